"""Trying again, with a clock that jumps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from enode_client import v2023_08_01
from enode_client.errors import ServerError, TooManyRequests

from tests.clients.colours import Clock, Colour
from tests.clients.descriptions import Version, example
from tests.server import Answer, Server

VERSION = Version("enode", "2023-08-01")


def busy(seconds: int, clock: Clock, *, form: str, status: int = 429) -> Answer:
    moment = datetime.fromtimestamp(clock.now, UTC) + timedelta(seconds=seconds)
    value = str(seconds) if form == "seconds" else format_datetime(moment, usegmt=True)
    return Answer(status, json={"title": "Slow down"}, headers={"Retry-After": value})


@pytest.mark.parametrize("form", ["seconds", "date"])
@pytest.mark.parametrize("status", [429, 503])
def test_a_service_that_says_when(
    form: str, status: int, server: Server, colour: Colour, clock: Clock
) -> None:
    action = example(VERSION, "postVehiclesVehicleidCharging")
    pause = busy(7, clock, form=form, status=status)
    server.answer("POST /vehicles/v1/charging", pause, Answer(json=action))
    client = colour.open(v2023_08_01, access_token="t0k3n")

    got = colour.wait(client.vehicles.control_charging("v1", action="START"))

    assert got.to_dict() == action
    assert clock.waits == [7.0]
    assert [one.json for one in server.requests] == [{"action": "START"}] * 2


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_patience_ends(form: str, server: Server, colour: Colour, clock: Clock) -> None:
    server.answer("GET /vehicles/v1", lambda _: busy(7, clock, form=form))
    client = colour.open(v2023_08_01, access_token="t0k3n")

    with pytest.raises(TooManyRequests, match="Slow down") as caught:
        colour.wait(client.vehicles.get("v1"))

    assert caught.value.retry_after == 7.0
    assert (clock.waits, len(server.requests)) == ([7.0, 7.0], 3)


def test_no_pause_that_is_too_long(server: Server, colour: Colour, clock: Clock) -> None:
    server.answer("GET /vehicles/v1", busy(3600, clock, form="date"))
    client = colour.open(v2023_08_01, access_token="t0k3n")

    with pytest.raises(TooManyRequests) as caught:
        colour.wait(client.vehicles.get("v1"))

    assert caught.value.retry_after == 3600.0
    assert (clock.waits, len(server.requests)) == ([], 1)


def test_reads_are_repeated_and_commands_are_not(
    server: Server, colour: Colour, clock: Clock
) -> None:
    vehicle = example(VERSION, "getVehiclesVehicleid")
    server.answer("GET /vehicles/v1", Answer(500), Answer(502), Answer(json=vehicle))
    server.answer("POST /vehicles/v1/charging", Answer(500))
    client = colour.open(v2023_08_01, access_token="t0k3n")

    assert colour.wait(client.vehicles.get("v1")).to_dict() == vehicle
    assert clock.waits == [0.25, 0.5]
    with pytest.raises(ServerError):
        colour.wait(client.vehicles.control_charging("v1", action="START"))
    assert len(server.seen("POST /vehicles/v1/charging")) == 1
