"""Bytes to text, and what a parsed text is.

UTF-8 and UTF-16 are told apart by their byte order mark (RFC 9512, section 2.1; RFC 8259,
section 8.1), which is not part of the text.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from specloom.errors import BadInput, Finding, Location

__all__ = [
    "MAX_DEPTH",
    "Find",
    "Parsed",
    "bad",
    "decode",
    "duplicate_key",
    "empty",
    "no_number",
    "position",
    "too_deep",
]

MAX_DEPTH = 100
"""Levels of nesting in one file: far more than a description needs, few enough to walk safely."""

_SHOWN = 30
"""Characters of a number that a message repeats."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def position(text: str, offset: int) -> tuple[int, int]:
    """Give line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


Find: TypeAlias = Callable[[Sequence[str]], tuple[int, int]]
"""Gives line and column, from 1, of the member or item at an existing path of one text."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text read: its plain JSON value, and where everything stands.

    `holders` are the objects with a member `$ref` or `mapping`: all that may refer elsewhere.
    """

    value: object
    holders: list[dict[str, object]]
    find: Find


def bad(id_: str, message: str, file: str, line: int = 0, column: int = 0) -> BadInput:
    """Make the exception for one finding at one place."""
    return BadInput(Finding(id_, message, Location(file, line, column)))


def empty(file: str) -> BadInput:
    """Make the exception for a text that holds nothing, or nothing but comments."""
    return bad("empty-file", "The file is empty; it should hold JSON or YAML.", file)


def too_deep(file: str, line: int = 0, column: int = 0) -> Finding:
    """Say that a text is nested more than `MAX_DEPTH` levels deep."""
    message = f"Nested more than {MAX_DEPTH} levels deep; flatten the file."
    return Finding("nested-too-deep", message, Location(file, line, column))


def decode(data: bytes, file: str) -> str:
    """Give the text of a file, `file` by name, without its byte order mark.

    Raises:
        BadInput: neither UTF-8 nor marked UTF-16; with the position of the first bad byte.
    """
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8"
    if encoding == "utf-8" and b"\0" in data:
        message = "Holds a NUL byte: either no text at all or UTF-16; save it as UTF-8."
        raise bad("invalid-encoding", message, file)
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore").removeprefix("\ufeff")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        message = f"Not valid {encoding.upper()}: byte 0x{data[error.start]:02x}; save it as UTF-8."
        raise bad("invalid-encoding", message, file, line, column) from None


def duplicate_key(key: str, first: tuple[int, int], where: Location) -> Finding:
    """Say that a key stands twice in one object; `where` is the second."""
    message = f"The key {key!r} already stands at line {first[0]}, column {first[1]}; remove one."
    return Finding("duplicate-key", message, where)


def no_number(text: str) -> str:
    """Say that a number is infinite, not a number, or longer than Python reads."""
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
    return f"{shown} is not a number JSON can carry; write a finite number or a string."
