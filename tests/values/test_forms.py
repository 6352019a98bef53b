"""Canonical forms: what spellings have in common, and the parts that forms are made of."""

from __future__ import annotations

from typing import Any

import pytest

from specloom.ir import Schema
from specloom.values.form import Form
from specloom.values.forms import Forms
from tests.values.generated_schemas import RawSchemas, api_with

CAT = {"type": "object", "properties": {"kind": {"const": "cat"}}, "required": ["kind"]}
DOG = {"type": "object", "properties": {"kind": {"const": "dog"}}, "required": ["kind"]}


def schemas(**raw: Any) -> dict[str, Schema]:
    return dict(api_with(raw).schemas)


def form(raw: Any, components: RawSchemas | None = None) -> Form:
    return Forms().of(schemas(It=raw, **(components or {}))["It"])


@pytest.mark.parametrize(
    "raw",
    [
        {"type": ["string", "null"]},
        {"oneOf": [{"type": "string"}, {"type": "null"}]},
        {"anyOf": [{"const": None}, {"type": "string"}]},
        {"anyOf": [{"enum": [None]}, {"anyOf": [{"type": "string"}]}]},
        {"type": ["string", "null", "integer"], "not": {"type": "number"}},
        {"allOf": [{"type": ["string", "null"]}, {"type": ["string", "null", "array"]}]},
        {"type": ["string", "null"], "oneOf": [{"type": ["string", "null"]}, False]},
    ],
)
def test_a_string_or_null(raw: Any) -> None:
    made = form(raw)

    assert made.types == {"string", "null"}
    assert made.bare
    assert made.plain


@pytest.mark.parametrize(
    "raw",
    [
        False,
        {"not": {}},
        {"enum": []},
        {"type": "string", "enum": [1]},
        {"type": "integer", "minimum": 2, "maximum": 1},
        {"type": "string", "minLength": 2, "maxLength": 1},
        {"oneOf": [False, False]},
        {"allOf": [{"type": "string"}, {"type": "object"}]},
        {"enum": ["a"], "not": {"const": "a"}},
    ],
)
def test_a_form_that_accepts_nothing(raw: Any) -> None:
    assert form(raw).never


def test_layers_make_one_shape() -> None:
    made = form(
        {
            "allOf": [
                {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
                {
                    "properties": {"a": {"maxLength": 3}, "b": True},
                    "dependentRequired": {"a": ["b"]},
                },
            ],
            "minProperties": 1,
        }
    )

    assert made.plain
    assert made.object is not None
    assert list(made.object.properties) == ["a", "b"]
    assert made.object.required == ("a",)
    assert made.object.dependent_required == {"a": ("b",)}


def test_what_two_schemas_accept_is_one_schema_however_it_is_put_together() -> None:
    a, b, c = schemas(a={"minimum": 1}, b={"maximum": 5}, c={"multipleOf": 2}).values()
    forms = Forms()

    assert forms.both(forms.both(a, b), c) is forms.both(forms.both(c, b), forms.both(a, b))
    assert forms.both(a, a) is a


def test_what_is_met_twice_is_met_once() -> None:
    a, b = schemas(a={"minimum": 1}, b={"maximum": 5}).values()
    forms = Forms()
    one, other = forms.of(a), forms.of(b)
    met = forms.meet(one, other)

    assert forms.meet(met, other) is met
    assert forms.meet(other, one) is met
    assert forms.narrowed(forms.narrowed(met, frozenset(("number",))), frozenset(("number",)))


def test_a_union_is_split_by_its_members() -> None:
    forms = Forms()
    union = forms.of(schemas(It={"type": "object", "oneOf": [CAT, DOG, {"type": "null"}]})["It"])
    branches = forms.branches(union)

    assert [branch.object and list(branch.object.properties) for branch in branches] == [
        ["kind"],
        ["kind"],
    ]
    assert all(branch.types == {"object"} and not branch.clauses for branch in branches)
    assert [forms.meet(branch, union) for branch in branches] == list(branches)


def test_a_condition_is_split_in_two() -> None:
    forms = Forms()
    rule = {"if": {"type": "string"}, "then": {"minLength": 1}, "else": {"minimum": 1}}
    split = forms.branches(forms.of(schemas(It={"type": ["string", "integer"], **rule})["It"]))

    assert [sorted(branch.types) for branch in split] == [["string"], ["integer"]]
    assert all(branch.plain for branch in split)


def test_objects_with_a_property() -> None:
    forms = Forms()
    raw = {"type": ["object", "null"], "dependentSchemas": {"a": {"required": ["b"]}}}
    made = forms.of(schemas(It=raw)["It"])
    held = forms.holding(made, "a")

    assert held.object is not None
    assert held.types == {"object"}
    assert held.object.required == ("a", "b")
    assert forms.holding(held, "a") is held
    (case,) = forms.cases(made, "kind", ["x"])
    assert case.object is not None
    assert case.object.required == ("kind",)


@pytest.mark.parametrize(
    "raw",
    [
        {"allOf": [{"$ref": "#/components/schemas/It"}]},
        {"anyOf": [{"type": "string"}, {"not": {"$ref": "#/components/schemas/It"}}]},
        {"if": {"$ref": "#/components/schemas/It"}, "then": {"type": "string"}},
        {"dependentSchemas": {"a": {"$ref": "#/components/schemas/It"}}},
        {"oneOf": [{"$ref": "#/components/schemas/Back"}, {"type": "string"}]},
    ],
)
def test_a_schema_that_is_made_of_itself_is_obscure(raw: Any) -> None:
    back = {"allOf": [{"$ref": "#/components/schemas/It"}]}
    outer = {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/It"}}}
    found = schemas(It=raw, Back=back, Outer=outer)
    forms = Forms()

    assert forms.of(found["It"]).obscure == ("a schema that is made of itself",)
    assert forms.of(found["Back"]).obscure == ("a schema that is made of itself",)
    assert not forms.of(found["Outer"]).obscure


def test_schemas_of_many_levels_are_cut_off() -> None:
    levels = {
        f"C{at}": {"anyOf": [{"type": "integer"}, {"$ref": f"#/components/schemas/C{at + 1}"}]}
        for at in range(300)
    }
    found = schemas(**levels, C300={"type": "string"})

    assert "string" in Forms().of(found["C0"]).types
    assert Forms().of(found["C290"]).types == {"integer", "string"}


@pytest.mark.parametrize(
    ("raw", "resolved"),
    [
        ({"unevaluatedProperties": False, "properties": {"a": True}}, True),
        ({"unevaluatedProperties": False, "allOf": [{"properties": {"a": True}}]}, True),
        ({"unevaluatedProperties": False, "anyOf": [{"required": ["a"]}, {"minimum": 1}]}, False),
        ({"unevaluatedProperties": False, "dependentSchemas": {"a": {"required": ["b"]}}}, False),
        ({"unevaluatedItems": False, "prefixItems": [{"type": "string"}]}, True),
        ({"unevaluatedItems": False, "contains": {"type": "string"}}, False),
        ({"allOf": [{"contains": {"minimum": 1}}, {"contains": {"maximum": 0}}]}, False),
    ],
)
def test_what_a_form_leaves_out_it_names(raw: Any, *, resolved: bool) -> None:
    assert bool(form(raw).obscure) is not resolved


def test_a_form_knows_its_direction() -> None:
    raw = {"properties": {"a": {"readOnly": True}, "b": {}}, "required": ["a", "b"]}
    schema = schemas(It=raw)["It"]
    required = [
        made.object.required
        for direction in (None, "request", "response")
        if (made := Forms(direction).of(schema)).object
    ]

    assert required == [("a", "b"), ("b",), ("a", "b")]
