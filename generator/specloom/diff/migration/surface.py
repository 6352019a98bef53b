"""What a caller of one generated client can see: its methods and classes, by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from specloom.diff.migration.places import (
    ArgumentAt,
    BodyAt,
    EnumAt,
    FieldAt,
    MethodAt,
    Place,
    Places,
    ResultAt,
    SecurityAt,
    ServerAt,
    TypeAt,
    WebhookAt,
    method_name,
)
from specloom.ir.model import Api, Operation, Schema
from specloom.names import (
    ClassKind,
    EnumKind,
    Kind,
    ListKind,
    MapKind,
    NamedType,
    Symbols,
    UnionKind,
    body_media,
    kind_of,
    own,
)

__all__ = ["Surface", "contained", "enum_members"]


@dataclass(frozen=True)
class Surface:
    """One description seen through its client; everything is worked out when first asked."""

    api: Api
    symbols: Symbols

    @cached_property
    def places(self) -> Places:
        """What stands where."""
        return Places(self.api, self.symbols)

    @cached_property
    def methods(self) -> dict[str, Operation]:
        """The operations by their methods, `resource.name`."""
        return {method_name(one, self.symbols): one for one in self.api.operations}

    @cached_property
    def types(self) -> dict[str, str]:
        """The pointers of named types by their names."""
        return {name: pointer for pointer, name in self.symbols.types.items()}

    @cached_property
    def made(self) -> frozenset[str]:
        """The names of the types that a caller makes: those that arguments hold."""
        schemas = [
            schema
            for operation in self.api.operations
            for argument in self.symbols.arguments[operation.pointer]
            if (schema := argument.schema) is not None
        ]
        return frozenset(self._reached(schemas))

    @cached_property
    def read(self) -> frozenset[str]:
        """The names of the types that a caller reads: those that answers and events hold."""
        media = [
            media
            for operation in self.api.operations
            for response in operation.responses
            for media in response.content
        ]
        media += [one for hook in self.api.webhooks if (one := body_media(hook)) is not None]
        return frozenset(self._reached([one.schema for one in media if one.schema is not None]))

    def _reached(self, todo: list[Schema]) -> Iterator[str]:
        seen: set[str] = set()
        while todo:
            target = own(todo.pop())
            if target.pointer in seen:
                continue
            seen.add(target.pointer)
            if target.pointer in self.symbols.types:
                yield self.symbols.types[target.pointer]
            todo.extend(contained(self.kind(target)))

    def kind(self, schema: Schema) -> Kind:
        """Classify a schema; what has a name was classified before."""
        named = self.symbols.named.get(own(schema).pointer)
        return named.kind if named is not None else kind_of(schema)

    def twin(self, place: Place, other: Surface) -> Place | None:
        """Give the place of this side that is called what a place of the other side is called."""
        match place:
            case FieldAt(_, class_name, name):
                return self._field(class_name, name)
            case EnumAt(_, name, member):
                return self._type(name, member)
            case TypeAt(_, name):
                return self._type(name, "")
            case WebhookAt(operation):
                same = (one for one in self.api.webhooks if one.path == operation.path)
                return next(map(WebhookAt, same), None)
            case SecurityAt() | ServerAt():
                return place
            case _:
                named = self.methods.get(method_name(place.operation, other.symbols))
                return self._of_operation(place, named) if named is not None else None

    def _of_operation(
        self, place: ArgumentAt | MethodAt | BodyAt | ResultAt, operation: Operation
    ) -> Place | None:
        match place:
            case ArgumentAt(_, argument):
                arguments = self.symbols.arguments[operation.pointer]
                same = (one for one in arguments if one.name == argument.name)
                return next((ArgumentAt(operation, one) for one in same), None)
            case MethodAt():
                return MethodAt(operation)
            case BodyAt():
                return BodyAt(operation)
            case ResultAt(_, response):
                alike = [one for one in operation.responses if one.status == response.status]
                return ResultAt(operation, alike[0] if alike else response)
            case _:
                assert_never(place)

    def _field(self, class_name: str, name: str) -> FieldAt | None:
        pointer = self.types.get(class_name, "")
        named = self.symbols.named.get(pointer)
        if named is None or not isinstance(named.kind, ClassKind):
            return None
        members = self.symbols.members[pointer]
        for wire, prop in named.kind.properties.items():
            if members[wire] == name:
                return FieldAt(named, class_name, name, wire, prop)
        return None

    def _type(self, name: str, member: str) -> TypeAt | EnumAt | None:
        named = self.symbols.named.get(self.types.get(name, ""))
        if named is None:
            return None
        if not isinstance(named.kind, EnumKind):
            return TypeAt(named, name)
        known = enum_members(named, self.symbols)
        return EnumAt(named, name, member) if not member or member in known else None


def enum_members(named: NamedType, symbols: Symbols) -> tuple[str, ...]:
    """Give the Python names of an enum's members, in the order of the description."""
    values = named.kind.values if isinstance(named.kind, EnumKind) else ()
    return tuple(symbols.members[named.pointer][str(value)] for value in values)


def contained(kind: Kind) -> Iterator[Schema]:
    """Give the schemas directly inside a kind."""
    match kind:
        case ClassKind(properties, extra):
            yield from (prop.schema for prop in properties.values())
            if extra is not None:
                yield extra
        case UnionKind(members):
            yield from members
        case ListKind(inner) | MapKind(inner) if inner is not None:
            yield inner
        case _:
            return
