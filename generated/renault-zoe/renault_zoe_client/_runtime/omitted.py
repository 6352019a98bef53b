"""The mark of an argument that was left out.

`None` will not do: in JSON `null` is a value of its own ("clear this field"), while an argument
left out must not be sent at all.  `OMITTED` says the latter.  It is false, so `if limit:` skips it,
and both mypy and pyright narrow on `limit is OMITTED`, because it is the one member of an enum.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, Literal

__all__ = ["OMITTED", "Omitted"]


class Omitted(Enum):
    """The type of `OMITTED`, written in signatures as `limit: float | None | Omitted = OMITTED`."""

    OMITTED = "OMITTED"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "OMITTED"


OMITTED: Final = Omitted.OMITTED
"""Leave this out of the request."""
