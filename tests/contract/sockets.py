"""Services that are no good: sockets on a free port of this machine, and what is done to each."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

__all__ = ["Treats", "answering", "listening", "request_on"]

Treats = Callable[[socket.socket], object]
"""Does what it wants to one connection, which is closed afterwards."""


@contextmanager
def listening(treats: Treats, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Accept connections one after the other until the block ends; give the port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        over = threading.Event()
        thread = threading.Thread(target=_serve, args=(server, treats, context, over), daemon=True)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            over.set()
            thread.join()


def _serve(
    server: socket.socket, treats: Treats, context: ssl.SSLContext | None, over: threading.Event
) -> None:
    while not over.is_set():
        try:
            connection, _ = server.accept()
        except TimeoutError:
            continue
        connection.settimeout(2)
        with connection, suppress(OSError):
            if context is None:
                treats(connection)
                continue
            with context.wrap_socket(connection, server_side=True) as wrapped:
                treats(wrapped)


def request_on(connection: socket.socket) -> bytes:
    """Read the head of one request; nothing where the other side hung up."""
    read = b""
    while b"\r\n\r\n" not in read:
        more = connection.recv(65536)
        if not more:
            return b""
        read += more
    return read


def answering(*answers: bytes) -> Treats:
    """Give each request of a connection the next answer, then hang up; then begin anew."""
    waiting = list(answers)

    def treat(connection: socket.socket) -> None:
        while waiting and request_on(connection):
            connection.sendall(waiting.pop(0))

    return treat
