"""What the readers of this room say about bad input, each sentence in one place."""

from __future__ import annotations

from specloom.errors import BadInput, Finding, Location

__all__ = ["bad", "duplicate_key", "empty", "fault", "no_number", "too_deep"]

_SHOWN = 30
"""Characters of a number that a message repeats."""


def fault(id_: str, message: str, location: Location) -> Finding:
    """Make an error of one line: what is not printable in the user's words is escaped."""
    shown = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in message)
    return Finding(id_, "".join(shown), location)


def bad(id_: str, message: str, file: str, line: int = 0, column: int = 0) -> BadInput:
    """Make the exception for one fault at one place."""
    return BadInput(fault(id_, message, Location(file, line, column)))


def empty(file: str) -> BadInput:
    """Make the exception for a text that holds nothing, or nothing but comments."""
    return bad("empty-file", "The file is empty; it should hold JSON or YAML.", file)


def too_deep(limit: int, file: str, line: int = 0, column: int = 0) -> Finding:
    """Say that a text is nested more than `limit` levels deep."""
    message = f"Nested more than {limit} levels deep; flatten the file."
    return fault("nested-too-deep", message, Location(file, line, column))


def duplicate_key(key: str, first: tuple[int, int], where: Location) -> Finding:
    """Say that a key stands twice in one object; `where` is the second."""
    message = f"The key {key!r} already stands at line {first[0]}, column {first[1]}; remove one."
    return fault("duplicate-key", message, where)


def no_number(text: str) -> str:
    """Say that a number is infinite, not a number, or longer than Python reads."""
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
    return f"{shown} is not a number JSON can carry; write a finite number or a string."
