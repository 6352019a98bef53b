"""Properties that are write-only, in answers that show them all the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from specloom.contract.model import Violation
from specloom.contract.phrases import called
from specloom.ir.model import BooleanSchema, JsonValue, Reference, Schema, SchemaObject
from specloom.spec.pointers import join
from specloom.values.inventory import subschemas

__all__ = ["revealed", "reveals"]

_MOST: Final = 20
_Place = tuple[str | int, ...]


def reveals(schema: Schema) -> bool:
    """Tell whether a schema reaches any property that is write-only."""
    seen: set[int] = set()
    waiting = [schema]
    while waiting:
        inner = waiting.pop()
        if id(inner) in seen or isinstance(inner, BooleanSchema):
            continue
        seen.add(id(inner))
        if inner.annotations.write_only:
            return True
        waiting += [inner.target] if isinstance(inner, Reference) else subschemas(inner)
    return False


def revealed(schema: Schema, value: JsonValue) -> Iterator[Violation]:
    """Give the write-only properties that an answer holds, each once."""
    seen: set[str] = set()
    for pointer, place in islice(_found(schema, value, ()), _MOST):
        if pointer not in seen:
            seen.add(pointer)
            at = join(place).removeprefix("#")
            general = join(["*" if isinstance(step, int) else step for step in place])
            message = f"The answer shows {called('', place)}, which is write-only."
            kind = general.removeprefix("#")
            yield Violation("write-only-property-in-answer", message, pointer, at, kind)


def _found(schema: Schema, value: JsonValue, place: _Place) -> Iterator[tuple[str, _Place]]:
    if isinstance(schema, Reference):
        if schema.annotations.write_only and place:
            yield schema.pointer, place
            return
        yield from _found(schema.target, value, place)
    elif isinstance(schema, SchemaObject):
        if schema.annotations.write_only and place:
            yield schema.pointer, place
            return
        for member in () if schema.composition is None else schema.composition.all_of:
            yield from _found(member, value, place)
        if isinstance(value, dict) and schema.object is not None:
            for name, member in schema.object.properties.items():
                if name in value:
                    yield from _found(member, value[name], (*place, name))
        if isinstance(value, list) and schema.array is not None and schema.array.items is not None:
            for index, inner in enumerate(value):
                yield from _found(schema.array.items, inner, (*place, index))
