"""`specloom migrate`: what users of one version's client must do to use another version's."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final, TypeAlias

import click

from specloom.cli.folders import Folder, check_folders, write_folders
from specloom.cli.generate import committed_lock
from specloom.cli.inputs import attempt, settings, subject
from specloom.cli.project import Project, find_project, shown
from specloom.cli.tell import progress
from specloom.config import ApiConfig, DiffSettings
from specloom.diff import Subject, compare
from specloom.diff.hints import Hint
from specloom.diff.migration.matrix import matrix
from specloom.diff.migration.model import Client, Migration
from specloom.diff.migration.sides import MigrationSide
from specloom.diff.migration.steps import migrate
from specloom.diff.model import Change
from specloom.errors import BadInput, Finding, Location
from specloom.ir import paged
from specloom.names import plan as plan_names
from specloom.render.sources import Version
from specloom.render.write import OutputFile
from specloom.report.migration import (
    Index,
    MigrationFormat,
    indexed,
    render_index,
    render_migration,
    report_name,
)
from specloom.values import select

__all__ = ["FOLDER", "command"]

FOLDER: Final = "migrations"
"""Where the reports of an API stand in the folder of its client."""

_SUFFIXES: Final[Mapping[MigrationFormat, str]] = {"markdown": "md", "html": "html", "json": "json"}
_INDEX: Final = "index"

Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Family:
    """All versions of an API, oldest first, and how they are to be compared."""

    root: Path
    api: ApiConfig
    subjects: Mapping[str, Subject]
    sides: Mapping[str, MigrationSide]
    settings: DiffSettings
    mapping: tuple[Hint, ...]

    @property
    def versions(self) -> tuple[str, ...]:
        return tuple(self.subjects)

    def compare(self, pair: Pair) -> tuple[Change, ...]:
        """Give what changes; files are named from the project, wherever the command is run."""
        base, revision = (self.subjects[version] for version in pair)
        diff = compare(base, revision, self.settings, self.mapping, each_move=True)
        return tuple(
            replace(
                change,
                base=_from_root(change.base, self.root),
                revision=_from_root(change.revision, self.root),
            )
            for change in diff.changes
        )

    def migration(self, pair: Pair, changes: Sequence[Change]) -> Migration:
        """Give what the changes of a pair ask of code; the pair may lead back in time."""
        base, revision = (self.sides[version] for version in pair)
        first, last = sorted(map(self.versions.index, pair))
        passed = self.versions[first : last + 1]
        hops = passed if base.version == passed[0] else passed[::-1]
        return migrate(self.api.client, base, revision, changes, hops)


@click.command("migrate")
@click.argument("api", required=False)
@click.argument("pair", metavar="[BASE REVISION]", nargs=-1)
@click.option("--format", "form", type=click.Choice(list(_SUFFIXES)), help="Write this one alone.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help=f"Folder to write to; `{FOLDER}` in the folder of the client by default.",
)
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing; exit 1 and list what is not current.",
)
@click.option("--allow-remote", is_flag=True, help="Follow references to other hosts.")
def command(  # noqa: PLR0913 - one for each option
    api: str | None,
    pair: tuple[str, ...],
    *,
    form: str | None,
    output: Path | None,
    only_check: bool,
    allow_remote: bool,
) -> int:
    """Write migration reports: what to do in code that moves from one version to another.

    From every version of an API to the next, from the first to the last, and an index of them; or
    from BASE to REVISION alone. Without API, for every API of specloom.toml that has versions.
    """
    if len(pair) not in (0, 2):
        raise click.UsageError("name two versions, BASE and REVISION, or none")
    if len(pair) != len(set(pair)):
        raise click.UsageError("BASE and REVISION are the same version; name two")
    project = find_project()
    chosen = _chosen(project, api, pair)
    if output and len(chosen) != 1:
        raise click.UsageError("--output goes with one API")
    formats: list[MigrationFormat] = [one for one in _SUFFIXES if form in (None, one)]
    wrong: list[Finding] = []
    written: list[Folder] = []
    for one in chosen:
        folder = output or project.root / one.output / FOLDER
        if family := _family(project, one, wrong, allow_remote=allow_remote):
            with progress(f"comparing the versions of {one.name}"):
                files, specs = _reports(family, pair, formats, folder)
            written.append(Folder(folder, files, specs, part=bool(pair or form)))
    if wrong:
        raise BadInput(*dict.fromkeys(wrong))
    return check_folders(written, "specloom migrate") if only_check else write_folders(written)


# --------------------------------------------------------------------------------------- inputs


def _chosen(project: Project, name: str | None, pair: Sequence[str]) -> tuple[ApiConfig, ...]:
    """Give the APIs to report on.

    Raises:
        BadInput: The API or one of the versions is unknown, or it has only one.
    """
    if name is None:
        return tuple(api for api in project.clients(()) if len(api.versions) > 1)
    (api,) = project.clients([name])
    for version in pair:
        project.version(api, version)
    if len(api.versions) == 1:
        message = f"{name} has one version, so there is nowhere to migrate to; add one to versions"
        where = project.config.locate("apis", name, "versions")
        raise BadInput(Finding("single-version", message, where))
    return (api,)


def _family(
    project: Project, api: ApiConfig, wrong: list[Finding], *, allow_remote: bool
) -> _Family | None:
    """Read all versions of an API; None where `wrong` has grown by what is wrong with them."""
    before = len(wrong)
    ours = attempt(lambda: settings(project), wrong)
    lock = attempt(lambda: committed_lock(project.root / api.output), wrong)
    subjects: dict[str, Subject] = {}
    for version in api.versions:
        spec = shown(project.spec(api, version))
        with progress(f"reading {spec}"):
            read = attempt(partial(subject, spec, allow_remote=allow_remote), wrong)
        whole = attempt(partial(paged, read.api, api.pagination), wrong) if read else None
        if read is not None and whole is not None:
            subjects[version] = replace(read, api=select(whole, api.selection))
    if ours is None or lock is None or len(wrong) > before:
        return None
    symbols, _ = plan_names([one.api for one in subjects.values()], lock)
    sides: dict[str, MigrationSide] = {}
    for (version, one), names in zip([*subjects.items()], symbols, strict=True):
        subjects[version] = replace(one, symbols=names)
        client = Client(f"{api.package}.{Version(version, one.api).module}", api.client)
        sides[version] = MigrationSide(version, one.api, names, client)
    return _Family(project.root, api, subjects, sides, *ours)


def _from_root(place: Location | None, root: Path) -> Location | None:
    if place is None or not os.path.exists(place.file):  # noqa: PTH110 - an address is no path
        return place
    return replace(place, file=Path(os.path.relpath(place.file, root)).as_posix())


# -------------------------------------------------------------------------------------- reports


def _reports(
    family: _Family, pair: Sequence[str], formats: Sequence[MigrationFormat], folder: Path
) -> tuple[tuple[OutputFile, ...], dict[str, str]]:
    """Give the files of the reports, and the hashes of the descriptions they are made from."""
    versions = family.versions
    wanted: list[Pair] = [(pair[0], pair[1])] if pair else _usual(versions)
    compared = wanted if pair else list(combinations(versions, 2))
    diffs = {one: family.compare(one) for one in compared}
    migrations = [family.migration(one, diffs[one]) for one in wanted]
    files = [
        OutputFile(
            _file(report_name(one.base, one.revision), form),
            _report(one, form, folder, pair, family.root),
        )
        for one in migrations
        for form in formats
    ]
    if not pair:
        table = matrix(family.api.client, versions, diffs)
        index = Index(table, tuple(map(indexed, migrations)))
        files += [
            OutputFile(_file(_INDEX, form), render_index(index, form))
            for form in formats
            if form != "json"
        ]
    return tuple(files), {name: one.document.digest for name, one in family.subjects.items()}


def _report(
    migration: Migration, form: MigrationFormat, folder: Path, pair: Sequence[str], root: Path
) -> str:
    """Write a report; one that is written alone leads to the index if there is one already."""
    has_index = not pair or (folder / _file(_INDEX, form)).is_file()
    address = Path(os.path.relpath(root, folder)).as_posix() if folder.is_relative_to(root) else ""
    return render_migration(migration, form, index=_INDEX if has_index else "", root=address)


def _usual(versions: Sequence[str]) -> list[Pair]:
    """Give every hop, and the jump from the first version to the last where that is none."""
    hops = list(pairwise(versions))
    return hops if len(hops) == 1 else [*hops, (versions[0], versions[-1])]


def _file(stem: str, form: MigrationFormat) -> str:
    return f"{stem}.{_SUFFIXES[form]}"
