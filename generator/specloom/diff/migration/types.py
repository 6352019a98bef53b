"""The Python type of a schema's values, as far as deciding needs it what still type-checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never

from specloom.ir.model import Schema, SchemaObject
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

__all__ = [
    "NONE",
    "Atom",
    "Fixed",
    "Holder",
    "PythonType",
    "fits",
    "names_in",
    "text",
    "translated",
    "type_of",
]

_UNITS: Final[Mapping[str, str]] = {
    "epoch-ms": "datetime",
    "epoch-s": "datetime",
    "minutes": "timedelta",
    "seconds": "timedelta",
    "milliseconds": "timedelta",
    "HHMM-duration": "timedelta",
    "HHMM": "time",
    "HH:MM": "time",
    "MMYY": "Month",
}
_FORMATS: Final[Mapping[str, str]] = {"date-time": "datetime", "date": "date"}
_SUBTYPES: Final = frozenset((("int", "float"), ("datetime", "date"), ("bool", "int")))
"""What type checkers let stand for each other."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """One value and no other, `Literal[…]`."""

    value: str | int | bool


@dataclass(frozen=True, slots=True)
class Holder:
    """A `list` or a `dict` (with text keys) of something."""

    kind: str
    inner: PythonType


Atom: TypeAlias = str | Fixed | Holder
"""A class by its name (`models.Vehicle`, `str`, `None`), a literal, or what holds others."""
PythonType: TypeAlias = tuple[Atom, ...]
"""A union, its members in order, each once. `("Any",)` is anything."""

NONE: Final = "None"
_ANY: Final = ("Any",)


def type_of(schema: Schema, symbols: Symbols) -> PythonType:
    """Give the type of a schema's values, null included."""
    members = _not_null(schema, symbols)
    return tuple(dict.fromkeys((*members, NONE))) if nullable(schema) else members


def _not_null(schema: Schema, symbols: Symbols) -> PythonType:
    target = own(schema)
    if isinstance(target, SchemaObject) and target.pointer in symbols.types:
        return (f"models.{symbols.types[target.pointer]}",)
    kind = kind_of(target)
    match kind:
        case ScalarKind():
            return (_scalar(kind),)
        case LiteralKind(values):
            return tuple(map(Fixed, values))
        case EnumKind(base):
            return (base,)
        case ListKind(items):
            return (Holder("list", _inner(items, symbols)),)
        case MapKind(values):
            return (Holder("dict", _inner(values, symbols)),)
        case UnionKind(members):
            found = (atom for member in members for atom in type_of(member, symbols))
            return tuple(dict.fromkeys(found))
        case ClassKind():
            return (Holder("dict", _ANY),)
        case AnyKind():
            return _ANY
        case _:
            assert_never(kind)


def _inner(schema: Schema | None, symbols: Symbols) -> PythonType:
    return type_of(schema, symbols) if schema is not None else _ANY


def _scalar(kind: ScalarKind) -> str:
    told = _UNITS.get(kind.unit, "")
    return told or (_FORMATS.get(kind.format, "str") if kind.type == "str" else kind.type)


def fits(given: PythonType, wanted: PythonType) -> bool:
    """Tell whether a type checker lets a value of one type stand where the other is wanted."""
    return all(any(_fits(one, other) for other in wanted) for one in given)


def _fits(one: Atom, other: Atom) -> bool:
    if one == other or "Any" in {_name(one), _name(other)}:
        return True
    match one, other:
        case Fixed(value), str(name):
            return type(value).__name__ == name
        case Holder(kind, inner), Holder(wanted, other_inner) if kind == wanted:
            return fits(inner, other_inner)
        case str(name), str(wanted):
            return (name, wanted) in _SUBTYPES
        case _:
            return False


def translated(members: PythonType, names: Mapping[str, str]) -> PythonType:
    """Give a type with other names for some of its classes."""
    return tuple(
        Holder(atom.kind, translated(atom.inner, names))
        if isinstance(atom, Holder)
        else names.get(atom, atom)
        if isinstance(atom, str)
        else atom
        for atom in members
    )


def _name(atom: Atom) -> str:
    return atom if isinstance(atom, str) else ""


def text(members: PythonType, prefix: str = "") -> str:
    """Write a type as an annotation; `prefix` stands before the names of generated types."""
    fixed = [repr(one.value).replace("'", '"') for one in members if isinstance(one, Fixed)]
    parts = [f"Literal[{', '.join(fixed)}]"] if fixed else []
    for atom in members:
        match atom:
            case str(name):
                parts.append(name.replace("models.", prefix))
            case Holder("dict", inner):
                parts.append(f"dict[str, {text(inner, prefix)}]")
            case Holder(kind, inner):
                parts.append(f"{kind}[{text(inner, prefix)}]")
            case Fixed():
                pass
            case _:
                assert_never(atom)
    return " | ".join(parts)


def names_in(members: PythonType) -> Iterator[str]:
    """Give the names that an annotation is made of; `models.` stands before generated ones."""
    for atom in members:
        match atom:
            case Holder(_, inner):
                yield from names_in(inner)
            case Fixed():
                yield "Literal"
            case str(name):
                yield name
            case _:
                assert_never(atom)
