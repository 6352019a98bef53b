"""Request bodies that came or went, their media types, and how parts of forms are written."""

from __future__ import annotations

from typing import Final

from specloom.diff.rules.events.rows import itself, mirrored
from specloom.diff.rules.model import Event

__all__ = ["BODIES"]

_NO_BODY: Final = "{}"
_CAT: Final = "schema: {type: object, properties: {name: {type: string}}}"
_NEEDED: Final = "Requests without it are refused."
_UNREAD: Final = "Parts written as before may be read as something else."


def _body(content: str = f"application/json: {{{_CAT}}}", said: str = "") -> str:
    return f"{{requestBody: {{{said}content: {{{content}}}}}}}"


def _form(said: str, part: str = "{type: array, items: {type: string}}") -> str:
    schema = f"schema: {{type: object, properties: {{part: {part}}}}}"
    return _body(f"multipart/form-data: {{{schema}, encoding: {{part: {{{said}}}}}}}")


_REQUIRED: Final = "required: true, "

_EXISTENCE: Final[tuple[Event, ...]] = (
    *mirrored(
        "request-body-added-optional",
        "An optional request body is new.",
        "request-body-removed",
        "A request body is gone.",
        _NO_BODY,
        _body(),
        "",
        "Who still sends it is not heard, and not told so.",
        asked_by_service=True,
    ),
    Event(
        "request-body-added-required",
        "A required request body is new.",
        _NO_BODY,
        _body(said=_REQUIRED),
        "request-body-removed",
        _NEEDED,
        asked_by_service=True,
    ),
    *mirrored(
        "request-body-became-required",
        "A request body became required.",
        "request-body-became-optional",
        "A request body became optional.",
        _body(),
        _body(said=_REQUIRED),
        _NEEDED,
        asked_by_service=True,
    ),
)

_MEDIA_TYPES: Final[tuple[Event, ...]] = (
    *mirrored(
        "request-body-media-type-added",
        "A request body may have one more media type.",
        "request-body-media-type-removed",
        "A request body may no longer have a media type.",
        _body("application/json: {}"),
        _body("application/json: {}, application/xml: {}"),
        asked_by_service=True,
    ),
    *mirrored(
        "request-body-media-type-name-generalized",
        "A request body may have any media type of a range, not only one.",
        "request-body-media-type-name-specialized",
        "A request body may have one media type only, not any of a range.",
        _body("image/png: {}"),
        _body("image/*: {}"),
        asked_by_service=True,
    ),
    *mirrored(
        "request-body-media-type-schema-added",
        "A request body has a schema now.",
        "request-body-media-type-schema-removed",
        "A request body no longer has a schema.",
        _body("application/json: {}"),
        _body(),
        asked_by_service=True,
    ),
)

_PARTS: Final[tuple[Event, ...]] = (
    *itself(
        "request-body-encoding-content-type-changed",
        "A part of a form has another content type.",
        _form("contentType: text/plain", "{type: string}"),
        _form("contentType: text/csv", "{type: string}"),
        _UNREAD,
        asked_by_service=True,
    ),
    *itself(
        "request-body-encoding-style-changed",
        "A part of a form is written in another style.",
        _form("style: form, explode: false"),
        _form("style: pipeDelimited, explode: false"),
        _UNREAD,
        asked_by_service=True,
    ),
    *itself(
        "request-body-encoding-explode-changed",
        "A part of a form is written with all values apart, or no longer so.",
        _form("style: form, explode: false"),
        _form("style: form, explode: true"),
        _UNREAD,
        asked_by_service=True,
    ),
    *mirrored(
        "request-body-encoding-allow-reserved-added",
        "A part of a form may hold reserved characters as they are.",
        "request-body-encoding-allow-reserved-removed",
        "A part of a form must have reserved characters percent-encoded.",
        _form("style: form"),
        _form("style: form, allowReserved: true"),
        asked_by_service=True,
    ),
    *mirrored(
        "request-body-encoding-header-added-optional",
        "A part of a form may have one more header.",
        "request-body-encoding-header-removed",
        "A part of a form no longer has a header.",
        _form(""),
        _form("headers: {X-Name: {schema: {type: string}}}"),
        asked_by_service=True,
    ),
    Event(
        "request-body-encoding-header-added-required",
        "A part of a form must have one more header.",
        _form(""),
        _form("headers: {X-Name: {required: true, schema: {type: string}}}"),
        "request-body-encoding-header-removed",
        asked_by_service=True,
    ),
    *mirrored(
        "request-body-encoding-header-became-required",
        "A header of a part of a form became required.",
        "request-body-encoding-header-became-optional",
        "A header of a part of a form became optional.",
        _form("headers: {X-Name: {schema: {type: string}}}"),
        _form("headers: {X-Name: {required: true, schema: {type: string}}}"),
        asked_by_service=True,
    ),
)

BODIES: Final = (*_EXISTENCE, *_MEDIA_TYPES, *_PARTS)
