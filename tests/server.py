"""A service for tests: real sockets, scripted answers, recorded requests.

```python
def test_something(server):
    server.answer("GET /vehicles", Answer(429, headers={"Retry-After": "1"}), Answer(json=[]))
    ...
    assert [one.path for one in server.requests] == ["/vehicles", "/vehicles"]
```
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import uvicorn

__all__ = ["Answer", "Recorded", "Server", "running"]

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]

_NOTHING = object()


@dataclass(frozen=True)
class Answer:
    """An answer: `json`, `content` or `pieces`; `cookies` are sent as they are.

    One that `hangs` never comes, or never ends where it has pieces; one that is `cut` breaks off.
    """

    status: int = 200
    json: object = _NOTHING
    content: bytes = b""
    pieces: tuple[bytes, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: tuple[str, ...] = ()
    delay: float = 0
    hangs: bool = False
    cut: bool = False

    @property
    def body(self) -> bytes:
        return self.content if self.json is _NOTHING else json.dumps(self.json).encode()

    @property
    def lines(self) -> list[tuple[bytes, bytes]]:
        typed = {} if self.json is _NOTHING else {"content-type": "application/json"}
        pairs = {**typed, **{name.lower(): value for name, value in self.headers.items()}}
        lines = [*pairs.items(), *(("set-cookie", cookie) for cookie in self.cookies)]
        return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in lines]


@dataclass(frozen=True)
class Recorded:
    """A request as it came; `path` and `query` are not decoded."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def route(self) -> str:
        return f"{self.method} {self.path}"


Reply: TypeAlias = Answer | Callable[[Recorded], Answer]


class Server:
    """Answers each route with its answers in order; the last one is repeated."""

    url: str

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Start a new test."""
        self.requests: list[Recorded] = []
        self.left = threading.Event()
        """Set when a client has gone before its answer ended."""
        self._script: dict[str, list[Reply]] = {}

    def answer(self, route: str, *replies: Reply) -> None:
        """Say what `GET /path` gets: answers, or functions that make one from the request."""
        self._script[route] = list(replies)

    def seen(self, route: str) -> list[Recorded]:
        """Give the requests of one route."""
        return [one for one in self.requests if one.route == route]

    def _reply(self, request: Recorded) -> Answer:
        self.requests.append(request)
        replies = self._script.get(request.route)
        if not replies:
            return Answer(501, json={"title": f"No answer is scripted for {request.route}"})
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        return reply if isinstance(reply, Answer) else reply(request)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request (ASGI)."""
        answer = self._reply(await _recorded(scope, receive))
        await asyncio.sleep(answer.delay)
        head = {"type": "http.response.start", "status": answer.status, "headers": answer.lines}
        if answer.pieces:
            await send(head)
        for piece in answer.pieces:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        if answer.cut:
            raise ConnectionError
        while answer.hangs:
            if (await receive())["type"] == "http.disconnect":
                self.left.set()
                return
        if not answer.pieces:
            await send(head)
        await send({"type": "http.response.body", "body": answer.body})


async def _recorded(scope: Message, receive: Receive) -> Recorded:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return Recorded(
        method=scope["method"],
        path=scope["raw_path"].decode("ascii"),
        query=scope["query_string"].decode("ascii"),
        headers={name.decode(): value.decode("latin-1") for name, value in scope["headers"]},
        body=body,
    )


@contextmanager
def running() -> Iterator[Server]:
    """Run a server on a free port of 127.0.0.1 until the block ends."""
    app = Server()
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, ws="none", lifespan="off", log_config=None, access_log=False
    )
    engine = uvicorn.Server(config)
    thread = threading.Thread(target=engine.run, daemon=True)
    thread.start()
    try:
        app.url = f"http://127.0.0.1:{_port(engine)}"
        yield app
    finally:
        engine.should_exit = engine.force_exit = True
        thread.join()


def _port(engine: uvicorn.Server) -> int:
    give_up = time.monotonic() + 10
    while not engine.started:
        if time.monotonic() > give_up:
            raise TimeoutError("uvicorn did not start")
        time.sleep(0.005)
    port: int = engine.servers[0].sockets[0].getsockname()[1]
    return port
