"""Refusals take the shape that the description gives to problems, whatever that is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.mock.messages import Refusal, Request, Violation, phrase
from tests.mock.describing import body_of, header_of, service_of

WRONG = Refusal(400, violations=(Violation("query", "a", "no"), Violation("body", "/b", "never")))
ONE = """
    paths:
      /a:
        get: {responses: {"400": {description: no, content: {MEDIA: {schema: SCHEMA, EXAMPLE}}}}}
"""
FAULT = """
    components:
      schemas:
        F:
          type: object
          required: [code]
          properties: {code: {type: integer}, detail: {type: string}}
"""
TEXT = "query a: no; body /b: never"


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", TEXT),
        ("{type: string, maxLength: 9}", "text"),
        ("{type: integer, minimum: 4}", 4),
        ("{type: object, properties: {message: {type: string}}}", {"message": TEXT}),
        ("{type: object, properties: {errors: {type: array}}}", {"errors": TEXT.split("; ")}),
        (
            "{type: object, properties: {errors: {type: array, items: {type: string}}}}",
            {"errors": TEXT.split("; ")},
        ),
        (
            "{type: object, properties: {errors: {type: array, items: {type: object}}}}",
            {
                "errors": [
                    {"in": "query", "name": "a", "reason": "no"},
                    {"in": "body", "name": "/b", "reason": "never"},
                ]
            },
        ),
        (
            "{required: [fault], properties: {fault: {$ref: '#/components/schemas/F'}}}",
            {"fault": {"code": 400, "detail": TEXT}},
        ),
        (
            "{type: object, properties: {status: {type: string}, param: {type: string}}}",
            {"status": "400", "param": "a"},
        ),
        ("{type: object, properties: {message: {enum: [No]}}}", {}),
    ],
)
def test_members_are_filled_by_their_names(tmp_path: Path, schema: str, expected: Any) -> None:
    text = ONE.replace("MEDIA", "application/json").replace("SCHEMA", schema)
    service = service_of(text.replace("EXAMPLE", "") + FAULT, tmp_path)
    plan = next(iter(service.plans()))

    for responses in (
        plan.responses,
        None,
    ):  # what one operation says goes for those that say nothing
        answer = service.problems.write(WRONG, responses)

        assert (answer.status, body_of(answer)) == (400, expected)


@pytest.mark.parametrize(
    ("media", "schema", "example", "expected"),
    [
        ("text/plain", "{type: string}", "", TEXT.encode()),
        ("text/html", "{type: string}", "example: <b>no</b>", TEXT.encode()),
        ("image/png", "{type: string}", "example: png", b"png"),
        ("application/json", "false", "", None),
        ("application/json", "{}", "example: {a: 1}", b'{"a":1}'),
    ],
)
def test_other_media_types_are_written_as_they_can_be(
    tmp_path: Path, media: str, schema: str, example: str, expected: bytes | None
) -> None:
    text = ONE.replace("MEDIA", media).replace("SCHEMA", schema).replace("EXAMPLE", example)
    service = service_of(text, tmp_path)
    answer = service.problems.write(WRONG, next(iter(service.plans())).responses)

    if expected is None:
        assert header_of(answer, "content-type") == "application/problem+json"
        assert body_of(answer)["detail"] == TEXT
    else:
        assert (header_of(answer, "content-type"), answer.body) == (media, expected)


def test_a_body_without_a_schema_says_all(tmp_path: Path) -> None:
    text = ONE.replace("MEDIA", "application/json").replace("{schema: SCHEMA, EXAMPLE}", "{}")
    service = service_of(text, tmp_path)
    answer = service.problems.write(WRONG, next(iter(service.plans())).responses)

    assert header_of(answer, "content-type") == "application/json"
    assert body_of(answer)["errors"][0] == {"in": "query", "name": "a", "reason": "no"}


def test_statuses_have_names() -> None:
    assert (phrase(404), phrase(299)) == ("Not Found", "Status 299")
    assert Refusal(418, "short and stout").text == "short and stout"
    assert Refusal(404).text == "Not Found"


def test_parameters_of_each_place_are_named(tmp_path: Path) -> None:
    text = """
        paths:
          /a/{id}:
            get:
              parameters:
                - {name: id, in: path, required: true, schema: {type: integer}}
                - {name: q, in: querystring, content: {application/json: {schema: {type: object}}}}
              responses: {"200": {description: ok}}
          /b:
            get:
              parameters:
                - name: q
                  in: querystring
                  content:
                    application/x-www-form-urlencoded:
                      schema: {type: object, properties: {n: {type: integer}}, required: [n]}
              responses: {"200": {description: ok}}
    """
    service = service_of(text, tmp_path)

    def told(path: str, query: str = "") -> list[str]:
        answer = service.answer(Request("GET", path, query))
        return [f"{each['in']} {each['name']}" for each in body_of(answer)["errors"]]

    assert told("/a/x", "%7B%7D") == ["path id"]
    assert told("/a/1", "%5B%5D") == ["querystring q"]
    assert told("/b", "n=x") == ["querystring q/n"]
    assert service.answer(Request("GET", "/b", "n=5")).status == 200
    assert service.answer(Request("GET", "/b")).status == 200
