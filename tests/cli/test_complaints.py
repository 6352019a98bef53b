"""What a running mock complains of: one line each, with whose fault it is."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from specloom.cli.complaints import LOG, complain
from specloom.errors import BadInput
from specloom.spec import load


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    before = [*LOG.handlers]
    yield
    LOG.handlers = before


def failing(path: Path) -> Callable[[], None]:
    """Give a function that stands in a file and fails in its third line."""
    names: dict[str, Callable[[], None]] = {}
    code = "def fail():\n    text = 'no\\nnumber'\n    int(text)\n"
    exec(compile(code, str(path), "exec"), names)
    return names["fail"]


def complained(work: Callable[[], object]) -> None:
    try:
        work()
    except (BadInput, ValueError):
        LOG.exception("GET /cats failed")


def test_the_project_s_own_code_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    complain(tmp_path)
    for _ in range(3):
        complained(failing(tmp_path / "own" / "cats.py"))

    said = "invalid literal for int() with base 10: 'no\\nnumber'"
    assert capsys.readouterr().err == (
        f"own/cats.py:3:1: error: GET /cats failed: ValueError: {said} [behaviour-failed]\n"
    )


@pytest.mark.parametrize("project", ["", None])
def test_else_it_is_a_fault_of_ours(
    tmp_path: Path, project: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    complain(None if project is None else tmp_path / project)
    complained(failing(tmp_path / "lib" / "site-packages" / "cats.py"))
    complained(lambda: load(str(tmp_path / "nothing.yaml")))

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("mock: error: GET /cats failed: ") for line in lines)
    assert all("this is a fault of specloom" in line for line in lines)


def test_who_looks_for_more_is_shown_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SPECLOOM_DEBUG", "1")
    complain(tmp_path)
    complained(failing(tmp_path / "cats.py"))

    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_what_is_no_error_is_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    complain(None)
    LOG.warning("%s is odd", "this", extra={"finding": "oddity"})
    LOG.warning("and that")
    LOG.log(logging.INFO, "this is not")

    assert capsys.readouterr().err == (
        "mock: warning: this is odd [oddity]\nmock: warning: and that [mock-warning]\n"
    )
