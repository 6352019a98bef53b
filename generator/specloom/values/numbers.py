"""Exact sets of JSON numbers: an interval, and the multiples of a step within it.

A float stands for the decimal it is written as (0.1 is a tenth), as JSON Schema reads it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import chain, islice
from typing import Final

from specloom.ir.model import NumberBounds
from specloom.values.answers import YES, Answer, No, Unknown

__all__ = ["EVERY_NUMBER", "NO_NUMBER", "NumberSet", "includes"]

_RANGES: Final[dict[str, tuple[int, int]]] = {
    **{f"int{bits}": (-(1 << bits - 1), (1 << bits - 1) - 1) for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": (0, (1 << bits) - 1) for bits in (8, 16, 32, 64)},
    "double-int": (1 - (1 << 53), (1 << 53) - 1),
}
"""The ranges that OpenAPI's registry of formats gives to whole numbers."""

_FAVOURITES: Final = (Fraction(1), Fraction(0))
_FINEST: Final = 18
"""Digits after the point beyond which no sample is looked for: floats have 17 in all."""


@dataclass(frozen=True, slots=True)
class NumberSet:
    """The numbers between two bounds that are multiples of a step; `None` is no constraint.

    Equal sets are equal values: bounds are moved to the nearest multiple, one number alone has
    no step, and every empty set is `NO_NUMBER`.

    Args:
        lower: the least number.
        upper: the greatest number.
        lower_open: whether `lower` itself is left out.
        upper_open: whether `upper` itself is left out.
        step: what each number is a multiple of; 1 for integers.
    """

    lower: Fraction | None = None
    upper: Fraction | None = None
    lower_open: bool = False
    upper_open: bool = False
    step: Fraction | None = None

    def __post_init__(self) -> None:
        lower, upper, step = self.lower, self.upper, self.step
        lower_open = self.lower_open and lower is not None
        upper_open = self.upper_open and upper is not None
        if step is not None:
            if lower is not None:
                lower, lower_open = _ceiling(lower, step, above=lower_open), False
            if upper is not None:
                upper, upper_open = -_ceiling(-upper, step, above=upper_open), False
        if lower is not None and upper is not None and lower >= upper:
            step = None
            if lower > upper or lower_open or upper_open:
                lower, upper, lower_open, upper_open = Fraction(0), Fraction(0), True, True
        self._settle(lower, upper, lower_open, upper_open, step)

    def _settle(
        self,
        lower: Fraction | None,
        upper: Fraction | None,
        lower_open: bool,  # noqa: FBT001 - the fields in their order
        upper_open: bool,  # noqa: FBT001
        step: Fraction | None,
    ) -> None:
        for name, value in (
            ("lower", lower),
            ("upper", upper),
            ("lower_open", lower_open),
            ("upper_open", upper_open),
            ("step", step),
        ):
            object.__setattr__(self, name, value)

    @classmethod
    def of(
        cls,
        bounds: NumberBounds | None,
        *,
        integer: bool,
        format: str | None = None,  # noqa: A002 - OpenAPI's word
    ) -> NumberSet:
        """Give the numbers that a schema allows.

        Args:
            bounds: its constraints on numbers.
            integer: whether its type is `integer`.
            format: its format; `int32`, `int64` and their kin are ranges, others nothing.
        """
        numbers = NumberSet(step=Fraction(1)) if integer else EVERY_NUMBER
        if format in _RANGES:
            least, greatest = _RANGES[format]
            numbers = numbers.intersect(NumberSet(Fraction(least), Fraction(greatest)))
        if bounds is None:
            return numbers
        for stated in (
            _from(bounds.minimum, is_open=False),
            _to(bounds.maximum, is_open=False),
            _from(bounds.exclusive_minimum, is_open=True),
            _to(bounds.exclusive_maximum, is_open=True),
            _multiples(bounds.multiple_of),
        ):
            numbers = numbers.intersect(stated)
        return numbers

    @property
    def is_empty(self) -> bool:
        """Whether there is no such number."""
        return self == NO_NUMBER

    @property
    def is_integral(self) -> bool:
        """Whether every number of the set is an integer."""
        if self.step is not None:
            return self.step.denominator == 1
        alone = self.lower is not None and self.lower == self.upper
        return self.is_empty or (alone and self.lower is not None and self.lower.denominator == 1)

    def intersect(self, other: NumberSet) -> NumberSet:
        """Give the numbers that are in both sets."""
        (lower, lower_open) = _tighter(self._low(), other._low())
        (upper, upper_open) = _tighter(self._high(), other._high())
        return NumberSet(
            lower,
            None if upper is None else -upper,
            lower_open,
            upper_open,
            _common(self.step, other.step),
        )

    def _low(self) -> tuple[Fraction | None, bool]:
        return self.lower, self.lower_open

    def _high(self) -> tuple[Fraction | None, bool]:
        """Mirror the upper bound, so that both kinds are compared alike."""
        return None if self.upper is None else -self.upper, self.upper_open

    def contains(self, value: float | Fraction) -> bool:
        """Tell whether a number is in the set; infinities and NaN never are."""
        if isinstance(value, float) and not math.isfinite(value):
            return False
        number = _exact(value)
        if self.lower is not None and (
            number < self.lower or (self.lower_open and number == self.lower)
        ):
            return False
        if self.upper is not None and (
            number > self.upper or (self.upper_open and number == self.upper)
        ):
            return False
        return self.step is None or (number / self.step).denominator == 1

    def sample(self, near: float | None = None) -> int | float | None:
        """Give a number of the set as JSON writes it, or `None` if none was found.

        The first that fits of `near`, 1, 0, and those with fewest digits nearest to `near` (or 0).
        """
        aim = Fraction(0) if near is None else _exact(near)
        favourites = _FAVOURITES if near is None else (aim, *_FAVOURITES)
        fitting = (number for number in favourites if self.contains(number))
        return next(_writable(chain(fitting, _near(self, aim))), None)

    def finite(self, limit: int) -> tuple[int | float, ...] | None:
        """List all numbers of the set in order.

        `None` if they are more than `limit`, or if one of them cannot be written in JSON exactly.
        """
        if self.is_empty:
            return ()
        if self.lower is None or self.upper is None:
            return None
        step = self.step or Fraction(1)
        if (self.step is None and self.lower != self.upper) or (
            self.upper - self.lower >= limit * step
        ):
            return None
        count = int((self.upper - self.lower) / step) + 1
        numbers = tuple(_writable(self.lower + index * step for index in range(count)))
        return numbers if len(numbers) == count else None


EVERY_NUMBER: Final = NumberSet()
"""What `type: number` alone allows."""

NO_NUMBER: Final = NumberSet(Fraction(1), Fraction(0))
"""The empty set."""


def includes(sub: NumberSet, sup: NumberSet) -> Answer:
    """Tell whether every number of `sub` is in `sup`.

    Decided always; `Unknown` only if no number that tells them apart can be written in JSON.
    """
    if sub.intersect(sup) == sub:
        return YES
    below = NumberSet(upper=sup.lower, upper_open=not sup.lower_open)
    above = NumberSet(lower=sup.upper, lower_open=not sup.upper_open)
    outside = [
        part
        for bound, side in ((sup.lower, below), (sup.upper, above))
        if bound is not None and not (part := sub.intersect(side)).is_empty
    ]
    samples = [sample for part in outside if (sample := part.sample()) is not None]
    samples += _off_step(sub, sup)
    if not samples:
        return Unknown("the numbers that only one side allows have too many digits to be written")
    return No(samples[0])


def _off_step(sub: NumberSet, sup: NumberSet) -> list[int | float]:
    """Give a number of `sub` that is no multiple of the step of `sup`, if there is one."""
    if sup.step is None:
        return []
    off = (number for number in _near(sub, sup.step / 2) if not sup.contains(number))
    return list(islice(_writable(off), 1))


def _near(numbers: NumberSet, aim: Fraction) -> Iterator[Fraction]:
    """Give a few numbers of a set near `aim`: few digits first, then its bounds and middle."""
    for digits in range(_FINEST):
        grid = numbers.intersect(NumberSet(step=Fraction(1, 10**digits)))
        if not grid.is_empty:
            yield from _around(grid, aim)
    bounds = [bound for bound in (numbers.lower, numbers.upper) if bound is not None]
    for number in (*bounds, sum(bounds, Fraction(0)) / 2):
        if numbers.contains(number):
            yield number


def _around(grid: NumberSet, aim: Fraction) -> Iterator[Fraction]:
    """Give the numbers nearest to `aim` of a set with a step, or of one number alone."""
    if grid.lower is not None:
        aim = max(aim, grid.lower)
    if grid.upper is not None:
        aim = min(aim, grid.upper)
    step = grid.step or Fraction(1)
    first = step * round(aim / step) if grid.step else aim
    nearest = (first + offset * step for offset in (0, 1, -1, 2, -2, 3, -3))
    return (number for number in nearest if grid.contains(number))


def _exact(value: float | Fraction) -> Fraction:
    return Fraction(Decimal(repr(value))) if isinstance(value, float) else Fraction(value)


def _writable(numbers: Iterable[Fraction]) -> Iterator[int | float]:
    """Write the numbers that JSON can write exactly, in their order."""
    for number in numbers:
        if number.denominator == 1:
            yield int(number)
        elif _exact(written := float(number)) == number:
            yield written


def _ceiling(bound: Fraction, step: Fraction, *, above: bool) -> Fraction:
    """Give the least multiple of `step` from `bound` on, or strictly above it."""
    quotient = bound / step
    return step * (math.floor(quotient) + 1 if above else math.ceil(quotient))


def _tighter(
    one: tuple[Fraction | None, bool], other: tuple[Fraction | None, bool]
) -> tuple[Fraction | None, bool]:
    """Choose between two lower bounds; where they are equal, the open one."""
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    return max((one[0], one[1]), (other[0], other[1]))


def _common(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    """Give the least common multiple of two steps."""
    if one is None or other is None:
        return other if one is None else one
    return Fraction(
        math.lcm(one.numerator, other.numerator), math.gcd(one.denominator, other.denominator)
    )


def _from(bound: float | None, *, is_open: bool) -> NumberSet:
    if bound is None or bound == -math.inf:
        return EVERY_NUMBER
    return NO_NUMBER if bound == math.inf else NumberSet(lower=_exact(bound), lower_open=is_open)


def _to(bound: float | None, *, is_open: bool) -> NumberSet:
    if bound is None or bound == math.inf:
        return EVERY_NUMBER
    return NO_NUMBER if bound == -math.inf else NumberSet(upper=_exact(bound), upper_open=is_open)


def _multiples(step: float | None) -> NumberSet:
    """Give the multiples of a number; one that is not positive is a fault, and left out."""
    if step is None or not 0 < step < math.inf:
        return EVERY_NUMBER
    return NumberSet(step=_exact(step))
