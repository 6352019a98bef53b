"""When one shape of arrays includes another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from specloom.ir.model import ArrayShape, JsonValue
from specloom.values.answers import Unknown
from specloom.values.forms import Forms
from specloom.values.inclusion.obligations import Due, Item, refuted
from specloom.values.shapes import item_at
from specloom.values.specimens import NO_VALUE, Maybe, Specimens

__all__ = ["arrays"]

_OPEN: Final = ArrayShape()
_COUNT: Final = "how many items there are"


def arrays(
    sub: ArrayShape | None, sup: ArrayShape | None, forms: Forms, specimens: Specimens
) -> Iterator[Item]:
    """Give what must hold for every array of `sub` to be one of `sup`."""
    if sup is None:
        return
    sub = sub or _OPEN
    if sup.unevaluated_items is not None:
        yield Unknown("what `unevaluatedItems` refuses")
    yield from _lengths(sub, sup, specimens)
    yield from _each(sub, sup, forms, specimens)
    if sup.unique_items and not (sub.unique_items or _at_most(sub, 1)):
        yield refuted(_twice(sub, forms, specimens), "whether items are unique")
    yield from _contains(sub, sup)


def _lengths(sub: ArrayShape, sup: ArrayShape, specimens: Specimens) -> Iterator[Item]:
    least = max(sub.min_items, _least_contained(sub))
    if least < sup.min_items:
        yield refuted(specimens.array(sub, least), _COUNT)
    if sup.max_items is not None and not _at_most(sub, sup.max_items):
        yield refuted(specimens.array(sub, max(sup.max_items + 1, least)), _COUNT)


def _least_contained(shape: ArrayShape) -> int:
    if shape.contains is None:
        return 0
    return 1 if shape.min_contains is None else shape.min_contains


def _at_most(shape: ArrayShape, count: int) -> bool:
    return shape.max_items is not None and shape.max_items <= count


def _each(sub: ArrayShape, sup: ArrayShape, forms: Forms, specimens: Specimens) -> Iterator[Item]:
    places = max(len(sub.prefix_items), len(sup.prefix_items)) + 1
    for index in range(places):
        if _at_most(sub, index):
            return
        schema, wanted = item_at(sub, index), item_at(sup, index)
        if schema is not wanted and not forms.of(schema).never:
            yield Due(schema, wanted, partial(_with_item, sub, index, specimens))


def _with_item(shape: ArrayShape, index: int, specimens: Specimens, value: JsonValue) -> Maybe:
    length = max(index + 1, shape.min_items)
    return specimens.array(shape, length, placed={index: value})


def _twice(shape: ArrayShape, forms: Forms, specimens: Specimens) -> Maybe:
    form = forms.of(item_at(shape, 0))
    for value in specimens.several(form):
        length = max(2, shape.min_items)
        return specimens.array(shape, length, placed={0: value, 1: value})
    return specimens.array(shape, max(2, shape.min_items))


def _contains(sub: ArrayShape, sup: ArrayShape) -> Iterator[Item]:
    wanted = sup.contains
    if wanted is None:
        return
    doubt = Unknown("whether an array contains what it must")
    needed = _least_contained(sup)
    if needed:
        if sub.contains is not None and _least_contained(sub) >= needed:
            yield Due(sub.contains, wanted, _unshown)
        elif sub.min_items >= needed and sub.items is not None and not sub.prefix_items:
            yield Due(sub.items, wanted, _unshown)
        else:
            yield doubt
    most = sup.max_contains
    if most is None or _at_most(sub, most):
        return
    if sub.max_contains is not None and sub.max_contains <= most and sub.contains is not None:
        # as many as `sub` counts at most, if `sup` counts no more than these
        yield Due(wanted, sub.contains, _unshown)
    else:
        yield doubt


def _unshown(_: JsonValue) -> Maybe:
    """An item that is refused does not make an array that is."""
    return NO_VALUE
