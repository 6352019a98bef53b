"""Bytes to text, and what a parsed text is.

UTF-8 and UTF-16 are told apart by their byte order mark (RFC 9512, section 2.1; RFC 8259,
section 8.1), which is not part of the text.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from specloom.spec.faults import bad

__all__ = ["MAX_DEPTH", "UTF16", "Find", "Lines", "Parsed", "Route", "decode", "position"]

MAX_DEPTH = 100
"""Levels of nesting in one file: far more than a description needs, few enough to walk safely."""

Find: TypeAlias = Callable[[Sequence[str]], tuple[int, int]]
"""Gives line and column, from 1, of the member or item at an existing path of one text."""

Lines: TypeAlias = Callable[[], Sequence[str]]
"""Gives the lines of one text, counted as `Find` counts them."""

Route: TypeAlias = Callable[[Sequence[str]], list[str]]
"""Leads from a path in one tree to the same thing's path in another."""

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""What a text in UTF-16 begins with."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text read: its plain JSON value, and where everything stands.

    `holders` are the objects with a member `$ref` or `mapping`: all that may refer elsewhere.
    Where the value is not what the text says but an upgrade of it, `origin` leads from the value
    to the text, whose paths `find` wants, and `moved` leads back.
    """

    value: object
    holders: list[dict[str, object]] = field(repr=False)
    find: Find = field(repr=False)
    lines: Lines = field(repr=False)
    origin: Route = field(default=list, repr=False)
    moved: Route = field(default=list, repr=False)


def decode(data: bytes, file: str) -> str:
    """Give the text of a file, `file` by name, without its byte order mark.

    Raises:
        BadInput: neither UTF-8 nor marked UTF-16; with the position of the first bad byte.
    """
    encoding = "utf-16" if data.startswith(UTF16) else "utf-8"
    if encoding == "utf-8" and b"\0" in data:
        message = "Holds a NUL byte: either no text at all or UTF-16; save it as UTF-8."
        raise bad("invalid-encoding", message, file)
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore").removeprefix("\ufeff")
        message = f"Not valid {encoding.upper()}: byte 0x{data[error.start]:02x}; save it as UTF-8."
        where = position(before, len(before))
        raise bad("invalid-encoding", message, file, *where) from None


def position(text: str, offset: int) -> tuple[int, int]:
    """Give line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
