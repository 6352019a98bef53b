"""What it does when a part of a message comes, goes, or must be there.

A request that lacks what is needed is refused, and what is not known in it is not read. An answer
that brings more is still understood, one that brings less may not be. So the two ways differ in
more than their sign.
"""

from __future__ import annotations

from typing import TypeAlias

from specloom.diff.model import Direction, Effect

__all__ = ["Effects", "added", "removed"]

Effects: TypeAlias = tuple[Effect, bool]
"""An effect, and whether the lenient tolerate it."""


def added(direction: Direction, *, required: bool) -> Effects:
    """Give what a part does that is new."""
    if direction == "response":
        return "narrows", False
    return ("narrows" if required else "widens"), False


def removed(direction: Direction, *, required: bool) -> Effects:
    """Give what a part does that is gone: it is not read any more, or it does not come."""
    if direction == "response":
        return "widens", not required
    return "narrows", True
