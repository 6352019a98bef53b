"""Tokens that are fetched, kept and renewed: one fetch for any number of callers.

What to do (which token, when to renew it, after which answer) is decided by frozen states and
generators that know no colour; two short drivers, one for threads and one for tasks, hold a lock
while a token is fetched.

A token is fetched when the first request needs one, renewed a while before it expires, and
renewed once when the service refuses it with 401.  No `repr` shows a secret.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import anyio  # httpx itself needs and brings it

from .errors import LoginFailed
from .http import httpx

__all__ = ["LOGIN", "RenewedToken", "Session", "Steps", "is_word"]

LOGIN: Final = "login"
"""The extension that marks requests for a token, which are safe to repeat."""

_UNAUTHORIZED = 401
_EARLY = 60.0

_WORD = re.compile("[!-~]+")


def is_word(text: str) -> bool:
    """Tell whether text can travel in a header as one word."""
    return _WORD.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Session:
    """A token and what renewing it takes.

    Attributes:
        token: The access token.
        renew_at: When to renew it, in seconds since the epoch; infinite where nobody knows.
        refresh: The refresh token or cookie, empty where there is none.
        xsrf: What the service wants to see beside a cookie, empty where there is nothing.
    """

    token: str = field(repr=False)
    renew_at: float = float("inf")
    refresh: str = field(default="", repr=False)
    xsrf: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """How the last fetch ended. Each fetch makes a new one, so that `is` tells whether it did."""

    session: Session | None = None
    failure: LoginFailed | None = None

    def is_due(self, now: float) -> bool:
        """Tell whether a token must be fetched before the next request."""
        return self.session is None or now >= self.session.renew_at


Steps: TypeAlias = Generator[httpx.Request, httpx.Response, Session]
"""Yields requests for a token, receives their answers, gives the session."""


class RenewedToken(httpx.Auth):
    """Keeps a token and renews it; whoever needs it meanwhile waits for that one renewal.

    Those who waited for a fetch that the service refused share the refusal: wrong passwords are
    tried once, not once a thread.  A fetch that was cut short leaves everything as it was.
    """

    def __init__(self, *, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._state = _State()
        # Held over `yield`, which is safe in these flows: the client resumes them on the thread or
        # task that took the lock, and closes them, which gives it back, whatever happens.
        self._thread_lock = threading.Lock()
        self._task_lock = anyio.Lock()

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def _fetch(self, old: Session | None, cause: httpx.Request) -> Steps:
        """Get a session for the request `cause`, from the old one where there is one."""
        raise NotImplementedError

    def sync_auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the token; fetch it before if that is due, and again if it is refused."""
        stale = self._due()
        for is_last in (False, True):
            if stale is not None:
                with self._thread_lock:
                    steps = self._attempt(stale, request)
                    wire = next(steps, None)
                    while wire is not None:
                        response = yield wire
                        response.read()
                        wire = _next(steps, response)
            stale = self._sign(request)
            response = yield request
            if is_last or response.status_code != _UNAUTHORIZED:
                return

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Add the token; fetch it before if that is due, and again if it is refused."""
        stale = self._due()
        for is_last in (False, True):
            if stale is not None:
                async with self._task_lock:
                    steps = self._attempt(stale, request)
                    wire = next(steps, None)
                    while wire is not None:
                        response = yield wire
                        await response.aread()
                        wire = _next(steps, response)
            stale = self._sign(request)
            response = yield request
            if is_last or response.status_code != _UNAUTHORIZED:
                return

    def _due(self) -> _State | None:
        """Give the state that must be replaced before the next request, if it must."""
        state = self._state
        return state if state.is_due(self._now()) else None

    def _attempt(
        self, stale: _State, cause: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        """Replace the stale state, unless somebody did so while we waited for our turn."""
        if self._state is not stale:
            return
        try:
            self._state = _State((yield from self._fetch(stale.session, cause)))
        except LoginFailed as error:
            self._state = _State(failure=error)

    def _sign(self, request: httpx.Request) -> _State:
        """Add the token to a request; give the state it is from."""
        state = self._state
        if state.session is None:
            failure = state.failure or LoginFailed("There is no token")
            # A copy: one exception raised by many threads would gather all their tracebacks.
            raise LoginFailed(*failure.args, response=failure.response, body=failure.body)
        request.headers["Authorization"] = f"Bearer {state.session.token}"
        return state

    def _session(self, token: object, lifetime: float | None, response: httpx.Response) -> Session:
        """Give a new session, to be renewed a while before its token expires.

        Raises:
            LoginFailed: There is no token, or none that can travel in a header.
        """
        if not isinstance(token, str) or not is_word(token):
            raise LoginFailed("The answer to the login holds no token", response=response)
        if lifetime is None or lifetime <= 0:  # unknown, or the clocks differ: wait for the 401
            return Session(token)
        return Session(token, renew_at=self._now() + lifetime - min(_EARLY, lifetime / 4))


def _next(
    steps: Generator[httpx.Request, httpx.Response, None], response: httpx.Response
) -> httpx.Request | None:
    try:
        return steps.send(response)
    except StopIteration:
        return None
