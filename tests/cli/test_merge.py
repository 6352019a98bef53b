"""`specloom merge` makes one report of several, and says what is wrong with each."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from specloom.contract.documents import to_json
from specloom.contract.model import Run
from tests.cli.conftest import Specloom
from tests.contract.runs import CLEAN, PARTIAL, RUN


def written(folder: Path, *runs: Run) -> list[Path]:
    paths = [folder / f"{number}.json" for number in range(len(runs))]
    for path, run in zip(paths, runs, strict=True):
        path.write_text(to_json(run), "utf-8")
    return paths


def test_reports_become_one(specloom: Specloom, tmp_path: Path) -> None:
    shards = [replace(CLEAN, shard=f"{number}/2") for number in (1, 2)]
    done = specloom("merge", *written(tmp_path, *shards), "--format", "json")

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["requests"] == {"sweep": 40}


@pytest.mark.parametrize(
    ("runs", "arguments", "code"),
    [
        ((RUN, CLEAN), (), 1),
        ((replace(CLEAN, shard="1/2"),), (), 3),
        ((PARTIAL,), (), 3),
        ((CLEAN,), ("--min-coverage", "100"), 0),
        ((replace(RUN, failures=()),), ("--min-coverage", "90"), 1),
    ],
)
def test_exit_codes(
    specloom: Specloom,
    tmp_path: Path,
    runs: tuple[Run, ...],
    arguments: tuple[str, ...],
    code: int,
) -> None:
    assert specloom("merge", *written(tmp_path, *runs), *arguments).returncode == code


def test_a_page_is_written(specloom: Specloom, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = specloom("merge", *written(tmp_path, RUN), "--format", "html", "--output", page)

    assert done.stderr.startswith("wrote ")
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_all_that_is_wrong_is_told(specloom: Specloom, tmp_path: Path) -> None:
    (tmp_path / "binary.json").write_bytes(b"\xff")
    (tmp_path / "text.json").write_text("{")
    names = ("none.json", "binary.json", "text.json", ".")
    done = specloom("merge", *(tmp_path / name for name in names))

    assert (done.returncode, done.stdout) == (2, "")
    for said in ("there is no such file", "not UTF-8", "this is not JSON", "cannot be read"):
        assert said in done.stderr


def test_reports_of_other_apis_are_refused(specloom: Specloom, tmp_path: Path) -> None:
    done = specloom("merge", *written(tmp_path, CLEAN, replace(CLEAN, title="Cats")))

    assert done.returncode == 2
    assert "this tests Cats 2026-01-01, and " in done.stderr
