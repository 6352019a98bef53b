"""Walking a list gives each entity once, in one order, whatever it is walked by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mock.describing import service_of
from tests.mock.state.shop import SHOP, Client, shop


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Client:
    return shop(tmp_path_factory.mktemp("shop"))


def by_cursor(client: Client, size: int) -> Iterator[list[Any]]:
    target = f"/pets?limit={size}"
    while True:
        page = client.ask("GET", target)
        yield page["data"]
        after = page["pagination"]["after"]
        assert page["hasMore"] is (after is not None)
        if after is None:
            return
        target = f"/pets?limit={size}&after={after}"


def by_offset(client: Client, size: int) -> Iterator[list[Any]]:
    offset, total = 0, 1
    while offset < total:
        page = client.ask("GET", f"/owners/1/pets?limit={size}&offset={offset}")
        assert (page["offset"], page["limit"]) == (offset, size)
        assert page["count"] == len(page["items"])
        yield page["items"]
        offset, total = offset + size, page["total"]


def by_link(client: Client, size: int) -> Iterator[list[Any]]:
    target: str | None = f"/owners?per_page={size}"
    while target is not None:
        answer = client.send("GET", target)
        yield client.ask("GET", target)
        links = dict(answer.headers).get("link", "")
        found = re.search(r'<http://shop([^>]*)>; rel="next"', links)
        target = found[1] if found else None


def by_url(client: Client, size: int) -> Iterator[list[Any]]:
    target: str | None = f"/owners/2/notes?size={size}"
    number = 0
    while target is not None:
        page = client.ask("GET", target)
        assert page["page"] == number
        yield page["results"]
        target = page["links"]["next"]
        target = None if target is None else target.removeprefix("http://shop")
        number += 1


@pytest.mark.parametrize("walk", [by_cursor, by_offset, by_link, by_url])
@given(size=st.integers(1, 40))
@settings(max_examples=25, deadline=None)
def test_all_pages_hold_each_entity_once(
    client: Client, walk: Callable[[Client, int], Iterator[list[Any]]], size: int
) -> None:
    pages = [*walk(client, size)]
    walked = [each for page in pages for each in page]

    most = min(size, 8) if walk is by_url else size
    assert all(len(page) == most for page in pages[:-1])
    assert walked == [each for page in walk(client, size + 5) for each in page]
    assert len({str(each) for each in walked}) == len(walked) > 0


@pytest.mark.parametrize("first", ["default: 1", "minimum: 1"])
def test_offsets_count_from_one_where_they_say_so(tmp_path: Path, first: str) -> None:
    told = "{name: offset, in: query, schema: {type: integer, minimum: 0}}"
    counted = SHOP.replace(told, told.replace("minimum: 0", first))
    client = Client(service_of(counted, tmp_path))

    walked = [client.ask("GET", f"/owners/1/pets?limit=2&offset={at}")["items"] for at in (1, 3)]

    assert [each for page in walked for each in page] == (
        client.ask("GET", "/owners/1/pets?limit=4")["items"]
    )


def test_a_cursor_stays_where_it_is_when_others_come_and_go(tmp_path: Path) -> None:
    client = shop(tmp_path)
    every = client.ask("GET", "/pets?limit=100")["data"]
    first = client.ask("GET", "/pets?limit=3")
    for gone in (every[0], every[2], every[4]):
        client.ask("DELETE", f"/pets/{gone['id']}")
    new = client.ask("POST", "/pets", {"name": "New"})

    rest = client.ask("GET", f"/pets?limit=100&after={first['pagination']['after']}")["data"]

    assert rest == [every[3], *every[5:], new]


def test_a_cursor_leads_back(client: Client) -> None:
    every = client.ask("GET", "/pets?limit=100")["data"]
    second = client.ask("GET", f"/pets?limit=5&after={every[4]['id']}")

    first = client.ask("GET", f"/pets?limit=5&before={second['pagination']['before']}")

    assert second["data"] == every[5:10]
    assert first["data"] == every[:5]
    assert first["pagination"]["before"] is None


@pytest.mark.parametrize(
    ("target", "count", "more"),
    [
        ("/pets?after=nobody", 0, False),
        ("/pets?before=nobody", 0, True),
        ("/pets?limit=0", 0, False),
        ("/pets", 7, True),
        ("/pets?after=YWZ0ZXI6MjM", 1, False),
    ],
)
def test_the_ends_of_a_list(client: Client, target: str, count: int, more: object) -> None:
    page = client.ask("GET", target)

    assert (len(page["data"]), page["hasMore"]) == (count, more)


def test_pages_beyond_the_last_are_empty(client: Client) -> None:
    assert client.ask("GET", "/owners?page=99&per_page=10") == []
    assert client.ask("GET", "/owners/2/notes?page=99")["results"] == []


def test_links_go_both_ways(client: Client) -> None:
    answer = client.send("GET", "/owners?per_page=10&page=2")

    assert dict(answer.headers)["link"] == (
        '<http://shop/owners?per_page=10&page=3>; rel="next", '
        '<http://shop/owners?per_page=10&page=1>; rel="prev"'
    )
