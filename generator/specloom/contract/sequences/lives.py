"""The life of a resource, from its making to its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from typing import Final, TypeAlias
from urllib.parse import unquote, urlsplit

from specloom.contract.model import Absent, Case, Exchange, Values
from specloom.contract.pages import down
from specloom.contract.pools import IDENTIFIERS, parsed
from specloom.contract.sequences.altered import altered, one_altered
from specloom.contract.sequences.model import OK, Flow, Maker, sent
from specloom.contract.sequences.paging import following, small
from specloom.contract.validity import Validity
from specloom.ir.model import JsonValue, Operation, ResourcePair
from specloom.names.words import words

__all__ = ["life"]

_Operations: TypeAlias = Mapping[tuple[str, str], Operation]

_PARAMETER: Final = re.compile(r"\{([^{}]*)\}")
_PAGES: Final = 4
_ALL: Final = 12
"""Pages of the usual size after which no end is to be expected."""


def life(maker: Maker, pair: ResourcePair, by_key: _Operations) -> Flow:
    """Make one, read it, change it, find it in the list, delete it, and look whether it is gone."""
    place = yield from _begun(maker, pair, by_key)
    if place is None:
        return

    def at(method: str, why: str) -> Case | None:
        return maker.case(by_key.get((method, pair.item)), why, place, whole=True)

    validity = Validity(maker.api)
    exchange = yield from sent(at("GET", "read what was made"))
    if exchange is not None and exchange.answer.status not in OK:
        return
    for method in ("PUT", "PATCH", "POST"):
        exchange = yield from sent(at(method, "change it"))
        if exchange is not None:
            yield from sent(at("GET", "read what was changed"))
        for other in (altered, one_altered):
            if exchange is not None and exchange.answer.status in OK:
                again = yield from sent(_other(other, validity, maker, at(method, "")))
                if again is not None:
                    yield from sent(at("GET", "read what was changed again"))
    collection = by_key.get(("GET", pair.collection))
    finding = maker.case(collection, "find it in the list", _outer(pair, place))
    yield from _listed(maker, finding, smallest=True)
    yield from _listed(maker, finding, smallest=False)
    exchange = yield from sent(at("DELETE", "delete it"))
    if exchange is not None:
        yield from sent(at("GET", "read what was deleted"))
        yield from sent(maker.case(collection, "list what is left", _outer(pair, place)))
        yield from sent(at("DELETE", "delete it again"))


def _begun(
    maker: Maker, pair: ResourcePair, by_key: _Operations
) -> Generator[Case, Exchange | None, dict[str, JsonValue] | None]:
    """Make an item, or find one; give the path parameters that lead to it."""
    making = by_key.get(("POST", pair.collection))
    exchange = yield from sent(maker.case(making, "make one", whole=True))
    key = None if exchange is None else _key(exchange, pair)
    if key is None and making in maker.full:
        exchange = yield from sent(maker.case(making, "make one"))
        key = None if exchange is None else _key(exchange, pair)
    if key is None:
        listing = by_key.get(("GET", pair.collection))
        exchange = yield from sent(maker.case(listing, "find one"))
        key = None if exchange is None else _first_key(exchange, pair)
    if key is None or exchange is None or exchange.case.values is None:
        return None
    outer = [exchange.case.values.path.get(name) for name in _PARAMETER.findall(pair.collection)]
    names = _PARAMETER.findall(pair.item)
    return dict(zip(names, [*outer, key], strict=False))


def _outer(pair: ResourcePair, place: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Give the path parameters of the collection that an item is in."""
    names = _PARAMETER.findall(pair.collection)
    return dict(zip(names, place.values(), strict=False))


def _key(exchange: Exchange, pair: ResourcePair) -> JsonValue:
    """Give what the answer to a creation calls what was made; None where it does not."""
    if exchange.answer.status not in OK:
        return None
    body = parsed(exchange.answer)
    found = None if isinstance(body, Absent) else _named(body, pair)
    location = exchange.answer.header("location")
    if found is None and location:
        found = unquote(urlsplit(location).path.rstrip("/").rpartition("/")[2]) or None
    return found


def _first_key(exchange: Exchange, pair: ResourcePair) -> JsonValue:
    """Give what the first item of a list is called."""
    body = parsed(exchange.answer)
    if exchange.answer.status not in OK or isinstance(body, Absent):
        return None
    pagination = exchange.case.operation.pagination
    lists = [] if pagination is None else [down(body, pagination.items)]
    lists += [body, *(body.values() if isinstance(body, dict) else ())]
    for items in lists:
        if isinstance(items, list) and items:
            return _named(items[0], pair)
    return None


def _named(body: JsonValue, pair: ResourcePair) -> JsonValue:
    """Give what an item is called by a member: the parameter's name, `id`, or the like."""
    if not isinstance(body, dict):
        return None
    wanted = "".join(words(pair.parameter))
    names = {"".join(words(name)): value for name, value in body.items()}
    for name in (wanted, *IDENTIFIERS):
        if isinstance(value := names.get(name), str | int) and value != "":
            return value
    inner = list(body.values())
    return _named(inner[0], pair) if len(inner) == 1 else None


def _other(
    change: Callable[[Validity, Operation, Values], Values | None],
    validity: Validity,
    maker: Maker,
    case: Case | None,
) -> Case | None:
    """Give a case with another body, which the service may refuse for reasons of its own."""
    values = None if case is None or case.values is None else case.values
    changed = None if case is None or values is None else change(validity, case.operation, values)
    if case is None or changed is None:
        return None
    return replace(maker.of(case.operation, changed, "change it again"), expects=("2XX", "4XX"))


def _listed(maker: Maker, case: Case | None, *, smallest: bool) -> Flow:
    """Walk the pages of a list: a few small ones, or those of the usual size to the end."""
    if case is None or case.values is None:
        return
    values = small(case.operation, case.values) if smallest else case.values
    if values == case.values and smallest:
        return
    for number in range(_PAGES if smallest else _ALL):
        why = "the next page" if number else "find it in the list"
        exchange = yield maker.of(case.operation, values, why)
        if exchange is None or exchange.answer.status not in OK:
            return
        further = following(exchange, values)
        if further is None:
            return
        values = further
