"""What operations and parameters promise: deprecation, sunset, stability."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from specloom.diff.rules.events.rows import itself, mirrored
from specloom.diff.rules.model import Event

__all__ = ["LIFECYCLE", "PROMISES"]

_OLD: Final = "deprecated: true"
_SOON: Final = "2030-01-02"
"""A day after the one that examples are judged on."""
_LATE: Final = "2031-01-31"
_LATER: Final = "2032-01-31"
_EARLY: Final = "There is little time left to leave it."


def _promises(prefix: str, what: str, written: str) -> Iterator[Event]:
    """Give what can be promised of a thing; `written` is it, with a gap for the promise."""

    def said(text: str) -> str:
        return written % text

    yield from mirrored(
        f"{prefix}-deprecated-with-sunset",
        f"{what} is deprecated and has a date when it will be gone.",
        f"{prefix}-reactivated",
        f"{what} is no longer deprecated.",
        said(""),
        said(f"{_OLD}, x-sunset: '{_LATE}'"),
    )
    yield Event(
        f"{prefix}-deprecated-sunset-parse",
        f"{what} is deprecated with an `x-sunset` that is no date.",
        said(""),
        said(f"{_OLD}, x-sunset: soon"),
        f"{prefix}-reactivated",
        "Nobody can tell when it will be gone.",
    )
    yield Event(
        f"{prefix}-sunset-date-too-small",
        f"{what} is deprecated and will be gone sooner than the period of grace allows.",
        said(""),
        said(f"{_OLD}, x-sunset: '{_SOON}'"),
        f"{prefix}-reactivated",
        _EARLY,
    )
    yield from _moved_sunsets(prefix, what, said)
    yield Event(
        f"{prefix}-invalid-stability-level",
        f"{what} has an `x-stability-level` that is none.",
        said(""),
        said("x-stability-level: solid"),
        f"{prefix}-stability-increased",
        "Nobody can tell how firm it is.",
    )


def _moved_sunsets(prefix: str, what: str, said: Callable[[str], str]) -> Iterator[Event]:
    yield from itself(
        f"{prefix}-sunset-date-changed",
        f"{what} will be gone on another date.",
        said(f"{_OLD}, x-sunset: '{_LATE}'"),
        said(f"{_OLD}, x-sunset: '{_LATER}'"),
    )
    yield Event(
        f"{prefix}-sunset-date-changed-too-small",
        f"{what} will be gone earlier than told, and sooner than the period of grace allows.",
        said(f"{_OLD}, x-sunset: '{_LATE}'"),
        said(f"{_OLD}, x-sunset: '{_SOON}'"),
        f"{prefix}-sunset-date-changed",
        _EARLY,
    )


_OPERATION: Final = "{%s}"
_PARAMETER: Final = (
    "{parameters: [{name: limit, in: query, schema: {type: integer}, x-of: limit, %s}]}"
)
_IDS: Final = {
    "api-deprecated-with-sunset": "endpoint-deprecated-with-sunset",
    "api-reactivated": "endpoint-reactivated",
}
"""Ids of operations that do not begin with `api-`."""


def _of_operations() -> Iterator[Event]:
    for event in _promises("api", "An operation", _OPERATION):
        mirror = _IDS.get(event.mirror, event.mirror)
        yield Event(
            _IDS.get(event.id, event.id),
            event.told,
            event.base,
            event.revision,
            mirror,
            event.note,
        )


LIFECYCLE: Final[tuple[Event, ...]] = (
    Event(
        "endpoint-deprecated",
        "An operation is deprecated.",
        "{}",
        f"{{{_OLD}}}",
        "endpoint-reactivated",
    ),
    *_of_operations(),
    Event(
        "sunset-deleted",
        "An operation is still deprecated, but no longer says when it will be gone.",
        f"{{{_OLD}, x-sunset: '{_LATE}'}}",
        f"{{{_OLD}}}",
        "endpoint-deprecated-with-sunset",
        "Nobody can tell any more when it will be gone.",
    ),
    *mirrored(
        "api-stability-decreased",
        "An operation is less firm than it was.",
        "api-stability-increased",
        "An operation is firmer than it was.",
        "{x-stability-level: stable}",
        "{x-stability-level: beta}",
        "It may change sooner.",
    ),
)

PROMISES: Final = tuple(_promises("request-parameter", "A parameter", _PARAMETER))
"""The same of parameters."""
