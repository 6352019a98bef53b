"""What the method of an operation gives back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom.diff.migration.types import NONE, Holder, PythonType, type_of
from specloom.ir.model import Operation, Response, Schema
from specloom.names import ClassKind, ListKind, Symbols, is_json, kind_of, response_media

__all__ = ["Returned", "returned", "returned_type"]


@dataclass(frozen=True, slots=True)
class Returned:
    """`schema` is that of the answer, or of one item where the method gives a pager.

    `others` tells that there is more than one kind of answer: a second schema, bytes, or none.
    """

    schema: Schema | None
    pages: bool = False
    others: bool = False


def returned(operation: Operation) -> Returned:
    """Give what the method of an operation gives back; `schema` is None for nothing or bytes."""
    bodies = [response_media(one) for one in _successes(operation)]
    schemas = [media.schema if media and is_json(media.name) else None for media in bodies]
    first = next((one for one in schemas if one is not None), None)
    if first is None:
        return Returned(None)
    item = _item(operation, first)
    if item is not None:
        return Returned(item, pages=True)
    return Returned(first, others=any(one is not first for one in schemas))


def returned_type(operation: Operation, symbols: Symbols) -> PythonType:
    """Give the type of what a method gives back, as a caller sees it."""
    here = returned(operation)
    if here.schema is None:
        return (NONE,)
    inner = type_of(here.schema, symbols)
    return (Holder("Pager", inner),) if here.pages else inner


def _successes(operation: Operation) -> Iterator[Response]:
    good = [one for one in operation.responses if one.status[:1] == "2"]
    yield from good or [one for one in operation.responses if one.status == "default"]


def _item(operation: Operation, schema: Schema) -> Schema | None:
    """Follow the path of a list operation to the schema of an item."""
    if operation.pagination is None:
        return None
    for name in operation.pagination.items:
        kind = kind_of(schema)
        if not isinstance(kind, ClassKind) or name not in kind.properties:
            return None
        schema = kind.properties[name].schema
    kind = kind_of(schema)
    return kind.items if isinstance(kind, ListKind) else None
