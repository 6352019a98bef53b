"""Links: from an answer to the operation that its description leads to (OpenAPI 3.1.1, 4.8.20)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from specloom.contract.model import Absent, Exchange, Values
from specloom.contract.pools import parsed
from specloom.contract.sequences.model import Flow, Maker
from specloom.ir.model import Api, JsonValue, Link, Operation

__all__ = ["follow", "linked"]

_PLACES: Final = ("path", "query", "header", "cookie")


def follow(maker: Maker, operation: Operation, status: str, link: Link) -> Flow:
    """Send an operation; where the answer has the link's status, send what it leads to."""
    first = maker.case(operation, f"the answer links to {link.name}")
    target = linked(maker.api, link)
    if first is None or target is None:
        return
    exchange = yield first
    if exchange is None or not _is(exchange.answer.status, status):
        return
    values = _filled(maker.good.get(target, Values()), target, link, exchange)
    if values is not None:
        yield maker.of(target, values, f"follow the link {link.name}")


def linked(api: Api, link: Link) -> Operation | None:
    """Give the operation that a link leads to; None where it is of another description."""
    reference = unquote(link.operation_ref or "")
    for operation in api.operations:
        if link.operation_id and operation.id == link.operation_id:
            return operation
        if reference and reference == unquote(operation.pointer):
            return operation
    return None


def _is(status: int, described: str) -> bool:
    return described.upper() in {str(status), f"{status // 100}XX", "DEFAULT"}


def _filled(values: Values, operation: Operation, link: Link, exchange: Exchange) -> Values | None:
    """Put into values what a link says; None where the answer lacks some of it."""
    for written, expression in link.parameters.items():
        place, _, name = written.partition(".")
        if place not in _PLACES:
            name = written
            place = next((p.location for p in operation.parameters if p.name == name), "")
        value = _evaluated(expression, exchange)
        if value is None:
            return None
        values = _set(values, place, name, value)
    if link.request_body is not None:
        body = _evaluated(link.request_body, exchange)
        media = operation.request_body.content if operation.request_body else ()
        if body is None or not media:
            return None
        values = replace(values, body=body, media_type=values.media_type or media[0].name)
    return values


def _set(values: Values, place: str, name: str, value: JsonValue) -> Values:
    match place:
        case "path":
            return replace(values, path={**values.path, name: value})
        case "query":
            return replace(values, query={**values.query, name: value})
        case "header":
            return replace(values, headers={**values.headers, name: value})
        case "cookie":
            return replace(values, cookies={**values.cookies, name: value})
        case _:
            return values


def _evaluated(expression: JsonValue, exchange: Exchange) -> JsonValue:
    """Give what a runtime expression stands for (OpenAPI 3.1.1, 4.8.20.4); None for nothing."""
    if not isinstance(expression, str) or not expression.startswith("$"):
        return expression
    source, _, rest = expression.removeprefix("$").partition(".")
    if source == "statusCode":
        return exchange.answer.status
    if source == "method":
        return exchange.case.call.method
    kind, _, name = rest.partition(".")
    if kind.startswith("body"):
        pointer = rest.partition("#")[2]
        sent = (exchange.case.values or Values()).body
        body = parsed(exchange.answer) if source == "response" else sent
        return None if isinstance(body, Absent) else _at(body, pointer)
    if source == "response":
        return exchange.answer.header(name) if kind == "header" else None
    return _of_request(exchange.case.values or Values(), kind, name)


def _of_request(values: Values, kind: str, name: str) -> JsonValue:
    match kind:
        case "path":
            return values.path.get(name)
        case "query":
            return values.query.get(name)
        case "header":
            return values.headers.get(name)
        case _:
            return None


def _at(value: JsonValue, pointer: str) -> JsonValue:
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        match value:
            case dict() if name in value:
                value = value[name]
            case list() if name.isdecimal() and int(name) < len(value):
                value = value[int(name)]
            case _:
                return None
    return value
