"""Listed values that are called otherwise now: `IN_PROGRESS` became `in-progress`.

A value has nothing but its name, and its neighbours in the list mean something else. So another
case and other separators are believed, another spelling of a word likely is, and words before or
after are where several values got them or the place is called so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from specloom.diff.hints import Hints
from specloom.diff.matching import NONE, PIN, SPELLED, Likeness, Match, match, sharing
from specloom.diff.model import Rename
from specloom.diff.similarity import misspelt, name_similarity, name_words
from specloom.diff.spelling import place_name
from specloom.ir.model import JsonValue, Schema

__all__ = ["match_enum_values", "value_renames"]

_Words: TypeAlias = tuple[str, ...]
_Affix: TypeAlias = tuple[_Words, _Words]
"""The words that only the one name has, and those that only the other has."""

_EDGES: Final = re.compile(r"^[\W_]*|[\W_]*$")


def value_renames(
    hints: Hints,
    base: Schema,
    revision: Schema,
    removed: Iterable[JsonValue],
    added: Iterable[JsonValue],
) -> tuple[Rename, ...]:
    """Tell which listed values of a schema are called otherwise now; what is unsure is left out."""
    if hints.vetoed(base.pointer, revision.pointer):
        return ()
    places = {*name_words(place_name(base.pointer)), *name_words(place_name(revision.pointer))}
    found = match_enum_values(removed, added, hints.values(base.pointer), places)
    return tuple(
        Rename(each.base, each.revision, each.confidence)
        for each in found
        if each.confidence != "ask"
    )


def match_enum_values(
    removed: Iterable[JsonValue],
    added: Iterable[JsonValue],
    told: Mapping[str, str] | None = None,
    place: Iterable[str] = (),
) -> tuple[Match, ...]:
    """Match the texts among enum values by their spelling.

    Args:
        removed: Values that only the base lists.
        added: Values that only the revision lists.
        told: What people say that values became (`Hints.values`).
        place: Words of the names of what has these values.
    """
    ours = {value: name_words(value) for value in removed if isinstance(value, str)}
    theirs = {value: name_words(value) for value in added if isinstance(value, str)}
    pairs = list(sharing(ours, theirs))
    affixes = Counter(_affix(ours[mine], theirs[other]) for mine, other in pairs)
    pins, known = told or {}, {*place}

    def score(mine: str, other: str) -> Likeness:
        if mine in pins:
            return PIN if pins[mine] == other else NONE
        if _EDGES.findall(mine) != _EDGES.findall(other):
            return NONE  # `-date` is no other spelling of `date`
        alike = name_similarity(mine, other)
        if alike >= SPELLED:
            return Likeness(alike, "sure")
        affix = _affix(ours[mine], theirs[other])
        common = affix is not None and (affixes[affix] > 1 or known.issuperset(sum(affix, ())))
        likely = common or _misspelt(ours[mine], theirs[other])
        return Likeness(alike, "likely" if likely else "ask")

    return match(ours, theirs, score, pairs)


def _affix(base: _Words, revision: _Words) -> _Affix | None:
    """Give the words that one name has beside all of the other, None where it has not all."""
    ours, theirs = Counter(base), Counter(revision)
    mine, its = tuple((ours - theirs).elements()), tuple((theirs - ours).elements())
    return (mine, its) if bool(mine) != bool(its) and ours & theirs else None


def _misspelt(base: _Words, revision: _Words) -> bool:
    return len(base) == len(revision) and all(
        mine == other or misspelt(mine, other) for mine, other in zip(base, revision, strict=True)
    )
