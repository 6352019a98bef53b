"""The bodies of lists: items in their place, and around them what tells of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from specloom.ir.model import JsonValue, Pagination, Schema
from specloom.mock.checks import Checks
from specloom.mock.generation import Generator
from specloom.mock.messages import NOTHING, Nothing
from specloom.mock.places import Place, at, copied, put
from specloom.mock.state.paging import Page
from specloom.mock.state.schemas import plain
from specloom.values.samples import NO_SAMPLE

__all__ = ["Wrapper"]

_Say: TypeAlias = Callable[[Page], "JsonValue | Nothing"]
_DEPTH: Final = 2


class Wrapper:
    """The body of one operation's lists.

    Args:
        schema: the body's.
        items: where the items are.
        pagination: how the list is walked; None where it is not.
        checks: where the checks of schemas come from.
    """

    def __init__(
        self, schema: Schema, items: Sequence[str], pagination: Pagination | None, checks: Checks
    ) -> None:
        self._items: Place = tuple(items)
        self._template: JsonValue = []
        self._says: list[tuple[Place, _Say, JsonValue | Nothing]] = []
        self.is_possible = True
        if not self._items:
            return
        check = checks.of(schema, "response")
        made = Generator(schema, checks).plain()
        self.is_possible = made is not NO_SAMPLE and _leads(made, self._items[:-1])
        if made is NO_SAMPLE or not self.is_possible:
            return
        template = put(copied(made), self._items, [])
        if not check.accepts(template):  # an empty list is none
            template = copied(made)
        next_ = () if pagination is None else pagination.next
        if next_ and not _leads(template, next_) and _leads(template, next_[:-1]):
            template = put(template, next_, "")
        by_url = pagination is not None and pagination.kind == "next-url"
        more = () if pagination is None else pagination.more
        for place, value in _members(template, self._items):
            say = _said(place, value, next_, by_url=by_url)
            if place == more:
                say = _going_on(
                    value, lambda told: check.accepts(put(copied(template), more, told))
                )
            if say is not None:
                without = _without(template, place, check.accepts)
                self._says.append((place, say, without))
        self._template = template

    def body(self, listed: Sequence[JsonValue], page: Page) -> JsonValue:
        """Give the body that holds some items, and tells what page they are."""
        if not self._items:
            return [*listed]
        body = put(copied(self._template), self._items, [*listed])
        for place, say, without in self._says:
            said = say(page)
            if said is None or said is NOTHING:
                said = without
            if said is NOTHING:
                _take(body, place)
            else:
                body = put(body, place, said)
        return body


def _leads(value: JsonValue, place: Place) -> bool:
    for step in place:
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[str(step)]
    return True


def _take(value: JsonValue, place: Place) -> None:
    around = at(value, place[:-1])
    if isinstance(around, dict):
        around.pop(str(place[-1]), None)


def _without(
    template: JsonValue, place: Place, accepts: Callable[[JsonValue], bool]
) -> JsonValue | Nothing:
    """Give what stands at a place where there is nothing to say; `NOTHING` if it may be absent."""
    if accepts(put(copied(template), place, None)):
        return None
    less = copied(template)
    _take(less, place)
    if accepts(less):
        return NOTHING
    return "" if accepts(put(copied(template), place, "")) else at(template, place)


def _members(
    value: JsonValue, items: Place, place: Place = ()
) -> Iterator[tuple[Place, JsonValue]]:
    """Give what stands around the items, some levels deep."""
    for name, inner in value.items() if isinstance(value, dict) else ():
        here = (*place, name)
        if here == items:
            continue
        yield here, inner
        if len(here) <= _DEPTH:
            yield from _members(inner, items, here)


def _said(place: Place, value: JsonValue, next_: Place, *, by_url: bool) -> _Say | None:
    """Give what says something of the page at a place, by its name and by what may stand there."""
    name = plain(str(place[-1]))
    if place == next_:
        if by_url:
            return lambda page: page.url
        return _last_id if name == "lastid" else lambda page: page.next
    if by_url and name in _PREVIOUS:
        return lambda page: page.previous_url
    match value:
        case bool():
            return _FLAGS.get(name)
        case int():
            return _NUMBERS.get(name) or _TEXTS.get(name)
        case str() | None:
            return _TEXTS.get(name)
        case _:
            return None


def _going_on(value: JsonValue, accepts: Callable[[JsonValue], bool]) -> _Say | None:
    """Give what says that a page follows: a flag, its number or its address, as may stand there."""
    match value:
        case bool():
            return lambda page: not page.is_last
        case int():
            return lambda page: page.next
        case str():
            return lambda page: page.url
        case None:
            proposed: tuple[JsonValue, ...] = (True, 1, "/?")
            return next((_going_on(each, accepts) for each in proposed if accepts(each)), None)
        case _:
            return None


def _last_id(page: Page) -> JsonValue:
    return page.records[-1].id if page.records else None


def _first_id(page: Page) -> JsonValue:
    return page.records[0].id if page.records else None


def _text(value: JsonValue) -> JsonValue:
    return value if isinstance(value, str) else None


def _pages(page: Page) -> int:
    return -(-page.total // page.size) if page.size else 0


def _by_name(said: Mapping[str, _Say]) -> dict[str, _Say]:
    return {name: say for names, say in said.items() for name in names.split()}


_PREVIOUS: Final = frozenset(
    ("prev", "previous", "previousurl", "prevurl", "previouspageurl", "prevpageurl")
)
_FLAGS: Final = _by_name(
    {
        "hasmore more hasnext hasnextpage hasmoreitems hasmorepages": lambda page: not page.is_last,
        "hasprevious hasprev haspreviouspage": lambda page: not page.is_first,
        "last islast islastpage": lambda page: page.is_last,
        "first isfirst isfirstpage": lambda page: page.is_first,
    }
)
_NUMBERS: Final = _by_name(
    {
        "total totalcount totalitems totalresults totalelements totalrecords totalsize": (
            lambda page: page.total
        ),
        "totalpages pages pagestotal pagecount lastpage numpages": _pages,
        "page currentpage pagenumber pageno": lambda page: page.number,
        "offset start skip startindex": lambda page: page.start,
        "limit pagesize perpage size": lambda page: page.size,
        "next nextpage nextoffset": lambda page: page.next,
        "prev previous prevpage previouspage": lambda page: page.previous,
        "count numberofitems itemcount resultcount returned": lambda page: len(page.records),
    }
)
_TEXTS: Final = _by_name(
    {
        "firstid": _first_id,
        "lastid": _last_id,
        "before prev previous previouscursor prevcursor": lambda page: _text(page.previous),
    }
)
