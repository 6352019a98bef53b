"""The pairs of schemas directly inside a pair: properties, items, variants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from specloom.diff.edits.edit import Versus
from specloom.diff.edits.members import clause_pairs, member_pairs
from specloom.diff.edits.properties import MatchProperties, property_matches
from specloom.diff.edits.unions import Whole, whole
from specloom.ir.model import ArrayShape, BooleanSchema, ObjectShape, Schema
from specloom.values.samples import Additional, Item, Member, Property, Step
from specloom.values.shapes import forbids, item_at

__all__ = ["Child", "children"]

_OBJECT: Final = ObjectShape()
_ARRAY: Final = ArrayShape()
_Steps: TypeAlias = tuple[Step | None, Step | None]


@dataclass(frozen=True, slots=True, eq=False)
class Child:
    """A pair inside a pair, and the steps to it on either side.

    `required` tells whether it is a property that the base requires; `quiet` that the pair around
    it says already what it says of its place.
    """

    base: Schema
    revision: Schema
    steps: _Steps
    required: bool = False
    quiet: bool = False


def children(versus: Versus, match: MatchProperties) -> Iterator[Child]:
    """Give the pairs inside a pair."""
    replaced = whole(versus)
    if replaced is not None:
        yield from _became(replaced)
        return
    both = versus.base.types & versus.revision.types
    if "object" in both:
        yield from _properties(versus, match)
    if "array" in both:
        yield from _items(versus)
    yield from _members(versus)


def _became(replaced: Whole) -> Iterator[Child]:
    """Give the pair of a schema and the member of a union that it became, or came of."""
    if replaced.inside is not None:
        base, revision = replaced.inside
        wrapped = replaced.member is revision
        steps = (None, Member(revision)) if wrapped else (Member(base), None)
        yield Child(base, revision, steps, quiet=True)


def _properties(versus: Versus, match: MatchProperties) -> Iterator[Child]:
    before, after = versus.base.object or _OBJECT, versus.revision.object or _OBJECT
    renamed = {each.base: each.revision for each in property_matches(before, after, match)}
    for name, schema in before.properties.items():
        other = renamed.get(name, name)
        twin = after.properties.get(other)
        if twin is not None and forbids(schema) == forbids(twin):  # else it is gone, or new
            steps = (Property(name), Property(other))
            yield Child(schema, twin, steps, name in before.required)
    old, new = before.additional, after.additional
    if old is not None and new is not None and not any(map(_says_nothing, (old, new))):
        yield Child(old, new, (Additional("other"), Additional("other")))
    for pattern, schema in before.pattern_properties.items():
        if pattern in after.pattern_properties:
            step = Additional(pattern.strip("^$"))
            yield Child(schema, after.pattern_properties[pattern], (step, step))


def _says_nothing(schema: Schema) -> bool:
    """Whether it is of any other property, or of none: told as an edit of the object."""
    return isinstance(schema, BooleanSchema)


def _items(versus: Versus) -> Iterator[Child]:
    before, after = versus.base.array or _ARRAY, versus.revision.array or _ARRAY
    count = min(len(before.prefix_items), len(after.prefix_items))
    for index in range(count):
        pair = (before.prefix_items[index], after.prefix_items[index])
        yield Child(*pair, (Item(index), Item(index)))
    if before.items is not None or after.items is not None:
        index = max(len(before.prefix_items), len(after.prefix_items))
        one = _placed(item_at(before, index), versus.at)
        other = _placed(item_at(after, index), versus.by)
        yield Child(one, other, (Item(index), Item(index)))


def _placed(schema: Schema, owner: Schema) -> Schema:
    """Give items that are not written anywhere the place of their array."""
    if isinstance(schema, BooleanSchema) and not schema.pointer:
        return BooleanSchema(owner.pointer, schema.accepts)
    return schema


def _members(versus: Versus) -> Iterator[Child]:
    for old, new in clause_pairs(versus).pairs:
        for one, other in member_pairs(old, new, versus).pairs:
            yield Child(one, other, (Member(one), Member(other)))
