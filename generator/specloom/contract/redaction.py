"""Keeps secrets out of what is written down: reports, recordings, logs, errors.

A secret is found by its value, in each spelling that it has on the wire, or by what the header,
parameter or member that holds it is called.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import quote, quote_plus

from specloom.contract.model import Answer, Call
from specloom.ir.model import Api, JsonValue

__all__ = ["HIDDEN", "Redactor"]

HIDDEN: Final = "***"

_WORDS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_SECRET: Final = frozenset((
    "authorization", "cookie", "cookies", "credential", "credentials", "jwt", "passphrase",
    "passwd", "password", "pin", "secret", "secrets", "token", "tokens", "xsrf", "csrf",
))  # fmt: skip
_KEYS: Final = frozenset(("api", "access", "private", "secret", "signing", "subscription"))
"""What makes a key one that opens something: `apiKey`, not `sortKey`."""
_PAGES: Final = frozenset(("page", "next", "continuation", "cursor", "sync", "previous", "prev"))
"""What makes a token a place in a list: `nextPageToken`."""
_SHORT: Final = 4
"""What is shorter is hidden only where it is all there is: else words would go with it."""
_PAIR: Final = re.compile(r"([^=&?;\s]+)=([^&;#\s]*)")


class Redactor:
    """Hides secrets in text.

    Args:
        secrets: values that are secret.
        names: headers, parameters and members that hold secrets, besides those told by their
            names.
    """

    def __init__(self, secrets: Iterable[str] = (), names: Iterable[str] = ()) -> None:
        self._names = {name.lower() for name in names}
        self._short: set[str] = set()
        self._spellings: set[str] = set()
        self._pattern: re.Pattern[str] | None = None
        for secret in secrets:
            self.learn(secret)

    @classmethod
    def of(cls, api: Api, secrets: Iterable[str] = ()) -> Redactor:
        """Give one that knows the names under which an API takes keys."""
        schemes = api.security_schemes.values()
        return cls(secrets, [each.api_key_name for each in schemes if each.api_key_name])

    def learn(self, secret: str) -> None:
        """Hide a value from now on, such as a token that was just given."""
        if len(secret) < _SHORT:
            self._short |= {secret} - {""}
            return
        self._spellings.update(_spellings(secret))
        longest_first = sorted(self._spellings, key=lambda text: (-len(text), text))
        self._pattern = re.compile("|".join(map(re.escape, longest_first)))

    def text(self, text: str) -> str:
        """Hide what is known to be secret, wherever it stands."""
        if text in self._short:
            return HIDDEN
        return self._pattern.sub(HIDDEN, text) if self._pattern else text

    def is_secret(self, name: str) -> bool:
        """Tell whether what goes by a name is secret."""
        if name.lower() in self._names:
            return True
        words = [word.lower() for word in _WORDS.findall(name)]
        if not words:
            return False
        last, before = words[-1], set(words[:-1])
        if last in {"token", "tokens"} and before & _PAGES:
            return False
        if last in {"key", "keys"}:
            return bool(before & _KEYS)
        return last in _SECRET or last == "apikey" or words[0] == "authorization"

    def headers(self, headers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """Hide secret headers whole, and secrets in the others."""
        return tuple(
            (name, HIDDEN if self.is_secret(name) else self.text(value)) for name, value in headers
        )

    def target(self, target: str) -> str:
        """Hide secrets in a path and query."""
        path, mark, query = target.partition("?")
        return self.text(path) + mark + self._pairs(query)

    def value(self, value: JsonValue) -> JsonValue:
        """Hide secrets in JSON, of members by their names, too."""
        match value:
            case str():
                return self.text(value)
            case Mapping():
                return {self.text(name): self._member(name, inner) for name, inner in value.items()}
            case list():
                return [self.value(inner) for inner in value]
            case _:
                return HIDDEN if str(value) in self._short else value

    def body(self, body: bytes | None, media_type: str = "") -> str:
        """Give a body as text without secrets; nothing where there is none."""
        if not body:
            return ""
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            hidden = self.text(body.decode("latin-1"))
            return f"({len(body)} bytes, no text)" if HIDDEN not in hidden else HIDDEN
        if "json" in media_type or text[:1] in {"{", "["}:
            try:
                read = json.loads(text)
            except ValueError:
                return self.text(text)
            hidden_value = self.value(read)
            # What holds no secret is shown as it was sent, to the byte.
            text = text if hidden_value == read else json.dumps(hidden_value, ensure_ascii=False)
        elif "form-urlencoded" in media_type:
            text = self._pairs(text)
        return self.text(text)

    def call(self, call: Call) -> Call:
        """Give a request without secrets."""
        media_type = next((value for name, value in call.headers if name == "content-type"), "")
        body = None if call.body is None else self.body(call.body, media_type).encode()
        return Call(call.method, self.target(call.target), self.headers(call.headers), body)

    def answer(self, answer: Answer) -> Answer:
        """Give an answer without secrets."""
        body = self.body(answer.body, answer.header("content-type") or "").encode()
        return Answer(answer.status, self.headers(answer.headers), body, answer.seconds)

    def _member(self, name: str, value: JsonValue) -> JsonValue:
        if self.is_secret(name) and isinstance(value, str | int | float) and value != "":
            return value if isinstance(value, bool) else HIDDEN
        return self.value(value)

    def _pairs(self, text: str) -> str:
        def shown(pair: re.Match[str]) -> str:
            secret = pair[2] and self.is_secret(pair[1])
            return f"{pair[1]}={HIDDEN if secret or pair[2] in self._short else pair[2]}"

        return self.text(_PAIR.sub(shown, text))


def _spellings(secret: str) -> set[str]:
    """Give the ways in which a secret stands in requests, answers and files."""
    found = {
        secret,
        quote(secret, safe=""),
        quote(secret),
        quote_plus(secret),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        repr(secret)[1:-1],
    }
    data = secret.encode("utf-8")
    found |= {base64.b64encode(data).decode(), base64.urlsafe_b64encode(data).decode().rstrip("=")}
    return {text for text in found if len(text) >= _SHORT}
