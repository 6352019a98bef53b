"""What a schema may hold, however it says so: enough to read text that has no types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Final, TypeAlias

from specloom.ir.model import (
    EVERY_TYPE,
    BooleanSchema,
    JsonValue,
    ObjectShape,
    Schema,
    SchemaObject,
    Type,
    dereference,
)

__all__ = ["Form", "form_of", "parts", "scalars"]

_Schemas: TypeAlias = tuple[Schema, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """What any part of some schemas allows: the union over references and compositions.

    Attributes:
        types: what values may be.
        items: schemas of the items of arrays.
        members: schemas of the declared members of objects.
        others: schemas of members that are not declared.
        others_allowed: whether there may be such members.
    """

    types: frozenset[Type]
    items: _Schemas
    members: Mapping[str, _Schemas]
    others: _Schemas
    others_allowed: bool

    @property
    def is_plain(self) -> bool:
        """Whether no array and no object fits."""
        return "array" not in self.types and "object" not in self.types

    @property
    def is_listed(self) -> bool:
        """Whether only arrays fit, or null."""
        return "array" in self.types and self.types <= {"array", "null"}

    def member(self, name: str) -> _Schemas:
        """Give the schemas of a member."""
        return self.members.get(name, self.others)


def form_of(schemas: Iterable[Schema]) -> Form:
    """Look at some schemas that a value must satisfy all."""
    types: set[Type] = set()
    items: list[Schema] = []
    members: dict[str, list[Schema]] = {}
    others: list[Schema] = []
    for schema in parts(schemas):
        types |= _types(schema)
        if schema.array is not None:
            items += schema.array.prefix_items
            items += [] if schema.array.items is None else [schema.array.items]
        if schema.object is not None:
            _add_members(schema.object, members, others)
    named = {name: tuple(found) for name, found in members.items()}
    refused = any(isinstance(each, BooleanSchema) and not each.accepts for each in others)
    return Form(frozenset(types) or EVERY_TYPE, tuple(items), named, tuple(others), not refused)


def _add_members(
    shape: ObjectShape, members: dict[str, list[Schema]], others: list[Schema]
) -> None:
    for name, member in shape.properties.items():
        members.setdefault(name, []).append(member)
    others += shape.pattern_properties.values()
    if shape.additional is not None:
        others.append(shape.additional)


def parts(schemas: Iterable[Schema]) -> Iterator[SchemaObject]:
    """Give each schema that is stated or composed, once; what they refer to is followed."""
    waiting = list(schemas)
    seen: set[int] = set()
    while waiting:
        schema = dereference(waiting.pop(0))
        if id(schema) in seen or isinstance(schema, BooleanSchema):
            continue
        seen.add(id(schema))
        composition = schema.composition
        composed: _Schemas = ()
        if composition is not None:
            composed = (*composition.all_of, *composition.any_of, *composition.one_of)
            waiting += composed
        yield schema


_OF_KIND: Final[Mapping[type, Type]] = {
    bool: "boolean",
    int: "number",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
    type(None): "null",
}


_INTEGER: Final = frozenset[Type](("integer",))


def _types(schema: SchemaObject) -> frozenset[Type]:
    """Give the types that a schema speaks of; none where it leaves that to what it composes."""
    if schema.enum is not None:
        listed: frozenset[Type] = frozenset(_OF_KIND[type(value)] for value in schema.enum)
        return listed | _INTEGER if "number" in listed else listed
    composition = schema.composition
    leaves_it = composition is not None and (
        composition.all_of or composition.any_of or composition.one_of
    )
    return frozenset() if leaves_it and schema.types == EVERY_TYPE else schema.types


_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,307})(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?")
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,307})")

Scalar: TypeAlias = Callable[[str], Iterator[JsonValue]]


def scalars(types: frozenset[Type]) -> Scalar:
    """Give what lists the values of some types that a text may stand for, likeliest first.

    A text that stands for none is given as it is, for the validator to refuse.
    """
    reads_numbers = not types.isdisjoint(("integer", "number"))
    reads_words = [(word, value) for word, value, kind in _WORDS if kind in types]
    if not reads_numbers and not reads_words:
        return _only_text

    def read(text: str) -> Iterator[JsonValue]:
        if reads_numbers and (number := _number(text)) is not None:
            yield number
        yield from (value for word, value in reads_words if word == text)
        yield text

    return read


_WORDS: Final[tuple[tuple[str, JsonValue, Type], ...]] = (
    ("true", True, "boolean"),
    ("false", False, "boolean"),
    ("null", None, "null"),
    ("", None, "null"),
)


def _only_text(text: str) -> Iterator[JsonValue]:
    yield text


def _number(text: str) -> int | float | None:
    """Read a number as JSON writes it; None for what is none, or is none that a computer holds."""
    if _WHOLE.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text) and isfinite(number := float(text)):
        return number
    return None
