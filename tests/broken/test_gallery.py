"""The gallery of what can go wrong: a line each, exit code 2, and all that stood there is whole.

`cases.yaml` holds broken descriptions, `faults.yaml` those that `generate` makes do with,
`troubles.yaml` what else may be wrong with a project or in the way of its output; what takes a
machine in trouble (no space, no permission) stands below.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.cli.entry import run
from specloom.errors import BadInput
from specloom.spec import load

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


DESCRIPTIONS = cases("cases.yaml")
FAULTS = cases("faults.yaml")
TROUBLES = cases("troubles.yaml")
GENERATE = ["generate", "--spec", "openapi.yaml", "--package", "a_client", "--output", "out"]


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
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


@pytest.fixture
def project(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the project, and go there."""
    folder = tmp_path / "project"
    shutil.copytree(made, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NO_COLOR", "1")
    return folder


# -------------------------------------------------------------------------------- descriptions


@pytest.mark.parametrize("case", DESCRIPTIONS)
def test_a_broken_description_is_explained(case: dict[str, Any], empty: Path) -> None:
    arrange(case, empty)

    with pytest.raises(BadInput) as caught:
        load(case.get("source", "openapi.yaml"))

    assert [str(finding) for finding in caught.value.findings] == case["expect"]


@pytest.mark.parametrize("case", DESCRIPTIONS)
def test_validate_says_so(
    case: dict[str, Any], empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrange(case, empty)
    code = run(["validate", case.get("source", "openapi.yaml")])
    out, err = capsys.readouterr()

    assert (code, out) == (2, "")
    assert err.splitlines() == [*case["expect"], "1 description: 1 unreadable"]


@pytest.mark.parametrize("case", DESCRIPTIONS)
def test_validate_says_so_in_json(
    case: dict[str, Any], empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrange(case, empty)
    code = run(["validate", case.get("source", "openapi.yaml"), "--format", "json"])
    out, err = capsys.readouterr()
    data = json.loads(out)
    told = [f"error: {finding['message']} [{finding['id']}]" for finding in data["findings"]]

    assert (code, err) == (2, "")
    assert data["summary"] == {"unreadable": 1, "error": len(told), "warning": 0, "info": 0}
    assert [line.partition(": ")[2] for line in case["expect"]] == told


@pytest.mark.parametrize("case", DESCRIPTIONS)
def test_a_broken_description_costs_nothing(
    case: dict[str, Any], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrange(case, project)
    before = snapshot(project)
    source = case.get("source", "openapi.yaml")
    command = ["generate", "--spec", source, "--package", "pets_client", "--output", "generated"]
    code = run([*command, *(["--strict"] if case.get("local") else [])])
    out, err = capsys.readouterr()

    assert (code, out) == (2, "")
    assert err.splitlines() == case["expect"]
    assert snapshot(project) == before


@pytest.mark.parametrize("broken", ["base", "revision", "both"])
@pytest.mark.parametrize("case", DESCRIPTIONS)
def test_neither_side_of_a_diff_may_be_broken(
    case: dict[str, Any], broken: str, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrange(case, empty)
    source, sound = case.get("source", "openapi.yaml"), str(HERE.parent / "render/pets.yaml")
    sides = {"base": [source, sound], "revision": [sound, source], "both": [source, source]}
    code = run(["diff", *sides[broken]])
    out, err = capsys.readouterr()

    assert (code, out) == (2, "")
    assert err.splitlines() == case["expect"]


# ----------------------------------------------------------- descriptions that have faults


@pytest.mark.parametrize("case", FAULTS)
def test_generating_degrades_where_a_fault_is(
    case: dict[str, Any], empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrange(case, empty)
    code = run(GENERATE)
    told = [line for line in capsys.readouterr().err.splitlines() if ": warning: " in line]
    client = (empty / "out/a_client/client.py").read_text("utf-8")

    assert code == 0
    faults = [line.replace(": error: ", ": warning: ") for line in case["expect"]]
    assert told == [*faults, *case.get("degraded", ())]
    assert all(text in client for text in case.get("written", ()))


@pytest.mark.parametrize(
    "command",
    [
        [*GENERATE, "--strict"],
        ["validate", "openapi.yaml"],
        ["diff", "openapi.yaml", "openapi.yaml"],
    ],
    ids=["generate --strict", "validate", "diff"],
)
@pytest.mark.parametrize("case", FAULTS)
def test_all_others_refuse_faults(
    case: dict[str, Any], command: list[str], empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrange(case, empty)
    code = run(command)
    out, err = capsys.readouterr()

    assert (code, out) == (2, "")
    assert err.splitlines()[: len(case["expect"])] == case["expect"]
    assert not (empty / "out").exists()


# ------------------------------------------------------------------------- projects and output


@pytest.mark.parametrize("case", TROUBLES)
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


def test_nothing_that_must_be_here_is_missing() -> None:
    here = {str(case.id) for case in (*DESCRIPTIONS, *TROUBLES)}

    assert here >= {
        "missing file",
        "empty file",
        "plain text",
        "unclosed bracket",
        "JSON that ends early",
        "some other object",
        "Swagger 1.2",
        "dangling references",
        "reference to another machine",
        "circle of references",
        "unknown version",
        "a template that asks for what is not there",
        "a file where the output folder should be",
    }
    assert len(here) == len(DESCRIPTIONS) + len(TROUBLES)


# --------------------------------------------------------------------------- machines in trouble

FULL_DISK = """
import resource, sys
from specloom.cli.entry import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
try:
    main(["generate", "pets"])
finally:  # what measures coverage writes when the process ends
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""
NO_PERMISSION = """
import ctypes, sys
from specloom.cli.entry import main
none = (ctypes.c_uint32 * 6)()
mine = (ctypes.c_uint32 * 2)(0x20080522, 0)
assert ctypes.CDLL(None).capset(mine, none) == 0  # root obeys permissions then, as others do
main(sys.argv[1:])
"""


def process(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def change(project: Path) -> dict[str, tuple[int, bytes]]:
    """Make the output stale; give what stands there."""
    for version in ("1", "2"):
        path = project / f"specs/pets/{version}.yaml"
        path.write_text(PETS.replace("All pets.", "Every pet."), "utf-8")
    return snapshot(project / "generated")


@pytest.mark.parametrize("room", [0, 500, 9000])
def test_a_full_disk_is_one_line(room: int, project: Path) -> None:
    before = change(project)
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    done = process(FULL_DISK, str(room))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("error: ")
    assert snapshot(project / "generated") == before


@pytest.mark.skipif(sys.platform != "linux", reason="gives up the capabilities of Linux")
@pytest.mark.parametrize(
    ("folder", "arguments"),
    [("generated/pets", []), ("out", ["pets", "--output", "out"])],
)
def test_an_unwritable_folder_is_one_line(folder: str, arguments: list[str], project: Path) -> None:
    before = change(project)
    (project / folder).mkdir(exist_ok=True)
    (project / folder).chmod(0o555)
    done = process(NO_PERMISSION, "generate", *arguments)
    (project / folder).chmod(0o755)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.replace(f"{project}/", "") == (
        f"error: {folder}: this may not be written; nothing was changed\n"
    )
    assert snapshot(project / "generated") == before
