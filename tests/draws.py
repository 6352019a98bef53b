"""Values of a Hypothesis strategy outside of a test: as many as asked for, the same for a seed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

__all__ = ["drawn", "for_each"]

_T = TypeVar("_T")


def for_each(
    strategy: st.SearchStrategy[_T], count: int, start: int, do: Callable[[_T], None]
) -> None:
    """Call `do` with `count` values, the same for the same `start`."""

    @seed(start)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=[
            HealthCheck.data_too_large,
            HealthCheck.filter_too_much,
            HealthCheck.large_base_example,
            HealthCheck.too_slow,
        ],
    )
    @given(strategy)
    def draw(value: _T) -> None:
        do(value)

    draw()


def drawn(strategy: st.SearchStrategy[_T], count: int, start: int) -> list[_T]:
    """Give `count` values, the same for the same `start`."""
    made: list[_T] = []
    for_each(strategy, count, start, made.append)
    return made
