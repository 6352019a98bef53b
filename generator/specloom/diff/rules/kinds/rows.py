"""Rows of the table of kinds: two kinds that undo each other, four of a bound, one of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from specloom.diff.rules.model import Kind, Way

__all__ = ["bound", "itself", "mirrored"]

Notes: TypeAlias = Mapping[Way, str]
_NONE: Notes = {}


def mirrored(  # noqa: PLR0913, PLR0917 - a row of a table
    there: str,
    told: str,
    back: str,
    told_back: str,
    base: str,
    revision: str,
    notes: Notes = _NONE,
    notes_back: Notes = _NONE,
) -> tuple[Kind, Kind]:
    """Give two kinds that undo each other, from one example."""
    return (
        Kind(there, told, base, revision, mirror=back, notes=notes),
        Kind(back, told_back, revision, base, mirror=there, notes=notes_back),
    )


def itself(name: str, told: str, base: str, revision: str, notes: Notes = _NONE) -> tuple[Kind]:
    """Give a kind that undoes itself."""
    return (Kind(name, told, base, revision, mirror=name, notes=notes),)


def bound(  # noqa: PLR0913, PLR0917 - a row of a table
    name: str, words: str, schema: str, keyword: str, low: int, high: int
) -> tuple[Kind, ...]:
    """Give what can happen to a bound: `keyword` of `schema`, from `low` to `high`."""
    free, near, far = f"{{{schema}}}", *(f"{{{schema}, {keyword}: {n}}}" for n in (low, high))
    article = "an" if words[0] in "aeiou" else "a"
    return (
        *mirrored(
            f"{name}-set",
            f"has {article} {words} now",
            f"{name}-unset",
            f"no longer has {article} {words}",
            free,
            near,
        ),
        *mirrored(
            f"{name}-increased",
            f"has a higher {words}",
            f"{name}-decreased",
            f"has a lower {words}",
            near,
            far,
        ),
    )
