"""When one shape of arrays includes another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from specloom.ir.model import ArrayShape, JsonValue, Schema
from specloom.values.answers import Unknown
from specloom.values.inclusion.obligations import Due, Item, Reading, Wrap, refuted
from specloom.values.shapes import item_at, least_contained
from specloom.values.specimens import NO_VALUE, Maybe, NoValue

__all__ = ["arrays"]

_OPEN: Final = ArrayShape()
_COUNT: Final = "how many items there are"
_CONTAINS: Final = Unknown("whether an array contains what it must")


def arrays(sub: ArrayShape | None, sup: ArrayShape | None, reading: Reading) -> Iterator[Item]:
    """Give what must hold for every array of `sub` to be one of `sup`."""
    if sup is None:
        return
    rule = _Rule(sub or _OPEN, sup, reading)
    yield from rule.lengths()
    yield from rule.items()
    yield from rule.uniqueness()
    yield from rule.contained()


class _Rule:
    def __init__(self, sub: ArrayShape, sup: ArrayShape, reading: Reading) -> None:
        self.sub = sub
        self.sup = sup
        self.forms = reading.forms
        self.sender = reading.sender
        self.longest = self._longest()

    def _longest(self) -> int | None:
        """Give how many items there are at most."""
        most = self.sub.max_items
        for index in range(len(self.sub.prefix_items) + 1):
            if (most is None or index < most) and self.forms.of(item_at(self.sub, index)).never:
                return index
        return most

    def _at_most(self, count: int) -> bool:
        return self.longest is not None and self.longest <= count

    def lengths(self) -> Iterator[Item]:
        least, most = max(self.sub.min_items, least_contained(self.sub)), self.sup.max_items
        if least < self.sup.min_items:
            yield refuted(self.sender.array(self.sub, least), _COUNT)
        if most is not None and not self._at_most(most):
            yield refuted(self.sender.array(self.sub, max(most + 1, least)), _COUNT)

    def items(self) -> Iterator[Item]:
        places = max(len(self.sub.prefix_items), len(self.sup.prefix_items)) + 1
        for index in range(places):
            schema, wanted = item_at(self.sub, index), item_at(self.sup, index)
            if self._at_most(index):
                return
            if schema is not wanted:
                yield self._due(schema, wanted, partial(self._with, index))

    def _due(self, sub: Schema, sup: Schema, wrap: Wrap) -> Due:
        return Due(self.forms.of(sub), self.forms.of(sup), wrap)

    def _with(self, index: int, value: JsonValue) -> Maybe:
        length = max(index + 1, self.sub.min_items)
        return self.sender.array(self.sub, length, placed={index: value})

    def uniqueness(self) -> Iterator[Item]:
        if self.sup.unique_items and not (self.sub.unique_items or self._at_most(1)):
            yield refuted(self._twice(), "whether items are unique")

    def _twice(self) -> Maybe:
        """Give an array that has one value twice, at its end."""
        at = max(len(self.sub.prefix_items), self.sub.min_items - 2)
        value = self.sender.of(self.forms.of(item_at(self.sub, at)))
        if isinstance(value, NoValue):
            return NO_VALUE
        return self.sender.array(self.sub, at + 2, placed={at: value, at + 1: value})

    def contained(self) -> Iterator[Item]:
        sub, wanted = self.sub, self.sup.contains
        if wanted is None:
            return
        needed, most = least_contained(self.sup), self.sup.max_contains
        if needed:
            if sub.contains is not None and least_contained(sub) >= needed:
                yield self._due(sub.contains, wanted, self._full)
            elif sub.min_items >= needed and not sub.prefix_items:
                yield self._due(item_at(sub, 0), wanted, self._full)
            else:
                yield _CONTAINS
        if most is None or self._at_most(most):
            return
        if sub.contains is not None and sub.max_contains is not None and sub.max_contains <= most:
            # as many as `sub` counts at most, if `sup` counts no more than these
            yield self._due(wanted, sub.contains, self._full)
        else:
            yield _CONTAINS

    def _full(self, value: JsonValue) -> Maybe:
        """Give an array of nothing but some value."""
        length = max(1, self.sub.min_items, least_contained(self.sub))
        return self.sender.array(self.sub, length, placed=dict.fromkeys(range(length), value))
