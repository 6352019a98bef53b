"""What is uploaded, over real sockets, byte for byte, in each colour."""

from __future__ import annotations

import io
import os
import re
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest
from runtime.errors import InvalidRequest, ServerError
from runtime.request import Body, Multipart, Raw, Request
from runtime.uploads import File

from tests.runtime.traffic.drivers import Driver, Open, SyncDriver
from tests.server import Answer, Server

BIG = bytes(range(256)) * 1024  # more than one read


@pytest.fixture
def client(open_client: Open, server: Server) -> Driver:
    server.answer("PUT /file", Answer(204))
    return open_client()


def put(body: Body) -> Request[None]:
    return Request(operation_id="put", method="PUT", path="/file", returns=None, body=body)


def on_disk(folder: Path) -> Path:
    path = folder / "a picture.png"
    path.write_bytes(BIG)
    return path


def pipe(folder: Path) -> IO[bytes]:
    """Give what cannot be read again, and is closed with the test."""
    out, into = os.pipe()
    with os.fdopen(into, "wb") as file:
        file.write(b"piped")
    OPENED[folder] = os.fdopen(out, "rb")
    return OPENED[folder]


OPENED: dict[Path, IO[bytes]] = {}


@pytest.fixture(autouse=True)
def _closed(tmp_path: Path) -> Iterator[None]:
    yield
    if tmp_path in OPENED:
        OPENED.pop(tmp_path).close()


class Wrapped:
    """What says of itself alone that it is a file."""

    def __getattr__(self, name: str) -> object:
        return getattr(self.__dict__.setdefault("file", io.BytesIO(BIG)), name)


# What is uploaded, what arrives, and whether its length is told.
CONTENTS: dict[str, tuple[Callable[[Path], Any], bytes, bool]] = {
    "bytes": (lambda _: BIG, BIG, True),
    "a bytearray": (lambda _: bytearray(BIG), BIG, True),
    "a path": (on_disk, BIG, True),
    "a file in memory": (lambda _: io.BytesIO(BIG), BIG, True),
    "a wrapped file": (lambda _: Wrapped(), BIG, True),
    "a pipe": (pipe, b"piped", False),
    "a generator": (lambda _: (piece for piece in (b"a", b"", b"b")), b"ab", False),
    "named pieces": (lambda _: File([b"a", b"b"]), b"ab", False),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_a_whole_body(name: str, server: Server, client: Driver, tmp_path: Path) -> None:
    make, arrives, measured = CONTENTS[name]
    told = "image/png" if name == "a path" else "application/octet-stream"

    client.send(put(Raw("image/*", make(tmp_path))))

    (request,) = server.requests
    assert request.body == arrives
    assert request.headers["content-type"] == told
    assert request.headers.get("content-length") == (str(len(arrives)) if measured else None)
    assert ("transfer-encoding" in request.headers) is not measured


@pytest.mark.parametrize("name", CONTENTS)
def test_a_part_of_a_form(name: str, server: Server, client: Driver, tmp_path: Path) -> None:
    make, arrives, measured = CONTENTS[name]
    called, told = ("a picture.png", "image/png") if name == "a path" else ("file", None)

    client.send(put(Multipart({"file": make(tmp_path), "note": "x"})))

    (request,) = server.requests
    boundary = request.headers["content-type"].removeprefix("multipart/form-data; boundary=")
    assert request.body == (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{called}"\r\n'
        f"Content-Type: {told or 'application/octet-stream'}\r\n\r\n"
    ).encode() + arrives + (
        f'\r\n--{boundary}\r\nContent-Disposition: form-data; name="note"\r\n\r\nx\r\n'
        f"--{boundary}--\r\n"
    ).encode()  # fmt: skip
    assert ("content-length" in request.headers) is measured


def test_a_file_has_headers_of_its_own(server: Server, client: Driver) -> None:
    client.send(put(Multipart({"f": File(b"1", "x.csv", headers={"X-Limit": "5"})})))

    assert b"X-Limit: 5\r\n" in server.requests[0].body.partition(b"\r\n\r\n")[0] + b"\r\n"


def test_a_file_has_a_name_and_a_type(server: Server, client: Driver, tmp_path: Path) -> None:
    path = on_disk(tmp_path)
    with path.open("rb") as opened:
        client.send(put(Multipart({"f": [File(b"1", "x.csv"), File(path, "y", "a/b"), opened]})))

    disposition = r'filename="([^"]*)"\r\nContent-Type: (\S+)'
    assert re.findall(disposition, server.requests[0].body.decode("latin-1")) == [
        ("x.csv", "text/csv"),
        ("y", "a/b"),
        ("a picture.png", "image/png"),
    ]


def test_the_type_of_a_whole_body(server: Server, client: Driver) -> None:
    client.send(put(Raw("image/*", File(b"", media_type="image/png"))))

    assert server.requests[0].headers["content-type"] == "image/png"


def test_asynchronous_pieces(server: Server, client: Driver) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"a"
        yield b"b"

    if isinstance(client, SyncDriver):
        with pytest.raises(InvalidRequest, match="take an asynchronous client"):
            client.send(put(Raw("a/b", pieces())))
    else:
        client.send(put(Raw("a/b", pieces())))
        assert server.requests[0].body == b"ab"
    with pytest.raises(InvalidRequest, match="The body takes bytes"):
        client.send(put(Multipart({"file": pieces()})))


WAYS: dict[str, Callable[[object], Body]] = {
    "whole": lambda content: Raw("a/b", content),
    "form": lambda content: Multipart({"files": [content]}),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_can_be_read_again_is_sent_again(
    way: str, server: Server, client: Driver, tmp_path: Path
) -> None:
    for content in (BIG, on_disk(tmp_path), io.BytesIO(BIG), File([BIG])):
        server.answer("PUT /file", Answer(503), Answer(204))
        client.send(put(WAYS[way](content)))

    assert [one.body.count(BIG) for one in server.requests] == [1] * 8


@pytest.mark.parametrize("way", WAYS)
def test_what_can_be_read_once_is_sent_once(
    way: str, server: Server, client: Driver, tmp_path: Path
) -> None:
    server.answer("PUT /file", Answer(503))
    for content in (iter([b"a"]), pipe(tmp_path)):
        with pytest.raises(ServerError):
            client.send(put(WAYS[way](content)))

    assert len(server.requests) == 2


@pytest.mark.parametrize("value", [io.StringIO("x"), 5, None, File(5)])  # type: ignore[arg-type]
def test_what_is_no_upload(value: object, server: Server, client: Driver) -> None:
    with pytest.raises(InvalidRequest, match="The body takes bytes") as raised:
        client.send(put(Raw("a/b", value)))

    assert (raised.value.operation_id, server.requests) == ("put", [])


def test_pieces_that_are_no_bytes(client: Driver) -> None:
    with pytest.raises(InvalidRequest, match="takes pieces of bytes"):
        client.send(put(Raw("a/b", iter(["x"]))))


def test_a_path_that_is_not_there(client: Driver, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        client.send(put(Raw("a/b", tmp_path / "none")))


def test_a_media_type_that_would_be_more_than_one_line(server: Server, client: Driver) -> None:
    for body in (
        Raw("a/b", File(b"", media_type="a\r\nX: y")),
        Multipart({"f": File(b"", media_type="a\r\nX: y")}),
        Multipart({"f": File(b"", headers={"X": "y\r\nZ: y"})}),
    ):
        with pytest.raises(InvalidRequest, match="one line of ASCII text"):
            client.send(put(body))

    assert server.requests == []
