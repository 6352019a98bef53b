"""Behaviours: loaded because specloom.toml names them, with a clear word where that fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from specloom.cli.behaviours import behaviour_of
from specloom.cli.project import Project
from specloom.config import parse_config
from specloom.errors import BadInput

TOML = """\
[apis.pets]
versions = ["1", "2"]
specs = "{version}.yaml"
output = "out"
package = "pets_client"
client = "Pets"
behaviour = "own/behaviour.py"
"""
GOOD = """\
from specloom.mock.behaviour import Behaviour
from own.more import more

behaviour = Behaviour(more)
"""
MORE = """\
from specloom.mock.behaviour import Behaviour

more = Behaviour()


@more.ticks
def tick(context): ...
"""


def project(folder: Path, text: str | None, toml: str = TOML) -> Project:
    (folder / "own").mkdir()
    (folder / "own" / "more.py").write_text(MORE)
    if text is not None:
        (folder / "own" / "behaviour.py").write_text(text)
    return Project(folder, parse_config(toml, "specloom.toml"))


def test_a_behaviour_may_import_from_its_project(tmp_path: Path) -> None:
    made = project(tmp_path, GOOD)
    first = behaviour_of(made, made.api("pets"))
    assert len(first.functions.ticks) == 1
    assert "own.more" not in sys.modules
    assert str(tmp_path) not in sys.path
    assert behaviour_of(made, made.api("pets")).functions.ticks != first.functions.ticks


def test_without_one_nothing_is_loaded(tmp_path: Path) -> None:
    toml = TOML.replace('behaviour = "own/behaviour.py"\n', "")
    made = project(tmp_path, "raise SystemExit", toml)
    assert behaviour_of(made, made.api("pets")).functions.handlers == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (None, 7, "there is no such file in this project; correct the path"),
        ("behaviour = 1", 0, "this holds no `behaviour = Behaviour()`"),
        ("x = 1\ny = 1 / 0\n", 2, "this cannot be loaded: ZeroDivisionError: division by zero"),
        ("x = 1\ny = (\n", 2, "this cannot be loaded: SyntaxError: '(' was never closed"),
        ("raise SystemExit(3)\n", 1, "this cannot be loaded: SystemExit: 3"),
        ("import nobody_has_this\n", 1, "this cannot be loaded: ModuleNotFoundError"),
        (
            (
                "from specloom.mock.behaviour import Behaviour\n"
                "behaviour = Behaviour()\n"
                "@behaviour.on('GET /pets', since='3')\n"
                "def pets(call): ...\n"
            ),
            0,
            "this names the version '3'; pets has 1, 2",
        ),
    ],
)
def test_what_cannot_be_loaded_is_told(
    tmp_path: Path, text: str | None, line: int, message: str
) -> None:
    made = project(tmp_path, text)
    with pytest.raises(BadInput) as told:
        behaviour_of(made, made.api("pets"))
    [finding] = told.value.findings
    assert message in finding.message
    assert finding.location.line == line
    assert (finding.location.column > 0) == (line > 0)
    assert "<string>" not in finding.message


def test_a_behaviour_is_python(tmp_path: Path) -> None:
    made = project(tmp_path, None, TOML.replace("behaviour.py", "behaviour.txt"))
    (tmp_path / "own" / "behaviour.txt").write_text("")
    with pytest.raises(BadInput, match=r"no Python module"):
        behaviour_of(made, made.api("pets"))
