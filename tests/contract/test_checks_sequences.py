"""What a sequence of answers shows that no answer of it shows alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from specloom.contract.checks import Checks
from specloom.contract.model import Answer, Exchange, Values
from specloom.ir.model import Api
from tests.contract.answering import answer, exchange
from tests.mock.describing import api_of

PETS = """
paths:
  /pets:
    get:
      x-pagination: {kind: cursor, items: /data, next: /next, parameter: after, size: limit}
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: after, in: query, schema: {type: string}}
      responses: {"200": {description: Pets.}}
    post: {responses: {"201": {description: Pet.}}}
  /cats:
    get:
      x-pagination:
        {kind: page, items: /data, parameter: page, size: limit, more: /more, last: /last}
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: page, in: query, schema: {type: integer}}
      responses: {"200": {description: Cats.}}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
    get: {responses: {"200": {description: Pet.}}}
    put: {responses: {"200": {description: Pet.}}}
    patch: {responses: {"200": {description: Pet.}}}
    delete: {responses: {"204": {description: Done.}}}
  /pets/{petId}/rename:
    parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
    post: {responses: {"204": {description: Done.}}}
"""
LIST, CREATE, ITEM = "GET /pets", "POST /pets", "/pets/{petId}"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Api:
    return api_of(PETS, tmp_path_factory.mktemp("pets"))


def item(method: str, said: Answer, body: Any = None, id: str = "1") -> Any:  # noqa: A002
    path = ITEM if method != "POST" else f"{ITEM}/rename"
    values = Values(path={"petId": id})
    if body is not None:
        values = replace(values, body=body, media_type="application/json")
    return f"{method} {path}", said, values


def page(items: str, following: str | None = None, **query: Any) -> Any:
    body = {"data": [{"id": letter} for letter in items], "next": following}
    return LIST, answer(200, body), Values(query=query)


def cats(items: str, said: Any, **query: Any) -> Any:
    body = {"data": [{"id": letter} for letter in items], **said}
    return "GET /cats", answer(200, body), Values(query=query)


def pet(name: str, **more: Any) -> Answer:
    return answer(200, {"id": "1", "name": name, **more})


CREATED = (CREATE, answer(201, {"id": 7}), Values())
LISTED = (LIST, answer(200, {"data": [5, {"id": 7}, {"id": True}]}), Values())
MORE, ENDS = {"more": True, "last": False}, {"more": False}
GONE, DONE = answer(404), answer(204)
OLD, NEW = {"name": "Old"}, {"name": "New"}

SEQUENCES: list[tuple[list[Any], list[str]]] = [
    ([item("DELETE", DONE), item("GET", GONE)], []),
    ([item("DELETE", DONE), item("GET", pet("Rex"))], ["use-after-delete"]),
    ([item("DELETE", DONE), item("PATCH", pet("Rex"), {})], ["use-after-delete"]),
    ([item("DELETE", DONE), item("GET", pet("Rex"), id="2")], []),
    ([item("DELETE", answer(202)), item("GET", pet("Rex"))], []),
    ([item("DELETE", GONE), item("GET", pet("Rex"))], []),
    ([item("DELETE", DONE), item("PUT", pet("Rex"), {}), item("GET", pet("Rex"))], []),
    ([CREATED, item("GET", pet("Rex"), id="7")], []),
    ([CREATED, item("GET", GONE, id="7")], ["created-is-not-found"]),
    ([CREATED, item("DELETE", DONE, id="7"), item("GET", GONE, id="7")], []),
    ([(CREATE, answer(201, {"id": True}), Values()), item("GET", GONE, id="true")], []),
    ([(CREATE, answer(201, b"["), Values()), item("GET", GONE)], []),
    ([item("GET", pet("Old")), item("PUT", pet("New"), NEW), item("GET", pet("New"))], []),
    (
        [item("GET", pet("Old")), item("PUT", pet("New"), NEW), item("GET", pet("Old"))],
        ["lost-update"],
    ),
    ([item("GET", pet("Old")), item("PUT", DONE, NEW), item("GET", pet("NEW"))], []),
    ([item("GET", pet("Old")), item("PUT", DONE, NEW), item("GET", pet("Old"))], ["lost-update"]),
    ([item("PUT", DONE, NEW), item("GET", pet("Old"))], []),
    ([item("PUT", pet("New"), NEW), item("GET", pet("Odd"))], ["lost-update"]),
    ([item("PUT", pet("New"), {"petId": "2"}), item("GET", pet("New", petId="1"))], []),
    (
        [
            item("PUT", pet("Rex", tag="a"), {"tag": "a"}),
            item("GET", pet("Rex", tag="a")),
            item("PATCH", pet("New"), NEW),
            item("GET", pet("New")),
        ],
        ["lost-update"],
    ),
    ([item("PUT", pet("New", a=1), NEW), item("GET", pet("New", a=2))], []),
    (
        [
            item("PUT", pet("Rex", tags=["a"]), {"tags": ["a"]}),
            item("GET", pet("Rex", tags=["a"])),
            item("PATCH", pet("New", tags=[]), NEW),
            item("GET", pet("New", tags=[])),
        ],
        ["lost-update"],
    ),
    (
        [
            item("GET", pet("Rex", tags=["a"])),
            item("PATCH", pet("New", tags=[]), NEW),
            item("GET", pet("New", tags=[])),
        ],
        [],
    ),
    ([CREATED, item("DELETE", DONE, id="7"), LISTED], ["use-after-delete"]),
    ([CREATED, LISTED], []),
    ([item("GET", pet("Old")), item("PUT", answer(202), NEW), item("GET", pet("Old"))], []),
    (
        [
            item("GET", pet("Old")),
            item("PATCH", pet("New"), NEW),
            item("POST", DONE),
            item("GET", pet("Old")),
        ],
        [],
    ),
    ([item("GET", pet("Old")), item("PUT", pet("New"), [1]), item("GET", pet("Old"))], []),
    ([page("ab", "c1"), page("cd", None, after="c1")], []),
    ([page("ab", "c1"), page("bc", None, after="c1")], ["page-repeats-items"]),
    ([page("aab", "c1"), page("ab", None, after="c1")], []),  # nothing tells them apart
    ([page("ab", "c1"), page("c", "c1", after="c1")], ["cursor-never-ends"]),
    (
        [page("abc"), page("a", "1", limit=1), page("c", None, limit=1, after="1")],
        ["page-loses-items"],
    ),
    ([page("abc"), CREATED, page("abcd")], []),
    (
        [page("a", "1", limit=1), page("c", None, limit=1, after="1"), page("abc")],
        ["page-loses-items"],
    ),
    ([page("abcd", "x"), page("a", "1", limit=1), page("b", "2", limit=1, after="1")], []),
    (
        [page("abcd", "x"), page("a", "1", limit=1), page("c", "2", limit=1, after="1")],
        ["page-loses-items"],
    ),
    ([page("b", None, after="c1"), page("ab")], []),
    ([cats("ab", MORE), cats("c", ENDS, page=2), cats("a", MORE, limit=1)], []),
    ([cats("abc", ENDS), cats("a", ENDS, limit=1)], ["page-loses-items"]),
    ([cats("abc", MORE), cats("a", {"last": True}, limit=1)], ["page-loses-items"]),
    ([(LIST, answer(404), Values()), (LIST, answer(200, b"["), Values())], []),
]


@pytest.mark.parametrize(("steps", "expected"), SEQUENCES)
def test_a_sequence_shows_what_it_shows(api: Api, steps: list[Any], expected: list[str]) -> None:
    exchanges = [exchange(api, *step) for step in steps]

    assert [each.check for each in Checks(api).across(exchanges)] == expected


def test_only_what_is_allowed_and_not_wished_for_counts(api: Api) -> None:
    removed, shown = exchange(api, *item("DELETE", DONE)), exchange(api, *item("GET", pet("Rex")))
    call = replace(shown.case.call, headers=(("prefer", "code=200"),))
    others = [
        replace(shown.case, mode="invalid"),
        replace(shown.case, credentials="none"),
        replace(shown.case, call=call),
    ]

    for case in others:
        assert Checks(api).across([removed, Exchange(case, shown.answer)]) == []
