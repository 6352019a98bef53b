"""What a text may stand for where values are written as text: parameters and headers."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.contract.styles import plain
from specloom.ir.model import JsonValue
from specloom.values.texts import scalar

__all__ = ["readings", "rewritten"]


def readings(text: str) -> Iterator[JsonValue]:
    """Give the values that a text may stand for: itself first, then a scalar, then lists."""
    yield text
    if (spelled := scalar(text)) != text:
        yield spelled
    pieces = text.split(",")
    listed: list[JsonValue] = [*pieces]
    yield listed
    typed = [scalar(piece) for piece in pieces]
    if typed != listed:
        yield typed


def rewritten(value: JsonValue) -> Iterator[JsonValue]:
    """Give the values that one may be taken for when it was written as text, itself first."""
    yield value
    if isinstance(value, list):
        yield [plain(each) for each in value]
        yield [scalar(plain(each)) for each in value]
        yield ",".join(map(plain, value))
        yield plain(value)
        yield from value if len(value) == 1 else ()
    elif isinstance(value, dict):
        yield {name: plain(each) for name, each in value.items()}
        yield {name: scalar(plain(each)) for name, each in value.items()}
        yield plain(value)
        pieces = [plain(each) for pair in value.items() for each in pair]
        yield [*pieces]
        yield [*map(scalar, pieces)]
        yield ",".join(pieces)
    else:
        text = plain(value)
        for each in dict.fromkeys((text, scalar(text))):
            yield each
            yield [each]
