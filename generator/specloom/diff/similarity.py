"""How alike two names, texts and sets of examples are: numbers from 0 to 1.

Names are compared by their words; `structures` has schemas. Nothing here decides anything;
`matching` and `moves` do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, TypeAlias

from specloom.ir.model import BooleanSchema, JsonValue, Schema, SchemaObject
from specloom.names.words import singular, words

__all__ = [
    "canonical",
    "describe",
    "example_similarity",
    "misspelt",
    "name_similarity",
    "name_words",
    "share",
    "text_similarity",
]

_Words: TypeAlias = tuple[str, ...]

_WRAPPING: Final = frozenset(
    "body data dto info item model object payload request resource response schema".split()
)
"""Words that only say what kind of thing carries the rest: `Location` and `LocationResponse`."""
_PLAIN: Final = _WRAPPING | frozenset(
    "a an and at by for get id is list name of on or the to type uuid value with".split()
)
"""Words that say little about which thing is named; they count less."""
_PLAIN_WEIGHT: Final = 0.4
_SUBSTITUTED: Final = 0.8  # what is left where either name has a word of its own

_OPPOSITES: Final[tuple[tuple[str, ...], ...]] = (
    ("min minimum lower", "max maximum upper"),
    ("start begin first since", "end stop finish last until"),
    ("from source", "to target destination"),
    ("before previous prev", "after next"),
    (
        "created create add added post",
        "updated update modified put patch set",
        "deleted delete removed remove",
        "get read list retrieve fetch find",
    ),
    ("enabled enable allow allowed", "disabled disable deny denied block blocked"),
    ("include included", "exclude excluded"),
    ("open opened", "close closed"),
    ("in input request incoming inbound", "out output response outgoing outbound"),
    ("latitude lat", "longitude lng lon"),
    ("width", "height", "depth"),
    ("up", "down"),
    ("left", "right"),
    ("top", "bottom"),
    ("heat heating", "cool cooling"),
    ("charge charging", "discharge discharging"),
    ("debit", "credit"),
    ("success succeeded", "failure failed error"),
    ("primary", "secondary"),
    ("public", "private"),
    ("old", "new"),
    ("second", "minute", "hour", "day", "week", "month", "quarter", "year"),
)
"""Words that name different things of one kind: `startDate` never became `endDate`."""
_SIDES: Final = {
    word: (group, side)
    for group, sides in enumerate(_OPPOSITES)
    for side, listed in enumerate(sides)
    for word in listed.split()
}
_OPPOSED: Final = 0.1

_ABBREVIATION: Final = 3  # letters; shorter words begin too many others
_SPELLING: Final = 0.85


# ---------------------------------------------------------------------------------- names


@dataclass(frozen=True, slots=True)
class _Name:
    """A name taken apart.

    `numbers` tell things apart, which those of versions do not; `sides` are those it names of
    each group of opposites.
    """

    words: _Words
    letters: str
    numbers: tuple[str, ...]
    sides: Mapping[int, frozenset[int]]
    weight: float


@lru_cache(maxsize=65536)
def _parse(name: str) -> _Name:
    spelled = words(name)
    parts = tuple(singular(word) for word in spelled)
    counted = zip(("", *parts), parts, strict=False)
    sides: dict[int, frozenset[int]] = {}
    for group, side in (_SIDES[word] for word in parts if word in _SIDES):
        sides[group] = sides.get(group, frozenset()) | {side}
    return _Name(
        parts,
        "".join(spelled),
        tuple(sorted(word for before, word in counted if word.isdigit() and before != "v")),
        sides,
        sum(map(_weigh, parts)),
    )


def name_words(name: str) -> tuple[str, ...]:
    """Give the words of a name in the singular, `chargeStates` as `charge`, `state`."""
    return _parse(name).words


@lru_cache(maxsize=65536)
def name_similarity(base: str, revision: str) -> float:
    """Say how alike two names are, from 0 to 1.

    Letter case, separators and plurals hardly matter; words match in full, as an abbreviation or
    nearly spelled alike; a name that continues the other (`locationId` and `chargingLocationId`)
    is akin to it. Names with opposite words (`min`, `max`) or other numbers are not.
    """
    if base == revision:
        return 1.0
    ours, theirs = _parse(base), _parse(revision)
    if not ours.words or not theirs.words:
        return 0.0
    if ours.letters == theirs.letters:
        return 1.0
    if ours.words == theirs.words:
        return 0.95
    if _opposed(ours, theirs):
        return _OPPOSED
    common = _shared(ours.words, theirs.words)
    if not common:
        return 0.0
    dice = 2 * common / (ours.weight + theirs.weight)
    plain = dice if _within(ours, theirs) else dice * _SUBSTITUTED
    return min(0.93, max(plain, _continuing(ours, theirs, dice)))


def _within(ours: _Name, theirs: _Name) -> bool:
    """Tell whether one name has no word of its own, so that nothing was put for another."""
    return any(
        all(word in _PLAIN or any(_akin(word, its) for its in long.words) for word in short.words)
        for short, long in ((ours, theirs), (theirs, ours))
    )


def _continuing(ours: _Name, theirs: _Name, dice: float) -> float:
    """Rate names of which one begins or ends with all of the other, 0 for other names."""
    short, long = sorted((_unwrapped(ours), _unwrapped(theirs)), key=len)
    if not short or short not in (long[: len(short)], long[-len(short) :]):
        return 0.0
    if any(word not in _PLAIN for word in short):
        return 0.6 + 0.4 * dice
    return 0.5 + 0.4 * dice if len(short) == 1 else 0.0


def _unwrapped(name: _Name) -> _Words:
    return tuple(word for word in name.words if word not in _WRAPPING)


def _opposed(ours: _Name, theirs: _Name) -> bool:
    return ours.numbers != theirs.numbers or any(
        not sides & theirs.sides.get(group, sides) for group, sides in ours.sides.items()
    )


def _weigh(word: str) -> float:
    return _PLAIN_WEIGHT if word in _PLAIN else 1.0


def _shared(ours: _Words, theirs: _Words) -> float:
    """Weigh the words in common, each word of theirs taken once, the best fits first."""
    fits = sorted(
        (
            (akin, row, column)
            for row, mine in enumerate(ours)
            for column, other in enumerate(theirs)
            if (akin := _akin(mine, other))
        ),
        key=lambda fit: (-fit[0], sorted((ours[fit[1]], theirs[fit[2]]))),
    )
    rows: set[int] = set()
    columns: set[int] = set()
    total = 0.0
    for akin, row, column in fits:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            total += akin * min(_weigh(ours[row]), _weigh(theirs[column]))
    return total


@lru_cache(maxsize=65536)
def _akin(mine: str, other: str) -> float:
    """Say how alike two words are: the same, inflected, abbreviated, or spelled otherwise."""
    if mine == other:
        return 1.0
    if _stem(mine) == _stem(other):
        return 0.9
    short, long = sorted((mine, other), key=len)
    if len(short) >= _ABBREVIATION and len(long) - len(short) > 1 and long.startswith(short):
        return 0.7
    if len(short) > _ABBREVIATION and _spelled_alike(short, long):
        return 0.8
    return 0.0


def _spelled_alike(short: str, long: str) -> bool:
    """Tell whether most letters of two words are the same, in order.

    The bounds from above are quick, and nearly always enough to tell that they are not.
    """
    letters = SequenceMatcher(None, short, long)
    bounds = (letters.real_quick_ratio, letters.quick_ratio, letters.ratio)
    return all(bound() >= _SPELLING for bound in bounds)


def misspelt(mine: str, other: str) -> bool:
    """Tell whether two words are one, spelled otherwise, and not another form of it.

    `cancelled` and `canceled` are; `expired` and `expiring`, `active` and `inactive` are not.
    """
    short, long = sorted((mine, other), key=len)
    form = _stem(mine) == _stem(other) or long.endswith(short)
    return not form and len(short) > _ABBREVIATION and _spelled_alike(short, long)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "e"):
        if word.endswith(ending) and len(word) - len(ending) > _ABBREVIATION:
            return word.removesuffix(ending)
    return word


# ---------------------------------------------------------------------- texts and examples


def text_similarity(base: str, revision: str) -> float | None:
    """Say how many words two texts share, from 0 to 1; None where either says nothing."""
    ours, theirs = _vocabulary(base), _vocabulary(revision)
    return share(ours, theirs) if ours and theirs else None


@lru_cache(maxsize=16384)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(word for word in name_words(text) if word not in _PLAIN)


def share(base: frozenset[str], revision: frozenset[str]) -> float:
    """Give Dice's coefficient of two sets, 1 where both are empty."""
    total = len(base) + len(revision)
    return 2 * len(base & revision) / total if total else 1.0


def describe(schema: Schema) -> str:
    """Give what is said about a schema where it stands, else by the schema it refers to."""
    while True:
        if isinstance(schema, BooleanSchema):
            return ""
        text = schema.annotations.description or schema.annotations.title
        if text or isinstance(schema, SchemaObject):
            return text
        schema = schema.target


def example_similarity(base: Schema, revision: Schema) -> float | None:
    """Say how many examples and defaults two schemas share; None where either has none."""
    ours, theirs = frozenset(_samples(base)), frozenset(_samples(revision))
    return share(ours, theirs) if ours and theirs else None


def _samples(schema: Schema) -> Iterator[str]:
    if not isinstance(schema, BooleanSchema):
        stated = schema.annotations
        yield from map(canonical, (*stated.examples, *stated.default))


def canonical(value: JsonValue) -> str:
    """Give the text that equal JSON values, and only they, have."""
    return json.dumps(value, sort_keys=True)
