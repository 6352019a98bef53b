"""What schemas look like to a Python programmer, case by case."""

from __future__ import annotations

from pathlib import Path
from typing import Any, assert_never

import pytest
import yaml

from specloom.ir.model import Schema
from specloom.names.classify import kind_of
from specloom.names.kinds import (
    AnyKind,
    ClassKind,
    EnumKind,
    Kind,
    ListKind,
    LiteralKind,
    MapKind,
    ScalarKind,
    UnionKind,
    nullable,
    own,
)
from tests.names.apis import api_of, document

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("kinds.yaml").read_text("utf-8")
)
PETS = {
    "Cat": {"type": "object", "required": ["type"], "properties": {"type": {}, "lives": {}}},
    "Dog": {"type": "object", "required": ["type"], "properties": {"type": {}, "bark": {}}},
    "Base": {"properties": {"kind": {}}, "discriminator": {"propertyName": "kind"}},
    "Heir": {"allOf": [{"$ref": "#/components/schemas/Base"}, {"properties": {"more": {}}}]},
    "Mutual": {"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in ("Dog", "It")]},
    "Same": {"allOf": [{"$ref": "#/components/schemas/Base"}]},
}


def spelled(schema: Schema | None) -> str:
    """Write what a schema is in the words of the cases."""
    if schema is None:
        return "any"
    return _spelled(kind_of(schema)) + ("?" if nullable(schema) else "")


def _spelled(kind: Kind) -> str:
    match kind:
        case AnyKind(why):
            return f"any ({why})" if why else "any"
        case ScalarKind(type_, format_, unit):
            return " ".join(filter(None, (type_, format_, unit)))
        case EnumKind(base, values):
            return " ".join(("enum", base, *map(str, values)))
        case LiteralKind(values):
            return " ".join(("literal", *map(str, values)))
        case ListKind(items):
            return f"list of {spelled(items)}"
        case MapKind(values):
            return f"map of {spelled(values)}"
        case ClassKind():
            return _spelled_class(kind)
        case UnionKind(members, tag):
            tags = (f"{value}={place}" for value, place in tag.members.items()) if tag else ()
            rest = f" else {tag.rest}" if tag and tag.rest is not None else ""
            by = f" by {tag.property_name}: {' '.join(tags)}{rest}" if tag else ""
            return f"union {' | '.join(map(spelled, members))}{by}"
        case _:
            assert_never(kind)


def _spelled_class(kind: ClassKind) -> str:
    names = [f"{name}{'!' if one.required else ''}" for name, one in kind.properties.items()]
    extra = ["**", spelled(kind.extra)] if kind.extra is not None else []
    return " ".join(("class", *names, *extra, *(["closed"] if kind.closed else [])))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kinds")


@pytest.mark.parametrize("case", CASES, ids=[f"{n}: {one['is']}" for n, one in enumerate(CASES)])
def test_a_schema_is_what_it_looks_like(case: dict[str, Any], folder: Path) -> None:
    api = api_of(folder, document({**PETS, "It": case["schema"]}))

    assert spelled(api.schemas["It"]) == case["is"]


ENDLESS = {
    "oneOf": [
        {"type": "string"},
        {"oneOf": [{"$ref": "#/components/schemas/It"}, {"type": "null"}]},
    ]
}


@pytest.mark.parametrize(
    "schema",
    [
        {"oneOf": [{"$ref": "#/components/schemas/It"}, {"$ref": "#/components/schemas/Cat"}]},
        {"allOf": [{"$ref": "#/components/schemas/It"}, {"type": "object"}]},
        {"anyOf": [{"$ref": "#/components/schemas/It"}, {"type": "null"}]},
        {"allOf": [{"$ref": "#/components/schemas/It"}]},
        ENDLESS,
    ],
)
def test_a_composition_of_itself_comes_to_an_end(schema: dict[str, Any], folder: Path) -> None:
    api = api_of(folder, document({**PETS, "It": schema}))
    it = api.schemas["It"]

    assert isinstance(kind_of(it), AnyKind | ClassKind | UnionKind | MapKind | ScalarKind)
    assert nullable(it) in {True, False}
    assert own(it) is own(it)


@pytest.mark.parametrize("how", ["anyOf", "oneOf", "allOf"])
def test_compositions_of_one_another_are_read_once(how: str, folder: Path) -> None:
    """Forty, each made of all: every way through them would be more than there is time for."""
    names = [f"It{number}" for number in range(40)]
    everyone = {how: [{"$ref": f"#/components/schemas/{name}"} for name in names]}
    schemas = {
        name: {"allOf": [everyone, {"properties": {name: {"type": "string"}}}]} for name in names
    }
    reference = {"$ref": "#/components/schemas/It7"}
    kind = kind_of(api_of(folder, document({**schemas, "Ref": reference})).schemas["Ref"])

    assert isinstance(kind, ClassKind)
    assert "It7" in kind.properties


def test_what_one_part_requires_another_may_state(folder: Path) -> None:
    parts = [{"required": ["name", "none"]}, {"properties": {"name": {"type": "string"}}}]
    kind = kind_of(api_of(folder, document({"It": {"allOf": parts}})).schemas["It"])

    assert isinstance(kind, ClassKind)
    assert {name: prop.required for name, prop in kind.properties.items()} == {"name": True}


def test_what_variants_say_differently_may_be_either(folder: Path) -> None:
    variants = [{"properties": {"kind": {"const": tag}, "same": {}}} for tag in ("x", "y")]
    schema = {"properties": {"same": {"type": "string"}}, "oneOf": variants}
    kind = kind_of(api_of(folder, document({"It": schema})).schemas["It"])

    assert isinstance(kind, ClassKind)
    assert spelled(kind.properties["kind"].schema) == "union literal x | literal y"
    assert spelled(kind.properties["same"].schema) == "str"
