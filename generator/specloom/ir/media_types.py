"""Names of media types: how bodies of one are written and read, and whether one is in a range."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, TypeAlias

__all__ = ["BODILESS", "MediaKind", "bare", "fits", "is_json", "kind_of"]

MediaKind: TypeAlias = Literal[
    "json", "form", "multipart", "text", "lines", "events", "xml", "binary"
]
"""How bodies of a media type are written and read."""

BODILESS: Final = frozenset((204, 205, 304))
"""Statuses with which no body goes (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5)."""

_FORM: Final = "application/x-www-form-urlencoded"
_LINES: Final = frozenset(
    ("application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/json-seq")
)
_TEXTS: Final = frozenset(("application/yaml", "application/javascript", "application/graphql"))


@lru_cache(maxsize=1024)
def bare(name: str) -> str:
    """Give a media type without its parameters, in small letters."""
    return name.partition(";")[0].strip().lower()


@lru_cache(maxsize=1024)
def is_json(name: str) -> bool:
    """Tell whether bodies of a media type are JSON (RFC 6838: suffix `+json`; some put it first).

    Those of a range that JSON is in are.
    """
    plain = bare(name)
    suffixed = plain.endswith(("/json", "+json")) or plain.startswith("application/json+")
    return suffixed or plain in {"*/*", "application/*"}


@lru_cache(maxsize=256)
def kind_of(name: str) -> MediaKind:
    """Tell how bodies of a media type are written and read."""
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
    """Tell whether a media type is one, or in a range such as `text/*`; parameters do not count.

    The range of a suffix, `application/*+json`, is no standard's, but many describe it.
    """
    one, other = bare(name), bare(wanted)
    if other in (one, "*/*"):
        return True
    major, _, minor = other.partition("/")
    star, _, suffix = minor.partition("+")
    endings = (f"/{suffix}", f"+{suffix}") if suffix else ""
    return star == "*" and one.startswith(f"{major}/") and one.endswith(endings)
