"""Lists that come in pages, through the generated `list`."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from enode_client import v2023_08_01
from enode_client.errors import NotFound

from tests.clients.colours import Colour
from tests.clients.descriptions import Version, example
from tests.server import Answer, Recorded, Server

PAGE = example(Version("enode", "2023-08-01"), "getVehicles")
PAGES = {
    "pageSize=2": (["v1", "v2"], "c/1"),
    "pageSize=2&after=c%2F1": (["v3", "v4"], "c 2+"),
    "pageSize=2&after=c%202%2B": (["v5"], None),
}


def page(request: Recorded) -> Answer:
    ids, after = PAGES[request.query]
    vehicles = [{**copy.deepcopy(PAGE["data"][0]), "id": one} for one in ids]
    return Answer(json={"data": vehicles, "pagination": {"after": after, "before": None}})


@pytest.fixture
def vehicles(server: Server, colour: Colour) -> Any:
    server.answer("GET /vehicles", page)
    return colour.open(v2023_08_01, access_token="t0k3n").vehicles


def test_every_item_of_three_pages(server: Server, colour: Colour, vehicles: Any) -> None:
    pager = vehicles.list(page_size=2)
    assert server.requests == []

    items = colour.all(pager)

    assert [item.id for item in items] == ["v1", "v2", "v3", "v4", "v5"]
    assert {type(item) for item in items} == {v2023_08_01.models.Vehicle}
    assert [one.query for one in server.requests] == list(PAGES)


def test_the_pages_themselves(server: Server, colour: Colour, vehicles: Any) -> None:
    pages = colour.all(vehicles.list(page_size=2).pages())

    assert [[item.id for item in one] for one in pages] == [["v1", "v2"], ["v3", "v4"], ["v5"]]
    assert [one.response.data.pagination.after for one in pages] == ["c/1", "c 2+", None]
    assert len(server.requests) == 3


def test_no_page_is_fetched_before_it_is_needed(
    server: Server, colour: Colour, vehicles: Any
) -> None:
    assert colour.wait(vehicles.list(page_size=2).first()).id == "v1"

    assert len(server.requests) == 1


def test_an_empty_list(server: Server, colour: Colour, vehicles: Any) -> None:
    empty = {"data": [], "pagination": {"after": None, "before": None}}
    server.answer("GET /vehicles", Answer(json=empty))

    assert colour.all(vehicles.list()) == []
    assert colour.wait(vehicles.list().first()) is None


def test_an_error_on_the_way(server: Server, colour: Colour, vehicles: Any) -> None:
    server.answer("GET /vehicles", page, Answer(404, json={"title": "Gone"}))

    with pytest.raises(NotFound, match="Gone") as caught:
        colour.all(vehicles.list(page_size=2))
    assert caught.value.operation_id == "getVehicles"
