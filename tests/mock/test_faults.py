"""Faults come when they are asked for, to whom they are meant for, the same each time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.mock.faults import Fault, FaultError, fault_of
from tests.mock.describing import body_of, header_of
from tests.mock.state.shop import Client, shop


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return shop(tmp_path)


def test_one_operation_fails_and_others_do_not(client: Client) -> None:
    fault = {"operation": "GET /pets/{petId}", "status": 429, "times": 2}
    told = client.ask("POST", "/__mock__/faults", fault)
    path = "/pets/00000000-0000-4000-8000-000000000000"

    assert told[0].items() >= fault.items()
    assert client.status("GET", "/pets") == 200
    refused = client.send("GET", path)
    assert (refused.status, header_of(refused, "retry-after")) == (429, "1")
    assert client.ask("GET", "/__mock__/faults")[0]["times"] == 1
    assert [client.status("GET", path) for _ in range(2)] == [429, 200]
    assert client.ask("GET", "/__mock__/faults") == []


def test_operations_that_are_not_there_cannot_fail(client: Client) -> None:
    refused = client.send("POST", "/__mock__/faults", {"operation": "GET /pet", "status": 503})

    assert refused.status == 400
    assert body_of(refused)["error"].startswith("there is no operation GET /pet; it is a method")
    assert client.ask("GET", "/__mock__/faults") == []


def test_what_fails_is_not_carried_out(client: Client) -> None:
    for fault in ({"status": 503, "retryAfter": 7}, {"drop": True}):
        client.ask("POST", "/__mock__/faults", fault)
        answer = client.send("POST", "/pets", {"name": "Rex"})
        assert (answer.status, answer.cut) == (503, -1 if "drop" in fault else None)
        client.ask("DELETE", "/__mock__/faults")

    assert client.ask("GET", "/pets")["totalCount"] == 25


def test_what_is_cut_off_is_carried_out(client: Client) -> None:
    client.ask("POST", "/__mock__/faults", [{"truncate": 10, "times": 1}, {"delay": 0.5}])

    assert client.send("POST", "/pets", {"name": "Rex"}).cut == 10
    answer = client.send("GET", "/pets")
    assert (answer.cut, answer.delay, body_of(answer)["totalCount"]) == (None, 0.5, 26)


def test_chance_is_the_seed_s(client: Client, tmp_path: Path) -> None:
    fault = {"share": 0.5, "status": 500, "delay": [0.1, 0.3]}

    def met(some: Client) -> list[tuple[int, float]]:
        some.ask("POST", "/__mock__/faults", fault)
        answers = [some.send("GET", "/pets") for _ in range(40)]
        return [(answer.status, answer.delay) for answer in answers]

    found = met(client)
    assert 10 < [status for status, _ in found].count(500) < 30
    assert all(status == 200 or 0.1 <= delay <= 0.3 for status, delay in found)
    assert met(shop(tmp_path)) == found
    assert met(shop(tmp_path, seed=1)) != found


@pytest.mark.parametrize(
    ("prefer", "expected", "applied"),
    [
        ("status=503", (503, 0, None), "status=503"),
        ("status=429; retry-after=3", (429, 0, None), "status=429, retry-after=3"),
        ("delay=0.25, respond-async", (200, 0.25, None), "delay=0.25"),
        ("drop", (503, 0, -1), "drop"),
        ('truncate="5"', (200, 0, 5), "truncate=5"),
        ("code=404", (404, 0, None), "code=404"),
        ("status=200", (200, 0, None), None),
        ("delay=1.2.3, delay=.", (200, 0, None), None),
        ("delay=999", (200, 0, None), None),
        ("retry-after=3", (200, 0, None), None),
    ],
)
def test_a_request_may_ask_for_its_own(
    client: Client, prefer: str, expected: tuple[int, float, int | None], applied: str | None
) -> None:
    path = "/pets/00000000-0000-4000-8000-000000000000"

    answer = client.send("GET", path, prefer=prefer)

    assert (answer.status, answer.delay, answer.cut) == expected
    assert header_of(answer, "preference-applied") == applied
    if "429; retry-after" in prefer:
        assert header_of(answer, "retry-after") == "3"


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ([], "a fault is an object"),
        ({"statsu": 500}, "a fault has no statsu"),
        ({"status": 200}, "status must be a whole number from 400 to 599"),
        ({"status": True}, "status must be"),
        ({"delay": [1]}, "delay must be seconds, or two"),
        ({"delay": [2, 1]}, "delay must be seconds, or two"),
        ({"delay": "1"}, "delay must be a number from 0 to 60"),
        ({"share": 2}, "share must be a number from 0 to 1"),
        ({"drop": 1}, "drop must be true or false"),
        ({"operation": 1}, "operation must be a method and path"),
    ],
)
def test_what_is_no_fault_is_refused(told: Any, reason: str) -> None:
    with pytest.raises(FaultError, match=reason):
        fault_of(told)


def test_faults_are_told_as_they_are_read() -> None:
    fault = Fault("GET /pets", (0.1, 0.2), 503, 4, drop=True, truncate=3, share=0.5, times=2)

    assert fault_of(fault.told()) == fault
    assert fault_of(Fault().told()) == Fault()
