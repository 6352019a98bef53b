"""What the mock of Enode does, beyond the rows of its changelog."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mock.behaviour.acting import acting
from tests.mock.behaviour.enodes import BASIC, CAR, USER, Enode

CHARGER = "a3d6f1c8-0c57-4d0c-8c0b-6f6a2d1e9b34"
HVAC = "6f0c2d4e-1b3a-4c5d-8e7f-9a0b1c2d3e4f"
BATTERY = "d5a1c9b7-3e2f-4b8a-9d6c-1f0e2d3c4b5a"
HOME = "8d90101b-3f2f-462a-bbb4-1ed320d33bbe"
OLD, APRIL, MAY, AUGUST, LATEST = (
    "2023-02-01",
    "2023-04-15",
    "2023-05-01",
    "2023-08-01",
    "latest",
)


@pytest.fixture
def enode() -> Any:
    made = Enode(acting("enode"))
    yield made
    assert made.misfits() == []


def change(enode: Enode, kind: str, key: str, **changes: Any) -> None:
    entity = enode.store.get(kind, key)
    assert entity is not None
    enode.store.put(kind, key, {**entity, **changes})


def state(enode: Enode, **changes: Any) -> None:
    entity = enode.store.get("Vehicle", CAR) or {}
    before = entity["chargeState"]
    assert isinstance(before, dict)
    change(enode, "Vehicle", CAR, chargeState={**before, **changes})


def start(enode: Enode, action: str = "START", version: str = LATEST) -> Any:
    return enode.at(version, "POST", f"/vehicles/{CAR}/charging", {"action": action})


def followed(enode: Enode, key: str, kind: str = "vehicles") -> Any:
    return enode.at(LATEST, "GET", f"/{kind}/actions/{key}").body


@pytest.mark.parametrize(
    ("authorization", "form", "status", "error"),
    [
        ("", b"grant_type=client_credentials", 401, "invalid_client"),
        ("Basic !", b"grant_type=client_credentials", 401, "invalid_client"),
        ("Bearer Y2w6c2U=", b"grant_type=client_credentials", 401, "invalid_client"),
        (BASIC["authorization"], b"", 400, "invalid_request"),
        (BASIC["authorization"], b"grant_type=password", 400, "unsupported_grant_type"),
        (
            BASIC["authorization"],
            b"grant_type=authorization_code&code=nobody",
            400,
            "invalid_grant",
        ),
    ],
)
def test_tokens_are_not_given_to_anybody(
    enode: Enode, authorization: str, form: bytes, status: int, error: str
) -> None:
    headers = {**BASIC, "authorization": authorization}
    said = enode.mock.ask("POST", "/oauth2/token", form, headers=headers)
    assert (said.status, said["error"]) == (status, error)


def test_a_token_lasts_an_hour(enode: Enode) -> None:
    enode.later(3599)
    assert enode.at(LATEST, "GET", f"/vehicles/{CAR}").status == 200
    enode.later(1)
    refused = enode.at(LATEST, "GET", f"/vehicles/{CAR}")
    assert refused.status == 401
    assert refused.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert enode.at(LATEST, "GET", "/health/vehicles").status == 200
    assert enode.mock.ask("GET", "/health/ready").status == 204


def test_old_versions_need_a_user(enode: Enode) -> None:
    told = {"enode-version": MAY}
    assert enode.mock.ask("GET", "/vehicles", headers=told).status == 403
    assert enode.at(MAY, "GET", "/vehicles", user="nobody").status == 403
    assert enode.at(MAY, "GET", "/me").status == 200


@pytest.mark.parametrize(
    ("changes", "action", "reason"),
    [
        ({"isPluggedIn": False}, "START", "FAILED_PRECONDITION"),
        ({"isFullyCharged": True}, "START", "UNNECESSARY"),
        ({"isCharging": True}, "STOP", None),
        ({}, "START", None),
    ],
)
def test_an_action_ends_as_the_vehicle_can(
    enode: Enode, changes: dict[str, object], action: str, reason: str | None
) -> None:
    state(enode, **changes)
    begun = start(enode, action)
    assert begun["state"] == "PENDING"
    enode.later(11)
    ended = followed(enode, begun["id"])
    assert ended["state"] == ("FAILED" if reason else "CONFIRMED")
    assert (ended["failureReason"] or {}).get("type") == reason


def test_a_vehicle_that_is_out_of_reach_is_waited_for(enode: Enode) -> None:
    change(enode, "Vehicle", CAR, isReachable=False)
    begun = start(enode)
    enode.later(200)
    assert followed(enode, begun["id"])["state"] == "PENDING"
    enode.later(101)
    assert followed(enode, begun["id"])["failureReason"]["type"] == "NO_RESPONSE"


def test_a_vehicle_that_vanishes_ends_its_actions(enode: Enode) -> None:
    begun = start(enode)
    enode.store.remove("Vehicle", CAR)
    enode.later(11)
    assert followed(enode, begun["id"])["failureReason"]["type"] == "NOT_FOUND"


def test_a_vehicle_that_takes_no_commands_is_known_before(enode: Enode) -> None:
    vehicles = enode.at(LATEST, "GET", "/vehicles")["data"]
    deaf = next(v for v in vehicles if not v["capabilities"]["startCharging"]["isCapable"])
    path = f"/vehicles/{deaf['id']}/charging"
    assert enode.at(LATEST, "POST", path, {"action": "START"}).status == 400
    begun = enode.at(MAY, "POST", path, {"action": "START"}, user=deaf["userId"])
    enode.later(11)
    assert followed(enode, begun["id"])["failureReason"]["type"] == "FAILED_PRECONDITION"


def test_a_vehicle_fills_up(enode: Enode) -> None:
    state(enode, batteryLevel=80)
    start(enode)
    enode.later(11)
    enode.later(1800)
    half = enode.at(LATEST, "GET", f"/vehicles/{CAR}")["chargeState"]
    assert 80 < half["batteryLevel"] < 90
    assert half["chargeTimeRemaining"] > 0
    enode.later(4 * 3600)
    enode.renew()
    full = enode.at(LATEST, "GET", f"/vehicles/{CAR}")["chargeState"]
    assert (full["batteryLevel"], full["isFullyCharged"]) == (90, True)
    assert full["powerDeliveryState"] == "PLUGGED_IN:COMPLETE"


def test_smart_charging_waits_charges_and_ends(enode: Enode) -> None:
    policy = f"/vehicles/{CAR}/smart-charging-policy"
    status = f"/vehicles/{CAR}/smart-charging-status"
    latest = f"/vehicles/{CAR}/smart-charging-plans/latest"
    assert enode.at(LATEST, "GET", policy)["isEnabled"] is False
    assert enode.at(LATEST, "GET", status)["state"] == "DISABLED"
    assert enode.at(LATEST, "GET", latest).status == 404
    enode.at(LATEST, "PUT", policy, {"isEnabled": True})
    plan = enode.at(LATEST, "GET", status)["plan"]
    assert enode.at(LATEST, "GET", latest)["id"] == plan["id"]
    assert start(enode).status == 422
    override = enode.at(LATEST, "POST", f"/vehicles/{CAR}/smart-override")
    assert followed(enode, override["vendorActionId"])["state"] == "PENDING"
    enode.later(11)
    seen = enode.at(LATEST, "GET", status)
    assert seen["state"] == "PLAN:EXECUTING:OVERRIDDEN"
    assert seen["smartOverride"]["targetId"] == CAR
    assert enode.at(LATEST, "DELETE", f"/vehicles/{CAR}/smart-override").status == 200
    assert enode.at(LATEST, "DELETE", f"/vehicles/{CAR}/smart-override").status == 404
    enode.later(14 * 3600)
    enode.renew()
    assert enode.at(LATEST, "GET", status)["state"] == "PLAN:EXECUTING:STARTED"
    enode.later(10 * 3600)
    enode.renew()
    full = enode.at(LATEST, "GET", status)
    assert full["state"] == "FULLY_CHARGED"
    assert enode.at(OLD, "GET", status)["state"] == "CONSIDERING"
    assert enode.at(OLD, "GET", status)["consideration"]["needsSignificantCharge"] is False
    assert enode.at(LATEST, "GET", latest)["finalState"] == "PLAN:ENDED:FINISHED"
    enode.at(LATEST, "PUT", policy, {"isEnabled": False})
    assert enode.at(LATEST, "GET", status)["state"] == "DISABLED"


def test_the_deprecated_name_of_an_override_is_the_same(enode: Enode) -> None:
    path = f"/chargers/{CHARGER}/external-start"
    begun = enode.at(OLD, "POST", path)
    assert begun["targetType"] == "charger"
    assert enode.at(OLD, "DELETE", path)["endedAt"] is not None
    assert enode.at(MAY, "POST", path).status == 404


def test_limits_and_modes_are_set_by_actions(enode: Enode) -> None:
    path = f"/chargers/{CHARGER}"
    begun = enode.at(LATEST, "POST", f"{path}/max-current", {"maxCurrent": 10})
    mode = f"/batteries/{BATTERY}/operation-mode"
    other = enode.at(LATEST, "POST", mode, {"operationMode": "TIME_OF_USE"})
    assert enode.at(LATEST, "POST", mode, {"operationMode": "EXPORT_FOCUS"}).status == 400
    enode.later(11)
    assert followed(enode, begun["id"], "chargers")["state"] == "CONFIRMED"
    assert enode.at(LATEST, "GET", path)["chargeState"]["maxCurrent"] == 10
    assert enode.at(LATEST, "GET", f"/batteries/{BATTERY}")["config"]["operationMode"] == (
        "TIME_OF_USE"
    )
    cancel = f"/batteries/actions/{other['id']}/cancel"
    assert enode.at(LATEST, "POST", cancel).status == 409
    again = enode.at(LATEST, "POST", mode, {"operationMode": "IMPORT_FOCUS"})
    cancelled = enode.at(LATEST, "POST", f"/batteries/actions/{again['id']}/cancel")
    assert (cancelled.status, cancelled["state"]) == (200, "CANCELLED")
    assert enode.at(LATEST, "POST", f"/batteries/actions/{HOME}/cancel").status == 404


def test_a_thermostat_is_told_in_old_and_new_words(enode: Enode) -> None:
    path = f"/hvacs/{HVAC}"
    assert enode.at(OLD, "GET", path)["targetTemperature"] == {"temperature": 22, "deadband": 4}
    begun = enode.at(OLD, "POST", f"{path}/temperature", {"temperature": 20, "deadband": 2})
    assert begun["targetTemperature"] == {"temperature": 20, "deadband": 2}
    enode.later(11)
    held = enode.at(LATEST, "GET", path)
    assert (held["mode"], held["heatSetpoint"], held["coolSetpoint"]) == ("AUTO", 19, 21)
    heat = {"mode": "HEAT", "heatSetpoint": 18}
    enode.at(LATEST, "POST", f"{path}/permanent-hold", heat)
    enode.later(11)
    assert enode.at(OLD, "GET", path)["targetTemperature"]["temperature"] is None
    enode.at(LATEST, "POST", f"{path}/follow-schedule")
    enode.later(11)
    assert enode.at(LATEST, "GET", path)["holdType"] == "SCHEDULED"
    none = {"temperature": None, "deadband": None}
    assert enode.at(OLD, "POST", f"{path}/temperature", none).status == 200
    wrong = {"mode": "AUTO", "heatSetpoint": 22, "coolSetpoint": 20}
    assert enode.at(LATEST, "POST", f"{path}/permanent-hold", wrong).status == 400


def test_a_thermostat_is_placed_under_both_names(enode: Enode) -> None:
    path = f"/hvacs/{HVAC}"
    assert enode.at(MAY, "PUT", path, {"chargingLocationId": None})["chargingLocationId"] is None
    assert enode.at(LATEST, "PUT", path, {"locationId": HOME})["locationId"] == HOME
    assert enode.at(LATEST, "PUT", path, {"locationId": CAR}).status == 400


RULE = {"hourMinute": {"from": "22:00", "to": "06:00"}}


def test_temperature_schedules_have_old_and_new_targets(enode: Enode) -> None:
    old = {
        "isEnabled": True,
        "targetId": HVAC,
        "targetType": "hvac",
        "defaultTarget": {"heatSetpoint": 19, "coolSetpoint": 25},
        "rules": [
            {**RULE, "target": {"heatSetpoint": 16}},
            {**RULE, "targetTemperature": {"temperature": 20, "deadband": 4}},
        ],
        "chargingLocationId": HOME,
    }
    made = enode.at(APRIL, "POST", "/schedules", old)
    assert made.status == 201, made
    new = enode.at(LATEST, "GET", f"/schedules/{made['id']}").body
    assert new["defaultTargetState"] == {
        "holdType": "PERMANENT",
        "mode": "AUTO",
        "heatSetpoint": 19,
        "coolSetpoint": 25,
    }
    assert [rule["targetState"]["mode"] for rule in new["rules"]] == ["HEAT", "AUTO"]
    assert [*new["rules"][1]["targetState"].values()][2:] == [18, 22]
    assert "locationId" not in new
    old_again = enode.at(APRIL, "GET", f"/schedules/{made['id']}").body
    assert old_again["rules"][0]["target"] == {"heatSetpoint": 16}
    assert old_again["defaultTarget"] == {"heatSetpoint": 19, "coolSetpoint": 25}
    status = f"/schedules/{made['id']}/status"
    enode.later(1)
    assert enode.at(LATEST, "GET", status)["state"] == "ALIGNED"
    assert enode.at(APRIL, "GET", status)["expected"] == {"heatSetpoint": 19, "coolSetpoint": 25}
    assert enode.at(LATEST, "POST", f"/hvacs/{HVAC}/follow-schedule").status == 422
    enode.later(11 * 3600)
    enode.renew()
    assert enode.at(LATEST, "GET", f"/hvacs/{HVAC}")["heatSetpoint"] == 16
    follow = {"defaultTargetState": {"holdType": "SCHEDULED"}, "rules": []}
    enode.at(LATEST, "PUT", f"/schedules/{made['id']}", follow)
    enode.later(1)
    assert enode.at(LATEST, "GET", f"/hvacs/{HVAC}")["holdType"] == "SCHEDULED"
    assert enode.at(APRIL, "GET", f"/schedules/{made['id']}")["defaultTarget"] == {}


def test_a_charge_schedule_controls_its_vehicle(enode: Enode) -> None:
    body = {
        "isEnabled": True,
        "defaultShouldCharge": False,
        "rules": [
            {**RULE, "weekdays": [5], "shouldCharge": True},
            {
                "fromTimestamp": "2026-02-01T12:00:00Z",
                "toTimestamp": "2026-02-01T13:00:00Z",
                "shouldCharge": True,
            },
        ],
        "targetId": CAR,
        "targetType": "vehicle",
        "locationId": None,
    }
    made = enode.at(LATEST, "POST", f"/users/{USER}/schedules", body)
    assert made.status == 200, made
    status = f"/schedules/{made['id']}/status"
    coming = enode.at(LATEST, "GET", status)["upcomingTransitions"]
    assert [each["at"] for each in coming] == ["2026-01-31T22:00:00Z", "2026-02-01T06:00:00Z"]
    assert "externalStart" in enode.at(OLD, "GET", status).body
    assert start(enode).status == 422
    enode.later(10 * 3600 + 1)
    enode.renew()
    assert enode.at(LATEST, "GET", f"/vehicles/{CAR}")["chargeState"]["isCharging"] is True
    enode.later(4 * 3600)
    enode.renew()
    assert enode.at(LATEST, "GET", status)["isChargingExpectedParts"]["shouldCharge"] is True
    assert enode.at(MAY, "GET", "/schedules")[0]["targetId"] == CAR
    assert enode.at(LATEST, "GET", f"/users/{USER}/schedules")["data"][0]["id"] == made["id"]
    off = enode.at(LATEST, "PUT", f"/schedules/{made['id']}", {"isEnabled": False})
    assert off["isEnabled"] is False
    assert enode.at(LATEST, "GET", status)["state"] == "INACTIVE:DISABLED"
    wrong = {"targetId": "nobody", "targetType": "vehicle"}
    assert enode.at(LATEST, "PUT", f"/schedules/{made['id']}", wrong).status == 404
    assert enode.at(LATEST, "DELETE", f"/schedules/{made['id']}").status == 204
    assert enode.at(LATEST, "GET", status).status == 404


def test_locations_under_both_names(enode: Enode) -> None:
    body = {"name": "Cabin", "latitude": 60.5, "longitude": 8.2, "timezoneName": "Europe/Oslo"}
    made = enode.at(LATEST, "POST", f"/users/{USER}/locations", body)
    assert len(enode.at(MAY, "GET", "/charging-locations").body) == 2
    path = f"/charging-locations/{made['id']}"
    assert enode.at(MAY, "PUT", path, {"name": "Hut"})["latitude"] == 60.5
    assert enode.at(LATEST, "GET", f"/locations/{made['id']}")["name"] == "Hut"
    assert enode.at(MAY, "DELETE", path)["id"] == made["id"]
    assert enode.at(MAY, "GET", path).status == 404
    assert enode.at(LATEST, "DELETE", f"/locations/{HOME}").status == 200
    assert enode.at(LATEST, "GET", f"/vehicles/{CAR}")["locationId"] is None


@pytest.mark.parametrize(
    ("intervals", "detail"),
    [
        ([{"name": "DAY", "from": "06:00", "to": "22:30"}], "leave a part of the week out"),
        (
            [
                {"name": "DAY", "from": "00:00", "to": "00:00"},
                {"name": "NIGHT", "from": "22:00", "to": "06:00"},
            ],
            "overlap",
        ),
        ([{"name": "PEAK", "from": "00:00", "to": "00:00"}], "no rate 'PEAK'"),
    ],
)
def test_tariffs_must_cover_the_week_once(
    enode: Enode, intervals: list[object], detail: str
) -> None:
    body = {"tariffId": "day-and-night", "tariffIntervals": intervals}
    said = enode.at(LATEST, "PUT", f"/locations/{HOME}/tariff", body)
    assert said.status == 400
    assert detail in said["detail"]


def test_a_tariff_is_told_by_day(enode: Enode) -> None:
    rates = [{"name": "DAY", "cost": "1"}, {"name": "NIGHT", "cost": "0.5"}]
    assert enode.at(LATEST, "PUT", "/tariffs/mine", rates).status == 204
    intervals = [
        {"name": "DAY", "fromHourMinute": "06:00", "toHourMinute": "22:30"},
        {"name": "NIGHT", "fromHourMinute": "22:30", "toHourMinute": "06:00"},
    ]
    body = {"tariffId": "mine", "tariffIntervals": intervals}
    assert enode.at(MAY, "PUT", f"/charging-locations/{HOME}/tariff", body).status == 204
    told = enode.at(LATEST, "GET", f"/locations/{HOME}/tariff").body
    assert len(told) == 21
    assert [each["tariffName"] for each in told[:3]] == ["NIGHT", "DAY", "NIGHT"]
    assert told[2]["toHourMinute"] == "00:00"
    unknown = {"tariffId": "other", "tariffIntervals": []}
    assert enode.at(MAY, "PUT", f"/charging-locations/{HOME}/tariff", unknown).status == 400


def test_users_link_and_go(enode: Enode) -> None:
    body = {"vendor": "ZAPTEC", "vendorType": "charger", "redirectUri": "http://127.0.0.1/done"}
    made = enode.at(LATEST, "POST", "/users/new/link", body)
    query = made["linkUrl"].partition("?")[2]
    answer = enode.mock.ask("GET", "/link", query=query)
    assert answer.status == 302
    assert answer.headers["location"].startswith("http://127.0.0.1/done?state=")
    assert enode.mock.ask("GET", "/link", query=query).status == 404
    assert enode.at(MAY, "GET", "/me", user="new")["linkedVendors"][0]["vendor"] == "ZAPTEC"
    assert enode.at(LATEST, "GET", "/users/new/vendor/ZAPTEC")["isValid"] is True
    assert enode.at(LATEST, "GET", "/users/new/vendor/TESLA").status == 404
    assert enode.at(LATEST, "GET", "/users")["data"][0]["id"] == "new"
    assert enode.at(MAY, "DELETE", "/me/vendors/TESLA").status == 204
    assert enode.at(MAY, "DELETE", "/me/vendors/TESLA").status == 404
    assert enode.at(LATEST, "GET", f"/users/{USER}/vehicles")["data"] == []
    assert enode.at(LATEST, "DELETE", f"/users/{USER}").status == 204
    assert enode.at(LATEST, "GET", f"/users/{USER}").status == 404
    assert enode.at(LATEST, "GET", f"/locations/{HOME}").status == 404


def test_devices_are_listed_as_they_were_and_are(enode: Enode) -> None:
    assert enode.at(MAY, "GET", "/chargers").body == [CHARGER]
    assert enode.at(AUGUST, "GET", "/chargers")["data"][0]["id"] == CHARGER
    assert enode.at(LATEST, "GET", "/meters")["data"][0]["energyState"]["power"] == -1.7
    enode.later(600)
    live = enode.at(MAY, "GET", f"/vehicles/{CAR}", query="field[]=location")
    assert live["lastSeen"] == "2026-01-31T12:10:00Z"
    enode.later(60)
    assert enode.at(LATEST, "POST", f"/vehicles/{CAR}/refresh-hint").status == 204
    assert enode.at(LATEST, "GET", f"/vehicles/{CAR}")["lastSeen"] == "2026-01-31T12:11:00Z"
    assert enode.at(LATEST, "POST", "/vehicles/nobody/refresh-hint").status == 404


@pytest.mark.parametrize("query", ["after=x&before=y", "after=x", "before=YQ"])
def test_cursors_that_are_none_are_refused(enode: Enode, query: str) -> None:
    assert enode.at(LATEST, "GET", "/vehicles", query=query).status == 400


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("startDate=2023-02-01T00:00:00Z&endDate=2023-01-01T00:00:00Z", 400),
        ("startDate=1900-01-01T00:00:00Z&resolution=QUARTER_HOUR", 400),
        ("startDate=2026-01-01T00:00:00Z&id=nobody", 404),
        ("startDate=2020-01-01T00:00:00Z&resolution=YEAR", 200),
        ("startDate=2025-01-01T00:00:00Z&resolution=MONTH&utcOffset=1.5", 200),
        ("startDate=2025-01-01T00:00:00Z&resolution=WEEK", 200),
        ("startDate=2026-01-30T00:00:00Z&resolution=HALF_HOUR", 200),
        ("startDate=2020-01-01T00:00:00Z&endDate=9999-12-31T23:59:59Z&resolution=YEAR", 400),
        ("startDate=0001-01-01T00:00:00Z&resolution=WEEK&utcOffset=-9", 400),
    ],
)
def test_statistics_of_all_kinds_of_time(enode: Enode, query: str, status: int) -> None:
    path = f"/users/{USER}/statistics/charging"
    assert enode.at(LATEST, "GET", path, query=f"{query}&type=vehicle").status == status


def test_the_first_version_asks_for_a_vehicle(enode: Enode) -> None:
    query = "startDate=2026-01-30T00:00:00Z&vehicleId="
    assert enode.at(OLD, "GET", "/statistics/charging", query=f"{query}{CAR}").status == 200
    assert enode.at(OLD, "GET", "/statistics/charging", query=f"{query}nobody").status == 400


def test_interventions_speak_the_language_asked_for(enode: Enode) -> None:
    english = enode.at(LATEST, "GET", "/interventions").body
    norwegian = enode.at(LATEST, "GET", "/interventions", query="language=nb-NO&vendor=TESLA").body
    assert [len(english), len(norwegian)] == [2, 1]
    one = enode.at(LATEST, "GET", f"/interventions/{english[0]['id']}", query="language=fi-FI")
    titles = {english[0]["resolution"]["title"], norwegian[0]["resolution"]["title"]}
    assert len(titles | {one["resolution"]["title"]}) == 3
    assert enode.at(LATEST, "GET", f"/interventions/{CAR}").status == 404
