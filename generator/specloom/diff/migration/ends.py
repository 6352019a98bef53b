"""One end of a migration as a place to write programs for: calls, ways to values, handlers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, assert_never

from specloom.diff.migration.literals import Writer
from specloom.diff.migration.model import Client
from specloom.diff.migration.places import method_name
from specloom.diff.migration.returns import returned
from specloom.diff.migration.routes import (
    As,
    Attribute,
    Builds,
    Items,
    Route,
    Routes,
    Stride,
    Values,
    variable,
)
from specloom.diff.migration.surface import Surface
from specloom.diff.migration.types import PythonType, names_in, text
from specloom.ir.model import Operation
from specloom.names import Argument, ListKind, flat_body, identifier
from specloom.names.credentials import scope_argument, shown_arguments
from specloom.names.programs import Call, Code, Program, literal

__all__ = ["ASKED", "Asked", "End", "annotation"]

_CLOCKS = frozenset(("date", "datetime", "time", "timedelta"))
_TYPING = frozenset(("Any", "Literal"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a call shall pass beside what it must.

    `names` are arguments to pass, `values` arguments with their source, `way` pointers that
    values must reach.
    """

    names: frozenset[str] = frozenset()
    values: Mapping[str, str] = field(default_factory=dict)
    way: tuple[str, ...] = ()


ASKED: Final = Asked()
"""Nothing but what must be passed."""


@dataclass(frozen=True)
class End:
    """A client to write programs for."""

    surface: Surface
    client: Client

    @cached_property
    def routes(self) -> Routes:
        """The ways to what answers hold."""
        return Routes(self.surface)

    @cached_property
    def builds(self) -> Builds:
        """The calls that take what a caller makes."""
        return Builds(self.surface)

    def program(self) -> Program:
        """Begin a program."""
        return Program(self.client)

    def call(self, program: Program, operation: Operation, asked: Asked) -> Call:
        """Write a call of an operation's method."""
        arguments = [
            ("" if one.place == "path" else one.name, self._passed(program, one, asked))
            for one in self.surface.symbols.arguments[operation.pointer]
            if _is_needed(operation, one) or one.name in asked.names or one.name in asked.values
        ]
        name = method_name(operation, self.surface.symbols)
        return Call(f"client.{name}", tuple(arguments))

    def _passed(self, program: Program, one: Argument, asked: Asked) -> Code:
        if one.name in asked.values:
            return asked.values[one.name]
        schema = one.schema
        if schema is None:
            return literal(one.name.replace("_", "-")) if one.place == "path" else 'b"…"'
        examples = one.parameter.examples if one.parameter is not None else ()
        told = examples[0].value if examples else None
        return Writer(self.surface, program).argument(schema, one.name, asked.way, told)

    def use(self, program: Program, operation: Operation, asked: Asked = ASKED) -> None:
        """Call an operation and do something with what it gives back."""
        call = self.call(program, operation, asked)
        given = returned(operation)
        if given.schema is None:
            program.line(call)
            return
        kind = self.surface.kind(given.schema)
        if given.pages:
            name = _each(program, variable(given.schema, self.surface), call)
        elif isinstance(kind, ListKind) and kind.items is not None:
            name = _each(program, variable(kind.items, self.surface), call)
        else:
            name = program.name(variable(given.schema, self.surface))
            program.line(call, f"{name} = ")
        program.line(f"print({name})")

    def walk(self, program: Program, route: Route, *, onward: bool = False) -> str:
        """Write the way to a value; give the expression that holds it.

        Where it leads `onward`, to a field of the value, the value itself must not be None.
        """
        expression, strides = self._start(program, route)
        for left, stride in zip(range(len(strides) - 1, -1, -1), strides, strict=True):
            match stride:
                case Attribute(name, optional):
                    expression = f"{expression}.{name}"
                    if optional and (left or onward):
                        program.open(expression, "if ")
                case Items(wish):
                    expression = _each(program, wish, expression)
                case Values(wish):
                    expression = _each(program, wish, f"{expression}.values()")
                case As(class_name):
                    program.use("models")
                    program.open(f"isinstance({expression}, models.{class_name})", "if ")
                case _:
                    assert_never(stride)
        return expression

    def _start(self, program: Program, route: Route) -> tuple[str, tuple[Stride, ...]]:
        """Write the call, or the handler's head; give what is in hand and the way from there."""
        if route.webhook:
            name = f"parse_{identifier(route.operation.path)}"
            program.signature = "def handle(body: bytes) -> None:"
            program.import_from(f"{self.client.module}.webhooks", name)
            return f"{name}(body)", route.strides
        call = self.call(program, route.operation, ASKED)
        first = route.strides[0] if route.strides else None
        if isinstance(first, Items) and not route.pages:
            return _each(program, first.name, call), route.strides[1:]
        given = returned(route.operation).schema
        wish = variable(given, self.surface) if given is not None else "answer"
        if route.pages:
            return _each(program, wish, call), route.strides
        name = program.name(wish)
        program.line(call, f"{name} = ")
        return name, route.strides

    def construction(self, program: Program) -> None:
        """Make a client with everything that says who asks."""
        program.use(self.client.name)
        api = self.surface.api
        shown = filter(None, (*shown_arguments(api), scope_argument(api)))
        given = tuple((one, literal("…")) for one in shown)
        program.line(Call(self.client.name, given), "client = ")


def _is_needed(operation: Operation, one: Argument) -> bool:
    """Whether a call says nothing of use without an argument.

    A body that may be left out is of use only with what it must hold.
    """
    flat = flat_body(operation) if one.place == "body" else None
    member = flat.properties.get(one.wire) if flat is not None else None
    return one.required or (member is not None and member.required)


def _each(program: Program, wish: str, iterable: Code) -> str:
    name = program.name(wish)
    program.open(iterable, f"for {name} in ")
    return name


def annotation(program: Program, members: PythonType) -> str:
    """Write a type as an annotation, and import what it is made of."""
    for name in names_in(members):
        if name.startswith("models."):
            program.use("models")
        elif name in _CLOCKS:
            program.import_from("datetime", name)
        elif name in _TYPING:
            program.import_from("typing", name)
        elif name == "Month":
            program.use(name)
    return text(members, "models.")
