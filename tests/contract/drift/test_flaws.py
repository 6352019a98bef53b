"""Where a value parts from its schema, whatever the schema is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.contract.drift import drift, read, suggest
from tests.contract.drift.recording import Line, as_lines, described
from tests.contract.drift.test_drift import overlaid

HEAD = """\
openapi: "3.1.0"
info: {title: One, version: "1"}
paths:
  /a:
    get:
      responses:
        "200":
          description: It.
          content: {application/json: {schema: %s}}
components:
  schemas:
    Cat: {type: object, required: [kind], properties: {kind: {const: cat}, mice: {type: integer}}}
    Dog: {type: object, required: [kind], properties: {kind: {const: dog}, walks: {type: integer}}}
    Closed: {type: object, additionalProperties: false, properties: {a: {type: string}}}
    Tree: {properties: {kids: {type: array, items: {$ref: "#/components/schemas/Tree"}}}}
"""
CAT, DOG = {"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}
TAGGED = {"oneOf": [CAT, DOG], "discriminator": {"propertyName": "kind"}}
CLOSED = {"$ref": "#/components/schemas/Closed"}
TREE = {"$ref": "#/components/schemas/Tree"}
NAMED = {"type": "object", "properties": {"b": {"type": "string"}}}
PAIR = {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}}
CONDITION: dict[str, Any] = {
    "type": "object",
    "properties": {"kind": {"type": "string"}},
    "if": {"properties": {"kind": {"const": "cat"}}},
    "then": {"properties": {"mice": {"type": "integer"}}},
    "else": {"properties": {"walks": {"type": "integer"}}},
}

CASES: list[tuple[Any, Any, list[tuple[str, str]]]] = [
    (TAGGED, {"kind": "dog", "walks": 1}, []),
    (TAGGED, {"kind": "dog", "walks": "far"}, [("type", "/walks")]),
    (TAGGED, {"kind": "cow"}, [("enum value", "/kind")]),
    (TAGGED, {"kind": 1}, [("enum value", "/kind")]),
    ({"anyOf": [CAT, {"type": "null"}]}, "x", [("type", "")]),
    ({"anyOf": [{"type": "string"}, CAT]}, {"kind": "cat", "mice": None}, [("type", "/mice")]),
    ({"oneOf": [{"type": "integer"}, {"type": "number"}]}, 1, [("constraint", "")]),
    ({"allOf": [CLOSED, CLOSED]}, {"a": "x", "b": 1}, [("field", "/b")]),
    ({"allOf": [CLOSED, NAMED]}, {"a": "x", "b": "y"}, [("constraint", "")]),
    ({"allOf": [NAMED], "unevaluatedProperties": False}, {"c": 1}, [("field", "/c")]),
    (CONDITION, {"kind": "cat", "mice": 1}, []),
    (CONDITION, {"kind": "cat", "walks": 1}, [("field", "/walks")]),
    (CONDITION, {"kind": "dog", "walks": "x"}, [("type", "/walks")]),
    (PAIR, ["a", 1], []),
    (PAIR, [1, "a"], [("type", "/*"), ("type", "/*")]),
    ({"type": "array", "maxItems": 1}, [1, 2], [("constraint", "")]),
    ({"type": "array", "items": False}, [1], [("constraint", "")]),
    ({"patternProperties": {"^x-": {"type": "string"}}}, {"x-a": 1}, [("type", "/*")]),
    ({"type": "object", "propertyNames": {"maxLength": 1}}, {"ab": 1}, [("constraint", "")]),
    ({"type": "object", "dependentSchemas": {"a": NAMED}}, {"a": 1, "b": 2}, [
        ("field", "/a"), ("type", "/b"),
    ]),
    ({"not": {"type": "string"}}, "x", [("constraint", "")]),
    (False, 1, [("constraint", "")]),
    (True, {"a": 1}, []),
    ({"enum": ["a", None]}, None, []),
    ({"const": 1}, 1.0, []),
    ({"const": 1}, True, [("enum value", "")]),
    ({"type": "integer", "enum": [1]}, "x", [("type", "")]),
    (TREE, {"kids": [{"kids": [{"kids": 1}]}]}, [("type", "/kids/*/kids/*/kids")]),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(CASES)))
def test_flaws_of_a_body(tmp_path: Path, number: int) -> None:
    schema, value, wanted = CASES[number]
    text = HEAD % yaml.safe_dump(schema, default_flow_style=True, width=10_000).removesuffix(
        "...\n"
    )
    document, api = described(tmp_path, text)
    recorded = read(as_lines([Line("GET", "/a", answer=value)]), "a.ndjson")
    found = drift(api, recorded)
    suggested = suggest(found, document)

    assert [(each.kind, each.at) for each in found.deviations] == wanted
    if wanted and not suggested.left:
        assert drift(overlaid(document, suggested.overlay, tmp_path), recorded).deviations == ()
