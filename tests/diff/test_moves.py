"""Moves are found without hints in a real history, and not made up where there are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from specloom.diff.hints import NO_HINTS, Hint, Hints, read_hints
from specloom.diff.moves import Move, match_moved
from specloom.diff.pairing import Pairing, PairingSettings, pair_operations
from specloom.diff.structures import Structures
from specloom.ir import Api, build
from specloom.ir.model import (
    ArrayShape,
    MediaType,
    ObjectShape,
    Operation,
    Parameter,
    Reference,
    RequestBody,
    Response,
    Schema,
    SchemaObject,
)
from specloom.spec import load
from specloom.spec.pointers import join

SPECS: Final = Path(__file__).parents[2] / "specs" / "enode"
MOVES: Final = """
GET /charging-locations -> GET /users/{userId}/locations
POST /charging-locations -> POST /users/{userId}/locations
GET /charging-locations/{chargingLocationId} -> GET /locations/{locationId}
PUT /charging-locations/{chargingLocationId} -> PUT /locations/{locationId}
DELETE /charging-locations/{chargingLocationId} -> DELETE /locations/{locationId}
GET /charging-locations/{chargingLocationId}/tariff -> GET /locations/{locationId}/tariff
PUT /charging-locations/{chargingLocationId}/tariff -> PUT /locations/{locationId}/tariff
GET /me -> GET /users/{userId}
DELETE /me/vendors/{vendor} -> DELETE /users/{userId}/vendors/{vendor}
GET /schedules -> GET /users/{userId}/schedules
POST /schedules -> POST /users/{userId}/schedules
GET /statistics/charging -> GET /users/{userId}/statistics/charging
GET /statistics/charging/sessions -> GET /users/{userId}/statistics/charging/sessions
GET /statistics/production -> GET /users/{userId}/statistics/production
""".strip().splitlines()


@cache
def enode(version: str) -> Api:
    return build(load(str(SPECS / f"{version}.yaml")))


def moves(pairing: Pairing) -> list[str]:
    renames = (pair.rename for pair in pairing.pairs)
    return [f"{each.base} -> {each.revision}" for each in renames if each is not None]


@pytest.mark.parametrize(
    ("base", "revision"),
    [("2023-05-01", "2023-08-01"), ("2023-02-01", "2023-08-01"), ("2023-02-01", "latest")],
)
def test_hints_tell_every_move(base: str, revision: str) -> None:
    ours, theirs = enode(base), enode(revision)
    pairing = pair_operations(ours, theirs, PairingSettings(), read_hints(ours, theirs))

    assert sorted(moves(pairing)) == sorted(MOVES)
    assert all(pair.hinted for pair in pairing.pairs if pair.rename)


@pytest.mark.parametrize(
    ("base", "revision"),
    [("2023-05-01", "2023-08-01"), ("2023-02-01", "2023-08-01"), ("2023-02-01", "latest")],
)
def test_all_moves_but_a_toss_of_a_coin_are_found_without_hints(base: str, revision: str) -> None:
    pairing = pair_operations(enode(base), enode(revision), PairingSettings())
    [ask] = [pair.rename for pair in pairing.asks if pair.rename]

    assert sorted(moves(pairing)) == sorted(MOVES[1:])
    assert ask.base == "GET /charging-locations"  # the list of all, or that of a user?
    assert ask.revision in {"GET /locations", "GET /users/{userId}/locations"}


def test_moves_are_found_backwards_too() -> None:
    ours, theirs = enode("2023-08-01"), enode("2023-05-01")
    guessed = pair_operations(ours, theirs, PairingSettings())
    hinted = pair_operations(ours, theirs, PairingSettings(), read_hints(ours, theirs))

    def turned(lines: Iterable[str]) -> list[str]:
        return sorted(" -> ".join(reversed(line.split(" -> "))) for line in lines)

    assert sorted(moves(guessed)) == turned(MOVES[1:])
    assert sorted(moves(hinted)) == turned(MOVES)


@pytest.mark.parametrize(
    ("base", "revision"),
    [
        ("2023-02-01", "2023-03-01"),
        ("2023-03-01", "2023-04-01"),
        ("2023-04-01", "2023-04-15"),
        ("2023-04-15", "2023-05-01"),
        ("2023-08-01", "latest"),
    ],
)
def test_no_move_is_made_up(base: str, revision: str) -> None:
    ours, theirs = enode(base), enode(revision)
    for hints in (NO_HINTS, read_hints(ours, theirs)):
        pairing = pair_operations(ours, theirs, PairingSettings(), hints)

        assert all(pair.kind == "same" for pair in pairing.pairs)
        assert pairing.asks == ()


# ------------------------------------------------------------------------------- made to fit


def record(*names: str) -> SchemaObject:
    text = SchemaObject("#/t", types=frozenset(("string",)))
    return SchemaObject(
        "#/r", types=frozenset(("object",)), object=ObjectShape(dict.fromkeys(names, text))
    )


def listed(items: Schema) -> SchemaObject:
    return SchemaObject("#/l", types=frozenset(("array",)), array=ArrayShape(items=items))


def page(items: Schema) -> SchemaObject:
    properties: dict[str, Schema] = {"data": listed(items), "next": record()}
    return SchemaObject("#/p", types=frozenset(("object",)), object=ObjectShape(properties))


CAR = record("id", "make", "model", "year", "colour", "plate")
USER = record("id", "name", "email", "phone", "locale", "zone")
ORDER = record("id", "total", "currency", "items", "state", "coupon")


def content(schema: Schema) -> tuple[MediaType, ...]:
    return (MediaType("#/m", "application/json", schema),)


def operation(
    request: str, answer: Schema | None = None, body: Schema | None = None, **parts: Any
) -> Operation:
    method, _, path = request.partition(" ")
    return Operation(
        join(("paths", path, method.lower())),
        method,
        path,
        responses=(Response("#/a", "200", content=content(answer) if answer else ()),),
        request_body=RequestBody("#/b", content(body)) if body else None,
        **parts,
    )


def refer(name: str, schema: Schema) -> Reference:
    return Reference(
        "#/f", f"#/components/schemas/{name}", {f"#/components/schemas/{name}": schema}
    )


def callback(name: str, expression: str, body: Schema) -> Operation:
    pointer = join(("paths", "/jobs", "post", "callbacks", name, expression, "post"))
    return replace(operation(f"POST {expression}", body=body), pointer=pointer)


def told(found: Iterable[Move]) -> list[str]:
    return [
        f"{each.base.method} {each.base.path} -> {each.revision.method} {each.revision.path}"
        f" {each.confidence}"
        for each in found
    ]


@pytest.mark.parametrize(
    ("removed", "added", "expected"),
    [
        pytest.param(
            [operation("GET /v1/cars", listed(CAR)), operation("GET /v1/cars/{id}", CAR)],
            [operation("GET /v2/cars", page(CAR)), operation("GET /v2/cars/{id}", CAR)],
            ["GET /v1/cars -> GET /v2/cars sure", "GET /v1/cars/{id} -> GET /v2/cars/{id} sure"],
            id="another version in the path",
        ),
        pytest.param(
            [operation("GET /cars/{id}", CAR, id="getCar")],
            [operation("GET /garage/items/{id}", CAR, id="getCar")],
            ["GET /cars/{id} -> GET /garage/items/{id} sure"],
            id="the same id",
        ),
        pytest.param(
            [operation("PUT /cars/{id}", CAR, CAR)],
            [operation("PATCH /cars/{carId}", CAR, CAR)],
            ["PUT /cars/{id} -> PATCH /cars/{carId} likely"],
            id="another method",
        ),
        pytest.param(
            [operation("GET /search", listed(CAR), id="search")],
            [operation("POST /search", listed(CAR), id="search")],
            ["GET /search -> POST /search sure"],
            id="another method but the same id",
        ),
        pytest.param(
            [operation("GET /cars", listed(CAR))], [operation("POST /cars", CAR, CAR)], [], id="new"
        ),
        pytest.param(
            [
                operation("GET /orders", listed(ORDER)),
                operation("GET /orders/{id}", ORDER),
                operation("DELETE /orders/{id}"),
            ],
            [
                operation("GET /users", listed(USER)),
                operation("GET /users/{id}", USER),
                operation("DELETE /users/{id}"),
            ],
            [],
            id="one resource gone, another new",
        ),
        pytest.param(
            [operation("GET /cars/current", CAR)],
            [operation("GET /cars/current", ORDER, id="x"), operation("GET /orders", ORDER)],
            ["GET /cars/current -> GET /cars/current sure"],
            id="the same path, whatever it answers",
        ),
        pytest.param(
            [operation("GET /cars/details", CAR)],
            [operation("GET /cars/details-of-user", USER)],
            [],
            id="alike in name only",
        ),
        pytest.param([operation("GET /")], [operation("GET /cars")], [], id="the root"),
        pytest.param(
            [operation("GET /me", USER, id="getUser")],
            [operation("GET /people/{id}", USER, id="getUser")],
            ["GET /me -> GET /people/{id} sure"],
            id="the same id, however unlike the paths are",
        ),
        pytest.param(
            [operation("GET /me", USER, id="show")],
            [operation("GET /orders/{id}", ORDER, id="show")],
            [],
            id="the same id for something else",
        ),
        pytest.param(
            [operation("GET /me", USER, summary="Get a user")],
            [operation("GET /people/{id}", USER, summary="Get a User")],
            ["GET /me -> GET /people/{id} likely"],
            id="the same answer and summary",
        ),
        pytest.param(
            [operation("GET /v1/users", USER, id="listUsers", summary="All users")],
            [operation("GET /v2/users", USER, id="listTheUsers", summary="All users")],
            ["GET /v1/users -> GET /v2/users sure"],
            id="the same answer and summary at a path that is akin",
        ),
        pytest.param(
            [operation("GET /me", refer("User", USER), summary="Get a user")],
            [
                operation("GET /cars/{id}", refer("Owner", USER), summary="Get a user"),
                operation("GET /people/{id}", refer("User", USER), summary="Get a user"),
            ],
            ["GET /me -> GET /people/{id} likely"],
            id="the same component as the answer",
        ),
        pytest.param(
            [operation("GET /me", USER, summary="Get a user")],
            [
                operation("GET /people/{id}", USER, summary="Get a user"),
                operation("GET /owners/{id}", USER, summary="Get a user"),
            ],
            [],
            id="the same answer and summary twice",
        ),
        pytest.param(
            [operation("GET /me", record("ok"), summary="Ask for it")],
            [operation("GET /people/{id}", record("ok"), summary="Ask for it")],
            [],
            id="an answer like many others",
        ),
        pytest.param(
            [operation("GET /me", summary="Ask for it")],
            [operation("GET /people/{id}", summary="Ask for it")],
            [],
            id="no answer",
        ),
        pytest.param(
            [callback("done", "{$request.body#/url}", CAR)],
            [callback("done", "{$request.body#/hook}", CAR)],
            ["POST {$request.body#/url} -> POST {$request.body#/hook} sure"],
            id="a callback to another address",
        ),
        pytest.param(
            [callback("done", "{$request.body#/url}", CAR)],
            [callback("failed", "{$request.query.hook}", CAR)],
            [],
            id="another callback",
        ),
    ],
)
def test_moves(removed: list[Operation], added: list[Operation], expected: list[str]) -> None:
    assert told(match_moved(removed, added, Structures())) == expected
    assert told(match_moved(removed, added[::-1], Structures())) == expected


def test_a_rewriting_that_explains_several_speaks_for_each() -> None:
    me = [operation("GET /me", USER), operation("GET /me/cars", listed(CAR))]
    user = [operation("GET /people/{id}", USER), operation("GET /people/{id}/cars", listed(CAR))]

    assert told(match_moved(me[:1], user[:1], Structures())) == []
    assert told(match_moved(me, user, Structures())) == [
        "GET /me -> GET /people/{id} likely",
        "GET /me/cars -> GET /people/{id}/cars likely",
    ]


def test_a_user_of_a_header_is_looked_for_in_the_path() -> None:
    header = Parameter("#/h", "Example-User-Id", "header", required=True, schema=None)
    variable = Parameter("#/v", "userId", "path", required=True, schema=None)
    removed = [operation("GET /trips", listed(CAR), parameters=(header,))]
    added = [
        operation("GET /fleet/{fleetName}/trips", listed(CAR)),
        operation("GET /users/{userId}/trips", listed(CAR), parameters=(variable,)),
    ]

    assert told(match_moved(removed, added, Structures())) == [
        "GET /trips -> GET /users/{userId}/trips likely"
    ]


def test_what_people_say_goes_before_evidence() -> None:
    cars, garage = operation("GET /v1/cars", CAR), operation("GET /v2/cars", CAR)
    orders = operation("GET /orders", ORDER)
    told_so = Hints((Hint("replaced_by", cars.pointer, orders.pointer),))
    never = Hints(pins=(Hint("distinct", cars.pointer, garage.pointer),))

    assert told(match_moved([cars], [garage, orders], Structures(), told_so)) == [
        "GET /v1/cars -> GET /orders sure"
    ]
    assert told(match_moved([cars], [garage, orders], Structures(), never)) == []
