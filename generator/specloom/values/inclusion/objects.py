"""When one shape of objects includes another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from specloom.ir.model import BooleanSchema, ObjectShape, Schema, SchemaObject, StringBounds
from specloom.values.answers import Unknown
from specloom.values.forms import Forms
from specloom.values.inclusion.obligations import Due, Item, refuted
from specloom.values.json_schema import matches
from specloom.values.shapes import ANYTHING, forbids, property_at
from specloom.values.specimens import NO_VALUE, Maybe, NoValue, Specimens
from specloom.values.strings import StringSet

__all__ = ["objects"]

_STRING: Final = SchemaObject("", types=frozenset(("string",)))
_OPEN: Final = ObjectShape()


def objects(
    sub: ObjectShape | None,
    sup: ObjectShape | None,
    forms: Forms,
    specimens: Specimens,
    *,
    known_only: bool,
) -> Iterator[Item]:
    """Give what must hold for every object of `sub` to be one of `sup`.

    With `known_only`, an object of `sub` is one that somebody sends who knows `sub`: it holds no
    property that `sub` does not name, unless a schema for such properties is stated.
    """
    if sup is None:
        return
    sub = sub or _OPEN
    rule = _Rule(sub, sup, forms, specimens, known_only)
    yield from rule.required()
    yield from rule.properties()
    yield from rule.patterns()
    yield from rule.others()
    yield from rule.names()
    yield from rule.counts()
    yield from rule.dependents()


class _Rule:
    def __init__(
        self,
        sub: ObjectShape,
        sup: ObjectShape,
        forms: Forms,
        specimens: Specimens,
        known_only: bool,  # noqa: FBT001 - handed on
    ) -> None:
        self.sub = sub
        self.sup = sup
        self.forms = forms
        self.specimens = specimens
        self.known_only = known_only

    def required(self) -> Iterator[Item]:
        for name in self.sup.required:
            if name not in self.sub.required:
                doubt = f"whether `{name}` is always there"
                yield refuted(self.specimens.object(self.sub, {}, without=name), doubt)

    def properties(self) -> Iterator[Item]:
        for name in dict.fromkeys((*self.sub.properties, *self.sup.properties)):
            if not self._sent(name):
                continue
            schema = property_at(self.sub, name, self.forms.both)
            wanted = property_at(self.sup, name, self.forms.both)
            if schema is wanted or self.forms.of(schema).never:
                continue
            if self.known_only and name not in self.sup.properties and self._free(wanted):
                continue
            yield Due(schema, wanted, partial(self._with, name))

    def _sent(self, name: str) -> bool:
        if not self.known_only or name in self.sub.properties:
            return True
        return any(matches(p, name) for p in self.sub.pattern_properties) or not self._free(
            self.sub.additional
        )

    def _free(self, schema: Schema | None) -> bool:
        """Whether nothing is said of a property's value."""
        return schema is None or (isinstance(schema, BooleanSchema) and schema.accepts)

    def _with(self, name: str, value: Maybe) -> Maybe:
        if isinstance(value, NoValue):
            return NO_VALUE
        return self.specimens.object(self.sub, {name: value})

    def patterns(self) -> Iterator[Item]:
        """Compare what is said of names by pattern: a same pattern, or what else may match it."""
        for pattern, wanted in self.sup.pattern_properties.items():
            schema = self.sub.pattern_properties.get(pattern)
            if schema is None:
                schema = self.sub.additional or ANYTHING
                if self.known_only and self._free(self.sub.additional):
                    continue
                for other, inner in self.sub.pattern_properties.items():
                    yield Due(inner, wanted, self._by_pattern(other))
            if not forbids(schema):
                yield Due(schema, wanted, self._by_pattern(pattern))

    def _by_pattern(self, pattern: str) -> partial[Maybe]:
        return partial(self._matching, pattern)

    def _matching(self, pattern: str, value: Maybe) -> Maybe:
        name = self._name(pattern)
        return NO_VALUE if name is None else self._with(name, value)

    def _name(self, pattern: str) -> str | None:
        """Give a name that matches a pattern and that neither shape names itself."""
        name = StringSet.of(StringBounds(pattern=pattern), None).sample()
        named = (*self.sub.properties, *self.sup.properties)
        return None if name is None or name in named else name

    def others(self) -> Iterator[Item]:
        """Compare what is said of names that are named by neither."""
        wanted = self.sup.additional
        if wanted is None or self._free(wanted):
            return
        for pattern, schema in self.sub.pattern_properties.items():
            if pattern not in self.sup.pattern_properties:
                yield Due(schema, wanted, self._by_pattern(pattern))
        if forbids(self.sub.additional) or (self.known_only and self._free(self.sub.additional)):
            return
        yield Due(self.sub.additional or ANYTHING, wanted, self._other)

    def _other(self, value: Maybe) -> Maybe:
        name = self.specimens.name_outside(self.sub, self.sup)
        return NO_VALUE if name is None else self._with(name, value)

    def names(self) -> Iterator[Item]:
        wanted = self.sup.property_names
        if wanted is None:
            return
        closed = forbids(self.sub.additional) and not self.sub.pattern_properties
        if closed or (self.known_only and self._free(self.sub.additional)):
            for name in self.sub.properties:
                schema = SchemaObject("", types=_STRING.types, enum=(name,))
                yield Due(schema, wanted, self._named)
            return
        yield Due(self.sub.property_names or _STRING, wanted, self._named)

    def _named(self, name: Maybe) -> Maybe:
        if not isinstance(name, str):
            return NO_VALUE
        schema = property_at(self.sub, name, self.forms.both)
        return self._with(name, self.specimens.of(self.forms.of(schema)))

    def counts(self) -> Iterator[Item]:
        least = max(self.sub.min_properties, len(self.sub.required))
        if least < self.sup.min_properties:
            yield refuted(self.specimens.object(self.sub, {}), "how many properties there are")
        most = self.sup.max_properties
        if most is None:
            return
        stated = self.sub.max_properties
        known = self.known_only and self._free(self.sub.additional)
        if (forbids(self.sub.additional) or known) and not self.sub.pattern_properties:
            stated = min(len(self.sub.properties), stated if stated is not None else most + 1)
        if stated is None or stated > most:
            yield refuted(self._crowded(most + 1), "how many properties there are")

    def _crowded(self, count: int) -> Maybe:
        if count > 64:  # noqa: PLR2004 - nothing to show
            return NO_VALUE
        shape = ObjectShape(
            self.sub.properties,
            self.sub.required,
            self.sub.additional,
            self.sub.pattern_properties,
            min_properties=count,
        )
        return self.specimens.object(shape, {})

    def dependents(self) -> Iterator[Item]:
        for name, wanted in self.sup.dependent_required.items():
            given = (*self.sub.required, *self.sub.dependent_required.get(name, ()))
            for each in wanted:
                if each not in given and self._occurs(name):
                    yield refuted(self._lacking(name, each), f"whether `{each}` is always there")
        for name, schema in self.sup.dependent_schemas.items():
            stated = self.sub.dependent_schemas.get(name)
            if stated is not None:
                yield Due(stated, schema, partial(self._dependent, name))
            elif self._occurs(name):
                yield Unknown(f"what an object with `{name}` must satisfy")

    def _occurs(self, name: str) -> bool:
        schema = property_at(self.sub, name, self.forms.both)
        return self._sent(name) and not self.forms.of(schema).never

    def _lacking(self, name: str, missing: str) -> Maybe:
        schema = property_at(self.sub, name, self.forms.both)
        value = self.specimens.of(self.forms.of(schema))
        if isinstance(value, NoValue):
            return NO_VALUE
        return self.specimens.object(self.sub, {name: value}, without=missing)

    def _dependent(self, name: str, value: Maybe) -> Maybe:
        if not isinstance(value, dict):
            return NO_VALUE
        member = self.specimens.of(self.forms.of(property_at(self.sub, name, self.forms.both)))
        if isinstance(member, NoValue):
            return NO_VALUE
        return {**value, name: member}
