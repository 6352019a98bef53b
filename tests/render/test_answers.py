"""What an answer is read as: by its status and its media type, or refused."""

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

JSON: Final = "application/json"
ONE: Final = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}
OTHER: Final = {"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}}}
TEXT: Final = {"type": "string"}
BYTES: Final = {"type": "string", "format": "binary"}

DESCRIBED: Final[dict[str, dict[str, dict[str, object]]]] = {
    "single": {"200": {JSON: ONE}},
    "several": {"200": {JSON: ONE, "text/csv": TEXT}},
    "ranged": {"200": {JSON: ONE, "image/*": BYTES}},
    "versions": {"200": {"application/json; v=1": ONE, "application/json;v=2": OTHER}},
    "shouted": {"200": {"Text/Plain; charset=utf-8": TEXT}},
    "range_of_statuses": {"2XX": {JSON: ONE, "text/csv": TEXT}},
    "empty": {"204": {JSON: ONE}, "205": {JSON: ONE}},
    "head": {"200": {JSON: ONE}},
    "silent": {"200": {}, "204": {}},
    "posted": {"200": {}},
}
"""What is described, by operation: the schemas of statuses and media types."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    paths: dict[str, object] = {}
    for name, statuses in DESCRIBED.items():
        responses = {
            status: {
                "description": "",
                "content": {one: {"schema": schema} for one, schema in content.items()},
            }
            for status, content in statuses.items()
        }
        method = {"head": "head", "posted": "post"}.get(name, "get")
        paths[f"/{name}"] = {method: {"operationId": name, "tags": ["a"], "responses": responses}}
    paths["bare"] = {"get": {"operationId": "bare", "tags": ["a"], "responses": {}}}
    info = {"title": "answers", "version": "1"}
    folder = tmp_path_factory.mktemp("answers")
    source = folder / "api.json"
    source.write_text(json.dumps({"openapi": "3.1.0", "info": info, "paths": paths}), "utf-8")
    written(source, "answers", folder / "package")
    return folder / "package"


@pytest.fixture
def package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Import the package, for one test."""
    monkeypatch.syspath_prepend(str(folder))
    yield importlib.import_module("answers")
    for name in [one for one in sys.modules if one.partition(".")[0] == "answers"]:
        del sys.modules[name]


def asked(package: ModuleType, name: str, accept: str, answer: httpx.Response) -> Any:
    wire = httpx.MockTransport(lambda _: answer)
    given = {"accept": accept} if accept else {}
    with package.Answers(base_url="https://x.example", transport=wire) as client:
        return getattr(client.a, name)(**given)


A: Final = b'{"a": "x", "b": "y"}'
READ: Final[list[tuple[str, str, str, str]]] = [
    ("several", "", JSON, "SeveralResponse"),
    ("several", "", "application/json; charset=utf-8", "SeveralResponse"),
    ("several", "", "application/hal+json", "SeveralResponse"),
    ("several", "", "", "SeveralResponse"),
    ("several", "text/csv", "text/csv; charset=latin-1", "str"),
    ("several", "text/csv", "", "str"),
    ("several", "text/csv", JSON, "SeveralResponse"),
    ("ranged", "image/*", "image/png", "bytes"),
    ("versions", "", "application/json;v=1", "VersionsResponse"),
    ("versions", "", "application/json; v=2", "VersionsResponse2"),
    ("versions", "application/json;v=2", JSON, "VersionsResponse2"),
    ("shouted", "", "text/plain", "str"),
    ("range_of_statuses", "text/csv", "text/csv", "str"),
    ("single", "", "text/html", "SingleResponse"),
]
"""An operation, what is asked for, the media type that comes, and what it is read as."""


@pytest.mark.parametrize(("name", "accept", "came", "kind"), READ)
def test_an_answer_is_read_as_what_it_is(
    name: str, accept: str, came: str, kind: str, package: ModuleType
) -> None:
    headers = {"Content-Type": came} if came else {}

    found = asked(package, name, accept, httpx.Response(200, content=A, headers=headers))

    assert type(found).__name__.removeprefix("A") == kind


@pytest.mark.parametrize("name", ["several", "ranged", "range_of_statuses"])
@pytest.mark.parametrize("came", ["text/html; charset=utf-8", "application/pdf"])
def test_of_several_media_types_no_other_will_do(name: str, came: str, package: ModuleType) -> None:
    answer = httpx.Response(200, content=b"<p>", headers={"Content-Type": came})

    with pytest.raises(package.errors.ResponseMismatch) as raised:
        asked(package, name, "", answer)

    media_type = came.partition(";")[0]
    assert str(raised.value).endswith(f"it is {media_type}, which is not described")
    assert raised.value.body == "<p>"


@pytest.mark.parametrize(
    ("content", "came", "read"),
    [
        (b'{"a": [1]}', JSON, {"a": [1]}),
        (b"a,b", "text/csv", "a,b"),
        (b"\x89", "image/png", b"\x89"),
        (b"", "", None),
    ],
)
def test_what_a_get_gives_is_read_as_what_it_is_though_nothing_is_told_of_it(
    content: bytes, came: str, read: object, package: ModuleType
) -> None:
    answer = httpx.Response(200, content=content, headers={"Content-Type": came})

    assert asked(package, "silent", "", answer) == read


@pytest.mark.parametrize(
    ("name", "status"), [("empty", 204), ("empty", 205), ("head", 200), ("posted", 200)]
)
def test_what_can_have_no_content_has_none(
    name: str, status: int, folder: Path, package: ModuleType
) -> None:
    assert asked(package, name, "", httpx.Response(status)) is None
    assert f"def {name}(self) -> None:" in (folder / "answers/resources/a.py").read_text("utf-8")


def test_a_path_begins_with_a_slash(package: ModuleType) -> None:
    wire = httpx.MockTransport(lambda request: httpx.Response(204, headers={"X": request.url.path}))

    with package.Answers(base_url="https://x.example/v1", transport=wire) as client:
        response = client.send(
            client.bare.requests.bare() if hasattr(client, "bare") else client.a.requests.bare()
        )

    assert response.headers["X"] == "/v1/bare"
