"""Membership agrees with a validator; specimens are members."""

from __future__ import annotations

from itertools import islice
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from specloom.ir import Schema
from specloom.ir.model import JsonValue, ObjectShape
from specloom.values.evidence import accepts
from specloom.values.forms import Forms
from specloom.values.inventory import Direction
from specloom.values.neighbours import neighbours
from specloom.values.specimens import NoValue, Specimens
from tests.values.generated_schemas import JSON, api_with, schemas

pytestmark = pytest.mark.exhaustive

sample = settings(
    max_examples=100, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def schema(raw: Any) -> Schema:
    return api_with({"It": raw}).schemas["It"]


def one(raw: Any) -> object:
    """Give a specimen, or the class of none."""
    forms = Forms()
    value = Specimens(forms).of(forms.of(schema(raw)))
    return NoValue if isinstance(value, NoValue) else value


@sample
@given(
    schemas(),
    st.lists(JSON, min_size=10, max_size=10),
    st.sampled_from([None, "request", "response"]),
)
def test_membership_is_what_a_validator_says(
    it: Schema, drawn: list[JsonValue], direction: Direction | None
) -> None:
    forms = Forms(direction)
    made, specimens = forms.of(it), Specimens(forms)
    for value in (*drawn, *neighbours(it, direction)):
        told = specimens.admits(made, value)
        assert told is None or told == accepts(it, value, direction)
    for value in islice(specimens.several(made), 20):
        assert accepts(it, value, direction)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ({}, "x"),
        (False, NoValue),
        ({"const": {"a": 1}}, {"a": 1}),
        ({"type": "integer", "minimum": 7}, 7),
        ({"type": "string", "pattern": "^ab"}, "ab"),
        ({"type": "array", "items": {"type": "integer"}, "minItems": 2}, [1, 1]),
        ({"type": "array", "items": {"minimum": 1}, "minItems": 2, "uniqueItems": True}, ["x", ""]),
        ({"type": "array", "contains": {"type": "null"}}, [None]),
        ({"type": "array", "minItems": 100_000}, NoValue),
        ({"type": "array", "items": {"const": 1}, "minItems": 2, "uniqueItems": True}, NoValue),
        ({"type": "object", "required": ["a"]}, {"a": "x"}),
        ({"type": "object", "required": ["a"], "properties": {"a": {"const": 1}}}, {"a": 1}),
        ({"type": "object", "required": ["a"], "additionalProperties": False}, NoValue),
        ({"type": "object", "minProperties": 1, "properties": {"a": {"const": 1}}}, {"a": 1}),
        ({"type": "object", "minProperties": 2}, {"other": "x", "x": "x"}),
        ({"type": "object", "required": ["a"], "dependentRequired": {"a": ["b"]}}, NoValue),
        ({"type": "string", "not": {"const": "x"}}, ""),
        ({"if": {"type": "string"}, "then": {"minLength": 5}}, "xxxxx"),
        ({"type": "number", "oneOf": [{"minimum": 6}, {"minimum": 9}]}, 6),
    ],
)  # fmt: skip
def test_a_small_specimen(raw: Any, value: object) -> None:
    assert one(raw) == value


def test_a_schema_that_always_goes_on_has_no_specimen() -> None:
    again = {"$ref": "#/components/schemas/It"}

    assert one({"type": "object", "properties": {"a": again}, "required": ["a"]}) is NoValue
    assert one({"type": "array", "items": again, "minItems": 2}) is NoValue
    assert one({"type": "array", "items": again}) == []


@pytest.mark.parametrize(
    ("raw", "empty"),
    [
        ({"type": "object", "required": ["a"], "properties": {"a": False}}, True),
        ({"type": "object", "required": ["a", "b"], "maxProperties": 1}, True),
        ({"type": "array", "minItems": 2, "maxItems": 1}, True),
        ({"type": "array", "minItems": 2, "prefixItems": [True], "items": False}, True),
        ({"type": "array", "items": False}, False),
        ({"type": ["array", "string"], "minItems": 2, "maxItems": 1}, False),
        ({"type": "object", "anyOf": [{"type": "string"}, {"minimum": 1, "type": "number"}]}, True),
    ],
)
def test_what_is_plainly_empty(raw: Any, *, empty: bool) -> None:
    forms = Forms()

    assert Specimens(forms).empty(forms.of(schema(raw))) is empty


def test_who_knows_a_schema_sends_what_it_names() -> None:
    forms = Forms()
    made = forms.of(schema({"type": "object", "properties": {"a": {"type": "string"}}}))
    known = list(Specimens(forms, known_only=True).several(made))

    assert known == [{}, {"a": "x"}]
    assert {"other": "x"} in list(Specimens(forms).several(made))


def test_who_ignores_others_takes_them() -> None:
    forms = Forms()
    closed = {
        "type": "object",
        "properties": {"a": {"type": "string"}},
        "additionalProperties": False,
    }
    made = forms.of(schema(closed))
    reader = Specimens(forms, ignores_others=True)

    assert reader.admits(made, {"a": "x", "b": 1}) is True
    assert reader.admits(made, {"a": 1}) is False
    assert Specimens(forms).admits(made, {"a": "x", "b": 1}) is False
    negated = forms.of(schema({"type": "object", "not": closed}))
    assert reader.admits(negated, {"a": "x", "b": 1}) is True


def test_a_name_that_is_not_named() -> None:
    specimens = Specimens(Forms())
    strings = schema({"enum": ["other", "mine"]})

    assert specimens.name_outside(ObjectShape({"other": strings})) == "x"
    assert specimens.name_outside(ObjectShape(pattern_properties={"": strings})) is None
    assert specimens.name_outside(ObjectShape({"other": strings}, property_names=strings)) == "mine"
