"""One place of one client, shown as a small program: read, passed, called, compared or made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from specloom.diff.migration.ends import ASKED, Asked, End, annotation
from specloom.diff.migration.places import (
    ArgumentAt,
    BodyAt,
    EnumAt,
    FieldAt,
    MethodAt,
    Place,
    ResultAt,
    SecurityAt,
    ServerAt,
    TypeAt,
    WebhookAt,
)
from specloom.diff.migration.routes import Route
from specloom.diff.migration.source import field_type
from specloom.names import EnumKind, ListKind
from specloom.names.credentials import scope_argument
from specloom.names.programs import Call, Program, literal

__all__ = ["View", "is_read", "show"]

View: TypeAlias = Literal["use", "bare", "typed", "guarded", "value"]
"""How a place is shown.

`use` reads, passes, calls, handles or compares it; `bare` calls without it; `typed` says its type;
`guarded` asks for None first; `value` passes one value of it.
"""


def is_read(place: Place, end: End) -> bool:
    """Tell whether a caller reads a field or a type, and not only makes it."""
    match place:
        case FieldAt(owner):
            return end.routes.to(owner.pointer) is not None
        case TypeAt(named) | EnumAt(named):
            return end.routes.to(named.pointer) is not None
        case _:
            return False


def show(  # noqa: PLR0913 - what to show, and how
    end: End,
    place: Place,
    view: View,
    subject: str = "",
    beside: Sequence[Place] = (),
    *,
    made: bool = False,
) -> str:
    """Write a program that shows a place; empty where none can.

    `subject` is the value to pass, or the name of the member to compare with; `beside` are more
    fields of the same class, or arguments of the same method, to read or pass as well. A field
    that answers hold is read, unless it is to be `made`.
    """
    program = end.program()
    if made and isinstance(place, FieldAt):
        fields = (place, *(one for one in beside if isinstance(one, FieldAt)))
        return program.text() if _make(end, program, fields, view) else ""
    shown = _show(end, program, place, view, subject, beside)
    return program.text() if shown else ""


def _show(  # noqa: PLR0913, PLR0917 - those of show, and the program
    end: End, program: Program, place: Place, view: View, subject: str, beside: Sequence[Place]
) -> bool:
    match place:
        case FieldAt():
            fields = (place, *(one for one in beside if isinstance(one, FieldAt)))
            shown = _read if is_read(place, end) else _make
            return shown(end, program, fields, view)
        case ArgumentAt():
            more = [one.argument.name for one in beside if isinstance(one, ArgumentAt)]
            return _pass(end, program, place, view, subject, more)
        case MethodAt(operation) | BodyAt(operation) | ResultAt(operation):
            scope = scope_argument(end.surface.api) if view == "use" else ""
            end.use(program, operation, Asked(names=frozenset((scope,))))
            return True
        case EnumAt() if view != "typed":
            return _compare(end, program, place, subject)
        case TypeAt() | EnumAt():
            return _meet(end, program, place, view)
        case WebhookAt(operation):
            program.line(f"print({end.walk(program, Route(operation, webhook=True))})")
            return True
        case SecurityAt():
            program.signature = None
            end.construction(program)
            return True
        case ServerAt():
            return False


def _read(end: End, program: Program, fields: Sequence[FieldAt], view: View) -> bool:
    route = end.routes.to(fields[0].owner.pointer)
    if route is None:
        return False
    owner = end.walk(program, route, onward=True)
    values = [f"{owner}.{field.name}" for field in fields]
    match view:
        case "typed":
            for field, value in zip(fields, values, strict=True):
                members = field_type(field, end.surface.symbols)
                name = program.name(field.name)
                program.line(value, f"{name}: {annotation(program, members)} = ")
        case "guarded":
            for value in values:
                program.open(f"{value} is not None", "if ")
                program.line(f"print({value})")
                program.level -= 1
        case _:
            program.line(Call("print", tuple(("", value) for value in values)))
    return True


def _make(end: End, program: Program, fields: Sequence[FieldAt], view: View) -> bool:
    build = end.builds.of(fields[0].owner.pointer)
    if build is None:
        return False
    wanted = () if view == "bare" else tuple(field.property.schema.pointer for field in fields)
    asked = Asked(names=frozenset((build.argument.name,)), way=(*build.way, *wanted))
    end.use(program, build.operation, asked)
    return True


def _pass(  # noqa: PLR0913, PLR0917 - what to pass, and how
    end: End,
    program: Program,
    place: ArgumentAt,
    view: View,
    subject: str,
    more: Sequence[str] = (),
) -> bool:
    match view:
        case "bare":
            asked = ASKED
        case "value":
            source = _value(end, place, subject)
            if not source:
                return False
            asked = Asked(values={place.argument.name: source})
        case _:
            asked = Asked(names=frozenset((place.argument.name, *more)))
    end.use(program, place.operation, asked)
    return True


def _value(end: End, place: ArgumentAt, subject: str) -> str:
    """Write one value of an enum for an argument, in a list where it takes one."""
    schema = place.argument.schema
    kind = end.surface.kind(schema) if schema is not None else None
    if isinstance(kind, ListKind) and kind.items is not None:
        inner = end.surface.kind(kind.items)
        return f"[{literal(subject)}]" if isinstance(inner, EnumKind) else ""
    return literal(subject) if isinstance(kind, EnumKind) and kind.base == "str" else ""


def _compare(end: End, program: Program, place: EnumAt, subject: str) -> bool:
    """Compare with a member of an enum, or pass it where it is only ever sent."""
    member = place.member or subject
    wires = {name: wire for wire, name in end.surface.symbols.members[place.type.pointer].items()}
    route = end.routes.to(place.type.pointer)
    if member not in wires:
        return False
    if route is None:
        build = end.builds.of(place.type.pointer)
        if build is None:
            return False
        passed = ArgumentAt(build.operation, build.argument)
        return _pass(end, program, passed, "value", wires[member])
    value = end.walk(program, route)
    program.use("models")
    program.open(f"{value} is models.{place.name}.{member}", "if ")
    program.line(f"print({value})")
    return True


def _meet(end: End, program: Program, place: TypeAt | EnumAt, view: View) -> bool:
    """Get hold of a value of a type, or just name it."""
    if view == "typed":
        program.use("models")
        name = program.name("value")
        program.signature = f"def example({name}: models.{place.name}) -> None:"
        program.line(f"print({name})")
        return True
    route = end.routes.to(place.type.pointer)
    if route is not None:
        program.line(f"print({end.walk(program, route)})")
        return True
    build = end.builds.of(place.type.pointer)
    if build is None:
        return False
    asked = Asked(names=frozenset((build.argument.name,)), way=build.way)
    end.use(program, build.operation, asked)
    return True
