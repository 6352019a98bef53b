"""What changes are told as: true sentences, readable without the description at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

import pytest

from tests.diff.subjects import Raw, compared_raw

Put: TypeAlias = Callable[[Raw], Raw]
"""Puts a schema somewhere in a document."""

TEXT: Final = {"type": "string"}
NUMBER: Final = {"type": "integer"}
WAS_TEXT: Final = "is an integer now, formerly a string"


def body(schema: Raw) -> Raw:
    """Put a schema in the body of a request."""
    content = {"application/json": {"schema": schema}}
    return document({"/a": {"post": {"requestBody": {"content": content}, "responses": {}}}})


def answer(schema: Raw) -> Raw:
    """Put a schema in the body of an answer."""
    response = {"description": "Fine", "content": {"application/json": {"schema": schema}}}
    return document({"/a": {"get": {"responses": {"200": response}}}})


def answers(schema: Raw, more: Mapping[str, Mapping[str, Raw]]) -> Raw:
    """Give several answers: of a status, in a media type."""
    described = {"200": {"application/json": schema}, **more}
    responses = {
        status: {
            "description": "Fine",
            "content": {name: {"schema": each} for name, each in content.items()},
        }
        for status, content in described.items()
    }
    return document({"/a": {"get": {"responses": responses}}})


def parameter(schema: Raw, **more: object) -> Raw:
    """Put a schema in a parameter."""
    query = {"name": "q", "in": "query", "schema": schema, **more}
    return document({"/a": {"get": {"parameters": [query], "responses": {}}}})


def header(schema: Raw) -> Raw:
    """Put a schema in a header of an answer."""
    response = {"description": "Fine", "headers": {"X-Rate": {"schema": schema}}}
    return document({"/a": {"get": {"responses": {"200": response}}}})


def webhook(schema: Raw) -> Raw:
    """Put a schema in what a webhook sends."""
    return {**document({}), "webhooks": {"moved": {"post": sent(schema)}}}


def answered(schema: Raw) -> Raw:
    """Put a schema in what is answered to a webhook."""
    response = {"description": "Fine", "content": {"application/json": {"schema": schema}}}
    return {**document({}), "webhooks": {"moved": {"post": {"responses": {"200": response}}}}}


def callback(schema: Raw) -> Raw:
    """Put a schema in what a callback sends."""
    done = {"done": {"{$request.body#/url}": {"post": sent(schema)}}}
    return document({"/a": {"post": {"callbacks": done, "responses": {}}}})


def sent(schema: Raw) -> Raw:
    """Give an operation with a body."""
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}, "responses": {}}


def document(paths: Raw, **schemas: Raw) -> Raw:
    """Give a document of some paths and components."""
    info = {"title": "Example", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": schemas}}


def shared(schema: Raw) -> Raw:
    """Put a schema in a component that a request holds."""
    held = {"schema": {"$ref": "#/components/schemas/Pet"}}
    request = {"requestBody": {"content": {"application/json": held}}, "responses": {}}
    return document({"/a": {"post": request}}, Pet=schema)


def loose(schema: Raw) -> Raw:
    """Put a schema in a component that nothing uses."""
    return document({}, Pet=schema)


def holding(schema: Raw) -> Raw:
    """Give an object with a property."""
    return {"type": "object", "properties": {"name": schema}}


def listing(schema: Raw) -> Raw:
    """Give an array."""
    return {"type": "array", "items": schema}


# ------------------------------------------------------------------------------------ places

SHORT: Final = {"type": "string", "maxLength": 3}
INNER: Final = "#/components/schemas/Zoo/$defs/Pet"
CASES: Final = {
    "a body": (body(TEXT), body(NUMBER), f"In requests of `POST /a`, the body {WAS_TEXT}."),
    "a property": (
        body(holding(TEXT)),
        body(holding(NUMBER)),
        f"In requests of `POST /a`, `name` {WAS_TEXT}.",
    ),
    "an item": (
        body(listing(TEXT)),
        body(listing(NUMBER)),
        f"In requests of `POST /a`, an item of the body {WAS_TEXT}.",
    ),
    "a property of an item": (
        body(listing(holding(listing(holding(TEXT))))),
        body(listing(holding(listing(holding(NUMBER))))),
        f"In requests of `POST /a`, `name[].name` of an item of the body {WAS_TEXT}.",
    ),
    "one of the first items": (
        body({"type": "array", "prefixItems": [TEXT, TEXT]}),
        body({"type": "array", "prefixItems": [TEXT, NUMBER]}),
        f"In requests of `POST /a`, item 2 of the body {WAS_TEXT}.",
    ),
    "any other item": (
        body({"type": "array", "prefixItems": [TEXT, TEXT]}),
        body({"type": "array", "prefixItems": [TEXT, TEXT], "items": False}),
        "In requests of `POST /a`, any item of the body after the first 2 is no longer allowed.",
    ),
    "an item of anything": (
        body(holding({"type": "array"})),
        body(holding(listing(NUMBER))),
        "In requests of `POST /a`, an item of `name` is an integer now, formerly of any type.",
    ),
    "any other property": (
        body({"type": "object", "additionalProperties": TEXT}),
        body({"type": "object", "additionalProperties": NUMBER}),
        f"In requests of `POST /a`, a further property of the body {WAS_TEXT}.",
    ),
    "a property whose name follows a pattern": (
        body({"type": "object", "patternProperties": {"^x-": TEXT}}),
        body({"type": "object", "patternProperties": {"^x-": NUMBER}}),
        f"In requests of `POST /a`, a property of the body whose name matches '^x-' {WAS_TEXT}.",
    ),
    "a property inside such": (
        body(holding({"type": "object", "additionalProperties": holding(TEXT)})),
        body(holding({"type": "object", "additionalProperties": holding(NUMBER)})),
        f"In requests of `POST /a`, `name.*.name` {WAS_TEXT}.",
    ),
    "a variant without a name": (
        body(holding({"anyOf": [TEXT, {"type": "boolean"}]})),
        body(holding({"anyOf": [SHORT, {"type": "boolean"}]})),
        "In requests of `POST /a`, `name`, where it is a string, has a maximum length of 3 now.",
    ),
    "a variant that nothing names": (
        body(holding({"anyOf": [{"not": {"pattern": "a"}}, {"type": "boolean"}]})),
        body(holding({"anyOf": [{"not": {"pattern": "b"}}, {"type": "boolean"}]})),
        (
            "In requests of `POST /a`, `name`, in one of its variants, "
            "excludes values by another rule; whether that breaks could not be decided: "
            "whether what is excluded by `not` can come."
        ),
    ),
    "what can be null is no variant": (
        body(holding({"anyOf": [TEXT, {"type": "null"}]})),
        body(holding({"anyOf": [SHORT, {"type": "null"}]})),
        "In requests of `POST /a`, `name` has a maximum length of 3 now.",
    ),
    "a parameter": (
        parameter(TEXT),
        parameter(SHORT),
        "The query parameter `q` of `GET /a` has a maximum length of 3 now.",
    ),
    "an item of a parameter": (
        parameter(listing(TEXT)),
        parameter(listing(NUMBER)),
        f"In requests of `GET /a`, an item of the query parameter `q` {WAS_TEXT}.",
    ),
    "a property of a parameter": (
        parameter(holding(TEXT), style="deepObject"),
        parameter(holding(SHORT), style="deepObject"),
        "In requests of `GET /a`, `name` of the query parameter `q` has a maximum length of 3 now.",
    ),
    "an answer": (
        answer(holding(SHORT)),
        answer(holding(TEXT)),
        "In answers of `GET /a`, `name` no longer has a maximum length of 3.",
    ),
    "one answer of several": (
        answers(TEXT, {"default": {"application/json": TEXT}}),
        answers(TEXT, {"default": {"application/json": NUMBER}}),
        f"In the response default of `GET /a`, the body {WAS_TEXT}.",
    ),
    "one media type of several": (
        answers(TEXT, {"200": {"application/json": TEXT, "application/xml": TEXT}}),
        answers(TEXT, {"200": {"application/json": TEXT, "application/xml": NUMBER}}),
        f"In answers of `GET /a` as `application/xml`, the body {WAS_TEXT}.",
    ),
    "a header": (
        header(SHORT),
        header(TEXT),
        "In answers of `GET /a`, the header `X-Rate` no longer has a maximum length of 3.",
    ),
    "what a webhook sends": (
        webhook(holding(TEXT)),
        webhook(holding(NUMBER)),
        f"In what the webhook `moved` sends, `name` {WAS_TEXT}.",
    ),
    "what is answered to a webhook": (
        answered(TEXT),
        answered(NUMBER),
        f"In answers to the webhook `moved`, the body {WAS_TEXT}.",
    ),
    "what a callback sends": (
        callback(holding(TEXT)),
        callback(holding(NUMBER)),
        f"In what the callback `{{$request.body#/url}}` of `POST /a` sends, `name` {WAS_TEXT}.",
    ),
    "a component": (
        shared(TEXT),
        shared(NUMBER),
        f"In requests, `Pet` {WAS_TEXT}.",
    ),
    "an item in a component": (
        shared(holding(listing(TEXT))),
        shared(holding(listing(NUMBER))),
        f"In requests, an item of `Pet.name` {WAS_TEXT}.",
    ),
    "a property in what a component lists first": (
        shared({"type": "array", "prefixItems": [holding(TEXT)]}),
        shared({"type": "array", "prefixItems": [holding(NUMBER)]}),
        f"In requests, `Pet[0].name` {WAS_TEXT}.",
    ),
    "a schema in a component": (
        {**body({"$ref": INNER}), "components": {"schemas": {"Zoo": {"$defs": {"Pet": TEXT}}}}},
        {**body({"$ref": INNER}), "components": {"schemas": {"Zoo": {"$defs": {"Pet": NUMBER}}}}},
        f"In requests, `Pet` {WAS_TEXT}.",
    ),
    "what could not be decided": (
        answer({**TEXT, "format": "byte"}),
        answer({**TEXT, "format": "binary"}),
        (
            "In answers of `GET /a`, the body has the format 'binary' instead of 'byte'; whether "
            "that breaks could not be decided: what `format: byte` allows is not known."
        ),
    ),
    "a component that nothing uses": (loose(TEXT), loose(NUMBER), f"`Pet` {WAS_TEXT}."),
}


@pytest.mark.parametrize(("base", "revision", "told"), CASES.values(), ids=CASES)
def test_the_sentence_of_a_change(base: Raw, revision: Raw, told: str) -> None:
    assert [each.message for each in compared_raw(base, revision).changes] == [told]


# --------------------------------------------------------------------------------- witnesses


@pytest.mark.parametrize(
    ("put", "label"),
    [
        (body, "request body"),
        (webhook, "webhook moved body"),
        (answered, "webhook moved response 200 body"),
        (callback, "callback {$request.body#/url} body"),
    ],
)
def test_where_a_witness_travels(put: Put, label: str) -> None:
    (change,) = compared_raw(put(TEXT), put(NUMBER)).changes

    assert change.witness is not None
    assert change.witness.location == label


def test_a_witness_shows_the_one_edit_of_several_at_a_place() -> None:
    longer = {**listing(TEXT), "minItems": 1, "maxItems": 2}
    changes = compared_raw(body(listing(TEXT)), body(longer)).changes
    shown = {each.id: each.witness.value for each in changes if each.witness is not None}

    assert shown["request-body-min-items-set"] == []
    assert shown["request-body-max-items-set"] == ["x", "x", "x"]


# -------------------------------------------------------------------------------- duplicates


@pytest.mark.parametrize("put", [body, answer])
def test_a_property_that_is_forbidden_is_told_once(put: Put) -> None:
    changes = compared_raw(
        put(holding(TEXT)), put({"type": "object", "properties": {"name": False}})
    ).changes

    assert [each.message.partition(", ")[2] for each in changes] == ["`name` is gone."]


def test_variants_that_became_one_are_not_said_to_be_gone() -> None:
    variants = {"oneOf": [_one("x"), _one("y")]}
    merged = {"type": "object", "properties": {"x": TEXT, "y": TEXT}}
    told = {each.message for each in compared_raw(body(variants), body(merged)).changes}

    assert (
        "In requests of `POST /a`, the body is an object with `x` and `y` now, formerly an object "
        "with `x` or an object with `y`."
    ) in told


def _one(name: str) -> Raw:
    return {"type": "object", "required": [name], "properties": {name: TEXT}}


# ------------------------------------------------------------------------------------ labels


PETS: Final = {
    name: {"type": "object", "required": ["t", "u"], "properties": {"t": TEXT, "u": TEXT}}
    for name in ("Cat", "Dog")
}


def tagged(by: str, **mapping: str) -> Raw:
    """Give a body that is one of two variants, told apart by a property."""
    union = {
        "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in PETS],
        "discriminator": {"propertyName": by, "mapping": mapping},
    }
    return {**body(union), "components": {"schemas": PETS}}


@pytest.mark.parametrize(
    ("base", "revision", "labels"),
    [
        (tagged("t"), tagged("u"), ("wire",)),
        (tagged("t", cat="Cat"), tagged("t", kitty="Cat"), ("wire",)),
        (
            body({**TEXT, "contentEncoding": "base64"}),
            body({**TEXT, "contentEncoding": "base16"}),
            ("wire",),
        ),
        (body(holding(TEXT)), body(holding({**TEXT, "deprecated": True})), ("semantic",)),
        (body(TEXT), body({**TEXT, "default": "x"}), ("semantic",)),
    ],
)
def test_how_a_change_is_felt_that_leaves_the_values_as_they_are(
    base: Raw, revision: Raw, labels: tuple[str, ...]
) -> None:
    changes = compared_raw(base, revision).changes

    assert changes
    assert {each.labels for each in changes} == {labels}


def test_what_became_of_a_component_in_one_place_is_told_of_that_place() -> None:
    cat, dog = ({"$ref": f"#/components/schemas/{name}"} for name in ("Cat", "Dog"))
    sides = []
    for pet in (cat, {"oneOf": [cat, dog]}):
        described = answer({"$ref": "#/components/schemas/Owner"})
        kinds = {
            name: {"type": "object", "required": [name], "properties": {name: TEXT}}
            for name in ("Cat", "Dog")
        }
        owner = {"type": "object", "properties": {"pet": pet}}
        described["components"] = {"schemas": {**kinds, "Owner": owner}}
        sides.append(described)

    assert [each.message for each in compared_raw(sides[0], sides[1]).changes] == [
        "In answers, `Owner.pet` may also be `Dog` now."
    ]
