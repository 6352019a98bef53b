"""The pairs of schemas that two operations lead to, each with the way that its values travel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

from specloom.diff.model import OperationRef
from specloom.diff.operations.comparison import Comparison, Kind
from specloom.diff.operations.contents import bodies, says
from specloom.diff.operations.headers import header_pairs
from specloom.diff.operations.parameters import schema_of, titled
from specloom.ir.model import MediaType, Schema

__all__ = ["Root", "schema_roots"]

_Way: TypeAlias = Literal["request", "response"]


@dataclass(frozen=True, slots=True, eq=False)
class Root:
    """Two schemas of one place.

    `label` says where the values travel (`query limit`, `response 200 body`, `webhook moved body`),
    `holder` in what, `owner` of which operation, `name` in which part, in words of a sentence.
    `success` is False for what a failure answers; `media_type` is empty outside bodies.
    """

    base: Schema
    revision: Schema
    direction: _Way
    place: Literal["parameter", "header", "body"]
    label: str
    operations: tuple[OperationRef, ...]
    success: bool = True
    media_type: str = ""
    kind: Kind = "operation"
    owner: str = ""
    holder: str = ""
    name: str = "the body"


def schema_roots(comparison: Comparison) -> Iterator[Root]:
    """Give what both sides have: parameters, the request's body, headers and bodies of answers."""
    yield from _of_parameters(comparison)
    yield from _of_headers(comparison)
    yield from _of_bodies(comparison)


def _direction(comparison: Comparison, way: _Way) -> _Way:
    return "request" if comparison.direction(way) == "request" else "response"


def _label(comparison: Comparison, way: str, what: str) -> str:
    """Say where values travel; of what the service sends itself, with what it sends them."""
    if not comparison.inverted:
        return f"{way} {what}".strip()
    sent = "" if way == "request" else way
    return " ".join(filter(None, (comparison.kind, comparison.base.path, sent, what)))


def _holder(comparison: Comparison, way: _Way, status: str = "", media_type: str = "") -> str:
    """Say in what values travel, by status and media type where there are several."""
    place = comparison.place
    match way:
        case "request":
            text = f"what {place} sends" if comparison.inverted else f"requests of {place}"
        case "response" if comparison.inverted:
            text = f"answers to {place}"
        case "response" if len(comparison.responses) > 1:
            text = f"the response {status} of {place}"
        case "response":
            text = f"answers of {place}"
        case _:
            assert_never(way)
    return f"{text} as `{media_type}`" if media_type else text


def _of_parameters(comparison: Comparison) -> Iterator[Root]:
    for base, revision in comparison.parameters.pairs:
        if (base.content is None) == (revision.content is None):
            yield Root(
                schema_of(base),
                schema_of(revision),
                _direction(comparison, "request"),
                "parameter",
                _label(comparison, "", f"{base.location} {base.name}"),
                comparison.operations,
                media_type=base.content.name if base.content is not None else "",
                kind=comparison.kind,
                owner=comparison.place,
                holder=_holder(comparison, "request"),
                name=f"the {titled(base)}",
            )


def _of_headers(comparison: Comparison) -> Iterator[Root]:
    for pair in comparison.responses:
        for base, revision in header_pairs(pair.base.headers, pair.revision.headers):
            yield Root(
                base.schema,
                revision.schema,
                _direction(comparison, "response"),
                "header",
                _label(comparison, f"response {pair.base.status}", f"header {base.name}"),
                comparison.operations,
                pair.success,
                kind=comparison.kind,
                owner=comparison.place,
                holder=_holder(comparison, "response", pair.base.status),
                name=f"the header `{base.name}`",
            )


def _of_bodies(comparison: Comparison) -> Iterator[Root]:
    for body in bodies(comparison):
        way = f"{body.way} {body.status}".strip()
        several = len(body.types.pairs) > 1
        for pair in body.types.pairs:
            for what, base, revision in _schemas(pair.base, pair.revision):
                yield Root(
                    base,
                    revision,
                    _direction(comparison, body.way),
                    "body",
                    _label(comparison, way, what),
                    comparison.operations,
                    body.success,
                    pair.base.name,
                    kind=comparison.kind,
                    owner=comparison.place,
                    holder=_holder(
                        comparison, body.way, body.status, pair.base.name if several else ""
                    ),
                    name="an item of the body" if what.endswith("item") else "the body",
                )


def _schemas(base: MediaType, revision: MediaType) -> Iterator[tuple[str, Schema, Schema]]:
    """Give the schemas that both say something with; whether one does is told elsewhere."""
    for what, mine, other in (
        ("body", base.schema, revision.schema),
        ("body item", base.item_schema, revision.item_schema),
    ):
        if mine is not None and other is not None and says(mine) == says(other):
            yield what, mine, other
