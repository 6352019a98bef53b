"""Sentences about values: each says where, what stands there, and what was wanted."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest

from specloom.contract.checks.sentences import sentence

NOTHING: Any = {"not": {}}
LONG = "x" * 60

CASES: list[tuple[Any, Any, str]] = [
    ({"type": "object"}, [1] * 99, "The body is an array, where an object is described."),
    (
        {"type": ["null", "integer"]},
        "7",
        'The body is `"7"`, a string, where an integer or null is described.',
    ),
    ({"type": "string"}, None, "The body is null, where a string is described."),
    ({"type": "integer"}, 1.5, "The body is `1.5`, where an integer is described."),
    ({"enum": ["a", "b"]}, "c", 'The body is `"c"`, a string, which is none of `"a"` and `"b"`.'),
    ({"const": 1}, 2, "The body is `2`, where only `1` is described."),
    ({"pattern": "^a"}, "b", 'The body is `"b"`, a string, which the pattern `^a` does not match.'),
    ({"format": "date"}, "b", 'The body is `"b"`, a string, which is no date.'),
    ({"minimum": 3}, 1, "The body is `1`, below its minimum of 3."),
    ({"exclusiveMaximum": 3}, 3, "The body is `3`, and must be below 3."),
    ({"multipleOf": 3}, 4, "The body is `4`, which is no multiple of 3."),
    ({"minLength": 3}, "a", "The body has 1 letter, fewer than its minLength of 3."),
    ({"maxItems": 1}, [1, 2], "The body has 2 items, more than its maxItems of 1."),
    ({"minProperties": 1}, {}, "The body has 0 members, fewer than its minProperties of 1."),
    ({"uniqueItems": True}, [1, 1], "The body holds an item twice, where all must differ."),
    (
        {"anyOf": [{"type": "string"}, {"minimum": 9}]},
        1,
        "The body is `1`, which is none of the kinds that are described.",
    ),
    (
        {"oneOf": [True, True]},
        {"a": 1},
        "The body is an object, which is of more than the one kind that it may be.",
    ),
    ({"not": {"const": 1}}, 1, "The body is `1`, which `not` rules out."),
    ({"contains": {"const": 1}}, [], "The body is an array, which `contains` does not allow."),
    (
        {"properties": {"a": NOTHING}},
        {"a": 1},
        "In the body, `a` is there, where nothing else is allowed.",
    ),
    (
        {"properties": {"a": {"items": {"maximum": 1}}}},
        {"a": [0, 7]},
        "In the body, `a[1]` is `7`, above its maximum of 1.",
    ),
    ({"maxLength": 9}, LONG, "The body has 60 letters, more than its maxLength of 9."),
    ({"const": ""}, LONG, f'The body is `"{LONG[:39]}…`, a string, where only `""` is described.'),
]


@pytest.mark.parametrize(("schema", "value", "told"), CASES, ids=[each[2] for each in CASES])
def test_sentences(schema: Any, value: Any, told: str) -> None:
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    (error,) = validator.iter_errors(value)

    assert sentence("the body", error) == told


def test_a_member_that_is_missing_or_too_much() -> None:
    wanting = {"required": ["a"], "unevaluatedProperties": False}
    missing, extra = jsonschema_rs.Draft202012Validator(wanting).iter_errors({"b": 1})

    assert sentence("the body", missing, "a") == "In the body, `a` is missing, which is required."
    told = "In the body, `b` is there, where nothing else is allowed."
    assert sentence("the body", extra, "b") == told
