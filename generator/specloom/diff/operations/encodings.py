"""How the parts of forms are written: content types, styles, headers of parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, TypeAlias

from specloom.diff.model import Effect
from specloom.diff.operations.comparison import Comparison
from specloom.diff.operations.contents import Body, bodies
from specloom.diff.operations.finding import Found
from specloom.diff.operations.media_ranges import MediaPair, MediaRange
from specloom.diff.operations.wire_forms import SAME_VALUES, written_alike
from specloom.ir.model import Encoding, Schema, SchemaObject, Style, dereference

__all__ = ["ENCODINGS", "encodings"]

_NONE: Final = Encoding("")
_NO_PAYLOAD: Final = "headers of a part stand in no payload"
_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]
_Tell: TypeAlias = Callable[..., Found]


def encodings(comparison: Comparison) -> Iterator[Found]:
    """Find parts of forms that are written another way."""
    for body in bodies(comparison):
        for pair in body.types.pairs:
            base, revision = pair.base.encoding, pair.revision.encoding
            if base or revision:
                for name in dict.fromkeys((*base, *revision)):
                    yield from _part(comparison, body, pair, name)


def _part(comparison: Comparison, body: Body, pair: MediaPair, name: str) -> Iterator[Found]:
    schemas = _property(pair.base.schema, name), _property(pair.revision.schema, name)
    if schemas[0] is None or schemas[1] is None or not _is_form(pair):
        return  # such an encoding is ignored (4.8.14.1)
    base = pair.base.encoding.get(name, _NONE)
    revision = pair.revision.encoding.get(name, _NONE)
    tell = partial(_found, comparison, body, pair, name)
    before, after = _content_type(base, schemas[0]), _content_type(revision, schemas[1])
    if before != after and (base.content_type or revision.content_type):
        yield tell("content-type-changed", "alters", f"is {after} instead of {before}")
    yield from _styles(comparison, tell, (base, revision), (schemas[0], schemas[1]))
    yield from _headers(tell, base, revision)


def _is_form(pair: MediaPair) -> bool:
    range_ = MediaRange.parse(pair.base.name)
    return range_.type == "multipart" or range_.named == "application/x-www-form-urlencoded"


def _property(schema: Schema | None, name: str) -> Schema | None:
    stated = dereference(schema) if schema is not None else None
    if not isinstance(stated, SchemaObject):
        return None
    if stated.object is not None and name in stated.object.properties:
        return stated.object.properties[name]
    members = stated.composition.all_of if stated.composition is not None else ()
    return next((found for each in members if (found := _property(each, name))), None)


def _content_type(encoding: Encoding, schema: Schema) -> str:
    """Give the content types of a part, sorted; unsaid, those of its schema (4.8.15.1)."""
    stated = encoding.content_type or _implied(schema)
    named = sorted(MediaRange.parse(each).example for each in stated.split(",") if each.strip())
    return ", ".join(named)


def _implied(schema: Schema) -> str:
    stated = dereference(schema)
    if not isinstance(stated, SchemaObject):
        return "application/octet-stream"
    if stated.types == {"array"} and stated.array is not None and stated.array.items is not None:
        return _implied(stated.array.items)
    if stated.types == {"object"}:
        return "application/json"
    encoded = stated.string is not None and stated.string.content_encoding is not None
    if stated.format in ("binary", "byte") or encoded:
        return "application/octet-stream"
    return "text/plain"


def _styles(
    comparison: Comparison,
    tell: _Tell,
    encodings_: tuple[Encoding, Encoding],
    schemas: tuple[Schema, Schema],
) -> Iterator[Found]:
    base, revision = map(_style, encodings_)
    structures = comparison.context.structures
    if not written_alike(base, revision, schemas, structures):
        if base[0] != revision[0]:
            told = f"is written in the style `{revision[0]}` instead of `{base[0]}`"
            yield tell("style-changed", "alters", told)
        else:
            told = "is exploded now" if revision[1] else "is no longer exploded"
            yield tell("explode-changed", "alters", told)
    one, other = encodings_
    if one.allow_reserved and not other.allow_reserved:
        told = "must have reserved characters percent-encoded"
        yield tell("allow-reserved-removed", "narrows", told)
    elif other.allow_reserved and not one.allow_reserved:
        yield tell("allow-reserved-added", "widens", "may hold reserved characters as they are")


def _style(encoding: Encoding) -> tuple[Style, bool]:
    style = encoding.style or "form"
    return style, style == "form" if encoding.explode is None else encoding.explode


def _headers(tell: _Tell, base: Encoding, revision: Encoding) -> Iterator[Found]:
    """Find headers of a part; they travel as the body does."""
    ours = {each.name.lower(): each for each in base.headers}
    theirs = {each.name.lower(): each for each in revision.headers}
    for name, header in ours.items():
        other = theirs.get(name)
        if other is None:
            effect = "widens" if header.required else "none"
            yield tell("header-removed", effect, f"has no header `{header.name}` any more")
        elif header.required != other.required:
            word = "required" if other.required else "optional"
            effect = "narrows" if other.required else "widens"
            yield tell(f"header-became-{word}", effect, f"has its header `{other.name}` {word} now")
    for name, header in theirs.items():
        if name not in ours:
            need, effect = ("required", "narrows") if header.required else ("optional", "none")
            yield tell(f"header-added-{need}", effect, f"has a new, {need} header `{header.name}`")


def _found(  # noqa: PLR0913, PLR0917 - what there is to tell
    comparison: Comparison,
    body: Body,
    pair: MediaPair,
    name: str,
    word: str,
    effect: Effect,
    told: str,
) -> Found:
    return comparison.found(
        f"{body.way}-body-encoding-{word}",
        effect,
        f"The part `{name}` of the {body.titled} of {comparison.place} {told}.",
        base=_at(pair.base.pointer, pair.base.encoding.get(name)),
        revision=_at(pair.revision.pointer, pair.revision.encoding.get(name)),
        direction=comparison.direction(body.way),
        subject=name,
        unproven=SAME_VALUES if "header" not in word else _NO_PAYLOAD,
    )


def _at(pointer: str, encoding: Encoding | None) -> str:
    return encoding.pointer if encoding is not None else pointer


ENCODINGS: Final[tuple[_Rule, ...]] = (encodings,)
