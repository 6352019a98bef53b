"""Colours Python and JSON when a page is written, so that it needs no script to do so.

A handful of token kinds is all a reader needs. Pygments knows more, but what it knows changes with
its version, and committed pages must not.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from markupsafe import Markup, escape

__all__ = ["Line", "json_lines", "python_sides"]

_PYTHON: Final = re.compile(
    r"""
    (?P<c> \#[^\n]* )
  | (?P<s> \b[rbfuRBFU]{0,2} (?: \"{3}.*?\"{3} | '{3}.*?'{3}
                             | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' )
         | (?: \"{3}.*?\"{3} | '{3}.*?'{3} | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' ) )
  | (?P<n> \b\d[\w.]* )
  | (?P<k> \b(?:KEYWORDS)\b )
  | (?P<f> \b[A-Za-z_]\w*(?=\() )
    """.replace("KEYWORDS", "|".join(keyword.kwlist)),
    re.VERBOSE | re.DOTALL,
)
_JSON: Final = re.compile(
    r"""
    (?P<f> "(?:\\.|[^"\\])*" (?=\s*:) )
  | (?P<s> "(?:\\.|[^"\\])*" )
  | (?P<n> -?\b\d[\d.eE+-]* )
  | (?P<k> \b(?:true|false|null)\b )
    """,
    re.VERBOSE,
)


_DEEPEST: Final = 12
_LONG: Final = re.compile(r"\S{24,}")
_JOINT: Final = re.compile(r"(?<=[./_(])(?=\w)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of coloured code; `changed` where the other side has no such line."""

    html: Markup
    changed: bool = False

    @property
    def indent(self) -> int:
        """Give by how much what does not fit the line hangs: as far as it is indented, or less."""
        return min(len(self.html) - len(self.html.lstrip(" ")), _DEEPEST) // 2 * 2


def python_sides(before: str, after: str) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Colour two sides of a snippet and mark the lines in which they differ."""
    left, right = before.rstrip("\n").split("\n"), after.rstrip("\n").split("\n")
    gone, come = set(range(len(left))), set(range(len(right)))
    for same in SequenceMatcher(a=left, b=right, autojunk=False).get_matching_blocks():
        gone -= set(range(same.a, same.a + same.size))
        come -= set(range(same.b, same.b + same.size))
    both = bool(before and after)
    return (
        _marked(before, gone if both else set()),
        _marked(after, come if both else set()),
    )


def _marked(code: str, changed: set[int]) -> tuple[Line, ...]:
    if not code:
        return ()
    lines = _lines(_pieces(code.rstrip("\n"), _PYTHON))
    return tuple(Line(html, number in changed) for number, html in enumerate(lines))


def json_lines(text: str) -> tuple[Line, ...]:
    """Colour JSON text."""
    return tuple(Line(html) for html in _lines(_pieces(text, _JSON)))


def _pieces(text: str, grammar: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Cut text into pieces, each with the class of its token or none."""
    end = 0
    for token in grammar.finditer(text):
        yield "", text[end : token.start()]
        yield token.lastgroup or "", token.group()
        end = token.end()
    yield "", text[end:]


def _lines(pieces: Iterable[tuple[str, str]]) -> Iterator[Markup]:
    """Put pieces into lines; a token of several lines is opened anew in each."""
    line: list[tuple[str, str]] = []
    for kind, text in pieces:
        for number, part in enumerate(text.split("\n")):
            if number:
                yield _line(line)
                line = []
            line.append((kind, part))
    yield _line(line)


def _line(pieces: Sequence[tuple[str, str]]) -> Markup:
    """Write a line; a long word in it may break where its parts meet.

    Where it may not, a narrow page breaks in front of it and leaves the indentation alone.
    """
    is_long = _LONG.search("".join(part for _, part in pieces)) is not None
    line = Markup()
    for kind, part in pieces:
        told = Markup("<wbr>").join(_JOINT.split(part)) if is_long else escape(part)
        line += Markup('<span class="{}">{}</span>').format(kind, told) if part and kind else told
    return line
