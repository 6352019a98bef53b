"""Bounds of numbers and strings, patterns, formats and contents."""

from __future__ import annotations

from typing import Final

from specloom.diff.rules.kinds.rows import bound, itself, mirrored
from specloom.diff.rules.model import Kind

__all__ = ["BOUNDS"]

_FORMAT: Final = "Few clients and services check formats."

BOUNDS: Final[tuple[Kind, ...]] = (
    *bound("min", "minimum", "type: number", "minimum", 1, 5),
    *bound("max", "maximum", "type: number", "maximum", 50, 100),
    *bound("exclusive-min", "exclusive minimum", "type: number", "exclusiveMinimum", 0, 5),
    *bound("exclusive-max", "exclusive maximum", "type: number", "exclusiveMaximum", 50, 100),
    *mirrored(
        "multiple-of-set",
        "must be a multiple of some number",
        "multiple-of-unset",
        "need no longer be a multiple of some number",
        "{type: integer}",
        "{type: integer, multipleOf: 5}",
    ),
    *itself(
        "multiple-of-changed",
        "must be a multiple of another number",
        "{type: integer, multipleOf: 4}",
        "{type: integer, multipleOf: 6}",
    ),
    *bound("min-length", "minimum length", "type: string", "minLength", 1, 3),
    *bound("max-length", "maximum length", "type: string", "maxLength", 20, 40),
    *mirrored(
        "pattern-added",
        "must match a pattern",
        "pattern-removed",
        "need no longer match a pattern",
        "{type: string}",
        "{type: string, pattern: '^[a-z]+$'}",
    ),
    *itself(
        "pattern-changed",
        "must match another pattern",
        "{type: string, pattern: '^[a-z]+$'}",
        "{type: string, pattern: '^[0-9]+$'}",
    ),
    Kind(
        "pattern-changed",
        "must match a pattern that allows more",
        "{type: string, pattern: '^[a-z]+$'}",
        "{type: string, pattern: '^[a-z0-9]+$'}",
        mirror="pattern-changed",
        effect="widens",
    ),
    Kind(
        "pattern-changed",
        "must match a pattern that allows less",
        "{type: string, pattern: '^[a-z0-9]+$'}",
        "{type: string, pattern: '^[a-z]+$'}",
        mirror="pattern-changed",
        effect="narrows",
    ),
    *mirrored(
        "format-added",
        "has a format now",
        "format-removed",
        "no longer has a format",
        "{type: string}",
        "{type: string, format: date}",
        {"request": _FORMAT},
        {"response": _FORMAT},
    ),
    *itself(
        "format-changed",
        "has another format",
        "{type: string, format: date}",
        "{type: string, format: uuid}",
        {"request": _FORMAT, "response": _FORMAT},
    ),
    *itself(
        "content-encoding-changed",
        "is a string that is encoded otherwise",
        "{type: string, contentEncoding: base64}",
        "{type: string, contentEncoding: base64url}",
        {
            "request": "Text in the old encoding may be read as something else.",
            "response": "Whoever decodes as before may read something else.",
        },
    ),
    *itself(
        "content-media-type-changed",
        "is a string that holds another media type",
        "{type: string, contentMediaType: text/plain}",
        "{type: string, contentMediaType: text/html}",
        {
            "request": "Text of the old media type may be read as something else.",
            "response": "Whoever reads the text as before may read something else.",
        },
    ),
)
