"""Calls that are cancelled, and connections that break, leave everything whole."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import anyio
import pytest
from runtime.auth import ClientCredentials
from runtime.client import AsyncClient, AsyncResource, Client, Resource
from runtime.errors import ConnectionFailed
from runtime.options import Options
from runtime.request import Request

from tests.runtime.traffic.drivers import Open
from tests.server import Answer, Server

CALL: Request[Any] = Request(operation_id="get", method="GET", path="/x", returns=object)
TOKEN = Answer(json={"access_token": "t", "expires_in": 3600})


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def seen(server: Server, count: int) -> None:
    """Wait until the server has seen that many requests."""
    with anyio.fail_after(5):
        while len(server.requests) < count:  # noqa: ASYNC110 - told by another thread
            await anyio.sleep(0.002)


@pytest.mark.anyio
async def test_a_cancelled_call(server: Server) -> None:
    server.answer("GET /x", Answer(hangs=True), Answer(json=[1]))

    async with AsyncClient(Options(base_url=server.url)) as client:
        async with anyio.create_task_group() as group:
            group.start_soon(client.send, CALL)
            await seen(server, 1)
            group.cancel_scope.cancel()

        assert (await client.send(CALL)).data == [1]


@pytest.mark.anyio
async def test_a_call_that_is_cancelled_while_it_fetches_the_token(server: Server) -> None:
    server.answer("POST /token", Answer(hangs=True), TOKEN)
    server.answer("GET /x", Answer(json=[1]))
    auth = ClientCredentials(f"{server.url}/token", "id", "secret")
    answers: list[object] = []

    async with AsyncClient(Options(base_url=server.url), auth=auth) as client:

        async def fetch(scope: anyio.CancelScope) -> None:
            with scope:
                answers.append((await client.send(CALL)).data)

        scopes = [anyio.CancelScope() for _ in range(6)]
        async with anyio.create_task_group() as group:
            group.start_soon(fetch, scopes[0])
            await seen(server, 1)
            for scope in scopes[1:]:
                group.start_soon(fetch, scope)
            await anyio.sleep(0.01)
            scopes[1].cancel()  # one who waits
            scopes[0].cancel()  # the one who fetches

        assert answers == [[1]] * 4
        assert len(server.seen("POST /token")) == 2


@pytest.mark.anyio
async def test_a_wait_that_is_cancelled(server: Server) -> None:
    server.answer("GET /x", Answer(429, headers={"Retry-After": "30"}), Answer(json=[1]))

    async with AsyncClient(Options(base_url=server.url)) as client:
        with anyio.move_on_after(0.05) as scope:
            await client.send(CALL)
        assert scope.cancelled_caught
        assert (await client.send(CALL)).data == [1]


@pytest.mark.anyio
async def test_resources_give_the_data(server: Server) -> None:
    server.answer("GET /x", Answer(json=[1]))

    async with AsyncClient(Options(base_url=server.url)) as client:
        assert await AsyncResource(client)._send(CALL) == [1]
        await client.aclose()
        await client.aclose()


def test_resources_give_the_data_without_waiting(server: Server) -> None:
    server.answer("GET /x", Answer(json=[1]))

    with Client(Options(base_url=server.url)) as client:
        assert Resource(client)._send(CALL) == [1]
        client.close()


@contextmanager
def blunt(*replies: bytes) -> Iterator[str]:
    """Listen, and answer each connection with some bytes and a broken line."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            for reply in replies:
                connection, _ = listener.accept()
                with connection:
                    connection.recv(65536)
                    connection.sendall(reply)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(timeout=5)


GOOD = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\n[1]"


@pytest.mark.parametrize(
    "broken",
    [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[1", b"s3cret: no HTTP\r\n\r\n",
     b"HTTP/1.1 200 OK\r\ns3cret header\r\n\r\n"],
)  # fmt: skip
# httpx leaves its generators to the garbage collector here, which trio remarks upon.
@pytest.mark.filterwarnings("ignore:Exception ignored in. <async_generator")
def test_a_connection_that_breaks(open_client: Open, broken: bytes) -> None:
    with blunt(broken, GOOD) as url:
        assert open_client(base_url=url).send(CALL).data == [1]

    with blunt(broken) as url, pytest.raises(ConnectionFailed) as raised:
        open_client(base_url=url, max_retries=0).send(CALL)
    assert str(raised.value).startswith("get (GET): ")
    assert "s3cret" not in str(raised.value)
    assert raised.value.__cause__ is None or "s3cret" not in str(raised.value.__cause__)
