"""What tests tell a mock below /__mock__/, and what it tells them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.mock import Control, service
from specloom.mock.messages import Request
from tests.mock.describing import api_of, body_of
from tests.mock.state.shop import Client, shop


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return shop(tmp_path)


def everything(client: Client) -> list[Any]:
    targets = ("/pets?limit=100", "/owners", "/owners/2/notes", "/accounts/a/cars")
    return [client.ask("GET", target) for target in targets]


def test_it_tells_what_there_is(client: Client) -> None:
    told = client.ask("GET", "/__mock__/")

    assert told == client.ask("GET", "/__mock__")
    assert told["/__mock__/clock"] == ["GET", "POST"]
    for path, methods in told.items():
        if "GET" in methods:
            assert client.status("GET", path) == client.status("HEAD", path) == 200


def test_a_snapshot_brings_everything_back(client: Client) -> None:
    pet = client.ask("POST", "/pets", {"name": "Rex"})
    client.ask("DELETE", "/owners/3")
    before, state = everything(client), client.ask("GET", "/__mock__/state")
    kept = client.ask("POST", "/__mock__/snapshot")

    client.ask("PATCH", f"/pets/{pet['id']}", {"name": "Max"})
    client.ask("DELETE", "/owners/4")
    client.ask("POST", "/__mock__/clock", {"advance": 60})
    assert everything(client) != before
    client.ask("POST", "/__mock__/restore", kept)

    assert everything(client) == before
    assert client.ask("GET", "/__mock__/state") == state
    assert client.ask("GET", "/__mock__/snapshot") == kept
    assert client.status("GET", "/owners/3") == 404
    other = shop(Path(client.mock.api.source).parent)
    other.ask("POST", "/__mock__/restore", kept)
    assert everything(other) == before


def test_a_reset_makes_it_new(client: Client) -> None:
    before = everything(client)
    client.ask("DELETE", "/owners/3")
    client.ask("POST", "/__mock__/seed", {"seed": 5})
    client.ask("POST", "/__mock__/clock", {"advance": 60})
    client.ask("POST", "/__mock__/faults", {"status": 503})

    client.ask("POST", "/__mock__/reset")

    assert client.ask("GET", "/__mock__/requests") == []
    assert everything(client) == before
    assert client.ask("GET", "/__mock__/clock")["now"] == "2026-01-31T12:00:00Z"


def test_another_seed_is_another_population(client: Client) -> None:
    before = everything(client)

    client.ask("POST", "/__mock__/seed", {"seed": 5})
    other = everything(client)
    client.ask("POST", "/__mock__/seed", {"seed": 5})

    assert other != before
    assert everything(client) == other


def test_entities_may_be_put_where_they_are_wanted(client: Client) -> None:
    pet = {"id": "00000000-0000-4000-8000-000000000000", "name": "Rex", "createdAt": "2026-01-01"}
    owner = {"id": 99, "name": "Ann"}
    client.ask("POST", "/__mock__/seed", {"kinds": {"Owner": {"99": owner}, "Pet": {"x": pet}}})

    assert client.ask("GET", "/owners/99") == owner
    assert client.ask("GET", "/__mock__/state/Owner")["99"] == owner
    assert client.ask("GET", "/__mock__/state")["kinds"]["Pet"]["x"] == pet


def test_it_tells_what_it_was_asked(client: Client) -> None:
    client.send("POST", "/pets?a=b", {"name": "Rex"}, authorization="Bearer secret")
    client.send("PUT", "/none", "x" * 5000)

    first, second = client.ask("GET", "/__mock__/requests")
    assert json.loads(first["body"]) == {"name": "Rex"}
    del first["body"]
    assert first == {
        "time": "2026-01-31T12:00:00Z",
        "operation": "POST /pets",
        "method": "POST",
        "path": "/pets",
        "query": "a=b",
        "headers": {"host": "shop", "content-type": "application/json", "authorization": "..."},
        "status": 201,
    }
    assert (second["status"], second["operation"], len(second["body"])) == (404, "", 4003)
    assert client.ask("DELETE", "/__mock__/requests") == []
    assert client.ask("GET", "/__mock__/requests") == []


def test_it_moves_the_clock(client: Client) -> None:
    moved = []
    client.control = Control(client.mock, client.mock.context, lambda: moved.append(1))

    later = client.ask("POST", "/__mock__/clock", {"advance": 1.5})
    assert later == {"now": "2026-01-31T12:00:01.500000Z", "running": False}
    client.ask("POST", "/__mock__/clock", {"set": "2026-03-01T01:00:00+01:00"})
    assert client.ask("GET", "/__mock__/clock")["now"] == "2026-03-01T00:00:00Z"
    client.ask("POST", "/__mock__/clock", {"set": "2026-03-01"})
    assert client.ask("POST", "/pets", {"name": "Rex"})["createdAt"] == "2026-03-01T00:00:00Z"
    assert len(moved) == 3


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("clock", {"advance": -1}, 'tell {"advance": seconds}'),
        ("clock", {"advance": 1, "set": ""}, 'tell {"advance": seconds}'),
        ("clock", {"advance": 1e300}, "no time that late"),
        ("clock", {"set": "noon"}, "noon is no time"),
        ("clock", {"set": "0001-01-01T00:00:00+14:00"}, "is no time"),
        ("seed", {"seed": "1"}, 'tell {"seed": number}'),
        ("seed", {"kinds": {"Pet": {"1": 2}}}, "1 of Pet is no object"),
        ("restore", {}, "this is no snapshot"),
        ("restore", {"format": 1, "time": "noon", "store": {}}, "noon is no time"),
        ("restore", {"format": 1, "time": "2026-01-01", "store": {}}, "this is no snapshot"),
        ("faults", 5, "a fault is an object"),
    ],
)
def test_what_makes_no_sense_is_refused(client: Client, name: str, body: Any, reason: str) -> None:
    before = client.ask("GET", "/__mock__/snapshot")

    answer = client.send("POST", f"/__mock__/{name}", body)

    assert answer.status == 400
    assert reason in body_of(answer)["error"]
    assert client.ask("GET", "/__mock__/snapshot") == before


@pytest.mark.parametrize(
    "kind",
    [
        {"next": 1, "gone": {}},
        {"next": 1, "gone": {}, "records": [{"id": 1}]},
        5,
    ],
)
def test_broken_snapshots_change_nothing(client: Client, kind: Any) -> None:
    kept = client.ask("GET", "/__mock__/snapshot")
    kept["store"]["kinds"]["Pet"] = kind

    assert client.status("POST", "/__mock__/restore", kept) == 400
    assert client.ask("GET", "/pets")["totalCount"] == 25


def test_it_is_polite(client: Client) -> None:
    assert client.status("GET", "/__mock__/nothing") == 404
    assert client.status("GET", "/__mock__/state/Nothing") == 404
    assert client.status("GET", "/__mocked__") == 404
    refused = client.send("GET", "/__mock__/reset")
    assert (refused.status, dict(refused.headers)["allow"]) == (405, "POST")
    garbage = Request("POST", "/__mock__/clock", "", {}, b"{")
    assert client.control.answer(garbage).status == 400


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://localhost:3000", 200), ("https://elsewhere.example", 403), ("http://[", 403)],
)
def test_pages_of_the_web_may_not_control_it(client: Client, origin: str, status: int) -> None:
    assert client.send("POST", "/__mock__/reset", origin=origin).status == status


def test_paths_of_the_description_stay_its_own(tmp_path: Path) -> None:
    description = """
        paths:
          /__mock__/reset:
            post: {responses: {"204": {description: Ours.}}}
    """
    mock = service(api_of(description, tmp_path))
    control = Control(mock, mock.context)

    assert control.answer(Request("POST", "/__mock__/reset")).status == 204
    assert control.answer(Request("GET", "/__mock__/reset")).status == 405
    assert control.answer(Request("GET", "/__mock__/state")).status == 200
