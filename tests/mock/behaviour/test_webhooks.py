"""Webhooks of Enode, to a receiver on this machine: signed, tried again, given up, revived."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator

import pytest

from tests.mock.behaviour.acting import acting
from tests.mock.behaviour.enodes import CAR, USER, Enode
from tests.server import Answer, Server, running

SECRET = "a-secret-of-the-webhook"
LATEST = "latest"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as made:
        yield made


@pytest.fixture
def receiver(server: Server) -> Server:
    server.forget()
    server.answer("POST /hook", Answer(200, headers={"x-taken": "yes"}))
    return server


@pytest.fixture
def enode() -> Enode:
    return Enode(acting("enode", "2023-03-01"))


def subscribe(enode: Enode, receiver: Server, **more: object) -> str:
    body = {"url": f"{receiver.url}/hook", "secret": SECRET, **more}
    hook = enode.at(LATEST, "POST", "/webhooks", body)
    assert hook.status == 200
    assert "secret" not in hook.body
    return str(hook["id"])


def firehose(enode: Enode, receiver: Server) -> None:
    body = {"url": f"{receiver.url}/hook", "secret": SECRET}
    assert enode.at("2023-03-01", "PUT", "/webhooks/firehose", body).status == 204


def events(receiver: Server) -> list[str]:
    return [event["event"] for one in receiver.seen("POST /hook") for event in one.json]


def act(enode: Enode) -> None:
    assert enode.at(LATEST, "POST", f"/vehicles/{CAR}/charging", {"action": "START"}).status == 200
    enode.later(11)


def test_deliveries_are_signed_over_their_bytes(enode: Enode, receiver: Server) -> None:
    subscribe(enode, receiver, authentication={"headerName": "x-key", "headerValue": "open"})
    act(enode)
    enode.family.tick()
    [delivery] = receiver.seen("POST /hook")
    expected = hmac.new(SECRET.encode(), delivery.body, hashlib.sha1).hexdigest()
    assert delivery.headers["x-enode-signature"] == f"sha1={expected}"
    assert delivery.headers["x-key"] == "open"
    assert delivery.headers["x-enode-delivery"]
    assert events(receiver) == ["user:vehicle:updated", "user:vendor-action:updated"]
    enode.family.tick()
    assert len(receiver.seen("POST /hook")) == 1  # what was taken is not sent again


def test_events_are_written_in_the_version_of_the_webhook(enode: Enode, receiver: Server) -> None:
    subscribe(enode, receiver, apiVersion="2023-05-01", events=["user:vehicle:updated"])
    act(enode)
    enode.family.tick()
    [delivery] = receiver.seen("POST /hook")
    [event] = delivery.json
    assert event["version"] == "2023-05-01"
    assert "chargingLocationId" in event["vehicle"]
    assert "userId" not in event["vehicle"]


def test_a_version_that_is_none_is_the_pinned_one(enode: Enode, receiver: Server) -> None:
    subscribe(enode, receiver, apiVersion="1999-01-01")
    act(enode)
    enode.family.tick()
    [delivery] = receiver.seen("POST /hook")
    assert "chargingLocationId" in delivery.json[0]["vehicle"]


def test_the_firehose_speaks_the_version_that_is_pinned(enode: Enode, receiver: Server) -> None:
    firehose(enode, receiver)
    act(enode)
    enode.family.tick()
    [delivery] = receiver.seen("POST /hook")
    assert "version" not in delivery.json[0]
    assert "chargingLocationId" in delivery.json[0]["vehicle"]


def test_the_firehose_is_listed_among_the_webhooks(enode: Enode, receiver: Server) -> None:
    firehose(enode, receiver)
    [hook] = enode.at(LATEST, "GET", "/webhooks")["data"]
    assert hook["url"] == f"{receiver.url}/hook"
    tested = enode.at("2023-03-01", "POST", "/webhooks/firehose/test")
    assert (tested["status"], tested["response"]["code"]) == ("SUCCESS", 200)
    assert "x-taken: yes" in tested["response"]["headers"]
    assert events(receiver) == ["enode:firehose:test"]
    wrong = {"url": "http://127.0.0.1:1/other"}
    assert enode.at("2023-03-01", "DELETE", "/webhooks/firehose", wrong).status == 404
    right = {"url": f"{receiver.url}/hook"}
    assert enode.at("2023-03-01", "DELETE", "/webhooks/firehose", right).status == 204
    assert enode.at(LATEST, "GET", "/webhooks")["data"] == []


@pytest.mark.parametrize("is_firehose", [True, False])
def test_what_is_not_taken_is_tried_for_26_hours(
    enode: Enode, receiver: Server, *, is_firehose: bool
) -> None:
    receiver.answer("POST /hook", Answer(503))
    if is_firehose:
        firehose(enode, receiver)
    else:
        subscribe(enode, receiver)
    [hook] = enode.at(LATEST, "GET", "/webhooks")["data"]
    path = f"/webhooks/{hook['id']}"
    act(enode)
    enode.family.tick()
    assert len(receiver.seen("POST /hook")) == 1
    enode.later(26 * 3600)
    for _ in range(20):
        enode.family.tick()
        enode.renew()
        if not enode.at(LATEST, "GET", path)["isActive"]:
            break
    assert len(receiver.seen("POST /hook")) == (18 if is_firehose else 16)
    receiver.answer("POST /hook", Answer(200))
    enode.later(3600)
    enode.family.tick()
    enode.renew()
    assert enode.at(LATEST, "GET", path)["isActive"] is is_firehose  # a heartbeat revives it
    enode.at(LATEST, "POST", f"{path}/test")
    assert enode.at(LATEST, "GET", path)["isActive"] is True


def test_heartbeats_come_by_the_hour(enode: Enode, receiver: Server) -> None:
    subscribe(enode, receiver)
    for _ in range(2):
        enode.later(3600)
        enode.family.tick()
    assert events(receiver) == ["system:heartbeat"] * 2


def test_two_webhooks_cannot_share_an_address(enode: Enode, receiver: Server) -> None:
    key = subscribe(enode, receiver)
    body = {"url": f"{receiver.url}/hook", "secret": SECRET}
    assert enode.at(LATEST, "POST", "/webhooks", body).status == 400
    path = f"/webhooks/{key}"
    assert enode.at(LATEST, "GET", path)["id"] == key
    assert enode.at(LATEST, "DELETE", path).status == 204
    assert enode.at(LATEST, "GET", path).status == 404


def test_nothing_is_sent_to_other_machines(enode: Enode) -> None:
    body = {"url": "https://app.example.com/hook", "secret": SECRET}
    key = enode.at(LATEST, "POST", "/webhooks", body)["id"]
    tested = enode.at(LATEST, "POST", f"/webhooks/{key}/test")
    assert tested["status"] == "FAILURE"
    assert "this machine only" in tested["description"]


def test_nothing_is_told_of_users_that_were_deauthorized(enode: Enode, receiver: Server) -> None:
    subscribe(enode, receiver)
    assert enode.at(LATEST, "DELETE", f"/users/{USER}/authorization").status == 204
    act(enode)
    enode.family.tick()
    assert events(receiver) == ["user:credentials:invalidated"] * 4
    assert not any(v["isValid"] for v in enode.at(LATEST, "GET", f"/users/{USER}")["linkedVendors"])
