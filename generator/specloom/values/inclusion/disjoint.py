"""Whether two forms have no value in common."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from specloom.ir.model import Schema, Type
from specloom.values.equality import key
from specloom.values.forms import Form, Forms
from specloom.values.shapes import forbids, item_at, property_at
from specloom.values.specimens import Specimens

__all__ = ["Disjoint", "widened"]

_MANY: Final = 24
_DEEPEST: Final = 3


class Disjoint:
    """Proves that pairs of forms have no value in common, remembering what was found.

    Only what tells apart directly is looked at: types, listed values, numbers, strings, and these
    again in what objects and arrays must hold. So it is quick, and rests on no inclusion.
    """

    def __init__(self, forms: Forms, specimens: Specimens) -> None:
        self._forms = forms
        self._specimens = specimens
        self._known: dict[tuple[Form, Form], bool] = {}

    def __call__(self, one: Form, other: Form) -> bool:
        """Tell whether it is proven that no value is in both of two forms."""
        return self._disjoint(one, other, 0)

    def all(self, members: tuple[Schema, ...]) -> bool:
        """Tell whether it is proven that no value is in two of some schemas."""
        if len(members) > _MANY:
            return False
        forms = [self._forms.of(member) for member in members]
        return all(self(one, other) for one, other in combinations(forms, 2))

    def _disjoint(self, one: Form, other: Form, depth: int) -> bool:
        pair = (one, other)
        if pair not in self._known:
            answer = self._answer(one, other, depth)
            if depth and not answer:
                return False  # it may be found where there is more depth left
            self._known[pair] = answer
        return self._known[pair]

    def _answer(self, one: Form, other: Form, depth: int) -> bool:
        types = widened(one.types) & widened(other.types)
        if not types or one.never or other.never:
            return True
        if one.enum is not None and other.enum is not None:
            return not set(map(key, one.enum)) & set(map(key, other.enum))
        for finite, form in ((one.enum, other), (other.enum, one)):
            if finite is not None:
                return all(self._specimens.admits(form, value) is False for value in finite)
        if depth > _DEEPEST:
            return False
        return self._by_member(one, other, types, depth) or all(
            self._of_kind(kind, one, other, depth) for kind in types
        )

    def _by_member(self, one: Form, other: Form, types: frozenset[Type], depth: int) -> bool:
        for clauses, form in ((one.clauses, other), (other.clauses, one)):
            for clause in clauses:
                if len(clause.members) > _MANY or (clause.null and "null" in types):
                    continue
                members = map(self._forms.of, clause.members)
                if all(self._disjoint(member, form, depth + 1) for member in members):
                    return True
        return False

    def _of_kind(self, kind: Type, one: Form, other: Form, depth: int) -> bool:
        match kind:
            case "object":
                return self._objects(one, other, depth)
            case "array":
                return self._arrays(one, other, depth)
            case "string" if one.string is not None and other.string is not None:
                return one.string.intersect(other.string).is_empty is True
            case "number" | "integer" if one.number is not None and other.number is not None:
                return one.number.intersect(other.number).is_empty
            case _:
                return False

    def _objects(self, one: Form, other: Form, depth: int) -> bool:
        first, second = one.object, other.object
        if first is None or second is None:
            return False
        for name in dict.fromkeys((*first.required, *second.required)):
            here = property_at(first, name, self._forms.both)
            there = property_at(second, name, self._forms.both)
            if forbids(here) or forbids(there):
                return True
            if self._disjoint(self._forms.of(here), self._forms.of(there), depth + 1):
                return True
        return False

    def _arrays(self, one: Form, other: Form, depth: int) -> bool:
        first, second = one.array, other.array
        if first is None or second is None:
            return False
        least = max(first.min_items, second.min_items)
        if any(
            shape.max_items is not None and shape.max_items < least for shape in (first, second)
        ):
            return True
        if not least:
            return False
        here, there = (self._forms.of(item_at(shape, 0)) for shape in (first, second))
        return self._disjoint(here, there, depth + 1)


_INTEGER: Final = frozenset[Type](("integer",))


def widened(types: frozenset[Type]) -> frozenset[Type]:
    """Name integers too where numbers are named."""
    return types | _INTEGER if "number" in types else types
