"""Warnings point at the line that called, not at the client's own."""

from __future__ import annotations

import linecache
import warnings
from collections.abc import Awaitable, Callable

import anyio
import pytest
from enode_client.errors import DeprecatedOperationWarning
from enode_client.v2023_02_01 import AsyncEnode, Enode

from tests.clients.descriptions import Version, example
from tests.server import Answer, Server

VERSION = Version("enode", "2023-02-01")


@pytest.fixture
def url(server: Server) -> str:
    headers = {"Deprecation": "true"}
    charger = example(VERSION, "getCharger")
    server.answer("GET /chargers/c1", Answer(json=charger, headers=headers))
    return server.url


def by_method(url: str) -> None:
    with Enode(access_token="t", base_url=url) as client:
        client.chargers.get("c1")


def by_send(url: str) -> None:
    with Enode(access_token="t", base_url=url) as client:
        client.send(client.chargers.requests.get("c1"))


async def by_async_method(url: str) -> None:
    async with AsyncEnode(access_token="t", base_url=url) as client:
        await client.chargers.get("c1")


async def by_async_send(url: str) -> None:
    async with AsyncEnode(access_token="t", base_url=url) as client:
        await client.send(client.chargers.requests.get("c1"))


def run(way: Callable[[str], Awaitable[None]], backend: str) -> Callable[[str], None]:
    return lambda url: anyio.run(way, url, backend=backend)


@pytest.mark.parametrize(
    "way",
    [
        by_method,
        by_send,
        run(by_async_method, "asyncio"),
        run(by_async_method, "trio"),
        run(by_async_send, "asyncio"),
        run(by_async_send, "trio"),
    ],
    ids=["method", "send", "asyncio-method", "trio-method", "asyncio-send", "trio-send"],
)
def test_warnings_name_the_line_that_called(way: Callable[[str], None], url: str) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        way(url)

    (told,) = [one for one in caught if one.category is DeprecatedOperationWarning]
    assert told.filename == __file__
    assert ".get(" in linecache.getline(told.filename, told.lineno)
