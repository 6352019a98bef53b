"""A schema and its JSON Schema accept the same values."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.ir.model import (
    Annotations,
    Api,
    ArrayShape,
    BooleanSchema,
    Composition,
    Conditional,
    NumberBounds,
    ObjectShape,
    Reference,
    Schema,
    SchemaObject,
    StringBounds,
)
from specloom.values import Validators, compile_validator, json_schema
from specloom.values.json_schema import pattern_works

INTEGER = SchemaObject("#/i", types=frozenset({"integer"}))
TEXT = SchemaObject("#/t", types=frozenset({"string"}))
NEVER = BooleanSchema("#/n", accepts=False)
DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def tree() -> tuple[Reference, dict[str, Schema]]:
    """A recursive schema: a node with a value and children, under a pointer that needs escaping."""
    index: dict[str, Schema] = {}
    pointer = "other file.yaml#/a~1b/{c}/%41"
    reference = Reference("#/r", pointer, index)
    children = SchemaObject(
        "#/c", types=frozenset({"array"}), array=ArrayShape(items=Reference("#/x", pointer, index))
    )
    index[pointer] = SchemaObject(
        pointer,
        types=frozenset({"object"}),
        object=ObjectShape({"value": INTEGER, "children": children}, ("value",)),
    )
    return reference, index


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (BooleanSchema("#", accepts=True), {}),
        (NEVER, {"not": {}}),
        (SchemaObject("#"), {}),
        (SchemaObject("#", types=frozenset({"null", "string"})), {"type": ["null", "string"]}),
        (SchemaObject("#", enum=("a", None)), {"enum": ["a", None]}),
        (SchemaObject("#", enum=()), {"enum": []}),
        (
            SchemaObject("#", number=NumberBounds(0, 9, multiple_of=3)),
            {"minimum": 0, "maximum": 9, "multipleOf": 3},
        ),
        (
            SchemaObject("#", number=NumberBounds(exclusive_minimum=0, exclusive_maximum=9)),
            {"exclusiveMinimum": 0, "exclusiveMaximum": 9},
        ),
        (
            SchemaObject("#", format="date", string=StringBounds(1, 5, "^a")),
            {"format": "date", "minLength": 1, "maxLength": 5, "pattern": "^a"},
        ),
        (SchemaObject("#", string=StringBounds(pattern="(")), {}),
        (
            SchemaObject(
                "#",
                array=ArrayShape(
                    items=NEVER,
                    prefix_items=(BooleanSchema("#", accepts=True),),
                    contains=NEVER,
                    min_contains=0,
                    max_contains=2,
                    min_items=1,
                    max_items=2,
                    unique_items=True,
                    unevaluated_items=NEVER,
                ),
            ),
            {
                "prefixItems": [{}],
                "items": {"not": {}},
                "contains": {"not": {}},
                "unevaluatedItems": {"not": {}},
                "minContains": 0,
                "maxContains": 2,
                "minItems": 1,
                "maxItems": 2,
                "uniqueItems": True,
            },
        ),
        (
            SchemaObject(
                "#",
                object=ObjectShape(
                    properties={"a": INTEGER},
                    required=("a",),
                    additional=NEVER,
                    pattern_properties={"^b": NEVER},
                    property_names=NEVER,
                    min_properties=1,
                    max_properties=2,
                    dependent_required={"a": ("b",)},
                    dependent_schemas={"a": NEVER},
                    unevaluated_properties=NEVER,
                ),
            ),
            {
                "required": ["a"],
                "properties": {"a": {"type": ["integer"]}},
                "patternProperties": {"^b": {"not": {}}},
                "dependentSchemas": {"a": {"not": {}}},
                "additionalProperties": {"not": {}},
                "propertyNames": {"not": {}},
                "unevaluatedProperties": {"not": {}},
                "dependentRequired": {"a": ["b"]},
                "minProperties": 1,
                "maxProperties": 2,
            },
        ),
        (
            SchemaObject(
                "#",
                composition=Composition(
                    (INTEGER,), (INTEGER,), (INTEGER,), NEVER, Conditional(NEVER, NEVER, NEVER)
                ),
            ),
            {
                **{key: [{"type": ["integer"]}] for key in ("allOf", "anyOf", "oneOf")},
                **{key: {"not": {}} for key in ("not", "if", "then", "else")},
            },
        ),
    ],
)
def test_every_keyword_is_written(schema: Schema, expected: dict[str, Any]) -> None:
    assert json_schema(schema) == DIALECT | expected
    compile_validator(schema)


@pytest.mark.parametrize("shared", [False, True])
def test_recursion_is_finite_and_checked(*, shared: bool) -> None:
    reference, index = tree()
    api = Api(source="", openapi="3.1.0", title="", version="", index=index)
    validator = Validators(api).of(reference) if shared else compile_validator(reference)

    assert validator.is_valid({"value": 1, "children": [{"value": 2, "children": []}]})
    assert not validator.is_valid({"value": 1, "children": [{"children": []}]})


def test_a_validator_is_compiled_once_per_direction() -> None:
    reference, index = tree()
    validators = Validators(Api(source="", openapi="3.1.0", title="", version="", index=index))

    assert validators.of(reference) is validators.of(reference.target)
    assert validators.of(reference) is not validators.of(reference, "request")


@pytest.mark.parametrize("behind_reference", [False, True])
def test_direction_decides_what_is_due(*, behind_reference: bool) -> None:
    says = Annotations(read_only=True)
    identifier: Schema = SchemaObject("#/id", annotations=says)
    if behind_reference:
        identifier = Reference("#/ref", "#/id", {"#/id": identifier})
    secret = SchemaObject("#/secret", annotations=Annotations(write_only=True))
    shape = ObjectShape(
        {"id": identifier, "secret": secret, "any": BooleanSchema("#/any", accepts=True)},
        ("id", "secret", "any", "else"),
    )
    schema = SchemaObject("#", object=shape)

    assert json_schema(schema)["required"] == ["id", "secret", "any", "else"]
    assert json_schema(schema, "request")["required"] == ["secret", "any", "else"]
    assert json_schema(schema, "response")["required"] == ["id", "any", "else"]


def test_formats_are_asserted() -> None:
    validator = compile_validator(SchemaObject("#", format="date-time"))

    assert validator.is_valid("2023-08-01T00:00:00Z")
    assert not validator.is_valid("yesterday")


def test_patterns_are_those_of_ecma_262() -> None:
    assert pattern_works(r"^\d(?=x)")
    assert not pattern_works("(")


LEAVES = st.one_of(
    st.builds(BooleanSchema, st.just("#"), st.booleans()),
    st.builds(SchemaObject, st.just("#"), enum=st.just((1, "a", None))),
    st.sampled_from([INTEGER, TEXT]),
)


def _wrap(inner: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    some = st.lists(inner, min_size=1, max_size=2).map(tuple)
    return st.one_of(
        st.builds(
            SchemaObject, st.just("#"), composition=st.builds(Composition, some, any_of=some)
        ),
        st.builds(
            SchemaObject,
            st.just("#"),
            object=st.builds(ObjectShape, st.fixed_dictionaries({"a": inner}), additional=inner),
        ),
        st.builds(SchemaObject, st.just("#"), array=st.builds(ArrayShape, inner)),
    )


VALUES = st.recursive(
    st.sampled_from([None, True, 0, 1, "a"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=4,
)


@settings(deadline=None)
@given(st.recursive(LEAVES, _wrap, max_leaves=6), VALUES)
def test_a_reference_accepts_what_its_target_accepts(schema: Schema, value: object) -> None:
    reference = Reference("#/r", "#/target", {"#/target": schema})

    assert compile_validator(reference).is_valid(value) is compile_validator(schema).is_valid(value)
