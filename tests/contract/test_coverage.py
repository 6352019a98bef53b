"""What there is to cover, what an exchange covers, and why the rest was not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from specloom.contract.coverage import Coverage, goals
from specloom.contract.model import Answer, Call, Exchange, Values
from specloom.ir.model import Api
from tests.contract.answering import answer, case_of, exchange
from tests.mock.describing import api_of

PETS = """
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    put:
      parameters:
        - {name: q, in: query, schema: {oneOf: [{type: integer}, {type: boolean}]}}
        - {name: Accept, in: header, schema: {type: string}}
      requestBody: {content: {application/json: {}, text/plain: {}}}
      responses:
        "200":
          description: Pet.
          content:
            application/json:
              schema:
                allOf:
                  - properties:
                      kind: {anyOf: [{type: "null"}, {enum: [cat]}]}
                      friends: {type: array, items: {oneOf: [{type: string}, {type: integer}]}}
            image/*: {}
        4XX: {description: No.}
        "429": {description: Slow down.}
        "503": {description: Later.}
        default: {description: Else.}
"""
KEY = "PUT /pets/{id}"
HERE = "#/paths/~1pets~1{id}/put"
KIND = f"{HERE}/responses/200/content/application~1json/schema/allOf/0/properties/kind/anyOf"
FRIEND = (
    f"{HERE}/responses/200/content/application~1json/schema/allOf/0/properties/friends/items/oneOf"
)


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Api:
    return api_of(PETS, tmp_path_factory.mktemp("pets"))


def test_goals_come_in_order(api: Api) -> None:
    assert [(goal.kind, goal.name) for goal in goals(api)] == [
        *(("status", name) for name in ("200", "4XX", "429", "503", "default")),
        ("parameter", "path id"),
        ("parameter", "query q"),
        ("request", "application/json"),
        ("request", "text/plain"),
        ("response", "200 application/json"),
        ("response", "200 image/*"),
        *(("branch", f"{HERE}/parameters/0/schema/oneOf/{place}") for place in (0, 1)),
        *(("branch", f"{KIND}/{place}") for place in (0, 1)),
        *(("branch", f"{FRIEND}/{place}") for place in (0, 1)),
    ]
    assert {goal.operation for goal in goals(api)} == {KEY}


MET: list[tuple[Answer, list[tuple[str, str]]]] = [
    (answer(404), [("status", "4XX")]),
    (answer(302), [("status", "default")]),
    (answer(429), [("status", "429")]),
    (
        answer(200, b"x", content_type="image/png"),
        [("status", "200"), ("response", "200 image/*")],
    ),
    (
        answer(200, {"kind": None, "friends": [1]}),
        [
            ("status", "200"),
            ("response", "200 application/json"),
            ("branch", f"{KIND}/0"),
            ("branch", f"{FRIEND}/1"),
        ],
    ),
    (
        answer(200, {"kind": "cow", "friends": 1}),
        [("status", "200"), ("response", "200 application/json")],
    ),
    (answer(200, b"["), [("status", "200"), ("response", "200 application/json")]),
]


@pytest.mark.parametrize(("said", "expected"), MET)
def test_an_answer_covers_what_it_shows(api: Api, said: Any, expected: list[Any]) -> None:
    met = Coverage(api).met(exchange(api, KEY, said))

    assert [(goal.kind, goal.name) for goal in met] == expected


def test_a_request_covers_what_it_holds_if_it_is_allowed(api: Api) -> None:
    of = {(goal.kind, goal.name): goal for goal in goals(api)}
    sent = (of["parameter", "query q"], of["request", "text/plain"])
    case = replace(case_of(api, KEY, Values(path={"id": "1"})), goals=sent)
    coverage = Coverage(api)

    assert [*coverage.met(Exchange(case, answer(404)))] == [*sent, of["status", "4XX"]]
    forbidden = replace(case, mode="invalid")
    assert [*coverage.met(Exchange(forbidden, answer(404)))] == [of["status", "4XX"]]
    other = replace(case, call=Call("TRACE", "/pets/1"))
    assert [*coverage.met(Exchange(other, answer(405)))] == []


def test_every_goal_says_how_it_fared(api: Api) -> None:
    coverage = Coverage(api)
    first = coverage.goals[0]
    told = coverage.told({first}, {KEY}, {})

    assert told[first] == "covered"
    assert {f"{goal.kind} {goal.name}": how for goal, how in told.items() if goal != first} == {
        "status 4XX": "the service gave no such answer",
        "status 429": "it takes too many requests",
        "status 503": "no request can be known to make a service fail",
        "status default": "no answer had a status that the description does not list",
        "parameter path id": "no request that is allowed held it",
        "parameter query q": "no request that is allowed held it",
        "request application/json": "no body of this kind could be made up",
        "request text/plain": "no body of this kind could be made up",
        "response 200 application/json": "the service gave no such answer",
        "response 200 image/*": "the service gave no such answer",
        **{
            f"branch {goal.name}": "no value of this kind was sent or received"
            for goal in coverage.goals
            if goal.kind == "branch"
        },
    }


def test_what_was_sent_nowhere_says_why(api: Api) -> None:
    coverage = Coverage(api)

    assert set(coverage.told((), (), {}).values()) == {
        "no request could be made up that is allowed"
    }
    assert set(coverage.told((), (), {}, ended=True).values()) == {
        "the run ended before it came to that"
    }
    assert set(coverage.told((), (), {KEY: "it writes"}).values()) == {"it writes"}
