"""A diff for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len

from specloom.diff.model import Change, Rename
from specloom.errors import Finding
from specloom.report.model import Report
from specloom.report.payloads import ROOM, payload
from specloom.report.places import places
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
from specloom.report.words import (
    compact,
    felt,
    one_line,
    opening,
    proof,
    reach,
    renamed,
    sentence,
    shorten,
    sides,
    tally,
)

__all__ = ["text"]

_WITNESS: Final = ROOM
_KEY: Final = 8
"""Columns of the longest word after `=`, and of the longest name of a side."""


def text(report: Report) -> str:
    """Tell a diff: a block for each error and warning, a list of the rest, the count last.

    No line is wider than the report (or than 40 columns) but for names of files, which stay
    whole so that they can be followed.
    """
    paint = painter(color=report.color)
    room = max(report.width, NARROWEST)
    changes = report.diff.changes
    blocks = [painted(sides(report.diff), room, paint, "bold")]
    if said := opening(report.diff):
        blocks.append(painted(said, room, paint, "yellow"))
    told = (change for change in changes if change.level != "info")
    blocks += [joined(_block(change, report, room, paint)) for change in told]
    if listed := [change for change in changes if change.level == "info"]:
        blocks.append(joined(_list(listed, room, paint)))
    if report.notes:
        blocks.append(joined(_note(note, paint) for note in report.notes))
    said = sentence(tally(report.diff, report.accepted))
    blocks.append(painted(f"{said}.", room, paint, "bold"))
    return "\n\n".join(blocks) + "\n"


def _block(change: Change, report: Report, room: int, paint: Paint) -> Iterator[str]:
    """Tell one change as compilers do: what, where on both sides, why it is so."""
    lead = f"{change.level}[{change.id}]"
    yield from head(lead, one_line(change.message), room, paint, COLORS[change.level])
    found = [(side, place, report.excerpts(place)) for side, place in places(change)]
    numbers = (excerpt.lines[-1][0] for _, _, excerpt in found if excerpt)
    gutter = len(str(max(numbers, default=0)))
    for side, place, excerpt in found:
        arrow = paint(f"{'':{gutter}}-->", "blue")
        yield f"{arrow} {side:{_KEY}}  {one_line(str(place))}"
        if excerpt:
            yield from source_lines(excerpt, gutter, room, paint, COLORS[change.level])
    yield from facts(_facts(change), gutter, _KEY, room, paint)


def _facts(change: Change) -> Iterator[tuple[str, str]]:
    if change.rename:
        yield "renamed", renamed(change.rename)
    if witness := change.witness:
        shown = shorten(compact(payload(change, witness)), _WITNESS)
        yield "witness", f"{one_line(witness.location)}: {shown}"
        yield "", proof(witness)
    if change.unproven:
        yield "unproven", one_line(change.unproven)
    if change.operations:
        yield "reaches", reach(change.operations)
    mark = f"fingerprint {change.fingerprint}" if change.fingerprint else ""
    if said := "; ".join(filter(None, [felt(change), mark])):
        yield "felt on" if change.labels else "known by", said


def _list(changes: Iterable[Change], room: int, paint: Paint) -> Iterator[str]:
    """List changes under the operations they reach, in the order these first appear."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(reach(change.operations) or "The API as a whole", []).append(change)
    yield paint("For information", COLORS["info"])
    for name, members in groups.items():
        yield from (paint(f"  {line}", "bold") for line in wrapped(name, room - 2))
        for change in members:
            yield from _entry(change, room, paint)


def _entry(change: Change, room: int, paint: Paint) -> Iterator[str]:
    said = one_line(change.message)
    if change.rename and not _says(said, change.rename):
        said += f" Renamed: {renamed(change.rename)}"
    *lines, last = wrapped(f"{said} [{change.id}]", room - 4)
    yield from (f"    {line}" for line in lines)
    place = change.revision or change.base
    where = f"--> {one_line(str(place))}" if place else ""
    if cell_len(last) + cell_len(where) + 6 <= room:
        yield f"    {last}  {paint(where, 'blue')}".rstrip()
    else:
        yield f"    {last}"
        yield f"      {paint(where, 'blue')}"


def _says(said: str, rename: Rename) -> bool:
    """Is what was renamed told in full?"""
    is_sure = rename.confidence == "sure"
    return is_sure and all(one_line(name) in said for name in (rename.base, rename.revision))


def _note(note: Finding, paint: Paint) -> str:
    severity = paint(note.severity, COLORS[note.severity])
    return f"{one_line(str(note.location))}: {severity}: {one_line(note.message)} [{note.id}]"
