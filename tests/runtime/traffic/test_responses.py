"""What comes back: data, emptiness, errors by family, bodies that break the description."""

from __future__ import annotations

import gzip
import linecache
import pickle
from typing import Annotated, Any

import anyio
import pytest
from runtime.client import AsyncClient, Client
from runtime.enums import OpenStrEnum
from runtime.errors import (
    ApiError,
    BadRequest,
    ClientError,
    DeprecatedOperationWarning,
    ResponseMismatch,
    ServerError,
    StatusError,
    UnexpectedStatus,
    VersionMismatchWarning,
)
from runtime.models import Model, wire
from runtime.options import Options
from runtime.request import Request
from runtime.unions import Tagged, UnknownVariant

from runtime import errors
from tests.runtime.traffic.drivers import Open
from tests.server import Answer, Server


class Mode(OpenStrEnum):
    FAST = "FAST"


class Vehicle(Model, frozen=True):
    id: Annotated[str, wire("id")]
    mode: Annotated[Mode | None, wire("chargeMode")] = None


class Problem(Model, frozen=True):
    title: str
    detail: str


class Opened(Model, frozen=True):
    event: str
    door: int


Event = Annotated[Opened | UnknownVariant, Tagged("event", {"opened": Opened})]


def call(returns: object = Vehicle, **more: Any) -> Request[Any]:
    return Request(**{
        "operation_id": "vehicles.get", "method": "GET", "path": "/vehicle", "returns": returns,
        "authenticated": False, **more,
    })  # fmt: skip


def test_the_whole_response(server: Server, open_client: Open) -> None:
    server.answer("GET /vehicle", Answer(json={"id": "a"}, headers={"X-Request-Id": "r1"}))

    response = open_client().send(call())

    assert response.data == Vehicle(id="a")
    assert (response.status_code, response.request_id) == (200, "r1")
    assert response.headers["content-type"] == "application/json"
    assert response.content == b'{"id": "a"}'
    assert response.http.json() == {"id": "a"}
    assert response.request.operation_id == "vehicles.get"


@pytest.mark.parametrize(
    ("returns", "data"),
    [
        (None, None),
        (Vehicle | None, None),
        (list[Vehicle], []),
        (object, None),
        (bytes, b""),
        (bytes | None, None),
        (str, ""),
    ],
)
@pytest.mark.parametrize("status", [200, 202, 204])
def test_empty_answers(
    server: Server, open_client: Open, returns: object, data: object, status: int
) -> None:
    server.answer("GET /vehicle", Answer(status, headers={"Content-Type": "text/html"}))

    empty = "list" if data == [] else "none"
    assert open_client().send(call(returns, empty=empty)).data == data


@pytest.mark.parametrize(
    ("returns", "answer", "data"),
    [
        (None, Answer(202, content=b"<html>accepted</html>"), None),
        (bytes, Answer(content=b"\0\xff"), b"\0\xff"),
        (bytes, Answer(json=[1]), b"[1]"),
        (bytes | None, Answer(content=b"%PDF"), b"%PDF"),
        (Vehicle | bytes, Answer(json={"id": "a"}), Vehicle(id="a")),
        (str, Answer(content="ü".encode("latin-1"),
                     headers={"Content-Type": "text/plain; charset=latin-1"}), "ü"),
        (str, Answer(json="ü"), "ü"),
        (str, Answer(content=b'"a"', headers={"Content-Type": "application/vnd.x+json"}), "a"),
        (Vehicle, Answer(content=b'{"id": "a"}', headers={"Content-Type": "text/html"}),
         Vehicle(id="a")),
        (object, Answer(content=b" [1]\n"), [1]),
        (object, Answer(content=gzip.compress(b"[1]"), headers={"Content-Encoding": "gzip"}), [1]),
    ],
)  # fmt: skip
def test_bodies(
    server: Server, open_client: Open, returns: object, answer: Answer, data: object
) -> None:
    server.answer("GET /vehicle", answer)

    assert open_client().send(call(returns)).data == data


@pytest.mark.parametrize(
    ("returns", "answer", "where"),
    [
        (Vehicle, Answer(json={"id": 5}), "id: "),
        (list[Vehicle], Answer(json=[{"id": "a"}, {}]), "1.id: "),
        (Vehicle, Answer(json={"id": "a", "chargeMode": 1}), "chargeMode: "),
        (Event, Answer(json={"event": "opened", "door": "secret"}), "opened.door: "),
        (Vehicle, Answer(content=b"<html>secret</html>"), "the whole value: Invalid JSON"),
        (Vehicle, Answer(content=b"\xff\xfe"), "the whole value: Invalid JSON"),
        (Vehicle, Answer(), "it is empty"),
        (Vehicle, Answer(content=b"  "), "it is empty"),
        (list[int], Answer(json=["secret"] * 9), "and 6 more"),
    ],
)
def test_a_body_that_breaks_the_description(
    server: Server, open_client: Open, returns: object, answer: Answer, where: str
) -> None:
    server.answer("GET /vehicle", answer)

    with pytest.raises(ResponseMismatch) as raised:
        open_client().send(call(returns))

    message = str(raised.value)
    assert message.startswith("vehicles.get (GET): the body of the answer (200) breaks its desc")
    assert where in message
    assert "secret" not in message
    assert raised.value.status_code == 200
    assert not isinstance(raised.value, StatusError)


# httpx leaves its generators to the garbage collector here, which trio remarks upon.
@pytest.mark.filterwarnings("ignore:Exception ignored in. <async_generator")
def test_a_body_that_is_badly_compressed(server: Server, open_client: Open) -> None:
    server.answer("GET /vehicle", Answer(content=b"oops", headers={"Content-Encoding": "gzip"}))

    with pytest.raises(ResponseMismatch, match="badly compressed"):
        open_client().send(call())
    assert len(server.requests) == 1


def test_what_the_service_added_later(server: Server, open_client: Open) -> None:
    server.answer("GET /vehicle", Answer(json={"id": "a", "chargeMode": "TURBO", "new": 1}))
    client = open_client()

    vehicle = client.send(call()).data
    assert not vehicle.mode.is_known
    assert vehicle.mode == "TURBO"
    assert vehicle.model_extra == {"new": 1}
    with pytest.raises(ResponseMismatch, match="chargeMode"):
        client.with_options(strict=True).send(call())

    server.answer("GET /vehicle", Answer(json={"event": "painted"}))
    assert isinstance(client.send(call(Event)).data, UnknownVariant)
    with pytest.raises(ResponseMismatch):
        client.with_options(strict=True).send(call(Event))


FAMILIES = {
    400: "BadRequest", 401: "Unauthorized", 403: "Forbidden", 404: "NotFound", 409: "Conflict",
    418: "ClientError", 422: "UnprocessableContent", 429: "TooManyRequests",
    500: "ServerError", 501: "ServerError", 503: "ServerError",
    301: "UnexpectedStatus", 304: "UnexpectedStatus",
}  # fmt: skip


@pytest.mark.parametrize(("status", "name"), FAMILIES.items())
def test_every_family(server: Server, open_client: Open, status: int, name: str) -> None:
    server.answer("GET /vehicle", Answer(status, headers={"Location": "/other"}))

    with pytest.raises(StatusError, match=rf"^vehicles\.get \(GET\): {status} \w+") as raised:
        open_client(max_retries=0).send(call())

    error = raised.value
    family = {3: UnexpectedStatus, 4: ClientError, 5: ServerError}[status // 100]
    assert type(error).__name__ == name
    assert isinstance(error, family)
    assert (error.status_code, error.operation_id) == (status, "vehicles.get")
    assert len(server.requests) == 1


DECLARED: list[tuple[dict[str, object], object, object]] = [
    ({"400": Problem}, {"title": "t", "detail": "d"}, Problem(title="t", detail="d")),
    ({"4XX": Problem}, {"title": "t", "detail": "d"}, Problem(title="t", detail="d")),
    ({"default": Problem}, {"title": "t", "detail": "d"}, Problem(title="t", detail="d")),
    ({"400": Problem, "default": Vehicle}, {"id": "a"}, {"id": "a"}),
    ({"404": Problem}, {"title": "t"}, {"title": "t"}),
    ({}, ["what"], ["what"]),
]


@pytest.mark.parametrize(("declared", "body", "expected"), DECLARED)
def test_the_body_of_an_error(
    server: Server, open_client: Open, declared: dict[str, object], body: object, expected: object
) -> None:
    server.answer("GET /vehicle", Answer(400, json=body, headers={"Request-Id": "r7"}))

    with pytest.raises(BadRequest) as raised:
        open_client().send(call(errors=declared))

    assert raised.value.body == expected
    assert type(raised.value.body) is type(expected)
    assert raised.value.request_id == "r7"


def test_an_error_that_is_no_json(server: Server, open_client: Open) -> None:
    server.answer("GET /vehicle", Answer(400, content=b"<html>no</html>"))

    with pytest.raises(BadRequest) as raised:
        open_client().send(call(errors={"default": Problem}))

    assert raised.value.body == "<html>no</html>"
    assert str(raised.value) == "vehicles.get (GET): 400 Bad Request"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"type": "x", "title": "Bad", "detail": "Very\nbad."}, "Bad: Very bad."),
        ({"title": "Bad", "error": "x", "detail": "Bad"}, "Bad: x"),
        ({"error": {"type": "x", "message": "No such card"}}, "No such card"),
        ({"code": 403852, "message": "com.example.Expired"}, "com.example.Expired"),
        ({"message": "x" * 500}, "x" * 200),
        ({"title": 5}, ""),
        ({"errors": [{"message": "Bad", "field": "name"}, {"message": "Worse"}]}, "Bad"),
        ({"errors": [{"reason": "Not found"}]}, "Not found"),
        ([{"message": "Bad", "errorCode": "E"}], "Bad"),
        ({"message": ["too short", "too long"], "error": "Bad Request"}, "too short: Bad Request"),
        ({"detail": [{"loc": ["body", 3], "msg": "field required"}]}, "field required"),
        ({"message": "Invalid", "errors": [{"code": "gone"}]}, "Invalid"),
        ({"errors": []}, ""),
        (["x"], "x"),
        ([5], ""),
    ],
)
def test_what_services_say_about_errors(body: object, said: str) -> None:
    assert errors.explain(Answer(json=body).body) == said


def test_errors_can_be_pickled(server: Server, open_client: Open) -> None:
    server.answer("GET /vehicle", Answer(404, json={"title": "Gone"}))
    with pytest.raises(ApiError) as raised:
        open_client().send(call())

    copy = pickle.loads(pickle.dumps(raised.value))

    assert type(copy) is errors.NotFound
    assert str(copy) == str(raised.value)
    assert (copy.status_code, copy.operation_id, copy.body) == (
        404,
        "vehicles.get",
        {"title": "Gone"},
    )


def test_the_tree_is_drawn_as_it_is() -> None:
    drawing = errors.__doc__ or ""
    classes = [
        one
        for name in errors.__all__
        if isinstance(one := getattr(errors, name), type) and issubclass(one, ApiError)
    ]

    assert len(classes) == 18
    for one in classes:
        (line,) = [line for line in drawing.splitlines() if f" {one.__name__} " in f" {line} "]
        depth = len(one.__mro__) - len(ApiError.__mro__)
        assert line.find(one.__name__) == 4 * depth


def test_a_version_that_differs_is_told_once(server: Server, open_client: Open) -> None:
    served = [Answer(json={"id": "a"}, headers={"Api-Version": v}) for v in ("2", "1", "1")]
    server.answer("GET /vehicle", *served)
    client = open_client(version_header="V", version="2", version_response="Api-Version")

    client.send(call())
    with pytest.warns(VersionMismatchWarning, match="made for version 2, .* as 1"):
        client.send(call())
    client.with_options(strict=True).send(call())


@pytest.mark.parametrize("colour", ["sync", "asyncio", "trio"])
def test_warnings_name_the_line_that_called(server: Server, colour: str) -> None:
    headers = {"Api-Version": "1", "Deprecation": "true"}
    server.answer("GET /vehicle", Answer(json={"id": "a"}, headers=headers))
    options = Options(base_url=server.url, version="2", version_response="Api-Version")

    async def send() -> None:
        async with AsyncClient(options) as client:
            await client.send(call())

    with pytest.warns() as caught:  # noqa: PT031 - the class is looked at below
        if colour == "sync":
            with Client(options) as client:
                client.send(call())
        else:
            anyio.run(send, backend=colour)

    ours = {one.category: one for one in caught}
    assert {DeprecatedOperationWarning, VersionMismatchWarning} <= ours.keys()
    for cls in (DeprecatedOperationWarning, VersionMismatchWarning):
        assert ours[cls].filename == __file__
        assert "client.send" in linecache.getline(__file__, ours[cls].lineno)


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"Deprecation": "@1688169599"}, r"has deprecated vehicles\.get$"),
        ({"Deprecation": "true", "Sunset": "Sun, 06 Nov 2094 08:49:37 GMT"}, "it on 2094-11-06$"),
        ({"Sunset": "Sun, 06 Nov 2094 08:49:37 GMT"}, "it on 2094-11-06$"),
        ({"Deprecation": "true", "Sunset": "some day"}, r"has deprecated vehicles\.get$"),
    ],
)
def test_an_end_that_is_announced_is_told_once(
    server: Server, open_client: Open, headers: dict[str, str], told: str
) -> None:
    server.answer("GET /vehicle", Answer(json={"id": "a"}, headers=headers))
    client = open_client()

    with pytest.warns(DeprecatedOperationWarning, match=told):
        client.send(call())
    client.send(call())


def test_nothing_is_told_without_reason(server: Server, open_client: Open) -> None:
    headers = {"Deprecation": "false", "Api-Version": "1"}
    server.answer("GET /vehicle", Answer(json={"id": "a"}, headers=headers))

    open_client(version="2").send(call())
