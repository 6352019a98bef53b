"""specloom.toml is found from any folder below it; SPEC arguments become what `load` reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.cli.project import address, find_project, shown
from specloom.errors import BadInput


def said(spec: str) -> str:
    with pytest.raises(BadInput) as caught:
        address(spec)
    return str(caught.value)


def test_found_from_below(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "specs" / "pets")

    assert find_project().root == project
    assert find_project().config.file == str(project / "specloom.toml")


def test_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert said("pets@1") == (
        "pets@1: error: there is no file of that name, and no specloom.toml here or above to name "
        "an API; correct the path, or the folder [no-configuration]"
    )
    with pytest.raises(BadInput, match="--spec … --package … --output …"):
        find_project()
    assert address("pets") == "pets"


def test_only_some_have_a_client(project: Path) -> None:
    file = project / "specloom.toml"
    bare = '[apis.birds]\nversions = ["1"]\nspecs = "birds/{version}.yaml"\n'
    file.write_text(f"{file.read_text('utf-8')}\n{bare}", encoding="utf-8")
    found = find_project()
    names = [api.name for api in found.clients(())]

    assert [api.name for api in found.apis(())] == [*names, "birds"]
    with pytest.raises(BadInput) as caught:
        found.clients([names[0], "birds"])
    told = 'error: birds has no client; give it "output", "package" and "client" in specloom.toml'
    assert told in str(caught.value)

    file.write_text(bare, encoding="utf-8")
    with pytest.raises(BadInput, match="birds has no client"):
        find_project().clients(())


def test_unreadable(project: Path) -> None:
    (project / "specloom.toml").write_bytes(b"\xff")

    assert said("pets@1").startswith("specloom.toml: error: this cannot be read: ")


def test_a_revision_without_a_file(project: Path) -> None:
    assert said("git:main") == (
        "git:main: error: this names no file; write git:main:PATH, or git:main: for the folder at "
        "the top [no-path]"
    ), project


@pytest.mark.parametrize(
    "spec",
    [
        "-",
        "https://a.example/b@c",
        "git:HEAD:specs/a.yaml",
        "git:HEAD:",
        "a/b@1",
        "./pets@1",
        "openapi.yaml",
    ],
)
def test_what_names_no_api_is_left_alone(spec: str, project: Path) -> None:
    assert (address(spec), project.exists()) == (spec, True)


def test_a_version_of_an_api(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert address("pets@2") == "specs/pets/2.yaml"
    monkeypatch.chdir(project / "specs")
    assert address("pets@2") == str(project / "specs/pets/2.yaml").replace(f"{project}/specs/", "")


def test_a_file_of_that_name_comes_first(project: Path) -> None:
    (project / "pets@2").touch()

    assert address("pets@2") == "pets@2"


def test_unknown_version(project: Path) -> None:
    assert said("pets@3") == (
        "pets@3: error: pets has no version '3'; it has 1, 2 [unknown-version]"
    ), project
    assert said("cats@2029-01-01").endswith("it has 2020-01-01 [unknown-version]")
    assert said("pets@") == (
        "pets@: error: no version follows the @; name one of 1, 2 [no-version]"
    )


def test_unknown_api(project: Path) -> None:
    assert said("pet@1") == (
        "pet: error: specloom.toml names no API 'pet', only pets, cats; "
        "did you mean 'pets'? [unknown-api]"
    ), project
    (project / "specloom.toml").write_text("", encoding="utf-8")
    assert said("pets@1") == (
        "specloom.toml: error: specloom.toml names no API; describe one in a table [apis.NAME] "
        "[no-api]"
    )


def test_a_forgotten_version(project: Path) -> None:
    assert said("pets").endswith("name a version too, such as pets@2 [no-version]"), project


def test_paths_are_shown_from_here(project: Path) -> None:
    assert shown(project / "specs") == "specs"
    assert shown(project.parent) == str(project.parent)
