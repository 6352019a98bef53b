"""Text for terminals: lines of a width, in colour where that is wanted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from rich.cells import cell_len, chop_cells
from rich.style import Style

from specloom.report.excerpts import Excerpt

__all__ = [
    "COLORS",
    "NARROWEST",
    "Paint",
    "facts",
    "head",
    "joined",
    "painted",
    "painter",
    "source_lines",
    "wrapped",
]

Paint: TypeAlias = Callable[[str, str], str]
"""Gives text in a style, such as `bold red`."""

COLORS: Final = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
NARROWEST: Final = 40
"""Columns of the narrowest report."""
_SPACE: Final = re.compile(r"(?<![A-Z]{3}) ")
"""Where a line may break: not between a method and its path."""


def painter(*, color: bool) -> Paint:
    """Give what paints, or what leaves text as it is."""
    return _colored if color else _plain


def _plain(said: str, _style: str) -> str:
    return said


def _colored(said: str, style: str) -> str:
    return Style.parse(style).render(said)


def joined(lines: Iterable[str]) -> str:
    """Give lines as one text."""
    return "\n".join(lines)


def painted(said: str, room: int, paint: Paint, style: str) -> str:
    """Give text in a style, broken into lines."""
    return joined(paint(line, style) for line in wrapped(said, room))


def head(lead: str, said: str, room: int, paint: Paint, style: str) -> Iterator[str]:
    """Open a block as compilers do: `error[id]: what is wrong`."""
    first, *rest = wrapped(f"{lead}: {said}", room)
    if first.startswith(lead):
        yield paint(lead, style) + paint(first.removeprefix(lead), "bold")
    else:
        yield paint(first, style)
    yield from (paint(line, "bold") for line in rest)


def facts(
    told: Iterable[tuple[str, str]], gutter: int, key_width: int, room: int, paint: Paint
) -> Iterator[str]:
    """Tell more of a block, each with its key; what has none goes on with the one before."""
    for key, value in told:
        lead = f"{'':{gutter}} {'=' if key else ' '} {key:{key_width}} "
        first, *rest = wrapped(value, room - len(lead))
        yield f"{paint(lead, 'blue') if key else lead}{first}"
        yield from (f"{'':{len(lead)}}{line}" for line in rest)


def source_lines(
    excerpt: Excerpt, gutter: int, room: int, paint: Paint, style: str
) -> Iterator[str]:
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


def wrapped(said: str, room: int) -> list[str]:
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
