"""Units the description names, as Python's own types, in both directions."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from renault_zoe_client import v2016, v2018_12
from renault_zoe_client.errors import InvalidRequest, ResponseMismatch
from renault_zoe_client.v2016 import Month

from tests.clients.colours import Colour
from tests.clients.descriptions import Version, example
from tests.server import Answer, Server

BOTH = pytest.mark.parametrize("module", [v2016, v2018_12])
VERSION = Version("renault-zoe", "2016")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@BOTH
@pytest.mark.parametrize(
    ("minutes", "milliseconds"), [(750, 45_000_000), (175, 10_500_000), (0, 0)]
)
def test_the_same_time_in_two_units(
    module: Any, minutes: int, milliseconds: int, server: Server, colour: Colour
) -> None:
    battery = {**example(VERSION, "getBattery", "charging"), "remaining_time": minutes}
    record = {**example(VERSION, "getChargeHistory")[2], "remaining_time": milliseconds}
    server.answer("GET /vehicle/VF1/battery", Answer(json=battery))
    server.answer("GET /vehicle/VF1/charge/history", Answer(json=[record]))
    client = colour.open(module, access_token="t0k3n")
    october = Month(2016, 10)

    status = colour.wait(client.battery.get("VF1"))
    (past,) = colour.wait(client.charging.get_charge_history("VF1", begin=october, end=october))

    assert status.remaining_time == past.remaining_time == timedelta(minutes=minutes)
    assert (status.to_dict(), past.to_dict()) == (battery, record)


@BOTH
def test_instants_are_aware(module: Any, server: Server, colour: Colour) -> None:
    battery = example(VERSION, "getBattery", "charging")
    server.answer("GET /vehicle/VF1/battery", Answer(json=battery))

    status = colour.wait(colour.open(module, access_token="t0k3n").battery.get("VF1"))

    assert status.last_update == datetime(2016, 10, 14, 16, 22, 9, tzinfo=UTC)
    assert status.last_update.tzinfo is UTC


@BOTH
def test_months_in_the_query(module: Any, server: Server, colour: Colour) -> None:
    server.answer("GET /vehicle/VF1/charge/history", Answer(204))
    client = colour.open(module, access_token="t0k3n")

    colour.wait(
        client.charging.get_charge_history("VF1", begin=Month(2015, 12), end=Month(2016, 1))
    )

    assert server.requests[0].query == "begin=1215&end=0116"


@BOTH
def test_times_and_durations_in_bodies(module: Any, server: Server, colour: Colour) -> None:
    server.answer("POST /vehicle/VF1/air-conditioning/scheduler", Answer(202))
    server.answer("PUT /vehicle/VF1/charge/scheduler/offboard", Answer(204))
    client = colour.open(module, access_token="t0k3n")
    window = module.models.ChargingWindow(start=time(1), duration=timedelta(minutes=75))

    colour.wait(client.air_conditioning.set_timer("VF1", start=time(17, 53)))
    colour.wait(
        client.charge_schedule.set_draft(
            "VF1", optimized_charge=False, **dict.fromkeys(DAYS, window)
        )
    )

    timer, draft = (one.json for one in server.requests)
    assert timer == {"start": "1753"}
    assert draft.pop("optimized_charge") is False
    assert draft == {day: {"start": "0100", "duration": "0115"} for day in DAYS}


@BOTH
def test_times_and_durations_in_answers(module: Any, server: Server, colour: Colour) -> None:
    answer = example(VERSION, "getChargeSchedule")
    server.answer("GET /vehicle/VF1/charge/scheduler/onboard", Answer(json=answer))

    schedule = colour.wait(colour.open(module, access_token="t").charge_schedule.get("VF1"))

    monday, sunday = schedule.schedule.mon, schedule.schedule.sun
    assert (monday.start, monday.duration) == (time(1), timedelta(minutes=75))
    assert (sunday.start, sunday.duration) == (time(12), timedelta(minutes=15))
    assert schedule.to_dict() == answer


@pytest.mark.parametrize(
    "start", [time(17, 53, 30), time(17, 53, tzinfo=UTC), "17:53", "2500", 1753]
)
def test_a_time_that_cannot_be_written(start: Any, server: Server, colour: Colour) -> None:
    client = colour.open(v2016, access_token="t0k3n")

    with pytest.raises(InvalidRequest):
        colour.wait(client.air_conditioning.set_timer("VF1", start=start))
    assert server.requests == []


@pytest.mark.parametrize("remaining", ["175", True, None, [175]])
def test_a_duration_that_is_no_number(remaining: Any, server: Server, colour: Colour) -> None:
    battery = {**example(VERSION, "getBattery", "charging"), "remaining_time": remaining}
    server.answer("GET /vehicle/VF1/battery", Answer(json=battery))
    client = colour.open(v2016, access_token="t0k3n")

    if remaining is None:
        assert colour.wait(client.battery.get("VF1")).remaining_time is None
    else:
        with pytest.raises(ResponseMismatch, match="remaining_time"):
            colour.wait(client.battery.get("VF1"))
