"""Small values that a schema accepts, as a person would write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias

from specloom.ir.model import JsonValue, Schema
from specloom.values.evidence import accepts
from specloom.values.inventory import Direction
from specloom.values.sampler import NO_SAMPLE, NoSample, Sampler, SpentError
from specloom.values.worlds import World

__all__ = [
    "NO_SAMPLE",
    "Additional",
    "Item",
    "Member",
    "NoSample",
    "Path",
    "Property",
    "Step",
    "sample",
    "sample_with",
    "sample_without",
]


@dataclass(frozen=True, slots=True)
class Property:
    """Into a property of an object, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Additional:
    """Into a property of an object that is not declared."""

    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """Into an item of an array."""

    index: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """Into a member of a union, told by identity or pointer; the value stays where it is."""

    schema: Schema


Step: TypeAlias = Property | Additional | Item | Member
Path: TypeAlias = tuple[Step, ...]
"""From a schema to one inside it, through values. `allOf` takes no step."""

_Held: TypeAlias = "Iterator[tuple[JsonValue, JsonValue | NoSample]]"

_TRIED: Final = 40
_EACH: Final = 3


def sample(
    schema: Schema, direction: Direction | None = None, *, minimal: bool = True
) -> JsonValue | NoSample:
    """Give a small value that a schema accepts, `NO_SAMPLE` if none was found.

    The small ones of the schema's examples come first. With a `direction`, what is read-only is
    left out of requests, and what is write-only of responses. `minimal` leaves out what is not
    required; else what is declared is there, some levels deep.
    """
    try:
        return Sampler(direction, minimal=minimal).first((schema,))
    except SpentError:
        return NO_SAMPLE


def sample_with(
    schema: Schema, path: Path, value: JsonValue, direction: Direction | None = None
) -> JsonValue | NoSample:
    """Give the smallest sample of a schema that holds `value` at the end of a path.

    All around `value` is as the schema wants it; `value` itself is not checked. `NO_SAMPLE` if
    the path leads nowhere.
    """
    best: JsonValue | NoSample = NO_SAMPLE
    for around, made in _tried(schema, path, value, direction):
        if accepts(schema, around, direction):
            return made
        if best is NO_SAMPLE:
            best = made
    return best


def sample_without(
    schema: Schema, path: Path, direction: Direction | None = None
) -> JsonValue | NoSample:
    """Give the smallest sample of a schema that lacks the property at the end of a path.

    All else is as the schema wants it. `NO_SAMPLE` if the path leads to no property.
    """
    if not path or not isinstance(path[-1], Property | Additional):
        return NO_SAMPLE
    best: JsonValue | NoSample = NO_SAMPLE
    sound = False
    for around, made in islice(_tried(schema, path, NO_SAMPLE, direction), _EACH * _EACH):
        if made is not NO_SAMPLE and accepts(schema, made, direction):
            return made
        if not sound:
            sound = accepts(schema, around, direction) is True
            best = made if sound or best is NO_SAMPLE else best
    return best


def _tried(
    schema: Schema, path: Path, value: JsonValue | NoSample, direction: Direction | None
) -> _Held:
    """Give pairs of candidates: with what fits at the end of a path, and with `value` instead.

    `NO_SAMPLE` as the value leaves a property out.
    """
    try:
        yield from islice(_held(Sampler(direction), (schema,), path, value), _TRIED)
    except SpentError:
        return


def _held(
    sampler: Sampler, schemas: tuple[Schema, ...], path: Path, value: JsonValue | NoSample
) -> _Held:
    pins: tuple[Schema, ...] = ()
    while path and isinstance(path[0], Member):
        pins, path = (*pins, path[0].schema), path[1:]
    if not path:
        probe = sampler.first((*schemas, *pins))
        yield None if probe is NO_SAMPLE else probe, value
        return
    step, *rest = path
    for world in sampler.worlds(schemas, pins):
        match step:
            case Property(name) | Additional(name) if "object" in world.types:
                yield from _in_object(sampler, world, name, tuple(rest), value)
            case Item(index) if "array" in world.types:
                yield from _in_array(sampler, world, index, tuple(rest), value)


def _in_object(
    sampler: Sampler, world: World, name: str, path: Path, value: JsonValue | NoSample
) -> _Held:
    for fits, held in islice(_held(sampler, world.member(name), path, value), _EACH):
        for around in islice(sampler.objects(world, fixed={name: fits}), _EACH):
            if held is NO_SAMPLE:
                yield around, {key: it for key, it in around.items() if key != name}
            else:
                yield around, {**around, name: held}


def _in_array(
    sampler: Sampler, world: World, index: int, path: Path, value: JsonValue | NoSample
) -> _Held:
    for fits, held in islice(_held(sampler, world.item(index), path, value), _EACH):
        for around in islice(sampler.arrays(world, fixed={index: fits}), _EACH):
            if held is not NO_SAMPLE:
                yield around, [*around[:index], held, *around[index + 1 :]]
