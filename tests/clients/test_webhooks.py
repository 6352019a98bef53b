"""Webhook deliveries: sent over a socket, verified as they came, read as typed events."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

import httpx
import pytest
from enode_client.errors import ResponseMismatch, WebhookError

from tests.clients.descriptions import VERSIONS, Version, webhook_examples
from tests.server import Answer, Recorded, Server

ENODE = [version for version in VERSIONS if version.api == "enode"]
SECRET, OLD_SECRET = "n3w-s3cret", "0ld-s3cret"


def delivered(server: Server, events: Any, secret: str = SECRET) -> Recorded:
    """Deliver events as the service does, in a spelling that no JSON writer of ours would use."""
    body = json.dumps(events, indent=3).replace("/", r"\/").encode() + b"\n"
    signature = hmac.digest(secret.encode(), body, hashlib.sha1).hex()
    server.answer("POST /hook", Answer(204))
    headers = {"X-Enode-Signature": f"sha1={signature}", "Content-Type": "application/json"}
    httpx.post(f"{server.url}/hook", content=body, headers=headers, trust_env=False)
    return server.requests[-1]


def unwrapped(version: Version, delivery: Recorded, secret: Any, **options: Any) -> Any:
    signature = delivery.headers.get("x-enode-signature")
    unwrap = version.module.webhooks.unwrap_events
    return unwrap(delivery.body, signature=signature, secret=secret, **options)


@pytest.fixture(params=ENODE, ids=str)
def version(request: pytest.FixtureRequest) -> Version:
    found: Version = request.param
    return found


@pytest.fixture
def events(version: Version) -> Any:
    return [event for _, delivery in webhook_examples(version) for event in delivery]


def test_the_right_secret(version: Version, events: Any, server: Server) -> None:
    got = unwrapped(version, delivered(server, events), SECRET)

    assert [event.to_dict() for event in got] == events
    assert [event.event for event in got] == [event["event"] for event in events]
    assert {type(event).__module__.split(".")[0] for event in got} == {"enode_client"}
    assert "UnknownVariant" not in {type(event).__name__ for event in got}


@pytest.mark.parametrize("secret", ["wr0ng", "", [], ["wr0ng", OLD_SECRET]])
def test_a_wrong_secret(version: Version, events: Any, secret: Any, server: Server) -> None:
    with pytest.raises(WebhookError) as caught:
        unwrapped(version, delivered(server, events), secret)

    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("signed_with", [SECRET, OLD_SECRET])
def test_a_secret_that_is_rotated(
    version: Version, events: Any, signed_with: str, server: Server
) -> None:
    got = unwrapped(version, delivered(server, events, signed_with), [SECRET, OLD_SECRET])

    assert [event.to_dict() for event in got] == events


def test_the_body_counts_byte_for_byte(version: Version, events: Any, server: Server) -> None:
    delivery = delivered(server, events)
    again = json.dumps(json.loads(delivery.body)).encode()
    signature = delivery.headers["x-enode-signature"]

    for body, told in ((again, signature), (delivery.body, None), (delivery.body, "sha1=")):
        with pytest.raises(WebhookError):
            version.module.webhooks.unwrap_events(body, signature=told, secret=SECRET)


def test_an_event_of_another_day(version: Version, events: Any, server: Server) -> None:
    told = {"event": "user:boat:sunk", "createdAt": "2030-01-01T00:00:00Z", "depth": 12}
    delivery = delivered(server, [*events[:1], told])

    _, boat = unwrapped(version, delivery, SECRET)

    assert (type(boat).__name__, boat.tag, boat.to_dict()) == (
        "UnknownVariant", "user:boat:sunk", told
    )  # fmt: skip
    with pytest.raises(ResponseMismatch, match="'event' is 'user:boat:sunk'"):
        unwrapped(version, delivery, SECRET, strict=True)


def test_a_malformed_event(version: Version, events: Any, server: Server) -> None:
    broken = {**events[0], "createdAt": "just now"}

    with pytest.raises(ResponseMismatch, match="createdAt"):
        unwrapped(version, delivered(server, [broken]), SECRET)
    with pytest.raises(ResponseMismatch, match="valid array"):
        unwrapped(version, delivered(server, {"event": "system:heartbeat"}), SECRET)


def test_the_events_that_came_and_went() -> None:
    """2023-03-01 took user:charge-action:updated away, which 2023-02-01 had deprecated."""
    told = {"event": "user:charge-action:updated"}
    first, second = (version.module.webhooks for version in ENODE[:2])

    with pytest.raises(ResponseMismatch, match="createdAt"):
        first.parse_events(json.dumps([told]).encode())
    (unknown,) = second.parse_events(json.dumps([told]).encode())
    assert unknown.tag == "user:charge-action:updated"
