"""The Python type of a schema, as a small tree: what annotations and models are written from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final, TypeAlias, assert_never

from specloom.ir.model import JsonValue, Schema, SchemaObject
from specloom.names import (
    AnyKind,
    ClassKind,
    EnumKind,
    ListKind,
    LiteralKind,
    MapKind,
    ScalarKind,
    Symbols,
    UnionKind,
    kind_of,
    nullable,
    own,
)
from specloom.render.text import literal

__all__ = [
    "FORMATS",
    "UNITS",
    "Anything",
    "Builtin",
    "Choice",
    "ListOf",
    "Literals",
    "MapOf",
    "Named",
    "OneOf",
    "Optional",
    "Shape",
    "Unit",
    "annotation",
    "exact",
    "feed",
    "leaves",
    "numbered",
    "one_of",
    "plain",
    "references",
    "shape_of",
    "stub",
    "units",
    "unnamed",
    "with_choices",
    "with_inputs",
]

UNITS: Final[Mapping[str, str]] = {
    "epoch-ms": "EpochMilliseconds",
    "epoch-s": "EpochSeconds",
    "minutes": "Minutes",
    "seconds": "Seconds",
    "milliseconds": "Milliseconds",
    "HHMM": "HHMM",
    "HH:MM": "HHColonMM",
    "HHMM-duration": "HHMMDuration",
    "MMYY": "Month",
}
"""Units that become a type of the runtime; others stay numbers."""

FORMATS: Final[Mapping[str, str]] = {"date-time": "DateTime", "date": "Date"}


@dataclass(frozen=True, slots=True)
class Builtin:
    """`str`, `float`, `int`, `bool` or `bytes`."""

    name: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A type of the runtime's `units`."""

    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """A class, enum or union of the generated models, by its Python name."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A generated enum where its plain values are welcome too (arguments).

    As annotations say so, few are listed one by one.
    """

    name: str
    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Literals:
    """Exactly these values."""

    values: tuple[str | int | bool, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list."""

    items: Shape


@dataclass(frozen=True, slots=True)
class MapOf:
    """A dictionary with text keys."""

    values: Shape


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several types."""

    members: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Optional:
    """A type or None."""

    inner: Shape


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value."""


Shape: TypeAlias = (
    Builtin | Unit | Named | Choice | Literals | ListOf | MapOf | OneOf | Optional | Anything
)


def shape_of(schema: Schema, symbols: Symbols) -> Shape:
    """Give the type of a schema's values, null included."""
    inner = _shape(schema, symbols)
    if isinstance(inner, Anything | Optional) or not nullable(schema):
        return inner
    return Optional(inner)


def _shape(schema: Schema, symbols: Symbols) -> Shape:
    target = own(schema)
    if isinstance(target, SchemaObject) and target.pointer in symbols.types:
        return Named(symbols.types[target.pointer])
    return unnamed(target, symbols)


def unnamed(schema: Schema, symbols: Symbols) -> Shape:
    """Give the shape of a schema's structure, as if it had no name itself."""
    kind = kind_of(schema)
    match kind:
        case ScalarKind():
            return _scalar(kind)
        case LiteralKind(values):
            return Literals(values)
        case ListKind(items):
            return ListOf(shape_of(items, symbols) if items is not None else Anything())
        case MapKind(values):
            return MapOf(shape_of(values, symbols) if values is not None else Anything())
        case UnionKind(members):
            return one_of(tuple(shape_of(member, symbols) for member in members))
        case EnumKind(base):
            return Builtin(base)
        case ClassKind():
            return MapOf(Anything())
        case AnyKind():
            return Anything()
        case _:
            assert_never(kind)


def one_of(members: tuple[Shape, ...]) -> Shape:
    """Give the type of what is one of several types, each said once."""
    present = (one.inner if isinstance(one, Optional) else one for one in members)
    distinct = tuple(dict.fromkeys(present))
    if any(isinstance(member, Anything) for member in distinct):
        return Anything()
    whole = distinct[0] if len(distinct) == 1 else OneOf(distinct)
    return Optional(whole) if any(isinstance(one, Optional) for one in members) else whole


def _scalar(kind: ScalarKind) -> Shape:
    if kind.unit in UNITS:
        return Unit(UNITS[kind.unit])
    if kind.type == "str" and kind.format in FORMATS:
        return Unit(FORMATS[kind.format])
    return Builtin(kind.type)


_EXACT: Final = {"float": Unit("Number"), "int": Unit("Integer")}
_JUST: Final = {
    "True": Unit("JustTrue"),
    "False": Unit("JustFalse"),
    "1": Unit("JustOne"),
    "0": Unit("JustZero"),
}
"""Constants that Python takes for each other, by how they are written."""


def exact(shape: Shape) -> Shape:
    """Give the shape as models hold it: what came is written as it came.

    Numbers keep their form, and constants that Python takes for each other their type.
    """

    def change(leaf: Shape) -> Shape:
        match leaf:
            case Builtin(name):
                return _EXACT.get(name, leaf)
            case Literals(values):
                return _told_apart(values)
            case _:
                return leaf

    return _mapped(shape, change)


def _told_apart(values: tuple[str | int | bool, ...]) -> Shape:
    """Tell `True` from 1 and `False` from 0, which `Literal` does not."""
    rest = tuple(one for one in values if repr(one) not in _JUST)
    alike = (_JUST[repr(one)] for one in values if repr(one) in _JUST)
    members = (*([Literals(rest)] if rest else ()), *alike)
    return members[0] if len(members) == 1 else OneOf(members)


def with_inputs(shape: Shape, symbols: Symbols) -> Shape:
    """Let what is made to be sent stand beside what is read."""

    def change(leaf: Shape) -> Shape:
        made = symbols.inputs.get(leaf.name) if isinstance(leaf, Named) else None
        return OneOf((Named(made), leaf)) if made else leaf

    return _mapped(shape, change) if symbols.inputs else shape


_FEW: Final = 12
"""Enums of at most this many values show them in signatures."""


def with_choices(shape: Shape, enums: Mapping[str, tuple[str | int, ...]]) -> Shape:
    """Let plain values stand where an enum is wanted; `enums` are their values by their names."""

    def change(leaf: Shape) -> Shape:
        values = enums.get(leaf.name, ()) if isinstance(leaf, Named) else ()
        return Choice(leaf.name, values) if isinstance(leaf, Named) and values else leaf

    return _mapped(shape, change)


def plain(shape: Shape) -> Shape:
    """Give the shape without choices, as its values are checked."""
    return _mapped(shape, lambda leaf: Named(leaf.name) if isinstance(leaf, Choice) else leaf)


def numbered(shape: Shape) -> tuple[Shape, tuple[str, ...]]:
    """Give the shape with all that has a name or values called `model0`, …, and their texts."""
    texts: dict[str, int] = {}

    def number(leaf: Shape) -> Shape:
        if not isinstance(leaf, Named | Choice | Unit | Literals):
            return leaf
        return Named(f"model{texts.setdefault(annotation(leaf), len(texts))}")

    return _mapped(shape, number), tuple(texts)


def _mapped(shape: Shape, change: Callable[[Shape], Shape]) -> Shape:
    """Give the shape with its leaves changed."""
    match shape:
        case ListOf(items):
            return ListOf(_mapped(items, change))
        case MapOf(values):
            return MapOf(_mapped(values, change))
        case OneOf(members):
            changed = (_mapped(member, change) for member in members)
            flat = (each.members if isinstance(each, OneOf) else (each,) for each in changed)
            return OneOf(tuple(chain.from_iterable(flat)))
        case Optional(inner):
            return Optional(_mapped(inner, change))
        case _:
            return change(shape)


def annotation(
    shape: Shape, prefix: str = "", *, argument: bool = False, lists: str = "list"
) -> str:
    """Write a shape as a Python annotation.

    `prefix` stands before names of generated models (`models.`). For an `argument` any sequence
    or mapping will do. `lists` is how the builtin is spelled where something else is called so.
    """

    def write(shape: Shape) -> str:
        match shape:
            case Builtin(name) | Unit(name):
                return name
            case Named(name):
                return f"{prefix}{name}"
            case Choice(name, values) if len(values) <= _FEW:
                return f"{prefix}{name} | Literal[{', '.join(map(literal, values))}]"
            case Choice(name, values):
                return f"{prefix}{name} | {type(values[0]).__name__}"
            case Literals(values):
                return f"Literal[{', '.join(map(literal, values))}]"
            case ListOf(items):
                kind = "Sequence" if argument else lists
                return f"{kind}[{write(items)}]"
            case MapOf(values):
                return f"{'Mapping' if argument else 'dict'}[str, {write(values)}]"
            case OneOf(members):
                return " | ".join(map(write, members))
            case Optional(inner):
                return f"{write(inner)} | None"
            case Anything():
                return "Any"
            case _:
                assert_never(shape)

    return write(shape)


def leaves(shape: Shape) -> Iterator[Shape]:
    """Give the types that a shape is made of."""
    match shape:
        case ListOf(inner) | MapOf(inner) | Optional(inner):
            yield from leaves(inner)
        case OneOf(members):
            for member in members:
                yield from leaves(member)
        case _:
            yield shape


def references(shape: Shape) -> Iterator[str]:
    """Give the names of generated models a shape mentions."""
    return (one.name for one in leaves(shape) if isinstance(one, Named | Choice))


def units(shape: Shape) -> Iterator[str]:
    """Give the runtime types a shape mentions."""
    return (one.name for one in leaves(shape) if isinstance(one, Unit))


def stub(name: str) -> str:
    """Give the name a class has before the engine: one that nothing the engine imports has."""
    return f"{name}_"


_JSON_TYPES: Final = {"str": "string", "float": "number", "int": "integer", "bool": "boolean"}


def feed(shape: Shape) -> dict[str, JsonValue]:
    """Write a shape as the JSON Schema that the model engine is fed with.

    Names, units and anything the engine must not interpret become references to stubs.
    """
    match shape:
        case Builtin(name):
            return {"type": _JSON_TYPES[name]}
        case Unit(name) | Named(name) | Choice(name):
            return {"$ref": f"#/components/schemas/{stub(name)}"}
        case Literals(values):
            return {"enum": list(values)}
        case ListOf(items):
            return {"type": "array", "items": feed(items)}
        case MapOf(values):
            return {"type": "object", "additionalProperties": feed(values) or True}
        case OneOf(members):
            return {"anyOf": [feed(member) for member in members]}
        case Optional(inner):
            return {"anyOf": [feed(inner), {"type": "null"}]}
        case Anything():
            return {}
        case _:
            assert_never(shape)
