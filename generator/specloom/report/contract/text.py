"""A run for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from specloom.contract.model import Failure, Goal, Prediction, Run
from specloom.report.contract.model import RunReport
from specloom.report.contract.words import (
    KINDS,
    LEVELS,
    TITLES,
    VERDICTS,
    by_standing,
    ended,
    heading,
    met,
    reasons,
    request,
    response,
    seen,
    standing,
    subject,
    tally,
)
from specloom.report.terminal import (
    COLORS,
    NARROWEST,
    Paint,
    facts,
    head,
    joined,
    painted,
    painter,
    source_lines,
    wrapped,
)
from specloom.report.words import count, lines, one_line, shorten

__all__ = ["text"]

_KEY: Final = 8
"""Columns of the longest word after `=`."""
_BODY: Final = 600
_NAMED: Final = 3
"""Goals named of those that one reason keeps from being covered."""


def text(report: RunReport) -> str:
    """Tell a run: a block for each failure that may be news, a list of the others, the coverage.

    No line is wider than the report (or than 40 columns) but for names of files, command lines
    and programs, which stay whole so that they can be followed or copied.
    """
    paint = painter(color=report.color)
    room = max(report.width, NARROWEST)
    run = report.run
    blocks = [painted(f"{heading(run)}: {subject(run)}", room, paint, "bold")]
    if said := ended(run):
        blocks.append(painted(said, room, paint, COLORS["error" if run.partial else "info"]))
    if run.void:
        return "\n\n".join(blocks) + "\n"
    for one, failures in by_standing(run):
        if one in {"broken", "flaky"}:
            blocks += [joined(_block(failure, report, room, paint)) for failure in failures]
        else:
            blocks.append(joined(_list(TITLES[one], failures, room, paint)))
    if run.predictions:
        blocks.append(joined(_predictions(run, room, paint)))
    if any(True for _ in reasons(run.goals)):
        blocks.append(joined(_coverage(run, room, paint)))
    if run.notes:
        noted = [line for note in run.notes for line in wrapped(f"note: {one_line(note)}", room)]
        blocks.append(joined(noted))
    told = tally(run)
    blocks.append(painted(f"{told[0].upper()}{told[1:]}.", room, paint, "bold"))
    return "\n\n".join(blocks) + "\n"


def _block(failure: Failure, report: RunReport, room: int, paint: Paint) -> Iterator[str]:
    """Tell one failure as compilers do: what, where in the description, how to see it again."""
    style = COLORS[LEVELS[standing(failure)]]
    lead = f"{_kind(failure)}[{one_line(failure.check)}]"
    yield from head(lead, one_line(failure.message), room, paint, style)
    excerpt = report.excerpts(failure.location)
    gutter = len(str(excerpt.lines[-1][0])) if excerpt else 0
    place = one_line(str(failure.location)) or one_line(failure.pointer)
    arrow = paint(f"{'':{gutter}}-->", "blue")
    yield f"{arrow} {place}"
    if excerpt:
        yield from source_lines(excerpt, gutter, room, paint, style)
    yield from facts(_facts(failure), gutter, _KEY, room, paint)
    yield from _again(failure, paint)


def _kind(failure: Failure) -> str:
    return {"broken": "error"}.get(standing(failure), standing(failure))


def _facts(failure: Failure) -> Iterator[tuple[str, str]]:
    if failure.why:
        yield "case", one_line(failure.why)
    for step in failure.steps:
        yield "request", request(step)
        if step.body:
            yield "", shorten(one_line(step.body), _BODY)
        yield "answer", response(step)
        if step.answer:
            yield "", shorten(one_line(step.answer), _BODY)
    yield "seen", f"{seen(failure)}; fingerprint {one_line(failure.fingerprint)}"


def _again(failure: Failure, paint: Paint) -> Iterator[str]:
    """Give what can be copied: a command line for each step, and a program for the last."""
    for step in failure.steps:
        yield ""
        yield from _copied(step.curl, paint)
    if failure.steps and failure.steps[-1].snippet:
        yield ""
        yield from _copied(failure.steps[-1].snippet.rstrip("\n"), paint)


def _copied(told: str, paint: Paint) -> Iterator[str]:
    yield from (f"    {paint(line, 'cyan')}" if line else "" for line in lines(told).split("\n"))


def _list(title: str, failures: list[Failure], room: int, paint: Paint) -> Iterator[str]:
    """List what is no news, each with why it does not count."""
    yield paint(title, COLORS["info"])
    for failure in failures:
        why = failure.accepted or f"Predicted as {', '.join(failure.changes)}."
        told = f"{one_line(failure.message)} {one_line(why)} [{one_line(failure.check)}]"
        yield from (f"  {line}" for line in wrapped(told, room - 2))


def _predictions(run: Run, room: int, paint: Paint) -> Iterator[str]:
    for verdict, title in VERDICTS.items():
        found = [one for one in run.predictions if one.verdict == verdict]
        if not found:
            continue
        yield paint(f"{title}: {count(len(found), 'breaking change')}", COLORS["info"])
        for one in found:
            yield from (f"  {line}" for line in wrapped(_predicted(one), room - 2))


def _predicted(one: Prediction) -> str:
    why = f" {one_line(one.reason)}" if one.reason else ""
    return f"{one_line(one.message)}{why} [{one_line(one.id)}]"


def _coverage(run: Run, room: int, paint: Paint) -> Iterator[str]:
    """Say how much of each kind is covered, and what keeps the rest from it."""
    yield paint("Coverage", COLORS["info"])
    for kind, title in KINDS.items():
        of_kind = {goal: how for goal, how in run.goals.items() if goal.kind == kind}
        if of_kind:
            told = met(of_kind)
            yield f"  {title:14} {told.covered:>6,} of {told.goals:,}"
    for reason, goals in reasons(run.goals):
        said = f"{count(len(goals), 'goal')} not covered, {one_line(reason)}: {_named(goals)}"
        first, *rest = wrapped(said, room - 4)
        yield f"  {first}"
        yield from (f"    {line}" for line in rest)


def _named(goals: list[Goal]) -> str:
    """Name the first goals and count the others."""
    shown = goals if len(goals) <= _NAMED + 1 else goals[:_NAMED]
    told = ", ".join(one_line(f"{goal.operation} {goal.name}") for goal in shown)
    more = len(goals) - len(shown)
    return f"{told} and {more:,} more" if more else told
