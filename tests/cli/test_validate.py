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
    assert data["summary"] == {"unreadable": 0, "error": 1, "warning": 0, "info": 0}
    (finding,) = data["findings"]
    assert finding["id"] == "path-parameter-missing"
    assert (finding["file"], finding["line"], finding["column"]) == ("broken.yaml", 5, 5)
    assert finding["pointer"] == "#/paths/~1pets~1{id}/get"


def test_what_cannot_be_read_does_not_hide_the_rest(broken: str, specloom: Specloom) -> None:
    text = specloom("validate", "nowhere.yaml", broken)
    data = json.loads(specloom("validate", "nowhere.yaml", broken, "--format", "json").stdout)

    assert text.returncode == 2
    assert text.stderr.startswith("nowhere.yaml: error: ")
    assert text.stderr.endswith("\n2 descriptions: 1 unreadable, 1 error\n")
    assert data["summary"] == {"unreadable": 1, "error": 2, "warning": 0, "info": 0}
    assert "path-parameter-missing" in text.stdout
    assert [finding["file"] for finding in data["findings"]] == ["nowhere.yaml", broken]


SECRET = "http://user:sekret@127.0.0.1:1/x.yaml?token=abc"


@pytest.mark.parametrize(
    "command",
    [
        ("validate", SECRET),
        ("validate", SECRET, "--format", "json"),
        ("generate", "--spec", SECRET, "--package", "pets_client", "--output", "out"),
    ],
)
def test_what_is_secret_in_an_address_is_not_told(
    command: tuple[str, ...], specloom: Specloom
) -> None:
    result = specloom(*command)
    told = result.stdout + result.stderr

    assert result.returncode == 2
    assert "http://127.0.0.1:1/x.yaml" in told
    assert "sekret" not in told
    assert "abc" not in told


@pytest.mark.usefixtures("project")
def test_a_path_need_not_be_unicode(specloom: Specloom) -> None:
    result = specloom("validate", "a\udcff.yaml", "--format", "json")

    assert result.returncode == 2
    assert json.loads(result.stdout)["findings"][0]["file"] == "a?.yaml"
