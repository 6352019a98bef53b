"""Sources that are written only when no earlier run wrote them from the same.

A draft says by a key what its text depends on: the same key gives the same text, as long as
templates, tools and this program are the same, which is for the caller to see to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass

import orjson

from specloom.render.formatting import formatted
from specloom.render.write import OutputFile

__all__ = ["Draft", "finished", "key_of"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A source to be; `write` gives its text, not formatted yet."""

    path: str
    key: str
    write: Callable[[], str]


def key_of(*parts: object) -> str:
    """Give a key of what a text depends on: views, texts, numbers; the same in every process."""
    try:
        said = orjson.dumps(parts, default=_plain)
    except TypeError:  # half a surrogate pair, or an integer of more than 64 bits
        said = json.dumps(parts, default=_plain).encode()
    return hashlib.sha256(said).hexdigest()


def _plain(value: object) -> object:
    """Give a set in order; also a view, which orjson knows how to write and `json` does not."""
    if isinstance(value, frozenset):
        return sorted(value)
    if is_dataclass(value):
        return [getattr(value, one.name) for one in fields(value)]
    raise TypeError(type(value))


def finished(
    drafts: Sequence[Draft | OutputFile], texts: Mapping[str, str]
) -> Iterator[OutputFile]:
    """Give the files of drafts, formatted, taking from `texts` those whose key is there."""
    known = {
        one.path: texts[one.key] for one in drafts if isinstance(one, Draft) and one.key in texts
    }
    fresh = [_written(one) for one in drafts if one.path not in known]
    texts_by_path = {one.path: one.text for one in formatted(fresh)} | known
    return (OutputFile(one.path, texts_by_path[one.path]) for one in drafts)


def _written(one: Draft | OutputFile) -> OutputFile:
    return OutputFile(one.path, one.write()) if isinstance(one, Draft) else one
