from __future__ import annotations

from pathlib import Path

import pytest

from specloom.diff.migration.places import symbol_at
from specloom.diff.migration.source import source_changes, source_impact
from specloom.diff.model import OperationRef
from tests.diff.migration.sides import SCHEMAS, api_of, change, family, sources

MAY, AUGUST = "2023-05-01", "2023-08-01"


@pytest.mark.parametrize(
    ("base", "revision", "breaks"),
    [
        ("Vehicle/properties/id", "Vehicle/properties/id", False),
        ("Vehicle/properties/chargingLocationId", "Vehicle/properties/locationId", True),
        ("Vehicle/properties/chargingLocationId", None, True),
        (None, "Vehicle/properties/userId", False),
        ("Vehicle", "Vehicle", False),
        ("ChargingLocation", "LocationResponse", True),
        ("Me", None, True),
        (None, "UserResponse", False),
        (
            "ChargingStatistics/properties/estimatedSavings",
            "ChargingStatistics/properties/estimatedSavings",
            True,
        ),
        ("VendorType", "VendorType", False),
        ("VendorType/enum/0", "VendorType/enum/0", False),
        ("#/paths/~1me/get", "#/paths/~1users~1{userId}/get", True),
        ("#/paths/~1me/get", None, True),
        (None, "#/paths/~1vehicles~1{vehicleId}~1refresh-hint/post", False),
        ("#/paths/~1vehicles~1{vehicleId}/get", "#/paths/~1vehicles~1{vehicleId}/get", False),
        ("#/paths/~1schedules/get", "#/paths/~1users~1{userId}~1schedules/get", True),
        ("#/components/parameters/VehicleField", None, True),
        (None, "#/components/parameters/PageSize", False),
        ("#/paths/~1vehicles/get/responses/200", "#/paths/~1vehicles/get/responses/200", True),
        ("#/paths/~1vehicles/get/responses/401", "#/paths/~1vehicles/get/responses/401", False),
        ("#/paths/~1me/get/responses/200", None, False),
        (
            "#/paths/~1schedules~1{scheduleId}/put/requestBody",
            "#/paths/~1schedules~1{scheduleId}/put/requestBody",
            False,
        ),
        ("#/webhooks/events/post", "#/webhooks/events/post", False),
        ("#/servers/0", "#/servers/0", False),
        ("#/components/securitySchemes/UserAccessToken", None, True),
        ("#/info/title", "#/info/title", False),
    ],
)
def test_what_breaks_code(base: str | None, revision: str | None, *, breaks: bool) -> None:
    renamed = ("one", "other") if base and revision and base != revision else None
    one = change("any", base, revision, rename=renamed)

    assert source_impact(one, sources(MAY, AUGUST)) is breaks


@pytest.mark.parametrize(
    ("base", "revision"),
    [
        ("Charger/properties/chargingLocationId", "Charger/properties/locationId"),
        ("ChargingLocation", "LocationResponse"),
        ("#/paths/~1schedules/get", "#/paths/~1users~1{userId}~1schedules/get"),
        ("#/webhooks/events/post", "#/webhooks/events/post"),
        (
            "#/paths/~1charging-locations~1{chargingLocationId}/get/responses/200",
            "#/paths/~1locations~1{locationId}/get/responses/200",
        ),
        (None, "#/paths/~1users~1{userId}~1schedules/get/responses/404"),
    ],
)
def test_names_count_only_where_a_change_tells_of_them(base: str | None, revision: str) -> None:
    """What else changed of a thing that has another name leaves code alone."""
    (before, names), (after, others) = family()[MAY], family()[AUGUST]
    renamed = [(f"{SCHEMAS}ChargingLocation", f"{SCHEMAS}LocationResponse")]
    sides = source_changes(before, after, (names, others), renamed)

    assert not source_impact(change("any", base, revision), sides)


def test_what_is_new_in_a_union_is_felt_in_the_union() -> None:
    one = change("any", "WebhookEvent", "WebhookEvent/oneOf/19")

    assert not source_impact(one, sources(AUGUST, "latest"))


def test_only_the_operations_reached_count() -> None:
    sides = sources(MAY, AUGUST)
    header = "#/components/parameters/EnodeUserId"
    gone = OperationRef("/me", "GET")
    kept = OperationRef("/vehicles", "GET")

    assert not sides.breaks(header, None, [gone])
    assert sides.breaks(header, None, [gone, kept])


PETS = {
    "type": "object",
    "required": ["id", "kind"],
    "properties": {
        "id": {"type": "integer"},
        "kind": {"type": "string", "enum": ["CAT", "DOG"]},
        "name": {"type": "string"},
        "owner": {"$ref": f"{SCHEMAS}Owner"},
        "shape": {"$ref": f"{SCHEMAS}Shape"},
        "seen": {"type": "array", "items": {"type": "integer"}},
    },
}
OWNER = {"type": "object", "properties": {"age": {"type": "integer"}}}
ROUND = {"type": "object", "required": ["radius"], "properties": {"radius": {"type": "number"}}}
SQUARE = {"type": "object", "required": ["side"], "properties": {"side": {"type": "number"}}}


def paths(body: object, answer: object, *parameters: object) -> object:
    def media(schema: object) -> object:
        return {"application/json": {"schema": schema}}

    return {
        "/pets": {
            "post": {
                "operationId": "createPet",
                "parameters": list(parameters),
                "requestBody": {"required": True, "content": media(body)},
                "responses": {"200": {"description": "", "content": media(answer)}},
            }
        }
    }


def schemas(**changed: object) -> dict[str, object]:
    known = {"Pet": PETS, "Owner": OWNER, "Round": ROUND, "Square": SQUARE}
    shape = {"anyOf": [{"$ref": f"{SCHEMAS}Round"}]}
    return {**known, "Shape": shape, **changed}


PET = {"$ref": f"{SCHEMAS}Pet"}
PET_LIST = {"type": "array", "items": PET}


def pet(**properties: object) -> dict[str, object]:
    required = [name for name in PETS["required"] if properties.get(name, 1) is not None]
    kept = {**PETS["properties"], **properties}  # type: ignore[dict-item]
    return {
        "type": "object",
        "required": required,
        "properties": {name: one for name, one in kept.items() if one is not None},
    }


def heirs(*names: str) -> dict[str, object]:
    owner = {**OWNER, "discriminator": {"propertyName": "kind"}}
    extends = {"allOf": [{"$ref": f"{SCHEMAS}Owner"}, ROUND]}
    return {"Owner": owner, **dict.fromkeys(names, extends)}


@pytest.mark.parametrize(
    ("before", "after", "at", "breaks"),
    [
        pytest.param({}, {}, "Pet/properties/id", False, id="equal"),
        pytest.param({}, heirs(), "Owner", False, id="tag without heirs"),
        pytest.param({}, heirs("Child"), "Owner", True, id="first heir"),
        pytest.param(heirs("Child"), {}, "Owner", True, id="no more heirs"),
        pytest.param(heirs("Child"), heirs("Child", "Friend"), "Owner", False, id="one more heir"),
        pytest.param(heirs("Child", "Friend"), heirs("Child"), "Owner", True, id="heir gone"),
        pytest.param(
            {}, {"Pet": pet(id={"type": "number"})}, "Pet/properties/id", True, id="read type wider"
        ),
        pytest.param(
            {"Pet": pet(id={"type": "number"})}, {}, "Pet/properties/id", True, id="made type less"
        ),
        pytest.param(
            {},
            {"Pet": pet(kind={"type": "string", "enum": ["CAT"]})},
            "Pet/properties/kind",
            True,
            id="enum became a constant",
        ),
        pytest.param(
            {},
            {"Pet": pet(kind={"type": "string", "enum": ["CAT", "COW"]})},
            "Pet/properties/kind",
            True,
            id="enum value gone",
        ),
        pytest.param(
            {},
            {"Pet": pet(kind={"type": "string", "enum": ["CAT", "DOG", "COW"]})},
            "Pet/properties/kind",
            False,
            id="enum value new",
        ),
        pytest.param(
            {},
            {"Owner": {"type": "string"}},
            "Owner",
            True,
            id="class gone",
        ),
        pytest.param(
            {}, {"Owner": {"anyOf": [OWNER, ROUND]}}, "Owner", True, id="class became a union"
        ),
        pytest.param(
            {},
            {"Shape": {"anyOf": [{"$ref": f"{SCHEMAS}Round"}, {"$ref": f"{SCHEMAS}Square"}]}},
            "Pet/properties/shape",
            True,
            id="one class became several",
        ),
        pytest.param(
            {},
            {"Owner": {**OWNER, "required": ["age"]}},
            "Owner/properties/age",
            True,
            id="made field became required",
        ),
        pytest.param(
            {},
            {"Pet": pet(seen={"type": "array", "items": {"type": "string"}})},
            "Pet/properties/seen/items",
            True,
            id="items of a list",
        ),
    ],
)
def test_types_of_what_is_read_and_made(
    tmp_path: Path,
    before: dict[str, object],
    after: dict[str, object],
    at: str,
    *,
    breaks: bool,
) -> None:
    folder = tmp_path
    base = api_of(folder, "1", paths(PET_LIST, PET), schemas(**before))
    revision = api_of(folder, "2", paths(PET_LIST, PET), schemas(**after))

    sides = source_changes(base, revision)

    assert sides.breaks(f"{SCHEMAS}{at}", f"{SCHEMAS}{at}") is breaks


def query(name: str, type_: str, *, required: bool = False) -> object:
    return {"name": name, "in": "query", "required": required, "schema": {"type": type_}}


@pytest.mark.parametrize(
    ("before", "after", "breaks"),
    [
        ((), (query("a", "string"),), False),
        ((), (query("a", "string", required=True),), True),
        ((query("a", "string"),), (query("a", "string", required=True),), True),
        ((query("a", "string", required=True),), (query("a", "string"),), False),
        ((query("a", "integer"),), (query("a", "number"),), False),
        ((query("a", "number"),), (query("a", "integer"),), True),
        ((query("a", "number"),), (query("b", "number"),), True),
        ((query("a", "number"),), (), True),
    ],
)
def test_arguments(
    tmp_path: Path, before: tuple[object, ...], after: tuple[object, ...], *, breaks: bool
) -> None:
    folder = tmp_path
    base = api_of(folder, "1", paths(PET_LIST, PET, *before), schemas())
    revision = api_of(folder, "2", paths(PET_LIST, PET, *after), schemas())
    at = "#/paths/~1pets/post/parameters/0"

    sides = source_changes(base, revision)

    assert sides.breaks(at if before else None, at if after else None) is breaks


@pytest.mark.parametrize(
    ("before", "after", "breaks"),
    [
        (PET, PET, False),
        (PET_LIST, PET_LIST, False),
        (PET_LIST, PET, True),
        (PET, {"$ref": f"{SCHEMAS}Owner"}, True),
    ],
)
def test_bodies_and_answers(tmp_path: Path, before: object, after: object, *, breaks: bool) -> None:
    folder = tmp_path
    base = api_of(folder, "1", paths(before, before), schemas())
    revision = api_of(folder, "2", paths(after, after), schemas())

    sides = source_changes(base, revision)

    for at in ("requestBody", "responses/200"):
        pointer = f"#/paths/~1pets/post/{at}"
        assert sides.breaks(pointer, pointer) is breaks, at


@pytest.mark.parametrize(
    ("pointer", "symbol"),
    [
        ("Vehicle", "models.Vehicle"),
        ("Vehicle/properties/chargeState", "models.Vehicle.charge_state"),
        ("Vehicle/properties/chargeState/anything/below", "models.Vehicle.charge_state"),
        ("VendorType/enum/1", "models.VendorType.CHARGER"),
        ("VendorType/enum/charger", "models.VendorType.CHARGER"),
        ("VendorType/enum/99", "models.VendorType"),
        ("UpdateHvacPayload/properties/locationId", "hvac.update(location_id)"),
        ("#/paths/~1vehicles/get", "vehicles.list"),
        ("#/paths/~1vehicles/get/responses/200/description", "vehicles.list"),
        ("#/components/parameters/VehicleId", "vehicles.get(vehicle_id)"),
        ("#/webhooks/events/post", None),
        ("#/components/securitySchemes/ClientAccessToken", None),
        ("#/servers/0", None),
        ("#/info", None),
        ("", None),
    ],
)
def test_the_symbol_at_a_pointer(pointer: str, symbol: str | None) -> None:
    api, symbols = family()[AUGUST]
    at = pointer if pointer[:1] in {"#", ""} else f"{SCHEMAS}{pointer}"

    assert symbol_at(symbols, api, at) == symbol


def test_every_symbol_of_the_map_is_found_at_its_pointer() -> None:
    api, symbols = family()[AUGUST]

    for pointer, symbol in symbols.items():
        if "/~arguments/" not in pointer and symbol_at(symbols, api, pointer) != symbol:
            # What a body is made of is seen as arguments first.
            assert symbol.startswith("models.")
            assert "(" in (symbol_at(symbols, api, pointer) or "")
