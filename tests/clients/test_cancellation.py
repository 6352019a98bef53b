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


async def test_a_cancelled_call_frees_its_connection(server: Server, trust: ssl.SSLContext) -> None:
    server.answer("GET /vehicles/v1", Answer(hangs=True), Answer(json=VEHICLE))
    async with opened(server, trust) as enode:
        with anyio.move_on_after(0.05) as scope:
            await enode.vehicles.get("v1")
        assert scope.cancelled_caught

        with anyio.fail_after(5):
            vehicle = await enode.vehicles.get("v1")

    assert vehicle.to_dict() == VEHICLE


async def test_a_cancelled_login_is_done_by_the_next(server: Server, trust: ssl.SSLContext) -> None:
    token = {"access_token": "token-1", "expires_in": 3600, "token_type": "bearer"}
    server.answer(TOKENS, Answer(hangs=True), Answer(json=token))
    server.answer("GET /vehicles/v1", Answer(json=VEHICLE))
    async with opened(server, trust, client_id="me", client_secret="s3cret") as enode:
        with anyio.move_on_after(0.05) as scope:
            await enode.vehicles.get("v1")
        assert scope.cancelled_caught

        with anyio.fail_after(5):
            vehicle = await enode.vehicles.get("v1")

    assert vehicle.to_dict() == VEHICLE
    assert [one.route for one in server.requests] == [TOKENS, TOKENS, "GET /vehicles/v1"]


async def test_the_others_go_on(server: Server, trust: ssl.SSLContext) -> None:
    """The one that fetches the token is cancelled; those who wait for it fetch it themselves."""
    token = {"access_token": "token-1", "expires_in": 3600, "token_type": "bearer"}
    server.answer(TOKENS, Answer(hangs=True), Answer(json=token))
    server.answer("GET /vehicles/v1", Answer(json=VEHICLE))
    found: list[str] = []

    async def get(enode: v2023_08_01.AsyncEnode) -> None:
        found.append((await enode.vehicles.get("v1")).id)

    async with opened(server, trust, client_id="me", client_secret="s3cret") as enode:
        with anyio.fail_after(5):
            async with anyio.create_task_group() as group:
                with anyio.move_on_after(0.05):
                    async with anyio.create_task_group() as doomed:
                        doomed.start_soon(get, enode)
                        await anyio.sleep(0.02)  # so that the first holds the lock
                        for _ in range(5):
                            group.start_soon(get, enode)

    assert found == [VEHICLE["id"]] * 5
    assert len(server.seen(TOKENS)) == 2


async def test_a_cancelled_pause(server: Server, trust: ssl.SSLContext) -> None:
    busy = Answer(429, json={"title": "Slow down"}, headers={"Retry-After": "30"})
    server.answer("GET /vehicles/v1", busy, Answer(json=VEHICLE))
    async with opened(server, trust) as enode:
        with anyio.move_on_after(0.05) as scope:
            await enode.vehicles.get("v1")

    assert scope.cancelled_caught
    assert len(server.requests) == 1
