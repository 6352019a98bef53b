"""A diff as workflow commands of GitHub Actions, which show beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from specloom.diff.model import Change, Diff
from specloom.errors import Location
from specloom.report.model import Report
from specloom.report.payloads import payload
from specloom.report.places import anchor, path
from specloom.report.words import (
    compact,
    count,
    heading,
    one_line,
    opening,
    proof,
    reach,
    renamed,
    shorten,
    tally,
    visible,
)

__all__ = ["MOST", "command", "github"]

MOST: Final = 10
"""Annotations of one kind that GitHub keeps of a step; the gravest are told, the rest counted."""
_WITNESS: Final = 400


def github(report: Report) -> str:
    """Give the gravest errors and warnings as annotations, and one notice that sums up."""
    errors, warnings = list(_kind(report, "error")), list(_kind(report, "warning"))
    said = f"{heading(report.diff)}: {tally(report.diff, report.accepted)}."
    if sentence := opening(report.diff):
        said = f"{sentence} {said}"
    left = [
        count(len(kind) - MOST, f"more {name}")
        for name, kind in (("error", errors), ("warning", warnings))
        if len(kind) > MOST
    ]
    if left:
        said += f" Not annotated: {' and '.join(left)}; see the whole report."
    told = [*errors[:MOST], *warnings[:MOST], command("notice", None, "specloom diff", said)]
    return "\n".join(told) + "\n"


def _kind(report: Report, level: str) -> Iterator[str]:
    """Give the annotations of one level: changes first, then what is said of the run itself."""
    diff = report.diff
    for change in diff.changes:
        if change.level == level:
            yield command(level, anchor(change, diff), change.id, _message(change, diff))
    for note in report.notes:
        if note.severity == level:
            yield command(level, note.location, note.id, one_line(note.message))


def _message(change: Change, diff: Diff) -> str:
    lines = [one_line(change.message)]
    if change.rename:
        lines.append(f"Renamed: {renamed(change.rename)}")
    if witness := change.witness:
        shown = shorten(compact(payload(change, witness, _WITNESS)), _WITNESS)
        lines.append(f"Witness: {one_line(witness.location)}: {shown}, {proof(witness)}")
    if change.unproven:
        lines.append(f"Unproven: {one_line(change.unproven)}")
    if change.operations:
        lines.append(f"Reaches: {reach(change.operations)}")
    if change.base and change.base != anchor(change, diff):
        lines.append(f"Base: {one_line(str(change.base))}")
    return "\n".join(lines)


def command(kind: str, place: Location | None, title: str, message: str) -> str:
    """Give one workflow command: an `error`, `warning` or `notice`, at a place if that is known."""
    properties = {"title": title}
    if place and (file := path(place.file)):
        position = {"line": str(place.line), "col": str(place.column)} if place.line else {}
        properties = {"file": visible(file), **position, "title": title}
    told = ",".join(f"{key}={_escaped_property(value)}" for key, value in properties.items())
    return f"::{kind} {told}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
