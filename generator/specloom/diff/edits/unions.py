"""Edits of unions: members that came or went, unions that did, a schema that became one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from specloom.diff.edits.edit import Edit, Versus
from specloom.diff.edits.members import (
    clause_pairs,
    member_name,
    member_names,
    member_pairs,
    one_like,
    target_of,
    what_it_is,
    word_of,
)
from specloom.diff.edits.scalars import nullability, retyped
from specloom.ir.model import Schema, Type
from specloom.values.forms import Clause, Form, Forms
from specloom.values.numbers import NumberSet

__all__ = ["Whole", "members", "whole"]

_NULL: Final = frozenset[Type](("null",))
_INTEGERS: Final = NumberSet.of(None, integer=True)
_HELD: Final = frozenset[Type](("array", "object"))
"""Types of what holds other values."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What replaces a schema by another kind of schema, and all there is to tell of that.

    `inside` is the pair of schemas in which more may have been done: a schema and the `member` of
    a union that it became, or the other way round.
    """

    edits: tuple[Edit, ...]
    inside: tuple[Schema, Schema] | None = None
    member: Schema | None = None


def whole(versus: Versus) -> Whole | None:
    """Find a schema that became a union, or came of one, so that their parts are no pairs."""
    before, after = versus.base, versus.revision
    if before.never or after.never:
        return _emptied(versus)
    if before.types == after.types == _NULL:
        both_plain = not (before.clauses or after.clauses)  # null may be in a `oneOf` twice
        told = "accepts other values"
        return Whole(() if both_plain else (versus.edit("schema-changed", told, after),))
    if _NULL in (before.types, after.types):
        told = "is always null" if after.types == _NULL else "is no longer always null"
        return Whole((versus.edit("type-changed", told, after),))
    if _is_union(after) and not before.clauses:
        return _wrapped(versus, after.clauses[0])
    if _is_union(before) and not after.clauses:
        return _unwrapped(versus, before.clauses[0])
    return None


def _emptied(versus: Versus) -> Whole:
    """Tell of a schema that accepts nothing any more, or accepts something now."""
    before, after = versus.base, versus.revision
    if before.never and after.never:
        return Whole(())
    told = "is no longer allowed" if after.never else "is allowed now"
    return Whole((versus.edit("schema-changed", told, after),))


def _is_union(form: Form) -> bool:
    if form.number == _INTEGERS:
        form = replace(form, number=None)  # which the types say
    rest = form.nots or form.conditionals or form.obscure
    return len(form.clauses) == 1 and form.bare and not rest


def _wrapped(versus: Versus, clause: Clause) -> Whole:
    """Tell of a schema that is one of several variants now."""
    schema = _without_null(versus.at, versus.base, versus.forms)
    member = one_like(schema, clause, versus)
    if member is None:
        told = f"is {member_names(clause.members, 'or', versus.forms)} now"
        return Whole((versus.edit("union-added", told, versus.revision),))
    others = tuple(each for each in clause.members if each is not member)
    kept = replace(clause, members=(schema, *others), null="null" in versus.base.types)
    edited = replace(versus.revision, types=_types(kept, versus), clauses=(kept,))
    told = f"may also be {member_names(others, 'or', versus.forms)} now"
    edit = versus.edit(f"wrapped-in-{word_of(member, clause)}", told, edited)
    plain = versus.revision.types.isdisjoint(_HELD) and versus.same(versus.at, versus.by)
    edits = () if plain else (*nullability(versus), edit)  # '' beside a string is no news
    return Whole(edits, (schema, member), member)


def _unwrapped(versus: Versus, clause: Clause) -> Whole:
    """Tell of a union of which one member is left, on its own."""
    schema = _without_null(versus.by, versus.revision, versus.forms)
    member = one_like(schema, clause, versus)
    if member is None:
        names = member_names(clause.members, "or", versus.forms)
        told = f"is {what_it_is(versus.by, versus.forms)} now, formerly {names}"
        return Whole((versus.edit("union-removed", told, versus.revision),))
    others = tuple(each for each in clause.members if each is not member)
    kept = replace(clause, members=(member,))
    edited = replace(versus.base, types=_types(kept, versus), clauses=(kept,))
    names = member_names((member, *others), "or", versus.forms)
    same = target_of(member) == target_of(versus.by)
    name = member_name(member) if same else what_it_is(versus.by, versus.forms)
    told = f"is {name} now, formerly {names}"
    edit = versus.edit(f"unwrapped-from-{word_of(member, clause)}", told, edited)
    return Whole((*nullability(versus), edit), (member, schema), member)


def _without_null(schema: Schema, form: Form, forms: Forms) -> Schema:
    if "null" not in form.types:
        return schema
    return forms.narrowed(form, form.types - _NULL).schema


def _types(clause: Clause, versus: Versus) -> frozenset[Type]:
    types = _NULL if clause.null else frozenset[Type]()
    for member in clause.members:
        types |= versus.forms.of(member).types
    return types - {"integer"} if "number" in types else types


# ----------------------------------------------------------------------- unions on both sides


def members(versus: Versus) -> Iterator[Edit]:
    """Find unions that came or went beside all else, and members of them that did."""
    if not (versus.base.clauses or versus.revision.clauses):
        return
    found = clause_pairs(versus)
    for old, new in found.pairs:
        yield from _members(versus, old, new)
    for clause in found.removed:
        others = tuple(each for each in versus.base.clauses if each is not clause)
        told = f"need no longer be {member_names(clause.members, 'or', versus.forms)}"
        types = versus.base.types | versus.revision.types  # what the union took away
        edited = replace(versus.base, clauses=others, types=types)
        if versus.base.enum is not None:
            edited = versus.revision  # the list and the union say together what is accepted
        yield versus.edit("union-removed", told, edited)
    for clause in found.added:
        told = f"must be {member_names(clause.members, 'or', versus.forms)} too"
        edited = replace(versus.base, clauses=(*versus.base.clauses, clause))
        edited = versus.forms.narrowed(edited, versus.revision.types | _NULL)
        yield versus.edit("union-added", told, edited)
    if not (found.added or found.removed):
        yield from _own_types(versus)


def _own_types(versus: Versus) -> Iterator[Edit]:
    """Find types that came or went beside unions, which say so of their members alone."""
    base, revision = versus.base, versus.revision
    before, after = base.types - _NULL, revision.types - _NULL
    if before != after and any(_restricts(form, versus) for form in (base, revision)):
        yield retyped(versus, replace(base, types=after | (base.types & _NULL)))


def _restricts(form: Form, versus: Versus) -> bool:
    """Whether a form allows fewer types than its unions."""
    return any(_types(clause, versus) - _NULL != form.types - _NULL for clause in form.clauses)


def _members(versus: Versus, old: Clause, new: Clause) -> Iterator[Edit]:
    if old.kind != new.kind:
        told = "must be exactly one of its variants"
        if new.kind == "any":
            told = "may be several of its variants at once"
        edited = _with_clause(versus.base, old, replace(old, kind=new.kind))
        yield versus.edit("union-kind-changed", told, edited)
    found = member_pairs(old, new, versus)
    for member in found.removed:
        kept = tuple(each for each in old.members if each is not member)
        edited = _with_clause(versus.base, old, replace(old, members=kept))
        told = f"can no longer be {member_name(member, versus.forms)}"
        yield _member_edit(versus, f"{word_of(member, old)}-removed", member, told, edited)
    for member in found.added:
        clause = replace(old, members=(*old.members, member))
        edited = _with_clause(versus.base, old, clause)
        edited = replace(edited, types=edited.types | _types(clause, versus) - _NULL)
        told = f"may also be {member_name(member, versus.forms)} now"
        yield _member_edit(versus, f"{word_of(member, new)}-added", member, told, edited)


def _with_clause(form: Form, old: Clause, clause: Clause) -> Form:
    return replace(form, clauses=tuple(clause if c is old else c for c in form.clauses))


def _member_edit(versus: Versus, kind: str, member: Schema, told: str, edited: Form) -> Edit:
    base, revision = versus.pointers
    is_new = kind.endswith("-added")
    return Edit(
        kind,
        base if is_new else member.pointer,
        member.pointer if is_new else revision,
        told,
        edited,
        member=member,
        key=target_of(member).rpartition("/")[2],
    )
