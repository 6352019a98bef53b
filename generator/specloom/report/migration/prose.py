"""Sentences of descriptions and changelogs, in the markup of the page they go to.

They may be hostile: what does not show is made visible, what would be markup is escaped. Words
in backticks are code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup, escape

from specloom.report.words import one_line, visible

__all__ = ["code_span", "fenced", "html_prose", "markdown_prose"]

_CODE: Final = re.compile(r"`([^`\n]+)`")
_MARKDOWN: Final = re.compile(
    r"[\\`*\[\]<>|~]|(?<!\w)_|_(?!\w)|&(?=\w+;|#)|://|@|^[-+#]|^\d+(?=[.)])"
)


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """Cut text into sentences and, marked True, what stood in backticks."""
    for number, piece in enumerate(_CODE.split(one_line(text))):
        if piece:
            yield bool(number % 2), piece


def html_prose(text: str) -> Markup:
    """Give text as HTML, its backticks as code."""
    template = Markup("<code>{}</code>")
    return Markup().join(
        template.format(piece) if is_code else escape(piece) for is_code, piece in _pieces(text)
    )


def markdown_prose(text: str) -> str:
    """Give text as a line of Markdown that starts no tag, link, mention or table cell."""
    return "".join(
        code_span(piece) if is_code else _MARKDOWN.sub(_escaped, piece)
        for is_code, piece in _pieces(text)
    )


def _escaped(found: re.Match[str]) -> str:
    """Escape a mark; what has no escape (a bare address, `1.`) is parted by a word joiner."""
    mark = found.group()
    if mark == "://":
        return ":\u2060//"
    return f"{mark}\u2060" if mark == "@" or mark.isdigit() else f"\\{mark}"


def code_span(text: str) -> str:
    """Give text as a code span of Markdown, with as many backticks as it needs."""
    flat = one_line(text)
    ticks = "`" * (_longest_run(flat) + 1)
    pad = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{ticks}{pad}{flat}{pad}{ticks}" if flat else ""


def fenced(text: str, language: str) -> str:
    """Give text as a fenced block of Markdown that it cannot end."""
    fence = "`" * max(3, _longest_run(text) + 1)
    kept = "\n".join(map(visible, text.rstrip("\n").split("\n")))
    return f"{fence}{language}\n{kept}\n{fence}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
