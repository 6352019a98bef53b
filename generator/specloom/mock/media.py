"""Media types: their parameters, and the one that a client likes best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from specloom.ir.media_types import bare, fits

__all__ = ["chosen", "meet", "parameters_of"]


def parameters_of(name: str) -> dict[str, str]:
    """Give the parameters of a media type; names in small letters, quotes taken off."""
    found: dict[str, str] = {}
    for piece in name.split(";")[1:]:
        key, equals, value = piece.partition("=")
        if equals:
            found[key.strip().lower()] = value.strip().strip('"')
    return found


def meet(one: str, other: str) -> bool:
    """Tell whether a body may be of both; either may be a range."""
    return fits(one, other) or fits(other, one)


@dataclass(frozen=True, slots=True)
class _Wish:
    range: str
    quality: float

    @property
    def precision(self) -> int:
        """How closely it names a type: parameters, type, kind of type, anything."""
        plain = bare(self.range)
        return 0 if plain == "*/*" else 1 if plain.endswith("/*") else 2


def chosen(accept: str | None, offered: Sequence[str]) -> int | None:
    """Give the place of the offered media type that `Accept` likes best, None where it likes none.

    Of equals the first one offered wins. Without `Accept` anything goes (RFC 9110, 12.5.1).
    """
    if not accept or accept == "*/*":
        return 0
    choose = _chosen if len(accept) < _LONG else _chosen.__wrapped__
    return choose(accept, tuple(offered))


_LONG: Final = 256


@lru_cache(maxsize=256)
def _chosen(accept: str, offered: tuple[str, ...]) -> int | None:
    wishes = [*map(_wish, filter(str.strip, accept.split(",")))]
    if not wishes:
        return 0
    best, place = 0.0, None
    for index, name in enumerate(offered):
        matching = [wish for wish in wishes if meet(name, wish.range)]
        quality = max(matching, key=lambda wish: wish.precision).quality if matching else 0.0
        if quality > best:
            best, place = quality, index
    return place


def _wish(text: str) -> _Wish:
    quality = parameters_of(text).get("q", "1")
    try:
        return _Wish(text, min(1.0, max(0.0, float(quality))))
    except ValueError:
        return _Wish(text, 1.0)
