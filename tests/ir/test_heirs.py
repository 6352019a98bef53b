"""Which schemas have heirs that a discriminator tells apart, and by which tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from specloom.ir import Api, Reference, SchemaObject, dereference
from tests.ir.conftest import Build

PREFIX = "#/components/schemas/"
TEXT = {"type": "string"}


def base(name: str = "kind", **said: Any) -> dict[str, Any]:
    told = {"propertyName": name, **said}
    return {"type": "object", "properties": {name: TEXT}, "discriminator": told}


def heir(*parents: str, **properties: Any) -> dict[str, Any]:
    references = [{"$ref": f"{PREFIX}{parent}"} for parent in parents]
    return {"allOf": [*references, {"properties": properties}]}


def unions(api: Api) -> dict[str, str]:
    """Write the unions of heirs: their members, their tags, and what every other tag stands for."""
    schemas = [one for one in api.schemas.values() if isinstance(one, SchemaObject)]
    parts = [part for one in schemas if one.composition for part in one.composition.all_of]
    told = [getattr(one, "discriminator", None) for one in (*schemas, *parts)]
    found: Mapping[str, SchemaObject] = next((one.unions for one in told if one), {})
    return {name.removeprefix(PREFIX): written(one) for name, one in found.items()}


def written(union: SchemaObject) -> str:
    assert union.composition
    assert union.discriminator
    assert union.discriminator.default
    members = [name_of(one.pointer) for one in union.composition.any_of]
    tags = [f"{tag}={target(one)}" for tag, one in union.discriminator.mapping.items()]
    rest = target(union.discriminator.default)
    return " ".join([*members, f"by {union.discriminator.property_name}:", *tags, f"else {rest}"])


def target(reference: Reference) -> str:
    return name_of(dereference(reference).pointer)


def name_of(pointer: str) -> str:
    return pointer.removeprefix(PREFIX)


CASES: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    ("no heirs", {"Pet": base()}, {}),
    (
        "implicit tags",
        {"Pet": base(), "Cat": heir("Pet"), "Dog": heir("Pet", kind={"const": "dog"})},
        {"Pet": "Cat Dog Pet by kind: Cat=Cat dog=Dog else Pet"},
    ),
    (
        "several tags, and the base among them",
        {
            "Pet": base(mapping={"cat": "Cat", "tom": f"{PREFIX}Cat", "pet": "Pet"}),
            "Cat": heir("Pet"),
        },
        {"Pet": "Cat Pet by kind: cat=Cat tom=Cat else Pet"},
    ),
    (
        "what a base lists says nothing of its heirs",
        {
            "Pet": {**base(), "properties": {"kind": {"enum": ["cat", "dog"]}}},
            "Cat": heir("Pet"),
            "Dog": heir("Pet", kind={"const": "dog"}),
            "Puppy": heir("Dog"),
        },
        {
            "Pet": "Cat Dog Puppy Pet by kind: Cat=Cat dog=Dog Puppy=Puppy else Pet",
            "Dog": "Puppy Dog by kind: Puppy=Puppy else Dog",
        },
    ),
    (
        "what is between has heirs as well",
        {"Pet": base(), "Furry": heir("Pet"), "Cat": heir("Furry"), "Newt": heir("Pet")},
        {
            "Pet": "Furry Newt Cat Pet by kind: Furry=Furry Newt=Newt Cat=Cat else Pet",
            "Furry": "Cat Furry by kind: Cat=Cat else Furry",
        },
    ),
    (
        "the nearest discriminator counts, whatever comes first",
        {
            "Pet": base(),
            "Cat": {**heir("Pet"), "discriminator": {"propertyName": "kind"}},
            "Tom": heir("Cat", kind={"const": "tom"}),
        },
        {
            "Cat": "Tom Cat by kind: tom=Tom else Cat",
            "Pet": "Cat Tom Pet by kind: Cat=Cat tom=Tom else Pet",
        },
    ),
    (
        "another property tells the heirs of an heir apart",
        {
            "Pet": base(mapping={"cat": "Cat"}),
            "Cat": {**heir("Pet"), "discriminator": {"propertyName": "breed"}},
            "Tom": heir("Cat"),
        },
        {
            "Cat": "Tom Cat by breed: Tom=Tom else Cat",
            "Pet": "Cat/discriminator Tom Pet by kind: cat=Cat Tom=Tom else Pet",
        },
    ),
    (
        "defaultMapping",
        {"Pet": base(defaultMapping="Cat"), "Cat": heir("Pet"), "Dog": heir("Pet")},
        {"Pet": "Cat Dog Pet by kind: Cat=Cat Dog=Dog Pet=Pet else Cat"},
    ),
    (
        "a mapping may lead to what extends nothing",
        {
            "Pet": base(mapping={"cat": "Cat", "text": "Text", "any": "Any"}),
            "Cat": {"type": "object", "properties": {"lives": TEXT}},
            "Text": TEXT,
            "Any": True,
        },
        {"Pet": "Cat Pet by kind: cat=Cat else Pet"},
    ),
    (
        "heirs of the whole are those of its parts",
        {"Pet": {"allOf": [{"description": "A pet."}, base()]}, "Cat": heir("Pet")},
        {
            "Pet/allOf/1": "Cat Pet/allOf/1 by kind: Cat=Cat else Pet/allOf/1",
            "Pet": "Cat Pet by kind: Cat=Cat else Pet",
        },
    ),
    (
        "a union says itself what its members are",
        {"Pet": {**base(), "oneOf": [{"$ref": f"{PREFIX}Cat"}]}, "Cat": heir("Pet")},
        {},
    ),
    (
        "nor is a union between a base and its heirs another",
        {
            "Pet": base(),
            "Furry": {**heir("Pet"), "anyOf": [{"required": ["a"]}]},
            "Cat": heir("Furry"),
        },
        {"Pet": "Furry Cat Pet by kind: Furry=Furry Cat=Cat else Pet"},
    ),
    (
        "loops",
        {"Pet": {**base(), "allOf": [{"$ref": f"{PREFIX}Cat"}]}, "Cat": heir("Pet")},
        {
            "Pet": "Cat Pet by kind: Cat=Cat else Pet",
        },
    ),
]


@pytest.mark.parametrize(
    ("schemas", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_schema_with_heirs_is_a_union(
    schemas: dict[str, Any], expected: dict[str, str], build_schemas: Build
) -> None:
    assert unions(build_schemas("3.2.0", **schemas)) == expected


def test_swagger_tells_heirs_by_their_names(build_files: Build) -> None:
    pet = {"type": "object", "properties": {"kind": TEXT}, "discriminator": "kind"}
    cat = {"allOf": [{"$ref": "#/definitions/Pet"}, {"properties": {"lives": TEXT}}]}
    told = {"swagger": "2.0", "info": {"title": "Test", "version": "1"}, "paths": {}}
    api = build_files(root={**told, "definitions": {"Pet": pet, "Cat": cat}})

    assert unions(api) == {"Pet": "Cat Pet by kind: Cat=Cat else Pet"}
