"""Media types: how bodies are written and read, and whether one is in a range."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, TypeAlias

__all__ = ["MediaKind", "bare", "concrete", "fits", "kind_of"]

MediaKind: TypeAlias = Literal["json", "form", "multipart", "text", "lines", "events", "binary"]
"""How bodies of a media type are written and read; XML is text to us."""

_FORM: Final = "application/x-www-form-urlencoded"
_LINES: Final = frozenset(
    ("application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/json-seq")
)
_TEXTS: Final = frozenset(
    ("application/yaml", "application/javascript", "application/graphql", "application/xml")
)


def bare(name: str) -> str:
    """Give a media type without its parameters, in small letters."""
    return name.partition(";")[0].strip().lower()


@lru_cache(maxsize=256)
def kind_of(name: str) -> MediaKind:
    """Tell how bodies of a media type are written; of anything at all, as JSON."""
    plain = bare(name)
    if plain.endswith(("/json", "+json")) or plain == "*/*":
        return "json"
    if plain == _FORM:
        return "form"
    if plain.startswith("multipart/"):
        return "multipart"
    if plain in _LINES:
        return "lines"
    if plain == "text/event-stream":
        return "events"
    if plain.startswith("text/") or plain.endswith("+xml") or plain in _TEXTS:
        return "text"
    return "binary"


def fits(name: str, wanted: str) -> bool:
    """Tell whether a media type is one, or in a range such as `text/*`; parameters do not count."""
    one, other = bare(name), bare(wanted)
    if other in (one, "*/*"):
        return True
    major, _, minor = other.partition("/")
    return minor == "*" and one.startswith(f"{major}/")


_OF_RANGE: Final = {
    "*": "application/json",
    "application": "application/octet-stream",
    "image": "image/png",
    "audio": "audio/mpeg",
    "video": "video/mp4",
    "multipart": "multipart/form-data",
}


def concrete(name: str) -> str:
    """Give a media type that can be sent where a description gives a range."""
    if "*" not in name:
        return name
    return _OF_RANGE.get(bare(name).partition("/")[0], "text/plain")
