"""Media types of bodies: which a client sends and asks for, and what of each is an argument."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from specloom.ir.media_types import bare, is_json
from specloom.ir.model import (
    BooleanSchema,
    MediaType,
    Operation,
    Response,
    Schema,
    SchemaObject,
)
from specloom.names.classify import kind_of
from specloom.names.kinds import (
    AnyKind,
    ClassKind,
    ListKind,
    MapKind,
    ScalarKind,
    UnionKind,
    nullable,
    own,
)

__all__ = [
    "alike",
    "body_media",
    "body_ways",
    "flat_body",
    "flat_media",
    "holds_json",
    "is_bytes",
    "is_form",
    "is_nested",
    "is_opaque",
    "is_structured",
    "is_untold",
    "is_vague",
    "is_whole_form",
    "page_items",
    "response_media",
    "stream_kind",
    "successes",
]

_FORMS: Final = ("application/x-www-form-urlencoded", "multipart/form-data")
_VAGUE: Final = frozenset(("text/json", "*/*", "application/*", "application/*+json"))
_STREAMS: Final[Mapping[str, str]] = {
    "application/jsonl": "lines",
    "application/x-jsonlines": "lines",
    "application/x-ndjson": "lines",
    "application/json-seq": "records",
    "text/event-stream": "data",
}


def is_vague(media_type: str) -> bool:
    """Tell what says no more than that JSON will do."""
    return bare(media_type) in _VAGUE


def stream_kind(media_type: str) -> str:
    """Tell how items follow one another in a media type, empty where they do not.

    Kinds are those of the runtime's `Streaming`.
    """
    name = bare(media_type)
    return "records" if name.endswith("+json-seq") else _STREAMS.get(name, "")


def is_form(media_type: str) -> bool:
    """Tell whether a media type is one of the two forms."""
    return bare(media_type) in _FORMS


@lru_cache(maxsize=1 << 14)
def holds_json(media: MediaType) -> bool:
    """Tell whether a media type carries JSON: by its name, or as no other is told of a vendor's."""
    if is_bytes(media) or is_untold(media):
        return False
    name = bare(media.name)
    is_vendors = name.startswith("application/vnd.") and "+" not in name
    return is_json(name) or (is_vendors and is_structured(media))


def is_bytes(media: MediaType) -> bool:
    """Tell bytes by their schema, which no JSON can carry, whatever the media type is called."""
    if media.schema is None:
        return False
    kind = kind_of(media.schema)
    if not isinstance(kind, ScalarKind) or kind.type != "str":
        return False
    target = own(media.schema)
    stated = target.string if isinstance(target, SchemaObject) else None
    inner = (stated.content_media_type if stated else None) or "application/json"
    encoded = stated is not None and stated.content_encoding
    in_range = "*" in media.name and not encoded and not is_json(inner)
    return kind.format == "binary" or in_range


def is_untold(media: MediaType) -> bool:
    """Tell bodies of which neither schema nor media type says anything: JSON, text or bytes."""
    told = media.schema is not None and kind_of(media.schema) != AnyKind()
    return bare(media.name) in {"*/*", "application/*"} and not told


def is_opaque(media: MediaType) -> bool:
    """Tell media types whose text is not read or written by their schema."""
    return not holds_json(media) and not is_form(media.name)


def is_structured(media: MediaType) -> bool:
    """Tell whether a schema says more than text, or anything."""
    if media.schema is None:
        return False
    match kind_of(media.schema):
        case AnyKind("") | ScalarKind("str"):
            return False
        case _:
            return True


def is_nested(schema: Schema) -> bool:
    """Tell what has parts that have parts themselves, which but few styles can write."""
    return any(_has_parts(part) for part in _parts(schema, frozenset()))


def _has_parts(schema: Schema) -> bool:
    return next(_parts(schema, frozenset()), None) is not None


def _parts(schema: Schema, seen: frozenset[str]) -> Iterator[Schema]:
    """Give what the parts of a list or object may be."""
    pointer = own(schema).pointer
    match kind_of(schema):
        case UnionKind(members) if pointer not in seen:
            for member in members:
                yield from _parts(member, seen | {pointer})
        case ListKind(items) if items is not None:
            yield items
        case MapKind(values) if values is not None:
            yield values
        case ClassKind(properties, extra):
            yield from (one.schema for one in properties.values())
            if extra is not None:
                yield extra
        case _:
            return


def alike(one: MediaType, other: MediaType) -> bool:
    """Tell whether two media types carry the same values."""
    if one.schema is None or other.schema is None or one.item_schema or other.item_schema:
        return one is other
    return _alike(one.schema, other.schema)


def _alike(one: Schema, other: Schema) -> bool:
    if own(one).pointer == own(other).pointer:
        return True
    match kind_of(one), kind_of(other):
        case (ListKind(items), ListKind(others)) | (MapKind(items), MapKind(others)):
            return items is not None and others is not None and _alike(items, others)
        case kind, another:
            return isinstance(kind, ScalarKind) and kind == another


def body_media(operation: Operation) -> MediaType | None:
    """Choose the media type a client sends unasked: JSON, else a form, else the first."""
    content = operation.request_body.content if operation.request_body else ()
    for wanted in ("application/json", *_FORMS):
        for media in content:
            name = bare(media.name)
            if name == wanted or (wanted == "application/json" and name.endswith("+json")):
                return media
    return content[0] if content else None


def body_ways(operation: Operation) -> tuple[MediaType, ...]:
    """Give the media types a client can send, each once, the one sent unasked first.

    Left out is what adds nothing: JSON under a vaguer name, and the same values in a media type
    that the client would not know how to write (XML beside JSON).
    """
    return tuple(_ways(operation))


def _ways(operation: Operation) -> Iterator[MediaType]:
    first = body_media(operation)
    if first is None or operation.request_body is None:
        return
    yield first
    names = {bare(first.name)}
    for media in operation.request_body.content:
        name = bare(media.name)
        vague = is_vague(name) and not is_bytes(media) and is_json(first.name)
        unwritten = is_opaque(media) and is_structured(media) and alike(media, first)
        if name not in names and not vague and not unwritten:
            names.add(name)
            yield media


def successes(operation: Operation) -> list[Response]:
    """Give the answers that are no errors, 2xx or else the default, with what of them can come.

    To HEAD, and with status 204 or 205, no content can (RFC 9110, 9.3.2 and 15.3). A GET is there
    for its answer: where the description has no word for that, it may be anything.
    """
    found = [one for one in operation.responses if one.status[0] == "2"] or [
        one for one in operation.responses if one.status == "default"
    ]
    untold = operation.method == "GET" and not any(one.content for one in found)
    contents = [(one, _content(one, operation, untold=untold)) for one in found]
    return [
        one if one.content == content else replace(one, content=content)
        for one, content in contents
    ]


def _content(response: Response, operation: Operation, *, untold: bool) -> tuple[MediaType, ...]:
    if operation.method == "HEAD" or response.status in {"204", "205"}:
        return ()
    if untold and response.status[0] == "2":
        return (MediaType(f"{response.pointer}/content", "*/*"),)
    return response.content


def page_items(operation: Operation, page: Schema) -> ListKind | None:
    """Give the list in a page of an operation; `None` where it does not walk such pages."""
    if operation.pagination is None:
        return None
    for name in operation.pagination.items:
        kind = kind_of(page)
        if not isinstance(kind, ClassKind) or name not in kind.properties:
            return None
        page = kind.properties[name].schema
    kind = kind_of(page)
    return kind if isinstance(kind, ListKind) else None


def response_media(response: Response) -> MediaType | None:
    """Choose what a client asks for: JSON where it is offered, else the first media type.

    Streams come after all that is given whole, and a text in JSON after bytes.
    """
    if not response.content[1:]:
        return response.content[0] if response.content else None
    whole = [media for media in response.content if not stream_kind(media.name)]
    if any(_scalar(media) == ScalarKind("str", "binary") for media in whole):
        whole = [one for one in whole if not (holds_json(one) and _scalar(one))]
    json = (media for media in whole if is_json(media.name) and not is_bytes(media))
    return next(json, next(iter(whole or response.content), None))


def _scalar(media: MediaType) -> ScalarKind | None:
    kind = kind_of(media.schema) if media.schema is not None else None
    return kind if isinstance(kind, ScalarKind) else None


def flat_body(operation: Operation) -> ClassKind | None:
    """Give the properties of the body that is sent unasked, where they become arguments."""
    media = body_media(operation)
    return flat_media(media) if media else None


def is_whole_form(media: MediaType) -> bool:
    """Tell a form whose names are not known, or hang on each other: an argument as a whole.

    Text may stand for the pairs of a form of which nothing is told; parts need their boundary.
    """
    if not is_form(media.name) or flat_media(media):
        return False
    untold = media.schema is None or isinstance(kind_of(media.schema), AnyKind)
    if media.schema is None or untold:
        return bare(media.name) == _FORMS[1]
    return _is_object(media.schema, frozenset())


def _is_object(schema: Schema, seen: frozenset[str]) -> bool:
    """Tell an object, or one of several."""
    match kind_of(schema):
        case ClassKind() | MapKind():
            return True
        case UnionKind(members):
            within = seen | {own(schema).pointer}
            return own(schema).pointer not in seen and all(
                _is_object(member, within) for member in members
            )
        case _:
            return False


def _is_empty(schema: Schema) -> bool:
    """Tell objects that have no members, and can have none."""
    target = own(schema)
    shape = target.object if isinstance(target, SchemaObject) else None
    return (
        shape is not None
        and kind_of(schema) == MapKind(None)
        and isinstance(shape.additional, BooleanSchema)
        and not shape.additional.accepts
    )


def flat_media(media: MediaType) -> ClassKind | None:
    """Give the properties of a body where they become keyword arguments.

    They do where the body is one object of known properties, in JSON or a form; a union, a list,
    an open object or any other media type is passed whole.
    """
    if media.schema is None or nullable(media.schema) or is_opaque(media):
        return None
    if is_form(media.name) and _is_empty(media.schema):
        return ClassKind({})
    kind = kind_of(media.schema)
    return kind if isinstance(kind, ClassKind) and kind.extra is None else None
