"""Either HTTP library carries a client; the other one is not even imported."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.render.packages import written
from tests.server import Answer, Server

PETS = Path(__file__).with_name("pets.yaml")
OTHER = {"httpx": "httpx2", "httpx2": "httpx"}

USE = """
import asyncio, sys
from pets import AsyncPets, Pets
from pets.errors import NotFound

with Pets(api_key="k", base_url=sys.argv[1]) as pets:
    print([pet.name for pet in pets.pets.list()])
    print(pets.pets.create(name="Tom", kind="cat").kind.name)
    try:
        pets.pets.get("none")
    except NotFound as error:
        print(error.status_code, error.body.title)

async def main():
    async with AsyncPets(api_key="k", base_url=sys.argv[1]) as pets:
        print([pet.name for pet in await pets.pets.list()])

asyncio.run(main())
print(sys.argv[2] in sys.modules)
"""


@pytest.mark.parametrize("http", OTHER)
def test_a_client_runs_on_either_library(http: str, server: Server, tmp_path: Path) -> None:
    written(PETS, "pets", tmp_path, http=http)
    tom = {"name": "Tom", "kind": "cat"}
    server.answer("GET /pets", Answer(json=[tom]))
    server.answer("POST /pets", Answer(201, json=tom))
    server.answer("GET /pets/none", Answer(404, json={"title": "No such pet"}))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", USE, server.url, OTHER[http]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.splitlines() == ["['Tom']", "CAT", "404 No such pet", "['Tom']", "False"]
    assert (done.returncode, done.stderr) == (0, "")
    assert [one.headers["x-key"] for one in server.requests] == ["k"] * 4
    assert server.seen("POST /pets")[0].json == tom


@pytest.mark.parametrize("http", OTHER)
def test_the_project_depends_on_the_library_it_uses(http: str, tmp_path: Path) -> None:
    written(PETS, "pets", tmp_path, http=http)
    project = tomllib.loads((tmp_path / "pyproject.toml").read_text("utf-8"))["project"]

    assert [one.partition(">")[0] for one in project["dependencies"]] == [http, "pydantic"]
    assert f"brings {http} and pydantic" in (tmp_path / "README.md").read_text("utf-8")
