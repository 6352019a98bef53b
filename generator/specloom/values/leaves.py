"""Candidates for values that hold no schemas: what a schema tells, texts and numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from specloom.ir.model import EVERY_TYPE, BooleanSchema, JsonValue, Schema, Type
from specloom.values import realistic
from specloom.values.numbers import EVERY_NUMBER, NumberSet
from specloom.values.worlds import World

__all__ = ["likeliest", "numbers", "texts", "told"]

_SMALL: Final = 160
_LONGEST: Final = 10_000
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
    types = [kind for kind in _ORDER if kind in world.types]
    if len(types) == 1:
        return types
    spoken: dict[Type, bool] = {
        "object": bool(world.shapes),
        "array": any(layer.array is not None for layer in world.layers),
        "string": any(layer.string is not None or layer.format for layer in world.layers),
        "number": any(layer.number is not None for layer in world.layers),
    }
    return sorted(types, key=lambda kind: not spoken.get(kind, False))


def texts(world: World, name: str) -> Iterator[str]:
    """Give texts for what is called `name`: recognisable ones, then what fits bounds exactly."""
    formats = tuple(layer.format for layer in world.layers if layer.format is not None)
    bounds = [layer.string for layer in world.layers if layer.string is not None]
    least = max((bound.min_length for bound in bounds), default=0)
    for text in realistic.texts(name, formats):
        if len(text) >= least:
            yield text
    if least <= _LONGEST:
        yield "a" * least
        yield from (f"text{number}".rjust(least, "a") for number in range(1, 20))


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
