"""The Python type of each schema, and what is written for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.names import plan
from specloom.render.shapes import (
    Shape,
    annotation,
    exact,
    plain,
    references,
    shape_of,
    units,
    unnamed,
    with_choices,
)
from tests.names.apis import api_of, document

NAMED = {
    "Pet": {"type": "object", "properties": {"name": {"type": "string"}}},
    "Kind": {"type": "string", "enum": ["cat", "dog"]},
    "Toy": {"type": "object", "properties": {"size": {"type": "integer"}}},
    "Thing": {
        "oneOf": [{"$ref": "#/components/schemas/Pet"}, {"$ref": "#/components/schemas/Toy"}]
    },
    "Tree": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
}


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


CASES: list[tuple[dict[str, Any], str]] = [
    ({}, "Any"),
    ({"type": "null"}, "Any"),
    ({"type": "string"}, "str"),
    ({"type": ["string", "null"]}, "str | None"),
    ({"type": "number"}, "float"),
    ({"type": "string", "format": "date"}, "Date"),
    ({"type": "string", "format": "date-time"}, "DateTime"),
    ({"type": "integer", "format": "date-time"}, "int"),
    ({"type": "integer", "x-unit": "minutes"}, "Minutes"),
    ({"type": "string", "x-unit": "HH:MM"}, "HHColonMM"),
    ({"type": "number", "x-unit": "kWh"}, "float"),
    ({"const": 'say "hi"'}, "Literal['say \"hi\"']"),
    ({"enum": [1, "a", True]}, 'Literal[1, "a", True]'),
    ({"type": "array"}, "list[Any]"),
    ({"type": "array", "items": {"type": ["string", "null"]}}, "list[str | None]"),
    ({"type": "object"}, "dict[str, Any]"),
    ({"type": "object", "additionalProperties": ref("Pet")}, "dict[str, Pet]"),
    (ref("Pet"), "Pet"),
    (ref("Kind"), "Kind"),
    (ref("Thing"), "Thing"),
    (ref("Tree"), "Tree"),
    ({"anyOf": [ref("Pet"), {"type": "null"}]}, "Pet | None"),
    ({"oneOf": [{"type": "string"}, ref("Pet")]}, "str | Pet"),
    ({"anyOf": [{"type": "string"}, {"type": ["integer", "null"]}]}, "str | int | None"),
    ({"anyOf": [{"type": "string"}, {"type": "string", "maxLength": 5}]}, "str"),
    ({"anyOf": [{"type": "string"}, {}]}, "Any"),
    ({"type": ["string", "integer", "null"]}, "int | str | None"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shapes")


def shape(schema: dict[str, Any], folder: Path) -> Shape:
    api = api_of(folder, document({**NAMED, "It": schema}))
    (symbols,), _ = plan([api])
    return shape_of(api.schemas["It"], symbols)


@pytest.mark.parametrize(("schema", "written"), CASES, ids=[written for _, written in CASES])
def test_a_schema_is_written_as_its_type(
    schema: dict[str, Any], written: str, folder: Path
) -> None:
    assert annotation(shape(schema, folder)) == written


def test_arguments_take_any_sequence_and_mapping(folder: Path) -> None:
    inner = {"type": "array", "items": ref("Pet")}
    one = shape({"type": "object", "additionalProperties": inner}, folder)

    assert annotation(one, "models.", argument=True) == "Mapping[str, Sequence[models.Pet]]"
    assert annotation(one, lists="builtins.list") == "dict[str, builtins.list[Pet]]"


@pytest.mark.parametrize(
    ("schema", "written"),
    [
        (ref("Kind"), 'Kind | Literal["cat", "dog"]'),
        ({"oneOf": [ref("Kind"), ref("Pet")]}, 'Kind | Literal["cat", "dog"] | Pet'),
        ({"oneOf": [ref("Pet"), {"type": "string"}]}, "Pet | str"),
        (
            {"type": "object", "additionalProperties": ref("Kind")},
            'Mapping[str, Kind | Literal["cat", "dog"]]',
        ),
        (ref("Many"), "Many | str"),
        ({"type": "array", "items": ref("Level")}, "Sequence[Level | int]"),
    ],
)
def test_plain_values_may_be_given_for_enums(
    schema: dict[str, Any], written: str, folder: Path
) -> None:
    many = {"type": "string", "enum": [f"a{number}" for number in range(13)]}
    named = {**NAMED, "Many": many, "Level": {"type": "integer", "enum": [*range(13)]}}
    api = api_of(folder, document({**named, "It": schema}))
    (symbols,), _ = plan([api])
    one = shape_of(api.schemas["It"], symbols)
    enums: dict[str, tuple[str | int, ...]] = {
        "Kind": ("cat", "dog"),
        "Many": tuple(many["enum"]),
        "Level": tuple(range(13)),
    }
    given = with_choices(one, enums)

    assert annotation(given, argument=True) == written
    assert plain(given) == one


def test_models_hold_numbers_as_they_came(folder: Path) -> None:
    numbers = {"anyOf": [{"type": "array", "items": {"type": "number"}}, {"type": "integer"}]}
    one = shape({"type": "object", "additionalProperties": numbers}, folder)

    assert annotation(exact(one)) == "dict[str, list[Number] | Integer]"


def test_shapes_say_what_they_mention(folder: Path) -> None:
    minutes = {"type": "integer", "x-unit": "minutes"}
    one = shape({"oneOf": [ref("Pet"), {"type": "array", "items": minutes}, ref("Kind")]}, folder)

    assert list(references(one)) == ["Pet", "Kind"]
    assert list(units(one)) == ["Minutes"]


def test_what_lost_its_name_is_still_a_type(folder: Path) -> None:
    api = api_of(folder, document(NAMED))
    (symbols,), _ = plan([api])
    written = [annotation(unnamed(api.schemas[name], symbols)) for name in NAMED]

    assert written == ["dict[str, Any]", "str", "dict[str, Any]", "Pet | Toy", "list[Tree]"]
