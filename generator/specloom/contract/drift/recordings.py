"""From the bytes of a recording to its exchanges, whatever wrote it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

import orjson

from specloom.contract.drift import cassettes, har, lines
from specloom.contract.drift.cursor import Cursor
from specloom.contract.drift.model import Recorded
from specloom.errors import BadInput, Finding, Location
from specloom.spec.faults import bad
from specloom.spec.json_text import parse

__all__ = ["LARGEST", "read"]

LARGEST: Final = 256 * 2**20
"""Bytes of one recording."""

_LARGEST_BODY: Final = 16 * 2**20
"""Bytes that one body may unfold to."""

_MOST_FINDINGS: Final = 20
_LINES: Final = (".ndjson", ".jsonl")
_YAML: Final = (".yaml", ".yml")
_WINDOW: Final = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""How zlib is told which of its formats to expect."""


def read(data: bytes, name: str) -> list[Recorded]:
    """Read a recording: HAR 1.2, a VCR cassette, or NDJSON; `name` is what findings call it.

    Raises:
        BadInput: it is none of these, too large or broken; with the first twenty places.
    """
    if len(data) > LARGEST:
        message = f"Larger than {LARGEST:,} bytes; split it into several recordings."
        raise bad("too-large", message, name)
    if not data.strip():
        raise bad("broken-recording", "The recording is empty; record anew.", name)
    if name.endswith(_LINES) or _is_lines(data):
        return _collected(lines.entries(data, name), lines.entry)
    if name.endswith(_YAML) or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
        root = cassettes.root(data, name)
    else:
        root = _json(data, name)
    if cassettes.is_cassette(root):
        return _collected(cassettes.entries(root), cassettes.entry)
    if isinstance(root.value, dict) and "log" in root.value:
        return _collected(har.entries(root), har.entry)
    message = "This is no recording; name a HAR, a VCR cassette or NDJSON."
    raise bad("no-recording", message, name)


def _is_lines(data: bytes) -> bool:
    """Tell whether the first line is an exchange by itself."""
    try:
        first = orjson.loads(data.lstrip().partition(b"\n")[0])
    except orjson.JSONDecodeError:
        return False
    return isinstance(first, dict) and "request" in first


def _json(data: bytes, name: str) -> Cursor:
    parsed = parse(data, name)

    def locate(path: Sequence[str]) -> Location:
        return Location(name, *parsed.find(path))

    return Cursor(parsed.value, (), locate)


def _collected(
    entries: Iterable[Cursor], entry: Callable[[Cursor], Recorded | None]
) -> list[Recorded]:
    found: list[Recorded] = []
    wrong: list[Finding] = []
    for read_one in _attempts(entries, entry):
        if isinstance(read_one, BadInput):
            wrong += read_one.findings
        elif read_one is not None:
            found.append(read_one)
        if len(wrong) >= _MOST_FINDINGS:
            break
    if wrong:
        raise BadInput(*wrong[:_MOST_FINDINGS])
    return found


def _attempts(
    entries: Iterable[Cursor], entry: Callable[[Cursor], Recorded | None]
) -> Iterator[Recorded | BadInput | None]:
    for each in entries:
        try:
            read_one = entry(each)
            yield None if read_one is None else _unfolded(read_one)
        except BadInput as error:
            yield error


def _unfolded(recorded: Recorded) -> Recorded:
    """Give an exchange whose answer is not compressed, as cassettes may keep it."""
    coding = dict(recorded.answer_headers).get("content-encoding", "").strip().lower()
    if not recorded.answer or not coding or coding == "identity":
        return recorded
    if coding not in _WINDOW:
        is_text = recorded.answer.lstrip()[:1] in {b"{", b"["}  # most have decoded it already
        return recorded if is_text else replace(recorded, answer=None)
    unfolding = zlib.decompressobj(_WINDOW[coding])
    try:
        body = unfolding.decompress(recorded.answer, _LARGEST_BODY)
    except zlib.error:  # decoded already
        return recorded
    if unfolding.unconsumed_tail:
        at = recorded.location
        message = f"The body unfolds to more than {_LARGEST_BODY:,} bytes; leave it out."
        raise bad("too-large", message, at.file, at.line, at.column)
    return replace(recorded, answer=body)
