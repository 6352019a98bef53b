"""What a page of a list says of itself: what stands in it, and whether one follows."""

from __future__ import annotations

from collections.abc import Sequence

from specloom.ir.model import JsonValue, Pagination

__all__ = ["down", "is_over"]


def down(value: JsonValue, path: Sequence[str]) -> JsonValue:
    """Give what stands at a path of members; None where nothing does."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def is_over(body: JsonValue, told: Pagination) -> bool:
    """Tell whether a page says that none follows it; one that is silent does not."""
    if told.last and down(body, told.last) is True:
        return True
    around = down(body, told.more[:-1]) if told.more else None
    return isinstance(around, dict) and not around.get(told.more[-1], True)
