"""Several versions behind one address, small ones written here."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson
import pytest

from specloom.ir import Api, build
from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour, Object
from specloom.mock.calls import Call, Context
from specloom.mock.clock import Clock
from specloom.mock.control import Control
from specloom.mock.faults import Fault, FaultError
from specloom.mock.messages import NOTHING, Answer, Reply, Request
from specloom.mock.store import Store
from specloom.mock.versions import Family
from specloom.spec import load

VERSIONS: tuple[str, ...] = ("2024-01-01", "2024-02-01", "latest")
TEXT = {"type": "string"}


def _car(*properties: str, **more: JsonValue) -> dict[str, Any]:
    members = dict.fromkeys(properties, TEXT) | more
    return {"type": "object", "properties": members, "required": [*members]}


def _reads(component: str, **more: JsonValue) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{component}"}
    content = {"application/json": {"schema": schema}}
    return {"responses": {"200": {"description": "It.", "content": content}}, **more}


_PLACE = {"name": "place", "in": "query", "schema": TEXT}
_WHERE = {"name": "where", "in": "query", "schema": TEXT}

DESCRIPTIONS: dict[str, dict[str, Any]] = {
    "2024-01-01": {
        "paths": {
            "/car": {"get": _reads("Auto", parameters=[{"$ref": "#/components/parameters/Place"}])},
            "/owned": {"get": _reads("Owned")},
            "/tree": {"get": _reads("Tree")},
        },
        "schemas": {
            "Auto": _car("name", "placeId", "plate", "numberPlate"),
            "Owned": {"oneOf": [{"$ref": "#/components/schemas/Auto"}, {"type": "null"}]},
            "Tree": {
                "type": "object",
                "properties": {
                    "oldName": TEXT,
                    "kids": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
                },
            },
        },
        "parameters": {"Place": _PLACE},
    },
    "2024-02-01": {
        "paths": {"/car": {"get": _reads("Car"), "put": _reads("Car")}},
        "schemas": {"Car": _car("name", "locationId", "plate")},
    },
    "latest": {
        "paths": {
            "/car": {"get": _reads("Car", parameters=[{"$ref": "#/components/parameters/Where"}])},
            "/new": {"get": _reads("Car")},
            "/tree": {"get": _reads("Tree")},
        },
        "schemas": {
            "Car": _car("name", "locationId", "plate", "colour"),
            "Tree": {"type": "object", "properties": {"name": TEXT}},
        },
        "parameters": {"Where": _WHERE},
    },
}
COMPONENTS = "#/components/schemas"
ROWS = [
    ("2024-01-01", "renamed", f"{COMPONENTS}/Auto", f"{COMPONENTS}/Car"),
    (
        "2024-01-01",
        "renamed",
        f"{COMPONENTS}/Auto/properties/placeId",
        f"{COMPONENTS}/Car/properties/locationId",
    ),
    (
        "2024-01-01",
        "replaced_by",
        f"{COMPONENTS}/Auto/properties/numberPlate",
        f"{COMPONENTS}/Car/properties/plate",
    ),
    (
        "2024-01-01",
        "renamed",
        f"{COMPONENTS}/Tree/properties/oldName",
        f"{COMPONENTS}/Tree/properties/name",
    ),
    ("2024-01-01", "renamed", "#/components/parameters/Place", "#/components/parameters/Where"),
]
CAR: Object = {"name": "Zoe", "locationId": "home", "plate": "A 1", "colour": "blue"}


def _api(version: str, folder: Path) -> Api:
    said = DESCRIPTIONS[version]
    value = "2024-02-01" if version == "latest" else version
    following = dict(pairwise(VERSIONS))
    raw = {
        "openapi": "3.1.0",
        "info": {"title": "Cars", "version": version},
        "x-version-header": {"name": "Car-Version", "value": value},
        "x-migration": [
            {"from": at, "to": following[at], "kind": kind, "base": base, "revision": revision}
            for at, kind, base, revision in ROWS
        ],
        "paths": said["paths"],
        "components": {"schemas": said["schemas"], "parameters": said.get("parameters", {})},
    }
    file = folder / f"{version}.json"
    file.write_bytes(orjson.dumps(raw))
    return build(load(str(file)))


class Cars:
    """A family with what it read so far."""

    def __init__(self, folder: Path, behaviour: Behaviour, pinned: str | None = None) -> None:
        self.read: list[str] = []
        loads = {version: self._load(version, folder) for version in VERSIONS}
        self.clock = Clock()
        self.context = context = Context("", 0, self.clock, Store())
        self.family = Family(loads, context, behaviour, pinned=pinned)

    def _load(self, version: str, folder: Path) -> Any:
        def read() -> Api:
            self.read.append(version)
            return _api(version, folder)

        return read

    def get(self, path: str, version: str | None = None, query: str = "") -> Answer:
        headers = {} if version is None else {"car-version": version}
        return self.family.answer(Request("GET", path, query, headers))

    def misfits(self) -> list[str]:
        return [each for name in VERSIONS for each in self.family.service(name).misfits]


@pytest.fixture
def behaviour() -> Behaviour:
    behaviour = Behaviour()

    @behaviour.on("GET /car", "GET /new", "GET /owned")
    def car(_: Call) -> Reply:
        return Reply(body=dict(CAR))

    return behaviour


@pytest.fixture
def cars(tmp_path: Path, behaviour: Behaviour) -> Cars:
    return Cars(tmp_path, behaviour)


def body(answer: Answer) -> Any:
    assert answer.status == 200, answer.body
    return orjson.loads(answer.body)


@pytest.mark.parametrize(
    ("version", "seen"),
    [
        ("2024-01-01", {"name": "Zoe", "placeId": "home", "plate": "A 1", "numberPlate": "A 1"}),
        ("2024-02-01", {"name": "Zoe", "locationId": "home", "plate": "A 1"}),
        ("latest", dict(CAR)),
        (None, {"name": "Zoe", "locationId": "home", "plate": "A 1"}),
    ],
)
def test_the_same_car_is_seen_through_each_version(
    cars: Cars, version: str | None, seen: object
) -> None:
    assert body(cars.get("/car", version)) == seen
    assert not cars.misfits()


def test_a_member_of_a_union_is_shown_too(cars: Cars) -> None:
    assert body(cars.get("/owned", "2024-01-01"))["placeId"] == "home"


def test_a_schema_that_holds_itself_is_walked(cars: Cars, behaviour: Behaviour) -> None:
    @behaviour.on("GET /tree")
    def tree(_: Call) -> Reply:
        return Reply(body={"name": "a", "kids": [{"name": "b", "kids": [{"name": "c"}]}]})

    seen = {"oldName": "a", "kids": [{"oldName": "b", "kids": [{"oldName": "c"}]}]}
    assert body(cars.get("/tree", "2024-01-01")) == seen


def test_versions_are_read_when_they_are_asked_for(cars: Cars) -> None:
    assert cars.family.pinned == "2024-02-01"
    assert sorted(cars.read) == ["2024-02-01", "latest"]
    cars.get("/car", "latest")
    assert "2024-01-01" not in cars.read


def test_what_only_a_later_version_of_the_same_value_has_is_answered_by_that(cars: Cars) -> None:
    assert body(cars.get("/new", "2024-02-01")) == CAR
    assert cars.get("/new", "2024-01-01").status == 404


def test_another_version_may_be_pinned(tmp_path: Path, behaviour: Behaviour) -> None:
    cars = Cars(tmp_path, behaviour, pinned="2024-01-01")
    assert body(cars.get("/car"))["placeId"] == "home"


def test_an_unknown_version_is_refused_with_those_that_there_are(cars: Cars) -> None:
    answer = cars.get("/car", "2019-01-01")
    assert answer.status == 400
    told = orjson.loads(answer.body)
    assert told["detail"] == (
        "Car-Version names no version; there are 2024-01-01, 2024-02-01, latest"
    )


def test_query_parameters_are_called_what_they_are_called_now(
    cars: Cars, behaviour: Behaviour
) -> None:
    seen: list[Any] = []

    @behaviour.guards()
    def watch(call: Call) -> None:
        seen.append((call.query, call.body))

    cars.get("/car", "2024-01-01", "place=home")
    assert seen == [({"where": "home"}, NOTHING)]


def test_the_behaviour_has_the_last_word_on_what_is_shown(cars: Cars, behaviour: Behaviour) -> None:
    @behaviour.lowers("Car", before="latest")
    def shout(shown: Object, stored: Object) -> Object:
        return {**shown, "plate": f"{shown['plate']} {stored['colour']}"}

    @behaviour.lowers("Auto", before="2024-02-01")
    def whisper(shown: Object, _: Object) -> Object:
        return {**shown, "plate": f"({shown['plate']})"}

    assert body(cars.get("/car", "2024-02-01"))["plate"] == "A 1 blue"
    assert body(cars.get("/car", "2024-01-01"))["plate"] == "(A 1 blue)"


def test_functions_are_for_the_versions_they_name(cars: Cars, behaviour: Behaviour) -> None:
    @behaviour.on("PUT /car", since="2024-02-01")
    def put(call: Call) -> Reply:
        return Reply(body={**CAR, "name": call.context.version})

    @behaviour.on("GET /car", since="2025")
    def never(_: Call) -> None: ...

    @behaviour.on("GET /cart", "GET /cart", "carOf", "GET /car")
    def mistyped(_: Call) -> None: ...

    assert behaviour.unknown_versions(VERSIONS) == ["2025"]
    assert cars.family.unknown_operations() == ["GET /cart", "carOf"]
    answer = cars.family.answer(Request("PUT", "/car", headers={"car-version": "2024-02-01"}))
    assert body(answer)["name"] == "2024-02-01"


def test_kinds_are_populated_and_time_goes_by(tmp_path: Path) -> None:
    behaviour = Behaviour()

    @behaviour.populates("Car")
    def fleet(_: Context) -> dict[str, Object]:
        return {"1": dict(CAR)}

    @behaviour.ticks
    def age(context: Context) -> None:
        old = context.store.get("Car", "1") or {}
        context.store.put("Car", "1", {**old, "name": f"{old['name']}!"})

    @behaviour.on("GET /car")
    def car(call: Call) -> Reply:
        return Reply(body=call.context.store.get("Car", "1") or {})

    cars = Cars(tmp_path, behaviour)
    cars.family.advance()
    assert body(cars.get("/car"))["name"] == "Zoe!!"


def test_what_is_due_is_asked_for_where_something_may_be(tmp_path: Path) -> None:
    behaviour, asked = Behaviour(), list[datetime]()

    @behaviour.ticks
    def due(context: Context) -> None:
        asked.append(context.clock.now())

    @behaviour.on("PUT /car")
    def put(call: Call) -> Reply:
        call.context.store.put("Car", "1", dict(CAR))
        return Reply(body=dict(CAR))

    cars = Cars(tmp_path, behaviour)

    def times(request: Request) -> int:
        asked.clear()
        cars.family.answer(request)
        return len(asked)

    get, change = Request("GET", "/car"), Request("PUT", "/car")
    assert [times(get), times(get), times(change)] == [1, 0, 0]
    assert [times(get), times(get)] == [1, 0], "after a change"
    cars.clock.advance(0.1)
    assert [times(get), times(get)] == [1, 0], "after a moment"
    cars.clock.advance(-3600)
    assert [times(get), times(get)] == [1, 0], "when it is earlier again"


def test_operations_of_any_version_may_fail_and_routes_too(
    cars: Cars, behaviour: Behaviour
) -> None:
    @behaviour.route("POST /token")
    def token(_: Request, __: Context) -> Reply:
        return Reply(200, {})

    faults = Control(cars.family, cars.context).faults
    for operation in ("POST /token", "GET /owned"):  # which the oldest version has alone
        faults.add(Fault(operation, status=503))
    with pytest.raises(FaultError, match="there is no operation GET /bike"):
        faults.add(Fault("GET /bike"))

    oldest = {"car-version": "2024-01-01"}
    assert faults.answer(Request("POST", "/token")).status == 503
    assert faults.answer(Request("GET", "/owned", headers=oldest)).status == 503
    assert faults.answer(Request("GET", "/car")).status == 200
    assert cars.family.key(Request("GET", "/bike")) == ""


def test_a_component_is_shown_outside_of_answers(cars: Cars) -> None:
    assert cars.family.shown("2024-01-01", "Auto", dict(CAR)) == body(
        cars.get("/car", "2024-01-01")
    )
    assert cars.family.shown("latest", "Car", dict(CAR)) == CAR
    assert cars.family.shown("2024-01-01", "Nobody", 1) == 1
