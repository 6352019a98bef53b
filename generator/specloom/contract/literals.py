"""Values of requests as Python source, for arguments and models of a generated client.

A value that no type of the client allows gives None: a program with it would not type-check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Final, assert_never

from specloom.ir.model import JsonValue, Schema
from specloom.names import (
    AnyKind,
    ClassKind,
    EnumKind,
    Kind,
    ListKind,
    LiteralKind,
    MapKind,
    ScalarKind,
    Symbols,
    Tag,
    UnionKind,
    kind_of,
    nullable,
    own,
)
from specloom.names.programs import Call, Code, Listed, Mapped, Program, literal

__all__ = ["Literals"]

_DURATIONS: Final = ("minutes", "seconds", "milliseconds")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH: Final = re.compile(r"(0[1-9]|1[0-2])\d\d")
_BYTES: Final = frozenset(("binary",))
_LATEST: Final = 2**41
_DEEPEST: Final = 40


@dataclass(frozen=True, slots=True)
class Literals:
    """Writes values for one program."""

    symbols: Symbols
    program: Program

    def argument(self, schema: Schema, value: JsonValue) -> Code | None:
        """Write a value to be passed to a method, where plain values of an enum are welcome."""
        kind = self._kind(schema)
        match kind, value:
            case EnumKind(_, values), str() | int() if _among(value, values):
                return literal(value)
            case ListKind(items), list() if items is not None:
                return _listed([self.argument(items, one) for one in value])
            case _:
                return self.value(schema, value)

    def value(self, schema: Schema, value: JsonValue, depth: int = 0) -> Code | None:
        """Write a value to be a member of a model."""
        if depth > _DEEPEST:
            return None
        if value is None and nullable(schema):
            return "None"
        kind = self._kind(schema)
        match kind:
            case AnyKind():
                return _plain(value)
            case ScalarKind():
                return self._scalar(kind, value)
            case EnumKind(_, values) if _among(value, values):
                return self._member(schema, str(value)) or literal(value)
            case LiteralKind(values) if _among(value, values):
                return literal(value)
            case ListKind(items) if isinstance(value, list):
                return _listed([self._inner(items, one, depth) for one in value])
            case MapKind(values) if isinstance(value, dict):
                return _mapped({key: self._inner(values, one, depth) for key, one in value.items()})
            case UnionKind(members, tag):
                return self._one_of(_tagged(members, tag, value), value, depth)
            case ClassKind() if isinstance(value, dict):
                return self._model(schema, kind, value, depth)
            case EnumKind() | LiteralKind() | ListKind() | MapKind() | ClassKind():
                return None
            case _:
                assert_never(kind)

    def _kind(self, schema: Schema) -> Kind:
        named = self.symbols.named.get(own(schema).pointer)
        return named.kind if named is not None else kind_of(schema)

    def _inner(self, schema: Schema | None, value: JsonValue, depth: int) -> Code | None:
        return _plain(value) if schema is None else self.value(schema, value, depth + 1)

    def _one_of(self, members: tuple[Schema, ...], value: JsonValue, depth: int) -> Code | None:
        written = (self.value(member, value, depth + 1) for member in members)
        return next((one for one in written if one is not None), None)

    def _member(self, schema: Schema, value: str) -> str | None:
        pointer = own(schema).pointer
        if pointer not in self.symbols.types:
            return None
        self.program.use("models")
        return f"models.{self.symbols.types[pointer]}.{self.symbols.members[pointer][value]}"

    def _model(
        self, schema: Schema, kind: ClassKind, value: Mapping[str, JsonValue], depth: int
    ) -> Code | None:
        """Make a model, if there is a class for it."""
        pointer = own(schema).pointer
        if pointer not in self.symbols.types:
            return _plain({**value})
        name = self._made(pointer, kind, value)
        if name is None:
            return None
        self.program.use("models")
        members = self.symbols.members[pointer]
        arguments: list[tuple[str, Code]] = []
        for wire, one in value.items():
            written = self.value(kind.properties[wire].schema, one, depth + 1)
            if written is None:
                return None
            arguments.append((members[wire], written))
        return Call(f"models.{name}", tuple(arguments))

    def _made(self, pointer: str, kind: ClassKind, value: Mapping[str, JsonValue]) -> str | None:
        """Give the class that a value fits: the usual one, else the one that is made to be sent."""
        name = self.symbols.types[pointer]
        if _has_all(kind, value):
            return name
        made = self.symbols.named.get(f"{pointer}/~input")
        fits = made is not None and isinstance(made.kind, ClassKind) and _has_all(made.kind, value)
        return self.symbols.inputs[name] if fits else None

    def _scalar(self, kind: ScalarKind, value: JsonValue) -> str | None:
        unit = kind.unit or (kind.format if kind.type == "str" else "")
        if unit in _MOMENTS:
            moment = _MOMENTS[unit](value)
            self.program.import_from("datetime", *(moment.names if moment else ()))
            return moment.source if moment else None
        if unit == "MMYY":
            self.program.use("Month")
            fits = isinstance(value, str) and _MONTH.fullmatch(value)
            return f"Month.parse({literal(value)})" if fits else None
        return _typed(kind, value) if unit not in _BYTES else None


def _typed(kind: ScalarKind, value: JsonValue) -> str | None:
    match kind.type, value:
        case "bool", bool():
            return literal(value)
        case (("int" | "float"), bool()):
            return None
        case (("int" | "float"), int()):
            return literal(value)
        case "float", float():
            return literal(value)
        case "str", str():
            return literal(value)
        case _:
            return None


# ---------------------------------------------------------------------------- times and durations


@dataclass(frozen=True, slots=True)
class _Moment:
    """An expression, and the names of `datetime` in it."""

    source: str
    names: tuple[str, ...]


def _date_time(value: JsonValue) -> _Moment | None:
    if not isinstance(value, str):
        return None
    try:
        aware = datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return None
    return _Moment(f"datetime.fromisoformat({literal(value)})", ("datetime",)) if aware else None


def _date(value: JsonValue) -> _Moment | None:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    try:
        date.fromisoformat(value)
    except ValueError:
        return None
    return _Moment(f"date.fromisoformat({literal(value)})", ("date",))


def _since_1970(value: JsonValue, divisor: str) -> _Moment | None:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _LATEST:
        return None
    return _Moment(f"datetime.fromtimestamp({value}{divisor}, UTC)", ("UTC", "datetime"))


def _duration(value: JsonValue, unit: str) -> _Moment | None:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _LATEST:
        return None
    return _Moment(f"timedelta({unit}={value})", ("timedelta",))


def _hours_and_minutes(value: JsonValue) -> _Moment | None:
    found = re.fullmatch(r"(\d\d)([0-5]\d)", value) if isinstance(value, str) else None
    if found is None:
        return None
    source = f"timedelta(hours={int(found[1])}, minutes={int(found[2])})"
    return _Moment(source, ("timedelta",))


def _clock(value: JsonValue, colon: str) -> _Moment | None:
    pattern = rf"([01]\d|2[0-3]){colon}([0-5]\d)"
    found = re.fullmatch(pattern, value) if isinstance(value, str) else None
    return _Moment(f"time({int(found[1])}, {int(found[2])})", ("time",)) if found else None


_MOMENTS: Final[Mapping[str, Callable[[JsonValue], _Moment | None]]] = {
    "date-time": _date_time,
    "date": _date,
    "epoch-ms": partial(_since_1970, divisor=" / 1000"),
    "epoch-s": partial(_since_1970, divisor=""),
    **{unit: partial(_duration, unit=unit) for unit in _DURATIONS},
    "HHMM-duration": _hours_and_minutes,
    "HHMM": partial(_clock, colon=""),
    "HH:MM": partial(_clock, colon=":"),
}


# -------------------------------------------------------------------------------- plain containers


def _has_all(kind: ClassKind, value: Mapping[str, JsonValue]) -> bool:
    """Tell whether a class has a place for each member, and none of its own is missing."""
    required = {wire for wire, prop in kind.properties.items() if prop.required}
    return required <= value.keys() <= kind.properties.keys()


def _among(value: JsonValue, values: Sequence[JsonValue]) -> bool:
    """Tell whether a value is one of a few; True is not 1 here."""
    return any(type(value) is type(one) and value == one for one in values)


def _tagged(members: tuple[Schema, ...], tag: Tag | None, value: JsonValue) -> tuple[Schema, ...]:
    """Give the members of a union that a value may be: the one that its tag names, else all."""
    told = value.get(tag.property_name) if tag and isinstance(value, dict) else None
    if tag and isinstance(told, str) and told in tag.members:
        return (members[tag.members[told]],)
    return members if tag is None or tag.rest is None else (members[tag.rest],)


def _listed(items: Sequence[Code | None]) -> Code | None:
    known = tuple(one for one in items if one is not None)
    return Listed(known) if len(known) == len(items) else None


def _mapped(items: Mapping[str, Code | None]) -> Code | None:
    known = tuple((key, one) for key, one in items.items() if one is not None)
    return Mapped(known) if len(known) == len(items) else None


def _plain(value: JsonValue) -> Code:
    """Write any JSON."""
    match value:
        case dict():
            return Mapped(tuple((key, _plain(one)) for key, one in value.items()))
        case list():
            return Listed(tuple(map(_plain, value)))
        case _:
            return literal(value)
