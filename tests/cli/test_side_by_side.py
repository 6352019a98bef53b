"""Parts of work come to the same in processes of their own; one that dies is told of in a line."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from specloom.cli.side_by_side import side_by_side
from specloom.errors import BadInput, Finding, Location

Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]


def halved(number: int) -> int:
    if number < 0:
        os._exit(1)
    if number % 2:
        raise BadInput(Finding("odd", "this is odd", Location(str(number))))
    return number // 2


def shown(done: list[int | BadInput]) -> list[str]:
    return [str(one) for one in done]


@pytest.mark.parametrize("apart", [False, True], ids=["one after the other", "apart"])
def test_what_parts_come_to_is_given_in_their_order(*, apart: bool) -> None:
    done = side_by_side(halved, [4, 3, 2], apart=apart)

    assert shown(done) == ["2", "3: error: this is odd [odd]", "1"]


def test_a_process_that_dies_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    with pytest.raises(ChildProcessError, match="ended half-way"):
        side_by_side(halved, [4, -1], apart=True)


def test_large_apis_are_planned_apart_and_written_alike(
    project: Path, specloom: Specloom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPECLOOM_CACHE_DIR", "")
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert specloom("compile").returncode == 0
    assert specloom("generate").returncode == 0

    monkeypatch.setattr("specloom.cli.generate._LARGE", 1)
    done = specloom("generate", "--check")
    assert (done.returncode, done.stdout) == (0, "")

    (project / "specs/cats/2020-01-01.yaml").write_text("openapi: 3.1.0\n", "utf-8")
    done = specloom("generate")
    assert (done.returncode, done.stderr.count("specs/cats/2020-01-01.yaml")) == (2, 1)
