"""The mock on a socket of this machine: the only part of this room that does anything but answer.

It needs uvicorn, which the extra `specloom[mock]` brings.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from types import FrameType
from typing import Final

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from specloom.errors import BadInput, Finding, Location
from specloom.mock.application import ABORT, App

__all__ = ["LOOPBACK", "serve", "server"]

LOOPBACK: Final = "127.0.0.1"
_BACKLOG: Final = 2048
_IDLE: Final = 30
_LAST_WORDS: Final = 2


def serve(app: App, port: int, ready: Callable[[str], None]) -> None:
    """Serve a mock until SIGINT or SIGTERM comes; only this machine can reach it.

    Args:
        app: the mock.
        port: 0 takes a free one.
        ready: is given the address once it answers, `http://127.0.0.1:8000`.

    Raises:
        BadInput: The port is taken, or not ours to take.
    """
    with _bound(port) as listening:
        url = f"http://{LOOPBACK}:{listening.getsockname()[1]}"
        server(app, lambda: ready(url)).run([listening])


def server(app: App, ready: Callable[[], None]) -> uvicorn.Server:
    """Give what serves a mock on sockets that it is given; `ready` is called once it answers."""
    config = uvicorn.Config(
        app,
        http=_protocol(app),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_LAST_WORDS,
    )
    return _Server(config, ready)


def _bound(port: int) -> socket.socket:
    listening = socket.socket()
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((LOOPBACK, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        reason = str(error.strerror).lower()
        message = f"port {port} cannot be used: {reason}; name another one, or 0 for a free one"
        raise BadInput(Finding("port-unusable", message, Location("--port"))) from None
    return listening


class _Server(uvicorn.Server):
    """A server that says when it is ready, and takes signals as the way to end well."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self.force_exit = self.should_exit
        self.should_exit = True


def _protocol(app: App) -> type[HttpToolsProtocol]:
    """Give a protocol that waits for headers no longer, and takes no more of them, than it must."""
    limits = app.limits

    class Protocol(HttpToolsProtocol):
        _deadline: asyncio.TimerHandle | None = None
        _reading = True
        _taken = 0

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._wait()

        def connection_lost(self, exc: Exception | None) -> None:
            self._relax()
            super().connection_lost(exc)
            # They know this protocol; without them it goes at once, not when garbage is looked for.
            self.scope = self.cycle = None  # type: ignore[assignment]

        def on_message_begin(self) -> None:
            super().on_message_begin()
            extensions = {ABORT: {"call": self.transport.abort}}
            self.scope["extensions"] = extensions  # type: ignore[typeddict-item]
            self._taken = 0
            self._reading = True

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self._reading:  # nearly always all headers come at once, and no time is to be kept
                if self._deadline is None:
                    self._wait()
                self._taken += len(data)
                if self._taken > limits.most:  # more than a polite refusal is worth
                    self.transport.abort()

        def on_headers_complete(self) -> None:
            self._reading = False
            self._relax()
            super().on_headers_complete()

        def _wait(self) -> None:
            self._deadline = self.loop.call_later(limits.patience, self.transport.close)

        def _relax(self) -> None:
            if self._deadline is not None:
                self._deadline.cancel()
                self._deadline = None

    return Protocol
