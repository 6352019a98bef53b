"""Media types: their names taken apart, and the one that a client likes best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

__all__ = ["Kind", "bare", "chosen", "fits", "is_json", "kind_of", "parameters_of"]

from typing import Literal

Kind = Literal["json", "form", "multipart", "text", "lines", "events", "xml", "binary"]
"""How bodies of a media type are read and written."""

_FORM: Final = "application/x-www-form-urlencoded"
_LINES: Final = frozenset(
    ("application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/json-seq")
)
_TEXTS: Final = frozenset(("application/yaml", "application/javascript", "application/graphql"))


def bare(name: str) -> str:
    """Give a media type without its parameters, in small letters."""
    return name.partition(";")[0].strip().lower()


def parameters_of(name: str) -> dict[str, str]:
    """Give the parameters of a media type; names in small letters, quotes taken off."""
    found: dict[str, str] = {}
    for piece in name.split(";")[1:]:
        key, equals, value = piece.partition("=")
        if equals:
            found[key.strip().lower()] = value.strip().strip('"')
    return found


def is_json(name: str) -> bool:
    """Tell whether bodies of a media type are JSON."""
    plain = bare(name)
    return plain.endswith(("/json", "+json")) or plain == "*/*"


def kind_of(name: str) -> Kind:
    """Tell how bodies of a media type are read and written."""
    plain = bare(name)
    if is_json(name):
        return "json"
    if plain == _FORM:
        return "form"
    if plain.startswith("multipart/"):
        return "multipart"
    if plain in _LINES:
        return "lines"
    if plain == "text/event-stream":
        return "events"
    if plain.endswith(("/xml", "+xml")):
        return "xml"
    return "text" if plain.startswith("text/") or plain in _TEXTS else "binary"


def fits(name: str, wanted: str) -> bool:
    """Tell whether a media type is in a range such as `text/*`; parameters are left aside."""
    one, other = bare(name), bare(wanted)
    if "*/*" in (one, other) or one == other:
        return True
    major, _, minor = other.partition("/")
    if minor == "*":
        return one.startswith(f"{major}/")
    return one.endswith("/*") and other.startswith(one[:-1])


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
        matching = [wish for wish in wishes if fits(name, wish.range)]
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
