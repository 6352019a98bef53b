"""What a format is, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from specloom.diff.model import Diff, Level
from specloom.errors import Finding, Location
from specloom.report.excerpts import Excerpt

__all__ = ["Formatter", "LookUp", "Report", "RuleInfo"]

LookUp: TypeAlias = Callable[[Location], Excerpt | None]
"""Gives what stands at a place; an `Excerpts`, as a rule."""


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule of the catalogue: `summary` is one line, `help` all that `explain` says.

    `level` is what it has when nothing is configured.
    """

    id: str
    summary: str
    help: str
    level: Level


@dataclass(frozen=True, slots=True)
class Report:
    """A diff and what surrounds it.

    `notes` tell of the run and not of the API: entries of an accept file that are stale or
    expired. `accepted` says what was left out of the diff, as `2 accepted in accepted.toml`, or
    nothing. `color` and `width` (columns) matter to text alone.
    """

    diff: Diff
    excerpts: LookUp
    rules: tuple[RuleInfo, ...]
    notes: tuple[Finding, ...]
    color: bool
    width: int
    accepted: str = ""


Formatter: TypeAlias = Callable[[Report], str]
"""Gives the whole output, which ends with a line break."""
