"""The answers of an operation: what may be asked for, and which type each media type has.

Most operations have one, which is asked for unasked. Where a response has several media types that
carry different values, each is an answer of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from specloom.ir.media_types import bare, is_json
from specloom.ir.model import MediaType, Operation, Response
from specloom.names import (
    Symbols,
    alike,
    holds_json,
    is_bytes,
    is_opaque,
    is_structured,
    is_untold,
    is_vague,
    response_media,
    stream_kind,
    successes,
)
from specloom.render.shapes import Anything, Builtin, OneOf, Optional, Shape, shape_of

__all__ = [
    "Answer",
    "answers",
    "answers_by_type",
    "errors",
    "gives_list",
    "others",
    "returned",
]

_SHARED_BY: Final = 3
"""So many documented client errors of one type make it the type of every client error."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is given where one media type is asked for.

    `name` is as described; `media` is what each response with content then comes in, by status.
    """

    name: str
    media: Mapping[str, MediaType]


def answers(operation: Operation) -> tuple[Answer, ...]:
    """Give the answers of an operation that come whole, the one asked for unasked first."""
    responses = [one for one in successes(operation) if one.content]
    usual = {one.status: media for one in responses if (media := response_media(one))}
    offered = {_key(media.name, one): media.name for one in responses for media in (*others(one),)}
    if not offered:
        return (Answer("", usual),)
    first = next(iter(usual.values())).name
    names = dict.fromkeys((first, *offered.values()))
    return tuple(Answer(name, usual | dict(_in(name, responses))) for name in names)


def _in(name: str, responses: list[Response]) -> Iterator[tuple[str, MediaType]]:
    for response in responses:
        alike = [one for one in response.content if bare(one.name) == bare(name)]
        exact = [one for one in alike if _exact(one.name) == _exact(name)]
        if alike:
            yield response.status, (exact or alike)[0]


def _key(name: str, response: Response) -> str:
    """Give what tells a media type from the others of an answer: its parameters if they must."""
    alike = [one for one in response.content if bare(one.name) == bare(name)]
    return _exact(name) if alike[1:] else bare(name)


def _exact(name: str) -> str:
    return ";".join(part.strip() for part in name.lower().split(";"))


def others(response: Response) -> Iterator[MediaType]:
    """Give the media types that a response may come in beside the usual, where they tell more.

    JSON under another name tells nothing more if it has the same values, nor does XML.
    """
    usual = response_media(response) if response.content[1:] else None
    for media in response.content:
        if usual is None or media is usual or stream_kind(media.name):
            continue
        again = is_json(usual.name) or (is_opaque(media) and is_structured(media))
        vague = is_json(usual.name) and is_vague(media.name) and not is_bytes(media)
        if not vague and not (again and alike(media, usual)):
            yield media


def returned(answer: Answer, operation: Operation, symbols: Symbols) -> Shape:
    """Give the type of an answer, over all statuses."""
    shapes = dict.fromkeys(_shape(media, symbols) for media in answer.media.values())
    if not shapes:
        return Builtin("None")
    whole = tuple(shapes)
    shape = whole[0] if len(whole) == 1 else OneOf(whole)
    empty = any(one.status not in answer.media for one in successes(operation))
    if empty and not gives_list(operation) and not isinstance(shape, Optional | Anything):
        return Optional(shape)
    return shape


def gives_list(operation: Operation) -> bool:
    """Tell whether an answer without content is an empty list."""
    return any(one.extensions.get("x-empty") == "list" for one in successes(operation))


def _shape(media: MediaType, symbols: Symbols) -> Shape:
    if is_untold(media):
        return OneOf((Anything(), Builtin("str"), Builtin("bytes")))
    if holds_json(media):
        return shape_of(media.schema, symbols) if media.schema else Anything()
    text = bare(media.name).startswith("text/") and not is_bytes(media)
    return Builtin("str" if text else "bytes")


def answers_by_type(
    offered: tuple[Answer, ...], operation: Operation, symbols: Symbols
) -> dict[str, Shape]:
    """Give the type of each status, or status and media type, where they are not all of one."""
    found: dict[str, Shape] = {}
    for response in successes(operation):
        media = {
            _key(one.media[response.status].name, response): one.media[response.status]
            for one in offered
            if response.status in one.media
        }
        for name, one in media.items():
            key = f"{response.status} {name}" if len(media) > 1 else response.status
            found[key] = _shape(one, symbols)
    return found if len({*found.values()}) > 1 else {}


def errors(operation: Operation, symbols: Symbols) -> dict[str, Shape]:
    """Give the types of errors in JSON, by status; by media type too where one has several."""
    found: dict[str, Shape] = {}
    for response in operation.responses:
        usual = response_media(response) if response.status[0] in "45d" else None
        if usual is None:
            continue
        for media in (usual, *others(response)):
            if media.schema and holds_json(media):
                key = "" if media is usual else f" {bare(media.name)}"
                found[response.status + key] = shape_of(media.schema, symbols)
    return _grouped(found)


def _grouped(problems: dict[str, Shape]) -> dict[str, Shape]:
    """Say once what several client errors share: one type for three of them holds for all 4xx."""
    told = [status for status in problems if status[0] == "4" and " " not in status]
    kinds = {problems[status] for status in told}
    if len(kinds) != 1 or len(told) < _SHARED_BY:
        return problems
    return {"4XX": kinds.pop(), **{s: shape for s, shape in problems.items() if s not in told}}
