"""Chance that is none: the same parts give the same numbers, in every process on every machine."""

from __future__ import annotations

from hashlib import blake2b
from random import Random

__all__ = ["digest", "random_of"]


def digest(*parts: str | bytes | int) -> int:
    """Give a number of 64 bits that follows from the parts."""
    pieces: list[bytes] = []
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        pieces += (len(data).to_bytes(8, "big"), data)
    return int.from_bytes(blake2b(b"".join(pieces), digest_size=8).digest(), "big")


def random_of(*parts: str | bytes | int) -> Random:
    """Give a source of numbers that follow from the parts."""
    return Random(digest(*parts))  # noqa: S311 - this is to be foreseen
