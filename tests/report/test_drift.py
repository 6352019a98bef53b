"""A drift as JSON is as published."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
import pytest

from specloom.contract.drift import Deviation, Drift
from specloom.contract.drift.model import KINDS
from specloom.errors import Location
from specloom.report.drift import render_drift
from tests.report.contract.test_formats import closed

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/drift.schema.json").read_text("utf-8"))
SEEN = tuple(
    Deviation(kind, "GET /pets", "response 200 body", "/*/age", "It is odd.", "#/x", 2, "3", where)
    for kind, where in zip(KINDS, [Location("run.har", 7, 3), *[Location("")] * 20], strict=False)
)
DRIFTS = {
    "all kinds": Drift("pets.yaml", "Pets", "1", {"GET /pets": 3, "GET /": 1}, 2, SEEN),
    "nothing": Drift("pets.yaml", "Pets", "1"),
}


@pytest.mark.parametrize("name", DRIFTS)
def test_json_is_as_published(name: str) -> None:
    validator = jsonschema_rs.Draft202012Validator(closed(SCHEMA))
    errors = validator.iter_errors(json.loads(render_drift(DRIFTS[name], "json")))

    assert [error.message for error in errors] == []
    assert SCHEMA["required"] == list(SCHEMA["properties"])
    assert SCHEMA["$defs"]["deviation"]["properties"]["kind"]["enum"] == list(KINDS)
