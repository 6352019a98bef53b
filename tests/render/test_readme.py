"""The README of a package shows the plainest calls, with values that make sense."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from specloom.ir import build
from specloom.names import plan
from specloom.render.readme import Shown, downloaded, first_call, shown_calls, sync_lines
from specloom.render.resources import resources
from specloom.spec import load
from tests.render.packages import written

JSON = "application/json"


def answering(schema: Any) -> dict[str, Any]:
    return {"200": {"description": "Good", "content": {JSON: {"schema": schema}}}}


OBJECT: dict[str, Any] = {"type": "object", "properties": {"id": {"type": "string"}}}
LIST = {"type": "array", "items": OBJECT}
ONE = {"responses": answering(OBJECT)}
MANY = {"responses": answering(LIST)}
NUMBERED = {"name": "page", "in": "query", "schema": {"type": "integer"}}
PAGES = {"parameters": [NUMBERED], **MANY}
UNION = {"oneOf": [LIST, {"type": "string"}]}
UNIONS = {"parameters": [NUMBERED], "responses": answering({"type": "array", "items": UNION})}
SILENT = {"responses": {"200": {"description": "Good"}}}
BYTES = {"responses": {"200": {"description": "Good", "content": {"image/png": {}}}}}


def needing(*names: str, method: str = "get", **schema: Any) -> dict[str, Any]:
    said = {"in": "query", "required": True, "schema": schema or {"type": "string"}}
    return {method: {"parameters": [{"name": name, **said} for name in names], **ONE}}


FIRST: list[tuple[dict[str, Any], str]] = [
    (
        {"/a": {"get": ONE}, "/b": {"get": PAGES}},
        "for item in client.b.list():  # BListResponse, page",
    ),
    ({"/a": {"get": UNIONS}}, "for item in client.a.list():  # list[AListResponse] | str, page"),
    ({"/a": {"get": ONE}, "/b": {"get": MANY}}, "for item in client.b.list():"),
    ({"/a": {"get": PAGES}, "/b": {"get": PAGES, "post": ONE}}, "for item in client.b.list():"),
    ({"/a": {"get": {**MANY, "deprecated": True}}, "/b": {"get": ONE}}, "answer = client.b.get()"),
    ({"/a/{id}": {"get": ONE}, "/b": {"post": ONE}}, 'answer = client.a.get("…")'),
    ({"/a": needing("q", "r"), "/b": needing("q")}, 'answer = client.b.get(q="…")'),
    ({"/a": needing("q"), "/b": {"get": BYTES}}, "answer = client.b.list()"),
    ({"/a": {"post": ONE}, "/b": needing("q", method="post")}, "answer = client.a.create()"),
    ({"/a": {"delete": {"responses": {"204": {"description": "Gone"}}}}}, "client.a.clear()"),
]


@pytest.mark.parametrize(("paths", "expected"), FIRST)
def test_the_first_call_is_the_plainest(
    paths: dict[str, Any], expected: str, tmp_path: Path
) -> None:
    line, *_ = sync_lines(first(tmp_path, paths))

    assert line.startswith(expected)


VALUES: list[tuple[dict[str, Any], str]] = [
    ({"type": "string"}, '"…"'),
    ({"type": "integer"}, "1"),
    ({"type": "number"}, "1.5"),
    ({"type": "boolean"}, "True"),
    ({"type": "string", "example": "BER"}, '"BER"'),
    ({"type": "integer", "examples": ["BER", 7]}, "7"),
    ({"type": "integer", "default": 3}, "3"),
    ({"type": "string", "example": "x" * 41}, '"…"'),
    ({"type": "string", "enum": ["new", "old"]}, '"new"'),
    ({"type": "array", "items": {"type": "string"}}, "[...]"),
    ({"type": "string", "format": "date"}, "..."),
]


@pytest.mark.parametrize(("schema", "expected"), VALUES)
def test_values_come_from_the_description(
    schema: dict[str, Any], expected: str, tmp_path: Path
) -> None:
    assert first(tmp_path, {"/a": needing("q", **schema)}).call == f"get(q={expected})"


def test_values_fit_the_name_and_the_schema(tmp_path: Path) -> None:
    paths = {"/a": needing("currency", type="string", pattern="^[a-z]+$")}

    assert first(tmp_path, paths).call == 'get(currency="eur")'


def test_an_example_of_the_parameter_comes_first(tmp_path: Path) -> None:
    paths = {"/a": needing("q", type="string", example="schema")}
    paths["/a"]["get"]["parameters"][0]["example"] = "parameter"

    assert first(tmp_path, paths).call == 'get(q="parameter")'


def test_every_example_is_python(tmp_path: Path) -> None:
    paths = {"/a": needing("q", type="object"), "/b": {"get": BYTES}, "/c": {"get": PAGES}}
    made = blocks(tmp_path, paths)

    assert len(made) == 6
    for block in made:
        compile(re.sub(r"(?m)^async with", "with", block).replace("async for", "for"), "x", "exec")


def test_what_may_be_anything_is_no_large_answer(tmp_path: Path) -> None:
    assert downloaded(calls(tmp_path, {"/a": {"get": BYTES}})) is not None
    assert downloaded(calls(tmp_path, {"/a": {"get": SILENT}})) is None


def test_a_client_without_operations_shows_no_call(tmp_path: Path) -> None:
    errors, *others = blocks(tmp_path, {})

    assert "except NotFound" in errors
    assert others == []


def first(folder: Path, paths: dict[str, Any]) -> Shown:
    found = first_call(calls(folder, paths))
    assert found is not None
    return found


def calls(folder: Path, paths: dict[str, Any]) -> list[Shown]:
    api = build(load(str(described(folder, paths))))
    (symbols,), _ = plan([api])
    return [*shown_calls(resources(api, symbols, "Test"), api, symbols)]


def blocks(folder: Path, paths: dict[str, Any]) -> list[str]:
    written(described(folder, paths), "tested", folder / "out")
    text = (folder / "out" / "README.md").read_text("utf-8")
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


def described(folder: Path, paths: dict[str, Any]) -> Path:
    path = folder / "openapi.json"
    info = {"title": "Test", "version": "1"}
    path.write_text(json.dumps({"openapi": "3.1.0", "info": info, "paths": paths}), "utf-8")
    return path
