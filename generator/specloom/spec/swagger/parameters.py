"""Parameters and headers of Swagger 2.0: a schema each, and the style their lists are written in.

Parameters `in: body` and `in: formData` become the one request body of an operation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from specloom.spec.swagger.notes import Notes
from specloom.spec.swagger.schemas import Refer, binary, schema
from specloom.spec.swagger.tree import Made, Node, Part, made

__all__ = ["FORM", "JSON", "MULTIPART", "body", "form", "header", "parameter"]

JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"

_SCHEMA: Final = frozenset(
    """default enum exclusiveMaximum exclusiveMinimum format items maximum maxItems maxLength
    minimum minItems minLength multipleOf pattern type uniqueItems x-nullable""".split()
)
"""What a parameter says of its value, and a schema of its own now does."""

_DROPPED: Final = frozenset(("collectionFormat", "required", "in", "name"))

_STYLES: Final = {
    "csv": ("form", False),
    "multi": ("form", True),
    "pipes": ("pipeDelimited", False),
    "ssv": ("spaceDelimited", False),
}
"""How lists are written in a query; `csv` where nothing is said."""


def parameter(node: Node, refer: Refer, notes: Notes) -> Part:
    """Give a parameter that stands in a path, a query or a header."""
    if not isinstance(node.value, dict):
        return node
    kept = [(key, one) for key, one in node.members() if key not in _SCHEMA | _DROPPED]
    named = [(key, one) for key, one in node.members() if key in {"in", "name", "required"}]
    value = ("schema", _value(node, refer, notes))
    return made([*named, *kept, value, *_style(node, node["in"].text(), notes)], node)


def header(node: Node, refer: Refer, notes: Notes) -> Part:
    """Give a header of an answer."""
    if not isinstance(node.value, dict):
        return node
    kept = [(key, one) for key, one in node.members() if key not in _SCHEMA | _DROPPED]
    return made([*kept, ("schema", _value(node, refer, notes))], node)


def _value(node: Node, refer: Refer, notes: Notes) -> Part:
    if node["type"].value == "file":
        return binary(node)
    items = node["items"]
    if items["type"].value == "array" and items["collectionFormat"].text() not in {"", "csv"}:
        at = items["collectionFormat"]
        notes.lost(at, "OpenAPI has no style for lists in lists; they are written with commas.")
    stated = {key: one for key, one in node.members() if key in _SCHEMA}
    whole = Node({key: one.value for key, one in stated.items()}, node.path)
    return schema(whole, refer)


def _style(node: Node, place: str, notes: Notes) -> Iterator[tuple[str, Part]]:
    if node["type"].value != "array":
        return
    told = node["collectionFormat"]
    if place == "query" and told.text() != "tsv":
        style, explode = _STYLES.get(told.text(), ("form", False))
        source = told or node
        yield "style", Made(style, source.path)
        yield "explode", Made(explode, source.path)
        return
    if told.text() not in {"", "csv"}:
        where = "lists separated by tabs" if told.text() == "tsv" else f"such lists in a {place}"
        notes.lost(told, f"OpenAPI has no style for {where}; they are written with commas.")
    if place == "query":
        yield from (
            ("style", Made("form", told.path)),
            ("explode", Made(value=False, path=told.path)),
        )


def body(node: Node, consumes: Sequence[str], refer: Refer) -> Made:
    """Give the request body that a parameter `in: body` is."""
    media = made([("schema", schema(node["schema"], refer))] if node["schema"] else [], node)
    kept = [
        (key, one)
        for key, one in node.members()
        if key in {"description", "required"} or key[:2] == "x-"
    ]
    content = Made(dict.fromkeys(consumes or (JSON,), media), node.path)
    return made([*kept, ("content", content)], node)


def form(
    fields: Sequence[Node], consumes: Sequence[str], source: Node, refer: Refer, notes: Notes
) -> Made:
    """Give the request body that parameters `in: formData` add up to."""
    required = [one["name"] for one in fields if one["required"].value is True]
    properties = {one["name"].text(): _field(one, refer, notes) for one in fields}
    whole = made(
        [
            ("type", Made("object", source.path)),
            ("properties", Made(properties, source.path)),
            ("required", Made(tuple(required), source.path) if required else None),
        ],
        source,
    )
    content = {
        kind: made([("schema", whole), ("encoding", _encoding(fields, kind, notes))], source)
        for kind in _kinds(fields, consumes)
    }
    needed = Made(value=True, path=required[0].path) if required else None
    return made([("required", needed), ("content", Made(content, source.path))], source)


def _field(node: Node, refer: Refer, notes: Notes) -> Part:
    value = _value(node, refer, notes)
    told = [(key, one) for key, one in node.members() if key == "description" or key[:2] == "x-"]
    if isinstance(value, Made) and isinstance(value.value, dict):
        return Made({**value.value, **dict(told)}, value.path)
    return value


def _encoding(fields: Sequence[Node], kind: str, notes: Notes) -> Made | None:
    lists = [one for one in fields if one["type"].value == "array"]
    for one in lists if kind != FORM else ():
        told = one["collectionFormat"]
        if told.text() != "multi":
            notes.lost(
                told or one, "Parts of a form hold no lists; each item is a part of its own."
            )
    styles = {
        one["name"].text(): made(_style(one, "query", notes), one) for one in lists if kind == FORM
    }
    return Made(styles, fields[0].path) if styles else None


def _kinds(fields: Sequence[Node], consumes: Sequence[str]) -> tuple[str, ...]:
    if any(one["type"].value == "file" for one in fields):
        return (MULTIPART,)
    forms = tuple(kind for kind in consumes if kind.split(";")[0].strip() in {FORM, MULTIPART})
    return forms or (FORM,)
