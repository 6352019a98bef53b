"""What is not a schema written as one, so that a validator can say what is refused.

An envelope is a schema of a whole request, `{"query": {…}, "header": {…}, "body": …}`, or of what
answers say outside their bodies. A witness is a value of one side's envelope that the other's
refuses, and that the side's own refuses too once the one edit is made to it: then it shows that
edit and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from specloom.diff.model import Side, Witness
from specloom.diff.operations.finding import Proof
from specloom.diff.operations.media_ranges import MediaRange
from specloom.ir.model import (
    BooleanSchema,
    Composition,
    Header,
    JsonValue,
    MediaType,
    NumberBounds,
    ObjectShape,
    Operation,
    Parameter,
    Response,
    Schema,
    SchemaObject,
    StringBounds,
)
from specloom.values.evidence import accepts
from specloom.values.inventory import Direction
from specloom.values.samples import NO_SAMPLE, sample

__all__ = ["prove_headers", "prove_media_type", "prove_request", "prove_schema", "prove_status"]

_DIRECTIONS: Final[dict[Side, Direction]] = {"base": "request", "revision": "response"}
"""Which way travels what that side accepts and the other refuses, where that breaks."""
_NOWHERE: Final = "#"
_SPECIAL: Final = re.compile(r"[.*+?^${}()|\[\]\\]")
_SUCCESS: Final = "2XX"
_SAMPLES: Final[tuple[JsonValue, ...]] = ("text", 0, {}, [], True, None)


def prove_request(
    accepting: Operation, edited: Operation, refusing: Operation, side: Side
) -> Proof:
    """Show a request; `edited` is `accepting` with the one edit, `side` the one that accepts."""
    return partial(_request_witness, accepting, edited, refusing, side)


def _request_witness(
    accepting: Operation, edited: Operation, refusing: Operation, side: Side
) -> Witness | None:
    for whole in (True, False):  # a body that no sample is found for is left out
        mine, *others = (_request(each, whole) for each in (accepting, edited, refusing))
        value = sample(mine, _DIRECTIONS[side])
        found = None if value is NO_SAMPLE else _witness("request", value, mine, others, side)
        if found is not None:
            return found
    return None


def prove_headers(
    status: str,
    accepting: Iterable[Header],
    edited: Iterable[Header],
    refusing: Iterable[Header],
    side: Side,
) -> Proof:
    """Show the headers of an answer; what is needed is as in `prove_request`."""
    sides = tuple(tuple(each) for each in (accepting, edited, refusing))
    return partial(_header_witness, f"response {status} headers", sides, side)


def _header_witness(
    location: str, sides: tuple[tuple[Header, ...], ...], side: Side
) -> Witness | None:
    mine, *others = (_headers(each) for each in sides)
    value = sample(mine, _DIRECTIONS[side])
    return None if value is NO_SAMPLE else _witness(location, value, mine, others, side)


def prove_status(
    status: str, accepting: Iterable[Response], refusing: Iterable[Response], side: Side
) -> Proof:
    """Show an answer with a status that the other side does not know."""
    return partial(_status_witness, status, _statuses(accepting), _statuses(refusing), side)


def _status_witness(status: str, accepting: Schema, refusing: Schema, side: Side) -> Witness | None:
    low, high = _bounds(_SUCCESS if status == "default" else status)
    for each in range(low, high + 1):
        found = _witness("response", {"status": each}, accepting, (refusing,), side)
        if found is not None:
            return found
    return None


def prove_media_type(
    header: str,
    named: str,
    accepting: Iterable[MediaType],
    refusing: Iterable[MediaType],
    side: Side,
) -> Proof:
    """Show the `content-type` or `accept` of a request that only one side knows."""
    value: JsonValue = {"header": {header: MediaRange.parse(named).example}}
    schemas = _media_types(header, accepting), _media_types(header, refusing)
    return partial(_witness, "request", value, schemas[0], schemas[1:], side)


def prove_schema(location: str, schema: Schema, side: Side) -> Proof:
    """Show a value that a schema refuses, where the other side has none and takes everything."""
    return partial(_refused, location, schema, side)


def _refused(location: str, schema: Schema, side: Side) -> Witness | None:
    every = BooleanSchema(_NOWHERE, accepts=True)
    made = (_witness(location, value, every, (schema,), side) for value in _SAMPLES)
    return next((witness for witness in made if witness is not None), None)


def _witness(
    location: str, value: JsonValue, accepting: Schema, refusing: Iterable[Schema], side: Side
) -> Witness | None:
    """Give a witness if a validator agrees that it is one."""
    direction = _DIRECTIONS[side]
    if accepts(accepting, value, direction) is not True:
        return None
    if any(accepts(schema, value, direction) is not False for schema in refusing):
        return None
    return Witness(location, value, side, "revision" if side == "base" else "base")


# -------------------------------------------------------------------------------- requests


def _request(operation: Operation, whole: bool) -> SchemaObject:  # noqa: FBT001 - or no body
    """Write all that a request may hold; what the description does not know is not refused."""
    parts: dict[str, Schema] = {}
    needed: list[str] = []
    for location in ("path", "query", "header", "cookie"):
        held = [each for each in operation.parameters if each.location == location]
        if held:
            parts[location] = _object(
                {_name(each): _schema(each) for each in held},
                [_name(each) for each in held if each.required],
            )
            needed += [location] if any(each.required for each in held) else []
    body = operation.request_body
    if body is not None and whole:
        parts["body"] = body.content[0].schema or BooleanSchema(body.pointer, accepts=True)
        needed += ["body"] if body.required else []
    return _object(parts, needed)


def _name(parameter: Parameter) -> str:
    return parameter.name.lower() if parameter.location == "header" else parameter.name


def _schema(parameter: Parameter) -> Schema:
    stated = parameter.content.schema if parameter.content is not None else parameter.schema
    return stated or BooleanSchema(parameter.pointer, accepts=True)


# --------------------------------------------------------------------------------- answers


def _headers(headers: Iterable[Header]) -> SchemaObject:
    named = {each.name.lower(): each for each in headers}
    return _object(
        {name: each.schema for name, each in named.items()},
        [name for name, each in named.items() if each.required],
    )


def _statuses(responses: Iterable[Response]) -> SchemaObject:
    return _object({"status": _any_of([_status(each.status) for each in responses])}, ["status"])


def _status(status: str) -> SchemaObject:
    bounds = NumberBounds(*_bounds(status))
    return SchemaObject(_NOWHERE, frozenset(("integer",)), number=bounds)


def _bounds(status: str) -> tuple[int, int]:
    if status == "default":
        return 100, 599
    return int(status.replace("X", "0")), int(status.replace("X", "9"))


def _media_types(header: str, content: Iterable[MediaType]) -> SchemaObject:
    named = _any_of([_media_type(each.name) for each in content])
    return _object({"header": _object({header: named}, [header])}, ["header"])


def _media_type(name: str) -> SchemaObject:
    """Write a media type or a range of them as a pattern of what is sent."""
    range_ = MediaRange.parse(name)
    shown = range_.example if range_.parameters else range_.named
    plain = _SPECIAL.sub(r"\\\g<0>", shown).replace(r"\*", "[^;]+")
    bounds = StringBounds(pattern=f"^{plain}{'' if range_.parameters else '(;.*)?'}$")
    return SchemaObject(_NOWHERE, frozenset(("string",)), string=bounds)


def _any_of(members: list[SchemaObject]) -> Schema:
    if not members:
        return BooleanSchema(_NOWHERE, accepts=False)
    return SchemaObject(_NOWHERE, composition=Composition(any_of=tuple(members)))


def _object(properties: Mapping[str, Schema], required: Iterable[str]) -> SchemaObject:
    shape = ObjectShape(properties=properties, required=tuple(required))
    return SchemaObject(_NOWHERE, frozenset(("object",)), object=shape)
