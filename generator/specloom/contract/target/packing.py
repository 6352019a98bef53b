"""Bodies that were packed to travel: gzip and deflate, which is what we say we take."""

from __future__ import annotations

import zlib
from typing import Final

from specloom.contract.target.wire import Reply, TooLarge

__all__ = ["unpacked"]


def unpacked(reply: Reply, most: int) -> bytes:
    """Give a body as it was before it was packed; nothing where it is not what it says it is.

    Raises:
        TooLarge: It is larger than it may be.
    """
    body = reply.body
    told = [value for name, value in reply.headers if name == b"content-encoding"]
    for coding in reversed(b",".join(told).lower().split(b",")):
        ways = _PACKED.get(coding.strip(), ())
        if ways and body:
            tried = (_unpacked(body, way, most) for way in ways)
            body = next((each for each in tried if each is not None), b"")
    return body


_PACKED: Final = {b"gzip": (31,), b"x-gzip": (31,), b"deflate": (15, -15)}
"""How zlib calls them; some who say deflate leave its frame out (RFC 9110, 8.4.1.2)."""


def _unpacked(body: bytes, way: int, most: int) -> bytes | None:
    try:
        found = zlib.decompressobj(way).decompress(body, most + 1)
    except zlib.error:
        return None
    if len(found) > most:
        raise TooLarge
    return found
