"""What failed, made small, tried again, and told: `Found` to `Failure`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from specloom.contract.model import Absent, Case, Exchange, Failure, Step, Values, Violation, key_of
from specloom.contract.phrases import shown
from specloom.contract.redaction import Redactor
from specloom.contract.requests import write
from specloom.contract.session import Found, Session, fingerprint
from specloom.contract.shrink import shrink
from specloom.contract.validity import Validity
from specloom.errors import Location
from specloom.ir.model import Api, JsonValue

__all__ = ["Describe", "Failures", "Locate"]

Locate: TypeAlias = Callable[[str], Location]
"""Gives where in its file a pointer leads."""

Describe: TypeAlias = Callable[[Case], tuple[str, str]]
"""Gives a command line, and a call of the generated client or nothing, that send a case."""

_LONG: Final = 4_000


@dataclass(frozen=True, slots=True)
class Failures:
    """Makes of what a session found what a person can act on.

    Attributes:
        api: the description.
        session: what found it, and sends it again.
        validity: tells whether a smaller request is about the same thing.
        redactor: keeps secrets out.
        locate: gives the place of a pointer.
        describe: gives a command line and a call.
        replays: how often each is tried again.
        reset: puts the target into its first state.
    """

    api: Api
    session: Session
    validity: Validity
    redactor: Redactor
    locate: Locate
    describe: Describe
    replays: int
    reset: Callable[[], None]

    def confirm(self) -> None:
        """Try each again, and make smaller what fails again.

        Raises:
            TimeIsUp: There is no time left; the rest stays as it was found.
            TargetError: No answer came.
        """
        for mark, found in list(self.session.found.items()):
            self.session.found[mark] = self._confirmed(mark, found)

    def all(self) -> tuple[Failure, ...]:
        """Give the failures, in the order of operations and then of checks."""
        order = {key_of(each): number for number, each in enumerate(self.api.operations)}
        made = [self._failure(mark, found) for mark, found in self.session.found.items()]
        return tuple(
            sorted(
                made,
                key=lambda each: (
                    order.get(each.operation, len(order)),
                    each.check,
                    each.fingerprint,
                ),
            )
        )

    def _confirmed(self, mark: str, found: Found) -> Found:
        last = found.exchanges[-1]
        if self.replays == 0:
            return found
        self.reset()
        exchange = self._fails(last.case, mark)
        if exchange is None and found.again is not None:
            return replace(found, flaky=not any(self._again(mark, found)))
        for _ in range(self.replays - 1):
            exchange = exchange or self._fails(last.case, mark)
        if exchange is None:
            return replace(found, flaky=True)
        return self._smallest(mark, replace(found, exchanges=(exchange,)))

    def _again(self, mark: str, found: Found) -> list[bool]:
        if found.again is None:
            return []
        seen: list[bool] = []
        for _ in range(self.replays):
            self.reset()
            seen.append(mark in found.again())
            if seen[-1]:
                break
        return seen

    def _smallest(self, mark: str, found: Found) -> Found:
        shown = {found.exchanges[-1].case.call: found.exchanges[-1]}

        def fails(case: Case) -> bool:
            exchange = self._fails(case, mark)
            if exchange is not None:
                shown[case.call] = exchange
            return exchange is not None

        smallest = shrink(found.exchanges[-1].case, fails, self._rewritten)
        exchange = shown[smallest.call]
        again = [each for each in self.session.judge(exchange) if _is(mark, exchange, each)]
        return replace(found, exchanges=(exchange,), violation=again[0])

    def _rewritten(self, case: Case, values: Values) -> Case | None:
        """Give the case of smaller values, if as much is wrong with it as before."""
        before = self.validity.faults(case.operation, case.values or Values())
        if self.validity.faults(case.operation, values) != before:
            return None
        if not _named(case.why, case.values or Values()) <= _named(case.why, values):
            return None  # the sentence would no longer be true
        return replace(case, call=write(self.api, case.operation, values), values=values)

    def _fails(self, case: Case, mark: str) -> Exchange | None:
        """Send a case; give the exchange if it fails in the same way."""
        exchange = self.session.resend(case)
        if exchange is None:
            return None
        is_same = any(_is(mark, exchange, each) for each in self.session.judge(exchange))
        return exchange if is_same else None

    # --------------------------------------------------------------------------- as it is told

    def _failure(self, mark: str, found: Found) -> Failure:
        case, violation = found.exchanges[-1].case, found.violation
        return Failure(
            check=violation.check,
            operation=key_of(case.operation),
            operation_id=case.operation.id,
            message=self.redactor.text(violation.message),
            why=self.redactor.text(case.why),
            pointer=violation.pointer,
            location=self.locate(violation.pointer),
            steps=tuple(self._step(each) for each in found.exchanges),
            fingerprint=mark,
            tier=found.tier,
            count=found.count,
            flaky=found.flaky,
        )

    def _step(self, exchange: Exchange) -> Step:
        call = self.redactor.call(exchange.case.call)
        answer = self.redactor.answer(exchange.answer)
        curl, snippet = self.describe(exchange.case)
        return Step(
            call.method,
            call.target,
            call.headers,
            _cut((call.body or b"").decode()),
            answer.status,
            answer.headers,
            _cut(answer.body.decode()),
            self.redactor.text(curl),
            self.redactor.text(snippet),
        )


def _is(mark: str, exchange: Exchange, violation: Violation) -> bool:
    return fingerprint(exchange.case, violation) == mark


def _named(why: str, values: Values) -> set[str]:
    """Give the texts of values that a sentence names."""
    waiting: list[JsonValue] = [
        *values.path.values(),
        *values.query.values(),
        *values.headers.values(),
        *values.cookies.values(),
    ]
    waiting += [] if isinstance(values.body, Absent) else [values.body]
    found: set[str] = set()
    while waiting:
        match waiting.pop():
            case str() as text if shown(text) in why:
                found.add(text)
            case list() as items:
                waiting += items
            case dict() as members:
                waiting += members.values()
            case _:
                continue
    return found


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]} … ({len(text):,} characters)"
