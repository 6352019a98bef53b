"""The three answers to "does this set include that one?": yes, no with a sample, unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from specloom.ir.model import JsonValue

__all__ = ["YES", "Answer", "No", "Unknown", "Yes"]


@dataclass(frozen=True, slots=True)
class Yes:
    """Every value of the one is a value of the other; proven."""


@dataclass(frozen=True, slots=True)
class No:
    """`sample` is a value of the one that the other refuses."""

    sample: JsonValue


@dataclass(frozen=True, slots=True)
class Unknown:
    """It could not be decided; `reason` names what stood in the way, as part of a sentence."""

    reason: str


Answer: TypeAlias = Yes | No | Unknown

YES: Final = Yes()
