"""The pairs of schemas that two operations lead to, each with the way that its values travel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from specloom.diff.model import OperationRef
from specloom.diff.operations.comparison import Comparison
from specloom.diff.operations.contents import bodies, says
from specloom.diff.operations.headers import header_pairs
from specloom.diff.operations.parameters import schema_of
from specloom.ir.model import MediaType, Schema

__all__ = ["Root", "schema_roots"]

_Way: TypeAlias = Literal["request", "response"]


@dataclass(frozen=True, slots=True, eq=False)
class Root:
    """Two schemas of one place.

    `label` says where the values travel (`query limit`, `response 200 body`). `success` is False
    for what a failure answers; `media_type` is empty outside bodies.
    """

    base: Schema
    revision: Schema
    direction: _Way
    place: Literal["parameter", "header", "body"]
    label: str
    operations: tuple[OperationRef, ...]
    success: bool = True
    media_type: str = ""


def schema_roots(comparison: Comparison) -> Iterator[Root]:
    """Give what both sides have: parameters, the request's body, headers and bodies of answers."""
    yield from _of_parameters(comparison)
    yield from _of_headers(comparison)
    yield from _of_bodies(comparison)


def _direction(comparison: Comparison, way: _Way) -> _Way:
    return "request" if comparison.direction(way) == "request" else "response"


def _of_parameters(comparison: Comparison) -> Iterator[Root]:
    direction = _direction(comparison, "request")
    for base, revision in comparison.parameters.pairs:
        schemas = schema_of(base), schema_of(revision)
        label = f"{base.location} {base.name}"
        media_type = base.content.name if base.content is not None else ""
        reached = comparison.operations
        if (base.content is None) == (revision.content is None):
            yield Root(*schemas, direction, "parameter", label, reached, media_type=media_type)


def _of_headers(comparison: Comparison) -> Iterator[Root]:
    direction = _direction(comparison, "response")
    for pair in comparison.responses:
        for base, revision in header_pairs(pair.base.headers, pair.revision.headers):
            label = f"response {pair.base.status} header {base.name}"
            schemas = base.schema, revision.schema
            reached = comparison.operations
            yield Root(*schemas, direction, "header", label, reached, pair.success)


def _of_bodies(comparison: Comparison) -> Iterator[Root]:
    for body in bodies(comparison):
        direction = _direction(comparison, body.way)
        label = f"{body.way} {body.status} body" if body.status else f"{body.way} body"
        for pair in body.types.pairs:
            for suffix, base, revision in _schemas(pair.base, pair.revision):
                yield Root(
                    base,
                    revision,
                    direction,
                    "body",
                    label + suffix,
                    comparison.operations,
                    body.success,
                    pair.base.name,
                )


def _schemas(base: MediaType, revision: MediaType) -> Iterator[tuple[str, Schema, Schema]]:
    """Give the schemas that both say something with; whether one does is told elsewhere."""
    for suffix, mine, other in (
        ("", base.schema, revision.schema),
        (" item", base.item_schema, revision.item_schema),
    ):
        if mine is not None and other is not None and says(mine) == says(other):
            yield suffix, mine, other
