"""Whether every value of one schema is a value of another: the engine.

Inclusions of recursive schemas are decided coinductively: a pair that is being decided already is
taken to hold. What was concluded from such an assumption is kept only once the assumption holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from specloom.ir.model import EVERY_TYPE, JsonValue, Schema, Type
from specloom.values import numbers, strings
from specloom.values.answers import YES, Answer, No, Unknown, Yes
from specloom.values.forms import Form, Forms
from specloom.values.inclusion.arrays import arrays
from specloom.values.inclusion.objects import objects
from specloom.values.inclusion.obligations import Due, Item
from specloom.values.inclusion.unions import Ask, in_clause, outside, under
from specloom.values.inventory import Direction
from specloom.values.numbers import NumberSet
from specloom.values.shapes import forbids
from specloom.values.specimens import NoValue, Specimens
from specloom.values.strings import StringSet

__all__ = ["Inclusion"]

_Key: TypeAlias = tuple[int, int]
_DEEPEST: Final = 80
_STEPS: Final = 20_000
_BRANCHES: Final = 32
_NUMERIC: Final = frozenset[Type](("number", "integer"))
_ANY_STRING: Final = StringSet.of(None, None)


class Inclusion:
    """Decides inclusions between schemas in one direction, remembering every answer.

    Strictly, a schema is the set of values that JSON Schema says. With `tolerant`, an object of
    the smaller side is one that somebody sends who knows that side alone (it holds no property
    that the side does not name), and `oneOf` is read as `anyOf`; with `ignores_others`, the larger
    side takes properties that it does not name, even where it forbids them.
    """

    def __init__(
        self,
        direction: Direction | None = None,
        *,
        tolerant: bool = False,
        ignores_others: bool = False,
        forms: Forms | None = None,
    ) -> None:
        self.forms = forms or Forms(direction, exclusive=not tolerant)
        self.specimens = Specimens(self.forms)
        self._tolerant = tolerant
        self._ignores_others = ignores_others
        self._ask = Ask(self.forms, self.specimens, self._decide)
        self._known: dict[_Key, tuple[Answer, Form, Form]] = {}  # forms: to keep their identity
        self._assumed: dict[_Key, int] = {}
        self._lowest = _DEEPEST * 2
        self._steps = 0

    def includes(self, sub: Schema, sup: Schema) -> Answer:
        """Tell whether every value of `sub` is one of `sup`; a No comes with one that is not."""
        self._steps = _STEPS
        return self._decide(self.forms.of(sub), self.forms.of(sup))

    def includes_form(self, sub: Form, sup: Form) -> Answer:
        """Tell the same of two forms that `forms` made, or that were made of such."""
        self._steps = _STEPS
        return self._decide(sub, sup)

    def equal(self, one: Schema, other: Schema) -> bool:
        """Tell whether it is proven that two schemas accept the same values."""
        there = self.includes(one, other)
        return isinstance(there, Yes) and isinstance(self.includes(other, one), Yes)

    # ------------------------------------------------------------------------------- coinduction

    def _decide(self, sub: Form, sup: Form) -> Answer:
        if sub is sup or sub.never or _says_nothing(sup):
            return YES
        key = (id(sub), id(sup))
        known = self._known.get(key)
        if known is not None:
            return known[0]
        if key in self._assumed:
            self._lowest = min(self._lowest, self._assumed[key])
            return YES
        self._steps -= 1
        if len(self._assumed) >= _DEEPEST or self._steps < 0:
            return Unknown("schemas that are nested too deeply to be compared")
        return self._settle(key, sub, sup)

    def _settle(self, key: _Key, sub: Form, sup: Form) -> Answer:
        depth = len(self._assumed)
        self._assumed[key] = depth
        outer, self._lowest = self._lowest, _DEEPEST * 2
        answer = self._answer(sub, sup)
        del self._assumed[key]
        lowest = self._lowest
        # a No has been checked by its sample; anything else may rest on what is still open
        if lowest >= depth or isinstance(answer, No):
            self._known[key] = (answer, sub, sup)
        self._lowest = min(outer, lowest if lowest < depth else _DEEPEST * 2)
        return answer

    # ---------------------------------------------------------------------------------- deciding

    def _answer(self, sub: Form, sup: Form) -> Answer:
        if sub.enum is not None:
            return self._finite(sub, sub.enum, sup)
        if self.specimens.empty(sub):
            return YES
        answer = self._all(self._items(sub, sup), sub)
        if isinstance(answer, Yes) or not sub.clauses:
            return answer if isinstance(answer, Yes) else self._checked(answer, sub, sup)
        split = self._by_branch(sub, sup)
        if isinstance(split, Yes):
            return split
        return self._checked(split if isinstance(split, No) else answer, sub, sup)

    def _finite(self, sub: Form, values: Iterable[JsonValue], sup: Form) -> Answer:
        doubt: Answer = YES
        for value in values:
            told = self.specimens.admits(sup, value)
            if told or self.specimens.admits(sub, value) is False:
                continue
            if told is False and self.specimens.admits(sub, value):
                return No(value)
            doubt = Unknown("whether one of the listed values is accepted")
        return doubt

    def _by_branch(self, sub: Form, sup: Form) -> Answer:
        branches = self.forms.branches(sub)
        if len(branches) > _BRANCHES:
            return Unknown("a union of too many members")
        doubt: Answer = YES
        for branch in branches:
            answer = self._decide(branch, sup)
            if isinstance(answer, No) and self.specimens.admits(sub, answer.sample):
                return answer
            if not isinstance(answer, Yes):
                doubt = answer if isinstance(answer, Unknown) else Unknown("a union's overlap")
        return doubt

    def _checked(self, answer: Answer, sub: Form, sup: Form) -> Answer:
        """Make sure that a sample shows what it is to show; look for another one where not."""
        if isinstance(answer, No) and self._shows(answer.sample, sub, sup):
            return answer
        for sample in self.specimens.several(sub):
            if self._shows(sample, sub, sup):
                return No(sample)
        if isinstance(answer, Unknown):
            return answer
        return Unknown("whether a value that the other side refuses can come")

    def _shows(self, sample: JsonValue, sub: Form, sup: Form) -> bool:
        admits = self.specimens.admits
        return admits(sub, sample) is True and admits(sup, sample) is False

    def _all(self, items: Iterable[Item], sub: Form) -> Answer:
        """Answer for the whole: the first refusal, else the first doubt, else yes."""
        doubt: Answer = YES
        for item in items:
            answer = self._item(item)
            if isinstance(answer, No):
                if self.specimens.admits(sub, answer.sample):
                    return answer
                answer = Unknown("whether a value that the other side refuses can come")
            if isinstance(answer, Unknown) and isinstance(doubt, Yes):
                doubt = answer
        return doubt

    def _item(self, item: Item) -> Answer:
        if not isinstance(item, Due):
            return item
        answer = self._decide(self.forms.of(item.sub), self.forms.of(item.sup))
        if not isinstance(answer, No):
            return answer
        whole = item.wrap(answer.sample)
        if isinstance(whole, NoValue):
            return Unknown("whether a value that the other side refuses can come")
        return No(whole)

    def _items(self, sub: Form, sup: Form) -> Iterator[Item]:
        """Give what must hold for a form without its unions to lie in another."""
        yield from self._types(sub, sup)
        if sup.enum is not None:
            yield self._listed(sub, sup)
        if sup.number is not None and sub.types & _NUMERIC:
            yield from _doubts(numbers.includes(_number(sub), sup.number))
        yield from self._shapes(sub, sup)
        for clause in sup.clauses:
            if clause not in sub.clauses:
                yield from _doubts(in_clause(sub, clause, self._ask))
        for excluded in sup.nots:
            yield from _doubts(outside(sub, excluded, self._ask))
        for rule in sup.conditionals:
            if rule not in sub.conditionals:
                yield from _doubts(under(sub, rule, self._ask))
        for reason in sup.obscure:
            yield Unknown(reason)

    def _shapes(self, sub: Form, sup: Form) -> Iterator[Item]:
        if sup.string is not None and "string" in sub.types:
            yield from _doubts(strings.includes(sub.string or _ANY_STRING, sup.string))
        if "array" in sub.types and sup.array is not sub.array:
            yield from arrays(sub.array, sup.array, self.forms, self.specimens)
        if "object" in sub.types and sup.object is not sub.object:
            sup_object = sup.object
            if self._ignores_others and sup_object is not None and forbids(sup_object.additional):
                sup_object = replace(sup_object, additional=None)
            yield from objects(
                sub.object, sup_object, self.forms, self.specimens, known_only=self._tolerant
            )

    def _types(self, sub: Form, sup: Form) -> Iterator[Item]:
        for kind in sorted(sub.types - sup.types):
            if kind == "integer" and "number" in sup.types:
                continue
            if kind == "number" and "integer" in sup.types:
                continue  # told by the numbers
            part = self.forms.narrowed(sub, frozenset[Type]((kind,)))
            yield self._first(part, f"whether {kind}s can come")

    def _first(self, part: Form, doubt: str) -> No | Unknown:
        value = self.specimens.of(part)
        return Unknown(doubt) if isinstance(value, NoValue) else No(value)

    def _listed(self, sub: Form, sup: Form) -> No | Unknown:
        """Look for a value of an endless form that is not among a few."""
        for value in self.specimens.several(sub):
            if self.specimens.admits(sup, value) is False:
                return No(value)
        return Unknown("whether a value outside the list can come")


def _says_nothing(form: Form) -> bool:
    return form.plain and form.bare and len(form.types) == len(EVERY_TYPE)


def _number(form: Form) -> NumberSet:
    return form.number or NumberSet.of(None, integer="integer" in form.types)


def _doubts(answer: Answer) -> Iterator[No | Unknown]:
    if not isinstance(answer, Yes):
        yield answer
