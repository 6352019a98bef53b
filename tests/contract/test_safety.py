"""What may be sent to whom, and how often."""

from __future__ import annotations

import pytest

from specloom.contract.model import Call, Case
from specloom.contract.safety import Pace, Safety, planned
from specloom.ir.model import Operation

LIST = Operation("#/paths/~1pets/get", "GET", "/pets", "listPets")
MAKE = Operation("#/paths/~1pets/post", "POST", "/pets", "createPet")
DROP = Operation("#/paths/~1pets~1{id}/delete", "DELETE", "/pets/{id}")
TRACE = Operation("#/paths/~1pets/trace", "TRACE", "/pets")


def case(operation: Operation, method: str = "") -> Case:
    call = Call(method or operation.method, operation.path)
    return Case(operation, call, "valid", "usual", operation.pointer)


@pytest.mark.parametrize(
    ("globs", "sent"),
    [
        ((), {"GET /pets"}),
        (("POST /pets",), {"GET /pets", "POST /pets"}),
        (("createPet",), {"GET /pets", "POST /pets"}),
        (("* /pets*",), {"GET /pets", "POST /pets", "DELETE /pets/{id}", "TRACE /pets"}),
        (("post /pets", "", "Pet"), {"GET /pets"}),
    ],
)
def test_on_other_machines_only_what_reads(globs: tuple[str, ...], sent: set[str]) -> None:
    safety = Safety(loopback=False, allow_writes=globs)
    cases = [case(LIST), case(MAKE), case(DROP), case(TRACE)]

    assert {each.operation for each in planned(cases, safety) if not each.refusal} == sent


@pytest.mark.parametrize("method", ["TRACE", "HEAD", "OPTIONS", "PATCH"])
def test_what_is_not_described_is_not_sent_there(method: str) -> None:
    other = case(LIST, method)

    assert Safety(loopback=False, allow_writes=("*",)).refusal(other) == (
        "only this machine is asked with methods that are not described"
    )
    assert Safety(loopback=True).refusal(other) == ""


def test_a_dry_run_tells_what_is_kept_back() -> None:
    lines = [*planned([case(LIST), case(DROP)], Safety(loopback=False))]

    assert [(one.method, one.target, one.why, one.refusal) for one in lines] == [
        ("GET", "/pets", "usual", ""),
        ("DELETE", "/pets/{id}", "usual", "what may write needs --allow-writes"),
    ]


def waits(rate: float | None, times: list[float]) -> list[float]:
    slept: list[float] = []
    clock = iter(times)
    pace = Pace(rate, clock=lambda: next(clock), sleep=slept.append)
    for _ in times:
        pace.wait()
    return slept


def test_requests_keep_their_distance() -> None:
    assert waits(4, [10, 10, 10.25, 20]) == pytest.approx([0.25, 0.25])
    assert waits(None, [10, 10]) == []


def test_other_machines_are_gone_easy_on() -> None:
    assert Pace.towards(None, loopback=True).gap == 0
    assert Pace.towards(None, loopback=False).gap == pytest.approx(0.1)
    assert Pace.towards(4, loopback=False).gap == pytest.approx(0.25)
