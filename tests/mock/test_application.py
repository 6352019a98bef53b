"""The mock on the wire: what is too much, what comes in pieces, what goes wrong."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from specloom.mock import App, Limits, app
from specloom.mock.messages import Answer, Request
from tests.mock.describing import operation_with

Message = MutableMapping[str, Any]


def echo(request: Request) -> Answer:
    match request.path:
        case "/fails":
            raise RuntimeError
        case "/slow":
            return Answer(200, (), b"late", delay=0.01)
        case "/cut":
            return Answer(200, (), b"all of it", cut=3)
        case "/drop":
            return Answer(200, (), b"", cut=-1)
        case "/none":
            return Answer(204)
        case _:
            told = repr((request.method, request.path, request.query, dict(request.headers)))
            return Answer(200, (("x-a", "b"),), told.encode() + request.body)


def talk(mock: App, *received: Message, **scope: Any) -> list[Message]:
    """Give what the mock sends."""
    sent: list[Message] = []
    waiting = [*received]

    async def receive() -> Message:
        if not waiting:
            await asyncio.sleep(60)
        return waiting.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    plain = {"type": "http", "method": "GET", "path": "/", "raw_path": b"/", "query_string": b""}
    asyncio.run(mock({**plain, "headers": [], **scope}, receive, send))
    return sent


def piece(body: bytes = b"", *, more: bool = False) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_request_comes_as_it_was_sent() -> None:
    start, body = talk(
        App(echo),
        piece(b"one", more=True),
        piece(b"two"),
        method="PUT",
        raw_path=b"/a%2Fb",
        query_string=b"q=%20",
        headers=[(b"a", b"1"), (b"a", b"\xe9"), (b"b", b"2")],
    )

    told = repr(("PUT", "/a%2Fb", "q=%20", {"a": "1, é", "b": "2"})).encode() + b"onetwo"
    assert (start["status"], body["body"]) == (200, told)
    assert (b"content-length", str(len(told)).encode()) in start["headers"]


@pytest.mark.parametrize(
    ("scope", "received", "status"),
    [
        ({"query_string": b"a" * 50}, [], 414),
        ({"headers": [(b"a", b"b" * 100)]}, [], 431),
        ({"headers": [(b"content-length", b"11")]}, [], 413),
        ({"headers": [(b"content-length", b"9" * 30)]}, [], 413),
        ({}, [piece(b"12345", more=True), piece(b"123456", more=True)], 413),
        ({}, [piece(b"12345", more=True)], 408),
        ({"raw_path": b"/fails"}, [piece()], 500),
        ({"raw_path": b"/slow"}, [piece()], 200),
        ({"raw_path": b"/none"}, [piece()], 204),
        ({"raw_path": None}, [piece()], 200),
    ],
)
def test_what_is_too_much_is_said(
    scope: dict[str, Any], received: list[Message], status: int
) -> None:
    mock = App(echo, Limits(body=10, headers=99, target=49, patience=0.01))

    assert talk(mock, *received, **scope)[0]["status"] == status


def test_who_goes_away_gets_no_answer() -> None:
    gone = {"type": "http.disconnect"}

    assert talk(App(echo), gone) == []
    assert talk(App(echo), piece(b"a", more=True), gone) == []


def test_connections_break_where_that_is_asked_for() -> None:
    with pytest.raises(ConnectionAbortedError):
        talk(App(echo), piece(), raw_path=b"/drop")
    with pytest.raises(ConnectionAbortedError):
        talk(App(echo), piece(), raw_path=b"/cut")


def test_head_says_how_long_the_body_would_be() -> None:
    start, body = talk(App(echo), piece(), method="HEAD")

    assert int(dict(start["headers"])[b"content-length"]) > 0
    assert body["body"] == b""


def test_servers_may_start_and_stop_it() -> None:
    sent = talk(
        App(echo), {"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}, type="lifespan"
    )

    assert [each["type"] for each in sent] == [
        "lifespan.startup.complete",
        "lifespan.shutdown.complete",
    ]
    assert talk(App(echo), type="websocket") == [{"type": "websocket.close", "code": 1000}]


def test_tests_use_it_without_a_socket(tmp_path: Path) -> None:
    mock = app(operation_with(tmp_path, {}))

    async def post() -> httpx.Response:
        transport = httpx.ASGITransport(app=mock)
        async with httpx.AsyncClient(transport=transport, base_url="http://mock") as client:
            return await client.post("/x")

    assert asyncio.run(post()).status_code == 204
