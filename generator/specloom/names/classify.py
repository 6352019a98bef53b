"""Which kind a schema is.

`kind_of` reads through references, `allOf`, and every spelling of null, and says *class*, *enum*,
*union*, *list*, *map*, *scalar* or *anything*. It decides shapes only, never names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from specloom.ir.model import (
    EVERY_TYPE,
    ArrayShape,
    BooleanSchema,
    Composition,
    Discriminator,
    Reference,
    Schema,
    SchemaObject,
    Type,
    dereference,
)
from specloom.names.kinds import (
    AnyKind,
    ClassKind,
    EnumKind,
    Kind,
    ListKind,
    LiteralKind,
    ScalarKind,
    Tag,
    UnionKind,
    distinct,
    is_null,
    nullable,
    of_heirs,
    own,
)
from specloom.names.objects import any_of, merged_object, plain_object

__all__ = ["kind_of"]

_Known: TypeAlias = dict[SchemaObject, Kind]

_SCALARS: Final[Mapping[Type, Literal["str", "float", "int", "bool"]]] = {
    "string": "str",
    "number": "float",
    "integer": "int",
    "boolean": "bool",
}


_NULL: Final = frozenset(("null",))
_OPEN: Final = AnyKind("it is made of itself")


def kind_of(schema: Schema) -> Kind:
    """Classify a schema; null is left aside (ask `nullable`)."""
    return _known_kind(own(schema))


@lru_cache(maxsize=1 << 16)  # every phase asks again; the largest descriptions have 45,000
def _known_kind(target: Schema) -> Kind:
    return _kind(target, {})


def _kind(schema: Schema, known: _Known) -> Kind:
    """Classify each schema once; one that is met in itself is anything there."""
    schema = own(schema)
    if isinstance(schema, BooleanSchema):
        return AnyKind() if schema.accepts else AnyKind("nothing is accepted here")
    if schema.enum is not None:
        return _enum(schema)
    if schema.composition is None:
        return _typed(schema)
    if schema not in known:
        known[schema] = _OPEN
        known[schema] = _composed(schema, known) or _typed(schema)
    return known[schema]


def _enum(schema: SchemaObject) -> Kind:
    stated = [value for value in schema.enum or () if value is not None]
    if any(isinstance(value, list | dict) for value in stated):
        return _unlisted(schema)
    values = tuple({(type(value), value): value for value in stated}.values())
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
    return LiteralKind(literals) if len(literals) == len(values) else _unlisted(schema)


def _unlisted(schema: SchemaObject) -> Kind:
    """Classify values that no Python type lists (fractions, lists, objects) by their type."""
    kind = _typed(schema)
    return AnyKind("no Python type lists such values") if isinstance(kind, AnyKind) else kind


def _composed(schema: SchemaObject, known: _Known) -> Kind | None:
    """Classify by `allOf`, `oneOf`, `anyOf`; `None` where they only constrain."""
    composition = schema.composition
    if composition is None:
        return None
    if composition.all_of:
        return _merged(schema, known)
    members = tuple(_members(schema, schema, set()))
    shaping = tuple(member for member in members if not _only_constrains(member))
    if not shaping:
        return None
    if schema.object and schema.object.properties:
        return _merged(schema, known)
    told = schema.types != EVERY_TYPE
    if len(shaping) < len(members):
        return None if told else AnyKind("a variant says nothing of its type")
    if told and any(isinstance(_kind(member, known), AnyKind) for member in shaping):
        return None
    if len(shaping) == 1:
        return _kind(shaping[0], known)
    return _union(shaping, schema.discriminator, known)


def _members(union: SchemaObject, whole: SchemaObject, seen: set[str]) -> Iterator[Schema]:
    """Give the members of a union that add something: neither null nor nothing nor itself.

    A member that is a union of the whole again adds its other members.
    """
    seen.add(union.pointer)
    for member in _variants(union):
        target = own(member)
        if isinstance(target, BooleanSchema):
            if target.accepts:
                yield member
        elif target is not whole and not _leads_to(target, whole, set()):
            yield member
        elif target is not whole and target.pointer not in seen:
            yield from _members(target, whole, seen)


def _variants(union: SchemaObject) -> tuple[Schema, ...]:
    parts = union.composition or Composition()
    return tuple(one for one in parts.one_of + parts.any_of if not is_null(one))


def _leads_to(schema: SchemaObject, whole: SchemaObject, seen: set[str]) -> bool:
    """Tell a union, and nothing more, that has another among its members, or among theirs."""
    parts = schema.composition
    if parts is None or parts.all_of or (schema.object and schema.object.properties):
        return False
    seen.add(schema.pointer)
    targets = (one for one in map(own, _variants(schema)) if isinstance(one, SchemaObject))
    return any(
        one is whole or (one.pointer not in seen and _leads_to(one, whole, seen)) for one in targets
    )


def _only_constrains(schema: Schema) -> bool:
    """Tell members that state no shape: `required` lists, `not`, bounds."""
    target = own(schema)
    if isinstance(target, BooleanSchema):
        return False
    shape = target.object
    return (
        target.types == EVERY_TYPE
        and target.enum is None
        and not _implied(target)
        and not (
            target.composition
            and (
                target.composition.all_of or target.composition.any_of or target.composition.one_of
            )
        )
        and target.annotations.extensions.get("x-unit") is None
        and (shape is not None or target.composition is not None)
    )


def _union(members: tuple[Schema, ...], told: Discriminator | None, known: _Known) -> Kind:
    flat = tuple(distinct(members))
    if len(flat) == 1:
        return _kind(flat[0], known)
    tag = _told_tag(flat, told) if told else None
    return UnionKind(flat, tag or _inferred_tag(flat, known))


def _told_tag(members: tuple[Schema, ...], told: Discriminator) -> Tag | None:
    targets = list(map(own, members))
    places = {target.pointer: at for at, target in enumerate(targets)}
    mapping = dict(_placed(told, places))
    for at, target in enumerate(targets):
        mapping |= {tag: at for tag in _heir_tags(target, told) if tag not in mapping}
    rest = _place(told.default, places) if told.default else None
    chosen = {*mapping.values(), *(() if rest is None else (rest,))}
    return Tag(told.property_name, mapping, rest) if chosen == set(places.values()) else None


def _placed(told: Discriminator, places: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    for tag, reference in told.mapping.items():
        at = _place(reference, places)
        if at is not None:
            yield tag, at


def _place(reference: Reference, places: Mapping[str, int]) -> int | None:
    """Find the member that a tag leads to: with its heirs, or in the union of heirs without."""
    at = places.get(own(reference).pointer)
    return places.get(dereference(reference).pointer) if at is None else at


def _heir_tags(member: BooleanSchema | SchemaObject, told: Discriminator) -> Iterable[str]:
    """Give the tags of the heirs that a member of a union stands for."""
    inner = member.discriminator if isinstance(member, SchemaObject) else None
    same = inner is not None and of_heirs(member) and inner.property_name == told.property_name
    return inner.mapping if inner is not None and same else ()


def _inferred_tag(members: tuple[Schema, ...], known: _Known) -> Tag | None:
    """Find a required property whose fixed values tell the members apart."""
    kinds = [_kind(member, known) for member in members]
    if not all(isinstance(kind, ClassKind) for kind in kinds):
        return None
    classes = [kind for kind in kinds if isinstance(kind, ClassKind)]
    for name in classes[0].properties:
        tag = _tag_by(name, classes, known)
        if tag is not None:
            return tag
    return None


def _tag_by(name: str, classes: list[ClassKind], known: _Known) -> Tag | None:
    mapping: dict[str, int] = {}
    for at, kind in enumerate(classes):
        prop = kind.properties.get(name)
        values = _fixed(prop.schema, known) if prop and prop.required else ()
        if not values or any(value in mapping for value in values):
            return None
        mapping |= dict.fromkeys(values, at)
    return Tag(name, mapping)


def _fixed(schema: Schema, known: _Known) -> tuple[str, ...]:
    match _kind(schema, known):
        case LiteralKind(values) | EnumKind(_, values):
            texts = tuple(value for value in values if isinstance(value, str))
            return texts if len(texts) == len(values) and not nullable(schema) else ()
        case _:
            return ()


def _merged(schema: SchemaObject, known: _Known) -> Kind | None:
    """Merge `allOf` (and unions beside properties) of objects into one class."""
    merged = merged_object(schema)
    if merged is not None:
        return merged
    members = schema.composition.all_of if schema.composition else ()
    kinds = [_kind(member, known) for member in members]
    stated = [kind for kind in kinds if not isinstance(kind, AnyKind)]
    if schema.types != EVERY_TYPE or not stated:
        return None
    return stated[0] if len(stated) == 1 else AnyKind("allOf of things that are no objects")


def _typed(schema: SchemaObject) -> Kind:
    types = schema.types - _NULL
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
    shape = schema.object
    if shape and (shape.properties or shape.additional or shape.pattern_properties):
        return frozenset(("object",))
    if schema.array and (schema.array.items or schema.array.prefix_items):
        return frozenset(("array",))
    return frozenset()


def _single(schema: SchemaObject, kind: Type) -> Kind:
    if kind == "object":
        return plain_object(schema.object)
    if kind == "array":
        return ListKind(_items(schema.array) if schema.array else None)
    if kind == "null":
        return AnyKind()
    return _scalar(kind, schema.format or "", schema.annotations.unit)


@lru_cache(maxsize=1024)  # most schemas are one of a few dozen
def _scalar(kind: Type, form: str, unit: str) -> ScalarKind:
    return ScalarKind(_SCALARS[kind], form, unit)


def _items(shape: ArrayShape) -> Schema | None:
    """Give what any item may be; those that `prefixItems` types by place are items as well."""
    full = shape.max_items is not None and shape.max_items <= len(shape.prefix_items)
    match shape.items:
        case _ if shape.prefix_items and full:
            return any_of(shape.prefix_items)
        case BooleanSchema(accepts=False) if shape.prefix_items:
            return any_of(shape.prefix_items)
        case None | BooleanSchema():
            return None
        case rest:
            return any_of((*shape.prefix_items, rest))
