"""Answers that come item by item, over real sockets, in each colour."""

from __future__ import annotations

import gzip
from typing import Annotated, Any, Literal, TypeAlias

import anyio
import pytest
from runtime.client import AsyncClient, Client
from runtime.errors import ApiError, BadRequest, ConnectionFailed, ResponseMismatch, TimedOut
from runtime.models import Model, wire
from runtime.options import Options
from runtime.request import Request, Streaming
from runtime.streams import AsyncStream, Event, Stream

from tests.runtime.traffic.drivers import Driver, Open
from tests.server import Answer, Server

EVENTS = {"Content-Type": "text/event-stream; charset=utf-8"}
LINES = {"Content-Type": "application/jsonl"}

Kind: TypeAlias = Literal["lines", "records", "data", "fields", "json-fields"]


class Word(Model, frozen=True):
    word: Annotated[str, wire("word")]


def call(kind: Kind, type_: object = object) -> Request[Any]:
    return Request(
        operation_id="watch",
        method="GET",
        path="/watch",
        returns=bytes,
        errors={"400": object},
        streaming=Streaming(kind, type_),
    )


@pytest.fixture
def client(open_client: Open) -> Driver:
    return open_client()


def received(client: Driver, request: Request[Any]) -> list[Any]:
    found: list[Any] = []
    client.stream(request, found)
    return found


def test_items_are_typed(server: Server, client: Driver) -> None:
    server.answer("GET /watch", Answer(content=b'{"word":"a"}\n{"word":"b"}', headers=LINES))

    assert received(client, call("lines", Word)) == [Word(word="a"), Word(word="b")]


PLACES: dict[str, tuple[Kind, tuple[bytes, ...], list[Any]]] = {
    "lines": (
        "lines",
        (b'\n{"a"', b":", b"1}\r", b'\n[2,\r3]\n\n"\xc3', b'\xa9"\n', b"4"),
        [{"a": 1}, [2, 3], "é", 4],
    ),
    "a byte order mark": ("lines", (b"\xef", b"\xbb\xbf1\n2"), [1, 2]),
    "records": (
        "records",
        (b'\x1e{"a":', b" 1}\n\x1e", b"[2,\n", b"3]\n", b"\x1e4\n\x1e\x1e"),
        [{"a": 1}, [2, 3], 4],
    ),
    "data": (
        "data",
        (b": hi\n\ndata: {", b"\ndata: }\r", b"\n\r", b"\ndata:[1]\n\nevent: ping\ndata\n\n"),
        [{}, [1]],
    ),
    "an end that is told": ("data", (b"data: 1\n\ndata: [DONE]\n\ndata: 2\n\n",), [1]),
    "fields": (
        "fields",
        (b"event: a\ndata: 1\nid: x\nretry: 10\n\ndata: y\n\n",),
        [{"event": "a", "data": "1", "id": "x", "retry": 10}, {"data": "y"}],
    ),
    "fields with JSON": (
        "json-fields",
        (b"event: a\ndata: [1]\n\ndata: [DONE]\n\n",),
        [{"event": "a", "data": [1]}, {"data": "[DONE]"}],
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_items_are_found_wherever_chunks_end(name: str, server: Server, client: Driver) -> None:
    kind, pieces, items = PLACES[name]
    headers = EVENTS if kind in {"data", "fields", "json-fields"} else LINES
    server.answer("GET /watch", Answer(pieces=pieces, headers=headers))

    assert received(client, call(kind)) == items


# Among them the examples of the HTML standard, section 9.2.6.
STANDARD = {
    "data: YHOO\ndata: +2\ndata: 10\n\n": [Event("YHOO\n+2\n10")],
    ": test\n\ndata: first\nid: 1\n\ndata:second\nid\n\ndata:  third\n\n": [
        Event("first", id="1"),
        Event("second"),
        Event(" third"),
    ],
    "data\n\ndata\ndata\n\ndata:": [Event(""), Event("\n")],
    "data:test\n\ndata: test\n\n": [Event("test"), Event("test")],
    "id: 1\n\ndata: a\n\nid: 2\0\ndata: b\n\n": [Event("a", id="1"), Event("b", id="1")],
    "event: x\n\ndata: a\n\nevent:\ndata: b\n\nevent: y\ndata: c\n\n": [
        Event("a"),
        Event("b"),
        Event("c", "y"),
    ],
    "retry: 3\ndata: a\n\nretry: 3.5\ndata: b\n\nretry: ²\ndata: c\n\n": [
        Event("a", retry=3),
        Event("b"),
        Event("c"),
    ],
    "\ufeffdata: a\r\rdata: b\n\r\ndata: c\r\n\r\n": [Event("a"), Event("b"), Event("c")],
    "other: x\nDATA: x\n data: x\ndata: a\n\n": [Event("a")],
    "": [],
}


@pytest.mark.parametrize("text", STANDARD)
def test_events_are_read_as_browsers_do(text: str, server: Server) -> None:
    each = tuple(bytes([byte]) for byte in text.encode())
    answers = [Answer(content=text.encode(), headers=EVENTS), Answer(pieces=each, headers=EVENTS)]
    server.answer("GET /watch", *answers)

    with Client(Options(base_url=server.url)) as client:
        for _ in answers:
            assert list(Stream[Event](client, call("data", Event))) == STANDARD[text]


def test_a_compressed_stream(server: Server, client: Driver) -> None:
    whole = gzip.compress(b"1\n2\n")
    pieces = (whole[:15], whole[15:])
    headers = {**LINES, "Content-Encoding": "gzip"}
    server.answer("GET /watch", Answer(pieces=pieces, headers=headers))

    assert received(client, call("lines")) == [1, 2]


def test_no_content_is_no_items(server: Server, client: Driver) -> None:
    server.answer("GET /watch", Answer(204))

    assert received(client, call("data")) == received(client, call("lines")) == []


def test_nothing_is_sent_before_the_first_item(server: Server) -> None:
    with Client(Options(base_url=server.url)) as client:
        stream = Stream[Any](client, call("lines"))
        stream.close()

        assert list(stream) == server.requests == []


def test_the_whole_answer_may_be_asked_for_as_well(server: Server, client: Driver) -> None:
    server.answer("GET /watch", Answer(content=b"1\n2\n", headers=LINES))

    assert client.send(call("lines")).data == b"1\n2\n"


def test_leaving_early_closes_the_connection(server: Server, client: Driver) -> None:
    server.answer("GET /watch", Answer(pieces=(b"1\n2\n3\n",), headers=LINES, hangs=True))
    found: list[Any] = []

    client.stream(call("lines"), found, most=2)

    assert found == [1, 2]
    assert server.left.wait(5)


def test_an_item_comes_when_it_is_there(server: Server, client: Driver) -> None:
    pieces = (b"\x1e1\n", b"\x1e[2]\n")
    server.answer("GET /watch", Answer(pieces=pieces, headers=LINES, hangs=True))
    found: list[Any] = []

    client.stream(call("records"), found, most=2)

    assert found == [1, [2]]


def failure(client: Driver, request: Request[Any]) -> tuple[list[Any], ApiError]:
    """Give the items before an error, and the error."""
    found: list[Any] = []
    with pytest.raises(ApiError) as caught:
        client.stream(request, found)
    return found, caught.value


def test_a_connection_that_is_cut(server: Server, client: Driver) -> None:
    server.answer("GET /watch", Answer(pieces=(b"1\n", b"2"), headers=LINES, cut=True))

    found, error = failure(client, call("lines"))

    assert found == [1]
    assert isinstance(error, ConnectionFailed)
    assert str(error) == "watch (GET): the answer broke off"
    assert error.status_code == 200
    assert len(server.requests) == 1


def test_a_stream_that_falls_silent(server: Server, client: Driver) -> None:
    server.answer("GET /watch", Answer(pieces=(b"1\n",), headers=LINES, hangs=True))

    found, error = failure(client.with_options(timeout=0.2), call("lines"))

    assert found == [1]
    assert isinstance(error, TimedOut)
    assert str(error) == "watch (GET): nothing more came in time"
    assert server.left.wait(5)


# httpx leaves the generators within its own to trio here, which tells of each.
@pytest.mark.filterwarnings("ignore:Exception ignored in. <async_generator")
@pytest.mark.filterwarnings("ignore:Async generator 'http:ResourceWarning")
def test_a_stream_that_is_badly_compressed(server: Server, client: Driver) -> None:
    headers = {**LINES, "Content-Encoding": "gzip"}
    server.answer("GET /watch", Answer(pieces=(b"no gzip",), headers=headers))

    found, error = failure(client, call("lines"))

    assert (found, str(error)) == ([], "watch (GET): the body is badly compressed")


@pytest.mark.parametrize(
    ("kind", "content", "body"),
    [
        ("lines", b'{"word":"a"}\n{"word":1}\n{"word":"c"}\n', {"word": 1}),
        ("lines", b'{"word":"a"}\n{"word"', '{"word"'),
        ("records", b'\x1e{"word":"a"}\n\x1e{"wo\x1e{"word":"c"}\n', '{"wo'),
        ("data", b'data: {"word":"a"}\n\ndata: <a>\n\n', "<a>"),
    ],
)
def test_an_item_that_breaks_its_description(
    kind: Kind, content: bytes, body: object, server: Server, client: Driver
) -> None:
    headers = EVENTS if kind == "data" else LINES
    server.answer("GET /watch", Answer(pieces=(content,), headers=headers, hangs=kind == "data"))

    found, error = failure(client, call(kind, Word))

    assert found == [Word(word="a")]
    assert isinstance(error, ResponseMismatch)
    assert str(error).startswith("watch (GET): item 2 breaks its description: ")
    assert error.body == body
    assert kind != "data" or server.left.wait(5)


def test_an_event_that_breaks_its_description(server: Server, client: Driver) -> None:
    server.answer("GET /watch", Answer(content=b"id: 1\ndata: x\n\n", headers=EVENTS))

    found, error = failure(client, call("fields", Word))

    assert (found, error.body) == ([], {"id": "1", "data": "x"})


def test_another_content_than_events(server: Server, client: Driver) -> None:
    server.answer("GET /watch", Answer(json={"data": 1}))

    found, error = failure(client, call("data"))

    assert (found, str(error)) == ([], "watch (GET): the answer is no stream of events")


def test_a_refusal_is_typed(server: Server, client: Driver) -> None:
    server.answer("GET /watch", Answer(400, json={"title": "No"}))

    found, error = failure(client, call("data"))

    assert found == []
    assert isinstance(error, BadRequest)
    assert error.body == {"title": "No"}


def test_a_refusal_is_tried_again(server: Server, client: Driver) -> None:
    server.answer("GET /watch", Answer(503), Answer(content=b"1\n", headers=LINES))

    assert received(client, call("lines")) == [1]


def test_a_refusal_that_is_cut_is_tried_again(server: Server, client: Driver) -> None:
    good = Answer(content=b"1\n", headers=LINES)
    server.answer("GET /watch", Answer(500, pieces=(b"x",), cut=True), good)

    assert received(client, call("lines")) == [1]


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio", "trio"])
async def test_a_wait_that_is_cancelled(server: Server) -> None:
    server.answer("GET /watch", Answer(pieces=(b"1\n",), headers=LINES, hangs=True))
    found: list[Any] = []

    async with AsyncClient(Options(base_url=server.url)) as client:
        with anyio.move_on_after(0.2) as scope:
            async for item in AsyncStream[Any](client, call("lines")):
                found.append(item)  # noqa: PERF401 - it shows what came before the end

        assert scope.cancelled_caught
        assert found == [1]
        assert await anyio.to_thread.run_sync(server.left.wait, 5)
