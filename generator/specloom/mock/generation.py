"""Values that a schema accepts, each another: what there is to see where nobody stored anything."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Final, TypeAlias
from uuid import UUID

from specloom.ir.model import JsonValue, Schema
from specloom.mock.checks import Checks
from specloom.mock.clock import START
from specloom.mock.places import Place, at, copied, put
from specloom.mock.reading.forms import form_of, parts
from specloom.values import Direction
from specloom.values.samples import NO_SAMPLE, NoSample, sample

__all__ = ["Generator", "scrambled"]

_Schemas: TypeAlias = tuple[Schema, ...]
_MOST_CHANGES: Final = 400


class Generator:
    """Makes values that one schema accepts, in one direction.

    They start from the samples of `values`. Whatever can be another in them is varied, one leaf
    after the other; what the schema then refuses stays as it was.
    """

    def __init__(self, schema: Schema, checks: Checks, direction: Direction = "response") -> None:
        self._schema = schema
        self._check = checks.of(schema, direction)
        self._direction: Direction = direction
        self._full: JsonValue | NoSample | None = None

    def value(self, random: Random) -> JsonValue | NoSample:
        """Give a value that follows from `random`; `NO_SAMPLE` where none was found."""
        found = self.plain()
        if found is NO_SAMPLE:
            return NO_SAMPLE
        varied = copied(found)
        for place, schemas in _leaves(varied, (self._schema,), (), _MOST_CHANGES):
            old = at(varied, place)
            new = _other(old, str(place[-1]) if place else "", schemas, random)
            if new != old:
                varied = put(varied, place, new)
                if not self._check.accepts(varied):
                    varied = put(varied, place, old)
        return varied

    def plain(self) -> JsonValue | NoSample:
        """Give the same value each time, with all that is declared, some levels deep."""
        if self._full is None:
            self._full = self._made()
        return self._full

    def _made(self) -> JsonValue | NoSample:
        for minimal in (False, True):
            made = sample(self._schema, self._direction, minimal=minimal)
            if made is not NO_SAMPLE and self._check.accepts(made):
                return made
        return NO_SAMPLE


def _leaves(
    value: JsonValue, schemas: _Schemas, place: Place, most: int
) -> Iterator[tuple[Place, _Schemas]]:
    """Give where the leaves of a value are, each with the schemas that speak of it."""
    waiting: list[tuple[JsonValue, _Schemas, Place]] = [(value, schemas, place)]
    while waiting and most:
        inner, rules, at = waiting.pop(0)
        match inner:
            case dict():
                form = form_of(rules)
                waiting += [(each, form.member(name), (*at, name)) for name, each in inner.items()]
            case list():
                form = form_of(rules)
                waiting += [(each, form.items, (*at, index)) for index, each in enumerate(inner)]
            case _:
                most -= 1
                yield at, rules


# ---------------------------------------------------------------------------------------- leaves

_UUID: Final = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DATE_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_IDENTIFIER: Final = re.compile(
    r"(^|_|-)(id|uid|key|token|hash|vin|serial|sha)s?$|I[dD]s?$|Number$", re.IGNORECASE
)
_MONTH: Final = 30 * 24 * 60
_EPOCH: Final = 10**9
_LETTERS: Final = (string.digits, "abcdef", string.ascii_lowercase, string.ascii_uppercase)


def _other(old: JsonValue, name: str, schemas: _Schemas, random: Random) -> JsonValue:
    """Propose what a leaf called `name` may be instead; whoever asks sees whether it fits."""
    listed = _listed(schemas)
    if listed:
        return random.choice(listed)
    match old:
        case bool():
            return random.random() < 0.5  # noqa: PLR2004 - one of two
        case int():
            return _near(old, random)
        case float():
            return round(old * random.uniform(0.8, 1.2), 4)
        case str():
            return _other_text(old, name, random)
        case _:
            return old


def _listed(schemas: _Schemas) -> list[JsonValue]:
    """Give the values of enums, however they are composed; null says too little."""
    return [value for each in parts(schemas) for value in each.enum or () if value is not None]


def _near(old: int, random: Random) -> int:
    for unit in (1000, 1):  # seconds since 1970 become others of the month before
        if old >= _EPOCH * unit:
            return old - random.randrange(_MONTH * 60 * unit)
    spread = max(2, min(abs(old) // 5, 20))
    return abs(old + random.randint(-spread, spread)) if old >= 0 else old + random.randint(-2, 2)


def _other_text(old: str, name: str, random: Random) -> str:
    if _DATE_TIME.fullmatch(old):
        moment = START - timedelta(minutes=random.randrange(_MONTH))
        return moment.isoformat().replace("+00:00", "Z")
    if _DATE.fullmatch(old):
        return (START.date() - timedelta(days=random.randrange(30))).isoformat()
    is_id = _UUID.fullmatch(old) or _IDENTIFIER.search(name)
    return scrambled(old, random) if is_id else old


def scrambled(text: str, random: Random) -> str:
    """Give a text of the same make: digits for digits, letters for letters of their kind."""
    if _UUID.fullmatch(text):
        return str(UUID(int=random.getrandbits(128), version=4))
    head, mark, tail = text.rpartition("_")  # what comes before is a prefix such as `pet_`
    return head + mark + "".join(_like(letter, random) for letter in tail)


def _like(letter: str, random: Random) -> str:
    return next((random.choice(kind) for kind in _LETTERS if letter in kind), letter)
