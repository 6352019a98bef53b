"""When one shape of objects includes another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial, reduce
from typing import Final

from specloom.ir.model import (
    BooleanSchema,
    JsonValue,
    ObjectShape,
    Schema,
    SchemaObject,
    StringBounds,
)
from specloom.values.forms import Form
from specloom.values.inclusion.obligations import Due, Item, Reading, Wrap, refuted
from specloom.values.json_schema import matches
from specloom.values.shapes import ANYTHING, forbids, named_at, property_at, takes_others
from specloom.values.specimens import NO_VALUE, Maybe, NoValue
from specloom.values.strings import StringSet

__all__ = ["objects"]

_STRING: Final = SchemaObject("", types=frozenset(("string",)))
_OPEN: Final = ObjectShape()
_COUNT: Final = "how many properties there are"
_CROWD: Final = 64


def objects(sub: Form, sup: ObjectShape | None, reading: Reading) -> Iterator[Item]:
    """Give what must hold for every object of a form to be one of a shape."""
    if sup is None:
        return
    rule = _Rule(sub, sup, reading)
    yield from rule.required()
    yield from rule.properties()
    yield from rule.patterns()
    yield from rule.others()
    yield from rule.names()
    yield from rule.counts()
    yield from rule.dependents()


class _Rule:
    def __init__(self, form: Form, sup: ObjectShape, reading: Reading) -> None:
        self.form = form
        self.sub = sub = form.object or _OPEN
        self.sup = sup
        self.forms = reading.forms
        self.sender = reading.sender
        self.receiver = reading.receiver
        self.anything_known = not (reading.known_only and _says_nothing(sub.additional))
        """Whether a property may come that only the larger side names."""
        self.anything_else = self.anything_known or takes_others(sub)
        """Whether properties may come that are named neither by themselves nor by a pattern."""
        self.additional = sup.additional
        if reading.ignores_others and forbids(sup.additional):
            self.additional = None

    def required(self) -> Iterator[Item]:
        given = self._implied(self.sub.required)
        for name in self.sup.required:
            if name not in given:
                doubt = f"whether `{name}` is always there"
                yield refuted(self.sender.object(self.sub, {}, without=name), doubt)

    def _implied(self, names: Iterable[str]) -> dict[str, None]:
        """Give the names that are there where some names are."""
        given = dict.fromkeys(names)
        waiting = list(given)
        while waiting:
            more = self.sub.dependent_required.get(waiting.pop(), ())
            new = [name for name in more if name not in given]
            given.update(dict.fromkeys(new))
            waiting += new
        return given

    # ------------------------------------------------------------------------- values by name

    def properties(self) -> Iterator[Item]:
        for name in dict.fromkeys((*self.sub.properties, *self.sup.properties)):
            schema = self._sent(name)
            wanted = named_at(self.sup, name, self.forms.both) or self.additional
            if wanted is None or wanted is schema or _says_nothing(wanted):
                continue
            if self._occurs(name):
                yield self._due(schema, wanted, partial(self._with, name))

    def patterns(self) -> Iterator[Item]:
        """Compare what is said of names by pattern: a same pattern, or what else may match it."""
        for pattern, wanted in self.sup.pattern_properties.items():
            schema = self.sub.pattern_properties.get(pattern)
            if schema is not None:
                yield self._due(schema, wanted, partial(self._matching, _matched(pattern)))
                continue
            for other, inner in self.sub.pattern_properties.items():
                names = _matched(other, pattern)
                if names.is_empty is not True:
                    yield self._due(inner, wanted, partial(self._matching, names))
            if self.anything_else and not forbids(self.sub.additional):
                rest = self.sub.additional or ANYTHING
                yield self._due(rest, wanted, partial(self._matching, _matched(pattern)))

    def others(self) -> Iterator[Item]:
        """Compare what is said of names that are named by neither."""
        wanted = self.additional
        if wanted is None or _says_nothing(wanted):
            return
        for pattern, schema in self.sub.pattern_properties.items():
            if pattern not in self.sup.pattern_properties:
                yield self._due(schema, wanted, partial(self._matching, _matched(pattern)))
        if self.anything_else and not forbids(self.sub.additional):
            yield self._due(self.sub.additional or ANYTHING, wanted, self._other)

    def _due(self, sub: Schema, sup: Schema, wrap: Wrap) -> Due:
        return Due(self.forms.of(sub), self.forms.of(sup), wrap)

    def _sent(self, name: str) -> Schema:
        return property_at(self.sub, name, self.forms.both)

    def _occurs(self, name: str) -> bool:
        """Whether a property of this name can come."""
        sub = self.sub
        named = name in sub.properties or any(matches(p, name) for p in sub.pattern_properties)
        if not (named or self.anything_known) or self.forms.of(self._sent(name)).never:
            return False
        names = sub.property_names
        return names is None or self.sender.admits(self.forms.of(names), name) is not False

    def _with(self, name: str, value: JsonValue) -> Maybe:
        return self.sender.object(self.sub, {name: value})

    def _matching(self, names: StringSet, value: JsonValue) -> Maybe:
        """Give an object with a name of some set, which neither shape names itself."""
        name = names.sample()
        if name is None or name in self.sub.properties or name in self.sup.properties:
            return NO_VALUE
        return self._with(name, value)

    def _other(self, value: JsonValue) -> Maybe:
        name = self.sender.name_outside(self.sub, self.sup)
        return NO_VALUE if name is None else self._with(name, value)

    # ------------------------------------------------------------------------------ the names

    def names(self) -> Iterator[Item]:
        wanted = self.sup.property_names
        if wanted is None:
            return
        if self._closed():
            for name in filter(self._occurs, self.sub.properties):
                if not self.receiver.admits(self.forms.of(wanted), name):
                    yield refuted(self._named(name), f"whether `{name}` is a name that may be")
        else:
            yield self._due(self.sub.property_names or _STRING, wanted, self._named)

    def _closed(self) -> bool:
        """Whether only properties that are named by themselves can come."""
        open_ = self.anything_else and not forbids(self.sub.additional)
        return not open_ and not self.sub.pattern_properties

    def _named(self, name: JsonValue) -> Maybe:
        if not isinstance(name, str):
            return NO_VALUE
        value = self.sender.of(self.forms.of(self._sent(name)))
        return NO_VALUE if isinstance(value, NoValue) else self._with(name, value)

    def counts(self) -> Iterator[Item]:
        sub, most = self.sub, self.sup.max_properties
        if max(sub.min_properties, len(sub.required)) < self.sup.min_properties:
            yield refuted(self.sender.object(sub, {}), _COUNT)
        if most is None or (sub.max_properties is not None and sub.max_properties <= most):
            return
        if not self._closed() or sum(map(self._occurs, sub.properties)) > most:
            yield refuted(self._crowded(most + 1), _COUNT)

    def _crowded(self, count: int) -> Maybe:
        if count > _CROWD:
            return NO_VALUE
        return self.sender.object(self.sub, {}, least=count)

    # ------------------------------------------------------------------- what follows from names

    def dependents(self) -> Iterator[Item]:
        for name, wanted in self.sup.dependent_required.items():
            given = self._implied((*self.sub.required, name))
            for each in wanted:
                if each not in given and self._occurs(name):
                    yield refuted(self._lacking(name, each), f"whether `{each}` is always there")
        for name, schema in self.sup.dependent_schemas.items():
            if self._occurs(name) and self.sub.dependent_schemas.get(name) is not schema:
                yield Due(self.forms.holding(self.form, name), self.forms.of(schema), _as_it_is)

    def _lacking(self, name: str, missing: str) -> Maybe:
        value = self.sender.of(self.forms.of(self._sent(name)))
        if isinstance(value, NoValue):
            return NO_VALUE
        return self.sender.object(self.sub, {name: value}, without=missing)


def _matched(*patterns: str) -> StringSet:
    """Give the names that match some patterns."""
    names = (StringSet.of(StringBounds(pattern=pattern)) for pattern in patterns)
    return reduce(StringSet.intersect, names)


def _says_nothing(schema: Schema | None) -> bool:
    return schema is None or (isinstance(schema, BooleanSchema) and schema.accepts)


def _as_it_is(value: JsonValue) -> Maybe:
    return value
