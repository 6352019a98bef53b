"""Entities as the store holds them, and as one version shows them."""

from __future__ import annotations

from typing import Final, Protocol

from specloom.mock.store import Entity

__all__ = ["SAME", "Forms"]


class Forms(Protocol):
    """How entities of the store and those of one version become each other."""

    def name(self, usual: str, collection: str) -> str:
        """Give what the store calls a kind.

        Args:
            usual: the name of its component, or the path of its collection again.
            collection: the path of its collection.
        """
        ...

    def shown(self, kind: str, entity: Entity) -> Entity:
        """Give what a version shows of an entity of the store, which must stay as it is."""
        ...

    def stored(self, kind: str, entity: Entity, old: Entity | None) -> Entity:
        """Give what the store holds for an entity of a version; `old` is what it held before."""
        ...


class _SameForms:
    def name(self, usual: str, collection: str) -> str:  # noqa: ARG002 - all kinds alike
        return usual

    def shown(self, kind: str, entity: Entity) -> Entity:  # noqa: ARG002 - all kinds alike
        return entity

    def stored(self, kind: str, entity: Entity, old: Entity | None) -> Entity:  # noqa: ARG002
        return entity


SAME: Final = _SameForms()
"""The forms of a version that shows what the store holds."""
