"""`specloom test`: whether a service answers as its description says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from specloom.cli.entry_files import EntryFile, entry_file
from specloom.cli.output import WIDTH, columns, emit, excerpts, in_color, overwrite
from specloom.cli.project import shown
from specloom.cli.tell import count, progress, tell
from specloom.cli.testing import (
    Tested,
    describe,
    mock_target,
    require_extra,
    secrets_of,
    tested,
)
from specloom.cli.watching import watched
from specloom.contract.baseline import apply, parse_baseline, update
from specloom.contract.credentials import Access
from specloom.contract.model import Run
from specloom.contract.run import TIERS, Options, dry_run, run
from specloom.contract.shards import parse_shard
from specloom.contract.target import Target, UrlTarget
from specloom.errors import Finding
from specloom.report.contract import RUN_FORMATS, render_run

__all__ = ["command", "verdict"]

_FAILED: Final = 1
_UNUSABLE: Final = 2
_PARTIAL: Final = 3
_NEVER: Final = frozenset(("unreachable", "certificate"))
"""Why there was not a single answer."""


def _shard(
    _context: click.Context, _parameter: click.Parameter, told: str | None
) -> tuple[int, int] | None:
    try:
        return None if told is None else parse_shard(told)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the command line says of a run and its report."""

    options: Options
    target: str | None
    mock: bool
    min_coverage: float | None
    baseline: Path | None
    update_baseline: bool
    form: str
    output: Path | None
    quiet: bool
    allow_remote: bool


@click.command("test")
@click.argument("spec", metavar="SPEC|API")
@click.option("--target", metavar="URL", help="The service to test.")
@click.option("--mock", is_flag=True, help="Test the mock of SPEC, in this process.")
@click.option(
    "--tier",
    "tiers",
    type=click.Choice(TIERS),
    multiple=True,
    help="Send these requests only; may be repeated; all tiers by default.",
)
@click.option("--max-time", type=click.FloatRange(0, min_open=True), help="Seconds; then it ends.")
@click.option(
    "--max-examples",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    help="How many requests of each operation fuzzing makes up.",
)
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    help="What all that is made up follows from.",
)
@click.option(
    "--allow-writes",
    metavar="GLOB",
    multiple=True,
    help="Send these operations to another machine although they may write: POST /pets*.",
)
@click.option("--rate", type=click.FloatRange(0, min_open=True), help="Requests a second, at most.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Say what would be sent; send nothing.")
@click.option(
    "--min-coverage",
    metavar="PERCENT",
    type=click.FloatRange(0, 100),
    help="Exit 1 where less is covered.",
)
@click.option(
    "--baseline", type=click.Path(path_type=Path), help="Pass over failures that this file knows."
)
@click.option(
    "--update-baseline",
    is_flag=True,
    help="Write all that fails to the file of --baseline, and drop what is stale from it.",
)
@click.option(
    "--shard", metavar="I/N", callback=_shard, help="Test one of N parts of the operations."
)
@click.option("--format", "form", type=click.Choice(list(RUN_FORMATS)), default="text")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file instead of standard output.",
)
@click.option("--quiet", is_flag=True, help="Show no progress.")
@click.option("--allow-remote", is_flag=True, help="Follow references to other hosts.")
def command(  # noqa: PLR0913 - one for each option
    spec: str,
    *,
    target: str | None,
    mock: bool,
    tiers: tuple[str, ...],
    max_time: float | None,
    max_examples: int,
    seed: int,
    allow_writes: tuple[str, ...],
    rate: float | None,
    is_dry: bool,
    min_coverage: float | None,
    baseline: Path | None,
    update_baseline: bool,
    shard: tuple[int, int] | None,
    form: str,
    output: Path | None,
    quiet: bool,
    allow_remote: bool,
) -> int:
    """Test whether a service answers as its description says.

    SPEC is a file, a folder, a URL, git:REF:PATH or API@VERSION; an API without a version is its
    newest. Other machines than this one are only read from, unless --allow-writes says otherwise.

    Exits 1 where something failed or too little was covered, 2 where nothing could be tested, 3
    where the run ended half-way: what it found is told, but it proves nothing.
    """
    if (target is None) != mock:
        raise click.UsageError("name what to test: either --target URL, or --mock")
    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline needs --baseline")
    options = Options(
        tiers=tuple(tier for tier in TIERS if not tiers or tier in tiers),
        seed=seed,
        max_time=max_time,
        max_examples=max_examples,
        shard=shard,
        allow_writes=allow_writes,
        rate=rate,
    )
    plan = _Plan(
        options,
        target,
        mock,
        min_coverage,
        baseline,
        update_baseline,
        form,
        output,
        quiet,
        allow_remote,
    )
    require_extra()
    return _dry(spec, plan) if is_dry else _tested(spec, plan)


def _tested(spec: str, plan: _Plan) -> int:
    file = entry_file(
        plan.baseline, parse_baseline, is_new=plan.update_baseline, update="--update-baseline"
    )
    subject, target, reset = _subject(spec, plan)
    try:
        # A mock knows its versions by their names; two may have one value in the header.
        version = subject.version or None if plan.mock else None
        access = Access(subject.api, target, secrets_of(subject), version=version)
        with watched(subject.spec, plan.options.max_time, quiet=plan.quiet) as watch:
            options = replace(
                plan.options,
                document=subject.document,
                locate=subject.document.locate,
                describe=describe(subject, target, access),
                progress=watch,
                reset=reset,
            )
            found = run(subject.api, target, options=options, access=access)
    finally:
        target.close()
    found = _known(replace(found, source=subject.spec), file, plan)
    emit(_rendered(found, subject, plan), plan.output)
    return verdict(found, plan.min_coverage)


def _subject(spec: str, plan: _Plan) -> tuple[Tested, Target, Callable[[], None]]:
    """Give the description, the target, and what puts that into its first state.

    Raises:
        BadInput: One of them cannot be used.
    """
    with progress(f"reading {spec}"):
        subject = tested(spec, allow_remote=plan.allow_remote)
        if plan.target is not None:
            return subject, UrlTarget(plan.target), _leave
        target, reset = mock_target(subject.spec, plan.options.seed, allow_remote=plan.allow_remote)
    return subject, target, reset


def _leave() -> None:
    """Leave a service as it is: nobody but its owner can put it back."""


def verdict(found: Run, min_coverage: float | None) -> int:
    """Give the exit code of a run, and say what a reader of the report might miss."""
    if found.stop is not None and found.partial:
        return _UNUSABLE if found.stop.kind in _NEVER else _PARTIAL
    if found.broken:
        return _FAILED
    if min_coverage is not None and 100 * found.coverage < min_coverage:
        told = f"{100 * found.coverage:.1f} % is covered, less than {min_coverage:g} %"
        tell(told, "error")
        return _FAILED
    return 0


# -------------------------------------------------------------------------------------- dry runs


def _dry(spec: str, plan: _Plan) -> int:
    """List what the sweep would send, and what not; nothing is sent, nobody asked for a token."""
    subject, target, _ = _subject(spec, plan)
    try:
        lines, refused = [], dict[str, tuple[str, int]]()
        for one in dry_run(subject.api, target, plan.options):
            if one.refusal:
                _, number = refused.get(one.operation, ("", 0))
                refused[one.operation] = one.refusal, number + 1
            else:
                lines.append(f"{one.method:7} {one.target}  # {one.why}")
    finally:
        target.close()
    lines += [
        f"# not sent: {count(number, 'request')} of {operation}: {why}"
        for operation, (why, number) in refused.items()
    ]
    emit("".join(f"{line}\n" for line in lines), plan.output)
    return 0


# ------------------------------------------------------------------------------------- baselines


def _known(found: Run, file: EntryFile, plan: _Plan) -> Run:
    """Mark what the baseline knows; bring that up to date first if it shall be."""
    whole = not found.shard and found.stop is None and plan.options.tiers == TIERS
    if plan.update_baseline:
        file = _updated(file, found, whole=whole)
    today = datetime.now(UTC).astimezone().date()
    failures, notes = apply(found.failures, file.entries, today, whole=whole)
    told = [one for one in notes if not (plan.update_baseline and _is_unsaid(one))]
    return replace(found, failures=failures, notes=(*found.notes, *map(str, told)))


def _is_unsaid(note: Finding) -> bool:
    return note.id == "passed-over-without-reason"


def _updated(file: EntryFile, found: Run, *, whole: bool) -> EntryFile:
    text, added, dropped = update(file.text, file.entries, found.failures, whole=whole)
    name = shown(file.path)
    if added or dropped:
        overwrite(file.path, text)
        plea = "; give each a reason" if added else ""
        tell(f"wrote {name}: {len(added)} added, {len(dropped)} dropped{plea}")
    else:
        tell(f"{name} is current" if file.entries else "there is nothing to pass over")
        text = file.text
    return EntryFile(file.path, text, parse_baseline(text, name))


def _rendered(found: Run, subject: Tested, plan: _Plan) -> str:
    to_screen = plan.output is None
    return render_run(
        found,
        plan.form,
        excerpts=excerpts(subject.document),
        color=to_screen and in_color(),
        width=columns() if to_screen else WIDTH,
    )
