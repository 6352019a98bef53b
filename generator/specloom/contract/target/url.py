"""A service at an address. The only module of this room that opens sockets."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.request import getproxies, proxy_bypass

import httpx

from specloom import __version__
from specloom.contract.model import Answer, Call, Case
from specloom.contract.target.model import (
    Limits,
    TargetError,
    Trouble,
    Unsendable,
    is_loopback,
)
from specloom.errors import BadInput, Finding, Location
from specloom.ir.model import Operation

__all__ = ["UrlTarget", "fetch"]

_REPEATABLE: Final = frozenset(("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"))
"""Methods that may be sent again when a connection is lost (RFC 9110, 9.2.2)."""
_MOVED: Final = frozenset((301, 302, 303, 307, 308))
_USUAL: Final = (
    ("user-agent", f"specloom/{__version__}"),
    ("accept-encoding", "gzip, deflate"),
    ("accept", "*/*"),
)


class UrlTarget:
    """A service at an address.

    Args:
        url: `http` or `https`; a path in it is put before each path.
        limits: what is too slow, and too much.

    Raises:
        BadInput: The address is none.
    """

    def __init__(self, url: str, *, limits: Limits | None = None) -> None:
        parts = _checked(url)
        self.address = url.rstrip("/")
        self.loopback = is_loopback(parts.host)
        self.limits = limits or Limits()
        self._prefix = parts.raw_path.decode("ascii").rstrip("/")
        self._origin = parts.copy_with(raw_path=b"/")
        self._answered = False
        # A client would keep cookies and look into redirects: each request is to stand alone.
        self._transport = httpx.HTTPTransport(proxy=_proxy(parts))
        self._extensions = {
            "timeout": httpx.Timeout(self.limits.answer, connect=self.limits.connect).as_dict()
        }

    def send(self, case: Case) -> Answer:
        """Send what a case holds.

        Raises:
            TargetError: There is no answer, or it sends us to another address.
            Unsendable: The request cannot be written.
        """
        answer = self.exchange(case.call)
        self._stay(case.operation, answer)
        return answer

    def exchange(self, call: Call) -> Answer:
        """Send a request.

        Raises:
            TargetError: There is no answer.
            Unsendable: The request cannot be written.
        """
        try:
            answer = self._attempt(call)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError) as error:
            # A server may hang up on an idle connection just as it is used again.
            if call.method not in _REPEATABLE or not self._answered:
                raise self._failed(call, error) from None
            with self._explained(call):
                answer = self._attempt(call)
        self._answered = True
        return answer

    def close(self) -> None:
        """Close its connections."""
        self._transport.close()

    def _attempt(self, call: Call) -> Answer:
        begun = time.monotonic()
        try:
            response = self._transport.handle_request(self._request(call))
        except (UnicodeEncodeError, httpx.LocalProtocolError, httpx.InvalidURL) as error:
            raise Unsendable(f"{call.method} {call.target} cannot be written: {error}") from None
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            raise
        except httpx.TransportError as error:
            raise self._failed(call, error) from None
        try:
            body = self._body(call, response, begun)
        except httpx.DecodingError:
            body = b""  # what it says of itself is not so; there is nothing to read
        finally:
            response.close()
        headers = tuple((name.lower(), value) for name, value in response.headers.multi_items())
        return Answer(response.status_code, headers, body, time.monotonic() - begun)

    def _request(self, call: Call) -> httpx.Request:
        named = {name for name, _ in call.headers}
        usual = [(name, value) for name, value in _USUAL if name not in named]
        return httpx.Request(
            call.method,
            self._origin,
            headers=[
                (name.encode("ascii"), value.encode("latin-1"))
                for name, value in (*usual, *call.headers)
            ],
            content=call.body,
            extensions={
                **self._extensions,
                "target": (self._prefix + call.target or "/").encode("ascii"),
            },
        )

    def _body(self, call: Call, response: httpx.Response, begun: float) -> bytes:
        pieces: list[bytes] = []
        size = 0
        for piece in response.iter_bytes():
            pieces.append(piece)
            size += len(piece)
            if size > self.limits.body:
                most = f"{self.limits.body:,} bytes"
                raise self._error("refused", call, f"answers with more than {most}")
            if time.monotonic() - begun > self.limits.answer:
                raise self._error("slow", call, f"took longer than {self.limits.answer:g} s")
        return b"".join(pieces)

    @contextmanager
    def _explained(self, call: Call) -> Iterator[None]:
        try:
            yield
        except httpx.TransportError as error:
            raise self._failed(call, error) from None

    def _failed(self, call: Call, error: httpx.TransportError) -> TargetError:
        """Say what went wrong in one sentence."""
        lost: Trouble = "died" if self._answered else "unreachable"
        match error:
            case httpx.ConnectTimeout() | httpx.PoolTimeout():
                told = f"cannot be reached within {self.limits.connect:g} s"
                return self._unconnected(lost, f"{told}; is the address right?")
            case httpx.TimeoutException():
                return self._error("slow", call, f"took longer than {self.limits.answer:g} s")
            case httpx.ConnectError() if _is_certificate(error):
                told = f"shows a certificate that is not to be trusted ({_reason(error)})"
                return self._unconnected("certificate", f"{told}; nothing was sent")
            case httpx.ConnectError() if _is_tls(error):
                return self._unconnected(lost, "does not speak TLS; is it http, not https?")
            case httpx.ConnectError():
                gone = "is gone" if self._answered else "cannot be reached"
                return self._unconnected(lost, f"{gone} ({_reason(error)})")
            case httpx.RemoteProtocolError() if "disconnected" not in str(error):
                return self._error(lost, call, "does not answer in HTTP")
            case _:
                return self._error(lost, call, "drops the connection without an answer")

    def _unconnected(self, kind: Trouble, what: str) -> TargetError:
        """Give the error of a connection that never was: it is not about a request."""
        return TargetError(kind, f"{self.address} {what}")

    def _error(self, kind: Trouble, call: Call, what: str) -> TargetError:
        path = call.target.partition("?")[0]  # a query may hold credentials
        return TargetError(kind, f"{self.address} {what}, on {call.method} {path}")

    def _stay(self, operation: Operation, answer: Answer) -> None:
        """Refuse to be sent elsewhere, unless that is described."""
        location = answer.header("location")
        if answer.status not in _MOVED or location is None:
            return
        if any(each.status in {str(answer.status), "3XX"} for each in operation.responses):
            return
        there = self._origin.join(location) if _joins(self._origin, location) else self._origin
        if (there.scheme, there.host, there.port) != _origin_of(self._origin):
            elsewhere = f"{there.scheme}://{there.netloc.decode('ascii')}"
            message = f"{self.address} redirects to {elsewhere}; if that is it, name that address"
            raise TargetError("refused", message)


def fetch(url: str, call: Call, limits: Limits | None = None) -> Answer:
    """Send one request to an address of its own; `call.target` is put behind it.

    Raises:
        TargetError: There is no answer.
        BadInput: The address is none.
    """
    target = UrlTarget(url, limits=limits)
    try:
        return target.exchange(call)
    finally:
        target.close()


def _checked(url: str) -> httpx.URL:
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        raise _unusable("is no address; write one like https://api.example.com") from None
    if parts.userinfo:
        raise _unusable(
            "has a name or password in it; say in specloom.toml which variables hold them"
        )
    if parts.scheme not in {"http", "https"} or not parts.host:
        raise _unusable(f"{url!r} is no address of a service; write one like http://127.0.0.1:8000")
    if parts.query or parts.fragment:
        raise _unusable(
            f"{str(parts.copy_with(query=None, fragment=None))!r} is followed by a "
            "query or fragment; leave it out"
        )
    return parts


def _proxy(url: httpx.URL) -> str | None:
    """Give the proxy that the environment names for an address; this machine needs none."""
    if is_loopback(url.host) or proxy_bypass(url.host):
        return None
    return getproxies().get(url.scheme)


def _unusable(what: str) -> BadInput:
    return BadInput(Finding("target-unusable", f"the target {what}", Location("--target")))


def _origin_of(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _joins(url: httpx.URL, location: str) -> bool:
    try:
        return bool(url.join(location).host)
    except httpx.InvalidURL:
        return False


def _causes(error: BaseException) -> Iterator[BaseException]:
    at: BaseException | None = error
    while at is not None:
        yield at
        at = at.__cause__ or at.__context__


def _is_certificate(error: BaseException) -> bool:
    return any(isinstance(one, ssl.SSLCertVerificationError) for one in _causes(error))


def _is_tls(error: BaseException) -> bool:
    return any(isinstance(one, ssl.SSLError) for one in _causes(error))


def _reason(error: BaseException) -> str:
    """Give the cause in the words of the system, without its numbers."""
    for one in _causes(error):
        match one:
            case ssl.SSLCertVerificationError(verify_message=str(message)) if message:
                return message
            case OSError(strerror=str(message)) if message:
                return message.lower()
            case _:
                continue
    return str(error).lower()
