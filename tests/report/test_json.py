"""The JSON keeps the promise that `docs/diff.schema.json` makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from specloom.diff.model import Diff
from specloom.report import render_diff
from tests.report.cases import EMPTY, HOSTILE, NOTES, PETS, STRANGE, UNRELATED

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/diff.schema.json").read_text("utf-8"))


def told(diff: Diff) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render_diff(diff, "json", notes=NOTES))
    return data


def closed(schema: Any) -> Any:
    """Close every object, so that a member the schema does not know is refused too."""
    match schema:
        case {"properties": _}:
            inner = {key: closed(value) for key, value in schema.items()}
            return {**inner, "additionalProperties": False}
        case dict():
            return {key: closed(value) for key, value in schema.items()}
        case list():
            return [closed(value) for value in schema]
        case _:
            return schema


@pytest.mark.parametrize("diff", [PETS, EMPTY, UNRELATED, STRANGE], ids=str)
def test_output_is_as_published(diff: Diff) -> None:
    validator = jsonschema_rs.Draft202012Validator(closed(SCHEMA))

    assert [error.message for error in validator.iter_errors(told(diff))] == []


def test_the_schema_is_one_and_describes_every_member() -> None:
    jsonschema_rs.Draft202012Validator(SCHEMA)
    change = SCHEMA["$defs"]["change"]

    assert change["required"] == list(change["properties"])
    assert SCHEMA["required"] == list(SCHEMA["properties"])


def test_a_change_is_told_whole() -> None:
    data = told(PETS)
    first, moved, note = data["changes"][0], data["changes"][3], data["notes"][0]

    assert data["summary"] == {"error": 6, "warning": 2, "info": 3}
    assert data["base"] == {"source": "specs/base.yaml", "version": "2026-01-01"}
    assert first["source"]["revision"] == {"file": "specs/revision.yaml", "line": 32, "column": 7}
    assert first["pointer"]["revision"] == "#/components/schemas/NewPet/required"
    assert first["operations"] == [{"method": "POST", "path": "/pets", "operationId": "createPet"}]
    assert (first["rename"], first["unproven"]) == (None, None)
    assert first["witness"]["value"] == {"name": "Tom"}
    assert moved["rename"] == {"from": "GET /me", "to": "GET /users/{userId}", "confidence": "sure"}
    assert moved["witness"] is None
    assert data["changes"][2]["source"]["revision"] is None
    assert (note["id"], note["file"], note["line"]) == (
        "accepted-change-is-gone",
        "accepted.toml",
        4,
    )


def test_names_are_not_beautified() -> None:
    subject = told(STRANGE)["changes"][0]["subject"]

    assert subject == HOSTILE.replace("\ud800", "\ufffd")  # no text can hold half a pair
