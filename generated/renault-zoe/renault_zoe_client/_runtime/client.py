"""The two clients, sync and async: they send, wait and warn; all else is shared.

A generated client is a subclass that fills in `Options` and the credentials, and has a property
for each resource.
"""

from __future__ import annotations

import copy
import inspect
import logging
import time
import warnings
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import replace
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Any, Self, TypeVar, Unpack

from .auth import Keyring
from .errors import LoginFailed
from .exchange import Outcome, answered, next_wait, notices, outgoing, settle, status_of
from .http import httpx
from .options import Changes, Exchange, Options
from .request import Request, Response

__all__ = ["AsyncClient", "AsyncResource", "Client", "Resource", "received"]

T = TypeVar("T")

_package = __package__ or "runtime"
_logger = logging.getLogger(_package.removesuffix("._runtime"))


class _Shared:
    """What both colours of a client have: options, credentials, and what was said already."""

    def __init__(self, options: Options, auth: httpx.Auth | Keyring | None) -> None:
        self._options = options
        self._auth = auth
        self._warned: set[tuple[type[Warning], str]] = set()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._options.base_url!r})"

    @property
    def options(self) -> Options:
        """Give what this client was told."""
        return self._options

    def with_options(self, **changes: Unpack[Changes]) -> Self:
        """Give a client that does some things otherwise; see `Options` for the arguments.

        `headers` are added to those there are.  The two clients share connections and credentials,
        so closing one closes both.
        """
        if "headers" in changes:
            changes["headers"] = {**self._options.headers, **changes["headers"]}
        other = copy.copy(self)
        other._options = replace(self._options, **changes)  # noqa: SLF001 - it is one of us
        return other

    def _signed(self, wire: httpx.Request, request: Request[Any]) -> httpx.Auth | None:
        """Add credentials to what is sent, or give what does."""
        if not request.authenticated:
            return None
        if isinstance(self._auth, Keyring):
            return self._auth.sign(wire, request.security)
        return self._auth

    def _note(self, request: Request[Any], outcome: Outcome, attempt: int, since: float) -> None:
        """Tell the log, the hook and, once each, whoever reads warnings."""
        path = request.path if request.path.startswith("/") else httpx.URL(request.path).path
        status, seconds = status_of(outcome), time.perf_counter() - since
        said = status if status is not None else type(outcome).__name__
        _logger.debug("%s %s: %s in %.3f s", request.method, path, said, seconds)
        if self._options.on_exchange is not None:
            exchange = Exchange(
                request.operation_id, request.method, path, status, seconds, attempt
            )
            self._options.on_exchange(exchange)
        if isinstance(outcome, httpx.Response):
            for warning in notices(self._options, request, outcome):
                self._warn(warning, request)

    def _warn(self, warning: Warning, request: Request[Any]) -> None:
        key = (type(warning), request.operation_id)
        if key not in self._warned:
            self._warned.add(key)
            warnings.warn(warning, stacklevel=_level_outside())


def _level_outside() -> int:
    """Give the `stacklevel` at which `_warn` points out of this package: at the user's line."""
    level, frame = 1, inspect.currentframe()
    frame = frame and frame.f_back
    while frame is not None and _is_ours(frame.f_globals.get("__name__", "")):
        level, frame = level + 1, frame.f_back
    return level


def _is_ours(module: str) -> bool:
    return f"{module}.".startswith(f"{_logger.name}.")


def _no_cookies() -> CookieJar:
    """Give a jar that stays empty: what a login sets belongs to the login, not to every call."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=[]))


class Client(_Shared):
    """A client that blocks until the answer is there. Threads may share it.

    Args:
        options: Where to connect and how to go about it.
        auth: The credentials; see `auth`.
        transport: What carries requests instead of the network, for tests and special networks.
    """

    def __init__(
        self,
        options: Options,
        *,
        auth: httpx.Auth | Keyring | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        super().__init__(options, auth)
        self._http = httpx.Client(transport=transport, cookies=_no_cookies())

    def send(self, request: Request[T]) -> Response[T]:
        """Send a request, again where that helps, and give the whole response.

        Raises:
            ApiError: It was refused, or the service did not answer, or not as it should.
        """
        return settle(self._options, request, self._outcome(request))

    def open(self, request: Request[Any]) -> httpx.Response:
        """Send a request, again where that helps, and give the answer before its body has come.

        The body is read from what is returned, and whoever reads it closes it.

        Raises:
            ApiError: It was refused, or the service did not answer.
        """
        outcome = self._outcome(request, stream=True)
        return answered(self._options, request, outcome)

    def _outcome(self, request: Request[Any], *, stream: bool = False) -> Outcome:
        attempt = 0
        while True:
            outcome = self._try(request, attempt, stream=stream)
            wait = next_wait(self._options, request, outcome, attempt)
            if wait is None:
                return outcome
            self._options.timing.sleep(wait)
            attempt += 1

    def _try(self, request: Request[Any], attempt: int, *, stream: bool) -> Outcome:
        wire = outgoing(self._http, self._options, request)
        since = time.perf_counter()
        outcome: Outcome
        try:
            outcome = self._http.send(wire, auth=self._signed(wire, request), stream=stream)
            if not outcome.is_success:
                outcome.read()
        except (httpx.RequestError, LoginFailed) as error:
            outcome = error
        self._note(request, outcome, attempt, since)
        return outcome

    def close(self) -> None:
        """Close the connections, of every client made with `with_options` too.

        Whoever calls an operation after that gets a `RuntimeError`.
        """
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class AsyncClient(_Shared):
    """A client for asyncio and trio. Tasks of one event loop may share it.

    Args:
        options: Where to connect and how to go about it.
        auth: The credentials; see `auth`.
        transport: What carries requests instead of the network, for tests and special networks.
    """

    def __init__(
        self,
        options: Options,
        *,
        auth: httpx.Auth | Keyring | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        super().__init__(options, auth)
        self._http = httpx.AsyncClient(transport=transport, cookies=_no_cookies())

    async def send(self, request: Request[T]) -> Response[T]:
        """Send a request, again where that helps, and give the whole response.

        Raises:
            ApiError: It was refused, or the service did not answer, or not as it should.
        """
        return settle(self._options, request, await self._outcome(request))

    async def open(self, request: Request[Any]) -> httpx.Response:
        """Send a request, again where that helps, and give the answer before its body has come.

        The body is read from what is returned, and whoever reads it closes it.

        Raises:
            ApiError: It was refused, or the service did not answer.
        """
        outcome = await self._outcome(request, stream=True)
        return answered(self._options, request, outcome)

    async def _outcome(self, request: Request[Any], *, stream: bool = False) -> Outcome:
        attempt = 0
        while True:
            outcome = await self._try(request, attempt, stream=stream)
            wait = next_wait(self._options, request, outcome, attempt)
            if wait is None:
                return outcome
            await self._options.timing.asleep(wait)
            attempt += 1

    async def _try(self, request: Request[Any], attempt: int, *, stream: bool) -> Outcome:
        wire = outgoing(self._http, self._options, request)
        since = time.perf_counter()
        outcome: Outcome
        try:
            outcome = await self._http.send(wire, auth=self._signed(wire, request), stream=stream)
            if not outcome.is_success:
                await outcome.aread()
        except (httpx.RequestError, LoginFailed) as error:
            outcome = error
        self._note(request, outcome, attempt, since)
        return outcome

    async def aclose(self) -> None:
        """Close the connections, of every client made with `with_options` too.

        Whoever calls an operation after that gets a `RuntimeError`.
        """
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()


async def received(response: httpx.Response, size: int | None = None) -> AsyncGenerator[bytes]:
    """Yield the content of an answer as it comes, decompressed; close the answer in the end.

    httpx leaves the generators within its own to whoever collects garbage, of which trio warns. So
    where this is closed early, they are run to their end, which a closed connection is.
    """
    pieces = response.aiter_bytes(size)
    try:
        async for piece in pieces:
            yield piece
    finally:
        await response.aclose()
        if "network_stream" in response.extensions and response.http_version == "HTTP/1.1":
            with suppress(httpx.RequestError):
                async for _ in pieces:
                    pass


class Resource:
    """Some operations of a client that belong together."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def _send(self, request: Request[T]) -> T:
        return self._client.send(request).data


class AsyncResource:
    """Some operations of a client that belong together."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def _send(self, request: Request[T]) -> T:
        return (await self._client.send(request)).data
