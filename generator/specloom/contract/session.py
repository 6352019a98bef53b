"""A run as it goes: sends cases, has answers judged, and remembers each distinct failure."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol, TypeAlias

from specloom.contract.model import (
    Answer,
    Case,
    Exchange,
    Goal,
    Send,
    Tier,
    Violation,
    key_of,
)
from specloom.contract.phrases import listing
from specloom.contract.safety import Pace, Safety
from specloom.contract.target import Dropped, Unsendable

__all__ = ["Again", "Found", "Hash", "Judge", "Progress", "Session", "TimeIsUp", "fingerprint"]

Judge: TypeAlias = Callable[[Exchange], Sequence[Violation]]
"""Says in which ways an answer breaks the description."""

Again: TypeAlias = Callable[[], Iterable[str]]
"""Does all from the beginning; gives the fingerprints of what fails now."""

Progress: TypeAlias = Callable[[Tier, int, int], None]
"""Is told the tier, how many requests it has sent, and how many distinct failures there are."""


_OK: Final = range(200, 300)
_UNDESCRIBED: Final = "requests by other methods"
_IN_A_ROW: Final = 5
"""Connections dropped one after the other, by more than one operation: it is not for a request."""


class Hash(Protocol):
    """What this needs of a hash of `hashlib`."""

    def update(self, data: bytes, /) -> None:
        """Take more data."""
        ...

    def hexdigest(self) -> str:
        """Give the digest of all of it."""
        ...


class TimeIsUp(Exception):  # noqa: N818 - an end that was agreed on, not an error
    """The time that was given is used up."""


@dataclass(slots=True)
class Found:
    """A distinct failure, and the first exchanges that showed it; the last one fails."""

    violation: Violation
    exchanges: tuple[Exchange, ...]
    tier: Tier
    again: Again | None = None
    count: int = 1
    flaky: bool = False


def fingerprint(case: Case, violation: Violation) -> str:
    """Give 12 hex digits that are the same for failures of one check, operation and kind."""
    text = "\n".join((violation.check, key_of(case.operation), violation.kind))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _address(case: Case) -> str:
    return case.call.target.partition("?")[0].rstrip("/")


def _nothing(_: Case) -> str:
    return ""


def _silent(_tier: Tier, _sent: int, _found: int) -> None:
    pass


@dataclass(slots=True)
class Session:
    """What a run knows while it lasts.

    Attributes:
        dispatch: sends a case with credentials; raises `TargetError`.
        judge: finds fault with an exchange.
        met: gives the goals that an exchange covers.
        safety: what may be sent.
        pace: how often.
        deadline: when it must end, by `time.monotonic`.
        lacks: gives what credentials an operation needs that there are not, or nothing.
        progress: is told after each request.
        found: the failures by fingerprint, in order of discovery.
        covered: the goals that were met.
        kept_back: why requests were not sent, by operation, or by what they have in common.
        notes: what else there is to tell.
        sent: how many requests, by tier.
        sent_to: the operations that requests were sent to.
    """

    dispatch: Send
    judge: Judge
    met: Callable[[Exchange], Iterable[Goal]]
    safety: Safety
    pace: Pace
    deadline: float | None = None
    lacks: Callable[[Case], str] = _nothing
    progress: Progress = _silent
    found: dict[str, Found] = field(default_factory=dict)
    covered: dict[Goal, None] = field(default_factory=dict)
    kept_back: dict[str, str] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    sent: dict[Tier, int] = field(default_factory=dict)
    sent_to: dict[str, None] = field(default_factory=dict)
    _dropped: list[Case] = field(default_factory=list)
    _is_down: bool = False
    _gone: set[str] = field(default_factory=set)
    _stream: Hash = field(default_factory=hashlib.sha256)

    @property
    def stream(self) -> str:
        """Give the SHA-256 of what was sent so far, in order."""
        return self._stream.hexdigest()

    def send(self, case: Case) -> Exchange | None:
        """Send a case; None where it may not be sent, or cannot be.

        Raises:
            TimeIsUp: There is no time left.
            TargetError: No answer came.
        """
        answer = self.answer(case)
        return None if answer is None else self.saw(case, answer)

    def answer(self, case: Case) -> Answer | None:
        """Send a case of which more is known later, when it is to be told to `saw`.

        Raises:
            TimeIsUp: There is no time left.
            TargetError: No answer came.
        """
        if self.deadline is not None and time.monotonic() >= self.deadline:
            raise TimeIsUp
        if refusal := self.safety.refusal(case) or self.lacks(case):
            is_described = case.call.method == case.operation.method
            about = key_of(case.operation) if is_described else _UNDESCRIBED
            self.kept_back.setdefault(about, refusal)
            return None
        self._count(case)
        self.pace.wait()
        try:
            answer = self._dispatched(case)
        except Unsendable:
            return None
        if case.call.method == "DELETE" and answer.status in _OK:
            self._gone.add(_address(case))
        return answer

    def unsent(self) -> Iterator[str]:
        """Say what was not sent, and why: a sentence for each reason."""
        reasons: dict[str, list[str]] = {}
        for about, reason in self.kept_back.items():
            reasons.setdefault(reason, []).append(about)
        for reason, all_of_it in reasons.items():
            verb = "was" if all_of_it[1:] == [] and all_of_it != [_UNDESCRIBED] else "were"
            yield f"{listing(all_of_it)} {verb} not sent: {reason}"

    def is_gone(self, case: Case) -> bool:
        """Tell whether a request is about what was deleted, or what was below it."""
        address = f"{_address(case)}/"
        return any(address.startswith(f"{gone}/") for gone in self._gone)

    def saw(self, case: Case, answer: Answer) -> Exchange:
        """Take note of what an exchange covers."""
        exchange = Exchange(case, answer)
        if answer.status:
            self.covered.update(dict.fromkeys(self.met(exchange)))
        self.progress(case.tier, self.sent.get(case.tier, 0), len(self.found))
        return exchange

    def resend(self, case: Case) -> Exchange | None:
        """Send a case again, to reproduce or to shrink; it counts for nothing."""
        if self.deadline is not None and time.monotonic() >= self.deadline:
            raise TimeIsUp
        if self.safety.refusal(case):
            return None
        self.pace.wait()
        try:
            return Exchange(case, self.dispatch(case))
        except Dropped as error:
            return Exchange(case, Answer(0, body=error.what.encode()))
        except Unsendable:
            return None

    def judged(self, exchanges: tuple[Exchange, ...], again: Again | None = None) -> None:
        """Remember what is wrong with the last of some exchanges."""
        for violation in self.judge(exchanges[-1]):
            self.fail(violation, exchanges, again)

    def fail(
        self,
        violation: Violation,
        exchanges: tuple[Exchange, ...],
        again: Again | None = None,
    ) -> None:
        """Remember a failure, if it is none of those that are known."""
        case = exchanges[-1].case
        if self._is_down and not exchanges[-1].answer.status:
            return
        known = self.found.get(mark := fingerprint(case, violation))
        if known is None:
            self.found[mark] = Found(violation, exchanges, case.tier, again)
        else:
            self.found[mark] = replace(known, count=known.count + 1)

    def _dispatched(self, case: Case) -> Answer:
        """Send a case; a connection that is dropped is what comes of it, unless it goes on so."""
        try:
            answer = self.dispatch(case)
        except Dropped as error:
            self._dropped.append(case)
            reached = {key_of(each.operation): None for each in self._dropped}
            if len(self._dropped) < _IN_A_ROW or len(reached) == 1:
                return Answer(0, body=error.what.encode())
            self._is_down = True
            calls = [each.call for each in self._dropped]
            for mark, found in list(self.found.items()):
                if not found.exchanges[-1].answer.status and found.exchanges[-1].case.call in calls:
                    del self.found[mark]  # it was not for what was sent
            raise
        self._dropped.clear()
        return answer

    def _count(self, case: Case) -> None:
        call = case.call
        self.sent_to[key_of(case.operation)] = None
        self.sent[case.tier] = self.sent.get(case.tier, 0) + 1
        for part in (call.method, call.target, case.credentials):
            self._stream.update(f"{part}\n".encode("utf-8", "surrogatepass"))
        for name, value in call.headers:
            self._stream.update(f"{name}: {value}\n".encode("utf-8", "surrogatepass"))
        body = call.body or b""
        self._stream.update(b"%d\n" % len(body) + body)
