"""The arguments of a method: their types, and what the media types of a body make of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from specloom.ir.media_types import bare
from specloom.ir.model import MediaType, Operation, Schema
from specloom.names import (
    Argument,
    ScalarKind,
    Symbols,
    UnionKind,
    body_ways,
    flat_media,
    holds_json,
    is_bytes,
    is_whole_form,
    kind_of,
    nullable,
)
from specloom.render.documentation import argument_doc
from specloom.render.expressions import body_code
from specloom.render.shapes import (
    Anything,
    Builtin,
    OneOf,
    Optional,
    Shape,
    annotation,
    one_of,
    shape_of,
    with_choices,
    with_inputs,
)
from specloom.render.text import Prose, literal
from specloom.render.uploads import UPLOAD, uploaded, whole_form

__all__ = [
    "ON",
    "ArgumentView",
    "Arguments",
    "Way",
    "joined",
    "merged",
    "needed",
    "shown",
    "ways_code",
]

ON: Final = "True"
"""What stands for an argument that is always on, and that no caller gives."""


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """An argument as it stands in a signature and in the docstring.

    One that may be left out is omitted then, unless it has a `default`, which is source.
    """

    name: str
    annotation: str
    positional: bool
    required: bool
    doc: Prose
    default: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """The arguments of a method where its body is sent in one media type, or where it has none."""

    media: MediaType | None
    arguments: tuple[Argument, ...]
    shapes: Mapping[str, Shape]


@dataclass(frozen=True, slots=True)
class Arguments:
    """Types the arguments of one operation. `enums` are the values of the named ones."""

    operation: Operation
    symbols: Symbols
    enums: Mapping[str, tuple[str | int, ...]]

    def ways(self, arguments: Sequence[Argument]) -> tuple[Way, ...]:
        """Give what each media type of the body takes of some arguments, the usual first."""
        return tuple(
            self._way(media, tuple(_taken(self.operation, media, arguments)))
            for media in body_ways(self.operation) or (None,)
        )

    def _way(self, media: MediaType | None, arguments: Iterable[Argument]) -> Way:
        ordered = sorted(arguments, key=lambda one: (one.place != "path", not one.required))
        return Way(media, tuple(ordered), {one.name: self._shape(one, media) for one in ordered})

    def _shape(self, argument: Argument, media: MediaType | None) -> Shape:
        schema = argument.schema
        if argument.place == "body" and schema is not None:
            upload = self._upload(schema, argument.wire, media)
            if upload is not None:
                return upload
        if argument.place == "whole body" and media is not None and (form := whole_form(media)):
            return form
        if argument.place == "whole body" and media is not None and not _is_typed(media):
            text = not is_bytes(media) and (bare(media.name)[:5] == "text/" or _is_text(media))
            return OneOf((Builtin("str"), UPLOAD)) if text else UPLOAD
        if schema is None:
            return Builtin("str") if argument.place == "path" else Anything()
        return self._given(schema)

    def _upload(self, schema: Schema, wire: str, media: MediaType | None) -> Shape | None:
        """Give the type of a member that is a file, or may be one."""
        kind = kind_of(schema)
        if not isinstance(kind, UnionKind):
            return uploaded(schema, wire, media)
        files = {member: uploaded(member, wire, media) for member in kind.members}
        if not any(files.values()):
            return None
        shape = joined(file or self._given(member) for member, file in files.items())
        return Optional(shape) if nullable(schema) and not isinstance(shape, Optional) else shape

    def _given(self, schema: Schema) -> Shape:
        shape = with_inputs(shape_of(schema, self.symbols), self.symbols)
        return with_choices(shape, self.enums)


def _is_typed(media: MediaType) -> bool:
    return holds_json(media) or is_whole_form(media)


def _is_text(media: MediaType) -> bool:
    return media.schema is not None and kind_of(media.schema) == ScalarKind("str")


def _taken(
    operation: Operation, media: MediaType | None, arguments: Sequence[Argument]
) -> Iterator[Argument]:
    body = operation.request_body
    flat = flat_media(media) if media else None
    for one in arguments:
        match one.place:
            case "body":
                if body and flat and one.wire in flat.properties:
                    member = flat.properties[one.wire]
                    required = body.required and member.required
                    yield replace(one, required=required, schema=member.schema)
            case "whole body":
                if body and media and flat is None:
                    yield replace(one, required=body.required, schema=media.schema)
            case _:
                yield one


def shown(
    arguments: Sequence[Argument], shapes: Mapping[str, Shape], operation: Operation
) -> tuple[ArgumentView, ...]:
    """Give the arguments that a caller gives as they are shown."""
    return tuple(
        _argument_view(one, shapes[one.name], operation) for one in arguments if one.name != ON
    )


def needed(way: Way) -> frozenset[str]:
    """Give the arguments that a body has to have, if there is one."""
    flat = flat_media(way.media) if way.media else None
    in_body = (one for one in way.arguments if one.place == "body")
    return frozenset(one.name for one in in_body if flat and flat.properties[one.wire].required)


def merged(ways: Sequence[Way], arguments: Sequence[Argument]) -> dict[str, Shape]:
    """Give the types of some arguments over all media types of the body."""
    return {
        one.name: joined(way.shapes[one.name] for way in ways if one.name in way.shapes)
        for one in arguments
    }


def joined(shapes: Iterable[Shape]) -> Shape:
    """Give the type of what has one of some types, each told once."""
    distinct = tuple(dict.fromkeys(shapes))
    if len(distinct) == 1:
        return distinct[0]
    return one_of(tuple(dict.fromkeys(chain.from_iterable(map(_members, distinct)))))


def _members(shape: Shape) -> Iterator[Shape]:
    match shape:
        case OneOf(members):
            for member in members:
                yield from _members(member)
        case Optional(inner):
            yield from (Optional(one) for one in _members(inner))
        case _:
            yield shape


def _argument_view(one: Argument, shape: Shape, operation: Operation) -> ArgumentView:
    """Give an argument as it is shown."""
    return ArgumentView(
        name=one.name,
        annotation=annotation(shape, "models.", argument=True),
        positional=one.place == "path",
        required=one.required,
        doc=argument_doc(one, operation),
    )


def ways_code(ways: Sequence[Way], content_type: str, *, told: bool, optional: bool) -> str:
    """Write the body, empty where there is none; an `optional` one may be left out.

    Of several media types `content_type`, an argument, names one; it need not, where what is
    given has `told` which one.
    """
    if not content_type:
        way = ways[0]
        return body_code(way.media, way.arguments, way.shapes, optional=optional)
    bodies = [
        (
            literal(way.media.name),
            body_code(way.media, way.arguments, way.shapes, optional=optional),
            _into_body(way),
        )
        for way in ways
        if way.media
    ]
    made = ", ".join(f"{name}: lambda: {body}" for name, body, _ in bodies)
    given = ", ".join(f"{name}: {{{arguments}}}" for name, _, arguments in bodies)
    return f"_body({content_type}, {{{made}}}{f', {{{given}}}' if told else ''})"


def _into_body(way: Way) -> str:
    in_body = (one for one in way.arguments if one.place in {"body", "whole body"})
    return ", ".join(f"{literal(one.name)}: {one.name}" for one in in_body if one.name != ON)
