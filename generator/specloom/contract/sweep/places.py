"""Places in JSON values: the names and indexes that lead there."""

from __future__ import annotations

from typing import TypeAlias

from specloom.ir.model import JsonValue

__all__ = ["Place", "called", "found", "put"]

Place: TypeAlias = tuple[str | int, ...]


def called(name: str, place: Place) -> str:
    """Give what a place is called: `the body`, then `` `charge.limit` `` or `` `items[0]` ``."""
    if not place:
        return name if " " in name else f"`{name}`"
    text = "" if " " in name else name
    for step in place:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return f"`{text.lstrip('.')}`"


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
