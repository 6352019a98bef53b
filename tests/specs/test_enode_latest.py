"""What 2023-08-01 and latest promise: operations, pages, events, examples, descriptions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
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
VERSIONS: Final = ("2023-08-01", "latest")
METHODS: Final = ("get", "put", "post", "delete", "patch")

PAGED: Final = {
    "/users",
    "/vehicles",
    "/users/{userId}/vehicles",
    "/chargers",
    "/users/{userId}/chargers",
    "/hvacs",
    "/users/{userId}/hvacs",
    "/inverters",
    "/users/{userId}/inverters",
    "/locations",
    "/users/{userId}/locations",
    "/users/{userId}/schedules",
}
PAGED_LATER: Final = {
    "/batteries",
    "/users/{userId}/batteries",
    "/meters",
    "/users/{userId}/meters",
    "/webhooks",
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
EVENTS_LATER: Final = {
    f"user:{asset}:{what}"
    for asset in ("battery", "meter")
    for what in ("discovered", "updated", "deleted")
}

both = pytest.mark.parametrize("version", VERSIONS)


@cache
def description(version: str) -> Any:
    text = (ENODE / f"{version}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def operations(version: str) -> Iterator[tuple[str, str, Any]]:
    for path, item in description(version)["paths"].items():
        for method in METHODS:
            if method in item:
                yield method, path, item[method]


def resolved(version: str, node: Any) -> Any:
    """The node itself, or what its `$ref` names."""
    while "$ref" in node:
        target = node["$ref"]
        node = description(version)
        for step in target.removeprefix("#/").split("/"):
            node = node[step]
    return node


def nodes(node: Any, pointer: str = "#") -> Iterator[tuple[str, Any]]:
    """Every object of a description with its pointer, `x-migration` aside."""
    if isinstance(node, dict):
        yield pointer, node
        for key, value in node.items():
            if key != "x-migration":
                yield from nodes(value, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from nodes(value, f"{pointer}/{index}")


def schemas(version: str) -> Iterator[tuple[str, Any]]:
    """Every object below the component schemas, schemas and maps of schemas alike."""
    for name, schema in description(version)["components"]["schemas"].items():
        for pointer, node in nodes(schema, name):
            if not pointer.endswith(("/properties", "/mapping", "/x-enum-descriptions")):
                yield pointer, node


def bodies(version: str) -> Iterator[tuple[str, Any]]:
    """Every JSON body of a request or a response, with the pointer of its media type."""
    for pointer, node in nodes(description(version)):
        if pointer.endswith("/content/application~1json"):
            yield pointer, node


def events(version: str) -> Any:
    webhook = description(version)["webhooks"]["events"]["post"]
    body = resolved(version, webhook["requestBody"])
    return resolved(version, body["content"]["application/json"]["schema"])


def test_folder_holds_the_descriptions_and_nothing_else() -> None:
    dated = ["2023-02-01", "2023-03-01", "2023-04-01", "2023-04-15", "2023-05-01"]
    assert sorted(path.stem for path in ENODE.glob("*.yaml")) == [*dated, *VERSIONS]


@both
def test_is_valid_openapi(version: str) -> None:
    OpenAPIV31SpecValidator(description(version)).validate()


@both
def test_operations_are_those_of_the_facts(version: str) -> None:
    expected = (OPERATIONS / f"enode-{version}.txt").read_text(encoding="utf-8").splitlines()
    found = [
        f"{method.upper()} {path} {operation['operationId']}"
        for method, path, operation in operations(version)
    ]
    assert sorted(found) == sorted(expected)
    assert len(found) == {"2023-08-01": 67, "latest": 88}[version]


@both
def test_lists_come_in_pages(version: str) -> None:
    paged = set()
    for method, path, operation in operations(version):
        names = {resolved(version, p)["name"] for p in operation.get("parameters", ())}
        if not names & {"pageSize", "after", "before"}:
            continue
        assert method == "get"
        assert names >= {"pageSize", "after", "before"}, path
        body = operation["responses"]["200"]["content"]["application/json"]["schema"]
        page = resolved(version, body)
        assert page["required"] == ["data", "pagination"], path
        assert page["properties"]["data"]["type"] == "array"
        cursors = resolved(version, page["properties"]["pagination"])
        assert sorted(cursors["required"]) == ["after", "before"]
        for cursor in cursors["properties"].values():
            assert cursor["type"] == ["string", "null"]
        paged.add(path)
    assert paged == (PAGED | PAGED_LATER if version == "latest" else PAGED)


@both
def test_events_of_the_version(version: str) -> None:
    body = events(version)
    assert body["type"] == "array"
    assert body["maxItems"] == 100
    union = resolved(version, body["items"])
    assert union["discriminator"]["propertyName"] == "event"
    mapping = union["discriminator"]["mapping"]
    assert set(mapping) == (EVENTS | EVENTS_LATER if version == "latest" else EVENTS)
    assert {arm["$ref"] for arm in union["oneOf"]} == set(mapping.values())
    for name, target in mapping.items():
        event = resolved(version, {"$ref": target})
        assert event["properties"]["event"]["const"] == name
        expected = {"event", "createdAt", "user"} | ({"version"} if version == "latest" else set())
        assert expected <= set(event["required"]), name


@both
def test_every_body_has_examples_that_validate(version: str) -> None:
    registry = jsonschema_rs.Registry([("urn:description", description(version))])
    for pointer, body in bodies(version):
        validator = jsonschema_rs.Draft202012Validator(
            {"$ref": f"urn:description{pointer.replace('{', '%7B').replace('}', '%7D')}/schema"},
            registry=registry,
            validate_formats=True,
        )
        named = body.get("examples", {}).values()
        values = [resolved(version, example)["value"] for example in named]
        values += [body["example"]] if "example" in body else []
        if not values:
            # Problems of 4xx and 5xx may go without; a success or a request never does.
            assert "/responses/" in pointer
            assert "/responses/2" not in pointer, f"{pointer}: no example"
        for value in values:
            wrong = [f"{e.instance_path}: {e.message}" for e in validator.iter_errors(value)]
            assert not wrong, f"{pointer}: {wrong}"


@both
def test_every_property_and_parameter_is_described(version: str) -> None:
    bare = [
        f"{pointer}/properties/{name}"
        for pointer, node in schemas(version)
        for name, schema in node.get("properties", {}).items()
        if not schema.get("description")
    ]
    bare += [
        f"{method} {path} {parameter}"
        for method, path, operation in operations(version)
        for parameter in operation.get("parameters", ())
        if not resolved(version, parameter).get("description")
    ]
    assert not bare


@both
def test_nobody_is_told_to_rely_on_what_is_assumed(version: str) -> None:
    for pointer, node in schemas(version):
        for name, schema in node.get("properties", {}).items():
            if schema.get("x-evidence") == "assumed":
                assert name not in node.get("required", ()), f"{pointer}/properties/{name}"


@both
def test_units_stand_where_the_prose_names_them(version: str) -> None:
    for pointer, node in schemas(version):
        if node.get("type") in ("number", ["number", "null"]):
            assert node.get("x-unit"), f"{pointer}: no x-unit"


@both
def test_no_user_header_and_no_user_token_is_left(version: str) -> None:
    rest = {key: part for key, part in description(version).items() if key != "x-migration"}
    text = json.dumps(rest)
    assert "Enode-User-Id" not in text
    assert "UserAccessToken" not in text
    assert "x-user-scope" not in rest


@both
def test_version_is_pinned(version: str) -> None:
    root = description(version)
    assert root["info"]["version"] == version
    assert root["x-version-header"]["value"] == "2023-08-01"


@both
def test_enums_have_no_duplicates_and_references_resolve(version: str) -> None:
    for _, node in nodes(description(version)):
        if isinstance(node.get("enum"), list):
            assert len(set(map(str, node["enum"]))) == len(node["enum"])
        if isinstance(node.get("$ref"), str):
            resolved(version, node)


@both
def test_every_component_is_used(version: str) -> None:
    root = description(version)
    used = json.dumps(root)
    for kind, components in root["components"].items():
        if kind != "securitySchemes":
            for name in components:
                assert f'"#/components/{kind}/{name}"' in used, f"{kind}/{name}"


@pytest.mark.parametrize(
    "name",
    [
        "2023-08-01.yaml",
        "latest.yaml",
        "source/changelog.yaml",
        "source/2023-08-01.overlay.yaml",
        "source/latest.overlay.yaml",
    ],
)
def test_yaml_1_1_and_1_2_read_the_same(name: str) -> None:
    path = ENODE / name
    text = path.read_text(encoding="utf-8")
    assert load_value(str(path)).value == yaml.load(text, Loader=yaml.CSafeLoader)


@both
def test_schemas_that_did_not_change_are_shared(version: str) -> None:
    base = {"2023-08-01": "2023-05-01", "latest": "2023-08-01"}[version]
    before = description(base)["components"]["schemas"]
    after = description(version)["components"]["schemas"]
    same = {name for name in before.keys() & after.keys() if before[name] == after[name]}
    assert len(same) > 0.75 * len(before.keys() & after.keys())
    assert {
        "Tariff",
        "TariffRate",
        "Capability",
        "LinkUserPayload",
        "HvacMode",
    } & before.keys() <= same


def test_latest_only_adds_to_the_operations_of_its_version() -> None:
    dated = {(method, path) for method, path, _ in operations("2023-08-01")}
    newest = {(method, path) for method, path, _ in operations("latest")}
    assert dated < newest
    deprecated = {
        (method, path)
        for method, path, operation in operations("latest")
        if operation.get("deprecated")
    }
    assert deprecated == {
        ("put", "/webhooks/firehose"),
        ("delete", "/webhooks/firehose"),
        ("post", "/webhooks/firehose/test"),
        ("delete", "/users/{userId}/vendor/{vendor}"),
    }


@pytest.mark.parametrize(
    ("owner", "added"),
    [
        ("HVAC", {"temperatureState", "thermostatState"}),
        ("HvacCapabilities", {"setFollowSchedule", "setPermanentHold"}),
        ("Inverter", {"timezone", "capabilities"}),
    ],
)
def test_what_devices_told_later_is_assumed(owner: str, added: set[str]) -> None:
    before = description("2023-08-01")["components"]["schemas"][owner]
    after = description("latest")["components"]["schemas"][owner]
    assert after["properties"].keys() - before["properties"].keys() == added
    assert after["required"] == before["required"]
    for name in added:
        assert after["properties"][name]["x-evidence"] == "assumed"


@pytest.mark.parametrize(
    "name", ["HvacTemperatureState", "HvacThermostatState", "InverterCapabilities"]
)
def test_objects_that_came_later_demand_nothing(name: str) -> None:
    schema = description("latest")["components"]["schemas"][name]
    assert schema["x-evidence"] == "assumed"
    assert "required" not in schema
