"""Media types of bodies, both ways, and whether anything is said of what they hold.

A client asks for the media type of its answer (RFC 9110, 12.5.1), so one that is gone is refused
as a request is; a range that grew lets answers come that nobody asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from specloom.diff.model import Direction, Effect
from specloom.diff.operations.comparison import Comparison
from specloom.diff.operations.envelopes import prove_media_type, prove_schema
from specloom.diff.operations.finding import Found, Proof
from specloom.diff.operations.media_ranges import MediaPair, MediaTypes, pair_media_types
from specloom.ir.model import EVERY_TYPE, BooleanSchema, MediaType, Schema, dereference

__all__ = ["CONTENTS", "Body", "bodies", "media_types", "says", "schemas"]

_NOT_SHOWN: Final = "a media type is told by a header, not by a payload"
_STATING: Final = ("format", "enum", "number", "string", "array", "object", "composition")
_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]
_Way: TypeAlias = Literal["request", "response"]


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A body of a pair of operations with its media types paired.

    `way` and `status` are as the description has them; a request has no status.
    """

    way: _Way
    types: MediaTypes
    base: Sequence[MediaType]
    revision: Sequence[MediaType]
    status: str = ""
    success: bool = True

    @property
    def titled(self) -> str:
        """Name the body in a sentence."""
        return f"response {self.status}" if self.status else "request body"


def bodies(comparison: Comparison) -> Iterator[Body]:
    """Give the bodies that both sides have: of the request, then of each pair of responses."""
    asked, asks = comparison.base.request_body, comparison.revision.request_body
    if asked is not None and asks is not None:
        types = pair_media_types(asked.content, asks.content)
        yield Body("request", types, asked.content, asks.content)
    for pair in comparison.responses:
        base, revision = pair.base.content, pair.revision.content
        if base or revision:
            types = pair_media_types(base, revision)
            yield Body("response", types, base, revision, pair.base.status, pair.success)


def media_types(comparison: Comparison) -> Iterator[Found]:
    """Find media types that a body may have, or may not have any more."""
    for body in bodies(comparison):
        for each in body.types.removed:
            told = f"may no longer be `{each.name}`"
            yield _named(comparison, body, "removed", told, each, None)
        for pair in body.types.pairs:
            base, revision = pair.base, pair.revision
            if pair.kind == "generalized":
                told = f"may be any `{revision.name}`, not only `{base.name}`"
                yield _named(comparison, body, "name-generalized", told, base, revision)
            elif pair.kind == "specialized":
                told = f"may only be `{revision.name}`, not any `{base.name}`"
                yield _named(comparison, body, "name-specialized", told, base, revision)
        for each in body.types.added:
            yield _named(comparison, body, "added", f"may be `{each.name}` too", None, each)


_EFFECTS: Final[dict[str, Effect]] = {
    "removed": "narrows",
    "added": "widens",
    "name-generalized": "widens",
    "name-specialized": "narrows",
}


def _named(  # noqa: PLR0913, PLR0917 - what there is to tell
    comparison: Comparison,
    body: Body,
    word: str,
    told: str,
    base: MediaType | None,
    revision: MediaType | None,
) -> Found:
    negotiated = body.way == "response" and word in ("removed", "added")
    direction = "request" if negotiated else comparison.direction(body.way)
    place = "request-body" if body.way == "request" else "response"
    lost = word == "removed" and not body.success  # nobody asks for a failure
    return comparison.found(
        f"{place}-media-type-{word}",
        _EFFECTS[word] if body.success or not negotiated else "none",
        f"The {body.titled} of {comparison.place} {told}.",
        base=base.pointer if base is not None else None,
        revision=revision.pointer if revision is not None else None,
        direction=direction,
        subject=_name(base) or _name(revision),
        unproven=_NOT_SHOWN,
        floor="warning" if lost else None,
        tolerated=not body.success,
        proof=_proof(comparison, body, direction, base, revision),
    )


def _name(each: MediaType | None) -> str:
    return each.name if each is not None else ""


def _proof(
    comparison: Comparison,
    body: Body,
    direction: Direction,
    base: MediaType | None,
    revision: MediaType | None,
) -> Proof | None:
    """Show the header of a request that names the media type; answers show no header of theirs."""
    if body.way == "response" and (comparison.inverted or direction == "response"):
        return None
    header = "content-type" if body.way == "request" else "accept"
    if direction == "request":
        return prove_media_type(header, _name(base), body.base, body.revision, "base")
    return prove_media_type(header, _name(revision), body.revision, body.base, "revision")


# --------------------------------------------------------------------------------- schemas


def schemas(comparison: Comparison) -> Iterator[Found]:
    """Find bodies whose description begins, or ends, to say what they hold."""
    for body in bodies(comparison):
        for pair in body.types.pairs:
            base, revision = _stated(pair.base), _stated(pair.revision)
            if says(base) != says(revision):
                yield _schema(comparison, body, pair, base, revision)


def _stated(media_type: MediaType) -> Schema | None:
    """Give the schema of a body; that of a stream's items (3.2) stands in its place."""
    return media_type.schema if media_type.schema is not None else media_type.item_schema


def says(schema: Schema | None) -> bool:
    """Tell whether a schema refuses anything at all."""
    if schema is None:
        return False
    stated = dereference(schema)
    if isinstance(stated, BooleanSchema):
        return not stated.accepts
    stating = (getattr(stated, name) for name in _STATING)
    return stated.types != EVERY_TYPE or any(each is not None for each in stating)


def _schema(
    comparison: Comparison,
    body: Body,
    pair: MediaPair,
    base: Schema | None,
    revision: Schema | None,
) -> Found:
    added = says(revision)
    schema = revision if added else base
    proof = None
    if schema is not None:
        location = f"response {body.status} body" if body.status else "request body"
        proof = prove_schema(location, schema, "base" if added else "revision")
    told = "has a schema now" if added else "has no schema any more"
    return comparison.found(
        f"{body.way}-body-media-type-schema-{'added' if added else 'removed'}",
        "narrows" if added else "widens",
        f"The {body.titled} of {comparison.place} {told} as `{pair.revision.name}`.",
        base=pair.base.pointer,
        revision=pair.revision.pointer,
        direction=comparison.direction(body.way),
        subject=pair.revision.name,
        tolerated=not added,
        proof=proof,
    )


CONTENTS: Final[tuple[_Rule, ...]] = (media_types, schemas)
