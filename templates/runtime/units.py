"""Values whose unit the description names (`x-unit`), as the types Python has for them.

Each name is an annotated alias: an instant is a `datetime`, a duration a `timedelta`, a time of
day a `time`.  Reading takes the wire form or the Python value.  Writing a value that was read
gives back exactly what came, were it `12.5` or `"2023-08-01T12:00:00.000+00:00"`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any, Literal, Self, TypeAlias, final

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

__all__ = [
    "HHMM",
    "Date",
    "DateTime",
    "EpochMilliseconds",
    "EpochSeconds",
    "HHColonMM",
    "HHMMDuration",
    "Integer",
    "JustFalse",
    "JustOne",
    "JustTrue",
    "JustZero",
    "Milliseconds",
    "Minutes",
    "Month",
    "Number",
    "Seconds",
]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Unit:
    """How a Python type is written on the wire; both functions raise `ValueError`."""

    type: type
    parse: Callable[[Any], Any]
    render: Callable[[Any], object]

    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                self.write, when_used="json"
            ),
        )

    def read(self, value: object) -> object:
        """Take a Python value as it is, or the wire form."""
        try:
            if isinstance(value, self.type):
                self.render(value)
                return value
            parsed = self.parse(value)
            return parsed if _same(self.render(parsed), value) else _remember(parsed, value)
        except OverflowError as error:
            raise ValueError("out of the range of dates and durations") from error

    def write(self, value: object) -> object:
        """Give the wire form that came, or the usual one."""
        wire = getattr(value, "wire", None)
        return self.render(value) if wire is None or not self._means(wire, value) else wire

    def _means(self, wire: object, value: object) -> bool:
        # A value may have come under another unit than the one it is sent with.
        try:
            return bool(self.parse(wire) == value)
        except (ValueError, OverflowError):
            return False


class _WrittenDatetime(datetime):
    """A datetime that came in another form than the one we would write."""

    wire: object = None

    def plain(self) -> datetime:
        """Give the same instant without its form."""
        return datetime.combine(self.date(), self.timetz())

    def __repr__(self) -> str:
        return repr(self.plain())

    def __reduce_ex__(self, _: object) -> tuple[object, ...]:
        return _remember, (self.plain(), self.wire)


class _WrittenTimedelta(timedelta):
    """A timedelta that came in another form than the one we would write."""

    wire: object = None

    def plain(self) -> timedelta:
        """Give the same duration without its form."""
        return timedelta(self.days, self.seconds, self.microseconds)

    def __repr__(self) -> str:
        return repr(self.plain())

    def __reduce_ex__(self, _: object) -> tuple[object, ...]:
        return _remember, (self.plain(), self.wire)


def _remember(value: datetime | timedelta, wire: object) -> _WrittenDatetime | _WrittenTimedelta:
    """Give `value` again, as one that is written as `wire`; other types have one form only."""
    written = (
        _WrittenDatetime.combine(value.date(), value.timetz())
        if isinstance(value, datetime)
        else _WrittenTimedelta(value.days, value.seconds, value.microseconds)
    )
    written.wire = wire
    return written


def _same(ours: object, theirs: object) -> bool:
    return type(ours) is type(theirs) and ours == theirs


def _number(value: object) -> int | float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError("expected a finite number")
    return value


def _text(value: object, pattern: re.Pattern[str], form: str) -> re.Match[str]:
    match = pattern.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f"expected text of the form {form}")
    return match


def _instant(unit: timedelta) -> _Unit:
    """Count `unit`s since 1970-01-01T00:00:00Z; finer digits of a Python value are cut."""

    def render(value: datetime) -> object:
        if value.utcoffset() is None:
            raise ValueError("expected a datetime with a time zone")
        return (value - _EPOCH) // unit

    return _Unit(datetime, lambda value: _EPOCH + _number(value) * unit, render)


def _duration(unit: timedelta) -> _Unit:
    """Count `unit`s, as an integer where there is no rest."""

    def render(value: timedelta) -> object:
        return value / unit if value % unit else value // unit

    return _Unit(timedelta, lambda value: _number(value) * unit, render)


def _clock(separator: str, form: str) -> _Unit:
    """Write a time of day as two digits, `separator`, two digits."""
    pattern = re.compile(f"([0-9]{{2}}){separator}([0-9]{{2}})")

    def parse(value: object) -> time:
        hours, minutes = _text(value, pattern, form).groups()
        return time(int(hours), int(minutes))

    def render(value: time) -> object:
        if value != value.replace(second=0, microsecond=0, tzinfo=None):
            raise ValueError("expected a time of whole minutes, without a time zone")
        return f"{value.hour:02}{separator}{value.minute:02}"

    return _Unit(time, parse, render)


_HOURS_MINUTES = re.compile("([0-9]{2})([0-5][0-9])")


def _parse_hours_minutes(value: object) -> timedelta:
    hours, minutes = _text(value, _HOURS_MINUTES, "HHMM").groups()
    return timedelta(hours=int(hours), minutes=int(minutes))


def _render_hours_minutes(value: timedelta) -> object:
    minutes, rest = divmod(value, _MINUTE)
    if rest or not 0 <= minutes < 100 * 60:
        raise ValueError("expected whole minutes, at least 0 and less than 100 hours")
    return f"{minutes // 60:02}{minutes % 60:02}"


# RFC 3339, section 5.6; the offset may be missing, since servers forget it.
_DATE_TIME = re.compile(
    "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}):([0-9]{2})([.][0-9]+)?"
    "([Zz]|[+-][0-9]{2}:[0-9]{2})?"
)
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _parse_date_time(value: object) -> datetime:
    match = _text(value, _DATE_TIME, "2023-08-01T12:00:00Z")
    day, minute, second, fraction, offset = match.groups(default="")
    # A leap second is the last of its minute; `datetime` has no 60th.
    leap = second == "60"
    text = f"{day}T{minute}:{'59' if leap else second}{fraction[:7]}{offset.upper()}"
    return datetime.fromisoformat(text) + timedelta(seconds=leap)


def _render_date_time(value: datetime) -> object:
    text = value.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def _parse_date(value: object) -> date:
    return date.fromisoformat(_text(value, _DATE, "2023-08-01")[0])


def _render_date(value: date) -> object:
    if isinstance(value, datetime):
        raise ValueError("expected a date, without a time")  # noqa: TRY004 - pydantic reads this
    return value.isoformat()


_MONTH_YEAR = re.compile("([0-9]{2})([0-9]{2})")


@final
@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of the years 2000 to 2099, written MMYY: `str(Month(2016, 10))` is `"1016"`.

    Months are ordered by time, where their texts are not (`"1218"` is before `"0119"`).
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (2000 <= self.year <= 2099 and 1 <= self.month <= 12):  # noqa: PLR2004 - MMYY
            raise ValueError("expected a month from 1 to 12 and a year from 2000 to 2099")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the form MMYY.

        Raises:
            ValueError: The text is not four digits, or there is no such month.
        """
        month, year = _text(text, _MONTH_YEAR, "MMYY").groups()
        return cls(2000 + int(year), int(month))

    def __str__(self) -> str:
        return f"{self.month:02}{self.year % 100:02}"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return _Unit(cls, cls.parse, str).__get_pydantic_core_schema__(source, handler)


class _Exactly:
    """Reads what `schema` reads, with one error where it has several."""

    def __init__(self, expected: str, *choices: CoreSchema) -> None:
        self._schema = core_schema.union_schema(
            list(choices),
            mode="left_to_right",
            custom_error_type=f"{expected}_type",
            custom_error_message=f"Input should be a valid {expected}",
        )

    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        return self._schema


_INTEGER = core_schema.int_schema(strict=True)
_REAL = core_schema.float_schema(strict=True, allow_inf_nan=False)
_WHOLE = core_schema.float_schema(strict=True, allow_inf_nan=False, multiple_of=1)

Number: TypeAlias = Annotated[float, _Exactly("number", _INTEGER, _REAL)]
"""A JSON number: `5` stays the integer it is, at any size, and `5.0` the float."""

Integer: TypeAlias = Annotated[
    int,
    _Exactly("integer", _INTEGER, core_schema.no_info_after_validator_function(int, _WHOLE)),
]
"""A JSON number without a fraction; `5.0` is one (JSON Schema 2020-12, section 4.2.3)."""


class _Just:
    """Has a constant be of its JSON type: Python takes `True` for 1 and `False` for 0."""

    def __init__(self, schema: CoreSchema) -> None:
        self._schema = schema

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.chain_schema([self._schema, handler(source)])


_BOOLEAN = core_schema.bool_schema(strict=True)
_ANY_INTEGER = core_schema.union_schema([_INTEGER, _WHOLE])

JustTrue: TypeAlias = Annotated[Literal[True], _Just(_BOOLEAN)]
"""`true`, and not 1."""

JustFalse: TypeAlias = Annotated[Literal[False], _Just(_BOOLEAN)]
"""`false`, and not 0."""

JustOne: TypeAlias = Annotated[Literal[1], _Just(_ANY_INTEGER)]
"""1, and not `true`."""

JustZero: TypeAlias = Annotated[Literal[0], _Just(_ANY_INTEGER)]
"""0, and not `false`."""

DateTime: TypeAlias = Annotated[datetime, _Unit(datetime, _parse_date_time, _render_date_time)]
"""An instant as RFC 3339 writes it; without a time zone where the text has none."""

Date: TypeAlias = Annotated[date, _Unit(date, _parse_date, _render_date)]
"""A day, `"2023-08-01"`."""

EpochMilliseconds: TypeAlias = Annotated[datetime, _instant(timedelta(milliseconds=1))]
"""Milliseconds since 1970-01-01T00:00:00Z as a datetime in UTC."""

EpochSeconds: TypeAlias = Annotated[datetime, _instant(timedelta(seconds=1))]
"""Seconds since 1970-01-01T00:00:00Z as a datetime in UTC."""

Minutes: TypeAlias = Annotated[timedelta, _duration(_MINUTE)]
"""A number of minutes."""

Seconds: TypeAlias = Annotated[timedelta, _duration(timedelta(seconds=1))]
"""A number of seconds."""

Milliseconds: TypeAlias = Annotated[timedelta, _duration(timedelta(milliseconds=1))]
"""A number of milliseconds."""

HHMMDuration: TypeAlias = Annotated[
    timedelta, _Unit(timedelta, _parse_hours_minutes, _render_hours_minutes)
]
"""Hours and minutes as four digits: `"0115"` is 75 minutes."""

HHMM: TypeAlias = Annotated[time, _clock("", "HHMM")]
"""A time of day as four digits, `"1753"`."""

HHColonMM: TypeAlias = Annotated[time, _clock(":", "HH:MM")]
"""A time of day, `"22:30"`."""
