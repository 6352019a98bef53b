"""Answers that are empty, and answers with what the description did not foresee."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from enode_client import v2023_08_01
from enode_client.errors import ResponseMismatch
from renault_zoe_client import v2016, v2018_12
from renault_zoe_client.v2016 import Month

from tests.clients.colours import Colour
from tests.clients.descriptions import Version, example
from tests.server import Answer, Server

VERSION = Version("enode", "2023-08-01")
VEHICLE = example(VERSION, "getVehiclesVehicleid")
BOAT = {"id": "s9", "targetType": "boat", "sails": ["main", "jib"]}
MALFORMED = {"id": "s1", "targetType": "vehicle", "isEnabled": "sometimes"}


def schedules() -> Any:
    return example(VERSION, "getSchedules")


@pytest.mark.parametrize("status", [202, 204])
@pytest.mark.parametrize("module", [v2016, v2018_12])
def test_commands_answer_with_nothing(
    status: int, module: Any, server: Server, colour: Colour
) -> None:
    server.answer("POST /vehicle/VF1/air-conditioning", Answer(status))
    server.answer("POST /vehicle/VF1/air-conditioning/scheduler", Answer(status))
    client = colour.open(module, access_token="t0k3n")

    assert colour.wait(client.air_conditioning.start("VF1")) is None
    assert colour.wait(client.air_conditioning.set_timer("VF1", start=time(17, 53))) is None


def test_what_an_empty_answer_means(server: Server, colour: Colour) -> None:
    server.answer("GET /vehicle/VF1/charge/history", Answer(204))
    server.answer("GET /vehicle/VF1/air-conditioning/last", Answer(204))
    client = colour.open(v2016, access_token="t0k3n")
    month = Month(2016, 10)

    assert colour.wait(client.charging.get_charge_history("VF1", begin=month, end=month)) == []
    assert colour.wait(client.air_conditioning.get_last("VF1")) is None


def test_a_deletion_answers_with_nothing(server: Server, colour: Colour) -> None:
    server.answer("DELETE /schedules/s1", Answer(204))
    client = colour.open(v2023_08_01, access_token="t0k3n")

    assert colour.wait(client.schedules.delete("s1")) is None
    assert server.requests[0].body == b""


def test_an_unknown_enum_value_is_kept(server: Server, colour: Colour) -> None:
    answer = {**VEHICLE, "vendor": "LUCID"}
    server.answer("GET /vehicles/v1", Answer(json=answer))
    client = colour.open(v2023_08_01, access_token="t0k3n")

    vehicle = colour.wait(client.vehicles.get("v1"))

    assert isinstance(vehicle.vendor, v2023_08_01.models.VehicleVendor)
    assert (vehicle.vendor, vehicle.vendor.is_known) == ("LUCID", False)
    assert vehicle.to_dict() == answer


def test_an_unknown_enum_value_can_be_refused(server: Server, colour: Colour) -> None:
    server.answer("GET /vehicles/v1", Answer(json={**VEHICLE, "vendor": "LUCID"}))
    client = colour.open(v2023_08_01, access_token="t0k3n")

    with pytest.raises(ResponseMismatch, match="VehicleVendor has no value 'LUCID'"):
        colour.wait(client.with_options(strict=True).vehicles.get("v1"))
    assert colour.wait(client.vehicles.get("v1")).vendor == "LUCID"


def test_unknown_members_are_kept(server: Server, colour: Colour) -> None:
    answer = {**VEHICLE, "colour": {"paint": "red"}}
    server.answer("GET /vehicles/v1", Answer(json=answer))
    client = colour.open(v2023_08_01, access_token="t0k3n", strict=True)

    vehicle = colour.wait(client.vehicles.get("v1"))

    assert vehicle.model_extra == {"colour": {"paint": "red"}}
    assert vehicle.to_dict() == answer


def test_absent_and_null_are_told_apart(server: Server, colour: Colour) -> None:
    information = VEHICLE["information"]
    told = {key: value for key, value in information.items() if key != "displayName"}
    answer = {**VEHICLE, "information": {**told, "vin": None}}
    server.answer("GET /vehicles/v1", Answer(json=answer))
    client = colour.open(v2023_08_01, access_token="t0k3n")

    vehicle = colour.wait(client.vehicles.get("v1"))

    assert (vehicle.information.display_name, vehicle.information.vin) == (None, None)
    assert vehicle.information.model_fields_set == {"vin", "brand", "model", "year"}
    assert vehicle.to_dict() == answer


def test_an_unknown_variant_is_kept(server: Server, colour: Colour) -> None:
    answer = schedules()
    answer["data"].append(BOAT)
    server.answer("GET /users/ada/schedules", Answer(json=answer))
    client = colour.open(v2023_08_01, access_token="t0k3n")

    charge, temperature, boat = colour.all(client.schedules.list("ada"))

    assert type(charge) is v2023_08_01.models.ChargeSchedule
    assert type(temperature) is v2023_08_01.models.TemperatureSchedule
    assert (type(boat).__name__, boat.tag) == ("UnknownVariant", "boat")
    assert boat.to_dict() == boat.model_extra == BOAT


def test_an_unknown_variant_can_be_refused(server: Server, colour: Colour) -> None:
    server.answer("GET /schedules/s9", Answer(json=BOAT))
    client = colour.open(v2023_08_01, access_token="t0k3n", strict=True)

    with pytest.raises(ResponseMismatch, match="'targetType' is 'boat'"):
        colour.wait(client.schedules.get("s9"))


@pytest.mark.parametrize("strict", [False, True])
def test_a_malformed_known_variant_is_an_error(
    strict: bool,  # noqa: FBT001 - a parameter of the test
    server: Server,
    colour: Colour,
) -> None:
    server.answer("GET /schedules/s1", Answer(json=MALFORMED))
    client = colour.open(v2023_08_01, access_token="t0k3n", strict=strict)

    with pytest.raises(ResponseMismatch, match=r"vehicle\.isEnabled") as caught:
        colour.wait(client.schedules.get("s1"))
    assert caught.value.body == MALFORMED
