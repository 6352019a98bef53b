from __future__ import annotations

from typing import Any

import pytest

from specloom.diff.structures import Structures
from specloom.ir.model import (
    EVERY_TYPE,
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
    Type,
)


def schema(*types: Type, **keywords: Any) -> SchemaObject:
    return SchemaObject("#/s", frozenset(types) or EVERY_TYPE, **keywords)


def structure(properties: dict[str, Schema], *required: str) -> SchemaObject:
    return schema("object", object=ObjectShape(properties, required))


TEXT = schema("string")
UUID = schema("string", format="uuid")
MAYBE = schema("string", "null")
INTEGER = schema("integer")
NUMBER = schema("number")
ANY = BooleanSchema("#", accepts=True)
NEVER = BooleanSchema("#", accepts=False)
CARD = structure({"number": TEXT, "month": INTEGER}, "number")


def union(*members: Schema) -> SchemaObject:
    return schema(composition=Composition(one_of=members))


def merged(*members: Schema) -> SchemaObject:
    return schema(composition=Composition(all_of=members))


def items(inner: Schema) -> SchemaObject:
    return schema("array", array=ArrayShape(items=inner))


@pytest.mark.parametrize(
    ("base", "revision", "least", "most"),
    [
        (TEXT, TEXT, 1, 1),
        (TEXT, MAYBE, 1, 1),
        (TEXT, INTEGER, 0, 0),
        (TEXT, items(TEXT), 0, 0),
        (INTEGER, NUMBER, 0, 0.5),
        (TEXT, UUID, 0.5, 0.9),
        (CARD, structure({"number": TEXT, "year": INTEGER}), 0.3, 0.7),
        (CARD, structure({"sku": UUID}), 0, 0.3),
        (items(CARD), items(CARD), 1, 1),
        (items(CARD), items(TEXT), 0, 0.4),
        (union(TEXT, CARD), INTEGER, 0, 0),
        (union(TEXT, CARD), CARD, 0.1, 0.9),
        (union(CARD, schema("null")), CARD, 1, 1),
        (merged(CARD), CARD, 1, 1),
        (merged(TEXT, UUID), INTEGER, 0, 0),
        (ANY, ANY, 1, 1),
        (NEVER, NEVER, 1, 1),
        (NEVER, TEXT, 0, 0),
        (ANY, TEXT, 0, 0.5),
        (schema("string", enum=("A", "B")), schema("string", enum=("A", "C")), 0.5, 0.9),
        (
            schema("object", object=ObjectShape(additional=TEXT)),
            schema("object", object=ObjectShape(additional=CARD)),
            0.1,
            0.9,
        ),
    ],
)
def test_structures(base: Schema, revision: Schema, least: float, most: float) -> None:
    assert least <= Structures().similarity(base, revision) <= most
    assert Structures().similarity(revision, base) == Structures().similarity(base, revision)


@pytest.mark.parametrize(
    "other",
    [
        MAYBE,
        UUID,
        schema("string", string=StringBounds(min_length=1)),
        schema("string", annotations=Annotations(extensions={"x-unit": "HHMM"})),
        schema("number", number=NumberBounds(minimum=0)),
    ],
)
def test_structures_are_equal_only_if_they_state_the_same(other: Schema) -> None:
    structures = Structures()

    assert structures.equal(TEXT, schema("string", annotations=Annotations(description="Other.")))
    assert not structures.equal(TEXT, other)


def test_recursion_ends() -> None:
    index: dict[str, Schema] = {}
    node = structure({"next": Reference("#/n/next", "#/n", index), "value": TEXT})
    index["#/n"] = node
    loop = merged(Reference("#/l/0", "#/l", index), TEXT)
    index["#/l"] = loop
    structures = Structures()

    assert ".next:.value" in structures.outline(node)
    assert structures.similarity(node, node) == 1
    assert structures.similarity(loop, TEXT) > 0


def test_an_outline_does_not_depend_on_what_was_asked_before() -> None:
    index: dict[str, Schema] = {}
    inner = structure({"outer": Reference("#/i/outer", "#/o", index)})
    outer = structure({"inner": inner, "value": TEXT})
    index["#/o"] = outer
    asked, fresh = Structures(), Structures()
    asked.outline(inner)

    assert asked.outline(outer) == fresh.outline(outer)
