"""Schemas of Swagger 2.0 as those of OpenAPI 3.1; where each keyword stands does not change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from specloom.spec.swagger.tree import Made, Node, Part, made

__all__ = ["Refer", "binary", "schema"]

Refer: TypeAlias = Callable[[str], str]
"""Gives where a reference leads after the upgrade."""

_NAMED: Final = frozenset(("definitions", "properties", "patternProperties"))
_DATA: Final = frozenset(("default", "enum", "example", "examples", "required", "type", "xml"))
_BESIDE: Final = frozenset(("description", "title", "readOnly", "example", "default"))
"""What is heeded beside a `$ref`: annotations."""

_EXCLUSIVE: Final = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def schema(node: Node, refer: Refer) -> Part:
    """Give a schema, with all below it."""
    if not isinstance(node.value, dict):
        return node
    null = node["x-nullable"]
    if isinstance(node.value.get("$ref"), str):
        ref = node["$ref"]
        inner = made([("$ref", Made(refer(ref.text()), ref.path))], node)
        beside = [pair for pair in node.members() if _is_said_beside(pair[0])]
    elif null.value is True and "type" not in node.value:
        inner, beside = made(_keywords(node, refer), node), []
    else:
        return made(_keywords(node, refer), node)
    if null.value is not True:
        return Made({**_members(inner), **dict(beside)}, node.path)
    either = Made((inner, made([("type", Made("null", null.path))], null)), node.path)
    return made([("anyOf", either), *beside], node)


def _is_said_beside(key: str) -> bool:
    return key in _BESIDE or (key[:2] == "x-" and key != "x-nullable")


def _members(part: Made) -> Mapping[str, Part]:
    return part.value if isinstance(part.value, Mapping) else {}


def binary(node: Node) -> Made:
    """Give the schema of a `file`."""
    return made((("type", Made("string", node.path)), ("format", Made("binary", node.path))), node)


def _keywords(node: Node, refer: Refer) -> Iterator[tuple[str, Part | None]]:
    nullable = node["x-nullable"].value is True
    for key, one in node.members():
        match key:
            case "type" if one.value == "file":
                yield from (
                    ("type", Made("string", one.path)),
                    ("format", Made("binary", one.path)),
                )
            case "type" if nullable and isinstance(one.value, str):
                yield key, Made((one, Made("null", node["x-nullable"].path)), one.path)
            case "enum" if nullable and isinstance(one.value, list) and None not in one.value:
                null = Made(None, node["x-nullable"].path)
                yield key, Made((*one.items(), null), one.path)
            case "discriminator" if isinstance(one.value, str):
                yield key, made([("propertyName", one)], one)
            case "exclusiveMinimum" | "exclusiveMaximum" if isinstance(one.value, bool):
                bound = node[_EXCLUSIVE[key]]
                yield key, bound if one.value and bound else None
            case "minimum" if node["exclusiveMinimum"].value is True:
                pass
            case "maximum" if node["exclusiveMaximum"].value is True:
                pass
            case "collectionFormat" | "x-nullable":
                pass
            case _:
                yield key, _inside(key, one, refer)


def _inside(key: str, node: Node, refer: Refer) -> Part:
    if key in _DATA or key[:2] == "x-" or node.value is None:
        return node
    if key in _NAMED and isinstance(node.value, dict):
        return Made({name: schema(one, refer) for name, one in node.members()}, node.path)
    if isinstance(node.value, list):
        return Made(tuple(schema(one, refer) for one in node.items()), node.path)
    return schema(node, refer)
