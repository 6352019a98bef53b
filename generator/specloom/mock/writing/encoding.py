"""Values as bytes of a media type."""

from __future__ import annotations

from typing import assert_never
from urllib.parse import quote_plus
from xml.sax.saxutils import escape

import orjson

from specloom.ir.media_types import MediaKind
from specloom.ir.model import JsonValue

__all__ = ["encoded", "header_text", "plain_text", "safe"]


def encoded(kind: MediaKind, value: JsonValue, *, root: str = "root") -> bytes | None:
    """Write a value; None where the media type cannot hold it.

    Args:
        kind: how bodies of the media type are written.
        value: what to write.
        root: the name of the outermost element of XML.
    """
    match kind:
        case "json":
            return _json(value)
        case "lines":
            return b"".join(_json(item) + b"\n" for item in _items(value))
        case "events":
            return b"".join(b"data: " + _json(item) + b"\n\n" for item in _items(value))
        case "text" | "binary":
            text = plain_text(value)
            return None if text is None else text.encode("utf-8", "replace")
        case "xml":
            head = '<?xml version="1.0" encoding="UTF-8"?>'
            return f"{head}{_xml(root, value)}".encode("utf-8", "replace")
        case "form":
            return _form(value)
        case "multipart":
            return None
        case _:
            assert_never(kind)


def _json(value: JsonValue) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:  # an integer of more than 64 bits, half of a surrogate pair
        import json  # noqa: PLC0415 - hardly ever needed

        return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()


def _items(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else [value]


def plain_text(value: JsonValue) -> str | None:
    """Give a value without parts as text; None for one that has parts."""
    match value:
        case str():
            return value
        case None:
            return ""
        case dict() | list():
            return None
        case _:
            return _json(value).decode()


def _form(value: JsonValue) -> bytes | None:
    if not isinstance(value, dict):
        return None
    pairs = [
        f"{quote_plus(name)}={quote_plus(text, errors='replace')}"
        for name, member in value.items()
        for item in _items(member)
        if (text := plain_text(item)) is not None
    ]
    return "&".join(pairs).encode()


def _xml(name: str, value: JsonValue) -> str:
    tag = "".join(letter if letter.isalnum() or letter in "_-." else "_" for letter in name)
    tag = tag if tag[:1].isalpha() else f"_{tag}"
    match value:
        case dict():
            inner = "".join(_xml(key, member) for key, member in value.items())
        case list():
            inner = "".join(_xml("item", item) for item in value)
        case _:
            printable = filter(_is_xml, plain_text(value) or "")
            inner = escape("".join(printable))
    return f"<{tag}>{inner}</{tag}>"


def _is_xml(letter: str) -> bool:
    return letter in "\t\n\r" or (letter >= " " and not "\ud800" <= letter <= "\udfff")


def header_text(value: JsonValue, *, explode: bool = False) -> str:
    """Give a value in style simple, safe to travel: what is no printable ASCII is left out."""
    match value:
        case list():
            text = ",".join(plain_text(item) or "" for item in value)
        case dict():
            sign = "=" if explode else ","
            pairs = (f"{key}{sign}{plain_text(item) or ''}" for key, item in value.items())
            text = ",".join(pairs)
        case _:
            text = plain_text(value) or ""
    return safe(text)


def safe(text: str) -> str:
    """Give one line of printable ASCII: all that a header may hold (RFC 9110, 5.5)."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return "".join(letter if " " <= letter <= "~" else " " for letter in text).strip()
