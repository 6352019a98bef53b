"""When a form lies in a union, outside of a schema, or under a condition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from specloom.ir.model import Conditional, JsonValue, Schema, Type, dereference
from specloom.values.answers import YES, Answer, No, Unknown, Yes
from specloom.values.forms import Clause, Form
from specloom.values.inclusion.disjoint import Disjoint, widened
from specloom.values.inclusion.obligations import Reading
from specloom.values.shapes import property_at

__all__ = ["Ask", "in_clause", "outside", "under"]

_MANY: Final = 24
"""How many values of a property, or members, are tried one by one."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a rule asks of the engine: the reading, and inclusions of forms in forms.

    `exactly` reads both sides strictly, as all is read that stands under a `not` or an `if`.
    """

    reading: Reading
    disjoint: Disjoint
    includes: Callable[[Form, Form], Answer]
    exactly: Callable[[Form, Form], Answer]

    def form(self, schema: Schema) -> Form:
        """Give the form of a schema."""
        return self.reading.forms.of(schema)

    def proven(self, sub: Form, sup: Form) -> bool:
        """Tell whether an inclusion is proven."""
        return isinstance(self.includes(sub, sup), Yes)

    def same(self, one: Schema, other: Schema) -> bool:
        """Tell whether two schemas are proven equal."""
        first, second = self.form(one), self.form(other)
        both = (self.exactly(first, second), self.exactly(second, first))
        return all(isinstance(answer, Yes) for answer in both)

    def sent(self, form: Form, value: JsonValue) -> bool | None:
        """Tell whether a value is one of the smaller side's."""
        return self.reading.sender.admits(form, value)

    def taken(self, form: Form, value: JsonValue) -> bool | None:
        """Tell whether a value is one of the larger side's."""
        return self.reading.receiver.admits(form, value)


# --------------------------------------------------------------------------------------- unions


def in_clause(sub: Form, clause: Clause, ask: Ask) -> Answer:
    """Decide whether every value of a form is in a union."""
    if any(_member_by_member(own, clause, ask) for own in sub.clauses):
        return YES
    doubt: Answer = YES
    for part in _parts(sub, clause, ask):
        answer = _part(part, clause, ask)
        if isinstance(answer, No):
            return answer
        doubt = doubt if isinstance(answer, Yes) else answer
    return doubt


def _parts(form: Form, clause: Clause, ask: Ask) -> Iterator[Form]:
    """Take a form apart by type."""
    for kind in sorted(form.types):
        if kind != "null" or not clause.null:
            yield ask.reading.forms.narrowed(form, frozenset[Type]((kind,)))


def _member_by_member(own: Clause, clause: Clause, ask: Ask) -> bool:
    """Whether each member of one union lies in a member of the other, and in one alone if it must.

    It does if the members of the other have nothing in common, or are the same on both sides.
    """
    if clause.kind == "one" and not ask.disjoint.all(clause.members):
        return own.kind == "one" and own.null == clause.null and _same_members(own, clause, ask)
    if own.null and _refused(None, clause, ask) is not False:
        return False
    return all(_has_home(member, clause, at, ask) for at, member in enumerate(own.members))


def _same_members(own: Clause, clause: Clause, ask: Ask) -> bool:
    if len(own.members) != len(clause.members):
        return False
    left = list(clause.members)
    for member in own.members:
        order = _likeliest(member, left, 0)
        twin = next((index for index in order if ask.same(member, left[index])), None)
        if twin is None:
            return False
        del left[twin]
    return True


def _has_home(member: Schema, clause: Clause, at: int, ask: Ask) -> bool:
    """Whether a member of a union includes a schema; the likeliest are tried first."""
    form = ask.form(member)
    for index in islice(_likeliest(member, clause.members, at), _MANY):
        wanted = ask.form(clause.members[index])
        if form is wanted:
            return True
        possible = form.types <= widened(wanted.types) and not ask.disjoint(form, wanted)
        if possible and ask.proven(form, wanted):
            return True
    return False


def _likeliest(member: Schema, members: Sequence[Schema], at: int) -> Iterator[int]:
    """Give the indexes of members: of the same name first, then those that stand nearest."""
    name = _name(member)
    if at < len(members) and _name(members[at]) == name:
        yield at
    order = [(_name(other) != name, abs(i - at), i) for i, other in enumerate(members)]
    yield from (i for _, _, i in sorted(order))


def _name(schema: Schema) -> str:
    return dereference(schema).pointer.rpartition("/")[2]


def _part(part: Form, clause: Clause, ask: Ask) -> Answer:
    """Decide whether all values of one type are in a union: by one member, by values, by cases."""
    if part.enum is not None:
        return _by_value(part, part.enum, clause, ask)
    if part.types == {"boolean"}:
        return _by_value(part, (True, False), clause, ask)
    home, refusals = _home_of_part(part, clause, ask)
    if home is not None:
        return _alone(part, home, clause, ask)
    by_case = _by_property(part, clause, ask)
    if isinstance(by_case, Yes):
        return YES
    for sample in (*refusals, *ask.reading.sender.several(part)):
        if _refused(sample, clause, ask) and ask.sent(part, sample):
            return No(sample)
    return by_case if isinstance(by_case, Unknown) else Unknown(_doubt(part))


def _doubt(part: Form) -> str:
    kind = next(iter(part.types))
    return f"whether every {kind} is in the union of the other side"


def _home_of_part(part: Form, clause: Clause, ask: Ask) -> tuple[int | None, list[JsonValue]]:
    """Find the member that includes a part; give what was refused on the way."""
    refusals: list[JsonValue] = []
    for index, member in enumerate(clause.members):
        wanted = ask.form(member)
        if not part.types <= widened(wanted.types) or ask.disjoint(part, wanted):
            continue
        answer = ask.includes(part, wanted)
        if isinstance(answer, Yes):
            return index, refusals
        if isinstance(answer, No):
            refusals.append(answer.sample)
    return None, refusals


def _alone(part: Form, home: int, clause: Clause, ask: Ask) -> Answer:
    """Decide whether what one member of a union includes is in no other, where that matters."""
    if clause.kind == "any":
        return YES
    for index, member in enumerate(clause.members):
        form = ask.form(member)
        if index == home or ask.disjoint(part, form):
            continue
        for sample in ask.reading.sender.several(ask.reading.forms.meet(part, form)):
            if ask.sent(part, sample) and _refused(sample, clause, ask):
                return No(sample)
        return Unknown("whether a value is in just one member of a `oneOf`")
    return YES


def _by_value(part: Form, values: Iterable[JsonValue], clause: Clause, ask: Ask) -> Answer:
    for value in values:
        refused = _refused(value, clause, ask)
        comes = ask.sent(part, value)
        if refused is False or comes is False:
            continue
        if refused is None or comes is None:
            return Unknown("whether a value is in the union of the other side")
        return No(value)
    return YES


def _refused(value: JsonValue, clause: Clause, ask: Ask) -> bool | None:
    """Tell whether a union refuses a value; None where that could not be decided."""
    if value is None and clause.null:
        return False
    told = [ask.taken(ask.form(member), value) for member in clause.members]
    sure = told.count(True)
    if clause.kind == "one" and sure > 1:
        return True
    if None in told and not (clause.kind == "any" and sure):
        return None
    return not sure


def _by_property(part: Form, clause: Clause, ask: Ask) -> Answer | None:
    """Split objects by the values of a property that tells the members apart."""
    shape = part.object
    if part.types != {"object"} or shape is None:
        return None
    for name in shape.required:
        form = ask.form(property_at(shape, name, ask.reading.forms.both))
        values = form.enum
        if values is None and form.types == {"boolean"}:
            values = (True, False)
        if values is not None and 1 < len(values) <= _MANY and _tells(name, clause, ask):
            cases = ask.reading.forms.cases(part, name, values)
            return _all_cases(cases, clause, ask)
    return None


def _tells(name: str, clause: Clause, ask: Ask) -> bool:
    """Whether some member of a union restricts a property to certain values."""
    shapes = (ask.form(member).object for member in clause.members)
    named = (shape.properties[name] for shape in shapes if shape and name in shape.properties)
    return any(ask.form(schema).enum is not None for schema in named)


def _all_cases(cases: Iterable[Form], clause: Clause, ask: Ask) -> Answer:
    doubt: Answer = YES
    for form in cases:
        home, refusals = _home_of_part(form, clause, ask)
        if home is None:
            answer: Answer = Unknown(_doubt(form))
            answer = next((No(s) for s in refusals if _refused(s, clause, ask)), answer)
        else:
            answer = _alone(form, home, clause, ask)
        if isinstance(answer, No):
            return answer
        doubt = doubt if isinstance(answer, Yes) else answer
    return doubt


# ------------------------------------------------------------------------- `not`, `if` and `then`


def outside(sub: Form, excluded: Schema, ask: Ask) -> Answer:
    """Decide whether no value of a form is one of a schema that is excluded."""
    form = ask.form(excluded)
    if ask.disjoint(sub, form) or ask.reading.sender.empty(ask.reading.forms.meet(sub, form)):
        return YES
    if any(isinstance(ask.exactly(form, ask.form(own)), Yes) for own in sub.nots):
        return YES
    sender = ask.reading.sender
    # what is excluded may be a property that the sender does not know
    asked = () if ask.reading.known_only else sender.several(ask.reading.forms.meet(sub, form))
    for sample in (*sender.several(sub), *asked):
        if ask.sent(sub, sample) and ask.reading.receiver.excludes(form, sample):
            return No(sample)
    return Unknown("whether what is excluded by `not` can come")


def under(sub: Form, rule: Conditional, ask: Ask) -> Answer:
    """Decide whether every value of a form satisfies `if`, `then` and `else`."""
    if any(_same_rule(own, rule, ask) for own in sub.conditionals):
        return YES
    refusals: list[JsonValue] = []
    doubts = 0
    for part, wanted in _branches(sub, rule, ask):
        answer = ask.includes(part, ask.form(wanted))
        doubts += not isinstance(answer, Yes)
        refusals += [answer.sample] if isinstance(answer, No) else []
    if not doubts:
        return YES
    for sample in (*refusals, *ask.reading.sender.several(sub)):
        if ask.sent(sub, sample) and ask.reading.receiver.follows(rule, sample) is False:
            return No(sample)
    return Unknown("what `if` and `then` ask")


def _branches(sub: Form, rule: Conditional, ask: Ask) -> Iterator[tuple[Form, Schema]]:
    """Give what of a form is under `if` and what is not, each with what it must satisfy."""
    forms = ask.reading.forms
    if rule.then is not None:
        yield forms.meet(sub, ask.form(rule.if_)), rule.then
    if rule.else_ is not None:
        yield forms.without(sub, rule.if_), rule.else_


def _same_rule(own: Conditional, rule: Conditional, ask: Ask) -> bool:
    if not ask.same(own.if_, rule.if_):
        return False
    pairs = ((own.then, rule.then), (own.else_, rule.else_))
    return all(
        sup is None or (sub is not None and ask.proven(ask.form(sub), ask.form(sup)))
        for sub, sup in pairs
    )
