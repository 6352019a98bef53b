"""How alike the structures of two schemas are: a number from 0 to 1.

Schemas are compared by an outline of what they state, down to a shallow depth. Nothing here
decides anything; `matching` and `moves` do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from specloom.diff.similarity import canonical, share
from specloom.ir.model import (
    BooleanSchema,
    Composition,
    Schema,
    SchemaObject,
    Type,
    dereference,
)

__all__ = ["Structures"]

_BUDGET: Final = 4
_STEP: Final = {"property": 2, "items": 1, "member": 1}
"""What a step down costs: an outline ends where the budget does, so recursion is no matter."""


@dataclass(frozen=True, slots=True, eq=False)
class Structures:
    """Outlines of schemas, each made once.

    An outline is a set of small statements (`string`, `=ACTIVE`, `.id:uuid`); it depends on the
    schema alone, never on what was asked before. Names of components are no part of it.
    """

    _outlines: dict[tuple[Schema, int], frozenset[str]] = field(default_factory=dict)
    _kinds: dict[tuple[Schema, int], frozenset[Type]] = field(default_factory=dict)

    def outline(self, schema: Schema) -> frozenset[str]:
        """Give what a schema states, down to a shallow depth."""
        return self._outline(schema, _BUDGET)

    def similarity(self, base: Schema, revision: Schema) -> float:
        """Say how much of what two schemas state is the same, from 0 to 1.

        It is 0 where no value but null has a type that both allow.
        """
        if not self.compatible(base, revision):
            return 0.0
        ours, theirs = self.outline(base) - {"null"}, self.outline(revision) - {"null"}
        return share(ours, theirs)

    def equal(self, base: Schema, revision: Schema) -> bool:
        """Tell whether two schemas state the same, down to a shallow depth."""
        return self.outline(base) == self.outline(revision)

    def compatible(self, base: Schema, revision: Schema) -> bool:
        """Tell whether a type other than null is allowed by both; an integer is a number."""
        ours, theirs = self.kinds(base), self.kinds(revision)
        return bool(ours & theirs) or not (ours or theirs)

    def kinds(self, schema: Schema) -> frozenset[Type]:
        """Give the types that a schema allows, `number` for integers, without null."""
        return self._kind(schema, _BUDGET)

    def _outline(self, schema: Schema, budget: int) -> frozenset[str]:
        schema = dereference(schema)
        known = self._outlines.get((schema, budget))
        if known is None:
            known = self._outlines[schema, budget] = frozenset(self._state(schema, budget))
        return known

    def _state(self, schema: Schema, budget: int) -> Iterator[str]:
        if not isinstance(schema, SchemaObject):
            if not _accepts(schema):
                yield "nothing"
            return
        yield from _own(schema)
        if schema.object is not None:
            yield from (f"!{name}" for name in schema.object.required)
            for name, inner in schema.object.properties.items():
                yield f".{name}"
                yield from self._below(f".{name}:", inner, budget - _STEP["property"])
            if schema.object.additional is not None:
                yield from self._below(".*:", schema.object.additional, budget - _STEP["property"])
        if schema.array is not None and schema.array.items is not None:
            yield from self._below("[]", schema.array.items, budget - _STEP["items"])
        for member in _members(schema.composition):
            yield from self._below("", member, budget - _STEP["member"])
        if _is_union(schema.composition):
            yield "union"

    def _below(self, mark: str, schema: Schema, budget: int) -> Iterator[str]:
        if budget >= 0:
            yield from (f"{mark}{statement}" for statement in self._outline(schema, budget))

    def _kind(self, schema: Schema, budget: int) -> frozenset[Type]:
        schema = dereference(schema)
        known = self._kinds.get((schema, budget))
        if known is None:
            known = self._kinds[schema, budget] = self._allow(schema, budget)
        return known

    def _allow(self, schema: Schema, budget: int) -> frozenset[Type]:
        if not isinstance(schema, SchemaObject):
            return _ALL if _accepts(schema) else frozenset()
        allowed: frozenset[Type] = _ALL & {_WIDER.get(kind, kind) for kind in schema.types}
        composed = schema.composition
        if composed is None or budget < 1:
            return allowed
        for member in composed.all_of:
            allowed &= self._kind(member, budget - 1)
        for members in (composed.any_of, composed.one_of):
            if members:
                none: frozenset[Type] = frozenset()
                allowed &= none.union(*(self._kind(each, budget - 1) for each in members))
        return allowed


_ALL: Final[frozenset[Type]] = frozenset(("boolean", "number", "string", "array", "object"))
_WIDER: Final[dict[Type, Type]] = {"integer": "number"}


def _accepts(schema: Schema) -> bool:
    return isinstance(schema, BooleanSchema) and schema.accepts


def _own(schema: SchemaObject) -> Iterator[str]:
    """Give what a schema states by itself, bounds included."""
    if len(schema.types) < len(_ALL):
        yield from schema.types
    if schema.format is not None:
        yield f"format {schema.format}"
    for value in schema.enum or ():
        yield f"={canonical(value)}"
    if schema.number is not None:
        yield f"number {schema.number}"
    if schema.string is not None:
        yield f"string {schema.string}"
    if schema.annotations.unit:
        yield f"unit {schema.annotations.unit}"


def _members(composition: Composition | None) -> tuple[Schema, ...]:
    """Give the members of a composition: what they state counts as if the schema stated it."""
    if composition is None:
        return ()
    return (*composition.all_of, *composition.any_of, *composition.one_of)


def _is_union(composition: Composition | None) -> bool:
    """Tell whether there is more to choose from than one schema and null."""
    members = (*composition.any_of, *composition.one_of) if composition is not None else ()
    return sum(not _is_null(member) for member in members) > 1


def _is_null(schema: Schema) -> bool:
    stated = dereference(schema)
    return isinstance(stated, SchemaObject) and stated.types == {"null"}
