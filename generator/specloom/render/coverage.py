"""What a client covers of its description: every operation, and each in full or with reasons.

No operation is ever left out. One is *degraded* where a client says less of its values than the
description does; where and why is told by pointer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import orjson

from specloom.ir.model import Api, MediaType, Operation, Response, Schema
from specloom.names import (
    AnyKind,
    ListKind,
    MapKind,
    ScalarKind,
    Symbols,
    body_media,
    kind_of,
    own,
)
from specloom.render.expressions import is_json, response_media
from specloom.render.losses import Reason, SchemaLosses
from specloom.render.streams import streamed, successes

__all__ = ["Coverage", "coverage_of"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Why operations are degraded, by `GET /path`, sorted; one without reasons is complete."""

    operations: Mapping[str, tuple[Reason, ...]]

    @property
    def degraded(self) -> dict[Reason, tuple[str, ...]]:
        """The operations that each reason degrades, sorted."""
        reasons = sorted({reason for found in self.operations.values() for reason in found})
        return {
            reason: tuple(name for name, found in self.operations.items() if reason in found)
            for reason in reasons
        }

    def text(self) -> str:
        """Write the file: `{"operations": {"GET /path": {"status", "reasons"}}}`."""
        operations = {
            name: {
                "status": "degraded" if reasons else "complete",
                "reasons": [{"pointer": one.pointer, "why": one.why} for one in reasons],
            }
            for name, reasons in self.operations.items()
        }
        return orjson.dumps({"operations": operations}, option=orjson.OPT_INDENT_2).decode() + "\n"


def coverage_of(api: Api, symbols: Symbols) -> Coverage:
    """Tell of every operation of an API whether its client says all that is described."""
    losses = SchemaLosses(symbols)
    for operation in api.operations:
        losses.follow(_name(operation), _schemas(operation))
    met = losses.by_user()
    operations = {
        _name(one): tuple(sorted({*_lost(one), *met.get(_name(one), ())})) for one in api.operations
    }
    return Coverage(dict(sorted(operations.items())))


def _name(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def _schemas(operation: Operation) -> Iterator[Schema]:
    """Give the schemas of what the client sends and reads."""
    for parameter in operation.parameters:
        if parameter.schema is not None:
            yield parameter.schema
    media = [
        body_media(operation),
        *(parameter.content for parameter in operation.parameters),
        *(response_media(response) for response in operation.responses),
    ]
    for one in media:
        if one is not None and one.schema is not None and not _opaque(one):
            yield one.schema
    stream = streamed(operation)
    if stream is not None and stream.item is not None:
        yield stream.item


def _lost(operation: Operation) -> Iterator[Reason]:
    for parameter in operation.parameters:
        if parameter.content and _opaque(parameter.content) and _structured(parameter.content):
            yield Reason(parameter.content.pointer, f"{parameter.content.name} is passed as text")
    if body := body_media(operation):
        yield from _lost_in_body(operation, body)
    items = successes(operation) if streamed(operation) else ()
    for response in operation.responses:
        if chosen := response_media(response):
            yield from _lost_in_answer(response, chosen, whole=response not in items)


def _lost_in_body(operation: Operation, chosen: MediaType) -> Iterator[Reason]:
    if _opaque(chosen) and _structured(chosen):
        yield Reason(chosen.pointer, f"{chosen.name} is passed as bytes")
    for other in operation.request_body.content if operation.request_body else ():
        if _structured(other) and not _same(other, chosen):
            yield Reason(other.pointer, f"{other.name} is never sent: {chosen.name} is")


def _lost_in_answer(response: Response, chosen: MediaType, *, whole: bool) -> Iterator[Reason]:
    given = "text" if chosen.name.startswith("text/") else "bytes"
    if whole and chosen.item_schema is not None:
        yield Reason(chosen.pointer, f"{chosen.name} is given whole, not item by item")
    elif whole and _opaque(chosen) and _structured(chosen):
        yield Reason(chosen.pointer, f"{chosen.name} is given as {given}")
    wanted = response.status[0] not in "45"
    for other in response.content:
        if (_structured(other) or other.item_schema) and not _same(other, chosen):
            fate = f"never asked for: {chosen.name} is" if wanted else f"read as {chosen.name}"
            yield Reason(other.pointer, f"{other.name} is {fate}")


_FORMS: Final[Sequence[str]] = ("application/x-www-form-urlencoded", "multipart/form-data")


def _opaque(media: MediaType) -> bool:
    """Tell media types whose text is not read or written by their schema."""
    return not is_json(media.name) and media.name.split(";")[0].strip().lower() not in _FORMS


def _structured(media: MediaType) -> bool:
    """Tell whether a schema says more than text, or anything."""
    if media.schema is None:
        return False
    match kind_of(media.schema):
        case AnyKind("") | ScalarKind("str"):
            return False
        case _:
            return True


def _same(one: MediaType, other: MediaType) -> bool:
    """Tell whether two media types carry the same values."""
    if one.schema is None or other.schema is None or one.item_schema or other.item_schema:
        return one is other
    return _alike(one.schema, other.schema)


def _alike(one: Schema, other: Schema) -> bool:
    if own(one).pointer == own(other).pointer:
        return True
    match kind_of(one), kind_of(other):
        case (ListKind(items), ListKind(others)) | (MapKind(items), MapKind(others)):
            return items is not None and others is not None and _alike(items, others)
        case kind, another:
            return isinstance(kind, ScalarKind) and kind == another
