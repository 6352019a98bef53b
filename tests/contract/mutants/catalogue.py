"""All mutants of the small service: one seeded fault each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from specloom.mock.messages import Request, Responder
from tests.contract.mutants import states
from tests.contract.mutants.faults import (
    body,
    boundary,
    header,
    is_of,
    plain,
    query,
    refuses,
    sends,
    sent,
    status,
    unauthenticated,
)
from tests.contract.mutants.subject import Edit, Fault

__all__ = ["MUTANTS", "Mutant"]

PET, PETS, OWNER, OWNERS = "GET /pets/{petId}", "GET /pets", "GET /owners/{ownerId}", "GET /owners"
MAKE, PUT, PATCH = "POST /pets", "PUT /pets/{petId}", "PATCH /pets/{petId}"
DELETE, LABEL = "DELETE /pets/{petId}", "GET /pets/{petId}/label"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A service with one fault.

    Attributes:
        kind: what kind of fault, as people group them.
        name: which one.
        fault: makes what answers instead; anew for each run, as it may remember.
        edit: changes the description that the service is made from.
    """

    kind: str
    name: str
    fault: Callable[[], Fault] | None = None
    edit: Edit | None = None


def _always(fault: Fault) -> Callable[[], Fault]:
    return lambda: fault


def _set(*path: str | int, to: Any) -> Callable[[Any], None]:
    """Set a member deep inside; nothing where the way there is not there."""

    def edit(value: Any) -> None:
        for step in path[:-1]:
            value = value[step] if _has(value, step) else None
        if isinstance(value, dict) or _has(value, path[-1]):
            value[path[-1]] = to

    return edit


def _has(value: Any, step: str | int) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value)


def _without(*path: str | int) -> Callable[[Any], None]:
    def edit(value: Any) -> None:
        for step in path[:-1]:
            value = value[step] if _has(value, step) else None
        if isinstance(value, dict):
            value.pop(path[-1], None)

    return edit


def _field(operation: str, name: str, to: Any, on: int = 200) -> Callable[[], Fault]:
    return _always(body(operation, _set(name, to=to), on))


_SHAPES: Final = (
    Mutant("wrong type", "age is text", _field(PET, "age", "three")),
    Mutant("wrong type", "name is a number", _field(PET, "name", 7)),
    Mutant("wrong type", "tags are one text", _field(PUT, "tags", "a,b")),
    Mutant(
        "wrong type", "in the items of a page", _always(body(PETS, _set("data", 0, "age", to="3")))
    ),
    Mutant(
        "wrong type",
        "in the last item of a page",
        _always(body(PETS, _set("data", -1, "kind", to=0))),
    ),
    Mutant("wrong type", "deep inside", _always(body(OWNER, _set("address", "zip", to="8000")))),
    Mutant(
        "wrong type", "a list instead of an object", _always(body(OWNER, lambda value: [value]))
    ),
    Mutant(
        "wrong type",
        "an object instead of a list",
        _always(body(OWNERS, lambda value: {"data": value})),
    ),
    Mutant(
        "wrong type", "null instead of an object", _always(body("GET /health", lambda _: [None]))
    ),
    Mutant("missing required field", "of an item", _always(body(PET, _without("bornAt")))),
    Mutant(
        "missing required field",
        "of the items of a page",
        _always(body(PETS, _without("data", 0, "id"))),
    ),
    Mutant(
        "missing required field", "of what was made", _always(body(MAKE, _without("mark"), 201))
    ),
    Mutant(
        "missing required field", "deep inside", _always(body(OWNER, _without("address", "city")))
    ),
    Mutant("missing required field", "of the page", _always(body(PETS, _without("pagination")))),
    Mutant("missing required field", "of a refusal", _always(body(PET, _without("detail"), 404))),
    Mutant("extra enum value", "of an item", _field(PET, "kind", "fish")),
    Mutant(
        "extra enum value",
        "in one item of a page",
        _always(body(PETS, _set("data", 1, "kind", to="fish"))),
    ),
    Mutant("extra enum value", "of a tag of a union", _field(PET, "mark", {"type": "collar"})),
    Mutant("not nullable", "name", _field(PET, "name", None)),
    Mutant("not nullable", "the items", _always(body(PETS, _set("data", to=None)))),
    Mutant("not nullable", "an optional field", _field(PATCH, "age", None)),
    Mutant("wrong format", "date and time", _field(PET, "bornAt", "yesterday")),
    Mutant("wrong format", "date without time", _field(PATCH, "bornAt", "2026-01-01")),
    Mutant("wrong format", "id", _field(MAKE, "id", "17", 201)),
    Mutant("wrong format", "e-mail", _field(OWNER, "email", "nobody")),
    Mutant("constraint", "a number too small", _field(PET, "age", -1)),
    Mutant("constraint", "text too long", _field(PET, "name", "x" * 41)),
    Mutant("constraint", "text too short", _field(PET, "name", "")),
    Mutant("constraint", "a pattern", _field(PET, "mark", {"type": "chip", "code": "12"})),
    Mutant("constraint", "too many items", _field(PET, "tags", list("abcdef"))),
    Mutant("constraint", "the same item twice", _field(PET, "tags", ["a", "a"])),
    Mutant("undescribed field", "of what is closed", _field(OWNER, "phone", "1")),
    Mutant("revealed", "what is only written", _field(PET, "secret", "hunter2")),
)

_TRAVEL: Final = (
    Mutant(
        "malformed JSON", "cut short", _always(sends(PET, lambda a: replace(a, body=a.body[:-3])))
    ),
    Mutant(
        "malformed JSON", "NaN", _always(sends(PET, lambda a: replace(a, body=b'{"age": NaN}')))
    ),
    Mutant("malformed JSON", "empty", _always(sends(OWNERS, lambda a: replace(a, body=b"")))),
    Mutant(
        "malformed JSON", "two values", _always(sends(PET, lambda a: replace(a, body=a.body * 2)))
    ),
    Mutant("wrong content type", "HTML", _always(header(PET, "content-type", "text/html"))),
    Mutant("wrong content type", "none", _always(header(PET, "content-type", None))),
    Mutant(
        "wrong content type",
        "of a refusal",
        _always(header(PET, "content-type", "text/plain", 404)),
    ),
    Mutant(
        "wrong content type",
        "not what was asked for",
        _always(header(LABEL, "content-type", "text/csv")),
    ),
    Mutant("wrong status", "200 for what was made", _always(status(MAKE, 200, 201))),
    Mutant("wrong status", "200 for what is gone", _always(status(DELETE, 200, 204))),
    Mutant("wrong status", "404 for a list", _always(status(PETS, 404))),
    Mutant("undocumented status", "418", _always(status(PET, 418))),
    Mutant("undocumented status", "202 for a change", _always(status(PATCH, 202))),
    Mutant("undocumented status", "409 for what was made", _always(status(MAKE, 409, 201))),
    Mutant("undocumented status", "a redirection", _always(status(OWNER, 302))),
    Mutant("undocumented status", "403 for no token", _always(status(PET, 403, 401))),
    Mutant("header missing", "X-Total", _always(header(OWNERS, "x-total", None))),
    Mutant("header missing", "Location", _always(header(MAKE, "location", None, 201))),
    Mutant("header missing", "Allow of a 405", lambda: _without_allow),
    Mutant("header wrong", "X-Total is text", _always(header(OWNERS, "x-total", "many"))),
    Mutant("header wrong", "X-Total is negative", _always(header(OWNERS, "x-total", "-1"))),
    Mutant("version header ignored", "an older one is served", lambda: _older),
)


def _without_allow(request: Request, ask: Responder) -> Any:
    answer = ask(request)
    kept = tuple(each for each in answer.headers if each[0] != "allow")
    return replace(answer, headers=kept) if answer.status == 405 else answer


def _older(request: Request, ask: Responder) -> Any:
    answer = ask(request)
    kept = tuple(each for each in answer.headers if each[0] != "x-api-version")
    return replace(answer, headers=(*kept, ("x-api-version", "2025-01-01")))


_AUTH: Final = (
    Mutant("ignored auth", "of reading", _always(unauthenticated(PET))),
    Mutant("ignored auth", "of a list", _always(unauthenticated(OWNERS))),
    Mutant("ignored auth", "of deleting", _always(unauthenticated(DELETE))),
    Mutant("ignored auth", "of making", _always(unauthenticated(MAKE))),
    Mutant("ignored auth", "any token will do", _always(unauthenticated(PET, wrong=True))),
)


def _too_long(request: Request) -> bool:
    value = sent(request)
    return isinstance(value, dict) and len(str(value.get("name", ""))) == 40


def _with(name: str, test: Callable[[Any], bool]) -> Callable[[Request], bool]:
    def when(request: Request) -> bool:
        value = sent(request)
        return isinstance(value, dict) and name in value and test(value[name])

    return when


def _lacks(name: str) -> Callable[[Request], bool]:
    def when(request: Request) -> bool:
        value = sent(request)
        return isinstance(value, dict) and name not in value

    return when


_FAILING: Final = (
    Mutant(
        "500 on a boundary",
        "the largest page",
        _always(boundary(PETS, lambda r: query(r, "pageSize") == "50")),
    ),
    Mutant(
        "500 on a boundary",
        "the smallest page",
        _always(boundary(PETS, lambda r: query(r, "pageSize") == "1")),
    ),
    Mutant("500 on a boundary", "the longest name", _always(boundary(MAKE, _too_long))),
    Mutant(
        "500 on a boundary",
        "the shortest name",
        _always(boundary(MAKE, _with("name", lambda v: len(v) == 1))),
    ),
    Mutant(
        "500 on a boundary", "no tags", _always(boundary(PUT, _with("tags", lambda v: v == [])))
    ),
    Mutant(
        "500 on a boundary",
        "most tags",
        _always(boundary(PUT, _with("tags", lambda v: len(v) == 5))),
    ),
    Mutant(
        "500 on a boundary", "the oldest", _always(boundary(PATCH, _with("age", lambda v: v == 40)))
    ),
    Mutant(
        "500 on a boundary", "just born", _always(boundary(MAKE, _with("age", lambda v: v == 0)))
    ),
    Mutant(
        "500 on a value",
        "one of an enumeration",
        _always(boundary(PETS, lambda r: query(r, "kind") == "bird")),
    ),
    Mutant("500 on a value", "null", _always(boundary(PATCH, _with("note", lambda v: v is None)))),
    Mutant(
        "500 on a value",
        "an arm of a union",
        _always(boundary(MAKE, _with("mark", lambda v: v["type"] == "tattoo"))),
    ),
    Mutant(
        "500 on a value",
        "an optional field that is left out",
        _always(boundary(MAKE, _lacks("age"))),
    ),
    Mutant(
        "500 on a value",
        "more than ASCII",
        _always(boundary(MAKE, _with("name", lambda v: not v.isascii()))),
    ),
    Mutant("500 on bad input", "text for a number", lambda: _fails_on_bad),
    Mutant("500 on bad input", "malformed JSON", lambda: _fails_on_no_json),
    Mutant("500 on bad input", "instead of 404", _always(status(PET, 500, 404))),
    Mutant(
        "500 on what was seen",
        "the owner's id of a list",
        lambda: states.fails_on_what_was_seen(OWNERS, MAKE, "ownerId"),
    ),
    Mutant(
        "500 on what was seen",
        "the owner's id of an item",
        lambda: states.fails_on_what_was_seen(OWNER, PUT, "ownerId"),
    ),
    Mutant(
        "500 on what was seen", "the same once more", lambda: states.fails_the_second_time(DELETE)
    ),
)


def _fails_on_bad(request: Request, ask: Responder) -> Any:
    size = query(request, "pageSize")
    is_bad = is_of(request, PETS) and size is not None and not size.isdecimal()
    return plain(500) if is_bad else ask(request)


def _fails_on_no_json(request: Request, ask: Responder) -> Any:
    is_bad = is_of(request, MAKE) and request.body != b"" and sent(request) is None
    return plain(500) if is_bad else ask(request)


def _new_pet(edit: Callable[[Any], None]) -> Edit:
    return lambda root: edit(root["components"]["schemas"]["NewPet"])


def _parameter(path: str, method: str, number: int, schema: Any) -> Edit:
    def edit(root: Any) -> None:
        holder = root["paths"][path][method] if method else root["paths"][path]
        holder["parameters"][number]["schema"] = schema

    return edit


def _optional_width(root: Any) -> None:
    root["paths"]["/pets/{petId}/label"]["get"]["parameters"][1]["required"] = False


def _required(name: str) -> Edit:
    return lambda root: root["components"]["schemas"]["NewPet"]["required"].append(name)


_INPUT: Final = (
    Mutant(
        "invalid accepted", "a missing field", edit=_new_pet(_set("required", to=["name", "kind"]))
    ),
    Mutant(
        "invalid accepted",
        "a field of another type",
        edit=_new_pet(_set("properties", "age", to={})),
    ),
    Mutant(
        "invalid accepted",
        "a value of no enumeration",
        edit=_new_pet(_set("properties", "kind", to={"type": "string"})),
    ),
    Mutant("invalid accepted", "an unknown field", edit=_new_pet(_without("additionalProperties"))),
    Mutant(
        "invalid accepted",
        "a name too long",
        edit=_new_pet(_without("properties", "name", "maxLength")),
    ),
    Mutant(
        "invalid accepted",
        "a name of nothing",
        edit=_new_pet(_without("properties", "name", "minLength")),
    ),
    Mutant(
        "invalid accepted",
        "null",
        edit=_new_pet(_set("properties", "name", "type", to=["string", "null"])),
    ),
    Mutant(
        "invalid accepted",
        "too many tags",
        edit=_new_pet(_without("properties", "tags", "maxItems")),
    ),
    Mutant(
        "invalid accepted",
        "a page too large",
        edit=_parameter("/pets", "get", 1, {"type": "integer", "minimum": 1}),
    ),
    Mutant("invalid accepted", "a page of another type", edit=_parameter("/pets", "get", 1, {})),
    Mutant(
        "invalid accepted",
        "an unknown kind in the query",
        edit=_parameter("/pets", "get", 2, {"type": "string"}),
    ),
    Mutant(
        "invalid accepted",
        "an id of another format",
        edit=_parameter("/pets/{petId}", "", 0, {"type": "string"}),
    ),
    Mutant("invalid accepted", "a missing parameter", edit=_optional_width),
    Mutant("invalid accepted", "another content type", lambda: _takes_any_type),
    Mutant("invalid accepted", "malformed JSON", lambda: _takes_no_json),
    Mutant("invalid accepted", "no body", lambda: _takes_nothing),
    Mutant("undeclared method", "PUT of a list", lambda: _takes_any_method),
    Mutant(
        "valid refused",
        "one of an enumeration",
        _always(refuses(PETS, lambda r: query(r, "kind") == "bird")),
    ),
    Mutant(
        "valid refused",
        "the largest page",
        edit=_parameter("/pets", "get", 1, {"type": "integer", "minimum": 1, "maximum": 49}),
    ),
    Mutant("valid refused", "an optional field left out", edit=_required("age")),
    Mutant(
        "valid refused",
        "an arm of a union",
        _always(refuses(MAKE, _with("mark", lambda v: v["type"] == "tattoo"))),
    ),
    Mutant(
        "valid refused",
        "a media type that is described",
        _always(refuses(LABEL, lambda r: "text/plain" in r.headers.get("accept", ""), 406)),
    ),
    Mutant(
        "valid refused", "the media type of a body", _always(refuses(PATCH, lambda _: True, 415))
    ),
)


def _takes_any_type(request: Request, ask: Responder) -> Any:
    if is_of(request, MAKE) and "json" not in request.headers.get("content-type", "json"):
        request = replace(request, headers={**request.headers, "content-type": "application/json"})
        answer = ask(request)
        return _made(ask, request) if answer.status >= 400 else answer
    return ask(request)


def _takes_no_json(request: Request, ask: Responder) -> Any:
    if is_of(request, MAKE) and request.body and sent(request) is None:
        return _made(ask, request)
    return ask(request)


def _takes_nothing(request: Request, ask: Responder) -> Any:
    return _made(ask, request) if is_of(request, MAKE) and not request.body else ask(request)


def _takes_any_method(request: Request, ask: Responder) -> Any:
    if request.path == "/owners" and request.method not in {"GET", "HEAD"}:
        return plain(200, [])
    return ask(request)


def _made(ask: Responder, request: Request) -> Any:
    """Answer as if something that can be stored had been sent."""
    pet = (
        b'{"name": "Tom", "kind": "cat", "bornAt": "2026-01-01T00:00:00Z", "tags": [],'
        b' "mark": {"type": "tattoo", "place": "ear"}}'
    )
    headers = {**request.headers, "content-type": "application/json"}
    return ask(replace(request, headers=headers, body=pet))


_STATES: Final = (
    Mutant("use after delete", "deleting does nothing", states.delete_does_nothing),
    Mutant("use after delete", "what is gone is listed", states.deleted_is_listed),
    Mutant("lost update", "what was made is not there", states.created_is_lost),
    Mutant("lost update", "of PUT", lambda: states.lost_update("PUT")),
    Mutant("lost update", "of PATCH", lambda: states.lost_update("PATCH")),
    Mutant("lost update", "PATCH resets the rest", states.change_forgets_others),
    Mutant("lost update", "another value is stored", states.replies_what_was_sent),
    Mutant(
        "wrong pagination", "the same page again", lambda: states.pages(lambda _, before: before)
    ),
    Mutant(
        "wrong pagination",
        "the last item again",
        lambda: states.pages(lambda page, before: [*before[-1:], *page]),
    ),
    Mutant(
        "wrong pagination", "an item is skipped", lambda: states.pages(lambda page, _: page[1:])
    ),
    Mutant("wrong pagination", "it never ends", states.endless),
    Mutant(
        "wrong pagination", "too many items", lambda: states.size_is_ignored(PETS, "pageSize", 40)
    ),
    Mutant(
        "wrong pagination",
        "too many items by offset",
        lambda: states.size_is_ignored(OWNERS, "limit", 20),
    ),
    Mutant("wrong pagination", "an offset is off by one", states.offset_is_off),
)

MUTANTS: Final = (*_SHAPES, *_TRAVEL, *_AUTH, *_FAILING, *_INPUT, *_STATES)
"""All of them, in the order in which they are told."""
