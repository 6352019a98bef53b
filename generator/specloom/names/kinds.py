"""What a schema can be to a Python programmer: a `Kind`, one of a closed union.

Here are the kinds, and what reads through references, wrappers and every spelling of null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from specloom.ir.model import (
    EVERY_TYPE,
    BooleanSchema,
    Composition,
    Discriminator,
    Schema,
    SchemaObject,
    dereference,
)

__all__ = [
    "DEEPEST",
    "AnyKind",
    "ClassKind",
    "EnumKind",
    "Kind",
    "ListKind",
    "LiteralKind",
    "MapKind",
    "Property",
    "ScalarKind",
    "Tag",
    "UnionKind",
    "distinct",
    "is_null",
    "is_read_only",
    "nullable",
    "of_heirs",
    "own",
]

DEEPEST: Final = 40
"""How deeply compositions are read before a schema counts as anything (they may be recursive)."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a class: its schema and whether it must be there."""

    schema: Schema
    required: bool


@dataclass(frozen=True, slots=True)
class ClassKind:
    """An object with known properties; `extra` is the schema of the others, if one is stated."""

    properties: Mapping[str, Property]
    extra: Schema | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class EnumKind:
    """Two or more strings, or integers, in document order."""

    base: Literal["str", "int"]
    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class LiteralKind:
    """Exactly these scalars (one, or a few of different types)."""

    values: tuple[str | int | bool, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """The property that tells a union's members apart, and which tag picks which member.

    `rest` is the member for every other tag, and where there is none.
    """

    property_name: str
    members: Mapping[str, int]
    rest: int | None = None


@dataclass(frozen=True, slots=True)
class UnionKind:
    """One of several schemas; `null` is not among them."""

    members: tuple[Schema, ...]
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class ListKind:
    """An array; `items` is `None` where items may be anything."""

    items: Schema | None


@dataclass(frozen=True, slots=True)
class MapKind:
    """An object without known properties; `values` is `None` where values may be anything."""

    values: Schema | None


@dataclass(frozen=True, slots=True)
class ScalarKind:
    """A string, number, integer or boolean, with the format and unit that refine it."""

    type: Literal["str", "float", "int", "bool"]
    format: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class AnyKind:
    """Anything: nothing is stated, or more than Python types can say (`why` is then set)."""

    why: str = ""


Kind: TypeAlias = (
    ClassKind | EnumKind | LiteralKind | UnionKind | ListKind | MapKind | ScalarKind | AnyKind
)


def nullable(schema: Schema) -> bool:
    """Tell whether null is accepted, in any of its spellings. Anything goes does not count."""
    if isinstance(schema, SchemaObject) and schema.composition is None:
        return _own_word(schema) is True  # as nearly every schema is
    return _lets_null_in(schema, {}) is True


def _lets_null_in(schema: Schema, known: dict[int, bool | None]) -> bool | None:
    """Tell the same, `None` where nothing is said of it, as of a schema that is met in itself."""
    target = dereference(schema)
    if isinstance(target, BooleanSchema):
        return None if target.accepts else False
    if id(target) not in known:
        known[id(target)] = None
        known[id(target)] = _every(_says_of_null(target, known))
    return known[id(target)]


def _says_of_null(schema: SchemaObject, known: dict[int, bool | None]) -> Iterator[bool | None]:
    """Give all that a schema says of null; each has to let it in."""
    yield _own_word(schema)
    composition = schema.composition or Composition()
    yield from (_lets_null_in(member, known) for member in composition.all_of)
    for members in (composition.one_of, composition.any_of):
        if members:
            yield _some(_lets_null_in(member, known) for member in members)


def _own_word(schema: SchemaObject) -> bool | None:
    if schema.enum is not None:
        return None in schema.enum
    return None if schema.types == EVERY_TYPE else "null" in schema.types


def _every(said: Iterable[bool | None]) -> bool | None:
    each = set(said)
    if False in each:
        return False
    return True if True in each else None


def _some(said: Iterable[bool | None]) -> bool | None:
    each = set(said)
    if True in each:
        return True
    return None if None in each else False


def own(schema: Schema) -> BooleanSchema | SchemaObject:
    """Follow references, and wrappers that add nothing but annotations or null to one schema.

    A reference to a schema with heirs that a discriminator tells apart leads to their union.
    """
    if isinstance(schema, SchemaObject) and schema.composition is None:
        return schema  # as nearly every schema is
    for _ in range(DEEPEST):
        target = dereference(schema)
        if isinstance(target, BooleanSchema):
            return target
        composition = target.composition
        if composition is None and target.discriminator is None:
            return target
        if schema is not target and (union := _heirs(target)):
            return union
        inner = _wrapped(target, composition) if composition else None
        if inner is None or _is_heir(target, inner):
            return target
        schema = inner
    return dereference(schema)


def of_heirs(schema: BooleanSchema | SchemaObject) -> bool:
    """Tell the union that `own` gives for a schema with heirs."""
    told = schema.discriminator if isinstance(schema, SchemaObject) else None
    return told is not None and told.unions.get(schema.pointer.rpartition("/")[0]) is schema


def _heirs(schema: SchemaObject) -> SchemaObject | None:
    """Give the union of a schema's heirs and itself, if it has heirs."""
    told = _discriminator(schema)
    return told.unions.get(schema.pointer) if told else None


def _discriminator(schema: SchemaObject) -> Discriminator | None:
    """Find a discriminator in a schema, or in what it extends; any knows the unions of all."""
    waiting, seen = [schema], {schema.pointer}
    for one in waiting:
        if one.discriminator is not None:
            return one.discriminator
        for part in map(dereference, one.composition.all_of if one.composition else ()):
            if isinstance(part, SchemaObject) and part.pointer not in seen:
                seen.add(part.pointer)
                waiting.append(part)
    return None


def _is_heir(schema: SchemaObject, extended: Schema) -> bool:
    """Tell an heir that adds nothing to what it extends, but has a tag of its own."""
    target = dereference(extended)
    union = _heirs(target) if isinstance(target, SchemaObject) else None
    members = union.composition.any_of if union and union.composition else ()
    return any(member is schema for member in members)


def _wrapped(schema: SchemaObject, composition: Composition) -> Schema | None:
    """Give the one schema that an `allOf`, `oneOf` or `anyOf` of it stands for.

    Null does not count, nor does the schema itself.
    """
    if schema.types - {"null"} not in (EVERY_TYPE - {"null"}, frozenset(("object",))):
        return None
    if schema.object or schema.enum or schema.array or schema.string or schema.number:
        return None
    members = composition.all_of + tuple(
        member for member in composition.any_of + composition.one_of if not is_null(member)
    )
    others = [member for member in members if dereference(member) is not schema]
    return others[0] if len(others) == 1 else None


def is_read_only(schema: Schema) -> bool:
    """Tell what only the service sets, where it is said of the member itself."""
    return not isinstance(schema, BooleanSchema) and schema.annotations.read_only


def is_null(schema: Schema) -> bool:
    """Tell a schema that accepts null and nothing else."""
    target = dereference(schema)
    return isinstance(target, SchemaObject) and (
        target.types == frozenset(("null",)) or target.enum == (None,)
    )


def distinct(members: Iterable[Schema]) -> Iterator[Schema]:
    """Give each schema once, however many ways lead to it."""
    seen: set[str] = set()
    for member in members:
        pointer = own(member).pointer
        if pointer not in seen:
            seen.add(pointer)
            yield member
