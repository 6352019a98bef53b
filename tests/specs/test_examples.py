"""Examples show declared properties only, and tell one story about each entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple

import jsonschema_rs
import pytest
import yaml

pytestmark = pytest.mark.exhaustive

SPECS: Final = Path(__file__).parents[2] / "specs"
VERSIONS: Final = sorted(
    path.relative_to(SPECS).with_suffix("").as_posix() for path in SPECS.glob("*/*.yaml")
)
FIXED: Final = ("vendor", "vendorType", "userId", "targetId", "targetType", "kind")
"""What never changes about an entity, so that all examples agree on it."""

every = pytest.mark.parametrize("version", VERSIONS)


class Example(NamedTuple):
    """A value, where it stands and what it is an example of."""

    place: str
    schema: Any
    value: Any


@cache
def description(version: str) -> Any:
    text = (SPECS / f"{version}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def resolved(root: Any, node: Any) -> Any:
    """The node, or what it stands for when it is a reference."""
    while isinstance(node, dict) and "$ref" in node:
        target = root
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def examples(root: Any, node: Any, place: str = "#") -> Iterator[Example]:
    """The examples of media types, parameters, headers and schemas at or below the node."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from examples(root, item, f"{place}/{index}")
    elif isinstance(node, dict):
        schema, several = node.get("schema", node), node.get("examples", [])
        if "example" in node:
            yield Example(f"{place}/example", schema, node["example"])
        if isinstance(several, list):
            several = dict(enumerate(several))
        if place != "#/components":
            for name, each in several.items():
                value = resolved(root, each)["value"] if "schema" in node else each
                yield Example(f"{place}/examples/{name}", schema, value)
        for key, item in node.items():
            if key not in ("example", "examples", "x-migration"):
                yield from examples(root, item, f"{place}/{key}")


def fits(root: Any, schema: Any, value: Any) -> bool:
    document = {"components": root.get("components", {}), "value": schema}
    return jsonschema_rs.Draft202012Validator(
        {"$ref": "urn:description#/value"},
        registry=jsonschema_rs.Registry([("urn:description", document)]),
    ).is_valid(value)


def choice(root: Any, schema: Any, value: Any) -> list[Any]:
    """The alternative the discriminator names, else the fitting one that declares most."""
    options = schema.get("oneOf", schema.get("anyOf", []))
    match schema.get("discriminator"), value:
        case {"propertyName": name, "mapping": mapping}, {**members} if (
            members.get(name) in mapping
        ):
            return [{"$ref": mapping[members[name]]}]
    fitting = [option for option in options if fits(root, option, value)]
    return sorted(fitting, key=lambda option: len([*undeclared(root, option, value)]))[:1]


def parts(root: Any, schema: Any, value: Any) -> Iterator[Any]:
    """The schemas that together say which properties the value has."""
    schema = resolved(root, schema)
    if isinstance(schema, dict):
        yield schema
        for part in [*schema.get("allOf", []), *choice(root, schema, value)]:
            yield from parts(root, part, value)


def undeclared(root: Any, schema: Any, value: Any, place: str = "") -> Iterator[str]:
    """The members of the value, at any depth, that the schema neither declares nor lets in."""
    known = list(parts(root, schema, value))
    if isinstance(value, list):
        items = {"allOf": [part["items"] for part in known if "items" in part]}
        for index, item in enumerate(value):
            yield from undeclared(root, items, item, f"{place}/{index}")
    elif isinstance(value, dict):
        free = [part["additionalProperties"] for part in known if "additionalProperties" in part]
        for name, member in value.items():
            declared = [
                part["properties"][name] for part in known if name in part.get("properties", {})
            ]
            if declared or any(free):
                yield from undeclared(root, {"allOf": declared or free}, member, f"{place}/{name}")
            elif any("properties" in part for part in known) or False in free:
                yield f"{place}/{name}"


@every
def test_examples_hold_declared_properties_only(version: str) -> None:
    root = description(version)
    surplus = [
        f"{place}: {member}"
        for place, schema, value in examples(root, root)
        for member in undeclared(root, schema, value)
    ]
    assert not surplus


@every
def test_every_named_example_is_used(version: str) -> None:
    root = description(version)
    named = {f"#/components/examples/{name}" for name in root["components"].get("examples", {})}
    assert named <= set(references(root))


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        node = list(node.values())
    if isinstance(node, list):
        yield from chain.from_iterable(map(references, node))


@every
def test_examples_agree_about_each_entity(version: str) -> None:
    root = description(version)
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for example in examples(root, root):
        for entity, attribute, said in facts(example.value, {}):
            told[entity, attribute].add(said)
    assert not {key: said for key, said in told.items() if len(said) > 1}


def facts(value: Any, above: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """What a value says about entities, by id: in the entity, and in what points at it."""
    if isinstance(value, list):
        for item in value:
            yield from facts(item, above)
    elif isinstance(value, dict):
        context = above | _context(value)
        if isinstance(entity := value.get("id"), str):
            yield from ((entity, name, value[name]) for name in FIXED if value.get(name))
        for key in ("vehicleId", "targetId"):
            if isinstance(target := value.get(key), str):
                yield from ((target, name, value[name]) for name in FIXED[:3] if value.get(name))
        if isinstance(action := value.get("vendorActionId"), str):
            yield from ((action, name, value[name]) for name in ("targetId", "targetType"))
        for intervention in value.get("interventionIds", ()):
            yield intervention, "vendor", context["vendor"]
        if "user" in context and "userId" in value:
            yield value["userId"], "user", context["user"]
            yield context["user"], "user", value["userId"]
        for member in value.values():
            yield from facts(member, context)


def _context(value: dict[str, Any]) -> dict[str, str]:
    """What the members of an object have in common with it: its vendor, the user of its event."""
    context = {"vendor": value["vendor"]} if isinstance(value.get("vendor"), str) else {}
    if "event" in value:
        context["user"] = value["user"]["id"]
    return context


@pytest.mark.parametrize(
    ("schema", "value", "surplus"),
    [
        ({"properties": {"a": {}}}, {"a": 1, "b": 2}, ["/b"]),
        ({"allOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]}, {"a": 1, "b": 2}, []),
        ({"items": {"properties": {"a": {}}}}, [{"a": 1}, {"b": 2}], ["/1/b"]),
        ({"type": "object"}, {"b": 2}, []),
        ({"additionalProperties": {"properties": {"a": {}}}}, {"x": {"b": 2}}, ["/x/b"]),
        ({"properties": {"a": {}}, "additionalProperties": True}, {"b": {"c": 2}}, []),
        ({"additionalProperties": False}, {"b": 2}, ["/b"]),
        ({"oneOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]}, {"b": 2}, []),
        (
            {
                "oneOf": [{"$ref": "#/cat"}, {"$ref": "#/dog"}],
                "discriminator": {"propertyName": "is", "mapping": {"cat": "#/cat"}},
            },
            {"is": "cat", "barks": True},
            ["/barks"],
        ),
    ],
)
def test_surplus_members_are_found(schema: Any, value: Any, surplus: list[str]) -> None:
    root: dict[str, Any] = {
        "cat": {"properties": {"is": {}}},
        "dog": {"properties": {"is": {}, "barks": {}}},
    }
    assert list(undeclared(root, schema, value)) == surplus
