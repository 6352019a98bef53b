"""Markup of descriptions made fit for docstrings, which are read as they stand.

HTML becomes the Markdown it stands for. What leads somewhere only on the page it was written for, a
link to `/docs` say, becomes its words. Tags that HTML does not have, as in `List<string>`, stay.
"""

from __future__ import annotations

import html
import re
from typing import Final

__all__ = ["plain", "unmarked"]

_FENCED: Final = re.compile(r"(```.*?(?:```|\Z))", re.DOTALL)
_CODE: Final = re.compile(r"(`[^`\n]*`)")

_TAG_FIRST: Final = re.compile(r"^[ \t]+(?=</?[A-Za-z])", re.MULTILINE)
_ROW: Final = re.compile(r"<tr\b[^<>]*>((?:(?!<tr\b).)*?)</tr>", re.DOTALL | re.IGNORECASE)
_CELL: Final = re.compile(r"<t[hd]\b[^<>]*>", re.IGNORECASE)
_ANCHOR: Final = re.compile(r"<a\b([^<>]*)>([^<>]*)</a>", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"""\bhref=["']?([^"'\s]+)""", re.IGNORECASE)
_TAGS: Final = tuple(
    (re.compile(rf"</?(?:{names})\b[^<>]*>", re.IGNORECASE), text)
    for names, text in (
        ("code|kbd|tt", "`"),
        ("a|abbr|b|big|em|font|i|img|small|span|strong|sub|sup|td|th|tr|u", ""),
        ("blockquote|div|dl|h[1-6]|hr|ol|p|pre|section|table|tbody|thead|ul", "\n\n"),
        ("br|dd|dt", "\n"),
    )
)
_ITEM: Final = re.compile(r"<li\b[^<>]*>\s*", re.IGNORECASE)
_ITEM_END: Final = re.compile(r"</li\b[^<>]*>", re.IGNORECASE)
_GAP: Final = re.compile(r"\n\s*\n\s*\n")
_LINK: Final = re.compile(r"(!?)\[([^\[\]]*)\]\(((?:[^()\s]|\([^()\s]*\))*)(?:\s[^()]*)?\)")
_MORE: Final = re.compile(r"(?<!\s)\s*\[(?:learn|read|see) more\]\(/[^()\s]*\)\.?", re.IGNORECASE)
"""A sentence that is nothing but a link that leads nowhere."""
_LEADS: Final = ("http://", "https://", "mailto:")
_LONGEST: Final = 110
"""Addresses of more characters would stand far out of their lines."""
_STRONG: Final = re.compile(r"\*\*(?=\S)([^*\n]+)\*\*")


def plain(text: str) -> str:
    """Give a text without HTML, and without links that lead nowhere from a docstring."""
    if "<" not in text and "](" not in text and "&" not in text:
        return text
    parts = _FENCED.split(text)
    parts[::2] = [_plain(part) for part in parts[::2]]
    return "".join(parts)


def unmarked(text: str) -> str:
    """Give a text without emphasis, and each link as its words."""
    worded = _LINK.sub(lambda link: "" if link[1] else link[2], text)
    return _STRONG.sub(r"\1", worded)


def _plain(part: str) -> str:
    pieces = _CODE.split(part)
    pieces[::2] = [html.unescape(_without_tags(piece)) for piece in pieces[::2]]
    text = "".join(pieces)
    return _LINK.sub(_leading, _MORE.sub("", text)) if "](" in text else text


def _without_tags(part: str) -> str:
    if "<" not in part:
        return part
    text = _ROW.sub(_row, _TAG_FIRST.sub("", part))
    text = _ITEM.sub("\n- ", _ITEM_END.sub("", text))
    (code, mark), *others = _TAGS
    text = _ANCHOR.sub(_anchor, code.sub(mark, text))
    for tag, stands_for in others:
        text = tag.sub(stands_for, text)
    return text if text == part else _GAP.sub("\n\n", text)


def _row(row: re.Match[str]) -> str:
    cells = [" ".join(cell.split()) for cell in _CELL.split(row[1])[1:]]
    return f"\n| {' | '.join(cells)} |\n"


def _anchor(anchor: re.Match[str]) -> str:
    address = _ADDRESS.search(anchor[1])
    return f"[{anchor[2]}]({address[1] if address else ''})"


def _leading(link: re.Match[str]) -> str:
    """Keep a link that leads somewhere, else its words; an image has none worth reading."""
    leads = link[3].startswith(_LEADS) and len(link[3]) <= _LONGEST and not link[1]
    return link[0] if leads else "" if link[1] else link[2]
