"""Answers that are saved or read piece by piece, over real sockets, in each colour."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from runtime.client import AsyncClient, Client
from runtime.downloads import AsyncDownload, Download
from runtime.errors import ConnectionFailed, NotFound, TimedOut
from runtime.options import Options
from runtime.request import Request

from tests.runtime.traffic.drivers import AsyncDriver, Driver, Open
from tests.server import Answer, Server

CALL: Request[Any] = Request(operation_id="get", method="GET", path="/file", returns=bytes)


@pytest.fixture
def client(open_client: Open) -> Driver:
    return open_client()


def saved(driver: Driver, path: Path) -> str:
    """Save the file, and give its media type."""
    if isinstance(driver.client, Client):
        with Download(driver.client, CALL) as download:
            download.save(path)
            return str(download.http.headers["content-type"])
    assert isinstance(driver, AsyncDriver)
    assert isinstance(driver.client, AsyncClient)

    async def save(client: AsyncClient) -> str:
        async with AsyncDownload(client, CALL) as download:
            await download.save(str(path))
            return str(download.http.headers["content-type"])

    return driver.portal.call(save, driver.client)


def pieces(driver: Driver, size: int | None, most: int = 100) -> list[bytes]:
    """Read the file in pieces, and leave after some."""
    found: list[bytes] = []
    if isinstance(driver.client, Client):
        with Download(driver.client, CALL) as download:
            for piece in download.iter_bytes(size):
                found.append(piece)
                if len(found) == most:
                    break
        return found
    assert isinstance(driver, AsyncDriver)
    assert isinstance(driver.client, AsyncClient)

    async def read(client: AsyncClient) -> None:
        async with AsyncDownload(client, CALL) as download:
            async for piece in download.iter_bytes(size):
                found.append(piece)
                if len(found) == most:
                    break

    driver.portal.call(read, driver.client)
    return found


def test_a_file_is_saved(server: Server, client: Driver, tmp_path: Path) -> None:
    content = bytes(range(256)) * 1000
    headers = {"Content-Type": "image/png", "Content-Encoding": "gzip"}
    server.answer("GET /file", Answer(503), Answer(content=gzip.compress(content), headers=headers))

    assert saved(client, tmp_path / "file.png") == "image/png"
    assert (tmp_path / "file.png").read_bytes() == content
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_is_read_in_pieces(server: Server, client: Driver) -> None:
    server.answer("GET /file", Answer(pieces=(b"ab", b"cde")))

    assert pieces(client, None) == [b"ab", b"cde"]
    assert pieces(client, 2) == [b"ab", b"cd", b"e"]


def test_leaving_early_closes_the_connection(server: Server, client: Driver) -> None:
    server.answer("GET /file", Answer(pieces=(b"ab", b"cd"), hangs=True))

    assert pieces(client, None, most=1) == [b"ab"]
    assert server.left.wait(5)


def test_a_download_that_breaks_leaves_the_old_file(
    server: Server, client: Driver, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"old")
    server.answer("GET /file", Answer(pieces=(b"new",), cut=True), Answer(404))

    with pytest.raises(ConnectionFailed, match="the answer broke off"):
        saved(client, tmp_path / "file")
    with pytest.raises(NotFound):
        saved(client, tmp_path / "file")

    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"old"]


def test_a_download_that_falls_silent(server: Server, client: Driver) -> None:
    server.answer("GET /file", Answer(pieces=(b"a",), hangs=True))

    with pytest.raises(TimedOut):
        pieces(client.with_options(timeout=0.2), None)


def test_a_download_is_open_inside_its_block_only() -> None:
    with (
        Client(Options(base_url="http://127.0.0.1")) as client,
        pytest.raises(RuntimeError, match="inside its with block"),
    ):
        _ = Download(client, CALL).http
