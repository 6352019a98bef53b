"""What was covered, operation by operation, as a page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from specloom.contract.model import Goal
from specloom.report.contract.words import COVERED, KINDS, Tally, met, reasons
from specloom.report.words import count, one_line

__all__ = ["Covered", "KindRow", "OperationRow", "Pill", "covered"]

_MOST: Final = 60
"""Branches of one operation that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Pill:
    """One goal: its name in short and in full, and what kept it from being covered, or nothing."""

    name: str
    full: str
    why: str


@dataclass(frozen=True, slots=True)
class KindRow:
    """The goals of one kind; how many are not among the pills, covered or not."""

    title: str
    tally: Tally
    pills: tuple[Pill, ...]
    met: int
    missed: int


@dataclass(frozen=True, slots=True)
class OperationRow:
    """An operation with its statuses, which show at once, and all of its kinds."""

    method: str
    path: str
    tally: Tally
    statuses: tuple[Pill, ...]
    kinds: tuple[KindRow, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """The whole: a row for each kind, why goals are not covered, a row for each operation."""

    tally: Tally
    kinds: tuple[tuple[str, Tally], ...]
    reasons: tuple[tuple[str, str], ...]
    operations: tuple[OperationRow, ...]


def covered(goals: Mapping[Goal, str]) -> Covered:
    """Arrange goals for a page."""
    of_operations: dict[str, dict[Goal, str]] = {}
    for goal, how in goals.items():
        of_operations.setdefault(goal.operation, {})[goal] = how
    return Covered(
        met(goals),
        tuple((title, told) for _, title, told in _kinds(goals)),
        tuple((count(len(kept), "goal"), one_line(why)) for why, kept in reasons(goals)),
        tuple(_operation(name, of_it) for name, of_it in of_operations.items()),
    )


def _kinds(goals: Mapping[Goal, str]) -> Iterator[tuple[Mapping[Goal, str], str, Tally]]:
    for kind, title in KINDS.items():
        if found := {goal: how for goal, how in goals.items() if goal.kind == kind}:
            yield found, title, met(found)


def _operation(name: str, goals: Mapping[Goal, str]) -> OperationRow:
    method, _, path = one_line(name).partition(" ")
    return OperationRow(
        method,
        path,
        met(goals),
        tuple(_pill(goal, how) for goal, how in goals.items() if goal.kind == "status"),
        tuple(_kind(found, title, told) for found, title, told in _kinds(goals)),
    )


def _kind(goals: Mapping[Goal, str], title: str, told: Tally) -> KindRow:
    """Name all goals but the many branches that are covered; those are counted."""
    pills: Sequence[Pill] = [
        _pill(goal, how) for goal, how in goals.items() if goal.kind != "branch" or how != COVERED
    ]
    shown = tuple(pills[:_MOST])
    met_pills = sum(not pill.why for pill in shown)
    missed = told.goals - told.covered - (len(shown) - met_pills)
    return KindRow(title, told, shown, told.covered - met_pills, missed)


def _pill(goal: Goal, how: str) -> Pill:
    full = one_line(goal.name)
    short = full
    if goal.kind == "branch":
        short = "/".join(part for part in full.rsplit("/", 3)[-3:] if part)
    return Pill(short, full, "" if how == COVERED else one_line(how))
