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
    word_of,
)
from specloom.ir.model import Schema, Type
from specloom.values.forms import Clause, Form

__all__ = ["Whole", "members", "whole"]

_NULL: Final = frozenset[Type](("null",))


@dataclass(frozen=True, slots=True)
class Whole:
    """An edit that replaces one schema by another kind of schema, and all there is to tell.

    `inside` is the pair of schemas in which more may have been done: a schema and the member of a
    union that it became, or the other way round.
    """

    edit: Edit
    inside: tuple[Schema, Schema] | None = None


def whole(versus: Versus) -> Whole | None:
    """Find a schema that became a union, or came of one, so that their parts are no pairs."""
    before, after = versus.base, versus.revision
    if _is_union(after) and not before.clauses and not before.never:
        return _wrapped(versus, after.clauses[0])
    if _is_union(before) and not after.clauses and not after.never:
        return _unwrapped(versus, before.clauses[0])
    return None


def _is_union(form: Form) -> bool:
    rest = form.nots or form.conditionals or form.obscure
    return len(form.clauses) == 1 and form.bare and not rest


def _wrapped(versus: Versus, clause: Clause) -> Whole:
    """Tell of a schema that is one of several variants now."""
    member = one_like(versus.at, clause, versus)
    if member is None or "null" in versus.base.types:
        told = f"is {member_names(clause.members, 'or')} now"
        return Whole(versus.edit("union-added", told, versus.revision))
    others = tuple(each for each in clause.members if each is not member)
    kept = replace(clause, members=(versus.at, *others), null=False)
    edited = replace(versus.revision, types=_types(kept, versus), clauses=(kept,))
    told = f"may also be {member_names(others, 'or')}"
    edit = versus.edit(f"wrapped-in-{word_of(member, clause)}", told, edited)
    return Whole(edit, (versus.at, member))


def _unwrapped(versus: Versus, clause: Clause) -> Whole:
    """Tell of a union of which one member is left, on its own."""
    member = one_like(versus.by, clause, versus)
    if member is None or clause.null:
        told = f"is no longer {member_names(clause.members, 'or')}"
        return Whole(versus.edit("union-removed", told, versus.revision))
    others = tuple(each for each in clause.members if each is not member)
    told = f"is no longer {member_names(others, 'or')}"
    edited = versus.forms.of(member)
    edit = versus.edit(f"unwrapped-from-{word_of(member, clause)}", told, edited)
    return Whole(edit, (member, versus.by))


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
        told = f"need no longer be {member_names(clause.members, 'or')}"
        yield versus.edit("union-removed", told, replace(versus.base, clauses=others))
    for clause in found.added:
        told = f"must be {member_names(clause.members, 'or')} too"
        edited = replace(versus.base, clauses=(*versus.base.clauses, clause))
        yield versus.edit("union-added", told, edited)


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
        told = f"is no longer {member_name(member, versus.forms)}"
        yield _member_edit(versus, f"{word_of(member, old)}-removed", member, told, edited)
    for member in found.added:
        clause = replace(old, members=(*old.members, member))
        edited = _with_clause(versus.base, old, clause)
        edited = replace(edited, types=edited.types | _types(clause, versus) - _NULL)
        told = f"may be {member_name(member, versus.forms)} now"
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
