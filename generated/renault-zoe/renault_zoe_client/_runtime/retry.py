"""When to try again, and how long to wait before: pure policy.

Requests that may safely happen twice (RFC 9110, section 9.2.2) are repeated after connection
errors, timeouts and 5xx.  Any request is repeated after 429, and after 503 with `Retry-After`:
there the service says that it did nothing.  Without `Retry-After` the pauses grow, each drawn
between nothing and a doubling bound ("full jitter"), so that clients do not come back in step.
"""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final

import anyio

__all__ = ["LONGEST_WAIT", "Timing", "may_repeat", "pause", "retry_after"]

LONGEST_WAIT: Final = 60.0
"""Seconds; where the service asks for more, the error is raised at once, with `retry_after`."""

_FIRST_BOUND = 0.5
_LAST_BOUND = 8.0

_IDEMPOTENT = frozenset(("DELETE", "GET", "HEAD", "OPTIONS", "PUT", "QUERY", "TRACE"))
_TOO_MANY_REQUESTS = 429
_SERVICE_UNAVAILABLE = 503


@dataclass(frozen=True, slots=True)
class Timing:
    """Clock, sleep and chance, which tests replace.

    Attributes:
        now: Seconds since the epoch.
        sleep: Wait some seconds.
        asleep: Wait some seconds without blocking the event loop.
        random: A number in [0, 1).
    """

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    asleep: Callable[[float], Awaitable[None]] = anyio.sleep
    random: Callable[[], float] = random.random


def may_repeat(method: str, status: int | None, *, told: bool) -> bool:
    """Tell whether a request may be sent again.

    Args:
        method: Its method.
        status: The status of the answer, `None` if none came.
        told: Whether the answer has a `Retry-After`.
    """
    if status == _TOO_MANY_REQUESTS or (status == _SERVICE_UNAVAILABLE and told):
        return True
    return method.upper() in _IDEMPOTENT and (status is None or status // 100 == 5)  # noqa: PLR2004


def pause(attempt: int, after: float | None, draw: float) -> float | None:
    """Give the seconds to wait, `None` where it is too long to wait at all.

    Args:
        attempt: How many times the request was repeated already.
        after: The seconds the service asks for, if it does.
        draw: A random number in [0, 1).
    """
    if after is not None:
        return after if after <= LONGEST_WAIT else None
    return float(draw * min(_LAST_BOUND, _FIRST_BOUND * 2.0 ** min(attempt, 9)))


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Give the seconds that a `Retry-After` asks for (RFC 9110, section 10.2.3).

    It is a number of seconds or a date; one that is neither counts as absent.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.replace(".", "", 1).isdigit():
        return float(value)
    try:
        date = parsedate_to_datetime(value)
        moment = date if date.tzinfo is not None else date.replace(tzinfo=UTC)
        return max(0.0, moment.timestamp() - now)
    except (ValueError, OverflowError):
        return None
