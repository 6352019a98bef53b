"""A mock that answers as a description says: `Api` to ASGI application.

Takes an `Api`, gives one raw ASGI callable. Requests are checked against the description, and so is
every answer before it leaves. What is answered follows from seed, version, operation, request and
state, in every process alike. Only `serve` opens a socket.
"""

from __future__ import annotations

from specloom.ir.model import Api
from specloom.mock.application import App, Limits
from specloom.mock.calls import Context
from specloom.mock.checks import Checks
from specloom.mock.clock import Clock
from specloom.mock.control import Control
from specloom.mock.service import Service
from specloom.mock.state import Resources
from specloom.mock.store import Store

__all__ = [
    "App",
    "Checks",
    "Clock",
    "Context",
    "Control",
    "Limits",
    "Resources",
    "Service",
    "Store",
    "app",
    "service",
]


def service(
    api: Api,
    *,
    seed: int = 0,
    clock: Clock | None = None,
    store: Store | None = None,
    strict: bool = False,
) -> Service:
    """Give what answers requests as a description says.

    Args:
        api: the description.
        seed: what all that is made up follows from.
        clock: the time it is; a clock of its own that stands still unless given.
        store: what has been stored; a store of its own unless given.
        strict: whether an id that nobody stored is not found; else what has it is made up.
    """
    context = Context(api.version, seed, clock or Clock(), store or Store())
    checks = Checks(api)
    return Service(api, context, [Resources(api, checks, context, strict=strict)], checks=checks)


def app(
    api: Api,
    *,
    seed: int = 0,
    clock: Clock | None = None,
    limits: Limits | None = None,
    control: bool = False,
) -> App:
    """Give the mock of a description as an ASGI application.

    Args:
        api: the description.
        seed: what all that is made up follows from.
        clock: the time it is; a clock that stands still unless given.
        limits: how much a client may send.
        control: whether there is `/__mock__/`, by which clients command the mock.
    """
    made = service(api, seed=seed, clock=clock)
    return App(Control(made, made.context).answer if control else made.answer, limits)
