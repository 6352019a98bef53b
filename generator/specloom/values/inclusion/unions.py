"""When a form lies in a union, outside of a schema, or under a condition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from specloom.ir.model import (
    Conditional,
    JsonValue,
    ObjectShape,
    Schema,
    SchemaObject,
    Type,
    dereference,
)
from specloom.values.answers import YES, Answer, No, Unknown, Yes
from specloom.values.forms import Clause, Form, Forms, equal_values
from specloom.values.shapes import forbids, property_at
from specloom.values.specimens import Specimens

__all__ = ["Ask", "disjoint", "in_clause", "outside", "under"]

_MANY: Final = 24
"""How many values of a property, or members, are tried one by one."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a rule asks of the engine: forms, specimens, and inclusions of forms in forms."""

    forms: Forms
    specimens: Specimens
    includes: Callable[[Form, Form], Answer]

    def proven(self, sub: Form, sup: Form) -> bool:
        """Tell whether an inclusion is proven."""
        return isinstance(self.includes(sub, sup), Yes)

    def same(self, one: Schema, other: Schema) -> bool:
        """Tell whether two schemas are proven equal."""
        if dereference(one) is dereference(other):
            return True
        first, second = self.forms.of(one), self.forms.of(other)
        return self.proven(first, second) and self.proven(second, first)


# --------------------------------------------------------------------------------------- unions


def in_clause(sub: Form, clause: Clause, ask: Ask) -> Answer:
    """Decide whether every value of a form is in a union."""
    for own in sub.clauses:
        if _member_by_member(own, clause, ask):
            return YES
    parts = [part for part in _parts(sub, ask.forms) if not (clause.null and _is_null(part))]
    doubts = [answer for part in parts if not isinstance(answer := _part(part, clause, ask), Yes)]
    return next((a for a in doubts if isinstance(a, No)), doubts[0]) if doubts else YES


def _is_null(form: Form) -> bool:
    return form.types == {"null"}


def _parts(form: Form, forms: Forms) -> Iterator[Form]:
    """Take a form apart by type."""
    for kind in sorted(form.types):
        yield forms.narrowed(form, frozenset[Type]((kind,)))


def _member_by_member(own: Clause, clause: Clause, ask: Ask) -> bool:
    """Whether each member of one union lies in a member of the other, which tells them apart."""
    if own.null and not clause.null and not any(_null_in(m, ask) for m in clause.members):
        return False
    partners = [_home(member, clause, at, ask) for at, member in enumerate(own.members)]
    homes = [partner for partner in partners if partner is not None]
    if len(homes) < len(partners):
        return False
    if clause.kind == "any" or _apart(clause.members, ask):
        return True
    if own.kind == "any" or len(own.members) != len(clause.members) or own.null != clause.null:
        return False
    bijective = len({id(home) for home in homes}) == len(clause.members)
    return bijective and all(map(ask.same, own.members, homes))


def _null_in(schema: Schema, ask: Ask) -> bool:
    return "null" in ask.forms.of(schema).types


def _home(member: Schema, clause: Clause, at: int, ask: Ask) -> Schema | None:
    """Find the member of a union that includes a schema; the likeliest are tried first."""
    form = ask.forms.of(member)
    for candidate in _likeliest(member, clause.members, at)[:_MANY]:
        wanted = ask.forms.of(candidate)
        if form is wanted:
            return candidate
        possible = form.types <= _widened(wanted.types) and not disjoint(form, wanted, ask)
        if possible and ask.proven(form, wanted):
            return candidate
    return None


def _widened(types: frozenset[Type]) -> frozenset[Type]:
    return types | {"integer"} if "number" in types else types


def _likeliest(member: Schema, members: tuple[Schema, ...], at: int) -> list[Schema]:
    name = _name(member)
    return [
        schema
        for _, schema in sorted(
            enumerate(members), key=lambda pair: (_name(pair[1]) != name, abs(pair[0] - at))
        )
    ]


def _name(schema: Schema) -> str:
    return dereference(schema).pointer.rpartition("/")[2]


def _part(part: Form, clause: Clause, ask: Ask) -> Answer:
    """Decide whether all values of one type are in a union: by one member, by values, by cases."""
    if part.enum is not None:
        return _by_value(part, part.enum, clause, ask)
    if part.types == {"boolean"}:
        return _by_value(part, (True, False), clause, ask)
    homes, refusals = _homes(part, clause, ask)
    if homes:
        return _alone(part, homes[0], clause, ask)
    by_case = _by_property(part, clause, ask)
    if isinstance(by_case, Yes):
        return YES
    for sample in (*refusals, *ask.specimens.several(part)):
        if _refused(sample, clause, ask) and ask.specimens.admits(part, sample):
            return No(sample)
    return by_case if isinstance(by_case, Unknown) else Unknown(_doubt(part))


def _doubt(part: Form) -> str:
    kind = next(iter(part.types))
    return f"whether every {kind} is in the union of the other side"


def _homes(part: Form, clause: Clause, ask: Ask) -> tuple[list[Schema], list[JsonValue]]:
    refusals: list[JsonValue] = []
    for member in clause.members[:_MANY]:
        wanted = ask.forms.of(member)
        if not part.types <= _widened(wanted.types):
            continue
        answer = ask.includes(part, wanted)
        if isinstance(answer, Yes):
            return [member], refusals
        if isinstance(answer, No):
            refusals.append(answer.sample)
    return [], refusals


def _alone(part: Form, home: Schema, clause: Clause, ask: Ask) -> Answer:
    """Decide whether what one member of a union includes is in no other, where that matters."""
    if clause.kind == "any":
        return YES
    for other in clause.members:
        form = ask.forms.of(other)
        if other is home or disjoint(part, form, ask):
            continue
        for sample in ask.specimens.several(ask.forms.meet(part, form)):
            if ask.specimens.admits(part, sample) and _refused(sample, clause, ask):
                return No(sample)
        return Unknown("whether a value is in just one member of a `oneOf`")
    return YES


def _by_value(part: Form, values: Iterable[JsonValue], clause: Clause, ask: Ask) -> Answer:
    for value in values:
        told = [ask.specimens.admits(ask.forms.of(member), value) for member in clause.members]
        if told.count(True) == 1 or (clause.kind == "any" and True in told):
            continue
        if value is None and clause.null:
            continue
        if None in told:
            return Unknown("whether a value is in the union of the other side")
        if ask.specimens.admits(part, value):
            return No(value)
    return YES


def _refused(value: JsonValue, clause: Clause, ask: Ask) -> bool:
    told = [ask.specimens.admits(ask.forms.of(member), value) for member in clause.members]
    if (value is None and clause.null) or None in told:
        return False
    return True not in told or (clause.kind == "one" and told.count(True) > 1)


def _by_property(part: Form, clause: Clause, ask: Ask) -> Answer | None:
    """Split objects by the values of a property that tells the members apart."""
    shape = part.object
    if part.types != {"object"} or shape is None:
        return None
    for name in shape.required:
        form = ask.forms.of(property_at(shape, name, ask.forms.both))
        values = form.enum
        if values is None and form.types == {"boolean"}:
            values = (True, False)
        if values is None or not 1 < len(values) <= _MANY or not _tells(name, clause, ask):
            continue
        return _all_cases(part, name, values, clause, ask)
    return None


def _tells(name: str, clause: Clause, ask: Ask) -> bool:
    """Whether some member of a union restricts a property to certain values."""
    for member in clause.members:
        shape = ask.forms.of(member).object
        if shape is not None and name in shape.properties:
            form = ask.forms.of(shape.properties[name])
            if form.enum is not None:
                return True
    return False


def _all_cases(
    part: Form, name: str, values: tuple[JsonValue, ...], clause: Clause, ask: Ask
) -> Answer:
    doubt: Answer = YES
    for value in values:
        chosen = ObjectShape({name: SchemaObject("", enum=(value,))})
        case = SchemaObject(part.schema.pointer, types=frozenset(("object",)), object=chosen)
        form = ask.forms.meet(part, ask.forms.of(case))
        homes, refusals = _homes(form, clause, ask)
        answer = _alone(form, homes[0], clause, ask) if homes else Unknown(_doubt(part))
        for sample in refusals:
            if not homes and _refused(sample, clause, ask):
                return No(sample)
        if isinstance(answer, No):
            return answer
        doubt = doubt if isinstance(answer, Yes) else answer
    return doubt


# ------------------------------------------------------------------------------- being disjoint


def _apart(members: tuple[Schema, ...], ask: Ask) -> bool:
    """Whether no value is in two members of a union."""
    if len(members) > _MANY:
        return False
    forms = [ask.forms.of(member) for member in members]
    return all(disjoint(one, other, ask) for one, other in combinations(forms, 2))


def disjoint(one: Form, other: Form, ask: Ask, depth: int = 0) -> bool:
    """Tell whether it is proven that no value is in both of two forms."""
    types = _widened(one.types) & _widened(other.types)
    if not types or one.never or other.never:
        return True
    if one.enum is not None and other.enum is not None:
        return not any(equal_values(a, b) for a in one.enum for b in other.enum)
    for finite, form in ((one.enum, other), (other.enum, one)):
        if finite is not None:
            return all(ask.specimens.admits(form, value) is False for value in finite)
    if depth > 3:  # noqa: PLR2004 - tags are never deep
        return False
    for clauses, form in ((one.clauses, other), (other.clauses, one)):
        for clause in clauses:
            members = clause.members[:_MANY]
            whole = len(members) == len(clause.members) and not (clause.null and "null" in types)
            if whole and all(disjoint(ask.forms.of(m), form, ask, depth + 1) for m in members):
                return True
    return all(_kind_disjoint(kind, one, other, ask, depth) for kind in types)


def _kind_disjoint(kind: Type, one: Form, other: Form, ask: Ask, depth: int) -> bool:
    match kind:
        case "object":
            return _objects_disjoint(one, other, ask, depth)
        case "string" if one.string is not None and other.string is not None:
            return one.string.intersect(other.string).is_empty is True
        case "number" | "integer" if one.number is not None and other.number is not None:
            return one.number.intersect(other.number).is_empty
        case _:
            return False


def _objects_disjoint(one: Form, other: Form, ask: Ask, depth: int) -> bool:
    first, second = one.object, other.object
    if first is None or second is None:
        return False
    for name in dict.fromkeys((*first.required, *second.required)):
        here = property_at(first, name, ask.forms.both)
        there = property_at(second, name, ask.forms.both)
        if forbids(here) or forbids(there):
            return True
        if disjoint(ask.forms.of(here), ask.forms.of(there), ask, depth + 1):
            return True
    return False


# ------------------------------------------------------------------------- `not`, `if` and `then`


def outside(sub: Form, excluded: Schema, ask: Ask) -> Answer:
    """Decide whether no value of a form is one of a schema that is excluded."""
    form = ask.forms.of(excluded)
    if disjoint(sub, form, ask):
        return YES
    if any(ask.proven(form, ask.forms.of(own)) for own in sub.nots):
        return YES
    for sample in (*ask.specimens.several(sub), *ask.specimens.several(form)):
        if ask.specimens.admits(sub, sample) and ask.specimens.admits(form, sample):
            return No(sample)
    return Unknown("whether what is excluded by `not` can come")


def under(sub: Form, rule: Conditional, ask: Ask) -> Answer:
    """Decide whether every value of a form satisfies `if`, `then` and `else`."""
    if any(_same_rule(own, rule, ask) for own in sub.conditionals):
        return YES
    asked = ask.forms.of(rule.if_)
    then = rule.then is None or ask.proven(sub, ask.forms.of(rule.then))
    else_ = rule.else_ is None or ask.proven(sub, ask.forms.of(rule.else_))
    if (then and else_) or (then and ask.proven(sub, asked)):
        return YES
    if else_ and disjoint(sub, asked, ask):
        return YES
    for sample in ask.specimens.several(sub):
        holds = ask.specimens.admits(asked, sample)
        wanted = rule.then if holds else rule.else_
        if holds is None or wanted is None:
            continue
        if ask.specimens.admits(ask.forms.of(wanted), sample) is False:
            return No(sample)
    return Unknown("what `if` and `then` ask")


def _same_rule(own: Conditional, rule: Conditional, ask: Ask) -> bool:
    if not ask.same(own.if_, rule.if_):
        return False
    pairs = ((own.then, rule.then), (own.else_, rule.else_))
    return all(
        sup is None or (sub is not None and ask.proven(ask.forms.of(sub), ask.forms.of(sup)))
        for sub, sup in pairs
    )
