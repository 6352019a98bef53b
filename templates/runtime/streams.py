"""Answers that come item by item: events (`text/event-stream`), and one JSON text after another.

A stream sends its request when its first item is asked for, and closes the connection when it
ends, breaks or is closed; so leave a loop early inside `with` (or `async with`) only.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator, Callable, Generator, Iterator, Mapping
from contextlib import aclosing, closing
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Generic, Protocol, Self, TypeAlias, TypeVar, cast

from pydantic import ValidationError

from . import coding
from .client import AsyncClient, Client, received
from .errors import ResponseMismatch, misfit
from .exchange import broken
from .http import httpx
from .request import Request, Streaming

__all__ = ["AsyncStream", "Event", "Stream", "Streaming"]

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Event:
    """A server-sent event, as browsers see it.

    Attributes:
        data: Its text.
        event: Its kind.
        id: The last id that the service gave, to go on from; empty where it gave none.
        retry: The milliseconds to wait before connecting again, where this event says so.
    """

    data: str
    event: str = "message"
    id: str = ""
    retry: int | None = None


class Stream(Generic[Item]):
    """The items of one answer, each as soon as it is there.

    Raises:
        ApiError: While iterating: the request was refused, the connection broke, or an item is
            not as it should be; the items before it have been given.
    """

    def __init__(self, client: Client, request: Request[Any]) -> None:
        self._items = _items(client, request)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Item:
        return cast("Item", next(self._items))

    def close(self) -> None:
        """Close the connection; no item follows."""
        self._items.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class AsyncStream(Generic[Item]):
    """The items of one answer, each as soon as it is there.

    Raises:
        ApiError: While iterating: the request was refused, the connection broke, or an item is
            not as it should be; the items before it have been given.
    """

    def __init__(self, client: AsyncClient, request: Request[Any]) -> None:
        self._items = _async_items(client, request)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Item:
        return cast("Item", await anext(self._items))

    async def aclose(self) -> None:
        """Close the connection; no item follows."""
        await self._items.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()


def _items(client: Client, request: Request[Any]) -> Generator[object]:
    with closing(client.open(request)) as response:
        reading = _Reading(request, response, strict=client.options.strict)
        try:
            for chunk in response.iter_bytes():
                yield from reading.items(chunk)
                if reading.done:
                    return
        except httpx.RequestError as error:
            raise broken(request, response, error) from None
        yield from reading.rest()


async def _async_items(client: AsyncClient, request: Request[Any]) -> AsyncGenerator[object]:
    response = await client.open(request)
    async with aclosing(response), aclosing(received(response)) as pieces:
        reading = _Reading(request, response, strict=client.options.strict)
        try:
            async for chunk in pieces:
                for item in reading.items(chunk):
                    yield item
                if reading.done:
                    return
        except httpx.RequestError as error:
            raise broken(request, response, error) from None
        for item in reading.rest():
            yield item


_DONE: Final = "[DONE]"
"""What many services send as the data of a last event, where each other holds JSON."""


class _Reading:
    """An answer as it is read: from bytes, wherever they are cut, to items."""

    def __init__(self, request: Request[Any], response: httpx.Response, *, strict: bool) -> None:
        streaming = request.streaming or Streaming("lines", object)
        self.done = False
        self._request = request
        self._response = response
        self._strict = strict
        self._type = streaming.type
        self._kind = streaming.kind
        self._read = _READERS[streaming.kind]()
        self._count = 0
        if isinstance(self._read, _Events):
            self._check_type()

    def _check_type(self) -> None:
        told = self._response.headers.get("content-type", "")
        if told and told.partition(";")[0].strip().lower() != "text/event-stream":
            raise self._mismatch("the answer is no stream of events", None)

    def items(self, chunk: bytes) -> Iterator[object]:
        """Give the items that a piece of the answer completes."""
        for one in self._read.feed(chunk):
            yield from self._item(one)
            if self.done:
                return

    def rest(self) -> Iterator[object]:
        """Give what is left at the end of the answer."""
        for one in self._read.end():
            yield from self._item(one)

    def _item(self, one: bytes | _Sent) -> Iterator[object]:
        self._count += 1
        if isinstance(one, bytes):
            yield self._decoded(one)
        elif self._type is Event:
            yield one.seen
        elif self._kind != "data":
            yield self._decoded(one.fields(json_data=self._kind == "json-fields"))
        elif one.data.strip() == _DONE:
            self.done = True
        elif one.data.strip():
            yield self._decoded(one.data.encode())

    def _decoded(self, text: bytes) -> object:
        try:
            return coding.decode(self._type, text, strict=self._strict)
        except ValidationError as error:
            told = f"item {self._count} breaks its description: {misfit(error)}"
            raise self._mismatch(told, text) from error

    def _mismatch(self, told: str, text: bytes | None) -> ResponseMismatch:
        request = self._request
        return ResponseMismatch(
            f"{request.operation_id} ({request.method}): {told}",
            request=request,
            response=self._response,
            body=None if text is None else _untyped(text),
        )


def _untyped(text: bytes) -> object:
    """Give an item as JSON data where it is JSON, else as text."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text.decode(errors="replace")


@dataclass(frozen=True, slots=True)
class _Sent:
    """An event as it was sent: its fields but for the data, and the id that is in force."""

    data: str
    others: Mapping[str, str | int]
    last_id: str

    @property
    def seen(self) -> Event:
        retry = self.others.get("retry")
        kind = str(self.others.get("event") or "message")
        return Event(self.data, kind, self.last_id, retry if isinstance(retry, int) else None)

    def fields(self, *, json_data: bool) -> bytes:
        """Write the event as a JSON object, in which JSON data stands as it came."""
        data = self.data.encode()
        if not (json_data and _is_json(data)):
            data = json.dumps(self.data).encode()
        others = json.dumps(self.others)[1:-1].encode()
        return b'{"data": %b%b}' % (data, others and b", " + others)


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


class _Reader(Protocol):
    """Cuts bytes, which come in pieces of any length, into what one item is made from."""

    def feed(self, chunk: bytes) -> Iterator[bytes | _Sent]: ...

    def end(self) -> Iterator[bytes | _Sent]: ...


class _Lines:
    """Lines, without what ends them; a byte order mark before the first is dropped."""

    def __init__(self, ends: bytes) -> None:
        self._ends = re.compile(ends)
        self._begun: list[bytes] = []
        self._after_return = False
        self._mark = b"\xef\xbb\xbf"

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if self._after_return and chunk:
            chunk = chunk.removeprefix(b"\n")
        *whole, rest = self._ends.split(chunk)
        self._after_return = not rest and chunk.endswith(b"\r")
        for line in whole:
            yield self._taken(line)
        self._begun.append(rest)

    def end(self) -> bytes:
        return self._taken(b"")

    def _taken(self, line: bytes) -> bytes:
        whole = b"".join((*self._begun, line)).removeprefix(self._mark)
        self._begun.clear()
        self._mark = b""
        return whole


class _JsonLines:
    """JSON texts, one on each line."""

    def __init__(self) -> None:
        self._lines = _Lines(rb"\n")

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        return filter(None, map(bytes.strip, self._lines.feed(chunk)))

    def end(self) -> Iterator[bytes]:
        return filter(None, [self._lines.end().strip()])


class _JsonRecords:
    """JSON texts, each after a record separator (RFC 7464)."""

    def __init__(self) -> None:
        self._begun: list[bytes] = []

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        first, *others = chunk.split(b"\x1e")
        self._begun.append(first)
        for other in others:
            yield from self.end()
            self._begun.append(other)
        # The separator of the next may be long in coming.
        if chunk.endswith(b"\n") and _is_json(b"".join(self._begun)):
            yield from self.end()

    def end(self) -> Iterator[bytes]:
        whole = b"".join(self._begun).strip()
        self._begun.clear()
        return filter(None, [whole])


_LONGEST_RETRY = 18


class _Events:
    """Events, by the rules of the HTML standard (section 9.2.6, "Interpreting an event stream")."""

    def __init__(self) -> None:
        self._lines = _Lines(rb"\r\n|\n|\r")
        self._data: list[str] = []
        self._others: dict[str, str | int] = {}
        self._last_id = ""

    def feed(self, chunk: bytes) -> Iterator[_Sent]:
        for line in self._lines.feed(chunk):
            if line:
                name, _, value = line.decode(errors="replace").partition(":")
                self._take(name, value.removeprefix(" "))
            else:
                yield from self._dispatched()

    def end(self) -> Iterator[_Sent]:
        """Give nothing: an event that no blank line ends is none."""
        return iter(())

    def _take(self, name: str, value: str) -> None:
        match name:
            case "data":
                self._data.append(value)
            case "event":
                self._others[name] = value
            case "id" if "\0" not in value:
                self._others[name] = self._last_id = value
            case "retry" if value.isascii() and value.isdigit() and len(value) <= _LONGEST_RETRY:
                self._others[name] = int(value)
            case _:
                pass  # a comment, whose name is empty, or what nobody knows

    def _dispatched(self) -> Iterator[_Sent]:
        data, others = self._data, self._others
        self._data, self._others = [], {}
        if data:
            yield _Sent("\n".join(data), others, self._last_id)


_MakesReader: TypeAlias = Callable[[], _Reader]

_READERS: Final[Mapping[str, _MakesReader]] = {
    "lines": _JsonLines,
    "records": _JsonRecords,
    "data": _Events,
    "fields": _Events,
    "json-fields": _Events,
}
