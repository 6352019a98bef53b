"""What a text spells where values are written as text: in parameters, headers and forms."""

from __future__ import annotations

import re
from math import isfinite
from typing import Final

from specloom.ir.model import JsonValue

__all__ = ["scalar"]

_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,307})(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?")
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,307})")
_WORDS: Final[dict[str, JsonValue]] = {"true": True, "false": False, "null": None}


def scalar(text: str) -> JsonValue:
    """Give the number, boolean or null that a text spells; the text itself where it spells none.

    A number that is longer, or larger, than any that is meant stays a text.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text) and isfinite(number := float(text)):
        return number
    return text
