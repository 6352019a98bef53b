"""The behaviour that docs/mock.md shows works as it stands."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from specloom.cli.behaviours import behaviour_of
from specloom.cli.project import Project
from specloom.config import parse_config
from specloom.ir import Api, build
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Context
from specloom.mock.clock import Clock
from specloom.mock.messages import Answer, Request
from specloom.mock.store import Store
from specloom.mock.versions import Family
from specloom.spec import load

DOCUMENT = Path(__file__).parents[3] / "docs" / "mock.md"
TOML = """\
[apis.pets]
versions = ["2023-01-01", "2024-01-01"]
specs = "{version}.json"
output = "out"
package = "pets_client"
client = "Pets"
"""


def described(version: str, folder: Path) -> Api:
    newer = {"name": {"type": "string"}, "isFed": {"type": "boolean"}}
    older = {"name": {"type": "string"}, "isHungry": {"type": "boolean"}}
    schema = {"type": "object", "properties": newer if version > "2024" else older}
    pet = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
    operation = {
        "operationId": "feedPet",
        "parameters": [
            {"name": "petId", "in": "path", "required": True, "schema": {"type": "string"}}
        ],
        "responses": {"200": {"description": "Fed.", "content": pet}},
    }
    raw = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": version},
        "x-version-header": {"name": "Pets-Version", "value": version},
        "paths": {"/pets/{petId}/meals": {"post": operation}},
        "components": {"schemas": {"Pet": schema}},
    }
    file = folder / f"{version}.json"
    file.write_bytes(orjson.dumps(raw))
    return build(load(str(file)))


def shown(folder: Path) -> Behaviour:
    text = DOCUMENT.read_text("utf-8").partition("\n## Behaviour\n")[2]
    toml, python = (
        re.search(rf"```{kind}\n(.*?)```", text, re.DOTALL) for kind in ("toml", "python")
    )
    assert toml is not None
    assert python is not None
    path = folder / "specs" / "pets" / "behaviour.py"
    path.parent.mkdir(parents=True)
    path.write_text(python[1], "utf-8")
    settings = toml[1].replace("[apis.pets]\n", TOML)
    project = Project(folder, parse_config(settings, "specloom.toml"))
    return behaviour_of(project, project.api("pets"))


def test_the_example_behaves_as_it_says(tmp_path: Path) -> None:
    versions = ("2023-01-01", "2024-01-01")
    loads = {version: partial(described, version, tmp_path) for version in versions}
    family = Family(loads, Context("", 0, Clock(), Store()), shown(tmp_path))

    def ask(method: str, path: str, version: str, **headers: str) -> tuple[Answer, Any]:
        told = {"pets-version": version, **headers}
        answer = family.answer(Request(method, path, "", told))
        return answer, orjson.loads(answer.body)

    meals = "/pets/1/meals"
    assert ask("POST", meals, "2024-01-01")[0].status == 401
    fed = ask("POST", meals, "2024-01-01", **{"x-key": "open"})
    assert (fed[0].status, fed[1]) == (200, {"id": "1", "name": "Tom", "isFed": True})
    again = ask("POST", meals, "2024-01-01", **{"x-key": "open"})
    assert (again[0].status, again[1]["detail"]) == (422, "Tom has eaten")
    assert family.shown("2023-01-01", "Pet", {"name": "Tom", "isFed": True}) == {
        "name": "Tom",
        "isHungry": False,
    }
    assert ask("GET", "/ping", "2024-01-01")[1] == {"time": "2026-01-31T12:00:00+00:00"}
    assert not family.service("2024-01-01").misfits
