"""What is stored through one version is seen through another, without any behaviour."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import orjson
import pytest

from specloom.ir import Api, build
from specloom.mock.behaviour import Behaviour, Object
from specloom.mock.calls import Call, Context
from specloom.mock.checks import Checks
from specloom.mock.clock import Clock
from specloom.mock.messages import Reply, Request
from specloom.mock.state import Forms, Resources
from specloom.mock.store import Store
from specloom.mock.versions import Family
from specloom.spec import load

VERSIONS = ("1", "2")
TEXT: dict[str, Any] = {"type": "string"}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _content(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def _resource(path: str, item: str, sent: str) -> dict[str, Any]:
    one = {"description": "One.", **_content(_ref(item))}
    many = {"description": "All.", **_content({"type": "array", "items": _ref(item)})}
    key = {"name": "key", "in": "path", "required": True, "schema": TEXT}
    body = {"required": True, **_content(_ref(sent))}
    return {
        path: {
            "get": {"responses": {"200": many}},
            "post": {"requestBody": body, "responses": {"201": one}},
        },
        f"{path}/{{key}}": {
            "parameters": [key],
            "get": {"responses": {"200": one, "404": {"description": "None."}}},
            "put": {"requestBody": body, "responses": {"200": one}},
        },
    }


def _object(required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": [*required], "properties": properties}


OLD = {
    "Named": _object((), name=TEXT),
    "Place": {
        "allOf": [
            _ref("Named"),
            _object((), id=TEXT, town=TEXT, near={"oneOf": [_ref("Cat"), {"type": "null"}]}),
        ]
    },
    "Cat": _object(("sound",), sound={"const": "meow"}, age={"type": "integer"}),
    "Home": _object(("town",), id={**TEXT, "readOnly": True}, town=TEXT, cat=_ref("Pet")),
    "Dog": _object(("noise",), noise={"const": "woof"}),
    "Pet": {"anyOf": [_ref("Cat"), _ref("Dog")]},
    "Any": True,
}
NEW = {
    "Cat": _object(("says",), says={"const": "meow"}, age={"type": "integer"}),
    "Dog": _object(("noise",), noise={"const": "woof"}),
    "Pet": {"anyOf": [_ref("Cat"), _ref("Dog")]},
    "House": _object(
        ("city",), id={**TEXT, "readOnly": True}, city=TEXT, cat=_ref("Pet"), colour=TEXT
    ),
    "Place": _object((), id=TEXT, city=TEXT, name=TEXT),
    "Any": True,
}
PREFIX = "#/components/schemas"
ROWS = [
    ("renamed", f"{PREFIX}/Home", f"{PREFIX}/House"),
    ("renamed", f"{PREFIX}/Home/properties/town", f"{PREFIX}/House/properties/city"),
    ("renamed", f"{PREFIX}/Cat/properties/sound", f"{PREFIX}/Cat/properties/says"),
    ("moved", "#/paths/~1places/post", "#/paths/~1spots/post"),
    ("note", "#/paths", "#/paths"),
]
DESCRIPTIONS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "1": (
        {
            **_resource("/homes", "Home", "Home"),
            **_resource("/places", "Place", "Place"),
            "/any": {
                "get": {"responses": {"200": {"description": "Any.", **_content(_ref("Any"))}}}
            },
        },
        OLD,
    ),
    "2": (
        {**_resource("/homes", "House", "House"), **_resource("/spots", "Place", "Place")},
        NEW,
    ),
}


def _api(version: str, folder: Path) -> Api:
    paths, schemas = DESCRIPTIONS[version]
    rows = [{"from": "1", "to": "2", "kind": k, "base": b, "revision": r} for k, b, r in ROWS]
    raw = {
        "openapi": "3.1.0",
        "info": {"title": "Homes", "version": version},
        "x-version-header": {"name": "Homes-Version", "value": version},
        "x-migration": [*rows, "no row"],
        "paths": paths,
        "components": {"schemas": schemas},
    }
    file = folder / f"{version}.json"
    file.write_bytes(orjson.dumps(raw))
    return build(load(str(file)))


def _others(api: Api, checks: Checks, context: Context, forms: Forms | None) -> Resources:
    return Resources(api, checks, context, forms=forms)


class Homes:
    def __init__(self, folder: Path, behaviour: Behaviour) -> None:
        loads = {version: partial(_api, version, folder) for version in VERSIONS}
        self.store = Store()
        context = Context("", 0, Clock(), self.store)
        self.family = Family(loads, context, behaviour, others=_others)

    def ask(self, version: str, method: str, path: str, body: Any = None) -> Any:
        headers = {"homes-version": version, "content-type": "application/json"}
        data = b"" if body is None else orjson.dumps(body)
        answer = self.family.answer(Request(method, path, "", headers, data))
        assert answer.status < 300, answer
        for name in VERSIONS:
            assert not self.family.service(name).misfits
        return orjson.loads(answer.body)


@pytest.fixture
def behaviour() -> Behaviour:
    return Behaviour()


@pytest.fixture
def homes(tmp_path: Path, behaviour: Behaviour) -> Homes:
    return Homes(tmp_path, behaviour)


def test_what_one_version_stores_another_shows(homes: Homes) -> None:
    cat = {"sound": "meow", "age": 3}
    made = homes.ask("1", "POST", "/homes", {"town": "Oslo", "cat": cat})
    assert (made["town"], made["cat"]) == ("Oslo", cat)
    path = f"/homes/{made['id']}"
    seen = homes.ask("2", "GET", path)
    assert (seen["city"], seen["cat"]) == ("Oslo", {"says": "meow", "age": 3})
    assert "town" not in seen
    assert made["id"] in [each["id"] for each in homes.ask("1", "GET", "/homes")]


def test_what_a_version_does_not_show_it_does_not_lose(homes: Homes) -> None:
    made = homes.ask("2", "POST", "/homes", {"city": "Oslo", "colour": "red"})
    path = f"/homes/{made['id']}"
    old = homes.ask("1", "PUT", path, {"town": "Bergen"})
    assert "colour" not in old
    assert homes.ask("2", "GET", path)["colour"] == "red"
    assert homes.ask("2", "GET", path)["city"] == "Bergen"


def test_a_collection_that_moved_is_the_same(homes: Homes) -> None:
    made = homes.ask("1", "POST", "/places", {"name": "Cabin", "town": "Voss"})
    assert homes.ask("2", "GET", f"/spots/{made['id']}")["name"] == "Cabin"


def test_members_of_unions_are_lifted_by_what_they_are(homes: Homes, behaviour: Behaviour) -> None:
    seen: list[Any] = []

    @behaviour.on("POST /homes")
    def watch(call: Call) -> None:
        seen.append(call.body)

    homes.ask("1", "POST", "/homes", {"town": "Oslo", "cat": {"noise": "woof"}})
    homes.ask("1", "POST", "/homes", {"town": "Oslo", "cat": {"sound": "meow"}})
    assert seen == [
        {"city": "Oslo", "cat": {"noise": "woof"}},
        {"city": "Oslo", "cat": {"says": "meow"}},
    ]


def test_what_differs_in_parts_is_walked_in_parts(homes: Homes, behaviour: Behaviour) -> None:
    @behaviour.lowers("Named", before="2")
    def shout(shown: Object, _: Object) -> Object:
        return {**shown, "name": str(shown.get("name", "")).upper()}

    @behaviour.on("GET /places/{key}")
    def place(_: Call) -> Reply:
        return Reply(body={"name": "Cabin", "near": {"says": "meow"}})

    @behaviour.on("GET /any")
    def anything(_: Call) -> Reply:
        return Reply(body=[1])

    seen = homes.ask("1", "GET", "/places/1")
    assert (seen["name"], seen["near"]) == ("CABIN", {"sound": "meow"})
    assert homes.ask("1", "GET", "/any") == [1]


def test_a_family_tells_of_operations_as_services_do(homes: Homes) -> None:
    request = Request("GET", "/places/1", headers={"homes-version": "1"})
    assert homes.family.key(request) == "GET /places/{key}"
    assert homes.family.key(Request("GET", "/places/1", headers={"homes-version": "9"})) == ""
    homes.ask("1", "GET", "/places")
    assert homes.family.owns("/places/1")
    assert not homes.family.owns("/__mock__/state")
