"""What a schema accepts, told type by type: forms, and the parts they are put together from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from specloom.ir.model import (
    EVERY_TYPE,
    ArrayShape,
    Conditional,
    Discriminator,
    JsonValue,
    ObjectShape,
    Schema,
    Type,
)
from specloom.values.equality import key
from specloom.values.numbers import NumberSet
from specloom.values.strings import StringSet

__all__ = [
    "NUMERIC",
    "Clause",
    "ClauseKind",
    "Form",
    "both_numbers",
    "both_strings",
    "common_types",
    "common_values",
    "less_types",
    "or_null",
    "settled",
]

NUMERIC: Final = frozenset[Type](("number", "integer"))
_SIZES: Final[dict[frozenset[Type], int]] = {
    frozenset(("null",)): 1,
    frozenset(("boolean",)): 2,
    frozenset(("null", "boolean")): 3,
}

ClauseKind: TypeAlias = Literal["any", "one"]


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A union that a value must satisfy besides all else: any of the members, or exactly one.

    `null` tells that null is a member too (it is in no other).
    """

    kind: ClauseKind
    members: tuple[Schema, ...]
    null: bool = False
    discriminator: Discriminator | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """What is accepted, told type by type.

    A value is accepted if its type is in `types`, it is one of `enum` where that is set, what is
    said of its type holds, and so do `clauses`, `nots` and `conditionals`.

    `schema` is what the form stands for: the schema it was made of, or one that was put together.
    A number's being an integer is told by `types`, which never holds both. `number`, `string`,
    `array` and `object` are None where nothing is said. `obscure` names what is on the schema but
    not in the form: then the form accepts more than the schema.
    """

    schema: Schema
    types: frozenset[Type] = EVERY_TYPE
    enum: tuple[JsonValue, ...] | None = None
    number: NumberSet | None = None
    string: StringSet | None = None
    array: ArrayShape | None = None
    object: ObjectShape | None = None
    clauses: tuple[Clause, ...] = ()
    nots: tuple[Schema, ...] = ()
    conditionals: tuple[Conditional, ...] = ()
    discriminator: Discriminator | None = None
    obscure: tuple[str, ...] = ()

    @property
    def never(self) -> bool:
        """Whether it is plain that nothing is accepted."""
        return not self.types or self.enum == ()

    @property
    def bare(self) -> bool:
        """Whether nothing is said but which types there are, apart from unions and conditions."""
        stated = self.number or self.string or self.array or self.object
        return self.enum is None and stated is None

    @property
    def plain(self) -> bool:
        """Whether the parts by type say everything."""
        return not (self.clauses or self.nots or self.conditionals or self.obscure)


_INTEGER: Final = frozenset[Type](("integer",))


def common_types(one: frozenset[Type], other: frozenset[Type]) -> frozenset[Type]:
    """Give the types that both allow; an integer is a number."""
    common = one & other
    if ("integer" in one and "number" in other) or ("integer" in other and "number" in one):
        common |= _INTEGER
    return common


def less_types(types: frozenset[Type], taken: frozenset[Type]) -> frozenset[Type]:
    """Give the types that remain where some are taken."""
    return types - taken - ({"integer"} if "number" in taken else frozenset())


def common_values(
    one: tuple[JsonValue, ...] | None, other: tuple[JsonValue, ...] | None
) -> tuple[JsonValue, ...] | None:
    """Give the values that both lists hold; None is no list."""
    if one is None or other is None or one is other:
        return other if one is None else one
    listed = set(map(key, other))
    return tuple(value for value in one if key(value) in listed)


def both_numbers(one: NumberSet | None, other: NumberSet | None) -> NumberSet | None:
    """Give the numbers of both sets; None is no set."""
    if one is None or other is None or one is other:
        return one or other
    return one.intersect(other)


def both_strings(one: StringSet | None, other: StringSet | None) -> StringSet | None:
    """Give the strings of both sets; None is no set."""
    if one is None or other is None or one is other:
        return one or other
    return one.intersect(other)


def or_null(form: Form) -> Form:
    """Let a form accept null too."""
    enum = form.enum
    if enum is not None and None not in enum:
        enum = (*enum, None)
    return replace(form, types=form.types | {"null"}, enum=enum)


def settled(form: Form) -> Form:
    """Drop what says nothing: bounds of absent types, an enum of all there is of its types."""
    types = form.types
    if form.number is not None and form.number.is_empty:
        types -= NUMERIC
    if form.string is not None and form.string.is_empty is True:
        types -= {"string"}
    if types != form.types:
        return settled(replace(form, types=types))
    enum = form.enum
    if enum is not None and types and types <= {"null", "boolean"} and len(enum) == _SIZES[types]:
        enum = None
    return replace(
        form,
        enum=enum,
        number=form.number if types & NUMERIC else None,
        string=form.string if "string" in types else None,
        array=form.array if "array" in types else None,
        object=form.object if "object" in types else None,
    )
