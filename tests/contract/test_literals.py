"""Values as Python source: what a type of the client allows, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.contract.literals import Literals
from specloom.ir import build
from specloom.names import plan
from specloom.names.programs import Client, Program
from specloom.spec import load

CAT = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}},
}
DOG = {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "dog"}}}
PET = {
    "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
    "discriminator": {
        "propertyName": "kind",
        "mapping": {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"},
    },
}
BEAST = {
    "required": ["kind"],
    "properties": {"kind": {"type": "string"}, "id": {"type": "string"}},
    "discriminator": {"propertyName": "kind"},
}
WOLF = {"allOf": [{"$ref": "#/components/schemas/Beast"}, {"properties": {"teeth": {}}}]}
TAG = {
    "required": ["id", "name"],
    "properties": {"id": {"type": "string", "readOnly": True}, "name": {"type": "string"}},
}
COMPONENTS = {"Cat": CAT, "Dog": DOG, "Pet": PET, "Beast": BEAST, "Wolf": WOLF, "Tag": TAG}


def unit(name: str, type_: str = "string") -> dict[str, str]:
    return {"type": type_, "x-unit": name}


def written(folder: Path, schema: dict[str, Any], value: Any) -> str | None:
    """Write a value as an argument; give the line that it stands in."""
    media = {"application/json": {"schema": {"type": "array", "items": schema}}}
    answers = {"200": {"description": "Fine."}}
    path = folder / "api.json"
    description = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "paths": {"/pets": {"post": {"requestBody": {"content": media}, "responses": answers}}},
        "components": {"schemas": COMPONENTS},
    }
    path.write_text(json.dumps(description), "utf-8")
    api = build(load(str(path)))
    (symbols,), _ = plan([api])
    body = api.operations[0].request_body
    assert body is not None
    schema_of_list = body.content[0].schema
    assert schema_of_list is not None
    program = Program(Client("pets_client", "Pets"), None)
    code = Literals(symbols, program).argument(schema_of_list, [value])
    if code is None:
        return None
    program.line(code)
    return program.text().strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("schema", "value", "source"),
    [
        ({"type": "string"}, "it's", '["it\'s"]'),
        ({"type": "string"}, 7, None),
        ({"type": "string", "format": "binary"}, "x", None),
        ({"type": "boolean"}, True, "[True]"),
        ({"type": "boolean"}, 1, None),
        ({"type": "integer"}, True, None),
        ({"type": "integer"}, 1.5, None),
        ({"type": "number"}, 1.5, "[1.5]"),
        ({"type": ["string", "null"]}, None, "[None]"),
        ({"type": "string"}, None, None),
        ({"enum": ["a", "b"]}, "a", '["a"]'),
        ({"enum": ["a", "b"]}, "c", None),
        ({"enum": [1, 2]}, True, None),
        ({"const": "a"}, "a", '["a"]'),
        ({"const": "a"}, "b", None),
        ({"type": "array"}, [1, {"a": None}], '[[1, {"a": None}]]'),
        ({"type": "array", "items": {"type": "integer"}}, [1, "2"], None),
        ({"type": "object"}, {"a": [1]}, '[{"a": [1]}]'),
        (
            {"type": "object", "additionalProperties": {"type": "integer"}},
            {"a": 1},
            '[{"a": 1}]',
        ),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {"a": "1"}, None),
        ({"type": "object"}, [], None),
        ({}, {"x": [None]}, '[{"x": [None]}]'),
        ({"$ref": "#/components/schemas/Pet"}, {"kind": "dog"}, '[models.Dog(kind="dog")]'),
        (
            {"$ref": "#/components/schemas/Pet"},
            {"kind": "cat", "lives": 9},
            '[models.Cat(kind="cat", lives=9)]',
        ),
        ({"$ref": "#/components/schemas/Pet"}, {"kind": "dog", "lives": 9}, None),
        ({"$ref": "#/components/schemas/Pet"}, {"kind": "cow"}, None),
        ({"$ref": "#/components/schemas/Pet"}, "dog", None),
        (
            {"$ref": "#/components/schemas/Beast"},
            {"kind": "Wolf", "teeth": 42},
            '[models.Wolf(kind="Wolf", teeth=42)]',
        ),
        ({"$ref": "#/components/schemas/Beast"}, {"kind": "x"}, '[models.Beast(kind="x")]'),
        ({"$ref": "#/components/schemas/Beast"}, {"kind": "x", "teeth": 1}, None),
        ({"$ref": "#/components/schemas/Tag"}, {"name": "a"}, '[models.TagInput(name="a")]'),
        (
            {"$ref": "#/components/schemas/Tag"},
            {"id": "1", "name": "a"},
            '[models.Tag(id="1", name="a")]',
        ),
        ({"$ref": "#/components/schemas/Tag"}, {"id": "1"}, None),
        (
            {"type": "string", "format": "date-time"},
            "2026-01-31T12:00:00Z",
            '[datetime.fromisoformat("2026-01-31T12:00:00Z")]',
        ),
        ({"type": "string", "format": "date-time"}, "2026-01-31T12:00:00", None),
        ({"type": "string", "format": "date-time"}, "soon", None),
        ({"type": "string", "format": "date-time"}, 7, None),
        (
            {"type": "string", "format": "date"},
            "2026-01-31",
            '[date.fromisoformat("2026-01-31")]',
        ),
        ({"type": "string", "format": "date"}, "2026-02-31", None),
        ({"type": "string", "format": "date"}, "20260131", None),
        (unit("epoch-s", "integer"), 7, "[datetime.fromtimestamp(7, UTC)]"),
        (unit("epoch-ms", "integer"), 7, "[datetime.fromtimestamp(7 / 1000, UTC)]"),
        (unit("epoch-ms", "integer"), -1, None),
        (unit("minutes", "integer"), 7, "[timedelta(minutes=7)]"),
        (unit("minutes", "integer"), "7", None),
        (unit("HHMM-duration"), "0115", "[timedelta(hours=1, minutes=15)]"),
        (unit("HHMM-duration"), "0175", None),
        (unit("HHMM"), "0630", "[time(6, 30)]"),
        (unit("HH:MM"), "06:30", "[time(6, 30)]"),
        (unit("HH:MM"), "0630", None),
        (unit("MMYY"), "1218", '[Month.parse("1218")]'),
        (unit("MMYY"), "1318", None),
    ],
)
def test_a_value_is_written_if_it_can_be_sent(
    tmp_path: Path, schema: dict[str, Any], value: Any, source: str | None
) -> None:
    assert written(tmp_path, schema, value) == source


def test_nothing_is_written_without_an_end(tmp_path: Path) -> None:
    value: Any = 1
    for _ in range(60):
        value = [value]
    schema: Any = {"type": "integer"}
    for _ in range(60):
        schema = {"type": "array", "items": schema}

    assert written(tmp_path, {"anyOf": [{"type": "string"}, schema]}, value) is None
