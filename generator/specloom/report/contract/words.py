"""What all formats of a run say in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from specloom.contract.model import Failure, Goal, GoalKind, Run, Step, Tier, Verdict
from specloom.errors import Severity
from specloom.report.words import count, one_line

__all__ = [
    "COVERED",
    "KINDS",
    "LEVELS",
    "TIERS",
    "TITLES",
    "VERDICTS",
    "Standing",
    "Tally",
    "by_standing",
    "ended",
    "heading",
    "met",
    "reasons",
    "request",
    "response",
    "seen",
    "standing",
    "subject",
    "tally",
    "verdict",
]

Standing: TypeAlias = Literal["broken", "flaky", "predicted", "known"]
"""How much a failure counts, the most first."""

TITLES: Final[Mapping[Standing, str]] = {
    "broken": "Failures",
    "flaky": "Flaky failures",
    "predicted": "Predicted breaks",
    "known": "Known failures",
}
"""What stands over the failures of a standing."""

LEVELS: Final[Mapping[Standing, Severity]] = {
    "broken": "error",
    "flaky": "warning",
    "predicted": "info",
    "known": "info",
}

TIERS: Final[Mapping[Tier, str]] = {
    "sweep": "the sweep",
    "fuzz": "fuzzing",
    "sequences": "sequences",
}

KINDS: Final[Mapping[GoalKind, str]] = {
    "status": "statuses",
    "parameter": "parameters",
    "request": "request bodies",
    "response": "answers",
    "branch": "branches",
}
"""What goals of a kind are called, in the order in which they are told."""

VERDICTS: Final[Mapping[Verdict, str]] = {
    "unpredicted": "Not predicted",
    "confirmed": "Confirmed",
    "not observed": "Not observed",
}

COVERED: Final = "covered"


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of some goals is covered."""

    covered: int
    goals: int

    @property
    def percent(self) -> int:
        """Of a hundred, rounded down: only all is 100."""
        return 100 * self.covered // self.goals if self.goals else 100

    def __str__(self) -> str:
        """Give `6 of 10 goals covered (60 %)`."""
        return f"{self.covered:,} of {count(self.goals, 'goal')} covered ({self.percent} %)"


# ------------------------------------------------------------------------------ of the whole run


def heading(run: Run) -> str:
    """Name the API and its version, else its source."""
    return one_line(f"{run.title} {run.version}") or one_line(run.source)


def subject(run: Run) -> str:
    """Say what was tested with what."""
    match run.mode:
        case "compat":
            told = f"requests of {run.other} to {run.target}, which serves {run.source}"
        case "against":
            told = f"{run.source}: {run.target} beside {run.other}"
        case _:
            told = f"{run.source} against {run.target}"
    return one_line(f"{told}, shard {run.shard}" if run.shard else told)


def verdict(run: Run) -> str:
    """Say in a few words how it went."""
    if run.void:
        return "Nothing was tested"
    failures = len(run.broken)
    told = count(failures, "failure") if failures else "nothing failed"
    return f"Ended early, {told} so far" if run.partial else told[0].upper() + told[1:]


def ended(run: Run) -> str:
    """Say why the run ended early, or give the empty string."""
    if run.stop is None:
        return ""
    lead = "This run is partial" if run.partial else "The time was used up"
    lead = "Nothing was tested" if run.void else lead
    said = one_line(run.stop.message).rstrip(".")
    return f"{lead}: {said}" if said.endswith(("?", "!")) else f"{lead}: {said}."


def tally(run: Run) -> str:
    """Give `2 failures, 1 flaky; 1,541 requests in 12.5 s; 6 of 10 goals covered (60 %)`."""
    counts = Counter(map(standing, run.failures))
    told = [count(counts["broken"], "failure") if counts["broken"] else "no failures"]
    told += [f"{counts[one]:,} {one}" for one in TITLES if one != "broken" and counts[one]]
    sent = f"{count(sum(run.tiers.values()), 'request')} in {run.seconds:,.1f} s"
    covered = [str(met(run.goals))] if run.goals else []
    return "; ".join([", ".join(told), sent, *covered])


def met(goals: Mapping[Goal, str]) -> Tally:
    """Count how many goals are covered."""
    return Tally(sum(how == COVERED for how in goals.values()), len(goals))


def reasons(goals: Mapping[Goal, str]) -> Iterator[tuple[str, list[Goal]]]:
    """Give why goals are not covered, what keeps most of them first, each with its goals."""
    kept: dict[str, list[Goal]] = {}
    for goal, how in goals.items():
        if how != COVERED:
            kept.setdefault(how, []).append(goal)
    yield from sorted(kept.items(), key=lambda one: -len(one[1]))


def by_standing(run: Run) -> Iterator[tuple[Standing, list[Failure]]]:
    """Give the failures of each standing that has any, those that count first."""
    for one in TITLES:
        if found := [failure for failure in run.failures if standing(failure) == one]:
            yield one, found


# ------------------------------------------------------------------------------- of its findings


def standing(failure: Failure) -> Standing:
    """Tell how much a failure counts."""
    if failure.accepted:
        return "known"
    if failure.changes:
        return "predicted"
    return "flaky" if failure.flaky else "broken"


def seen(failure: Failure) -> str:
    """Say how often and by what a failure was seen: `3 times by the sweep`."""
    times = "once" if failure.count == 1 else f"{failure.count:,} times"
    told = f"{times} by {TIERS[failure.tier]}"
    return f"{told}, but not again when it was tried" if failure.flaky else told


def request(step: Step) -> str:
    """Give `GET /pets?limit=1`."""
    return one_line(f"{step.method} {step.target}")


def response(step: Step) -> str:
    """Give the status with the media type, `200 application/json`; or that there was no answer."""
    if not step.status:
        return "no answer"
    named = (value for name, value in step.answer_headers if name.lower() == "content-type")
    return one_line(f"{step.status} {next(named, '')}")
