"""Bodies that are taken apart have a class only where something needs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.names import plan
from tests.names.apis import api_of, document

REF = {"$ref": "#/components/schemas/Pet"}
PET: dict[str, Any] = {"type": "object", "properties": {"name": {"type": "string"}}}
LIST = {"type": "array", "items": REF}


def content(schema: Any, name: str = "application/json") -> dict[str, Any]:
    return {"content": {name: {"schema": schema}}}


POST = {"requestBody": content(REF), "responses": {}}
ANSWER = {"responses": {"200": {"description": "Pet.", **content(REF)}}}
NEEDED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "an answer": ({"get": ANSWER}, {}),
    "an error": ({"get": {"responses": {"404": {"description": "No.", **content(REF)}}}}, {}),
    "a list that is passed whole": ({"put": {"requestBody": content(LIST), "responses": {}}}, {}),
    "a member of another body": (
        {"put": {"requestBody": content({"properties": {"pet": REF}}), "responses": {}}},
        {},
    ),
    "a parameter": (
        {"get": {"parameters": [{"name": "q", "in": "query", **content(REF)}], "responses": {}}},
        {},
    ),
    "a callback": ({"put": {"callbacks": {"on": {"/a": {"post": POST}}}, "responses": {}}}, {}),
    "another component": ({}, {"Home": {"type": "object", "properties": {"pets": LIST}}}),
    "itself": ({}, {"Pet": {**PET, "properties": {"mother": REF}}}),
    "a union": ({}, {"Some": {"oneOf": [REF, {"type": "object", "properties": {"x": {}}}]}}),
}


@pytest.mark.parametrize("by", NEEDED)
def test_a_class_that_is_needed_is_there(by: str, tmp_path: Path) -> None:
    item, schemas = NEEDED[by]
    paths = {"/pets": {"post": POST, **item}}

    assert "Pet" in names(tmp_path, document({"Pet": PET, **schemas}, paths=paths))


def test_a_webhook_needs_what_it_is_sent(tmp_path: Path) -> None:
    hooks = {"born": {"post": POST}}
    described = document({"Pet": PET}, paths={"/pets": {"post": POST}}, webhooks=hooks)

    assert "Pet" in names(tmp_path, described)


def test_a_body_alone_has_no_class_but_its_members_have(tmp_path: Path) -> None:
    body = {"type": "object", "properties": {"home": PET, "kind": {"enum": ["a", "b"]}}}
    post = {"operationId": "make", "requestBody": content(body), "responses": {}}
    paths = {"/pets": {"post": POST}, "/homes": {"post": post}}

    assert names(tmp_path, document({"Pet": PET, "Unmet": PET}, paths=paths)) == [
        "Unmet",
        "HomeMakeHome",
        "HomeMakeKind",
    ]


def names(folder: Path, described: dict[str, Any]) -> list[str]:
    (symbols,), _ = plan([api_of(folder, described)])
    return list(symbols.types.values())
