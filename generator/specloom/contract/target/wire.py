"""HTTP/1.1 over one connection at a time: h11 knows the rules, this moves its bytes.

Clients of the usual kind keep cookies, mend paths and look into redirects. What tests send has to
go out as it is written, and there is a lot of it.
"""

from __future__ import annotations

import errno
import selectors
import socket
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeAlias

import h11

from specloom.errors import SpecloomError

__all__ = ["Headers", "HungUp", "Reply", "TooLarge", "Wire", "tunnel"]

_PIECE: Final = 65_536
_HEAD: Final = 100_000
"""How long the head of an answer may be, in bytes."""
_SHORT: Final = 0.001
"""What is left when time is up: no time at all would mean not to wait for anything."""
_OK: Final = range(200, 300)

Headers: TypeAlias = Sequence[tuple[bytes, bytes]]


class HungUp(SpecloomError):  # noqa: N818 - named for what it is
    """The other side closed the connection: `without an answer`, `in the middle of an answer`."""


class TooLarge(SpecloomError):  # noqa: N818 - named for what it is
    """The body of an answer is larger than it may be."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it travels: names of headers in small letters, nothing decoded."""

    status: int
    headers: Headers
    body: bytes


@dataclass(frozen=True, slots=True)
class _Line:
    """An open connection; `watch` tells whether there is anything to read."""

    socket: socket.socket
    http: h11.Connection
    watch: selectors.BaseSelector

    def close(self) -> None:
        self.watch.close()
        self.socket.close()


class Wire:
    """A connection, opened when there is something to send, and again where it was closed.

    Args:
        connect: opens one.
        most: how large the body of an answer may be, in bytes.
    """

    def __init__(self, connect: Callable[[], socket.socket], most: int) -> None:
        self._connect = connect
        self._most = most
        self._open: _Line | None = None

    def ask(self, request: h11.Request, body: bytes, end: float) -> Reply:
        """Send a request; give its answer.

        Args:
            request: its head, which tells how long its body is.
            body: its body.
            end: when the answer must be there, by `time.monotonic`.

        Raises:
            HungUp: The other side closed the connection.
            TooLarge: There is more than may be.
            TimeoutError: There is no whole answer in time.
            OSError: There is no connection.
            h11.LocalProtocolError: Such a request cannot be written; nothing was sent.
            h11.RemoteProtocolError: The answer is not HTTP.
        """
        line = self._ready()
        try:
            written = _written(line.http, request, body)
            line.socket.settimeout(_left(end))
            with suppress(BrokenPipeError, ConnectionResetError):  # there may be an answer already
                line.socket.sendall(written)
            reply = self._read(line, end)
        except BaseException:
            self.close()
            raise
        if line.http.our_state is h11.DONE and line.http.their_state is h11.DONE:
            line.http.start_next_cycle()
        else:
            self.close()
        return reply

    def close(self) -> None:
        """Close the connection."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _ready(self) -> _Line:
        """Give a connection that nobody has hung up, as far as that shows."""
        if self._open is not None and self._open.watch.select(0):
            self.close()
        if self._open is None:
            opened, watch = self._connect(), selectors.DefaultSelector()
            watch.register(opened, selectors.EVENT_READ)
            self._open = _Line(opened, h11.Connection(h11.CLIENT, _HEAD), watch)
        return self._open

    def _read(self, line: _Line, end: float) -> Reply:
        head: h11.Response | None = None
        pieces: list[bytes] = []
        size = 0
        while True:
            event = _next(line.socket, line.http, end)
            match event:
                case h11.Response():
                    head = event
                case h11.Data():
                    pieces.append(bytes(event.data))
                    size += len(event.data)
                    if size > self._most:
                        raise TooLarge
                case h11.EndOfMessage() if head is not None:
                    return Reply(head.status_code, [*head.headers], b"".join(pieces))
                case _:
                    continue


def tunnel(opened: socket.socket, authority: str, headers: Headers, end: float) -> None:
    """Have a proxy pass on what is sent over a connection (RFC 9110, 9.3.6).

    Raises:
        OSError: It does not.
        HungUp: It closed the connection.
        h11.RemoteProtocolError: It does not speak HTTP.
    """
    http = h11.Connection(h11.CLIENT, _HEAD)
    told = [(b"host", authority.encode("ascii")), *headers]
    opened.sendall(http.send(h11.Request(method="CONNECT", target=authority, headers=told)))
    event = _next(opened, http, end)
    while not isinstance(event, h11.Response):
        event = _next(opened, http, end)
    if event.status_code not in _OK:
        raise ConnectionError(errno.ECONNREFUSED, f"the proxy answers {event.status_code}")


def _written(http: h11.Connection, request: h11.Request, body: bytes) -> bytes:
    """Give all that goes out, to be sent at once."""
    parts = [http.send(request)]
    if body:
        parts.append(http.send(h11.Data(data=body)))
    parts.append(http.send(h11.EndOfMessage()))
    return b"".join(part for part in parts if part)


def _next(opened: socket.socket, http: h11.Connection, end: float) -> h11.Event:
    """Give what comes next, waiting for it."""
    over = ""
    while True:
        try:
            event = http.next_event()
        except h11.RemoteProtocolError:
            if over:
                raise HungUp(over) from None
            raise
        if isinstance(event, h11.Event):
            return event
        if event is h11.PAUSED:
            message = "another protocol is spoken from here on, which nobody asked for"
            raise h11.RemoteProtocolError(message)
        opened.settimeout(_left(end))
        received = opened.recv(_PIECE)
        if not received:
            has_begun = http.their_state is not h11.SEND_RESPONSE
            over = "in the middle of an answer" if has_begun else "without an answer"
        http.receive_data(received)


def _left(end: float) -> float:
    return max(end - time.monotonic(), _SHORT)
