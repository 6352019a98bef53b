"""Places in JSON values: the names and indexes that lead there."""

from __future__ import annotations

from typing import TypeAlias

from specloom.ir.model import JsonValue

__all__ = ["Place", "found", "put"]

Place: TypeAlias = tuple[str | int, ...]


def found(whole: JsonValue, place: Place) -> JsonValue:
    """Give what stands at a place that exists."""
    for step in place:
        match whole, step:
            case dict(), str():
                whole = whole[step]
            case list(), int():
                whole = whole[step]
    return whole


def put(whole: JsonValue, place: Place, new: JsonValue) -> JsonValue:
    """Give a copy that differs in one place; what lies elsewhere is shared."""
    if not place:
        return new
    step, *rest = place
    match whole, step:
        case dict(), str():
            return {**whole, step: put(whole[step], tuple(rest), new)}
        case list(), int():
            return [*whole[:step], put(whole[step], tuple(rest), new), *whole[step + 1 :]]
        case _:
            return whole
