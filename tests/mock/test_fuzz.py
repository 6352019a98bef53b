"""Nothing that is sent brings the mock down, or makes it fail."""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.ir import Api, build
from specloom.mock import App, Limits, app, service
from specloom.mock.messages import Answer, Request
from specloom.mock.serve import server
from specloom.spec import load
from tests.mock.sending import valid_request

ROOT = Path(__file__).parents[2]
SPECS = ("specs/enode/latest.yaml", "specs/renault-zoe/2018-12.yaml")
TOKEN = {"authorization": "Bearer x"}


@pytest.fixture(scope="module", params=SPECS)
def api(request: pytest.FixtureRequest) -> Api:
    return build(load(str(ROOT / request.param)))


TEXTS = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n\x00"), max_size=20)


@given(
    method=st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "X"]),
    path=st.lists(TEXTS, max_size=6).map(lambda parts: "/" + "/".join(parts)),
    query=TEXTS,
    headers=st.dictionaries(
        st.sampled_from(["accept", "content-type", "prefer", "cookie", "authorization"]), TEXTS
    ),
    body=st.binary(max_size=100),
)
@settings(max_examples=200)
def test_any_request_is_answered(
    method: str, path: str, query: str, headers: dict[str, str], body: bytes
) -> None:
    answer = _PETS.answer(Request(method, path, query, headers, body))

    assert 200 <= answer.status < 500
    for name, value in answer.headers:
        assert f"{name}{value}".isascii()
        assert value.isprintable()


_PETS = service(build(load(str(ROOT / SPECS[0]))))


def mangled(request: Request, chance: random.Random) -> Request:
    """Give a request that was valid before something happened to it."""
    letters = [chr(chance.randrange(1, 256)) for _ in range(3)] + [
        "%",
        "%ff",
        "[",
        "null",
        "-1",
        "",
    ]
    path, query, body = request.path, request.query, request.body
    headers = dict(request.headers)
    match chance.randrange(6):
        case 0:
            path = "/".join(
                chance.choice([part, part, chance.choice(letters)]) for part in path.split("/")
            )
            path = "/" + path.lstrip("/").replace(" ", "%20")
        case 1:
            query = f"{query}&a{chance.choice(letters)}={chance.choice(letters)}"
        case 2:
            query = query.replace("=", chance.choice(letters) + "=")
        case 3:
            at = chance.randrange(len(body) + 1)
            body = body[:at] + chance.choice(letters).encode() + body[at + 1 :]
        case 4:
            headers["content-type"] = chance.choice(["", "a/b", "text/plain", "x" * 300])
        case _:
            headers["accept"] = chance.choice(["text/html", "*/*", ";;;", "a" * 300])
    return Request(request.method, path, query, headers, body)


def test_what_was_valid_once_never_makes_it_fail(api: Api) -> None:
    mock = service(api)
    chance = random.Random(1)
    for operation in api.operations:
        request = valid_request(api, operation)
        for _ in range(20):
            other = mangled(request, chance)
            answer = mock.answer(other)

            assert answer.status < 500, other
            assert all(value.isascii() and value.isprintable() for _, value in answer.headers)


# --------------------------------------------------------------------------------- over a socket


@contextmanager
def running(mock: App) -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        ready = threading.Event()
        engine = server(mock, ready.set)
        thread = threading.Thread(target=engine.run, args=([listening],), daemon=True)
        thread.start()
        assert ready.wait(10)
        try:
            yield listening.getsockname()[1]
        finally:
            engine.should_exit = engine.force_exit = True
            thread.join()


def exchange(port: int, data: bytes, *, patience: float = 5) -> bytes:
    """Send bytes; give all that comes back until the other side hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as connection:
        connection.sendall(data)
        found = b""
        while more := connection.recv(65536):
            found += more
        return found


def on_the_wire(request: Request) -> bytes:
    target = f"{request.path}?{request.query}" if request.query else request.path
    lines = [
        f"{request.method} {target} HTTP/1.1",
        "host: mock",
        "connection: close",
        f"content-length: {len(request.body)}",
        *(f"{name}: {value}" for name, value in request.headers.items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + request.body


def test_it_survives_what_travels(api: Api) -> None:
    chance = random.Random(2)
    with running(app(api)) as port:
        for operation in api.operations:
            request = valid_request(api, operation)
            whole = on_the_wire(request)
            head = exchange(port, whole).split(b"\r\n")[0]
            gone = head.split()[1] == b"404"  # an operation before this one removed it
            assert gone or head.split()[1][:1] == b"2", (head, request)
            for data in (on_the_wire(mangled(request, chance)), noisy(whole, chance)):
                found = exchange(port, data, patience=5)
                assert not found.startswith(b"HTTP/1.1 5"), data


def noisy(data: bytes, chance: random.Random) -> bytes:
    """Give bytes of which some in the first line are others."""
    line, rest = data.split(b"\r\n", 1)
    letters = bytearray(line)
    letters[chance.randrange(len(letters))] = chance.randrange(256)
    return bytes(letters) + b"\r\n" + rest


def test_slow_and_endless_clients_are_hung_up_on(api: Api) -> None:
    limits = Limits(headers=1000, target=1000, patience=0.2)
    with running(App(service(api).answer, limits)) as port:
        started = time.monotonic()
        assert exchange(port, b"GET / HTTP/1.1\r\nhost: ") == b""
        assert exchange(port, b"") == b""
        assert time.monotonic() - started < 4
        late = exchange(
            port, b"POST /a HTTP/1.1\r\nconnection: close\r\ncontent-length: 9\r\n\r\na"
        )
        assert late.startswith(b"HTTP/1.1 408 ")
    with running(App(service(api).answer, replace(limits, patience=60))) as port:
        assert hangs_up(port, b"GET / HTTP/1.1\r\n" + b"a: " + b"b" * 100_000)
        assert hangs_up(port, b"GET /" + b"b" * 100_000)


def hangs_up(port: int, data: bytes) -> bool:
    try:
        return exchange(port, data) == b""
    except ConnectionError:
        return True


def test_dropped_connections_are_dropped() -> None:
    def answer(request: Request) -> Answer:
        return Answer(200, (), b"all of it", cut=3 if request.path == "/cut" else -1)

    with running(App(answer)) as port:
        cut = exchange(port, on_the_wire(Request("GET", "/cut")))
        assert cut.endswith(b"content-length: 9\r\nconnection: close\r\n\r\nall")
        assert exchange(port, on_the_wire(Request("GET", "/drop"))) == b""
