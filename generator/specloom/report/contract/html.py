"""A run as one self-contained web page: failures as cards, then what was covered and what not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from specloom.contract.model import Failure, Run, Step
from specloom.report.contract.covered import Covered, covered
from specloom.report.contract.model import RunReport
from specloom.report.contract.words import (
    LEVELS,
    TITLES,
    VERDICTS,
    Standing,
    by_standing,
    ended,
    heading,
    request,
    response,
    seen,
    standing,
    subject,
    tally,
    verdict,
)
from specloom.report.rows import Row, rows_of
from specloom.report.words import compact, count, laid_out, lines, one_line, shorten, spans

__all__ = ["html"]

_OPEN: Final = 8
"""Failures up to which all stand open: more would hide one another."""
_BODY: Final = 20_000
_SHORT: Final = 72
"""Characters of a body that stays on one line."""


@dataclass(frozen=True, slots=True)
class _Message:
    """One way of a message: its media type, headers and body, all of them visible."""

    title: str
    headers: tuple[tuple[str, str], ...]
    body: str


@dataclass(frozen=True, slots=True)
class _Step:
    request: _Message
    answer: _Message
    curl: str
    snippet: str


@dataclass(frozen=True, slots=True)
class _Card:
    """A failure as the template shows it: every text visible, nothing left to decide."""

    anchor: str
    standing: Standing
    level: str
    message: tuple[tuple[str, bool], ...]
    check: str
    operation: str
    why: tuple[tuple[str, bool], ...]
    known: str
    changes: tuple[str, ...]
    steps: tuple[_Step, ...]
    where: str
    pointer: str
    rows: tuple[Row, ...]
    seen: str
    fingerprint: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Figure:
    """A standing with its count, for the filters."""

    standing: Standing
    level: str
    title: str
    number: int


def html(report: RunReport) -> str:
    """Give a page that works offline from a file: search, filters, deep links, dark, print."""
    from specloom.report.page import fill  # noqa: PLC0415 - only who wants a page pays for Jinja

    run = report.run
    cards = tuple(_cards(report))
    counts = Counter(card.standing for card in cards)
    return fill(
        "contract",
        "report",
        title=heading(run),
        verdict=verdict(run),
        is_partial=run.partial,
        ended=ended(run),
        subject=subject(run),
        tally=tally(run),
        tiers=[(tier, count(sent, "request")) for tier, sent in run.tiers.items()],
        figures=[
            _Figure(one, LEVELS[one], title, counts[one])
            for one, title in TITLES.items()
            if counts[one]
        ],
        groups=[
            (LEVELS[one], title, members)
            for one, title in TITLES.items()
            if (members := [card for card in cards if card.standing == one])
        ],
        predictions=[*_predictions(run)],
        coverage=_coverage(run),
        notes=[one_line(note) for note in run.notes],
        seed=run.seed,
        stream=one_line(run.stream),
    )


def _coverage(run: Run) -> Covered | None:
    return covered(run.goals) if run.goals else None


def _predictions(run: Run) -> Iterator[tuple[str, list[Mapping[str, object]]]]:
    """Give what was predicted, by what was seen of it."""
    for one, title in VERDICTS.items():
        if found := [each for each in run.predictions if each.verdict == one]:
            yield (
                title,
                [
                    {
                        "id": one_line(each.id),
                        "message": spans(one_line(each.message)),
                        "reason": one_line(each.reason),
                        "fingerprint": one_line(each.fingerprint),
                    }
                    for each in found
                ],
            )


def _cards(report: RunReport) -> Iterator[_Card]:
    taken: Counter[str] = Counter()
    opened = len(report.run.broken) <= _OPEN
    for one, failures in by_standing(report.run):
        for failure in failures:
            name = f"failure-{one_line(failure.fingerprint)}"
            taken[name] += 1
            anchor = name if taken[name] == 1 else f"{name}-{taken[name]}"
            yield _card(failure, anchor, report, is_open=opened and one == "broken")


def _card(failure: Failure, anchor: str, report: RunReport, *, is_open: bool) -> _Card:
    excerpt = report.excerpts(failure.location)
    level = standing(failure)
    return _Card(
        anchor=anchor,
        standing=level,
        level=LEVELS[level],
        message=tuple(spans(one_line(failure.message))),
        check=one_line(failure.check),
        operation=one_line(failure.operation),
        why=tuple(spans(one_line(failure.why))),
        known=one_line(failure.accepted),
        changes=tuple(map(one_line, failure.changes)),
        steps=tuple(map(_step, failure.steps)),
        where=one_line(str(failure.location)),
        pointer=one_line(failure.pointer),
        rows=tuple(rows_of(excerpt)) if excerpt else (),
        seen=seen(failure),
        fingerprint=one_line(failure.fingerprint),
        is_open=is_open,
    )


def _step(step: Step) -> _Step:
    return _Step(
        _Message(request(step), _headers(step.headers), _body(step.body)),
        _Message(response(step), _headers(step.answer_headers), _body(step.answer)),
        lines(step.curl),
        lines(step.snippet.rstrip("\n")),
    )


def _headers(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((one_line(name), one_line(value)) for name, value in headers)


def _body(text: str) -> str:
    """Lay a body of JSON out where it is long; any other stays as it is."""
    try:
        value = json.loads(text)
        short = compact(value)
        return short if len(short) <= _SHORT else shorten(laid_out(value), _BODY)
    except (ValueError, RecursionError):
        return shorten(lines(text), _BODY)
