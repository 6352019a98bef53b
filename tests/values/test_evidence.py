"""A value is checked as if by the whole schema, though only what it meets is compiled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from specloom.ir.model import (
    Annotations,
    ArrayShape,
    BooleanSchema,
    Composition,
    NumberBounds,
    ObjectShape,
    Reference,
    Schema,
    SchemaObject,
    StringBounds,
)
from specloom.values.evidence import accepts, why_refused
from specloom.values.json_schema import Extent, json_schema

INTEGER = SchemaObject("#/i", types=frozenset({"integer"}))
NEVER = BooleanSchema("#/n", accepts=False)


def closed(**properties: Schema) -> SchemaObject:
    return SchemaObject(
        "#", types=frozenset({"object"}), object=ObjectShape(properties, additional=NEVER)
    )


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        (closed(a=INTEGER, b=INTEGER), {"a": 1}, True),
        (closed(a=INTEGER, b=INTEGER), {"a": "x"}, False),
        (closed(a=INTEGER), {"c": 1}, False),
        (closed(a=NEVER), {}, True),
        (closed(a=closed(b=INTEGER)), {"a": {"b": []}}, False),
        (SchemaObject("#", object=ObjectShape(required=("a",))), {"b": 1}, False),
        (SchemaObject("#", object=ObjectShape(min_properties=1)), {}, False),
        (SchemaObject("#", object=ObjectShape(dependent_required={"a": ("b",)})), {"a": 1}, False),
        (SchemaObject("#", object=ObjectShape(dependent_schemas={"a": NEVER})), {"a": 1}, False),
        (SchemaObject("#", object=ObjectShape(dependent_schemas={"a": NEVER})), {"b": 1}, True),
        (SchemaObject("#", object=ObjectShape(unevaluated_properties=NEVER)), {"b": 1}, False),
        (SchemaObject("#", array=ArrayShape(items=NEVER)), [], True),
        (SchemaObject("#", array=ArrayShape(items=NEVER)), [1], False),
        (SchemaObject("#", array=ArrayShape(contains=NEVER)), [], False),
        (SchemaObject("#", array=ArrayShape(min_items=1)), [], False),
        (SchemaObject("#", format="date"), "2026-01-31", True),
        (SchemaObject("#", format="date"), "2026-02-31", False),
        (SchemaObject("#", format="int32"), 2**31 - 1, True),
        (SchemaObject("#", format="int32"), 2**31, False),
        (SchemaObject("#", format="int32"), "text", True),
        (SchemaObject("#", format="int64", number=NumberBounds(0)), -1, False),
        (SchemaObject("#", format="int64", number=NumberBounds(0)), 2**63 - 1, True),
        (SchemaObject("#", format="int64", number=NumberBounds(0)), 2**63, False),
        (SchemaObject("#", string=StringBounds(min_length=-1)), "", None),
        (SchemaObject("#"), "\ud800", None),
    ],
)
def test_a_value_is_accepted_or_refused(schema: Schema, value: Any, *, expected: bool) -> None:
    assert accepts(schema, value) is expected
    assert (why_refused(schema, value) is not None) is (expected is False)


def test_direction_decides_what_is_due() -> None:
    identifier = replace(INTEGER, annotations=Annotations(read_only=True))
    schema = SchemaObject("#", object=ObjectShape({"id": identifier}, ("id",)))

    assert accepts(schema, {}, "request")
    assert not accepts(schema, {}, "response")
    assert not accepts(schema, {})


def test_only_what_the_value_meets_is_written() -> None:
    index: dict[str, Schema] = {"#/all": BooleanSchema("#/all", accepts=True)}
    everything = Reference("#/r", "#/all", index)
    schema = closed(a=INTEGER, b=everything)

    written = json_schema(schema, extent=Extent(frozenset("a"), items=False))

    assert written["properties"] == {"a": {"type": ["integer"]}}
    assert "$defs" not in written


def test_pointers_of_two_documents_are_told_apart() -> None:
    text = SchemaObject("#/a", types=frozenset({"string"}))
    sides = [Reference("#/r", "#/a", {"#/a": schema}) for schema in (INTEGER, text)]
    schema = SchemaObject("#", composition=Composition(any_of=(*sides, *sides)))

    assert accepts(schema, 1)
    assert accepts(schema, "text")
    assert not accepts(schema, None)
    assert len(json_schema(schema)["$defs"]) == 2  # type: ignore[arg-type]


def test_the_reason_is_the_deepest_and_names_its_place() -> None:
    schema = SchemaObject(
        "#", object=ObjectShape({"a": closed(b=INTEGER)}, ("z",)), types=frozenset({"object"})
    )

    assert why_refused(schema, {"a": {"b": "x"}}) == '/a/b: "x" is not of type "integer"'
    assert why_refused(schema, {}) == '"z" is a required property'
