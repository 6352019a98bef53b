"""What the method of an operation gives back."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.diff.migration.types import NONE, Holder, PythonType, type_of
from specloom.ir.media_types import is_json
from specloom.ir.model import Operation, Schema
from specloom.names import Symbols, page_items, response_media, successes

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
    bodies = [response_media(one) for one in successes(operation)]
    schemas = [media.schema if media and is_json(media.name) else None for media in bodies]
    first = next((one for one in schemas if one is not None), None)
    if first is None:
        return Returned(None)
    page = page_items(operation, first)
    if page is not None and page.items is not None:
        return Returned(page.items, pages=True)
    return Returned(first, others=any(one is not first for one in schemas))


def returned_type(operation: Operation, symbols: Symbols) -> PythonType:
    """Give the type of what a method gives back, as a caller sees it."""
    here = returned(operation)
    if here.schema is None:
        return (NONE,)
    inner = type_of(here.schema, symbols)
    return (Holder("Pager", inner),) if here.pages else inner
