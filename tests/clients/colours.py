"""The three colours of a generated client behind one face, so that each test is written once."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from ssl import SSLContext
from threading import Barrier
from types import ModuleType
from typing import Any

import anyio
import anyio.lowlevel
import httpx
from anyio.from_thread import BlockingPortal

__all__ = ["Clock", "Colour"]


@dataclass
class Clock:
    """Time that passes when somebody sleeps, and chance that is always in the middle."""

    now: float = 1_700_000_000.0
    waits: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    async def asleep(self, seconds: float) -> None:
        await anyio.lowlevel.checkpoint()
        self.sleep(seconds)

    def timing(self, package: str) -> Any:
        retry = importlib.import_module(f"{package}._runtime.retry")
        return retry.Timing(lambda: self.now, self.sleep, self.asleep, lambda: 0.5)


class Colour:
    """Opens clients of one colour, and waits for what they give.

    Clients are `Any` here: a test says the same of `Enode` and `AsyncEnode`. What type checkers
    know of them stands in `tests/typing/`.
    """

    def __init__(
        self,
        url: str,
        clock: Clock,
        trust: SSLContext,
        stack: ExitStack,
        portal: BlockingPortal | None,
    ) -> None:
        self.url = url
        self._clock = clock
        self._trust = trust
        self._stack = stack
        self._portal = portal

    def open(self, version: ModuleType, **options: Any) -> Any:
        """Open the client of a version on the server; its pauses pass at once."""
        asynchronous = self._portal is not None
        names = [name for name in version.__all__ if name.startswith("Async")]
        cls = getattr(version, names[0] if asynchronous else names[0].removeprefix("Async"))
        transport = httpx.AsyncHTTPTransport if asynchronous else httpx.HTTPTransport
        told = {"base_url": self.url, "transport": transport(verify=self._trust), **options}
        client = cls(**told)
        context = (
            client if self._portal is None else self._portal.wrap_async_context_manager(client)
        )
        self._stack.enter_context(context)
        package = version.__name__.partition(".")[0]
        return client.with_options(timing=self._clock.timing(package))

    def wait(self, call: Any) -> Any:
        """Give what a call gives: at once, or when its coroutine has run."""
        return call if self._portal is None else self._portal.call(_awaited, call)

    def all(self, pager: Any) -> list[Any]:
        """Give everything that `for` or `async for` yields."""
        return list(pager) if self._portal is None else self._portal.call(_collected, pager)

    def together(self, call: Callable[[], Any], times: int) -> list[Any]:
        """Give what many calls give that threads or tasks make at once; raised errors too."""
        if self._portal is not None:
            return self._portal.call(_gathered, call, times)
        barrier = Barrier(times)

        def one(_: int) -> Any:
            barrier.wait()
            try:
                return call()
            except Exception as error:  # noqa: BLE001 - the test looks at it
                return error

        with ThreadPoolExecutor(times) as pool:
            return list(pool.map(one, range(times)))


async def _awaited(call: Coroutine[Any, Any, Any]) -> Any:
    return await call


async def _collected(pager: Any) -> list[Any]:
    return [item async for item in pager]


async def _gathered(call: Callable[[], Any], times: int) -> list[Any]:
    found: list[Any] = []

    async def one() -> None:
        try:
            found.append(await call())
        except Exception as error:  # noqa: BLE001 - the test looks at it
            found.append(error)

    async with anyio.create_task_group() as group:
        for _ in range(times):
            group.start_soon(one)
    return found
