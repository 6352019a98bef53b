"""Makes a failing case smaller, as long as what it shows is still seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final, Literal, TypeAlias, assert_never, get_args

from specloom.contract.model import ABSENT, Absent, Case, Values
from specloom.ir.model import JsonValue

__all__ = ["shrink"]

_BUDGET: Final = 60
_LARGE: Final = 2**53
_Place: TypeAlias = Literal["path", "query", "headers", "cookies"]
_PLACES: Final[tuple[_Place, ...]] = get_args(_Place)


def shrink(
    case: Case,
    fails: Callable[[Case], bool],
    rewrite: Callable[[Case, Values], Case | None],
    *,
    budget: int = _BUDGET,
) -> Case:
    """Give the smallest case that is found to fail as the given one does.

    Args:
        case: what fails; one that no values describe is given back as it is.
        fails: sends a case and tells whether it fails in the same way.
        rewrite: gives the case of other values, or None where it would be about something else.
        budget: how many cases may be sent.
    """
    if case.values is None:
        return case
    best, left = case, budget
    tried = {case.call}
    is_smaller = True
    while is_smaller and left:
        is_smaller = False
        for values in _smaller(best.values or Values()):
            candidate = rewrite(best, values)
            if candidate is None or candidate.call in tried:
                continue
            tried.add(candidate.call)
            left -= 1
            if fails(candidate):
                best, is_smaller = candidate, True
                break
            if not left:
                break
    return best


def _smaller(values: Values) -> Iterator[Values]:
    """Give values with less in them, the boldest first."""
    has_body = not isinstance(values.body, Absent)
    if has_body:
        yield replace(values, body=ABSENT, media_type="", raw=None)
    for place in _PLACES[1:]:
        for held in _without_one(_held(values, place)):
            yield _holding(values, place, held)
    if has_body and not isinstance(values.body, Absent):
        for body in _less(values.body):
            yield replace(values, body=body)
    for place in _PLACES:
        for held in _one_less(_held(values, place)):
            if place != "path" or "" not in held.values():  # which would lead elsewhere
                yield _holding(values, place, held)


def _held(values: Values, place: _Place) -> Mapping[str, JsonValue]:
    match place:
        case "path":
            return values.path
        case "query":
            return values.query
        case "headers":
            return values.headers
        case "cookies":
            return values.cookies
        case _:
            assert_never(place)


def _holding(values: Values, place: _Place, held: Mapping[str, JsonValue]) -> Values:
    match place:
        case "path":
            return replace(values, path=held)
        case "query":
            return replace(values, query=held)
        case "headers":
            return replace(values, headers=held)
        case "cookies":
            return replace(values, cookies=held)
        case _:
            assert_never(place)


def _less(value: JsonValue) -> Iterator[JsonValue]:
    """Give what is smaller than a value, the smallest first."""
    match value:
        case dict():
            yield from _without_one(value)
            yield from _one_less(value)
        case list():
            yield from _shorter(value)
            for index, inner in enumerate(value):
                for less in _less(inner):
                    yield [*value[:index], less, *value[index + 1 :]]
        case str():
            yield from dict.fromkeys((value[:0], value[:1], value[: len(value) // 2], value[:-1]))
        case bool() | None:
            return
        case int() | float():
            yield 0
            yield int(value / 2) if abs(value) < _LARGE else 1


def _without_one(held: Mapping[str, JsonValue]) -> Iterator[dict[str, JsonValue]]:
    for gone in held:
        yield {name: value for name, value in held.items() if name != gone}


def _one_less(held: Mapping[str, JsonValue]) -> Iterator[dict[str, JsonValue]]:
    for name, value in held.items():
        for less in _less(value):
            yield {**held, name: less}


def _shorter(items: list[JsonValue]) -> Iterator[JsonValue]:
    if not items:
        return
    yield []
    if len(items) > 1:
        yield items[: len(items) // 2]
        for index in range(len(items)):
            yield items[:index] + items[index + 1 :]
