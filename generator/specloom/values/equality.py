"""Values and types as JSON Schema compares them: 1 equals 1.0, which is an integer."""

from __future__ import annotations

from collections.abc import Iterable

from specloom.ir.model import JsonValue, Type

__all__ = ["distinct", "equal_values", "has_type", "type_of", "types_in"]


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
    match one, other:
        case (list(), list()):
            return len(one) == len(other) and all(map(equal_values, one, other))
        case (dict(), dict()):
            return one.keys() == other.keys() and all(equal_values(one[k], other[k]) for k in one)
        case _:
            return isinstance(one, bool) == isinstance(other, bool) and one == other


def distinct(values: Iterable[JsonValue]) -> tuple[JsonValue, ...]:
    """Give each value once, in order."""
    kept: list[JsonValue] = []
    seen: set[tuple[type, object]] = set()
    for value in values:
        if isinstance(value, list | dict):
            if not any(equal_values(value, each) for each in kept):
                kept.append(value)
            continue
        key = (bool if isinstance(value, bool) else object, value)
        if key not in seen:
            seen.add(key)
            kept.append(value)
    return tuple(kept)


def has_type(value: JsonValue, types: frozenset[Type]) -> bool:
    """Tell whether a value is of one of some types; an integer is a number."""
    kind = type_of(value)
    return kind in types or (kind == "integer" and "number" in types)


def types_in(values: Iterable[JsonValue], types: frozenset[Type]) -> frozenset[Type]:
    """Give those of some types that values have; a number among integers makes them numbers."""
    found = frozenset(map(type_of, values))
    if "number" in found:
        found -= {"integer"}
    return found if "number" in types else found & types
