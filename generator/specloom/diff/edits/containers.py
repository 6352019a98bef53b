"""Edits of arrays and of objects as wholes; properties have a module of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from specloom.diff.edits.alike import alike
from specloom.diff.edits.bounds import direction_of, told_of_bound
from specloom.diff.edits.edit import Edit, Versus, shown
from specloom.ir.model import ArrayShape, BooleanSchema, ObjectShape, Schema
from specloom.values.shapes import forbids

__all__ = [
    "additional",
    "array_parts",
    "counts",
    "dependents",
    "item_counts",
    "pattern_properties",
    "prefix_items",
    "property_names",
    "uniqueness",
]

_ARRAY: Final = ArrayShape()
_OBJECT: Final = ObjectShape()


def _arrays(versus: Versus) -> tuple[ArrayShape, ArrayShape] | None:
    if not ("array" in versus.base.types and "array" in versus.revision.types):
        return None
    return versus.base.array or _ARRAY, versus.revision.array or _ARRAY


def _objects(versus: Versus) -> tuple[ObjectShape, ObjectShape] | None:
    if not ("object" in versus.base.types and "object" in versus.revision.types):
        return None
    return versus.base.object or _OBJECT, versus.revision.object or _OBJECT


def _array_edit(versus: Versus, kind: str, told: str, **changed: Any) -> Edit:
    shape = replace(versus.base.array or _ARRAY, **changed)
    return versus.edit(kind, told, replace(versus.base, array=shape))


def _object_edit(versus: Versus, kind: str, told: str, **changed: Any) -> Edit:
    shape = replace(versus.base.object or _OBJECT, **changed)
    return versus.edit(kind, told, replace(versus.base, object=shape))


# ---------------------------------------------------------------------------------------- arrays


def item_counts(versus: Versus) -> Iterator[Edit]:
    """Find lengths of arrays that changed."""
    shapes = _arrays(versus)
    if shapes is None:
        return
    before, after = shapes
    for name, field in (("min", "min_items"), ("max", "max_items")):
        old, new = getattr(before, field), getattr(after, field)
        if old == new:
            continue
        plain_old, plain_new = (old or None, new or None) if name == "min" else (old, new)
        told = told_of_bound(f"{name}imum", plain_old, plain_new, "item")
        kind = f"{name}-items-{direction_of(plain_old, plain_new)}"
        yield _array_edit(versus, kind, told, **{field: new})


def uniqueness(versus: Versus) -> Iterator[Edit]:
    """Find items that must be unique now, or need not any more."""
    shapes = _arrays(versus)
    if shapes is None or shapes[0].unique_items == shapes[1].unique_items:
        return
    if shapes[1].unique_items:
        yield _array_edit(versus, "unique-items-added", "must have unique items", unique_items=True)
    else:
        told = "may hold an item twice"
        yield _array_edit(versus, "unique-items-removed", told, unique_items=False)


def prefix_items(versus: Versus) -> Iterator[Edit]:
    """Find first items that are, or are no longer, described one by one."""
    shapes = _arrays(versus)
    if shapes is None:
        return
    before, after = shapes
    old, new = len(before.prefix_items), len(after.prefix_items)
    if old == new:
        return
    told = f"describes {new} of its first items one by one, formerly {old}"
    kept = (*before.prefix_items[: min(old, new)], *after.prefix_items[old:])
    kind = "prefix-items-added" if new > old else "prefix-items-removed"
    yield _array_edit(versus, kind, told, prefix_items=kept)


def array_parts(versus: Versus) -> Iterator[Edit]:
    """Find what arrays must contain, and how often."""
    shapes = _arrays(versus)
    if shapes is None:
        return
    before, after = shapes
    changed = {
        "contains": after.contains,
        "min_contains": after.min_contains,
        "max_contains": after.max_contains,
    }
    if (before.contains is None) != (after.contains is None):
        added = after.contains is not None
        told = "must contain a certain item" if added else "need no longer contain a certain item"
        yield _array_edit(versus, f"contains-{'added' if added else 'removed'}", told, **changed)
        return
    if not alike(before.contains, after.contains):
        told = "must contain another item"
        yield _array_edit(versus, "contains-changed", told, contains=after.contains)
    for name, field in (("min", "min_contains"), ("max", "max_contains")):
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            told = told_of_bound(f"{name}imum", old, new, "matching item")
            kind = f"{name}-contains-{direction_of(old, new)}"
            yield _array_edit(versus, kind, told, **{field: new})


# --------------------------------------------------------------------------------------- objects


def additional(versus: Versus) -> Iterator[Edit]:
    """Find objects that were opened to properties of any name, or closed."""
    shapes = _objects(versus)
    if shapes is None:
        return
    old, new = (_stated(shape.additional) for shape in shapes)
    if old is new or (old is not None and new is not None and forbids(old) == forbids(new)):
        return  # the same, or two schemas, which are compared as such
    if forbids(new):
        kind, told = "additional-properties-forbidden", "no longer allows other properties"
    elif forbids(old):
        kind, told = "additional-properties-allowed", "allows other properties"
    elif new is not None:
        kind = "additional-properties-restricted"
        told = "says what the values of other properties are"
    else:
        kind = "additional-properties-freed"
        told = "no longer says what the values of other properties are"
    yield _object_edit(versus, kind, told, additional=new)


def _stated(schema: Schema | None) -> Schema | None:
    free = isinstance(schema, BooleanSchema) and schema.accepts
    return None if free else schema


def pattern_properties(versus: Versus) -> Iterator[Edit]:
    """Find patterns of property names that came or went."""
    shapes = _objects(versus)
    if shapes is None:
        return
    before, after = shapes
    for pattern in before.pattern_properties:
        if pattern not in after.pattern_properties:
            kept = {p: s for p, s in before.pattern_properties.items() if p != pattern}
            told = f"no longer describes properties whose name matches {shown(pattern)}"
            yield _object_edit(versus, "pattern-property-removed", told, pattern_properties=kept)
    for pattern, schema in after.pattern_properties.items():
        if pattern not in before.pattern_properties:
            more = {**before.pattern_properties, pattern: schema}
            told = f"describes properties whose name matches {shown(pattern)}"
            yield _object_edit(versus, "pattern-property-added", told, pattern_properties=more)


def property_names(versus: Versus) -> Iterator[Edit]:
    """Find rules for the names of properties that came or went."""
    shapes = _objects(versus)
    if shapes is None:
        return
    old, new = shapes[0].property_names, shapes[1].property_names
    if alike(old, new):
        return
    if old is None:
        verb, told = "added", "has a rule for the names of properties now"
    elif new is None:
        verb, told = "removed", "no longer has a rule for the names of properties"
    else:
        verb, told = "changed", "has another rule for the names of properties"
    yield _object_edit(versus, f"property-names-{verb}", told, property_names=new)


def counts(versus: Versus) -> Iterator[Edit]:
    """Find numbers of properties that changed."""
    shapes = _objects(versus)
    if shapes is None:
        return
    before, after = shapes
    for name, field in (("min", "min_properties"), ("max", "max_properties")):
        old, new = getattr(before, field), getattr(after, field)
        if old == new:
            continue
        plain_old, plain_new = (old or None, new or None) if name == "min" else (old, new)
        told = told_of_bound(f"{name}imum", plain_old, plain_new, "property")
        kind = f"{name}-properties-{direction_of(plain_old, plain_new)}"
        yield _object_edit(versus, kind, told, **{field: new})


def dependents(versus: Versus) -> Iterator[Edit]:
    """Find what a property's presence asks for."""
    shapes = _objects(versus)
    if shapes is None:
        return
    before, after = shapes
    yield from _dependents(versus, "required", before.dependent_required, after.dependent_required)
    yield from _dependents(versus, "schema", before.dependent_schemas, after.dependent_schemas)


def _dependents(
    versus: Versus, what: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Edit]:
    field = "dependent_required" if what == "required" else "dependent_schemas"
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if alike(old, new):
            continue
        verb = "added" if old is None else "removed" if new is None else "changed"
        changed = {k: v for k, v in {**before, name: new}.items() if v is not None}
        where = f"where `{name}` is there"
        told = f"asks for {_asked(new)} {where}"
        if new is None:
            told = f"no longer asks for {_asked(old)} {where}"
        elif what == "required" and old is not None:
            told = f"{told}, formerly for {_asked(old)}"
        elif old is not None:
            told = f"asks for something else {where}"
        yield _object_edit(versus, f"dependent-{what}-{verb}", told, **{field: changed})


def _asked(wanted: Any) -> str:
    """Name what is asked for: properties, or what a schema says."""
    if not isinstance(wanted, tuple):
        return "more"
    return " and ".join(f"`{name}`" for name in wanted) or "nothing"
