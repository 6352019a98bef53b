"""Bodies both ways: media types, headers, examples, request bodies, responses, links.

What is defined once and referred to from many places becomes one node. The name that the place of
use gives (a status, a header's name) is part of the node, so it is part of that identity too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, get_args

from specloom.ir.model import (
    BooleanSchema,
    Encoding,
    Example,
    Header,
    JsonValue,
    Link,
    MediaType,
    Parameter,
    RequestBody,
    Response,
    Schema,
    Style,
)
from specloom.ir.reading import NOTHING, Raw, Reader, below
from specloom.ir.schemas import Schemas

__all__ = ["STYLES", "Contents", "as_parameter"]

STYLES: Final[tuple[Style, ...]] = get_args(Style)
"""All styles that any parameter may have."""

_STATUS: Final = re.compile(r"[1-5](?:[0-9][0-9]|[Xx][Xx])|default")


def as_parameter(name: str, encoding: Encoding) -> Parameter | None:
    """Give the parameter of a query that is written as a property of a form (Encoding Object).

    `None` where nothing is stated of a style, so that the property goes by its media type.
    """
    if encoding.style is None and encoding.explode is None and not encoding.allow_reserved:
        return None
    style = encoding.style or "form"
    return Parameter(
        encoding.pointer,
        name,
        "query",
        required=False,
        schema=None,
        style=style,
        explode=style == "form" if encoding.explode is None else encoding.explode,
        allow_reserved=encoding.allow_reserved,
    )


class Contents:
    """Reads what travels in bodies and headers."""

    def __init__(self, reader: Reader, schemas: Schemas) -> None:
        self._reader = reader
        self._schemas = schemas
        self._examples: dict[tuple[str, str], Example | None] = {}
        self._headers: dict[tuple[str, str], Header] = {}
        self._media_types: dict[tuple[str, str], MediaType] = {}
        self._bodies: dict[str, RequestBody] = {}
        self._responses: dict[tuple[str, str], Response] = {}

    def schema(self, raw: Raw, key: str, pointer: str) -> Schema | None:
        """Read the schema that is the member `key`, if there is one."""
        value = raw.get(key)
        return None if value is None else self._schemas.at(value, f"{pointer}/{key}")

    def examples(self, raw: Raw, pointer: str) -> tuple[Example, ...]:
        """Read `example` and `examples`; one that only points to an external value is left out."""
        if "example" not in raw and "examples" not in raw:
            return ()
        bare = [Example(f"{pointer}/example", "", raw["example"])] if "example" in raw else []
        named = (
            self._example(name, value, at)
            for name, (value, at) in self._reader.members(raw, "examples", pointer)
        )
        return (*bare, *(example for example in named if example))

    def _example(self, name: str, raw: Raw, pointer: str) -> Example | None:
        key = pointer, name
        if key not in self._examples:
            # 3.2 tells the value (`dataValue`) from its text (`serializedValue`).
            member = next((word for word in ("value", "dataValue") if word in raw), None)
            summary = self._reader.text(raw, "summary", pointer)
            self._examples[key] = Example(pointer, name, raw[member], summary) if member else None
        return self._examples[key]

    def headers(self, raw: Raw, pointer: str) -> tuple[Header, ...]:
        """Read `headers`; `Content-Type` is described by `content` and ignored (4.8.17)."""
        if "headers" not in raw:
            return ()
        found = self._reader.members(raw, "headers", pointer)
        return tuple(
            self._header(name, value, at)
            for name, (value, at) in found
            if name.lower() != "content-type"
        )

    def _header(self, name: str, raw: Raw, pointer: str) -> Header:
        key = pointer, name
        if key not in self._headers:
            reader = self._reader
            schema = self.schema(raw, "schema", pointer)
            if schema is None:
                content = self.media_types(raw, pointer)
                schema = content[0].schema if content else None
            self._headers[key] = Header(
                pointer,
                name,
                reader.flag(raw, "required", pointer),
                schema or BooleanSchema(pointer, accepts=True),
                reader.text(raw, "description", pointer),
                reader.flag(raw, "deprecated", pointer),
                reader.flag(raw, "explode", pointer),
                self.examples(raw, pointer),
            )
        return self._headers[key]

    def media_types(self, raw: Raw, pointer: str) -> tuple[MediaType, ...]:
        """Read `content`, in document order. A schema that is written again is the first one."""
        found = [*self._reader.members(raw, "content", pointer)]
        first: dict[tuple[str, str], str] = {}
        places = [
            first.setdefault(_written(value, at), at) if found[1:] else at
            for _, (value, at) in found
        ]
        return tuple(
            [
                self._media_type(name, value, at, place)
                for (name, (value, at)), place in zip(found, places, strict=True)
            ]
        )

    def _media_type(self, name: str, raw: Raw, pointer: str, first: str) -> MediaType:
        key = pointer, name
        if key not in self._media_types:
            self._media_types[key] = MediaType(
                pointer,
                name,
                self.schema(raw, "schema", first),
                self.schema(raw, "itemSchema", pointer),
                self.examples(raw, pointer),
                self._encodings(raw, pointer) if "encoding" in raw else NOTHING,
            )
        return self._media_types[key]

    def _encodings(self, raw: Raw, pointer: str) -> Mapping[str, Encoding]:
        reader = self._reader
        return {
            name: Encoding(
                at,
                reader.get(value, "contentType", str, at),
                self.headers(value, at),
                reader.choice(value, "style", STYLES, at),
                reader.get(value, "explode", bool, at),
                reader.flag(value, "allowReserved", at),
            )
            for name, (value, at) in reader.members(raw, "encoding", pointer)
        }

    def request_body(self, raw: Raw, pointer: str) -> RequestBody | None:
        """Read the `requestBody` of an operation; one without `content` is none."""
        stated = raw.get("requestBody")
        place = self._reader.follow(stated, f"{pointer}/requestBody") if stated else None
        if place is None:
            return None
        value, at = place
        if at not in self._bodies:
            content = self.media_types(value, at)
            if not content:
                return None
            required = self._reader.flag(value, "required", at)
            description = self._reader.text(value, "description", at)
            self._bodies[at] = RequestBody(at, content, required, description)
        return self._bodies[at]

    def responses(self, raw: Raw, pointer: str) -> tuple[Response, ...]:
        """Read the `responses` of an operation, in document order."""
        return tuple(self._all_responses(raw, pointer))

    def _all_responses(self, raw: Raw, pointer: str) -> Iterator[Response]:
        reader = self._reader
        stated = reader.get(raw, "responses", dict, pointer) or {}
        at = f"{pointer}/responses"
        for status, value in stated.items():
            if status.startswith("x-"):
                continue
            if not _STATUS.fullmatch(status):
                message = f"{status!r} is no status; use one like 200, 4XX or default."
                reader.fault("unknown-status", message, below(at, status))
                continue
            place = reader.follow(value, f"{at}/{status}")
            if place:
                yield self._response(status.replace("x", "X"), *place)

    def _response(self, status: str, raw: Raw, pointer: str) -> Response:
        key = pointer, status
        if key not in self._responses:
            reader = self._reader
            self._responses[key] = Response(
                pointer,
                status,
                reader.text(raw, "description", pointer),
                self.headers(raw, pointer),
                self.media_types(raw, pointer),
                self._links(raw, pointer) if "links" in raw else (),
                reader.extensions(raw),
            )
        return self._responses[key]

    def _links(self, raw: Raw, pointer: str) -> tuple[Link, ...]:
        reader = self._reader
        return tuple(
            Link(
                at,
                name,
                reader.get(value, "operationId", str, at),
                reader.get(value, "operationRef", str, at),
                self._link_parameters(value, at),
                value.get("requestBody"),
            )
            for name, (value, at) in reader.members(raw, "links", pointer)
        )

    def _link_parameters(self, raw: Raw, pointer: str) -> Mapping[str, JsonValue]:
        return self._reader.get(raw, "parameters", dict, pointer) or NOTHING


def _written(raw: Raw, pointer: str) -> tuple[str, str]:
    """Give what the schema of a media type is known by: its file and its text."""
    return pointer.partition("#")[0], repr(raw.get("schema"))
