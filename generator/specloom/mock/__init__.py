"""A mock that answers as a description says: `Api` to ASGI application.

Takes an `Api`, gives one raw ASGI callable. Requests are checked against the description, and so is
every answer before it leaves. What is answered follows from seed, version, operation, request and
state, in every process alike. Only `serve` opens a socket.
"""

from __future__ import annotations

from specloom.ir.model import Api
from specloom.mock.application import App, Limits
from specloom.mock.calls import Context
from specloom.mock.clock import Clock
from specloom.mock.service import Service
from specloom.mock.store import Store

__all__ = ["App", "Limits", "app"]


def app(
    api: Api, *, seed: int = 0, clock: Clock | None = None, limits: Limits | None = None
) -> App:
    """Give the mock of a description as an ASGI application.

    Args:
        api: the description.
        seed: what all that is made up follows from.
        clock: the time it is; one that stands still unless given.
        limits: how much a client may send.
    """
    context = Context(api.version, seed, clock or Clock(), Store())
    return App(Service(api, context).answer, limits)
