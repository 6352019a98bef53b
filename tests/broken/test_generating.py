"""Whatever goes wrong, `generate` says it in a line, exits with 2 and leaves all as it was."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.cli.entry import run

HERE = Path(__file__).parent
PETS = (HERE.parent / "render/pets.yaml").read_text("utf-8")
CONFIG = """\
[apis.pets]
versions = ["1", "2"]
specs = "specs/pets/{version}.yaml"
output = "generated/pets"
package = "pets_client"
client = "Pets"
"""


def cases(file: str) -> list[Any]:
    read: list[dict[str, Any]] = yaml.safe_load((HERE / file).read_text("utf-8"))
    return [pytest.param(case, id=case["name"]) for case in read]


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def arrange(case: dict[str, Any], folder: Path) -> None:
    """Bring the files of a case about."""
    for name in case.get("remove", ()):
        (folder / name).unlink()
    files = {name: text.encode() for name, text in case.get("files", {}).items()}
    files |= {name: bytes.fromhex(text) for name, text in case.get("hex", {}).items()}
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    for name in case.get("folders", ()):
        (folder / name).mkdir(parents=True)
    for name, target in case.get("links", {}).items():
        (folder / name).parent.mkdir(parents=True)
        (folder / name).symlink_to(target)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project and generate it."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "specs/pets").mkdir(parents=True)
    (folder / "specloom.toml").write_text(CONFIG, "utf-8")
    for version in ("1", "2"):
        (folder / f"specs/pets/{version}.yaml").write_text(PETS, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(["generate"]) == 0
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the project, and go there."""
    folder = tmp_path / "project"
    shutil.copytree(made, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NO_COLOR", "1")
    return folder


@pytest.mark.parametrize("case", cases("cases.yaml"))
def test_a_broken_description_costs_nothing(
    case: dict[str, Any], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrange(case, project)
    before = snapshot(project)
    source = case.get("source", "openapi.yaml")
    code = run(["generate", "--spec", source, "--package", "pets_client", "--output", "generated"])
    out, err = capsys.readouterr()

    assert (code, out) == (2, "")
    assert err.splitlines()[: len(case["expect"])] == case["expect"]
    assert snapshot(project) == before


@pytest.mark.parametrize("case", cases("troubles.yaml"))
def test_trouble_on_the_way_is_one_line(
    case: dict[str, Any], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrange(case, project)
    before = snapshot(project)
    code = run(case["command"])
    out, err = capsys.readouterr()

    assert err.replace(f"{project}/", "").splitlines() == case["expect"]
    assert (code, out) == (2, "")
    assert snapshot(project) == before


FULL_DISK = """
import resource, sys
from specloom.cli.entry import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
main(["generate", "pets"])
"""


@pytest.mark.parametrize("room", [0, 500, 9000])
def test_a_full_disk_is_one_line(room: int, project: Path) -> None:
    for version in ("1", "2"):
        path = project / f"specs/pets/{version}.yaml"
        path.write_text(PETS.replace("All pets.", "Every pet."), "utf-8")
    before = snapshot(project / "generated")
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(room)], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("error: ")
    assert snapshot(project / "generated") == before
