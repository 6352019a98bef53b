"""Answers that come item by item: which there are, and what an item of one is.

OpenAPI 3.2 says it in `itemSchema`; before that, `schema` describes one item, or a list of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from specloom.ir.model import MediaType, Operation, Schema
from specloom.names import (
    AnyKind,
    ClassKind,
    EnumKind,
    ListKind,
    LiteralKind,
    ScalarKind,
    UnionKind,
    kind_of,
    own,
    response_media,
    stream_kind,
    successes,
)

__all__ = ["Streamed", "also_streamed", "streamed"]

_FIELDS: Final = frozenset(("data", "event", "id", "retry"))
"""What an event consists of (HTML standard, section 9.2.6)."""


@dataclass(frozen=True, slots=True)
class Streamed:
    """How an answer is read item by item; `media` are what it comes in, by status.

    `item` is `None` where nothing is said of the items; of events, which are then given as such,
    this is also so where they hold plain text.
    """

    kind: str
    item: Schema | None
    media: Mapping[str, MediaType]

    @property
    def events(self) -> bool:
        """Whether the items are events that the runtime has a class for."""
        return self.kind == "data" and self.item is None


def streamed(operation: Operation) -> Streamed | None:
    """Tell how an operation's answer is read item by item, `None` where it is read whole.

    Answers with content must then all come in one way, with items of one type.
    """
    usual = ((one.status, response_media(one)) for one in successes(operation))
    return _together({status: media for status, media in usual if media is not None})


def also_streamed(operation: Operation) -> Streamed | None:
    """Tell how an answer that is read whole is read item by item, if it can be asked for so."""
    found = {
        response.status: media
        for response in successes(operation)
        for media in reversed(response.content)
        if stream_kind(media.name)
    }
    return _together(found) if found and streamed(operation) is None else None


def _together(media: Mapping[str, MediaType]) -> Streamed | None:
    found = [_told(one) for one in media.values()]
    first = found[0] if found else None
    if first is None or not all(one and _same(one, first) for one in found):
        return None
    return Streamed(*first, media)


_Told: TypeAlias = tuple[str, Schema | None]
"""The kind of a stream, and what an item is."""


def _same(one: _Told, other: _Told) -> bool:
    (kind, item), (other_kind, other_item) = one, other
    pointers = [each and own(each).pointer for each in (item, other_item)]
    return kind == other_kind and pointers[0] == pointers[1]


def _told(media: MediaType) -> _Told | None:
    kind = stream_kind(media.name)
    if not kind:
        return None
    item = _item(media)
    if kind != "data" or item is None:
        return kind, item
    return _event(item, wanted={"data", "event"} if media.item_schema is None else {"data"})


def _item(media: MediaType) -> Schema | None:
    if media.item_schema is not None or media.schema is None:
        return media.item_schema
    match kind_of(media.schema):
        case ListKind(items):
            return items
        case _:
            return media.schema


def _event(item: Schema, wanted: set[str]) -> _Told:
    """Tell events that are described field by field from those whose data is described."""
    variants = tuple(_variants(item, set()))
    if all(wanted <= {*names} <= _FIELDS for names in variants):
        text = all(_is_text(names["data"]) for names in variants)
        return "fields" if text else "json-fields", item
    match kind_of(item):
        case ScalarKind("str") | AnyKind(""):
            return "data", None
        case _:
            return "data", item


def _variants(schema: Schema, seen: set[str]) -> Iterator[Mapping[str, Schema]]:
    """Give the properties of each class that a schema may be, none for what is no class."""
    pointer = own(schema).pointer
    if pointer in seen:
        return
    seen.add(pointer)
    match kind_of(schema):
        case UnionKind(members):
            for member in members:
                yield from _variants(member, seen)
        case ClassKind(properties):
            yield {name: one.schema for name, one in properties.items()}
        case _:
            yield {}


def _is_text(schema: Schema) -> bool:
    match kind_of(schema):
        case ScalarKind("str") | EnumKind("str") | AnyKind():
            return True
        case LiteralKind(values):
            return all(isinstance(value, str) for value in values)
        case _:
            return False
