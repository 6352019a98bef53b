"""Chance that is none: the same parts give the same numbers, in every process on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from random import Random
from uuid import UUID

__all__ = ["digest", "random_of", "uuid_of"]


def digest(*parts: str | bytes | int) -> int:
    """Give a number of 64 bits that follows from the parts."""
    return int.from_bytes(_hashed(parts, 8), "big")


def uuid_of(*parts: str | bytes | int) -> UUID:
    """Give a UUID that follows from the parts."""
    return UUID(bytes=_hashed(parts, 16), version=4)


def _hashed(parts: Iterable[str | bytes | int], size: int) -> bytes:
    pieces: list[bytes] = []
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        pieces += (len(data).to_bytes(8, "big"), data)
    return blake2b(b"".join(pieces), digest_size=size).digest()


def random_of(*parts: str | bytes | int) -> Random:
    """Give a source of numbers that follow from the parts."""
    return Random(digest(*parts))  # noqa: S311 - this is to be foreseen
