"""Edits of `not`, of `if`, and of the property that tells the variants of a union apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from specloom.diff.edits.alike import without_alike
from specloom.diff.edits.edit import Edit, Versus
from specloom.diff.edits.members import member_name, target_of
from specloom.ir.model import (
    BooleanSchema,
    Discriminator,
    Reference,
    SchemaObject,
    Type,
    dereference,
)
from specloom.values.forms import Form

__all__ = ["conditions", "discriminator", "excludes_otherwise", "exclusions"]

_NULL: Final = frozenset[Type](("null",))


def exclusions(versus: Versus) -> Iterator[Edit]:
    """Find values that `not` excludes, or no longer does."""
    old, new = versus.base.nots, versus.revision.nots
    gone, come = without_alike(old, new), without_alike(new, old)
    if not (gone or come):
        return
    edited = replace(versus.base, nots=new)
    if excludes_otherwise(versus):
        null = versus.base.types & _NULL  # which is told apart
        edited = replace(edited, types=versus.revision.types - _NULL | null)
        yield versus.edit("not-changed", _CHANGED, edited)
    elif not gone:
        yield versus.edit("not-added", "excludes some values", edited)
    elif not come:
        yield versus.edit("not-removed", "no longer excludes some values", edited)
    else:
        yield versus.edit("not-changed", _CHANGED, edited)


def excludes_otherwise(versus: Versus) -> bool:
    """Tell whether the types differ by what `not` takes away: two rules of it are no types."""
    one, other = dereference(versus.at), dereference(versus.by)
    if isinstance(one, BooleanSchema) or isinstance(other, BooleanSchema):
        return False
    old, new = versus.base.nots, versus.revision.nots
    ruled = bool(without_alike(old, new) or without_alike(new, old))
    return ruled and one.types == other.types and all(map(_excludes, (one, other)))


def _excludes(schema: SchemaObject) -> bool:
    return schema.composition is not None and schema.composition.not_ is not None


_CHANGED: Final = "excludes values by another rule"


def conditions(versus: Versus) -> Iterator[Edit]:
    """Find rules of `if` that came, went or changed."""
    old, new = versus.base.conditionals, versus.revision.conditionals
    gone, come = without_alike(old, new), without_alike(new, old)
    if not (gone or come):
        return
    edited = replace(versus.base, conditionals=new)
    if not gone:
        yield versus.edit("if-added", "has a rule of `if` and `then` now", edited)
    elif not come:
        yield versus.edit("if-removed", "no longer has a rule of `if` and `then`", edited)
    else:
        yield versus.edit("if-changed", "has another rule of `if` and `then`", edited)


def discriminator(versus: Versus) -> Iterator[Edit]:
    """Find a discriminator that came, went, or tells variants apart otherwise."""
    old, new = _discriminator(versus.base), _discriminator(versus.revision)
    if old is None and new is None:
        return
    if old is None or new is None:
        yield from _existence(versus, old, new)
        return
    if old.property_name != new.property_name:
        told = f"tells its variants apart by `{new.property_name}` instead of `{old.property_name}`"
        yield versus.edit("discriminator-property-name-changed", told)
    before, after = _names(versus.base), _names(versus.revision)
    for tag in dict.fromkeys((*old.mapping, *new.mapping)):
        was, is_ = old.mapping.get(tag), new.mapping.get(tag)
        target = was or is_
        come = target is not None and (target_of(target) in before) != (target_of(target) in after)
        if not come and not _equal(was, is_, versus):  # else the variant itself is told
            yield from _tag(versus, tag, was, is_)


def _equal(old: Reference | None, new: Reference | None, versus: Versus) -> bool:
    """Whether a tag means the same as before, by whatever name."""
    return old is not None and new is not None and versus.same(old, new)


def _existence(
    versus: Versus, old: Discriminator | None, new: Discriminator | None
) -> Iterator[Edit]:
    if new is not None:
        told = f"tells its variants apart by `{new.property_name}` now"
        yield versus.edit("discriminator-added", told)
    if old is not None:
        told = f"no longer tells its variants apart by `{old.property_name}`"
        yield versus.edit("discriminator-removed", told)


def _discriminator(form: Form) -> Discriminator | None:
    stated = next((c.discriminator for c in form.clauses if c.discriminator), None)
    return stated or form.discriminator


def _names(form: Form) -> set[str]:
    return {target_of(member) for clause in form.clauses for member in clause.members}


def _tag(versus: Versus, tag: str, old: Reference | None, new: Reference | None) -> Iterator[Edit]:
    base, revision = versus.pointers
    if old is None and new is not None:
        told = f"has the new tag '{tag}' for {member_name(new)}"
        yield Edit("discriminator-mapping-added", base, revision, told, key=tag)
    elif new is None and old is not None:
        told = f"no longer has the tag '{tag}' for {member_name(old)}"
        yield Edit("discriminator-mapping-deleted", base, revision, told, key=tag)
    elif old is not None and new is not None and old.target_pointer != new.target_pointer:
        told = f"means {member_name(new)} by the tag '{tag}', no longer {member_name(old)}"
        yield Edit("discriminator-mapping-changed", base, revision, told, key=tag)
