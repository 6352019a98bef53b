"""The secrets of a recording, learnt before anything of it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import parse_qsl

import orjson

from specloom.contract.drift.addresses import query_of
from specloom.contract.drift.model import Recorded
from specloom.contract.redaction import Redactor
from specloom.ir.model import Api, JsonValue

__all__ = ["redactor_of"]

_JWT: Final = re.compile(rb"eyJ[\w-]+\.[\w-]+\.[\w-]*")
_SHORTEST: Final = 6
"""Characters of a word of a header that is a secret: `Bearer` is none, and neither is `Path`."""
_SCHEMES: Final = frozenset(("basic", "bearer", "digest", "httponly", "samesite", "expires"))


def redactor_of(api: Api, recorded: Iterable[Recorded]) -> Redactor:
    """Give what hides the secrets that some exchanges hold."""
    redactor = Redactor.of(api)
    known: set[str] = set()
    for each in recorded:
        for secret in _secrets(redactor, each):
            if secret not in known:
                known.add(secret)
                redactor.learn(secret)
    return redactor


def _secrets(redactor: Redactor, recorded: Recorded) -> Iterator[str]:
    for name, text in (*recorded.headers, *recorded.answer_headers):
        if redactor.is_secret(name):
            words = [text, *re.split(r"[\s;,=]+", text)]
            yield from (w for w in words if len(w) >= _SHORTEST and w.lower() not in _SCHEMES)
    for name, text in query_of(recorded.url):
        if redactor.is_secret(name) and len(text) >= _SHORTEST:
            yield text
    for body in (recorded.body, recorded.answer):
        if body:
            yield from (found.decode() for found in _JWT.findall(body))
            yield from _in_body(redactor, body)


def _in_body(redactor: Redactor, body: bytes) -> Iterator[str]:
    try:
        value: JsonValue = orjson.loads(body)
    except orjson.JSONDecodeError:
        text = body.decode(errors="replace")
        value = dict(parse_qsl(text)) if len(text) < 100_000 and "=" in text else None  # noqa: PLR2004
    waiting = [value]
    while waiting:
        match waiting.pop():
            case dict() as members:
                waiting += members.values()
                for name, member in members.items():
                    is_long = isinstance(member, str) and len(member) >= _SHORTEST
                    if is_long and redactor.is_secret(name):
                        yield str(member)
            case list() as items:
                waiting += items
            case _:
                pass
