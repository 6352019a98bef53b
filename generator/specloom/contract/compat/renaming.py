"""What becomes of members that clients of BASE go on to send by their old name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from specloom.contract.checks.answers import parsed
from specloom.contract.compat.model import Predicted
from specloom.ir.model import JsonValue

__all__ = ["holds", "is_passed_over"]

_Path: TypeAlias = tuple[str | int, ...]


def holds(value: JsonValue, name: str) -> bool:
    """Tell whether a value has a member of a name, however deep."""
    return any(True for _ in _members(value, name))


def is_passed_over(change: Predicted, taken: Iterable[tuple[JsonValue, bytes]]) -> bool:
    """Tell whether what was sent by the old name is not what is then told by the new one.

    Args:
        change: a member of a request that has another name now.
        taken: bodies that were sent with success, and the bodies of their answers.
    """
    return any(_differs(change, sent, answer) for sent, answer in taken)


def _differs(change: Predicted, sent: JsonValue, answer: bytes) -> bool:
    written = dict(_members(sent, change.subject))
    if not written:
        return False
    try:
        told = dict(_members(parsed(answer), change.renamed))
    except ValueError:
        return False
    return any(at in told and told[at] != value for at, value in written.items())


def _members(value: JsonValue, name: str, at: _Path = ()) -> Iterator[tuple[_Path, JsonValue]]:
    """Give each member of a name, by the path to what holds it."""
    match value:
        case dict():
            for key, inner in value.items():
                if key == name:
                    yield at, inner
                yield from _members(inner, name, (*at, key))
        case list():
            for index, inner in enumerate(value):
                yield from _members(inner, name, (*at, index))
        case _:
            return
