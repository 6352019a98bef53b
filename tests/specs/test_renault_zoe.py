"""The two Renault Z.E. descriptions say what the facts say, in a form that machines can use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

VERSIONS = ("2016", "2018-12")
SPECS = Path(__file__).parents[2] / "specs" / "renault-zoe"
METHODS = ("get", "put", "post", "delete")

DOCUMENTS: dict[str, Any] = {
    version: yaml.safe_load((SPECS / f"{version}.yaml").read_text("utf-8")) for version in VERSIONS
}
SEED: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("renault-zoe-seed.yaml").read_text("utf-8")
)

SEED_OPERATIONS = {
    "POST /user/login": "login",
    "POST /user/token/refresh": "refreshToken",
    "GET /vehicle/{vin}/battery": "getBattery",
    "POST /vehicle/{vin}/air-conditioning": "startAirConditioning",
    "GET /vehicle/{vin}/air-conditioning": "getAirConditioningHistory",
    "POST /vehicle/{vin}/air-conditioning/scheduler": "setAirConditioningTimer",
    "GET /vehicle/{vin}/air-conditioning/last": "getLastAirConditioning",
    "POST /vehicle/{vin}/charge": "startCharging",
    "GET /vehicle/{vin}/charge/history": "getChargeHistory",
    "PUT /vehicle/{vin}/charge/scheduler/offboard": "setChargeScheduleDraft",
    "POST /vehicle/{vin}/charge/scheduler/offboard/deploy": "deployChargeSchedule",
    "GET /vehicle/{vin}/charge/scheduler/onboard": "getChargeSchedule",
    "PUT /vehicle/{vin}/charge/scheduler/onboard": "setChargeScheduleActivation",
    "GET /vehicle/{vin}/settings/notification": "getNotificationSettings",
    "PUT /vehicle/{vin}/settings/notification": "setNotificationSettings",
}
FOUND_LATER = {
    "POST /vehicle/{vin}/battery": "refreshBattery",
    "GET /vehicle/{vin}/air-conditioning/scheduler": "getAirConditioningTimer",
    "DELETE /vehicle/{vin}/air-conditioning/scheduler": "cancelAirConditioningTimer",
    "PUT /vehicle": "setActiveVehicle",
    "GET /vehicle/{vin}/charge/siblings": "getNeighbouringCharges",
    "GET /vehicle/{vin}/battery/history": "getBatteryHistory",
}
UNITS = {
    "BatteryStatus.charge_level": "%",
    "BatteryStatus.remaining_range": "km",
    "BatteryStatus.last_update": "epoch-ms",
    "BatteryStatus.remaining_time": "minutes",
    "AirConditioningTimer.start": "HHMM",
    "AirConditioningRecord.date": "epoch-ms",
    "ChargeRecord.date": "epoch-ms",
    "ChargeRecord.charge_level": "%",
    "ChargeRecord.remaining_autonomy": "km",
    "ChargeRecord.remaining_time": "milliseconds",
    "ChargingWindow.start": "HHMM",
    "ChargingWindow.duration": "HHMM-duration",
    "DoNotDisturb.start": "HHMM",
    "DoNotDisturb.end": "HHMM",
    "ServiceError.timestamp": "epoch-ms",
}
UNITS_FOUND_LATER = {
    "AirConditioningTimerStatus.next_start": "HHMM",
    "BatteryRecord.date": "epoch-ms",
    "BatteryRecord.charge_level": "%",
    "BatteryRecord.remaining_autonomy": "km",
    "BatteryRecord.remaining_time": "milliseconds",
    "PlannedCharge.date": "epoch-ms",
    "RestrictedCountryError.timestamp": "epoch-ms",
}
EMPTY = {
    "startAirConditioning 202": "none",
    "getAirConditioningHistory 204": "list",
    "setAirConditioningTimer 202": "none",
    "getLastAirConditioning 204": "none",
    "startCharging 202": "none",
    "getChargeHistory 204": "list",
    "setChargeScheduleDraft 204": "none",
    "deployChargeSchedule 202": "none",
    "setChargeScheduleActivation 204": "none",
    "setNotificationSettings 204": "none",
}
EMPTY_FOUND_LATER = {
    "refreshBattery 202": "none",
    "getAirConditioningTimer 204": "none",
    "cancelAirConditioningTimer 202": "none",
    "setActiveVehicle 204": "none",
    "getBatteryHistory 204": "list",
}

pytestmark = pytest.mark.parametrize("version", VERSIONS)


def operations(version: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in DOCUMENTS[version]["paths"].items():
        for method in METHODS:
            if method in item:
                yield f"{method.upper()} {path}", item[method]


def resolved(version: str, node: Any) -> Any:
    while "$ref" in node:
        target: Any = DOCUMENTS[version]
        for token in node["$ref"].removeprefix("#/").split("/"):
            target = target[token]
        node = target
    return node


def media_types(version: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, operation in operations(version):
        if "requestBody" in operation:
            yield f"{name} body", operation["requestBody"]["content"]["application/json"]
        for status, reference in operation["responses"].items():
            for body in resolved(version, reference).get("content", {}).values():
                yield f"{name} {status}", body


def errors(version: str, schema: Mapping[str, Any], value: object) -> list[str]:
    bundle = {**schema, "components": DOCUMENTS[version]["components"]}
    validator = jsonschema_rs.Draft202012Validator(bundle, validate_formats=True)
    return [error.message for error in validator.iter_errors(value)]


def properties(version: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, schema in DOCUMENTS[version]["components"]["schemas"].items():
        for key, value in schema.get("properties", {}).items():
            yield f"{name}.{key}", value


def test_the_description_is_openapi(version: str) -> None:
    assert list(OpenAPIV31SpecValidator(DOCUMENTS[version]).iter_errors()) == []
    assert DOCUMENTS[version]["info"]["version"] == version


def test_every_operation_is_there(version: str) -> None:
    expected = SEED_OPERATIONS if version == "2016" else SEED_OPERATIONS | FOUND_LATER

    assert {name: op["operationId"] for name, op in operations(version)} == expected


def test_every_unit_is_declared(version: str) -> None:
    expected = UNITS if version == "2016" else UNITS | UNITS_FOUND_LATER
    actual = {name: value["x-unit"] for name, value in properties(version) if "x-unit" in value}

    assert actual == expected


@pytest.mark.parametrize("name", ["Begin", "End"])
def test_months_are_strings_that_keep_their_zero(version: str, name: str) -> None:
    schema = DOCUMENTS[version]["components"]["parameters"][name]["schema"]

    assert schema["x-unit"] == "MMYY"
    assert errors(version, schema, "0119") == []
    assert errors(version, schema, "1319") != []
    assert errors(version, schema, 119) != []


def test_every_empty_answer_says_what_it_means(version: str) -> None:
    expected = EMPTY if version == "2016" else EMPTY | EMPTY_FOUND_LATER
    actual = {
        f"{operation['operationId']} {status}": response.get("x-empty")
        for _, operation in operations(version)
        for status, response in operation["responses"].items()
        if status.startswith("2") and "content" not in response
    }

    assert actual == expected


def test_every_body_has_examples_and_all_of_them_validate(version: str) -> None:
    for name, media_type in media_types(version):
        assert media_type.get("examples"), name
        for label, example in media_type["examples"].items():
            assert errors(version, media_type["schema"], example["value"]) == [], (name, label)


def test_the_samples_of_the_seed_validate(version: str) -> None:
    schemas = DOCUMENTS[version]["components"]["schemas"]

    for name, value in SEED.items():
        refused = errors(version, schemas[name], value) != []
        assert refused is (name == "Session" and version == "2018-12"), name


@pytest.mark.parametrize(
    ("start", "duration", "accepted"),
    [
        ("0100", "0115", True),
        ("2345", "0015", True),
        ("0000", "2345", True),
        ("0110", "0015", False),
        ("2400", "0015", False),
        ("0100", "0000", False),
        ("0100", "2400", False),
        ("100", "0015", False),
    ],
)
def test_windows_are_quarters_of_an_hour(
    version: str, start: str, duration: str, *, accepted: bool
) -> None:
    schema = DOCUMENTS[version]["components"]["schemas"]["ChargingWindow"]

    assert (errors(version, schema, {"start": start, "duration": duration}) == []) is accepted


def test_everything_is_described_in_words(version: str) -> None:
    document = DOCUMENTS[version]
    for name, schema in document["components"]["schemas"].items():
        assert schema["description"], name
    for name, value in properties(version):
        assert value["description"], name
    for name, operation in operations(version):
        assert operation["summary"], name
        assert operation["description"], name
        assert all(resolved(version, r)["description"] for r in operation["responses"].values())
    for name, parameter in document["components"]["parameters"].items():
        assert parameter["description"], name


def test_objects_and_enums_have_names_of_their_own(version: str) -> None:
    for name, value in properties(version):
        assert value.get("type") != "object", name
        assert "enum" not in value, name
    for name, media_type in media_types(version):
        assert "$ref" in media_type["schema"].get("items", media_type["schema"]), name


def test_every_enum_value_is_explained(version: str) -> None:
    for name, schema in DOCUMENTS[version]["components"]["schemas"].items():
        assert list(schema.get("x-enum-descriptions", {})) == schema.get("enum", []), name


def test_nothing_assumed_goes_unlabelled(version: str) -> None:
    responses = list(DOCUMENTS[version]["components"]["responses"].values())
    responses += [r for _, op in operations(version) for r in op["responses"].values()]
    for response in responses:
        text = response.get("description", "")
        if re.search("mock|not recorded|concluded", text):
            assert response["x-evidence"] in {"derived", "assumed"}, text


def test_the_login_flow_is_told_to_machines(version: str) -> None:
    login = DOCUMENTS[version]["components"]["securitySchemes"]["UserToken"]["x-login"]
    common = {
        "login": {"path": "/user/login", "username": "username", "password": "password"},
        "refresh": {"path": "/user/token/refresh"},
        "token": "token",
    }
    moved = {
        "refreshCookie": "refreshToken",
        "xsrf": {"member": "xsrfToken", "header": "X-XSRF-TOKEN"},
    }

    assert login == common | ({"refreshToken": "refresh_token"} if version == "2016" else moved)


def test_a_hop_is_explained_where_there_is_one(version: str) -> None:
    entries = DOCUMENTS[version].get("x-migration", [])

    assert bool(entries) is (version == "2018-12")
    assert {(entry["from"], entry["to"]) for entry in entries} <= {("2016", "2018-12")}
