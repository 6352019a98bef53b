"""What a call puts on the wire, and who it speaks for."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime, time
from typing import Any
from urllib.parse import parse_qsl

import pytest
from enode_client import OMITTED, v2023_02_01, v2023_08_01
from enode_client.errors import InvalidRequest
from renault_zoe_client import v2016

from tests.clients.colours import Colour
from tests.clients.descriptions import VERSIONS, Version, example
from tests.server import Answer, Server

ENODE = [version for version in VERSIONS if version.api == "enode"]
SCOPED = [version for version in ENODE if version.name < "2023-08-01"]
UNSCOPED = [version for version in ENODE if version not in SCOPED]
NEWEST_DATED = Version("enode", "2023-08-01")


@pytest.mark.parametrize("version", ENODE, ids=str)
def test_every_call_names_its_version(version: Version, server: Server, colour: Colour) -> None:
    server.answer("GET /chargers/c1", Answer(json=example(version, "getCharger")))
    server.answer("GET /health/ready", Answer(204))
    client = colour.open(version.module, access_token="t0k3n")

    charger = colour.wait(client.chargers.get("c1"))
    assert colour.wait(client.service_health.check_readiness()) is None

    pinned = version.root["x-version-header"]["value"]
    assert pinned == ("2023-08-01" if version.name == "latest" else version.name)
    assert pinned == version.module.VERSION
    assert type(charger) is version.module.models.Charger
    assert [one.headers["enode-version"] for one in server.requests] == [pinned] * 2
    assert server.requests[0].headers["authorization"] == "Bearer t0k3n"


@pytest.mark.parametrize("version", SCOPED, ids=str)
def test_a_user_is_chosen_by_client_or_call(
    version: Version, server: Server, colour: Colour
) -> None:
    server.answer("GET /chargers/c1", Answer(json=example(version, "getCharger")))
    server.answer("GET /health/ready", Answer(204))
    client = colour.open(version.module, access_token="t0k3n", user_id="ada")

    colour.wait(client.chargers.get("c1"))
    colour.wait(client.chargers.get("c1", user_id="grace"))
    colour.wait(client.with_options(user_id="hedy").chargers.get("c1"))
    colour.wait(client.service_health.check_readiness())
    colour.wait(colour.open(version.module, access_token="u53r").chargers.get("c1"))

    users = [one.headers.get("enode-user-id") for one in server.requests]
    assert users == ["ada", "grace", "hedy", None, None]


@pytest.mark.parametrize("version", UNSCOPED, ids=str)
def test_no_user_is_chosen_later(version: Version, server: Server, colour: Colour) -> None:
    server.answer("GET /chargers/c1", Answer(json=example(version, "getCharger")))
    with pytest.raises(TypeError, match="user_id"):
        colour.open(version.module, access_token="t0k3n", user_id="ada")
    client = colour.open(version.module, access_token="t0k3n")
    with pytest.raises(TypeError, match="user_id"):
        client.chargers.get("c1", user_id="ada")

    colour.wait(client.chargers.get("c1"))

    assert "enode-user-id" not in server.requests[0].headers


@pytest.mark.parametrize(
    ("arguments", "body"),
    [
        ({}, {}),
        ({"is_enabled": OMITTED, "deadline": OMITTED}, {}),
        ({"is_enabled": False}, {"isEnabled": False}),
        ({"deadline": None}, {"deadline": None}),
        ({"deadline": time(6, 30)}, {"deadline": "06:30"}),
        (
            {"minimum_charge_limit": 20, "is_enabled": True, "deadline": None},
            {"isEnabled": True, "deadline": None, "minimumChargeLimit": 20},
        ),
    ],
)
def test_arguments_become_a_body(
    arguments: dict[str, Any], body: dict[str, Any], server: Server, colour: Colour
) -> None:
    answer = example(NEWEST_DATED, "updateVehicleSmartChargingPolicy")
    server.answer("PUT /vehicles/v%2F1/smart-charging-policy", Answer(json=answer))
    client = colour.open(v2023_08_01, access_token="t0k3n")

    policy = colour.wait(client.vehicles.update_smart_charging_policy("v/1", **arguments))

    (seen,) = server.requests
    assert (seen.json, list(seen.json)) == (body, list(body))
    assert seen.headers["content-type"] == "application/json"
    assert policy.to_dict() == answer


def test_a_misfit_is_never_sent(server: Server, colour: Colour) -> None:
    client = colour.open(v2023_08_01, access_token="t0k3n")
    with pytest.raises(InvalidRequest, match="HH:MM"):
        colour.wait(client.vehicles.update_smart_charging_policy("v1", deadline="late"))
    with pytest.raises(InvalidRequest, match="whole minutes"):
        colour.wait(client.vehicles.update_smart_charging_policy("v1", deadline=time(6, 30, 15)))
    with pytest.raises(InvalidRequest, match="change its route"):
        colour.wait(client.vehicles.get(".."))

    assert server.requests == []


def test_lists_in_the_query_repeat_their_name(server: Server, colour: Colour) -> None:
    version = Version("enode", "2023-02-01")
    fields = v2023_02_01.models.ChargerFieldParameter
    server.answer("GET /chargers/c1", Answer(json=example(version, "getCharger")))
    client = colour.open(v2023_02_01, access_token="t0k3n")

    colour.wait(client.chargers.get("c1", field=["information", fields.CHARGE_STATE]))
    colour.wait(client.chargers.get("c1", field=()))

    queries = [parse_qsl(one.query) for one in server.requests]
    assert queries == [[("field[]", "information"), ("field[]", "chargeState")], []]


def test_values_in_the_query(server: Server, colour: Colour) -> None:
    version = Version("enode", "2023-02-01")
    answer = example(version, "getStatisticsCharging")
    server.answer("GET /statistics/charging", Answer(json=answer))
    client = colour.open(v2023_02_01, access_token="t0k3n")
    start = datetime(2023, 2, 1, 12, 30, tzinfo=UTC)

    got = colour.wait(
        client.statistics.get_charging(start_date=start, resolution="DAY", utc_offset=-1.5)
    )

    assert parse_qsl(server.requests[0].query) == [
        ("startDate", "2023-02-01T12:30:00Z"), ("resolution", "DAY"), ("utcOffset", "-1.5")
    ]  # fmt: skip
    assert [one.to_dict() for one in got] == answer


def test_create_from_keywords(server: Server, colour: Colour) -> None:
    answer = example(NEWEST_DATED, "createLocation")
    server.answer("POST /users/ada/locations", Answer(json=answer))
    client = colour.open(v2023_08_01, access_token="t0k3n")

    made = colour.wait(
        client.locations.create(
            "ada", name="Home", latitude=59.9173, longitude=10.7197, timezone_name="Europe/Oslo"
        )
    )

    assert type(made) is v2023_08_01.models.LocationResponse
    assert made.to_dict() == answer
    assert server.requests[0].json == {
        "name": "Home", "latitude": 59.9173, "longitude": 10.7197, "timezoneName": "Europe/Oslo"
    }  # fmt: skip


def test_create_from_a_model(server: Server, colour: Colour) -> None:
    models = v2023_08_01.models
    answer = example(NEWEST_DATED, "createSchedule", "chargeSchedule")
    server.answer("POST /users/ada/schedules", Answer(json=answer))
    client = colour.open(v2023_08_01, access_token="t0k3n")
    night = models.HourMinuteRange(
        **dict(zip(models.HourMinuteRange.model_fields, (time(22, 30), time(6)), strict=True))
    )

    made = colour.wait(
        client.schedules.create(
            "ada",
            body=models.ChargeSchedulePayload(
                is_enabled=True,
                default_should_charge=False,
                rules=[_rule(hour_minute=night, should_charge=True)],
                target_id="v1",
                target_type=models.ChargeTargetType.VEHICLE,
                location_id=None,
            ),
        )
    )

    assert type(made) is models.ChargeSchedule
    assert made.to_dict() == answer
    assert server.requests[0].json == {
        "isEnabled": True,
        "defaultShouldCharge": False,
        "rules": [{"hourMinute": {"from": "22:30", "to": "06:00"}, "shouldCharge": True}],
        "targetId": "v1",
        "targetType": "vehicle",
        "locationId": None,
    }


def _rule(**members: Any) -> Any:
    return v2023_08_01.models.ChargeScheduleRule(**members)


@pytest.mark.parametrize("version", VERSIONS, ids=str)
def test_both_colours_have_the_same_methods(version: Version) -> None:
    asynchronous = next(name for name in version.module.__all__ if name.startswith("Async"))
    resources = {place.split(".")[0] for key, place in version.symbols.items() if "#/paths" in key}
    clients = [
        getattr(version.module, name)(access_token="t0k3n")
        for name in (asynchronous.removeprefix("Async"), asynchronous)
    ]
    for name in resources:
        sync, other = ({**_methods(type(getattr(client, name)))} for client in clients)

        assert sync == other != {}


def _methods(cls: type) -> dict[str, list[Any]]:
    return {
        name: [(one.name, one.kind, one.default, one.annotation) for one in
               inspect.signature(method).parameters.values()]
        for name, method in vars(cls).items()
        if inspect.isfunction(method)
    }  # fmt: skip


def test_half_a_login_is_refused(colour: Colour) -> None:
    for half in ({"client_id": "me"}, {"client_secret": "s3cret"}):
        with pytest.raises(ValueError, match="go together"):
            colour.open(v2023_08_01, **half)
    with pytest.raises(ValueError, match="go together"):
        colour.open(v2016, username="ada@example.com")


@pytest.mark.parametrize("version", ENODE, ids=str)
def test_the_environments_are_those_of_the_description(version: Version) -> None:
    for server in version.root["servers"]:
        told = server["x-environment"]
        client = version.module.Enode(
            environment=told["name"], client_id="me", client_secret="s3cret"
        )

        assert client.options.base_url == server["url"]
        assert client._auth._token_url == told["tokenUrl"]
        assert "s3cret" not in repr((client, client.options, client._auth))
        client.close()
