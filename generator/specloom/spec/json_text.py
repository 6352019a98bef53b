"""JSON text (RFC 8259) to a plain value: exact, and with what other readers hide.

Duplicate keys are findings with both positions, integers of any size are kept, `NaN` and
`Infinity` are refused. Positions are looked up in the text when somebody asks: reading is as
fast as Python's own C parser.
"""

from __future__ import annotations

import codecs
import json
import math
import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate, tee
from typing import NoReturn

from specloom.errors import BadInput, Finding, Location
from specloom.spec.faults import bad, duplicate_key, no_number, too_deep
from specloom.spec.text import MAX_DEPTH, UTF16, Parsed, decode, position

__all__ = ["parse"]

_WHITESPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_FOLLOWER = re.compile("[\x80-\xbf]")
"""A byte of UTF-8 that goes with the one before it."""
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[][{}]|[^][{}",:\s]+')
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_UNPAIRED = re.compile(
    r"""\\(?:
        \\u[dD][89a-fA-F]                                        # what is escaped may be no escape
        | u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])           # a first half alone
        | u[dD][c-fC-F](?<!\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F])  # a second half alone
    )""",
    re.VERBOSE,
)
"""Finds halves of surrogate pairs, and what looks like them: most texts have none."""
_STEPS = {"{": 1, "[": 1, "}": -1, "]": -1}
_LONGEST_INTEGER = sys.get_int_max_str_digits()
_STEP = json.JSONDecoder(parse_int=len, parse_float=len, object_pairs_hook=len)
"""Steps over a value in C, reading no numbers and keeping no objects."""


class _RefusedNumberError(ValueError):
    """A number or word that Python's reader takes and JSON, or a computer, does not."""


def parse(data: bytes, file: str) -> Parsed:
    """Read a JSON text; `file` is the name that findings show.

    Raises:
        BadInput: not JSON, duplicate keys (all of them), nested too deep.
    """
    holders: list[dict[str, object]] = []
    duplicates: list[dict[str, object]] = []

    def make(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) != len(pairs):
            duplicates.append(made)
        if "$ref" in made or "mapping" in made:
            holders.append(made)
        return made

    text = decode(data, file)
    value = _read(text, file, make)
    if _is_too_deep(value):
        raise BadInput(_too_deep(text, file))
    if duplicates:
        raise BadInput(*_duplicate_keys(text, file))
    if _UNPAIRED.search(text):
        _check_surrogates(text, file)
    positions = _Positions(data)
    return Parsed(value, holders, positions.find, positions.lines)


def _read(text: str, file: str, make: Callable[[list[tuple[str, object]]], object]) -> object:
    try:
        return json.loads(text, object_pairs_hook=make, parse_float=_finite, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        reason = error.msg[0].lower() + error.msg[1:].removesuffix(" at")
        message = f"Not valid JSON: {reason}."
        raise bad("invalid-json", message, file, error.lineno, error.colno) from None
    except RecursionError:
        raise BadInput(_too_deep(text, file)) from None
    except ValueError as error:
        raise _refused_number(text, file, error) from None


def _finite(number: str) -> float:
    value = float(number)
    if math.isinf(value):
        raise _RefusedNumberError(number)
    return value


def _refuse(word: str) -> NoReturn:
    raise _RefusedNumberError(word)


def _refused_number(text: str, file: str, error: ValueError) -> BadInput:
    """Find the number that `error` is about: our own refusal, or an integer Python limits."""
    refused = str(error) if isinstance(error, _RefusedNumberError) else ""
    words = ((token.group(), token.start()) for token in _TOKEN.finditer(text))
    word, at = next(
        (word, at)
        for word, at in words
        if word == refused or (not refused and len(word) > _LONGEST_INTEGER and word[0] != '"')
    )
    return bad("invalid-number", no_number(word), file, *position(text, at))


def _is_too_deep(value: object) -> bool:
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if type(inner) is dict or type(inner) is list
        ]
        if not level:
            return False
    return True


def _too_deep(text: str, file: str) -> Finding:
    brackets = (token for token in _TOKEN.finditer(text) if token.group() in _STEPS)
    starts, changes = tee(brackets)
    depths = accumulate(_STEPS[bracket.group()] for bracket in changes)
    at = next(b.start() for b, depth in zip(starts, depths, strict=True) if depth > MAX_DEPTH)
    return too_deep(MAX_DEPTH, file, *position(text, at))


def _check_surrogates(text: str, file: str) -> None:
    for string in _STRING.finditer(text):
        if not _SURROGATE_ESCAPE.search(string[0]):
            continue
        try:
            json.loads(string[0]).encode()
        except UnicodeEncodeError:
            message = "Half of a surrogate pair is no character; write the character itself."
            where = position(text, string.start())
            raise bad("invalid-character", message, file, *where) from None


def _duplicate_keys(text: str, file: str) -> list[Finding]:
    findings = []
    todo = [_skip(text, 0)]
    while todo:
        at = todo.pop()
        if text[at] not in "{[":
            continue
        seen: dict[str, int] = {}
        for key, key_at, value_at in _inside(text, at):
            todo.append(value_at)
            if key in seen and text[at] == "{":
                first = position(text, seen[key])
                where = Location(file, *position(text, key_at))
                findings.append(duplicate_key(key, first, where))
            seen.setdefault(key, key_at)
    return sorted(findings, key=lambda finding: finding.location)


class _Positions:
    """Finds members and items by stepping through the text, each container once.

    What is stepped through are the bytes of UTF-8, a character each: one emoji in a text makes
    Python spend four bytes on each of its characters.
    """

    __slots__ = ("_breaks", "_data", "_followers", "_tables", "_text")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._text = ""
        self._breaks: list[int] = []
        self._followers = array("L")
        self._tables: dict[int, dict[str, tuple[int, int]]] = {}

    def find(self, path: Sequence[str]) -> tuple[int, int]:
        """Give line and column, from 1, of the member or item at an existing path."""
        if not self._text:
            self._read()
        key_at = at = _skip(self._text, 0)
        for token in path:
            key_at, at = self._table(at)[token]
        line = bisect_left(self._breaks, key_at)
        start = self._breaks[line - 1]
        followers = bisect_left(self._followers, key_at) - bisect_left(self._followers, start + 1)
        return line, key_at - start - followers

    def _read(self) -> None:
        utf16 = self._data.startswith(UTF16)
        data = decode(self._data, "").encode() if utf16 else self._data
        self._text = data.removeprefix(codecs.BOM_UTF8).decode("latin-1")
        self._breaks = [-1, *(found.start() for found in re.finditer("\n", self._text))]
        if not self._text.isascii():
            self._followers.extend(found.start() for found in _FOLLOWER.finditer(self._text))

    def lines(self) -> list[str]:
        """Give the lines of the text."""
        return decode(self._data, "").split("\n")

    def _table(self, at: int) -> dict[str, tuple[int, int]]:
        if at not in self._tables:
            inside = _inside(self._text, at)
            self._tables[at] = {self._key(*one): one[1:] for one in inside}
        return self._tables[at]

    def _key(self, key: str, at: int, _: int) -> str:
        """Give a key as it is; what was read may be bytes."""
        raw = None if key.isascii() else _STRING.match(self._text, at)
        return str(json.loads(raw[0].encode("latin-1"))) if raw else key


def _skip(text: str, at: int) -> int:
    found = _WHITESPACE.match(text, at)
    return found.end() if found else at


def _inside(text: str, at: int) -> list[tuple[str, int, int]]:
    """List what the object or array at an offset holds: key or index, where, where its value."""
    is_object = text[at] == "{"
    found: list[tuple[str, int, int]] = []
    at = _skip(text, at + 1)
    while text[at] not in "}]":
        key, key_at = str(len(found)), at
        if is_object:
            key, at = _STEP.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        found.append((key, key_at, at))
        at = _skip(text, _STEP.raw_decode(text, at)[1])
        if text[at] == ",":
            at = _skip(text, at + 1)
    return found
