"""A diff as JUnit XML, which every CI server can show.

A change is a test case: an error fails, a warning is skipped (so that it shows without failing),
the rest pass. No change at all is one case that passes: many servers refuse an empty suite.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from specloom.diff.model import Change, Diff, count_levels
from specloom.errors import Finding
from specloom.report.model import Report
from specloom.report.payloads import payload
from specloom.report.places import anchor
from specloom.report.words import (
    compact,
    count,
    felt,
    heading,
    one_line,
    opening,
    proof,
    reach,
    renamed,
    shorten,
    sides,
    tally,
)
from specloom.report.xml import attributes, escaped

__all__ = ["junit"]

_WITNESS: Final = 2000
_OPERATIONS: Final = 50


def junit(report: Report) -> str:
    """Give a suite with a case for each change, and one for each note."""
    diff = report.diff
    cases = [line for change in diff.changes for line in _case(change, diff)]
    cases += [line for note in report.notes for line in _note(note)]
    if not cases:
        cases = [f"    <testcase{attributes(classname='specloom', name='no changes')}/>"]
    counts = count_levels(diff.changes)
    severities = [note.severity for note in report.notes]
    figures = attributes(
        tests=str(max(1, len(diff.changes) + len(severities))),
        failures=str(counts["error"] + severities.count("error")),
        errors="0",
        skipped=str(counts["warning"] + severities.count("warning")),
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites{attributes(name='specloom diff')}{figures}>",
        f"  <testsuite{attributes(name=heading(diff))}{figures}>",
        *cases,
        f"    <system-out>{escaped(_summary(report))}</system-out>",
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _summary(report: Report) -> str:
    diff = report.diff
    return "\n".join(filter(None, [sides(diff), opening(diff), tally(diff, report.accepted)]))


def _case(change: Change, diff: Diff) -> Iterator[str]:
    place = anchor(change, diff)
    where = {"file": one_line(place.file), "line": str(place.line)} if place else {}
    message = one_line(change.message)
    yield f"    <testcase{attributes(classname=change.id, name=message, **where)}>"
    yield from _outcome(change.level, change.id, message, "\n".join(_details(change)))
    yield "    </testcase>"


def _outcome(level: str, kind: str, message: str, details: str) -> Iterator[str]:
    if level == "error":
        told = attributes(message=message, type=kind)
        yield f"      <failure{told}>{escaped(details)}</failure>"
        return
    if level == "warning":
        yield f"      <skipped{attributes(message=f'warning: {message}')}/>"
    yield f"      <system-out>{escaped(details)}</system-out>"


def _note(note: Finding) -> Iterator[str]:
    where = {"file": one_line(note.location.file), "line": str(note.location.line)}
    message = one_line(note.message)
    yield f"    <testcase{attributes(classname=note.id, name=message, **where)}>"
    yield from _outcome(note.severity, note.id, message, one_line(str(note)))
    yield "    </testcase>"


def _details(change: Change) -> Iterator[str]:
    if change.base:
        yield f"base: {one_line(str(change.base))}"
    if change.revision:
        yield f"revision: {one_line(str(change.revision))}"
    if change.rename:
        yield f"renamed: {renamed(change.rename)}"
    if witness := change.witness:
        shown = shorten(compact(payload(change, witness, _WITNESS)), _WITNESS)
        yield f"witness: {one_line(witness.location)}: {shown}"
        yield proof(witness)
    if change.unproven:
        yield f"unproven: {one_line(change.unproven)}"
    if change.operations:
        number = count(len(change.operations), "operation")
        yield f"reaches {number}: {reach(change.operations, _OPERATIONS)}"
    if change.labels:
        yield f"felt on: {felt(change)}"
    if change.fingerprint:
        yield f"fingerprint: {change.fingerprint}"
