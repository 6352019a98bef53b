"""What is wrong with descriptions, as text and as JSON."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]

BROKEN = """\
openapi: "3.1.0"
info: {title: Broken, version: "1"}
paths:
  /pets/{id}:
    get:
      responses: {"200": {description: One pet.}}
"""


@pytest.fixture
def broken(project: Path) -> str:
    (project / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    return "broken.yaml"


@pytest.mark.usefixtures("project")
def test_nothing_to_report(specloom: Specloom) -> None:
    result = specloom("validate", "cats@2020-01-01", "specs/cats/2020-01-01.yaml")

    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == "2 descriptions: nothing to report\n"


def test_standard_input(project: Path, specloom: Specloom, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (project / "specs/cats/2020-01-01.yaml").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    assert specloom("validate", "-").stderr == "1 description: nothing to report\n"


def test_findings_as_text(broken: str, specloom: Specloom) -> None:
    result = specloom("validate", broken)

    assert result.returncode == 1
    assert "broken.yaml:5:5: error: " in result.stdout
    assert "[path-parameter-missing]" in result.stdout
    assert result.stderr == "1 description: 1 error\n"


def test_findings_as_json(broken: str, specloom: Specloom) -> None:
    result = specloom("validate", broken, "--format", "json")
    data = json.loads(result.stdout)

    assert (result.returncode, result.stderr) == (1, "")
    assert data["format"] == 1
    assert data["summary"] == {"error": 1, "warning": 0, "info": 0}
    (finding,) = data["findings"]
    assert finding["id"] == "path-parameter-missing"
    assert (finding["file"], finding["line"], finding["column"]) == ("broken.yaml", 5, 5)
    assert finding["pointer"] == "#/paths/~1pets~1{id}/get"


def test_what_cannot_be_read_does_not_hide_the_rest(broken: str, specloom: Specloom) -> None:
    text = specloom("validate", "nowhere.yaml", broken)
    data = json.loads(specloom("validate", "nowhere.yaml", broken, "--format", "json").stdout)

    assert text.returncode == 2
    assert text.stderr.startswith("nowhere.yaml: error: ")
    assert "path-parameter-missing" in text.stdout
    assert [finding["file"] for finding in data["findings"]] == ["nowhere.yaml", broken]


@pytest.mark.usefixtures("project")
def test_an_unknown_version_is_one_sentence(specloom: Specloom) -> None:
    result = specloom("validate", "pets@9")

    assert result.returncode == 2
    assert result.stderr.startswith("pets@9: error: pets has no version '9'; it has 1, 2")
