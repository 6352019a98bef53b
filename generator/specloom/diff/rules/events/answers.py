"""Statuses, media types, headers and links of answers."""

from __future__ import annotations

from typing import Final

from specloom.diff.rules.events.rows import itself, mirrored
from specloom.diff.rules.model import Event

__all__ = ["ANSWERS"]

_FAILS: Final = "Any call may fail, described or not."
_CAT: Final = "schema: {type: object, properties: {name: {type: string}}}"


def _statuses(*names: str) -> str:
    listed = ", ".join(f"'{name}': {{description: Fine.}}" for name in names)
    return f"{{responses: {{{listed}}}}}"


def _answer(said: str) -> str:
    return f"{{responses: {{'200': {{description: Fine.{said}}}}}}}"


def _content(said: str) -> str:
    return _answer(f", content: {{{said}}}")


def _header(said: str = "", schema: str = "type: string") -> str:
    return _answer(f", headers: {{X-Total: {{{said}schema: {{{schema}}}}}}}")


def _link(operation: str) -> str:
    return _answer(f", links: {{owner: {{operationId: {operation}}}}}")


_STATUSES: Final[tuple[Event, ...]] = (
    *mirrored(
        "response-success-status-added",
        "An operation may answer one more status that means success.",
        "response-success-status-removed",
        "An operation no longer answers a status that means success.",
        _statuses("200"),
        _statuses("200", "202"),
        "",
        "Who waits for it waits in vain.",
        asked_by_service=True,
    ),
    *mirrored(
        "response-success-status-generalized",
        "An operation may answer any success, not only one.",
        "response-success-status-specialized",
        "An operation answers one success only, not any.",
        _statuses("200"),
        _statuses("2XX"),
        asked_by_service=True,
    ),
    *itself(
        "response-success-status-changed",
        "An operation answers another status that means success.",
        _statuses("200"),
        _statuses("204"),
        asked_by_service=True,
    ),
    *mirrored(
        "response-non-success-status-added",
        "A failure is described that was not.",
        "response-non-success-status-removed",
        "A failure is no longer described.",
        _statuses("200"),
        _statuses("200", "404"),
        _FAILS,
        _FAILS,
        asked_by_service=True,
    ),
    *mirrored(
        "response-non-success-status-generalized",
        "Failures of a whole range are described together.",
        "response-non-success-status-specialized",
        "Failures of a range are described one by one.",
        _statuses("200", "404"),
        _statuses("200", "4XX"),
        _FAILS,
        _FAILS,
        asked_by_service=True,
    ),
)

_CONTENTS: Final[tuple[Event, ...]] = (
    *mirrored(
        "response-media-type-added",
        "An answer may have one more media type.",
        "response-media-type-removed",
        "An answer may no longer have a media type.",
        _content("application/json: {}"),
        _content("application/json: {}, application/xml: {}"),
        "It is sent to those who ask for it.",
        "Who asks for it is refused.",
        asked_by_service=True,
    ),
    *mirrored(
        "response-media-type-name-generalized",
        "An answer may have any media type of a range, not only one.",
        "response-media-type-name-specialized",
        "An answer may have one media type only, not any of a range.",
        _content("image/png: {}"),
        _content("image/*: {}"),
        asked_by_service=True,
    ),
    *mirrored(
        "response-body-media-type-schema-added",
        "The body of an answer has a schema now.",
        "response-body-media-type-schema-removed",
        "The body of an answer no longer has a schema.",
        _content("application/json: {}"),
        _content(f"application/json: {{{_CAT}}}"),
        asked_by_service=True,
    ),
)

_HEADERS: Final[tuple[Event, ...]] = (
    *mirrored(
        "response-header-added",
        "A header is new in an answer.",
        "optional-response-header-removed",
        "A header that might be in an answer is gone.",
        _answer(""),
        _header(),
        "",
        "Who reads it finds nothing there.",
        asked_by_service=True,
    ),
    Event(
        "required-response-header-removed",
        "A header that was in every answer is gone.",
        _header("required: true, "),
        _answer(""),
        "response-header-added",
        "Who reads it finds nothing there.",
        asked_by_service=True,
    ),
    *mirrored(
        "response-header-became-required",
        "A header is in every answer now.",
        "response-header-became-optional",
        "A header is no longer in every answer.",
        _header(),
        _header("required: true, "),
        asked_by_service=True,
    ),
    *itself(
        "response-header-explode-changed",
        "A header is written with all values apart, or no longer so.",
        _header("explode: false, ", "type: object"),
        _header("explode: true, ", "type: object"),
        "Who reads the values as before may read something else.",
        asked_by_service=True,
    ),
)

_LINKS: Final[tuple[Event, ...]] = (
    *mirrored(
        "response-link-added",
        "An answer has a new link to another operation.",
        "response-link-removed",
        "An answer no longer has a link to another operation.",
        _answer(""),
        _link("getOwner"),
        "",
        "Who follows it finds nothing there.",
        asked_by_service=True,
    ),
    *itself(
        "response-link-changed",
        "A link of an answer leads elsewhere, or with other values.",
        _link("getOwner"),
        _link("getPerson"),
        "Who follows it as before may come elsewhere.",
        asked_by_service=True,
    ),
)

ANSWERS: Final = (*_STATUSES, *_CONTENTS, *_HEADERS, *_LINKS)
