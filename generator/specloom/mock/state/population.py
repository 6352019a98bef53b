"""What is there before anybody stored anything: a few dozen entities of each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Final, Protocol

from specloom.mock.calls import Context
from specloom.mock.randomness import random_of
from specloom.mock.state.kinds import Kind, Parent
from specloom.mock.state.making import Maker, key_of
from specloom.mock.store import Entity

__all__ = ["ANYBODY", "COUNT", "Population"]

COUNT: Final = 25
"""How many entities of a kind there are."""

ANYBODY: Final = "*"
"""Whose entities are where an API does not show those whose they may be: everybody's."""

_FAMILIES: Final = 5
"""Among how many parents they are shared out."""


class _Stored(Protocol):
    def stored(self, kind: str, entity: Entity, old: Entity | None) -> Entity: ...


class Population:
    """The first entities of one kind.

    Args:
        kind: what they are.
        kinds: all kinds, by name: whose they may be.
        maker: gives what makes entities.
        context: what they follow from, and where they are put.
        forms: how they become what the store holds.
    """

    def __init__(
        self,
        kind: Kind,
        kinds: Mapping[str, Kind],
        maker: Callable[[Kind], Maker],
        context: Context,
        forms: _Stored,
    ) -> None:
        self._kind = kind
        self._kinds = kinds
        self._maker = maker
        self._context = context
        self._forms = forms

    def put(self) -> None:
        """Put the entities into the store."""
        kind, store = self._kind, self._context.store
        families = [(parent, self._parents(parent)) for parent in kind.parents]
        maker = self._maker(kind)
        told = {key_of(each[kind.id]): each for each in maker.examples() if kind.id in each}
        for place in range(COUNT):
            random = random_of(self._context.seed, store.seed, kind.name, place)
            made = next(iter(told.items()), None)
            made = made or maker.varied(random, store.keys(kind.name), place + 1)
            if made is None:
                break
            key, entity = made
            told.pop(key, None)
            scope: dict[str, str] = {}
            for parent, keys in families:
                entity = self._given(entity, parent, keys, random, scope)
            store.put(kind.name, key, self._forms.stored(kind.name, entity, None), scope)

    def _parents(self, parent: Parent) -> list[str]:
        """Give the ids of some that are there; none where the kind is its own parent."""
        if not parent.kind or parent.kind == self._kind.name:
            return []
        return [record.id for record in self._context.store.records(parent.kind)[:_FAMILIES]]

    def _given(
        self, entity: Entity, parent: Parent, keys: list[str], random: Random, scope: dict[str, str]
    ) -> Entity:
        """Give an entity that is one of the parents'; `scope` grows by what it cannot tell."""
        if not parent.kind:
            scope[parent.scope] = ANYBODY
        if not keys:
            return entity
        key = random.choice(keys)
        if parent.property:
            told = self._maker(self._kind).with_property(entity, parent.property, key)
            if told is not None:
                return told
        scope[parent.scope] = key
        return entity
