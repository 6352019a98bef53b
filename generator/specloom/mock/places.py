"""Places in JSON values: the names and indexes that lead there."""

from __future__ import annotations

from typing import TypeAlias

from specloom.ir.model import JsonValue

__all__ = ["Place", "at", "copied", "put"]

Place: TypeAlias = tuple[str | int, ...]


def copied(value: JsonValue) -> JsonValue:
    """Give a value that shares no part with another that might be changed."""
    match value:
        case dict():
            return {name: copied(inner) for name, inner in value.items()}
        case list():
            return [copied(inner) for inner in value]
        case _:
            return value


def at(value: JsonValue, place: Place) -> JsonValue:
    """Give what stands at a place that exists."""
    for step in place:
        match value, step:
            case dict(), str():
                value = value[step]
            case list(), int():
                value = value[step]
    return value


def put(value: JsonValue, place: Place, new: JsonValue) -> JsonValue:
    """Put something in its place, which may be new in an object that exists.

    Gives the value, which is what was put there if the place is the root.
    """
    if not place:
        return new
    match at(value, place[:-1]), place[-1]:
        case dict() as around, str() as name:
            around[name] = new
        case list() as around, int() as index:
            around[index] = new
    return value
