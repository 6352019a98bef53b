"""`specloom generate`: descriptions to client packages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

import click

from specloom.cli.folders import Folder, check_folders, write_folders
from specloom.cli.own_templates import require_used
from specloom.cli.project import Project, address, find_project, shown
from specloom.cli.remembered import Outcome, recall, remember
from specloom.cli.selecting import bare, require_paged, require_selected, selection_of
from specloom.cli.side_by_side import side_by_side
from specloom.cli.tell import count, paint, progress, tell, tell_findings
from specloom.config import ApiConfig, PagingSetting, Selection, client_fault, package_fault
from specloom.errors import BadInput, Finding, Location
from specloom.ir import Api, build, paged, understood
from specloom.names import Lock, parse_lock, pascal
from specloom.render.coverage import Coverage
from specloom.render.plan import LOCK_FILE, plan
from specloom.render.sources import Package, Version
from specloom.render.templates import templates_root
from specloom.render.write import OutputFile
from specloom.spec import Document, load
from specloom.values import about, essentials, select, validate

__all__ = ["Job", "Planned", "command", "committed_lock", "planned"]

_PATTERNS: Final = "tag:…, path:… or operationId:…, a glob"
_SUFFIXES: Final = ("_client", "_sdk", "_api")
_SELECTING: Final = ("include", "exclude")
_OPTIONS: Final = Location("--include"), Location("--exclude")


@dataclass(frozen=True, slots=True)
class Job:
    """One package to be written: its versions as (label, SPEC), oldest first, and its folder.

    An empty label stands for the version that the description itself gives. `asked` is where
    the selection was made: what is included, and what is not. One that is a `part` has not all
    versions that its API has.
    """

    versions: tuple[tuple[str, str], ...]
    package: Package
    output: Path
    selection: Selection
    asked: tuple[Location, Location]
    pagination: tuple[PagingSetting, ...] = ()
    part: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """The files a job comes to, the hashes of its descriptions, and what is wrong with them.

    `keys` and `answers` serve another run; `read` are the files it came from.
    """

    job: Job
    files: tuple[OutputFile, ...]
    specs: Mapping[str, str]
    findings: tuple[Finding, ...]
    keys: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    read: tuple[str, ...] = ()


def _folder(text: str) -> Path:
    """Read the name of a folder: an empty one, as of a variable that is not set, is none."""
    if not text:
        raise click.BadParameter("name a folder, which may be `.`")
    return Path(text)


@click.command("generate")
@click.argument("apis", metavar="[API[@VERSION]]...", nargs=-1)
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing; exit 1 and list what is not current.",
)
@click.option(
    "--strict", is_flag=True, help="Refuse what `validate` faults or a client cannot say in full."
)
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Templates of your own, used before those of specloom.",
)
@click.option("--spec", metavar="SPEC", help="Generate from this description alone.")
@click.option("--package", metavar="NAME", help="Import name of the package.")
@click.option("--output", metavar="DIR", type=_folder, help="Folder to write the package to.")
@click.option(
    "--include", metavar="PATTERN", multiple=True, help=f"Only operations that fit {_PATTERNS}."
)
@click.option(
    "--exclude", metavar="PATTERN", multiple=True, help=f"No operations that fit {_PATTERNS}."
)
@click.option("--allow-remote", is_flag=True, help="Follow references to other hosts.")
def command(  # noqa: PLR0913 - one for each option
    apis: tuple[str, ...],
    *,
    only_check: bool,
    strict: bool,
    templates: Path | None,
    spec: str | None,
    package: str | None,
    output: Path | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    allow_remote: bool,
) -> int:
    """Write typed Python clients: for every API of specloom.toml, for some, or for one SPEC.

    The versions of an API share their models, so naming a version writes the API's package as a
    whole; with --output it writes a package of the named versions alone.
    """
    jobs = _single(spec, package, output, apis) if spec else _configured(apis, package, output)
    jobs = _narrowed_by(selection_of(include, exclude), jobs)
    if templates:
        require_used(templates, templates_root())
    folders = [*([templates] if templates else []), templates_root()]
    plans = _all_planned(jobs, folders, strict=strict, allow_remote=allow_remote)
    if _refused([finding for one in plans for finding in one.findings], strict=strict):
        return 1
    written = [Folder(one.job.output, one.files, one.specs) for one in plans]
    return check_folders(written, "specloom generate") if only_check else write_folders(written)


def planned(
    job: Job,
    templates: Sequence[Path],
    texts: Mapping[str, str] = MappingProxyType({}),
    *,
    strict: bool = False,
    allow_remote: bool = False,
) -> Planned:
    """Give the files of a job, reading its descriptions and its lock.

    `texts` are those of an earlier run, by key.

    Raises:
        BadInput: A description, the lock or a template is wrong.
    """
    read = _all_read(job, strict=strict, allow_remote=allow_remote)
    apis = [one.api for one in read]
    require_selected(apis, job.selection, job.asked)
    if not job.part:
        require_paged(apis, job.pagination)
    versions = [Version(one.label, select(one.api, job.selection)) for one in read]
    findings = [
        finding
        for one, version in zip(read, versions, strict=True)
        for finding in about(version.api, one.api, one.document, _told(one, strict=strict))
    ]
    described = [(one.api, each.document) for one, each in zip(versions, read, strict=True)]
    findings += (*bare(described), *_inferred(described))
    made = plan(versions, job.package, committed_lock(job.output), templates, texts)
    for one, coverage in zip(read, made.coverages, strict=True):
        told = {finding.location for finding in findings if finding.severity != "info"}
        findings += (
            each for each in _degraded(one.document, coverage) if each.location not in told
        )
    files = tuple(file.name for one in read for file in one.document.files)
    fixed = all(Path(source).is_file() for _, source in job.versions)  # a folder may get another
    return Planned(
        job,
        made.files,
        {one.label: one.document.digest for one in read},
        tuple(findings),
        made.keys,
        made.answers,
        files if fixed else (),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """A version as its description has it, whole, but for what is wrong with it."""

    label: str
    document: Document
    api: Api
    wrong: tuple[Finding, ...]


def _all_read(job: Job, *, strict: bool, allow_remote: bool) -> list[_Read]:
    """Read the descriptions of a job.

    Raises:
        BadInput: With all that is wrong with any of them; what spoils but its own place is wrong
            where `strict`.
    """
    read: list[_Read] = []
    wrong: list[Finding] = []
    for label, source in job.versions:
        try:
            document = load(source, allow_remote=allow_remote, lenient=not strict)
            whole, faults = (build(document), ()) if strict else understood(document)
            api = paged(whole, job.pagination)
        except BadInput as error:
            wrong += error.findings
            continue
        read.append(_Read(label or _label(api.version), document, api, faults))
    if wrong:
        raise BadInput(*wrong)
    return read


def _told(read: _Read, *, strict: bool) -> Iterator[Finding]:
    """Tell what is wrong with a description, of each place that is not understood once."""
    notes = read.document.notes
    noted = {note.location for note in notes if note.severity != "info"}
    faults = [fault for fault in read.wrong if fault.location not in noted]
    known = noted | {fault.location for fault in faults}
    yield from (replace(fault, severity="warning") for fault in faults)
    check = validate if strict else essentials
    for finding in check(read.api, read.document):
        if finding in notes or finding.location not in known:
            yield finding


_WALKED: Final = {
    "cursor": "by a cursor",
    "offset": "by an offset",
    "page": "by page numbers",
    "link": "by the header Link",
    "next-url": "by a URL in the answer",
}


def _inferred(read: Iterable[tuple[Api, Document]]) -> Iterator[Finding]:
    """Tell once of each kind of pagination that nobody has stated."""
    found: dict[str, dict[str, tuple[Document, str]]] = {}
    for api, document in read:
        for one in api.operations:
            if one.pagination is not None and one.pagination.inferred:
                places = found.setdefault(one.pagination.kind, {})
                places.setdefault(f"{one.method} {one.path}", (document, one.pointer))
    for kind, places in found.items():
        (first, (document, pointer)), *others = places.items()
        more = f" and {count(len(others), 'other')}" if others else ""
        message = (
            f"{first}{more}: pages are walked {_WALKED[kind]}, as parameters and answers suggest; "
            "x-pagination or specloom.toml can say otherwise"
        )
        yield Finding("pagination-inferred", message, document.locate(pointer), "info")


def _degraded(document: Document, coverage: Coverage) -> Iterator[Finding]:
    """Tell once of each place where a client says less than the description."""
    for reason, operations in coverage.degraded.items():
        more = f" and {count(len(operations) - 1, 'other')}" if operations[1:] else ""
        message = f"{operations[0]}{more}: {reason.why}."
        yield Finding("degraded", message, document.locate(reason.pointer), "warning")


# ---------------------------------------------------------------------------------------- jobs


def _single(spec: str, package: str | None, output: Path | None, apis: Sequence[str]) -> list[Job]:
    if apis:
        raise click.UsageError("name APIs or give --spec, not both")
    if package is None or output is None:
        raise click.UsageError("--spec needs --package and --output")
    _require_import_name(package)
    name = next((package.removesuffix(s) for s in _SUFFIXES if package.endswith(s)), package)
    client = pascal(name)
    if client_fault(client):
        client += "Client"
    flat = Package(package, client, flat=True)
    return [Job((("", address(spec)),), flat, output, Selection(), _OPTIONS)]


def _configured(apis: Sequence[str], package: str | None, output: Path | None) -> list[Job]:
    project = find_project()
    named = [api.partition("@") for api in apis]
    chosen = project.clients([name for name, _, _ in named])
    versions = {
        api.name: [project.version(api, v) for name, at, v in named if name == api.name and at]
        for api in chosen
    }
    if (package or output) and len(chosen) != 1:
        raise click.UsageError("--package and --output go with one API")
    if package:
        _require_import_name(package)
        chosen = tuple(replace(api, package=package) for api in chosen)
    if output:
        chosen = tuple(_narrowed(api, versions[api.name]) for api in chosen)
    return [_job(project, api, output) for api in chosen]


def _narrowed_by(selection: Selection, jobs: list[Job]) -> list[Job]:
    """Let the options stand in for what specloom.toml selects."""
    if selection == Selection():
        return jobs
    if len(jobs) != 1:
        raise click.UsageError("--include and --exclude go with one API")
    return [replace(jobs[0], selection=selection, asked=_OPTIONS)]


def _narrowed(api: ApiConfig, versions: Sequence[str]) -> ApiConfig:
    kept = tuple(each for each in api.versions if not versions or each in versions)
    return replace(api, versions=kept)


def _job(project: Project, api: ApiConfig, output: Path | None) -> Job:
    versions = tuple((each, shown(project.spec(api, each))) for each in api.versions)
    package = Package(api.package, api.client, api.http)
    include, exclude = (project.config.locate("apis", api.name, key) for key in _SELECTING)
    folder = output or project.root / api.output
    part = api.versions != project.api(api.name).versions
    asked = include, exclude
    return Job(versions, package, folder, api.selection, asked, api.pagination, part)


def _require_import_name(package: str) -> None:
    if fault := package_fault(package):
        raise click.UsageError(f"--package {package!r} {fault}")


def _label(version: str) -> str:
    """Make a version one can name a file after; one that is hidden or has no name is none."""
    return re.sub(r"[^\w.-]+", "_", version).lstrip(".") or "unversioned"


def committed_lock(output: Path) -> Lock:
    """Give the names kept in an output folder, none where nothing was written there yet.

    Raises:
        BadInput: The file is no lock.
    """
    file = output / LOCK_FILE
    try:
        return parse_lock(file.read_text(encoding="utf-8"), shown(file))
    except (FileNotFoundError, NotADirectoryError):
        return Lock()


# ------------------------------------------------------------------------------------- results


def _all_planned(
    jobs: Sequence[Job], templates: Sequence[Path], *, strict: bool, allow_remote: bool
) -> list[Planned]:
    """Plan every job before the first file is written, and tell all that is wrong at once."""
    work = partial(_remembered, templates=templates, strict=strict, allow_remote=allow_remote)
    with progress(f"planning {', '.join(shown(job.output) for job in jobs)}"):
        done = side_by_side(work, jobs, apart=sum(map(_is_large, jobs)) > 1)
    wrong = [finding for one in done if isinstance(one, BadInput) for finding in one.findings]
    if wrong:
        raise BadInput(*dict.fromkeys(wrong))  # a template fails for every API alike
    return [one for one in done if isinstance(one, Planned)]


_LARGE: Final = 2_000_000
"""Bytes of description that take seconds, where a process takes a part of one to start."""


def _is_large(job: Job) -> bool:
    files = (Path(source) for _, source in job.versions)
    return sum(file.stat().st_size for file in files if file.is_file()) >= _LARGE


def _remembered(
    job: Job, templates: Sequence[Path], *, strict: bool, allow_remote: bool
) -> Planned:
    """Give the files of a job, as far as possible from what its last run made."""
    try:
        lock = (job.output / LOCK_FILE).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        lock = ""
    memory = recall((job, strict, allow_remote), templates, lock)
    if (known := memory.current) is not None:
        return Planned(job, known.files, known.specs, known.findings)
    made = planned(job, templates, memory.texts, strict=strict, allow_remote=allow_remote)
    outcome = Outcome(made.files, made.specs, made.findings, made.keys, made.answers)
    remember(memory, outcome, lock, made.read)
    return made


def _refused(findings: Sequence[Finding], *, strict: bool) -> bool:
    """Tell what is wrong with the descriptions: the result of a strict run, advice in another.

    What is information alone is never refused.
    """
    tell_findings(finding for finding in findings if finding.severity == "info")
    findings = [finding for finding in findings if finding.severity != "info"]
    if not findings:
        return False
    number = count(len(findings), "finding")
    if strict:
        for finding in findings:
            click.echo(paint(finding))
        tell(f"{number}; with --strict nothing is generated from that")
        return True
    tell_findings(findings)
    tell(f"{number}; --strict would refuse")
    return False
