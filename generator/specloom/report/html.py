"""A diff as one self-contained web page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from specloom.diff.model import Change, Effect, Label, Level, Rename, Side, Witness, count_levels
from specloom.report.model import Report
from specloom.report.payloads import payload
from specloom.report.places import places
from specloom.report.rows import Row, rows_of
from specloom.report.words import (
    TITLES,
    by_level,
    compact,
    heading,
    laid_out,
    one_line,
    opening,
    operation,
    proof,
    reach,
    shorten,
    sides,
    spans,
    tally,
    verdict,
)

__all__ = ["html"]

_OPEN: Final = 8
"""Errors up to which all stand open: more would hide one another."""
_WITNESS: Final = 20_000
_SHORT: Final = 72
"""Characters of a payload that stays on one line."""
_OPERATIONS: Final = 6
"""Operations shown at once; the others unfold."""
_MOST_OPERATIONS: Final = 60
"""Operations named; the others are counted."""

_LABELS: Final[dict[Label, str]] = {
    "wire": "felt in the JSON that travels",
    "source": "felt by code written against the generated client",
    "semantic": "the meaning changed; no shape shows it",
}
_EFFECTS: Final[dict[Effect, str]] = {
    "narrows": "allows less",
    "widens": "allows more",
    "alters": "allows less and more",
    "none": "",
    "unknown": "could not be decided",
}


@dataclass(frozen=True, slots=True)
class _Place:
    side: Side
    where: str
    pointer: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Proof:
    location: str
    payload: str
    said: str


@dataclass(frozen=True, slots=True)
class _Renamed:
    base: str
    revision: str
    doubt: str


@dataclass(frozen=True, slots=True)
class _Card:
    """A change as the template shows it: every text visible, nothing left to decide."""

    anchor: str
    change: Change
    message: tuple[tuple[str, bool], ...]
    reached: str
    meta: str
    operations: tuple[str, ...]
    unnamed: int
    places: tuple[_Place, ...]
    proof: _Proof | None
    renamed: _Renamed | None
    unproven: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Figure:
    """A level with its count, and where its part of the bar begins and how long it is, of 100."""

    level: Level
    title: str
    number: int
    start: float
    length: float


def html(report: Report) -> str:
    """Give a page that works offline from a file: search, filters, deep links, dark, print."""
    from specloom.report.page import fill  # noqa: PLC0415 - only who wants a page pays for Jinja

    diff = report.diff
    cards = tuple(_cards(report))
    return fill(
        "report",
        title=heading(diff),
        verdict=verdict(diff, report.accepted),
        sides=sides(diff),
        opening=opening(diff),
        tally=tally(diff, report.accepted),
        figures=tuple(_figures(diff.changes)),
        labels=[
            (label, meaning)
            for label, meaning in _LABELS.items()
            if any(label in change.labels for change in diff.changes)
        ],
        groups=[
            (level, title, members)
            for level, title in TITLES.items()
            if (members := [card for card in cards if card.change.level == level])
        ],
        notes=[
            (note.severity, one_line(note.message), one_line(str(note.location)))
            for note in report.notes
        ],
        shown_operations=_OPERATIONS,
    )


def _figures(changes: tuple[Change, ...]) -> Iterator[_Figure]:
    start = 0.0
    for level, number in count_levels(changes).items():
        length = round(100 * number / max(1, len(changes)), 3)
        yield _Figure(level, TITLES[level], number, round(start, 3), length)
        start += length


def _cards(report: Report) -> Iterator[_Card]:
    taken: Counter[str] = Counter()
    changes = by_level(report.diff)
    opened = count_levels(changes)["error"] <= _OPEN
    for change in changes:
        name = f"change-{change.fingerprint or change.id}"
        taken[name] += 1
        anchor = name if taken[name] == 1 else f"{name}-{taken[name]}"
        yield _card(change, anchor, report, is_open=opened and change.level == "error")


def _card(change: Change, anchor: str, report: Report, *, is_open: bool) -> _Card:
    way = "" if change.direction == "none" else change.direction
    return _Card(
        anchor=anchor,
        change=change,
        message=tuple(spans(one_line(change.message))),
        reached=reach(change.operations, 2),
        meta=": ".join(filter(None, [way, _EFFECTS[change.effect]])),
        operations=tuple(map(operation, change.operations[:_MOST_OPERATIONS])),
        unnamed=max(0, len(change.operations) - _MOST_OPERATIONS),
        places=tuple(_places(change, report)),
        proof=_proof(change, change.witness) if change.witness else None,
        renamed=_renamed(change.rename) if change.rename else None,
        unproven=one_line(change.unproven),
        is_open=is_open,
    )


def _proof(change: Change, witness: Witness) -> _Proof:
    value = payload(change, witness)
    short = compact(value)
    shown = short if len(short) <= _SHORT else shorten(laid_out(value), _WITNESS)
    return _Proof(one_line(witness.location), shown, proof(witness))


def _renamed(rename: Rename) -> _Renamed:
    doubt = {"sure": "", "likely": "likely", "ask": "perhaps: please confirm"}
    return _Renamed(one_line(rename.base), one_line(rename.revision), doubt[rename.confidence])


def _places(change: Change, report: Report) -> Iterator[_Place]:
    for side, place in places(change):
        excerpt = report.excerpts(place)
        rows = tuple(rows_of(excerpt)) if excerpt else ()
        yield _Place(side, one_line(str(place)), one_line(place.pointer), rows)
