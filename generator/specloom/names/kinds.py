"""What a schema looks like to a Python programmer: one `Kind` of a closed union.

`kind_of` reads through references, `allOf`, and every spelling of null, and says *class*, *enum*,
*union*, *list*, *map*, *scalar* or *anything*. It decides shapes only, never names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from specloom.ir.model import (
    EVERY_TYPE,
    BooleanSchema,
    Discriminator,
    JsonValue,
    ObjectShape,
    Reference,
    Schema,
    SchemaObject,
    Type,
    dereference,
)

__all__ = [
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
    "kind_of",
    "nullable",
    "own",
]

_DEPTH = 40
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
    """The property that tells a union's members apart, and which tag picks which member."""

    property_name: str
    members: Mapping[str, int]


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

_SCALARS: Mapping[Type, Literal["str", "float", "int", "bool"]] = {
    "string": "str",
    "number": "float",
    "integer": "int",
    "boolean": "bool",
}


def nullable(schema: Schema, depth: int = 0) -> bool:
    """Tell whether null is accepted, in any of its spellings. Anything goes does not count."""
    target = dereference(schema)
    if isinstance(target, BooleanSchema) or depth > _DEPTH:
        return False
    if target.enum is not None:
        return None in target.enum
    if target.types != EVERY_TYPE and "null" not in target.types:
        return False
    composition = target.composition
    if composition and (members := composition.one_of or composition.any_of):
        return any(_is_null(member) or nullable(member, depth + 1) for member in members)
    if composition and composition.all_of:
        return all(nullable(member, depth + 1) for member in composition.all_of)
    return target.types != EVERY_TYPE


def own(schema: Schema) -> BooleanSchema | SchemaObject:
    """Follow references, and wrappers that add nothing but annotations or null to one schema."""
    for _ in range(_DEPTH):
        target = dereference(schema)
        inner = _wrapped(target)
        if inner is None:
            return target
        schema = inner
    return dereference(schema)


def _wrapped(schema: BooleanSchema | SchemaObject) -> Schema | None:
    """Give the one schema that an `allOf`, `oneOf` or `anyOf` of it (and null) stands for."""
    if not isinstance(schema, SchemaObject) or schema.composition is None:
        return None
    if schema.types - {"null"} not in (EVERY_TYPE - {"null"}, frozenset(("object",))):
        return None
    if schema.object or schema.enum or schema.array or schema.string or schema.number:
        return None
    composition = schema.composition
    members = composition.all_of + tuple(
        member for member in composition.any_of + composition.one_of if not _is_null(member)
    )
    return members[0] if len(members) == 1 else None


def _is_null(schema: Schema) -> bool:
    target = dereference(schema)
    return isinstance(target, SchemaObject) and (
        target.types == frozenset(("null",)) or target.enum == (None,)
    )


def kind_of(schema: Schema, depth: int = 0) -> Kind:
    """Classify a schema; null is left aside (ask `nullable`)."""
    schema = own(schema)
    if isinstance(schema, BooleanSchema):
        return AnyKind() if schema.accepts else AnyKind("nothing is accepted here")
    if depth > _DEPTH:
        return AnyKind("composition is nested too deeply")
    if schema.enum is not None:
        return _enum(schema)
    if schema.composition is not None:
        composed = _composed(schema, depth)
        if composed is not None:
            return composed
    return _typed(schema)


def _enum(schema: SchemaObject) -> Kind:
    values = tuple(dict.fromkeys(value for value in schema.enum or () if _hashable(value)))
    values = tuple(value for value in values if value is not None)
    strings = tuple(value for value in values if isinstance(value, str))
    integers = tuple(v for v in values if isinstance(v, int) and not isinstance(v, bool))
    if not values:
        return _typed(schema) if schema.types != EVERY_TYPE else AnyKind()
    if len(values) == 1 and isinstance(values[0], str | int | bool):
        return LiteralKind((values[0],))
    if len(strings) == len(values):
        return EnumKind("str", strings)
    if len(integers) == len(values):
        return EnumKind("int", integers)
    literals = tuple(value for value in values if isinstance(value, str | int | bool))
    return LiteralKind(literals) if len(literals) == len(values) else _typed(schema)


def _hashable(value: JsonValue) -> bool:
    return not isinstance(value, list | dict)


def _composed(schema: SchemaObject, depth: int) -> Kind | None:
    """Classify by `allOf`, `oneOf`, `anyOf`; `None` where they only constrain."""
    composition = schema.composition
    if composition is None:
        return None
    if composition.all_of:
        return _merged(schema, depth)
    members = composition.one_of + composition.any_of
    shaping = tuple(m for m in members if not _is_null(m) and not _only_constrains(m))
    if not shaping:
        return None
    if schema.object and schema.object.properties:
        return _merged(schema, depth)
    if len(shaping) == 1:
        return kind_of(shaping[0], depth + 1)
    return _union(shaping, schema.discriminator, depth)


def _only_constrains(schema: Schema) -> bool:
    """Tell members that state no shape: `required` lists, `not`, bounds."""
    target = own(schema)
    if isinstance(target, BooleanSchema):
        return True
    shape = target.object
    return (
        target.types == EVERY_TYPE
        and target.enum is None
        and not (shape and (shape.properties or shape.additional))
        and not (target.array and target.array.items)
        and not (
            target.composition
            and (
                target.composition.all_of or target.composition.any_of or target.composition.one_of
            )
        )
        and target.annotations.extensions.get("x-unit") is None
        and (shape is not None or target.composition is not None)
    )


def _union(members: tuple[Schema, ...], told: Discriminator | None, depth: int) -> Kind:
    flat = tuple(_distinct(members))
    if len(flat) == 1:
        return kind_of(flat[0], depth + 1)
    tag = _told_tag(flat, told) if told else None
    return UnionKind(flat, tag or _inferred_tag(flat, depth))


def _distinct(members: tuple[Schema, ...]) -> Iterator[Schema]:
    seen: set[str] = set()
    for member in members:
        pointer = own(member).pointer
        if pointer not in seen:
            seen.add(pointer)
            yield member


def _told_tag(members: tuple[Schema, ...], told: Discriminator) -> Tag | None:
    places = {own(member).pointer: at for at, member in enumerate(members)}
    mapping = {
        tag: places[own(reference).pointer]
        for tag, reference in told.mapping.items()
        if own(reference).pointer in places
    }
    return (
        Tag(told.property_name, mapping) if set(mapping.values()) == set(places.values()) else None
    )


def _inferred_tag(members: tuple[Schema, ...], depth: int) -> Tag | None:
    """Find a required property whose fixed values tell the members apart."""
    kinds = [kind_of(member, depth + 1) for member in members]
    if not all(isinstance(kind, ClassKind) for kind in kinds):
        return None
    classes = [kind for kind in kinds if isinstance(kind, ClassKind)]
    for name in classes[0].properties:
        tag = _tag_by(name, classes, depth)
        if tag is not None:
            return tag
    return None


def _tag_by(name: str, classes: list[ClassKind], depth: int) -> Tag | None:
    mapping: dict[str, int] = {}
    for at, kind in enumerate(classes):
        prop = kind.properties.get(name)
        values = _fixed(prop.schema, depth) if prop and prop.required else ()
        if not values or any(value in mapping for value in values):
            return None
        mapping |= dict.fromkeys(values, at)
    return Tag(name, mapping)


def _fixed(schema: Schema, depth: int) -> tuple[str, ...]:
    match kind_of(schema, depth + 1):
        case LiteralKind(values) | EnumKind(_, values):
            return tuple(v for v in values if isinstance(v, str)) if not nullable(schema) else ()
        case _:
            return ()


@dataclass(slots=True)
class _Gathered:
    properties: dict[str, Property] = field(default_factory=dict)
    extra: Schema | None = None
    closed: bool = False


def _merged(schema: SchemaObject, depth: int) -> Kind | None:
    """Merge `allOf` (and unions beside properties) of objects into one class."""
    gathered = _Gathered()
    if not _gather(schema, gathered, required=True, depth=depth):
        members = schema.composition.all_of if schema.composition else ()
        kinds = [kind_of(member, depth + 1) for member in members]
        stated = [kind for kind in kinds if not isinstance(kind, AnyKind)]
        if schema.types != EVERY_TYPE or not stated:
            return None
        return stated[0] if len(stated) == 1 else AnyKind("allOf of things that are no objects")
    if gathered.properties:
        return ClassKind(gathered.properties, gathered.extra, gathered.closed)
    return MapKind(gathered.extra)


def _gather(schema: Schema, into: _Gathered, *, required: bool, depth: int) -> bool:
    """Collect properties; `False` where a member is no object at all."""
    target = dereference(schema)
    if isinstance(target, BooleanSchema):
        return target.accepts
    if depth > _DEPTH or target.enum is not None or "object" not in target.types:
        return False
    composition = target.composition
    if composition:
        if not all(
            _gather(m, into, required=required, depth=depth + 1) for m in composition.all_of
        ):
            return False
        for member in composition.one_of + composition.any_of:
            if not _is_null(member):
                _gather(member, into, required=False, depth=depth + 1)
    if target.object:
        _take(target.object, into, required=required)
    return True


def _take(shape: ObjectShape, into: _Gathered, *, required: bool) -> None:
    for name, schema in shape.properties.items():
        before = into.properties.get(name)
        must = required and name in shape.required
        into.properties[name] = Property(schema, must or bool(before and before.required))
    for name in shape.required if required else ():
        if name in into.properties and not into.properties[name].required:
            into.properties[name] = Property(into.properties[name].schema, required=True)
    match shape.additional:
        case BooleanSchema(accepts=False):
            into.closed = True
        case SchemaObject() | Reference() as extra:
            into.extra = extra
        case _:
            pass


def _typed(schema: SchemaObject) -> Kind:
    types = schema.types - {"null"}
    if schema.types == EVERY_TYPE:
        types = _implied(schema)
    if len(types) == 1:
        return _single(schema, next(iter(types)))
    if not types or types >= EVERY_TYPE - {"null"}:
        return AnyKind()
    return UnionKind(tuple(_narrowed(schema, one) for one in sorted(types)))


def _narrowed(schema: SchemaObject, kind: Type) -> SchemaObject:
    """Give the same schema for one of its types, as a place of its own."""
    return SchemaObject(
        pointer=f"{schema.pointer}/type/{kind}",
        types=frozenset((kind,)),
        format=schema.format,
        array=schema.array,
        object=schema.object,
        annotations=schema.annotations,
    )


def _implied(schema: SchemaObject) -> frozenset[Type]:
    """Read the type off the constraints where none is stated."""
    if schema.object and (schema.object.properties or schema.object.additional):
        return frozenset(("object",))
    if schema.array and (schema.array.items or schema.array.prefix_items):
        return frozenset(("array",))
    return frozenset()


def _single(schema: SchemaObject, kind: Type) -> Kind:
    if kind == "object":
        return _object(schema)
    if kind == "array":
        return ListKind(schema.array.items if schema.array else None)
    if kind == "null":
        return AnyKind()
    return ScalarKind(_SCALARS[kind], schema.format or "", schema.annotations.unit)


def _object(schema: SchemaObject) -> Kind:
    gathered = _Gathered()
    if schema.object:
        _take(schema.object, gathered, required=True)
    if gathered.properties:
        return ClassKind(gathered.properties, gathered.extra, gathered.closed)
    return MapKind(gathered.extra)
