"""What is wrong with an answer is found, told with its place, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from specloom.contract.checks import Checks
from specloom.contract.model import Answer, Call, Case, Exchange, Values
from specloom.ir.model import Api, MediaType, Operation, Response, SchemaObject, StringBounds
from tests.contract.answering import answer, case_of, exchange
from tests.mock.describing import api_of

PETS = """
x-version-header: {name: Pets-Version, value: "2", response: Pets-Served}
paths:
  /pets:
    get:
      x-pagination: {kind: cursor, items: /data, next: /next, parameter: after, size: limit}
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1}}
        - {name: after, in: query, schema: {type: string}}
        - {name: since, in: query, schema: {type: string}}
      responses:
        "200":
          description: Pets.
          headers:
            X-Total: {required: true, schema: {type: integer}}
            X-Tags: {schema: {type: array, items: {enum: [new, old]}}}
          content:
            application/json:
              schema:
                type: object
                required: [data]
                properties:
                  data: {type: array, items: {$ref: "#/components/schemas/Pet"}}
        "400": {description: No., content: {application/json: {schema: {type: object}}}}
        "404": {description: No.}
    delete: {responses: {"204": {description: Done.}, "422": {description: No.}}}
    put:
      security: [{key: []}]
      responses: {2XX: {description: Done.}}
    post:
      responses:
        "200": {description: Text., content: {text/plain: {}}}
        default: {description: Any., content: {"*/*": {}}}
  /tags:
    post:
      security: [{key: []}]
      responses: {"200": {description: Done.}, "401": {description: Who are you?}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Pet:
      allOf:
        - type: object
          required: [id]
          properties:
            id: {type: integer}
            secret: {type: string, writeOnly: true}
            kind:
              oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
              discriminator: {propertyName: type}
            owner: {anyOf: [{type: "null"}, {$ref: "#/components/schemas/Owner"}]}
    Owner: {type: object, properties: {name: {type: string}}, additionalProperties: false}
    Cat: {type: object, required: [type, lives],
          properties: {type: {const: Cat}, lives: {type: integer}}}
    Dog: {type: object, required: [type], properties: {type: {const: Dog}}}
"""
GET, FINE = "GET /pets", {"x_total": "1"}
PET = "#/components/schemas/Pet/allOf/0"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Api:
    return api_of(PETS, tmp_path_factory.mktemp("pets"))


def pets(*found: Any) -> Answer:
    return answer(200, {"data": [*found]}, **FINE)


ANSWERS: list[tuple[str, Answer, list[tuple[str, str, str]]]] = [
    (GET, pets({"id": 1, "owner": None}), []),
    (GET, pets({"id": 1, "kind": {"type": "Cat", "lives": 9}}), []),
    (GET, answer(404), []),
    (GET, answer(500), [("server-error", "#/paths/~1pets/get", "")]),
    (GET, answer(418), [("status-is-not-documented", "#/paths/~1pets/get/responses", "")]),
    (GET, answer(400, {}), [("valid-request-refused", "#/paths/~1pets/get", "")]),
    (GET, answer(415), [("valid-request-refused", "#/paths/~1pets/get", "")]),
    (
        GET,
        answer(200, b"[", **FINE),
        [("answer-is-no-json", "#/paths/~1pets/get/responses/200/content/application~1json", "")],
    ),
    (
        GET,
        answer(200, b"", **FINE),
        [("answer-is-no-json", "#/paths/~1pets/get/responses/200/content/application~1json", "")],
    ),
    (
        GET,
        answer(200, {"data": []}, content_type="text/html", **FINE),
        [
            (
                "content-type-is-not-documented",
                "#/paths/~1pets/get/responses/200/content",
                "content-type",
            )
        ],
    ),
    (
        GET,
        answer(200, {"data": []}),
        [("header-is-missing", "#/paths/~1pets/get/responses/200/headers/X-Total", "x-total")],
    ),
    (
        GET,
        answer(200, {"data": []}, x_total="many"),
        [
            (
                "header-breaks-its-schema",
                "#/paths/~1pets/get/responses/200/headers/X-Total/schema/type",
                "x-total",
            )
        ],
    ),
    (GET, answer(200, {"data": []}, x_total="1", x_tags="new,old"), []),
    (
        GET,
        answer(200, {"data": []}, pets_served="1", **FINE),
        [("version-header-is-ignored", "#/x-version-header", "pets-served")],
    ),
    (
        GET,
        pets({"id": "1"}),
        [("answer-breaks-its-schema", f"{PET}/properties/id/type", "/data/0/id")],
    ),
    (
        GET,
        pets({"id": 1}, {}, {}),
        [("answer-breaks-its-schema", f"{PET}/required", "/data/1/id")],
    ),
    (
        GET,
        pets({"id": 1, "kind": {"type": "Cat", "lives": "9"}}),
        [
            (
                "answer-breaks-its-schema",
                "#/components/schemas/Cat/properties/lives/type",
                "/data/0/kind/lives",
            )
        ],
    ),
    (
        GET,
        pets({"id": 1, "kind": {"type": "Cow"}}),
        [("answer-breaks-its-schema", f"{PET}/properties/kind/oneOf", "/data/0/kind")],
    ),
    (
        GET,
        pets({"id": 1, "owner": {"age": 1, "size": 2}}),
        [
            (
                "answer-breaks-its-schema",
                "#/components/schemas/Owner/additionalProperties",
                f"/data/0/owner/{name}",
            )
            for name in ("age", "size")
        ],
    ),
    (
        GET,
        pets({"id": 1, "secret": "x"}, {"id": 2, "secret": "y"}),
        [("write-only-property-in-answer", f"{PET}/properties/secret", "/data/0/secret")],
    ),
    ("DELETE /pets", answer(204), []),
    ("DELETE /pets", answer(422), [("valid-request-refused", "#/paths/~1pets/delete", "")]),
    (
        "DELETE /pets",
        answer(204, {}),
        [("body-where-none-is-allowed", "#/paths/~1pets/delete/responses/204", "")],
    ),
    (
        "PUT /pets",
        answer(200, {}),
        [("body-where-none-is-allowed", "#/paths/~1pets/put/responses/2XX", "")],
    ),
    ("POST /pets", answer(200, b"text", content_type="text/plain; charset=utf-8"), []),
    ("POST /pets", answer(200), []),
    ("POST /pets", answer(409, b"x", content_type="image/png"), []),
]


@pytest.mark.parametrize(("key", "said", "expected"), ANSWERS)
def test_an_answer_breaks_what_it_breaks(
    api: Api, key: str, said: Answer, expected: list[tuple[str, str, str]]
) -> None:
    found = Checks(api).of(exchange(api, key, said))

    assert [(each.check, each.pointer, each.at) for each in found] == expected


def test_messages_name_the_place_and_what_was_wanted(api: Api) -> None:
    (found,) = Checks(api).of(exchange(api, GET, pets({"id": 1}, {"id": "two"})))

    told = 'In the body of 200, `data[1].id` is `"two"`, a string, where an integer is described.'
    assert found.message == told
    assert found.kind == "type /data/*/id"


def conducted(case: Case, said: Answer, api: Api, *, strict: bool = False) -> list[str]:
    checks = Checks(api, strict_credentials=strict)
    return [each.check for each in checks.of(Exchange(case, said))]


def test_what_is_forbidden_must_be_refused(api: Api) -> None:
    case = case_of(api, "PUT /pets", mode="invalid")

    assert conducted(case, answer(204), api) == ["invalid-request-accepted"]
    assert conducted(case, answer(422), api) == []
    assert conducted(case, answer(302), api) == ["status-is-not-documented"]


def test_credentials_must_be_asked_for(api: Api) -> None:
    none = replace(case_of(api, "PUT /pets", mode="invalid"), credentials="none")
    wrong = replace(none, credentials="wrong")

    assert conducted(none, answer(204), api) == ["authentication-is-ignored"]
    assert conducted(none, answer(401), api) == []
    assert conducted(none, answer(403), api) == []  # neither is described
    assert conducted(none, answer(418), api) == ["status-is-not-documented"]
    assert conducted(wrong, answer(204), api) == []  # a mock takes any
    assert conducted(wrong, answer(204), api, strict=True) == ["authentication-is-ignored"]


def test_who_is_nobody_gets_what_is_described(api: Api) -> None:
    none = replace(case_of(api, "POST /tags", mode="valid"), credentials="none")

    assert conducted(none, answer(401), api) == []
    assert conducted(none, answer(403), api) == ["status-is-not-documented"]


def test_methods_that_are_not_described_are_refused(api: Api) -> None:
    case = replace(case_of(api, GET, mode="invalid"), call=Call("PATCH", "/pets"))

    assert conducted(case, answer(200), api) == ["undeclared-method-accepted"]
    assert conducted(case, answer(405), api) == ["allow-header-is-missing"]
    assert conducted(case, answer(405, allow="GET"), api) == []
    assert conducted(case, answer(404), api) == []


def test_what_a_case_expects_is_all_that_is_right(api: Api) -> None:
    case = replace(case_of(api, GET), expects=("404", "2XX"))

    assert conducted(case, answer(404), api) == []
    assert conducted(case, answer(204), api) == []
    assert conducted(case, answer(409), api) == ["status-is-not-expected"]


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ({}, True),
        ({"limit": 3}, True),
        ({"after": "abc"}, False),
        ({"since": "2026-01-31"}, False),
        ({"ownerId": 7}, False),
        ({"owner_ids": ["a"]}, False),
    ],
)
def test_a_refusal_may_be_right_where_ids_and_times_are_sent(
    api: Api, *, query: dict[str, Any], refused: bool
) -> None:
    found = conducted(case_of(api, GET, Values(query=query)), answer(400, {}), api)

    assert found == (["valid-request-refused"] if refused else [])


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({"name": "Rex"}, True),
        ({"low": 1, "flag": True}, True),
        ({"range": [{"low": 1, "high": 2}]}, False),
        ({"from": "12:30"}, False),
    ],
)
def test_a_refusal_may_be_right_where_numbers_may_have_to_agree(
    api: Api, *, body: Any, refused: bool
) -> None:
    values = Values(body=body, media_type="application/json")
    found = conducted(case_of(api, GET, values), answer(400, {}), api)

    assert found == (["valid-request-refused"] if refused else [])


def test_what_was_taken_twice_excuses_no_refusal(api: Api) -> None:
    def of(name: str, born: str) -> Case:
        values = Values(body={"name": name, "born": born, "low": 1, "high": 2})
        return case_of(api, GET, values)

    checks = Checks(api)

    def told(case: Case, said: Answer) -> list[str]:
        return [each.check for each in checks.of(Exchange(case, said))]

    assert told(of("Rex", "2026-01-31"), pets()) == []
    assert told(of("Ada", "2026-01-31"), answer(400, {})) == []  # the first may have used it up
    assert told(of("Bob", "2026-01-31"), pets()) == []
    assert told(of("Ada", "2026-01-31"), answer(400, {})) == ["valid-request-refused"]
    assert told(of("Ada", "2026-02-28"), answer(400, {})) == []
    assert told(replace(of("Ada", "2026-01-31"), tier="fuzz"), answer(400, {})) == []


def test_a_page_holds_no_more_than_was_asked_for(api: Api) -> None:
    two = pets({"id": 1}, {"id": 2})
    checks = Checks(api)

    assert checks.of(exchange(api, GET, two, Values(query={"limit": 2}))) == []
    (found,) = checks.of(exchange(api, GET, two, Values(query={"limit": 1})))
    assert (found.check, found.at) == ("page-is-longer-than-asked", "/data")


def test_a_schema_that_cannot_be_compiled_is_passed_over() -> None:
    schema = SchemaObject("#/x", string=StringBounds(min_length=-1))
    response = Response("#/r", "200", content=(MediaType("#/m", "application/json", schema),))
    api = Api(
        "x", "3.1.0", "x", "1", operations=(Operation("#/o", "GET", "/x", responses=(response,)),)
    )

    assert Checks(api).of(exchange(api, "GET /x", answer(200, 5))) == []
