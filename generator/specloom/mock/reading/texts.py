"""Trees of text to JSON: what forms, queries and paths say has the types of its schema only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from specloom.ir.model import JsonValue, Schema
from specloom.mock.checks import Checks
from specloom.mock.reading.forms import form_of, scalars
from specloom.values import Direction

__all__ = ["Text", "Tree"]

Tree: TypeAlias = "str | Sequence[Tree] | Mapping[str, Tree]"
"""Text in lists and objects, as a style or a form brings it."""


class Text:
    """Reads trees of text by the schemas that the value must satisfy.

    What the schemas do not foresee stays text, and is for their validator to refuse.
    """

    def __init__(self, schemas: tuple[Schema, ...], checks: Checks) -> None:
        self.form = form_of(schemas)
        self._schemas = schemas
        self._checks = checks
        self._scalars = scalars(self.form.types)
        self._is_ambiguous = len(self.form.types - _PARTED) > 1 and "string" in self.form.types
        self._items: Text | None = None
        self._members: dict[str | None, Text] = {}  # None: those that are not declared

    def read(self, tree: Tree) -> JsonValue:
        """Give the value that a tree stands for."""
        types = self.form.types
        match tree:
            case str():
                if self.form.is_listed:
                    return [self._item().read(tree)]
                return self._scalar(tree)
            case Mapping():
                if (
                    "array" in types
                    and "object" not in types
                    and tree.keys() <= _numbers(len(tree))
                ):
                    return [self._item().read(tree[key]) for key in sorted(tree, key=int)]
                return {name: self.member(name).read(inner) for name, inner in tree.items()}
            case _:
                if "array" in types:
                    item = self._item()
                    return [item.read(inner) for inner in tree]
                return self._unlisted(tree)

    def accepts(self, value: JsonValue) -> bool:
        """Tell whether all schemas accept a value, as part of a request."""
        return all(self._checks.of(schema, _REQUEST).accepts(value) for schema in self._schemas)

    def likeliest(self, trees: Sequence[Tree]) -> JsonValue:
        """Give the first value that the schemas accept, else the first that they foresee."""
        fitting = [tree for tree in trees if self._foresees(tree)] or trees[:1]
        first = self.read(fitting[0])
        if len(fitting) == 1 or self.accepts(first):
            return first
        return next((value for value in map(self.read, fitting[1:]) if self.accepts(value)), first)

    def _foresees(self, tree: Tree) -> bool:
        match tree:
            case str():
                return not self.form.types <= _PARTED
            case Mapping():
                return "object" in self.form.types
            case _:
                return "array" in self.form.types

    def _scalar(self, text: str) -> JsonValue:
        values = self._scalars(text)
        likeliest = next(values)
        if not self._is_ambiguous or self.accepts(likeliest):
            return likeliest
        return next((value for value in values if self.accepts(value)), likeliest)

    def _unlisted(self, tree: Sequence[Tree]) -> JsonValue:
        """Take the only one of what is no list; several are a list that the schema refuses."""
        return self.read(tree[0]) if len(tree) == 1 else [self.read(inner) for inner in tree]

    def _item(self) -> Text:
        if self._items is None:
            self._items = Text(self.form.items, self._checks)
        return self._items

    def member(self, name: str) -> Text:
        """Give what reads one member of an object."""
        declared = name if name in self.form.members else None
        if declared not in self._members:
            self._members[declared] = Text(self.form.member(name), self._checks)
        return self._members[declared]


_REQUEST: Final[Direction] = "request"
_PARTED: Final = frozenset(("array", "object"))


def _numbers(count: int) -> frozenset[str]:
    return frozenset(map(str, range(count)))
