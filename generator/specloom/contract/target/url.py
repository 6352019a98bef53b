"""A service at an address; where a connection is opened."""

from __future__ import annotations

import socket
import ssl
import time
from base64 import b64encode
from contextlib import ExitStack
from typing import Final
from urllib.request import getproxies, proxy_bypass

import h11
import httpx

from specloom import __version__
from specloom.contract.model import Answer, Call, Case
from specloom.contract.target.model import (
    Dropped,
    Limits,
    TargetError,
    Trouble,
    Unsendable,
    is_loopback,
)
from specloom.contract.target.packing import unpacked
from specloom.contract.target.wire import Headers, HungUp, Reply, TooLarge, Wire, tunnel
from specloom.errors import BadInput, Finding, Location, SpecloomError
from specloom.ir.model import Operation

__all__ = ["UrlTarget", "fetch"]

_REPEATABLE: Final = frozenset(("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"))
"""Methods that may be sent again when a connection is lost (RFC 9110, 9.2.2)."""
_HOLDING: Final = frozenset(("POST", "PUT", "PATCH"))
"""Methods that have a body, if one of no length (RFC 9110, 8.6)."""
_MOVED: Final = frozenset((301, 302, 303, 307, 308))
_PORTS: Final = {"http": 80, "https": 443}
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

    Attributes:
        deadline: when there must be an answer at the latest, by `time.monotonic`.

    Raises:
        BadInput: The address is none.
    """

    def __init__(self, url: str, *, limits: Limits | None = None) -> None:
        self._origin = _checked(url)
        self.address = url.rstrip("/")
        self.loopback = is_loopback(self._origin.host)
        self.limits = limits or Limits()
        self.deadline: float | None = None
        self._answered = False
        self._tls = httpx.create_ssl_context() if self._origin.scheme == "https" else None
        self._proxy = _proxy(self._origin)
        self._pass = _authorised(self._proxy)
        self._prefix = self._origin.raw_path.decode("ascii").rstrip("/")
        self._usual = [("host", self._origin.netloc.decode("ascii")), *_USUAL]
        if self._proxy is not None and self._tls is None:  # which is then told where to
            self._prefix = f"{self._origin.copy_with(raw_path=b'/')}".rstrip("/") + self._prefix
            self._usual += [(name.decode(), value.decode()) for name, value in self._pass]
        self._wire = Wire(self._connected, self.limits.body)

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
        begun = time.monotonic()
        reply = self._attempt(call, begun)
        self._answered = True
        named = [(name.decode("ascii"), value.decode("latin-1")) for name, value in reply.headers]
        try:
            body = unpacked(reply, self.limits.body)
        except TooLarge:
            raise self._too_large(call) from None
        return Answer(reply.status, tuple(named), body, time.monotonic() - begun)

    def close(self) -> None:
        """Close its connections."""
        self._wire.close()

    # ------------------------------------------------------------------------------ the request

    def _attempt(self, call: Call, begun: float) -> Reply:
        end = begun + self.limits.answer
        if self.deadline is not None:
            end = min(end, self.deadline)
        try:
            request, body = self._request(call), call.body or b""
            try:
                return self._wire.ask(request, body, end)
            except (HungUp, ConnectionResetError):
                # A server may hang up on an idle connection just as it is used again.
                if call.method not in _REPEATABLE or not self._answered:
                    raise
                return self._wire.ask(request, body, end)
        except (UnicodeEncodeError, h11.LocalProtocolError) as error:
            raise Unsendable(f"{call.method} {call.target} cannot be written: {error}") from None
        except (_UnconnectedError, HungUp, TooLarge, OSError, h11.RemoteProtocolError) as error:
            raise self._failed(call, error) from None

    def _request(self, call: Call) -> h11.Request:
        named = {name for name, _ in call.headers}
        headers = [each for each in self._usual if each[0] not in named]
        headers += call.headers
        is_measured = "content-length" in named or "transfer-encoding" in named
        if not is_measured and (call.body or call.method in _HOLDING):
            headers.append(("content-length", str(len(call.body or b""))))
        return h11.Request(
            method=call.method,
            target=self._prefix + call.target or "/",
            headers=[(name.encode("ascii"), value.encode("latin-1")) for name, value in headers],
        )

    def _connected(self) -> socket.socket:
        """Open a connection.

        Raises:
            _UnconnectedError: It cannot be.
        """
        end = time.monotonic() + self.limits.connect
        host, port = _place(self._origin)
        with ExitStack() as opening:
            try:
                opened = socket.create_connection(
                    _place(self._proxy or self._origin), self.limits.connect
                )
                opening.callback(opened.close)
                opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                if self._tls is not None:
                    if self._proxy is not None:
                        tunnel(opened, f"{_bracketed(host)}:{port}", self._pass, end)
                    opened = self._tls.wrap_socket(opened, server_hostname=host)
            except (OSError, HungUp, h11.RemoteProtocolError) as error:
                raise _UnconnectedError(error) from None
            opening.pop_all()
            return opened

    # ---------------------------------------------------------------------------- what went wrong

    def _failed(self, call: Call, error: Exception) -> TargetError:
        """Say what went wrong in one sentence."""
        lost: Trouble = "died" if self._answered else "unreachable"
        match error:
            case _UnconnectedError(cause=cause):
                return self._unconnected(lost, cause)
            case TimeoutError():
                return self._slow(call)
            case TooLarge():
                return self._too_large(call)
            case h11.RemoteProtocolError():
                what = "does not answer in HTTP"
            case HungUp():
                what = f"drops the connection {error}"
            case _:
                what = "drops the connection without an answer"
        told = self._error(lost, call, what)
        return Dropped(told.message, what) if self._answered else told

    def _unconnected(self, lost: Trouble, cause: Exception) -> TargetError:
        """Say why there is no connection; that is not about a request."""
        kind = lost
        match cause:
            case TimeoutError():
                told = f"cannot be reached within {self.limits.connect:g} s; is the address right?"
            case ssl.SSLCertVerificationError():
                kind, why = "certificate", cause.verify_message or "it cannot be verified"
                told = f"shows a certificate that is not to be trusted ({why}); nothing was sent"
            case ssl.SSLError():
                told = "does not speak TLS; is it http, not https?"
            case _:
                why = (cause.strerror if isinstance(cause, OSError) else "") or str(cause)
                gone = "is gone" if self._answered else "cannot be reached"
                told = f"{gone} ({why.lower()})"
        return TargetError(kind, f"{self.address} {told}")

    def _slow(self, call: Call) -> TargetError:
        if self.deadline is not None and time.monotonic() >= self.deadline:
            return self._error("slow", call, "had not answered when the time that was given was up")
        return self._error("slow", call, f"took longer than {self.limits.answer:g} s")

    def _too_large(self, call: Call) -> TargetError:
        most = f"{self.limits.body:,} bytes"
        return self._error("refused", call, f"answers with more than {most}")

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


class _UnconnectedError(SpecloomError):
    """There is no connection."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(str(cause))
        self.cause = cause


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


def _proxy(url: httpx.URL) -> httpx.URL | None:
    """Give the proxy that the environment names for an address; this machine needs none."""
    if is_loopback(url.host) or proxy_bypass(url.host):
        return None
    told = getproxies().get(url.scheme)
    if told is None:
        return None
    proxy = httpx.URL(told if "://" in told else f"http://{told}")
    if proxy.scheme != "http" or not proxy.host:
        raise _unusable(f"lies behind a proxy by {proxy.scheme}, where only http is known here")
    return proxy


def _authorised(proxy: httpx.URL | None) -> Headers:
    """Give the headers that a proxy wants to see."""
    if proxy is None or not proxy.userinfo:
        return []
    told = b64encode(f"{proxy.username}:{proxy.password}".encode()).decode("ascii")
    return [(b"proxy-authorization", f"Basic {told}".encode("ascii"))]


def _place(url: httpx.URL) -> tuple[str, int]:
    return url.raw_host.decode("ascii"), url.port or _PORTS[url.scheme]


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _unusable(what: str) -> BadInput:
    return BadInput(Finding("target-unusable", f"the target {what}", Location("--target")))


def _joins(url: httpx.URL, location: str) -> bool:
    try:
        return bool(url.join(location).host)
    except httpx.InvalidURL:
        return False


def _origin_of(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port
