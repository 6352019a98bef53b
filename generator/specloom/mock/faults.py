"""Faults on request: what a service does on a bad day, to the requests that are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from specloom.ir.model import JsonValue
from specloom.mock.messages import Answer, Refusal, Request
from specloom.mock.randomness import random_of

__all__ = ["ANY", "Described", "Fault", "FaultError", "Faults", "fault_of"]

ANY: Final = "*"
"""Instead of an operation: all of them."""

_MOST_SECONDS: Final = 60.0
_MOST_BYTES: Final = 10**9
_TOO_MANY: Final = 429
_ERRORS: Final = range(400, 600)


class Described(Protocol):
    """Answers as a description says, and tells of it what faults and control must know."""

    def answer(self, request: Request) -> Answer:
        """Answer a request, whatever it is."""
        ...

    def key(self, request: Request) -> str:
        """Give the operation that a request is for, `GET /pets/{petId}`; empty for none."""
        ...

    def has(self, key: str) -> bool:
        """Tell whether there is such an operation, in any version."""
        ...

    def owns(self, path: str) -> bool:
        """Tell whether a path is one of the description's."""
        ...

    def refuse(self, request: Request, refusal: Refusal) -> Answer:
        """Turn a request down as its operation would."""
        ...


class FaultError(ValueError):
    """What was told is no fault; the message says why."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong, with which requests.

    Attributes:
        operation: those for it have the fault, `GET /pets/{petId}`; `*` stands for all.
        delay: seconds until the answer, at least and at most.
        status: what is answered instead; such a request is not carried out.
        retry_after: what `Retry-After` says then; None says nothing, but 1 second with a 429.
        drop: whether the connection drops without an answer; such a request is not carried out.
        truncate: after how many bytes of the body the connection drops.
        share: which share of the requests have it.
        times: how many requests have it before all is well; None goes on for ever.
    """

    operation: str = ANY
    delay: tuple[float, float] = (0.0, 0.0)
    status: int | None = None
    retry_after: int | None = None
    drop: bool = False
    truncate: int | None = None
    share: float = 1.0
    times: int | None = None

    def told(self) -> dict[str, JsonValue]:
        """Give it as JSON, as it would be told."""
        told: dict[str, JsonValue] = {
            "operation": self.operation,
            "delay": [*self.delay],
            "status": self.status,
            "retryAfter": self.retry_after,
            "drop": self.drop,
            "truncate": self.truncate,
            "share": self.share,
            "times": self.times,
        }
        return {name: value for name, value in told.items() if value is not None}


class Faults:
    """Answers requests, some of them with faults.

    What chance decides follows from the seed, and from how many requests met the fault before.

    Args:
        described: what answers where nothing goes wrong.
        seed: what chance follows from.
    """

    def __init__(self, described: Described, seed: int = 0) -> None:
        self._described = described
        self._seed = seed
        self._rules: list[_Rule] = []

    def faults(self) -> Sequence[Fault]:
        """Give what goes wrong now, what was told first, first."""
        return [rule.left for rule in self._rules if not rule.is_over]

    def add(self, fault: Fault) -> None:
        """Have something go wrong from now on; of several faults a request has the first one.

        Raises:
            FaultError: There is no such operation.
        """
        if fault.operation != ANY and not self._described.has(fault.operation):
            message = f"there is no operation {fault.operation[:100]}"
            raise FaultError(f'{message}; it is a method and path as described, or "*" for all')
        self._rules.append(_Rule(fault))

    def clear(self) -> None:
        """Have all go well again."""
        self._rules.clear()

    def answer(self, request: Request) -> Answer:
        """Answer a request, with the fault that it asks for, or that it meets."""
        prefer = request.headers.get("prefer", "")
        asked = _preferred(prefer) if prefer else None
        if asked is not None:
            fault, applied = asked
            answer = self._faulty(request, fault, fault.delay[0])
            return replace(answer, headers=(*answer.headers, ("preference-applied", applied)))
        met = self._met(request) if self._rules else None
        if met is None:
            return self._described.answer(request)
        return self._faulty(request, *met)

    def _met(self, request: Request) -> tuple[Fault, float] | None:
        """Give the fault that a request meets, with the seconds it takes."""
        key = self._described.key(request)
        for place, rule in enumerate(self._rules):
            fault = rule.fault
            if rule.is_over or fault.operation not in (ANY, key):
                continue
            chance = random_of(self._seed, "fault", place, rule.asked)
            rule.asked += 1
            if chance.random() < fault.share:
                rule.met += 1
                return fault, chance.uniform(*fault.delay)
        return None

    def _faulty(self, request: Request, fault: Fault, delay: float) -> Answer:
        if fault.drop:
            return Answer(503, delay=delay, cut=-1)
        if fault.status is not None:
            after = fault.retry_after
            if after is None and fault.status == _TOO_MANY:
                after = 1
            headers = {} if after is None else {"retry-after": str(after)}
            refusal = Refusal(fault.status, "this fault was asked for", headers=headers)
            answer = self._described.refuse(request, refusal)
        else:
            answer = self._described.answer(request)
        return replace(answer, delay=delay, cut=fault.truncate)


@dataclass(slots=True)
class _Rule:
    """A fault, with how many requests it was for and how many had it."""

    fault: Fault
    asked: int = 0
    met: int = 0

    @property
    def is_over(self) -> bool:
        return self.fault.times is not None and self.met >= self.fault.times

    @property
    def left(self) -> Fault:
        times = self.fault.times
        return self.fault if times is None else replace(self.fault, times=times - self.met)


# ---------------------------------------------------------------------------------- being told

_MEMBERS: Final = tuple("operation delay status retryAfter drop truncate share times".split())


def fault_of(told: JsonValue) -> Fault:
    """Read a fault from JSON.

    Raises:
        FaultError: It is none.
    """
    if not isinstance(told, dict):
        raise FaultError('a fault is an object, such as {"operation": "GET /pets", "status": 503}')
    for name in told:
        if name not in _MEMBERS:
            raise FaultError(f"a fault has no {name[:50]}; it may have {', '.join(_MEMBERS)}")
    operation, drop, share = told.get("operation", ANY), told.get("drop", False), told.get("share")
    if not isinstance(operation, str):
        raise FaultError('operation must be a method and path, "GET /pets/{petId}", or "*"')
    if not isinstance(drop, bool):
        raise FaultError("drop must be true or false")
    return Fault(
        operation,
        _delay(told.get("delay", 0)),
        _whole(told, "status", _ERRORS.start, _ERRORS.stop - 1),
        _whole(told, "retryAfter", 0, _MOST_BYTES),
        drop,
        _whole(told, "truncate", 0, _MOST_BYTES),
        1.0 if share is None else _number("share", share, 1),
        _whole(told, "times", 1, _MOST_BYTES),
    )


def _whole(told: Mapping[str, JsonValue], name: str, least: int, most: int) -> int | None:
    value = told.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise FaultError(f"{name} must be a whole number from {least} to {most}")
    return value


def _number(name: str, value: JsonValue, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise FaultError(f"{name} must be a number from 0 to {most:g}")
    return float(value)


def _delay(value: JsonValue) -> tuple[float, float]:
    ends = value if isinstance(value, list) else [value, value]
    match [_number("delay", end, _MOST_SECONDS) for end in ends]:
        case [least, most] if least <= most:
            return least, most
    raise FaultError("delay must be seconds, or two of them: at least and at most")


_WORD: Final = re.compile(r'(delay|status|retry-after|truncate)\s*=\s*"?([0-9.]{1,9})"?|(drop)')
_NAMES: Final = {"retry-after": "retryAfter"}


def _preferred(prefer: str) -> tuple[Fault, str] | None:
    """Give the fault that `Prefer` asks for, and what of it was understood."""
    found = [*_words(prefer)]
    told: dict[str, JsonValue] = {}
    for name, value in found:
        told.setdefault(_NAMES.get(name, name), value)
    if not told.keys() - {"retryAfter"}:
        return None
    try:
        fault = fault_of(told)
    except FaultError:
        return None
    applied = (name if value is True else f"{name}={value}" for name, value in found)
    return fault, ", ".join(applied)


def _words(prefer: str) -> Iterator[tuple[str, JsonValue]]:
    for piece in re.split("[,;]", prefer):
        word = _WORD.fullmatch(piece.strip())
        if word is not None and word[3]:
            yield "drop", True
        elif word is not None and word[2].count(".") < 2 and word[2] != ".":  # noqa: PLR2004
            yield word[1], float(word[2]) if "." in word[2] else int(word[2])
