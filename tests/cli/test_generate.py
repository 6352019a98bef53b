"""Descriptions become packages: all of them or none."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from specloom.render.write import MANIFEST

Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]

SINGLE = ("--spec", "specs/cats/2020-01-01.yaml", "--package", "kitten_client", "--output", "out")


@pytest.fixture
def compiled(project: Path, specloom: Specloom) -> Path:
    """Give the project with its descriptions compiled."""
    assert specloom("compile").returncode == 0
    return project


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# -------------------------------------------------------------------------- from specloom.toml


def test_every_api_by_default(compiled: Path, specloom: Specloom) -> None:
    result = specloom("generate")

    assert result.returncode == 0
    assert "wrote generated/pets/pets_client/__init__.py\n" in result.stdout
    assert "wrote generated/cats/cats_client/__init__.py\n" in result.stdout
    assert "generated/pets: " in result.stderr
    for version in ("v1", "v2"):
        assert (compiled / "generated/pets/pets_client" / version / "__init__.py").is_file()


def test_the_second_run_writes_nothing(compiled: Path, specloom: Specloom) -> None:
    specloom("generate")
    before = snapshot(compiled / "generated")
    result = specloom("generate")

    assert (result.returncode, result.stdout) == (0, "")
    assert " 0 written, 0 removed, " in result.stderr
    assert snapshot(compiled / "generated") == before


def test_one_api(compiled: Path, specloom: Specloom) -> None:
    assert specloom("generate", "cats").returncode == 0
    assert [path.name for path in (compiled / "generated").iterdir()] == ["cats"]


def test_a_version_keeps_its_family(compiled: Path, specloom: Specloom) -> None:
    assert specloom("generate", "pets@2").returncode == 0
    assert (compiled / "generated/pets/pets_client/v1").is_dir()
    assert specloom("generate", "pets", "--check").returncode == 0


def test_a_version_alone_in_a_folder_of_its_own(compiled: Path, specloom: Specloom) -> None:
    result = specloom("generate", "pets@2", "--output", "out", "--package", "my_pets")

    assert result.returncode == 0
    assert (compiled / "out/my_pets/v2/__init__.py").is_file()
    assert not (compiled / "out/my_pets/v1").exists()
    assert not (compiled / "generated").exists()


def test_names_are_kept_by_the_lock(compiled: Path, specloom: Specloom) -> None:
    specloom("generate", "cats")
    lock = compiled / "generated/cats/names.lock.json"
    text = lock.read_text(encoding="utf-8")
    lock.write_text(text.replace('"Cat"', '"Tiger"'), encoding="utf-8")

    assert specloom("generate", "cats").returncode == 0
    assert '"Tiger"' in lock.read_text(encoding="utf-8")


# ------------------------------------------------------------------------------- from one SPEC


@pytest.mark.parametrize("package", ["pager_client", "options", "_pets_"])
def test_a_client_hides_nothing_of_its_package(
    package: str, compiled: Path, specloom: Specloom
) -> None:
    assert specloom("generate", *SINGLE[:3], package, *SINGLE[4:]).returncode == 0
    first = (compiled / "out" / package / "client.py").read_text(encoding="utf-8")
    named = {"pager_client": "PagerClient", "options": "OptionsClient", "_pets_": "Pets"}

    assert f"class Async{named[package]}(AsyncClient):" in first
    project = (compiled / "out/pyproject.toml").read_text(encoding="utf-8")
    assert f'name = "{package.strip("_").replace("_", "-")}"' in project


def test_one_description(compiled: Path, specloom: Specloom) -> None:
    result = specloom("generate", *SINGLE)

    assert result.returncode == 0
    source = (compiled / "out/kitten_client/__init__.py").read_text(encoding="utf-8")
    assert "Kitten" in source
    assert (compiled / "out/symbols/1.json").is_file()
    assert (compiled / "out" / MANIFEST).is_file()
    assert specloom("generate", *SINGLE, "--check").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("pets", *SINGLE), "name APIs or give --spec, not both"),
        (("--spec", "a.yaml"), "--spec needs --package and --output"),
        ((*SINGLE[:3], "class", *SINGLE[4:]), "--package 'class' must be a Python name"),
        ((*SINGLE[:3], "json", *SINGLE[4:]), "--package 'json' is the name of a module"),
        ((*SINGLE[:3], "idna", *SINGLE[4:]), "--package 'idna' is the name of a module"),
        ((*SINGLE[:3], "pétits", *SINGLE[4:]), "--package 'pétits' must be of ASCII letters"),
        ((*SINGLE[:3], "__", *SINGLE[4:]), "--package '__' must be of ASCII letters"),
        (("pets", "--package", "httpx"), "--package 'httpx' is the name of a module"),
        (("pets", "--package", "my pets"), "--package 'my pets' must be a Python name"),
        (("--output", "out"), "--package and --output go with one API"),
        (("--templates", "nowhere"), "Directory 'nowhere' does not exist"),
    ],
)
@pytest.mark.usefixtures("project")
def test_wrong_usage(arguments: tuple[str, ...], said: str, specloom: Specloom) -> None:
    result = specloom("generate", *arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr


# --------------------------------------------------------------------------------------- check


def test_check_lists_what_is_not_current(compiled: Path, specloom: Specloom) -> None:
    specloom("generate")
    current = specloom("generate", "--check")
    assert (current.returncode, current.stdout) == (0, "")
    assert current.stderr == "all is current\n"

    package = compiled / "generated/cats/cats_client"
    (package / "__init__.py").write_text("# mine\n", encoding="utf-8")
    (package / "py.typed").unlink()
    before = snapshot(compiled / "generated")
    result = specloom("generate", "--check")

    assert result.returncode == 1
    assert result.stdout.splitlines() == [
        "generated/cats/cats_client/__init__.py: hand-edited",
        "generated/cats/cats_client/py.typed: missing",
    ]
    assert result.stderr == "2 files not current; run `specloom generate`\n"
    assert snapshot(compiled / "generated") == before


def test_a_version_that_is_dropped_goes(compiled: Path, specloom: Specloom) -> None:
    specloom("generate", "pets")
    config = compiled / "specloom.toml"
    text = config.read_text(encoding="utf-8").replace('["1", "2"]', '["1"]')
    config.write_text(text, encoding="utf-8")

    assert "v2/__init__.py: left over" in specloom("generate", "pets", "--check").stdout
    assert "removed generated/pets/pets_client/v2/__init__.py" in specloom("generate").stdout
    assert not (compiled / "generated/pets/pets_client/v2").exists()


# ------------------------------------------------------------------------------------- selection

CATS_AND_DOGS = """\
openapi: 3.1.0
info: {title: Cats and dogs, version: "1"}
servers: [{url: "https://example.com"}]
paths:
  /cats: {get: {tags: [cats], operationId: listCats, responses: {"200": {
    description: Cats., content: {application/json: {schema: {$ref: "#/components/schemas/Cat"}}}
  }}}}
  /dogs: {get: {tags: [dogs], operationId: listDogs, responses: {"200": {
    description: Dogs., content: {application/json: {schema: {$ref: "#/components/schemas/Dog"}}}
  }}}}
components:
  schemas:
    Cat: {type: object, properties: {lives: {type: integer}}}
    Dog: {type: object, properties: {barks: {type: boolean}}}
"""


@pytest.fixture
def both(project: Path) -> Path:
    """Give the project with cats and dogs in one description."""
    (project / "specs/cats/2020-01-01.yaml").write_text(CATS_AND_DOGS, encoding="utf-8")
    return project


def configured(project: Path, line: str) -> None:
    """Add a line to the table of the cats."""
    file = project / "specloom.toml"
    text = file.read_text(encoding="utf-8").replace("[apis.cats]\n", f"[apis.cats]\n{line}\n")
    file.write_text(text, encoding="utf-8")


def test_a_part_is_generated_with_what_it_needs(both: Path, specloom: Specloom) -> None:
    configured(both, 'include = ["tag:cats"]')
    assert specloom("generate", "cats").returncode == 0
    folder = both / "generated/cats/cats_client/v2020_01_01"

    assert sorted(path.name for path in (folder / "resources").glob("*.py")) == [
        "__init__.py",
        "cats.py",
    ]
    assert "Dog" not in (folder / "models.py").read_text(encoding="utf-8")
    told = (both / "generated/cats/coverage/2020-01-01.json").read_text(encoding="utf-8")
    assert "/cats" in told
    assert "/dogs" not in told


def test_options_select_before_the_configuration(both: Path, specloom: Specloom) -> None:
    configured(both, 'exclude = ["tag:dogs"]')
    result = specloom(
        "generate", "cats", "--include", "path:/d*", "--exclude", "operationId:listCats"
    )

    assert result.returncode == 0
    assert "resources/dogs.py" in result.stdout
    assert "resources/cats.py" not in result.stdout


@pytest.mark.parametrize(
    ("line", "options", "told"),
    [
        (
            'exclude = ["tag:cows"]',
            (),
            ":9:1: error: tag:cows fits no operation; correct or remove it [idle-pattern]",
        ),
        (
            'exclude = ["path:*"]',
            (),
            ":9:1: error: include and exclude leave no operation; widen the one or narrow the",
        ),
        (
            "",
            ("--exclude", "tag:cows"),
            "--exclude: error: tag:cows fits no operation; correct or remove it [idle-pattern]",
        ),
        ("", ("--include", "cows"), "--include 'cows' is no pattern; write tag:…, path:… or"),
        (
            "",
            ("--include", "tag:cat", "--exclude", "path:/dog"),
            "--exclude: error: path:/dog fits no operation; did you mean '/dogs'?",
        ),
        ("", ("--output", ""), "Invalid value for '--output': name a folder"),
    ],
)
def test_what_selects_nothing_is_told(
    line: str, options: tuple[str, ...], told: str, both: Path, specloom: Specloom
) -> None:
    configured(both, line)
    result = specloom("generate", "cats", *options)

    assert (result.returncode, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.usefixtures("compiled")
def test_patterns_go_with_one_api(specloom: Specloom) -> None:
    result = specloom("generate", "--include", "tag:cats")

    assert result.returncode == 2
    assert "--include and --exclude go with one API" in result.stderr


# ---------------------------------------------------------------------------- options and faults


def test_strict_refuses_what_validate_finds_fault_with(compiled: Path, specloom: Specloom) -> None:
    spec = compiled / "specs/cats/2020-01-01.yaml"
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("/cats:", "/cats/{id}:"), encoding="utf-8")
    result = specloom("generate", "cats", "--strict")

    assert result.returncode == 1
    assert "[path-parameter-missing]" in result.stdout
    assert not (compiled / "generated").exists()


def test_strict_is_about_what_is_selected(compiled: Path, specloom: Specloom) -> None:
    spec = compiled / "specs/cats/2020-01-01.yaml"
    text = spec.read_text(encoding="utf-8")
    wrong = "  /dogs/{id}: {get: {tags: [dogs], responses: {'204': {description: Done.}}}}\n"
    spec.write_text(text.replace("paths:\n", f"paths:\n{wrong}"), encoding="utf-8")

    assert specloom("generate", "cats", "--strict").returncode == 1
    assert specloom("generate", "cats", "--strict", "--include", "tag:dogs").returncode == 1
    assert specloom("generate", "cats", "--strict", "--exclude", "tag:dogs").returncode == 0


@pytest.mark.parametrize("arguments", [(), ("--check",)])
def test_what_is_wrong_is_told_but_not_refused(
    arguments: tuple[str, ...], compiled: Path, specloom: Specloom
) -> None:
    spec = compiled / "specs/cats/2020-01-01.yaml"
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("/cats:", "/cats/{id}:"), encoding="utf-8")
    specloom("generate", "cats")
    result = specloom("generate", "cats", *arguments)

    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr.startswith("specs/cats/2020-01-01.yaml:6:5: error: the path holds `{id}`")
    assert "[path-parameter-missing]\n1 finding; --strict would refuse\n" in result.stderr


def test_what_a_client_does_not_say_is_told_and_refused_by_strict(
    compiled: Path, specloom: Specloom
) -> None:
    spec = compiled / "specs/cats/2020-01-01.yaml"
    text = spec.read_text(encoding="utf-8")
    answer = "{description: Cats., content: {application/json: {schema: {enum: [0.5, 1.5]}}}}"
    halves = f"paths:\n  /halves: {{get: {{responses: {{'200': {answer}}}}}}}\n"
    spec.write_text(text.replace("paths:\n", halves), "utf-8")
    told = "GET /halves: taken as any JSON value: no Python type lists such values. [degraded]\n"
    refused = specloom("generate", "cats", "--strict")

    assert refused.returncode == 1
    assert told in refused.stdout
    assert not (compiled / "generated").exists()

    result = specloom("generate", "cats")

    assert result.returncode == 0
    assert f"warning: {told}1 finding; --strict would refuse\n" in result.stderr
    assert (compiled / "generated/cats/coverage/2020-01-01.json").is_file()


@pytest.mark.parametrize("version", ["", "  # none", ', version: ""', ', version: ".."'])
@pytest.mark.usefixtures("project")
def test_a_description_without_version(version: str, tmp_path: Path, specloom: Specloom) -> None:
    info = f"info: {{title: t{version}}}\n" if "#" not in version else "# info: none\n"
    (tmp_path / "bare.yaml").write_text(f"openapi: 3.1.0\n{info}paths: {{}}\n", encoding="utf-8")
    result = specloom("generate", "--spec", "bare.yaml", *SINGLE[2:])
    client = (tmp_path / "out/kitten_client/client.py").read_text(encoding="utf-8")

    assert result.returncode == 0
    assert ("[openapi-structure]" in result.stderr) == ("version:" not in version)
    assert (tmp_path / "out/symbols/unversioned.json").is_file()
    assert 'VERSION: Final = "unversioned"' in client


FAILING = {
    "client/pyproject.toml.jinja": ("{{ nothing.here }}\n", "is undefined"),
    "client/errors.py.jinja": ("{% extends 'client/errors.py.jinja' %}\n", "includes itself"),
    "runtime/retry.py": ("x = (\n", "does not parse: '(' was never closed"),
    "runtime/units.py": ("\x00\n", "null bytes"),
}


@pytest.mark.parametrize("name", FAILING)
def test_a_template_that_fails_is_told_once(name: str, compiled: Path, specloom: Specloom) -> None:
    text, why = FAILING[name]
    (compiled / "mine" / name).parent.mkdir(parents=True)
    (compiled / "mine" / name).write_text(text, encoding="utf-8")
    result = specloom("generate", "--templates", "mine")

    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert f"mine/{name}:" in result.stderr
    assert why in result.stderr
    assert result.stderr.endswith("[template-failed]\n")


def test_templates_of_one_s_own_come_first(compiled: Path, specloom: Specloom) -> None:
    own = compiled / "mine/client"
    own.mkdir(parents=True)
    template = "[project]\nname = {{ package.distribution | literal }}\n"
    (own / "pyproject.toml.jinja").write_text(template, encoding="utf-8")

    assert specloom("generate", "cats", "--templates", "mine").returncode == 0
    text = (compiled / "generated/cats/pyproject.toml").read_text(encoding="utf-8")
    assert text.startswith("[project]\n")


def test_a_module_of_the_runtime_may_be_one_s_own(compiled: Path, specloom: Specloom) -> None:
    own = compiled / "mine/runtime"
    own.mkdir(parents=True)
    (own / "retry.py").write_text('"""Ours."""\n', encoding="utf-8")

    assert specloom("generate", "cats", "--templates", "mine").returncode == 0
    runtime = compiled / "generated/cats/cats_client/_runtime"
    assert (runtime / "retry.py").read_text(encoding="utf-8") == '"""Ours."""\n'


def test_a_template_that_stands_in_for_nothing(compiled: Path, specloom: Specloom) -> None:
    """One that another of one's own includes is of use, and so is nobody's business hidden."""
    own = compiled / "mine/client"
    own.mkdir(parents=True)
    (own / "errors.py.jinja").write_text("{% include 'client/head.jinja' %}\n", "utf-8")
    for name in ("head.jinja", ".hidden", "resources.py.jinja"):
        (own / name).write_text("", "utf-8")
    result = specloom("generate", "cats", "--templates", "mine")

    assert result.returncode == 2
    assert result.stderr == (
        "mine/client/resources.py.jinja: error: there is no template 'client/resources.py.jinja' "
        "to stand in for; did you mean 'client/resource.py.jinja'? [idle-template]\n"
    )


def test_all_that_is_wrong_is_told_at_once(compiled: Path, specloom: Specloom) -> None:
    (compiled / "specs/pets/1.yaml").unlink()
    (compiled / "specs/cats/2020-01-01.yaml").unlink()
    result = specloom("generate")

    assert result.returncode == 2
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        "specs/pets/1.yaml",
        "specs/cats/2020-01-01.yaml",
    ]


# ------------------------------------------------------------------------------- next to nothing


@pytest.mark.parametrize(
    ("parts", "has"),
    [
        ("webhooks: {born: {post: {responses: {}}}}", "the client has webhooks alone"),
        ("components: {schemas: {Cat: {type: object}}}", "the client has models alone"),
        ("paths: {}", "the client is empty"),
    ],
)
def test_a_client_without_operations_is_told_of(
    parts: str, has: str, tmp_path: Path, specloom: Specloom
) -> None:
    info = "openapi: 3.1.0\ninfo: {title: Cats, version: '1'}\n"
    spec = tmp_path / "cats.yaml"
    spec.write_text(f"{info}{parts}\n", encoding="utf-8")
    result = specloom("generate", "--spec", spec, "--package", "cats", "--output", tmp_path / "out")

    assert result.returncode == 0
    assert f"info: there is no operation; {has} [no-operations]" in result.stderr
