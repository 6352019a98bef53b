"""Plays scripts: sends what they give, tells them what came of it, judges each and all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from specloom.contract.checks import Checks
from specloom.contract.model import Case, Exchange, Violation
from specloom.contract.pools import Pools
from specloom.contract.sequences import Script
from specloom.contract.session import Session, fingerprint

__all__ = ["Player"]

_Send: TypeAlias = Callable[[Case], "Exchange | None"]


class Player:
    """Plays one script after the other; `pools` holds what was seen.

    Args:
        session: sends, and remembers what fails.
        checks: judges what the answers of a script say together.
    """

    def __init__(self, session: Session, checks: Checks) -> None:
        self.pools = Pools()
        self._session = session
        self._checks = checks

    def play(self, script: Script) -> None:
        """Play a script.

        Raises:
            TimeIsUp: There is no time left.
            TargetError: No answer came.
        """
        before: list[Exchange] = []
        send = self._session.send if script.kind == "story" else self._send_if_there
        for exchange in _driven(script, send):
            self.pools.learn(exchange)
            if script.kind == "single":
                self._session.judged((exchange,))
                continue
            before.append(exchange)
            exchanges = tuple(before)
            again = partial(self._again, script, exchanges)
            self._session.judged(exchanges, again)
            for violation in self._new(exchanges):
                self._session.fail(violation, self._telling(script, exchanges, violation), again)

    def _send_if_there(self, case: Case) -> Exchange | None:
        """Send a case, unless it is about what was deleted: stories tell of that."""
        return None if self._session.is_gone(case) else self._session.send(case)

    def _again(self, script: Script, exchanges: Sequence[Exchange]) -> Iterator[str]:
        """Do it again; give the fingerprints of what fails."""
        resend = self._session.resend
        found: Iterator[Exchange]
        if script.kind == "walk":  # what it would do now follows from what was seen since
            found = filter(None, (resend(exchange.case) for exchange in exchanges))
        else:
            found = _driven(script, resend)
        so_far: list[Exchange] = []
        for exchange in found:
            so_far.append(exchange)
            for violation in (*self._session.judge(exchange), *self._new(tuple(so_far))):
                yield fingerprint(exchange.case, violation)

    def _telling(
        self, script: Script, exchanges: tuple[Exchange, ...], violation: Violation
    ) -> tuple[Exchange, ...]:
        """Leave out what a violation shows without; what a story begins with stays."""
        first = 1 if script.kind == "story" else 0
        for number in reversed(range(first, len(exchanges) - 1)):
            fewer = (*exchanges[:number], *exchanges[number + 1 :])
            if _mark(violation) in map(_mark, self._new(fewer)):
                exchanges = fewer
        return exchanges

    def _new(self, exchanges: tuple[Exchange, ...]) -> list[Violation]:
        """Give what the last of some exchanges adds to what they break together."""
        known = {_mark(each) for each in self._checks.across(exchanges[:-1])}
        return [each for each in self._checks.across(exchanges) if _mark(each) not in known]


def _mark(violation: Violation) -> tuple[str, ...]:
    return violation.check, violation.pointer, violation.kind, violation.message


def _driven(script: Script, send: _Send) -> Iterator[Exchange]:
    flow = script.start()
    exchange: Exchange | None = None
    try:
        case = next(flow)
        while True:
            exchange = send(case)
            if exchange is not None:
                yield exchange
            case = flow.send(exchange)
    except StopIteration:
        return
