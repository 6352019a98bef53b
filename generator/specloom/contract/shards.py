"""One of n parts of a run, as it is written: `2/4`. `run.in_shard` tells what is in it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["parse_shard"]

_SHARD: Final = re.compile(r"([1-9]\d{0,3})/([1-9]\d{0,3})")


def parse_shard(text: str) -> tuple[int, int]:
    """Read `2/4`: the second part, from 1, of four.

    Raises:
        ValueError: It is written otherwise, or there is no such part.
    """
    found = _SHARD.fullmatch(text)
    if found is None or int(found[1]) > int(found[2]):
        raise ValueError(f"{text!r} is no shard; write it as 2/4, the second part of four")
    return int(found[1]), int(found[2])
