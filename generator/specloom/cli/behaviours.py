"""Loads the module of a behaviour: the user's own Python, run because specloom.toml names it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from specloom.cli.complaints import lines_of
from specloom.cli.project import Project, shown
from specloom.config import ApiConfig
from specloom.errors import BadInput, Finding, Location
from specloom.mock.behaviour import Behaviour

__all__ = ["behaviour_of"]


def behaviour_of(project: Project, api: ApiConfig) -> Behaviour:
    """Give the behaviour that the project names for an API, one without functions if none.

    While the module is read, the folder of specloom.toml is a place to import from; what it
    imports from there is its own, read anew each time.

    Raises:
        BadInput: There is no such file, it fails, or it holds no `Behaviour` named `behaviour`.
    """
    if api.behaviour is None:
        return Behaviour()
    path = project.root / api.behaviour
    where = project.config.locate("apis", api.name, "behaviour")
    if not path.is_file() or not path.resolve().is_relative_to(project.root.resolve()):
        message = f"behaviour names {shown(path)}, and there is no such file in this project"
        raise BadInput(Finding("no-behaviour", f"{message}; correct the path", where))
    found = _loaded(project.root, path, f"specloom_behaviour_{api.name}")
    if not isinstance(found, Behaviour):
        message = "this holds no `behaviour = Behaviour()`; docs/mock.md shows how to write one"
        raise BadInput(Finding("no-behaviour", message, Location(shown(path))))
    if unknown := found.unknown_versions(api.versions):
        message = f"this names the version {unknown[0]!r}; {api.name} has {', '.join(api.versions)}"
        raise BadInput(Finding("unknown-version", message, Location(shown(path))))
    return found


def _loaded(root: Path, path: Path, name: str) -> object:
    """Run a module and give what it calls `behaviour`."""
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        message = "this is no Python module; a behaviour is a file that ends in .py"
        raise BadInput(Finding("no-behaviour", message, Location(shown(path))))
    module = importlib.util.module_from_spec(spec)
    with _importable(root):
        try:
            spec.loader.exec_module(module)
        except (Exception, SystemExit) as error:  # whatever the user's own code does
            line, column = _place(error, path)
            message = f"this cannot be loaded: {type(error).__name__}: {error}"
            raise BadInput(
                Finding("broken-behaviour", message, Location(shown(path), line, column))
            ) from error
    return getattr(module, "behaviour", None)


def _place(error: BaseException, path: Path) -> tuple[int, int]:
    """Give line and column of the module that failed, the deepest; zeros where it did not."""
    if isinstance(error, SyntaxError) and error.filename == str(path):
        return error.lineno or 0, error.offset or 1
    lines = [line for file, line in lines_of(error) if file == str(path)]
    return (lines[-1], 1) if lines else (0, 0)


@contextmanager
def _importable(root: Path) -> Iterator[None]:
    before = {name.partition(".")[0] for name in sys.modules}
    sys.path.insert(0, str(root))
    try:
        yield
    finally:
        sys.path.remove(str(root))
        fresh = [name for name in sys.modules if name.partition(".")[0] not in before]
        for name in [name for name in fresh if _is_below(sys.modules[name], root)]:
            del sys.modules[name]


def _is_below(module: ModuleType, root: Path) -> bool:
    places = [*getattr(module, "__path__", ()), getattr(module, "__file__", None)]
    return any(place and Path(place).is_relative_to(root) for place in places)
