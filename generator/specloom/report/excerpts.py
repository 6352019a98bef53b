"""The lines of a description around a place, cut and made safe to show.

    excerpts = Excerpts({"openapi.yaml": text})
    excerpts(change.revision)          # an Excerpt, or None where there is nothing to show

Pure: whoever calls has read the files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from specloom.errors import Location
from specloom.report.words import visible

__all__ = ["Excerpt", "Excerpts", "cut"]

BEFORE: Final = 1
"""Lines shown before the one that matters."""
AFTER: Final = 2
"""Lines shown after it; what stands under a key says more than what stands above."""
WIDTH: Final = 120
"""Characters of a line that are kept, around what is underlined."""
_REACH: Final = 2 * WIDTH
_LONGEST_MARK: Final = 48

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|(?:[^\s,:{}\[\]]|:(?=\w))+|\S')
_BREAK: Final = re.compile("\r\n|[\n\r]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Numbered lines, and what to underline in one of them.

    `number` is that line's, `start` and `end` are offsets in its text as shown. No line holds a
    control character, and all have lost the indentation they share.
    """

    lines: tuple[tuple[int, str], ...]
    number: int
    start: int
    end: int

    def narrowed(self, width: int) -> Excerpt:
        """Give the same with lines of at most `width` characters, the underlined part in view."""
        marked = _window(dict(self.lines)[self.number], self.start, self.end, width)
        lines = tuple(
            (number, marked[0] if number == self.number else _window(text, 0, 0, width)[0])
            for number, text in self.lines
        )
        return Excerpt(lines, self.number, marked[1], marked[2])


@dataclass(frozen=True, slots=True, eq=False)
class Excerpts:
    """Gives the excerpt of a location, from the texts of files by their name."""

    texts: Mapping[str, str]
    _lines: dict[str, Sequence[str]] = field(default_factory=dict, init=False, repr=False)

    def __call__(self, location: Location) -> Excerpt | None:
        """Give what stands at a location, or None where its file or line is not known."""
        text = self.texts.get(location.file)
        if text is None:
            return None
        lines = self._lines.get(location.file)
        if lines is None:
            lines = self._lines[location.file] = _BREAK.split(text)
        return cut(lines, location.line, location.column)


def cut(lines: Sequence[str], line: int, column: int) -> Excerpt | None:
    """Cut out the lines around a 1-based place; None where there is no such line."""
    if not 1 <= line <= len(lines):
        return None
    marked, start, end = _marked(lines[line - 1], column - 1)
    first = max(1, line - BEFORE)
    around = {
        number: marked if number == line else _plain(lines[number - 1])
        for number in range(first, min(len(lines), line + AFTER) + 1)
    }
    last = max(number for number, text in around.items() if text or number == line)
    shared = min((_indent(text) for text in around.values() if text), default=0)
    kept = tuple((number, text[shared:]) for number, text in around.items() if number <= last)
    return Excerpt(kept, line, max(0, start - shared), max(0, end - shared))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _plain(text: str) -> str:
    return _window(visible(text[:_REACH]).rstrip(), 0, 0, WIDTH)[0]


def _marked(text: str, at: int) -> tuple[str, int, int]:
    """Give a line as shown, with the offsets of the word that begins at `at`.

    A minified description is one line of megabytes: only what is near is looked at.
    """
    at = min(max(at, 0), len(text))
    low, high = max(0, at - _REACH), at + _REACH
    left, right = visible(text[low:at]), text[at:high].rstrip()
    token = _TOKEN.match(right)
    length = min(token.end() if token else 0, _LONGEST_MARK)
    word, rest = visible(right[:length]), visible(right[length:])
    return _window(left + word + rest, len(left), len(left) + len(word), WIDTH)


def _window(text: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Cut a line to a width with `…` at the ends, so that what is between stays in view."""
    if len(text) <= width:
        return text, start, end
    low = 0 if end < width else min(max(0, start - width // 4), len(text) - width)
    shown = text[low : low + width]
    if low:
        shown = f"…{shown[1:]}"
    if low + width < len(text):
        shown = f"{shown[:-1]}…"
    return shown, min(start - low, width), min(end - low, width)
