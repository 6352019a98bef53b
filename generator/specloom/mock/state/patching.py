"""JSON Patch (RFC 6902): operations on a value, all of them or none."""

from __future__ import annotations

import re
from typing import Final

from specloom.ir.model import JsonValue
from specloom.mock.places import Place, copied
from specloom.values.equality import equal_values

__all__ = ["PatchError", "patched"]

_INDEX: Final = re.compile("0|[1-9][0-9]{0,8}")


class PatchError(ValueError):
    """Operations cannot be carried out; the message says which one, and why."""


def patched(value: JsonValue, operations: JsonValue) -> JsonValue:
    """Give what operations make of a value, which itself stays as it is.

    Raises:
        PatchError: One of them is none, leads nowhere, or its test fails.
    """
    if not isinstance(operations, list):
        raise PatchError("a JSON Patch is a list of operations")
    patch = _Patch(value)
    for number, operation in enumerate(operations, 1):
        try:
            patch.apply(operation)
        except PatchError as error:
            raise PatchError(f"operation {number}: {error}") from None
        except RecursionError:
            raise PatchError(f"operation {number}: it nests too deeply") from None
    return patch.value


class _Patch:
    """A value under way; `around` holds it, so that the root, too, stands in something."""

    def __init__(self, value: JsonValue) -> None:
        self._around: dict[str, JsonValue] = {"": copied(value)}
        self._copies = _MOST_COPIED

    @property
    def value(self) -> JsonValue:
        return self._around.get("")

    def apply(self, operation: JsonValue) -> None:
        around = self._around
        match operation:
            case {"op": "add", "path": str(path), "value": value}:
                _add(around, _place(path), copied(value))
            case {"op": "replace", "path": str(path), "value": value}:
                place = _place(path)
                _found(around, place)
                _set(around, place, copied(value))
            case {"op": "remove", "path": str(path)}:
                _remove(around, _place(path))
            case {"op": "move", "from": str(source), "path": str(path)}:
                if path.startswith(f"{source}/"):
                    raise PatchError(f"{source or 'the root'} cannot be moved into itself")
                moved = _found(around, _place(source))
                _remove(around, _place(source))
                _add(around, _place(path), moved)
            case {"op": "copy", "from": str(source), "path": str(path)}:
                _add(around, _place(path), self._copied(_found(around, _place(source))))
            case {"op": "test", "path": str(path), "value": value}:
                if not equal_values(_found(around, _place(path)), value):
                    where = path or "the root"
                    raise PatchError(f"{where} holds another value than the test wants")
            case _:
                raise PatchError(_OPERATIONS)

    def _copied(self, value: JsonValue) -> JsonValue:
        """Copy a value, unless that is more than a patch may: copies of copies grow fast."""
        self._copies -= _size(value)
        if self._copies < 0:
            raise PatchError(f"a patch may copy {_MOST_COPIED} values")
        return copied(value)


_OPERATIONS: Final = (
    "this is none; there are add, replace and test with path and value, remove with path, and "
    "move and copy with from and path"
)
_MOST_COPIED: Final = 10_000


def _size(value: JsonValue) -> int:
    """Give how many values there are in one, itself among them."""
    match value:
        case dict():
            return 1 + sum(map(_size, value.values()))
        case list():
            return 1 + sum(map(_size, value))
        case _:
            return 1


def _place(pointer: str) -> Place:
    if pointer and not pointer.startswith("/"):
        raise PatchError(f"{pointer} is no JSON Pointer: it must begin with /")
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/"))


def _found(around: JsonValue, place: Place) -> JsonValue:
    """Give what stands at a place, which must be there."""
    value = around
    for step in place:
        match value:
            case dict() if step in value:
                value = value[str(step)]
            case list():
                value = value[_index(value, step, len(value) - 1)]
            case _:
                raise PatchError(f"there is nothing at {_pointer(place)}")
    return value


def _index(items: list[JsonValue], step: object, last: int) -> int:
    """Give the index that a step of a pointer names, at most `last`."""
    if step == "-" and last == len(items):
        return last
    if not isinstance(step, str) or not _INDEX.fullmatch(step) or int(step) > last:
        raise PatchError(f"there is no item {step}")
    return int(step)


def _add(around: JsonValue, place: Place, new: JsonValue) -> None:
    match _found(around, place[:-1]):
        case list() as items:
            items.insert(_index(items, place[-1], len(items)), new)
        case _:
            _set(around, place, new)


def _set(around: JsonValue, place: Place, new: JsonValue) -> None:
    match _found(around, place[:-1]):
        case dict() as members:
            members[str(place[-1])] = new
        case list() as items:
            items[_index(items, place[-1], len(items) - 1)] = new
        case _:
            raise PatchError(f"nothing can stand at {_pointer(place)}")


def _remove(around: JsonValue, place: Place) -> None:
    _found(around, place)
    match _found(around, place[:-1]):
        case dict() as members:
            del members[str(place[-1])]
        case list() as items:
            del items[_index(items, place[-1], len(items) - 1)]


def _pointer(place: Place) -> str:
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in place)
    return "/".join(steps) or "the root"
