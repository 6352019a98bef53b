"""Canonical forms: what a schema accepts, told type by type, with references and `allOf` merged.

Two spellings of one set tend to one form: null in all its spellings is a type, `const` an enum of
one, a union of one member that member, `allOf` the merger of its layers. What remains of unions,
`not` and `if` stays as clauses. A form is an *over*-approximation only where it says so.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from specloom.ir.model import (
    ANNOTATIONS,
    EVERY_TYPE,
    BooleanSchema,
    Composition,
    Discriminator,
    JsonValue,
    ObjectShape,
    Schema,
    SchemaObject,
    Type,
    dereference,
)
from specloom.values.equality import distinct, equal_values, has_type, key, type_of, types_in
from specloom.values.form import (
    NUMERIC,
    Clause,
    ClauseKind,
    Form,
    both_numbers,
    both_strings,
    common_types,
    common_values,
    less_types,
    or_null,
    settled,
)
from specloom.values.inventory import Direction
from specloom.values.json_schema import due
from specloom.values.numbers import NumberSet
from specloom.values.shapes import (
    ANYTHING,
    both_arrays,
    both_objects,
    forbids,
    without_unevaluated,
)
from specloom.values.strings import StringSet

__all__ = ["NULL", "Clause", "Form", "Forms", "equal_values", "type_of"]

NULL: Final = SchemaObject("", types=frozenset[Type](("null",)))
_NO_TYPE: Final = frozenset[Type]()
_INTEGERS: Final = NumberSet.of(None, integer=True)
_OBJECTS: Final = frozenset[Type](("object",))
_DEEPEST: Final = 60
_CIRCULAR: Final = "a schema that is made of itself"
_UNEVALUATED: Final = "an `unevaluated…` beside a union, a condition or a `contains`"


class Forms:
    """The forms of schemas in one direction, each made once.

    With a `direction`, read-only properties are not required in requests, nor write-only ones in
    responses. `exclusive` keeps `oneOf` exact; else it is read as `anyOf`.
    """

    def __init__(self, direction: Direction | None = None, *, exclusive: bool = True) -> None:
        self.direction: Direction | None = direction
        self._exclusive = exclusive
        self._made: dict[Schema, Form] = {}
        self._open: list[Schema] = []
        self._circular: set[Schema] = set()
        self._joined: dict[frozenset[Schema], Schema] = {}
        self._parts: dict[Schema, tuple[Schema, ...]] = {}
        self._met: dict[frozenset[Form], Form] = {}
        self._factors: dict[Form, frozenset[Form]] = {}
        self._branches: dict[Form, tuple[Form, ...]] = {}
        self._typed: dict[frozenset[Type], Form] = {}
        self._holders: dict[tuple[str, str], Form] = {}
        self._negated: dict[Schema, Form] = {}

    # ------------------------------------------------------------------------ asked from outside

    def of(self, schema: Schema) -> Form:
        """Give the form of a schema."""
        form = self._made.get(schema)
        if form is None:
            form = self._of_target(dereference(schema))
            if form.schema in self._made:
                self._made[schema] = form
        return form

    def _of_target(self, target: BooleanSchema | SchemaObject) -> Form:
        form = self._made.get(target)
        if form is not None:
            return form
        if target in self._open:
            # and so are all that lead from it back to it
            self._circular.update(self._open[self._open.index(target) :])
        if target in self._open or len(self._open) > _DEEPEST:
            return Form(target, obscure=(_CIRCULAR,))
        self._open.append(target)
        try:
            form = self._make(target)
        finally:
            self._open.pop()
        if target in self._circular:
            form = Form(target, obscure=(_CIRCULAR,))
        self._made[target] = form
        return form

    def both(self, one: Schema, other: Schema) -> Schema:
        """Give the schema of what both accept: one and the same for the same schemas in all.

        So the parts of recursive schemas, put together again and again, are finitely many.
        """
        one, other = dereference(one), dereference(other)
        parts = tuple(dict.fromkeys((*self._parts_of(one), *self._parts_of(other))))
        refusing = next(filter(forbids, parts), None)
        if refusing is not None or len(parts) < 2:  # noqa: PLR2004 - nothing to join
            return refusing or next(iter(parts), one)
        key = frozenset(parts)
        if key not in self._joined:
            said = ANNOTATIONS if isinstance(one, BooleanSchema) else one.annotations
            joined = SchemaObject(
                one.pointer, composition=Composition(all_of=parts), annotations=said
            )
            self._joined[key] = joined
            self._parts[joined] = parts
        return self._joined[key]

    def _parts_of(self, schema: BooleanSchema | SchemaObject) -> tuple[Schema, ...]:
        if isinstance(schema, BooleanSchema) and schema.accepts:
            return ()
        return self._parts.get(schema, (schema,))

    def meet(self, one: Form, other: Form) -> Form:
        """Give the form of what both forms accept: one and the same for the same forms in all."""
        mine, yours = self._factors_of(one), self._factors_of(other)
        if yours <= mine:
            return one
        factors = mine | yours
        if factors not in self._met:
            met = self._meet(one, other, self.both(one.schema, other.schema))
            self._met[factors] = met
            self._factors[met] = factors
        return self._met[factors]

    def narrowed(self, form: Form, types: frozenset[Type]) -> Form:
        """Give the part of a form that has one of some types."""
        if form.types <= types:
            return form
        if types not in self._typed:
            self._typed[types] = Form(SchemaObject(form.schema.pointer, types=types), types=types)
        return self.meet(form, self._typed[types])

    def branches(self, form: Form) -> tuple[Form, ...]:
        """Split a form by its first union or condition: together they accept all it accepts."""
        if form not in self._branches:
            made = self._by_member(form) if form.clauses else self._by_condition(form)
            self._branches[form] = tuple(branch for branch in made if not branch.never)
        return self._branches[form]

    def _by_member(self, form: Form) -> Iterator[Form]:
        clause, *others = form.clauses
        rest = replace(form, clauses=tuple(others))
        for member in (*clause.members, NULL) if clause.null else clause.members:
            yield self._branch(form, rest, (self.of(member),))

    def _by_condition(self, form: Form) -> Iterator[Form]:
        rule, *others = form.conditionals
        rest = replace(form, conditionals=tuple(others))
        then, else_ = (ANYTHING if each is None else each for each in (rule.then, rule.else_))
        yield self._branch(form, rest, (self.of(rule.if_), self.of(then)))
        yield self._branch(form, rest, (self._not(rule.if_), self.of(else_)))

    def _branch(self, form: Form, rest: Form, members: Iterable[Form]) -> Form:
        branch, factors = rest, self._factors_of(form)
        for member in members:
            branch = self._meet(branch, member, self.both(branch.schema, member.schema))
            factors |= self._factors_of(member)
        # it lies in the whole form, which need not be met with again
        self._factors[branch] = factors
        return branch

    def _factors_of(self, form: Form) -> frozenset[Form]:
        return self._factors.get(form) or frozenset((form,))

    def holding(self, form: Form, name: str) -> Form:
        """Give the part of a form that are objects with some property."""
        held = form
        if form.types != _OBJECTS or form.object is None or name not in form.object.required:
            held = self.meet(form, self._holder(name, ANYTHING, ""))
        dependent = None if form.object is None else form.object.dependent_schemas.get(name)
        return held if dependent is None else self.meet(held, self.of(dependent))

    def cases(self, form: Form, name: str, values: Iterable[JsonValue]) -> tuple[Form, ...]:
        """Give the parts of a form that are objects whose property is one of the values each."""
        return tuple(
            self.meet(form, self._holder(name, SchemaObject("", enum=(value,)), json.dumps(value)))
            for value in values
        )

    def _holder(self, name: str, member: Schema, key: str) -> Form:
        """Give the form of objects that have some property."""
        if (name, key) not in self._holders:
            shape = ObjectShape({name: member}, required=(name,))
            schema = SchemaObject("", types=_OBJECTS, object=shape)
            self._holders[name, key] = self.of(schema)
        return self._holders[name, key]

    def without(self, form: Form, excluded: Schema) -> Form:
        """Give the part of a form that some schema does not accept."""
        return self.meet(form, self._not(excluded))

    def _not(self, excluded: Schema) -> Form:
        if excluded not in self._negated:
            self._negated[excluded] = self._without(Form(ANYTHING), excluded)
        return self._negated[excluded]

    # ------------------------------------------------------------------------------ making forms

    def _make(self, schema: BooleanSchema | SchemaObject) -> Form:
        if isinstance(schema, BooleanSchema):
            return Form(schema) if schema.accepts else Form(schema, types=_NO_TYPE)
        self._look_inside(schema)
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

    def _look_inside(self, schema: SchemaObject) -> None:
        """Make what a form keeps as schemas about the same value, to find circles through it."""
        rule = schema.composition.conditional if schema.composition else None
        if rule is not None:
            for each in (rule.if_, rule.then, rule.else_):
                if each is not None:
                    self.of(each)
        if schema.object is not None:
            for each in schema.object.dependent_schemas.values():
                self.of(each)

    def _own(self, schema: SchemaObject) -> Form:
        """Give the form of what a schema says itself, without its composition."""
        types = schema.types
        integer = "integer" in types
        number = string = None
        if types & NUMERIC and (schema.number or integer or schema.format):
            number = NumberSet.of(schema.number, integer=integer, format=schema.format)
        if "string" in types and (schema.string or schema.format):
            string = StringSet.of(schema.string, schema.format)
        enum = schema.enum
        if enum is not None:
            enum = distinct(value for value in enum if has_type(value, types))
            types = types_in(enum, types)
        return settled(
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
        dependent = shape is not None and shape.dependent_schemas
        contained = array is not None and array.unevaluated_items and array.contains
        if form.plain and not (dependent or contained):
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
            return settled(replace(form, schema=schema, types=types))
        if len(clause.members) == 1:
            only = self.of(clause.members[0])
            if not clause.null:
                return self._meet(form, only, schema)
            if only.plain and not only.discriminator:
                return self._meet(form, or_null(only), schema)
        values = self._listed(clause)
        if values is not None:
            listed = Form(schema, types_in(values, EVERY_TYPE), values)
            return self._meet(form, listed, schema)
        types = common_types(form.types, allowed)
        return settled(replace(form, schema=schema, types=types, clauses=(*form.clauses, clause)))

    def _listed(self, clause: Clause) -> tuple[JsonValue, ...] | None:
        """Give the values of a union of constants and lists, which is a list spelled otherwise."""
        found: list[JsonValue] = [None] if clause.null else []
        for member in clause.members:
            form = self.of(member)
            if form.enum is None or not form.plain or not replace(form, enum=None).bare:
                return None
            found += form.enum
        if clause.kind == "one":
            times = Counter(map(key, found))
            found = [value for value in found if times[key(value)] == 1]
        return distinct(found)

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
        """Give the union that is all a member of a union says, if its members may take its place.

        Exactly one of several in exactly one of several is not exactly one of all.
        """
        if len(form.clauses) != 1 or form.clauses[0].kind != kind:
            return None
        clause = form.clauses[0]
        if kind == "one" and len(clause.members) > 1:
            return None
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
            taken = set(map(key, what.enum))
            kept = tuple(value for value in form.enum if key(value) not in taken)
            return settled(replace(form, enum=kept, types=types_in(kept, form.types)))
        if what.plain and what.bare and "integer" not in what.types:
            return settled(replace(form, types=less_types(form.types, what.types)))
        return replace(form, nots=(*form.nots, excluded))

    def _meet(self, one: Form, other: Form, schema: Schema) -> Form:
        types = common_types(one.types, other.types)
        enum = common_values(one.enum, other.enum)
        if enum is not None:
            enum = tuple(value for value in enum if has_type(value, types))
            types = types_in(enum, types)
        shape, obscure = both_objects(one.object, other.object, self.both)
        array, unclear = both_arrays(one.array, other.array, self.both)
        number = both_numbers(one.number, other.number)
        if "integer" in types:
            number = both_numbers(number, _INTEGERS)
        return settled(
            Form(
                schema,
                types,
                enum,
                number if types & NUMERIC else None,
                both_strings(one.string, other.string) if "string" in types else None,
                array if "array" in types else None,
                shape if "object" in types else None,
                (*one.clauses, *(c for c in other.clauses if c not in one.clauses)),
                (*one.nots, *(n for n in other.nots if n not in one.nots)),
                (*one.conditionals, *(c for c in other.conditionals if c not in one.conditionals)),
                one.discriminator or other.discriminator,
                tuple(dict.fromkeys((*one.obscure, *other.obscure, *obscure, *unclear))),
            )
        )
