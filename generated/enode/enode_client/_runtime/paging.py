"""Lists that come in pages, walked as you go.

A pager fetches a page when its first item is asked for, and keeps none.  Each loop over it starts
again from the first page.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, Self, TypeVar, assert_never
from urllib.parse import quote, unquote_plus

from .client import AsyncClient, Client
from .errors import ResponseMismatch
from .exchange import same_origin
from .http import httpx
from .request import Paging, Request, Response

__all__ = ["AsyncPager", "Page", "Pager", "Paging"]

Item_co = TypeVar("Item_co", covariant=True)

# A cursor may begin with a slash, as base64 does, but has no question mark after it.
_URL = re.compile(r"https?://|/[^?]*\?|\?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page(Generic[Item_co]):
    """One page: its items, and the response they came in."""

    items: list[Item_co]
    response: Response[Any]

    def __iter__(self) -> Iterator[Item_co]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Pager(Generic[Item_co]):
    """All items of a list, fetched page by page while you iterate.

    Raises:
        ApiError: While iterating: a page could not be fetched, or leads back to an earlier one.
    """

    def __init__(self, client: Client, request: Request[Any]) -> None:
        self._client = client
        self._request = request

    def __iter__(self) -> Iterator[Item_co]:
        for page in self.pages():
            yield from page.items

    def pages(self) -> Iterator[Page[Item_co]]:
        """Yield the pages instead of their items."""
        walk: _Walk[Item_co] = _Walk(self._request)
        while walk.request is not None:
            yield walk.turn(self._client.send(walk.request))

    def first(self) -> Item_co | None:
        """Give the first item, `None` if there is none."""
        return next(iter(self), None)


class AsyncPager(Generic[Item_co]):
    """All items of a list, fetched page by page while you iterate.

    Raises:
        ApiError: While iterating: a page could not be fetched, or leads back to an earlier one.
    """

    def __init__(self, client: AsyncClient, request: Request[Any]) -> None:
        self._client = client
        self._request = request

    def __aiter__(self) -> AsyncIterator[Item_co]:
        return _AsyncItems(self.pages())

    def pages(self) -> AsyncIterator[Page[Item_co]]:
        """Give the pages instead of their items."""
        return _AsyncPages(self._client, self._request)

    async def first(self) -> Item_co | None:
        """Give the first item, `None` if there is none."""
        async for item in self:
            return item
        return None


# Async generators would have to be closed by whoever leaves a loop early; these need no closing.
class _AsyncPages(Generic[Item_co]):
    def __init__(self, client: AsyncClient, request: Request[Any]) -> None:
        self._client = client
        self._walk: _Walk[Item_co] = _Walk(request)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Page[Item_co]:
        request = self._walk.request
        if request is None:
            raise StopAsyncIteration
        return self._walk.turn(await self._client.send(request))


class _AsyncItems(Generic[Item_co]):
    def __init__(self, pages: AsyncIterator[Page[Item_co]]) -> None:
        self._pages = pages
        self._items: Iterator[Item_co] = iter(())

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Item_co:
        while True:
            for item in self._items:
                return item
            self._items = iter(await anext(self._pages))


class _Walk(Generic[Item_co]):
    """A walk over a list: the request of the next page, and what keeps it from going in circles."""

    def __init__(self, request: Request[Any]) -> None:
        self.request: Request[Any] | None = request
        self._seen = {(request.path, request.query)}
        self._last: list[Item_co] = []

    def turn(self, response: Response[Any]) -> Page[Item_co]:
        """Take a page in and find out which is the next."""
        page: Page[Item_co] = Page(_items(response), response)
        self.request = None
        following = _following(page)
        if following is not None:
            self._check(page, following)
        self.request = following
        return page

    def _check(self, page: Page[Item_co], following: Request[Any]) -> None:
        place = (following.path, following.query)
        counted = following.paging is not None and following.paging.kind in {"offset", "page"}
        if place in self._seen or (counted and page.items == self._last):
            raise _astray(page.response, "the list goes in circles: a page leads back")
        self._seen.add(place)
        self._last = page.items


def _astray(response: Response[Any], how: str) -> ResponseMismatch:
    request: Request[Any] = response.request
    message = f"{request.operation_id}: {how}"
    return ResponseMismatch(message, request=request, response=response.http)


def _at(value: object, path: tuple[str, ...]) -> object:
    """Follow attributes (or members) from a decoded page, `None` where they end."""
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
    return value


def _items(response: Response[Any]) -> list[Any]:
    paging = response.request.paging
    found = _at(response.data, paging.items) if paging is not None else response.data
    return found if isinstance(found, list) else []


def _following(page: Page[Any]) -> Request[Any] | None:
    """Give the request of the next page, `None` after the last."""
    response, count = page.response, len(page)
    request: Request[Any] = response.request
    paging = request.paging
    if paging is None or _is_over(response.data, paging):
        return None
    match paging.kind:
        case "cursor":
            cursor = _at(response.data, paging.next) if paging.next else _last_id(page)
            if _is_url(cursor, paging.next):
                return _elsewhere(response, cursor)
            return _with(request, paging.parameter, cursor) if cursor else None
        case "offset":
            number = _number(request, paging, 0) + count
            return _with(request, paging.parameter, number) if count else None
        case "page":
            number = _number(request, paging, 1)
            over = not count or _is_last(number, response.data, paging)
            return None if over else _with(request, paging.parameter, number + 1)
        case "link":
            return _elsewhere(response, response.http.links.get("next", {}).get("url"))
        case "next-url":
            return _elsewhere(response, _at(response.data, paging.next))
        case _:
            assert_never(paging.kind)


def _is_over(data: object, paging: Paging) -> bool:
    """Tell whether a page says that none follows it; one that is silent does not."""
    if paging.last and _at(data, paging.last) is True:
        return True
    if not paging.more:
        return False
    *way, name = paging.more
    around = _at(data, tuple(way))
    told = around if isinstance(around, Mapping) else getattr(around, "model_fields_set", ())
    return name in told and not _at(around, (name,))


def _is_last(number: int, data: object, paging: Paging) -> bool:
    """Tell whether a page is the last of as many as there are; some services have none after it."""
    behind = 0 if paging.start is None else 1 - paging.start
    return bool(paging.pages) and _at(data, paging.pages) == number + behind


def _is_url(cursor: object, path: tuple[str, ...]) -> bool:
    """Tell whether what is only called next is a URL, where a cursor was thought to stand."""
    return path[-1:] == ("next",) and isinstance(cursor, str) and _URL.match(cursor) is not None


def _last_id(page: Page[Any]) -> object:
    """Give what leads on where no cursor is told: the `id` of the last item."""
    return _at(page.items[-1], ("id",)) if page.items else None


def _number(request: Request[Any], paging: Paging, usual: int) -> int:
    """Read the offset or page number that a request asks for; without one it is the first."""
    for name, value in _pairs(request):
        if name == paging.parameter and value.isdecimal():
            return int(value)
    return usual if paging.start is None else paging.start


def _pairs(request: Request[Any]) -> Iterator[tuple[str, str]]:
    for part in filter(None, request.query.split("&")):
        name, _, value = part.partition("=")
        yield unquote_plus(name), value


def _with(request: Request[Any], name: str, value: object) -> Request[Any]:
    """Give the request with one parameter changed; the others stay as they are written."""
    parts = [f"{quote(key, safe='')}={text}" for key, text in _pairs(request) if key != name]
    parts.append(f"{quote(name, safe='')}={quote(str(value), safe='')}")
    return replace(request, query="&".join(parts))


def _elsewhere(response: Response[Any], target: object) -> Request[Any] | None:
    """Give the request for a URL the service named, which may be relative (RFC 3986)."""
    if not target or not isinstance(target, str):
        return None
    try:
        url = response.http.url.join(target)
    except httpx.InvalidURL:
        raise _astray(response, "the next page has no proper URL") from None
    if not same_origin(url, response.http.url):
        raise _astray(response, "the next page lies at another service")
    query = url.query.decode("ascii")
    return replace(response.request, path=str(url.copy_with(query=None)), query=query)
