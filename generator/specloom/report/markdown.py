"""A diff as GitHub Flavored Markdown that fits a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile
from typing import Final

from specloom.diff.model import Change, Diff, Level, Side, Witness
from specloom.errors import Finding, Location
from specloom.report.excerpts import Excerpt
from specloom.report.model import Report
from specloom.report.payloads import payload
from specloom.report.places import places
from specloom.report.words import (
    TITLES,
    by_level,
    compact,
    count,
    felt,
    heading,
    laid_out,
    one_line,
    opening,
    operation,
    proof,
    reach,
    renamed,
    sentence,
    shorten,
    spans,
    tally,
)

__all__ = ["LIMIT", "markdown"]

LIMIT: Final = 60_000
"""Characters; GitHub refuses a comment of more than 65,536."""
_DETAILED: Final = 0.6
"""The share of the room for changes told in full, where not all of them fit so."""
_RESERVE: Final = 1_000
"""Characters kept for headings and for the sentence that says what is cut."""
_TITLE: Final = 300
_MESSAGE: Final = 500
_WITNESS: Final = 1_500
_SHORT: Final = 100
"""Characters of a payload that stays on its line."""
_OPERATIONS: Final = 12
_NOTES: Final = 20

_MARKS: Final[dict[Level, str]] = {"error": "🔴", "warning": "🟡", "info": "⚪"}

_SPECIAL: Final = re.compile(r"""[\\`*~|\[\]$<>&"']|(?<!\w)_|_(?!\w)|[@#](?=\w)""")
_BACKTICKS: Final = re.compile("`+")


def markdown(report: Report) -> str:
    """Tell the gravest first, in full while there is room, then in a line each; say what is cut.

    The first line is a comment that nobody sees, by which a job finds its earlier comment.
    """
    head, foot = "\n".join(_head(report)), "\n".join(_notes(report.notes))
    room = LIMIT - len(head) - len(foot) - _RESERVE
    return "\n".join([head, *_body(report, room), foot]).rstrip() + "\n"


def _head(report: Report) -> Iterator[str]:
    diff = report.diff
    marker = one_line(diff.revision_source).replace(">", "")
    yield f"<!-- specloom diff {shorten(marker, _TITLE)} -->"
    yield f"## API changes: {_escaped(shorten(heading(diff), _TITLE))}"
    yield ""
    if said := opening(diff):
        yield f"**{said}**"
        yield ""
    yield f"**{_escaped(sentence(tally(diff, report.accepted)))}**{_sources(diff)}"
    yield ""


def _sources(diff: Diff) -> str:
    """Name both sources, unless the heading does."""
    sources = (diff.base_source, diff.revision_source)
    if heading(diff) == " → ".join(map(one_line, sources)):
        return ""
    return f": {' → '.join(_code(shorten(one, _TITLE)) for one in sources)}"


def _body(report: Report, room: int) -> Iterator[str]:
    changes = by_level(report.diff)
    details = ["\n".join(_details(change, report)) for change in changes]
    lines = [_line(change) for change in changes]
    full = _fitting(details, room)
    if full < len(changes):
        full = _fitting(details, int(room * _DETAILED))
    used = sum(len(one) + 1 for one in details[:full])
    told = full + _fitting(lines[full:], room - used)
    blocks = [*details[:full], *lines[full:told]]
    for level, title in TITLES.items():
        members = [number for number in range(told) if changes[number].level == level]
        if members:
            yield f"### {title}"
            yield ""
            yield from (blocks[number] for number in members)
            yield ""
    if full < len(changes):
        yield _cut(told - full, [change.level for change in changes[told:]])


def _fitting(blocks: Iterable[str], room: int) -> int:
    """Count the first blocks that fit, each with its line break."""
    sizes = accumulate(len(block) + 1 for block in blocks)
    return len(list(takewhile(lambda size: size <= room, sizes)))


def _cut(brief: int, left_out: Sequence[Level]) -> str:
    said = [f"{count(brief, 'change')} told without details"] if brief else []
    if left_out:
        by_level = [
            f"{left_out.count(level):,} {title.lower()}"
            for level, title in TITLES.items()
            if level in left_out
        ]
        said.append(f"{count(len(left_out), 'change')} left out ({', '.join(by_level)})")
    return f"> **Cut to fit a comment:** {'; '.join(said)}. The other formats show everything.\n"


def _line(change: Change) -> str:
    reached = _escaped(shorten(reach(change.operations), _TITLE))
    return f"- {_title(change)} · {reached}" if reached else f"- {_title(change)}"


def _title(change: Change) -> str:
    pieces = spans(shorten(one_line(change.message), _MESSAGE))
    message = "".join(_code(piece) if is_name else _escaped(piece) for piece, is_name in pieces)
    return f"{_MARKS[change.level]} {message} {_code(change.id)}"


def _details(change: Change, report: Report) -> Iterator[str]:
    yield f"<details><summary>{_title(change)}</summary>"
    yield ""
    yield from (f"- {fact}" for fact in _facts(change))
    if change.witness:
        yield from _witness(change, change.witness)
    yield ""
    for side, where in places(change):
        yield from _place(side, where, report.excerpts(where))
    yield "</details>"


def _witness(change: Change, witness: Witness) -> Iterator[str]:
    lead = f"- Witness, {proof(witness)}: {_code(shorten(one_line(witness.location), _TITLE))}"
    value = payload(change, witness)
    if len(compact(value)) <= _SHORT:
        yield f"{lead} {_code(compact(value))}"
        return
    yield lead
    yield ""
    yield from _fenced(shorten(laid_out(value), _WITNESS).split("\n"), "json")


def _facts(change: Change) -> Iterator[str]:
    if change.rename:
        yield f"Renamed: {_escaped(shorten(renamed(change.rename), _MESSAGE))}"
    if change.operations:
        yield f"Reaches: {_operations(change)}"
    if change.labels:
        yield f"Felt on: {felt(change)}"
    if change.fingerprint:
        yield f"Fingerprint: {_code(change.fingerprint)}"
    if change.unproven:
        yield f"Unproven: {_escaped(shorten(one_line(change.unproven), _MESSAGE))}"


def _operations(change: Change) -> str:
    shown = change.operations[:_OPERATIONS]
    names = ", ".join(_code(shorten(operation(ref), _TITLE)) for ref in shown)
    more = len(change.operations) - len(shown)
    return f"{names} and {more:,} more" if more else names


def _place(side: Side, place: Location, excerpt: Excerpt | None) -> Iterator[str]:
    yield f"**{side}** {_code(shorten(one_line(str(place)), _TITLE))}"
    yield ""
    if excerpt:
        yield from _fenced(list(_source(excerpt)), "text")
        yield ""


def _source(excerpt: Excerpt) -> Iterator[str]:
    gutter = len(str(excerpt.lines[-1][0]))
    for number, line in excerpt.lines:
        yield f"{number:{gutter}} | {line}".rstrip()
        if number == excerpt.number:
            carets = "^" * max(1, excerpt.end - excerpt.start)
            yield f"{'':{gutter}} | {'':{excerpt.start}}{carets}"


def _fenced(lines: Sequence[str], language: str) -> Iterator[str]:
    """Fence code with more backticks than stand in it."""
    runs = (len(run) for line in lines for run in _BACKTICKS.findall(line))
    fence = "`" * max(3, max(runs, default=0) + 1)
    yield f"{fence}{language}"
    yield from lines
    yield fence


def _notes(notes: Sequence[Finding]) -> Iterator[str]:
    if not notes:
        return
    yield "### About this run"
    yield ""
    for note in notes[:_NOTES]:
        message = _escaped(shorten(one_line(note.message), _MESSAGE))
        yield f"- {note.severity}: {message} {_code(shorten(one_line(str(note.location)), _TITLE))}"
    if len(notes) > _NOTES:
        yield f"- and {len(notes) - _NOTES:,} more"


def _code(text: str) -> str:
    return f"<code>{_escaped(one_line(text))}</code>"


def _escaped(text: str) -> str:
    """Write text so that neither Markdown nor HTML reads it, and nobody is called by `@name`."""
    return _SPECIAL.sub(_entity, text)


def _entity(special: re.Match[str]) -> str:
    character = special.group()
    return f"{character}&#8203;" if character in "@#" else f"&#{ord(character)};"
