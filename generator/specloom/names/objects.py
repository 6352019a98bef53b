"""Objects put together from their parts: what `allOf` and unions beside properties add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from specloom.ir.model import (
    EVERY_TYPE,
    BooleanSchema,
    Composition,
    ObjectShape,
    Reference,
    Schema,
    SchemaObject,
    dereference,
)
from specloom.names.kinds import ClassKind, MapKind, Property, distinct, own

__all__ = ["any_of", "merged_object", "plain_object"]


def plain_object(shape: ObjectShape | None) -> ClassKind | MapKind:
    """Give the kind of an object that nothing is added to."""
    gathered = _Gathered()
    if shape:
        _take(shape, gathered, required=True)
    return gathered.kind


def merged_object(schema: SchemaObject) -> ClassKind | MapKind | None:
    """Give the kind of an object with all its parts; `None` if one is none, or nothing says so."""
    gathered = _gather(schema, {}, required=True)
    return gathered.kind if gathered and gathered.told else None


@dataclass(slots=True)
class _Gathered:
    """What parts add up to; `needed` may name properties that another part states.

    `told` is whether a part says that this is an object, by its type or its properties.
    """

    told: bool = False
    properties: dict[str, Schema] = field(default_factory=dict)
    needed: set[str] = field(default_factory=set)
    extra: Schema | None = None
    closed: bool = False

    @property
    def kind(self) -> ClassKind | MapKind:
        if not self.properties:
            return MapKind(self.extra)
        stated = self.properties.items()
        properties = {name: Property(schema, name in self.needed) for name, schema in stated}
        return ClassKind(properties, self.extra, self.closed)


_Known: TypeAlias = dict[tuple[SchemaObject, bool], "_Gathered | None"]


def _gather(schema: Schema, known: _Known, *, required: bool) -> _Gathered | None:
    """Gather each schema once; `None` where a part is no object. In itself it adds nothing."""
    target = dereference(schema)
    if isinstance(target, BooleanSchema):
        return _Gathered() if target.accepts else None
    key = (target, required)
    if key not in known:
        known[key] = _Gathered()
        known[key] = _gathered(target, known, required=required)
    return known[key]


def _gathered(target: SchemaObject, known: _Known, *, required: bool) -> _Gathered | None:
    if target.enum is not None or "object" not in target.types:
        return None
    into = _Gathered(told=target.types != EVERY_TYPE)
    composition = target.composition or Composition()
    for member in composition.all_of:
        part = _gather(member, known, required=required)
        if part is None:
            return None
        _add(part, into)
    if target.object:
        _take(target.object, into, required=required)
    _take_variants(composition.one_of + composition.any_of, into, known)
    return into


def _add(part: _Gathered, into: _Gathered) -> None:
    into.told = into.told or part.told
    into.properties |= part.properties
    into.needed |= part.needed
    into.extra = part.extra or into.extra
    into.closed = into.closed or part.closed


def _take_variants(members: tuple[Schema, ...], into: _Gathered, known: _Known) -> None:
    """Collect what variants add; a property that several state may be what any of them says."""
    variants: dict[str, list[Schema]] = {}
    for member in members:
        one = _gather(member, known, required=False) or _Gathered()
        into.told = into.told or one.told
        into.extra = into.extra or one.extra
        into.closed = into.closed or one.closed
        for name, schema in one.properties.items():
            variants.setdefault(name, []).append(schema)
    for name, schemas in variants.items():
        into.properties.setdefault(name, any_of(schemas))


def any_of(schemas: Sequence[Schema]) -> Schema:
    """Give the schema of what any of some schemas accepts."""
    members = tuple(distinct(schemas))
    members = tuple(one for one in members if not _is_nothing(one)) or members[:1]
    anything = (one for one in members if isinstance(own(one), BooleanSchema))
    alone = members[0] if len(members) == 1 else next(anything, None)
    if alone is not None:
        return alone
    pointer = f"{members[0].pointer}/anyOf"
    return SchemaObject(pointer, composition=Composition(any_of=members))


def _is_nothing(schema: Schema) -> bool:
    target = own(schema)
    return isinstance(target, BooleanSchema) and not target.accepts


def _take(shape: ObjectShape, into: _Gathered, *, required: bool) -> None:
    into.told = into.told or bool(shape.properties or shape.additional or shape.pattern_properties)
    into.properties.update(shape.properties)
    if required:
        into.needed.update(shape.required)
    patterns = tuple(shape.pattern_properties.values())
    match shape.additional:
        case BooleanSchema(accepts=False) if patterns:
            into.extra = any_of(patterns)
        case BooleanSchema(accepts=False):
            into.closed = True
        case SchemaObject() | Reference() as extra:
            into.extra = any_of((*patterns, extra))
        case _:
            pass
