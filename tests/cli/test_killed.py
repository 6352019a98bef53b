"""A run that is killed at any moment leaves the old or the new output; the next one heals."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

RUN: Final = "import sys; from specloom.cli import main; sys.exit(main())"
COMMAND: Final = ("generate", "--package", "pets", "--output", "out")
PETS: Final = (Path(__file__).parents[1] / "render" / "pets.yaml").read_text("utf-8")
TOYS: Final = """\
  /toys:
    get:
      operationId: listToys
      tags: [toys]
      responses: {"200": {description: Toys., content: {application/json: {schema: {type: array,
        items: {type: object, properties: {colour: {enum: [red, blue]}}}}}}}}
components:"""

pytestmark = [
    pytest.mark.exhaustive,
    pytest.mark.skipif(
        sys.platform not in {"linux", "darwin"}, reason="only there can folders be exchanged"
    ),
]


@pytest.fixture
def start(tmp_path: Path) -> Callable[[str], subprocess.Popen[bytes]]:
    """Give what starts to generate one of two descriptions, which have a memory each."""
    (tmp_path / "one.yaml").write_text(PETS, "utf-8")
    (tmp_path / "two.yaml").write_text(PETS.replace("components:", TOYS, 1), "utf-8")

    def started(name: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", RUN, *COMMAND, "--spec", f"{name}.yaml"],
            cwd=tmp_path,
            env={**os.environ, "SPECLOOM_CACHE_DIR": str(tmp_path / "cache")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    return started


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def staged(folder: Path) -> int:
    """Give when anything was last put into the folder that is to take the place of another."""
    try:
        return folder.with_name(f".{folder.name}.specloom-staging").stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def test_twenty_kills(start: Callable[[str], subprocess.Popen[bytes]], tmp_path: Path) -> None:
    outputs: dict[str, dict[str, bytes]] = {}
    for name in ("one", "two", "one", "two"):  # the lock of the first run does not know the second
        began = time.monotonic()
        assert start(name).wait() == 0
        lifetime = time.monotonic() - began
        outputs[name] = tree(tmp_path / "out")
    assert len(outputs["one"].keys() ^ outputs["two"].keys()) == 1

    chance = random.Random(0)
    wanted, killed = "one", 0
    for turn in range(20):
        before = staged(tmp_path / "out")  # by a run that was killed
        with start(wanted) as process:
            if turn % 2:
                time.sleep(chance.uniform(0, lifetime))
            else:
                while process.poll() is None and staged(tmp_path / "out") == before:
                    time.sleep(0.0005)
                time.sleep(chance.uniform(0, 0.005))
            process.kill()
        killed += process.returncode < 0
        left = tree(tmp_path / "out")
        assert left in outputs.values()
        wanted = "two" if left == outputs["one"] else "one"

    assert killed
    assert start(wanted).wait() == 0
    assert tree(tmp_path / "out") == outputs[wanted]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "cache",
        "one.yaml",
        "out",
        "two.yaml",
    ]
    assert {path.suffix for path in (tmp_path / "cache").iterdir()} == {".json"}
