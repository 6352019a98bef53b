"""What a description alone says of answers: statuses, bodies, headers, preferences, problems."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from specloom.errors import Location
from specloom.mock import Service
from specloom.mock.calls import Call, Context, ExtraRoute
from specloom.mock.findings import findings
from specloom.mock.messages import NOTHING, Answer, Refusal, Reply, Request
from tests.mock.describing import api_of, body_of, header_of, service_of

PETS = """
    servers: [{url: "https://example.com/{stage}", variables: {stage: {default: v1}}}]
    paths:
      /pets/{id}:
        parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
        get:
          responses:
            default: {$ref: "#/components/responses/Problem"}
            "404": {description: Gone.}
            "200":
              description: A pet.
              headers:
                X-Rate: {required: true, schema: {type: integer, minimum: 7}}
                X-Note: {required: true, schema: {type: string}, example: "naïve\\nnote"}
                X-More: {schema: {type: string}}
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/Pet"}
                  examples:
                    wrong: {value: {id: one}}
                    cat: {value: {id: 1, name: Tom}}
                    dog: {value: {id: 2, name: Rex}}
                application/xml:
                  schema: {$ref: "#/components/schemas/Pet"}
                text/csv: {schema: {type: string}, example: "id;name"}
        delete:
          responses: {"204": {description: Done.}}
      /pets:
        post:
          requestBody:
            required: true
            content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
          responses:
            "201":
              description: Made.
              content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
            "422": {$ref: "#/components/responses/Problem"}
        options: {responses: {"200": {description: Ours.}}}
      /none:
        get:
          responses:
            "200":
              description: Nothing fits.
              content: {application/json: {schema: {type: string, enum: [1]}}}
      /less:
        get:
          responses:
            "200":
              description: Nothing fits.
              content: {application/json: {schema: false}}
            "202": {description: This does.}
      /any: {get: {responses: {"2XX": {description: ok, content: {"*/*": {}}}}}}
      /lines:
        get:
          responses:
            "200":
              description: ok
              content:
                application/x-ndjson: {schema: {$ref: "#/components/schemas/A"}}
                text/event-stream: {schema: {$ref: "#/components/schemas/A"}}
                text/plain: {schema: {type: integer, minimum: 5}}
                application/x-www-form-urlencoded: {schema: {$ref: "#/components/schemas/A"}}
      /moved:
        get:
          responses:
            "302":
              description: Elsewhere.
              headers: {Location: {required: true, schema: {type: string, format: uri}}}
    components:
      responses:
        Problem:
          description: What went wrong.
          content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}
      schemas:
        A: {type: object, properties: {a: {const: 1}}, required: [a]}
        Pet:
          type: object
          required: [id]
          properties: {id: {type: integer}, name: {type: string}}
        Problem:
          type: object
          required: [status, error]
          properties:
            status: {type: integer}
            error:
              type: object
              required: [code, title, errors, type]
              properties:
                code: {type: string}
                type: {type: string}
                title: {type: string}
                message: {type: string}
                old: {type: string, deprecated: true}
                reason: {type: string, deprecated: true}
                field: {type: string}
                errors:
                  type: array
                  items:
                    type: object
                    properties:
                      loc: {type: array, items: {type: string}}
                      in: {type: string}
                      msg: {type: string}
                      code: {type: string}
"""


@pytest.fixture
def pets(tmp_path: Path) -> Service:
    return service_of(PETS, tmp_path)


def get(service: Service, path: str, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return service.answer(Request("GET", path, "", named))


def test_the_first_valid_example_is_answered_with_the_headers_that_must_be(pets: Service) -> None:
    answer = get(pets, "/pets/1")

    assert (answer.status, body_of(answer)) == (200, {"id": 1, "name": "Tom"})
    assert dict(answer.headers) == {
        "content-type": "application/json",
        "x-rate": "7",
        "x-note": "na ve note",
    }


@pytest.mark.parametrize(
    ("accept", "name", "body"),
    [
        ("application/xml", "application/xml", None),
        ("text/csv", "text/csv", b"id;name"),
        ("text/*;q=0.5, application/*;q=0.4", "text/csv", b"id;name"),
    ],
)
def test_answers_come_as_the_client_likes(
    pets: Service, accept: str, name: str, body: bytes | None
) -> None:
    answer = get(pets, "/pets/1", accept=accept)

    assert header_of(answer, "content-type") == name
    assert body is None or answer.body == body


@pytest.mark.parametrize(
    ("accept", "body"),
    [
        ("application/x-ndjson", b'{"a":1}\n'),
        ("text/event-stream", b'data: {"a":1}\n\n'),
        ("application/x-www-form-urlencoded", b"a=1"),
    ],
)
def test_streams_and_forms_are_written(pets: Service, accept: str, body: bytes) -> None:
    assert get(pets, "/lines", accept=accept).body == body


def test_numbers_are_written_as_text(pets: Service) -> None:
    assert int(get(pets, "/lines", accept="text/plain").body) >= 5


def test_what_nobody_can_write_is_told(pets: Service) -> None:
    answer = get(pets, "/pets/1", accept="image/png")

    assert answer.status == 406
    assert "application/json, application/xml, text/csv" in body_of(answer)["error"]["message"]


@pytest.mark.parametrize(
    ("prefer", "status", "body"),
    [
        ("code=200", 200, {"id": 1, "name": "Tom"}),
        ("example=dog", 200, {"id": 2, "name": "Rex"}),
        ('code=200, example="dog"', 200, {"id": 2, "name": "Rex"}),
        ("respond-async; wait=5", 200, {"id": 1, "name": "Tom"}),
        ("code=abc", 200, {"id": 1, "name": "Tom"}),
    ],
)
def test_clients_may_prefer_an_answer(
    pets: Service, prefer: str, status: int, body: dict[str, Any]
) -> None:
    answer = get(pets, "/pets/1", prefer=prefer)

    assert (answer.status, body_of(answer)) == (status, body)


def test_preferences_that_were_applied_are_said(pets: Service) -> None:
    dynamic = get(pets, "/pets/1", prefer="dynamic")
    gone = get(pets, "/pets/1", prefer="code=404")
    broken = get(pets, "/pets/1", prefer="code=500")
    unknown = get(pets, "/pets/1", prefer="example=wrong")
    undeclared = pets.answer(Request("DELETE", "/pets/1", "", {"prefer": "code=404"}))
    done = pets.answer(Request("DELETE", "/pets/1", "", {"prefer": "code=204"}))

    assert header_of(dynamic, "preference-applied") == "dynamic=true"
    assert set(body_of(dynamic)) == {"id", "name"}
    assert body_of(dynamic) != {"id": 1, "name": "Tom"}
    assert (gone.status, gone.body, header_of(gone, "preference-applied")) == (404, b"", "code=404")
    assert (broken.status, body_of(broken)["status"]) == (500, 500)
    assert (unknown.status, undeclared.status, done.status) == (400, 400, 204)


def test_some_statuses_have_no_body_whatever_is_described(tmp_path: Path) -> None:
    described = "{description: d, content: {application/json: {schema: {type: string}}}}"
    both = f"{{'200': {described}, '204': {described}}}"
    service = service_of(f"paths: {{/a: {{get: {{responses: {both}}}}}}}", tmp_path)
    answer = get(service, "/a", prefer="code=204")

    assert (answer.status, answer.body, header_of(answer, "content-type")) == (204, b"", None)


def test_all_violations_are_told_in_the_shape_that_is_described(pets: Service) -> None:
    answer = pets.answer(
        Request("POST", "/pets", "", {"content-type": "application/json"}, b'{"name":1}')
    )

    missing, mistyped = "this is required and missing", '1 is not of type "string"'
    assert answer.status == 422
    assert body_of(answer) == {
        "status": 422,
        "error": {
            "code": "unprocessable_entity",
            "type": "unprocessable_entity",
            "title": "Unprocessable Entity",
            "message": f"body /id: {missing}; body /name: {mistyped}",
            "field": "/id",
            "errors": [
                {
                    "loc": ["body", "/id"],
                    "in": "body",
                    "msg": missing,
                    "code": "invalid",
                },
                {
                    "loc": ["body", "/name"],
                    "in": "body",
                    "msg": mistyped,
                    "code": "invalid",
                },
            ],
        },
    }


def test_a_description_without_problems_gets_those_of_rfc_9457(tmp_path: Path) -> None:
    bare = service_of("paths: {/a: {get: {responses: {'204': {description: ok}}}}}", tmp_path)
    answer = bare.answer(Request("GET", "/b"))

    assert header_of(answer, "content-type") == "application/problem+json"
    assert body_of(answer) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "the description has no path /b",
    }


@pytest.mark.parametrize(
    ("method", "path", "status", "allow"),
    [
        ("PATCH", "/pets/1", 405, "GET, DELETE, HEAD, OPTIONS"),
        ("OPTIONS", "/pets/1", 204, "GET, DELETE, HEAD, OPTIONS"),
        ("OPTIONS", "/pets", 200, None),
        ("GET", "/pets", 405, "POST, OPTIONS"),
        ("HEAD", "/pets/1", 200, None),
        ("GET", "/v1/pets/1", 200, None),
        ("GET", "/v2/pets/1", 404, None),
        ("GET", "/v1", 404, None),
        ("B\x00D", "/pets", 405, "POST, OPTIONS"),
    ],
)
def test_paths_and_methods_are_those_described(
    pets: Service, method: str, path: str, status: int, allow: str | None
) -> None:
    answer = pets.answer(Request(method, path))

    assert (answer.status, header_of(answer, "allow")) == (status, allow)


def test_what_cannot_be_answered_is_told_at_start(pets: Service) -> None:
    told = [*findings(pets.api, lambda pointer: Location("pets.yaml", 0, 0, pointer))]

    assert [(each.id, each.location.pointer) for each in told] == [
        (
            "example-invalid",
            "#/paths/~1pets~1{id}/get/responses/200/content/application~1json/examples/wrong",
        ),
        ("response-unsatisfiable", "#/paths/~1none/get/responses/200/content/application~1json"),
        ("response-unsatisfiable", "#/paths/~1less/get/responses/200/content/application~1json"),
    ]
    assert get(pets, "/none").status == 501
    assert get(pets, "/less").status == 202


def test_where_no_success_is_described_what_is_described_is_answered(pets: Service) -> None:
    moved = get(pets, "/moved")

    assert (moved.status, header_of(moved, "location")) == (302, "https://example.com/")
    assert body_of(get(pets, "/any")) == {}


# ------------------------------------------------------------------------------------- handlers


def with_handler(folder: Path, said: Reply | Refusal | None) -> tuple[Service, list[Call]]:
    api = api_of(PETS, folder)
    plain = service_of(PETS, folder)
    calls: list[Call] = []

    def handler(call: Call) -> Reply | Refusal | None:
        calls.append(call)
        return said

    return Service(api, plain.context, [handler]), calls


@pytest.mark.parametrize(
    ("said", "status", "body", "misfits"),
    [
        (None, 200, {"id": 1, "name": "Tom"}, 0),
        (Reply(body={"id": 9}), 200, {"id": 9}, 0),
        (Reply(200), 200, {"id": 1, "name": "Tom"}, 0),
        (Reply(body=b'{"id": 8}'), 200, {"id": 8}, 0),
        (Reply(body={"id": "x"}), 200, {"id": 1, "name": "Tom"}, 1),
        (Reply(404), 404, NOTHING, 0),
        (Reply(201, {"id": 9}), 200, {"id": 1, "name": "Tom"}, 1),
        (Refusal(404, "no such pet"), 404, NOTHING, 0),
        (cast("Reply", {"id": 9}), 200, {"id": 1, "name": "Tom"}, 1),
    ],
)
def test_a_handler_answers_within_the_description(
    tmp_path: Path, said: Reply | Refusal | None, status: int, body: object, misfits: int
) -> None:
    service, calls = with_handler(tmp_path, said)
    answer = service.answer(Request("GET", "/pets/5"))

    assert answer.status == status
    assert body is NOTHING or body_of(answer) == body
    assert len(service.misfits) == misfits
    assert calls[0].path == {"id": 5}
    assert calls[0].plan.key == "GET /pets/{id}"


def test_routes_beside_the_description_answer_as_they_like(tmp_path: Path) -> None:
    api = api_of(PETS, tmp_path)

    def token(request: Request, context: Context) -> Reply:
        return Reply(200, {"path": request.path, "seed": context.seed}, {"X-A": "b\r\nc"})

    routes: dict[str, ExtraRoute] = {
        "POST /token": token,
        "GET /empty": lambda *_: Reply(),
        "GET /no": lambda *_: Refusal(403, "no"),
        "GET /raw": lambda *_: Answer(299),
    }
    service = Service(api, service_of(PETS, tmp_path).context, [], routes)

    made = service.answer(Request("POST", "/token"))
    assert body_of(made) == {"path": "/token", "seed": 0}
    assert header_of(made, "x-a") == "b  c"
    statuses = [get(service, path).status for path in ("/empty", "/no", "/raw", "/token")]
    assert statuses == [204, 403, 299, 404]


# ---------------------------------------------------------------------------------- determinism


def test_answers_follow_from_seed_and_request(tmp_path: Path) -> None:
    text = """
        paths:
          /cars:
            get:
              parameters: [{name: page, in: query, schema: {type: integer}}]
              responses:
                "200":
                  description: ok
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [id, seen, day, made, speed, isOn, kind, at, tag]
                        properties:
                          id: {type: string, format: uuid}
                          seen: {type: string, format: date-time}
                          day: {type: string, format: date}
                          made: {type: integer, minimum: 1990, maximum: 2030}
                          speed: {type: number}
                          isOn: {type: boolean}
                          kind: {anyOf: [{enum: [a, b, c]}, {type: "null"}]}
                          at: {type: integer, example: 1700000000000}
                          tag: {type: array, items: {type: integer, example: -4}}
    """

    def answers(seed: int) -> list[bytes]:
        service = service_of(text, tmp_path, seed=seed)
        return [service.answer(Request("GET", "/cars", f"page={page}")).body for page in range(20)]

    first, again, other = answers(1), answers(1), answers(2)
    assert first == again
    assert first != other
    assert 1 < len(set(first)) <= 8
