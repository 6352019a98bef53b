"""What a place says of the schema it uses: wrappers around one schema are taken off.

A reference with annotations of its own, an `allOf` of one, and a union of one schema and null say
something about the place; the schema inside is the same node wherever it is used.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Final

from specloom.ir.model import (
    ANNOTATIONS,
    EVERY_TYPE,
    Annotations,
    BooleanSchema,
    Reference,
    Schema,
    SchemaObject,
    dereference,
)

__all__ = ["Use", "unwrap"]

_SAID: Final = ("enum", "number", "string", "array", "object", "discriminator")
_DEEPEST: Final = 40


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """A schema as one place uses it.

    Attributes:
        schema: what stands at the place.
        core: the schema inside all wrappers.
        own: what the wrappers say, the outermost first; the shared empty value where nothing is.
        annotations: what holds: the wrappers' word before the core's.
        null: whether a wrapper lets null in.
        said_at: where the outermost wrapper that says something stands, empty where none does.
        here: whether that is at the place itself, not behind a reference.
    """

    schema: Schema
    core: BooleanSchema | SchemaObject
    own: Annotations
    annotations: Annotations
    null: bool
    said_at: str
    here: bool

    @property
    def wrapped(self) -> bool:
        """Whether the place says anything itself."""
        return self.null or self.own is not ANNOTATIONS


def unwrap(schema: Schema) -> Use:
    """Take the wrappers off a schema."""
    own, null, inner = ANNOTATIONS, False, schema
    said_at, here, crossed = "", True, False
    for _ in range(_DEEPEST):
        match inner:
            case Reference(annotations=said):
                found: tuple[Schema, bool] | None = (inner.target, False)
            case SchemaObject(annotations=said):
                found = _inside(inner)
            case BooleanSchema():
                break
        if found is None:
            break
        if not said_at and (said is not ANNOTATIONS or found[1]):
            said_at, here = inner.pointer, not crossed
        crossed = crossed or isinstance(inner, Reference)
        own, null, inner = _over(own, said), null or found[1], found[0]
    core = dereference(inner)
    said = ANNOTATIONS if isinstance(core, BooleanSchema) else core.annotations
    return Use(schema, core, own, _over(own, said), null, said_at, here)


def _inside(schema: SchemaObject) -> tuple[Schema, bool] | None:
    """Give the one schema that a schema wraps, and whether it lets null in beside it."""
    parts = schema.composition
    if parts is None or schema.types != EVERY_TYPE or schema.format is not None:
        return None
    if any(getattr(schema, name) is not None for name in _SAID):
        return None
    if parts.not_ is not None or parts.conditional is not None:
        return None
    stated = [members for members in (parts.all_of, parts.any_of, parts.one_of) if members]
    if len(stated) != 1:
        return None
    members = stated[0]
    if len(members) == 1:
        return members[0], False
    if members is parts.all_of:
        return None
    others = [member for member in members if not _is_null(member)]
    return (others[0], True) if len(others) == 1 else None


def _is_null(schema: Schema) -> bool:
    target = dereference(schema)
    if not isinstance(target, SchemaObject) or target.composition is not None:
        return False
    return target.types == {"null"} or target.enum == (None,)


def _over(one: Annotations, other: Annotations) -> Annotations:
    """Lay one set of annotations over another: what the first leaves out, the second says."""
    if one is ANNOTATIONS or other is ANNOTATIONS:
        return other if one is ANNOTATIONS else one
    said = {f.name: getattr(one, f.name) or getattr(other, f.name) for f in fields(one)}
    said["extensions"] = {**other.extensions, **one.extensions}
    return replace(one, **said)
