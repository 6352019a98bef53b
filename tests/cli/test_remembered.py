"""A second run makes use of the first, and nothing of it shows in what is written or told."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from specloom.cli import remembered
from specloom.cli.remembered import Memory, Outcome, recall, remember
from specloom.errors import Finding, Location
from specloom.render import plan
from specloom.render.write import OutputFile

Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]

SPEC = "specs/cats/2020-01-01.yaml"
ARGUMENTS = ("generate", "--spec", SPEC, "--package", "cats", "--output", "out")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SPECLOOM_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def compiled(project: Path, specloom: Specloom, cache: Path) -> Path:
    assert specloom("compile").returncode == 0
    assert specloom(*ARGUMENTS).returncode == 0
    assert specloom(*ARGUMENTS).returncode == 0
    assert len(list(cache.iterdir())) == 1
    return project


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """Give what each run that had to plan knew already: the texts' first lines."""
    seen: list[set[str]] = []

    def spy(*arguments: object) -> object:
        texts = arguments[4]
        assert isinstance(texts, dict)
        seen.append({text.splitlines()[0] for text in texts.values()})
        return plan(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("specloom.cli.generate.plan", spy)
    return seen


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.usefixtures("compiled")
def test_nothing_is_planned_twice(specloom: Specloom, plans: list[set[str]]) -> None:
    result = specloom(*ARGUMENTS)

    assert (result.returncode, result.stdout, plans) == (0, "", [])
    assert " 0 written, 0 removed, " in result.stderr


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize("change", ["description", "lock", "template", "tools", "option", "file"])
def test_what_has_changed_is_planned(
    change: str,
    compiled: Path,
    specloom: Specloom,
    plans: list[set[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    more: tuple[str, ...] = ()
    match change:
        case "description":
            edit(compiled / SPEC, "title: ", "title: More ")
        case "lock":
            edit(compiled / "out/names.lock.json", "\n", "\n ")
        case "template":
            (compiled / "mine/client").mkdir(parents=True)
            (compiled / "mine/client/errors.py.jinja").write_text("MINE = 1\n", "utf-8")
            more = ("--templates", "mine")
        case "tools":
            monkeypatch.setattr(remembered, "_TOOLS", ("ruff",))
        case "option":
            more = ("--strict",)
        case _:
            (compiled / SPEC).rename(compiled / "moved.yaml")
    assert specloom(*ARGUMENTS, *more).returncode == (2 if change == "file" else 0)
    assert len(plans) == (0 if change == "file" else 1)


def test_a_change_comes_out_as_without_a_memory(
    compiled: Path, specloom: Specloom, plans: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(compiled / SPEC, "type: string", "type: integer")
    with_memory = specloom(*ARGUMENTS)
    made = contents(compiled / "out")
    monkeypatch.setenv("SPECLOOM_CACHE_DIR", "")

    assert specloom(*ARGUMENTS, "--check").returncode == 0
    assert with_memory.returncode == 0
    assert contents(compiled / "out") == made
    assert [bool(known) for known in plans] == [True, False]


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize(
    "damage",
    [b"", b"{}", b"0\n{}", b"\xff\n", b"null", b"a" * 64 + b"\n[]"],
    ids=["empty", "no hash", "wrong hash", "no text", "null", "a list"],
)
def test_a_damaged_memory_is_none(
    damage: bytes, cache: Path, specloom: Specloom, plans: list[set[str]]
) -> None:
    next(cache.iterdir()).write_bytes(damage)

    assert specloom(*ARGUMENTS).returncode == 0
    assert plans == [set()]


@pytest.mark.usefixtures("compiled")
def test_a_hash_that_fits_does_not_make_it_a_memory(
    cache: Path, specloom: Specloom, plans: list[set[str]]
) -> None:
    place = next(cache.iterdir())
    place.write_bytes(remembered._hash(b"[]").encode() + b"\n[]")

    assert specloom(*ARGUMENTS).returncode == 0
    assert plans == [set()]


@pytest.mark.usefixtures("project")
def test_a_cache_that_cannot_be_written_is_none(specloom: Specloom, cache: Path) -> None:
    cache.write_text("a file", "utf-8")
    specloom("compile")

    assert specloom(*ARGUMENTS).returncode == 0


@pytest.mark.usefixtures("cache")
def test_findings_are_told_again(tmp_path: Path) -> None:
    spec = tmp_path / "a.yaml"
    spec.write_text("a", "utf-8")
    told = Finding("one", "Two.", Location("a.yaml", 1, 2, "#/a"), "info")
    file = OutputFile("a.py", "a")
    outcome = Outcome((file,), {"1": "x"}, (told,), {"a.py": "key"}, {"form": "{0}"})
    remember(recall(["job"], [], "lock"), outcome, "lock", [str(spec)])

    known = recall(["job"], [], "lock")
    assert (known.texts, known.current) == ({"key": "a", "form": "{0}"}, outcome)
    assert recall(["job"], [], "another").current is None
    assert recall(["another job"], [], "lock").texts == {}


@pytest.mark.usefixtures("cache")
def test_addresses_are_read_again() -> None:
    outcome = Outcome((), {}, ())
    remember(recall(["job"], [], ""), outcome, "", ["https://example.com/a.yaml"])

    assert recall(["job"], [], "").current is None


def test_the_oldest_memory_goes_first(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_KEPT", 2)
    for at, job in enumerate("abc"):
        memory = recall([job], [], "")
        remember(memory, Outcome((), {}, ()), "", [])
        assert memory.place is not None
        if memory.place.exists():
            os.utime(memory.place, (at, at))

    assert len(list(cache.iterdir())) == 2


FOLDERS: list[tuple[dict[str, str], str | None]] = [
    ({"SPECLOOM_CACHE_DIR": "/a"}, "/a"),
    ({"SPECLOOM_CACHE_DIR": ""}, None),
    ({"XDG_CACHE_HOME": "/b"}, "/b/specloom"),
    ({"HOME": "/c"}, "/c/.cache/specloom"),
    ({"XDG_CACHE_HOME": "relative"}, None),
]


@pytest.mark.parametrize(("environment", "folder"), FOLDERS)
def test_where_memories_are_kept(
    environment: dict[str, str], folder: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SPECLOOM_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert remembered._folder() == (Path(folder) if folder else None)
    assert folder or recall(["job"], [], "") == Memory()
