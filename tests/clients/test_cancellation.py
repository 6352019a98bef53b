"""Async calls that are given up: nothing is left behind that would block the next one."""

from __future__ import annotations

import ssl
from typing import Any

import anyio
import httpx
import pytest
from enode_client import v2023_08_01

from tests.clients.descriptions import Version, example
from tests.server import Answer, Server

VEHICLE = example(Version("enode", "2023-08-01"), "getVehiclesVehicleid")
TOKENS = "POST /oauth2/token"
TOKEN = {"access_token": "token-1", "expires_in": 3600, "token_type": "bearer"}

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    backend: str = request.param
    return backend


def opened(server: Server, trust: ssl.SSLContext, **options: Any) -> v2023_08_01.AsyncEnode:
    transport = httpx.AsyncHTTPTransport(verify=trust, limits=httpx.Limits(max_connections=1))
    told = options or {"access_token": "t0k3n"}
    return v2023_08_01.AsyncEnode(
        base_url=server.url, token_url=f"{server.url}/oauth2/token", transport=transport, **told
    )


async def arrived(server: Server) -> None:
    """Wait until the server, which runs in a thread of its own, has seen a request."""
    while not server.requests:  # noqa: ASYNC110 - it has no event to wait for
        await anyio.sleep(0.001)


async def give_up(enode: v2023_08_01.AsyncEnode, server: Server) -> None:
    """Make a call and cancel it while the server has it."""
    async with anyio.create_task_group() as group:
        group.start_soon(enode.vehicles.get, "v1")
        await arrived(server)
        group.cancel_scope.cancel()


async def test_a_cancelled_call_frees_its_connection(server: Server, trust: ssl.SSLContext) -> None:
    server.answer("GET /vehicles/v1", Answer(hangs=True), Answer(json=VEHICLE))
    async with opened(server, trust) as enode:
        await give_up(enode, server)

        with anyio.fail_after(5):
            vehicle = await enode.vehicles.get("v1")

    assert vehicle.to_dict() == VEHICLE


async def test_a_cancelled_login_is_done_by_the_next(server: Server, trust: ssl.SSLContext) -> None:
    server.answer(TOKENS, Answer(hangs=True), Answer(json=TOKEN))
    server.answer("GET /vehicles/v1", Answer(json=VEHICLE))
    async with opened(server, trust, client_id="me", client_secret="s3cret") as enode:
        await give_up(enode, server)

        with anyio.fail_after(5):
            vehicle = await enode.vehicles.get("v1")

    assert vehicle.to_dict() == VEHICLE
    assert [one.route for one in server.requests] == [TOKENS, TOKENS, "GET /vehicles/v1"]


async def test_the_others_go_on(server: Server, trust: ssl.SSLContext) -> None:
    """The one that fetches the token is cancelled; those who wait for it fetch it themselves."""
    server.answer(TOKENS, Answer(hangs=True), Answer(json=TOKEN))
    server.answer("GET /vehicles/v1", Answer(json=VEHICLE))
    found: list[str] = []

    async def get(enode: v2023_08_01.AsyncEnode) -> None:
        found.append((await enode.vehicles.get("v1")).id)

    async with opened(server, trust, client_id="me", client_secret="s3cret") as enode:
        with anyio.fail_after(5):
            async with anyio.create_task_group() as group, anyio.create_task_group() as doomed:
                doomed.start_soon(get, enode)
                await arrived(server)
                for _ in range(5):
                    group.start_soon(get, enode)
                await anyio.wait_all_tasks_blocked()
                doomed.cancel_scope.cancel()

    assert found == [VEHICLE["id"]] * 5
    assert len(server.seen(TOKENS)) == 2


async def test_a_cancelled_pause(server: Server, trust: ssl.SSLContext) -> None:
    busy = Answer(429, json={"title": "Slow down"}, headers={"Retry-After": "30"})
    server.answer("GET /vehicles/v1", busy, Answer(json=VEHICLE))
    answered = anyio.Event()
    async with opened(server, trust) as enode, anyio.create_task_group() as group:
        patient = enode.with_options(on_exchange=lambda _: answered.set())
        group.start_soon(patient.vehicles.get, "v1")
        await answered.wait()
        await anyio.wait_all_tasks_blocked()
        group.cancel_scope.cancel()

    assert len(server.requests) == 1
