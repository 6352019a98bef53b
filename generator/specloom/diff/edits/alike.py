"""Whether two schemas state the same, word for word, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Final

from specloom.ir.model import Annotations, BooleanSchema, Reference, SchemaObject, dereference

__all__ = ["alike", "without_alike"]

_SAYS_NOTHING: Final = frozenset(("pointer", "annotations", "unions"))


def alike(one: object, other: object) -> bool:
    """Tell whether two schemas, or two parts of such, state the same, annotations aside.

    It is quick and exact the one way only: what is not alike may still accept the same values.
    """
    return _alike(one, other, set())


def without_alike(some: Iterable[object], others: Iterable[object]) -> list[object]:
    """Give those of some parts that have no part alike among others."""
    known = list(others)
    return [each for each in some if not any(alike(each, other) for other in known)]


def _alike(one: object, other: object, assumed: set[tuple[int, int]]) -> bool:
    if isinstance(one, Reference):
        one = dereference(one)
    if isinstance(other, Reference):
        other = dereference(other)
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    match one, other:
        case ((SchemaObject() | BooleanSchema()), _):
            key = (id(one), id(other))
            if key in assumed:
                return True
            assumed.add(key)
            return _parts_alike(one, other, assumed)
        case Annotations(), _:
            return True
        case Mapping(), Mapping():
            return one.keys() == other.keys() and all(
                _alike(one[key], other[key], assumed) for key in one
            )
        case ((list() | tuple()), (list() | tuple())):
            pairs = zip(one, other, strict=False)
            return len(one) == len(other) and all(_alike(*pair, assumed) for pair in pairs)
        case _ if is_dataclass(one):
            return _parts_alike(one, other, assumed)
        case _:
            return one == other


def _parts_alike(one: object, other: object, assumed: set[tuple[int, int]]) -> bool:
    return all(
        _alike(getattr(one, part.name), getattr(other, part.name), assumed)
        for part in fields(one)  # type: ignore[arg-type]
        if part.name not in _SAYS_NOTHING
    )
