"""Candidates for samples, likeliest first, each accepted by a validator before it is built upon.

What is said here about schemas may be rough: a candidate that is wrong is not accepted, and the
next one is tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import chain, islice
from typing import Final, TypeAlias

from specloom.ir.model import JsonValue, Schema, dereference
from specloom.values.evidence import accepts
from specloom.values.inventory import Direction
from specloom.values.leaves import likeliest, numbers, texts, told
from specloom.values.worlds import World, same_json, worlds

__all__ = ["NO_SAMPLE", "NoSample", "Sampler", "SpentError"]


class NoSample(Enum):
    """The type of `NO_SAMPLE`."""

    NO_SAMPLE = "no sample"


NO_SAMPLE: Final = NoSample.NO_SAMPLE
"""No value was found: there is none, or it takes more than trying. `None` is a sample: null."""

_Schemas: TypeAlias = tuple[Schema, ...]
_Ancestors: TypeAlias = frozenset[frozenset[int]]

_ROOT: Final[_Ancestors] = frozenset()
_STEPS: Final = 3000
_CANDIDATES: Final = 40
_WORLDS: Final = 24
_MOST_ITEMS: Final = 1000
_FULL_DEPTH: Final = 4
_LAST: Final[list[JsonValue]] = ["text", 0, -1, 1.5, True, None, {}, [], ["text"], [1], {"key": 1}]
"""What is tried when nothing else helps, as where most of a schema is a `not`."""


class SpentError(Exception):
    """More was tried than is worth it."""


class Sampler:
    """Makes candidates in one direction, as many as its budget allows.

    Methods take the `schemas` that a value must satisfy all, the `name` of what holds it, and as
    `ancestors` the schemas being sampled around it: a smallest value never needs one of them again.
    They raise `SpentError` when the budget is spent.
    """

    def __init__(self, direction: Direction | None, *, minimal: bool = True) -> None:
        self.direction: Direction | None = direction
        self._minimal = minimal
        self._left = _STEPS

    def first(
        self, schemas: _Schemas, name: str = "", ancestors: _Ancestors = _ROOT
    ) -> JsonValue | NoSample:
        """Give the first candidate that all schemas accept."""
        return next(self.accepted(schemas, name, ancestors), NO_SAMPLE)

    def accepted(
        self, schemas: _Schemas, name: str = "", ancestors: _Ancestors = _ROOT
    ) -> Iterator[JsonValue]:
        """Give the candidates that all schemas accept."""
        likely = islice(self._candidates(schemas, name, ancestors), _CANDIDATES)
        for candidate in chain(likely, _LAST):
            if self._fits(schemas, candidate):
                yield candidate

    def worlds(self, schemas: _Schemas, pins: _Schemas = ()) -> Iterator[World]:
        """Give the first ways to satisfy all schemas."""
        for world in islice(worlds(schemas, pins), _WORLDS):
            self._left -= 1
            if self._left < 0:
                raise SpentError
            yield world

    def _candidates(
        self, schemas: _Schemas, name: str, ancestors: _Ancestors
    ) -> Iterator[JsonValue]:
        key = frozenset(id(dereference(schema)) for schema in schemas)
        if key and key in ancestors:
            return
        for schema in schemas:
            yield from told(schema)
        for world in self.worlds(schemas):
            yield from self._of_world(world, name, ancestors | {key})

    def _of_world(self, world: World, name: str, ancestors: _Ancestors) -> Iterator[JsonValue]:
        if (listed := world.enum) is not None:
            yield from listed
            return
        for kind in likeliest(world):
            match kind:
                case "string":
                    yield from texts(world, name)
                case "integer" | "number":
                    yield from numbers(world, name)
                case "boolean":
                    yield from (True, False)
                case "object":
                    yield from self.objects(world, ancestors)
                case "array":
                    yield from self.arrays(world, name, ancestors)
                case "null":
                    yield None

    def _fits(self, schemas: _Schemas, value: JsonValue) -> bool:
        return all(accepts(schema, value, self.direction) for schema in schemas)

    # ---------------------------------------------------------------------------------- objects

    def objects(
        self,
        world: World,
        ancestors: _Ancestors = _ROOT,
        fixed: Mapping[str, JsonValue] | None = None,
    ) -> Iterator[dict[str, JsonValue]]:
        """Give objects with what is required, and then with more; `fixed` members are as given."""
        given = fixed or {}
        least = self._least(world, ancestors, given)
        if least is None:
            return
        if asked := world.asked_by(least):
            for narrower in self.worlds((*world.layers, *asked)):
                yield from self.objects(narrower, ancestors, given)
            return
        optional = world.optional(least, self.direction)
        if not self._minimal and len(ancestors) < _FULL_DEPTH:
            yield self._with(world, ancestors, least, optional)
        yield least
        for name in optional:
            yield self._with(world, ancestors, least, [name])
        if len(optional) > 1:
            yield self._with(world, ancestors, least, optional)
        for name in (name for name in (*least, *optional) if name not in given):
            others = self.accepted(world.member(name), name, ancestors)
            yield from ({**least, name: other} for other in islice(others, 1, 8))

    def _least(
        self, world: World, ancestors: _Ancestors, fixed: Mapping[str, JsonValue]
    ) -> dict[str, JsonValue] | None:
        """Give an object with what is required; None where a required member cannot be made."""
        made = dict(fixed)
        for name, tag in world.tags.items():
            if name not in made and self._fits(world.member(name), tag):
                made[name] = tag
        waiting = world.required(self.direction)
        waiting += [needed for name in made for needed in world.dependent(name)]
        while waiting:
            name = waiting.pop(0)
            if name not in made:
                value = self.first(world.member(name), name, ancestors)
                if value is NO_SAMPLE:
                    return None
                made[name] = value
                waiting += world.dependent(name)
        missing = world.min_properties - len(made)
        if 0 < missing <= _MOST_ITEMS:
            names = [*world.optional(made, self.direction), *world.invented(missing)]
            made = self._with(world, ancestors, made, names, missing)
        declared = (name for name in world.declared() if name in made)
        return {name: made[name] for name in (*declared, *made)}

    def _with(
        self,
        world: World,
        ancestors: _Ancestors,
        least: dict[str, JsonValue],
        names: Iterable[str],
        most: int | None = None,
    ) -> dict[str, JsonValue]:
        """Give an object with more members, as many of those as can be made."""
        values = ((name, self.first(world.member(name), name, ancestors)) for name in names)
        found = ((name, value) for name, value in values if value is not NO_SAMPLE)
        return {**least, **dict(islice(found, most))}

    # ----------------------------------------------------------------------------------- arrays

    def arrays(
        self,
        world: World,
        name: str = "",
        ancestors: _Ancestors = _ROOT,
        fixed: Mapping[int, JsonValue] | None = None,
    ) -> Iterator[list[JsonValue]]:
        """Give arrays of the least length, and then longer ones; `fixed` items are as given."""
        given = fixed or {}
        least = max([world.min_items, *(index + 1 for index in given)])
        contained = self._contained(world, name, ancestors)
        if contained is None or least > _MOST_ITEMS:
            return
        if contained:
            least = max(least, world.prefix + len(contained))
        lengths = (least, least + 1, least + 2) if self._minimal else (max(least, 1), least)
        for length in lengths:
            items = self._items(world, name, ancestors, length, contained)
            if items is not None:
                yield [given.get(index, item) for index, item in enumerate(items)]

    def _contained(self, world: World, name: str, ancestors: _Ancestors) -> list[JsonValue] | None:
        """Give the items that arrays must contain; None where one cannot be made."""
        items: list[JsonValue] = []
        for schema, count in world.contains():
            schemas = (*world.item(world.prefix), schema)
            candidates = self.accepted(schemas, name, ancestors)
            found = _several(candidates, min(count, _MOST_ITEMS), unique=world.unique)
            if found is None:
                return None
            items += found
        return items

    def _items(
        self,
        world: World,
        name: str,
        ancestors: _Ancestors,
        length: int,
        contained: list[JsonValue],
    ) -> list[JsonValue] | None:
        """Give that many items; None where one cannot be made."""
        items: list[JsonValue] = []
        for index in range(min(world.prefix, length)):
            found = self.accepted(world.item(index), name, ancestors)
            item = next(_others(found, items) if world.unique else found, NO_SAMPLE)
            if item is NO_SAMPLE:
                return None
            items.append(item)
        items += contained
        fillers = self.accepted(world.item(world.prefix), name, ancestors)
        if world.unique:
            fillers = _others(fillers, items)
        more = _several(fillers, length - len(items), unique=world.unique)
        return None if more is None else items + more


def _several(
    candidates: Iterator[JsonValue], count: int, *, unique: bool
) -> list[JsonValue] | None:
    """Take that many values, all different if they must be; None where there are too few."""
    found: list[JsonValue] = []
    while len(found) < count:
        value = next(_others(candidates, found) if unique else candidates, NO_SAMPLE)
        if value is NO_SAMPLE:
            return None
        found += [value] if unique else [value] * count
    return found


def _others(candidates: Iterator[JsonValue], taken: list[JsonValue]) -> Iterator[JsonValue]:
    for value in candidates:
        if not any(same_json(value, other) for other in taken):
            yield value
