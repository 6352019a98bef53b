"""The mock as an ASGI application: from the wire to a `Request`, from an `Answer` to the wire."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from specloom.ir.media_types import BODILESS
from specloom.mock.messages import Answer, Request, Responder

__all__ = ["ABORT", "App", "Limits"]

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]

ABORT: Final = "specloom.abort"
"""The extension of ASGI by which our server drops a connection."""

_LOG: Final = logging.getLogger("specloom.mock")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a client may send, in bytes, and how long it may take over it, in seconds."""

    body: int = 10_000_000
    headers: int = 65_536
    target: int = 16_384
    patience: float = 30.0

    @property
    def most(self) -> int:
        """How much of address and headers is read at all; beyond that nobody is answered."""
        return 4 * (self.headers + self.target)


class App:
    """An ASGI application that asks one responder.

    Args:
        responder: what answers.
        limits: what is too much.
    """

    def __init__(self, responder: Responder, limits: Limits | None = None) -> None:
        self.responder = responder
        self.limits = limits or Limits()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request, or what else a server says."""
        match scope["type"]:
            case "http":
                answer = await self._answered(scope, receive)
                if answer is not None:
                    await _send(answer, scope["method"], send)
                    if answer.cut is not None:
                        await _abort(scope, receive)
            case "lifespan":
                await _live(receive, send)
            case _:  # a WebSocket: none is described
                await send({"type": "websocket.close", "code": 1000})

    async def _answered(self, scope: Message, receive: Receive) -> Answer | None:
        """Give the answer; None where the client went away or was too slow."""
        read = await self._read(scope, receive)
        if not isinstance(read, Request):
            return read
        try:
            return self.responder(read)
        except Exception:  # noqa: BLE001 - the last resort: nothing that is sent stops the server
            _LOG.exception("%s %s failed", read.method, read.path)
            return _plain(
                500, "The mock failed, for which the request is not to blame; its log says why"
            )

    async def _read(self, scope: Message, receive: Receive) -> Request | Answer | None:
        limits = self.limits
        path = scope.get("raw_path") or scope["path"].encode()
        query = scope["query_string"]
        if len(path) + len(query) > limits.target:
            return _plain(414, f"The address is longer than {limits.target} bytes")
        size = 0
        headers: dict[str, str] = {}
        for raw_name, raw_value in scope["headers"]:
            size += len(raw_name) + len(raw_value)
            name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
            headers[name] = value if name not in headers else f"{headers[name]}, {value}"
        if size > limits.headers:
            return _plain(431, f"The headers are longer than {limits.headers} bytes")
        body = await self._body(headers.get("content-length", ""), receive)
        if not isinstance(body, bytes):
            return body
        target = path.decode("latin-1").partition("?")[0] or "/"
        return Request(scope["method"], target, query.decode("latin-1"), headers, body)

    async def _body(self, length: str, receive: Receive) -> bytes | Answer | None:
        if length.isdecimal() and int(length[:18]) > self.limits.body:
            return self._too_long()
        message = await receive()
        if not message.get("more_body"):
            return message["body"] if message["type"] == "http.request" else None
        pieces = [message.get("body", b"")]
        size = len(pieces[0])
        try:
            async with asyncio.timeout(self.limits.patience):
                while message.get("more_body"):
                    message = await receive()
                    if message["type"] != "http.request":
                        return None
                    pieces.append(message.get("body", b""))
                    size += len(pieces[-1])
                    if size > self.limits.body:
                        return self._too_long()
        except TimeoutError:
            return _plain(408, f"The body did not come within {self.limits.patience:g} seconds")
        return b"".join(pieces)

    def _too_long(self) -> Answer:
        return _plain(413, f"The body is longer than {self.limits.body} bytes")


async def _send(answer: Answer, method: str, send: Send) -> None:
    if answer.delay:
        await asyncio.sleep(answer.delay)
    if answer.cut == -1:
        return
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    body = answer.body
    if answer.status not in BODILESS:
        headers.append((b"content-length", str(len(body)).encode()))
    if method == "HEAD":
        body = b""
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    body = body[: answer.cut]
    more = answer.cut is not None
    await send({"type": "http.response.body", "body": body, "more_body": more})


async def _abort(scope: Message, receive: Receive) -> None:
    """Drop the connection; where there is none the error is all that a client sees."""
    abort = scope.get("extensions", {}).get(ABORT)
    if abort is None:
        raise ConnectionAbortedError("the connection is dropped, as asked")
    await asyncio.sleep(0)  # what was sent is on its way
    abort["call"]()
    await receive()


async def _live(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        match message["type"]:
            case "lifespan.startup":
                await send({"type": "lifespan.startup.complete"})
            case _:
                await send({"type": "lifespan.shutdown.complete"})
                return


def _plain(status: int, text: str) -> Answer:
    return Answer(status, (("content-type", "text/plain; charset=utf-8"),), text.encode())
