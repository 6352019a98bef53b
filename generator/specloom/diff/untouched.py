"""Pairs of schemas that say the same themselves: told at a glance, without their forms.

Most pairs of two versions are such. What stands inside them may differ, and is paired as usual.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final

from specloom.diff.edits import Child
from specloom.ir.model import (
    Annotations,
    ArrayShape,
    BooleanSchema,
    NumberBounds,
    ObjectShape,
    Schema,
    SchemaObject,
    StringBounds,
)
from specloom.values.samples import Additional, Item, Property

__all__ = ["same_marks", "untouched"]

_SAID: Final = attrgetter("types", "format", "composition", "discriminator")
_NUMBER: Final = attrgetter(*NumberBounds.__dataclass_fields__)
_STRING: Final = attrgetter(*StringBounds.__dataclass_fields__)
_ARRAY: Final = attrgetter(
    "prefix_items",
    "contains",
    "min_contains",
    "max_contains",
    "min_items",
    "max_items",
    "unique_items",
    "unevaluated_items",
)
_OBJECT: Final = attrgetter(
    "pattern_properties",
    "property_names",
    "min_properties",
    "max_properties",
    "dependent_required",
    "dependent_schemas",
    "unevaluated_properties",
)
_MARKS: Final = attrgetter("default", "deprecated", "read_only", "write_only", "extensions")
_NO_OBJECT: Final = ObjectShape()
_NO_ARRAY: Final = ArrayShape()


def untouched(base: Schema, revision: Schema) -> Iterable[Child] | None:
    """Give what is inside two schemas that say the same themselves; None where they may not.

    Those that are composed of others are left to their forms.
    """
    if not (isinstance(base, SchemaObject) and isinstance(revision, SchemaObject)):
        return None
    return _children(base, revision) if _alike(base, revision) else None


def _alike(base: SchemaObject, revision: SchemaObject) -> bool:
    return (
        base.composition is None
        and base.discriminator is None
        and _SAID(base) == _SAID(revision)
        and _spelled(base.enum) == _spelled(revision.enum)
        and _same(_NUMBER, base.number, revision.number)
        and _same(_STRING, base.string, revision.string)
        and _arrays_untouched(base.array, revision.array)
        and _objects_untouched(base.object, revision.object)
    )


def same_marks(base: Annotations, revision: Annotations) -> bool:
    """Tell whether two sets of annotations say the same, but for words to people."""
    return base is revision or _spelled(_MARKS(base)) == _spelled(_MARKS(revision))


def _spelled(value: object) -> str:
    """Spell a value: 1, 1.0 and true are equal, yet not the same."""
    return "" if value is None else repr(value)


def _same(read: attrgetter[object], base: object | None, revision: object | None) -> bool:
    if base is None or revision is None:
        return base is revision
    return _spelled(read(base)) == _spelled(read(revision))


def _arrays_untouched(base: ArrayShape | None, revision: ArrayShape | None) -> bool:
    if base is None or revision is None:
        return base is revision
    plain = not base.prefix_items and base.contains is None and base.unevaluated_items is None
    both = (base.items is None) == (revision.items is None)
    return plain and both and _ARRAY(base) == _ARRAY(revision)


def _objects_untouched(base: ObjectShape | None, revision: ObjectShape | None) -> bool:
    if base is None or revision is None:
        return base is revision
    plain = not (
        base.pattern_properties
        or base.property_names
        or base.dependent_required
        or base.dependent_schemas
        or base.unevaluated_properties
    )
    return (
        plain
        and base.properties.keys() == revision.properties.keys()
        and {*base.required} == {*revision.required}
        and _OBJECT(base) == _OBJECT(revision)
        and _same_rest(base.additional, revision.additional)
        and not any(isinstance(each, BooleanSchema) for each in base.properties.values())
        and not any(isinstance(each, BooleanSchema) for each in revision.properties.values())
    )


def _same_rest(base: Schema | None, revision: Schema | None) -> bool:
    if isinstance(base, BooleanSchema) and isinstance(revision, BooleanSchema):
        return base.accepts == revision.accepts
    stated = base is not None and revision is not None
    schemas = not isinstance(base, BooleanSchema) and not isinstance(revision, BooleanSchema)
    return (base is None and revision is None) or (stated and schemas)


def _children(base: SchemaObject, revision: SchemaObject) -> Iterator[Child]:
    before, after = base.object or _NO_OBJECT, revision.object or _NO_OBJECT
    for name, schema in before.properties.items():
        step = Property(name)
        yield Child(schema, after.properties[name], (step, step), name in before.required)
    rest, others = before.additional, after.additional
    if rest is not None and others is not None and not isinstance(rest, BooleanSchema):
        yield Child(rest, others, (Additional("other"), Additional("other")))
    items, theirs = (base.array or _NO_ARRAY).items, (revision.array or _NO_ARRAY).items
    if items is not None and theirs is not None:
        yield Child(items, theirs, (Item(0), Item(0)))
