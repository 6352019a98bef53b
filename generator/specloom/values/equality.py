"""Values and types as JSON Schema compares them: 1 equals 1.0, which is an integer."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Final

from specloom.ir.model import JsonValue, Type

__all__ = ["distinct", "equal_values", "has_type", "key", "type_of", "types_in"]


def type_of(value: JsonValue) -> Type:
    """Give the type of a value; a float without a fraction is an integer (JSON Schema, 6.1.1)."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "integer" if value.is_integer() else "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def equal_values(one: JsonValue, other: JsonValue) -> bool:
    """Compare as JSON Schema does: 1 equals 1.0, but true is no number."""
    if isinstance(one, str):
        return one == other
    match one, other:
        case (list(), list()):
            return len(one) == len(other) and all(map(equal_values, one, other))
        case (dict(), dict()):
            return one.keys() == other.keys() and all(equal_values(one[k], other[k]) for k in one)
        case _:
            return isinstance(one, bool) == isinstance(other, bool) and one == other


def key(value: JsonValue) -> Hashable:
    """Give what is the same for equal values, and for no others."""
    match value:
        case bool():
            return (bool, value)
        case list():
            return (list, *map(key, value))
        case dict():
            return (dict, frozenset((name, key(member)) for name, member in value.items()))
        case _:
            return value


def distinct(values: Iterable[JsonValue]) -> tuple[JsonValue, ...]:
    """Give each value once, in order."""
    kept: dict[Hashable, JsonValue] = {}
    for value in values:
        kept.setdefault(key(value), value)
    return tuple(kept.values())


def has_type(value: JsonValue, types: frozenset[Type]) -> bool:
    """Tell whether a value is of one of some types; an integer is a number."""
    kind = type_of(value)
    return kind in types or (kind == "integer" and "number" in types)


_INTEGER: Final = frozenset[Type](("integer",))


def types_in(values: Iterable[JsonValue], types: frozenset[Type]) -> frozenset[Type]:
    """Give those of some types that values have; a number among integers makes them numbers."""
    found = frozenset[Type](type_of(value) for value in values)
    if "number" in found:
        found -= _INTEGER
    return found if "number" in types else found & types
