"""Decide between patterns: strings of some of them, within a range of lengths."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from specloom.values.regular.language import Language, Pattern, compiled
from specloom.values.regular.search import TooLargeError, words

__all__ = ["Found", "difference", "intersection"]

_ENOUGH: Final = 8


@dataclass(frozen=True, slots=True)
class Found:
    """The strings that were found, shortest first: none is a proof only if `reason` is empty.

    Args:
        samples: a few of them.
        reason: what stood in the way of a proof, as part of a sentence.
    """

    samples: tuple[str, ...]
    reason: str = ""


@lru_cache(maxsize=4096)
def intersection(patterns: tuple[str, ...], least: int = 0, most: int | None = None) -> Found:
    """Find strings that match every pattern and whose length lies in a range.

    A pattern that is not decided is left out, so that the samples are only candidates.
    """
    inside, outside, reason = _all(patterns)
    return _search(inside, outside, least, most, reason)


@lru_cache(maxsize=4096)
def difference(
    patterns: tuple[str, ...], other: str, least: int = 0, most: int | None = None
) -> Found:
    """Find strings that match every pattern, with a length in a range, and do not match `other`.

    One of `patterns` that is not decided is left out, so that the samples are only candidates;
    if `other` is not decided, there are none.
    """
    inside, outside, reason = _all(patterns)
    pattern = compiled(other)
    if isinstance(pattern, str):
        return Found((), _undecided(other, pattern))
    ways = [(inside, (*outside, language)) for language in pattern.inside]
    ways += [((*inside, language), outside) for language in pattern.outside]
    found = [_search(within, without, least, most, reason) for within, without in ways]
    samples = sorted(dict.fromkeys(s for one in found for s in one.samples), key=len)
    return Found(tuple(samples), next((one.reason for one in found if one.reason), ""))


def _all(patterns: tuple[str, ...]) -> tuple[tuple[Language, ...], tuple[Language, ...], str]:
    """Join the languages of patterns; the third is why one was left out."""
    inside: tuple[Language, ...] = ()
    outside: tuple[Language, ...] = ()
    reason = ""
    for text in patterns:
        match compiled(text):
            case Pattern(inside=within, outside=without):
                inside, outside = (*inside, *within), (*outside, *without)
            case str() as obstacle:
                reason = reason or _undecided(text, obstacle)
    return inside, outside, reason


def _search(
    inside: tuple[Language, ...],
    outside: tuple[Language, ...],
    least: int,
    most: int | None,
    reason: str,
) -> Found:
    samples: list[str] = []
    try:
        samples.extend(islice(words(inside, outside, least, most), _ENOUGH))
    except TooLargeError:
        return Found(tuple(samples), reason or "the patterns are too large to compare")
    return Found(tuple(samples), reason if samples else "")


def _undecided(pattern: str, obstacle: str) -> str:
    return f"the pattern `{pattern}` has {obstacle}"
