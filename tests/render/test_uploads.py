"""Which members of a form are files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from specloom.render import Package
from tests.render.packages import rendered

MEMBERS = {
    '{"type": "string", "format": "binary"}': "Upload",
    '{"type": "array", "items": {"type": "string", "format": "binary"}}': "Sequence[Upload]",
    '{"type": "array", "items": {}}': "Sequence[Upload]",
    '{"type": "array"}': "Sequence[Upload]",
    '{"type": ["string", "null"], "format": "binary"}': "Upload | None",
    '{"type": "string", "contentMediaType": "image/png"}': "Upload",
    '{"anyOf": [{"format": "binary", "type": "string"}, {"type": "integer"}]}': "Upload | int",
    '{"oneOf": [{"format": "binary", "type": "string"}, {"type": "array"}, {"type": "null"}]}': (
        "Upload | Sequence[Upload] | None"
    ),
    '{"type": "string", "contentMediaType": "image/png", "contentEncoding": "base64"}': "str",
    '{"type": "string", "contentMediaType": "application/json"}': "str",
    '{"type": "string", "contentMediaType": "text/csv"}': "str",
    '{"type": "string"}': "str",
    '{"type": "integer"}': "int",
    '{"type": "array", "items": {"type": "string"}}': "Sequence[str]",
}


def described(schema: object, encoding: object, media_type: str = "multipart/form-data") -> str:
    form = {"type": "object", "required": ["m"], "properties": {"m": schema}}
    content = {media_type: {"schema": form, "encoding": {"m": encoding}}}
    done = {"204": {"description": "Done."}}
    send = {"operationId": "send", "tags": ["a"], "requestBody": {"content": content}}
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "t", "version": "1"},
            "paths": {"/a": {"post": {**send, "responses": done}}},
        }
    )


def written_as(text: str, folder: Path) -> str:
    """Give the type of the argument `m`."""
    (folder / "api.json").write_text(text, "utf-8")
    files = rendered({"1": folder / "api.json"}, Package("a", "A", flat=True)).files
    source = next(one.text for one in files if one.path == "a/resources/a.py")
    line = next(one for one in source.splitlines() if "def send(" in one)
    return line.partition("m: ")[2].partition(")")[0].partition(" | Omitted")[0]


@pytest.mark.parametrize("schema", MEMBERS)
def test_members_of_forms(schema: str, tmp_path: Path) -> None:
    assert written_as(described(json.loads(schema), {}), tmp_path) == MEMBERS[schema]


@pytest.mark.parametrize(
    ("content_type", "type_"), [("application/sdp", "str | Upload"), ("text/plain", "str")]
)
def test_a_text_in_a_media_type_of_its_own(content_type: str, type_: str, tmp_path: Path) -> None:
    text = described({"type": "string"}, {"contentType": content_type})
    assert written_as(text, tmp_path) == type_


@pytest.mark.parametrize(
    ("content_type", "type_"),
    [("image/png, image/jpeg", "Upload"), ("text/plain", "Any"), ("application/json", "Any")],
)
def test_the_encoding_tells_too(content_type: str, type_: str, tmp_path: Path) -> None:
    assert written_as(described({}, {"contentType": content_type}), tmp_path) == type_


@pytest.mark.parametrize(
    ("content_type", "type_"),
    [("image/png", "Sequence[Upload]"), ("text/plain", "Sequence[Any]")],
)
def test_the_encoding_tells_of_lists_too(content_type: str, type_: str, tmp_path: Path) -> None:
    text = described({"type": "array"}, {"contentType": content_type})

    assert written_as(text, tmp_path) == type_


def test_forms_that_are_text_have_no_files(tmp_path: Path) -> None:
    schema = {"type": "string", "format": "binary"}
    text = described(schema, {}, "application/x-www-form-urlencoded")

    assert written_as(text, tmp_path) == "str"
