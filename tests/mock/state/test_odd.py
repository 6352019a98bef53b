"""Collections as real descriptions have them: answers of other shapes, ids of all kinds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from specloom.ir import build
from specloom.mock import service
from specloom.mock.state.filters import fits
from specloom.mock.state.making import key_of, merged
from specloom.mock.store import SnapshotError, Store
from specloom.spec import load
from tests.mock.state.shop import Client

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}


def shape(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": [*required], "properties": properties}


def answer(schema: Any, kind: str = "application/json") -> dict[str, Any]:
    content = {} if schema is None else {"content": {kind: {"schema": schema}}}
    return {"responses": {"200": {"description": "Fine.", **content}}}


def sends(schema: Any, kind: str = "application/json") -> dict[str, Any]:
    return {"requestBody": {"content": {kind: {"schema": schema}}}}


def queries(*names: str) -> dict[str, Any]:
    return {"parameters": [{"name": name, "in": "query", "schema": TEXT} for name in names]}


def client(folder: Path, paths: dict[str, Any], **schemas: Any) -> Client:
    for path, item in paths.items():
        holes = [part.strip("{}") for part in path.split("/") if part.startswith("{")]
        item["parameters"] = [
            {"name": name, "in": "path", "required": True, "schema": TEXT} for name in holes
        ]
    raw = {
        "openapi": "3.1.0",
        "info": {"title": "Odd", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }
    file = folder / "odd.json"
    file.write_bytes(orjson.dumps(raw))
    return Client(service(build(load(str(file)))))


THING = shape("id", id=TEXT, name=TEXT)


def test_what_answers_may_be_of_another_shape(tmp_path: Path) -> None:
    ticket = shape("thing_id", "state", "url", thing_id=TEXT, state=TEXT, url=TEXT, name=WHOLE)
    state = shape("thing_id", "status", thing_id=TEXT, status={"enum": ["open"]}, name=TEXT)
    mock = client(
        tmp_path,
        {
            "/things": {"post": {**sends(shape(url=TEXT, name=TEXT)), **answer(ticket)}},
            "/things/{thingId}": {
                "get": answer(state),
                "delete": answer(shape("id", "removed", id=TEXT, removed={"type": "boolean"})),
            },
        },
    )

    made = mock.ask("POST", "/things", {"url": "https://a.example", "name": "no number"})

    assert made["url"] == "https://a.example", "what is sent is told, whatever is kept"
    assert "name" not in made or isinstance(made["name"], int)
    path = f"/things/{made['thing_id']}"
    assert mock.ask("GET", path)["name"] == "no number"
    assert mock.ask("DELETE", path) == {"id": made["thing_id"], "removed": True}


def test_what_answers_may_be_no_entity(tmp_path: Path) -> None:
    mock = client(
        tmp_path,
        {
            "/things": {
                "get": answer(TEXT, "text/plain"),
                "post": {**sends(THING), **answer(TEXT, "text/plain")},
            },
            "/things/{id}": {
                "get": answer(THING),
                "patch": {**sends({}), **answer({"type": "boolean"})},
                "delete": answer(TEXT, "text/plain"),
            },
        },
    )
    assert mock.status("GET", "/things") == 200
    assert mock.status("POST", "/things", {"id": "a", "name": "A"}) == 200
    assert mock.ask("GET", "/things/a") == {"id": "a", "name": "A"}
    assert mock.ask("PATCH", "/things/a", {"name": "B"}) in (True, False)
    assert mock.ask("GET", "/things/a")["name"] == "B"
    assert mock.status("PATCH", "/things/a", [1]) == 200
    assert mock.status("DELETE", "/things/a") == 200
    assert mock.status("GET", "/things/a") == 404


def test_clients_may_choose_ids(tmp_path: Path) -> None:
    made = {**answer(THING), **sends(THING)}
    made["responses"]["409"] = {"description": "There is one."}
    mock = client(
        tmp_path,
        {
            "/things": {
                "post": made,
                "put": {**sends(shape(**THING["properties"])), **answer(None)},
            },
            "/things/{id}": {
                "get": answer(THING),
                "post": {**queries("name", "other"), **answer(THING)},
            },
        },
    )

    assert mock.status("POST", "/things", {"id": "a", "name": "A"}) == 200
    assert mock.status("POST", "/things", {"id": "a"}) == 409
    assert mock.status("PUT", "/things", {"id": "a", "name": "B"}) == 200
    assert mock.ask("GET", "/things/a")["name"] == "B"
    assert mock.ask("POST", "/things/a?name=C&other=1")["name"] == "C"
    count = mock.mock.context.store.count("/things")
    assert mock.status("PUT", "/things", {"name": "D"}) == 200
    assert mock.mock.context.store.count("/things") == count + 1
    assert mock.status("PUT", "/things", {"id": "a b/c"}) == 200
    assert mock.ask("GET", "/things/a%20b%2Fc")["id"] == "a b/c"


def test_ids_may_run_out(tmp_path: Path) -> None:
    few = shape("id", id={"enum": ["a", "b"]})
    mock = client(
        tmp_path,
        {
            "/things": {"get": answer({"type": "array", "items": few}), "post": answer(few)},
            "/things/{id}": {"get": answer(few)},
        },
    )

    assert 1 <= len(mock.ask("GET", "/things")) <= 2
    assert mock.status("POST", "/things") == 200
    assert mock.ask("GET", "/things/none")["id"] in ("a", "b")


def test_ids_may_be_told_nowhere(tmp_path: Path) -> None:
    mute = shape("size", size=WHOLE)
    mock = client(
        tmp_path,
        {
            "/things": {"get": answer({"type": "array", "items": mute}), "post": answer(mute)},
            "/things/{thing}": {"get": answer(mute), "delete": answer(None)},
        },
    )

    assert len(mock.ask("GET", "/things")) == 25
    mock.ask("POST", "/things")
    assert len(mock.ask("GET", "/things")) == 26
    key = mock.mock.context.store.records("/things")[-1].id
    mock.ask("DELETE", f"/things/{key}")
    assert mock.status("GET", f"/things/{key}") == 404


def test_what_nobody_can_make_is_answered_as_before(tmp_path: Path) -> None:
    never = shape("id", id={"allOf": [{"type": "string"}, {"type": "integer"}]})
    mock = client(
        tmp_path,
        {
            "/things": {"get": answer({"type": "array", "items": never}), "post": answer(None)},
            "/things/{id}": {"get": answer(never), "delete": answer(None)},
        },
    )

    assert mock.ask("GET", "/things") == []
    assert mock.status("POST", "/things") == 200
    assert mock.status("GET", "/things/a") in (404, 501)


def test_one_component_may_be_two_kinds(tmp_path: Path) -> None:
    pet = {"$ref": "#/components/schemas/Pet"}
    listed = answer({"type": "array", "items": pet})
    mock = client(
        tmp_path,
        {
            "/cats": {"get": listed, "post": answer(pet)},
            "/cats/{id}": {"get": answer(pet)},
            "/dogs": {"get": listed},
            "/dogs/{id}": {"get": answer(pet)},
            "/best/dogs": {"get": listed},
            "/pets": {"get": listed},
        },
        Pet=THING,
    )

    assert mock.mock.context.store.kinds() == ["/cats", "/dogs"]
    mock.ask("POST", "/cats")
    assert len(mock.ask("GET", "/cats")) == 26
    assert mock.ask("GET", "/best/dogs") == mock.ask("GET", "/dogs")
    assert isinstance(mock.ask("GET", "/pets"), list)


def test_a_kind_may_lie_below_itself(tmp_path: Path) -> None:
    folder = {"$ref": "#/components/schemas/Folder"}
    listed = answer({"allOf": [shape("data", data={"type": "array", "items": folder})]})
    mock = client(
        tmp_path,
        {
            "/folders": {"get": listed, "post": answer(folder)},
            "/folders/{id}": {"get": answer(folder)},
            "/folders/{id}/folders": {"get": listed, "post": {**sends(folder), **answer(folder)}},
            "/folders/{id}/folders/{folder}": {"get": answer(folder)},
        },
        Folder=shape("id", id=TEXT, name=TEXT),
    )

    above = mock.ask("POST", "/folders")
    below = mock.ask("POST", f"/folders/{above['id']}/folders", {"id": "b", "name": "B"})
    assert below in mock.ask("GET", f"/folders/{above['id']}/folders")["data"]
    assert mock.status("GET", "/folders/other/folders/b") == 404


def test_lists_that_must_hold_something_are_full(tmp_path: Path) -> None:
    items = {"type": "array", "items": THING, "minItems": 1, "maxItems": 4}
    page = shape("things", "meta", things=items, meta=shape("next", next=TEXT, count=WHOLE))
    mock = client(
        tmp_path,
        {
            "/things": {"get": {**queries("page_token", "max_results", "done"), **answer(page)}},
            "/things/{id}": {"get": answer(THING)},
        },
    )

    first = mock.ask("GET", "/things?max_results=9")
    assert (len(first["things"]), first["meta"]["count"]) == (4, 4)
    second = mock.ask("GET", f"/things?max_results=3&page_token={first['meta']['next']}")
    assert len(second["things"]) == 3
    assert mock.ask("GET", "/things?max_results=many")["things"] == first["things"]
    target = "/things?page_token=" + mock.mock.context.store.records("/things")[-2].id
    assert mock.ask("GET", target)["meta"]["next"] == ""


@pytest.mark.parametrize("type_", ["string", "integer"])
@pytest.mark.parametrize("more", [{}, {"default": None}], ids=["plain", "null"])
def test_each_page_but_the_last_says_that_another_follows(
    tmp_path: Path, type_: str, more: dict[str, Any]
) -> None:
    told = {"type": [type_, "null"], **more}
    page = shape("things", "next", things={"type": "array", "items": THING}, next=told)
    numbers = [{"name": name, "in": "query", "schema": WHOLE} for name in ("page", "limit")]
    mock = client(
        tmp_path,
        {
            "/things": {"get": {"parameters": numbers, **answer(page)}, "post": sends(THING)},
            "/things/{id}": {"get": answer(THING)},
        },
    )
    size = -(-len(mock.mock.context.store.records("/things")) // 3)
    target = f"/things?limit={size}&page="

    said = [mock.ask("GET", f"{target}{number}")["next"] for number in (1, 2, 3)]
    urls = [f"http://shop{target}{number}" for number in (2, 3)]
    assert said == [*(urls if type_ == "string" else (2, 3)), None]


# ---------------------------------------------------------------------------------- small parts


@pytest.mark.parametrize(
    ("value", "key"),
    [("a", "a"), (1, "1"), (1.0, "1"), (1.5, "1.5"), (True, "true"), (None, "null")],
)
def test_ids_are_kept_as_text(value: Any, key: str) -> None:
    assert key_of(value) == key


@pytest.mark.parametrize(
    ("old", "change", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": "b"}, ["c"], ["c"]),
        ("a", {"b": {"c": None}}, {"b": {}}),
    ],
)
def test_merging_is_that_of_rfc_7396(old: Any, change: Any, result: Any) -> None:
    assert merged(old, change) == result


@pytest.mark.parametrize(
    ("held", "wanted", "is_fit"),
    [
        ("A", "a", True),
        (1, 1, True),
        (1, True, False),
        (None, None, True),
        (["x", "y"], "y", True),
        (["x"], ["y", "x"], True),
        ({"id": 1, "name": "x"}, "x", True),
        ({"id": 1, "more": {"name": "x"}}, "x", False),
        ({"a": {"b": 1}, "c": 2}, {"a": {"b": 1}}, True),
        ({"a": 1}, {"a": 2}, False),
    ],
)
def test_what_is_wanted_is_found(held: Any, wanted: Any, is_fit: object) -> None:
    assert fits({"it": held}, [("it", wanted)]) is is_fit


def test_the_store_remembers_who_is_gone_but_not_for_ever() -> None:
    store = Store()
    for number in range(10_001):
        store.put("Pet", str(number), {})
        assert store.remove("Pet", str(number))

    assert not store.remove("Pet", "nobody")
    assert store.gone("Pet", "0") is None
    assert store.gone("Pet", "10000") == 10_000
    assert (store.revision, store.count("Pet"), len(store.keys("Pet"))) == (20_002, 10_001, 0)


def test_who_says_first_how_a_kind_grows_is_heard() -> None:
    store = Store()
    store.grow("Pet", lambda: store.put("Pet", "1", {"name": "Rex"}))
    store.grow("Pet", lambda: store.put("Pet", "2", {}))

    assert store.get("Pet", "1") == {"name": "Rex"}
    assert store.get("Pet", "2") is None
    assert store.revision == 0
    with pytest.raises(SnapshotError):
        store.restore(None)
