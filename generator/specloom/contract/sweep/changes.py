"""Values in which one thing is changed: each property, bound and arm of a schema in turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from specloom.contract.model import Mode
from specloom.contract.phrases import called
from specloom.contract.sweep.edges import Edge, edges, others
from specloom.contract.sweep.places import Place, found, put
from specloom.ir.model import (
    BooleanSchema,
    JsonValue,
    Reference,
    Schema,
    SchemaObject,
    Type,
    dereference,
)
from specloom.values.sampler import Sampler, SpentError
from specloom.values.samples import NO_SAMPLE
from specloom.values.worlds import World, worlds

__all__ = ["Change", "changes"]

_WORLDS: Final = 6
_ARMS: Final = 16
_NULL: Final = frozenset(("null",))
_EXTRA: Final = "specloomUnknown"
_MOST_ITEMS: Final = 200


@dataclass(frozen=True, slots=True)
class Change:
    """A whole value with one thing changed.

    `at` says where in the value, `why` what, `pointer` where in the description; `arms` are the
    members of unions it is of.
    """

    value: JsonValue
    at: Place
    why: str
    pointer: str
    mode: Mode
    arms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in a whole value, with the schemas that hold there and the members chosen."""

    whole: JsonValue
    at: Place
    schemas: tuple[Schema, ...]
    pins: tuple[Schema, ...] = ()
    required: bool = True


def changes(schema: Schema, whole: JsonValue, name: str) -> Iterator[Change]:
    """Give a value's changes, those nearest to its root first.

    Whether they are valid is what they are meant to be; a validator has to tell. Each schema is
    visited once, however many places hold it.

    Args:
        schema: what the value satisfies.
        whole: the value, best one that holds all that may be there.
        name: what it is called in sentences: `pageSize`; `the body`.
    """
    waiting = deque([_Spot(whole, (), (schema,))])
    seen: set[tuple[int, ...]] = set()
    while waiting:
        spot = waiting.popleft()
        key = tuple(id(dereference(each)) for each in (*spot.schemas, *spot.pins))
        if key in seen:
            continue
        seen.add(key)
        try:
            yield from _around(spot, name, waiting)
        except SpentError:
            continue


def _around(spot: _Spot, name: str, waiting: deque[_Spot]) -> Iterator[Change]:
    value = found(spot.whole, spot.at)
    place = called(name, spot.at)
    arms = tuple(pin.pointer for pin in spot.pins)
    if not spot.pins and (members := _union(spot.schemas)):
        yield from _arms(spot, members, place, waiting)
        types = frozenset[Type](
            kind for world in islice(worlds(spot.schemas), _WORLDS) for kind in world.types
        )
        yield from _as_changes(spot, place, others(types, _pointer(spot)), arms)
        return
    ways = [*islice(worlds(spot.schemas, spot.pins), _WORLDS)]
    if not ways:
        return
    world = ways[0]
    if not spot.pins:
        yield from _as_changes(spot, place, others(world.types, _pointer(spot)), arms)
    if "null" in world.types and value is not None and world.types != _NULL:
        yield Change(
            put(spot.whole, spot.at, None), spot.at, f"{place} is null", _pointer(spot), "valid"
        )
    yield from _as_changes(spot, place, edges(world, value, _pointer(spot)), arms)
    if isinstance(value, dict):
        yield from _members(spot, world, value, name, waiting)
    elif isinstance(value, list):
        yield from _items(spot, world, value, name, waiting)


def _as_changes(
    spot: _Spot, place: str, reached: Iterator[Edge], arms: tuple[str, ...]
) -> Iterator[Change]:
    for edge in reached:
        whole = put(spot.whole, spot.at, edge.value)
        yield Change(whole, spot.at, f"{place} {edge.why}", edge.pointer, edge.mode, arms)


def _pointer(spot: _Spot) -> str:
    schema = spot.schemas[0] if spot.schemas else None
    if isinstance(schema, Reference):
        return schema.target_pointer
    return "" if schema is None else schema.pointer


# -------------------------------------------------------------------------------------- unions


def _union(schemas: tuple[Schema, ...]) -> tuple[Schema, ...]:
    """Give the members of the first union that is stated, `allOf` looked through."""
    waiting = [*schemas]
    seen: set[int] = set()
    while waiting:
        schema = dereference(waiting.pop(0))
        if isinstance(schema, BooleanSchema) or id(schema) in seen or schema.composition is None:
            continue
        seen.add(id(schema))
        if members := schema.composition.one_of or schema.composition.any_of:
            return members
        waiting += schema.composition.all_of
    return ()


def _arms(
    spot: _Spot, members: tuple[Schema, ...], place: str, waiting: deque[_Spot]
) -> Iterator[Change]:
    for member in members[:_ARMS]:
        stated = dereference(member)
        if isinstance(stated, SchemaObject) and stated.types == _NULL:
            whole = put(spot.whole, spot.at, None)
            yield Change(
                whole, spot.at, f"{place} is null", member.pointer, "valid", (member.pointer,)
            )
            continue
        made = Sampler("request", minimal=False).first((*spot.schemas, member))
        if made is NO_SAMPLE:
            continue
        whole = put(spot.whole, spot.at, made)
        told = f"{place} is of the kind {_named(member)}"
        yield Change(whole, spot.at, told, member.pointer, "valid", (member.pointer,))
        waiting.append(_Spot(whole, spot.at, spot.schemas, (member,)))


def _named(member: Schema) -> str:
    pointer = member.target_pointer if isinstance(member, Reference) else member.pointer
    _, _, last = pointer.rpartition("/")
    if isinstance(member, SchemaObject) and member.annotations.title:
        return f"`{member.annotations.title}`"
    return f"number {int(last) + 1}" if last.isdecimal() else f"`{last}`"


# ------------------------------------------------------------------------ objects and arrays


def _members(
    spot: _Spot, world: World, value: dict[str, JsonValue], name: str, waiting: deque[_Spot]
) -> Iterator[Change]:
    required = world.required("request")
    for key in value:
        rest = {other: inner for other, inner in value.items() if other != key}
        whole = put(spot.whole, spot.at, rest)
        inner = called(name, (*spot.at, key))
        if key in required:
            pointer = f"{_owner(world, key)}/required"
            yield Change(
                whole, spot.at, f"{inner} is missing, which is required", pointer, "invalid"
            )
        else:
            told = f"{inner} is left out, which is optional"
            yield Change(whole, spot.at, told, f"{_owner(world, key)}/properties", "valid")
    if _EXTRA not in value:
        whole = put(spot.whole, spot.at, {**value, _EXTRA: True})
        told = f"{called(name, (*spot.at, _EXTRA))} is there, where nothing else is allowed"
        pointer = f"{_pointer(spot)}/additionalProperties"
        yield Change(whole, spot.at, told, pointer, "invalid")
    for key in value:
        if schemas := world.member(key):
            waiting.append(_Spot(spot.whole, (*spot.at, key), schemas))


def _owner(world: World, key: str) -> str:
    """Give the layer that says most of a property: that it is required, or what it is."""
    for layer in world.layers:
        if layer.object is not None and key in layer.object.required:
            return layer.pointer
    for layer in world.layers:
        if layer.object is not None and key in layer.object.properties:
            return layer.pointer
    return world.layers[0].pointer if world.layers else ""


def _items(
    spot: _Spot, world: World, value: list[JsonValue], name: str, waiting: deque[_Spot]
) -> Iterator[Change]:
    place = called(name, spot.at)
    for layer in world.layers:
        shape = layer.array
        if shape is None:
            continue
        if shape.min_items > 0:
            pointer, least = f"{layer.pointer}/minItems", shape.min_items
            told = f"{place} has {least - 1} items, fewer than its minItems of {least}"
            yield Change(
                put(spot.whole, spot.at, value[: least - 1]), spot.at, told, pointer, "invalid"
            )
        if shape.max_items is not None and value and shape.max_items < _MOST_ITEMS:
            pointer, most = f"{layer.pointer}/maxItems", shape.max_items
            full = _stretched(world, value, most + 1)
            told = f"{place} has {most} items, its maxItems"
            yield Change(put(spot.whole, spot.at, full[:most]), spot.at, told, pointer, "valid")
            told = f"{place} has {most + 1} items, more than its maxItems of {most}"
            yield Change(put(spot.whole, spot.at, full), spot.at, told, pointer, "invalid")
        if shape.unique_items and value:
            twice = [*value[:1], *value[:1], *value[2:]]
            told = f"{place} holds an item twice, where all must differ"
            pointer = f"{layer.pointer}/uniqueItems"
            yield Change(put(spot.whole, spot.at, twice), spot.at, told, pointer, "invalid")
    if value:
        yield Change(
            put(spot.whole, spot.at, []), spot.at, f"{place} is empty", _pointer(spot), "valid"
        )
        if schemas := world.item(0):
            waiting.append(_Spot(spot.whole, (*spot.at, 0), schemas))


def _stretched(world: World, value: list[JsonValue], length: int) -> list[JsonValue]:
    """Give that many items, all different where they must be."""
    if not world.unique:
        return [*value, *value[-1:] * (length - len(value))]
    candidates = Sampler("request").accepted(world.item(world.prefix))
    grown: list[JsonValue] = [*value]
    for item in islice(candidates, length * 2):
        if len(grown) < length and item not in grown:
            grown.append(item)
    return grown
