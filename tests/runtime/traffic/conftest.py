"""Clients in each colour, opened on the scripted server."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import anyio.from_thread
import httpx
import pytest
from runtime.auth import Keyring
from runtime.client import AsyncClient, Client
from runtime.options import Options

from tests.runtime.traffic.drivers import AsyncDriver, Clock, Driver, Open, SyncDriver
from tests.server import Server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def trust() -> ssl.SSLContext:
    """Load the certificates once, which takes longer than most tests."""
    return httpx.create_ssl_context()


@pytest.fixture(params=["sync", "asyncio", "trio"])
def open_client(
    request: pytest.FixtureRequest, server: Server, clock: Clock, trust: ssl.SSLContext
) -> Iterator[Open]:
    """Give a way to open clients of the server, in each colour."""
    with ExitStack() as stack:
        portal = (
            stack.enter_context(anyio.from_thread.start_blocking_portal(request.param))
            if request.param != "sync"
            else None
        )

        def open_it(*, auth: httpx.Auth | Keyring | None = None, **options: Any) -> Driver:
            told = Options(**{"base_url": server.url, "timing": clock.timing, **options})
            if portal is None:
                wire = httpx.HTTPTransport(verify=trust)
                return SyncDriver(stack.enter_context(Client(told, auth=auth, transport=wire)))
            client = AsyncClient(told, auth=auth, transport=httpx.AsyncHTTPTransport(verify=trust))
            stack.enter_context(portal.wrap_async_context_manager(client))
            return AsyncDriver(client, portal)

        yield open_it
