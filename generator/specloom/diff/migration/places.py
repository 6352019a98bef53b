"""What stands at a pointer, in terms of the client: a field, an argument, a method, a type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias, assert_never

from specloom.ir.model import Api, Operation, Response, Schema
from specloom.names import (
    Argument,
    ClassKind,
    EnumKind,
    NamedType,
    Property,
    Symbols,
    UnionKind,
    own,
)

__all__ = [
    "ArgumentAt",
    "BodyAt",
    "EnumAt",
    "FieldAt",
    "MethodAt",
    "Place",
    "Places",
    "ResultAt",
    "SecurityAt",
    "ServerAt",
    "TypeAt",
    "WebhookAt",
    "method_name",
    "spell",
    "symbol_at",
]


@dataclass(frozen=True, slots=True)
class FieldAt:
    """A field of a class."""

    owner: NamedType
    class_name: str
    name: str
    wire: str
    property: Property


@dataclass(frozen=True, slots=True)
class ArgumentAt:
    """An argument of a method."""

    operation: Operation
    argument: Argument


@dataclass(frozen=True, slots=True)
class TypeAt:
    """A class, or a union."""

    type: NamedType
    name: str


@dataclass(frozen=True, slots=True)
class EnumAt:
    """An enum, and one of its members where the pointer leads to one (else empty)."""

    type: NamedType
    name: str
    member: str = ""


@dataclass(frozen=True, slots=True)
class MethodAt:
    """The method of an operation."""

    operation: Operation


@dataclass(frozen=True, slots=True)
class BodyAt:
    """What a method sends as its body."""

    operation: Operation


@dataclass(frozen=True, slots=True)
class ResultAt:
    """What a method gives back, or raises."""

    operation: Operation
    response: Response


@dataclass(frozen=True, slots=True)
class WebhookAt:
    """A delivery."""

    operation: Operation


@dataclass(frozen=True, slots=True)
class SecurityAt:
    """A way to authenticate."""

    name: str


@dataclass(frozen=True, slots=True)
class ServerAt:
    """An address."""

    pointer: str


Place: TypeAlias = (
    FieldAt
    | ArgumentAt
    | TypeAt
    | EnumAt
    | MethodAt
    | BodyAt
    | ResultAt
    | WebhookAt
    | SecurityAt
    | ServerAt
)


@dataclass(frozen=True)
class Places:
    """The places of one description by pointer; built when first asked."""

    api: Api
    symbols: Symbols

    def at(self, pointer: str) -> tuple[Place, ...]:
        """Give what stands at a pointer, or at the nearest place above it that has a symbol.

        What several operations share (a parameter, the members of a body) is several places.
        """
        member = self._member(pointer)
        if member:
            return member
        while pointer:
            if pointer in self._known:
                return self._known[pointer]
            pointer = pointer.rpartition("/")[0]
        return ()

    def _member(self, pointer: str) -> tuple[Place, ...]:
        """Read a pointer to an enum value, whether by place or by value."""
        above, _, token = pointer.rpartition("/enum/")
        named = self.symbols.named.get(above) if above else None
        if named is None or not isinstance(named.kind, EnumKind):
            return ()
        names = self.symbols.members[above]
        values = getattr(named.schema, "enum", None) or ()
        value = token.replace("~1", "/").replace("~0", "~")
        if value not in names and token.isdigit() and int(token) < len(values):
            value = str(values[int(token)])
        return (EnumAt(named, self.symbols.types[above], names.get(value, "")),)

    @cached_property
    def _known(self) -> Mapping[str, tuple[Place, ...]]:
        found: dict[str, list[Place]] = {}
        for pointer, place in self._all():
            found.setdefault(pointer, []).append(place)
        return {pointer: tuple(places) for pointer, places in found.items()}

    def _all(self) -> Iterator[tuple[str, Place]]:
        for operation in self.api.operations:
            yield from self._of_operation(operation)
        for pointer, named in self.symbols.named.items():
            yield from self._of_type(pointer, named)
        for webhook in self.api.webhooks:
            yield webhook.pointer, WebhookAt(webhook)
        for name, scheme in self.api.security_schemes.items():
            yield scheme.pointer, SecurityAt(name)
        yield "#/security", SecurityAt("")
        for server in self.api.servers:
            yield server.pointer, ServerAt(server.pointer)
        yield "#/servers", ServerAt("#/servers")

    def _of_operation(self, operation: Operation) -> Iterator[tuple[str, Place]]:
        yield operation.pointer, MethodAt(operation)
        yield f"{operation.pointer}/security", SecurityAt("")
        for argument in self.symbols.arguments.get(operation.pointer, ()):
            yield argument.pointer, ArgumentAt(operation, argument)
        known = {one.pointer for one in self.symbols.arguments.get(operation.pointer, ())}
        for parameter in operation.parameters:
            if parameter.pointer not in known:  # a header that the client sends by itself
                yield parameter.pointer, MethodAt(operation)
        if operation.request_body is not None:
            yield operation.request_body.pointer, BodyAt(operation)
        for response in operation.responses:
            here = f"{operation.pointer}/responses/{response.status}"
            for pointer in dict.fromkeys((here, response.pointer)):  # it may be a component
                yield pointer, ResultAt(operation, response)

    def _of_type(self, pointer: str, named: NamedType) -> Iterator[tuple[str, Place]]:
        name = self.symbols.types[pointer]
        match named.kind:
            case EnumKind():
                yield pointer, EnumAt(named, name)
            case ClassKind(properties):
                yield pointer, TypeAt(named, name)
                members = self.symbols.members[pointer]
                for wire, prop in properties.items():
                    yield prop.schema.pointer, FieldAt(named, name, members[wire], wire, prop)
            case UnionKind(members):
                yield pointer, TypeAt(named, name)
                yield from self._of_union(members)
            case _:
                yield pointer, TypeAt(named, name)

    def _of_union(self, members: Iterable[Schema]) -> Iterator[tuple[str, Place]]:
        """Let a member that is referred to stand for the type it refers to."""
        for member in members:
            named = self.symbols.named.get(own(member).pointer)
            if named is not None and member.pointer != named.pointer:
                yield member.pointer, TypeAt(named, self.symbols.types[named.pointer])


def symbol_at(symbols: Symbols, api: Api, pointer: str) -> str | None:
    """Give the dotted symbol at a pointer or the nearest place above it; None without any.

    `models.Vehicle.charge_state`, `models.State.ON`, `vehicles.list`, `vehicles.list(page_size)`.
    """
    places = Places(api, symbols).at(pointer)
    return next((symbol for one in places if (symbol := spell(one, symbols))), None)


def spell(place: Place, symbols: Symbols) -> str:
    """Give the dotted symbol of a place; empty where it has none."""
    match place:
        case FieldAt():
            return f"models.{place.class_name}.{place.name}"
        case EnumAt(_, name, member):
            return f"models.{name}.{member}" if member else f"models.{name}"
        case TypeAt(_, name):
            return f"models.{name}"
        case ArgumentAt(operation, argument):
            return f"{method_name(operation, symbols)}({argument.name})"
        case MethodAt(operation) | BodyAt(operation) | ResultAt(operation):
            return method_name(operation, symbols)
        case WebhookAt() | SecurityAt() | ServerAt():
            return ""
        case _:
            assert_never(place)


def method_name(operation: Operation, symbols: Symbols) -> str:
    """Give the method of an operation, `resource.name`."""
    method = symbols.methods[operation.pointer]
    return f"{method.resource}.{method.name}"
