"""Whether every value of one schema is a value of another: what must hold, by type and keyword."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from specloom.ir.model import EVERY_TYPE, JsonValue, Schema, Type
from specloom.values import numbers, strings
from specloom.values.answers import YES, Answer, No, Unknown, Yes
from specloom.values.form import NUMERIC
from specloom.values.forms import Form, Forms
from specloom.values.inclusion.arrays import arrays
from specloom.values.inclusion.disjoint import Disjoint
from specloom.values.inclusion.objects import objects
from specloom.values.inclusion.obligations import UNSHOWN, Item, Reading, wrapped
from specloom.values.inclusion.solver import Pair, Solver
from specloom.values.inclusion.twins import twins
from specloom.values.inclusion.unions import Ask, in_clause, outside, under
from specloom.values.inventory import Direction
from specloom.values.numbers import NumberSet
from specloom.values.specimens import NoValue, Specimens
from specloom.values.strings import StringSet

__all__ = ["Inclusion"]

_BRANCHES: Final = 32
_FEW: Final = 16
_VALUES: Final[dict[Type, tuple[JsonValue, ...]]] = {"null": (None,), "boolean": (True, False)}
_ANY_STRING: Final = StringSet.of(None, None)
_DEEP: Final = "schemas that are nested too deeply to be compared"


class Inclusion:
    """Decides inclusions between schemas in one direction, remembering every answer.

    Strictly, a schema is the set of values that JSON Schema says. With `tolerant`, an object of
    the smaller side is one that somebody sends who knows that side alone (it holds no property
    that the side does not name, unless the side is a map, or says that others may come), and
    `oneOf` is read as `anyOf`; with `ignores_others`, the larger side takes properties that it does
    not name, even where it forbids them. What stands under a `not` or an `if` is read strictly
    always.
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
        strict = Specimens(self.forms)
        exact = Reading(self.forms, strict, strict)
        reading = exact
        if tolerant or ignores_others:
            sender = Specimens(self.forms, known_only=tolerant)
            receiver = Specimens(self.forms, ignores_others=ignores_others)
            reading = Reading(self.forms, sender, receiver, tolerant, ignores_others)
        self._solver = Solver(self._answer)
        exactly = partial(self._decide, exact=reading is not exact)
        disjoint = Disjoint(self.forms, strict)
        self._exact = Ask(exact, disjoint, exactly, exactly)
        self._ask = Ask(reading, disjoint, self._decide, exactly)

    def includes(self, sub: Schema, sup: Schema) -> Answer:
        """Tell whether every value of `sub` is one of `sup`; a No comes with one that is not."""
        return self.includes_form(self.forms.of(sub), self.forms.of(sup))

    def includes_form(self, sub: Form, sup: Form) -> Answer:
        """Tell the same of two forms that `forms` made, or that were made of such."""
        try:
            return self._decide(sub, sup)
        except RecursionError:
            return Unknown(_DEEP)

    def equal(self, one: Schema, other: Schema) -> bool:
        """Tell whether it is proven that two schemas accept the same values."""
        there = self.includes(one, other)
        return isinstance(there, Yes) and isinstance(self.includes(other, one), Yes)

    def tells_apart(self, sample: JsonValue, one: Schema, other: Schema) -> bool:
        """Tell whether a value is known to be accepted by one of two schemas, not by the other."""
        first, second, reading = self.forms.of(one), self.forms.of(other), self._ask.reading
        return _shows(sample, first, second, reading) or _shows(sample, second, first, reading)

    # ---------------------------------------------------------------------------------- deciding

    def _decide(self, sub: Form, sup: Form, *, exact: bool = False) -> Answer:
        if sub is sup or sub.never or _says_nothing(sup):
            return YES
        return self._solver.ask(sub, sup, exact=exact)

    def _answer(self, pair: Pair) -> Answer:
        """Answer for a pair from what the answers for others are, or may be."""
        sub, ask = pair.sub, self._exact if pair.exact else self._ask
        if pair.sup.obscure and _written_alike(sub, pair.sup, self.forms):
            return YES
        values = _values(sub)
        if values is not None:
            return _finite(sub, values, pair.sup, ask.reading)
        if ask.reading.sender.empty(sub):
            return YES
        answer = _all(_items(sub, pair.sup, ask), pair, ask)
        if (sub.clauses or sub.conditionals) and isinstance(answer, Unknown):
            split = self._by_branch(pair, ask)
            answer = answer if isinstance(split, Unknown) else split
        if isinstance(answer, Unknown) and not pair.searched:
            pair.searched = True
            samples = (
                s for s in ask.reading.sender.several(sub) if _shows(s, sub, pair.sup, ask.reading)
            )
            return next(map(No, samples), answer)
        return answer

    def _by_branch(self, pair: Pair, ask: Ask) -> Answer:
        branches = self.forms.branches(pair.sub)
        if len(branches) > _BRANCHES:
            return Unknown("a union of too many members")
        doubt: Answer = YES
        for branch in branches:
            answer = ask.includes(branch, pair.sup)
            if isinstance(answer, No) and _shows(answer.sample, pair.sub, pair.sup, ask.reading):
                return answer
            if not isinstance(answer, Yes):
                doubt = Unknown(UNSHOWN)
        return doubt


def _values(form: Form) -> tuple[JsonValue, ...] | None:
    """List all values of a form that has but a few."""
    if form.enum is None and form.types == {"integer"} and form.number is not None:
        return form.number.finite(_FEW)
    return form.enum


def _finite(sub: Form, values: Iterable[JsonValue], sup: Form, reading: Reading) -> Answer:
    doubt: Answer = YES
    for value in values:
        told = reading.receiver.admits(sup, value)
        if told:
            continue
        comes = reading.sender.admits(sub, value)
        if told is False and comes:
            return No(value)
        if comes is not False:
            doubt = Unknown("whether one of the listed values is accepted")
    return doubt


def _shows(sample: JsonValue, sub: Form, sup: Form, reading: Reading) -> bool:
    """Whether a sample shows that a form does not lie in another."""
    if reading.sender.admits(sub, sample) is not True:
        return False
    return reading.receiver.admits(sup, sample) is False


def _all(items: Iterable[Item], pair: Pair, ask: Ask) -> Answer:
    """Answer for the whole: the first refusal, else the first doubt, else yes."""
    doubt: Answer = YES
    for item in items:
        answer = _item(item, ask)
        if isinstance(answer, No):
            if _shows(answer.sample, pair.sub, pair.sup, ask.reading):
                return answer
            answer = Unknown(UNSHOWN)
        if isinstance(answer, Unknown) and isinstance(doubt, Yes):
            doubt = answer
    return doubt


def _item(item: Item, ask: Ask) -> Answer:
    if isinstance(item, No | Unknown):
        return item
    answer = ask.includes(item.sub, item.sup)
    return wrapped(answer.sample, item.wrap) if isinstance(answer, No) else answer


def _items(sub: Form, sup: Form, ask: Ask) -> Iterator[Item]:
    """Give what must hold for a form without its unions to lie in another."""
    yield from _types(sub, sup, ask.reading)
    if sup.enum is not None:
        yield _listed(sub, sup, ask.reading)
    if sup.number is not None and sub.types & NUMERIC:
        yield from _doubts(numbers.includes(_number(sub), sup.number))
    if sup.string is not None and "string" in sub.types:
        yield from _doubts(strings.includes(sub.string or _ANY_STRING, sup.string))
    if "array" in sub.types and sup.array is not sub.array:
        yield from arrays(sub.array, sup.array, ask.reading)
    if "object" in sub.types and sup.object is not sub.object:
        yield from objects(sub, sup.object, ask.reading)
    for clause in sup.clauses:
        if clause not in sub.clauses:
            yield from _doubts(in_clause(sub, clause, ask))
    for excluded in sup.nots:
        yield from _doubts(outside(sub, excluded, ask))
    for rule in sup.conditionals:
        if rule not in sub.conditionals:
            yield from _doubts(under(sub, rule, ask))
    yield from map(Unknown, sup.obscure)


def _written_alike(sub: Form, sup: Form, forms: Forms) -> bool:
    """Whether two forms stand for schemas that are written alike."""
    whole = sub is forms.of(sub.schema) and sup is forms.of(sup.schema)
    return whole and twins(sub.schema, sup.schema)


def _types(sub: Form, sup: Form, reading: Reading) -> Iterator[Item]:
    for kind in sorted(sub.types - sup.types):
        if kind == "integer" and "number" in sup.types:
            continue
        if kind == "number" and "integer" in sup.types:
            continue  # told by the numbers
        values = _VALUES.get(kind)
        if values and all(reading.sender.admits(sub, value) is False for value in values):
            continue
        part = reading.forms.narrowed(sub, frozenset[Type]((kind,)))
        if reading.sender.empty(part):
            continue
        value = reading.sender.of(part)
        yield Unknown(f"whether {kind}s can come") if isinstance(value, NoValue) else No(value)


def _listed(sub: Form, sup: Form, reading: Reading) -> No | Unknown:
    """Look for a value of an endless form that is not among a few."""
    for value in reading.sender.several(sub):
        if reading.receiver.admits(sup, value) is False:
            return No(value)
    return Unknown("whether a value outside the list can come")


def _says_nothing(form: Form) -> bool:
    return len(form.types) == len(EVERY_TYPE) and form.bare and form.plain


def _number(form: Form) -> NumberSet:
    return form.number or NumberSet.of(None, integer="integer" in form.types)


def _doubts(answer: Answer) -> Iterator[No | Unknown]:
    if not isinstance(answer, Yes):
        yield answer
