"""Bytes and forms, whatever media type they are described in."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import httpx
import pytest

from tests.render.packages import written

BINARY: Final = {"type": "string", "format": "binary"}
IMAGE: Final = {"type": "string", "contentMediaType": "image/png"}
FILES: Final = {"type": "object", "additionalProperties": BINARY}
ENCODED: Final = IMAGE | {"contentEncoding": "base64"}
NAMED: Final = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}
FILED: Final = {"type": "object", "required": ["f"], "properties": {"f": BINARY}}

ANSWERS: Final[dict[str, tuple[str, object, str]]] = {
    "bytes_in_any": ("*/*", BINARY, "bytes"),
    "bytes_in_json": ("application/json", BINARY, "bytes"),
    "image": ("application/*", IMAGE, "bytes"),
    "coded_image": ("*/*", ENCODED, "str"),
    "bytes_in_text": ("text/csv", BINARY, "bytes"),
    "untold": ("*/*", None, "Any | str | bytes"),
    "text": ("text/plain", {"type": "string"}, "str"),
}
"""What is described, by operation: media type, schema; and the type it has."""

MULTIPART: Final = "multipart/form-data"
PAIRS: Final = "application/x-www-form-urlencoded"
BODIES: Final[dict[str, tuple[str, object, str]]] = {
    "any_bytes": ("*/*", BINARY, "Upload"),
    "json_bytes": ("application/json", BINARY, "Upload"),
    "picture": ("image/*", BINARY, "Upload"),
    "files": (MULTIPART, FILES, "Mapping[str, Upload]"),
    "one_of_files": (MULTIPART, {"oneOf": [NAMED, FILED]}, "Mapping[str, Upload | Any]"),
    "more_files": (
        MULTIPART, NAMED | {"additionalProperties": BINARY}, "Mapping[str, Upload | Any]"),
    "some_parts": (MULTIPART, None, "Mapping[str, Upload | Any] | Omitted = OMITTED"),
    "texts": (
        MULTIPART,
        {"type": "object", "additionalProperties": {"type": "string"}},
        "Mapping[str, str]",
    ),
    "one_of_pairs": (PAIRS, {"oneOf": [NAMED, NAMED | {"required": []}]}, "models.AOneOfPairsBody"),
}  # fmt: skip


def description() -> str:
    """Describe an operation for each case."""
    paths: dict[str, object] = {}
    for name, (media_type, schema, _) in ANSWERS.items():
        content = {media_type: {} if schema is None else {"schema": schema}}
        answer = {"200": {"description": "", "content": content}}
        paths[f"/{name}"] = {"get": {"operationId": name, "tags": ["a"], "responses": answer}}
    for name, (media_type, schema, _) in BODIES.items():
        content = {media_type: {} if schema is None else {"schema": schema}}
        body = {"required": schema is not None, "content": content}
        done = {"204": {"description": ""}}
        paths[f"/{name}"] = {
            "post": {"operationId": name, "tags": ["a"], "requestBody": body, "responses": done}
        }
    info = {"title": "bytes", "version": "1"}
    return json.dumps({"openapi": "3.1.0", "info": info, "paths": paths})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("octets")
    (folder / "api.json").write_text(description(), "utf-8")
    written(folder / "api.json", "octets", folder / "package")
    return folder / "package"


@pytest.fixture
def octets(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Import the package, for one test."""
    monkeypatch.syspath_prepend(str(folder))
    yield importlib.import_module("octets")
    for name in [one for one in sys.modules if one.partition(".")[0] == "octets"]:
        del sys.modules[name]


@pytest.mark.parametrize("name", ANSWERS)
def test_types_of_answers(name: str, folder: Path) -> None:
    source = (folder / "octets/resources/a.py").read_text("utf-8")

    assert f"    def {name}(self) -> {ANSWERS[name][2]}:" in source


@pytest.mark.parametrize("name", BODIES)
def test_types_of_bodies(name: str, folder: Path) -> None:
    source = (folder / "octets/resources/a.py").read_text("utf-8")

    assert f"    def {name}(self, *, body: {BODIES[name][2]}) -> None:" in source


def asked(octets: ModuleType, name: str, content_type: str, content: bytes) -> Any:
    headers = {"Content-Type": content_type}
    wire = httpx.MockTransport(lambda _: httpx.Response(200, content=content, headers=headers))
    with octets.Octets(base_url="https://x.example", transport=wire) as client:
        return getattr(client.a, name)()


PNG: Final = b"\x89PNG\r\n\x1a\n\xff"


@pytest.mark.parametrize(
    ("name", "content_type", "content", "value"),
    [
        ("bytes_in_any", "image/png", PNG, PNG),
        ("bytes_in_any", "application/json", b" {} ", b" {} "),
        ("bytes_in_json", "application/octet-stream", PNG, PNG),
        ("bytes_in_text", "text/csv", b"\xff,", b"\xff,"),
        ("untold", "image/png", PNG, PNG),
        ("untold", "application/json", b'{"a": [1]}', {"a": [1]}),
        ("untold", "application/problem+json", b'"a"', "a"),
        ("untold", "text/plain; charset=latin-1", b"\xe9", "\xe9"),
        ("text", "text/plain; charset=latin-1", b"\xe9", "\xe9"),
        ("text", "text/plain", "\xe9".encode(), "\xe9"),
    ],
)
def test_what_comes_is_given_whole(
    name: str, content_type: str, content: bytes, value: object, octets: ModuleType
) -> None:
    assert asked(octets, name, content_type, content) == value


def test_what_is_no_text_is_refused(octets: ModuleType) -> None:
    with pytest.raises(octets.errors.ResponseMismatch, match="it is no text") as error:
        asked(octets, "text", "text/plain", PNG)

    assert error.value.body == PNG


def sent(octets: ModuleType, name: str, *body: object) -> tuple[str, bytes]:
    """Give the content type and the body that go out."""
    requests: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        request.read()
        requests.append(request)
        return httpx.Response(204)

    given = {"body": body[0]} if body else {}
    wire = httpx.MockTransport(answer)
    with octets.Octets(base_url="https://x.example", transport=wire) as client:
        getattr(client.a, name)(**given)
    return requests[0].headers.get("content-type", ""), requests[0].content


def test_the_name_of_a_file_tells_its_media_type(octets: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)

    assert sent(octets, "any_bytes", path) == ("image/png", PNG)
    assert sent(octets, "picture", octets.File(PNG, "a.gif")) == ("image/gif", PNG)
    assert sent(octets, "picture", octets.File(path, media_type="image/x")) == ("image/x", PNG)
    assert sent(octets, "picture", PNG) == ("application/octet-stream", PNG)
    assert sent(octets, "json_bytes", b"{}") == ("application/json", b"{}")


@pytest.mark.parametrize(
    ("name", "body", "part"),
    [
        ("files", {"a": PNG}, b'name="a"; filename="a"\r\nContent-Type: application/octet'),
        ("one_of_files", {"f": PNG}, b'name="f"; filename="f"\r\n'),
        ("one_of_files", {"a": "x"}, b'name="a"\r\n\r\nx\r\n'),
        ("more_files", {"a": "x", "b": [PNG, PNG]}, b'name="b"; filename="b"\r\n'),
        ("some_parts", {"n": 1}, b'name="n"\r\n\r\n1\r\n'),
        ("texts", {"t": "x"}, b'name="t"\r\n\r\nx\r\n'),
    ],
)
def test_a_form_that_is_one_argument(
    name: str, body: object, part: bytes, octets: ModuleType
) -> None:
    content_type, content = sent(octets, name, body)

    boundary = content_type.removeprefix("multipart/form-data; boundary=").encode()
    assert content.startswith(b"--" + boundary)
    assert part in content


def test_pairs_that_hang_on_each_other(octets: ModuleType) -> None:
    assert sent(octets, "one_of_pairs", {"a": "x y"}) == (PAIRS, b"a=x+y")


def test_a_form_that_is_left_out_or_wrong(octets: ModuleType) -> None:
    assert sent(octets, "some_parts") == ("", b"")
    with pytest.raises(octets.errors.InvalidRequest, match="takes an object"):
        sent(octets, "files", PNG)


def test_the_coverage_tells_of_untyped_forms(folder: Path) -> None:
    told = json.loads((folder / "coverage.json").read_text("utf-8"))["operations"]

    why = "multipart/form-data is passed as a mapping of any values"
    degraded = {name for name, one in told.items() if why in str(one["reasons"])}
    assert degraded == {"POST /one_of_files", "POST /more_files"}


def test_the_first_call_says_where_the_service_is(folder: Path) -> None:
    assert 'with Octets(base_url="…") as client:' in (folder / "README.md").read_text("utf-8")
