"""Parts of a multipart body (RFC 2046, RFC 7578)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Part", "parts_of"]

_MOST_PARTS: Final = 1000
_NAME: Final = re.compile(r'[; ]name="((?:[^"\\]|\\.)*)"|[; ]name=([^;\s]+)', re.IGNORECASE)
_FILE: Final = re.compile(r"[; ]filename\*?=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One part; `media_type` is empty where it states none."""

    name: str
    media_type: str
    is_file: bool
    content: bytes


def parts_of(body: bytes, boundary: str) -> list[Part]:
    """Take a body apart.

    Raises:
        ValueError: It is no such body, or has more than a thousand parts.
    """
    marker = b"\r\n--" + boundary.encode("latin-1", "replace")
    _, *pieces = (b"\r\n" + body).split(marker, _MOST_PARTS + 1)
    if len(pieces) > _MOST_PARTS:
        raise ValueError("there are too many parts")
    if not boundary or not pieces or not pieces[-1].startswith(b"--"):
        raise ValueError("the last boundary is missing")
    return [_part(piece) for piece in pieces[:-1]]


def _part(piece: bytes) -> Part:
    head, blank, content = piece.partition(b"\r\n\r\n")
    if not blank:
        raise ValueError("a part has no blank line after its headers")
    headers: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").split("\r\n"):
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    disposition = headers.get("content-disposition", "")
    found = _NAME.search(disposition)
    if found is None:
        raise ValueError("a part has no name")
    name = found[2] if found[1] is None else re.sub(r"\\(.)", r"\1", found[1])
    is_file = _FILE.search(disposition) is not None
    return Part(name, headers.get("content-type", ""), is_file, content)
