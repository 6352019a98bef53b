"""How the pages of a list are walked: the type of an item, and the runtime's `Paging` as source."""

from __future__ import annotations

from collections.abc import Sequence

from specloom.ir.model import JsonValue, Operation, Schema, SchemaObject
from specloom.names import ClassKind, Symbols, kind_of, own, page_items
from specloom.render.shapes import Anything, Shape, shape_of
from specloom.render.text import literal

__all__ = ["item_of", "paging_code"]


def item_of(operation: Operation, page: Schema, symbols: Symbols) -> Shape | None:
    """Give the type of the items of a page; `None` where the operation does not walk such pages."""
    found = page_items(operation, page)
    if found is None:
        return None
    return shape_of(found.items, symbols) if found.items is not None else Anything()


def paging_code(operation: Operation, page: Schema, symbols: Symbols) -> str:
    """Write how to get from page to page, empty where there are none."""
    paging = operation.pagination
    if paging is None:
        return ""
    told = {"next": paging.next, "more": paging.more, "last": paging.last, "pages": paging.pages}
    parts = [literal(paging.kind), f"items={_attributes(page, paging.items, symbols)}"]
    parts += [f"{key}={_attributes(page, path, symbols)}" for key, path in told.items() if path]
    parts += [
        f"{key}={literal(value)}"
        for key, value in (("parameter", paging.parameter), ("size", paging.size))
        if value
    ]
    unusual = {"page": 0, "offset": 1}.get(paging.kind)
    if unusual is not None and _first(operation, paging.parameter) == unusual:
        parts.append(f"start={unusual}")
    return f"Paging({', '.join(parts)})"


def _first(operation: Operation, name: str) -> JsonValue:
    """Give where a count of pages or items starts: its default, else its minimum."""
    schemas = [one.schema for one in operation.parameters if one.name == name]
    for schema in schemas:
        target = own(schema) if schema is not None else None
        if isinstance(target, SchemaObject):
            least = target.number.minimum if target.number else None
            return (target.annotations.default or (least,))[0]
    return None


def _attributes(schema: Schema, path: Sequence[str], symbols: Symbols) -> str:
    """Write a path of wire names as a tuple of attribute names."""
    names: list[str] = []
    for wire in path:
        pointer = own(schema).pointer
        names.append(symbols.members.get(pointer, {}).get(wire, wire))
        kind = kind_of(schema)
        if isinstance(kind, ClassKind) and wire in kind.properties:
            schema = kind.properties[wire].schema
    return repr(tuple(names))
