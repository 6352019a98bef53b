"""`specloom drift` from files to reports, overlays and exit codes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]

URL = "https://pets.example.com/pets"


def recorded(path: Path, *answers: object, url: str = URL, status: int = 200) -> Path:
    lines = [
        {
            "request": {"method": "GET", "url": url},
            "response": {
                "status": status,
                "headers": {"content-type": "application/json"},
                "body": answer,
            },
        }
        for answer in answers
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_traffic_that_is_as_described(specloom: Specloom, project: Path) -> None:
    recorded(project / "run.ndjson", [{"id": "1"}], [])
    result = specloom("drift", "specs/pets/source/1.yaml", "run.ndjson")

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "specs/pets/source/1.yaml: Pets 1, 2 exchanges with 1 operation\n\n"
        "The traffic is as described.\n"
    )


def test_deviations_as_text(specloom: Specloom, project: Path) -> None:
    recorded(project / "a.ndjson", [{"id": "1", "nick": "Tom"}, {"id": 2}], [{"nick": None}])
    recorded(project / "b.ndjson", [], url="https://elsewhere.example.com/pets")
    result = specloom("drift", "specs/pets/source/1.yaml", "a.ndjson", "b.ndjson")

    assert (result.returncode, result.stderr) == (1, "")
    assert (
        result.stdout
        == """\
specs/pets/source/1.yaml: Pets 1, 2 exchanges with 1 operation, and 1 with other services left out

GET /pets  (2 exchanges)
  undocumented field      response 200 body /*/nick  2x
    `nick` is not described: "Tom"
    --> a.ndjson:1:1, against #/components/schemas/Pet
  missing required field  response 200 body /*/id    1x
    `id` is required, and missing: GET https://pets.example.com/pets
    --> a.ndjson:2:1, against #/components/schemas/Pet/required
  other type              response 200 body /*/id    1x
    string is described, integer was seen: 2
    --> a.ndjson:1:1, against #/components/schemas/Pet/properties/id/type

3 deviations in 1 of 1 operation.
"""
    )


def test_deviations_as_json_and_as_an_overlay(specloom: Specloom, project: Path) -> None:
    recorded(project / "a.ndjson", [{"id": "1", "nick": "Tom"}], [{"nick": None}])
    options = ("--format", "json", "--output", "drift.json", "--overlay", "seen.yaml")
    result = specloom("drift", "specs/pets/source/1.yaml", "a.ndjson", *options)
    data = json.loads((project / "drift.json").read_text(encoding="utf-8"))

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "wrote drift.json\nwrote seen.yaml\n"
    assert data["summary"] == {"exchanges": 2, "foreign": 0, "deviations": 2}
    assert data["operations"][0]["deviations"][0] == {
        "kind": "field",
        "place": "response 200 body",
        "at": "/*/nick",
        "message": "`nick` is not described",
        "pointer": "#/components/schemas/Pet",
        "count": 2,
        "example": '"Tom"',
        "first": {"file": "a.ndjson", "line": 1, "column": 1},
    }
    assert (
        (project / "seen.yaml").read_text(encoding="utf-8")
        == """\
overlay: "1.1.0"
info:
  title: Pets as it was recorded
  version: "1"
actions:
  - target: $.components.schemas.Pet
    update:
      properties:
        nick:
          type:
            - "null"
            - string
  - target: $.components.schemas.Pet.required
    remove: true
"""
    )


def test_what_no_overlay_can_say(specloom: Specloom, project: Path) -> None:
    recorded(project / "a.ndjson", "{")
    result = specloom("drift", "specs/pets/source/1.yaml", "a.ndjson", "--overlay", "seen.yaml")

    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "there is nothing for an overlay to say",
        "warning: 1 deviation cannot be said in an overlay",
    ]
    assert not (project / "seen.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("none.har",), "none.har: error: there is no such file; check the path [unreadable]"),
        (("specs",), "specs: error: this is a folder; name a recording in it [unreadable]"),
        (("bad.ndjson",), "bad.ndjson:1:1: error: the recording has no request; record anew"),
        (("empty.har",), "empty.har: error: no exchange is recorded; record some"),
        (
            ("other.ndjson",),
            "other.ndjson: error: none of 1 exchange is with a server of specs/pets/source/1.yaml",
        ),
    ],
)
def test_input_that_cannot_be_used(
    specloom: Specloom, project: Path, arguments: tuple[str, ...], told: str
) -> None:
    (project / "bad.ndjson").write_text("{}", encoding="utf-8")
    (project / "empty.har").write_text('{"log": {"entries": []}}', encoding="utf-8")
    recorded(project / "other.ndjson", [], url="https://elsewhere.example.com/pets")
    result = specloom("drift", "specs/pets/source/1.yaml", *arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(told)


def test_all_that_cannot_be_read_is_told_at_once(specloom: Specloom, project: Path) -> None:
    result = specloom("drift", "none.yaml", "a.har", "b.har")

    assert project.is_dir()
    assert result.returncode == 2
    assert [line.partition(":")[0] for line in result.stderr.splitlines()] == [
        "none.yaml",
        "a.har",
        "b.har",
    ]


def test_the_address_may_be_given(specloom: Specloom, project: Path) -> None:
    recorded(project / "a.ndjson", [], url="https://elsewhere.example.com/v9/pets")
    base = ("--base-url", "https://elsewhere.example.com/v9")
    result = specloom("drift", "specs/pets/source/1.yaml", "a.ndjson", *base)

    assert result.returncode == 0
