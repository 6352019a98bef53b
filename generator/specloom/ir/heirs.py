"""Heirs: what extends a schema by `allOf` and is told apart by its discriminator, as a union.

`Pet` with a discriminator, and `Cat: {allOf: [{$ref: Pet}, …]}`: to JSON Schema the discriminator
is a hint and a `Pet` is a `Pet`. Who takes it at its word reads a reference to `Pet` as a union of
its heirs and, for every other tag, of itself. Such unions are made here, beside the schemas.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from specloom.ir.model import (
    Composition,
    Discriminator,
    Reference,
    Schema,
    SchemaObject,
    dereference,
)

__all__ = ["heir_unions"]

_NONE: Final = Composition()


def heir_unions(bases: Iterable[SchemaObject]) -> Iterator[tuple[str, SchemaObject]]:
    """Give the union of each base and its heirs, by the pointer of the base.

    A base is a schema with a discriminator, or one that extends such a schema and is extended in
    turn. The base is the last member of its union, and has every tag that no heir has.

    Args:
        bases: The schemas with a discriminator.
    """
    made = _Unions()
    # The nearest discriminator counts: those that extend most come first.
    for base in sorted(bases, key=lambda one: -len(made.ancestors(one))):
        made.take(base)
    for pointer in made.tags:
        union = made.union(pointer)
        if union is not None:
            yield pointer, union


@dataclass(frozen=True, slots=True)
class _Tags:
    """The heirs of one schema by the tags of a discriminator."""

    base: SchemaObject
    told: Discriminator
    heirs: dict[str, Reference] = field(default_factory=dict)


@dataclass(slots=True)
class _Unions:
    tags: dict[str, _Tags] = field(default_factory=dict)
    made: dict[str, SchemaObject | None] = field(default_factory=dict)
    lines: dict[str, Mapping[str, SchemaObject]] = field(default_factory=dict)

    def take(self, base: SchemaObject) -> None:
        """Note the tags of a discriminator for its schema, and for those between it and an heir."""
        told = base.discriminator
        if told is None or _is_union(base):
            return
        for tag, reference in told.mapping.items():
            heir = dereference(reference)
            if isinstance(heir, SchemaObject) and heir is not base:
                for one in self._between(heir, base):
                    tags = self.tags.setdefault(one.pointer, _Tags(one, told))
                    if tags.told is told:
                        tags.heirs[tag] = reference

    def _between(self, heir: SchemaObject, base: SchemaObject) -> Iterator[SchemaObject]:
        """Give the base, and what extends it and is extended by the heir."""
        line = self.ancestors(heir)
        if base.pointer in line:
            yield from (
                one
                for one in line.values()
                if one is base or (one is not heir and self._extends(one, base))
            )
        elif heir.object and heir.object.properties and heir.composition is None:
            yield base  # a mapping may lead to what does not extend it

    def _extends(self, schema: SchemaObject, base: SchemaObject) -> bool:
        return base.pointer in self.ancestors(schema) and not _is_union(schema)

    def ancestors(self, schema: SchemaObject) -> Mapping[str, SchemaObject]:
        """Give what a schema extends by `allOf`, directly or through others, by pointer."""
        known = self.lines.get(schema.pointer)
        if known is None:
            found: dict[str, SchemaObject] = {}
            waiting = [schema]
            while waiting:
                for member in (waiting.pop().composition or _NONE).all_of:
                    target = dereference(member)
                    if isinstance(target, SchemaObject) and target.pointer not in found:
                        found[target.pointer] = target
                        waiting.append(target)
            known = self.lines[schema.pointer] = found
        return known

    def union(self, pointer: str) -> SchemaObject | None:
        """Make the union of a base and its heirs, once; an heir told apart by more is a union."""
        if pointer not in self.made:
            self.made[pointer] = None
            tags = self.tags[pointer]
            heirs = {one.pointer: one for one in map(dereference, tags.heirs.values())}
            members = tuple(self._member(heir, tags.told) for heir in heirs.values())
            base = Reference(pointer, pointer, {pointer: tags.base})
            mapping = dict(tags.heirs)
            if tags.told.default is not None:
                mapping.setdefault(_name(pointer), base)
            self.made[pointer] = SchemaObject(
                f"{pointer}/discriminator",
                composition=Composition(any_of=(*members, tags.base)),
                discriminator=Discriminator(
                    tags.told.property_name,
                    mapping,
                    tags.told.default or base,
                    tags.told.unions,
                ),
                annotations=tags.base.annotations,
            )
        return self.made[pointer]

    def _member(self, heir: Schema, told: Discriminator) -> Schema:
        """Give an heir itself, or its union where another property tells its own heirs apart."""
        own = self.tags.get(heir.pointer)
        apart = own is not None and own.told.property_name != told.property_name
        return (self.union(heir.pointer) if apart else None) or heir


def _is_union(schema: SchemaObject) -> bool:
    composition = schema.composition or _NONE
    return bool(composition.one_of or composition.any_of)


def _name(pointer: str) -> str:
    return pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
