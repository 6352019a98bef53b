"""Operations that moved: another path or method, otherwise much the same.

Evidence is weighed: the path, the operationId, what is sent and answered, parameters, texts and
tags. A rewriting of paths (`/charging-locations` became `/locations`) that explains several
operations speaks for each of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from specloom.diff.hints import NO_HINTS, Hints
from specloom.diff.matching import NONE, PIN, Likeness, match
from specloom.diff.model import Confidence
from specloom.diff.similarity import (
    Structures,
    name_similarity,
    name_words,
    share,
    text_similarity,
)
from specloom.ir.model import MediaType, Operation, Schema, SchemaObject, dereference

__all__ = ["Move", "match_moved"]

_Segments: TypeAlias = tuple[str, ...]
_Rewriting: TypeAlias = tuple[_Segments, _Segments]

_VARIABLE: Final = re.compile(r"\{[^{}]*\}")
_WRITES: Final = frozenset(("POST", "PUT", "PATCH"))
_BLANK: Final = "{}"
_COMMON: Final = 0.25  # a segment in more paths than this part of all tells little
_UNLIKE: Final = 0.3
_ALIKE: Final = 0.5
_RELATED: Final = 0.4
_AKIN: Final = 0.6
_SAME: Final = 0.95
_PAGE: Final = 6  # members; what has more is no page around a list


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """An operation and what it likely became. `hinted` tells that somebody said so."""

    base: Operation
    revision: Operation
    confidence: Confidence
    hinted: bool = False


def match_moved(
    removed: Sequence[Operation],
    added: Sequence[Operation],
    structures: Structures,
    hints: Hints = NO_HINTS,
) -> tuple[Move, ...]:
    """Match operations that only one side has, in the order of `removed`."""
    evidence = _learn(removed, added, structures)
    ours = {operation.pointer: operation for operation in removed}
    theirs = {operation.pointer: operation for operation in added}

    def score(mine: str, other: str) -> Likeness:
        if hints.vetoed(mine, other):
            return NONE
        if hints.renamed(mine) == other:
            return PIN
        return evidence.weigh(ours[mine], theirs[other])

    found = {each.base: each for each in match(ours, theirs, score)}
    return tuple(
        Move(mine, theirs[each.revision], each.confidence, each.pinned)
        for pointer, mine in ours.items()
        if (each := found.get(pointer)) is not None
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Evidence:
    """What is known of the operations left over.

    `common` holds the segments that most paths have, `support` how many pairs of operations a
    rewriting of paths explains.
    """

    common: frozenset[str]
    support: Mapping[_Rewriting, int]
    structures: Structures

    def weigh(self, base: Operation, revision: Operation) -> Likeness:
        """Say how alike two operations are, and the most that may be made of it."""
        ours, theirs = _segments(base.path), _segments(revision.path)
        if base.method == revision.method and _solid(ours) == _solid(theirs):
            return Likeness(1.0, "sure")
        path = self._paths_alike(ours, theirs)
        name = name_similarity(base.id, revision.id) if base.id and revision.id else None
        support = self.support[_rewriting(ours, theirs)] if base.method == revision.method else 0
        if not _methods_fit(base, revision, path) or not _worth(path, name, support):
            return NONE
        shape = self._shapes_alike(base, revision)
        if shape is not None and shape < _UNLIKE:
            return NONE
        score = _average(
            (3.0, path),
            (2.0, name),
            (3.0, shape),
            (2.0, 1 - 1 / support if support > 1 else None),
            (1.0, text_similarity(base.summary, revision.summary)),
            (0.5, text_similarity(base.description, revision.description)),
            (0.5, share(frozenset(base.tags), frozenset(revision.tags)) if base.tags else None),
            (0.5, _parameters_alike(base, revision)),
        )
        return Likeness(score, _most(path, name, shape, support))

    def _paths_alike(self, base: _Segments, revision: _Segments) -> float:
        """Weigh the segments in common, in order; a path that ends in all of the other is akin."""
        total = self._weight(base) + self._weight(revision)
        dice = 2 * self._in_order(base, revision) / total if total else 1.0
        short, long = sorted((base, revision), key=len)
        ends = self._weight(short) >= 1 and long[len(long) - len(short) :] == short
        return 0.6 + 0.4 * dice if ends else dice

    def _in_order(self, base: _Segments, revision: _Segments) -> float:
        """Give the weight of the best common subsequence, akin segments counted in part."""
        best = [0.0] * (len(revision) + 1)
        for mine in base:
            before = best
            best = [0.0]
            for column, other in enumerate(revision):
                taken = before[column] + self._segments_alike(mine, other)
                best.append(max(before[column + 1], best[column], taken))
        return best[-1]

    def _weight(self, segments: Iterable[str]) -> float:
        return sum(0.3 if self._plain(segment) else 1.0 for segment in segments)

    def _plain(self, segment: str) -> bool:
        return segment == _BLANK or segment in self.common

    def _segments_alike(self, base: str, revision: str) -> float:
        if base == revision:
            return self._weight((base,))
        alike = 0.0 if _BLANK in (base, revision) else name_similarity(base, revision)
        return alike if alike >= _AKIN else 0.0

    def _shapes_alike(self, base: Operation, revision: Operation) -> float | None:
        """Compare what is answered and what is sent; None where neither has a body."""
        answers = self._schemas_alike(_answer(base), _answer(revision))
        bodies = self._schemas_alike(_body(base), _body(revision))
        found = [each for each in (answers, bodies) if each is not None]
        return sum(found) / len(found) if found else None

    def _schemas_alike(self, base: Schema | None, revision: Schema | None) -> float | None:
        """Compare two bodies; a list that became a page of the same items is much the same."""
        if base is None or revision is None:
            return None if base is revision else 0.0
        whole = self.structures.similarity(base, revision)
        items = self.structures.similarity(_items(base), _items(revision))
        return max(whole, 0.9 * items)


def _worth(path: float, name: float | None, support: int) -> bool:
    """Tell whether there is anything beyond a like shape."""
    return path >= _RELATED or (name or 0.0) >= _RELATED or support > 1


def _most(path: float, name: float | None, shape: float | None, support: int) -> Confidence:
    """Say the most that the best of the evidence allows."""
    named = name or 0.0
    if shape is not None and shape < _ALIKE:
        return "ask"
    if (path >= _AKIN and (named >= _AKIN or support > 1)) or named == 1:
        return "sure"
    return "likely" if path >= _AKIN or named >= _AKIN or support > 1 else "ask"


def _methods_fit(base: Operation, revision: Operation, path: float) -> bool:
    """Tell whether one request may have become the other: a write stays one unless it kept its id.

    Another method at much the same path only: `PUT /a/{id}` is often beside `PATCH /a/{id}`.
    """
    if base.method == revision.method:
        return True
    if base.id and base.id == revision.id:
        return True
    return path >= _SAME and {base.method, revision.method} <= _WRITES


# ------------------------------------------------------------------------------------ paths


def _learn(
    removed: Sequence[Operation], added: Sequence[Operation], structures: Structures
) -> _Evidence:
    """Count what paths have in common, and which rewritings explain how many operations."""
    paths = sorted({_segments(operation.path) for operation in (*removed, *added)})
    counts = Counter(segment for path in paths for segment in set(path))
    often = max(2.0, _COMMON * len(paths))
    common = frozenset(segment for segment, count in counts.items() if count > often)
    support = Counter(
        _rewriting(_segments(mine.path), _segments(other.path))
        for mine in removed
        for other in added
        if mine.method == other.method
    )
    return _Evidence(common, support, structures)


@lru_cache(maxsize=16384)
def _segments(path: str) -> _Segments:
    return tuple(_VARIABLE.sub(_BLANK, path).split("/")[1:])


def _solid(segments: _Segments) -> list[str]:
    """Give segments as far as a careless server tells them apart: no empty ones, any case."""
    return [segment.casefold() for segment in segments if segment]


def _rewriting(base: _Segments, revision: _Segments) -> _Rewriting:
    """Give what became what once the end that two paths share is cut off."""
    shared = 0
    for mine, other in zip(reversed(base), reversed(revision), strict=False):
        if mine != other:
            break
        shared += 1
    return base[: len(base) - shared], revision[: len(revision) - shared]


# ----------------------------------------------------------------------------------- bodies


def _parameters_alike(base: Operation, revision: Operation) -> float | None:
    ours, theirs = (
        frozenset(name for each in side.parameters for name in name_words(each.name))
        for side in (base, revision)
    )
    return share(ours, theirs) if ours or theirs else None


def _answer(operation: Operation) -> Schema | None:
    """Give the schema of the first successful answer that has a body."""
    good = (answer for answer in operation.responses if answer.status.startswith("2"))
    return next((found for answer in good if (found := _schema(answer.content))), None)


def _body(operation: Operation) -> Schema | None:
    return _schema(operation.request_body.content) if operation.request_body else None


def _schema(content: Iterable[MediaType]) -> Schema | None:
    return next((each.schema for each in content if each.schema is not None), None)


def _items(schema: Schema) -> Schema:
    """Give the items of a list, or of the only list in a page; else the schema itself."""
    stated = dereference(schema)
    if not isinstance(stated, SchemaObject):
        return schema
    if stated.array is not None and stated.array.items is not None:
        return stated.array.items
    properties = stated.object.properties.values() if stated.object is not None else ()
    lists = [each for each in map(dereference, properties) if _is_list(each)]
    return _items(lists[0]) if len(lists) == 1 and len(properties) <= _PAGE else schema


def _is_list(schema: Schema) -> bool:
    return isinstance(schema, SchemaObject) and schema.array is not None


def _average(*evidence: tuple[float, float | None]) -> float:
    known = [(weight, value) for weight, value in evidence if value is not None]
    return sum(weight * value for weight, value in known) / sum(weight for weight, _ in known)
