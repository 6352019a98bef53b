"""A run as workflow commands of GitHub Actions, which show beside the lines of a description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from specloom.contract.model import Failure, Run
from specloom.report.contract.model import RunReport
from specloom.report.contract.words import (
    ended,
    heading,
    request,
    response,
    seen,
    standing,
    tally,
)
from specloom.report.github import MOST, command
from specloom.report.words import count, lines, one_line, shorten

__all__ = ["github"]

_BODY: Final = 400


def github(report: RunReport) -> str:
    """Give failures as errors, flaky ones as warnings, and one notice that sums up."""
    run = report.run
    errors, warnings = [*_of(run, "broken")], [*_of(run, "flaky")]
    if run.partial:
        errors.insert(0, command("error", None, "specloom test", ended(run)))
    said = " ".join(filter(None, [f"{heading(run)}: {tally(run)}.", ended(run)]))
    left = [
        count(len(kind) - MOST, f"more {name}")
        for name, kind in (("error", errors), ("warning", warnings))
        if len(kind) > MOST
    ]
    if left:
        said += f" Not annotated: {' and '.join(left)}; see the whole report."
    told = [*errors[:MOST], *warnings[:MOST], command("notice", None, "specloom test", said)]
    return "\n".join(told) + "\n"


def _of(run: Run, wanted: Literal["broken", "flaky"]) -> Iterator[str]:
    kind = "error" if wanted == "broken" else "warning"
    for failure in run.failures:
        if standing(failure) == wanted:
            yield command(kind, failure.location, one_line(failure.check), _message(failure))


def _message(failure: Failure) -> str:
    told = [one_line(failure.message), f"Case: {one_line(failure.why)}"]
    for step in failure.steps:
        told.append(f"Request: {request(step)} {shorten(one_line(step.body), _BODY)}".rstrip())
        told.append(f"Answer: {response(step)} {shorten(one_line(step.answer), _BODY)}".rstrip())
    told.append(f"Seen: {seen(failure)}")
    told += (lines(step.curl) for step in failure.steps[-1:])
    return "\n".join(told)
