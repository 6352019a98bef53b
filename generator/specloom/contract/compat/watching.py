"""A target that remembers what it answered: why something was not observed shows in that."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from specloom.contract.model import ABSENT, Absent, Answer, Call, Case, key_of
from specloom.contract.target import Target
from specloom.ir.model import JsonValue

__all__ = ["SUCCESS", "Seen", "Watching"]

SUCCESS: Final = range(200, 300)
_NAME: Final = re.compile(r'"([^"\\]{1,80})"\s*:')
"""A member's name in JSON."""


@dataclass(slots=True)
class Seen:
    """What was seen of an operation: its statuses, and what it took and answered.

    `names` are those of members in answers; `taken` holds bodies of JSON that were sent with
    success, each with the body of its answer.
    """

    statuses: Counter[int] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    taken: list[tuple[JsonValue, bytes]] = field(default_factory=list)

    @property
    def succeeded(self) -> bool:
        """Tell whether it ever did what it is for."""
        return any(status in SUCCESS for status in self.statuses)


class Watching:
    """Passes everything on, and remembers it.

    Args:
        target: what answers.

    Attributes:
        seen: what was seen, by operation.
    """

    def __init__(self, target: Target) -> None:
        self._target = target
        self.seen: dict[str, Seen] = {}

    @property
    def address(self) -> str:
        """Give what reports call it."""
        return self._target.address

    @property
    def loopback(self) -> bool:
        """Tell whether it is on this machine."""
        return self._target.loopback

    @property
    def deadline(self) -> float | None:
        """Give when an answer must be there at the latest."""
        return self._target.deadline

    @deadline.setter
    def deadline(self, end: float | None) -> None:
        self._target.deadline = end

    def exchange(self, call: Call) -> Answer:
        """Send a request."""
        return self._target.exchange(call)

    def send(self, case: Case) -> Answer:
        """Send what a case holds, and remember what comes of it."""
        answer = self._target.send(case)
        seen = self.seen.setdefault(key_of(case.operation), Seen())
        seen.statuses[answer.status] += 1
        if answer.status in SUCCESS:
            seen.names.update(_NAME.findall(answer.body.decode("utf-8", "replace")))
            sent = ABSENT if case.values is None else case.values.body
            if not isinstance(sent, Absent):
                seen.taken.append((sent, answer.body))
        return answer

    def close(self) -> None:
        """Leave the target to the caller, who opened it."""
