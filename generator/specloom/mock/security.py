"""Whether a request says who it comes from, in a way that the operation takes."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from specloom.ir.model import Operation, SecurityScheme
from specloom.mock.messages import Refusal, Request
from specloom.mock.reading.styles import decoded_plus, pairs_of

__all__ = ["Guard"]

_Extract: TypeAlias = Callable[[Request], "str | None"]


class Guard:
    """Finds the credentials of requests for one operation. Whose they are it does not ask."""

    def __init__(self, operation: Operation, schemes: Mapping[str, SecurityScheme]) -> None:
        self._ways: list[list[tuple[str, _Extract]]] = [
            [(name, _extracts(schemes[name])) for name in each.schemes if name in schemes]
            for each in operation.security
        ]
        self._ways.sort(key=lambda way: not way)  # a way that asks for nothing is the last resort
        named = [
            schemes[name] for each in operation.security for name in each.schemes & schemes.keys()
        ]
        self._challenge = ", ".join(dict.fromkeys(filter(None, map(_challenge, named))))
        declared = {response.status for response in operation.responses}
        self._status = 403 if "403" in declared and "401" not in declared else 401

    def read(self, request: Request) -> Mapping[str, str] | Refusal:
        """Give the credentials by scheme, of the first way to authenticate that is satisfied."""
        if not self._ways:
            return _NOBODY
        for way in self._ways:
            found = {name: extract(request) for name, extract in way}
            known = {name: text for name, text in found.items() if text is not None}
            if len(known) == len(found):
                return known
        wanted = " or ".join(" and ".join(name for name, _ in way) for way in self._ways)
        headers = {"www-authenticate": self._challenge} if self._challenge else {}
        return Refusal(self._status, f"the request lacks credentials for {wanted}", headers=headers)


_NOBODY: Final[Mapping[str, str]] = {}


def _extracts(scheme: SecurityScheme) -> _Extract:
    name = scheme.api_key_name or ""
    match scheme.type, scheme.api_key_location:
        case "apiKey", "query":
            return lambda request: _in_query(request, name)
        case "apiKey", "cookie":
            return lambda request: _in_cookies(request, name)
        case "apiKey", _:
            return lambda request: request.headers.get(name.lower()) or None
        case "mutualTLS", _:
            return lambda _: ""
        case "http", _ if (scheme.http_scheme or "").lower() == "basic":
            return _basic
        case "http", _ if (scheme.http_scheme or "").lower() != "bearer":
            return lambda request: _after(request, scheme.http_scheme or "")
        case _:
            return lambda request: _after(request, "bearer")


def _in_query(request: Request, name: str) -> str | None:
    try:
        texts: Sequence[str] = pairs_of(request.query).get(name, ())
        return decoded_plus(texts[0]) or None if texts else None
    except UnicodeDecodeError:
        return None


def _in_cookies(request: Request, name: str) -> str | None:
    pairs = (pair.strip().partition("=") for pair in request.headers.get("cookie", "").split(";"))
    return next((value for key, _, value in pairs if key == name and value), None)


def _after(request: Request, scheme: str) -> str | None:
    """Give what follows the scheme in `Authorization`."""
    said, _, credentials = request.headers.get("authorization", "").partition(" ")
    return credentials.strip() or None if said.lower() == scheme.lower() else None


def _basic(request: Request) -> str | None:
    """Give `name:password`."""
    try:
        text = base64.b64decode(_after(request, "basic") or "", validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None
    return text if ":" in text else None


def _challenge(scheme: SecurityScheme) -> str:
    """Give how a client is told to authenticate (RFC 9110, 11.6.1)."""
    match scheme.type:
        case "http":
            said = (scheme.http_scheme or "bearer").capitalize()
            asked = ', nonce="mock", qop="auth", algorithm=SHA-256' if said == "Digest" else ""
            return f'{said} realm="mock"{asked}'
        case "oauth2" | "openIdConnect":
            return 'Bearer realm="mock"'
        case _:
            return ""
