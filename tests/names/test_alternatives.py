"""One schema under several media types: one class, and none for what no schema reads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from specloom.names import plan
from tests.names.apis import api_of, document

SIZE = {"enum": ["small", "large"]}
CAKE = {"type": "object", "properties": {"size": SIZE}}
OTHER = {"type": "object", "properties": {"layers": {}}}
LIST = {"type": "array", "items": SIZE}

CONTENTS: dict[str, tuple[Mapping[str, Any], list[str]]] = {
    "XML beside JSON": ({"application/json": CAKE, "application/xml": CAKE}, ["", "Size"]),
    "XML before JSON": ({"text/xml": CAKE, "application/json": CAKE}, ["", "Size"]),
    "other XML beside JSON": ({"application/json": CAKE, "text/xml": OTHER}, ["", "Size"]),
    "two names of JSON": ({"application/json": CAKE, "application/vnd.c": CAKE}, ["", "Size"]),
    "two that are not alike": ({"application/json": CAKE, "text/json": OTHER}, ["", "Size", "2"]),
    "lists": (dict.fromkeys(("application/json", "application/a+json"), LIST), [""]),
    "nothing that is read": ({"text/plain": CAKE, "application/octet-stream": CAKE}, []),
}


def names(folder: Path, value: object) -> list[str]:
    """Give the names of the classes of a description."""
    (symbols,), _ = plan([api_of(folder, value)])
    return [*symbols.types.values()]


@pytest.mark.parametrize(("content", "ends"), CONTENTS.values(), ids=CONTENTS)
def test_answers_have_a_class_for_what_is_read(
    content: Mapping[str, Any], ends: list[str], tmp_path: Path
) -> None:
    media = {name: {"schema": schema} for name, schema in content.items()}
    post = {"responses": {"200": {"description": "", "content": media}}}

    given = names(tmp_path, document({}, paths={"/cakes": {"post": post}}))

    assert given == [f"CakeCreateResponse{end}" for end in ends]


@pytest.mark.parametrize("other", ["application/x-www-form-urlencoded", "text/json", "text/xml"])
def test_bodies_have_one_class_in_all_media_types(other: str, tmp_path: Path) -> None:
    media = {name: {"schema": CAKE} for name in ("application/json", other)}
    post = {"requestBody": {"content": media}, "responses": {}}

    sent = names(tmp_path, document({}, paths={"/cakes": {"post": post}}))

    assert sent == ["CakeCreateSize"]


def test_what_swagger_takes_and_gives_in_several_media_types_has_one_class(tmp_path: Path) -> None:
    listed = ["application/xml", "application/json", "text/json"]
    parameter = {"in": "body", "name": "cake", "schema": CAKE}
    post = {"parameters": [parameter], "responses": {"200": {"description": "", "schema": CAKE}}}
    swagger = {
        "swagger": "2.0",
        "info": {"title": "Test", "version": "1"},
        "consumes": listed,
        "produces": listed,
        "paths": {"/cakes": {"post": post}},
    }

    assert names(tmp_path, swagger) == [
        "CakeCreateSize",
        "CakeCreateResponse",
        "CakeCreateResponseSize",
    ]
