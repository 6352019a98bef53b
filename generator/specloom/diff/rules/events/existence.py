"""Operations, webhooks and callbacks that came, went or moved; what they are called and mean."""

from __future__ import annotations

from typing import Final

from specloom.diff.rules.events.rows import itself, mirrored
from specloom.diff.rules.model import Event

__all__ = ["EXISTENCE"]

_FINE: Final = "responses: {'200': {description: Fine.}}"
_CATS: Final = f"/cats: {{get: {{{_FINE}}}}}"
_CALL: Final = "Calls of it are not answered any more."
_SILENT: Final = "The service does not send it any more, and nothing tells a client so."
_NEVER_NEW: Final = "endpoint-added"


def _paths(said: str = "") -> str:
    """Write a description with two operations, or with one."""
    dogs = f", /dogs: {{get: {{{said}{_FINE}}}}}" if said != "-" else ""
    return f"paths: {{{_CATS}{dogs}}}"


def _gone(word: str, told: str, said: str, note: str = _CALL) -> Event:
    return Event(f"api-{word}", told, _paths(said), _paths("-"), _NEVER_NEW, note)


def _called(name: str, text: str = "The dog ran away.") -> str:
    said = f"{{summary: {text}, requestBody: {{content: {{application/json: {{schema: {{"
    said += "type: object, properties: {dog: {type: string}, since: {type: string}}}}}}}"
    return f"{name}: {{post: {said}}}"


def _webhooks(*names: str) -> str:
    return f"{_paths('-')}\nwebhooks: {{{', '.join(map(_called, names))}}}"


def _callbacks(*names: str) -> str:
    called = ", ".join(f"call{n}: {{{_called(name)}}}" for n, name in enumerate(names))
    operation = f"{{callbacks: {{{called}}}, {_FINE}}}"
    return f"paths: {{/cats: {{post: {operation}}}}}"


_SCHEDULE: Final = "type: object, properties: {id: {type: string}, enabled: {type: boolean}}"
_LISTED: Final = (
    "responses: {'200': {description: All schedules., content: {application/json: {schema:"
    f" {{type: array, items: {{{_SCHEDULE}}}}}}}}}}}}}"
)


def _schedules(path: str) -> str:
    said = f"operationId: listSchedules, tags: [Schedules], summary: List schedules., {_LISTED}"
    return f"paths: {{{path}: {{get: {{{said}}}}}}}"


def _component(name: str) -> str:
    here = f"{{$ref: '#/components/schemas/{name}'}}"
    said = f"{{description: Fine., content: {{application/json: {{schema: {here}}}}}}}"
    schema = "{type: object, properties: {name: {type: string}}}"
    return (
        f"paths: {{/cats: {{get: {{responses: {{'200': {said}}}}}}}}}\n"
        f"components: {{schemas: {{{name}: {schema}}}}}"
    )


_MEANING: Final = (
    "x-migration: [{kind: meaning_changed, from: '1', to: '2', base: '%s', revision: '%s',"
    " text: It means something else now.}]"
)
_PLACE: Final = "#/paths/~1cats/get"
_LIMIT: Final = "parameters: [{name: limit, in: query, schema: {type: integer}}]"
_LIMITED: Final = f"paths: {{/cats: {{get: {{{_LIMIT}, {_FINE}}}}}}}"


def _means(description: str, place: str) -> str:
    return f"{_MEANING % (place, place)}\n{description}"


EXISTENCE: Final[tuple[Event, ...]] = (
    *mirrored(
        "endpoint-added",
        "An operation is new.",
        "api-removed-without-deprecation",
        "An operation is gone that was never deprecated.",
        _paths("-"),
        _paths(),
        "",
        _CALL,
    ),
    _gone(
        "removed-with-deprecation",
        "An operation is gone that was deprecated.",
        "deprecated: true, ",
        f"It was announced, without a date. {_CALL}",
    ),
    _gone(
        "removed-before-sunset",
        "An operation is gone before the date that its `x-sunset` told.",
        "deprecated: true, x-sunset: '2031-01-31', ",
    ),
    _gone(
        "removed-after-sunset",
        "An operation is gone after the date that its `x-sunset` told.",
        "deprecated: true, x-sunset: '2029-01-31', ",
        "It was announced.",
    ),
    _gone(
        "removed-unstable",
        "An operation is gone that was only a draft or alpha.",
        "x-stability-level: alpha, ",
        "Nobody was to rely on it.",
    ),
    *itself(
        "operation-moved",
        "An operation has another path or method.",
        _schedules("/schedules"),
        _schedules("/charging-schedules"),
        "Calls of the old path are not answered any more.",
    ),
    *mirrored(
        "webhook-added",
        "A webhook is new.",
        "webhook-removed",
        "A webhook is gone.",
        _webhooks("born"),
        _webhooks("born", "lost"),
        "",
        _SILENT,
    ),
    *itself(
        "webhook-renamed",
        "A webhook is called otherwise.",
        _webhooks("lost"),
        _webhooks("dog-lost"),
        "Who waits for the old name is told nothing.",
    ),
    *mirrored(
        "callback-added",
        "A callback is new.",
        "callback-removed",
        "A callback is gone.",
        _callbacks(),
        _callbacks("'{$request.query.url}'"),
        "",
        _SILENT,
    ),
    *itself(
        "callback-renamed",
        "A callback goes to an address that is found otherwise.",
        _callbacks("'{$request.query.url}'"),
        _callbacks("'{$request.query.callbackUrl}'"),
        "Who gives the address as before is told nothing.",
    ),
    *mirrored(
        "api-operation-id-added",
        "An operation has an operationId.",
        "api-operation-id-removed",
        "An operation no longer has an operationId.",
        "{}",
        "{operationId: listCats}",
        "Generated code may be called otherwise.",
        "Generated code may be called otherwise.",
    ),
    *itself(
        "api-operation-id-changed",
        "An operation has another operationId.",
        "{operationId: listCats}",
        "{operationId: getCats}",
        "Generated code is called otherwise.",
    ),
    *mirrored(
        "api-tag-added",
        "An operation has a new tag.",
        "api-tag-removed",
        "An operation no longer has a tag.",
        "{tags: [Cats]}",
        "{tags: [Cats, Pets]}",
        "Generated code may stand elsewhere.",
        "Generated code may stand elsewhere.",
    ),
    *itself(
        "api-schema-renamed",
        "A component is called otherwise.",
        _component("Cat"),
        _component("Pet"),
        "Generated code is called otherwise.",
    ),
    *itself(
        "operation-meaning-changed",
        "An operation means something else, as its authors say.",
        _paths("-"),
        _means(_paths("-"), _PLACE),
        "Code that works as before does something else.",
    ),
    *itself(
        "property-meaning-changed",
        "A value means something else, as its authors say.",
        _LIMITED,
        _means(_LIMITED, f"{_PLACE}/parameters/0"),
        "Code that works as before does something else.",
    ),
)
