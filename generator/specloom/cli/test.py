"""`specloom test`: whether a service answers as its description says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from specloom.cli.entry_files import EntryFile, entry_file
from specloom.cli.output import WIDTH, columns, emit, excerpts, in_color, overwrite
from specloom.cli.project import shown
from specloom.cli.running import Sides, make_sides, sent
from specloom.cli.tell import count, progress, tell
from specloom.cli.testing import Tested, require_extra
from specloom.cli.watching import watched
from specloom.contract.baseline import apply, parse_baseline, update
from specloom.contract.model import Run
from specloom.contract.run import TIERS, Options, dry_run
from specloom.contract.shards import parse_shard
from specloom.errors import Finding
from specloom.report.contract import RUN_FORMATS, ended, render_run, tally

__all__ = ["command", "tell_outcome", "verdict"]

_FAILED: Final = 1
_UNUSABLE: Final = 2
_PARTIAL: Final = 3


def _shard(
    _context: click.Context, _parameter: click.Parameter, told: str | None
) -> tuple[int, int] | None:
    try:
        return None if told is None else parse_shard(told)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@dataclass(frozen=True, slots=True)
class _Ends:
    """What is tested: an address, or the mock where that is None; and what beside it."""

    target: str | None
    base: str | None
    other: str | None


@dataclass(frozen=True, slots=True)
class _Report:
    """What becomes of a run, and whether to show how it goes."""

    form: str
    output: Path | None
    quiet: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the command line says."""

    options: Options
    ends: _Ends
    report: _Report
    min_coverage: float | None
    baseline: Path | None
    updates: bool
    allow_remote: bool


@click.command("test")
@click.argument("spec", metavar="SPEC|API")
@click.option("--target", metavar="URL", help="The service to test.")
@click.option("--mock", is_flag=True, help="Test the mock of SPEC, in this process.")
@click.option(
    "--compat",
    "base",
    metavar="BASE",
    help="Send what this older description allows; SPEC is what the target serves.",
)
@click.option(
    "--against",
    "other",
    metavar="URL",
    help="Send the sweep to this service, too, and compare what the two answer.",
)
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
@click.option(
    "--rate",
    type=click.FloatRange(0, min_open=True),
    help="Requests a second, at most; ten to other machines, unless given.",
)
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
    "updates",
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
    base: str | None,
    other: str | None,
    tiers: tuple[str, ...],
    max_time: float | None,
    max_examples: int,
    seed: int,
    allow_writes: tuple[str, ...],
    rate: float | None,
    is_dry: bool,
    min_coverage: float | None,
    baseline: Path | None,
    updates: bool,
    shard: tuple[int, int] | None,
    form: str,
    output: Path | None,
    quiet: bool,
    allow_remote: bool,
) -> int:
    """Test whether a service answers as its description says.

    SPEC is a file, a folder, a URL, git:REF:PATH or API@VERSION; an API without a version is its
    newest. Other machines than this one are only read from, unless --allow-writes says otherwise.

    With --compat, what breaks is matched with what `specloom diff BASE SPEC` predicts: only what
    that does not predict is a failure. With --against, whatever the two answer otherwise is one.

    Exits 1 where something failed or too little was covered, 2 where nothing could be tested, 3
    where the run ended half-way: what it found is told, but it proves nothing.
    """
    ends = _Ends(target, base, other)
    _require(ends, tiers, mock=mock, has_file=baseline is not None or not updates)
    options = Options(
        tiers=tuple(tier for tier in TIERS if not tiers or tier in tiers),
        seed=seed,
        max_time=max_time,
        max_examples=max_examples,
        shard=shard,
        allow_writes=allow_writes,
        rate=rate,
    )
    report = _Report(form, output, quiet)
    plan = _Plan(options, ends, report, min_coverage, baseline, updates, allow_remote)
    return _dry(spec, plan) if is_dry else _tested(spec, plan)


def _require(ends: _Ends, tiers: tuple[str, ...], *, mock: bool, has_file: bool) -> None:
    """Refuse what makes no sense, and to go on without the extra.

    Raises:
        click.UsageError: The options do not go together.
        BadInput: The extra is not installed.
    """
    if (ends.target is None) != mock:
        raise click.UsageError("name what to test: either --target URL, or --mock")
    if ends.base is not None and ends.other is not None:
        raise click.UsageError("--compat and --against do not go together")
    if ends.other is not None and any(tier != "sweep" for tier in tiers):
        raise click.UsageError("--against sends the sweep only: leave --tier out")
    if not has_file:
        raise click.UsageError("--update-baseline needs --baseline")
    require_extra()


def _tested(spec: str, plan: _Plan) -> int:
    file = entry_file(
        plan.baseline, parse_baseline, is_new=plan.updates, update="--update-baseline"
    )
    with progress(f"reading {spec}"):
        sides = _sides(spec, plan)
    try:
        with watched(sides.served.spec, plan.options.max_time, quiet=plan.report.quiet) as watch:
            found = sent(sides, replace(plan.options, progress=watch))
    finally:
        sides.close()
    found = _known(found, file, plan)
    emit(_rendered(found, sides.asked, plan), plan.report.output)
    if plan.report.output is not None:
        tell_outcome(found)
    return verdict(found, plan.min_coverage)


def _sides(spec: str, plan: _Plan) -> Sides:
    return make_sides(
        spec,
        plan.options.seed,
        target=plan.ends.target,
        base=plan.ends.base,
        other=plan.ends.other,
        allow_remote=plan.allow_remote,
    )


def tell_outcome(found: Run) -> None:
    """Say in a line what a report in a file holds."""
    tell(ended(found) if found.void else f"{ended(found)} {tally(found)}".strip())


def verdict(found: Run, min_coverage: float | None) -> int:
    """Give the exit code of a run, and say what a reader of the report might miss."""
    if found.stop is not None and found.partial:
        return _UNUSABLE if found.void else _PARTIAL
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
    sides = _sides(spec, plan)
    try:
        lines, refused = [], dict[str, tuple[str, int]]()
        for one in dry_run(sides.asked.api, sides.target, plan.options):
            if one.refusal:
                _, number = refused.get(one.operation, ("", 0))
                refused[one.operation] = one.refusal, number + 1
            else:
                lines.append(f"{one.method:7} {one.target}  # {one.why}")
    finally:
        sides.close()
    lines += [
        f"# not sent: {count(number, 'request')} of {operation}: {why}"
        for operation, (why, number) in refused.items()
    ]
    emit("".join(f"{line}\n" for line in lines), plan.report.output)
    return 0


# ------------------------------------------------------------------------------------- baselines


def _known(found: Run, file: EntryFile, plan: _Plan) -> Run:
    """Mark what the baseline knows; bring that up to date first if it shall be."""
    whole = not found.shard and found.stop is None and plan.options.tiers == TIERS
    if plan.updates:
        file = _updated(file, found, whole=whole)
    today = datetime.now(UTC).astimezone().date()
    failures, notes = apply(found.failures, file.entries, today, whole=whole)
    told = [one for one in notes if not (plan.updates and _is_unsaid(one))]
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
    to_screen = plan.report.output is None
    return render_run(
        found,
        plan.report.form,
        excerpts=excerpts(subject.document),
        color=to_screen and in_color(),
        width=columns() if to_screen else WIDTH,
    )
