"""Rows of the table of events: two that undo each other, and one that undoes itself."""

from __future__ import annotations

from specloom.diff.rules.model import Event

__all__ = ["itself", "mirrored"]


def mirrored(  # noqa: PLR0913, PLR0917 - a row of a table
    there: str,
    told: str,
    back: str,
    told_back: str,
    base: str,
    revision: str,
    note: str = "",
    note_back: str = "",
    *,
    asked_by_service: bool = False,
) -> tuple[Event, Event]:
    """Give two events that undo each other, from one example."""
    return (
        Event(there, told, base, revision, back, note, asked_by_service),
        Event(back, told_back, revision, base, there, note_back, asked_by_service),
    )


def itself(  # noqa: PLR0913 - a row of a table
    id_: str,
    told: str,
    base: str,
    revision: str,
    note: str = "",
    *,
    asked_by_service: bool = False,
) -> tuple[Event]:
    """Give an event that undoes itself."""
    return (Event(id_, told, base, revision, id_, note, asked_by_service),)
