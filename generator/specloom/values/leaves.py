"""Candidates for values that hold no schemas: what a schema tells, texts and numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from specloom.ir.model import EVERY_TYPE, BooleanSchema, JsonValue, Schema, Type
from specloom.values import realistic
from specloom.values.formats import FORMATS
from specloom.values.numbers import EVERY_NUMBER, NumberSet
from specloom.values.strings import EVERY_STRING, StringSet
from specloom.values.worlds import World

__all__ = ["likeliest", "numbers", "texts", "told"]

_SMALL: Final = 160
_LONGEST: Final = 10_000
_PLAIN: Final = ("a", "1", "A1", "")
_BASE64: Final = "aGVsbG8="
_ORDER: Final[tuple[Type, ...]] = (
    "string",
    "integer",
    "number",
    "boolean",
    "object",
    "array",
    "null",
)


def told(schema: Schema) -> Iterator[JsonValue]:
    """Give the examples and defaults that a schema tells, the small ones; null says too little."""
    if not isinstance(schema, BooleanSchema):
        said = schema.annotations
        for value in (*said.examples, *said.default):
            if value is not None and len(json.dumps(value)) <= _SMALL:
                yield value


def likeliest(world: World) -> list[Type]:
    """Order the types of a value: first those of which something is said."""
    types: list[Type] = [kind for kind in _ORDER if kind in world.types]
    if len(types) == 1:
        return types
    spoken: dict[Type, bool] = {
        "object": bool(world.shapes),
        "array": any(layer.array is not None for layer in world.layers),
        "string": any(layer.string is not None or layer.format for layer in world.layers),
        "number": any(layer.number is not None for layer in world.layers),
    }
    first: list[Type] = [kind for kind in types if spoken.get(kind, False)]
    return [*first, *(kind for kind in types if kind not in first)]


def texts(world: World, name: str) -> Iterator[str]:
    """Give texts for what is called `name`: recognisable ones, then what fits bounds exactly."""
    allowed = EVERY_STRING
    for layer in world.layers:
        allowed = allowed.intersect(StringSet.of(layer.string, layer.format))
    known = [text for format_ in allowed.formats for text in FORMATS[format_].samples]
    if any(layer.format == "byte" for layer in world.layers):
        known.append(_BASE64)
    named = () if known else realistic.texts(name)
    least = min(allowed.min_length, _LONGEST)
    repeated = "text" * max(1, -(-least // 4))
    proposed = (*known, *named, repeated, *_PLAIN, repeated[:least])
    yield from (text for text in proposed if allowed.contains(text))
    exact = allowed.sample()
    if exact is not None:
        yield exact
        yield from allowed.search().samples
        yield from (text for number in range(1, 30) if allowed.contains(text := f"{exact}{number}"))


def numbers(world: World, name: str) -> Iterator[int | float]:
    """Give numbers for what is called `name`: recognisable ones, then what fits bounds exactly."""
    allowed = EVERY_NUMBER
    for layer in world.layers:
        if layer.types != EVERY_TYPE or layer.number is not None or layer.format is not None:
            whole = "integer" in layer.types
            stated = NumberSet.of(layer.number, integer=whole, format=layer.format)
            allowed = allowed.intersect(stated)
    for number in realistic.numbers(name):
        if allowed.contains(number):
            yield number
    near: float | None = None
    while (found := allowed.sample(near)) is not None and found != near:
        yield found
        near = found + 1
