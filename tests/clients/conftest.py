"""Clients in each colour, opened on the scripted server."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest
from anyio.from_thread import start_blocking_portal

from tests.clients.colours import Clock, Colour
from tests.server import Server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def trust() -> ssl.SSLContext:
    """Load the certificates once, which takes longer than most tests."""
    return httpx.create_ssl_context()


@pytest.fixture(params=["sync", "asyncio", "trio"])
def colour(
    request: pytest.FixtureRequest, server: Server, clock: Clock, trust: ssl.SSLContext
) -> Iterator[Colour]:
    """Give a way to open clients of the server, in each colour."""
    with ExitStack() as stack:
        portal = None
        if request.param != "sync":
            portal = stack.enter_context(start_blocking_portal(request.param))
        yield Colour(server.url, clock, trust, stack, portal)
