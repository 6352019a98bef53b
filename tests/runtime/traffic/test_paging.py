"""Lists in pages, of each kind, walked in each colour."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from runtime.auth import BearerToken
from runtime.errors import ApiError, NotFound, ResponseMismatch
from runtime.models import Model, wire
from runtime.paging import AsyncPager, Page, Pager, Paging
from runtime.parameters import query
from runtime.request import Request

from tests.runtime.traffic.drivers import AsyncDriver, Driver, Open
from tests.server import Answer, Recorded, Server


class Cursors(Model, frozen=True):
    after: Annotated[str | None, wire("after")] = None


class Pages(Model, frozen=True):
    data: Annotated[list[int] | None, wire("data")] = None
    pagination: Annotated[Cursors | None, wire("pagination")] = None


CURSOR = Paging("cursor", ("data",), ("pagination", "after"), "after", "pageSize")


def listing(paging: Paging | None, returns: object = object, text: str = "") -> Request[Any]:
    return Request(
        operation_id="list", method="GET", path="/list", returns=returns, query=text, paging=paging
    )


def queries(server: Server) -> list[str]:
    return [one.query for one in server.requests]


@pytest.fixture
def client(open_client: Open) -> Driver:
    return open_client()


def cursors(server: Server) -> None:
    server.answer(
        "GET /list",
        Answer(json={"data": [1, 2], "pagination": {"after": "a+b&="}}),
        Answer(json={"data": [], "pagination": {"after": "c"}}),
        Answer(json={"data": [3], "pagination": {"after": None, "before": "a"}}),
    )


def test_cursors(server: Server, client: Driver) -> None:
    cursors(server)
    text = query(("pageSize", 2), ("field[]", ["x", "y"]), ("after", "0"))

    assert client.items(listing(CURSOR, Pages, text)) == [1, 2, 3]
    rest = "pageSize=2&field%5B%5D=x&field%5B%5D=y&after="
    assert queries(server) == [f"{rest}0", f"{rest}a%2Bb%26%3D", f"{rest}c"]


def test_cursors_that_are_the_last_id(server: Server, client: Driver) -> None:
    server.answer(
        "GET /list",
        Answer(json={"data": [{"id": "a"}, {"id": "b"}]}),
        Answer(json={"data": [{"id": 3}]}),
        Answer(json={"data": [{"name": "nameless"}]}),
    )

    items = client.items(listing(Paging("cursor", ("data",), (), "starting_after")))
    assert items == [{"id": "a"}, {"id": "b"}, {"id": 3}, {"name": "nameless"}]
    assert queries(server) == ["", "starting_after=b", "starting_after=3"]


def test_cursors_in_plain_json(server: Server, client: Driver) -> None:
    cursors(server)

    assert client.items(listing(CURSOR)) == [1, 2, 3]
    assert queries(server) == ["", "after=a%2Bb%26%3D", "after=c"]


def test_pages_are_fetched_as_they_are_needed(server: Server, client: Driver) -> None:
    cursors(server)

    assert client.items(listing(CURSOR), most=2) == [1, 2]
    assert len(server.requests) == 1


def test_the_first_item(server: Server, client: Driver) -> None:
    server.answer(
        "GET /list",
        Answer(json={"data": [], "pagination": {"after": "b"}}),
        Answer(json={"data": [7], "pagination": {"after": "c"}}),
        Answer(json={"data": []}),
    )

    assert client.first(listing(CURSOR)) == 7
    assert len(server.requests) == 2
    assert client.first(listing(CURSOR)) is None


def test_pages_with_their_responses(server: Server, client: Driver) -> None:
    cursors(server)

    pages = client.pages(listing(CURSOR, Pages))

    assert [list(page) for page in pages] == [[1, 2], [], [3]]
    assert [len(page) for page in pages] == [2, 0, 1]
    assert pages[0].response.data.pagination.after == "a+b&="
    assert all(isinstance(page, Page) for page in pages)


def test_a_walk_can_be_repeated(server: Server, client: Driver) -> None:
    server.answer("GET /list", Answer(json=[1]))
    if isinstance(client, AsyncDriver):
        later: AsyncPager[int] = AsyncPager(client.client, listing(None))

        async def twice() -> list[list[int]]:
            return [[item async for item in later] for _ in range(2)]

        found = client.portal.call(twice)
    else:
        pager: Pager[int] = Pager(client.client, listing(None))  # type: ignore[arg-type]
        found = [list(pager), list(pager)]

    assert found == [[1], [1]]


@pytest.mark.parametrize(
    "page",
    [{}, {"data": None}, {"data": [], "pagination": None}, {"data": [], "pagination": {}},
     {"data": [], "pagination": {"after": ""}}],
)  # fmt: skip
def test_a_list_that_ends_at_once(server: Server, client: Driver, page: object) -> None:
    server.answer("GET /list", Answer(json=page))

    assert client.items(listing(CURSOR, Pages)) == []
    assert len(server.requests) == 1


@pytest.mark.parametrize("circle", [["a", "a"], ["a", "b", "a"]])
def test_a_cursor_that_repeats_is_an_error(
    server: Server, client: Driver, circle: list[str]
) -> None:
    answers = [Answer(json={"data": [one], "pagination": {"after": one}}) for one in circle]
    server.answer("GET /list", *answers)

    with pytest.raises(ResponseMismatch, match=r"^list: the list goes in circles"):
        client.items(listing(CURSOR))
    assert len(server.requests) == len(circle)


def slices(server: Server, parameter: str, start: int, step: int) -> None:
    """Serve 0..6, three at a time."""

    def give(request: Recorded) -> Answer:
        pairs = dict(part.split("=") for part in request.query.split("&") if part)
        begin = (int(pairs.get(parameter, start)) - start) * step
        return Answer(json=list(range(7))[begin : begin + 3])

    server.answer("GET /list", give)


def test_offsets(server: Server, client: Driver) -> None:
    slices(server, "offset", 0, 1)
    paging = Paging("offset", parameter="offset", size="limit")

    assert client.items(listing(paging)) == list(range(7))
    assert queries(server) == ["", "offset=3", "offset=6", "offset=7"]
    assert client.items(listing(paging, text="offset=5&limit=3")) == [5, 6]


def test_offsets_that_count_from_one(server: Server, client: Driver) -> None:
    slices(server, "startIndex", 1, 1)
    paging = Paging("offset", parameter="startIndex", start=1)

    assert client.items(listing(paging)) == list(range(7))
    assert queries(server) == ["", "startIndex=4", "startIndex=7", "startIndex=8"]


@pytest.mark.parametrize("start", [0, 1, None])
def test_page_numbers(server: Server, client: Driver, start: int | None) -> None:
    paging = Paging("page", parameter="page", start=start)
    start = 1 if start is None else start
    slices(server, "page", start, 3)

    assert client.items(listing(paging)) == list(range(7))
    assert queries(server) == ["", *(f"page={start + more}" for more in (1, 2, 3))]
    assert client.items(listing(paging, text=f"page={start + 1}")) == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("start", "told", "asked"),
    [
        (None, 2, ["", "page=2"]),
        (1, 2, ["", "page=2"]),
        (0, 2, ["", "page=1"]),
        (None, 1, [""]),
        (None, 0, ["", "page=2", "page=3"]),
        (None, None, ["", "page=2", "page=3"]),
    ],
)
def test_none_is_asked_for_after_as_many_pages_as_there_are(
    server: Server, client: Driver, start: int | None, told: int | None, asked: list[str]
) -> None:
    pages = [[1], [2], []]
    server.answer("GET /list", *(Answer(json={"data": page, "pages": told}) for page in pages))
    paging = Paging("page", ("data",), parameter="page", start=start, pages=("pages",))

    assert client.items(listing(paging)) == [1, 2][: len(asked)]
    assert queries(server) == asked


class Ends(Model, frozen=True):
    data: Annotated[list[dict[str, int]] | None, wire("data")] = None
    more: Annotated[bool | str | None, wire("hasMore")] = None
    last: Annotated[bool | None, wire("last")] = None


WAYS = {
    "cursor": Paging("cursor", ("data",), (), "p", more=("more",), last=("last",)),
    "offset": Paging("offset", ("data",), (), "p", more=("more",), last=("last",)),
    "page": Paging("page", ("data",), (), "p", more=("more",), last=("last",)),
}


@pytest.mark.parametrize("kind", WAYS)
@pytest.mark.parametrize("end", [{"hasMore": None}, {"hasMore": False}, {"last": True}], ids=str)
def test_a_page_that_says_it_is_the_last(
    server: Server, client: Driver, kind: str, end: dict[str, object]
) -> None:
    goes_on: tuple[dict[str, object], ...] = ({}, {"hasMore": "/list?p=2", "last": False}, end)
    server.answer(
        "GET /list",
        *(Answer(json={"data": [{"id": n + 1}], **one}) for n, one in enumerate(goes_on)),
    )

    assert len(client.items(listing(WAYS[kind], Ends))) == 3
    assert len(server.requests) == 3


def test_what_says_it_is_the_last_in_plain_json(server: Server, client: Driver) -> None:
    server.answer(
        "GET /list", Answer(json={"data": [1]}), Answer(json={"data": [2], "meta": {"next": None}})
    )
    paging = Paging("page", ("data",), parameter="page", more=("meta", "next"))

    assert client.items(listing(paging)) == [1, 2]
    assert queries(server) == ["", "page=2"]


NEXTS = {
    "{url}/list?cursor=b%3D": "cursor=b%3D",
    "/list?cursor=b": "cursor=b",
    "?cursor=b": "cursor=b",
    "/9j/4A==": "cursor=%2F9j%2F4A%3D%3D",
    "b?": "cursor=b%3F",
}


@pytest.mark.parametrize("target", NEXTS)
def test_a_cursor_that_is_a_url(server: Server, client: Driver, target: str) -> None:
    first = Answer(json={"data": [1], "next": target.format(url=server.url)})
    server.answer("GET /list", first, Answer(json={"data": [2], "next": None}))

    assert client.items(listing(Paging("cursor", ("data",), ("next",), "cursor"))) == [1, 2]
    assert queries(server) == ["", NEXTS[target]]


def test_a_cursor_that_is_a_url_elsewhere(server: Server, client: Driver) -> None:
    server.answer("GET /list", Answer(json={"data": [1], "next": "https://example.com/?cursor=b"}))

    with pytest.raises(ResponseMismatch, match="another service"):
        client.items(listing(Paging("cursor", ("data",), ("next",), "cursor")))
    assert len(server.requests) == 1


def test_a_service_that_repeats_its_last_page(server: Server, client: Driver) -> None:
    server.answer("GET /list", Answer(json=[1]), Answer(json=[2]), Answer(json=[2]))

    with pytest.raises(ResponseMismatch, match="circles"):
        client.items(listing(Paging("page", parameter="page")))
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    "target", ["{url}/list?page=2&x=%2B", "/list?page=2&x=%2B", "?page=2&x=%2B"]
)
def test_link_headers(server: Server, client: Driver, target: str) -> None:
    link = f'</other>; rel="prev", <{target.format(url=server.url)}>; rel="next"'
    server.answer("GET /list", Answer(json=[1], headers={"Link": link}), Answer(json=[2]))

    assert client.items(listing(Paging("link"), text="page=1")) == [1, 2]
    assert queries(server) == ["page=1", "page=2&x=%2B"]


def test_urls_in_the_body(server: Server, client: Driver) -> None:
    paging = Paging("next-url", ("data",), ("pagination", "after"))
    last = Answer(json={"data": [3], "pagination": {"after": 5}})
    for route, target, item in (("/list", "/list/b%2Fc", 1), ("/list/b%2Fc", "d?x=1", 2)):
        page = {"data": [item], "pagination": {"after": target}}
        server.answer(f"GET {route}", Answer(json=page))
    server.answer("GET /list/d", last)

    assert client.items(listing(paging)) == [1, 2, 3]
    assert [one.path for one in server.requests] == ["/list", "/list/b%2Fc", "/list/d"]


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:1/list", "https://example.com/", "//example.com/x", "ftp://x/"]
)
def test_credentials_never_follow_a_link_elsewhere(
    server: Server, open_client: Open, target: str
) -> None:
    server.answer("GET /list", Answer(json=[1], headers={"Link": f'<{target}>; rel="next"'}))
    client = open_client(auth=BearerToken("secret"))

    with pytest.raises(ResponseMismatch, match="another service"):
        client.items(listing(Paging("link")))
    assert len(server.requests) == 1


def test_a_link_that_is_none(server: Server, client: Driver) -> None:
    server.answer("GET /list", Answer(json={"next": "http://x:y/", "data": [1]}))

    with pytest.raises(ResponseMismatch, match="no proper URL"):
        client.items(listing(Paging("next-url", ("data",), ("next",))))


def test_an_error_on_the_way(server: Server, client: Driver) -> None:
    server.answer("GET /list", Answer(json=[1]), Answer(404))

    with pytest.raises(NotFound) as raised:
        client.items(listing(Paging("page", parameter="page")))
    assert isinstance(raised.value, ApiError)
    assert raised.value.operation_id == "list"
