"""Objects and arrays as one shape: what several layers of an `allOf` say of them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from specloom.ir.model import ArrayShape, BooleanSchema, ObjectShape, Schema
from specloom.values.json_schema import matches

__all__ = [
    "ANYTHING",
    "both_arrays",
    "both_objects",
    "forbids",
    "item_at",
    "least_contained",
    "named_at",
    "property_at",
    "takes_others",
    "without_unevaluated",
]

Both: TypeAlias = Callable[[Schema, Schema], Schema]
"""Gives the schema of what two schemas accept."""

ANYTHING: Final = BooleanSchema("", accepts=True)
_MIXED: Final = "patterns of properties beside an `additionalProperties` of another schema"
_CONTAINS: Final = "several `contains` for one array"


def forbids(schema: Schema | None) -> bool:
    """Tell whether a schema is `false`."""
    return isinstance(schema, BooleanSchema) and not schema.accepts


def named_at(shape: ObjectShape, name: str, both: Both) -> Schema | None:
    """Give what is said of the property `name` by its name, or by a pattern."""
    found = shape.properties.get(name)
    for pattern, schema in shape.pattern_properties.items():
        if matches(pattern, name):
            found = schema if found is None else both(found, schema)
    return found


def property_at(shape: ObjectShape, name: str, both: Both) -> Schema:
    """Give the schema that the property `name` must satisfy."""
    return named_at(shape, name, both) or shape.additional or ANYTHING


def takes_others(shape: ObjectShape) -> bool:
    """Tell whether names that a shape does not state are meant: it is a map, or says so."""
    stated = shape.properties or shape.pattern_properties
    return not stated if shape.additional is None else not forbids(shape.additional)


def item_at(shape: ArrayShape, index: int) -> Schema:
    """Give the schema that the item at `index` must satisfy."""
    if index < len(shape.prefix_items):
        return shape.prefix_items[index]
    return shape.items or ANYTHING


def least_contained(shape: ArrayShape) -> int:
    """Give how many items must satisfy `contains`."""
    if shape.contains is None:
        return 0
    return 1 if shape.min_contains is None else shape.min_contains


def both_objects(
    one: ObjectShape | None, other: ObjectShape | None, both: Both
) -> tuple[ObjectShape | None, tuple[str, ...]]:
    """Merge two shapes of objects; the second value names what could not be merged exactly."""
    if one is None or other is None or one is other:
        return one or other, ()
    names = dict.fromkeys((*one.properties, *other.properties))
    obscure = any(_entangled(pattern, other) for pattern in one.pattern_properties)
    obscure = obscure or any(_entangled(pattern, one) for pattern in other.pattern_properties)
    merged = ObjectShape(
        {n: both(_layer_at(one, n), _layer_at(other, n)) for n in names},
        tuple(dict.fromkeys((*one.required, *other.required))),
        _either(one.additional, other.additional, both),
        {**_patterns(one, other, both), **_patterns(other, one, both)},
        _either(one.property_names, other.property_names, both),
        max(one.min_properties, other.min_properties),
        _least(one.max_properties, other.max_properties),
        {**one.dependent_required, **_joined_names(one, other)},
        {
            **one.dependent_schemas,
            **{
                name: both(one.dependent_schemas.get(name, ANYTHING), schema)
                for name, schema in other.dependent_schemas.items()
            },
        },
        one.unevaluated_properties or other.unevaluated_properties,
    )
    return merged, (_MIXED,) if obscure else ()


def _layer_at(shape: ObjectShape, name: str) -> Schema:
    """Give what a layer says of a name, apart from its patterns, which go on applying."""
    if name in shape.properties:
        return shape.properties[name]
    if any(matches(pattern, name) for pattern in shape.pattern_properties):
        return ANYTHING
    return shape.additional or ANYTHING


def _patterns(shape: ObjectShape, other: ObjectShape, both: Both) -> Mapping[str, Schema]:
    """Give the patterns of one layer under what the other says of the names they match."""
    found: dict[str, Schema] = {}
    for pattern, schema in shape.pattern_properties.items():
        beside = other.pattern_properties.get(pattern)
        if beside is None and not _entangled(pattern, other):
            beside = other.additional
        found[pattern] = both(schema, beside or ANYTHING)
    return found


def _entangled(pattern: str, other: ObjectShape) -> bool:
    """Tell whether some names that match a pattern escape what another layer says of the rest."""
    if other.additional is None or pattern in other.pattern_properties:
        return False
    return bool(other.pattern_properties) or any(matches(pattern, n) for n in other.properties)


def _joined_names(one: ObjectShape, other: ObjectShape) -> Mapping[str, tuple[str, ...]]:
    return {
        name: tuple(dict.fromkeys((*one.dependent_required.get(name, ()), *wanted)))
        for name, wanted in other.dependent_required.items()
    }


def both_arrays(
    one: ArrayShape | None, other: ArrayShape | None, both: Both
) -> tuple[ArrayShape | None, tuple[str, ...]]:
    """Merge two shapes of arrays; the second value names what could not be merged exactly."""
    if one is None or other is None or one is other:
        return one or other, ()
    length = max(len(one.prefix_items), len(other.prefix_items))
    merged = ArrayShape(
        _either(one.items, other.items, both),
        tuple([both(item_at(one, index), item_at(other, index)) for index in range(length)]),
        one.contains or other.contains,
        one.min_contains if one.contains is not None else other.min_contains,
        one.max_contains if one.contains is not None else other.max_contains,
        max(one.min_items, other.min_items),
        _least(one.max_items, other.max_items),
        one.unique_items or other.unique_items,
        one.unevaluated_items or other.unevaluated_items,
    )
    several = one.contains is not None and other.contains is not None
    return merged, (_CONTAINS,) if several else ()


def _either(one: Schema | None, other: Schema | None, both: Both) -> Schema | None:
    if one is None or other is None:
        return one or other
    return both(one, other)


def _least(one: int | None, other: int | None) -> int | None:
    stated = [each for each in (one, other) if each is not None]
    return min(stated, default=None)


def without_unevaluated(
    shape: ObjectShape | None, array: ArrayShape | None
) -> tuple[ObjectShape | None, ArrayShape | None]:
    """Turn `unevaluated…` into what it is where all that is evaluated is known: the rest's rule."""
    if shape is not None and shape.unevaluated_properties is not None:
        rest = shape.additional or shape.unevaluated_properties
        shape = replace(shape, additional=rest, unevaluated_properties=None)
    if array is not None and array.unevaluated_items is not None:
        rest = array.items or array.unevaluated_items
        array = replace(array, items=rest, unevaluated_items=None)
    return shape, array
