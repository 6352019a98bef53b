"""Which entities a list is asked for: those that have what the query says, in the order it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from specloom.ir.model import JsonValue, Operation
from specloom.mock.state.kinds import Kind
from specloom.mock.state.schemas import default_of, plain
from specloom.mock.store import Entity

__all__ = ["Filters", "fits"]

_ORDERS: Final = frozenset(("order", "sort", "sortorder", "direction", "sortdirection"))
_DOWN: Final = frozenset(("desc", "descending"))


class Filters:
    """The query parameters of one operation that choose among entities.

    Args:
        operation: whose parameters they are.
        kind: what is listed.
        taken: parameters that mean something else.
    """

    def __init__(self, operation: Operation, kind: Kind, taken: frozenset[str]) -> None:
        members: dict[str, str] = {}
        for name in kind.form.members:
            members.setdefault(plain(name), name)
        queries = [
            each
            for each in operation.parameters
            if each.location == "query" and each.name not in taken
        ]
        found = ((each.name, members.get(plain(each.name))) for each in queries)
        self._wanted = [(name, member) for name, member in found if member is not None]
        self._orders = [each for each in queries if plain(each.name) in _ORDERS]

    def wanted(self, query: Mapping[str, JsonValue]) -> Sequence[tuple[str, JsonValue]]:
        """Give what the query wants of entities: properties with what they must be."""
        return [(member, query[name]) for name, member in self._wanted if name in query]

    def is_descending(self, query: Mapping[str, JsonValue]) -> bool:
        """Tell whether the last comes first."""
        for each in self._orders:
            said = query.get(each.name)
            if said is None:
                said = default_of(each)
            if isinstance(said, str):
                return said.lower() in _DOWN
        return False


def fits(entity: Entity, wanted: Sequence[tuple[str, JsonValue]]) -> bool:
    """Tell whether an entity has what is wanted."""
    for name, value in wanted:  # noqa: SIM110 - quicker, and this is asked of all that is held
        if not _fits(entity.get(name), value):
            return False
    return True


def _fits(held: JsonValue, wanted: JsonValue) -> bool:
    match held, wanted:
        case _, list():
            return any(_fits(held, each) for each in wanted)
        case list(), _:
            return any(_fits(each, wanted) for each in held)
        case dict(), dict():
            return all(_fits(held.get(name), value) for name, value in wanted.items())
        case dict(), _:
            return any(_fits(each, wanted) for each in held.values() if not _has_parts(each))
        case str(), str():
            return held.casefold() == wanted.casefold()
        case _:
            return held == wanted and isinstance(held, bool) == isinstance(wanted, bool)


def _has_parts(value: JsonValue) -> bool:
    return isinstance(value, dict | list)
