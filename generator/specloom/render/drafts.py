"""Sources that are written only when no earlier run wrote them from the same.

A draft says by a key what its text depends on: the same key gives the same text, as long as
templates, tools and this program are the same, which is for the caller to see to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from specloom.render.formatting import formatted
from specloom.render.write import OutputFile

__all__ = ["Draft", "finished", "key_of", "settled"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A source to be; `write` gives its text, not formatted yet."""

    path: str
    key: str
    write: Callable[[], str]


def key_of(*parts: object) -> str:
    """Give a key of what a text depends on; sets are put in order by `settled` first."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def settled(view: object) -> tuple[object, ...]:
    """Give what a view says, with its sets in order."""
    fields: Sequence[str] = getattr(type(view), "__slots__", ())
    values = (getattr(view, name) for name in fields)
    return (
        type(view).__name__,
        *(sorted(one) if isinstance(one, frozenset) else one for one in values),
    )


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
