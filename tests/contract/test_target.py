"""Targets answer, or say in one sentence why they do not."""

from __future__ import annotations

import asyncio
import socket
import ssl
import subprocess
import time
import zlib
from pathlib import Path
from typing import Any

import pytest

from specloom.contract.model import Answer, Call, Case
from specloom.contract.target import (
    AsgiTarget,
    Limits,
    TargetError,
    Unsendable,
    UrlTarget,
    fetch,
    is_loopback,
)
from specloom.errors import BadInput
from specloom.ir.model import Operation, Response
from tests.contract.sockets import Treats, answering, listening, request_on
from tests.server import Answer as Scripted
from tests.server import Server

CALL = Call("GET", "/pets?key=planted-secret")
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nok"
SHORT = Limits(connect=1, answer=0.3, body=1000)


def case_of(call: Call, *statuses: str) -> Case:
    responses = tuple(Response("#", status) for status in statuses)
    operation = Operation("#/paths/~1pets/get", "GET", "/pets", responses=responses)
    return Case(operation, call, "valid", "", operation.pointer)


def trouble(port: int, call: Call = CALL, scheme: str = "http") -> TargetError:
    target = UrlTarget(f"{scheme}://127.0.0.1:{port}", limits=SHORT)
    try:
        with pytest.raises(TargetError) as caught:
            target.exchange(call)
    finally:
        target.close()
    assert "planted-secret" not in str(caught.value)
    assert str(caught.value).startswith(f"{scheme}://127.0.0.1:{port} ")
    return caught.value


def told_of(error: TargetError) -> tuple[str, str]:
    """Give the kind and the message without its address."""
    return error.kind, error.message.partition(" ")[2]


# ------------------------------------------------------------------------------- an address


def test_what_is_sent_and_what_comes_back(server: Server) -> None:
    answer = Scripted(201, json={"id": 1}, headers={"X-Two": "b"}, cookies=("a=1", "b=2"))
    server.answer("POST /api/pets%2F1", answer)
    target = UrlTarget(f"{server.url}/api/")
    call = Call("POST", "/pets%2F1?a=1&a=%20x", (("accept", "text/plain"),), b"{}")

    found = target.send(case_of(call))
    target.close()

    (seen,) = server.requests
    assert (seen.path, seen.query, seen.body) == ("/api/pets%2F1", "a=1&a=%20x", b"{}")
    assert seen.headers["accept"] == "text/plain"
    assert seen.headers["user-agent"].startswith("specloom/")
    assert (found.status, found.body) == (201, b'{"id": 1}')
    assert found.header("X-Two") == "b"
    assert found.header("set-cookie") == "a=1, b=2"
    assert found.seconds > 0
    assert target.address == f"{server.url}/api"
    assert target.loopback


def test_paths_are_sent_as_they_are_written(server: Server) -> None:
    server.answer("GET /pets/../x", Scripted(200))
    target = UrlTarget(server.url)

    assert target.exchange(Call("GET", "/pets/../x")).status == 200
    target.close()


def test_cookies_are_not_kept(server: Server) -> None:
    server.answer("GET /pets", Scripted(200, cookies=("session=1",)))
    target = UrlTarget(server.url)
    for _ in range(2):
        target.exchange(Call("GET", "/pets"))
    target.close()

    assert [one.headers.get("cookie") for one in server.requests] == [None, None]


def test_other_machines_are_reached_by_the_proxy_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[bytes] = []

    def proxies(connection: socket.socket) -> None:
        seen.append(request_on(connection))
        connection.sendall(OK)

    with listening(proxies) as port:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
        monkeypatch.setenv("no_proxy", "")
        target = UrlTarget("http://api.example.com/v1", limits=SHORT)
        assert target.exchange(Call("GET", "/pets")).body == b"ok"
        target.close()

    assert not target.loopback
    assert seen[0].startswith(b"GET ")
    assert b"/v1/pets" in seen[0].splitlines()[0]


def hangs(connection: socket.socket) -> None:
    request_on(connection)
    time.sleep(0.6)


def trickles(connection: socket.socket) -> None:
    request_on(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n")
    for _ in range(20):
        connection.sendall(b"x")
        time.sleep(0.05)


def resets(connection: socket.socket) -> None:
    request_on(connection)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


ILL: dict[str, tuple[Treats, tuple[str, str]]] = {
    "hangs": (hangs, ("slow", "took longer than 0.3 s, on GET /pets")),
    "trickles": (trickles, ("slow", "took longer than 0.3 s, on GET /pets")),
    "hangs up": (
        request_on,
        ("unreachable", "drops the connection without an answer, on GET /pets"),
    ),
    "resets": (resets, ("unreachable", "drops the connection without an answer, on GET /pets")),
    "garbage": (
        answering(b"SSH-2.0-OpenSSH_9.9\r\n\r\n"),
        ("unreachable", "does not answer in HTTP"),
    ),
    "half a body": (
        answering(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"),
        ("unreachable", "drops the connection in the middle of an answer, on GET /pets"),
    ),
    "too much": (
        answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + b"x" * 2000),
        ("refused", "answers with more than 1,000 bytes, on GET /pets"),
    ),
}


@pytest.mark.parametrize("name", ILL)
def test_what_a_service_may_do(name: str) -> None:
    treats, (kind, message) = ILL[name]
    with listening(treats) as port:
        error = trouble(port)

    assert error.kind == kind
    assert told_of(error)[1].startswith(message)


def test_nobody_is_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    assert told_of(trouble(port)) == (
        "unreachable",
        "cannot be reached (connection refused)",
    )


def answers_at_once(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(OK)


def test_there_is_no_tls() -> None:
    with listening(answers_at_once) as port:
        assert told_of(trouble(port, scheme="https")) == (
            "unreachable",
            "does not speak TLS; is it http, not https?",
        )


def test_a_certificate_of_its_own_is_not_trusted(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    files = ["-keyout", str(key), "-out", str(certificate), "-subj", "/CN=127.0.0.1"]
    command = ["openssl", "req", "-x509", *curve, *files, "-days", "2"]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    with listening(answering(OK), context) as port:
        kind, message = told_of(trouble(port, scheme="https"))

    assert kind == "certificate"
    assert message.startswith("shows a certificate that is not to be trusted (self-signed")


def test_one_that_answered_has_died() -> None:
    with listening(answering(OK)) as port:
        target = UrlTarget(f"http://127.0.0.1:{port}", limits=SHORT)
        assert target.exchange(CALL).body == b"ok"
    with pytest.raises(TargetError, match=r"is gone|drops the connection") as caught:
        target.exchange(CALL)
    target.close()

    assert caught.value.kind == "died"


def test_an_idle_connection_may_be_closed() -> None:
    def once(connection: socket.socket) -> None:
        request_on(connection)
        connection.sendall(OK)

    with listening(once) as port:
        target = UrlTarget(f"http://127.0.0.1:{port}", limits=SHORT)
        found = [target.exchange(CALL).status for _ in range(3)]
        target.close()

    assert found == [200, 200, 200]


def test_what_changes_something_is_sent_once() -> None:
    seen: list[bytes] = []

    def once(connection: socket.socket) -> None:
        while head := request_on(connection):
            seen.append(head)
            if head.startswith(b"POST"):
                return
            connection.sendall(OK)

    with listening(once) as port:
        target = UrlTarget(f"http://127.0.0.1:{port}", limits=SHORT)
        target.exchange(CALL)
        with pytest.raises(TargetError, match="drops the connection"):
            target.exchange(Call("POST", "/pets"))
        target.close()

    assert [head.split()[0] for head in seen] == [b"GET", b"POST"]


def test_what_says_it_is_compressed_and_is_not() -> None:
    lying = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope"
    with listening(answering(lying)) as port:
        target = UrlTarget(f"http://127.0.0.1:{port}")
        found = target.exchange(CALL)
        target.close()

    assert (found.status, found.body, found.header("content-encoding")) == (200, b"", "gzip")


def packed(how: int) -> bytes:
    packer = zlib.compressobj(wbits=how)
    return packer.compress(b"pets" * 100) + packer.flush()


PACKED = [("gzip", 31, 400), ("deflate", 15, 400), ("Deflate", -15, 400), ("br", 31, 0)]


@pytest.mark.parametrize(("coding", "how", "length"), PACKED)
def test_bodies_are_unpacked(coding: str, how: int, length: int) -> None:
    body = packed(how)
    told = f"Content-Encoding: {coding}\r\nContent-Length: {len(body)}\r\n\r\n"
    with listening(answering(f"HTTP/1.1 200 OK\r\n{told}".encode() + body)) as port:
        target = UrlTarget(f"http://127.0.0.1:{port}")
        found = target.exchange(CALL).body
        target.close()

    assert found == (b"pets" * 100 if length else body)


def test_what_is_small_only_while_it_is_packed_is_too_much() -> None:
    body = zlib.compress(b"x" * 2000)
    told = f"Content-Encoding: deflate\r\nContent-Length: {len(body)}\r\n\r\n"
    with listening(answering(f"HTTP/1.1 200 OK\r\n{told}".encode() + body)) as port:
        assert told_of(trouble(port)) == (
            "refused",
            "answers with more than 1,000 bytes, on GET /pets",
        )


FRAMES = [
    b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK,
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n",
    b"HTTP/1.0 200 OK\r\n\r\nok",
]


@pytest.mark.parametrize("frame", FRAMES, ids=["hints", "pieces", "until the end"])
def test_answers_are_framed_in_many_ways(frame: bytes) -> None:
    def once(connection: socket.socket) -> None:
        if request_on(connection):
            connection.sendall(frame)

    with listening(once) as port:
        target = UrlTarget(f"http://127.0.0.1:{port}", limits=SHORT)
        found = [target.exchange(CALL) for _ in range(2)]
        target.close()

    assert [(each.status, each.body) for each in found] == [(200, b"ok")] * 2


def test_an_answer_may_come_before_all_is_sent() -> None:
    def refuses(connection: socket.socket) -> None:
        request_on(connection)
        connection.sendall(b"HTTP/1.1 413 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass

    with listening(refuses) as port:
        target = UrlTarget(f"http://127.0.0.1:{port}")
        assert target.exchange(Call("PUT", "/pets", (), b"x" * 3_000_000)).status == 413
        target.close()


def test_nothing_is_waited_for_beyond_the_deadline() -> None:
    with listening(hangs) as port:
        target = UrlTarget(f"http://127.0.0.1:{port}")
        target.deadline = time.monotonic() + 0.1
        with pytest.raises(TargetError) as caught:
            target.exchange(CALL)
        target.close()

    late = "had not answered when the time that was given was up, on GET /pets"
    assert told_of(caught.value) == ("slow", late)


def test_a_proxy_may_refuse_to_pass_anything_on(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    def proxies(connection: socket.socket) -> None:
        seen.append(request_on(connection))
        connection.sendall(b"HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n")

    with listening(proxies) as port:
        monkeypatch.setenv("https_proxy", f"http://me:planted-secret@127.0.0.1:{port}")
        monkeypatch.setenv("no_proxy", "")
        target = UrlTarget("https://api.example.com/v1", limits=SHORT)
        with pytest.raises(TargetError) as caught:
            target.exchange(CALL)
        target.close()

    assert told_of(caught.value) == ("unreachable", "cannot be reached (the proxy answers 407)")
    assert seen[0].startswith(b"CONNECT api.example.com:443 HTTP/1.1\r\n")
    assert b"Basic bWU6cGxhbnRlZC1zZWNyZXQ=" in seen[0]


def test_a_proxy_that_is_not_spoken_to_by_http_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")
    with pytest.raises(BadInput, match="lies behind a proxy by socks5, where only http is known"):
        UrlTarget("http://api.example.com")


REDIRECTS = [
    ("https://elsewhere.example/pets", (), "redirects to https://elsewhere.example; if that is"),
    ("https://elsewhere.example/pets", ("302",), None),
    ("https://elsewhere.example/pets", ("3XX",), None),
    ("/login", (), None),
    ("http://a:b/", (), None),
]


@pytest.mark.parametrize(("location", "statuses", "message"), REDIRECTS)
def test_redirects_are_not_followed(
    server: Server, location: str, statuses: tuple[str, ...], message: str | None
) -> None:
    server.answer("GET /pets", Scripted(302, headers={"Location": location}))
    target = UrlTarget(server.url)
    case = case_of(Call("GET", "/pets"), *statuses)
    try:
        if message is None:
            assert target.send(case).status == 302
        else:
            with pytest.raises(TargetError, match=message) as caught:
                target.send(case)
            assert caught.value.kind == "refused"
    finally:
        target.close()

    assert len(server.requests) == 1


UNSENDABLE = [
    Call("GET", "/ä"),
    Call("GET", "/a b"),
    Call("GET", "/", (("x", "a\nb"),)),
    Call("GET", "/", (("x", "\u20ac"),)),
    Call("GET", "/", (("\u20ac", "x"),)),
]


@pytest.mark.parametrize("call", UNSENDABLE, ids=str)
def test_what_http_cannot_write_is_nobody_s_fault(server: Server, call: Call) -> None:
    target = UrlTarget(server.url)
    with pytest.raises(Unsendable, match="cannot be written"):
        target.exchange(call)
    target.close()

    assert server.requests == []


ADDRESSES = [
    ("ftp://127.0.0.1", "is no address of a service; write one like http://127.0.0.1:8000"),
    ("127.0.0.1:8000", "is no address of a service"),
    ("http://", "is no address of a service"),
    ("http://a:b", "is no address; write one like"),
    ("http://me:planted-secret@127.0.0.1", "has a name or password in it; say in specloom.toml"),
    ("http://127.0.0.1/?key=planted-secret", "is followed by a query or fragment; leave it out"),
]


@pytest.mark.parametrize(("url", "message"), ADDRESSES)
def test_what_is_no_address(url: str, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        UrlTarget(url)

    assert message in str(caught.value)
    assert "planted-secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.3.2.1", True),
        ("::1", True),
        ("localhost", True),
        ("LOCALHOST.", True),
        ("10.0.0.1", False),
        ("api.example.com", False),
        ("localhost.example.com", False),
        ("127.0.0.1.example.com", False),
    ],
)
def test_what_is_this_machine(host: str, expected: bool) -> None:  # noqa: FBT001
    assert is_loopback(host) is expected


def test_one_request_to_an_address_of_its_own(server: Server) -> None:
    server.answer("POST /token", Scripted(200, json={}))

    assert fetch(f"{server.url}/token", Call("POST", "")).status == 200


# --------------------------------------------------------------------------- an application

JSON = [(b"Content-Type", b"application/json")]


async def echoes(scope: Any, receive: Any, send: Any) -> None:
    assert scope["type"] == "http"
    message = await receive()
    text = f"{scope['method']} {scope['path']} {scope['query_string'].decode()} ".encode()
    await send({"type": "http.response.start", "status": 200, "headers": JSON})
    await send({"type": "http.response.body", "body": text, "more_body": True})
    await send({"type": "http.response.body", "body": message["body"]})


async def raises(_scope: Any, _receive: Any, _send: Any) -> None:
    raise ValueError("no pets")


async def answers_and_raises(_scope: Any, _receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 500})
    await send({"type": "http.response.body", "body": b"sorry"})
    raise ValueError("for the server to log")


async def begins_and_raises(_scope: Any, _receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200})
    raise ValueError("too late")


async def says_nothing(_scope: Any, _receive: Any, _send: Any) -> None:
    pass


async def drops(scope: Any, _receive: Any, _send: Any) -> None:
    if scope["type"] == "http":
        raise ConnectionAbortedError


async def sleeps(scope: Any, _receive: Any, _send: Any) -> None:
    if scope["type"] == "http":
        await asyncio.sleep(5)


async def floods(_scope: Any, _receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200})
    await send({"type": "http.response.body", "body": b"x" * 2000})


def asked(app: Any, call: Call) -> Answer:
    target = AsgiTarget(app, limits=SHORT)
    try:
        return target.send(case_of(call))
    finally:
        target.close()
        target.close()


def test_an_application_is_asked() -> None:
    found = asked(echoes, Call("POST", "/pets%201?a=b", (("x", "y"),), b"body"))

    assert found.status == 200
    assert found.body == b"POST /pets 1 a=b body"
    assert found.headers == (("content-type", "application/json"),)


FAULTS = [
    (raises, 500, b"the application raised ValueError: no pets"),
    (answers_and_raises, 500, b"sorry"),
    (begins_and_raises, 500, b"the application raised ValueError: too late"),
    (says_nothing, 500, b"the application ended without an answer"),
]


@pytest.mark.parametrize(("app", "status", "body"), FAULTS)
def test_an_application_that_fails_answers_500(app: Any, status: int, body: bytes) -> None:
    found = asked(app, CALL)

    assert (found.status, found.body) == (status, body)


STOPS = [
    (drops, "died", "application drops the connection without an answer, on GET /pets"),
    (sleeps, "slow", "application took longer than 0.3 s, on GET /pets"),
    (floods, "refused", "application answers with more than 1,000 bytes, on GET /pets"),
]


@pytest.mark.parametrize(("app", "kind", "message"), STOPS)
def test_an_application_without_an_answer(app: Any, kind: str, message: str) -> None:
    with pytest.raises(TargetError) as caught:
        asked(app, CALL)

    assert (caught.value.kind, caught.value.message) == (kind, message)


def test_an_application_is_told_that_it_lives() -> None:
    told: list[str] = []

    async def living(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            await echoes(scope, receive, send)
            return
        for _ in range(2):
            message = await receive()
            told.append(message["type"])
            await send({"type": f"{message['type']}.complete"})

    assert asked(living, CALL).status == 200
    assert told == ["lifespan.startup", "lifespan.shutdown"]


def test_an_application_that_fails_to_start() -> None:
    async def failing(_scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "lifespan.startup.failed", "message": "no database"})

    with pytest.raises(TargetError, match="fails when it starts"):
        AsgiTarget(failing)
