"""What a schema says without changing what it accepts."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from specloom.diff.rules.kinds.rows import itself, mirrored
from specloom.diff.rules.model import Kind

__all__ = ["MARKS"]

_LEFT_OUT: Final = "A request that leaves it out may mean something else now."

_READ_AND_WRITE: Final[tuple[Kind, ...]] = (
    *mirrored(
        "became-read-only",
        "is read-only now",
        "became-not-read-only",
        "is no longer read-only",
        "{type: string}",
        "{type: string, readOnly: true}",
        {"request": "What is sent there is ignored, or refused."},
    ),
    *mirrored(
        "became-write-only",
        "is write-only now",
        "became-not-write-only",
        "is no longer write-only",
        "{type: string}",
        "{type: string, writeOnly: true}",
        {"response": "It is not answered any more."},
    ),
)

MARKS: Final[tuple[Kind, ...]] = (
    *mirrored(
        "default-value-added",
        "has a default now",
        "default-value-removed",
        "no longer has a default",
        "{type: integer}",
        "{type: integer, default: 20}",
        {"request": _LEFT_OUT},
        {"request": _LEFT_OUT},
    ),
    *itself(
        "default-value-changed",
        "has another default",
        "{type: integer, default: 20}",
        "{type: integer, default: 50}",
        {"request": _LEFT_OUT},
    ),
    *mirrored(
        "deprecated",
        "is deprecated",
        "reactivated",
        "is no longer deprecated",
        "{type: string}",
        "{type: string, deprecated: true}",
    ),
    *_READ_AND_WRITE,
    *(replace(kind, required=True) for kind in _READ_AND_WRITE),
    *itself(
        "unit-changed",
        "is given in another unit",
        "{type: number, x-unit: kWh}",
        "{type: number, x-unit: Wh}",
        {
            "request": "The same number means something else.",
            "response": "The same number means something else.",
        },
    ),
    *mirrored(
        "stability-decreased",
        "is less firm than it was",
        "stability-increased",
        "is firmer than it was",
        "{type: string, x-stability-level: stable}",
        "{type: string, x-stability-level: beta}",
        {"request": "It may change sooner.", "response": "It may change sooner."},
    ),
    *mirrored(
        "sunset-added",
        "has a date when it will be gone",
        "sunset-deleted",
        "no longer has a date when it will be gone",
        "{type: string, deprecated: true}",
        "{type: string, deprecated: true, x-sunset: '2030-01-31'}",
    ),
    *itself(
        "sunset-changed",
        "will be gone on another date",
        "{type: string, deprecated: true, x-sunset: '2030-01-31'}",
        "{type: string, deprecated: true, x-sunset: '2030-06-30'}",
    ),
)
