"""Samples are small, look like what people write, and are accepted by the whole schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.ir import Schema, build
from specloom.spec import load
from specloom.values.evidence import accepts
from specloom.values.inventory import Direction, bodies
from specloom.values.json_schema import json_schema
from specloom.values.neighbours import neighbours
from specloom.values.samples import (
    NO_SAMPLE,
    Additional,
    Item,
    Member,
    Property,
    sample,
    sample_with,
    sample_without,
)
from specloom.values.samples import Path as Steps
from tests.values.generated_schemas import JSON, Raw, api_with, schema_pairs, schemas

SPECS = Path(__file__).parents[2] / "specs"
TEXT = {"type": "string"}
INTEGER = {"type": "integer"}
PETS = {
    "A": {
        "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"},
        },
    },
    "Cat": {
        "type": "object",
        "required": ["kind", "lives"],
        "properties": {"kind": TEXT, "lives": INTEGER},
    },
    "Dog": {
        "type": "object",
        "required": ["kind", "bark"],
        "properties": {"kind": TEXT, "bark": {"type": "boolean"}, "owner": {"required": ["name"]}},
    },
}
HEIRS = {
    "A": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": TEXT},
        "discriminator": {"propertyName": "kind", "mapping": {"hat": "Hat"}},
    },
    "Hat": {
        "allOf": [
            {"$ref": "#/components/schemas/A"},
            {"required": ["size"], "properties": {"size": INTEGER}},
        ]
    },
}


def built(raw: Raw, **others: Raw) -> Schema:
    return api_with({"A": raw, **others}).schemas["A"]


def need(**properties: Raw) -> Raw:
    return {"type": "object", "properties": properties, "required": list(properties)}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({}, "text"),
        (True, "text"),
        (False, NO_SAMPLE),
        ({"type": "null"}, None),
        ({"type": "boolean"}, True),
        ({"type": ["null", "integer"]}, 1),
        ({"type": "integer", "minimum": 5}, 5),
        ({"type": "number", "exclusiveMinimum": 1, "maximum": 2}, 2),
        ({"type": "integer", "format": "int32", "maximum": -3}, -3),
        ({"minimum": 7, "multipleOf": 5}, 10),
        ({"type": "string", "minLength": 6}, "texttext"),
        ({"type": "string", "minLength": 6, "maxLength": 7}, "textte"),
        ({"type": "string", "maxLength": 1}, "a"),
        ({"type": "string", "pattern": "^[A-Z]{2}$"}, "AA"),
        ({"type": "string", "format": "date"}, "2026-01-31"),
        ({"type": "string", "format": "byte"}, "aGVsbG8="),
        ({"type": "string", "format": "unheard-of"}, "text"),
        ({"enum": [None, "b"]}, None),
        ({"type": "string", "enum": [1, "b"]}, "b"),
        ({"allOf": [{"enum": ["a", "b", [1]]}, {"enum": [[1.0], "b"]}]}, "b"),
        ({"type": "string", "examples": [5, "five"]}, "five"),
        ({"type": "string", "default": "six"}, "six"),
        ({"type": ["string", "null"], "default": None}, "text"),
        ({"type": "string", "examples": ["long " * 100]}, "text"),
        ({"type": "array"}, []),
        ({"type": "array", "items": INTEGER, "minItems": 2}, [1, 1]),
        ({"items": TEXT, "minItems": 3, "uniqueItems": True}, ["text", "a", "1"]),
        ({"prefixItems": [TEXT, INTEGER], "minItems": 3, "items": {"const": 0}}, ["text", 1, 0]),
        ({"prefixItems": [TEXT, TEXT], "minItems": 2, "uniqueItems": True}, ["text", "a"]),
        ({"prefixItems": [TEXT], "contains": INTEGER, "minContains": 2}, ["text", 1, 1]),
        ({"contains": False}, "text"),
        ({"type": "array", "contains": False}, NO_SAMPLE),
        ({"type": "array", "minItems": 2, "items": False}, NO_SAMPLE),
        ({"type": "array", "minItems": 10**6}, NO_SAMPLE),
        ({"type": "array", "minItems": 1, "prefixItems": [False]}, NO_SAMPLE),
        ({"type": "array", "minItems": 2, "uniqueItems": True, "items": {"const": 1}}, NO_SAMPLE),
        (need(email=TEXT, country=TEXT), {"email": "ada@example.com", "country": "NO"}),
        (need(countryCode={"pattern": "^[A-Z]$"}), {"countryCode": "A"}),
        (need(latitude={"type": "number"}, year=INTEGER), {"latitude": 59.91, "year": 2026}),
        (need(a=False), NO_SAMPLE),
        ({"type": "object", "properties": {"a": TEXT}}, {}),
        ({"type": "object", "required": ["a"], "additionalProperties": INTEGER}, {"a": 1}),
        ({"required": ["b1"], "patternProperties": {"^b": {"type": "null"}}}, {"b1": None}),
        ({"type": "object", "required": ["a"], "unevaluatedProperties": INTEGER}, {"a": 1}),
        ({"type": "object", "minProperties": 1, "properties": {"a": INTEGER}}, {"a": 1}),
        ({"type": "object", "minProperties": 2}, {"key": "text", "key1": "text"}),
        ({"type": "object", "minProperties": 1, "propertyNames": {"enum": ["z"]}}, {"z": "text"}),
        (
            {**need(a=INTEGER), "dependentRequired": {"a": ["b"], "b": ["c"]}},
            {"a": 1, "b": "text", "c": "text"},
        ),
        ({**need(a=INTEGER), "dependentSchemas": {"a": True}}, {"a": 1}),
        (
            {**need(a=INTEGER), "dependentSchemas": {"a": {"required": ["b"]}}},
            {"a": 1, "b": "text"},
        ),
        (
            {"allOf": [need(b=TEXT), {"properties": {"b": {"maxLength": 1}}}, need(a=INTEGER)]},
            {"b": "a", "a": 1},
        ),
        ({"anyOf": [{"type": "string", "maxLength": 0, "minLength": 1}, INTEGER]}, 1),
        ({"oneOf": [INTEGER, {"type": "number"}]}, 1.5),
        ({"oneOf": [{"properties": {"a": INTEGER}}, {"required": ["a"]}]}, {}),
        ({"if": need(a=TEXT), "then": {"required": ["b"]}}, {"a": "text", "b": "text"}),
        ({"if": False, "else": INTEGER}, 1),
        ({"not": {"type": ["string", "number", "boolean"]}}, None),
        ({"type": "object", "not": {"maxProperties": 0}}, {"key": 1}),
        (PETS["A"], {"kind": "cat", "lives": 1}),
    ],
)
def test_a_sample_is_small_and_plain(raw: Raw, expected: object) -> None:
    others = {name: schema for name, schema in PETS.items() if name != "A"}

    assert sample(built(raw, **others)) == expected


def test_recursion_ends_where_it_may() -> None:
    schema = built({"anyOf": [need(next={"$ref": "#/components/schemas/A"}), {"type": "null"}]})
    assert sample(schema) == {"next": None}

    endless = built(need(next={"$ref": "#/components/schemas/A"}))
    assert sample(endless) is NO_SAMPLE


def test_a_parent_is_sampled_as_its_first_heir() -> None:
    api = api_with(HEIRS)

    assert sample(api.schemas["A"]) == {"kind": "hat", "size": 10}
    assert sample(api.schemas["Hat"]) == {"kind": "hat", "size": 10}


@pytest.mark.parametrize(
    ("direction", "minimal", "expected"),
    [
        ("request", True, {"b": 1}),
        ("response", True, {"a": 1}),
        ("request", False, {"b": 1, "c": [{}]}),
        ("response", False, {"a": 1, "c": [{}]}),
        (None, False, {"a": 1, "b": 1, "c": [{}]}),
    ],
)
def test_what_is_for_one_direction_is_left_out_of_the_other(
    direction: Direction | None, *, minimal: bool, expected: Any
) -> None:
    raw = need(a={**INTEGER, "readOnly": True}, b={**INTEGER, "writeOnly": True})
    raw["properties"]["c"] = {"type": "array", "items": {"type": "object"}}

    assert sample(built(raw), direction, minimal=minimal) == expected


@pytest.mark.parametrize("path", sorted(SPECS.glob("*/*.yaml")), ids=lambda path: path.stem)
def test_every_body_has_a_sample(path: Path) -> None:
    for media_type, direction in bodies(build(load(str(path)))):
        if media_type.schema is not None:
            assert sample(media_type.schema, direction) is not NO_SAMPLE, media_type.pointer


def test_a_hopeless_search_ends() -> None:
    wide = [need(**{f"p{n}": {"anyOf": [need(q=False)] * 20}}) for n in range(20)]

    assert sample(built({"anyOf": [{"allOf": wide}, {"allOf": wide}]})) is NO_SAMPLE


@pytest.mark.parametrize(
    ("raw", "path", "expected"),
    [
        ({}, (), 0),
        (need(a=INTEGER, b=TEXT), (Property("a"),), {"a": 0, "b": "text"}),
        (need(b=TEXT), (Additional("z"),), {"b": "text", "z": 0}),
        ({**need(b=TEXT), "additionalProperties": False}, (Property("z"),), {"b": "text", "z": 0}),
        ({"items": TEXT, "minItems": 2}, (Item(),), [0, "text"]),
        ({"items": TEXT}, (Item(1),), ["text", 0]),
        (need(a={"type": "array", "items": need(b=TEXT)}), (Property("a"), Item(), Property("b")),
         {"a": [{"b": 0}]}),
        (PETS["A"], (Property("owner"), Property("name")),
         {"kind": "cat", "lives": 1, "owner": {"name": 0}}),
        (PETS["A"], (Property("lives"),), {"kind": "cat", "lives": 0}),
        (INTEGER, (Property("a"),), NO_SAMPLE),
        (TEXT, (Item(),), NO_SAMPLE),
        (need(a=False), (Property("b"),), NO_SAMPLE),
    ],
)  # fmt: skip
def test_a_value_is_put_where_the_path_leads(raw: Raw, path: Steps, expected: object) -> None:
    others = {name: schema for name, schema in PETS.items() if name != "A"}

    assert sample_with(built(raw, **others), path, 0) == expected


def test_a_path_chooses_the_member_of_a_union() -> None:
    api = api_with(PETS)
    into_dog: Steps = (Member(api.schemas["Dog"]), Property("owner"))

    assert sample_with(api.schemas["A"], into_dog, 0) == {"kind": "dog", "bark": True, "owner": 0}
    assert sample_with(api.schemas["A"], into_dog[:1], 0) == 0
    assert sample_without(api.schemas["A"], (Member(api.schemas["Dog"]), Property("bark"))) == {
        "kind": "dog"
    }


def test_a_path_may_pass_a_schema_twice() -> None:
    tree = built(
        {
            "type": "object",
            "required": ["name"],
            "properties": {"name": TEXT, "child": {"$ref": "#/components/schemas/A"}},
        }
    )
    path: Steps = (Property("child"), Property("child"), Property("name"))

    made = sample_with(tree, path, 0)

    assert made == {"name": "Example", "child": {"name": "Example", "child": {"name": 0}}}


@pytest.mark.parametrize(
    ("raw", "path", "expected"),
    [
        (need(a=INTEGER, b=TEXT), (Property("a"),), {"b": "text"}),
        (need(b=TEXT), (Additional("z"),), {"b": "text"}),
        (need(a=need(b=TEXT)), (Property("a"), Property("b")), {"a": {}}),
        ({"properties": {"a": need(b=TEXT)}}, (Property("a"), Property("b")), {"a": {}}),
        ({"items": need(b=TEXT)}, (Item(), Property("b")), [{}]),
        (need(a=False, b=TEXT), (Property("a"),), {"b": "text"}),
        ({"items": TEXT}, (Item(),), NO_SAMPLE),
        (TEXT, (Property("a"),), NO_SAMPLE),
        ({}, (), NO_SAMPLE),
    ],
)
def test_a_property_is_left_out(raw: Raw, path: Steps, expected: object) -> None:
    assert sample_without(built(raw), path) == expected


def test_neighbours_are_on_both_sides() -> None:
    schema = built(need(a={"type": "integer", "minimum": 3}, b=TEXT))
    found = list(neighbours(schema))

    assert len(found) <= 60
    assert {accepts(schema, value) for value in found} == {True, False}
    for value in ({"a": 3}, {"b": "text"}, {"a": 3, "b": "text", "other": "text"}, None, 1):
        assert value in found


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"type": "integer", "minimum": 3, "maximum": 9}, (2, 3, 4, 8, 9, 10)),
        ({"items": INTEGER, "minItems": 1, "maxItems": 3}, ([], [1], [1, 1], [1] * 4)),
        ({"type": "string", "minLength": 2}, ("a", "aa", "aaa")),
        ({"multipleOf": 3}, (3, 9, 1.5)),
        ({"enum": ["r", "g"]}, ("r", "g")),
        ({"oneOf": [need(z=TEXT), INTEGER]}, ({"z": "text"}, {}, 1)),
        (need(a=False), (None, {})),
        (False, (None, "text", 1)),
    ],
)
def test_neighbours_of(raw: Raw, expected: tuple[object, ...]) -> None:
    found = list(neighbours(built(raw)))

    for value in expected:
        assert value in found


@settings(max_examples=150, deadline=None, derandomize=True)
@given(schemas(), JSON, st.sampled_from([None, "request", "response"]))
def test_a_part_of_a_schema_judges_as_the_whole(
    schema: Schema, value: Any, direction: Direction | None
) -> None:
    written = json_schema(schema, direction, ranges=True)
    whole = jsonschema_rs.Draft202012Validator(written, validate_formats=True)

    assert accepts(schema, value, direction) is whole.is_valid(value)
    found = sample(schema, direction)
    assert found is NO_SAMPLE or whole.is_valid(found)
    full = sample(schema, direction, minimal=False)
    assert full is NO_SAMPLE or whole.is_valid(full)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(schema_pairs())
def test_neighbours_are_few_and_always_the_same(pair: tuple[Schema, Schema]) -> None:
    for schema in pair:
        once, again = list(neighbours(schema)), list(neighbours(schema))

        assert once == again
        assert 10 < len(once) <= 60


@settings(max_examples=50, deadline=None, derandomize=True)
@given(schemas(), st.sampled_from("abc"), JSON)
def test_what_is_put_or_left_out_is_so(schema: Schema, name: str, value: Any) -> None:
    held = sample_with(schema, (Property(name),), value)
    if held is not NO_SAMPLE:
        assert isinstance(held, dict)
        assert held[name] == value
    lacking = sample_without(schema, (Property(name),))
    assert lacking is NO_SAMPLE or (isinstance(lacking, dict) and name not in lacking)
