"""How a program gets at a type: the call that gives it, or the call that takes it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import heappop, heappush
from itertools import count
from typing import Final, TypeAlias

from specloom.diff.migration.returns import returned
from specloom.diff.migration.surface import Surface, contained
from specloom.ir.model import Operation, Schema
from specloom.names import (
    Argument,
    ClassKind,
    ListKind,
    MapKind,
    UnionKind,
    body_media,
    identifier,
    nullable,
    own,
    words,
)

__all__ = [
    "As",
    "Attribute",
    "Build",
    "Builds",
    "Items",
    "Route",
    "Routes",
    "Stride",
    "Values",
    "variable",
]


@dataclass(frozen=True, slots=True)
class Attribute:
    """`.name`; `optional` where the value may be None."""

    name: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Items:
    """Each item of a list, in a variable of that name."""

    name: str


@dataclass(frozen=True, slots=True)
class Values:
    """Each value of a dictionary, in a variable of that name."""

    name: str


@dataclass(frozen=True, slots=True)
class As:
    """Only where the value is of that class of a union."""

    class_name: str


Stride: TypeAlias = Attribute | Items | Values | As


@dataclass(frozen=True, slots=True)
class Route:
    """A call, or the delivery of a webhook, and the way from what it gives to a type.

    `pages` tells that the method gives a pager; the way then starts at one of its items.
    """

    operation: Operation
    webhook: bool = False
    pages: bool = False
    strides: tuple[Stride, ...] = ()


_ASKS: Final = 1  # for each argument that must be passed
_WRITES: Final = 4  # a call that changes something
_LEAVES: Final = 8  # a deprecated operation
_DELIVERS: Final = 40  # a webhook, where no call gives the same


@dataclass(frozen=True)
class Routes:
    """The shortest way to every type of one side; worked out once, when first asked."""

    surface: Surface

    def to(self, pointer: str) -> Route | None:
        """Give the way to the schema at a pointer; None where no answer holds it."""
        return self._found.get(pointer)

    @cached_property
    def _found(self) -> dict[str, Route]:
        """Walk outwards from all answers at once, the cheapest first (Dijkstra)."""
        order = count()
        heap: list[tuple[int, int, str, Route, Schema]] = []
        found: dict[str, Route] = {}

        def push(cost: int, route: Route, schema: Schema) -> None:
            pointer = own(schema).pointer
            if pointer not in found:
                heappush(heap, (cost, next(order), pointer, route, schema))

        for cost, route, schema in self._starts():
            push(cost, route, schema)
        while heap:
            cost, _, pointer, route, schema = heappop(heap)
            if pointer in found:
                continue
            found[pointer] = route
            for step, stride, inner in self._onward(schema):
                longer = replace(route, strides=(*route.strides, stride))
                push(cost + step, longer, inner)
        return found

    def _starts(self) -> Iterator[tuple[int, Route, Schema]]:
        for operation in self.surface.api.operations:
            given = returned(operation)
            if given.schema is not None and not given.others and not nullable(given.schema):
                yield self._cost(operation), Route(operation, pages=given.pages), given.schema
        for webhook in self.surface.api.webhooks:
            media = body_media(webhook)
            if media is not None and media.schema is not None:
                yield _DELIVERS, Route(webhook, webhook=True), media.schema

    def _cost(self, operation: Operation) -> int:
        asked = sum(one.required for one in self.surface.symbols.arguments[operation.pointer])
        writes = operation.method != "GET"
        return asked * _ASKS + writes * _WRITES + operation.deprecated * _LEAVES

    def _onward(self, schema: Schema) -> Iterator[tuple[int, Stride, Schema]]:
        match self.surface.kind(schema):
            case ClassKind(properties):
                names = self.surface.symbols.members.get(own(schema).pointer, {})
                for wire, prop in properties.items():
                    if wire in names:
                        optional = not prop.required or nullable(prop.schema)
                        yield 2 + optional, Attribute(names[wire], optional), prop.schema
            case ListKind(items) if items is not None and not nullable(items):
                yield 0, Items(variable(items, self.surface)), items
            case MapKind(values) if values is not None and not nullable(values):
                yield 1, Values(variable(values, self.surface)), values
            case UnionKind(members):
                for member in members:
                    name = self.surface.symbols.types.get(own(member).pointer)
                    if name is not None and isinstance(self.surface.kind(member), ClassKind):
                        yield 3, As(name), member
            case _:
                return


_SAYS_LITTLE: Final = frozenset("dto entry object payload response result schema".split())


def variable(schema: Schema, surface: Surface) -> str:
    """Name what holds a value of a schema: after the last word of its type that tells."""
    spoken = words(surface.symbols.types.get(own(schema).pointer, "item"))
    telling = [word for word in spoken if word not in _SAYS_LITTLE]
    return identifier((telling or spoken)[-1])


@dataclass(frozen=True, slots=True)
class Build:
    """The argument to pass, and the pointers on the way from it to a type inside it."""

    operation: Operation
    argument: Argument
    way: tuple[str, ...]


@dataclass(frozen=True)
class Builds:
    """For every type of one side the call that takes it, the plainest; worked out once."""

    surface: Surface

    def of(self, pointer: str) -> Build | None:
        """Give the call that takes values of the schema at a pointer; None where none does."""
        return self._found.get(pointer)

    @cached_property
    def _found(self) -> dict[str, Build]:
        todo = deque(self._starts())
        found: dict[str, Build] = {}
        while todo:
            build, schema = todo.popleft()
            target = own(schema)
            if target.pointer in found:
                continue
            found[target.pointer] = build
            for inner in contained(self.surface.kind(schema)):
                way = (*build.way, target.pointer, inner.pointer, own(inner).pointer)
                todo.append((replace(build, way=way), inner))
        return found

    def _starts(self) -> Iterator[tuple[Build, Schema]]:
        for operation in sorted(self.surface.api.operations, key=lambda one: one.deprecated):
            for argument in self.surface.symbols.arguments[operation.pointer]:
                schema = argument.schema
                if schema is not None:
                    yield Build(operation, argument, (own(schema).pointer,)), schema
