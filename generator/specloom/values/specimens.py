"""Membership and specimens of forms: is this value accepted, and what would be a small one?

Specimens refute inclusions; what people see is made by `samples`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from specloom.ir.model import ArrayShape, Conditional, JsonValue, ObjectShape, Schema, Type
from specloom.values.equality import distinct, equal_values, has_type, key
from specloom.values.forms import Clause, Form, Forms
from specloom.values.json_schema import matches
from specloom.values.shapes import (
    forbids,
    item_at,
    least_contained,
    named_at,
    property_at,
    takes_others,
)

__all__ = ["NO_VALUE", "Maybe", "NoValue", "Specimens"]

_ORDER: Final[tuple[Type, ...]] = (
    "string",
    "integer",
    "number",
    "boolean",
    "object",
    "array",
    "null",
)
_REMEMBERED: Final = 100_000
_DEEPEST: Final = 12
_MOST_ITEMS: Final = 5_000
_MOST_UNIQUE: Final = 64
_STRINGS: Final = ("x", "", "other", "X1", "0", "x" * 70)
_NUMBERS: Final = (0, 1, -1, 2, 7, 1.5, 100, 12345)
_NAMES: Final = ("other", "x", "another", "X1")
_RARE_NAMES: Final = ("other2", "x-other", "0")


class NoValue:
    """The absence of a value: None is a value in JSON."""


NO_VALUE: Final = NoValue()
Maybe: TypeAlias = "JsonValue | NoValue"


class Specimens:
    """Values of the forms that one `Forms` makes.

    With `known_only`, no object that is made holds a property of which its form says nothing,
    unless it is a map or says that others may come; with `ignores_others`, an object that does is
    a member even where the form forbids it.
    """

    def __init__(
        self, forms: Forms, *, known_only: bool = False, ignores_others: bool = False
    ) -> None:
        self._forms = forms
        self._known_only = known_only
        self._ignores_others = ignores_others
        self._strict = Specimens(forms) if ignores_others else self
        self._lists: dict[Form, frozenset[Hashable]] = {}
        self._made: dict[Form, Maybe] = {}
        self._making: set[Form] = set()
        self._told: dict[tuple[Form, int], tuple[bool, JsonValue]] = {}

    # -------------------------------------------------------------------------------- membership

    def admits(self, form: Form, value: JsonValue) -> bool | None:
        """Tell whether a form accepts a value; None where that could not be decided.

        Values are taken not to change: what was told of an object or an array is remembered.
        """
        if not has_type(value, form.types):
            return False
        if form.enum is not None and key(value) not in self._listed(form, form.enum):
            return False
        if not isinstance(value, dict | list):
            return _all(self._conditions(form, value))
        asked = (form, id(value))
        known = self._told.get(asked)
        if known is not None:
            return known[0]
        told = _all(self._conditions(form, value))
        if told is not None:
            if len(self._told) >= _REMEMBERED:
                self._told.clear()
            self._told[asked] = (told, value)  # with the value, so that no other takes its identity
        return told

    def _listed(self, form: Form, values: Iterable[JsonValue]) -> frozenset[Hashable]:
        if form not in self._lists:
            self._lists[form] = frozenset(map(key, values))
        return self._lists[form]

    def _conditions(self, form: Form, value: JsonValue) -> Iterator[bool | None]:
        match value:
            case bool() | None:
                pass
            case int() | float():
                yield form.number is None or form.number.contains(value)
            case str():
                yield True if form.string is None else form.string.contains(value)
            case list():
                if form.array is not None:
                    yield from self._items(form.array, value)
            case dict():
                if form.object is not None:
                    yield from self._members(form.object, value)
        for clause in form.clauses:
            yield self._in_clause(clause, value)
        for excluded in form.nots:
            yield _negated(self.excludes(self._forms.of(excluded), value))
        for rule in form.conditionals:
            yield self.follows(rule, value)
        if form.obscure:
            yield None

    def excludes(self, form: Form, value: JsonValue) -> bool | None:
        """Tell whether a `not` of a form refuses a value: as `admits`, but read strictly."""
        return self._strict.admits(form, value)

    def follows(self, rule: Conditional, value: JsonValue) -> bool | None:
        """Tell whether a value satisfies `if`, `then` and `else`."""
        holds = self._strict.admits(self._forms.of(rule.if_), value)
        then, else_ = (
            True if schema is None else self.admits(self._forms.of(schema), value)
            for schema in (rule.then, rule.else_)
        )
        if holds is None:
            return True if then and else_ else None
        return then if holds else else_

    def _in_clause(self, clause: Clause, value: JsonValue) -> bool | None:
        if value is None and clause.null:
            return True
        told = [self.admits(self._forms.of(member), value) for member in clause.members]
        sure, open_ = told.count(True), told.count(None)
        if clause.kind == "any":
            return True if sure else (None if open_ else False)
        if sure > 1:
            return False
        return None if open_ else sure == 1

    def _items(self, shape: ArrayShape, value: list[JsonValue]) -> Iterator[bool | None]:
        yield shape.min_items <= len(value)
        yield shape.max_items is None or len(value) <= shape.max_items
        if shape.unique_items:
            yield len(distinct(value)) == len(value)
        for index, item in enumerate(value):
            yield self.admits(self._forms.of(item_at(shape, index)), item)
        if shape.contains is not None:
            told = [self.admits(self._forms.of(shape.contains), item) for item in value]
            yield None if None in told else told.count(True) >= least_contained(shape)
            if shape.max_contains is not None:
                yield None if None in told else told.count(True) <= shape.max_contains

    def _members(self, shape: ObjectShape, value: dict[str, JsonValue]) -> Iterator[bool | None]:
        yield all(name in value for name in shape.required)
        yield shape.min_properties <= len(value)
        yield shape.max_properties is None or len(value) <= shape.max_properties
        for name, wanted in shape.dependent_required.items():
            yield name not in value or all(each in value for each in wanted)
        for name, dependent in shape.dependent_schemas.items():
            yield name not in value or self.admits(self._forms.of(dependent), value)
        for name, member in value.items():
            if shape.property_names is not None:
                yield self.admits(self._forms.of(shape.property_names), name)
            schema = named_at(shape, name, self._forms.both) or self._rest(shape)
            yield schema is None or self.admits(self._forms.of(schema), member)

    def _rest(self, shape: ObjectShape) -> Schema | None:
        ignored = self._ignores_others and forbids(shape.additional)
        return None if ignored else shape.additional

    # --------------------------------------------------------------------------------- specimens

    def of(self, form: Form, depth: int = 0) -> Maybe:
        """Give a small value that the form accepts, if one is found."""
        if form in self._made:
            return self._made[form]
        if depth > _DEEPEST or form in self._making:
            return NO_VALUE  # a least value holds none of its own form
        self._making.add(form)
        try:
            value = next(self.several(form, depth), NO_VALUE)
        finally:
            self._making.discard(form)
        if not self._making or not isinstance(value, NoValue):
            self._made[form] = value
        return value

    def several(self, form: Form, depth: int = 0) -> Iterator[JsonValue]:
        """Give a few different values that the form accepts, the plainest first."""
        for value in self._proposed(form, depth):
            if self.admits(form, value):
                yield value

    def _proposed(self, form: Form, depth: int) -> Iterator[JsonValue]:
        if depth > _DEEPEST or form.never:
            return
        if form.enum is not None:
            yield from form.enum
            return
        if form.clauses or form.conditionals:
            for branch in self._forms.branches(form):
                yield from self._proposed(branch, depth + 1)
            return
        for kind in _ORDER:
            if kind in form.types:
                yield from self._of_type(form, kind, depth)

    def _of_type(self, form: Form, kind: Type, depth: int) -> Iterator[JsonValue]:
        match kind:
            case "null":
                yield None
            case "boolean":
                yield from (True, False)
            case "integer" | "number":
                yield from self._numbers(form)
            case "string":
                yield from self._strings(form)
            case "array":
                yield from self._arrays(form, depth)
            case "object":
                yield from self._objects(form, depth)

    def _numbers(self, form: Form) -> Iterator[int | float]:
        if form.number is not None:
            first = form.number.sample()
            if first is not None:
                yield first
                yield from (first + 1, first - 1, first * 2)
        yield from _NUMBERS

    def _strings(self, form: Form) -> Iterator[str]:
        if form.string is not None:
            first = form.string.sample()
            if first is not None:
                yield first
                yield from (f"{first}x", f"{first}{first}", first.swapcase(), first[:-1])
        yield from _STRINGS

    def _arrays(self, form: Form, depth: int) -> Iterator[JsonValue]:
        shape = form.array or ArrayShape()
        least = max(shape.min_items, least_contained(shape))
        for length in dict.fromkeys((least, least + 1, 1, 2)):
            value = self.array(shape, length, depth)
            if not isinstance(value, NoValue):
                yield value

    def array(
        self, shape: ArrayShape, length: int, depth: int = 0, placed: Mapping[int, JsonValue] = {}
    ) -> Maybe:
        """Give an array of some length with some items `placed` by index."""
        if length > (_MOST_UNIQUE if shape.unique_items else _MOST_ITEMS):
            return NO_VALUE
        made: list[JsonValue] = []
        usual: Maybe = NO_VALUE
        for index in range(length):
            item = placed.get(index, NO_VALUE if shape.unique_items else usual)
            if isinstance(item, NoValue):
                item = self._item(shape, index, depth, made)
            if isinstance(item, NoValue):
                return NO_VALUE
            if index >= len(shape.prefix_items) and index not in placed:
                usual = item
            made.append(item)
        return made

    def _item(self, shape: ArrayShape, index: int, depth: int, made: list[JsonValue]) -> Maybe:
        schema = item_at(shape, index)
        if shape.contains is not None:
            schema = self._forms.both(schema, shape.contains)
        form = self._forms.of(schema)
        if not shape.unique_items:
            return self.of(form, depth + 1)
        for item in self.several(form, depth + 1):
            if not any(equal_values(item, each) for each in made):
                return item
        return NO_VALUE

    def _objects(self, form: Form, depth: int) -> Iterator[JsonValue]:
        shape = form.object or ObjectShape()
        yield from self._present(self.object(shape, {}, depth))
        for name in list(shape.properties)[:24]:
            if name not in shape.required:
                yield from self._present(self._with_property(shape, name, depth))
        if takes_others(shape) or not (self._known_only or forbids(shape.additional)):
            yield from self._present(self.object(shape, {"other": "x"}, depth))

    def _with_property(self, shape: ObjectShape, name: str, depth: int) -> Maybe:
        schema = property_at(shape, name, self._forms.both)
        value = self.of(self._forms.of(schema), depth + 1)
        return NO_VALUE if isinstance(value, NoValue) else self.object(shape, {name: value}, depth)

    def _present(self, value: Maybe) -> Iterator[JsonValue]:
        if not isinstance(value, NoValue):
            yield value

    def object(
        self,
        shape: ObjectShape,
        placed: Mapping[str, JsonValue],
        depth: int = 0,
        without: str | None = None,
        least: int = 0,
    ) -> Maybe:
        """Give an object with some members `placed`, and with what else it must have.

        It has no property `without`, and `least` properties if that many are found.
        """
        made: dict[str, JsonValue] = {}
        names = [*shape.required]
        for name in placed:
            names += (name, *shape.dependent_required.get(name, ()))
        for name in dict.fromkeys(names):
            if name == without:
                continue
            if name in placed:
                made[name] = placed[name]
                continue
            schema = property_at(shape, name, self._forms.both)
            value = self.of(self._forms.of(schema), depth + 1)
            if isinstance(value, NoValue):
                return NO_VALUE
            made[name] = value
        wanted = max(least, shape.min_properties)
        for name in self._fillers(shape, made, without):
            if len(made) >= wanted:
                break
            value = self.of(self._forms.of(property_at(shape, name, self._forms.both)), depth + 1)
            if not isinstance(value, NoValue):
                made[name] = value
        return made

    def _fillers(
        self, shape: ObjectShape, made: Mapping[str, JsonValue], without: str | None
    ) -> list[str]:
        """Give names of members that may be added."""
        is_closed = self._known_only and not takes_others(shape)
        others = () if is_closed else (*_NAMES, *map("x{}".format, range(1, 20)))
        return [n for n in (*shape.properties, *others) if n not in made and n != without]

    def name_outside(self, shape: ObjectShape, *others: ObjectShape) -> str | None:
        """Give a name that a shape allows and that none names, by itself or by a pattern."""
        names = None if shape.property_names is None else self._forms.of(shape.property_names)
        wanted = self.several(names) if names is not None else iter((*_NAMES, *_RARE_NAMES))
        for name in wanted:
            if isinstance(name, str) and not any(_names(each, name) for each in (shape, *others)):
                return name
        return None

    def empty(self, form: Form) -> bool:
        """Tell whether it is plain that no value is accepted."""
        if all(self._impossible(form, kind) for kind in form.types):
            return True
        return bool(form.clauses) and not self._forms.branches(form)

    def _impossible(self, form: Form, kind: Type) -> bool:
        if kind == "object" and form.object is not None:
            shape = form.object
            most = shape.max_properties
            if most is not None and most < max(shape.min_properties, len(shape.required)):
                return True
            named = (property_at(shape, name, self._forms.both) for name in shape.required)
            return any(self._forms.of(schema).never for schema in named)
        if kind == "array" and form.array is not None:
            array = form.array
            least = max(array.min_items, least_contained(array))
            if array.max_items is not None and array.max_items < least:
                return True
            items = (item_at(array, at) for at in range(min(least, len(array.prefix_items) + 1)))
            return any(self._forms.of(schema).never for schema in items)
        return form.never


def _names(shape: ObjectShape, name: str) -> bool:
    return name in shape.properties or any(matches(p, name) for p in shape.pattern_properties)


def _all(told: Iterator[bool | None]) -> bool | None:
    answer: bool | None = True
    for each in told:
        if each is False:
            return False
        answer = answer if each else None
    return answer


def _negated(told: bool | None) -> bool | None:  # noqa: FBT001 - a truth value, three-valued
    return None if told is None else not told
