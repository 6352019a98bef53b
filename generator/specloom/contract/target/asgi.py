"""An application in this process, asked without a socket."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any, TypeAlias
from urllib.parse import unquote_to_bytes

from specloom.contract.model import Answer, Call, Case
from specloom.contract.target.model import Dropped, Limits, TargetError

__all__ = ["App", "AsgiTarget", "Message"]

Message: TypeAlias = MutableMapping[str, Any]
App: TypeAlias = Callable[
    [Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]],
    Awaitable[None],
]


class AsgiTarget:
    """An application in this process, asked without a socket.

    What it raises is an answer of 500 that says so, as a server would give.

    Args:
        app: the application (ASGI 3).
        address: what reports call it.
        limits: what is too slow, and too much.

    Attributes:
        deadline: when there must be an answer at the latest, by `time.monotonic`.
    """

    loopback = True

    def __init__(
        self,
        app: App,
        *,
        address: str = "application",
        limits: Limits | None = None,
    ) -> None:
        self.address = address
        self.limits = limits or Limits()
        self.deadline: float | None = None
        self.app = app
        self._loop = asyncio.new_event_loop()
        self._life = _Life(app)
        try:
            self._loop.run_until_complete(self._life.start())
        except TargetError:
            self._loop.run_until_complete(self._life.end())
            self._loop.close()
            raise

    def send(self, case: Case) -> Answer:
        """Send what a case holds.

        Raises:
            TargetError: There is no answer in time, or none at all.
        """
        return self.exchange(case.call)

    def exchange(self, call: Call) -> Answer:
        """Send a request.

        Raises:
            TargetError: There is no answer in time, or none at all.
        """
        begun = time.perf_counter()
        heard = _Heard()
        try:
            self._loop.run_until_complete(self._asked(call, heard))
        except TimeoutError:
            told = f"took longer than {self.limits.answer:g} s"
            if self.deadline is not None and time.monotonic() >= self.deadline:
                told = "had not answered when the time that was given was up"
            raise TargetError("slow", f"{self.address} {told}, on {_shown(call)}") from None
        except ConnectionAbortedError:
            what = "drops the connection without an answer"
            raise Dropped(f"{self.address} {what}, on {_shown(call)}", what) from None
        if len(heard.body) > self.limits.body:
            told = f"{self.address} answers with more than {self.limits.body:,} bytes"
            raise TargetError("refused", f"{told}, on {_shown(call)}")
        return heard.answer(time.perf_counter() - begun)

    def close(self) -> None:
        """Tell the application that it ends, and end what it left running."""
        if self._loop.is_closed():
            return
        self._loop.run_until_complete(self._life.end())
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    async def _asked(self, call: Call, heard: _Heard) -> None:
        body: list[Message] = [{"type": "http.request", "body": call.body or b""}]

        async def receive() -> Message:
            return body.pop() if body else {"type": "http.disconnect"}

        most = self.limits.answer
        if self.deadline is not None:
            most = max(min(most, self.deadline - time.monotonic()), 0)
        async with asyncio.timeout(most):
            try:
                await self.app(_scope(call), receive, heard.hear)
            except ConnectionAbortedError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
                heard.raised = error


def _shown(call: Call) -> str:
    return f"{call.method} {call.target.partition('?')[0]}"


def _scope(call: Call) -> Message:
    path, _, query = call.target.partition("?")
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in call.headers]
    names = {name for name, _ in call.headers}
    if "host" not in names:
        headers.insert(0, (b"host", b"127.0.0.1"))
    if call.body is not None and "content-length" not in names:
        headers.append((b"content-length", str(len(call.body)).encode()))
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": call.method,
        "scheme": "http",
        "path": unquote_to_bytes(path).decode("utf-8", "replace"),
        "raw_path": path.encode("utf-8"),
        "query_string": query.encode("utf-8"),
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 80),
        "state": {},
    }


class _Heard:
    """What an application says, as it says it."""

    __slots__ = ("_done", "body", "headers", "raised", "status")

    def __init__(self) -> None:
        self.status = 0
        self.headers: tuple[tuple[str, str], ...] = ()
        self.body = b""
        self.raised: Exception | None = None
        self._done = False

    async def hear(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = tuple(
                (bytes(name).decode("latin-1").lower(), bytes(value).decode("latin-1"))
                for name, value in message.get("headers", ())
            )
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            self._done = not message.get("more_body", False)

    def answer(self, seconds: float) -> Answer:
        """Give the answer; where none was finished, one that says why."""
        if self._done:  # an application may answer 500 and then raise, for its server to log
            return Answer(self.status, self.headers, self.body, seconds)
        raised = self.raised
        told = "the application ended without an answer"
        if raised is not None:
            told = f"the application raised {type(raised).__name__}: {raised}"
        headers = (("content-type", "text/plain; charset=utf-8"),)
        return Answer(500, headers, told.encode(), seconds)


class _Life:
    """Tells an application that it starts and ends, if it wants to know (ASGI's lifespan)."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._said: asyncio.Queue[Message] = asyncio.Queue()
        self._heard: asyncio.Queue[str] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._task = asyncio.ensure_future(self._run())
        await self._tell("startup")

    async def end(self) -> None:
        if self._task is not None and not self._task.done():
            await self._tell("shutdown")
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _tell(self, what: str) -> None:
        await self._said.put({"type": f"lifespan.{what}"})
        told = await self._heard.get()
        if told == "lifespan.startup.failed":
            raise TargetError("unreachable", "the application fails when it starts")

    async def _run(self) -> None:
        async def send(message: Message) -> None:
            await self._heard.put(message["type"])

        scope: Message = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}
        with suppress(Exception):  # most applications raise: they do not want to know
            await self._app(scope, self._said.get, send)
        await self._heard.put("over")
