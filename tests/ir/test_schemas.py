from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from specloom.ir import (
    ANNOTATIONS,
    EVERY_TYPE,
    Api,
    BooleanSchema,
    Reference,
    Schema,
    SchemaObject,
    dereference,
)

Build = Callable[..., Api]


def stated(schema: Schema | None) -> SchemaObject:
    assert schema is not None
    target = dereference(schema)
    assert isinstance(target, SchemaObject)
    return target


def members(schema: Schema | None) -> dict[str, Schema]:
    shape = stated(schema).object
    assert shape is not None
    return dict(shape.properties)


def test_a_schema_without_keywords_shares_the_empty_values(build_schemas: Build) -> None:
    schema = stated(build_schemas(Any={}).schemas["Any"])

    assert schema.types is EVERY_TYPE
    assert schema.annotations is ANNOTATIONS


def test_all_constraints_are_read(build_schemas: Build) -> None:
    api = build_schemas(
        N={"multipleOf": 2, "minimum": 10**30},
        S={"minLength": 1, "maxLength": 2.0, "pattern": "^a", "contentEncoding": "base64"},
        A={
            "items": {"type": "string"},
            "minItems": 1,
            "uniqueItems": True,
            "contains": True,
            "minContains": 2,
            "unevaluatedItems": False,
        },
        O={
            "properties": {"a": {}},
            "required": ["a", "b", "a"],
            "patternProperties": {"^x/": {"type": "null"}},
            "propertyNames": {"maxLength": 3},
            "maxProperties": 4,
            "dependentRequired": {"a": ["b"]},
            "dependentSchemas": {"a": False},
            "unevaluatedProperties": False,
        },
        C={"not": {"const": None}, "if": True, "then": {"minLength": 1}, "else": False},
    )
    number, string = stated(api.schemas["N"]).number, stated(api.schemas["S"]).string
    array, object_ = stated(api.schemas["A"]).array, stated(api.schemas["O"]).object
    composition = stated(api.schemas["C"]).composition

    assert number
    assert (number.multiple_of, number.minimum) == (2, 10**30)
    assert string
    assert (string.min_length, string.max_length, string.pattern) == (1, 2, "^a")
    assert string.content_encoding == "base64"
    assert array
    assert stated(array.items).types == {"string"}
    assert (array.min_items, array.unique_items, array.min_contains) == (1, True, 2)
    assert isinstance(array.contains, BooleanSchema)
    assert object_
    assert object_.required == ("a", "b")
    assert object_.pattern_properties["^x/"].pointer == (
        "#/components/schemas/O/patternProperties/^x~1"
    )
    assert object_.dependent_required == {"a": ("b",)}
    assert object_.max_properties == 4
    assert composition
    assert stated(composition.not_).enum == (None,)
    assert composition.conditional
    assert composition.conditional.else_


def test_annotations_are_read(build_schemas: Build) -> None:
    said = stated(
        build_schemas(
            A={
                "title": "T",
                "description": "D",
                "default": None,
                "examples": [1, 2],
                "deprecated": True,
                "readOnly": True,
                "x-unit": "kWh",
                "externalDocs": {"url": "https://example.com"},
            }
        ).schemas["A"]
    ).annotations

    assert (said.title, said.description, said.default, said.examples) == (
        "T",
        "D",
        (None,),
        (1, 2),
    )
    assert (said.deprecated, said.read_only, said.write_only) == (True, True, False)
    assert said.extensions == {"x-unit": "kWh"}
    assert said.unit == "kWh"


def test_a_recursive_schema_is_one_node(build_schemas: Build) -> None:
    api = build_schemas(
        Node={"properties": {"next": {"$ref": "#/components/schemas/Node"}}},
        List={"properties": {"first": {"$ref": "#/components/schemas/Node"}}},
    )
    node = api.schemas["Node"]

    assert dereference(members(node)["next"]) is node
    assert dereference(members(api.schemas["List"])["first"]) is node
    assert api.index["#/components/schemas/Node"] is node


@pytest.mark.parametrize("order", ["Aaa", "Zzz"])
def test_a_reference_into_a_schema_leads_to_the_node_there(
    order: str, build_schemas: Build
) -> None:
    inner = "#/components/schemas/Middle/properties/a~1b"
    api = build_schemas(**{"Middle": {"properties": {"a/b": {}}}, order: {"$ref": inner}})
    reference = api.schemas[order]

    assert isinstance(reference, Reference)
    assert reference.target_pointer == inner
    assert reference.target is members(api.schemas["Middle"])["a/b"]


def test_percent_encoded_references_have_one_pointer(build_schemas: Build) -> None:
    api = build_schemas(
        **{
            "A B": {},
            "Plain": {"$ref": "#/components/schemas/A B"},
            "Encoded": {"$ref": "#/components/schemas/A%20B"},
        }
    )

    assert dereference(api.schemas["Plain"]) is dereference(api.schemas["Encoded"])
    assert "#/components/schemas/A%20B" not in api.index


def test_annotations_beside_a_reference_are_its_own(build_schemas: Build) -> None:
    api = build_schemas(
        A={"$ref": "#/components/schemas/B", "description": "Mine", "deprecated": True},
        B={"description": "Theirs"},
    )
    reference = api.schemas["A"]

    assert isinstance(reference, Reference)
    assert (reference.annotations.description, reference.annotations.deprecated) == ("Mine", True)
    assert stated(reference).annotations.description == "Theirs"


def test_constraints_beside_a_reference_hold_too(build_schemas: Build) -> None:
    api = build_schemas(
        A={
            "$ref": "#/components/schemas/B",
            "required": ["x"],
            "allOf": [{"minProperties": 2}],
            "title": "T",
        },
        B={},
    )
    schema = stated(api.schemas["A"])

    assert schema.composition
    first, second = schema.composition.all_of
    assert isinstance(first, Reference)
    assert first.target is api.schemas["B"]
    assert stated(second).object
    assert schema.object
    assert schema.object.required == ("x",)
    assert schema.annotations.title == "T"


def test_references_between_files_keep_the_file_in_the_pointer(build_files: Build) -> None:
    api = build_files(
        root={
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "components": {"schemas": {"A": {"$ref": "other.json#/B"}, "C": {}}},
        },
        other={
            "B": {"properties": {"back": {"$ref": "root.json#/components/schemas/C"}}},
        },
    )
    reference = api.schemas["A"]

    assert isinstance(reference, Reference)
    assert reference.target_pointer == "other.json#/B"
    assert dereference(members(reference)["back"]) is api.schemas["C"]


def tags(api: Api, name: str) -> dict[str, str]:
    discriminator = stated(api.schemas[name]).discriminator
    assert discriminator is not None
    return {
        tag: reference.target_pointer.removeprefix("#/components/schemas/")
        for tag, reference in discriminator.mapping.items()
    }


def union(mapping: dict[str, Any]) -> dict[str, Any]:
    return {
        "oneOf": [
            {"$ref": "#/components/schemas/Cat"},
            {"$ref": "#/components/schemas/Dog"},
            {"type": "null"},
        ],
        "discriminator": {"propertyName": "kind", **mapping},
    }


def test_members_of_a_union_are_tagged_by_mapping_or_component_name(build_schemas: Build) -> None:
    mapping = {"d": "#/components/schemas/Dog", "puppy": "Dog"}
    api = build_schemas(
        Pet=union({"mapping": mapping, "defaultMapping": "Cat"}), Cat={}, Dog={}, Bare=union({})
    )
    discriminator = stated(api.schemas["Pet"]).discriminator

    assert tags(api, "Pet") == {"d": "Dog", "puppy": "Dog", "Cat": "Cat"}
    assert list(tags(api, "Pet")) == ["d", "puppy", "Cat"]
    assert tags(api, "Bare") == {"Cat": "Cat", "Dog": "Dog"}
    assert discriminator
    assert discriminator.property_name == "kind"
    assert discriminator.default
    assert discriminator.default.target is api.schemas["Cat"]
    assert discriminator.mapping["Cat"].target is api.schemas["Cat"]


def test_members_of_a_union_are_tagged_by_the_values_they_alone_list(build_schemas: Build) -> None:
    def of(**kind: Any) -> dict[str, Any]:
        return {"properties": {"kind": kind}}

    cat, dog = of(const="cat"), of(enum=["dog", "hound", None])
    both = of(enum=["cat", "dog"])

    def told(cat: dict[str, Any], dog: dict[str, Any], **mapping: str) -> dict[str, str]:
        pet = union({"mapping": mapping})
        named = {"Both": both, "Hound": {"enum": ["hound"]}}
        return tags(build_schemas(Pet=pet, Cat=cat, Dog=dog, **named), "Pet")

    def heir(base: str, *more: dict[str, Any]) -> dict[str, Any]:
        return {"allOf": [{"$ref": f"#/components/schemas/{base}"}, *more]}

    assert told(cat, dog) == {"cat": "Cat", "dog": "Dog", "hound": "Dog"}
    assert told(cat, dog, tom="Cat") == {"tom": "Cat", "dog": "Dog", "hound": "Dog"}
    assert told(cat, dog, hound="Cat") == {"hound": "Cat", "dog": "Dog"}
    assert told(cat, of(type="string")) == {"cat": "Cat", "Dog": "Dog"}
    assert told(cat, of(const=1)) == {"cat": "Cat", "Dog": "Dog"}
    assert told(both, both) == {"Cat": "Cat", "Dog": "Dog"}
    assert told(cat, both) == {"Cat": "Cat", "dog": "Dog"}
    assert told(cat, heir("Both", of(enum=["dog", "fox"]))) == {"cat": "Cat", "dog": "Dog"}
    assert told(cat, of(**{"$ref": "#/components/schemas/Hound"})) == {"cat": "Cat", "hound": "Dog"}
    assert told(heir("Cat", cat), heir("Dog")) == {"cat": "Cat", "Dog": "Dog"}


def test_heirs_of_a_schema_are_tagged_by_component_name(build_schemas: Build) -> None:
    def heir(*parents: str) -> dict[str, Any]:
        references = [{"$ref": f"#/components/schemas/{parent}"} for parent in parents]
        return {"allOf": [*references, {"type": "object"}]}

    api = build_schemas(
        Pet={"discriminator": {"propertyName": "kind", "mapping": {"dog": "Dog"}}},
        Cat=heir("Pet"),
        Dog=heir("Pet"),
        Siamese=heir("Cat", "Pet"),
        Fox={**heir("Pet"), "properties": {"kind": {"const": "fox"}}},
        Stone={},
    )

    assert tags(api, "Pet") == {"dog": "Dog", "Cat": "Cat", "Siamese": "Siamese", "fox": "Fox"}
