"""What recorded parameters and headers say: text to the values it may stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final
from urllib.parse import unquote

import orjson

from specloom.contract.drift.addresses import query_of
from specloom.contract.drift.flaws import Flaw, Judge
from specloom.ir.model import (
    JsonValue,
    Operation,
    Parameter,
    Schema,
    SchemaObject,
    dereference,
)
from specloom.values import Direction

__all__ = ["is_commonplace", "parameter_flaws", "text_flaws"]

_COMMONPLACE: Final = frozenset((
    "accept-ranges", "age", "allow", "alt-svc", "cache-control", "connection", "date", "etag",
    "expires", "keep-alive", "last-modified", "location", "nel", "origin-agent-cluster",
    "permissions-policy", "pragma", "proxy-connection", "referrer-policy", "report-to",
    "reporting-endpoints", "retry-after", "server", "server-timing", "set-cookie", "status",
    "strict-transport-security", "timing-allow-origin", "trailer", "transfer-encoding",
    "upgrade", "vary", "via", "warning", "www-authenticate",
))  # fmt: skip
"""Headers of answers that mean the same everywhere, and that no description need name."""

_FAMILIES: Final = (
    "access-control-", "cf-", "content-", "cross-origin-", "x-amz-", "x-amzn-", "x-azure-",
    "x-cache", "x-content-type-options", "x-dns-prefetch", "x-download-options", "x-envoy-",
    "x-frame-options", "x-permitted-cross-domain", "x-powered-by", "x-served-by", "x-timer",
    "x-ua-compatible", "x-xss-protection",
)  # fmt: skip
"""What the names of headers begin with that come from what stands before a service."""


def is_commonplace(name: str) -> bool:
    """Tell whether a header of an answer need not be described."""
    return name in _COMMONPLACE or name.startswith(_FAMILIES)


def parameter_flaws(
    judge: Judge,
    operation: Operation,
    url: str,
    path: Mapping[str, str],
    headers: Sequence[tuple[str, str]],
) -> Iterator[tuple[str, Flaw]]:
    """Give where in a request a parameter is not as described, and how."""
    query: dict[str, list[str]] = {}
    for name, text in query_of(url):
        query.setdefault(name, []).append(text)
    sent: dict[str, Mapping[str, list[str]]] = {
        "query": query,
        "header": {name: [text] for name, text in headers},
        "path": {name: [text] for name, text in path.items()},
    }
    for parameter in operation.parameters:
        if parameter.location in sent:
            yield from _judged(judge, parameter, sent[parameter.location])
    if any(each.location == "querystring" for each in operation.parameters):
        return
    known = {each.name for each in operation.parameters if each.location == "query"}
    loose = _loose(operation)
    for name, texts in query.items():
        if name not in known and name.partition("[")[0] not in known and not loose:
            message = f"the parameter `{name}` is not described"
            yield "query", Flaw("parameter", name, message, operation.pointer, texts[0], name)


def _loose(operation: Operation) -> bool:
    """Tell whether an object's members are parameters by their own names."""
    return any(
        each.location == "query" and each.style == "form" and each.explode and _holds_object(each)
        for each in operation.parameters
    )


def _holds_object(parameter: Parameter) -> bool:
    schema = None if parameter.schema is None else dereference(parameter.schema)
    return isinstance(schema, SchemaObject) and schema.types == {"object"}


def _judged(
    judge: Judge, parameter: Parameter, sent: Mapping[str, list[str]]
) -> Iterator[tuple[str, Flaw]]:
    where = parameter.location
    name = parameter.name.lower() if where == "header" else parameter.name
    texts = sent.get(name)
    if texts is None:
        is_spread = any(each.startswith(f"{name}[") for each in sent)
        is_spread |= where == "query" and parameter.explode and _holds_object(parameter)
        if parameter.required and not is_spread:
            message = f"the parameter `{parameter.name}` is required, and missing"
            at, schemas = f"{parameter.pointer}/required", (parameter.pointer,)
            yield where, Flaw("missing parameter", name, message, at, None, name, schemas)
        return
    schema = parameter.schema if parameter.content is None else parameter.content.schema
    if schema is not None and (parameter.content is not None or not _holds_object(parameter)):
        for flaw in text_flaws(judge, schema, texts, "request"):
            yield f"{where} {name}", flaw


def text_flaws(
    judge: Judge, schema: Schema, texts: Sequence[str], direction: Direction
) -> list[Flaw]:
    """Give the flaws of what text stands for; none where it may stand for what is described."""
    readings = list(_readings(texts))
    if any(judge.accepts(schema, each, direction) for each in readings):
        return []
    found = [judge.flaws(schema, each, direction) for each in readings]
    return min(found, key=lambda flaws: (any(each.kind == "type" for each in flaws), len(flaws)))


def _readings(texts: Sequence[str]) -> Iterator[JsonValue]:
    """Give the values that text may stand for, the plainest first."""
    if len(texts) == 1:
        yield texts[0]
        with suppress(orjson.JSONDecodeError):
            yield orjson.loads(texts[0])
    pieces = texts if len(texts) > 1 else texts[0].split(",")
    yield [*pieces]
    yield [_scalar(piece) for piece in pieces]


def _scalar(text: str) -> JsonValue:
    try:
        value: JsonValue = orjson.loads(unquote(text))
    except orjson.JSONDecodeError:
        return text
    return value
