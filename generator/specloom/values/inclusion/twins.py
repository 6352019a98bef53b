"""Whether two schemas are written alike: the same keywords, all the way down.

It proves what forms cannot: that two schemas are equal in what forms leave out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Final, TypeAlias

from specloom.ir.model import (
    ArrayShape,
    BooleanSchema,
    Composition,
    Conditional,
    NumberBounds,
    ObjectShape,
    Reference,
    Schema,
    SchemaObject,
    StringBounds,
    dereference,
)
from specloom.values.equality import equal_values

__all__ = ["twins"]

_Pair: TypeAlias = tuple[object, object]
_Stated: TypeAlias = (
    SchemaObject
    | ArrayShape
    | ObjectShape
    | NumberBounds
    | StringBounds
    | Composition
    | Conditional
)
_SILENT: Final = frozenset(("pointer", "annotations", "discriminator", "enum"))
"""The fields that accept or refuse nothing, and the one that is compared on its own."""


def twins(one: Schema, other: Schema) -> bool:
    """Tell whether two schemas differ in nothing that accepts or refuses a value."""
    met: set[tuple[int, int]] = set()
    waiting: list[_Pair] = [(one, other)]
    while waiting:
        first, second = waiting.pop()
        if isinstance(first, Reference | SchemaObject) and isinstance(
            second, Reference | SchemaObject
        ):
            if _flags(first) != _flags(second):
                return False
            first, second = dereference(first), dereference(second)
            if (id(first), id(second)) in met:
                continue
            met.add((id(first), id(second)))
        inner = [] if first is second else _inside(first, second)
        if inner is None:
            return False
        waiting += inner
    return True


def _flags(schema: Reference | SchemaObject) -> tuple[bool, bool]:
    """Give in which direction it does not travel, and so need not be there where it is required."""
    return schema.annotations.read_only, schema.annotations.write_only


def _inside(one: object, other: object) -> list[_Pair] | None:
    """Give the pairs that must be alike for two values to be; None if they are not anyhow."""
    match one, other:
        case (SchemaObject(), SchemaObject()):
            return _fields(one, other) if _same_enum(one, other) else None
        case (BooleanSchema(), BooleanSchema()):
            return [(one.accepts, other.accepts)]
        case (tuple(), tuple()):
            return list(zip(one, other, strict=True)) if len(one) == len(other) else None
        case (Mapping(), Mapping()):
            alike = one.keys() == other.keys()
            return [(one[key], other[key]) for key in one] if alike else None
        case (ArrayShape() | ObjectShape() | Composition() | Conditional(), _):
            return _fields(one, other) if isinstance(other, type(one)) else None
        case (NumberBounds() | StringBounds(), _):
            return _fields(one, other) if isinstance(other, type(one)) else None
        case _:
            return [] if one == other else None


def _same_enum(one: SchemaObject, other: SchemaObject) -> bool:
    if one.enum is None or other.enum is None:
        return one.enum is other.enum
    return equal_values(list(one.enum), list(other.enum))


def _fields(one: _Stated, other: _Stated) -> list[_Pair]:
    names = (field.name for field in fields(one))
    return [(getattr(one, name), getattr(other, name)) for name in names if name not in _SILENT]
