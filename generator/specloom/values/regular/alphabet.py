"""Sets of characters as sorted ranges of code points, and which character looks best in one.

Characters are Unicode scalar values: JSON can spell half a surrogate pair, validators refuse it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeAlias

import jsonschema_rs

__all__ = [
    "DIGIT",
    "EVERY",
    "NOT_NEWLINE",
    "SPACE",
    "WORD",
    "CharSet",
    "complement",
    "is_surrogate",
    "nicest",
    "property_set",
    "ranges",
]

CharSet: TypeAlias = tuple[tuple[int, int], ...]
"""Ranges with both ends, in order, neither touching nor overlapping."""

EVERY: Final[CharSet] = ((0, 0xD7FF), (0xE000, 0x10FFFF))


def is_surrogate(code: int) -> bool:
    """Tell whether a code point is half of a surrogate pair, which is no character."""
    return EVERY[0][1] < code < EVERY[1][0]


def ranges(parts: Iterable[tuple[int, int]]) -> CharSet:
    """Bring ranges in order, join those that touch, leave surrogates out."""
    joined: list[tuple[int, int]] = []
    for low, high in sorted(_scalar(parts)):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return tuple(joined)


def _scalar(parts: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    for low, high in parts:
        for least, greatest in EVERY:
            if (bottom := max(low, least)) <= (top := min(high, greatest)):
                yield bottom, top


def complement(chars: CharSet) -> CharSet:
    """Give all characters that are not in the set."""
    edges = [-1, *(edge for low, high in chars for edge in (low, high)), 0x110000]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return ranges((below + 1, above - 1) for below, above in gaps if below + 1 < above)


DIGIT: Final = ranges([(0x30, 0x39)])
WORD: Final = ranges([(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
SPACE: Final = ranges(
    [
        (0x9, 0xD),
        *((code, code) for code in (0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, 0xFEFF)),
        (0x2000, 0x200A),
        (0x2028, 0x2029),
    ]
)
"""WhiteSpace and LineTerminator of ECMA-262."""

NOT_NEWLINE: Final = complement(((0xA, 0xA),))
"""What the dot stands for in validators written in Rust; ECMA-262 excludes three more."""

_BEAUTY: Final = (
    (0x61, 0x7A),  # a to z
    (0x30, 0x39),  # 0 to 9
    (0x41, 0x5A),  # A to Z
    (0x2D, 0x2F),  # - . /
    (0x21, 0x7E),
    (0x20, 0x20),
    (0xE9, 0xFF),  # é and on
    (0xA1, 0x17F),
    (0x370, 0xD7FF),
    (0xE000, 0x10FFFF),
    (0, 0x10FFFF),
)


def nicest(low: int, high: int) -> tuple[int, int]:
    """Choose the character of a range that is easiest to read; give its rank before it."""
    return next(
        (rank, code)
        for rank, (least, greatest) in enumerate(_BEAUTY)
        if (code := max(low, least)) <= min(high, greatest)
    )


@lru_cache(maxsize=64)
def property_set(escape: str) -> CharSet | None:
    r"""Give the characters of a Unicode property such as `\p{L}`, or `None` if there is none such.

    The validator is asked for them, range by range, so that both read one version of Unicode.
    """
    try:
        inside = jsonschema_rs.Draft202012Validator({"pattern": f"^{escape}*$"})
        outside = jsonschema_rs.Draft202012Validator({"not": {"pattern": escape}})
    except ValueError:
        return None
    found: list[tuple[int, int]] = []
    waiting = [
        (low, min(low + 0xFFF, high)) for low, high in EVERY for low in range(low, high, 0x1000)
    ]
    while waiting:
        low, high = waiting.pop()
        text = "".join(map(chr, range(low, high + 1)))
        if inside.is_valid(text):
            found.append((low, high))
        elif not outside.is_valid(text):
            middle = (low + high) // 2
            waiting += [(low, middle), (middle + 1, high)]
    return ranges(found)
