"""A diff for people at a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from rich.cells import cell_len, chop_cells
from rich.style import Style

from specloom.diff.model import Change, Rename
from specloom.errors import Finding
from specloom.report.excerpts import Excerpt
from specloom.report.model import Report
from specloom.report.places import places
from specloom.report.words import (
    brief,
    compact,
    felt,
    one_line,
    opening,
    proof,
    reach,
    renamed,
    shorten,
    sides,
    tally,
)

__all__ = ["text"]

_Paint: TypeAlias = Callable[[str, str], str]

_COLORS: Final = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_NARROWEST: Final = 40
_WITNESS: Final = 600
_SPACE: Final = re.compile(r"(?<![A-Z]{3}) ")
"""Where a line may break: not between a method and its path."""
_KEY: Final = 8
"""Columns of the longest word after `=`, and of the longest name of a side."""


def text(report: Report) -> str:
    """Tell a diff: a block for each error and warning, a list of the rest, the count last.

    No line is wider than the report (or than 40 columns) but for names of files, which stay
    whole so that they can be followed.
    """
    paint = _colored if report.color else _plain
    room = max(report.width, _NARROWEST)
    changes = report.diff.changes
    blocks = [_painted(sides(report.diff), room, paint, "bold")]
    if said := opening(report.diff):
        blocks.append(_painted(said, room, paint, "yellow"))
    told = (change for change in changes if change.level != "info")
    blocks += [_lines(_block(change, report, room, paint)) for change in told]
    if listed := [change for change in changes if change.level == "info"]:
        blocks.append(_lines(_list(listed, room, paint)))
    if report.notes:
        blocks.append(_lines(_note(note, paint) for note in report.notes))
    blocks.append(_painted(tally(report.diff).capitalize() + ".", room, paint, "bold"))
    return "\n\n".join(blocks) + "\n"


def _plain(said: str, _style: str) -> str:
    return said


def _colored(said: str, style: str) -> str:
    return Style.parse(style).render(said)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _painted(said: str, room: int, paint: _Paint, style: str) -> str:
    return _lines(paint(line, style) for line in _wrapped(said, room))


def _block(change: Change, report: Report, room: int, paint: _Paint) -> Iterator[str]:
    """Tell one change as compilers do: what, where on both sides, why it is so."""
    yield from _head(change, room, paint)
    found = [(side, place, report.excerpts(place)) for side, place in places(change)]
    numbers = (excerpt.lines[-1][0] for _, _, excerpt in found if excerpt)
    gutter = len(str(max(numbers, default=0)))
    for side, place, excerpt in found:
        arrow = paint(f"{'':{gutter}}-->", "blue")
        yield f"{arrow} {side:{_KEY}}  {one_line(str(place))}"
        if excerpt:
            yield from _source(excerpt, gutter, room, paint, _COLORS[change.level])
    for key, value in _facts(change):
        lead = f"{'':{gutter}} {'=' if key else ' '} {key:{_KEY}} "
        first, *rest = _wrapped(value, room - len(lead))
        yield f"{paint(lead, 'blue') if key else lead}{first}"
        yield from (f"{'':{len(lead)}}{line}" for line in rest)


def _head(change: Change, room: int, paint: _Paint) -> Iterator[str]:
    lead = f"{change.level}[{change.id}]"
    first, *rest = _wrapped(f"{lead}: {one_line(change.message)}", room)
    if first.startswith(lead):
        yield paint(lead, _COLORS[change.level]) + paint(first.removeprefix(lead), "bold")
    else:
        yield paint(first, _COLORS[change.level])
    yield from (paint(line, "bold") for line in rest)


def _source(excerpt: Excerpt, gutter: int, room: int, paint: _Paint, style: str) -> Iterator[str]:
    """Show lines with their numbers, and carets under the word that matters."""
    columns = room - gutter - 4
    wide = any(cell_len(line) != len(line) for _, line in excerpt.lines)
    shown = excerpt.narrowed(columns // 2 if wide else columns)
    bar = paint(f"{'':{gutter}} |", "blue")
    yield bar
    for number, line in shown.lines:
        yield f"{paint(f'{number:{gutter}} |', 'blue')} {line}".rstrip()
        if number == shown.number:
            before, marked = line[: shown.start], line[shown.start : shown.end]
            carets = paint("^" * max(1, cell_len(marked)), style)
            yield f"{bar} {'':{cell_len(before)}}{carets}"
    yield bar


def _facts(change: Change) -> Iterator[tuple[str, str]]:
    if change.rename:
        yield "renamed", renamed(change.rename)
    if change.witness:
        yield "witness", f"{one_line(change.witness.location)}: {_payload(change)}"
        yield "", proof(change.witness)
    if change.unproven:
        yield "unproven", one_line(change.unproven)
    if change.operations:
        yield "reaches", reach(change.operations)
    mark = f"fingerprint {change.fingerprint}" if change.fingerprint else ""
    if said := "; ".join(filter(None, [felt(change), mark])):
        yield "felt on" if change.labels else "known by", said


def _payload(change: Change) -> str:
    return shorten(compact(brief(change.witness.value)), _WITNESS) if change.witness else ""


def _list(changes: Iterable[Change], room: int, paint: _Paint) -> Iterator[str]:
    """List changes under the operations they reach, in the order these first appear."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(reach(change.operations) or "The API as a whole", []).append(change)
    yield paint("For information", _COLORS["info"])
    for name, members in groups.items():
        yield from (paint(f"  {line}", "bold") for line in _wrapped(name, room - 2))
        for change in members:
            yield from _entry(change, room, paint)


def _entry(change: Change, room: int, paint: _Paint) -> Iterator[str]:
    said = one_line(change.message)
    if change.rename and not _says(said, change.rename):
        said += f" Renamed: {renamed(change.rename)}"
    *lines, last = _wrapped(f"{said} [{change.id}]", room - 4)
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


def _note(note: Finding, paint: _Paint) -> str:
    severity = paint(note.severity, _COLORS[note.severity])
    return f"{one_line(str(note.location))}: {severity}: {one_line(note.message)} [{note.id}]"


def _wrapped(said: str, room: int) -> list[str]:
    """Break one line of text into lines of at most `room` columns, between words if possible."""
    lines = [""]
    for word in _SPACE.split(said):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(longer) <= room:
            lines[-1] = longer
            continue
        pieces = chop_cells(word, room)
        lines[-1:] = [lines[-1], *pieces] if lines[-1] else pieces
    return lines
