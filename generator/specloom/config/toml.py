"""TOML text to plain values, and where a key of it stands: tomllib keeps no positions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Final

from specloom.errors import BadInput, Finding, Location

__all__ = ["headers", "place", "read_toml"]

_HEADER: Final = re.compile(r"\s*\[+([^\]]+)\]")
_ENTRY: Final = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w\-.])+)\s*=""")
_KEY: Final = re.compile(r"\"[^\"]*\"|'[^']*'|[^.\s]+")
_LONG_TEXT: Final = re.compile(r"\"{3}|'{3}")


def read_toml(text: str, file: str) -> dict[str, object]:
    """Read a TOML text; `file` is the name that findings show.

    Raises:
        BadInput: It is not TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said, _, where = str(error).rstrip(")").rpartition(" (at ")
        numbers = re.findall(r"\d+", where)
        line, column = map(int, numbers) if numbers else _end(text)
        finding = Finding("not-toml", f"this is not TOML: {said}", Location(file, line, column))
        raise BadInput(finding) from error


def headers(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give the line, from 1, and the keys of each `[table.header]`."""
    for number, _, is_header, path in _keys(text):
        if is_header:
            yield number, path


def place(text: str, path: Sequence[str]) -> tuple[int, int]:
    """Give line and column, from 1, of the key at a path; of the nearest above it if there is none.

    Follows `[table.headers]` and `key =` lines, which is how people write TOML; falls back to the
    nearest table, then to the first line.
    """
    table: tuple[str, ...] = ()
    best = (1, 1)
    depth = 0
    for line, column, is_header, keys in _keys(text):
        here = keys if is_header else (*table, *keys)
        if is_header:
            table = keys
        common = min(len(here), len(path))
        if common > depth and here[:common] == tuple(path[:common]):
            depth, best = common, (line, column)
    return best


def _keys(text: str) -> Iterator[tuple[int, int, bool, tuple[str, ...]]]:
    """Give line, column, whether it is a table's header, and keys, of all that begins a line."""
    inside = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not inside and (found := _HEADER.match(line) or _ENTRY.match(line)):
            keys = tuple(quoted.strip("\"'") for quoted in _KEY.findall(found[1]))
            column = len(line) - len(line.lstrip()) + 1
            yield number, column, found.re is _HEADER, keys
        inside = _still_inside(line, inside)


def _still_inside(line: str, inside: str) -> str:
    """Give the quotes of the text of several lines that a line ends in, or nothing."""
    for quotes in _LONG_TEXT.findall(line):
        if not inside:
            inside = quotes
        elif quotes == inside:
            inside = ""
    return inside


def _end(text: str) -> tuple[int, int]:
    lines = text.split("\n")
    return len(lines), len(lines[-1]) + 1
