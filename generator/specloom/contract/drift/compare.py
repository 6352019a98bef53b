"""Exchanges against a description: every way in which they part, told once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import orjson

from specloom.contract.drift.addresses import Addresses, Place, generalised, query_of
from specloom.contract.drift.flaws import Flaw, Judge
from specloom.contract.drift.inference import NOTHING, Shape, joined, shape_of
from specloom.contract.drift.model import KINDS, Deviation, Drift, Recorded
from specloom.contract.drift.parameters import is_commonplace, parameter_flaws, text_flaws
from specloom.contract.drift.secrets import redactor_of
from specloom.contract.model import key_of
from specloom.contract.redaction import Redactor
from specloom.ir.media_types import BODILESS, bare, fits, kind_of
from specloom.ir.model import Api, JsonValue, MediaType, Operation, Response
from specloom.spec.text import MAX_DEPTH
from specloom.values import Direction
from specloom.values.equality import distinct

__all__ = ["drift"]

_LONGEST: Final = 120
"""Characters of an example."""
_SUCCESS: Final = range(200, 300)
_SHAPED: Final = frozenset(("field", "type", "parameter", "header"))
"""Kinds of which it matters what the values look like."""


def drift(api: Api, recorded: Sequence[Recorded], *, base: str = "") -> Drift:
    """Compare recorded exchanges with a description.

    Args:
        api: the description.
        recorded: the exchanges.
        base: the address that they were recorded from; without it, the servers of the
            description, and any address of this machine. Exchanges with others are left out.
    """
    table = _Table(redactor_of(api, recorded))
    addresses, judge = Addresses(api, base), Judge(api)
    compared: dict[str, int] = {}
    foreign = 0
    for each in recorded:
        place = addresses.find(each.method, each.url)
        if place is None:
            foreign += 1
            continue
        name = _name(each, place)
        compared[name] = compared.get(name, 0) + 1
        for seen in _seen(judge, each, place):
            table.add(name, seen, each)
    order = [*dict.fromkeys([*map(key_of, api.operations), *sorted(compared)])]
    return Drift(
        api.source,
        api.title,
        api.version,
        {name: compared[name] for name in order if name in compared},
        foreign,
        table.deviations(order),
    )


def _name(recorded: Recorded, place: Place) -> str:
    if place.operation is not None:
        return key_of(place.operation)
    return f"{recorded.method} {place.template or generalised(place.path)}"


# ---------------------------------------------------------------------------------- told once


@dataclass(frozen=True, slots=True)
class _Seen:
    """A flaw, where in an exchange it is, and what else was seen of it."""

    place: str
    flaw: Flaw
    shapes: Mapping[str, Shape] = field(default_factory=dict)


class _Table:
    """Deviations as they are found, each once."""

    def __init__(self, redactor: Redactor) -> None:
        self._redactor = redactor
        self._found: dict[tuple[str, ...], Deviation] = {}
        self._last: dict[tuple[str, ...], Recorded] = {}

    def add(self, operation: str, seen: _Seen, recorded: Recorded) -> None:
        """Count a deviation that an exchange shows; once for each exchange."""
        flaw = seen.flaw
        key = (operation, seen.place, flaw.at, flaw.kind, flaw.subject, flaw.pointer)
        known = self._found.get(key)
        if known is None:
            known = self._new(operation, seen, recorded)
        count = known.count + (self._last.get(key) is not recorded)
        self._last[key] = recorded
        shapes = dict(known.shapes)
        own = {"": shape_of(flaw.value)} if flaw.kind in _SHAPED else {}
        for name, shape in {**own, **seen.shapes}.items():
            shapes[name] = joined(shapes.get(name, NOTHING), shape)
        values = known.values
        if flaw.kind in {"enum value", "type"} and not isinstance(flaw.value, list | dict):
            values = distinct((*values, flaw.value))
        self._found[key] = replace(known, count=count, shapes=shapes, values=values)

    def _new(self, operation: str, seen: _Seen, recorded: Recorded) -> Deviation:
        flaw = seen.flaw
        return Deviation(
            flaw.kind,
            operation,
            seen.place,
            flaw.at,
            self._redactor.text(flaw.message),
            flaw.pointer,
            0,
            self._example(flaw, recorded),
            recorded.location,
            flaw.subject,
            schemas=flaw.schemas,
        )

    def _example(self, flaw: Flaw, recorded: Recorded) -> str:
        match flaw.kind:
            case "field" | "type" | "enum value" | "constraint" | "header" | "parameter":
                name = flaw.at.rpartition("/")[2]
                hidden = self._redactor.value({name: flaw.value})
                value = next(iter(hidden.values())) if isinstance(hidden, dict) else hidden
                shown = json.dumps(value, ensure_ascii=False)
            case _:
                shown = f"{recorded.method} {self._redactor.target(recorded.url)}"
        return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"

    def deviations(self, order: Sequence[str]) -> tuple[Deviation, ...]:
        """Give all of them, by operation in an order, then kind."""
        places = {name: index for index, name in enumerate(order)}
        kinds = {kind: index for index, kind in enumerate(KINDS)}
        return tuple(
            sorted(
                self._found.values(),
                key=lambda d: (places[d.operation], kinds[d.kind], d.place, d.at, d.subject),
            )
        )


# ------------------------------------------------------------------------------ one exchange


def _seen(judge: Judge, recorded: Recorded, place: Place) -> Iterator[_Seen]:
    if place.operation is None:
        shown = f"{recorded.method} {place.template or place.path}"
        flaw = Flaw("operation", "", "no operation is described for it", "#/paths", shown)
        yield _Seen("", flaw, {**_asked(recorded), **_answered(recorded)})
        return
    operation = place.operation
    response = _response(operation, recorded.status)
    if response is None:
        message = f"the status {recorded.status} is not described"
        pointer = f"{operation.pointer}/responses"
        flaw = Flaw("status", "", message, pointer, recorded.status, str(recorded.status))
        yield _Seen("response", flaw, _answered(recorded))
    else:
        yield from _response_flaws(judge, recorded, response)
    if recorded.status in _SUCCESS:  # what a service refuses need not be described
        yield from _request_flaws(judge, recorded, operation, place)


def _response(operation: Operation, status: int) -> Response | None:
    by_status = {each.status.upper(): each for each in operation.responses}
    wanted = (str(status), f"{status // 100}XX", "DEFAULT")
    return next((by_status[each] for each in wanted if each in by_status), None)


def _response_flaws(judge: Judge, recorded: Recorded, response: Response) -> Iterator[_Seen]:
    where = f"response {recorded.status}"
    headers = _joined(recorded.answer_headers)
    yield from _header_flaws(judge, where, headers, response)
    body = recorded.answer
    if recorded.method != "HEAD" and recorded.status not in BODILESS and body:
        content, name = response.content, headers.get("content-type", "")
        yield from _body_flaws(judge, f"{where} body", content, name, body, response.pointer)


def _header_flaws(
    judge: Judge, where: str, headers: Mapping[str, str], response: Response
) -> Iterator[_Seen]:
    described = {each.name.lower(): each for each in response.headers}
    for name, header in described.items():
        text = headers.get(name)
        if text is not None:
            for flaw in text_flaws(judge, header.schema, [text], "response"):
                yield _Seen(f"{where} header {name}", flaw)
        elif header.required:
            message = f"the header `{header.name}` is required, and missing"
            at = f"{header.pointer}/required"
            flaw = Flaw("missing header", name, message, at, None, name, (header.pointer,))
            yield _Seen(where, flaw)
    for name, text in headers.items():
        if name not in described and not is_commonplace(name):
            message = f"the header `{name}` is not described"
            flaw = Flaw("header", name, message, response.pointer, text, name)
            yield _Seen(where, flaw)


def _request_flaws(
    judge: Judge, recorded: Recorded, operation: Operation, place: Place
) -> Iterator[_Seen]:
    for where, flaw in parameter_flaws(
        judge, operation, recorded.url, place.values, recorded.headers
    ):
        yield _Seen(where, flaw)
    if recorded.body:
        asked = operation.request_body
        content, name = (
            asked.content if asked else (),
            dict(recorded.headers).get("content-type", ""),
        )
        pointer = asked.pointer if asked else operation.pointer
        yield from _body_flaws(judge, "request body", content, name, recorded.body, pointer)


def _body_flaws(  # noqa: PLR0913, PLR0917 - a body, and where it stands
    judge: Judge,
    where: str,
    content: Sequence[MediaType],
    name: str,
    body: bytes,
    pointer: str,
) -> Iterator[_Seen]:
    media = _media(content, name)
    if media is None:
        shown = bare(name) or "application/octet-stream"
        message = f"the media type {shown} is not described" if content else "no body is described"
        flaw = Flaw("media type", "", message, pointer, shown, shown)
        yield _Seen(where, flaw, {"": _shape(shown, body)})
        return
    if kind_of(name or media.name) != "json":
        return
    try:
        value = _parsed(body)
    except ValueError as error:
        yield _Seen(where, Flaw("body", "", f"the body is {error}", media.pointer))
        return
    if media.schema is not None:
        direction: Direction = "request" if where.startswith("request") else "response"
        for flaw in judge.flaws(media.schema, value, direction):
            yield _Seen(where, flaw)


def _media(content: Sequence[MediaType], name: str) -> MediaType | None:
    if not name:  # what is not told is taken for what is described
        return content[0] if content else None
    fitting = [each for each in content if fits(name, each.name)]
    exact = [each for each in fitting if bare(each.name) == bare(name)]
    return next(iter([*exact, *fitting]), None)


# --------------------------------------------------------------------------- what was seen


def _asked(recorded: Recorded) -> dict[str, Shape]:
    """Give what a request looks like that no operation is described for."""
    if recorded.status not in _SUCCESS:
        return {}
    found = {f"query {name}": shape_of(text) for name, text in query_of(recorded.url)}
    media_type = bare(dict(recorded.headers).get("content-type", ""))
    if recorded.body and media_type:
        found[f"request {media_type}"] = _shape(media_type, recorded.body)
    return found


def _answered(recorded: Recorded) -> dict[str, Shape]:
    """Give what an answer looks like that is not described."""
    status, headers = recorded.status, _joined(recorded.answer_headers)
    found = {f"{status}": NOTHING}
    if recorded.answer and recorded.method != "HEAD" and status not in BODILESS:
        name = bare(headers.get("content-type", "")) or "application/octet-stream"
        found[f"{status} {name}"] = _shape(name, recorded.answer)
    beside = (name for name in headers if not is_commonplace(name))
    return {**found, **{f"{status} header {name}": shape_of("") for name in beside}}


def _shape(media_type: str, body: bytes) -> Shape:
    if kind_of(media_type) != "json":
        return shape_of("") if kind_of(media_type) in ("text", "xml") else NOTHING
    try:
        return shape_of(_parsed(body))
    except ValueError:
        return NOTHING


def _parsed(body: bytes) -> JsonValue:
    """Read JSON.

    Raises:
        ValueError: it is none, or nested deeper than can be looked at; says so.
    """
    try:
        value: JsonValue = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise ValueError("not JSON") from None
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level for inner in _inner(outer)]
        if not level:
            return value
    raise ValueError(f"nested more than {MAX_DEPTH} levels deep")


def _inner(value: JsonValue) -> Iterable[JsonValue]:
    match value:
        case dict():
            return value.values()
        case list():
            return value
        case _:
            return ()


def _joined(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text in headers:
        found[name] = f"{found[name]}, {text}" if name in found else text
    return found
