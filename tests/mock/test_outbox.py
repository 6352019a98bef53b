"""Requests that a mock makes: to this machine, and to hosts that it was told."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from specloom.mock.outbox import Outbox, Parcel, Receipt, deliver
from tests.server import Answer, Server, running


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as made:
        yield made


def test_an_answer_is_told(server: Server) -> None:
    server.answer("POST /hook", Answer(201, content=b"thanks", headers={"x-a": "1"}))
    receipt = deliver(f"{server.url}/hook?a=1", b"[]", {"X-B": "2"})
    assert (receipt.status, receipt.body, receipt.is_success) == (201, "thanks", True)
    assert "x-a: 1" in receipt.headers
    [seen] = server.seen("POST /hook")
    assert (seen.query, seen.body, seen.headers["x-b"]) == ("a=1", b"[]", "2")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://127.0.0.1/", "http and https only"),
        ("https://192.0.2.1/", "this machine only"),
        ("http://192.0.2.1/", "this machine only"),
        ("http://App.example.com/", "unless --webhook-host names app.example.com"),
        ("http:///", "this machine only"),
        ("http://[::1", "no address"),
        ("http://localhost:99999/", "no address"),
    ],
)
def test_other_addresses_are_left_alone(url: str, reason: str) -> None:
    receipt = deliver(url, b"", {}, {"example.com"})
    assert receipt.status is None
    assert not receipt.is_success
    assert reason in receipt.reason


def test_hosts_that_are_named_are_written_to(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    url = server.url.replace("127.0.0.1", "0.0.0.0")
    server.answer("POST /hook", Answer(200))

    assert "--webhook-host names 0.0.0.0" in Outbox().deliver(f"{url}/hook", b"", {}).reason
    outbox = Outbox({"0.0.0.0"})
    assert "a webhook was not delivered: a mock delivers to this machine only" in caplog.text
    caplog.clear()
    assert outbox.deliver(f"{url}/hook", b"", {}).status == 200
    assert not caplog.text
    secure = outbox.deliver(f"{url}/hook".replace("http:", "https:"), b"", {})
    assert secure.reason.startswith("no answer came from 0.0.0.0: SSL")


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        receipt = deliver(f"http://127.0.0.1:{taken.getsockname()[1]}/", b"", {})
    assert receipt.reason == "no answer came from 127.0.0.1: ConnectionRefusedError"


def test_a_parcel_is_open_until_it_is_closed() -> None:
    told: list[Receipt] = []
    outbox = Outbox()
    parcel = Parcel("hook", "http://127.0.0.1/", b"", {}, told.append)
    outbox.leave(parcel)
    assert outbox.is_open("hook")
    assert outbox.take() == [parcel]
    assert outbox.take() == []
    assert outbox.is_open("hook")
    outbox.close(parcel, Receipt(200))
    assert not outbox.is_open("hook")
    assert [receipt.status for receipt in told] == [200]
