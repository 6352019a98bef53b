"""What was seen in answers, by name, to be put into later requests: paths, queries and bodies."""

from __future__ import annotations

import json
import re
from typing import Final, TypeAlias

from specloom.contract.model import ABSENT, Absent, Answer, Exchange
from specloom.ir.model import JsonValue, Operation
from specloom.names.words import singular, words

__all__ = ["IDENTIFIERS", "Leaf", "Pools", "holder_of", "parsed"]

Leaf: TypeAlias = str | int | float | bool

_KEPT: Final = 20
"""How many values are kept of a name: the newest."""
_DEEP: Final = 8
_LONG: Final = 200
_OK: Final = range(200, 300)
_PARAMETER: Final = re.compile(r"\{[^{}]*\}")
IDENTIFIERS: Final = ("id", "uuid", "key", "code", "number", "slug", "name")
"""What things are told apart by, the surest first."""


class Pools:
    """Values that were seen, by what they are called.

    `id` in an answer of `/users` is `userId`, too, and so is `id` within a member `user`.
    """

    def __init__(self) -> None:
        self._held: dict[str, dict[str, Leaf]] = {}

    def learn(self, exchange: Exchange) -> None:
        """Keep what a successful answer holds, and what was sent in the path to get it."""
        if exchange.answer.status not in _OK:
            return
        if exchange.case.call.method == "DELETE":  # what is gone is of no use
            return
        holder = holder_of(exchange.case.operation)
        sent = exchange.case.values
        if sent is not None:
            for name, value in sent.path.items():
                self._keep(name, value)
        body = parsed(exchange.answer)
        if not isinstance(body, Absent):
            self._walk(body, "", holder, 0)

    def offers(self, name: str, holder: str = "") -> tuple[Leaf, ...]:
        """Give what was seen under a name, the newest first.

        `holder` says whose it is where the name says no more than `id`.
        """
        asked = words(name)
        keys = ["".join(asked), _one(name)]
        if holder and len(asked) == 1 and asked[0] in IDENTIFIERS:
            keys.insert(0, f"{holder}{asked[0]}")
        for key in keys:
            if held := self._held.get(key):
                return tuple(reversed(held.values()))
        return ()

    def _walk(self, value: JsonValue, name: str, holder: str, depth: int) -> None:
        if depth > _DEEP:
            return
        match value:
            case dict():
                inner = _one(name) or holder
                for key, each in value.items():
                    self._walk(each, key, inner, depth + 1)
                    if inner != holder and depth <= 2:  # noqa: PLR2004 - `{"data": [{"id": …}]}`
                        self._keep_as(key, each, holder)
                    self._keep_as(key, each, inner)
            case list():
                for each in value[:_KEPT]:
                    self._walk(each, _one(name) if isinstance(each, dict) else name, holder, depth)
            case _:
                self._keep(name, value)

    def _keep_as(self, key: str, value: JsonValue, holder: str) -> None:
        named = words(key)
        if holder and len(named) == 1 and named[0] in IDENTIFIERS:
            self._keep(f"{holder} {key}", value)

    def _keep(self, name: str, value: JsonValue) -> None:
        if not isinstance(value, str | int | float) or value == "":
            return
        if isinstance(value, str) and len(value) > _LONG:
            return
        *first, last = words(name) or ("",)
        for key in dict.fromkeys(("".join((*first, last)), "".join((*first, singular(last))))):
            held = self._held.setdefault(key, {})
            mark = json.dumps(value)
            held.pop(mark, None)
            held[mark] = value
            if len(held) > _KEPT:
                del held[next(iter(held))]


def holder_of(operation: Operation) -> str:
    """Give what an operation is about: `user` for `/users` and for `/users/{userId}`."""
    named = [part for part in operation.path.split("/") if part and not _PARAMETER.search(part)]
    return _one(named[-1]) if named else ""


def parsed(answer: Answer) -> JsonValue | Absent:
    """Give the JSON of an answer; `ABSENT` where there is none."""
    if "json" not in (answer.header("content-type") or ""):
        return ABSENT
    try:
        read: JsonValue = json.loads(answer.body)
    except ValueError:
        return ABSENT
    return read


def _one(name: str) -> str:
    *first, last = words(name) or ("",)
    return "".join((*first, singular(last)))
