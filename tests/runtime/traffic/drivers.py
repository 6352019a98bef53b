"""The three colours of a client behind one face, so that each test is written once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier
from typing import Any, Protocol, TypeVar, Unpack

import anyio
import anyio.from_thread
import httpx
from runtime.auth import Keyring
from runtime.client import AsyncClient, Client
from runtime.options import Changes
from runtime.paging import AsyncPager, Page, Pager
from runtime.request import Request, Response
from runtime.retry import Timing
from runtime.streams import AsyncStream, Stream

T = TypeVar("T")


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

    @property
    def timing(self) -> Timing:
        return Timing(lambda: self.now, self.sleep, self.asleep, lambda: 0.5)


class Driver(Protocol):
    """A client, driven from plain code."""

    @property
    def client(self) -> Client | AsyncClient: ...

    def send(self, request: Request[T]) -> Response[T]: ...

    # From that many threads or tasks at once.
    def send_many(self, request: Request[T], times: int) -> list[Response[T] | Exception]: ...

    def pages(self, request: Request[Any]) -> list[Page[Any]]: ...

    def items(self, request: Request[Any], most: int | None = None) -> list[Any]: ...

    def first(self, request: Request[Any]) -> Any: ...

    # Into `found`, so that a test sees what came before an error.
    def stream(self, request: Request[Any], found: list[Any], most: int | None = None) -> None: ...

    def with_options(self, **changes: Unpack[Changes]) -> Driver: ...

    def close(self) -> None: ...


@dataclass
class SyncDriver:
    client: Client

    def send(self, request: Request[T]) -> Response[T]:
        return self.client.send(request)

    def send_many(self, request: Request[T], times: int) -> list[Response[T] | Exception]:
        together = Barrier(times)

        def one(_: int) -> Response[T] | Exception:
            together.wait()
            try:
                return self.client.send(request)
            except Exception as error:  # noqa: BLE001 - the test looks at it
                return error

        with ThreadPoolExecutor(times) as pool:
            return list(pool.map(one, range(times)))

    def pages(self, request: Request[Any]) -> list[Page[Any]]:
        return list(Pager[Any](self.client, request).pages())

    def items(self, request: Request[Any], most: int | None = None) -> list[Any]:
        found: list[Any] = []
        for item in Pager[Any](self.client, request):
            found.append(item)
            if len(found) == most:
                break
        return found

    def first(self, request: Request[Any]) -> Any:
        return Pager[Any](self.client, request).first()

    def stream(self, request: Request[Any], found: list[Any], most: int | None = None) -> None:
        with Stream[Any](self.client, request) as items:
            for item in items:
                found.append(item)
                if len(found) == most:
                    break

    def with_options(self, **changes: Unpack[Changes]) -> Driver:
        return SyncDriver(self.client.with_options(**changes))

    def close(self) -> None:
        self.client.close()


@dataclass
class AsyncDriver:
    client: AsyncClient
    portal: anyio.from_thread.BlockingPortal

    def send(self, request: Request[T]) -> Response[T]:
        return self.portal.call(self.client.send, request)

    def send_many(self, request: Request[T], times: int) -> list[Response[T] | Exception]:
        found: list[Response[T] | Exception] = []

        async def one() -> None:
            try:
                found.append(await self.client.send(request))
            except Exception as error:  # noqa: BLE001 - the test looks at it
                found.append(error)

        async def everyone() -> None:
            async with anyio.create_task_group() as group:
                for _ in range(times):
                    group.start_soon(one)

        self.portal.call(everyone)
        return found

    def pages(self, request: Request[Any]) -> list[Page[Any]]:
        async def walk() -> list[Page[Any]]:
            return [page async for page in AsyncPager[Any](self.client, request).pages()]

        return self.portal.call(walk)

    def items(self, request: Request[Any], most: int | None = None) -> list[Any]:
        async def walk() -> list[Any]:
            found: list[Any] = []
            async for item in AsyncPager[Any](self.client, request):
                found.append(item)
                if len(found) == most:
                    break
            return found

        return self.portal.call(walk)

    def first(self, request: Request[Any]) -> Any:
        return self.portal.call(AsyncPager[Any](self.client, request).first)

    def stream(self, request: Request[Any], found: list[Any], most: int | None = None) -> None:
        async def walk() -> None:
            async with AsyncStream[Any](self.client, request) as items:
                async for item in items:
                    found.append(item)
                    if len(found) == most:
                        break

        self.portal.call(walk)

    def with_options(self, **changes: Unpack[Changes]) -> Driver:
        return AsyncDriver(self.client.with_options(**changes), self.portal)

    def close(self) -> None:
        self.portal.call(self.client.aclose)


class Open(Protocol):
    """Opens a client of the colour under test."""

    def __call__(self, *, auth: httpx.Auth | Keyring | None = None, **options: Any) -> Driver: ...
