"""What the versions from 2023-02-01 to 2023-05-01 promise: operations, users, events, examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
import pytest
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from specloom.spec import load_value

pytestmark = pytest.mark.exhaustive

ENODE: Final = Path(__file__).parents[2] / "specs" / "enode"
OPERATIONS: Final = Path(__file__).parent / "operations"
METHODS: Final = ("get", "put", "post", "delete", "patch")
COUNTS: Final = {
    "2023-02-01": 60,
    "2023-03-01": 55,
    "2023-04-01": 55,
    "2023-04-15": 55,
    "2023-05-01": 55,
}
FIRST: Final = "2023-02-01"
SOURCES: Final = sorted(path.name for path in (ENODE / "source").glob("2023-0[2-5]*.yaml"))
USER_SCOPED: Final = re.compile(
    r"/(?:me|vehicles|chargers|hvacs|inverters|charging-locations|schedules|statistics)\b"
)
DEPRECATED: Final = {
    "vehicleCreateExternalStart",
    "vehicleEndExternalStart",
    "chargerCreateExternalStart",
    "chargerEndExternalStart",
    "postSetHvacTargetTemperature",
}
EVENTS: Final = {
    "user:schedule:execution-updated",
    "user:vehicle:smart-charging-status-updated",
    "user:vendor-action:updated",
    "user:credentials:invalidated",
    "system:heartbeat",
    "enode:firehose:test",
    *(
        f"user:{asset}:{what}"
        for asset in ("vehicle", "charger", "hvac", "inverter")
        for what in ("discovered", "updated", "deleted")
    ),
}
UNITS: Final = {
    "VehicleChargeState.batteryLevel": "%",
    "VehicleChargeState.range": "km",
    "VehicleChargeState.batteryCapacity": "kWh",
    "VehicleChargeState.chargeRate": "kW",
    "VehicleChargeState.chargeTimeRemaining": "minutes",
    "VehicleOdometer.distance": "km",
    "VehicleSmartChargingPolicy.deadline": "HH:MM",
    "VehicleSmartChargingPlan.smartCost": "currency",
    "MaxCurrentPayload.maxCurrent": "A",
    "HVAC.currentTemperature": "degC",
    "InverterProductionState.totalLifetimeProduction": "kWh",
    "TariffRate.cost": "currency/kWh",
    "HourMinuteRange.from": "HH:MM",
    "ChargingStatistics.kwhSum": "kWh",
}
KINDS: Final = {
    "renamed",
    "moved",
    "replaced_by",
    "meaning_changed",
    "enum_map",
    "lossy",
    "behaviour",
    "note",
}

every = pytest.mark.parametrize("version", COUNTS)


@cache
def description(version: str) -> Any:
    text = (ENODE / f"{version}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def schemas(version: str) -> Any:
    return description(version)["components"]["schemas"]


def operations(version: str) -> Iterator[tuple[str, str, Any]]:
    for path, item in description(version)["paths"].items():
        for method in METHODS:
            if method in item:
                yield method, path, item[method]


def at(document: Any, pointer: str) -> Any:
    for step in pointer.removeprefix("#/").split("/"):
        document = document[step.replace("~1", "/").replace("~0", "~")]
    return document


def resolved(version: str, node: Any) -> Any:
    while set(node) == {"$ref"}:
        node = at(description(version), node["$ref"])
    return node


def nodes(node: Any, pointer: str = "#") -> Iterator[tuple[str, Any]]:
    """Every object outside examples and `x-migration`, with its pointer."""
    if isinstance(node, dict):
        yield pointer, node
        for key, value in node.items():
            if key not in ("example", "examples", "x-migration"):
                yield from nodes(value, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from nodes(value, f"{pointer}/{index}")


def bodies(version: str) -> Iterator[tuple[str, Any]]:
    """Every JSON body, with the pointer of its media type."""
    for pointer, node in nodes(description(version)):
        if pointer.endswith("/content/application~1json"):
            yield pointer, node


def validator(version: str, schema: Any) -> jsonschema_rs.Draft202012Validator:
    document = {"components": description(version)["components"], "value": schema}
    return jsonschema_rs.Draft202012Validator(
        {"$ref": "urn:description#/value"},
        registry=jsonschema_rs.Registry([("urn:description", document)]),
        validate_formats=True,
    )


def parameters(version: str, operation: Any) -> dict[str, Any]:
    found = (resolved(version, parameter) for parameter in operation["parameters"])
    return {parameter["name"]: parameter for parameter in found}


def events(version: str) -> Any:
    webhook = description(version)["webhooks"]["events"]["post"]
    return webhook["requestBody"]["content"]["application/json"]["schema"]


@every
def test_is_valid_openapi(version: str) -> None:
    assert description(version)["openapi"] == "3.1.0"
    OpenAPIV31SpecValidator(description(version)).validate()


@every
def test_operations_are_those_of_the_facts(version: str) -> None:
    listed = FIRST if version == FIRST else "2023-03-01"
    expected = (OPERATIONS / f"enode-{listed}.txt").read_text(encoding="utf-8").splitlines()
    found = [
        f"{method.upper()} {path} {operation['operationId']}"
        for method, path, operation in operations(version)
    ]
    assert sorted(found) == sorted(expected)
    assert len(found) == COUNTS[version]


@every
def test_what_is_deprecated_leaves_with_the_next_version(version: str) -> None:
    deprecated = {o["operationId"] for _, _, o in operations(version) if o.get("deprecated")}
    assert deprecated == (DEPRECATED if version == FIRST else set())


@every
def test_version_is_pinned_and_may_be_asked_for(version: str) -> None:
    root = description(version)
    assert root["info"]["version"] == version
    assert root["x-version-header"] == {"name": "Enode-Version", "value": version}
    for _, _, operation in operations(version):
        header = parameters(version, operation)["Enode-Version"]
        assert header["in"] == "header"
        assert header["required"] is False
        assert header["example"] == version


@every
def test_users_are_chosen_by_header_or_by_their_own_token(version: str) -> None:
    assert description(version)["x-user-scope"] == {
        "header": "Enode-User-Id",
        "argument": "user_id",
    }
    for _, path, operation in operations(version):
        scoped = USER_SCOPED.match(path) is not None
        assert ("Enode-User-Id" in parameters(version, operation)) is scoped, path
        assert ({"UserAccessToken": []} in operation["security"]) is scoped, path
        if scoped:
            assert parameters(version, operation)["Enode-User-Id"]["required"] is False
        if path.startswith("/health/"):
            assert not operation["security"] or {} in operation["security"], path
        else:
            assert {"ClientAccessToken": []} in operation["security"], path


@every
def test_servers_are_production_then_sandbox(version: str) -> None:
    assert [
        (server["x-environment"]["name"], server["url"], server["x-environment"]["tokenUrl"])
        for server in description(version)["servers"]
    ] == [
        (
            name,
            f"https://enode-api.{name}.enode.io",
            f"https://oauth.{name}.enode.io/oauth2/token",
        )
        for name in ("production", "sandbox")
    ]


@every
def test_lists_are_bare_arrays(version: str) -> None:
    for path in ("/vehicles", "/chargers", "/hvacs", "/inverters", "/charging-locations"):
        answer = description(version)["paths"][path]["get"]["responses"]["200"]
        schema = answer["content"]["application/json"]["schema"]
        assert schema["type"] == "array"
        ids = path in ("/chargers", "/hvacs", "/inverters")
        assert (schema["items"] == {"type": "string"}) is ids, path


@every
def test_refusals_are_problems(version: str) -> None:
    refused = 0
    for _, path, operation in operations(version):
        for status, answer in operation["responses"].items():
            if status.startswith("4"):
                content = resolved(version, answer)["content"]["application/json"]
                assert content["schema"] == {"$ref": "#/components/schemas/Problem"}, path
                refused += 1
    assert refused > 100
    assert schemas(version)["Problem"]["required"] == ["type", "title", "detail"]


@every
def test_events_of_the_version(version: str) -> None:
    body = events(version)
    assert body["type"] == "array"
    assert body["maxItems"] == 100
    union = resolved(version, body["items"])
    assert union["discriminator"]["propertyName"] == "event"
    mapping = union["discriminator"]["mapping"]
    assert set(mapping) == EVENTS | ({"user:charge-action:updated"} if version == FIRST else set())
    assert {arm["$ref"] for arm in union["oneOf"]} == set(mapping.values())
    for name, target in mapping.items():
        event = at(description(version), target)
        assert event["properties"]["event"]["const"] == name
        assert {"event", "createdAt", "user"} <= set(event["required"]), name
        assert event.get("deprecated", False) is (name == "user:charge-action:updated")


@every
def test_webhook_is_signed(version: str) -> None:
    webhook = description(version)["webhooks"]["events"]["post"]
    headers = {parameter["name"] for parameter in webhook["parameters"]}
    signature = description(version)["x-webhook-signature"]
    assert headers == {"X-Enode-Signature", "X-Enode-Delivery"}
    assert signature["header"] in headers
    assert signature["prefix"] == "sha1="


@every
def test_every_body_has_examples_that_validate(version: str) -> None:
    for pointer, body in bodies(version):
        check = validator(version, body["schema"])
        named = body.get("examples", {}).values()
        values = [resolved(version, example)["value"] for example in named]
        if not values:
            # Refusals may go without; a success or a request never does.
            assert "/responses/" in pointer
            assert "/responses/2" not in pointer, f"{pointer}: no example"
        for value in values:
            wrong = [
                f"{error.instance_path}: {error.message}" for error in check.iter_errors(value)
            ]
            assert not wrong, f"{pointer}: {wrong}"


@every
def test_every_parameter_has_an_example_that_validates(version: str) -> None:
    for name, parameter in description(version)["components"]["parameters"].items():
        assert validator(version, parameter["schema"]).is_valid(parameter["example"]), name


@every
def test_every_schema_and_property_is_described(version: str) -> None:
    bare = [name for name, schema in schemas(version).items() if not schema.get("description")]
    for pointer, node in nodes(description(version)):
        if isinstance(node.get("properties"), dict) and node.get("type") == "object":
            for name, schema in node["properties"].items():
                if not schema.get("description"):
                    bare.append(f"{pointer}/properties/{name}")
    assert not bare


@every
def test_objects_and_enums_are_components(version: str) -> None:
    inline = [
        pointer
        for pointer, node in nodes(description(version))
        if ("enum" in node or node.get("type") == "object")
        and re.fullmatch(r"#/components/schemas/\w+", pointer) is None
    ]
    assert not inline


@every
def test_numbers_have_units(version: str) -> None:
    for pointer, node in nodes(description(version)):
        if "/properties/" in pointer and node.get("type") in ("number", ["number", "null"]):
            assert node.get("x-unit"), pointer
    for place, unit in UNITS.items():
        owner, name = place.split(".")
        assert schemas(version)[owner]["properties"][name]["x-unit"] == unit


@every
def test_every_component_is_used_and_every_reference_resolves(version: str) -> None:
    root = description(version)
    used = {node["$ref"] for _, node in nodes(root) if isinstance(node.get("$ref"), str)}
    used |= {example["$ref"] for _, body in bodies(version) for example in _named(body)}
    for target in used:
        at(root, target)
    for kind, components in root["components"].items():
        if kind != "securitySchemes":
            missing = [name for name in components if f"#/components/{kind}/{name}" not in used]
            assert not missing


def _named(body: Any) -> Any:
    return body.get("examples", {}).values()


@every
def test_migration_accumulates_and_points_at_what_is_there(version: str) -> None:
    versions = list(COUNTS)
    hops = [("unversioned", FIRST), *pairwise(versions)]
    entries = description(version)["x-migration"]
    assert [hop for hop in hops if hop[1] <= version] == list(
        dict.fromkeys((entry["from"], entry["to"]) for entry in entries)
    )
    for entry in entries:
        assert entry["kind"] in KINDS
        assert re.fullmatch(r"20\d\d-[\w -]+ row \d+", entry["cite"]), entry["cite"]
        for side, of in (("base", entry["from"]), ("revision", entry["to"])):
            if side in entry:
                at(description(of), entry[side])


@every
def test_yaml_1_1_and_1_2_agree_on_the_description(version: str) -> None:
    path = ENODE / f"{version}.yaml"
    assert _exact(load_value(str(path)).value) == _exact(description(version))


@pytest.mark.parametrize("name", SOURCES)
def test_yaml_1_1_and_1_2_agree_on_the_source(name: str) -> None:
    path = ENODE / "source" / name
    other = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert _exact(load_value(str(path)).value) == _exact(other)


def _exact(value: Any) -> str:
    """A form in which 1, 1.0 and True differ."""
    return repr(value)


@pytest.mark.parametrize("name", [name for name in SOURCES if "overlay" in name])
def test_every_action_cites_a_row_of_the_changelog(name: str) -> None:
    changelog = yaml.safe_load((ENODE / "source" / "changelog.yaml").read_text(encoding="utf-8"))
    rows = {row["id"] for entry in changelog["changelog"] for row in entry["rows"]}
    overlay = yaml.safe_load((ENODE / "source" / name).read_text(encoding="utf-8"))
    for action in overlay["actions"]:
        cited = re.match(r"(20[\w -]+? row \d+)\b", action["description"])
        assert cited is not None, action["description"]
        assert cited[1] in rows, action["description"]
