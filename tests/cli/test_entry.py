"""The door: help, colour, exit codes, and how quickly it opens."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import click
import pytest

from specloom import __version__
from specloom.cli import entry
from specloom.cli.entry import COMMANDS
from specloom.errors import OutputError

Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]


def test_no_arguments_show_help_with_examples(specloom: Specloom) -> None:
    result = specloom()

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == specloom("--help").stdout
    assert (
        "specloom generate --spec openapi.yaml --package pets_client --output pets" in result.stdout
    )
    assert "Exit codes: 0" in result.stdout


def test_version(specloom: Specloom) -> None:
    assert specloom("--version").stdout == f"specloom {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_opens_with_its_summary(name: str, specloom: Specloom) -> None:
    command: click.Command = importlib.import_module(f"specloom.cli.{name}").command
    result = specloom(name, "--help")

    assert (result.returncode, result.stderr) == (0, "")
    assert command.name == name
    assert (command.help or "").startswith(COMMANDS[name].removesuffix("."))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["generat"], "no command 'generat'; did you mean 'generate'?"),
        (["frobnicate"], "no command 'frobnicate'"),
        (["--frobnicate"], "No such option"),
        (["validate"], "Missing argument"),
        (["validate", "a.yaml", "--format", "xml"], "'xml' is not one of 'text', 'json'"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, specloom: Specloom) -> None:
    result = specloom(*arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OutputError("out", "the disk is full"), 2, "error: out: the disk is full\n"),
        (OSError(28, "No space left on device", "/x"), 2, "error: /x: No space left on device\n"),
        (OSError("odd"), 2, "error: odd\n"),
        (KeyboardInterrupt(), 130, "interrupted; nothing is half written\n"),
        (ZeroDivisionError("by\nzero"), 3, "error: internal error: ZeroDivisionError: by zero; "),
    ],
)
def test_what_goes_wrong_inside(
    error: BaseException,
    code: int,
    said: str,
    specloom: Specloom,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(entry, "color", fail)
    result = specloom("validate", "x.yaml")

    assert (result.returncode, result.stdout) == (code, "")
    assert result.stderr.lstrip("\n").startswith(said)
    assert result.stderr.strip().count("\n") == 0


def test_a_traceback_only_for_those_who_ask(
    specloom: Specloom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(entry, "color", fail)
    monkeypatch.setenv("SPECLOOM_DEBUG", "1")
    result = specloom("validate", "x.yaml")

    assert result.returncode == 3
    assert result.stderr.startswith("Traceback (most recent call last):")
    assert "SPECLOOM_DEBUG=1" in result.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("environment", "is_coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, False),
    ],
)
def test_colour_is_what_the_environment_asks_for(
    environment: dict[str, str],
    is_coloured: bool,  # noqa: FBT001 - a parameter of the table above
    specloom: Specloom,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    result = specloom("validate", "nowhere.yaml")

    assert result.returncode == 2
    assert ("\x1b[" in result.stderr) is is_coloured


# ------------------------------------------------------------------------------- as a process


def process(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from specloom.cli import main; main()", *arguments]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, env={**os.environ}
    )


def test_the_exit_code_reaches_the_shell(tmp_path: Path) -> None:
    assert process("--version", cwd=tmp_path).returncode == 0
    result = process("validate", "nowhere.yaml", cwd=tmp_path)

    assert result.returncode == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_the_installed_script_is_this_door(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("specloom")
    if not script.exists():
        pytest.skip("specloom is not installed as a script here")
    done = subprocess.run([script, "--version"], cwd=tmp_path, capture_output=True, check=True)

    assert done.stdout.decode() == f"specloom {__version__}\n"


def test_nothing_heavy_is_imported_before_it_is_needed(tmp_path: Path) -> None:
    script = (
        "import json, sys\nfrom specloom.cli.entry import run\nrun(['--help'])\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    heavy = "yaml orjson jsonschema_rs jinja2 pydantic httpx rich datamodel_code_generator jsonpath"
    loaded = {name.partition(".")[0] for name in json.loads(done.stderr)}

    assert loaded.isdisjoint(heavy.split())


def test_progress_is_shown_to_a_person_only(project: Path) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-c", "from specloom.cli import main; main()", "generate", "cats"]
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
    done = subprocess.run(
        command, cwd=project, stdout=subprocess.PIPE, stderr=theirs, check=False, env=environment
    )
    os.close(theirs)
    said = os.read(ours, 100_000).decode()
    os.close(ours)

    assert done.returncode == 0
    assert "planning generated/cats" in said
    assert b"planning" not in done.stdout


def test_shells_can_complete_commands() -> None:
    assert entry.cli.list_commands(click.Context(entry.cli)) == list(COMMANDS)
