"""From values that were seen to the schema they have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Final

from specloom.ir.model import JsonValue, Type
from specloom.values.equality import type_of

__all__ = ["NOTHING", "Shape", "joined", "schema_of", "shape_of"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What values look like: their types, and what is in those that hold something."""

    types: frozenset[Type] = frozenset()
    properties: Mapping[str, Shape] = field(default_factory=dict)
    items: Shape | None = None


NOTHING: Final = Shape()
"""What no value looks like: nothing was seen."""


def shape_of(value: JsonValue) -> Shape:
    """Give what one value looks like."""
    match value:
        case dict():
            members = {name: shape_of(member) for name, member in value.items()}
            return Shape(frozenset(("object",)), members)
        case list():
            items = reduce(joined, map(shape_of, value), NOTHING)
            return Shape(frozenset(("array",)), {}, items)
        case _:
            return Shape(frozenset((type_of(value),)))


def joined(one: Shape, other: Shape) -> Shape:
    """Give what the values of two shapes have in common."""
    if NOTHING in (one, other):
        return other if one == NOTHING else one
    properties = dict(one.properties)
    for name, shape in other.properties.items():
        properties[name] = joined(properties.get(name, NOTHING), shape)
    items = one.items if other.items is None else other.items
    if one.items is not None and other.items is not None:
        items = joined(one.items, other.items)
    return Shape(one.types | other.types, properties, items)


def schema_of(shape: Shape, *, nullable: bool) -> dict[str, JsonValue]:
    """Write a shape as a schema; `nullable` in the way of OpenAPI 3.0."""
    types = sorted(shape.types - ({"integer"} if "number" in shape.types else set()))
    schema: dict[str, JsonValue] = {}
    if nullable:
        named = [each for each in types if each != "null"]
        if len(named) == 1:  # 3.0 has no list of types: what has several may be anything
            schema["type"] = named[0]
            if "null" in types:
                schema["nullable"] = True
    elif types:
        schema["type"] = types[0] if len(types) == 1 else list[JsonValue](types)
    if shape.properties:
        members = shape.properties.items()
        schema["properties"] = {
            name: schema_of(member, nullable=nullable) for name, member in members
        }
    if shape.items is not None:
        schema["items"] = schema_of(shape.items, nullable=nullable)
    return schema
