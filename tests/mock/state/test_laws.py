"""Laws of what is kept, for small services of all makes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.ir import Api, build
from specloom.mock import Service, service
from specloom.mock.messages import Answer, Request
from specloom.spec import load

IDS: list[dict[str, Any]] = [
    {"type": "string"},
    {"type": "string", "format": "uuid", "readOnly": True},
    {"type": "string", "pattern": "^[a-z]{2}_[0-9]{8}$"},
    {"type": "integer"},
    {"type": "integer", "format": "int64", "minimum": 1000},
]
MEMBERS: list[dict[str, Any]] = [
    {"type": "string"},
    {"type": "string", "minLength": 3, "maxLength": 5},
    {"type": ["string", "null"], "format": "date-time"},
    {"type": "integer", "minimum": 1, "maximum": 9},
    {"type": "number", "default": 2},
    {"type": "boolean"},
    {"enum": ["a", "b", None]},
    {"type": "array", "items": {"type": "integer"}, "minItems": 1},
    {"type": "object", "required": ["x"], "properties": {"x": {"type": "string"}}},
    {"oneOf": [{"type": "string"}, {"type": "integer"}]},
]
NAMES = ["name", "created_at", "updatedAt", "size", "kind", "tags", "home", "ownerId"]
WRAPPERS: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    ((), ()),
    (("data",), ("data",)),
    ((), ("items",)),
    (("result",), ("data", "items")),
]
JSON_TYPE = {"content-type": "application/json"}


def wrapped(schema: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    for name in reversed(names):
        schema = {"type": "object", "required": [name], "properties": {name: schema}}
    return schema


def response(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "Fine.", "content": {"application/json": {"schema": schema}}}


@st.composite
def apis(draw: st.DrawFn) -> tuple[Api, dict[str, Any]]:
    """Draw a service that keeps things, and a thing to send to it."""
    properties = draw(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(MEMBERS)))
    id_, (one, many) = draw(st.sampled_from(IDS)), draw(st.sampled_from(WRAPPERS))
    required = [name for name in properties if draw(st.booleans())]
    thing = {
        "type": "object",
        "required": ["id", *required],
        "properties": {"id": id_, **properties},
    }
    sent = {"type": "object", "required": required, "properties": properties}
    ref = {"$ref": "#/components/schemas/Thing"}
    body = {"content": {"application/json": {"schema": sent}}}
    parameter = {"name": "thingId", "in": "path", "required": True, "schema": id_}
    queries = [
        {"name": "cursor", "in": "query", "schema": {"type": "string"}},
        {"name": "limit", "in": "query", "schema": {"type": "integer"}},
    ]
    cursor = {"next_cursor": {"type": ["string", "null"]}}
    page = wrapped({"type": "array", "items": ref}, many)
    if many:
        page["properties"] = {**page["properties"], **cursor}
    raw = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {
            "/things": {
                "get": {"parameters": queries, "responses": {"200": response(page)}},
                "post": {
                    "requestBody": body,
                    "responses": {"201": response(wrapped(ref, one))},
                },
            },
            "/things/{thingId}": {
                "parameters": [parameter],
                "get": {"responses": {"200": response(wrapped(ref, one))}},
                "delete": {"responses": {"204": {"description": "Gone."}}},
            },
        },
        "components": {"schemas": {"Thing": thing}},
    }
    values = {
        name: draw(st.sampled_from(VALUES[MEMBERS.index(schema)]))
        for name, schema in properties.items()
        if name in required or draw(st.booleans())
    }
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "openapi.json"
        file.write_bytes(orjson.dumps(raw))
        return build(load(str(file))), values


VALUES: list[list[Any]] = [
    ["", "Zürich"],
    ["abc", "abcde"],
    [None, "2020-02-29T23:59:59Z"],
    [1, 9],
    [0.5, -1e300],
    [True],
    ["a", None],
    [[1], [1, 2, 3]],
    [{"x": ""}, {"x": "y", "z": [{}]}],
    ["text", 5],
]


def ask(mock: Service, method: str, path: str, query: str = "", body: Any = None) -> Answer:
    data = b"" if body is None else orjson.dumps(body)
    answer = mock.answer(Request(method, path, query, JSON_TYPE, data))
    assert [*mock.misfits] == []
    return answer


def within(body: Any) -> Any:
    """Give what lies in the wrapper of one thing."""
    for name in ("data", "result"):
        if isinstance(body, dict) and isinstance(body.get(name), dict) and "id" not in body:
            return body[name]
    return body


def listed(body: Any) -> list[Any]:
    while isinstance(body, dict):
        body = body.get("data", body.get("items"))
    assert isinstance(body, list)
    return body


@given(apis())
@settings(max_examples=80, deadline=None)
def test_what_is_posted_is_there_until_it_is_deleted(drawn: tuple[Api, dict[str, Any]]) -> None:
    api, sent = drawn
    mock = service(api)

    made = ask(mock, "POST", "/things", body=sent)
    thing = within(orjson.loads(made.body))
    path = f"/things/{thing['id']}"

    assert made.status == 201
    stamps = {"created_at", "updatedAt"}
    assert {k: v for k, v in thing.items() if k in sent and k not in stamps} == {
        k: v for k, v in sent.items() if k not in stamps
    }
    assert ask(mock, "GET", path).body == made.body
    assert thing in listed(orjson.loads(ask(mock, "GET", "/things", "limit=99").body))
    assert ask(mock, "DELETE", path).status == 204
    assert ask(mock, "GET", path).status == 404
    assert thing not in listed(orjson.loads(ask(mock, "GET", "/things", "limit=99").body))


@given(apis(), st.integers(1, 30))
@settings(max_examples=40, deadline=None)
def test_walking_all_pages_meets_each_once(drawn: tuple[Api, dict[str, Any]], size: int) -> None:
    api, sent = drawn
    mock = service(api)
    ask(mock, "POST", "/things", body=sent)
    walked: list[Any] = []
    query = f"limit={size}"
    while query:
        body = orjson.loads(ask(mock, "GET", "/things", query).body)
        page = listed(body)
        walked += [thing["id"] for thing in page]
        assert len(walked) <= 26
        told = body.get("next_cursor") if isinstance(body, dict) else None
        if not isinstance(body, dict):  # the id of the last one is the cursor then
            told = page[-1]["id"] if page else None
        query = f"limit={size}&cursor={told}" if told is not None else ""

    assert len(walked) == 26
    assert walked == [record.entity["id"] for record in mock.context.store.records("Thing")]
    assert len(set(walked)) == 26


@given(apis())
@settings(max_examples=30, deadline=None)
def test_a_snapshot_restores_all_there_was(drawn: tuple[Api, dict[str, Any]]) -> None:
    api, sent = drawn
    mock = service(api)
    first = within(orjson.loads(ask(mock, "POST", "/things", body=sent).body))
    before = ask(mock, "GET", "/things", "limit=99").body
    kept = orjson.loads(orjson.dumps(mock.context.store.snapshot()))

    ask(mock, "DELETE", f"/things/{first['id']}")
    ask(mock, "POST", "/things", body=sent)
    mock.context.store.restore(kept)

    assert mock.context.store.snapshot() == kept
    assert ask(mock, "GET", "/things", "limit=99").body == before
