"""What may be sent to whom: on other machines only what reads, unless the user says otherwise."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from specloom.contract.model import Case, key_of
from specloom.ir.model import Operation

__all__ = ["SAFE_METHODS", "Pace", "Planned", "Safety", "planned"]

SAFE_METHODS: Final = frozenset(("GET", "HEAD", "OPTIONS"))
"""Methods that change nothing (RFC 9110, 9.2.1), but for TRACE, which shows what was sent."""

_GENTLE: Final = 10.0
"""Requests a second to other machines, unless more are asked for."""


@dataclass(frozen=True, slots=True)
class Safety:
    """Which requests may be sent.

    Attributes:
        loopback: the target is on this machine: everything may.
        allow_writes: on other machines, which operations may be sent that write: globs over
            `POST /pets/{petId}` or over operation ids.
    """

    loopback: bool
    allow_writes: tuple[str, ...] = ()

    def refusal(self, case: Case) -> str:
        """Give why a case may not be sent, or nothing."""
        if self.loopback:
            return ""
        if case.call.method != case.operation.method:
            return "only this machine is asked with methods that are not described"
        return self.refusal_of(case.operation)

    def refusal_of(self, operation: Operation) -> str:
        """Give why no request of an operation may be sent, or nothing."""
        if self.loopback or operation.method in SAFE_METHODS or self._allows(operation):
            return ""
        return "what may write needs --allow-writes"

    def _allows(self, operation: Operation) -> bool:
        names = (key_of(operation), operation.id)
        return any(fnmatchcase(name, glob) for glob in self.allow_writes for name in names if name)


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of a dry run: a request, and why it would not be sent, if so."""

    operation: str
    method: str
    target: str
    why: str
    refusal: str = ""


def planned(cases: Iterable[Case], safety: Safety) -> Iterator[Planned]:
    """Give what would be sent, and what would not, in order, without sending it."""
    for case in cases:
        call = case.call
        yield Planned(
            key_of(case.operation), call.method, call.target, case.why, safety.refusal(case)
        )


class Pace:
    """Lets requests pass at most so often.

    Args:
        rate: requests per second; None lets all pass at once.
        clock: tells the time in seconds.
        sleep: waits for seconds.

    Attributes:
        gap: seconds from one request to the next, at least.
    """

    def __init__(
        self,
        rate: float | None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.gap = 1 / rate if rate else 0.0
        self._clock = clock
        self._sleep = sleep
        self._next = 0.0

    @classmethod
    def towards(cls, rate: float | None, *, loopback: bool) -> Pace:
        """Give the pace that is asked for; unless it is, other machines are gone easy on."""
        return cls(_GENTLE if rate is None and not loopback else rate)

    def wait(self) -> None:
        """Wait until the next request may go."""
        if not self.gap:
            return
        now = self._clock()
        if now < self._next:
            self._sleep(self._next - now)
        self._next = max(now, self._next) + self.gap
