"""Descriptions that mean harm, or that nobody meant to write, become packages that work.

No text of theirs becomes code: not what is planted in the gallery, nor random texts in all places.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from itertools import islice
from pathlib import Path

import pytest

from tests.render.hostile_description import PLACES, hostile_texts
from tests.render.packages import exercised, written
from tests.render.twins import Twins, dangers

pytestmark = pytest.mark.exhaustive

GALLERY = sorted(Path(__file__).with_name("hostile").glob("*.yaml"))
NAMES = {path: path.stem.replace("-", "_") for path in GALLERY}

REFUSED = {"no_servers": "a version that is no header"}
"""Packages some of whose requests cannot be sent, and why."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the whole gallery."""
    folder = tmp_path_factory.mktemp("hostile")
    for path, name in NAMES.items():
        written(path, name, folder / name)
    return folder


def test_every_type_is_built_and_every_request_sent(folder: Path) -> None:
    done = exercised([folder / name for name in NAMES.values()])
    said = done.stdout.splitlines()

    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.partition(":")[0] for line in said] == list(NAMES.values())
    refused = {line.partition(":")[0] for line in said if not line.endswith(" 0 refused")}
    assert refused == REFUSED.keys()


def test_type_checkers_have_nothing_to_say(folder: Path) -> None:
    names = [argument for name in NAMES.values() for argument in ("-p", name)]
    paths = ":".join(str(folder / name) for name in NAMES.values())
    (folder / "mypy.ini").write_text(f"[mypy]\nstrict = True\nmypy_path = {paths}\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", "mypy.ini", "--cache-dir", ".mypy", *names],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_linters_have_nothing_to_say(folder: Path) -> None:
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", NAMES.values())
def test_project_files_can_be_read(name: str, folder: Path) -> None:
    project = tomllib.loads((folder / name / "pyproject.toml").read_text("utf-8"))

    assert project["project"]["description"].startswith("A typed client of ")


def test_planted_code_stays_text(folder: Path) -> None:
    planted = 0
    for path in (folder / "texts").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not (isinstance(node, ast.Name) and node.id == "SystemExit")
            planted += isinstance(node, ast.Constant) and "SystemExit(99)" in str(node.value)

    assert planted > 50


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    return Twins(tmp_path_factory.mktemp("twins"), PLACES)


@pytest.mark.parametrize("start", range(2))
def test_random_texts_in_every_place_stay_text(start: int, twins: Twins) -> None:
    assert PLACES >= 200
    assert twins.faults([*islice(hostile_texts(start), PLACES)]) == []


@pytest.mark.parametrize("text", ['"""\nSPECLOOM_CANARY()\n"""', "\\", "\u2028{SPECLOOM_CANARY()}"])
def test_one_text_everywhere_stays_text(text: str, twins: Twins) -> None:
    assert twins.faults([f"{text}{at}{text}" for at in range(PLACES)]) == []


@pytest.mark.parametrize(
    ("source", "danger"),
    [
        ("SPECLOOM_CANARY()", "SPECLOOM_CANARY is used"),
        ("a.SPECLOOM_CANARY", "SPECLOOM_CANARY is used"),
        ("import SPECLOOM_CANARY", "SPECLOOM_CANARY is imported"),
        ("print = 1", "print is no longer the builtin"),
        ("class A:\n    str: str", "A says str and means the builtin"),
        ("a = 1", ""),
    ],
)
def test_what_is_no_text_is_seen(source: str, danger: str) -> None:
    assert [*dangers(ast.parse(source))] == ([danger] if danger else [])
