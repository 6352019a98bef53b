"""What docstrings of methods say, and what they leave unsaid."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from specloom.ir import build
from specloom.ir.model import Operation
from specloom.names import plan
from specloom.render.documentation import argument_doc, method_doc
from specloom.render.text import Prose
from specloom.spec import load
from tests.render.packages import written

ARGUMENTS: list[tuple[str, dict[str, Any], str]] = [
    # what the parameter says, its schema, what the docstring says
    ("Number of items", {}, "Number of items."),
    ("First. Second.", {}, "First."),
    ("", {"description": "Of the schema"}, "Of the schema."),
    ("How many", {"default": 5, "minimum": 1, "maximum": 9}, "How many. From 1 to 9. Default: 5."),
    ("How many, 1 to 9", {"minimum": 1, "maximum": 9}, "How many, 1 to 9."),
    ("Defaults to 5", {"default": 5}, "Defaults to 5."),
    ("One of:\n- a\n- b", {"default": "a"}, 'One of. Default: "a".'),
    ("", {"default": 20}, "Default: 20."),
    ("The q", {}, ""),
    ("Q parameter", {"maximum": 3}, "At most 3."),
    ("How", {"default": None}, "How."),
    ("How", {"default": {"a": 1}}, "How."),
    ("How", {"default": ["a", "b"]}, 'How. Default: ["a", "b"].'),
    ("How", {"default": "a" * 40}, "How."),
    ("How", {"minimum": 0}, "How."),
    ("How", {"minimum": 3}, "How. At least 3."),
    ("How", {"minimum": 3, "maximum": 3}, "How. Exactly 3."),
    ("How", {"maximum": 2.5, "multipleOf": 0.5}, "How. At most 2.5. A multiple of 0.5."),
    ("How", {"maximum": 2147483647, "multipleOf": 1}, "How."),
    ("How", {"exclusiveMinimum": 0, "exclusiveMaximum": 1}, "How. More than 0. Less than 1."),
    ("How", {"minLength": 1}, "How."),
    ("How", {"minLength": 1, "maxLength": 8}, "How. 1 to 8 characters."),
    ("How", {"minLength": 2, "maxLength": 2}, "How. Exactly 2 characters."),
    ("How", {"maxLength": 1}, "How. At most 1 character."),
    ("How", {"maxLength": 5000}, "How."),
    ("How", {"pattern": "^[a-z]+$"}, "How. Matches `^[a-z]+$`."),
    ("How", {"pattern": "a" * 41}, "How."),
    ("Which", {"type": "array", "items": {}, "minItems": 1}, "Which."),
    ("Which", {"type": "array", "items": {}, "maxItems": 3}, "Which. At most 3 items."),
    ("When", {"type": "string", "format": "date", "default": "2020-01-01"}, "When."),
    ("How long", {"type": "integer", "x-unit": "minutes", "maximum": 60}, "How long."),
    ("How far", {"type": "number", "x-unit": "km", "maximum": 9}, "How far. Unit: km. At most 9."),
]


@pytest.mark.parametrize(("said", "schema", "expected"), ARGUMENTS)
def test_an_argument_tells_its_limits_and_default(
    said: str, schema: dict[str, Any], expected: str, tmp_path: Path
) -> None:
    parameter = {"name": "q", "in": "query", "description": said, "schema": schema}

    assert told(tmp_path, {"parameters": [parameter]}) == {"q": expected}


def test_a_required_argument_has_no_default(tmp_path: Path) -> None:
    schema = {"type": "integer", "default": 3}
    parameter = {"name": "q", "in": "query", "required": True, "schema": schema}

    assert told(tmp_path, {"parameters": [parameter]}) == {"q": ""}


BODIES = [
    ({"description": "What to say"}, "What to say."),
    ({}, "The request body."),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_a_whole_body_is_told_of(body: dict[str, Any], expected: str, tmp_path: Path) -> None:
    content = {"application/json": {"schema": {"type": "array", "items": {}}}}

    assert told(tmp_path, {"requestBody": {**body, "content": content}}) == {"body": expected}


METHODS: list[tuple[dict[str, Any], str]] = [
    ({"summary": "List pets"}, "List pets."),
    ({"summary": "Deletes a pet", "description": "Delete the pet."}, "Delete the pet."),
    ({"summary": "Pets of a city", "description": "Pets"}, "Pets of a city."),
    ({"summary": "Pets", "description": "In St. Louis. All."}, "Pets.\n\nIn St. Louis. All."),
    ({"description": "<p>Gives <b>pets</b>.</p>", "operationId": "getPets"}, "Gives pets."),
    ({"summary": "Pets", "description": "Gives all pets:"}, "Pets.\n\nGives all pets."),
    ({"operationId": "getPets"}, "Send `GET /pets`."),
]


@pytest.mark.parametrize(("stated", "expected"), METHODS)
def test_a_method_says_things_once(stated: dict[str, Any], expected: str, tmp_path: Path) -> None:
    assert method_doc(operation(tmp_path, stated), [], "") == expected


def test_arguments_and_errors_come_last(tmp_path: Path) -> None:
    described = {
        "404": "No such pet. Look again.",
        "402": "Pay first",
        "410": "It is gone.",
        "401": "Unauthorized",
        "403": "",
        "503": "Busy",
        "default": "Any error",
    }
    answers = {status: {"description": said} for status, said in described.items()}
    one = operation(tmp_path, {"summary": "Get", "responses": answers})

    assert method_doc(one, [("id", Prose("Which.")), ("q", Prose(""))], "More.") == (
        "Get.\n\nMore.\n\n"
        "Args:\n    id: Which.\n\n"
        "Raises:\n"
        "    NotFound: No such pet.\n"
        "    ClientError: 402, Pay first; 410, It is gone.\n"
        "    Unauthorized: Status 401.\n"
        "    ServerError: Busy."
    )


def test_no_class_says_but_its_name(tmp_path: Path) -> None:
    pet = {"type": "object", "properties": {"id": {"type": "string"}, "kind": {"enum": ["a", "b"]}}}
    union = {"anyOf": [{**pet, "title": "Cat", "description": "A cat."}, pet]}
    content = {"application/json": {"schema": union}}
    answers = {"200": {"description": "Pet", "content": content}}
    written(described(tmp_path, {"responses": answers}), "pets", tmp_path / "out")
    tree = ast.parse((tmp_path / "out/pets/models.py").read_text("utf-8"))

    assert {
        one.name: ast.get_docstring(one) for one in tree.body if isinstance(one, ast.ClassDef)
    } == {
        "PetGetResponseCat": "A cat.",
        "PetGetResponseCatKind": None,
        "PetGetResponseObject": None,
        "PetGetResponseKind": None,
    }


def operation(folder: Path, stated: dict[str, Any]) -> Operation:
    return build(load(str(described(folder, stated)))).operations[0]


def told(folder: Path, stated: dict[str, Any]) -> dict[str, str]:
    api = build(load(str(described(folder, stated))))
    (symbols,), _ = plan([api])
    (one,) = api.operations
    return {each.name: argument_doc(each, one) for each in symbols.arguments[one.pointer]}


def described(folder: Path, stated: dict[str, Any]) -> Path:
    answers = {"204": {"description": "Done"}}
    path = folder / "openapi.json"
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Test", "version": "1"},
        "paths": {"/pets": {"get": {"responses": answers, **stated}}},
    }
    path.write_text(json.dumps(document), "utf-8")
    return path
