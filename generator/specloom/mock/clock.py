"""The time it is for the mock: the only place that may look at a real clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Final

__all__ = ["START", "Clock"]

START: Final = datetime(2026, 1, 31, 12, tzinfo=UTC)
"""The time it is where nobody says another: the same for ever, so that answers are, too."""


class Clock:
    """A clock that stands still, or runs, from a given time on.

    Args:
        start: the time it is at first.
        running: whether time passes by itself.
    """

    def __init__(self, start: datetime = START, *, running: bool = False) -> None:
        self._start = start
        self._time = start
        self._since = time.monotonic() if running else None

    def now(self) -> datetime:
        """Give the time, in UTC."""
        if self._since is None:
            return self._time
        return self._time + timedelta(seconds=time.monotonic() - self._since)

    @property
    def is_running(self) -> bool:
        """Whether time passes by itself."""
        return self._since is not None

    def advance(self, seconds: float) -> None:
        """Let time pass.

        Raises:
            OverflowError: There is no such time.
        """
        self._time += timedelta(seconds=seconds)

    def set(self, moment: datetime) -> None:
        """Make it another time; a clock that runs goes on from there."""
        self._time = moment
        if self._since is not None:
            self._since = time.monotonic()

    def reset(self) -> None:
        """Make it the time it was at first."""
        self.set(self._start)
