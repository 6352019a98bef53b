"""Enumerations that stay open: a value the server adds later is kept, not refused.

A value the class does not know becomes an instance of the class that stands beside its members:
equal to the raw value, with `is_known` false.  Reading with the validation context
`{"strict": True}` refuses it instead.  A value of the wrong JSON type is refused always.
"""

from __future__ import annotations

import reprlib
from contextvars import ContextVar
from enum import Enum, IntEnum, StrEnum
from functools import lru_cache
from typing import Any, Self, TypeVar
from weakref import WeakValueDictionary

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .units import Integer

__all__ = ["FITTING", "OpenIntEnum", "OpenStrEnum", "refuses_unknown"]

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
        return _schema(cls, core_schema.str_schema(strict=True))

    def __reduce_ex__(self, _: object) -> tuple[Any, ...]:
        return type(self), (self.value,)  # by value: Python 3.11.0 to 3.11.3 do it by name

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
    def __get_pydantic_core_schema__(cls, _: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read an integer, written `5` or `5.0`; write it as an integer."""
        return _schema(cls, handler.generate_schema(Integer))

    def __reduce_ex__(self, _: object) -> tuple[Any, ...]:
        return type(self), (self.value,)  # by value: Python 3.11.0 to 3.11.3 do it by name

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


def _schema(cls: type[Enum], raw: CoreSchema) -> CoreSchema:
    """Read what `raw` accepts and find the member for it."""
    known = cls._value2member_map_

    def find(value: object, info: ValidationInfo) -> Enum:
        member = known.get(value)
        if member is not None:
            return member
        if refuses_unknown(info):
            raise PydanticCustomError(
                "enum_unknown",
                "{enum} has no value {value}; the description lists: {known}",
                {
                    "enum": cls.__name__,
                    "value": reprlib.repr(value),
                    "known": ", ".join(map(repr, known)),
                },
            )
        return cls(value)

    return core_schema.with_info_after_validator_function(find, raw)


FITTING: ContextVar[bool] = ContextVar("FITTING", default=False)
"""Set while a union looks for a member to which nothing in the value is new."""


def refuses_unknown(info: ValidationInfo) -> bool:
    """Tell whether a value that the description does not know is an error here."""
    return FITTING.get() or bool(info.context and info.context.get("strict"))
