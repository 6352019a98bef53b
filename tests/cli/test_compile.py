"""Sources become one full description per version."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from specloom.spec import load_value

Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]

HEADER = (
    "# Compiled from source/2.overlay.yaml by `specloom compile`; edit that file, not this one."
)


def pet(version: str) -> list[str]:
    value = load_value(f"specs/pets/{version}.yaml").value
    assert isinstance(value, dict)
    return list(value["components"]["schemas"]["Pet"]["properties"])


@pytest.mark.usefixtures("project")
def test_each_version_is_written_in_full(specloom: Specloom) -> None:
    result = specloom("compile")

    assert result.returncode == 0
    assert result.stdout == "wrote specs/pets/1.yaml\nwrote specs/pets/2.yaml\n"
    assert result.stderr == "compiled 2 descriptions, 2 changed\n"
    assert (pet("1"), pet("2")) == (["id", "name"], ["id", "name", "age"])
    assert Path("specs/pets/2.yaml").read_text(encoding="utf-8").splitlines()[0] == HEADER


@pytest.mark.usefixtures("project")
def test_what_is_current_stays_untouched(specloom: Specloom) -> None:
    specloom("compile")
    before = Path("specs/pets/2.yaml").stat().st_mtime_ns
    result = specloom("compile", "pets")

    assert (result.returncode, result.stdout) == (0, "")
    assert Path("specs/pets/2.yaml").stat().st_mtime_ns == before


@pytest.mark.usefixtures("project")
def test_check_lists_what_is_not_current(specloom: Specloom) -> None:
    specloom("compile")
    assert specloom("compile", "--check").returncode == 0

    Path("specs/pets/1.yaml").unlink()
    Path("specs/pets/2.yaml").write_text("edited\n", encoding="utf-8")
    result = specloom("compile", "--check")

    assert result.returncode == 1
    assert result.stdout == "specs/pets/1.yaml: missing\nspecs/pets/2.yaml: stale\n"
    assert Path("specs/pets/2.yaml").read_text(encoding="utf-8") == "edited\n"


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("1.yaml", "a: [\n", "specs/pets/source/1.yaml:2:1: error: "),
        ("2.overlay.yaml", "overlay: 1.1.0\n", "specs/pets/source/2.overlay.yaml:1:1: error: "),
        ("2.yaml", "a: 1\n", "needs exactly one source: keep one of the two [wrong-sources]"),
        ("1.overlay.yaml", "a: 1\n", "needs exactly one source: keep one of the two"),
    ],
)
@pytest.mark.usefixtures("project")
def test_a_wrong_source(path: str, text: str, said: str, specloom: Specloom) -> None:
    specloom("compile")
    before = Path("specs/pets/2.yaml").read_bytes()
    (Path("specs/pets/source") / path).write_text(text, encoding="utf-8")
    result = specloom("compile")

    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr
    assert Path("specs/pets/2.yaml").read_bytes() == before


@pytest.mark.usefixtures("project")
def test_a_missing_source(specloom: Specloom) -> None:
    Path("specs/pets/source/2.overlay.yaml").unlink()

    assert "write 2.overlay.yaml or 2.yaml [wrong-sources]" in specloom("compile").stderr
    result = specloom("compile", "cats")
    assert result.returncode == 2
    assert "specs/cats/source: error: version 2020-01-01 of cats needs exactly one" in result.stderr


@pytest.mark.usefixtures("project")
def test_an_overlay_needs_something_below(specloom: Specloom) -> None:
    Path("specs/pets/source/1.yaml").rename("specs/pets/source/1.overlay.yaml")

    assert "[overlay-without-base]" in specloom("compile").stderr


@pytest.mark.usefixtures("project")
def test_an_unknown_api(specloom: Specloom) -> None:
    assert (
        "names no API 'pet', only pets, cats; did you mean 'pets'?"
        in specloom("compile", "pet").stderr
    )
