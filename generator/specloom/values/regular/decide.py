"""Decide between patterns: strings of some of them, within a range of lengths."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from specloom.values.regular.language import Language, compiled
from specloom.values.regular.search import TooLargeError, words

__all__ = ["Found", "difference", "intersection"]

_ENOUGH: Final = 8


@dataclass(frozen=True, slots=True)
class Found:
    """The strings that were found, shortest first: none is a proof only if `reason` is empty.

    Args:
        samples: a few of them, or of candidates for them.
        reason: what stood in the way of a proof that there are no others, as part of a sentence.
    """

    samples: tuple[str, ...]
    reason: str = ""


@lru_cache(maxsize=4096)
def intersection(patterns: tuple[str, ...], least: int = 0, most: int | None = None) -> Found:
    """Find strings that match every pattern and whose length lies in a range.

    Where a pattern is not decided in full, the samples are only candidates.
    """
    inside, outside = _all(patterns)
    return _search(inside, outside, least, most)


@lru_cache(maxsize=4096)
def difference(
    patterns: tuple[str, ...], other: str, least: int = 0, most: int | None = None
) -> Found:
    """Find strings that match every pattern, with a length in a range, and do not match `other`.

    Where one of `patterns` is not decided in full, the samples are only candidates; none of them
    matches `other` in any case.
    """
    inside, outside = _all(patterns)
    pattern = compiled(other)
    ways = [(inside, (*outside, language)) for language in pattern.inside]
    ways += [((*inside, language), outside) for language in pattern.outside]
    found = [_search(within, without, least, most) for within, without in ways]
    samples = sorted(dict.fromkeys(text for one in found for text in one.samples), key=len)
    reasons = [one.reason for one in found if one.reason]
    if pattern.obstacle:
        reasons.insert(0, f"the pattern `{other}` has {pattern.obstacle}")
    return Found(tuple(samples), next(iter(reasons), ""))


def _all(patterns: tuple[str, ...]) -> tuple[tuple[Language, ...], tuple[Language, ...]]:
    """Join what patterns match: the languages to be in, and those not to be in."""
    each = [compiled(pattern) for pattern in patterns]
    inside = tuple(language for pattern in each for language in pattern.inside)
    return inside, tuple(language for pattern in each for language in pattern.outside)


def _search(
    inside: tuple[Language, ...], outside: tuple[Language, ...], least: int, most: int | None
) -> Found:
    samples: list[str] = []
    try:
        samples.extend(islice(words(inside, outside, least, most), _ENOUGH))
    except TooLargeError:
        return Found(tuple(samples), "the patterns are too large to compare")
    return Found(tuple(samples))
