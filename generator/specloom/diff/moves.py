"""Operations that moved: another path or method, otherwise much the same.

Evidence is weighed: the path, the operationId, what is sent and answered, parameters, texts and
tags. A rewriting of paths (`/charging-locations` became `/locations`) that explains several
operations speaks for each of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import fsum
from typing import Final, TypeAlias

from specloom.diff.hints import NO_HINTS, Hints
from specloom.diff.matching import LIKELY, NONE, PIN, Likeness, match
from specloom.diff.model import Confidence
from specloom.diff.similarity import (
    name_similarity,
    name_words,
    share,
    text_similarity,
)
from specloom.diff.structures import Structures
from specloom.ir.model import (
    MediaType,
    Operation,
    Reference,
    Schema,
    SchemaObject,
    dereference,
)

__all__ = ["Move", "Rewriting", "match_moved", "rewriting"]

_Segments: TypeAlias = tuple[str, ...]
Rewriting: TypeAlias = tuple[_Segments, _Segments]

_VARIABLE: Final = re.compile(r"\{[^{}]*\}")
_VERSION: Final = re.compile(r"v\d+([._]\d+)*|\d{4}-\d\d(-\d\d)?")
_WRITES: Final = frozenset(("POST", "PUT", "PATCH"))
_BLANK: Final = "{}"
_FEW: Final = 8
_COMMON: Final = 0.25  # what more paths than this part of all begin with tells little
_CLEAR: Final = 0.75
_UNLIKE: Final = 0.25
_ALIKE: Final = 0.5
_SOUND: Final = 0.7
_AKIN: Final = 0.6
_CERTAIN: Final = 0.9
_PLAIN: Final = 4  # statements; what makes no more is like much else
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
    told = {pointer: hints.renamed(pointer) for pointer in ours}

    def score(mine: str, other: str) -> Likeness:
        if hints.vetoed(mine, other):
            return NONE
        if told[mine] == other:
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

    `common` holds the segments that many paths begin with, `explained` the pairs of operations
    that a rewriting of paths explains.
    """

    common: frozenset[str]
    explained: Mapping[Rewriting, Sequence[tuple[Operation, Operation]]]
    structures: Structures
    _support: dict[Rewriting, int] = field(default_factory=dict)
    _segment_likeness: dict[tuple[str, str], float] = field(default_factory=dict)

    def weigh(self, base: Operation, revision: Operation) -> Likeness:
        """Say how alike two operations are, and the most that may be made of it."""
        if not _methods_fit(base, revision):
            return NONE
        ours, theirs = _segments(base.path), _segments(revision.path)
        if base.method == revision.method and _folded(ours) == _folded(theirs):
            return Likeness(1.0, "sure")
        path = self._paths_alike(ours, theirs)
        name = name_similarity(base.id, revision.id) if base.id and revision.id else None
        support = self._supported(base, revision)
        kept = self._kept(base, revision)
        if max(path, name or 0.0) < _AKIN and not (support or kept):
            return NONE
        shape = self._shapes_alike(base, revision)
        strong = path >= _AKIN and ((name or 0.0) >= _CLEAR or support > 0)
        if shape is not None and shape < (_UNLIKE if strong else _ALIKE):
            return NONE
        score = _average(
            (3.0, max(path, 1 - 1 / (1 + support))),
            (2.0 if (name or 0.0) >= _AKIN else 1.0, name),
            (3.0, shape),
            (1.0, text_similarity(base.summary, revision.summary)),
            (0.5, text_similarity(base.description, revision.description)),
            (0.5, share(frozenset(base.tags), frozenset(revision.tags)) if base.tags else None),
            (1.0, _parameters_alike(base, revision)),
        )
        sound = shape is not None and shape >= _SOUND
        if kept and sound:
            score, strong = max(score, kept.score), strong or kept.most == "sure"
        if (sound or shape is None) and (strong or name == 1):
            return Likeness(score, "sure")
        return Likeness(score, "likely" if sound or strong else "ask")

    def _kept(self, base: Operation, revision: Operation) -> Likeness | None:
        """Say what is told by what stayed although the path did not; None where nothing did."""
        if base.id and base.id == revision.id:
            return Likeness(_CERTAIN, "sure")
        called = _callback(base)
        if called and called == _callback(revision):
            return Likeness(_CERTAIN, "sure")
        same = base.summary and base.summary.casefold() == revision.summary.casefold()
        return Likeness(LIKELY) if same and self._same_answer(base, revision) else None

    def _same_answer(self, base: Operation, revision: Operation) -> bool:
        """Tell whether both answer the same, and that says something of its own."""
        ours, theirs = _answer(base), _answer(revision)
        if ours is None or theirs is None or len(self.structures.outline(ours)) <= _PLAIN:
            return False
        if isinstance(ours, Reference) and isinstance(theirs, Reference):
            return ours.target_pointer == theirs.target_pointer
        return self.structures.equal(ours, theirs)

    def _supported(self, base: Operation, revision: Operation) -> int:
        """Count the operations that are explained with this one, 0 if their shapes belie it."""
        if base.method != revision.method:
            return 0
        moved = rewriting(base.path, revision.path)
        if moved not in self._support:
            pairs = self.explained.get(moved, ())
            sound = len(pairs) > 1 and self._sound(pairs)
            self._support[moved] = len(pairs) if sound else 0
        return self._support[moved]

    def _sound(self, pairs: Iterable[tuple[Operation, Operation]]) -> bool:
        """Tell whether operations have much the same bodies, all in all."""
        shapes = [self._shapes_alike(*pair) for pair in pairs]
        known = [shape for shape in shapes if shape is not None]
        return bool(known) and fsum(known) >= _SOUND * len(known)

    def _paths_alike(self, base: _Segments, revision: _Segments) -> float:
        """Weigh the segments in common, in order; a path that ends in all of the other is akin."""
        total = self._weight(base) + self._weight(revision)
        dice = 2 * self._in_order(base, revision) / total if total else 1.0
        short, long = sorted((base, revision), key=len)
        ends = zip(short, long[len(long) - len(short) :], strict=True)
        akin = all(self._segments_alike(mine, other) for mine, other in ends)
        return 0.6 + 0.4 * dice if akin and self._weight(short) >= 1 else dice

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
        pair = base, revision
        alike = self._segment_likeness.get(pair)
        if alike is None:
            alike = self._segment_likeness[pair] = self._compare_segments(base, revision)
        return alike

    def _compare_segments(self, base: str, revision: str) -> float:
        if base == revision:
            return self._weight((base,))
        if _BLANK in (base, revision):
            return 0.0
        if _VERSION.fullmatch(base) and _VERSION.fullmatch(revision):
            return _CLEAR
        alike = name_similarity(base, revision)
        return alike if alike >= _AKIN else 0.0

    def _shapes_alike(self, base: Operation, revision: Operation) -> float | None:
        """Compare what is answered and what is sent; None where neither has a body."""
        answers = self._schemas_alike(_answer(base), _answer(revision))
        bodies = self._schemas_alike(_body(base), _body(revision))
        found = [each for each in (answers, bodies) if each is not None]
        return sum(found) / len(found) if found else None

    def _schemas_alike(self, base: Schema | None, revision: Schema | None) -> float | None:
        """Compare two bodies; lists and pages by their items, for all pages look alike."""
        if base is None or revision is None:
            return None if base is revision else 0.0
        ours, theirs = _items(base), _items(revision)
        alike = self.structures.similarity(ours, theirs)
        return alike if (ours is base) == (theirs is revision) else 0.9 * alike


def _methods_fit(base: Operation, revision: Operation) -> bool:
    """Tell whether one request may have become the other.

    With another method only where the id stayed, or a write is a write at the same path.
    """
    return (
        base.method == revision.method
        or bool(base.id and base.id == revision.id)
        or ({base.method, revision.method} <= _WRITES and _blanked(base) == _blanked(revision))
    )


def _callback(operation: Operation) -> str:
    """Give what a callback is called, empty for any other operation."""
    *_, kind, name, _, _ = ("", "", *operation.pointer.split("/"))
    return name if kind == "callbacks" else ""


# ------------------------------------------------------------------------------------ paths


def _learn(
    removed: Sequence[Operation], added: Sequence[Operation], structures: Structures
) -> _Evidence:
    """Count what paths have in common, and which rewritings explain how many operations."""
    paths = {_segments(operation.path) for operation in (*removed, *added)}
    counts = Counter(segment for path in paths for segment in path[:1])
    often = max(_FEW, _COMMON * len(paths))
    common = frozenset(segment for segment, count in counts.items() if count > often)
    explained: dict[Rewriting, list[tuple[Operation, Operation]]] = {}
    for mine in removed:
        for other in added:
            if mine.method == other.method:
                moved = rewriting(mine.path, other.path)
                explained.setdefault(moved, []).append((mine, other))
    return _Evidence(common, explained, structures)


@lru_cache(maxsize=16384)
def _segments(path: str) -> _Segments:
    """Split a path, its variables blanked and empty segments left out.

    The name of a webhook or callback is one segment.
    """
    if not path.startswith("/"):
        return (path,)
    return tuple(segment for segment in _VARIABLE.sub(_BLANK, path).split("/") if segment)


def _blanked(operation: Operation) -> _Segments:
    return _segments(operation.path)


def _folded(segments: _Segments) -> list[str]:
    """Give segments as far as a careless server tells them apart: in any case."""
    return [segment.casefold() for segment in segments]


def rewriting(base: str, revision: str) -> Rewriting:
    """Give what became what, in segments, once the end that two paths share is cut off."""
    ours, theirs = _segments(base), _segments(revision)
    shared = 0
    for mine, other in zip(reversed(ours), reversed(theirs), strict=False):
        if mine != other:
            break
        shared += 1
    return ours[: len(ours) - shared], theirs[: len(theirs) - shared]


# ----------------------------------------------------------------------------------- bodies


def _parameters_alike(base: Operation, revision: Operation) -> float | None:
    """Say how much of what one side must be told the other can be told, wherever it stands."""
    found = [
        len(needed & known) / len(needed)
        for needed, known in (
            (_told(base, required=True), _told(revision, required=False)),
            (_told(revision, required=True), _told(base, required=False)),
        )
        if needed
    ]
    return sum(found) / len(found) if found else None


def _told(operation: Operation, *, required: bool) -> frozenset[str]:
    stated = (each for each in operation.parameters if each.required or not required)
    return frozenset(word for each in stated for word in name_words(each.name))


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
