"""What one inclusion comes down to: smaller inclusions, and plain refusals and doubts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from specloom.ir.model import JsonValue
from specloom.values.answers import No, Unknown
from specloom.values.forms import Form, Forms
from specloom.values.specimens import Maybe, NoValue, Specimens

__all__ = ["UNSHOWN", "Due", "Item", "Reading", "Wrap", "refuted", "wrapped"]

UNSHOWN: Final = "whether a value that the other side refuses can come"
_DEEPEST: Final = 32

Wrap: TypeAlias = Callable[[JsonValue], Maybe]
"""Builds the value of the whole around a refused value of a part."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How two sides are read: strictly, or as people who send and receive do.

    `sender` makes and knows the values of the smaller side, `receiver` those of the larger one.
    With `known_only`, an object that is sent holds no property that its schema does not name,
    unless that is a map or says something of such; with `ignores_others` they are not refused.
    """

    forms: Forms
    sender: Specimens
    receiver: Specimens
    known_only: bool = False
    ignores_others: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """The inclusion of a part in a part, on which that of the whole depends."""

    sub: Form
    sup: Form
    wrap: Wrap


Item: TypeAlias = Due | No | Unknown


def refuted(sample: Maybe, doubt: str) -> No | Unknown:
    """Give a refusal by a sample, or the doubt where no sample was found."""
    return Unknown(doubt) if isinstance(sample, NoValue) else No(sample)


def wrapped(sample: JsonValue, wrap: Wrap) -> No | Unknown:
    """Give the refusal of a whole that the refusal of a part makes."""
    if _deeper(sample, _DEEPEST):
        return Unknown("schemas that are nested too deeply to be compared")
    return refuted(wrap(sample), UNSHOWN)


def _deeper(value: JsonValue, levels: int) -> bool:
    layer: list[JsonValue] = [value]
    for _ in range(levels):
        if not layer:
            return False
        layer = [
            inner
            for each in layer
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
    return bool(layer)
