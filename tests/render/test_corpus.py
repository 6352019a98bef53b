"""A gallery of hard schemas and two real services become packages that import, check and lint.

`make corpus` asks the same of every file of the corpus.
"""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from pathlib import Path

import pytest

from tests.render.packages import exercised, written

CORPUS = Path(__file__).parents[2].parent / "shared/corpus"
GALLERY = Path(__file__).with_name("gallery.yaml")
CHECKED = ["gallery.yaml", "petstore.yaml", "adyen-checkout-v71.json.xz"]


def name_of(file: str) -> str:
    return file.partition(".")[0].replace("-", "_")


def make(file: str, folder: Path) -> Path:
    """Write the package of one file of the corpus."""
    source = GALLERY if file == GALLERY.name else CORPUS / file
    if not source.is_file():
        pytest.skip(f"no {file} beside the repository, in ../shared/corpus")
    if source.suffix == ".xz":
        unpacked = folder / source.stem
        unpacked.write_bytes(lzma.decompress(source.read_bytes()))
        source = unpacked
    written(source, name_of(file), folder / name_of(file))
    return folder / name_of(file)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the packages that type checkers see, side by side."""
    folder = tmp_path_factory.mktemp("corpus")
    paths = [make(file, folder) for file in CHECKED]
    settings = {"pythonVersion": "3.11", "extraPaths": [path.name for path in paths]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    found = ":".join(map(str, paths))
    (folder / "mypy.ini").write_text(f"[mypy]\nstrict = True\nmypy_path = {found}\n", "utf-8")
    return folder


@pytest.mark.parametrize("file", CHECKED)
def test_every_type_is_built_and_every_request_sent(file: str, tmp_path: Path) -> None:
    done = exercised([make(file, tmp_path)])

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{name_of(file)}: ")
    assert done.stdout.endswith(", 0 refused\n")


PACKAGES = [argument for file in CHECKED for argument in ("-p", name_of(file))]


@pytest.mark.parametrize(
    "command",
    [
        ["mypy", "--config-file", "mypy.ini", "--cache-dir", ".mypy", *PACKAGES],
        ["pyright", "--pythonpath", sys.executable, *map(name_of, CHECKED)],
        ["ruff", "check", "--no-cache", "."],
    ],
    ids=["mypy", "pyright", "ruff"],
)
def test_checkers_have_nothing_to_say(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
