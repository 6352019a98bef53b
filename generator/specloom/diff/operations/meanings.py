"""New meanings of what looks the same: only somebody who knows can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from specloom.diff.hints import Hint
from specloom.diff.model import Direction, OperationRef
from specloom.diff.operations.comparison import Comparison, Context
from specloom.diff.operations.finding import Found
from specloom.diff.operations.roots import schema_roots
from specloom.ir.model import Reference, Schema
from specloom.spec.pointers import split
from specloom.values.inventory import subschemas

__all__ = ["meanings"]

_UNSHOWN: Final = "the shape is the same; only the meaning changed"
_Reached: TypeAlias = tuple[Direction, tuple[OperationRef, ...]]


def meanings(context: Context, comparisons: Sequence[Comparison]) -> Iterator[Found]:
    """Find what people said has a new meaning, and the operations it reaches."""
    for row in context.hints.meanings():
        stated = row.revision or row.base
        place = context.hints.renamed(stated) or stated
        operation = _operation(row, place, comparisons)
        if operation is not None:
            found = _found(row, "operation", operation.direction("response"), operation.operations)
            yield replace(found, subject=operation.revision.path)
        else:
            yield _found(row, "property", *_reached(row, place, comparisons))


def _operation(row: Hint, place: str, comparisons: Sequence[Comparison]) -> Comparison | None:
    fitting = (
        each
        for each in comparisons
        if each.revision.pointer == place or each.base.pointer == row.base
    )
    return next(fitting, None)


def _found(
    row: Hint, what: str, direction: Direction, operations: tuple[OperationRef, ...]
) -> Found:
    return Found(
        f"{what}-meaning-changed",
        direction,
        "alters",
        row.base or None,
        row.revision or None,
        operations,
        " ".join(row.text.split()),
        subject=[*split(row.revision or row.base), ""][-2],
        unproven=_UNSHOWN,
        label="semantic",
        cause=f"{row.base} {row.revision} {row.text}",
    )


def _reached(row: Hint, place: str, comparisons: Sequence[Comparison]) -> _Reached:
    """Give the operations that a place is a part of, and which way it travels at first."""
    ways: list[Direction] = []
    found: list[OperationRef] = []
    for each in comparisons:
        for way in _ways(each, {row.base, place}):
            ways.append(way)
            found += each.operations
    return (ways or ["none"])[0], tuple(sorted(set(found)))


def _ways(comparison: Comparison, places: set[str]) -> Iterator[Direction]:
    stated = (each.pointer for pair in comparison.parameters.pairs for each in pair)
    if not places.isdisjoint(stated):
        yield comparison.direction("request")
    for root in schema_roots(comparison):
        if _leads(root.base, places) or _leads(root.revision, places):
            yield root.direction


def _leads(schema: Schema, places: set[str]) -> bool:
    """Tell whether a schema is at one of some places, or holds one that is."""
    seen: set[int] = set()
    stack: list[Schema] = [schema]
    while stack:
        inner = stack.pop()
        if inner.pointer in places:
            return True
        if id(inner) not in seen:
            seen.add(id(inner))
            stack.extend(subschemas(inner))
            stack.extend([inner.target] if isinstance(inner, Reference) else [])
    return False
