"""Edits of the properties of objects: gone, new, renamed, required."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Protocol, TypeAlias

from specloom.diff.edits.edit import Edit, Versus
from specloom.diff.model import Confidence, Rename
from specloom.ir.model import BooleanSchema, ObjectShape, Schema, dereference
from specloom.values.forms import Form
from specloom.values.shapes import ANYTHING, forbids, property_at

__all__ = ["MatchProperties", "Matched", "has_default", "properties", "property_matches"]

_OBJECT: Final = ObjectShape()
NOTHING: Final = BooleanSchema("", accepts=False)


class Matched(Protocol):
    """A property of the base taken for one of the revision."""

    @property
    def base(self) -> str:
        """Its name on the base side."""
        ...

    @property
    def revision(self) -> str:
        """Its name on the revision's side."""
        ...

    @property
    def confidence(self) -> Confidence:
        """How sure that is."""
        ...


MatchProperties: TypeAlias = Callable[
    [Mapping[str, Schema], Mapping[str, Schema]], Sequence[Matched]
]
"""Matches properties that are gone with such as are new."""


def properties(versus: Versus, match: MatchProperties) -> Iterator[Edit]:
    """Find properties that were removed, added or renamed, and what became of `required`."""
    if not ("object" in versus.base.types and "object" in versus.revision.types):
        return
    before, after = versus.base.object or _OBJECT, versus.revision.object or _OBJECT
    gone, new = _only(before, after), _only(after, before)
    pairs = {each.base: each for each in property_matches(before, after, match)}
    for name, schema in gone.items():
        if name in pairs:
            yield from _renamed(versus, before, after, pairs[name])
        else:
            yield _removed(versus, after, name, schema)
    taken = {each.revision for each in pairs.values()}
    for name, schema in new.items():
        if name not in taken:
            yield _added(versus, after, name, schema)
    yield from _forbidden(versus, before, after)
    yield from _required(versus, before, after)


def property_matches(
    before: ObjectShape, after: ObjectShape, match: MatchProperties
) -> Sequence[Matched]:
    """Give the properties that are called otherwise now."""
    gone, new = _only(before, after), _only(after, before)
    if not (gone and new):
        return ()
    return [each for each in match(gone, new) if each.confidence != "ask"]


def _only(shape: ObjectShape, other: ObjectShape) -> dict[str, Schema]:
    """Give the properties that one shape has and the other has not."""
    return {
        name: schema
        for name, schema in shape.properties.items()
        if not forbids(schema) and forbids(other.properties.get(name, NOTHING))
    }


def _with_shape(form: Form, shape: ObjectShape) -> Form:
    return replace(form, object=shape)


def _removed(versus: Versus, after: ObjectShape, name: str, schema: Schema) -> Edit:
    before = versus.base.object or _OBJECT
    kept = {n: s for n, s in before.properties.items() if n != name}
    left = property_at(after, name, versus.forms.both)
    if left is not ANYTHING:
        kept[name] = left  # what the revision says of any name, which may be that there is none
    shape = replace(
        before,
        properties=kept,
        required=tuple(n for n in before.required if n != name or n in after.required),
    )
    return Edit(
        "property-removed",
        schema.pointer,
        None,
        "is gone",
        _with_shape(versus.base, shape),
        name,
        name in before.required,
        schema,
    )


def _added(versus: Versus, after: ObjectShape, name: str, schema: Schema) -> Edit:
    before = versus.base.object or _OBJECT
    required = name in after.required
    kept = required or name in before.required  # what became of that is told by itself
    others = tuple(each for each in before.required if each != name)
    shape = replace(
        before,
        properties={**before.properties, name: schema},
        required=(*others, name) if kept else others,
    )
    return Edit(
        "property-added",
        None,
        schema.pointer,
        "is new and required" if required else "is new",
        _with_shape(versus.base, shape),
        name,
        required,
        schema,
    )


def _renamed(
    versus: Versus, before: ObjectShape, after: ObjectShape, pair: Matched
) -> Iterator[Edit]:
    old, new = before.properties[pair.base], after.properties[pair.revision]
    was, is_ = pair.base in before.required, pair.revision in after.required
    named = {(pair.revision if n == pair.base else n): s for n, s in before.properties.items()}
    kept = tuple(each for each in before.required if each != pair.base)
    shape = replace(before, properties=named, required=(*kept, pair.revision) if was else kept)
    yield Edit(
        "property-renamed",
        old.pointer,
        new.pointer,
        f"is called `{pair.revision}` now{', it seems' * (pair.confidence != 'sure')}",
        _with_shape(versus.base, shape),
        pair.base,
        was,
        old,
        Rename(pair.base, pair.revision, pair.confidence),
    )
    if was != is_:
        yield from _requiredness(versus, before, pair.base, old, new, becomes=is_)


def _forbidden(versus: Versus, before: ObjectShape, after: ObjectShape) -> Iterator[Edit]:
    """Find names that one side forbids and the other says nothing of."""
    for name, schema in after.properties.items():
        if forbids(schema) and name not in before.properties:
            shape = replace(before, properties={**before.properties, name: schema})
            yield _name_changed(versus, shape, name, f"no longer allows `{name}`")
    for name, schema in before.properties.items():
        if forbids(schema) and name not in after.properties:
            kept = {n: s for n, s in before.properties.items() if n != name}
            shape = replace(before, properties=kept)
            yield _name_changed(versus, shape, name, f"no longer forbids `{name}`")


def _name_changed(versus: Versus, shape: ObjectShape, name: str, told: str) -> Edit:
    edited = _with_shape(versus.base, shape)
    return Edit("schema-changed", *versus.pointers, told, edited, key=name)


def _required(versus: Versus, before: ObjectShape, after: ObjectShape) -> Iterator[Edit]:
    """Find what became required or optional among what both sides have, or neither describes."""
    for name in dict.fromkeys((*before.required, *after.required)):
        was, is_ = name in before.required, name in after.required
        described = [not forbids(s.properties.get(name, NOTHING)) for s in (before, after)]
        if was == is_ or described == [was, is_]:
            continue  # told where it is new, or gone
        if not all(described):
            yield _undescribed(versus, before, name, becomes=is_)
            continue
        old, new = before.properties[name], after.properties[name]
        yield from _requiredness(versus, before, name, old, new, becomes=is_)


def _undescribed(versus: Versus, before: ObjectShape, name: str, *, becomes: bool) -> Edit:
    """Tell of a property that is, or was, required and that nothing else is said of."""
    kept = tuple(each for each in before.required if each != name)
    shape = replace(before, required=(*kept, name) if becomes else kept)
    kind = "became-required" if becomes else "became-optional"
    told = f"{'must' if becomes else 'need no longer'} have `{name}`, which is not described"
    edited = _with_shape(versus.base, shape)
    return Edit(kind, *versus.pointers, told, edited, name, becomes, key=name)


def _requiredness(  # noqa: PLR0913 - what there is to tell
    versus: Versus, before: ObjectShape, name: str, old: Schema, new: Schema, *, becomes: bool
) -> Iterator[Edit]:
    if becomes:
        shape = replace(before, required=(*before.required, name))
        kind, told = "became-required", "became required"
    else:
        kept = tuple(each for each in before.required if each != name)
        shape = replace(before, required=kept)
        kind, told = "became-optional", "became optional"
    edited = _with_shape(versus.base, shape)
    yield Edit(kind, old.pointer, new.pointer, told, edited, name, becomes, new)


def has_default(schema: Schema) -> bool:
    """Tell whether a schema states a default."""
    target = dereference(schema)
    said = getattr(schema, "annotations", None), getattr(target, "annotations", None)
    return any(each is not None and each.default for each in said)
