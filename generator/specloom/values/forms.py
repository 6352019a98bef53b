"""Canonical forms: what a schema accepts, told type by type, with references and `allOf` merged.

Two spellings of one set tend to one form: null in all its spellings is a type, `const` an enum of
one, a union of one member that member, `allOf` the merger of its layers. What remains of unions,
`not` and `if` stays as clauses. A form is an *over*-approximation only where it says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from specloom.ir.model import (
    EVERY_TYPE,
    ArrayShape,
    BooleanSchema,
    Composition,
    Conditional,
    Discriminator,
    JsonValue,
    ObjectShape,
    Schema,
    SchemaObject,
    Type,
    dereference,
)
from specloom.values.inventory import Direction
from specloom.values.json_schema import due
from specloom.values.numbers import NumberSet
from specloom.values.shapes import both_arrays, both_objects, without_unevaluated
from specloom.values.strings import StringSet

__all__ = ["NULL", "Clause", "Form", "Forms", "distinct", "equal_values", "type_of"]

NULL: Final = SchemaObject("", types=frozenset[Type](("null",)))
_NO_TYPE: Final = frozenset[Type]()
_NUMERIC: Final = frozenset[Type](("number", "integer"))
_INTEGERS: Final = NumberSet.of(None, integer=True)
_DEEPEST: Final = 60
_SIZES: Final[dict[frozenset[Type], int]] = {
    frozenset(("null",)): 1,
    frozenset(("boolean",)): 2,
    frozenset(("null", "boolean")): 3,
}
_UNEVALUATED: Final = "an `unevaluated…` beside a union or a condition"

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
        parts = (self.enum, self.number, self.string, self.array, self.object)
        return all(part is None for part in parts)

    @property
    def plain(self) -> bool:
        """Whether the parts by type say everything."""
        return not (self.clauses or self.nots or self.conditionals or self.obscure)


class Forms:
    """The forms of schemas in one direction, each made once.

    With a `direction`, read-only properties are not required in requests, nor write-only ones in
    responses. `exclusive` keeps `oneOf` exact; else it is read as `anyOf`.
    """

    def __init__(self, direction: Direction | None = None, *, exclusive: bool = True) -> None:
        self.direction = direction
        self._exclusive = exclusive
        self._made: dict[int, Form] = {}
        self._open: set[int] = set()
        self._joined: dict[tuple[int, int], Schema] = {}
        # what a key's identities belong to is kept in the entry: no identity is used twice
        self._met: dict[tuple[int, int], tuple[Form, Form, Form]] = {}
        self._narrowed: dict[tuple[int, frozenset[Type]], tuple[Form, Form]] = {}
        self._rest: dict[int, tuple[Form, Form]] = {}

    # ------------------------------------------------------------------------ asked from outside

    def of(self, schema: Schema) -> Form:
        """Give the form of a schema."""
        target = dereference(schema)
        form = self._made.get(id(target))
        if form is not None:
            return form
        if id(target) in self._open or len(self._open) > _DEEPEST:
            return Form(target, obscure=("a schema that is made of itself",))
        self._open.add(id(target))
        try:
            form = self._make(target)
        finally:
            self._open.discard(id(target))
        if not self._open or not form.obscure:
            self._made[id(target)] = form
        return form

    def both(self, one: Schema, other: Schema) -> Schema:
        """Give the schema of what both accept: one and the same for the same two."""
        one, other = dereference(one), dereference(other)
        if one is other or (isinstance(other, BooleanSchema) and other.accepts):
            return one
        if isinstance(one, BooleanSchema):
            return other if one.accepts else one
        if isinstance(other, BooleanSchema):
            return other
        key = (id(one), id(other))
        if key not in self._joined:
            said = one.annotations
            joined = SchemaObject(
                one.pointer, composition=Composition(all_of=(one, other)), annotations=said
            )
            self._joined[key] = self._joined[key[::-1]] = joined
        return self._joined[key]

    def meet(self, one: Form, other: Form) -> Form:
        """Give the form of what both forms accept."""
        if one is other:
            return one
        key = (id(one), id(other))
        if key not in self._met:
            met = self._meet(one, other, self.both(one.schema, other.schema))
            self._met[key] = (met, one, other)
        return self._met[key][0]

    def narrowed(self, form: Form, types: frozenset[Type]) -> Form:
        """Give the part of a form that has one of some types."""
        if form.types <= types:
            return form
        key = (id(form), types)
        if key not in self._narrowed:
            wanted = Form(SchemaObject(form.schema.pointer, types=types), types=types)
            part = self._meet(form, wanted, self.both(form.schema, wanted.schema))
            self._narrowed[key] = (part, form)
        return self._narrowed[key][0]

    def branches(self, form: Form) -> tuple[Form, ...]:
        """Split a form by its first union: together the branches accept all that it accepts."""
        clause, *others = form.clauses
        if id(form) not in self._rest:
            self._rest[id(form)] = (replace(form, clauses=tuple(others)), form)
        rest = self._rest[id(form)][0]
        members = (*clause.members, NULL) if clause.null else clause.members
        met = (self.meet(rest, self.of(member)) for member in members)
        return tuple(branch for branch in met if not branch.never)

    # ------------------------------------------------------------------------------ making forms

    def _make(self, schema: BooleanSchema | SchemaObject) -> Form:
        if isinstance(schema, BooleanSchema):
            return Form(schema) if schema.accepts else Form(schema, types=_NO_TYPE)
        form = self._own(schema)
        composition = schema.composition
        if composition is None:
            return self._evaluated(form)
        for member in composition.all_of:
            form = self._meet(form, self.of(member), schema)
        for kind, members in (("any", composition.any_of), ("one", composition.one_of)):
            if members:
                exact: ClauseKind = "one" if kind == "one" and self._exclusive else "any"
                form = self._with_union(form, exact, members, schema)
        if composition.not_ is not None:
            form = self._without(form, composition.not_)
        if composition.conditional is not None:
            form = replace(form, conditionals=(*form.conditionals, composition.conditional))
        return self._evaluated(form)

    def _own(self, schema: SchemaObject) -> Form:
        """Give the form of what a schema says itself, without its composition."""
        types = schema.types
        integer = "integer" in types
        number = string = None
        if types & _NUMERIC and (schema.number or integer or schema.format):
            number = NumberSet.of(schema.number, integer=integer, format=schema.format)
        if "string" in types and (schema.string or schema.format):
            string = StringSet.of(schema.string, schema.format)
        enum = schema.enum
        if enum is not None:
            enum = distinct(value for value in enum if _has_type(value, types))
            types = _types_in(enum, types)
        return _settled(
            Form(
                schema,
                types,
                enum,
                number,
                string,
                schema.array if "array" in types else None,
                self._object(schema),
                discriminator=schema.discriminator,
            )
        )

    def _object(self, schema: SchemaObject) -> ObjectShape | None:
        shape = schema.object
        if shape is None or "object" not in schema.types:
            return None
        required = tuple(n for n in shape.required if due(shape, n, self.direction))
        if len(required) == len(shape.required):
            return shape
        return replace(shape, required=required)

    def _evaluated(self, form: Form) -> Form:
        """Resolve `unevaluatedProperties` and `unevaluatedItems` where the form is plain."""
        shape, array = form.object, form.array
        stated = (shape is not None and shape.unevaluated_properties) or (
            array is not None and array.unevaluated_items
        )
        if not stated:
            return form
        if form.plain and not (shape is not None and shape.dependent_schemas):
            shape, array = without_unevaluated(shape, array)
            return replace(form, object=shape, array=array)
        return replace(form, obscure=(*form.obscure, _UNEVALUATED))

    def _with_union(
        self, form: Form, kind: ClauseKind, members: tuple[Schema, ...], schema: SchemaObject
    ) -> Form:
        """Add a union: merged where one member remains, else as a clause."""
        clause = self._clause(kind, members, schema.discriminator)
        allowed = self._types_of(clause)
        if not clause.members:
            types = form.types & {"null"} if clause.null else _NO_TYPE
            return _settled(replace(form, schema=schema, types=types))
        if len(clause.members) == 1:
            only = self.of(clause.members[0])
            if not clause.null:
                return self._meet(form, only, schema)
            if only.plain and not only.discriminator:
                return self._meet(form, _or_null(only), schema)
        types = _common(form.types, allowed)
        return _settled(replace(form, schema=schema, types=types, clauses=(*form.clauses, clause)))

    def _clause(
        self, kind: ClauseKind, members: tuple[Schema, ...], tag: Discriminator | None
    ) -> Clause:
        """Take nulls and impossible members out of a union, and unions in it apart."""
        kept: list[Schema] = []
        nulls = 0
        for member in members:
            form = self.of(member)
            if form.never:
                continue
            if form.types == {"null"} and form.plain:
                nulls += 1
                continue
            inner = self._inner(form, kind)
            if inner is not None:
                kept += inner.members
                nulls += inner.null
                tag = tag or inner.discriminator
            else:
                kept.append(member)
        if kind == "one" and nulls and (nulls > 1 or any(self._takes_null(m) for m in kept)):
            # null is accepted once too often: it is a member like others
            return Clause(kind, (*kept, *([NULL] * nulls)), discriminator=tag)
        return Clause(kind, tuple(kept), nulls > 0, tag)

    def _inner(self, form: Form, kind: ClauseKind) -> Clause | None:
        """Give the union that is all a member of a union says."""
        if len(form.clauses) != 1 or form.clauses[0].kind != kind:
            return None
        clause = form.clauses[0]
        whole = form.bare and not (form.nots or form.conditionals or form.obscure)
        return clause if whole and form.types == self._types_of(clause) else None

    def _types_of(self, clause: Clause) -> frozenset[Type]:
        types = frozenset[Type](("null",)) if clause.null else _NO_TYPE
        for member in clause.members:
            types |= self.of(member).types
        return types - {"integer"} if "number" in types else types

    def _takes_null(self, schema: Schema) -> bool:
        return "null" in self.of(schema).types

    def _without(self, form: Form, excluded: Schema) -> Form:
        """Add a `not`: as types or values taken away where it says just these."""
        what = self.of(excluded)
        if what.never:
            return form
        if what.plain and what.enum is not None and form.enum is not None:
            kept = tuple(v for v in form.enum if not any(equal_values(v, w) for w in what.enum))
            return _settled(replace(form, enum=kept, types=_types_in(kept, form.types)))
        if what.plain and what.bare and "integer" not in what.types:
            return _settled(replace(form, types=_less(form.types, what.types)))
        return replace(form, nots=(*form.nots, excluded))

    def _meet(self, one: Form, other: Form, schema: Schema) -> Form:
        types = _common(one.types, other.types)
        enum = _common_values(one.enum, other.enum)
        if enum is not None:
            enum = tuple(value for value in enum if _has_type(value, types))
            types = _types_in(enum, types)
        shape, obscure = both_objects(one.object, other.object, self.both)
        array, unclear = both_arrays(one.array, other.array, self.both)
        number = _both_numbers(one.number, other.number)
        if "integer" in types:
            number = _both_numbers(number, _INTEGERS)
        return _settled(
            Form(
                schema,
                types,
                enum,
                number if types & _NUMERIC else None,
                _both_strings(one.string, other.string) if "string" in types else None,
                array if "array" in types else None,
                shape if "object" in types else None,
                (*one.clauses, *(c for c in other.clauses if c not in one.clauses)),
                (*one.nots, *(n for n in other.nots if n not in one.nots)),
                (*one.conditionals, *(c for c in other.conditionals if c not in one.conditionals)),
                one.discriminator or other.discriminator,
                tuple(dict.fromkeys((*one.obscure, *other.obscure, *obscure, *unclear))),
            )
        )


# ----------------------------------------------------------------------------- values and types


def type_of(value: JsonValue) -> Type:
    """Give the type of a value; a float without a fraction is an integer (JSON Schema, 6.1.1)."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "integer" if value.is_integer() else "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def equal_values(one: JsonValue, other: JsonValue) -> bool:
    """Compare as JSON Schema does: 1 equals 1.0, but true is no number."""
    match one, other:
        case (list(), list()):
            return len(one) == len(other) and all(map(equal_values, one, other))
        case (dict(), dict()):
            return one.keys() == other.keys() and all(equal_values(one[k], other[k]) for k in one)
        case _:
            return isinstance(one, bool) == isinstance(other, bool) and one == other


def distinct(values: Iterable[JsonValue]) -> tuple[JsonValue, ...]:
    """Give each value once, in order."""
    kept: list[JsonValue] = []
    seen: set[tuple[type, object]] = set()
    for value in values:
        if isinstance(value, list | dict):
            if not any(equal_values(value, each) for each in kept):
                kept.append(value)
            continue
        key = (bool if isinstance(value, bool) else object, value)
        if key not in seen:
            seen.add(key)
            kept.append(value)
    return tuple(kept)


def _has_type(value: JsonValue, types: frozenset[Type]) -> bool:
    kind = type_of(value)
    return kind in types or (kind == "integer" and "number" in types)


def _types_in(values: Iterable[JsonValue], types: frozenset[Type]) -> frozenset[Type]:
    """Give those of some types that values have; a number among integers makes them numbers."""
    found = frozenset(map(type_of, values))
    if "number" in found:
        found -= {"integer"}
    return found if "number" in types else found & types


def _common(one: frozenset[Type], other: frozenset[Type]) -> frozenset[Type]:
    """Give the types that both allow; an integer is a number."""
    common = one & other
    if ("integer" in one and "number" in other) or ("integer" in other and "number" in one):
        common |= {"integer"}
    return common


def _less(types: frozenset[Type], taken: frozenset[Type]) -> frozenset[Type]:
    return types - taken - ({"integer"} if "number" in taken else frozenset())


def _common_values(
    one: tuple[JsonValue, ...] | None, other: tuple[JsonValue, ...] | None
) -> tuple[JsonValue, ...] | None:
    if one is None or other is None or one is other:
        return other if one is None else one
    return tuple(value for value in one if any(equal_values(value, each) for each in other))


def _both_numbers(one: NumberSet | None, other: NumberSet | None) -> NumberSet | None:
    if one is None or other is None or one is other:
        return one or other
    return one.intersect(other)


def _both_strings(one: StringSet | None, other: StringSet | None) -> StringSet | None:
    if one is None or other is None or one is other:
        return one or other
    return one.intersect(other)


def _or_null(form: Form) -> Form:
    """Let a form accept null too."""
    enum = form.enum
    if enum is not None and None not in enum:
        enum = (*enum, None)
    return replace(form, types=form.types | {"null"}, enum=enum)


def _settled(form: Form) -> Form:
    """Drop what says nothing: bounds of absent types, an enum of all there is of its types."""
    types = form.types
    if form.number is not None and form.number.is_empty:
        types -= _NUMERIC
    if form.string is not None and form.string.is_empty is True:
        types -= {"string"}
    if types != form.types:
        return _settled(replace(form, types=types))
    enum = form.enum
    if enum is not None and types and types <= {"null", "boolean"} and len(enum) == _SIZES[types]:
        enum = None
    return replace(
        form,
        enum=enum,
        number=form.number if types & _NUMERIC else None,
        string=form.string if "string" in types else None,
        array=form.array if "array" in types else None,
        object=form.object if "object" in types else None,
    )
