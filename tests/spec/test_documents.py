"""Descriptions of several files: every reference is followed, every value located."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.errors import BadInput
from specloom.spec import Document, File, dump, load
from specloom.spec.parse import parse
from specloom.spec.references import check, references
from specloom.spec.text import Find

ROOT = """\
openapi: 3.1.0
$self: https://example.com/api
paths:
  /a: {$ref: paths/a.yaml}
components:
  schemas:
    Pet: {$ref: "schemas/pet.json#/Pet"}
    Dog: {$ref: "schemas/pet.json#dog"}
    Cat: {$anchor: cat, $id: https://example.com/cat, type: object}
    ByAnchor: {$ref: "#cat"}
    ById: {$ref: https://example.com/cat}
    InId: {$ref: "https://example.com/cat#/type"}
    BySelf: {$ref: "https://example.com/api#/components/schemas/Cat"}
    List: {allOf: [{$anchor: inner}, {type: object}]}
    Odd: {$ref: "#/components/schemas/a~1b%20%7Ec"}
    "a/b ~c": {type: string}
    "100%25": {type: number}
    Union:
      discriminator: {propertyName: kind, mapping: {p: "schemas/pet.json#/Pet", Cat: Cat}}
"""
PATH = """\
get:
  responses:
    "200": {$ref: ../openapi.yaml#/components/schemas/Cat}
    default: {$ref: "./more/../../schemas/pet.json"}
"""
PETS = '{"Pet": {"$ref": "#/Dog"},\n "Dog": {"$dynamicAnchor": "dog",\n  "type": "object"}}'


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Document:
    for name, text in {
        "openapi.yaml": ROOT, "paths/a.yaml": PATH, "schemas/pet.json": PETS,
    }.items():  # fmt: skip
        path = tmp_path / "api" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return load("api/openapi.yaml")


def test_every_file_is_loaded_once(document: Document) -> None:
    assert document.source == "api/openapi.yaml"
    assert document.openapi == "3.1.0"
    assert list(document.root) == ["openapi", "$self", "paths", "components"]
    assert [(file.name, file.prefix) for file in document.files] == [
        ("api/openapi.yaml", ""),
        ("api/paths/a.yaml", "paths/a.yaml"),
        ("api/schemas/pet.json", "schemas/pet.json"),
    ]


TARGETS = {
    "#": "#",
    "paths/a.yaml": "paths/a.yaml#",
    "schemas/pet.json#/Pet": "schemas/pet.json#/Pet",
    "schemas/pet.json#dog": "schemas/pet.json#/Dog",
    "#cat": "#/components/schemas/Cat",
    "#inner": "#/components/schemas/List/allOf/0",
    "#/components/schemas/List/allOf/1": "#/components/schemas/List/allOf/1",
    "https://example.com/cat": "#/components/schemas/Cat",
    "https://example.com/cat#/type": "#/components/schemas/Cat/type",
    "https://example.com/api#/components/schemas/Cat": "#/components/schemas/Cat",
    "#/components/schemas/a~1b%20%7Ec": "#/components/schemas/a~1b ~0c",
    "#/components/schemas/100%25": "#/components/schemas/100%25",
}


@pytest.mark.parametrize(("ref", "pointer"), TARGETS.items())
def test_a_reference_leads_to_a_pointer(document: Document, ref: str, pointer: str) -> None:
    target = document.resolve(ref, document.files[0])

    assert target.pointer == pointer
    assert document.locate(pointer).pointer == pointer


def test_references_start_from_their_own_file(document: Document) -> None:
    _, path, pets = document.files

    assert document.resolve("#/Dog", pets).value == {"$dynamicAnchor": "dog", "type": "object"}
    assert document.resolve("../openapi.yaml#/openapi", path).pointer == "#/openapi"
    assert document.resolve("./more/../../schemas/pet.json", path).file is pets


@pytest.mark.parametrize("ref", ["#/nope", "#nope", "nope.yaml", "paths/a.yaml#/post"])
def test_a_reference_that_was_not_there_leads_nowhere(document: Document, ref: str) -> None:
    with pytest.raises(BadInput, match="leads nowhere"):
        document.resolve(ref, document.files[0])


PLACES = {
    "#": "api/openapi.yaml:1:1",
    "#/components/schemas/Cat/type": "api/openapi.yaml:9:55",
    "#/components/schemas/Cat/nope/deeper": "api/openapi.yaml:9:5",
    "#/components/schemas/a~1b%20~0c": "api/openapi.yaml:16:5",
    "#/components/schemas/List/allOf/1/type": "api/openapi.yaml:14:39",
    "#/components/schemas/List/allOf/2": "api/openapi.yaml:14:12",
    "#/components/schemas/List/allOf/01": "api/openapi.yaml:14:12",
    "paths/a.yaml#/get/responses/200": "api/paths/a.yaml:3:5",
    "schemas/pet.json#/Dog/type": "api/schemas/pet.json:3:3",
    "unknown.yaml#/a": "api/openapi.yaml",
}


@pytest.mark.parametrize(("pointer", "place"), PLACES.items())
def test_pointers_are_located(document: Document, pointer: str, place: str) -> None:
    assert str(document.locate(pointer)) == place


DATA = """\
paths:
  /a:
    x-note: {$ref: data}
    get:
      responses:
        default: {$ref: "1"}
      parameters:
        - example: {$ref: data}
          examples: {e: {value: {$ref: data}}, f: {$ref: "2"}}
          schema:
            default: {$ref: data}
            enum: [{$ref: data}]
            const: {$ref: data}
            examples: [{$ref: data}]
            properties:
              $ref: {$ref: "3"}
              default: {$ref: "4"}
              x-odd: {$ref: "5"}
              mapping: {$ref: "6"}
              examples: {items: {$ref: "7"}}
      callbacks:
        c: {"{$request.body#/url}": {$ref: "8"}}
"""


def test_a_ref_that_is_no_string_is_no_reference() -> None:
    parsed = parse(b'{"openapi": "3.1.0", "paths": {"$ref": {}, "/a": {"$ref": ["#/nope"]}}}', "a")
    document = Document("a", (File("a", "", parsed),), {})

    assert check(document) == []


def test_data_is_not_taken_for_references() -> None:
    found = references(parse(DATA.encode(), "a.yaml").value)

    assert [reference.ref for reference in found] == list("12345678")


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)


@given(VALUES)
def test_every_value_of_written_yaml_is_on_its_line(value: object) -> None:
    text = dump(value)
    lines = text.splitlines()
    find = parse(text.encode(), "a.yaml").find

    _check(value, [], lines, find)


def _check(value: object, path: list[str], lines: list[str], find: Find) -> None:
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = [(str(index), inner) for index, inner in enumerate(value)]
    else:
        return
    for key, inner in inside:
        line, column = find([*path, key])
        start = lines[line - 1][column - 1 :]
        if isinstance(value, dict):
            assert start.startswith(dump({key: 1}).removesuffix(": 1\n"))
        else:
            assert start.startswith(dump([inner]).splitlines()[0].removeprefix("- ")[:5])
        _check(inner, [*path, key], lines, find)
