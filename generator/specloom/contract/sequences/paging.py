"""From one page of a list to the next, in each way that lists are walked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from specloom.contract.model import Absent, Exchange, Values
from specloom.contract.pages import down, is_over
from specloom.contract.pools import parsed
from specloom.ir.model import JsonValue, Operation, Schema, SchemaObject, dereference

__all__ = ["following", "small"]

_SIZE: Final = 2
_URL: Final = re.compile(r"https?://|/[^?]*\?|\?", re.IGNORECASE)
_NEXT: Final = re.compile(r'<([^<>]*)>\s*;[^<>,]*\brel="?next"?')


def small(operation: Operation, values: Values) -> Values:
    """Give values that ask for a small page, where the size can be chosen."""
    told = operation.pagination
    if told is None or not told.size:
        return values
    least = next(
        (
            _least(each.schema)
            for each in operation.parameters
            if each.location == "query" and each.name == told.size
        ),
        None,
    )
    return values if least is None else _asking(values, told.size, max(least, _SIZE))


def following(exchange: Exchange, values: Values) -> Values | None:
    """Give the values that ask for the page after the one of an exchange; None after the last."""
    told = exchange.case.operation.pagination
    body = parsed(exchange.answer)
    if told is None or isinstance(body, Absent):
        return None
    items = down(body, told.items)
    if not isinstance(items, list) or not items or is_over(body, told):
        return None
    match told.kind:
        case "offset":
            return _asking(values, told.parameter, _number(values, told.parameter, 0) + len(items))
        case "page":
            return _asking(values, told.parameter, _number(values, told.parameter, 1) + 1)
        case "link":
            found = _NEXT.search(exchange.answer.header("link") or "")
            return _by_address(values, found[1] if found else None)
        case "next-url":
            return _by_address(values, down(body, told.next))
        case "cursor":
            last = items[-1]
            own = last.get("id") if isinstance(last, dict) else None
            cursor = down(body, told.next) if told.next else own
            if told.next[-1:] == ("next",) and isinstance(cursor, str) and _URL.match(cursor):
                return _by_address(values, cursor)
            return _asking(values, told.parameter, cursor) if cursor else None


def _asking(values: Values, name: str, value: JsonValue) -> Values:
    return replace(values, query={**values.query, name: value})


def _by_address(values: Values, address: JsonValue) -> Values | None:
    if not isinstance(address, str) or not address:
        return None
    query: Mapping[str, JsonValue] = dict(parse_qsl(urlsplit(address).query))
    return replace(values, query={**values.query, **query})


def _number(values: Values, name: str, usual: int) -> int:
    held = values.query.get(name)
    return held if isinstance(held, int) else usual


def _least(schema: Schema | None) -> int | None:
    """Give the smallest size that a schema allows; None where it does not take numbers."""
    shape = None if schema is None else dereference(schema)
    if not isinstance(shape, SchemaObject) or not shape.types & {"integer", "number"}:
        return None
    least = None if shape.number is None else shape.number.minimum
    return 1 if least is None else int(least)
