"""A run as JUnit XML, which every CI server can show.

An operation is a test case: it fails where a failure counts, is skipped where nothing of it was
covered, and passes otherwise. A failure that is flaky, predicted or known is a skipped case of its
own, so that it shows without failing. A partial run is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from specloom.contract.model import Failure, Run
from specloom.report.contract.model import RunReport
from specloom.report.contract.words import (
    COVERED,
    ended,
    heading,
    request,
    response,
    seen,
    standing,
    subject,
    tally,
)
from specloom.report.words import lines, one_line, shorten
from specloom.report.xml import attributes, escaped

__all__ = ["junit"]

_BODY: Final = 2000


def junit(report: RunReport) -> str:
    """Give a suite with a case for each operation and for each failure that does not count."""
    run = report.run
    cases = [*_cases(run)]
    if not cases:
        cases = [("", [f"    <testcase{attributes(classname='specloom', name='nothing')}/>"])]
    kinds = [kind for kind, _ in cases]
    figures = attributes(
        tests=str(len(cases)),
        failures=str(kinds.count("failure")),
        errors=str(kinds.count("error")),
        skipped=str(kinds.count("skipped")),
        time=f"{run.seconds:.3f}",
    )
    told = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites{attributes(name='specloom test')}{figures}>",
        f"  <testsuite{attributes(name=heading(run))}{figures}>",
        *(line for _, case in cases for line in case),
        f"    <system-out>{escaped(_summary(run))}</system-out>",
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(told) + "\n"


def _summary(run: Run) -> str:
    notes = (f"note: {one_line(note)}" for note in run.notes)
    return "\n".join(filter(None, [subject(run), ended(run), tally(run), *notes]))


def _cases(run: Run) -> Iterator[tuple[str, list[str]]]:
    """Give each case as its kind of outcome, empty where it passes, and its lines."""
    if run.partial:
        yield "error", [*_case("specloom", "the whole run", _outcome("error", "", ended(run), ""))]
    named = (*(goal.operation for goal in run.goals), *(one.operation for one in run.failures))
    for name in dict.fromkeys(named):
        yield _operation(run, name)
    for failure in run.failures:
        if standing(failure) != "broken":
            told = f"{standing(failure)}: {one_line(failure.message)}"
            lines_of = _outcome("skipped", "", told, "")
            lines_of.append(f"      <system-out>{escaped(_details(failure))}</system-out>")
            yield "skipped", [*_case(failure.check, one_line(failure.message), lines_of, failure)]


def _operation(run: Run, name: str) -> tuple[str, list[str]]:
    broken = [one for one in run.broken if one.operation == name]
    if broken:
        first = broken[0]
        message = one_line(first.message)
        if len(broken) > 1:
            message += f" And {len(broken) - 1} more."
        details = "\n\n".join(map(_details, broken))
        outcome = _outcome("failure", first.check, message, details)
        return "failure", [*_case("operation", name, outcome, first)]
    ways = [how for goal, how in run.goals.items() if goal.operation == name]
    if ways and COVERED not in ways:
        return "skipped", [*_case("operation", name, _outcome("skipped", "", ways[0], ""))]
    return "", [*_case("operation", name, [])]


def _case(
    kind: str, name: str, inside: Sequence[str], failure: Failure | None = None
) -> Iterator[str]:
    place = failure.location if failure else None
    where = {"file": one_line(place.file), "line": str(place.line)} if place and place.file else {}
    head = attributes(classname=one_line(kind), name=one_line(name), **where)
    if not inside:
        yield f"    <testcase{head}/>"
        return
    yield f"    <testcase{head}>"
    yield from inside
    yield "    </testcase>"


def _outcome(tag: str, kind: str, message: str, details: str) -> list[str]:
    told = attributes(message=one_line(message), **({"type": one_line(kind)} if kind else {}))
    if not details:
        return [f"      <{tag}{told}/>"]
    return [f"      <{tag}{told}>{escaped(details)}</{tag}>"]


def _details(failure: Failure) -> str:
    """Tell a failure so that it can be understood and sent again from here."""
    told = [one_line(failure.message), f"at: {one_line(str(failure.location))}"]
    told.append(f"case: {one_line(failure.why)}")
    if failure.accepted:
        told.append(f"known: {one_line(failure.accepted)}")
    for step in failure.steps:
        told.append(f"request: {request(step)} {shorten(one_line(step.body), _BODY)}".rstrip())
        told.append(f"answer: {response(step)} {shorten(one_line(step.answer), _BODY)}".rstrip())
    told.append(f"seen: {seen(failure)}; fingerprint {one_line(failure.fingerprint)}")
    told += (lines(step.curl) for step in failure.steps)
    if failure.steps and failure.steps[-1].snippet:
        told.append(lines(failure.steps[-1].snippet.rstrip("\n")))
    return "\n".join(told)
