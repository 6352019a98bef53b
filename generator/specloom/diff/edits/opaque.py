"""Edits of what forms do not say in full, and of what no other kind of edit names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from specloom.diff.edits.alike import alike
from specloom.diff.edits.edit import Edit, Versus
from specloom.ir.model import ArrayShape, ObjectShape

__all__ = ["unevaluated", "unnamed"]

_OBJECT: Final = ObjectShape()
_ARRAY: Final = ArrayShape()


def unevaluated(versus: Versus) -> Iterator[Edit]:
    """Find rules for what nothing else describes, beside a union or a condition."""
    base, revision = versus.base, versus.revision
    before, after = base.object or _OBJECT, revision.object or _OBJECT
    old, new = before.unevaluated_properties, after.unevaluated_properties
    if not alike(old, new):
        shape = replace(before, unevaluated_properties=new)
        edited = replace(base, object=shape, obscure=_obscure(versus))
        yield versus.edit(*_told(old, new, "properties"), edited)
    first, second = base.array or _ARRAY, revision.array or _ARRAY
    old, new = first.unevaluated_items, second.unevaluated_items
    if not alike(old, new):
        array = replace(first, unevaluated_items=new)
        edited = replace(base, array=array, obscure=_obscure(versus))
        yield versus.edit(*_told(old, new, "items"), edited)


def _obscure(versus: Versus) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*versus.base.obscure, *versus.revision.obscure)))


def _told(old: object, new: object, what: str) -> tuple[str, str]:
    if old is None:
        return f"unevaluated-{what}-added", f"has a rule for {what} that nothing else describes"
    if new is None:
        told = f"no longer has a rule for {what} that nothing else describes"
        return f"unevaluated-{what}-removed", told
    return f"unevaluated-{what}-changed", f"has another rule for {what} that nothing else describes"


def unnamed(versus: Versus) -> Iterator[Edit]:
    """Find what is left where no kind of edit has a name for it and no pair inside shows it."""
    base, revision = versus.base, versus.revision
    differs = (
        base.types != revision.types
        or base.obscure != revision.obscure
        or (base.obscure and not alike(versus.at, versus.by))
    )
    if differs:
        yield versus.edit("schema-changed", "accepts other values", revision)
