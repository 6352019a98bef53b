"""`specloom test`: whether a service answers as its description says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from specloom.cli.entry_files import EntryFile, entry_file
from specloom.cli.inputs import inputs
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
from specloom.contract.compat import Predicted, compat
from specloom.contract.credentials import Access
from specloom.contract.model import Run
from specloom.contract.run import TIERS, Options, dry_run, run
from specloom.contract.shards import parse_shard
from specloom.contract.target import Target, UrlTarget
from specloom.errors import BadInput, Finding
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
    base: str | None
    min_coverage: float | None
    baseline: Path | None
    updates: bool
    form: str
    output: Path | None
    quiet: bool
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
    that does not predict is a failure.

    Exits 1 where something failed or too little was covered, 2 where nothing could be tested, 3
    where the run ended half-way: what it found is told, but it proves nothing.
    """
    _require(is_one=(target is None) == mock, has_file=baseline is not None or not updates)
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
        options, target, base, min_coverage, baseline, updates, form, output, quiet, allow_remote
    )
    return _dry(spec, plan) if is_dry else _tested(spec, plan)


def _require(*, is_one: bool, has_file: bool) -> None:
    """Refuse what makes no sense, and to go on without the extra.

    Raises:
        click.UsageError: The options do not go together.
        BadInput: The extra is not installed.
    """
    if not is_one:
        raise click.UsageError("name what to test: either --target URL, or --mock")
    if not has_file:
        raise click.UsageError("--update-baseline needs --baseline")
    require_extra()


def _tested(spec: str, plan: _Plan) -> int:
    file = entry_file(
        plan.baseline, parse_baseline, is_new=plan.updates, update="--update-baseline"
    )
    sides = _sides(spec, plan)
    try:
        with watched(sides.served.spec, plan.options.max_time, quiet=plan.quiet) as watch:
            found = _run(sides, replace(plan.options, progress=watch, reset=sides.reset))
    finally:
        sides.target.close()
    found = _known(found, file, plan)
    emit(_rendered(found, sides.asked, plan), plan.output)
    return verdict(found, plan.min_coverage)


@dataclass(frozen=True, slots=True)
class _Sides:
    """What is tested.

    Attributes:
        asked: what requests and expectations come from.
        served: what the target is said to serve; the same, but for a hop.
        target: the target.
        reset: puts it into its first state.
        version: what asks the target for the version it is to serve; None: as described.
        predicted: the changes between the two, where they are not the same.
    """

    asked: Tested
    served: Tested
    target: Target
    reset: Callable[[], None]
    version: str | None
    predicted: tuple[Predicted, ...] = ()


def _sides(spec: str, plan: _Plan) -> _Sides:
    """Read what is to be read, and make the target.

    Raises:
        BadInput: Something cannot be used.
    """
    remote = plan.allow_remote
    with progress(f"reading {spec}"):
        served = tested(spec, allow_remote=remote)
        asked = served if plan.base is None else tested(plan.base, allow_remote=remote)
        hop = () if plan.base is None else _predicted(asked, served, allow_remote=remote)
        if plan.target is not None:
            target: Target = UrlTarget(plan.target)
            pinned = served.pin if hop else None
            return _Sides(asked, served, target, _leave, pinned, hop)
        target, reset = mock_target(served.spec, plan.options.seed, allow_remote=remote)
    # A mock knows its versions by their names; two may have one value in the header.
    return _Sides(asked, served, target, reset, served.version or None, hop)


def _predicted(base: Tested, revision: Tested, *, allow_remote: bool) -> tuple[Predicted, ...]:
    """Give what `specloom diff` tells of a hop.

    Raises:
        BadInput: The settings of the project are wrong.
    """
    from specloom.cli.predictions import predicted  # noqa: PLC0415 - only who asks for a hop
    from specloom.diff import compare  # noqa: PLC0415

    wrong: list[Finding] = []
    sides = inputs(base.spec, revision.spec, wrong, allow_remote=allow_remote)
    if sides is None:
        raise BadInput(*dict.fromkeys(wrong))
    return predicted(compare(sides.base, sides.revision, sides.settings, sides.mapping))


def _run(sides: _Sides, options: Options) -> Run:
    asked, served = sides.asked, sides.served
    secrets = secrets_of(served)
    access = Access(asked.api, sides.target, secrets, version=sides.version)
    options = replace(
        options,
        document=asked.document,
        locate=asked.document.locate,
        describe=describe(asked, sides.target, access),
    )
    if asked is served:
        found = run(asked.api, sides.target, options=options, access=access)
        return replace(found, source=served.spec)
    found = compat(
        asked.api,
        sides.target,
        sides.predicted,
        other=asked.spec,
        version=sides.version,
        secrets=secrets,
        options=options,
    )
    api = served.api
    return replace(found, source=served.spec, title=api.title, version=api.version)


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
        sides.target.close()
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
    to_screen = plan.output is None
    return render_run(
        found,
        plan.form,
        excerpts=excerpts(subject.document),
        color=to_screen and in_color(),
        width=columns() if to_screen else WIDTH,
    )
