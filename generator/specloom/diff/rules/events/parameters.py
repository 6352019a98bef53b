"""Parameters that came, went, moved, or are written otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from specloom.diff.rules.events.lifecycle import PROMISES
from specloom.diff.rules.events.rows import itself, mirrored
from specloom.diff.rules.model import Event

__all__ = ["PARAMETERS"]

_NOTHING: Final = "{parameters: []}"
_ID: Final = "{name: id, in: path, required: true, schema: {type: string}}"
_IGNORED: Final = "Who still sends it is not heard, and not told so."
_NEEDED: Final = "Requests without it are refused."
_UNREAD: Final = "Values written as before may be read as something else."


def _limit(said: str = "", schema: str = "type: integer") -> str:
    return f"{{parameters: [{{name: limit, in: query, schema: {{{schema}}}{said}}}]}}"


def _tags(said: str = "") -> str:
    stated = f"{{name: tags, in: query, schema: {{type: array, items: {{type: string}}}}{said}}}"
    return f"{{parameters: [{stated}]}}"


def _kept(where: str, name: str) -> str:
    schema = "schema: {type: string, format: uuid}, description: Names the user who asks."
    return f"{{parameters: [{{name: {name}, in: {where}, {schema}}}]}}"


def _path(parameters: str) -> str:
    fine = "responses: {'200': {description: Fine.}}"
    return f"paths: {{'/cats/{{id}}': {{get: {{parameters: [{parameters}], {fine}}}}}}}"


def _farewell(word: str, told: str, said: str, note: str = "") -> Event:
    return Event(
        f"request-parameter-{word}",
        told,
        _limit(f", {said}"),
        _NOTHING,
        "new-optional-request-parameter",
        note,
        asked_by_service=True,
    )


_EXISTENCE: Final[tuple[Event, ...]] = (
    *mirrored(
        "new-optional-request-parameter",
        "An optional parameter is new.",
        "request-parameter-removed",
        "A parameter is gone.",
        _NOTHING,
        _limit(),
        "",
        _IGNORED,
        asked_by_service=True,
    ),
    Event(
        "new-required-request-parameter",
        "A required parameter is new.",
        _NOTHING,
        _limit(", required: true"),
        "request-parameter-removed",
        _NEEDED,
        asked_by_service=True,
    ),
    Event(
        "new-required-request-default-parameter-to-existing-path",
        "A required parameter that has a default is new.",
        _NOTHING,
        _limit(", required: true", "type: integer, default: 20"),
        "request-parameter-removed",
        _NEEDED,
        asked_by_service=True,
    ),
    Event(
        "new-request-path-parameter",
        "A path parameter is described that was not.",
        _path(""),
        _path(_ID),
        "request-parameter-removed",
    ),
    _farewell(
        "removed-with-deprecation",
        "A parameter is gone that was deprecated.",
        "deprecated: true",
        "It was announced.",
    ),
    _farewell(
        "removed-before-sunset",
        "A parameter is gone before the date that its `x-sunset` told.",
        "deprecated: true, x-sunset: '2031-01-31'",
        _IGNORED,
    ),
    _farewell(
        "removed-after-sunset",
        "A parameter is gone after the date that its `x-sunset` told.",
        "deprecated: true, x-sunset: '2029-01-31'",
        "It was announced.",
    ),
    _farewell(
        "removed-unstable",
        "A parameter is gone that was only a draft or alpha.",
        "x-stability-level: alpha",
        "Nobody was to rely on it.",
    ),
    *itself(
        "request-parameter-renamed",
        "A parameter is called otherwise.",
        _kept("query", "userId"),
        _kept("query", "user-id"),
        "What is sent under the old name is not read.",
        asked_by_service=True,
    ),
    *itself(
        "request-parameter-moved",
        "A parameter travels elsewhere.",
        _kept("query", "user-id"),
        _kept("header", "user-id"),
        "What is sent in the old place is not read.",
        asked_by_service=True,
    ),
    *mirrored(
        "request-parameter-became-required",
        "A parameter became required.",
        "request-parameter-became-optional",
        "A parameter became optional.",
        _limit(),
        _limit(", required: true"),
        _NEEDED,
        asked_by_service=True,
    ),
)

_WRITING: Final[tuple[Event, ...]] = (
    *mirrored(
        "request-parameter-content-added",
        "A parameter is written as a document of a media type.",
        "request-parameter-content-removed",
        "A parameter is no longer written as a document of a media type.",
        _limit(),
        "{parameters: [{name: limit, in: query, content: {application/json: {schema: {type:"
        " integer}}}}]}",
        _UNREAD,
        _UNREAD,
        asked_by_service=True,
    ),
    *itself(
        "request-parameter-media-type-changed",
        "A parameter is written in another media type.",
        "{parameters: [{name: limit, in: query, content: {application/json: {}}}]}",
        "{parameters: [{name: limit, in: query, content: {text/plain: {}}}]}",
        _UNREAD,
        asked_by_service=True,
    ),
    *itself(
        "request-parameter-style-changed",
        "A parameter is written in another style.",
        _tags(", explode: false"),
        _tags(", style: pipeDelimited, explode: false"),
        _UNREAD,
        asked_by_service=True,
    ),
    *itself(
        "request-parameter-explode-changed",
        "A parameter is written with all values apart, or no longer so.",
        _tags(", explode: false"),
        _tags(", explode: true"),
        _UNREAD,
        asked_by_service=True,
    ),
    *mirrored(
        "request-parameter-allow-reserved-added",
        "A parameter may hold reserved characters as they are.",
        "request-parameter-allow-reserved-removed",
        "A parameter must have reserved characters percent-encoded.",
        _tags(),
        _tags(", allowReserved: true"),
        asked_by_service=True,
    ),
    *mirrored(
        "request-parameter-allow-empty-value-added",
        "A parameter may be sent without a value.",
        "request-parameter-allow-empty-value-removed",
        "A parameter may no longer be sent without a value.",
        _tags(),
        _tags(", allowEmptyValue: true"),
        asked_by_service=True,
    ),
)

PARAMETERS: Final = (
    *_EXISTENCE,
    *_WRITING,
    *(replace(event, asked_by_service=True) for event in PROMISES),
)
