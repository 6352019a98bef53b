"""Edits of types and of listed values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from specloom.diff.edits.conditions import excludes_otherwise
from specloom.diff.edits.edit import Edit, Versus, shown
from specloom.diff.model import Rename
from specloom.ir.model import EVERY_TYPE, JsonValue, Schema, SchemaObject, Type
from specloom.values.equality import key, type_of
from specloom.values.forms import Clause, Form
from specloom.values.numbers import NumberSet

__all__ = ["enum", "nullability", "retyped", "types", "with_null"]

_NULL: Final = frozenset[Type](("null",))
_INTEGER: Final = frozenset[Type](("integer",))
_NUMERIC: Final = frozenset[Type](("integer", "number"))


# ----------------------------------------------------------------------------------------- types


def nullability(versus: Versus) -> Iterator[Edit]:
    """Find null that came or went."""
    base, revision = versus.base, versus.revision
    before, after = "null" in base.types, "null" in revision.types
    if before == after or (_retyped(base, revision) and _anything_went(base, revision)):
        return  # told of the types
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
    if not _retyped(base, revision) or excludes_otherwise(versus):
        return
    null = (revision if _anything_went(base, revision) else base).types & _NULL
    yield retyped(versus, _with_types(base, revision, revision.types - _NULL | null))


def retyped(versus: Versus, edited: Form) -> Edit:
    """Give the edit of types alone, whatever else the two sides say."""
    before, after = versus.base.types - _NULL, versus.revision.types - _NULL
    told = f"is {_listed(after)} now, formerly {_listed(before)}"
    return versus.edit(_type_kind(before, after), told, edited)


def _retyped(base: Form, revision: Form) -> bool:
    """Whether the types but null differ, and neither a union nor a list of values tells so."""
    if base.types - _NULL == revision.types - _NULL or base.clauses or revision.clauses:
        return False
    return base.enum is None or revision.enum is None


def _anything_went(base: Form, revision: Form) -> bool:
    """Whether either side is of any type, null among them."""
    return EVERY_TYPE in (base.types, revision.types)


def _with_types(base: Form, revision: Form, after: frozenset[Type]) -> Form:
    """Give the base with other types, and of what it says what still applies."""
    new = after - base.types - (_INTEGER if "number" in base.types else frozenset())
    return Form(
        revision.schema,
        after,
        None if new else base.enum,
        _numbers(base, after),
        base.string,
        base.array,
        base.object,
        nots=base.nots,
        conditionals=base.conditionals,
        obscure=base.obscure,
    )


def _numbers(base: Form, after: frozenset[Type]) -> NumberSet | None:
    """Give what a form says of numbers, apart from whether they are integers."""
    number = base.number if base.types & _NUMERIC else None
    if "integer" in after:
        whole = NumberSet.of(None, integer=True)
        return whole if number is None else number.intersect(whole)
    if number is not None and "integer" in base.types and number.step == 1:
        return replace(number, step=None)
    return number


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
    gone, new = _without(base, revision), _without(revision, base)
    if len(base) == len(revision) == 1 and gone:
        types = versus.base.types & _NULL | versus.revision.types - _NULL
        edited = replace(versus.base, enum=_with_old_null(versus.base, new), types=types)
        told = f"is always {shown(*revision)} now, formerly {shown(*base)}"
        yield versus.edit("const-changed", told, edited)
        return
    renamed = _renamed(versus, gone, new)
    yield from (_value_renamed(versus, each) for each in renamed)
    gone = _without(gone, tuple(each.base for each in renamed))
    new = _without(new, tuple(each.revision for each in renamed))
    if gone:
        edited = replace(versus.base, enum=_without(versus.base.enum or (), gone))
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


def _renamed(
    versus: Versus, gone: tuple[JsonValue, ...], new: tuple[JsonValue, ...]
) -> Sequence[Rename]:
    return versus.renamed(versus.at, versus.by, gone, new) if gone and new else ()


def _value_renamed(versus: Versus, rename: Rename) -> Edit:
    listed = versus.base.enum or ()
    enum = tuple(rename.revision if value == rename.base else value for value in listed)
    doubt = ", it seems" if rename.confidence != "sure" else ""
    return Edit(
        "enum-value-renamed",
        _listed_at(versus.at, rename.base),
        _listed_at(versus.by, rename.revision),
        f"has the value {shown(rename.revision)} instead of {shown(rename.base)} now{doubt}",
        replace(versus.base, enum=enum),
        rename=rename,
        key=rename.base,
    )


def _listed_at(schema: Schema, value: str) -> str:
    """Give where a value stands in a list; where the schema does if it states no list itself."""
    listed = schema.enum if isinstance(schema, SchemaObject) else None
    if listed is None or len(listed) == 1 or value not in listed:
        return schema.pointer
    return f"{schema.pointer}/enum/{listed.index(value)}"


def _values(form: Form) -> tuple[JsonValue, ...] | None:
    """Give the listed values but null, which is told apart."""
    if form.enum is None:
        return None
    values = tuple(value for value in form.enum if value is not None)
    return values or None


def _with_old_null(form: Form, values: tuple[JsonValue, ...]) -> tuple[JsonValue, ...]:
    return (*values, None) if "null" in form.types else values


def _without(values: tuple[JsonValue, ...], others: tuple[JsonValue, ...]) -> tuple[JsonValue, ...]:
    keys = set(map(key, others))
    return tuple(value for value in values if key(value) not in keys)


def _list_edit(
    versus: Versus, base: tuple[JsonValue, ...] | None, revision: tuple[JsonValue, ...] | None
) -> Iterator[Edit]:
    if not _share(versus.base.types, versus.revision.types):
        return  # another type altogether
    if revision is not None:
        listed = _with_old_null(versus.base, revision)
        edited = replace(versus.base, enum=listed)
        kind = "const-added" if len(revision) == 1 else "became-enum"
        yield versus.edit(kind, f"is restricted to {shown(*revision)}", edited)
    elif base is not None:
        edited = replace(versus.base, enum=None)
        kind = "const-removed" if len(base) == 1 else "became-not-enum"
        yield versus.edit(kind, f"is no longer restricted to {shown(*base)}", edited)


def _share(one: frozenset[Type], other: frozenset[Type]) -> bool:
    """Whether some value may be of either types; an integer is a number."""
    return bool(one & other) or bool(one & _NUMERIC and other & _NUMERIC)
