"""The same input gives the same bytes, and a little more input changes little."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.render import Package, Rendered
from specloom.render.plan import LOCK_FILE
from tests.render.packages import rendered

pytestmark = pytest.mark.exhaustive

HERE = Path(__file__).parent
SOURCES = [HERE / "pets.yaml", *sorted(HERE.glob("hostile/*.yaml"))]
GENERATE = """
import sys
from pathlib import Path
from specloom.cli.entry import run
for source in map(Path, sys.argv[1:]):
    run(["generate", "--spec", str(source), "--package", "made", "--output", f"out/{source.stem}"])
"""


def test_hash_seeds_change_nothing(tmp_path: Path) -> None:
    sources = [str(HERE / f"hostile/{name}.yaml") for name in ("schemas", "operations", "enums")]
    outputs: list[tuple[str, str, dict[str, bytes]]] = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", GENERATE, *sources],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        found = {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        outputs.append((done.stdout, done.stderr, found))

    assert outputs[0] == outputs[1]
    assert {"out/enums/coverage.json", "out/enums/manifest.json"} <= outputs[0][2].keys()


@pytest.mark.parametrize("source", SOURCES, ids=[source.stem for source in SOURCES])
def test_the_lock_of_a_run_changes_nothing_in_the_next(source: Path) -> None:
    package = Package("made", "Made")
    first = rendered({"1": source}, package)

    assert rendered({"1": source}, package, first.lock) == first


# ------------------------------------------------------------------------------ one thing more


def changed(before: Rendered, after: Rendered) -> set[str]:
    old = {file.path: file.text for file in before.files}
    return {file.path for file in after.files if old.get(file.path) != file.text}


def lines(made: Rendered, path: str) -> set[str]:
    return {line for file in made.files if file.path == path for line in file.text.splitlines()}


@pytest.fixture
def pets() -> dict[str, Any]:
    """Give a description to be changed."""
    read: dict[str, Any] = yaml.safe_load((HERE / "pets.yaml").read_text("utf-8"))
    return read


def one_more(pets: dict[str, Any], folder: Path, *, lock: bool) -> tuple[Rendered, Rendered]:
    package = Package("pets", "Pets", flat=True)
    before = rendered({"1": HERE / "pets.yaml"}, package)
    source = folder / "more.yaml"
    source.write_text(yaml.safe_dump(pets, sort_keys=False), "utf-8")
    return before, rendered({"1": source}, package, before.lock if lock else None)


@pytest.mark.parametrize("lock", [True, False])
def test_one_more_schema_is_one_more_class(
    pets: dict[str, Any], tmp_path: Path, *, lock: bool
) -> None:
    toy = {"type": "object", "properties": {"colour": {"enum": ["red", "blue"]}}}
    pets["components"]["schemas"] = {"Toy": toy, **pets["components"]["schemas"]}
    before, after = one_more(pets, tmp_path, lock=lock)

    assert changed(before, after) == {"pets/models.py", "symbols/1.json", LOCK_FILE}
    assert lines(before, "pets/models.py") <= lines(after, "pets/models.py")


def test_one_more_operation_touches_its_resource_alone(
    pets: dict[str, Any], tmp_path: Path
) -> None:
    pets["paths"]["/pets/{petId}"]["delete"] = {
        **pets["paths"]["/pets/{petId}"]["get"],
        "operationId": "deletePet",
        "responses": {"204": {"description": "Gone."}},
    }
    before, after = one_more(pets, tmp_path, lock=True)

    resource = "pets/resources/pets.py"
    assert changed(before, after) == {resource, "coverage.json", "symbols/1.json", LOCK_FILE}


def test_what_two_versions_share_is_written_once(pets: dict[str, Any], tmp_path: Path) -> None:
    pets["components"]["schemas"]["Problem"]["properties"]["detail"] = {"type": "string"}
    source = tmp_path / "2.yaml"
    source.write_text(yaml.safe_dump(pets, sort_keys=False), "utf-8")
    made = rendered({"1": HERE / "pets.yaml", "2": source}, Package("pets", "Pets"))
    models = "\n".join(sorted(lines(made, "pets/v2/models.py")))

    assert "from ..v1.models import Kind, Pet" in models
    assert "class Problem(" in models
    assert "class Pet(" not in models


def test_versions_that_are_alike_share_their_resources() -> None:
    made = rendered({"1": HERE / "pets.yaml", "2": HERE / "pets.yaml"}, Package("pets", "Pets"))
    paths = {file.path for file in made.files}

    assert "pets/v1/resources/pets.py" in paths
    assert "pets/v2/resources/pets.py" not in paths
    assert "from ..v1.resources.pets import AsyncPetsResource, PetsResource" in "\n".join(
        line.strip() for line in lines(made, "pets/v2/client.py")
    )
