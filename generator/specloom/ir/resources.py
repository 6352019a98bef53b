"""Which paths are a collection and which its items, told by the shape of the paths alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from specloom.ir.model import ResourcePair

__all__ = ["pairs"]

_PARAMETER: Final = re.compile(r"\{([^{}]+)\}")


def pairs(paths: Iterable[str]) -> tuple[ResourcePair, ...]:
    """Pair each path that ends in one parameter with the path before it, where that exists.

    Parameters further up may be named differently in the two (`/users/{id}/cars` and
    `/users/{userId}/cars/{carId}`). A path that ends in a parameter is nobody's collection.
    """
    distinct = tuple(dict.fromkeys(paths))
    collections = {_PARAMETER.sub("{}", path).rstrip("/"): path for path in distinct}
    found: list[ResourcePair] = []
    for path in distinct:
        parent, _, last = path.rstrip("/").rpartition("/")
        parameter = _PARAMETER.fullmatch(last)
        collection = collections.get(_PARAMETER.sub("{}", parent))
        if parent and parameter and collection and not parent.endswith("}"):
            found.append(ResourcePair(collection, path, parameter[1]))
    return tuple(found)
