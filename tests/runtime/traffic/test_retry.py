"""What is tried again, after which pause, and what is not."""

from __future__ import annotations

import socket
from email.utils import formatdate
from typing import Any

import pytest
from runtime.errors import ConnectionFailed, ServerError, TimedOut, TooManyRequests
from runtime.options import Exchange
from runtime.request import Json, Request
from runtime.retry import LONGEST_WAIT, may_repeat, pause, retry_after

from tests.runtime.traffic.drivers import Clock, Open
from tests.server import Answer, Server

LIST: Request[Any] = Request(
    operation_id="vehicles.list", method="GET", path="/vehicles", returns=object
)
START: Request[Any] = Request(
    operation_id="vehicles.start",
    method="POST",
    path="/vehicles",
    returns=object,
    body=Json(object, {"action": "START"}),
)
BOTH = pytest.mark.parametrize("call", [LIST, START], ids=["GET", "POST"])


@BOTH
@pytest.mark.parametrize("status", [429, 503])
def test_a_pause_in_seconds_is_kept(
    server: Server, open_client: Open, clock: Clock, call: Request[Any], status: int
) -> None:
    busy = Answer(status, headers={"Retry-After": "7"})
    server.answer(f"{call.method} /vehicles", busy, Answer(json=[1]))

    assert open_client().send(call).data == [1]
    assert clock.waits == [7]
    assert [one.body for one in server.requests] == [server.requests[0].body] * 2


@BOTH
def test_a_pause_until_a_date_is_kept(
    server: Server, open_client: Open, clock: Clock, call: Request[Any]
) -> None:
    busy = Answer(429, headers={"Retry-After": formatdate(clock.now + 9, usegmt=True)})
    server.answer(f"{call.method} /vehicles", busy, Answer(json=[]))

    assert open_client().send(call).data == []
    assert clock.waits == [9]


@BOTH
def test_without_a_stated_pause_the_pauses_grow(
    server: Server, open_client: Open, clock: Clock, call: Request[Any]
) -> None:
    server.answer(f"{call.method} /vehicles", Answer(429))

    with pytest.raises(TooManyRequests) as raised:
        open_client(max_retries=6).send(call)

    assert raised.value.retry_after is None
    assert clock.waits == [0.25, 0.5, 1, 2, 4, 4]


def test_a_pause_that_is_too_long_is_the_callers_affair(
    server: Server, open_client: Open, clock: Clock
) -> None:
    server.answer("GET /vehicles", Answer(429, headers={"Retry-After": "3600"}))

    with pytest.raises(TooManyRequests) as raised:
        open_client().send(LIST)

    assert raised.value.retry_after == 3600
    assert clock.waits == []


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_only_what_may_happen_twice_is_repeated_after_5xx(
    server: Server, open_client: Open, clock: Clock, status: int
) -> None:
    server.answer("GET /vehicles", Answer(status), Answer(json=[]))
    server.answer("POST /vehicles", Answer(status), Answer(json=[]))
    client = open_client()

    assert client.send(LIST).data == []
    with pytest.raises(ServerError):
        client.send(START)
    assert clock.waits == [0.25]


def test_two_repetitions_at_most_unless_told_otherwise(server: Server, open_client: Open) -> None:
    server.answer("GET /vehicles", Answer(500))
    client = open_client()

    for told, tried in ((client, 3), (client.with_options(max_retries=0), 1)):
        server.requests.clear()
        with pytest.raises(ServerError):
            told.send(LIST)
        assert len(server.requests) == tried


def test_a_refused_connection(open_client: Open, clock: Clock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    client = open_client(base_url=f"http://127.0.0.1:{port}")

    with pytest.raises(ConnectionFailed, match=r"^vehicles\.list \(GET\): no connection") as raised:
        client.send(LIST)
    assert raised.value.operation_id == "vehicles.list"
    assert raised.value.status_code is None
    assert raised.value.request_id is None
    assert clock.waits == [0.25, 0.5]

    with pytest.raises(ConnectionFailed):
        client.send(START)
    assert clock.waits == [0.25, 0.5]


def test_an_answer_that_does_not_come(server: Server, open_client: Open, clock: Clock) -> None:
    server.answer("GET /vehicles", Answer(hangs=True), Answer(json=["late"]))
    server.answer("POST /vehicles", Answer(hangs=True))
    client = open_client(timeout=0.1)

    assert client.send(LIST).data == ["late"]
    with pytest.raises(TimedOut, match=r"^vehicles\.start \(POST\): no answer in time$"):
        client.send(START)
    assert clock.waits == [0.25]


def test_every_exchange_is_told(server: Server, open_client: Open) -> None:
    server.answer("GET /vehicles", Answer(503), Answer(json=[]))
    told: list[Exchange] = []

    open_client(on_exchange=told.append).send(LIST)

    assert [(one.operation_id, one.method, one.path) for one in told] == [
        ("vehicles.list", "GET", "/vehicles")
    ] * 2
    assert [(one.status_code, one.attempt) for one in told] == [(503, 0), (200, 1)]
    assert all(0 <= one.seconds < 10 for one in told)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        ("1.5", 1.5),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 37),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 37),
        ("Sun Nov  6 08:49:37 1994", 37),
        ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
        ("Sun, 06 Nov 1994 09:49:37 +0100", 37),
        ("", None),
        ("-5", None),
        ("soon", None),
        ("1e3", None),
        ("nan", None),
        ("٣", None),
        ("1.2.3", None),
        (".", None),
        ("Sun, 99 Nov 1994 08:49:37 GMT", None),
        ("9" * 400, float("inf")),
    ],
)
def test_the_forms_of_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": value}, now=784111740.0) == seconds


def test_no_retry_after() -> None:
    assert retry_after({}, now=0) is None


def test_the_bounds_of_a_pause() -> None:
    assert pause(0, None, 0.0) == 0
    assert pause(5000, None, 1.0) == 8
    assert pause(0, LONGEST_WAIT, 0.0) == LONGEST_WAIT
    assert pause(0, LONGEST_WAIT + 1, 0.0) is None


@pytest.mark.parametrize("method", ["GET", "head", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"])
def test_methods_that_may_happen_twice(method: str) -> None:
    assert may_repeat(method, None, told=False)
    assert may_repeat(method, 500, told=False)
    assert not may_repeat(method, 404, told=True)


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_methods_that_may_not(method: str) -> None:
    assert not may_repeat(method, None, told=False)
    assert not may_repeat(method, 503, told=False)
    assert may_repeat(method, 503, told=True)
    assert may_repeat(method, 429, told=False)
