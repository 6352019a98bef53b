"""What can go wrong, as the caller sees it."""

from __future__ import annotations

import re
import socket
from typing import Any

import enode_client.errors as families
import pytest
from enode_client import v2023_08_01
from renault_zoe_client import v2016, v2018_12
from renault_zoe_client.errors import Forbidden, LoginFailed

from tests.clients.colours import Clock, Colour
from tests.clients.descriptions import Version, example
from tests.server import Answer, Server

NOTHING = Answer().json
PROBLEM = {
    "type": "https://docs.enode.io/problems/not-found",
    "title": "Not found",
    "detail": "There is no such vehicle.",
    "hint": ["unknown", "members", "stay"],
}
STATUSES = {
    302: families.UnexpectedStatus,
    400: families.BadRequest,
    401: families.Unauthorized,
    403: families.Forbidden,
    404: families.NotFound,
    409: families.Conflict,
    418: families.ClientError,
    422: families.UnprocessableContent,
    429: families.TooManyRequests,
    500: families.ServerError,
    503: families.ServerError,
}


@pytest.fixture
def client(colour: Colour) -> Any:
    return colour.open(v2023_08_01, access_token="t0k3n", max_retries=0)


@pytest.mark.parametrize(("status", "family"), STATUSES.items())
def test_each_family_of_statuses(
    status: int, family: type[families.StatusError], server: Server, colour: Colour, client: Any
) -> None:
    server.answer(
        "GET /vehicles/v1", Answer(status, json=PROBLEM, headers={"X-Request-Id": "req-7"})
    )

    with pytest.raises(families.ApiError) as caught:
        colour.wait(client.vehicles.get("v1"))

    error = caught.value
    assert type(error) is family
    assert isinstance(error, families.StatusError)
    assert (error.operation_id, error.status_code) == ("getVehiclesVehicleid", status)
    assert error.request_id == "req-7"
    if status // 100 == 4:  # the description types these, and no others
        assert isinstance(error.body, v2023_08_01.models.Problem)
        assert (error.body.title, error.body.to_dict()) == ("Not found", PROBLEM)
    else:
        assert error.body == PROBLEM
    assert re.search(f"getVehiclesVehicleid.*{status}.*There is no such vehicle", str(error))
    assert "t0k3n" not in f"{error!r}{error}"
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (Answer(404, content=b"<h1>Nothing here</h1>"), "<h1>Nothing here</h1>"),
        (Answer(404, json={"title": 5}), {"title": 5}),
        (Answer(404), ""),
    ],
)
def test_a_body_that_is_no_problem(
    answer: Answer, body: object, server: Server, colour: Colour, client: Any
) -> None:
    server.answer("GET /vehicles/v1", answer)

    with pytest.raises(families.NotFound) as caught:
        colour.wait(client.vehicles.get("v1"))

    assert (caught.value.body, caught.value.request_id) == (body, None)


def broken(**members: Any) -> dict[str, Any]:
    vehicle = example(Version("enode", "2023-08-01"), "getVehiclesVehicleid")
    return {**vehicle, **members}


@pytest.mark.parametrize(
    ("answer", "where"),
    [
        (Answer(json=broken(isReachable="yes")), "isReachable"),
        (Answer(json=broken(lastSeen="yesterday")), "lastSeen"),
        (Answer(json=broken(odometer={"distance": "far", "lastUpdated": None})), "odometer"),
        (Answer(json={"id": "v1"}), "and [0-9]+ more"),
        (Answer(json=[]), "the whole value"),
        (Answer(content=b"{", headers={"Content-Type": "application/json"}), "JSON"),
        (Answer(204), "it is empty"),
    ],
)
def test_an_answer_that_breaks_the_description(
    answer: Answer, where: str, server: Server, colour: Colour, client: Any
) -> None:
    server.answer("GET /vehicles/v1", answer)

    with pytest.raises(families.ResponseMismatch, match=where) as caught:
        colour.wait(client.vehicles.get("v1"))

    error = caught.value
    assert (error.operation_id, error.status_code) == ("getVehiclesVehicleid", answer.status)
    assert error.body == (answer.content.decode() if answer.json is NOTHING else answer.json)
    assert "yesterday" not in str(error)


def test_no_answer_in_time(server: Server, colour: Colour, clock: Clock) -> None:
    server.answer("GET /vehicles/v1", Answer(hangs=True))
    client = colour.open(v2023_08_01, access_token="t0k3n", timeout=0.1, max_retries=1)

    with pytest.raises(families.TimedOut, match="no answer in time") as caught:
        colour.wait(client.vehicles.get("v1"))

    assert (caught.value.operation_id, caught.value.status_code) == ("getVehiclesVehicleid", None)
    assert (len(server.requests), len(clock.waits)) == (2, 1)


def test_a_command_is_not_repeated_after_a_timeout(server: Server, colour: Colour) -> None:
    server.answer("POST /vehicles/v1/charging", Answer(hangs=True))
    client = colour.open(v2023_08_01, access_token="t0k3n").with_options(timeout=0.1)

    with pytest.raises(families.TimedOut):
        colour.wait(client.vehicles.control_charging("v1", action="START"))

    assert len(server.requests) == 1


def test_nobody_listens(colour: Colour) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    client = colour.open(v2023_08_01, access_token="t0k3n", base_url=url, max_retries=1)

    with pytest.raises(families.ConnectionFailed, match=r"no connection to 127\.0\.0\.1") as caught:
        colour.wait(client.vehicles.get("v1"))
    assert caught.value.operation_id == "getVehiclesVehicleid"


def test_a_typed_error_of_one_status(server: Server, colour: Colour) -> None:
    told = {
        "code": 403900,
        "message": "com.example.RestrictedCountryException",
        "timestamp": 1544184000000,
        "redirectURLs": {"website": "https://example.com"},
    }
    server.answer("POST /user/login", Answer(403, json=told))
    client = colour.open(v2018_12)

    with pytest.raises(Forbidden) as caught:
        colour.wait(client.account.login(username="ada@example.com", password="s3cret"))

    assert isinstance(caught.value.body, v2018_12.models.RestrictedCountryError)
    assert caught.value.body.to_dict() == told


def test_a_wrong_password(server: Server, colour: Colour) -> None:
    told = {"code": 403001, "message": "com.example.BadPassword", "timestamp": 1476472742000}
    server.answer("POST /user/login", Answer(401, json=told))
    client = colour.open(v2016, username="ada@example.com", password="s3cret")

    with pytest.raises(LoginFailed, match=r"com\.example\.BadPassword") as caught:
        colour.wait(client.battery.get("VF1"))

    assert (caught.value.operation_id, caught.value.status_code) == ("getBattery", 401)
    assert len(server.requests) == 1
