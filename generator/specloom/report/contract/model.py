"""What a format of a run is, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from specloom.contract.model import Run
from specloom.report.model import LookUp

__all__ = ["RunFormatter", "RunReport"]


@dataclass(frozen=True, slots=True)
class RunReport:
    """A run, and what stands at places of its description.

    `color` and `width` (columns) matter to text alone.
    """

    run: Run
    excerpts: LookUp
    color: bool
    width: int


RunFormatter: TypeAlias = Callable[[RunReport], str]
"""Gives the whole output, which ends with a line break."""
