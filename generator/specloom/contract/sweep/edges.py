"""Single values at and just beyond what a schema states: bounds, listed values, patterns, types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from specloom.contract.model import Mode
from specloom.contract.phrases import article, shown
from specloom.contract.styles import plain
from specloom.ir.model import JsonValue, NumberBounds, SchemaObject, Type
from specloom.values.json_schema import matches
from specloom.values.strings import StringSet
from specloom.values.worlds import World

__all__ = ["PARTED", "Edge", "edges", "others"]

_MOST_LISTED: Final = 40
_LONGEST: Final = 5_000
_LONGEST_PATTERN: Final = 300


@dataclass(frozen=True, slots=True)
class Edge:
    """A value, what there is to say of it after the name of its place, and the keyword it is at."""

    value: JsonValue
    why: str
    pointer: str
    mode: Mode


def edges(world: World, value: JsonValue, pointer: str) -> Iterator[Edge]:
    """Give the edges of a way to satisfy schemas, for what now has a value."""
    if world.enum is not None:
        yield from _listed(world, world.enum)
        return
    for layer in world.layers:
        if layer.number is not None and not world.types.isdisjoint(("integer", "number")):
            reached = _numbers(layer, layer.number, whole="integer" in world.types)
            yield from (each for each in reached if _is_exact(each.value))
        if layer.format in _RANGES:
            yield from _ranged(layer, layer.format)
    if "string" in world.types:
        yield from _texts(world, value if isinstance(value, str) else "")
    if "boolean" in world.types:
        for each in (True, False):
            if each is not value:
                yield Edge(each, f"is {plain(each)}", pointer, "valid")


def others(world_types: frozenset[Type], pointer: str) -> Iterator[Edge]:
    """Give values of types that are not allowed, null before all; two of them are enough."""
    allowed = world_types | (frozenset(("integer",)) if "number" in world_types else frozenset())
    wanted = " or ".join(sorted(world_types))
    wrong = [(kind, value) for kind, value in _OF_TYPES if kind not in allowed]
    for kind, value in wrong[:2] if "null" not in allowed else wrong[:1]:
        told = kind if kind == "null" else f"{shown(value)}, {article(kind)}"
        yield Edge(value, f"is {told}, where {wanted} is wanted", f"{pointer}/type", "invalid")
    if "integer" in allowed and "number" not in allowed:
        yield Edge(1.5, "is `1.5`, where an integer is wanted", f"{pointer}/type", "invalid")


PARTED: Final[tuple[JsonValue, JsonValue]] = ({"unexpected": True}, [["unexpected"]])
"""An object and an array where none is wanted; as text they might be something else."""

_OF_TYPES: Final[tuple[tuple[Type, JsonValue], ...]] = (
    ("null", None),
    ("object", PARTED[0]),
    ("string", "not-of-this-type"),
    ("array", PARTED[1]),
    ("integer", 7),
    ("boolean", True),
)


def _listed(world: World, values: list[JsonValue]) -> Iterator[Edge]:
    layer = next(layer for layer in world.layers if layer.enum is not None)
    pointer = f"{layer.pointer}/enum"
    for value in islice(values, _MOST_LISTED):
        yield Edge(value, f"is {shown(value)}", pointer, "valid")
    unknown: JsonValue = "specloom-unknown"
    if all(isinstance(value, int) for value in values) and values:
        unknown = max(value for value in values if isinstance(value, int)) + 1000
    yield Edge(unknown, f"is {shown(unknown)}, which is none of its values", pointer, "invalid")


# ------------------------------------------------------------------------------------- numbers

_RANGES: Final[dict[str | None, int]] = {"int32": 2**31}


def _ranged(layer: SchemaObject, format_: str | None) -> Iterator[Edge]:
    limit, pointer = _RANGES[format_], f"{layer.pointer}/format"
    for value in (limit - 1, -limit):
        yield Edge(value, f"is {value}, the last that {format_} holds", pointer, "valid")
    yield Edge(limit, f"is {limit}, beyond {format_}", pointer, "invalid")


def _numbers(layer: SchemaObject, bounds: NumberBounds, *, whole: bool) -> Iterator[Edge]:
    step = _tidy(bounds.multiple_of or 1)
    at = layer.pointer
    for keyword, stated, outward in (
        ("minimum", bounds.minimum, -step),
        ("maximum", bounds.maximum, step),
    ):
        if stated is not None:
            limit, beyond = _tidy(stated), _tidy(stated + outward)
            side = "below" if outward < 0 else "above"
            yield Edge(limit, f"is {limit}, its {keyword}", f"{at}/{keyword}", "valid")
            told = f"is {beyond}, {side} its {keyword} of {limit}"
            yield Edge(beyond, told, f"{at}/{keyword}", "invalid")
    for keyword, stated, inward in (
        ("exclusiveMinimum", bounds.exclusive_minimum, step),
        ("exclusiveMaximum", bounds.exclusive_maximum, -step),
    ):
        if stated is not None:
            limit, within = _tidy(stated), _tidy(stated + inward)
            told = f"is {within}, next to its {keyword} of {limit}"
            yield Edge(within, told, f"{at}/{keyword}", "valid")
            told = f"is {limit}, which its {keyword} shuts out"
            yield Edge(limit, told, f"{at}/{keyword}", "invalid")
    if bounds.multiple_of is not None:
        off = _tidy(step + 1 if whole and step != 1 else step * 1.5)
        told = f"is {off}, no multiple of {step}"
        yield Edge(off, told, f"{at}/multipleOf", "invalid")
        yield Edge(step, f"is {step}, the least multiple", f"{at}/multipleOf", "valid")


def _is_exact(value: JsonValue) -> bool:
    """Tell whether readers of JSON surely get the number that was meant (RFC 8259, section 6)."""
    return isinstance(value, int | float) and abs(value) < _EXACT


_EXACT: Final = 2**53


def _tidy(number: float) -> int | float:
    """Write a whole number as people do, and a fraction without the noise of binary."""
    if isinstance(number, float):
        return int(number) if number.is_integer() else round(number, 9)
    return number


# ---------------------------------------------------------------------------------------- texts


def _texts(world: World, value: str) -> Iterator[Edge]:
    allowed = StringSet()
    for layer in world.layers:
        allowed = allowed.intersect(StringSet.of(layer.string, layer.format))
    for layer in world.layers:
        bounds = layer.string
        if bounds is not None and bounds.min_length > 0:
            yield from _length(layer, allowed, value, bounds.min_length, "minLength")
        if bounds is not None and bounds.max_length is not None:
            yield from _length(layer, allowed, value, bounds.max_length, "maxLength")
        if bounds is not None and bounds.pattern is not None:
            off = next((t for t in _PLAIN if not matches(bounds.pattern, t)), None)
            if off is not None:
                told = f"is {shown(off)}, which its pattern does not match"
                yield Edge(off, told, f"{layer.pointer}/pattern", "invalid")
        if layer.format is not None:
            told = f"is {shown(_NO_FORMAT)}, which is no {layer.format}"
            yield Edge(_NO_FORMAT, told, f"{layer.pointer}/format", "invalid")


_PLAIN: Final = ("!", "not matched", "?-1", "é", "0", "a", "A" * 70)
_NO_FORMAT: Final = "<no such format>"


def _length(
    layer: SchemaObject, allowed: StringSet, value: str, limit: int, keyword: str
) -> Iterator[Edge]:
    """Give texts of the last length that is allowed, and of the first that is not."""
    is_least = keyword == "minLength"
    beyond = limit - 1 if is_least else limit + 1
    pointer = f"{layer.pointer}/{keyword}"
    if limit > _LONGEST:
        return
    fitting = _of_length(allowed, value, limit)
    if fitting is not None:
        yield Edge(fitting, f"has {_letters(limit)}, its {keyword}", pointer, "valid")
    broken = _of_length(StringSet(patterns=allowed.patterns), value, beyond)
    if broken is not None:
        side = "fewer" if is_least else "more"
        told = f"has {_letters(beyond)}, {side} than its {keyword} of {limit}"
        yield Edge(broken, told, pointer, "invalid")


def _letters(count: int) -> str:
    return "1 letter" if count == 1 else f"{count} letters"


def _of_length(allowed: StringSet, value: str, length: int) -> str | None:
    """Give a text of that length: a recognisable one where any will do."""
    if not allowed.patterns and not allowed.formats:
        return ((value or "text") * length)[:length]
    if length > _LONGEST_PATTERN:
        return None
    found = allowed.search(length, length).samples
    return next(iter(found), None)
