"""Migration reports are written for what is asked for, kept current, and never half written."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from specloom.render.write import MANIFEST

Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]

FOLDER = "generated/pets/migrations"


@pytest.fixture
def three(project: Path, specloom: Specloom) -> Path:
    """Give the project with a third version of its first API, with a property less and one more."""
    assert specloom("compile").returncode == 0
    text = (project / "specs/pets/2.yaml").read_text("utf-8")
    begin = text.index("        name:")
    end = text.index("        age:")
    colour = "        colour: {type: string}\n"
    third = f"{text[:begin]}{text[end:]}{colour}".replace('version: "2"', 'version: "3"')
    (project / "specs/pets/3.yaml").write_text(third, "utf-8")
    config = project / "specloom.toml"
    config.write_text(config.read_text("utf-8").replace('["1", "2"]', '["1", "2", "3"]'), "utf-8")
    return project


def names(folder: str | Path) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def files(*stems: str, forms: tuple[str, ...] = ("html", "json", "md")) -> list[str]:
    return [f"{stem}.{form}" for stem in stems for form in forms]


EVERYTHING = sorted([MANIFEST, "index.html", "index.md", *files("1-to-2", "1-to-3", "2-to-3")])


@pytest.mark.usefixtures("three")
def test_every_hop_the_long_jump_and_an_index(specloom: Specloom) -> None:
    first, second = specloom("migrate", "pets"), specloom("migrate", "pets")

    assert (first.returncode, second.returncode) == (0, 0)
    assert names(FOLDER) == EVERYTHING
    assert f"wrote {FOLDER}/1-to-3.html\n" in first.stdout
    assert first.stderr == f"{FOLDER}: {len(EVERYTHING)} written, 0 removed, 0 unchanged\n"
    assert (second.stdout, second.stderr.count(" 0 written")) == ("", 1)


def test_what_the_client_leaves_out_is_left_out(three: Path, specloom: Specloom) -> None:
    newest = three / "specs/pets/3.yaml"
    dogs = "paths:\n  /dogs: {get: {responses: {'204': {description: Dogs.}}}}\n"
    newest.write_text(newest.read_text("utf-8").replace("paths:\n", dogs), "utf-8")
    hop = ("migrate", "pets", "2", "3", "--format", "markdown")

    assert specloom(*hop).returncode == 0
    assert "/dogs" in (three / FOLDER / "2-to-3.md").read_text("utf-8")

    config = three / "specloom.toml"
    narrow = '[apis.pets]\nexclude = ["path:/dogs"]\n'
    config.write_text(config.read_text("utf-8").replace("[apis.pets]\n", narrow), "utf-8")

    assert specloom(*hop).returncode == 0
    assert "/dogs" not in (three / FOLDER / "2-to-3.md").read_text("utf-8")


@pytest.mark.usefixtures("three")
def test_apis_without_history_are_passed_over(specloom: Specloom) -> None:
    assert specloom("migrate").returncode == 0
    assert names("generated") == ["pets"]


def test_two_versions_have_no_long_jump(project: Path, specloom: Specloom) -> None:
    specloom("compile")
    assert specloom("migrate", "pets").returncode == 0
    wanted = [MANIFEST, "index.html", "index.md", *files("1-to-2")]

    assert names(project / FOLDER) == sorted(wanted)


@pytest.mark.usefixtures("three")
def test_a_report_tells_both_clients_and_places(specloom: Specloom) -> None:
    specloom("migrate", "pets", "--output", "out")
    report = json.loads(Path("out/2-to-3.json").read_text("utf-8"))
    files_named = {
        side["file"]
        for step in report["steps"]
        for side in step["change"]["source"].values()
        if side
    }

    assert report["base"] == {
        "version": "2",
        "client": {"module": "pets_client.v2", "name": "Pets"},
    }
    assert report["hops"] == ["2", "3"]
    assert files_named == {"specs/pets/2.yaml", "specs/pets/3.yaml"}
    assert json.loads(Path("out/1-to-3.json").read_text("utf-8"))["hops"] == ["1", "2", "3"]


def test_reports_are_the_same_wherever_the_command_is_run(
    three: Path, specloom: Specloom, monkeypatch: pytest.MonkeyPatch
) -> None:
    specloom("migrate", "pets")
    monkeypatch.chdir(three / "specs/pets")
    result = specloom("migrate", "pets", "--check")

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "all is current\n")


# ----------------------------------------------------------------------------------- one report


@pytest.mark.usefixtures("three")
def test_a_pair_alone(specloom: Specloom) -> None:
    specloom("migrate", "pets", "3", "1", "--output", "out")
    report = json.loads(Path("out/3-to-1.json").read_text("utf-8"))

    assert names("out") == sorted([*files("3-to-1"), MANIFEST])
    assert report["hops"] == ["3", "2", "1"]


@pytest.mark.usefixtures("three")
def test_one_format_alone(specloom: Specloom) -> None:
    specloom("migrate", "pets", "--format", "markdown", "--output", "out")
    wanted = [MANIFEST, "index.md", *files("1-to-2", "1-to-3", "2-to-3", forms=("md",))]

    assert names("out") == sorted(wanted)


@pytest.mark.usefixtures("three")
def test_a_part_leaves_the_rest_alone(specloom: Specloom) -> None:
    specloom("migrate", "pets")
    hop = specloom("migrate", "pets", "1", "2")
    html = specloom("migrate", "pets", "--format", "html")
    extra = specloom("migrate", "pets", "3", "2", "--format", "json")
    checked = specloom("migrate", "pets", "--check")

    assert (hop.stdout, html.stdout) == ("", "")
    assert f"wrote {FOLDER}/3-to-2.json\n" in extra.stdout
    assert names(FOLDER) == sorted([*EVERYTHING, "3-to-2.json"])
    assert specloom("migrate", "pets", "3", "2", "--format", "json", "--check").returncode == 0
    assert f"{FOLDER}/3-to-2.json: left over\n" in checked.stdout
    assert f"removed {FOLDER}/3-to-2.json\n" in specloom("migrate", "pets").stdout


# --------------------------------------------------------------------------- check, and no check


def test_check_lists_what_is_not_current(three: Path, specloom: Specloom) -> None:
    specloom("migrate", "pets")
    (three / FOLDER / "1-to-2.md").write_text("mine\n", "utf-8")
    (three / FOLDER / "index.html").unlink()
    result = specloom("migrate", "--check")

    assert result.returncode == 1
    assert result.stdout == f"{FOLDER}/1-to-2.md: hand-edited\n{FOLDER}/index.html: missing\n"
    assert result.stderr == "2 files not current; run `specloom migrate`\n"


@pytest.mark.usefixtures("three")
def test_clients_and_reports_leave_each_other_alone(specloom: Specloom) -> None:
    specloom("generate", "pets")
    specloom("migrate", "pets")
    specloom("generate", "pets")

    assert names(FOLDER) == EVERYTHING
    assert specloom("generate", "pets", "--check").returncode == 0
    assert specloom("migrate", "pets", "--check").returncode == 0


@pytest.mark.usefixtures("three")
def test_reports_call_things_as_the_lock_does(specloom: Specloom) -> None:
    specloom("generate", "pets")
    lock = Path("generated/pets/names.lock.json")
    names_kept = json.loads(lock.read_text("utf-8"))
    names_kept["members"]["Pet"]["name"] = "nickname"
    lock.write_text(json.dumps(names_kept), "utf-8")
    specloom("migrate", "pets")

    assert "print(pet.nickname)" in Path(FOLDER, "2-to-3.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("pets", "1"), "name two versions, BASE and REVISION, or none"),
        (("pets", "1", "1"), "BASE and REVISION are the same version; name two"),
        (("pets", "1", "2", "3"), "name two versions, BASE and REVISION, or none"),
        (("pets", "--format", "text"), "'text' is not one of 'markdown', 'html', 'json'"),
        (("dogs",), "names no API 'dogs', only pets, cats"),
        (("pets", "1", "4"), "pets has no version '4'; it has 1, 2, 3"),
        (("cats",), "cats has one version, so there is nowhere to migrate to"),
    ],
)
@pytest.mark.usefixtures("three")
def test_wrong_usage(arguments: tuple[str, ...], said: str, specloom: Specloom) -> None:
    result = specloom("migrate", *arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr


def test_an_output_for_several_apis(three: Path, specloom: Specloom) -> None:
    config = three / "specloom.toml"
    text = config.read_text("utf-8").replace('["2020-01-01"]', '["2020-01-01", "2021-01-01"]')
    config.write_text(text, "utf-8")

    assert "--output goes with one API" in specloom("migrate", "--output", "out").stderr


def test_what_is_wrong_with_several_apis_is_told_at_once(three: Path, specloom: Specloom) -> None:
    config = three / "specloom.toml"
    text = config.read_text("utf-8").replace('["2020-01-01"]', '["2020-01-01", "2021-01-01"]')
    config.write_text(text + "\n[diff]\nmapping = 'none.yaml'\n", "utf-8")
    (three / "specs/pets/2.yaml").unlink()
    result = specloom("migrate")

    assert (result.returncode, result.stdout) == (2, "")
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        "specloom.toml",
        "specs/pets/2.yaml",
        "specs/cats/2021-01-01.yaml",
    ]
    assert not (three / "generated").exists()
