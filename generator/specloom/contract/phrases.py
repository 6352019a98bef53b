"""What places and values are called in the sentences of failures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from specloom.contract.styles import plain
from specloom.ir.model import JsonValue

__all__ = ["article", "called", "listing", "shown"]

_LONG: Final = 40
_MOST: Final = 8


def called(name: str, place: Sequence[str | int]) -> str:
    """Give what a place is called: `the body`, then `` `charge.limit` `` or `` `items[0]` ``."""
    if not place:
        return name if " " in name else f"`{name}`"
    text = "" if " " in name else name
    for step in place:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return f"`{text.lstrip('.')}`"


def shown(value: JsonValue) -> str:
    """Give a value as a sentence shows it: as JSON, cut where it is long."""
    text = f'"{value}"' if isinstance(value, str) else plain(value)
    return f"`{text}`" if len(text) <= _LONG else f"`{text[:_LONG]}…`"


def article(kind: str) -> str:
    """Give the name of a type with its article: `an array`; `null` has none."""
    if kind == "null":
        return kind
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def listing(words: Iterable[str], last: str = "and") -> str:
    """Join words: `one, two and three`; many are cut."""
    told = [*words]
    if len(told) > _MOST:
        told = [*told[: _MOST - 1], f"{len(told) - _MOST + 1} more"]
    return f" {last} ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))
