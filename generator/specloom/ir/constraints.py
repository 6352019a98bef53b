"""What one schema says by itself: types, enum, bounds, annotations. No schema below it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from specloom.ir.model import (
    EVERY_TYPE,
    Annotations,
    JsonValue,
    NumberBounds,
    StringBounds,
    Type,
)
from specloom.ir.reading import Raw, Reader, below

__all__ = ["read_annotations", "read_enum", "read_number", "read_string", "read_types"]

_TYPES: Final[Mapping[str, frozenset[Type]]] = {
    "null": frozenset(("null",)),
    "boolean": frozenset(("boolean",)),
    "integer": frozenset(("integer",)),
    "number": frozenset(("number",)),
    "string": frozenset(("string",)),
    "array": frozenset(("array",)),
    "object": frozenset(("object",)),
}
_OR_NULL: Final[Mapping[str, frozenset[Type]]] = {
    name: kind | _TYPES["null"] for name, kind in _TYPES.items()
}


def read_types(raw: Raw, pointer: str, reader: Reader, *, nullable: bool) -> frozenset[Type]:
    """Give the types a schema allows; `nullable` adds null to a stated type."""
    stated = raw.get("type")
    if stated is None and "type" not in raw:
        return EVERY_TYPE
    if isinstance(stated, str):
        known = (_OR_NULL if nullable else _TYPES).get(stated)
        if known is not None:
            return known
    elif isinstance(stated, list) and all(isinstance(name, str) for name in stated):
        if set(stated) <= _TYPES.keys():
            return _union(stated, nullable=nullable)
    else:
        reader.expected("a type or an array of types", stated, below(pointer, "type"))
        return EVERY_TYPE
    message = f"The type {stated!r} is not one of {', '.join(_TYPES)}; use one that is."
    reader.fault("unknown-type", message, below(pointer, "type"))
    return EVERY_TYPE


def _union(names: list[str], *, nullable: bool) -> frozenset[Type]:
    """Join types; an integer is a number, so beside `number` it says nothing."""
    if len(names) == 1:
        return (_OR_NULL if nullable else _TYPES)[names[0]]
    joined = frozenset[Type]().union(*(_TYPES[name] for name in names))
    if "number" in joined:
        joined -= _TYPES["integer"]
    return joined | _TYPES["null"] if nullable else joined


def read_enum(
    raw: Raw, pointer: str, reader: Reader, *, nullable: bool
) -> tuple[JsonValue, ...] | None:
    """Give the values a schema lists; `const` is a list of one.

    OpenAPI 3.0.3 asks that null be listed too where a nullable schema has an `enum`. Hardly
    anybody does, so null is added.
    """
    listed = reader.get(raw, "enum", list, pointer)
    if "const" in raw:
        const = raw["const"]
        ruled_out = listed is not None and not any(_equal(const, value) for value in listed)
        return () if ruled_out else (const,)
    if listed is None:
        return None
    return (*listed, None) if nullable and None not in listed else tuple(listed)


def _equal(one: JsonValue, other: JsonValue) -> bool:
    """Compare as JSON Schema does: 1 equals 1.0, but true is no number."""
    match one, other:
        case (list(), list()):
            return len(one) == len(other) and all(map(_equal, one, other))
        case (dict(), dict()):
            return one.keys() == other.keys() and all(_equal(one[key], other[key]) for key in one)
        case _:
            return isinstance(one, bool) == isinstance(other, bool) and one == other


def read_number(raw: Raw, pointer: str, reader: Reader) -> NumberBounds:
    """Read the constraints on numbers.

    The boolean `exclusiveMinimum` of 3.0 is understood in 3.1 documents too, where it is a common
    left-over that can mean nothing else.
    """
    low, high = raw.get("minimum"), raw.get("maximum")
    above, below_ = raw.get("exclusiveMinimum"), raw.get("exclusiveMaximum")
    if isinstance(above, bool):
        low, above = (None, low) if above else (low, None)
    if isinstance(below_, bool):
        high, below_ = (None, high) if below_ else (high, None)
    number = reader.number
    return NumberBounds(
        number(low, "minimum", pointer),
        number(high, "maximum", pointer),
        number(above, "exclusiveMinimum", pointer),
        number(below_, "exclusiveMaximum", pointer),
        number(raw.get("multipleOf"), "multipleOf", pointer),
    )


def read_string(raw: Raw, pointer: str, reader: Reader) -> StringBounds:
    """Read the constraints on strings."""
    return StringBounds(
        reader.count(raw, "minLength", pointer) or 0,
        reader.count(raw, "maxLength", pointer),
        reader.get(raw, "pattern", str, pointer),
        reader.get(raw, "contentEncoding", str, pointer),
        reader.get(raw, "contentMediaType", str, pointer),
    )


def read_annotations(raw: Raw, pointer: str, reader: Reader) -> Annotations:
    """Read what a schema says to people and tools."""
    return Annotations(
        reader.text(raw, "title", pointer),
        reader.text(raw, "description", pointer),
        (raw["default"],) if "default" in raw else (),
        _examples(raw, pointer, reader),
        reader.flag(raw, "deprecated", pointer),
        reader.flag(raw, "readOnly", pointer),
        reader.flag(raw, "writeOnly", pointer),
        reader.extensions(raw),
    )


def _examples(raw: Raw, pointer: str, reader: Reader) -> tuple[JsonValue, ...]:
    listed = reader.get(raw, "examples", list, pointer) if "examples" in raw else None
    if "example" in raw:
        return (raw["example"], *(listed or ()))
    return tuple(listed or ())
