"""What is built and installed is whole: templates travel along, and it works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from specloom.render.templates import templates_root

ROOT = Path(__file__).parents[2]

PETS = """\
openapi: "3.1.0"
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example.com"}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      responses:
        "200":
          description: All pets.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"""


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and the sdist, with the build backend that is installed here."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def sources(folder: str, prefix: str) -> set[str]:
    """Give the files of a folder of the checkout as an archive should name them."""
    return {
        prefix + path.relative_to(ROOT / folder).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_and_the_templates_and_nothing_else(dist: Path) -> None:
    names = set(zipfile.ZipFile(only(dist, "*.whl")).namelist())
    expected = sources("generator/specloom", "specloom/") | sources(
        "templates", "specloom/templates/"
    )

    assert {name for name in names if ".dist-info/" not in name} == expected


def test_the_sdist_holds_what_the_wheel_is_built_from(dist: Path) -> None:
    archive = only(dist, "*.tar.gz")
    with tarfile.open(archive) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    expected = sources("generator", "generator/") | sources("templates", "templates/")

    assert expected | {"pyproject.toml", "README.md", "LICENSE"} <= names


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty environment; what it depends on is lent by this one."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv/bin/python"
    wheel = str(only(dist, "*.whl"))
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--no-index"]
    subprocess.run([*pip, "--no-deps", wheel], check=True, capture_output=True)
    own = only(folder / "venv/lib", "python*") / "site-packages"
    for lent in Path(sysconfig.get_path("purelib")).iterdir():
        if _is_lent(lent.name) and not (own / lent.name).exists():
            (own / lent.name).symlink_to(lent)
    (folder / "venv/bin/ruff").symlink_to(Path(sys.executable).with_name("ruff"))
    return folder / "venv"


def _is_lent(name: str) -> bool:
    """Lend everything but this project itself, whose checkout must not be found."""
    return "specloom" not in name and not name.endswith(".pth")


def test_the_installed_wheel_generates_from_any_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "pets.yaml").write_text(PETS, encoding="utf-8")
    arguments = "generate --spec pets.yaml --package pets_client --output out".split()
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [installed / "bin/specloom", *arguments],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, done.stderr)
    assert "wrote out/pets_client/__init__.py" in done.stdout
    code = "import pets_client, specloom; print(specloom.__file__); pets_client.Pets"
    shown = subprocess.run(
        [installed / "bin/python", "-W", "error", "-c", code],
        cwd=tmp_path / "out",
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.startswith(str(installed))


def test_the_checkout_finds_its_own_templates() -> None:
    assert (templates_root() / "runtime").is_dir()
    assert templates_root() == ROOT / "templates"
