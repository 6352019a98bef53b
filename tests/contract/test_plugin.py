"""The plugin of pytest in a suite like a user's, which costs those nothing who do not use it."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from specloom.contract import plugin, suite

ROOT = Path(__file__).parents[2]
PETS = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
paths:
  /pets:
    get:
      responses:
        "200":
          description: All pets.
          content: {application/json: {schema: {type: array, items: {type: string}}}}
  /cats:
    get:
      responses:
        "200":
          description: All cats.
          content: {application/json: {schema: {type: array, items: {type: string}}}}
"""
SUITE = """\
import json

import pytest

from specloom.contract.plugin import contract


async def app(scope, receive, send):
    if scope["type"] != "http":
        raise RuntimeError("no lifespan")
    found = {"/pets": ["Tom"], "/cats": [7]}[scope["path"]]
    status = 200 if scope["method"] == "GET" else 405
    headers = [(b"content-type", b"application/json"), (b"allow", b"GET")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(found).encode()})


@pytest.fixture(scope="session")
def specloom_target():
    return app


@contract("openapi.yaml", tiers=("sweep",))
def test_operation(specloom_contract):
    specloom_contract.check()
"""


def run(folder: Path, **suites: str) -> str:
    """Run suites, each in a file of its own; give all that is said."""
    (folder / "openapi.yaml").write_text(PETS, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\naddopts = --strict-markers\n", "utf-8")
    for name, text in suites.items():
        (folder / f"test_{name}.py").write_text(text, "utf-8")
    kept = {name: one for name, one in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "specloom.contract.plugin"],
        cwd=folder,
        env={**kept, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    return done.stdout + done.stderr


CHANGES = {
    "number": ("    return app", "    return 7"),
    "nothing": ("def specloom_target", "def other"),
    "tier": ('("sweep",)', '("swep",)'),
    "credentials": ('("sweep",)', '("sweep",), credentials={"key": "X"}'),
    "bare": ('@contract("openapi.yaml", tiers=("sweep",))\n', ""),
    "down": ("    return app", '    return "http://127.0.0.1:9"'),
}
SAID = {
    "number": "neither an ASGI application nor the address",
    "nothing": "define a fixture specloom_target",
    "tier": "there is no tier 'swep', but sweep, fuzz, sequences",
    "credentials": "there are no credentials 'key'",
    "bare": "say with @contract(...)",
    "down": "the run is partial: ",
}


def test_each_operation_is_a_test_and_what_is_missing_is_said(tmp_path: Path) -> None:
    changed = {name: SUITE.replace(*change) for name, change in CHANGES.items()}
    told = run(tmp_path, right=SUITE, **changed)

    assert "test_right.py::test_operation[GET /pets] PASSED" in told, told
    assert "test_right.py::test_operation[GET /cats] FAILED" in told
    assert "curl --include http://127.0.0.1:8000/cats" in told
    assert "\nopenapi.yaml:" in told
    assert [name for name, said in SAID.items() if said not in told] == []


def test_a_description_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "none.yaml: error: " in run(tmp_path, none=SUITE.replace("openapi.yaml", "none.yaml"))


PROJECT = """\
[apis.pets]
versions = ["1"]
specs = "{version}.yaml"
[apis.pets.pagination]
"GET /pets" = {kind = "page", parameter = "p"}
"""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("1.yaml", "GET /pets has no query parameter 'p'"),
        ("2.yaml", "specloom_target gives neither"),
    ],
)
def test_specloom_toml_says_how_lists_are_walked(
    name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "specloom.toml").write_text(PROJECT, "utf-8")
    (tmp_path / name).write_text(PETS, "utf-8")
    (tmp_path / "tests").mkdir()
    monkeypatch.chdir(tmp_path / "tests")

    with pytest.raises(pytest.UsageError, match=said):
        suite.tested(
            7,
            lambda: None,
            spec=f"../{name}",
            tiers=("sweep",),
            seed=0,
            max_time=None,
            max_examples=1,
            allow_writes=(),
            rate=None,
            credentials=(),
        )


def test_pytest_finds_the_plugin_by_itself() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["entry-points"]["pytest11"] == {"specloom": plugin.__name__}


def test_who_does_not_use_it_pays_nothing() -> None:
    code = (
        "import sys, specloom.contract.plugin\n"
        "heavy = 'schemathesis', 'pydantic', 'yaml', 'httpx', 'jinja2', 'rich', 'click'\n"
        "print(*sorted({*heavy} & {*sys.modules}))\n"
        "print(*sorted(name for name in sys.modules if name.startswith('specloom')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "\nspecloom specloom.contract specloom.contract.plugin\n"
