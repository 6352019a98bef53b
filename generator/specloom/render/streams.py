"""Answers that come item by item: which media types they have, and what an item of one is.

OpenAPI 3.2 says it in `itemSchema`; before that, `schema` describes one item, or a list of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from specloom.ir.model import MediaType, Operation, Response, Schema
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
)
from specloom.render.expressions import response_media

__all__ = ["Streamed", "streamed", "successes"]

_KINDS: Final[Mapping[str, str]] = {
    "application/jsonl": "lines",
    "application/x-jsonlines": "lines",
    "application/x-ndjson": "lines",
    "application/json-seq": "records",
    "text/event-stream": "data",
}
"""How items follow one another: the kinds of the runtime's `Streaming`."""

_FIELDS: Final = frozenset(("data", "event", "id", "retry"))
"""What an event consists of (HTML standard, section 9.2.6)."""


@dataclass(frozen=True, slots=True)
class Streamed:
    """How an answer is read item by item.

    `item` is `None` where nothing is said of the items; of events, which are then given as such,
    this is also so where they hold plain text.
    """

    kind: str
    item: Schema | None

    @property
    def events(self) -> bool:
        """Whether the items are events that the runtime has a class for."""
        return self.kind == "data" and self.item is None


def successes(operation: Operation) -> list[Response]:
    """Give the answers that are no errors: 2xx, or the default where there is none."""
    return [one for one in operation.responses if one.status[0] == "2"] or [
        one for one in operation.responses if one.status == "default"
    ]


def streamed(operation: Operation) -> Streamed | None:
    """Tell how an operation's answer is read item by item, `None` where it is read whole.

    Answers with content must then all come in one way, with items of one type.
    """
    media = [one for one in map(response_media, successes(operation)) if one is not None]
    found = [_streamed(one) for one in media]
    first = found[0] if found else None
    return first if all(_told(one) == _told(first) for one in found) else None


def _told(one: Streamed | None) -> object:
    return one and (one.kind, one.item and own(one.item).pointer)


def _streamed(media: MediaType) -> Streamed | None:
    name = media.name.split(";", maxsplit=1)[0].strip().lower()
    kind = "records" if name.endswith("+json-seq") else _KINDS.get(name)
    if kind is None:
        return None
    item = _item(media)
    if kind != "data" or item is None:
        return Streamed(kind, item)
    return _event(item, wanted={"data", "event"} if media.item_schema is None else {"data"})


def _item(media: MediaType) -> Schema | None:
    if media.item_schema is not None or media.schema is None:
        return media.item_schema
    match kind_of(media.schema):
        case ListKind(items):
            return items
        case _:
            return media.schema


def _event(item: Schema, wanted: set[str]) -> Streamed:
    """Tell events that are described field by field from those whose data is described."""
    variants = tuple(_variants(item, set()))
    if all(wanted <= {*names} <= _FIELDS for names in variants):
        text = all(_is_text(names["data"]) for names in variants)
        return Streamed("fields" if text else "json-fields", item)
    match kind_of(item):
        case ScalarKind("str") | AnyKind(""):
            return Streamed("data", None)
        case _:
            return Streamed("data", item)


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
