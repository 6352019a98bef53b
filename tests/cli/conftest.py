"""A small project to run commands in, and the command line as a function."""

from __future__ import annotations

import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from specloom.cli.entry import run

CONFIG = """\
[apis.pets]
versions = ["1", "2"]
specs = "specs/pets/{version}.yaml"
output = "generated/pets"
package = "pets_client"
client = "Pets"

[apis.cats]
versions = ["2020-01-01"]
specs = "specs/cats/{version}.yaml"
output = "generated/cats"
package = "cats_client"
client = "Cats"
"""

PETS = """\
openapi: "3.1.0"
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example.com"}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      responses:
        "200":
          description: All pets.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}
components:
  schemas:
    Pet:
      type: object
      required: [id]
      properties:
        id: {type: string, description: Names the pet.}
        name: {type: string, description: What it answers to.}
"""

OVERLAY = """\
overlay: 1.1.0
info: {title: Pets have an age, version: "2"}
actions:
  - target: $.info
    update: {version: "2"}
  - target: $.components.schemas.Pet.properties
    update: {age: {type: integer, description: In years.}}
"""


Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def specloom(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Specloom:
    """Give the command line as a function of its arguments."""
    for name in ("NO_COLOR", "FORCE_COLOR", "SPECLOOM_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        capsys.readouterr()
        command = [str(argument) for argument in arguments]
        code = run(command)
        printed = capsys.readouterr()
        return subprocess.CompletedProcess(command, code, printed.out, printed.err)

    return call


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project with two APIs, the first with sources, and go there."""
    for path, text in (
        ("specloom.toml", CONFIG),
        ("specs/pets/source/1.yaml", PETS),
        ("specs/pets/source/2.overlay.yaml", OVERLAY),
        ("specs/cats/2020-01-01.yaml", PETS.replace("Pet", "Cat").replace("pet", "cat")),
    ):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
