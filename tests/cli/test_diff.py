"""What `specloom diff` takes in, gives out and ends with; what it finds is tested in tests/diff."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from specloom.report import FORMATS

Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]

ONE = """\
openapi: "3.1.0"
info: {title: Pets, version: "1"}
paths:
  /pets:
    get: {operationId: listPets, responses: {"200": {description: All.}}}
  /dogs:
    get: {operationId: listDogs, responses: {"200": {description: All.}}}
"""
TWO = """\
openapi: "3.1.0"
info: {title: Pets, version: "2"}
paths:
  /pets:
    get: {operationId: listPets, responses: {"200": {description: All.}}}
"""
OTHER = """\
openapi: "3.1.0"
info: {title: Weather, version: "7"}
paths:
  /forecasts:
    post: {operationId: orderForecast, responses: {"201": {description: Ordered.}}}
"""


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write descriptions, and go where they are; no specloom.toml is there."""
    for name, text in (("one.yaml", ONE), ("two.yaml", TWO), ("other.yaml", OTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def changes(result: subprocess.CompletedProcess[str]) -> list[tuple[str, str]]:
    return [(each["level"], each["message"]) for each in json.loads(result.stdout)["changes"]]


def fingerprints(result: subprocess.CompletedProcess[str]) -> list[str]:
    return [each["fingerprint"] for each in json.loads(result.stdout)["changes"]]


# --------------------------------------------------------------------------------- exit codes


@pytest.mark.usefixtures("pair")
def test_a_description_and_itself(specloom: Specloom) -> None:
    result = specloom("diff", "one.yaml", "one.yaml")

    assert (result.returncode, result.stderr) == (0, "")
    assert "No changes." in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("one.yaml", "two.yaml"), 1),
        (("one.yaml", "two.yaml", "--fail-on", "warning"), 1),
        (("one.yaml", "two.yaml", "--fail-on", "never"), 0),
        (("two.yaml", "one.yaml"), 0),
    ],
)
@pytest.mark.usefixtures("pair")
def test_what_fails(arguments: tuple[str, ...], code: int, specloom: Specloom) -> None:
    result = specloom("diff", *arguments)

    assert (result.returncode, result.stderr) == (code, "")
    assert "/dogs" in result.stdout


@pytest.mark.usefixtures("pair")
def test_nothing_in_common(specloom: Specloom) -> None:
    result = specloom("diff", "one.yaml", "other.yaml")
    opening = result.stdout.split("\n\n")[1]

    assert result.returncode == 1
    assert "in common" in opening


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-", "-"), "standard input can be one side only"),
        (("one.yaml",), "Missing argument 'REVISION'"),
        (("one.yaml", "two.yaml", "--format", "xml"), "'xml' is not one of 'text', 'json'"),
        (("one.yaml", "two.yaml", "--fail-on", "info"), "'info' is not one of 'error'"),
        (("one.yaml", "two.yaml", "--policy", "harsh"), "'harsh' is not one of 'lenient'"),
        (("one.yaml", "two.yaml", "--update-accepted"), "--update-accepted needs --accept"),
        (
            ("one.yaml", "two.yaml", "--accept", "a", "--update-accepted", "--fail-on", "never"),
            "--update-accepted needs --accept, and a --fail-on other than never",
        ),
    ],
)
@pytest.mark.usefixtures("pair")
def test_wrong_usage(arguments: tuple[str, ...], said: str, specloom: Specloom) -> None:
    result = specloom("diff", *arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.usefixtures("pair")
def test_all_that_cannot_be_read_is_told_at_once(specloom: Specloom) -> None:
    Path("specloom.toml").write_text("[diff]\npolicy = 1\n", "utf-8")
    Path("ok.toml").write_text("[x]\nreason = 'y'\n", "utf-8")
    result = specloom("diff", "nowhere.yaml", "neither.yaml", "--accept", "ok.toml")

    assert (result.returncode, result.stdout) == (2, "")
    assert [line.partition(": ")[0] for line in result.stderr.splitlines()] == [
        "specloom.toml:2:1",
        "nowhere.yaml",
        "neither.yaml",
        "ok.toml:1:1",
    ]


@pytest.mark.usefixtures("pair")
def test_what_is_wrong_with_both_sides_is_told_once(specloom: Specloom) -> None:
    result = specloom("diff", "nowhere.yaml", "nowhere.yaml")

    assert (result.returncode, result.stderr.count("\n")) == (2, 1)


# --------------------------------------------------------------------------------------- inputs


def test_sides_of_every_kind(
    pair: Path, specloom: Specloom, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pair / "api").mkdir()
    (pair / "api/openapi.yaml").write_text(TWO, "utf-8")
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@b.example")
    for arguments in (("init", "-q"), ("add", "one.yaml"), ("commit", "-q", "-m", "One")):
        subprocess.run([*git, *arguments], check=True)
    (pair / "one.yaml").unlink()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ONE.encode())))
    from_git = specloom("diff", "git:HEAD:one.yaml", "api", "--format", "json")
    from_input = specloom("diff", "-", "api", "--format", "json")

    assert changes(from_git) == changes(from_input)
    assert [level for level, _ in changes(from_git)] == ["error"]
    assert json.loads(from_git.stdout)["base"]["source"] == "git:HEAD:one.yaml"
    assert json.loads(from_input.stdout)["revision"] == {"source": "api", "version": "2"}


def test_versions_of_an_api(project: Path, specloom: Specloom) -> None:
    specloom("compile")
    result = specloom("diff", "pets@1", "pets@2", "--format", "json")

    assert (result.returncode, project.exists()) == (0, True)
    assert json.loads(result.stdout)["base"] == {"source": "pets@1", "version": "1"}
    assert changes(result) != []


SECRET = "http://user:sekret@127.0.0.1:1/x.yaml?token=abc"


def test_what_is_secret_in_an_address_is_not_told(specloom: Specloom) -> None:
    result = specloom("diff", SECRET, SECRET)

    assert result.returncode == 2
    assert "sekret" not in result.stderr
    assert "abc" not in result.stderr


# ------------------------------------------------------------------------------------- settings


@pytest.mark.usefixtures("pair")
def test_levels_of_the_project(specloom: Specloom) -> None:
    Path("specloom.toml").write_text('[diff.levels]\n"*" = "info"\n', "utf-8")
    result = specloom("diff", "one.yaml", "two.yaml", "--format", "json")

    assert (result.returncode, [level for level, _ in changes(result)]) == (0, ["info"])


@pytest.mark.usefixtures("pair")
def test_a_level_for_no_rule(specloom: Specloom) -> None:
    text = '[diff.levels]\n"*" = "error"\n"operation-zapped-*" = "info"\n'
    Path("specloom.toml").write_text(text, "utf-8")
    result = specloom("diff", "one.yaml", "two.yaml")

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(
        "specloom.toml:3:1: error: diff.levels.operation-zapped-* fits no rule; "
        "`specloom rules` lists them"
    )
    assert result.stderr.endswith("[unknown-rule]\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "specloom.toml:2:1: error: diff.mapping names map.yaml, and there is no such file;"),
        ("", "map.yaml: error: The file is empty; it should hold JSON or YAML. [empty-file]"),
        ("a: 1\n", "map.yaml:1:1: error: a mapping file holds a list of rows"),
        ("- {kind: renamed, base: '#/a'}\n", "map.yaml:1:3: error: `revision` must be a pointer"),
    ],
)
@pytest.mark.usefixtures("pair")
def test_a_mapping_file_that_is_wrong(text: str | None, said: str, specloom: Specloom) -> None:
    Path("specloom.toml").write_text('[diff]\nmapping = "map.yaml"\n', "utf-8")
    if text is not None:
        Path("map.yaml").write_text(text, "utf-8")
    result = specloom("diff", "one.yaml", "two.yaml")

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(said)


@pytest.mark.usefixtures("pair")
def test_a_mapping_file_is_asked(specloom: Specloom) -> None:
    Path("specloom.toml").write_text('[diff]\nmapping = "map.yaml"\n', "utf-8")
    row = "- {kind: moved, base: '#/paths/~1dogs/get', revision: '#/paths/~1forecasts/post'}\n"
    Path("map.yaml").write_text(row, "utf-8")
    result = specloom("diff", "one.yaml", "other.yaml", "--format", "json")
    renames = [each["rename"] for each in json.loads(result.stdout)["changes"]]

    assert result.returncode == 1
    assert {"from", "to", "confidence"} in [set(each) for each in renames if each]


# --------------------------------------------------------------------------------------- output


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("pair")
def test_output_to_a_file_is_what_goes_to_the_screen(form: str, specloom: Specloom) -> None:
    to_screen = specloom("diff", "one.yaml", "two.yaml", "--format", form)
    to_file = specloom("diff", "one.yaml", "two.yaml", "--format", form, "--output", "out/diff")

    assert (to_file.returncode, to_file.stdout) == (1, "")
    assert to_file.stderr == "wrote out/diff\n"
    assert Path("out/diff").read_text("utf-8") == to_screen.stdout
    assert to_screen.stdout.endswith("\n")


@pytest.mark.usefixtures("pair")
def test_the_offending_lines_of_a_side_are_shown(specloom: Specloom) -> None:
    result = specloom("diff", "one.yaml", "two.yaml")

    assert "one.yaml:7:5" in result.stdout
    assert "get: {operationId: listDogs" in result.stdout


@pytest.mark.parametrize(("variable", "is_coloured"), [("FORCE_COLOR", True), ("NO_COLOR", False)])
@pytest.mark.usefixtures("pair")
def test_colour_is_for_the_screen(
    variable: str,
    is_coloured: bool,  # noqa: FBT001 - a parameter of the table above
    specloom: Specloom,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(variable, "1")
    result = specloom("diff", "one.yaml", "two.yaml")
    specloom("diff", "one.yaml", "two.yaml", "--output", "diff.txt")

    assert ("\x1b[" in result.stdout) is is_coloured
    assert "\x1b[" not in Path("diff.txt").read_text("utf-8")


@pytest.mark.usefixtures("pair")
def test_a_folder_where_the_output_should_be(specloom: Specloom) -> None:
    Path("out").mkdir()
    result = specloom("diff", "one.yaml", "two.yaml", "--output", "out")

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.endswith(
        "out: a folder stands where a file should be; nothing was changed\n"
    )


def test_a_device_stays_a_device(pair: Path, specloom: Specloom) -> None:
    os.mkfifo(pair / "pipe")
    reader = os.open(pair / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    result = specloom("diff", "one.yaml", "two.yaml", "--output", "pipe")
    written = os.read(reader, 100_000).decode()
    os.close(reader)

    assert result.returncode == 1
    assert "/dogs" in written
    assert (pair / "pipe").is_fifo()


def test_whoever_stops_reading_hears_no_complaint(pair: Path) -> None:
    script = "from specloom.cli import main; main()"
    command = [sys.executable, "-c", script, "diff", "one.yaml", "two.yaml", "--format", "html"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, cwd=pair, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)

    assert (done.returncode, done.stderr) == (1, b"")


# --------------------------------------------------------------------------------- accept files


@pytest.mark.usefixtures("pair")
def test_what_is_accepted_fails_no_more(specloom: Specloom) -> None:
    update = specloom("diff", "one.yaml", "two.yaml", "--accept", "ok.toml", "--update-accepted")
    text = Path("ok.toml").read_text("utf-8")
    Path("ok.toml").write_text(text.replace("TODO", "No dogs."), "utf-8")
    result = specloom("diff", "one.yaml", "two.yaml", "--accept", "ok.toml")

    assert (update.returncode, result.returncode) == (0, 0)
    assert update.stderr == (
        "wrote ok.toml: 1 added, 0 dropped; give each a reason\nok.toml accepts 1 change\n"
    )
    assert result.stderr == "ok.toml accepts 1 change\n"
    assert "1 accepted in ok.toml." in result.stdout
    assert "warning" not in update.stdout + result.stdout


@pytest.mark.usefixtures("pair")
def test_stale_expired_and_unexplained_entries_are_told(specloom: Specloom) -> None:
    (fingerprint,) = fingerprints(specloom("diff", "one.yaml", "two.yaml", "--format", "json"))
    entry = f"[{fingerprint}]\nreason = 'TODO'\n"
    Path("expired.toml").write_text(f"{entry}expires = 2020-01-01\n", "utf-8")
    Path("stale.toml").write_text(f"[000000000000]\nreason = 'x'\n{entry}", "utf-8")
    expired = specloom("diff", "one.yaml", "two.yaml", "--accept", "expired.toml")
    stale = specloom("diff", "one.yaml", "two.yaml", "--accept", "stale.toml")

    assert (expired.returncode, stale.returncode) == (1, 0)
    assert re.search(r"expired\.toml:1:1.*expired on 2020-01-01", expired.stdout)
    assert re.search(r"stale\.toml:1:1.*matches no change", stale.stdout)
    assert re.search(r"stale\.toml:3:1.*no reason given", stale.stdout)


@pytest.mark.usefixtures("pair")
def test_updating_drops_what_is_stale_and_keeps_what_expired(specloom: Specloom) -> None:
    (fingerprint,) = fingerprints(specloom("diff", "one.yaml", "two.yaml", "--format", "json"))
    kept = f"[{fingerprint}]\nreason = 'Soon.'\nexpires = 2020-01-01\n"
    Path("ok.toml").write_text(f"[000000000000]\nreason = 'x'\n{kept}", "utf-8")
    arguments = ("diff", "one.yaml", "two.yaml", "--accept", "ok.toml", "--update-accepted")
    first, second = specloom(*arguments), specloom(*arguments)

    assert (first.returncode, second.returncode) == (1, 1)
    assert first.stderr == "wrote ok.toml: 0 added, 1 dropped\n"
    assert second.stderr == "ok.toml is current\n"
    assert Path("ok.toml").read_text("utf-8") == kept


@pytest.mark.usefixtures("pair")
def test_nothing_to_accept_writes_nothing(specloom: Specloom) -> None:
    result = specloom("diff", "two.yaml", "one.yaml", "--accept", "ok.toml", "--update-accepted")

    assert (result.returncode, result.stderr) == (0, "there is nothing to accept\n")
    assert not Path("ok.toml").exists()


@pytest.mark.usefixtures("pair")
def test_a_run_that_fails_loses_no_accept_file(
    specloom: Specloom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    Path("ok.toml").write_text("[000000000000]\nreason = 'x'\n", "utf-8")
    monkeypatch.setattr(Path, "write_bytes", fail)
    result = specloom("diff", "one.yaml", "two.yaml", "--accept", "ok.toml", "--update-accepted")

    assert (result.returncode, result.stdout) == (2, "")
    assert "the disk is full; nothing was changed" in result.stderr
    assert Path("ok.toml").read_text("utf-8") == "[000000000000]\nreason = 'x'\n"
    assert sorted(path.name for path in Path().iterdir() if "ok" in path.name) == ["ok.toml"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "ok.toml: error: there is no such file; correct the path, or write it with"),
        (b"\xff", "ok.toml: error: this is not UTF-8; save it as that [unreadable]"),
        (b"[a", "ok.toml:1:3: error: this is not TOML: "),
        (b"[0123456789ab]\n", "ok.toml:1:1: error: 0123456789ab needs a reason: say why"),
    ],
)
@pytest.mark.usefixtures("pair")
def test_an_accept_file_that_is_wrong(data: bytes | None, said: str, specloom: Specloom) -> None:
    if data is not None:
        Path("ok.toml").write_bytes(data)
    result = specloom("diff", "one.yaml", "two.yaml", "--accept", "ok.toml")

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(said)
    assert result.stderr.count("\n") == 1
