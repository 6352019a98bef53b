"""Credentials: what goes into a request so that the service knows who asks.

Each is an `httpx.Auth` for sync and async alike, and shows no secret in its `repr`.
"""

from __future__ import annotations

import base64
import json
import math
import re
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, Literal, NotRequired, TypedDict
from urllib.parse import quote_plus, urlencode

from .errors import InvalidRequest, LoginFailed
from .http import httpx
from .options import http_address
from .tokens import LOGIN, RenewedToken, Session, Steps, is_word

__all__ = [
    "ApiKey",
    "Basic",
    "BearerToken",
    "ClientCredentials",
    "HttpDigest",
    "JwtLogin",
    "Keyring",
    "Login",
    "LoginCall",
    "RefreshCall",
    "Xsrf",
    "choose",
]


def choose(**ways: object) -> None:
    """Refuse several ways to log in at once: all but one would be ignored.

    Args:
        ways: An argument of each way by its name; `None` where it was not given.

    Raises:
        ValueError: More than one was given.
    """
    given = [name for name, value in ways.items() if value is not None]
    if len(given) > 1:
        raise ValueError(f"{' and '.join(given)} are different ways to log in: give one of them")


def _one_word(value: str, what: str) -> str:
    """Give a credential, unless it could not travel in a header."""
    if not is_word(value):
        raise InvalidRequest(f"The {what} must be ASCII text without spaces, and not empty")
    return value


class Basic(httpx.BasicAuth):
    """A user name and a password with every request (RFC 7617)."""


class HttpDigest(httpx.DigestAuth):
    """A user name, and a password that answers a challenge but never travels (RFC 7616).

    A body is kept until the answer is there, for it may go out again.
    """

    requires_request_body = True


class BearerToken(httpx.Auth):
    """A token that somebody else takes care of (RFC 6750).

    Args:
        token: The token, or a function that gives the one to use for the next request.
    """

    def __init__(self, token: str | Callable[[], str]) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the token."""
        token = self._token() if callable(self._token) else self._token
        request.headers["Authorization"] = f"Bearer {_one_word(token, 'access token')}"
        yield request


class ApiKey(httpx.Auth):
    """A key in a header, the query or a cookie, unless the call brings one there itself.

    A key in the query stands in the URL, which httpx writes to its own log at level INFO.
    """

    def __init__(
        self, name: str, location: Literal["header", "query", "cookie"], value: str
    ) -> None:
        self._name = name
        self._location = location
        self._value = value

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the key."""
        match self._location:
            case "header":
                request.headers.setdefault(self._name, _one_word(self._value, "API key"))
            case "query" if self._name not in request.url.params:
                key = urlencode({self._name: self._value}).encode("ascii")
                query = b"&".join(filter(None, (request.url.query, key)))
                request.url = request.url.copy_with(query=query)
            case "cookie":
                sent = request.headers.get("cookie", "").split("; ")
                if not any(pair.startswith(f"{self._name}=") for pair in sent):
                    pair = f"{self._name}={_one_word(self._value, 'API key')}"
                    request.headers["Cookie"] = "; ".join(filter(None, (*sent, pair)))
        yield request


class Keyring:
    """What a client was given for each security scheme, where operations differ in what they ask.

    Args:
        given: The credentials by the name of their scheme.
        usual: The ways in to an operation that states none of its own: alternatives, each the names
            of schemes that go together.
    """

    def __init__(
        self, given: Mapping[str, httpx.Auth], usual: Iterable[tuple[str, ...]] = ()
    ) -> None:
        self._given = dict(given)
        self._usual = tuple(usual)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self._given)})"

    def sign(
        self, request: httpx.Request, ways: Iterable[tuple[str, ...]] | None
    ) -> httpx.Auth | None:
        """Add to a request what its operation asks for, and nothing else.

        It goes the first way for which all was given, else what there is of another: the service
        says what it lacks. What may have to ask the service first is given back, for httpx.
        """
        found = tuple(self._usual if ways is None else ways)
        whole = (way for way in found if self._given.keys() >= set(way))
        partly = (way for way in found if not self._given.keys().isdisjoint(way))
        way = next(whole, None) or next(partly, ())
        asking: httpx.Auth | None = None
        for auth in (self._given[name] for name in way if name in self._given):
            if isinstance(auth, RenewedToken | HttpDigest):
                asking = auth
            else:
                next(auth.sync_auth_flow(request))
        return asking


class ClientCredentials(RenewedToken):
    """OAuth 2.0 client credentials (RFC 6749, section 4.4), with HTTP Basic at the token endpoint.

    Args:
        token_url: The token endpoint.
        client_id: The client's name.
        client_secret: The client's password.
        now: The clock, in seconds since the epoch.

    Raises:
        ValueError: `token_url` is no absolute HTTP address, or holds credentials.
    """

    def __init__(
        self,
        token_url: str,
        client_id: str,
        client_secret: str,
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(now=now)
        http_address(token_url, "token_url")
        self._token_url = token_url
        # Encoded twice, as section 2.3.1 wants it.
        pair = f"{quote_plus(client_id)}:{quote_plus(client_secret)}"
        self._basic = f"Basic {base64.b64encode(pair.encode('ascii')).decode('ascii')}"

    def _fetch(self, old: Session | None, cause: httpx.Request) -> Steps:
        del old  # such tokens are replaced, never refreshed (section 4.4.3)
        response = yield _post(
            self._token_url,
            cause,
            headers={"Authorization": self._basic},
            data={"grant_type": "client_credentials"},
        )
        if not response.is_success:
            raise _refusal(response)
        members = _members(response)
        return self._session(
            members.get("access_token"), _seconds(members.get("expires_in")), response
        )


class LoginCall(TypedDict):
    """Where to log in, and the members that carry user name and password."""

    path: str
    username: str
    password: str


class RefreshCall(TypedDict):
    """Where to renew a token."""

    path: str


class Xsrf(TypedDict):
    """The member of the login's answer that goes back as a header when renewing."""

    member: str
    header: str


class Login(TypedDict):
    """How a service logs in for a JWT and renews it: the description's `x-login`.

    `token` and `refreshToken` are members of the answers and bodies; a service that keeps the
    refresh token in a cookie has `refreshCookie` instead, which changes with every renewal.
    """

    login: LoginCall
    refresh: RefreshCall
    token: str
    refreshToken: NotRequired[str]
    refreshCookie: NotRequired[str]
    xsrf: NotRequired[Xsrf]


class JwtLogin(RenewedToken):
    """User name and password for a JSON Web Token, which is renewed without them while that works.

    A renewal that fails means one new login, no more.

    Args:
        base_url: Where the paths of `flow` begin.
        username: The user's name.
        password: The user's password.
        flow: How the service logs in and renews.
        now: The clock, in seconds since the epoch.

    Raises:
        ValueError: `base_url` is no absolute HTTP address, or holds credentials.
    """

    def __init__(
        self,
        base_url: str,
        username: str,
        password: str,
        flow: Login,
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(now=now)
        http_address(base_url, "base_url")
        self._base_url = base_url.rstrip("/")
        self._username = username
        self._password = password
        self._flow = flow

    def _fetch(self, old: Session | None, cause: httpx.Request) -> Steps:
        if old is not None and old.refresh:
            response = yield self._refresh(old, cause)
            if response.is_success:
                with suppress(LoginFailed):
                    return self._opened(response, old)
        response = yield self._login(cause)
        if not response.is_success:
            raise _refusal(response)
        return self._opened(response, None)

    def _login(self, cause: httpx.Request) -> httpx.Request:
        call = self._flow["login"]
        body = {call["username"]: self._username, call["password"]: self._password}
        return _post(self._address(call["path"]), cause, json=body)

    def _refresh(self, old: Session, cause: httpx.Request) -> httpx.Request:
        flow = self._flow
        body = {flow["token"]: old.token}
        headers = {}
        if "refreshToken" in flow:
            body[flow["refreshToken"]] = old.refresh
        if "refreshCookie" in flow:
            headers["Cookie"] = f"{flow['refreshCookie']}={old.refresh}"
        if "xsrf" in flow and old.xsrf:
            headers[flow["xsrf"]["header"]] = old.xsrf
        return _post(self._address(flow["refresh"]["path"]), cause, json=body, headers=headers)

    def _address(self, path: str) -> str:
        """Give the URL of a path, which is of this service whatever it begins with."""
        return f"{self._base_url}/{path.removeprefix('/')}"

    def _opened(self, response: httpx.Response, old: Session | None) -> Session:
        """Read the session that an answer opens; what it does not renew stays."""
        flow, members = self._flow, _members(response)
        token = members.get(flow["token"])
        session = self._session(token, _lifetime(token, self._now()), response)
        refresh = members.get(flow.get("refreshToken", ""))
        if "refreshCookie" in flow:
            refresh = _cookie(response, flow["refreshCookie"])
        xsrf = members.get(flow["xsrf"]["member"]) if "xsrf" in flow else None
        return replace(
            session,
            refresh=_kept(refresh, old.refresh if old else ""),
            xsrf=_kept(xsrf, old.xsrf if old else ""),
        )


def _kept(new: object, old: str) -> str:
    """Give the new value if it is one that can travel in a header."""
    return new if isinstance(new, str) and is_word(new) else old


def _lifetime(token: object, now: float) -> float | None:
    """Give the seconds until a JWT expires (RFC 7519, section 4.1.4), `None` if it does not say."""
    try:
        _, payload, _ = str(token).split(".")
        # base64url without its padding (RFC 7515, section 2)
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        expiry = _seconds(claims["exp"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return None if expiry is None else expiry - now


def _cookie(response: httpx.Response, name: str) -> str | None:
    """Give the value of a cookie that an answer sets (RFC 6265, section 4.1)."""
    for header in reversed(response.headers.get_list("set-cookie")):
        key, _, value = header.partition(";")[0].partition("=")
        if key.strip() == name:
            return value.strip()
    return None


def _post(url: str, cause: httpx.Request, **content: Any) -> httpx.Request:
    """Give a request for a token, as patient as the request that needs it."""
    headers = {"Accept": "application/json", **content.pop("headers", {})}
    if "User-Agent" in cause.headers:
        headers["User-Agent"] = cause.headers["User-Agent"]
    extensions = {"timeout": cause.extensions.get("timeout", {}), LOGIN: True}
    return httpx.Request("POST", url, headers=headers, extensions=extensions, **content)


def _members(response: httpx.Response) -> dict[str, Any]:
    """Give the JSON object in an answer, empty where there is none."""
    try:
        found = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


_CODE = re.compile(r"[A-Za-z][A-Za-z_.-]{0,99}")


def _refusal(response: httpx.Response) -> LoginFailed:
    """Give the error for an answer that is not 2xx, with its code but none of its prose."""
    members = _members(response)
    said = (members.get(key) for key in ("error", "code", "message"))
    code = next((one for one in said if isinstance(one, str) and _CODE.fullmatch(one)), "")
    status = f"{response.status_code} {response.reason_phrase}".rstrip()
    message = f"The login was answered with {status}{code and f' ({code})'}"
    return LoginFailed(message, response=response, body=members or None)


def _seconds(value: object) -> float | None:
    """Read a number of seconds; some services send it as text."""
    try:
        seconds = float(value) if isinstance(value, str | float) or type(value) is int else math.nan
    except (ValueError, OverflowError):
        return None
    return seconds if math.isfinite(seconds) else None
