"""Laws of the house that no linter knows."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import specloom

ROOT = Path(__file__).parents[2]
GENERAL = ("generator", "templates")
FORBIDDEN_NAMES = ("utils", "helpers", "manager", "base", "core", "handler")
LONGEST_FUNCTION = 50

MODULES = ["specloom"] + [
    module.name for module in pkgutil.walk_packages(specloom.__path__, "specloom.")
]


def general_files() -> list[Path]:
    return sorted(
        path
        for folder in GENERAL
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )


def python_files() -> list[Path]:
    return [path for path in general_files() if path.suffix == ".py"]


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_api_is_named_in_what_is_general() -> None:
    config = tomllib.loads((ROOT / "specloom.toml").read_text(encoding="utf-8"))
    words = {word for name in config["apis"] for word in name.split("-")}
    pattern = re.compile("|".join(words), re.IGNORECASE)
    named = [
        f"{label(path)}:{number}"
        for path in general_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line) or pattern.search(path.name)
    ]

    assert words == {"enode", "renault", "zoe"}
    assert named == []


def public(module: ModuleType) -> set[str]:
    """Give the names a module itself defines, or a package takes from its own rooms."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef() | ast.ClassDef() | ast.AsyncFunctionDef():
                names.add(node.name)
            case ast.ImportFrom(module=str(source)) if hasattr(module, "__path__"):
                names |= {one.name for one in node.names if source.startswith(module.__name__)}
            case _:
                pass
    return {name for name in names if not name.startswith("_")}


@pytest.mark.parametrize("name", [name for name in MODULES if name != "specloom"])
def test_all_is_sorted_and_true(name: str) -> None:
    module = importlib.import_module(name)
    exported = list(module.__all__)

    assert [one for one in exported if not hasattr(module, one)] == []
    assert exported == sorted(set(exported), key=_isort_order)
    assert public(module) - set(exported) == set()


def _isort_order(name: str) -> tuple[int, str]:
    """Sort as ruff does (RUF022): CONSTANTS, then Classes, then functions."""
    kind = 0 if name.isupper() else 1 if name[:1].isupper() else 2
    return kind, name


@pytest.mark.parametrize("path", sorted((ROOT / "generator").rglob("__init__.py")), ids=label)
def test_a_package_opens_with_its_contract(path: Path) -> None:
    contract = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""

    assert 3 <= len(contract.splitlines()) <= 10


@pytest.mark.parametrize("path", python_files(), ids=label)
def test_functions_are_short_and_modules_well_named(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = [
        f"{node.name}: {length} lines"
        for node in functions
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]

    assert long == []
    assert path.stem not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", python_files(), ids=label)
def test_no_cycle_is_hidden_and_no_check_is_silenced_without_a_code(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert "TYPE_CHECKING" not in text or "runtime" in path.parts or "if TYPE_CHECKING" not in text
    assert re.findall(r"#\s*(?:type|pyright):\s*ignore(?!\[)|#\s*noqa(?!: [A-Z])", text) == []


def test_constraints_are_exact_and_name_no_index() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not re.fullmatch(r"[\w.\-]+==[\w.]+", line)] == []


def test_every_direct_dependency_has_a_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    groups = project["dependency-groups"].values()
    wanted = [project["project"]["dependencies"], *extras, *groups]
    names = {re.split(r"[\[<>=]", one)[0] for group in wanted for one in group}
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower().replace("_", "-")
    reasons = (ROOT / "docs/decisions/0001-dependencies.md").read_text(encoding="utf-8")

    assert [name for name in sorted(names) if f"`{name}`" not in reasons] == []
    assert [name for name in sorted(names) if f"{name}==" not in pinned] == []
