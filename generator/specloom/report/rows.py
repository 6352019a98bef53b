"""The lines of an excerpt as a page shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom.report.excerpts import Excerpt

__all__ = ["Row", "rows_of"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line; `is_hot` is the one that matters, where `marked` is what to underline."""

    number: int
    before: str
    marked: str
    after: str
    is_hot: bool


def rows_of(excerpt: Excerpt) -> Iterator[Row]:
    """Give the lines of an excerpt in their order."""
    for number, line in excerpt.lines:
        if number == excerpt.number:
            start, end = excerpt.start, excerpt.end
            yield Row(number, line[:start], line[start:end], line[end:], is_hot=True)
        else:
            yield Row(number, line, "", "", is_hot=False)
