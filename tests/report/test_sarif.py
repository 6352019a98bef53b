"""Code scanning gets every rule, every change, and places it can show."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from specloom.diff.model import Diff
from specloom.report import render_diff
from tests.report.cases import CHANGES, EMPTY, NOTES, PETS, RULES, STRANGE, UNRELATED

SCHEMA = json.loads(Path(__file__).with_name("sarif.schema.json").read_text("utf-8"))


def run(diff: Diff, rules: int = len(RULES)) -> dict[str, Any]:
    log = json.loads(render_diff(diff, "sarif", rules=RULES[:rules], notes=NOTES))
    validator = jsonschema_rs.Draft202012Validator(SCHEMA)
    assert [error.message for error in validator.iter_errors(log)] == []
    only: dict[str, Any] = log["runs"][0]
    return only


@pytest.mark.parametrize("rules", [0, 3, len(RULES)])
@pytest.mark.parametrize("diff", [PETS, EMPTY, UNRELATED, STRANGE], ids=str)
def test_every_result_names_its_rule(diff: Diff, rules: int) -> None:
    made = run(diff, rules)
    declared = [rule["id"] for rule in made["tool"]["driver"]["rules"]]

    assert declared[:rules] == [rule.id for rule in RULES[:rules]]
    assert len(set(declared)) == len(declared)
    assert [declared[one["ruleIndex"]] for one in made["results"]] == [c.id for c in diff.changes]


def test_levels_places_and_fingerprints() -> None:
    results = run(PETS)["results"]
    first = results[0]
    related = first["relatedLocations"][0]

    assert [one["level"] for one in results] == ["error"] * 6 + ["warning"] * 2 + ["note"] * 3
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "specs/revision.yaml"},
                "region": {"startLine": 32, "startColumn": 7},
            }
        }
    ]
    assert related["physicalLocation"]["artifactLocation"] == {"uri": "specs/base.yaml"}
    assert related["message"] == {"text": "base: specs/base.yaml:35:5"}
    assert first["partialFingerprints"] == {"specloom/v1": "0a1b2c3d4e5f"}
    assert "partialFingerprints" not in results[-1]


def test_notes_are_about_the_run() -> None:
    made = run(EMPTY)
    told = made["invocations"][0]["toolConfigurationNotifications"]

    assert [one["level"] for one in told] == ["warning", "error"]
    assert [one["id"] for one in made["tool"]["driver"]["notifications"]] == [
        "accepted-change-is-gone",
        "acceptance-expired",
    ]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("see [here](https://evil.example)", "see \\[here\\](https://evil.example)"),
        ("item [0] of /users/{userId}", "item [0] of /users/{userId}"),
    ],
)
def test_no_text_becomes_a_link(message: str, expected: str) -> None:
    change = replace(CHANGES[-1], message=message)

    assert run(replace(PETS, changes=(change,)))["results"][0]["message"]["text"] == expected
