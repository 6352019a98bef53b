"""Payloads for people to look at: whole while they are small, else what leads to the change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from specloom.diff.model import Change, Witness
from specloom.ir.model import JsonValue
from specloom.report.words import brief, compact

__all__ = ["ROOM", "payload"]

ROOM: Final = 600
"""Characters of a payload that is shown whole."""
_NAME: Final = re.compile("/properties/([^/]+)")
_COMPONENT: Final = re.compile(".*/(?:schemas/[^/]+|schema)(?=/|$)")
_CALLED: Final = re.compile("/schemas/([^/]+)")
_TELLING: Final = 3
"""Letters of a name from which it says what a thing is."""
_DEEPEST: Final = 4
_Path: TypeAlias = tuple[str | int, ...]


def payload(change: Change, witness: Witness, room: int = ROOM) -> JsonValue:
    """Give what a witness holds, long texts and lists cut.

    Of one that takes more than so much room, only what leads to what changed is kept, or what is
    not nested deep where that cannot be found; `…` says how much else there is.
    """
    value = brief(witness.value)
    if len(compact(value)) <= room:
        return value
    sides = (change.base, change.revision)
    places = [one.pointer for one in sides if one is not None]
    own_first = places if witness.accepted_by == "base" else places[::-1]
    for find in (_named, _held):
        for pointer in own_first:
            if paths := tuple(find(value, pointer)):
                return _kept(value, paths)
    flat = (_flat(value, depth) for depth in range(_DEEPEST, 0, -1))
    return next((one for one in flat if len(compact(one)) <= room), value)


def _named(value: JsonValue, pointer: str) -> Iterator[_Path]:
    """Find what has the names that a pointer passes, or what lacks the last of them alone."""
    names = _names(pointer)
    found = list(_ending(value, names)) if names else []
    yield from found or (_ending(value, names[:-1]) if names[1:] else ())


def _held(value: JsonValue, pointer: str) -> Iterator[_Path]:
    """Find what is called like the component that a pointer leads into: `plan` is a `CarPlan`."""
    found = _CALLED.search(pointer)
    for path in _inside(value) if found else ():
        name = str(path[-1]).lower()
        if found and len(name) >= _TELLING and found[1].lower().endswith(name):
            yield path


def _flat(value: JsonValue, depth: int) -> JsonValue:
    """Keep so many levels; count what lies deeper."""
    match value:
        case dict() if value and not depth:
            return {"…": f"{len(value):,} more"}
        case list() if value and not depth:
            return [f"… ({len(value):,} more)"]
        case dict():
            return {key: _flat(inner, depth - 1) for key, inner in value.items()}
        case list():
            return [_flat(inner, depth) for inner in value]
        case _:
            return value


def _names(pointer: str) -> tuple[str, ...]:
    """Give the names of the properties that a pointer passes inside its component."""
    inside = _COMPONENT.sub("", pointer)
    return tuple(one.replace("~1", "/").replace("~0", "~") for one in _NAME.findall(inside))


def _ending(value: JsonValue, names: Sequence[str]) -> Iterator[_Path]:
    """Give the paths that end with these names; items of lists have none."""
    for path in _inside(value):
        passed = [one for one in path if isinstance(one, str)]
        if isinstance(path[-1], str) and passed[-len(names) :] == [*names]:
            yield path


def _inside(value: JsonValue, at: _Path = ()) -> Iterator[_Path]:
    """Give the paths to all that a value holds."""
    for key, inner in _members(value):
        yield (*at, key)
        yield from _inside(inner, (*at, key))


def _members(value: JsonValue) -> Iterator[tuple[str | int, JsonValue]]:
    match value:
        case dict():
            yield from value.items()
        case list():
            yield from enumerate(value)
        case _:
            pass


def _kept(value: JsonValue, paths: Sequence[_Path]) -> JsonValue:
    """Keep of a value what lies on paths and at their ends; count the rest."""
    if () in paths:
        return value
    kept: dict[str | int, JsonValue] = {}
    for key, inner in _members(value):
        onward = [path[1:] for path in paths if path[0] == key]
        if onward:
            kept[key] = _kept(inner, onward)
    if isinstance(value, list):
        left = len(value) - len(kept)
        return [*kept.values(), f"… ({left:,} more)"] if left else [*kept.values()]
    told = {str(key): inner for key, inner in kept.items()}
    left = len(value) - len(kept) if isinstance(value, dict) else 0
    return {**told, "…": f"{left:,} more"} if left else told
