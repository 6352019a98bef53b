"""Pages of a list: where one begins and ends, and what its body and headers say of the others."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import quote_plus

from specloom.ir.model import JsonValue, Operation, Pagination, Parameter
from specloom.ir.pagination import ways
from specloom.mock.checks import Check, Checks
from specloom.mock.messages import Request
from specloom.mock.reading.forms import parts
from specloom.mock.state.kinds import Kind
from specloom.mock.state.schemas import default_of, plain
from specloom.mock.store import Record, Store

__all__ = ["Page", "Pages"]

_SIZE: Final = 10
_BACK: Final = frozenset(("before", "endingbefore", "pagebefore", "previouscursor", "prevcursor"))
_MARK: Final = "after:"
_LONG: Final = 19


@dataclass(frozen=True, slots=True)
class Page:
    """Some entities of a list, and what there is to say of the others.

    Attributes:
        records: the entities.
        start: how many come before them.
        size: how many there may be.
        total: how many there are in all pages.
        number: which page it is; the first is what the API calls the first.
        next: what goes on, as the query says it; None on the last page.
        previous: what goes back; None on the first page, or where there is no way.
        url: the address of the next page.
        previous_url: the address of the page before.
        links: the `Link` header; empty where the API has none.
    """

    records: Sequence[Record]
    start: int
    size: int
    total: int
    number: int = 1
    next: JsonValue = None
    previous: JsonValue = None
    url: str | None = None
    previous_url: str | None = None
    links: str = ""

    @property
    def is_last(self) -> bool:
        """Whether nothing follows."""
        return self.size == 0 or self.start + len(self.records) >= self.total

    @property
    def is_first(self) -> bool:
        """Whether nothing comes before."""
        return self.start == 0


_Window: TypeAlias = tuple[int, int]


class Pages:
    """Divides the lists of one operation.

    Args:
        operation: what lists.
        kind: what is listed.
        checks: where the checks of schemas come from.
        most: how many items an answer may hold.
    """

    def __init__(self, operation: Operation, kind: Kind, checks: Checks, most: int | None) -> None:
        self._kind = kind
        self._most = most
        self._told = operation.pagination
        self._way = _way(operation)
        queries = {each.name: each for each in operation.parameters if each.location == "query"}
        way = self._way
        self._parameter = None if way is None else queries.get(way.parameter)
        size = "" if self._told is None else self._told.size or (way.size if way else "")
        self._size = queries.get(size)
        self._back = next((each for each in queries.values() if plain(each.name) in _BACK), None)
        self._check = _check(self._parameter, checks)
        self._is_cursor = way is not None and way.kind == "cursor"
        self._first = _first_page(self._parameter)
        self._origin = _first_place(self._parameter)
        self.parameters = frozenset(
            each.name for each in (self._parameter, self._size, self._back) if each is not None
        )

    def page(
        self,
        records: Sequence[Record],
        query: Mapping[str, JsonValue],
        store: Store,
        request: Request,
    ) -> Page:
        """Give the page that a query asks for."""
        total = len(records)
        if self._told is None:
            most = total if self._most is None else self._most
            return Page(records[:most], 0, most, total)
        size = self._wanted_size(query)
        start, end = self._window(records, query, size, store)
        number = self._first + (start // size if size else 0)
        following = previous = None
        if size and end < total:
            following = self._mark(records[end - 1], number + 1, end)
        if size and 0 < start < total and (self._back is not None or not self._is_cursor):
            previous = self._mark(records[start], number - 1, max(0, start - size))
        url = self._address(request, following)
        back = self._address(request, None if self._is_cursor else previous)
        links = _links(url, back) if self._told.kind == "link" else ""
        shown = records[start:end]
        return Page(shown, start, size, total, number, following, previous, url, back, links)

    # ----------------------------------------------------------------------------------- which

    def _wanted_size(self, query: Mapping[str, JsonValue]) -> int:
        asked = None
        if self._size is not None:
            asked = _number(query.get(self._size.name))
            asked = _number(default_of(self._size)) if asked is None else asked
        size = _SIZE if asked is None else max(asked, 0)
        return size if self._most is None else min(size, self._most)

    def _window(
        self, records: Sequence[Record], query: Mapping[str, JsonValue], size: int, store: Store
    ) -> _Window:
        way, total = self._way, len(records)
        asked = query.get(self._parameter.name) if self._parameter is not None else None
        start = 0
        match "" if way is None else way.kind:
            case "cursor":
                back = query.get(self._back.name) if self._back is not None else None
                if asked is None and back is not None:
                    end = self._passed(records, back, store, before=True)
                    return max(0, end - size), end
                start = 0 if asked is None else self._passed(records, asked, store)
            case "page":
                number = _number(asked)
                start = 0 if number is None else (number - self._first) * size
            case "offset":
                number = _number(asked)
                start = 0 if number is None else number - self._origin
        start = min(max(start, 0), total)
        return start, min(start + size, total)

    def _passed(
        self, records: Sequence[Record], cursor: JsonValue, store: Store, *, before: bool = False
    ) -> int:
        """Give how many entities there are up to a cursor; all, if there is no such cursor.

        `before` leaves out that which the cursor names, and knows none where there is no such.
        """
        place = self._place(str(cursor), store)
        if place is None:
            return 0 if before else len(records)
        descending = len(records) > 1 and records[0].place > records[-1].place
        for count, record in enumerate(records):
            past = record.place < place if descending else record.place > place
            if past or (before and record.place == place):
                return count
        return len(records)

    def _place(self, cursor: str, store: Store) -> int | None:
        record = store.record(self._kind.name, cursor)
        if record is not None:
            return record.place
        gone = store.gone(self._kind.name, cursor)
        if gone is not None:
            return gone
        try:
            padded = cursor + "=" * (-len(cursor) % 4)
            told = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
        except (ValueError, binascii.Error):
            told = f"{_MARK}{cursor}"
        digits = told.removeprefix(_MARK)
        return (
            int(digits) if told != digits and digits.isdecimal() and len(digits) < _LONG else None
        )

    # ------------------------------------------------------------------------------ what to say

    def _mark(self, record: Record, number: int, start: int) -> JsonValue:
        """Give what the query says to go on: behind an entity, to a page, or from a place."""
        match "" if self._way is None else self._way.kind:
            case "cursor":
                return self._cursor(record)
            case "page":
                return number
            case "offset":
                return start + self._origin
            case _:
                return None

    def _cursor(self, record: Record) -> JsonValue:
        """Give a cursor that names an entity, in a form that the parameter takes."""
        opaque = base64.urlsafe_b64encode(f"{_MARK}{record.place}".encode()).decode().rstrip("=")
        next_ = () if self._way is None else self._way.next
        tells_id = not next_ or plain(next_[-1]) == "lastid"
        texts: list[JsonValue] = [record.id, opaque] if tells_id else [opaque, record.id]
        proposed = [*texts, record.place]
        check = self._check
        return next((each for each in proposed if check is None or check.accepts(each)), None)

    def _address(self, request: Request, mark: JsonValue) -> str | None:
        if mark is None or self._parameter is None:
            return None
        name = quote_plus(self._parameter.name)
        kept = [
            pair
            for pair in request.query.split("&")
            if pair and pair.partition("=")[0] not in (name, self._parameter.name)
        ]
        host = request.headers.get("host", "")
        origin = f"http://{host}" if host else ""
        return f"{origin}{request.path}?" + "&".join([*kept, f"{name}={quote_plus(str(mark))}"])


def _links(following: str | None, previous: str | None) -> str:
    found = [("next", following), ("prev", previous)]
    return ", ".join(f'<{url}>; rel="{name}"' for name, url in found if url is not None)


def _way(operation: Operation) -> Pagination | None:
    """Give how the query goes on: as is told, or what the address of a next page may say."""
    told = operation.pagination
    if told is None or told.parameter:
        return told
    found = ways(operation.parameters, operation.responses)
    return next((each for each in found if each.parameter), None)


def _check(parameter: Parameter | None, checks: Checks) -> Check | None:
    if parameter is None or parameter.schema is None:
        return None
    return checks.of(parameter.schema, "request")


def _first_page(parameter: Parameter | None) -> int:
    """Give the number of the first page: 0 where the parameter says that there is such a page."""
    if parameter is None or parameter.schema is None:
        return 1
    if default_of(parameter) == 0:
        return 0
    bounds = [part.number for part in parts((parameter.schema,)) if part.number is not None]
    return 0 if any(each.minimum == 0 for each in bounds) and default_of(parameter) != 1 else 1


def _first_place(parameter: Parameter | None) -> int:
    """Give the offset of the first item: 1 where the parameter says that it starts there."""
    if parameter is None or parameter.schema is None:
        return 0
    first = default_of(parameter)
    if first is None:
        bounds = [part.number for part in parts((parameter.schema,)) if part.number is not None]
        first = next((each.minimum for each in bounds if each.minimum is not None), None)
    return 1 if first == 1 else 0


def _number(value: JsonValue) -> int | None:
    match value:
        case bool():
            return None
        case int() | float():
            return int(value)
        case str() if value.isdecimal() and len(value) < _LONG:
            return int(value)
        case _:
            return None
