"""When one shape of arrays includes another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from specloom.ir.model import ArrayShape, JsonValue
from specloom.values.answers import Unknown
from specloom.values.forms import Forms
from specloom.values.inclusion.obligations import Due, Item, Reading, refuted
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
    sub = sub or _OPEN
    yield from _lengths(sub, sup, reading)
    yield from _each(sub, sup, reading)
    if sup.unique_items and not (sub.unique_items or _at_most(sub, 1)):
        yield refuted(_twice(sub, reading), "whether items are unique")
    yield from _contains(sub, sup, reading.forms)


def _lengths(sub: ArrayShape, sup: ArrayShape, reading: Reading) -> Iterator[Item]:
    least = max(sub.min_items, least_contained(sub))
    if least < sup.min_items:
        yield refuted(reading.sender.array(sub, least), _COUNT)
    if sup.max_items is not None and not _at_most(sub, sup.max_items):
        yield refuted(reading.sender.array(sub, max(sup.max_items + 1, least)), _COUNT)


def _at_most(shape: ArrayShape, count: int) -> bool:
    return shape.max_items is not None and shape.max_items <= count


def _each(sub: ArrayShape, sup: ArrayShape, reading: Reading) -> Iterator[Item]:
    places = max(len(sub.prefix_items), len(sup.prefix_items)) + 1
    for index in range(places):
        schema, wanted = item_at(sub, index), item_at(sup, index)
        form = reading.forms.of(schema)
        if _at_most(sub, index) or form.never:
            return  # no array is longer
        if schema is not wanted:
            wrap = partial(_with_item, sub, index, reading)
            yield Due(form, reading.forms.of(wanted), wrap)


def _with_item(shape: ArrayShape, index: int, reading: Reading, value: JsonValue) -> Maybe:
    length = max(index + 1, shape.min_items)
    return reading.sender.array(shape, length, placed={index: value})


def _twice(shape: ArrayShape, reading: Reading) -> Maybe:
    """Give an array that has one value twice, at its end."""
    at = max(len(shape.prefix_items), shape.min_items - 2)
    value = reading.sender.of(reading.forms.of(item_at(shape, at)))
    if isinstance(value, NoValue):
        return NO_VALUE
    return reading.sender.array(shape, at + 2, placed={at: value, at + 1: value})


def _contains(sub: ArrayShape, sup: ArrayShape, forms: Forms) -> Iterator[Item]:
    if sup.contains is None:
        return
    own = None if sub.contains is None else forms.of(sub.contains)
    wanted, needed, most = forms.of(sup.contains), least_contained(sup), sup.max_contains
    if needed:
        if own is not None and least_contained(sub) >= needed:
            yield Due(own, wanted, _unshown)
        elif sub.min_items >= needed and not sub.prefix_items:
            yield Due(forms.of(item_at(sub, 0)), wanted, _unshown)
        else:
            yield _CONTAINS
    if most is None or _at_most(sub, most):
        return
    if own is not None and sub.max_contains is not None and sub.max_contains <= most:
        # as many as `sub` counts at most, if `sup` counts no more than these
        yield Due(wanted, own, _unshown)
    else:
        yield _CONTAINS


def _unshown(_: JsonValue) -> Maybe:
    """An item that is refused does not make an array that is."""
    return NO_VALUE
