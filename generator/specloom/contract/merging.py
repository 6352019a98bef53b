"""Several runs as one: the shards of a CI matrix, or runs of other tiers and seeds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from specloom.contract.model import Failure, Goal, Prediction, Run, Stop, Tier
from specloom.contract.shards import parse_shard
from specloom.errors import BadInput, Finding, Location

__all__ = ["merge"]

_TIERS: Final[tuple[Tier, ...]] = ("sweep", "fuzz", "sequences")


def merge(runs: Sequence[Run], names: Sequence[str] = ()) -> Run:
    """Merge runs of one description, in any order.

    A failure counts as flaky only where it is so in each run that shows it; a goal is covered
    where one run covers it. Where a shard is missing, the whole is partial.

    Args:
        runs: What to merge, at least one.
        names: What each is called in findings: the names of files.

    Raises:
        BadInput: They are not of one description, or compare it with different things.
    """
    _refuse_others(runs, names or [f"run {number}" for number in range(1, len(runs) + 1)])
    missing = _missing(runs)
    if len(runs) == 1:
        return replace(runs[0], stop=missing or runs[0].stop)
    runs = sorted(runs, key=_order)
    first = runs[0]
    return Run(
        source=first.source,
        title=first.title,
        version=first.version,
        target=", ".join(dict.fromkeys(run.target for run in runs)),
        mode=first.mode,
        other=first.other,
        seed=first.seed,
        shard="",
        tiers={
            tier: sum(run.tiers.get(tier, 0) for run in runs)
            for tier in _TIERS
            if any(tier in run.tiers for run in runs)
        },
        failures=tuple(_failures(runs)),
        predictions=tuple(_predictions(runs)),
        goals=_goals(runs),
        stream=hashlib.sha256("\n".join(run.stream for run in runs).encode()).hexdigest(),
        notes=tuple(dict.fromkeys(note for run in runs for note in run.notes)),
        seconds=sum(run.seconds for run in runs),
        stop=missing or _stop(runs),
    )


def _order(run: Run) -> tuple[tuple[int, int], str, str, int]:
    """Put runs in an order that does not hang on that of the files."""
    return _shard(run), run.source, run.stream, run.seed


def _shard(run: Run) -> tuple[int, int]:
    try:
        number, count = parse_shard(run.shard)
    except ValueError:
        return 0, 0
    return count, number


def _refuse_others(runs: Sequence[Run], names: Sequence[str]) -> None:
    first, *others = runs
    for run, name in zip(others, names[1:], strict=False):
        for what, one, other in (
            ("tests", f"{first.title} {first.version}", f"{run.title} {run.version}"),
            ("is a run of the mode", first.mode, run.mode),
            ("compares with", first.other or "nothing", run.other or "nothing"),
        ):
            if one != other:
                message = f"this {what} {other}, and {names[0]} {one}; merge runs of one kind only"
                raise BadInput(Finding("runs-differ", message, Location(name)))


def _missing(runs: Sequence[Run]) -> Stop | None:
    """Tell which shards are not there; they may have failed, so the whole is not whole."""
    there = {_shard(run) for run in runs if run.shard}
    counts = sorted({count for count, _ in there})
    gone = [
        f"{number}/{count}"
        for count in counts
        for number in range(1, count + 1)
        if (count, number) not in there
    ]
    if not gone:
        return None
    which = f"shard {gone[0]} is" if len(gone) == 1 else f"shards {', '.join(gone)} are"
    return Stop("interrupted", f"{which} missing")


def _stop(runs: Sequence[Run]) -> Stop | None:
    """Give the gravest reason to end early: any that makes a run partial, else its time."""
    ended = [run for run in runs if run.stop is not None]
    chosen = next((run for run in ended if run.partial), ended[0] if ended else None)
    if chosen is None or chosen.stop is None or not chosen.shard:
        return chosen.stop if chosen else None
    return replace(chosen.stop, message=f"shard {chosen.shard}: {chosen.stop.message}")


def _failures(runs: Sequence[Run]) -> Iterator[Failure]:
    alike: dict[str, list[Failure]] = {}
    for run in runs:
        for failure in run.failures:
            alike.setdefault(failure.fingerprint, []).append(failure)
    merged = map(_one_failure, alike.values())
    yield from sorted(merged, key=lambda one: (one.operation, one.check, one.fingerprint))


def _one_failure(alike: Sequence[Failure]) -> Failure:
    """Tell a failure by what shows it best: for sure, and with the fewest steps."""
    best = min(alike, key=lambda one: (one.flaky, len(one.steps)))
    return replace(
        best,
        count=sum(one.count for one in alike),
        accepted=best.accepted or next((one.accepted for one in alike if one.accepted), ""),
        changes=_distinct(change for one in alike for change in one.changes),
    )


def _predictions(runs: Sequence[Run]) -> Iterator[Prediction]:
    """Give each prediction once; one run that saw it is enough."""
    alike: dict[str, list[Prediction]] = {}
    for run in runs:
        for prediction in run.predictions:
            alike.setdefault(prediction.fingerprint, []).append(prediction)
    for found in alike.values():
        yield next((one for one in found if one.verdict != "not observed"), found[0])


def _goals(runs: Sequence[Run]) -> dict[Goal, str]:
    goals: dict[Goal, str] = {}
    for run in runs:
        for goal, how in run.goals.items():
            if goals.get(goal) != "covered":
                goals[goal] = how if how == "covered" else goals.get(goal, how)
    return goals


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
