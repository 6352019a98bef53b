"""Enumerations that stay open: a value the server adds later is kept, not refused.

A value the class does not know becomes an instance of the class that stands beside its members:
equal to the raw value, with `is_known` false.  Reading with the validation context
`{"strict": True}` refuses it instead.  A value of the wrong JSON type is refused always.
"""

from __future__ import annotations

import reprlib
from enum import Enum, IntEnum, StrEnum
from functools import lru_cache
from typing import Any, Literal, Self, TypeVar
from weakref import WeakValueDictionary

from pydantic import GetCoreSchemaHandler, ValidationInfo, ValidatorFunctionWrapHandler
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

__all__ = ["OpenIntEnum", "OpenStrEnum"]

_E = TypeVar("_E", bound=Enum)


class OpenStrEnum(StrEnum):
    """Text values, some of them known by name.

    Any text makes an instance; where the description does not list it, `.value` and `.name` are
    that text.  The same text gives the same object as long as somebody holds it.  Nothing is kept
    beyond that: a server that invents values cannot fill the memory.
    """

    @property
    def is_known(self) -> bool:
        """Tell whether the description lists this value."""
        return _is_known(self)

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return _unknown_text(cls, str(value)) if isinstance(value, str) else None

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        """Read text; write it as it came."""
        return _schema(cls, str, "string_type")

    def __repr__(self) -> str:
        return super().__repr__() if self.is_known else _show_unknown(self)


class OpenIntEnum(IntEnum):
    """Integer values, some of them known by name.

    Any integer makes an instance; where the description does not list it, `.value` is the number
    and `.name` its digits.  The most recent unknown numbers, and only those, are remembered, so
    that the same number gives the same object.
    """

    @property
    def is_known(self) -> bool:
        """Tell whether the description lists this value."""
        return _is_known(self)

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        unknown: Self = _unknown_number(cls, int(value))
        return unknown

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        """Read an integer; write it as it came."""
        return _schema(cls, int, "int_type")

    def __repr__(self) -> str:
        return super().__repr__() if self.is_known else _show_unknown(self)


_texts: WeakValueDictionary[tuple[type[OpenStrEnum], str], Any] = WeakValueDictionary()


def _unknown_text(cls: type[OpenStrEnum], text: str) -> Any:
    unknown = _texts.get((cls, text))
    if unknown is None:
        made = _named(str.__new__(cls, text), text, text)
        unknown = _texts.setdefault((cls, text), made)  # another thread may have been quicker
    return unknown


@lru_cache(maxsize=1024)  # integers take no weak references
def _unknown_number(cls: type[OpenIntEnum], number: int) -> Any:
    return _named(int.__new__(cls, number), str(number), number)


def _named(member: _E, name: str, value: object) -> _E:
    """Give a bare instance what `Enum` gives its members."""
    member._name_ = name
    member._value_ = value
    return member


def _is_known(member: Enum) -> bool:
    return type(member).__members__.get(member.name) is member


def _show_unknown(member: Enum) -> str:
    return f"<{type(member).__name__} {member.value!r}, unknown>"


def _schema(cls: type[Enum], raw: type, kind: Literal["int_type", "string_type"]) -> CoreSchema:
    """Read values of the type `raw`; `kind` is the error for any other."""
    known = cls._value2member_map_

    def find(value: object, accept: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
        if not isinstance(value, raw) or isinstance(value, bool):
            raise PydanticKnownError(kind)
        member = known.get(value)
        if member is not None:
            return member
        if info.context and info.context.get("strict"):
            raise PydanticCustomError(
                "enum_unknown",
                "{enum} has no value {value}; the description lists: {known}",
                {
                    "enum": cls.__name__,
                    "value": reprlib.repr(value),
                    "known": ", ".join(map(repr, known)),
                },
            )
        # Having passed through a schema for anything counts as a loose fit, so that of two models
        # in a union the one that knows the value is taken.
        return cls(accept(value))

    return core_schema.with_info_wrap_validator_function(find, core_schema.any_schema())
