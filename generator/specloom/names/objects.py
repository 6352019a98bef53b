"""Objects put together from their parts: what `allOf` and unions beside properties add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from specloom.ir.model import (
    BooleanSchema,
    Composition,
    ObjectShape,
    Reference,
    Schema,
    SchemaObject,
    dereference,
)
from specloom.names.kinds import DEEPEST, ClassKind, MapKind, Property, distinct

__all__ = ["merged_object", "plain_object"]


def plain_object(shape: ObjectShape | None) -> ClassKind | MapKind:
    """Give the kind of an object that nothing is added to."""
    gathered = _Gathered()
    if shape:
        _take(shape, gathered, required=True)
    return gathered.kind


def merged_object(schema: SchemaObject, depth: int) -> ClassKind | MapKind | None:
    """Give the kind of an object with all its parts; `None` where a part is no object."""
    gathered = _Gathered()
    return gathered.kind if _gather(schema, gathered, required=True, depth=depth) else None


@dataclass(slots=True)
class _Gathered:
    properties: dict[str, Property] = field(default_factory=dict)
    extra: Schema | None = None
    closed: bool = False

    @property
    def kind(self) -> ClassKind | MapKind:
        if self.properties:
            return ClassKind(self.properties, self.extra, self.closed)
        return MapKind(self.extra)


def _gather(schema: Schema, into: _Gathered, *, required: bool, depth: int) -> bool:
    """Collect properties; `False` where a member is no object at all."""
    target = dereference(schema)
    if isinstance(target, BooleanSchema):
        return target.accepts
    if depth > DEEPEST or target.enum is not None or "object" not in target.types:
        return False
    composition = target.composition
    members = composition.all_of if composition else ()
    if not all(_gather(one, into, required=required, depth=depth + 1) for one in members):
        return False
    if target.object:
        _take(target.object, into, required=required)
    if composition:
        _gather_variants(composition.one_of + composition.any_of, into, depth)
    return True


def _gather_variants(members: tuple[Schema, ...], into: _Gathered, depth: int) -> None:
    """Collect what variants add; a property that several state may be what any of them says."""
    variants: dict[str, list[Schema]] = {}
    for member in members:
        one = _Gathered()
        _gather(member, one, required=False, depth=depth + 1)
        into.extra = into.extra or one.extra
        into.closed = into.closed or one.closed
        for name, prop in one.properties.items():
            variants.setdefault(name, []).append(prop.schema)
    for name, schemas in variants.items():
        into.properties.setdefault(name, Property(_any_of(schemas), required=False))


def _any_of(schemas: Sequence[Schema]) -> Schema:
    members = tuple(distinct(schemas))
    if len(members) == 1:
        return members[0]
    pointer = f"{members[0].pointer}/anyOf"
    return SchemaObject(pointer, composition=Composition(any_of=members))


def _take(shape: ObjectShape, into: _Gathered, *, required: bool) -> None:
    needed = frozenset(shape.required)
    for name, schema in shape.properties.items():
        before = into.properties.get(name)
        must = required and name in needed
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
