"""Tokens: by the client credentials of OAuth 2.0 (RFC 6749, 4.4), by password, or by a login."""

from __future__ import annotations

import base64
import binascii
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote_plus, urlencode, urljoin, urlsplit

from specloom.contract.model import Answer, Call
from specloom.contract.redaction import Redactor
from specloom.contract.target import Target, TargetError, fetch, is_loopback
from specloom.errors import BadInput, Finding, Location
from specloom.ir.model import Api, Flow, JsonValue, SecurityScheme

__all__ = ["Login", "Tokens"]

_OK: Final = range(200, 300)
_SOON: Final = 0.9
"""The share of its life after which a token is renewed."""


@dataclass(frozen=True, slots=True, repr=False)
class Login:
    """What a token is asked for with; `token` is one that is there already."""

    client_id: str
    client_secret: str
    username: str
    password: str
    environment: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class _Token:
    value: str
    until: float | None = None
    has_worked: bool = False


class Tokens:
    """Gets tokens, and keeps them as long as they are good.

    Args:
        api: the description, whose servers may say where tokens come from.
        target: what is tested; on this machine tokens come from it, too.
        login: what to ask with.
        redactor: learns the tokens.
        url: where tokens come from, whatever the description says.
        is_lenient: whether there may be none; the target may be a mock that takes anything.
    """

    def __init__(  # noqa: PLR0913 - the parts of a login
        self,
        api: Api,
        target: Target,
        login: Callable[[SecurityScheme], Login],
        redactor: Redactor,
        url: str = "",
        *,
        is_lenient: bool,
    ) -> None:
        self._api = api
        self._target = target
        self._login = login
        self._redactor = redactor
        self._url = url
        self._is_lenient = is_lenient
        self._held: dict[str, _Token] = {}

    def get(self, scheme: SecurityScheme) -> str:
        """Give a token of a scheme; an empty one where there is none and need be none.

        Raises:
            TargetError: It is refused, or no answer comes.
        """
        held = self._held.get(scheme.name)
        if held is None or (held.until is not None and time.monotonic() >= held.until):
            held = self._ask(scheme)
            self._redactor.learn(held.value)
            self._held[scheme.name] = held
        return held.value

    def worked(self, schemes: Iterable[SecurityScheme]) -> None:
        """Take note that the tokens of schemes were taken."""
        for scheme in schemes:
            held = self._held.get(scheme.name)
            if held is not None and not held.has_worked:
                self._held[scheme.name] = replace(held, has_worked=True)

    def forget(self, schemes: Iterable[SecurityScheme]) -> bool:
        """Drop tokens that were taken before; tell whether there were such."""
        stale = [
            scheme.name
            for scheme in schemes
            if scheme.name in self._held and self._held[scheme.name].has_worked
        ]
        for name in stale:
            del self._held[name]
        return bool(stale)

    def _ask(self, scheme: SecurityScheme) -> _Token:
        told = scheme.extensions.get("x-login")
        begun = time.monotonic()
        if isinstance(told, dict):
            member = str(told.get("token", "token"))
            answer, where = self._logged_in(scheme, told)
        else:
            member = "access_token"
            answer, where = self._granted(scheme)
        body = _read(answer)
        token = body.get(member)
        if answer.status not in _OK or not isinstance(token, str) or not token:
            if self._is_lenient:
                return _Token("")
            reason = f"answers {answer.status}" if answer.status not in _OK else "gives no token"
            message = f"{where} {reason} to the credentials of {scheme.name}; are they right?"
            raise TargetError("refused", message)
        life = _life(body, token)
        return _Token(token, None if life is None else begun + life * _SOON)

    def _logged_in(self, scheme: SecurityScheme, told: dict[str, JsonValue]) -> tuple[Answer, str]:
        where = told.get("login")
        place: dict[str, JsonValue] = where if isinstance(where, dict) else {}
        login = self._login(scheme)
        sent = {
            str(place.get("username", "username")): login.username,
            str(place.get("password", "password")): login.password,
        }
        headers = (("content-type", "application/json"), ("accept", "application/json"))
        path = str(place.get("path", "/"))
        call = Call("POST", path, headers, json.dumps(sent).encode())
        return self._target.exchange(call), f"{self._target.address}{path}"

    def _granted(self, scheme: SecurityScheme) -> tuple[Answer, str]:
        login = self._login(scheme)
        flow = _flow(scheme)
        form = {"grant_type": "client_credentials"}
        if flow.kind == "password":
            form = {"grant_type": "password", "username": login.username}
            form["password"] = login.password
        if flow.scopes:
            form["scope"] = " ".join(flow.scopes)
        # RFC 6749, 2.3.1: both are encoded as in a form before they are joined.
        pair = f"{quote_plus(login.client_id)}:{quote_plus(login.client_secret)}"
        encoded = base64.b64encode(pair.encode()).decode()
        self._redactor.learn(encoded)
        headers = (
            ("authorization", f"Basic {encoded}"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "application/json"),
        )
        url = self._url or self._address(login.environment, flow)
        call = Call("POST", "", headers, urlencode(form).encode())
        if self._target.loopback and not self._url:
            # Real tokens have no business on this machine: whoever answers here gives his own.
            path = f"/{urlsplit(url).path.removeprefix('/')}"
            return self._target.exchange(replace(call, target=path)), url
        url = urljoin(f"{self._target.address}/", url)
        parts = urlsplit(url)
        if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
            message = f"{url} is no https address: credentials are not sent there"
            raise TargetError("refused", message)
        return fetch(url, call), url

    def _address(self, environment: str, flow: Flow) -> str:
        """Give where an environment's tokens come from.

        Raises:
            BadInput: There is no such environment.
        """
        told = [each.extensions.get("x-environment") for each in self._api.servers]
        known = {str(one.get("name")): one for one in told if isinstance(one, dict)}
        if environment and known and environment not in known:
            names = ", ".join(known)
            message = f"there is no environment {environment!r}; the description has {names}"
            raise BadInput(Finding("unknown-environment", message, Location(self._api.source)))
        own = known.get(environment, {}).get("tokenUrl")
        return str(own or flow.token_url or "")


def _flow(scheme: SecurityScheme) -> Flow:
    kinds = {flow.kind: flow for flow in scheme.flows}
    return kinds.get("clientCredentials") or kinds["password"]


def _read(answer: Answer) -> dict[str, JsonValue]:
    try:
        read = json.loads(answer.body)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _life(body: dict[str, JsonValue], token: str) -> float | None:
    """Give how many seconds a token lasts: as its answer says, or as it says itself (RFC 7519)."""
    told = body.get("expires_in")
    if isinstance(told, int | float) and not isinstance(told, bool):
        return float(told)
    parts = token.split(".")
    if len(parts) != 3:  # noqa: PLR2004 - the parts of a JWT
        return None
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
        return float(claims["exp"]) - float(claims["iat"])
    except (binascii.Error, ValueError, KeyError, TypeError):
        return None
