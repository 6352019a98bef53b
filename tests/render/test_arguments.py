"""Bodies from arguments: what is sent where nothing, or only some of it, is given."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final, get_overloads

import httpx
import pytest

from tests.render.packages import written

JSON: Final = "application/json"
PAIRS: Final = "application/x-www-form-urlencoded"
PARTS: Final = "multipart/form-data"
TEXT: Final = {"type": "string"}
TEXTS: Final = {"type": "array", "items": TEXT}
FREE: Final = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}
NEEDY: Final = FREE | {"required": ["a"]}
DEEP: Final = {"type": "object", "properties": {"x": {"type": "integer"}}}
STYLED: Final = {
    "type": "object",
    "properties": {"deep": DEEP, "piped": TEXTS, "other": DEEP},
    "additionalProperties": TEXT,
}
ENCODING: Final = {
    "deep": {"style": "deepObject", "explode": True},
    "piped": {"style": "pipeDelimited"},
    "other": {"contentType": JSON},
}

BODIES: Final[dict[str, tuple[bool, dict[str, object]]]] = {
    "free": (True, {JSON: FREE}),
    "optional": (False, {JSON: FREE}),
    "needy": (True, {JSON: NEEDY}),
    "optional_needy": (False, {JSON: NEEDY}),
    "old": (False, {JSON: NEEDY}),
    "form": (True, {PAIRS: FREE}),
    "optional_form": (False, {PAIRS: FREE}),
    "optional_parts": (False, {PARTS: FREE}),
    "either": (False, {JSON: FREE, PAIRS: {"type": "object", "properties": {"a": TEXT}}}),
    "open": (False, {PAIRS: STYLED}),
    "untold": (True, {"*/*": {}}),
    "octets": (True, {"application/octet-stream": {}}),
    "versioned": (True, {"application/json; version=2": FREE}),
    "range": (True, {"application/*": FREE}),
}
"""Whether a body is required, and its schemas by media type."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    paths: dict[str, object] = {}
    for name, (required, content) in BODIES.items():
        media = {
            one: {"schema": schema} | ({"encoding": ENCODING} if schema is STYLED else {})
            for one, schema in content.items()
        }
        body = {"required": required, "content": media}
        done = {"204": {"description": ""}}
        paths[f"/{name}"] = {
            "post": {
                "operationId": name,
                "tags": ["a"],
                "deprecated": name == "old",
                "requestBody": body,
                "responses": done,
            }
        }
    info = {"title": "arguments", "version": "1"}
    folder = tmp_path_factory.mktemp("arguments")
    source = folder / "api.json"
    source.write_text(json.dumps({"openapi": "3.1.0", "info": info, "paths": paths}), "utf-8")
    written(source, "arguments", folder / "package")
    return folder / "package"


@pytest.fixture
def package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Import the package, for one test."""
    monkeypatch.syspath_prepend(str(folder))
    yield importlib.import_module("arguments")
    for name in [one for one in sys.modules if one.partition(".")[0] == "arguments"]:
        del sys.modules[name]


def sent(package: ModuleType, name: str, given: dict[str, Any]) -> tuple[str | None, bytes]:
    """Give the media type and content of the body that a call sends."""
    requests: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        request.read()
        requests.append(request)
        return httpx.Response(204)

    wire = httpx.MockTransport(answer)
    with package.Arguments(base_url="https://x.example", transport=wire) as client:
        getattr(client.a, name)(**given)
    return requests[0].headers.get("Content-Type"), requests[0].content


NOTHING: Final = (None, b"")
SENT: Final[dict[str, tuple[str, dict[str, Any], tuple[str | None, bytes]]]] = {
    "a required object": ("free", {}, (JSON, b"{}")),
    "a required form": ("form", {}, (PAIRS, b"")),
    "nothing of an optional object": ("optional", {}, NOTHING),
    "null is something": ("optional", {"a": None}, (JSON, b'{"a":null}')),
    "nothing of an optional form": ("optional_form", {}, NOTHING),
    "nothing of optional parts": ("optional_parts", {}, NOTHING),
    "nothing of what would be needed": ("optional_needy", {}, NOTHING),
    "all that is needed": ("optional_needy", {"a": "x"}, (JSON, b'{"a":"x"}')),
    "nothing in any media type": ("either", {}, NOTHING),
    "nothing in a named one": ("either", {"content_type": PAIRS}, NOTHING),
    "something in one": ("either", {"b": "x"}, (JSON, b'{"b":"x"}')),
    "nothing of an open form": ("open", {}, NOTHING),
    "an open form, styled": (
        "open",
        {"body": {"deep": {"x": 1}, "piped": ["a", "b"], "other": {"x": 2}, "more": "y"}},
        (PAIRS, b"deep%5Bx%5D=1&piped=a%7Cb&other=%7B%22x%22%3A2%7D&more=y"),
    ),
    "bytes of any media type": ("untold", {"body": b"\xff"}, ("application/octet-stream", b"\xff")),
    "bytes": ("octets", {"body": b"\xff"}, ("application/octet-stream", b"\xff")),
    "a media type with parameters": (
        "versioned", {"a": "x"}, ("application/json; version=2", b'{"a":"x"}')),
    "JSON in a range": ("range", {"a": "x"}, (JSON, b'{"a":"x"}')),
}  # fmt: skip


@pytest.mark.parametrize("case", SENT)
def test_what_is_sent(case: str, package: ModuleType) -> None:
    name, given, expected = SENT[case]

    assert sent(package, name, given) == expected


def test_what_is_needed_cannot_be_left_out(package: ModuleType) -> None:
    with pytest.raises(TypeError, match="'a'"):
        sent(package, "needy", {"b": "x"})
    with pytest.raises(package.errors.InvalidRequest, match="takes a too"):
        sent(package, "optional_needy", {"b": "x"})


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("optional", []),
        ("needy", []),
        ("optional_needy", [{"a": "str", "b": "str | Omitted"}, {}]),
    ],
)
def test_type_checkers_let_no_body_be_left_out_in_part(
    name: str, ways: list[dict[str, str]], package: ModuleType
) -> None:
    resource = importlib.import_module(f"{package.__name__}.resources.a")

    for one in (resource.A, resource.AsyncA):
        found = [each.__annotations__ for each in get_overloads(getattr(one, name))]
        assert found == [{**way, "return": "None"} for way in ways]
    assert not get_overloads(getattr(resource.ARequests, name))


def test_an_overload_says_so_before_it_says_that_it_is_deprecated(folder: Path) -> None:
    text = (folder / "arguments/resources/a.py").read_text("utf-8")

    assert text.count("    @overload\n    @deprecated(") == 4
    assert ")\n    @overload" not in text
