"""Sequences follow from what is answered: values, pages, links and lives."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from specloom.contract.model import Answer, Call, Case, Exchange, Values
from specloom.contract.pools import Pools, holder_of
from specloom.contract.requests import write
from specloom.contract.sequences import Maker, Script, scripts
from specloom.contract.sequences.altered import altered, one_altered
from specloom.contract.sequences.infusion import Infusion
from specloom.contract.sequences.paging import following, small
from specloom.contract.sweep import cases
from specloom.contract.validity import Validity
from specloom.ir import build
from specloom.ir.model import (
    Api,
    JsonValue,
    NumberBounds,
    Operation,
    Pagination,
    PaginationKind,
    Parameter,
    SchemaObject,
)
from specloom.spec import load
from tests.contract.shop import SHOP, shop

JSON = (("content-type", "application/json"),)


def exchange_of(  # noqa: PLR0913 - what an exchange may be
    path: str,
    body: object,
    *,
    method: str = "GET",
    status: int = 200,
    values: Values | None = None,
    headers: tuple[tuple[str, str], ...] = JSON,
    pagination: Pagination | None = None,
) -> Exchange:
    operation = Operation("#", method, path, pagination=pagination)
    call = Call(method, path)
    case = Case(operation, call, "valid", "", "#", values=values or Values())
    return Exchange(case, Answer(status, headers, json.dumps(body).encode()))


# ------------------------------------------------------------------------------------ pools

SEEN: list[tuple[str, object, dict[str, list[JsonValue]]]] = [
    ("/users", {"id": "u1", "name": "Tom"}, {"userId": ["u1"], "user_id": ["u1"], "id": ["u1"]}),
    ("/users", [{"id": 1}, {"id": 2}], {"userId": [2, 1]}),
    ("/users", {"data": [{"id": "u1"}]}, {"userId": ["u1"], "data_id": ["u1"]}),
    ("/users/{userId}", {"id": "u1"}, {"userId": ["u1"]}),
    ("/cars", {"owner": {"id": "o1"}}, {"ownerId": ["o1"]}),
    ("/cars", {"userId": "u9", "tagIds": ["a", "b"]}, {"userId": ["u9"], "tagId": ["b", "a"]}),
    ("/categories", [{"id": 5}], {"categoryId": [5]}),
    ("/cars", {"isNew": True, "note": None, "text": "", "long": "x" * 300}, {"isNew": [True]}),
    ("/cars", {"text": "", "note": None, "long": "x" * 300}, {"text": [], "note": [], "long": []}),
]


@pytest.mark.parametrize(("path", "body", "expected"), SEEN)
def test_what_was_seen_goes_by_its_names(
    path: str, body: object, expected: Mapping[str, list[JsonValue]]
) -> None:
    pools = Pools()
    pools.learn(exchange_of(path, body))

    assert {name: [*pools.offers(name)] for name in expected} == expected


def test_an_id_is_whose_the_place_is() -> None:
    pools = Pools()
    pools.learn(exchange_of("/users", {"id": "u1"}))
    pools.learn(exchange_of("/cars", {"id": "c1"}))

    assert pools.offers("id", "user") == ("u1",)
    assert pools.offers("id", "car") == ("c1",)
    assert pools.offers("id", "house") == ("c1", "u1")
    assert pools.offers("nothing") == ()


def test_paths_that_led_somewhere_are_kept() -> None:
    pools = Pools()
    pools.learn(exchange_of("/users/{userId}", {}, values=Values({"userId": "u7"})))

    assert pools.offers("userId") == ("u7",)


NOTHING_LEARNT = [
    exchange_of("/users", {"id": "u1"}, status=404),
    exchange_of("/users/{userId}", {"id": "u1"}, method="DELETE"),
    exchange_of("/users", {"id": "u1"}, headers=()),
    Exchange(exchange_of("/users", {}).case, Answer(200, JSON, b"{")),
]


@pytest.mark.parametrize("exchange", NOTHING_LEARNT)
def test_what_teaches_nothing(exchange: Exchange) -> None:
    pools = Pools()
    pools.learn(exchange)

    assert pools.offers("userId") == ()


def test_only_the_newest_are_kept() -> None:
    pools = Pools()
    for number in range(30):
        pools.learn(exchange_of("/users", {"id": number}))
    pools.learn(exchange_of("/users", {"id": 15}))

    offers = pools.offers("userId")
    assert (len(offers), offers[:2]) == (20, (15, 29))


def test_what_is_deep_is_let_be() -> None:
    body: object = {"deepId": 1}
    for _ in range(50):
        body = {"a": body}
    pools = Pools()
    pools.learn(exchange_of("/users", body))

    assert pools.offers("deepId") == ()


def test_whose_an_operation_is() -> None:
    paths = {"/users": "user", "/users/{id}": "user", "/users/{id}/carParks": "carpark", "/{a}": ""}

    assert {path: holder_of(Operation("#", "GET", path)) for path in paths} == paths


# ----------------------------------------------------------------------------------- pages

WHOLE = SchemaObject("#", frozenset(("integer",)), number=NumberBounds(minimum=5))
TEXT = SchemaObject("#", frozenset(("string",)))


def paged(kind: PaginationKind, *, following_at: tuple[str, ...] = ()) -> Pagination:
    return Pagination(kind, ("data",), "at", following_at, "size")


def ending(kind: PaginationKind) -> Pagination:
    return Pagination(kind, ("data",), "at", (), "size", ("meta", "next"), ("last",))


PAGES: list[tuple[Pagination | None, object, Mapping[str, JsonValue], object]] = [
    (paged("cursor", following_at=("next",)), {"data": [1], "next": "c2"}, {}, "c2"),
    (paged("cursor", following_at=("page", "next")), {"data": [1], "page": {"next": 7}}, {}, 7),
    (paged("cursor", following_at=("next",)), {"data": [1], "next": None}, {}, None),
    (paged("cursor"), {"data": [{"id": "a"}, {"id": "b"}]}, {}, "b"),
    (paged("cursor"), {"data": [1]}, {}, None),
    (paged("offset"), {"data": [1, 2]}, {}, 2),
    (paged("offset"), {"data": [1, 2]}, {"at": 4}, 6),
    (paged("page"), {"data": [1]}, {}, 2),
    (paged("page"), {"data": [1]}, {"at": 3}, 4),
    (paged("page"), {"data": []}, {"at": 3}, None),
    (paged("page"), [], {}, None),
    (paged("next-url", following_at=("next",)), {"data": [1], "next": "/x?at=9&b=1"}, {}, "9"),
    (paged("next-url", following_at=("next",)), {"data": [1], "next": ""}, {}, None),
    (paged("cursor", following_at=("next",)), {"data": [1], "next": "?at=9"}, {}, "9"),
    (paged("cursor", following_at=("next",)), {"data": [1], "next": "/9j/4A"}, {}, "/9j/4A"),
    (ending("page"), {"data": [1], "meta": {"next": None}}, {}, None),
    (ending("page"), {"data": [1], "meta": {"next": 2}, "last": True}, {}, None),
    (ending("page"), {"data": [1], "meta": {}, "last": False}, {}, 2),
    (ending("offset"), {"data": [1]}, {}, 1),
    (paged("link"), {"data": [1]}, {}, "8"),
    (None, {"data": [1]}, {}, None),
]


@pytest.mark.parametrize(("told", "body", "query", "expected"), PAGES)
def test_the_next_page(
    told: Pagination | None, body: object, query: Mapping[str, JsonValue], expected: object
) -> None:
    headers = (
        *JSON,
        ("link", '<https://a.b/x?at=7>; rel="prev", <https://a.b/x?at=8>; rel="next"'),
    )
    exchange = exchange_of("/pets", body, headers=headers, pagination=told)
    found = following(exchange, Values(query=query))

    assert (None if found is None else found.query["at"]) == expected


def test_after_the_last_page_there_is_none() -> None:
    exchange = exchange_of("/pets", {"data": [1]}, pagination=paged("link"))

    assert following(exchange, Values()) is None


@pytest.mark.parametrize(
    ("schema", "size", "expected"),
    [(WHOLE, "size", {"size": 5}), (TEXT, "size", {}), (WHOLE, "", {}), (None, "size", {})],
)
def test_pages_are_small(
    schema: SchemaObject | None, size: str, expected: Mapping[str, JsonValue]
) -> None:
    told = Pagination("page", (), "at", (), size)
    parameter = Parameter("#", "size", "query", required=False, schema=schema)
    operation = Operation("#", "GET", "/pets", parameters=(parameter,), pagination=told)

    assert small(operation, Values()).query == expected
    assert small(Operation("#", "GET", "/pets"), Values()).query == {}


# ----------------------------------------------------------------------------------- scripts


Answers = Callable[[Case], Answer]


def played(script: Script, pools: Pools, answers: Answers) -> list[Exchange]:
    exchanges: list[Exchange] = []
    flow = script.start()
    case = next(flow, None)
    while case is not None:
        exchange = Exchange(case, answers(case))
        pools.learn(exchange)
        exchanges.append(exchange)
        try:
            case = flow.send(exchange)
        except StopIteration:
            break
    return exchanges


def good_of(api: Api) -> dict[Operation, Values]:
    good: dict[Operation, Values] = {}
    for case in cases(api):
        if case.mode == "valid" and case.values is not None:
            good.setdefault(case.operation, case.values)
    return good


def told(exchanges: list[Exchange]) -> list[str]:
    return [f"{each.case.call.method} {each.case.call.target}" for each in exchanges]


def by_name(api: Api, pools: Pools) -> dict[str, Script]:
    return {script.name: script for script in scripts(api, good_of(api), pools, 0)}


def service(case: Case) -> Answer:
    """Answer as a service with one user, two pages long."""
    call = case.call
    match call.method, call.target.partition("?")[0]:
        case "POST", "/users":
            return Answer(201, JSON, b'{"id": "new", "name": "x"}')
        case "GET", "/users":
            last = "after=" in call.target
            page = {"data": [{"id": "u2" if last else "u1"}], "next": None if last else "p2"}
            return Answer(200, JSON, json.dumps(page).encode())
        case "GET" | "PUT", _:
            return Answer(200, JSON, b'{"id": "new", "name": "x"}')
        case _:
            return Answer(204)


def test_a_life(tmp_path: Path) -> None:
    _, api = shop(tmp_path)
    pools = Pools()
    found = played(by_name(api, pools)["the life of /users/{userId}"], pools, service)

    assert told(found) == [
        "POST /users",
        "GET /users/new",
        "PUT /users/new",
        "GET /users/new",
        "PUT /users/new",
        "GET /users/new",
        "PUT /users/new",
        "GET /users/new",
        "GET /users?size=2",
        "GET /users?size=2&after=p2",
        "GET /users",
        "GET /users?after=p2",
        "DELETE /users/new",
        "GET /users/new",
        "GET /users",
        "DELETE /users/new",
    ]
    assert all(each.case.tier == "sequences" for each in found)


@pytest.mark.parametrize(
    ("body", "changed", "alone"),
    [
        ({"name": "a"}, {"name": "ab"}, {"name": "ab"}),
        ({"age": 40, "name": "abc"}, {"age": 39, "name": "ab"}, {"age": 39}),
        ({"isFed": True, "tags": ["x"]}, {"isFed": False, "tags": ["x", "b"]}, {"isFed": False}),
        ({"tags": ["x", "y"], "ownerId": "1"}, {"tags": ["x"], "ownerId": "1"}, {"tags": ["x"]}),
        ({"kind": "cat", "mark": {"a": 1}}, None, None),
        ([1], None, None),
    ],
)
def test_what_is_written_again_is_something_else(
    tmp_path: Path, body: JsonValue, changed: JsonValue, alone: JsonValue
) -> None:
    file = tmp_path / "openapi.yaml"
    file.write_text(CHANGED, encoding="utf-8")
    api = build(load(str(file)))
    [operation], validity = api.operations, Validity(api)
    values = Values(body=body, media_type="application/json")
    found = [change(validity, operation, values) for change in (altered, one_altered)]

    assert [None if each is None else each.body for each in found] == [changed, alone]


def test_what_a_thing_goes_by_stays(tmp_path: Path) -> None:
    file = tmp_path / "openapi.yaml"
    named = "{parameters: [{name: name, in: path, required: true, schema: {type: string}}],"
    text = CHANGED.replace("/a:\n    put:", f"/a/{{name}}:\n    {named[1:-1]}\n    put:")
    file.write_text(text, encoding="utf-8")
    api = build(load(str(file)))
    values = Values({"name": "ab"}, body={"name": "ab", "age": 1}, media_type="application/json")
    found = altered(Validity(api), api.operations[0], values)

    assert found is not None
    assert found.body == {"name": "ab", "age": 2}


CHANGED = """\
openapi: "3.1.0"
info: {title: One, version: "1"}
paths:
  /a:
    put:
      requestBody:
        content:
          application/json:
            schema:
              properties:
                name: {type: string, minLength: 1, maxLength: 3}
                age: {type: integer, maximum: 40}
                isFed: {type: boolean}
                tags: {type: array, maxItems: 2, items: {type: string}}
                kind: {enum: [cat]}
      responses: {"204": {description: Done.}}
"""

MADE = [
    (Answer(201, (("location", "/users/a%20b"),)), "a%20b"),
    (Answer(201, (*JSON, ("location", "https://a.b/users/7/")), b"{}"), "7"),
    (Answer(201, JSON, b'{"user_id": 5, "id": 6}'), "5"),
    (Answer(201, JSON, b'{"user": {"uuid": "x"}}'), "x"),
    (Answer(201, JSON, b'{"data": []}'), "u1"),
    (Answer(400, JSON, b'{"id": "no"}'), "u1"),
]


@pytest.mark.parametrize(("answer", "key"), MADE)
def test_what_was_made_goes_by(tmp_path: Path, answer: Answer, key: str) -> None:
    _, api = shop(tmp_path)
    pools = Pools()

    def answers(case: Case) -> Answer:
        return answer if case.call.method == "POST" else service(case)

    found = played(by_name(api, pools)["the life of /users/{userId}"], pools, answers)

    assert f"DELETE /users/{key}" in told(found)


@pytest.mark.parametrize("body", [b"[]", b'{"data": []}', b'{"data": [{}]}', b"null", b"3"])
def test_nothing_lives_where_nothing_is(tmp_path: Path, body: bytes) -> None:
    _, api = shop(tmp_path)
    pools = Pools()
    found = played(
        by_name(api, pools)["the life of /users/{userId}"],
        pools,
        lambda case: Answer(200 if case.call.method == "GET" else 400, JSON, body),
    )

    assert told(found) == ["POST /users", "GET /users"]


def linked(folder: Path, link: str, answer: Answer) -> list[Exchange]:
    """Play the one link that the making of a user has."""
    old = "read: {operationId: getUser, parameters: {userId: $response.body#/id}}"
    assert old in SHOP
    _, api = shop(folder, SHOP.replace(old, f"read: {link}"))
    pools = Pools()
    return played(by_name(api, pools)["the link read"], pools, lambda _: answer)


LINKS = [
    ("{operationId: getUser, parameters: {userId: $response.body#/id}}", "GET /users/i~/d"),
    ("{operationId: getUser, parameters: {path.userId: $response.body#/a~1b/0}}", "GET /users/9"),
    ("{operationId: getUser, parameters: {userId: $response.header.X-Id}}", "GET /users/h"),
    ("{operationId: getUser, parameters: {userId: $statusCode}}", "GET /users/201"),
    ("{operationId: getUser, parameters: {userId: $method}}", "GET /users/POST"),
    ("{operationId: getUser, parameters: {userId: me}}", "GET /users/me"),
    ("{operationRef: '#/paths/~1users/get', parameters: {query.size: 3}}", "GET /users?size=3"),
    ("{operationId: getUser, parameters: {userId: $response.body#/none}}", None),
    ("{operationId: getUser, parameters: {userId: $response.body#/a~1b/7}}", None),
    ("{operationId: getUser, parameters: {userId: $request.header.none}}", None),
    ("{operationId: getUser, parameters: {userId: $request.path.none}}", None),
    ("{operationId: getUser, parameters: {userId: $request.query.none}}", None),
    ("{operationId: getUser, parameters: {userId: $response.query.none}}", None),
    ("{operationId: getUser, parameters: {userId: $url}}", None),
    ("{operationId: elsewhere}", None),
    (
        "{operationId: getUser, parameters: {header.x: y, cookie.z: w, none: 1}}",
        "GET /users/{userId}",
    ),
    ("{operationId: listUsers, requestBody: $response.body#/id}", None),
]
LINKING = Answer(201, (*JSON, ("x-id", "h")), b'{"id": "i~/d", "a/b": [9]}')


@pytest.mark.parametrize(("link", "expected"), LINKS)
def test_links_are_followed(tmp_path: Path, link: str, expected: str | None) -> None:
    exchanges = linked(tmp_path, link, LINKING)
    others = [each.replace("~%2F", "~/") for each in told(exchanges)[1:]]

    if expected and "{userId}" in expected:  # what is said goes along with what is usual
        headers = dict(exchanges[1].case.call.headers)
        assert (headers["x"], headers["cookie"]) == ("y", "z=w")
    elif "elsewhere" in link:
        assert exchanges == []
    else:
        assert others == ([expected] if expected else [])


def test_a_link_fills_a_body(tmp_path: Path) -> None:
    link = "{operationId: changeUser, parameters: {userId: x}, requestBody: $request.body}"
    made, changed = linked(tmp_path, link, LINKING)

    assert changed.case.call.target == "/users/x"
    assert changed.case.call.body == made.case.call.body


@pytest.mark.parametrize("status", [400, 200])
def test_a_link_of_another_status_is_not_followed(tmp_path: Path, status: int) -> None:
    link = "{operationId: getUser, parameters: {userId: x}}"

    assert len(linked(tmp_path, link, Answer(status))) == 1


def test_values_go_into_paths_and_bodies(tmp_path: Path) -> None:
    _, api = shop(tmp_path)
    pools = Pools()
    ordered = [*scripts(api, good_of(api), pools, 0)]
    pools.learn(exchange_of("/users", [{"id": "u1", "age": 0}, {"id": "u2", "age": -1}]))
    kinds = {script.kind for script in ordered}
    found = {
        script.operation.id: told(played(script, pools, lambda _: Answer(400)))
        for script in ordered
        if script.name == "values seen before"
    }

    assert kinds == {"story", "single", "walk"}
    assert found["getUser"] == ["GET /users/u2", "GET /users/u1"]
    assert list(found)[-1] == "dropUser"
    bodies = [
        json.loads(each.case.call.body or b"null")
        for script in ordered
        if script.name == "values seen before" and script.operation.id == "order"
        for each in played(script, pools, lambda _: Answer(202))
    ]
    assert [body.get("userId") for body in bodies] == ["u2", "u1"]


NESTED = """\
openapi: "3.1.0"
info: {title: Trips, version: "1"}
paths:
  /cars/{id}/trips/{tripId}:
    post:
      operationId: move
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: tripId, in: path, required: true, schema: {type: integer}}
        - {name: driverId, in: query, schema: {type: string}}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf: [{$ref: "#/components/schemas/Stops"}]
              type: object
              required: [driver]
              properties:
                driver: {type: object, properties: {id: {type: string}, name: {type: string}}}
                note: {type: string}
      responses: {"200": {description: Moved.}, default: {description: Not.}}
components:
  schemas:
    Stops:
      type: object
      properties: {stopIds: {type: array, items: {type: integer}}}
"""


def test_values_go_deep_into_bodies(tmp_path: Path) -> None:
    _, api = shop(tmp_path, NESTED)
    (move,) = api.operations
    pools = Pools()
    body: JsonValue = {"driver": {"id": "x"}, "stopIds": [1]}
    good = Values({"id": "c", "tripId": 1}, body=body, media_type="application/json")
    pools.learn(exchange_of("/cars", {"id": "c9"}))
    pools.learn(exchange_of("/trips", {"id": 7}))
    pools.learn(exchange_of("/drivers", {"id": "d5", "stopId": 3}))
    infusion = Infusion(pools, Validity(api))
    found = [
        (name, dict(values.path), dict(values.query), values.body)
        for name, values in infusion.each(move, good)
    ]
    path: dict[str, JsonValue] = {"id": "c", "tripId": 1}

    assert found == [
        ("id", {"id": "c9", "tripId": 1}, {}, body),
        ("tripId", {"id": "c", "tripId": 7}, {}, body),
        ("driverId", path, {"driverId": "d5"}, body),
        ("id", path, {}, {"driver": {"id": "d5"}, "stopIds": [1]}),
        ("stopIds", path, {}, {"driver": {"id": "x"}, "stopIds": [3]}),
    ]
    some = [infusion.some(move, good, random.Random(seed)) for seed in range(20)]
    assert {str(each.path["id"]) for each in some} == {"c9"}
    assert len({json.dumps(each.body) for each in some}) == 3
    assert {str(each.query.get("driverId")) for each in some} == {"None", "d5"}


def test_what_is_only_probable_may_be_refused(tmp_path: Path) -> None:
    _, api = shop(tmp_path, NESTED)
    (move,) = api.operations
    case = Maker(api, {}).tried(move, Values({"id": "c", "tripId": 1}), "")

    assert case.expects == ("200", "4XX")


def test_walks_are_the_same_for_the_same_seed(tmp_path: Path) -> None:
    _, api = shop(tmp_path)

    def walked(seed: int) -> list[str]:
        pools = Pools()
        return [
            line
            for script in scripts(api, good_of(api), pools, seed)
            if script.kind == "walk"
            for line in told(played(script, pools, service))
        ]

    assert walked(1) == walked(1)
    assert walked(1) != walked(2)
    assert not [line for line in walked(1) if line.startswith("DELETE")]


# ---------------------------------------------------------------------------------- validity


def test_what_is_wrong_with_values(tmp_path: Path) -> None:
    _, api = shop(tmp_path)
    validity = Validity(api)
    of = {each.id: each for each in api.operations}
    body = Values(body={"item": "x"}, media_type="application/json")

    def faults(name: str, values: Values) -> list[str]:
        return sorted(validity.faults(of[name], values))

    assert faults("order", body) == []
    assert len(faults("order", Values(body={"item": 1}, media_type="application/json"))) == 1
    assert faults("order", Values()) == [
        "#/paths/~1orders/post/requestBody is missing",
    ]
    assert faults("order", Values(body="x", media_type="text/plain")) == ["body is text/plain"]
    assert faults("order", Values(raw=b"{", media_type="application/json")) == []
    assert faults("getUser", Values()) == ["#/paths/~1users~1{userId}/parameters/0 is missing"]
    assert faults("listUsers", Values(query={"size": 10, "x": 1})) == [
        "#/paths/~1users/get/parameters/1 maximum",
        "query x is unknown",
    ]
    assert write(api, of["order"], body).body == b'{"item":"x"}'
