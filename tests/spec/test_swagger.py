"""Swagger 2.0 is read as OpenAPI 3.1, and what is found fault with is shown where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specloom.errors import BadInput, Finding
from specloom.ir import build
from specloom.spec import Document, load, split
from specloom.values import validate

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("swagger.yaml").read_text("utf-8")
)
HEAD = {"swagger": "2.0", "info": {"title": "t", "version": "1"}, "paths": {}}


def upgraded(folder: Path, given: dict[str, Any], **more: str) -> Document:
    for name, text in more.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    source = folder / "api.json"
    source.write_text(json.dumps({**HEAD, **given}, indent=1), "utf-8")
    return load(str(source))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_it_becomes(case: dict[str, Any], tmp_path: Path) -> None:
    document = upgraded(tmp_path, case["given"])

    assert {at: document.at(at) for at in case["gives"]} == case["gives"]
    assert [note.message for note in document.notes] == case.get("notes", [])
    assert document.openapi == "3.1.0"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_place_leads_back_to_what_it_was_made_of(
    case: dict[str, Any], tmp_path: Path
) -> None:
    document = upgraded(tmp_path, case["given"])
    text = json.loads((tmp_path / "api.json").read_text("utf-8"))

    for pointer in places(document.root, "#"):
        where = document.locate(pointer)
        value = text
        for token in split(where.pointer):
            value = value[int(token) if isinstance(value, list) else token]
        assert where.line


def places(value: object, pointer: str) -> Iterator[str]:
    yield pointer
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    if isinstance(value, list):
        for at, inner in enumerate(value):
            yield from places(inner, f"{pointer}/{at}")


def test_faults_stand_where_they_stood(tmp_path: Path) -> None:
    source = tmp_path / "api.yaml"
    source.write_text(
        """\
swagger: 2.0
info: []
paths:
  /a: {get: {parameters: 1, responses: {200: x}}, put: y}
  /b: z
definitions: {A: {type: 1}, B: c}
securityDefinitions: {e: f}
""",
        "utf-8",
    )
    with pytest.raises(BadInput) as caught:
        build(load(str(source)))

    told = [(one.location.line, one.location.column) for one in caught.value.findings]
    assert told == [(2, 1), (6, 19), (6, 29), (4, 14), (4, 41), (4, 51), (5, 3), (7, 23)]


def test_pointers_of_places_lead_into_the_text(tmp_path: Path) -> None:
    given = {"definitions": {"A": {"type": "object", "properties": {"b": {"type": "string"}}}}}
    document = upgraded(tmp_path, given)

    assert document.locate("#/components/schemas/A/properties/b").pointer == (
        "#/definitions/A/properties/b"
    )


def test_references_to_what_moved_are_followed(tmp_path: Path) -> None:
    answer = {"200": {"description": "d", "schema": {"type": "array", "items": {"type": "string"}}}}
    inside = {"$ref": "#/paths/~1a/get/responses/200/schema/items"}
    given = {
        "paths": {"/a": {"get": {"responses": answer}}},
        "definitions": {"A": inside, "B": {"$ref": "more.yaml#/C"}},
    }
    more = 'C: {type: object, properties: {a: {$ref: "api.json#/definitions/A"}}}\n'
    api = build(upgraded(tmp_path, given, more=more))

    assert api.index["#/paths/~1a/get/responses/200/content/application~1json/schema/items"]
    assert api.index["more.yaml#/C"]


@pytest.mark.parametrize(
    ("more", "pointer"),
    [
        ("C: {type: string, x-nullable: true}\n", "more.yaml#/C"),
        (
            "swagger: '2.0'\npaths: {}\ndefinitions: {C: {type: string, x-nullable: true}}\n",
            "more.yaml#/components/schemas/C",
        ),
    ],
    ids=["of schemas", "whole"],
)
def test_other_files_are_upgraded_too(more: str, pointer: str, tmp_path: Path) -> None:
    ref = "more.yaml#/definitions/C" if "swagger" in more else "more.yaml#/C"
    document = upgraded(tmp_path, {"definitions": {"A": {"$ref": ref}}}, more=more)

    assert document.at(pointer) == {"type": ["string", "null"]}
    assert build(document).schemas["A"]


def test_notes_are_told_by_validate_as_information(tmp_path: Path) -> None:
    document = upgraded(tmp_path, {"host": "a.example", "schemes": ["ws"]})

    (note,) = validate(build(document), document)
    assert (note.severity, note.id, note.location.pointer) == ("info", "swagger", "#/schemes/0")


def test_a_folder_of_swagger_is_a_description(tmp_path: Path) -> None:
    upgraded(tmp_path, {})

    assert load(str(tmp_path)).openapi == "3.1.0"


ODD: list[Any] = [None, 1, True, "x", [], {}, [1], {"a": 1}, {"$ref": 1}, {"$ref": "#/paths"}]


@given(st.data())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_wrong_with_it_is_told(tmp_path: Path, data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(CASES))
    given_ = json.loads(json.dumps(case["given"]))
    *outer, last = split(data.draw(st.sampled_from([*places(given_, "#")][1:])))
    value = given_
    for token in outer:
        value = value[int(token) if isinstance(value, list) else token]
    value[int(last) if isinstance(value, list) else last] = data.draw(st.sampled_from(ODD))

    assert all(one.location.line for one in faults(tmp_path, given_))


def faults(folder: Path, stated: dict[str, Any]) -> list[Finding]:
    try:
        document = upgraded(folder, stated)
        return [*validate(build(document), document)]
    except BadInput as error:
        return [*error.findings]
