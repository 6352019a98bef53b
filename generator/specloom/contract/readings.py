"""What a text may stand for where values are written as text: parameters and headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite
from typing import Final

from specloom.contract.styles import plain
from specloom.ir.model import JsonValue

__all__ = ["readings", "rewritten"]

_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,307})(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?")
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,307})")
_WORDS: Final[dict[str, JsonValue]] = {"true": True, "false": False, "null": None}


def readings(text: str) -> Iterator[JsonValue]:
    """Give the values that a text may stand for: itself first, then a scalar, then lists."""
    yield text
    if (scalar := _scalar(text)) != text:
        yield scalar
    pieces = text.split(",")
    listed: list[JsonValue] = [*pieces]
    yield listed
    typed = [_scalar(piece) for piece in pieces]
    if typed != listed:
        yield typed


def rewritten(value: JsonValue) -> Iterator[JsonValue]:
    """Give the values that one may be taken for when it was written as text, itself first."""
    yield value
    if isinstance(value, list):
        yield [plain(each) for each in value]
        yield [_scalar(plain(each)) for each in value]
        yield ",".join(map(plain, value))
        yield plain(value)
        yield from value if len(value) == 1 else ()
    elif isinstance(value, dict):
        yield {name: plain(each) for name, each in value.items()}
        yield {name: _scalar(plain(each)) for name, each in value.items()}
        yield plain(value)
        pieces = [plain(each) for pair in value.items() for each in pair]
        yield [*pieces]
        yield [*map(_scalar, pieces)]
        yield ",".join(pieces)
    else:
        text = plain(value)
        for each in dict.fromkeys((text, _scalar(text))):
            yield each
            yield [each]


def _scalar(text: str) -> JsonValue:
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text) and isfinite(number := float(text)):
        return number
    return text
