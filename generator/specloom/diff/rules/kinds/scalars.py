"""Types, null, and values that are listed."""

from __future__ import annotations

from typing import Final

from specloom.diff.rules.kinds.rows import itself, mirrored
from specloom.diff.rules.model import Kind

__all__ = ["SCALARS"]

SCALARS: Final[tuple[Kind, ...]] = (
    *itself("type-changed", "has another type", "{type: string}", "{type: integer}"),
    *mirrored(
        "type-generalized",
        "may be any number instead of an integer",
        "type-specialized",
        "must be an integer instead of any number",
        "{type: integer}",
        "{type: number}",
    ),
    *mirrored(
        "list-of-types-widened",
        "may be of one more type",
        "list-of-types-narrowed",
        "may be of one type less",
        "{type: string}",
        "{type: [string, boolean]}",
    ),
    *mirrored(
        "became-nullable",
        "may be null",
        "became-not-nullable",
        "may no longer be null",
        "{type: string}",
        "{type: [string, 'null']}",
    ),
    *mirrored(
        "became-enum",
        "is restricted to a list of values",
        "became-not-enum",
        "is no longer restricted to a list of values",
        "{type: string}",
        "{type: string, enum: [low, high]}",
    ),
    *mirrored(
        "enum-value-added",
        "may have a new value",
        "enum-value-removed",
        "no longer has one of its values",
        "{type: string, enum: [low, high]}",
        "{type: string, enum: [low, high, auto]}",
    ),
    *itself(
        "enum-value-renamed",
        "has one of its values under another name",
        "{type: string, enum: [lowPower, high]}",
        "{type: string, enum: [low_power, high]}",
    ),
    *mirrored(
        "const-added",
        "is restricted to one value",
        "const-removed",
        "is no longer restricted to one value",
        "{type: string}",
        "{const: low}",
    ),
    *itself("const-changed", "always has another value", "{const: low}", "{const: high}"),
    Kind(
        "schema-changed",
        "accepts other values, in a way that no other rule names",
        "{type: string, minLength: 5, maxLength: 9}",
        "{allOf: [{type: string, minLength: 5, maxLength: 9}, {maxLength: 2}]}",
        mirror="schema-changed",
    ),
)
