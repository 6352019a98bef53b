"""Realistic values as Python source: arguments and models, from examples where there are any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final, assert_never

from specloom.diff.migration.surface import Surface
from specloom.ir.model import JsonValue, Reference, Schema, SchemaObject
from specloom.names import (
    AnyKind,
    ClassKind,
    EnumKind,
    ListKind,
    LiteralKind,
    MapKind,
    ScalarKind,
    UnionKind,
    is_read_only,
    own,
)
from specloom.names.programs import Call, Code, Listed, Program, literal

__all__ = ["Writer"]

_LONGEST: Final = 20
"""Longer texts (identifiers mostly) tell a reader less than a word of ours."""
_DEEPEST: Final = 6
_SAMPLE: Final = date(2023, 8, 1)
_FORMATS: Final = {"uri": "https://example.com", "email": "ada@example.com"}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values for one program against one side."""

    surface: Surface
    program: Program

    def value(self, schema: Schema, hint: str, way: Sequence[str] = ()) -> Code:
        """Write a value of a schema, to be a member of a model.

        Args:
            schema: What the value must be.
            hint: What it is called; text is made of that where there is no example.
            way: Pointers of types to pass through and properties to set, if that matters.
        """
        return self._value(schema, hint, frozenset(way), 0)

    def argument(self, schema: Schema, hint: str, way: Sequence[str], told: JsonValue) -> Code:
        """Write a value to be passed to a method, where the text of an enum's value will do.

        `told` is the example of the parameter, or None.
        """
        kind = self.surface.kind(schema)
        match kind:
            case ScalarKind() if told is not None:
                return self._scalar(kind, told, hint)
            case EnumKind(_, values):
                return literal(told if told in values else _chosen(schema, values))
            case ListKind(items) if items is not None:
                one = told[0] if isinstance(told, list) and told else None
                return Listed((self.argument(items, _one(hint), way, one),))
            case _:
                return self.value(schema, hint, way)

    def _value(self, schema: Schema, hint: str, way: frozenset[str], depth: int) -> Code:
        kind = self.surface.kind(schema)
        match kind:
            case ScalarKind():
                return self._scalar(kind, _example(schema), hint)
            case EnumKind(_, values):
                return self._enum(schema, values)
            case LiteralKind(values):
                return literal(values[0])
            case ListKind(items):
                if items is None or (depth > 1 and not way):
                    return Listed(())
                return Listed((self._value(items, _one(hint), way, depth + 1),))
            case MapKind():
                return "{}"
            case UnionKind(members):
                chosen = next((m for m in members if own(m).pointer in way), members[0])
                return self._value(chosen, hint, way, depth)
            case ClassKind():
                return self._model(schema, kind, way, depth)
            case AnyKind():
                return literal("…")
            case _:
                assert_never(kind)

    def _model(self, schema: Schema, kind: ClassKind, way: frozenset[str], depth: int) -> Code:
        pointer = own(schema).pointer
        name = self.surface.symbols.types.get(pointer)
        if name is None or depth > _DEEPEST:
            return "{}"
        self.program.use("models")
        members = self.surface.symbols.members[pointer]
        made = self.surface.symbols.inputs.get(name)
        arguments = tuple(
            (members[wire], self._value(prop.schema, members[wire], way, depth + 1))
            for wire, prop in kind.properties.items()
            if prop.required or prop.schema.pointer in way
            if not (made and is_read_only(prop.schema))
        )
        return Call(f"models.{made or name}", arguments)

    def _enum(self, schema: Schema, values: Sequence[str | int]) -> str:
        value = _chosen(schema, values)
        pointer = own(schema).pointer
        if pointer not in self.surface.symbols.types:
            return literal(value)
        self.program.use("models")
        member = self.surface.symbols.members[pointer][str(value)]
        return f"models.{self.surface.symbols.types[pointer]}.{member}"

    def _scalar(self, kind: ScalarKind, told: JsonValue, hint: str) -> Code:
        match kind.unit or (kind.format if kind.type == "str" else ""):
            case "epoch-ms" | "epoch-s" | "date-time":
                return self._instant(told)
            case "date":
                self.program.import_from("datetime", "date")
                day = _day(told)
                return f"date({day.year}, {day.month}, {day.day})"
            case "minutes" | "seconds" | "milliseconds" as unit:
                self.program.import_from("datetime", "timedelta")
                return f"timedelta({unit}={told if isinstance(told, int) else 30})"
            case "HHMM-duration":
                self.program.import_from("datetime", "timedelta")
                return "timedelta(minutes=75)"
            case "HHMM" | "HH:MM":
                return self._clock(told)
            case "MMYY":
                self.program.use("Month")
                return "Month(2018, 12)"
            case _:
                return _plain(kind, told, hint)

    def _instant(self, told: JsonValue) -> str:
        self.program.import_from("datetime", "UTC", "datetime")
        day = _day(told)
        return f"datetime({day.year}, {day.month}, {day.day}, tzinfo=UTC)"

    def _clock(self, told: JsonValue) -> str:
        self.program.import_from("datetime", "time")
        found = re.fullmatch(r"([01]\d|2[0-3]):?([0-5]\d)", told if isinstance(told, str) else "")
        when = time(int(found[1]), int(found[2])) if found else time(6, 30)
        return f"time({when.hour}, {when.minute})"


def _plain(kind: ScalarKind, told: JsonValue, hint: str) -> str:
    match kind.type:
        case "bool":
            return literal(told if isinstance(told, bool) else True)
        case "int":
            return literal(told if isinstance(told, int) and not isinstance(told, bool) else 1)
        case "float":
            number = isinstance(told, int | float) and not isinstance(told, bool)
            return literal(told if number else 1)
        case "str":
            if isinstance(told, str) and 0 < len(told) <= _LONGEST:
                return literal(told)
            return literal(_FORMATS.get(kind.format) or hint.strip("_").replace("_", "-"))
        case _:
            assert_never(kind.type)


def _example(schema: Schema) -> JsonValue:
    """Give what a schema, or the one it refers to, shows as an example, else its default."""
    while isinstance(schema, Reference):
        if schema.annotations.examples:
            return schema.annotations.examples[0]
        schema = schema.target
    told: list[JsonValue] = []
    for target in (schema, own(schema)):
        if isinstance(target, SchemaObject):
            told += [*target.annotations.examples, *target.annotations.default]
    return told[0] if told else None


def _chosen(schema: Schema, values: Sequence[str | int]) -> str | int:
    told = _example(schema)
    return told if isinstance(told, str | int) and told in values else values[0]


def _day(told: JsonValue) -> date:
    """Read the day of a date or an instant, else give some day."""
    try:
        return date.fromisoformat(told[:10] if isinstance(told, str) else "")
    except ValueError:
        return _SAMPLE


def _one(hint: str) -> str:
    return hint[:-1] if hint.endswith("s") and not hint.endswith("ss") else hint
