"""The ways to satisfy schemas: references followed, `allOf` merged, every union decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias, assert_never

from specloom.ir.model import (
    EVERY_TYPE,
    ArrayShape,
    BooleanSchema,
    Composition,
    JsonValue,
    ObjectShape,
    Reference,
    Schema,
    SchemaObject,
    Type,
    dereference,
)
from specloom.values.inventory import Direction
from specloom.values.json_schema import due, matches

__all__ = ["World", "same_json", "worlds"]

_Pending: TypeAlias = tuple[Schema, tuple[str, ...]]
_Option: TypeAlias = tuple[tuple[Schema, ...], Mapping[str, str]]
_NO_TAGS: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """One way to satisfy some schemas.

    A value that is of one of `types` and satisfies all `layers`, their unions left aside,
    satisfies the schemas; but for `not`, and where `oneOf` accepts it twice. `tags` is what the
    discriminators met on the way expect, by property.
    """

    layers: tuple[SchemaObject, ...] = ()
    types: frozenset[Type] = EVERY_TYPE
    tags: Mapping[str, str] = field(default_factory=dict)

    @property
    def shapes(self) -> list[ObjectShape]:
        """What the layers say of objects."""
        return [layer.object for layer in self.layers if layer.object is not None]

    @property
    def enum(self) -> list[JsonValue] | None:
        """The values that every layer with an enum lists; None where no layer has one."""
        listed = [layer.enum for layer in self.layers if layer.enum is not None]
        if not listed:
            return None
        first, *others = listed
        return [
            value
            for value in first
            if all(any(same_json(value, it) for it in other) for other in others)
        ]

    @property
    def min_properties(self) -> int:
        """How many properties there must be."""
        return max((shape.min_properties for shape in self.shapes), default=0)

    @property
    def arrays(self) -> list[ArrayShape]:
        """What the layers say of arrays."""
        return [layer.array for layer in self.layers if layer.array is not None]

    @property
    def min_items(self) -> int:
        """How many items there must be."""
        return max((shape.min_items for shape in self.arrays), default=0)

    @property
    def prefix(self) -> int:
        """How many items have schemas of their own."""
        return max((len(shape.prefix_items) for shape in self.arrays), default=0)

    @property
    def unique(self) -> bool:
        """Whether all items must differ."""
        return any(shape.unique_items for shape in self.arrays)

    def contains(self) -> Iterator[tuple[Schema, int]]:
        """Give the schemas that some items must satisfy, and how many items."""
        for shape in self.arrays:
            count = 1 if shape.min_contains is None else shape.min_contains
            if shape.contains is not None and count > 0:
                yield shape.contains, count

    def required(self, direction: Direction | None) -> list[str]:
        """Give the properties that must be there, in the order in which they are declared."""
        wanted = {
            name
            for shape in self.shapes
            for name in shape.required
            if all(due(each, name, direction) for each in self.shapes)
        }
        declared = [name for name in self.declared() if name in wanted]
        stated = [name for shape in self.shapes for name in shape.required if name in wanted]
        return list(dict.fromkeys((*declared, *stated)))

    def declared(self) -> list[str]:
        """Give the properties that any layer declares, in order."""
        return list(dict.fromkeys(name for shape in self.shapes for name in shape.properties))

    def optional(self, made: Mapping[str, JsonValue], direction: Direction | None) -> list[str]:
        """Give the declared properties that may be added to an object in a direction."""
        names = (name for name in self.declared() if name not in made)
        return [n for n in names if all(due(shape, n, direction) for shape in self.shapes)]

    def dependent(self, name: str) -> list[str]:
        """Give the properties that must be there where one is."""
        return [n for shape in self.shapes for n in shape.dependent_required.get(name, ())]

    def asked_by(self, made: Mapping[str, JsonValue]) -> list[Schema]:
        """Give the schemas that an object must satisfy for some of its properties, not yet met."""
        asked = [
            schema
            for shape in self.shapes
            for name, schema in shape.dependent_schemas.items()
            if name in made
        ]
        targets = map(dereference, asked)
        return [each for each in targets if each not in self.layers and not _says_nothing(each)]

    def invented(self, count: int) -> Iterator[str]:
        """Give names for properties that no layer declares, likeliest first."""
        named = [s for shape in self.shapes if (s := shape.property_names) is not None]
        for schema in map(dereference, named):
            if isinstance(schema, SchemaObject):
                yield from (name for name in schema.enum or () if isinstance(name, str))
        yield from (f"key{number}" if number else "key" for number in range(count))

    def member(self, name: str) -> tuple[Schema, ...]:
        """Give the schemas that the value of a property must satisfy."""
        found = [schema for shape in self.shapes for schema in _of_property(shape, name)]
        if not found:
            found = [
                shape.unevaluated_properties
                for shape in self.shapes
                if shape.unevaluated_properties is not None
            ]
        return _distinct(found)

    def item(self, index: int) -> tuple[Schema, ...]:
        """Give the schemas that the item at an index must satisfy."""
        found: list[Schema] = []
        for shape in self.arrays:
            if index < len(shape.prefix_items):
                found.append(shape.prefix_items[index])
            elif shape.items is not None:
                found.append(shape.items)
        return _distinct(found)


def worlds(schemas: Iterable[Schema], pins: tuple[Schema, ...] = ()) -> Iterator[World]:
    """Give the ways to satisfy all of some schemas, in the order in which unions list members.

    Where a union has a member that is one of `pins`, no other member is taken.
    """
    yield from _Search(pins).run([(schema, ()) for schema in schemas], World())


def same_json(one: JsonValue, other: JsonValue) -> bool:
    """Compare as JSON Schema does: 1 equals 1.0, but true is no number."""
    match one, other:
        case (list(), list()):
            return len(one) == len(other) and all(map(same_json, one, other))
        case (dict(), dict()):
            return one.keys() == other.keys() and all(
                same_json(one[key], other[key]) for key in one
            )
        case _:
            return isinstance(one, bool) == isinstance(other, bool) and one == other


@dataclass(frozen=True, slots=True)
class _Search:
    pins: tuple[Schema, ...]

    def run(
        self, pending: list[_Pending], world: World, unions: tuple[list[_Option], ...] = ()
    ) -> Iterator[World]:
        """Take in what is pending, then decide the first union in every way."""
        layers, types, tags = list(world.layers), world.types, dict(world.tags)
        while pending:
            schema, heirs = pending.pop(0)
            match schema:
                case BooleanSchema(accepts=accepts):
                    if not accepts:
                        return
                case Reference():
                    pending.insert(0, (schema.target, (*heirs, schema.target_pointer)))
                case SchemaObject():
                    if schema in layers:
                        continue
                    layers.append(schema)
                    types = _common(types, schema.types)
                    if not types:
                        return
                    unions = (*unions, *self._unions(schema, heirs, tags))
                    if schema.composition is not None:
                        members = schema.composition.all_of
                        pending += [(member, (*heirs, schema.pointer)) for member in members]
                case _:
                    assert_never(schema)
        found = World(tuple(layers), types, tags)
        if not unions:
            yield found
            return
        for members, told in unions[0]:
            chosen = World(found.layers, types, {**tags, **told})
            yield from self.run([(member, ()) for member in members], chosen, unions[1:])

    def _unions(
        self, schema: SchemaObject, heirs: tuple[str, ...], tags: dict[str, str]
    ) -> Iterator[list[_Option]]:
        composition = schema.composition or Composition()
        stated = [members for members in (composition.one_of, composition.any_of) if members]
        for members in stated:
            yield self._pinned([((member,), _tag(schema, member)) for member in members])
        if schema.discriminator is not None and not stated:
            yield from self._extended(schema, (*heirs, schema.pointer), tags)
        if (rule := composition.conditional) is not None:
            yield [
                ((rule.if_, *(() if rule.then is None else (rule.then,))), _NO_TAGS),
                (() if rule.else_ is None else (rule.else_,), _NO_TAGS),
            ]

    def _extended(
        self, schema: SchemaObject, heirs: tuple[str, ...], tags: dict[str, str]
    ) -> Iterator[list[_Option]]:
        """Tag an object by the heir it is, outermost first; one that is no heir becomes one."""
        if schema.discriminator is None:
            return
        name, mapping = schema.discriminator.property_name, schema.discriminator.mapping
        for heir in heirs:
            for tag, reference in mapping.items():
                if reference.target_pointer == heir:
                    tags.setdefault(name, tag)
                    return
        if name not in tags and mapping:
            options: list[_Option] = [((ref,), {name: tag}) for tag, ref in mapping.items()]
            yield self._pinned([*options, ((), _NO_TAGS)])

    def _pinned(self, options: list[_Option]) -> list[_Option]:
        pinned = [
            option for option in options if any(_is(member, self.pins) for member in option[0])
        ]
        return pinned or options


def _is(member: Schema, pins: tuple[Schema, ...]) -> bool:
    target = dereference(member)
    return any(member is pin or target is dereference(pin) for pin in pins) or any(
        member.pointer == pin.pointer for pin in pins
    )


def _tag(schema: SchemaObject, member: Schema) -> Mapping[str, str]:
    """Give the tag by which a discriminator knows a member of its union."""
    if schema.discriminator is not None and isinstance(member, Reference):
        for tag, reference in schema.discriminator.mapping.items():
            if reference.target is member.target:
                return {schema.discriminator.property_name: tag}
    return _NO_TAGS


_INTEGER: Final = frozenset[Type](("integer",))


def _common(one: frozenset[Type], other: frozenset[Type]) -> frozenset[Type]:
    both = one & other
    if ("number" in one and "integer" in other) or ("integer" in one and "number" in other):
        both |= _INTEGER
    return both


def _of_property(shape: ObjectShape, name: str) -> Iterator[Schema]:
    declared = shape.properties.get(name)
    if declared is not None:
        yield declared
    matching = [s for pattern, s in shape.pattern_properties.items() if matches(pattern, name)]
    yield from matching
    if declared is None and not matching and shape.additional is not None:
        yield shape.additional


def _says_nothing(schema: Schema) -> bool:
    return isinstance(schema, BooleanSchema) and schema.accepts


def _distinct(schemas: Iterable[Schema]) -> tuple[Schema, ...]:
    return tuple(dict.fromkeys(schemas))
