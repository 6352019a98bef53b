"""What a comparison takes in: two descriptions, the project's settings and its mapping file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import TypeVar

from specloom.cli.project import Project, address, config_of, shown, surrounding_project
from specloom.config import DiffSettings, Policy, closest
from specloom.diff import Subject
from specloom.diff.hints import Hint, parse_mapping
from specloom.diff.rules import rule_ids
from specloom.errors import BadInput, Finding
from specloom.ir import build, paged
from specloom.spec import load, load_value

__all__ = ["Inputs", "attempt", "inputs", "settings", "subject"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that `specloom.diff.compare` asks for; `mapping` are the rows of the mapping file."""

    base: Subject
    revision: Subject
    settings: DiffSettings
    mapping: tuple[Hint, ...]


def inputs(
    base: str,
    revision: str,
    wrong: list[Finding],
    *,
    policy: Policy | None = None,
    allow_remote: bool = False,
) -> Inputs | None:
    """Read both sides and the settings; None where `wrong` has grown by all that is wrong."""
    ours = attempt(lambda: settings(surrounding_project(), policy), wrong)
    left = attempt(lambda: subject(base, allow_remote=allow_remote), wrong)
    right = attempt(lambda: subject(revision, allow_remote=allow_remote), wrong)
    if ours is None or left is None or right is None:
        return None
    return Inputs(left, right, *ours)


def attempt(make: Callable[[], T], wrong: list[Finding]) -> T | None:
    """Give what is made; None where `wrong` has grown by what is wrong with it."""
    try:
        return make()
    except BadInput as error:
        wrong += error.findings
        return None


def subject(spec: str, *, allow_remote: bool = False) -> Subject:
    """Load and build one side.

    Raises:
        BadInput: It cannot be read.
    """
    document = load(address(spec), allow_remote=allow_remote)
    source = document.source if "://" in spec else spec  # an address may hold a secret
    config = config_of(spec)
    api = paged(build(document), config.pagination if config else ())
    return Subject(source, document, api)


def settings(
    project: Project | None, policy: Policy | None = None
) -> tuple[DiffSettings, tuple[Hint, ...]]:
    """Give the settings of a project with the rows of its mapping file; `policy` is asked first.

    Raises:
        BadInput: A level is set for no rule, or the mapping file is missing or wrong.
    """
    if project is None:
        return DiffSettings(policy=policy or "lenient"), ()
    found = project.config.diff
    wrong = [*_unknown_rules(project)]
    rows = attempt(lambda: _mapping(project), wrong)
    if wrong or rows is None:
        raise BadInput(*wrong)
    return (replace(found, policy=policy) if policy else found), rows


def _mapping(project: Project) -> tuple[Hint, ...]:
    name = project.config.diff.mapping
    if name is None:
        return ()
    path = project.root / name
    if not path.is_file():
        message = f"diff.mapping names {shown(path)}, and there is no such file; correct the path"
        raise BadInput(Finding("no-mapping", message, project.config.locate("diff", "mapping")))
    file = load_value(shown(path))
    return parse_mapping(file.value, file.locate)


def _unknown_rules(project: Project) -> Iterator[Finding]:
    known = rule_ids()
    for pattern, _ in project.config.diff.levels:
        if not any(fnmatchcase(rule, pattern) for rule in known):
            message = f"diff.levels.{pattern} fits no rule; `specloom rules` lists them"
            where = project.config.locate("diff", "levels", pattern)
            yield Finding("unknown-rule", f"{message}{closest(pattern, known)}", where)
