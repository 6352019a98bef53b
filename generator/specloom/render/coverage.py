"""What a client covers of its description: every operation, and each in full or with reasons.

No operation is ever left out. One is *degraded* where a client says less of its values than the
description does; where and why is told by pointer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import orjson

from specloom.ir.contents import as_parameter
from specloom.ir.media_types import bare
from specloom.ir.model import Api, MediaType, Operation, RequestBody, Response, Schema
from specloom.names import (
    Symbols,
    alike,
    body_media,
    body_ways,
    is_nested,
    is_opaque,
    is_structured,
    response_media,
)
from specloom.render.answers import others
from specloom.render.logins import Unsent
from specloom.render.losses import Losses, Reason
from specloom.render.streams import also_streamed, streamed
from specloom.render.uploads import is_untyped
from specloom.render.webhooks import is_read

__all__ = ["Coverage", "coverage_of"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Why operations are degraded, by `GET /path`, sorted; one without reasons is complete.

    Webhooks are told of likewise, by `POST name`.
    """

    operations: Mapping[str, tuple[Reason, ...]]
    webhooks: Mapping[str, tuple[Reason, ...]]

    @property
    def degraded(self) -> dict[Reason, tuple[str, ...]]:
        """The operations and webhooks that each reason degrades, sorted."""
        told = [*self.operations.items(), *self.webhooks.items()]
        reasons = sorted({reason for _, found in told for reason in found})
        return {
            reason: tuple(name for name, found in told if reason in found) for reason in reasons
        }

    def text(self) -> str:
        """Write the file: `{"operations": {"GET /path": {"status", "reasons"}}}`.

        It tells of `webhooks` where there are some.
        """
        told = {"operations": _stated(self.operations)}
        if self.webhooks:
            told["webhooks"] = _stated(self.webhooks)
        return orjson.dumps(told, option=orjson.OPT_INDENT_2).decode() + "\n"


def _stated(operations: Mapping[str, tuple[Reason, ...]]) -> dict[str, object]:
    return {
        name: {
            "status": "degraded" if reasons else "complete",
            "reasons": [{"pointer": one.pointer, "why": one.why} for one in reasons],
        }
        for name, reasons in operations.items()
    }


def coverage_of(api: Api, symbols: Symbols) -> Coverage:
    """Tell of every operation of an API whether its client says all that is described."""
    losses = Losses(symbols)
    for operation in api.operations:
        losses.follow(_name(operation), _schemas(operation))
        losses.meet(_name(operation), _places(operation))
    for webhook in api.webhooks:
        losses.follow(_name(webhook), _delivered(webhook))
        losses.meet(_name(webhook), _places(webhook))
    losses.misread(api.unread)
    met, unsent = losses.by_user(), Unsent(api)
    operations = {
        _name(one): tuple(sorted({*_lost(one, api), *unsent.of(one), *met.get(_name(one), ())}))
        for one in api.operations
    }
    webhooks = {
        _name(one): tuple(sorted({*_lost_in_delivery(one), *met.get(_name(one), ())}))
        for one in api.webhooks
    }
    return Coverage(dict(sorted(operations.items())), dict(sorted(webhooks.items())))


def _name(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def _places(operation: Operation) -> Iterator[str]:
    """Give where an operation stands, and all it is made of that may stand elsewhere."""
    item = operation.pointer.rpartition("/")[0].removesuffix("/additionalOperations")
    yield from (operation.pointer, f"{item}/parameters", *operation.left_out)
    yield from (one.pointer for one in operation.parameters)
    parts: list[RequestBody | Response] = [*operation.responses]
    if operation.request_body is not None:
        parts.append(operation.request_body)
    for part in parts:
        yield part.pointer
        yield from (media.pointer for media in part.content)


def _schemas(operation: Operation) -> Iterator[Schema]:
    """Give the schemas of what the client sends and reads."""
    for parameter in operation.parameters:
        if parameter.schema is not None:
            yield parameter.schema
    media = [
        *body_ways(operation),
        *(parameter.content for parameter in operation.parameters),
        *(one for response in operation.responses for one in _given(response)),
    ]
    for one in media:
        if one is not None and one.schema is not None and not is_opaque(one):
            yield one.schema
    for stream in (streamed(operation), also_streamed(operation)):
        if stream is not None and stream.item is not None:
            yield stream.item


def _given(response: Response) -> Iterator[MediaType]:
    """Give the media types in which a response can be had whole, the usual first."""
    if usual := response_media(response):
        yield usual
        yield from others(response)


def _delivered(webhook: Operation) -> Iterator[Schema]:
    """Give the schema of what is read of a webhook."""
    media = body_media(webhook)
    if media is not None and media.schema is not None and is_read(media):
        yield media.schema


def _lost_in_delivery(webhook: Operation) -> Iterator[Reason]:
    media = body_media(webhook)
    if media is not None and is_structured(media) and not is_read(media):
        kind = "text" if bare(media.name).startswith("text/") else "bytes"
        yield Reason(media.pointer, f"{media.name} is given as {kind}")


def _lost(operation: Operation, api: Api) -> Iterator[Reason]:
    for parameter in operation.parameters:
        content = parameter.content
        if content and is_opaque(content) and is_structured(content):
            yield Reason(content.pointer, f"{content.name} is passed as text")
        schema = None if parameter.style == "deepObject" else parameter.schema
        if schema is not None and is_nested(schema):
            why = f"parts of parts are sent as JSON: style {parameter.style} cannot write them"
            yield Reason(schema.pointer, why)
    yield from _lost_in_body(operation)
    if not api.openapi.startswith("3.0"):  # where a style says nothing of parts
        yield from _lost_in_parts(operation)
    stream = streamed(operation) or also_streamed(operation)
    items = tuple(stream.media.values()) if stream else ()
    for response in operation.responses:
        if usual := response_media(response):
            yield from _lost_in_answer(response, usual, items)


def _lost_in_body(operation: Operation) -> Iterator[Reason]:
    ways = body_ways(operation)
    for media in operation.request_body.content if operation.request_body else ():
        if media in ways and is_opaque(media) and (media.item_schema or is_structured(media)):
            yield Reason(media.pointer, f"{media.name} is passed as bytes")
        elif media in ways and is_untyped(media):
            yield Reason(media.pointer, f"{media.name} is passed as a mapping of any values")
        elif media not in ways and is_structured(media) and not alike(media, ways[0]):
            yield Reason(media.pointer, f"{media.name} is never sent: {ways[0].name} is")


def _lost_in_parts(operation: Operation) -> Iterator[Reason]:
    for media in body_ways(operation):
        if bare(media.name) == "multipart/form-data":
            for name, encoding in media.encoding.items():
                if as_parameter(name, encoding) is not None:
                    why = f"{name} is sent by its media type: styles are not followed in parts"
                    yield Reason(encoding.pointer, why)


def _lost_in_answer(
    response: Response, usual: MediaType, items: Sequence[MediaType]
) -> Iterator[Reason]:
    """Tell what is given as text or bytes, or never; `items` is what is given item by item."""
    wrong = response.status[0] in "45"
    given = tuple(_given(response))
    for media in response.content:
        if media in items:
            continue
        if media in given:
            kind = "text" if wrong or bare(media.name).startswith("text/") else "bytes"
            if media.item_schema is not None:
                yield Reason(media.pointer, f"{media.name} is given whole, not item by item")
            elif is_opaque(media) and is_structured(media):
                yield Reason(media.pointer, f"{media.name} is given as {kind}")
        elif (media.item_schema or is_structured(media)) and not alike(media, usual):
            fate = f"read as {usual.name}" if wrong else f"never asked for: {usual.name} is"
            yield Reason(media.pointer, f"{media.name} is {fate}")
