"""Edits of types and of listed values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from specloom.diff.edits.edit import Edit, Versus, shown
from specloom.ir.model import EVERY_TYPE, JsonValue, Type
from specloom.values.forms import Clause, Form, equal_values, type_of
from specloom.values.numbers import NumberSet

__all__ = ["enum", "nullability", "types", "with_null"]

_NULL: Final = frozenset[Type](("null",))


# ----------------------------------------------------------------------------------------- types


def nullability(versus: Versus) -> Iterator[Edit]:
    """Find null that came or went."""
    base, revision = versus.base, versus.revision
    before, after = "null" in base.types, "null" in revision.types
    if before == after or EVERY_TYPE in (base.types, revision.types):
        return  # that anything goes, or no longer does, is told of the types
    if after:
        yield versus.edit("became-nullable", "may be null", with_null(base))
    else:
        without = versus.forms.narrowed(base, base.types - _NULL)
        yield versus.edit("became-not-nullable", "may no longer be null", without)


def with_null(form: Form) -> Form:
    """Let a form accept null."""
    if form.nots or form.conditionals or form.obscure:  # null is let in whatever these say
        beside = Clause("any", (form.schema,), null=True)
        return Form(form.schema, form.types | _NULL, clauses=(beside,))
    enum = form.enum if form.enum is None or None in form.enum else (*form.enum, None)
    clauses = tuple(replace(clause, null=True) for clause in form.clauses)
    return replace(form, types=form.types | _NULL, enum=enum, clauses=clauses)


def types(versus: Versus) -> Iterator[Edit]:
    """Find types that came or went."""
    base, revision = versus.base, versus.revision
    before, after = base.types - _NULL, revision.types - _NULL
    if before == after or base.clauses or revision.clauses:
        return
    if base.enum is not None and revision.enum is not None:
        return  # told by the values
    told = f"is {_listed(after)} now, formerly {_listed(before)}"
    null = base.types & _NULL if EVERY_TYPE not in (base.types, revision.types) else revision.types
    edited = _with_types(base, revision, after | null)
    yield versus.edit(_type_kind(before, after), told, edited)


def _with_types(base: Form, revision: Form, after: frozenset[Type]) -> Form:
    """Give the base with other types, and of what it says what still applies."""
    before = base.types
    kept = before & after or (before if "integer" in after and "number" in before else frozenset())
    return Form(
        revision.schema,
        after,
        None if base.enum is None or after - before else base.enum,
        _numbers(base, after) if kept else None,
        base.string,
        base.array,
        base.object,
        nots=base.nots,
        conditionals=base.conditionals,
        obscure=base.obscure,
    )


def _numbers(base: Form, after: frozenset[Type]) -> NumberSet | None:
    if "integer" in after:
        whole = NumberSet.of(None, integer=True)
        return whole if base.number is None else base.number.intersect(whole)
    return base.number if "number" in base.types else None


def _type_kind(before: frozenset[Type], after: frozenset[Type]) -> str:
    if before == {"integer"} and after == {"number"}:
        return "type-generalized"
    if before == {"number"} and after == {"integer"}:
        return "type-specialized"
    if before < after:
        return "list-of-types-widened"
    if after < before:
        return "list-of-types-narrowed"
    return "type-changed"


def _listed(types: frozenset[Type]) -> str:
    if len(types - {"integer"}) >= 5:  # noqa: PLR2004 - all but null
        return "of any type"
    names = [f"{'an' if each[0] in 'aeiou' else 'a'} {each}" for each in sorted(types)]
    return " or ".join(names)


# --------------------------------------------------------------------------------- listed values


def enum(versus: Versus) -> Iterator[Edit]:
    """Find values that came to a list or went from it, lists that came or went, constants."""
    base, revision = _values(versus.base), _values(versus.revision)
    if base is None and revision is None:
        return
    if base is None or revision is None:
        yield from _list_edit(versus, base, revision)
        return
    gone = tuple(v for v in base if not _in(v, revision))
    new = tuple(v for v in revision if not _in(v, base))
    if len(base) == len(revision) == 1 and gone:
        edited = replace(versus.base, enum=_with_old_null(versus.base, new))
        told = f"is always {shown(*revision)} now, formerly {shown(*base)}"
        yield versus.edit("const-changed", told, edited)
        return
    if gone:
        kept = tuple(v for v in versus.base.enum or () if not _in(v, gone))
        edited = replace(versus.base, enum=kept)
        told = f"no longer has the value{'s' * (len(gone) > 1)} {shown(*gone)}"
        yield versus.edit("enum-value-removed", told, edited)
    if new:
        edited = replace(
            versus.base,
            enum=(*(versus.base.enum or ()), *new),
            types=versus.base.types | versus.revision.types & frozenset(map(type_of, new)),
        )
        told = f"may have the new value{'s' * (len(new) > 1)} {shown(*new)}"
        yield versus.edit("enum-value-added", told, edited)


def _values(form: Form) -> tuple[JsonValue, ...] | None:
    """Give the listed values but null, which is told apart."""
    if form.enum is None:
        return None
    values = tuple(value for value in form.enum if value is not None)
    return values or None


def _with_old_null(form: Form, values: tuple[JsonValue, ...]) -> tuple[JsonValue, ...]:
    return (*values, None) if "null" in form.types else values


def _in(value: JsonValue, values: tuple[JsonValue, ...]) -> bool:
    return any(equal_values(value, each) for each in values)


def _list_edit(
    versus: Versus, base: tuple[JsonValue, ...] | None, revision: tuple[JsonValue, ...] | None
) -> Iterator[Edit]:
    if revision is not None:
        if not (versus.base.types & versus.revision.types):
            return  # another type altogether
        listed = _with_old_null(versus.base, revision)
        edited = replace(versus.base, enum=listed)
        kind = "const-added" if len(revision) == 1 else "became-enum"
        told = f"is restricted to {shown(*revision)}"
    else:
        if not (versus.base.types & versus.revision.types) or base is None:
            return
        edited = replace(versus.base, enum=None)
        kind = "const-removed" if len(base) == 1 else "became-not-enum"
        told = f"is no longer restricted to {shown(*base)}"
    yield versus.edit(kind, told, edited)
