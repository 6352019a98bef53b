"""What the readers of this room say about bad input, each sentence in one place."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from specloom.errors import BadInput, Finding, Location

__all__ = ["bad", "bare", "cited", "duplicate_key", "empty", "fault", "no_number", "too_deep"]

_SHOWN = 30
"""Characters of a number that a message repeats."""

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://\S*[@?]\S*", re.IGNORECASE)
"""An address that may hold a user or a query."""


def bare(address: str) -> str:
    """Give an address without user, password and query, which may be secret."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # checked when asked for: a password with a slash looks like one
    except ValueError:
        return f"{address.partition('://')[0]}://..."
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, "", parts.fragment))


def cited(ref: str) -> str:
    """Give a reference without the query of its address."""
    address, mark, fragment = ref.partition("#")
    return f"{bare(address)}{mark}{fragment}" if "?" in address else ref


def fault(id_: str, message: str, location: Location) -> Finding:
    """Make an error of one line: what is not printable is escaped, addresses tell no secrets."""
    safe = _ADDRESS.sub(lambda found: bare(found[0]), message)
    shown = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in safe)
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
