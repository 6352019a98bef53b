"""Whether a schema accepts one value, told by a JSON Schema validator that knows no diff.

A schema of a large API may reach all of it, which nobody wants to compile for a value of three
keys. So only what the value can meet is: the schemas of its own keys.
"""

from __future__ import annotations

from functools import lru_cache

import jsonschema_rs

from specloom.ir.model import JsonValue, Schema, dereference
from specloom.values.inventory import Direction
from specloom.values.json_schema import Extent, json_schema, reason

__all__ = ["accepts", "why_refused"]


def accepts(schema: Schema, value: JsonValue, direction: Direction | None = None) -> bool | None:
    """Tell whether a schema accepts a value; None where that cannot be checked.

    Formats are asserted, OpenAPI's `int32` and `int64` among them. With a `direction`, read-only
    properties are not required in requests, nor write-only ones in responses.
    """
    validator = _validator(dereference(schema), direction, _extent(value))
    if validator is None:
        return None
    try:
        return validator.is_valid(value)
    except ValueError:  # half of a surrogate pair, which no text of UTF-8 holds
        return None


def why_refused(schema: Schema, value: JsonValue, direction: Direction | None = None) -> str | None:
    """Say in one line why a schema refuses a value; None where `accepts` does not give False.

    Where there are several reasons the one deepest in the value is told, the first of these.
    """
    validator = _validator(dereference(schema), direction, _extent(value))
    if validator is None or accepts(schema, value, direction) is not False:
        return None
    errors = validator.iter_errors(value)
    deepest = max(errors, key=lambda error: len(error.instance_path), default=None)
    return None if deepest is None else reason(deepest)


def _extent(value: JsonValue) -> Extent:
    keys: set[str] = set()
    items = False
    waiting: list[JsonValue] = [value]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, dict):
            keys.update(inner)
            waiting.extend(inner.values())
        elif isinstance(inner, list) and inner:
            items = True
            waiting.extend(inner)
    return Extent(frozenset(keys), items)


@lru_cache(maxsize=2048)  # of schemas, which are equal to nothing but themselves
def _validator(
    schema: Schema, direction: Direction | None, extent: Extent
) -> jsonschema_rs.Draft202012Validator | None:
    written = json_schema(schema, direction, extent=extent, ranges=True)
    try:
        return jsonschema_rs.Draft202012Validator(written, validate_formats=True)
    except (ValueError, jsonschema_rs.ReferencingError):
        return None
