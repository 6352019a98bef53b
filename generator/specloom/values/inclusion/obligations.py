"""What one inclusion comes down to: smaller inclusions, and plain refusals and doubts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from specloom.ir.model import JsonValue, Schema
from specloom.values.answers import No, Unknown
from specloom.values.specimens import Maybe, NoValue

__all__ = ["Due", "Item", "Wrap", "refuted"]

Wrap: TypeAlias = Callable[[JsonValue], Maybe]
"""Builds the value of the whole around a refused value of a part."""


@dataclass(frozen=True, slots=True)
class Due:
    """The inclusion of a part in a part, on which that of the whole depends."""

    sub: Schema
    sup: Schema
    wrap: Wrap


Item: TypeAlias = Due | No | Unknown


def refuted(sample: Maybe, doubt: str) -> No | Unknown:
    """Give a refusal by a sample, or the doubt where no sample was found."""
    return Unknown(doubt) if isinstance(sample, NoValue) else No(sample)
