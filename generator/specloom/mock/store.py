"""What has been stored: entities of a kind by id, in the order in which they came."""

from __future__ import annotations

from specloom.ir.model import JsonValue

__all__ = ["Entity", "Store"]

Entity = dict[str, JsonValue]


class Store:
    """All entities of all kinds; `revision` counts the changes."""

    def __init__(self) -> None:
        self.revision = 0
