"""Values on both sides of what a schema accepts, close to its bounds.

Where it cannot be proven that one schema accepts all that another does, one of these often shows
that it does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Final

from specloom.ir.model import JsonValue, Schema
from specloom.values.inventory import Direction
from specloom.values.sampler import Sampler, SpentError
from specloom.values.worlds import World

__all__ = ["neighbours"]

_MOST: Final = 60
_LONGEST: Final = 5_000
_LONGEST_ARRAY: Final = 100
_WORLDS: Final = 8
_PLAIN: Final[list[JsonValue]] = [None, True, "text", 1, {}, [], 0, -1, 1.5, "", False, "1"]
_RARER: Final[list[JsonValue]] = [
    {"other": "text"},
    ["text"],
    "x" * 100,
    2**31,
    2**63,
    [None],
    [[]],
]


def neighbours(schema: Schema, direction: Direction | None = None) -> Iterator[JsonValue]:
    """Give some dozens of values at and around the bounds of a schema, accepted or not.

    Samples of each member of a union; each value listed; least and greatest numbers and lengths
    and what lies beyond; objects with one property less, more, or null; and values of each type.
    The same schema always has the same neighbours, each once, the most telling first.
    """
    seen: set[str] = set()
    for value in islice(_turns(_sources(schema, direction)), _MOST * 4):
        text = json.dumps(value, sort_keys=True)
        if text not in seen:
            seen.add(text)
            yield value
            if len(seen) == _MOST:
                return


def _turns(sources: list[Iterator[JsonValue]]) -> Iterator[JsonValue]:
    """Take one value of each source in turn, so that none crowds out the others."""
    while sources:
        for source in list(sources):
            try:
                yield next(source)
            except (StopIteration, SpentError):
                sources.remove(source)


def _sources(schema: Schema, direction: Direction | None) -> list[Iterator[JsonValue]]:
    sampler = Sampler(direction)
    ways: list[World] = []
    with suppress(SpentError):
        ways += islice(sampler.worlds((schema,)), _WORLDS)
    sources: list[Iterator[JsonValue]] = [islice(sampler.accepted((schema,)), _WORLDS)]
    for way in ways:
        sources += [
            iter(way.enum or ()),
            _numbers(way),
            _texts(way),
            _objects(way, sampler),
            _arrays(way, sampler),
        ]
    return [*sources, iter(_PLAIN), iter(_RARER)]


def _numbers(world: World) -> Iterator[JsonValue]:
    bounds = [layer.number for layer in world.layers if layer.number is not None]
    for bound in bounds:
        for limit in (
            bound.minimum,
            bound.maximum,
            bound.exclusive_minimum,
            bound.exclusive_maximum,
        ):
            if limit is not None:
                yield from map(_plain, (limit, limit - 1, limit + 1, limit + 0.5))
        if bound.multiple_of is not None:
            yield from map(
                _plain, (bound.multiple_of, bound.multiple_of * 3, bound.multiple_of / 2)
            )


def _plain(number: float) -> int | float:
    """Write a whole number as people do."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _texts(world: World) -> Iterator[JsonValue]:
    bounds = [layer.string for layer in world.layers if layer.string is not None]
    for bound in bounds:
        for limit in (bound.min_length, bound.max_length):
            if limit is not None and limit < _LONGEST:
                yield from ("a" * length for length in (limit, limit - 1, limit + 1) if length >= 0)


def _objects(world: World, sampler: Sampler) -> Iterator[JsonValue]:
    if "object" not in world.types or not world.shapes:
        return
    made = sampler.objects(world)
    least = next(made, None)
    if least is None:
        return
    yield least
    for name in least:
        yield {key: value for key, value in least.items() if key != name}
    yield {**least, "other": "text"}
    yield from islice(made, _WORLDS)
    for name in world.declared():
        yield {**least, name: None}
        yield {**least, name: "text"}


def _arrays(world: World, sampler: Sampler) -> Iterator[JsonValue]:
    if "array" not in world.types or not world.arrays:
        return
    for items in sampler.arrays(world):
        yield list[JsonValue](items)
        if items:
            yield [*items, items[-1]]
            yield items[:-1]
        for shape in world.arrays:
            most = shape.max_items
            if items and most is not None and len(items) <= most < _LONGEST_ARRAY:
                yield [*items, *(items[-1:] * (most + 1 - len(items)))]
