"""Units: what comes is a Python value, what goes is exactly what came."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from runtime.coding import decode, encode
from runtime.models import Model, wire
from runtime.units import (
    HHMM,
    Date,
    DateTime,
    EpochMilliseconds,
    EpochSeconds,
    HHColonMM,
    HHMMDuration,
    Integer,
    Milliseconds,
    Minutes,
    Month,
    Number,
    Seconds,
)

PLUS_TWO = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("unit", "wire_form", "value"),
    [
        (EpochMilliseconds, 1476000000000, datetime(2016, 10, 9, 8, 0, tzinfo=UTC)),
        (EpochMilliseconds, 0, datetime(1970, 1, 1, tzinfo=UTC)),
        (EpochMilliseconds, -1, datetime(1969, 12, 31, 23, 59, 59, 999000, tzinfo=UTC)),
        (EpochMilliseconds, 0.5, datetime(1970, 1, 1, microsecond=500, tzinfo=UTC)),
        (EpochSeconds, 1476000000, datetime(2016, 10, 9, 8, 0, tzinfo=UTC)),
        (Minutes, 75, timedelta(hours=1, minutes=15)),
        (Minutes, 12.5, timedelta(minutes=12, seconds=30)),
        (Minutes, 12.0, timedelta(minutes=12)),
        (Seconds, 90, timedelta(minutes=1, seconds=30)),
        (Milliseconds, 5400000, timedelta(hours=1, minutes=30)),
        (HHMMDuration, "0115", timedelta(minutes=75)),
        (HHMMDuration, "2400", timedelta(days=1)),
        (HHMM, "1753", time(17, 53)),
        (HHMM, "0000", time(0)),
        (HHColonMM, "22:30", time(22, 30)),
        (Month, "1016", Month(2016, 10)),
        (Date, "2023-08-01", date(2023, 8, 1)),
        (DateTime, "2023-08-01T12:00:00Z", datetime(2023, 8, 1, 12, tzinfo=UTC)),
        (DateTime, "2023-08-01t12:00:00.000z", datetime(2023, 8, 1, 12, tzinfo=UTC)),
        (DateTime, "2023-08-01T14:00:00+02:00", datetime(2023, 8, 1, 12, tzinfo=UTC)),
        (DateTime, "2023-08-01 12:00:00-00:00", datetime(2023, 8, 1, 12, tzinfo=UTC)),
        (DateTime, "2016-12-31T23:59:60Z", datetime(2017, 1, 1, tzinfo=UTC)),  # a leap second
        (
            DateTime,
            "2023-08-01T12:00:00.123456789Z",
            datetime(2023, 8, 1, 12, microsecond=123456, tzinfo=UTC),
        ),
        (DateTime, "2023-08-01T12:00:00", datetime(2023, 8, 1, 12)),  # noqa: DTZ001 - as it came
        (Number, 5, 5),
        (Number, 5.0, 5.0),
        (Number, 2**70, 2**70),
        (Integer, 2**70, 2**70),
    ],
)
def test_the_wire_form_is_a_value_and_back(unit: object, wire_form: object, value: object) -> None:
    read = decode(unit, json.dumps(wire_form))

    assert read == value
    for again in (read, copy.deepcopy(read), pickle.loads(pickle.dumps(read))):
        assert repr(again) == repr(read)
        assert json.dumps(encode(unit, again)) == json.dumps(wire_form)


INSTANTS_AND_DURATIONS = (EpochMilliseconds, EpochSeconds, Minutes, Seconds, Milliseconds)
BAD: list[tuple[object, tuple[object, ...]]] = [
    *(
        (unit, ("5", True, None, 1e300, -1e300, 10**400, float("nan"), float("inf"), []))
        for unit in INSTANTS_AND_DURATIONS
    ),
    (HHMMDuration, ("0160", "115", "00115", 115, "", "\uff1115", None, "-100")),
    (HHMM, ("2400", "1760", "17:53", 1753, "17531", "")),
    (HHColonMM, ("24:00", "2230", "7:30", "22:30:00", 22)),
    (Month, ("1300", "0016", "116", 1016, None)),
    (Date, ("2023-02-29", "20230801", "2023-8-1", "2023-08-01T00:00Z", 0)),
    (
        DateTime,
        (
            "2023-08-01",
            "2023-08-01T12:00Z",
            "2023-13-01T12:00:00Z",
            "2023-08-01T24:00:00Z",
            "2023-08-01T12:00:61Z",
            "2023-08-01T12:00:00+24:00",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:60Z",
            "noon",
            1690891200,
            None,
        ),
    ),
    (Number, ("5", True, None, float("nan"), float("inf"))),
    (Integer, ("5", True, None, 5.5, float("nan"), float("inf"))),
]


@pytest.mark.parametrize(("unit", "bad"), [(unit, bad) for unit, many in BAD for bad in many])
def test_a_bad_value_is_a_validation_error(unit: object, bad: object) -> None:
    with pytest.raises(ValidationError):
        decode(unit, json.dumps(bad))


@pytest.mark.parametrize(
    ("unit", "value", "wire_form"),
    [
        (EpochMilliseconds, datetime(1970, 1, 1, 2, microsecond=1999, tzinfo=PLUS_TWO), 1),
        (EpochSeconds, datetime(1970, 1, 1, microsecond=999999, tzinfo=UTC), 0),
        (Minutes, timedelta(seconds=90), 1.5),
        (Minutes, timedelta(minutes=2), 2),
        (HHMMDuration, timedelta(minutes=75), "0115"),
        (HHMM, time(7, 5), "0705"),
        (HHColonMM, time(7, 5), "07:05"),
        (Month, Month(2005, 1), "0105"),
        (Date, date(2023, 8, 1), "2023-08-01"),
        (DateTime, datetime(2023, 8, 1, tzinfo=UTC), "2023-08-01T00:00:00Z"),
        (DateTime, datetime(2023, 8, 1, tzinfo=PLUS_TWO), "2023-08-01T00:00:00+02:00"),
        (Integer, 5, 5),
    ],
)
def test_python_values_are_written(unit: object, value: object, wire_form: object) -> None:
    assert encode(unit, value) == wire_form
    assert type(encode(unit, value)) is type(wire_form)


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        (EpochMilliseconds, datetime(2023, 8, 1)),  # noqa: DTZ001 - which instant is it?
        (HHMM, time(7, 5, 1)),
        (HHMM, time(7, 5, tzinfo=UTC)),
        (HHColonMM, time(7, 5, microsecond=1)),
        (HHMMDuration, timedelta(seconds=1)),
        (HHMMDuration, timedelta(minutes=-1)),
        (HHMMDuration, timedelta(hours=100)),
        (Date, datetime(2023, 8, 1, tzinfo=UTC)),
        (Minutes, time(7)),
        (Month, date(2023, 8, 1)),
    ],
)
def test_python_values_that_cannot_be_written_are_refused(unit: object, value: object) -> None:
    with pytest.raises(ValidationError):
        encode(unit, value)


def test_a_whole_float_is_an_integer() -> None:
    assert decode(Integer, "5.0") == 5
    assert type(decode(Integer, "5.0")) is int


NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize("unit", INSTANTS_AND_DURATIONS)
@given(number=NUMBERS | st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9))
def test_numbers_come_back_letter_by_letter(unit: object, number: float) -> None:
    text = json.dumps(number)
    try:
        value = decode(unit, text)
    except ValidationError:
        return  # out of the range of Python's type: an error, never a crash
    assert json.dumps(encode(unit, value)) == text


@given(st.datetimes(timezones=st.just(UTC)))
def test_instants_lose_only_what_is_finer_than_the_unit(value: datetime) -> None:
    assert value - read(EpochMilliseconds, value) < timedelta(milliseconds=1)
    assert value - read(EpochSeconds, value) < timedelta(seconds=1)


def read(unit: object, value: datetime) -> datetime:
    again = decode(unit, json.dumps(encode(unit, value)))
    assert isinstance(again, datetime)
    assert again <= value
    return again


@given(st.timedeltas(timedelta(-(10**4)), timedelta(10**4)))
def test_durations_survive_any_unit(value: timedelta) -> None:
    for unit in (Minutes, Seconds, Milliseconds):
        assert decode(unit, json.dumps(encode(unit, value))) == value


@given(st.integers(0, 5999), st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_clocks_survive(minutes: int, at: time) -> None:
    duration = timedelta(minutes=minutes)

    assert decode(HHMMDuration, json.dumps(encode(HHMMDuration, duration))) == duration
    assert decode(HHMM, json.dumps(encode(HHMM, at))) == at
    assert decode(HHColonMM, json.dumps(encode(HHColonMM, at))) == at


@given(st.dates(), st.datetimes(timezones=st.none() | st.just(UTC) | st.just(PLUS_TWO)))
def test_dates_survive(day: date, at: datetime) -> None:
    again = decode(DateTime, json.dumps(encode(DateTime, at)))

    assert again == at
    assert decode(Date, json.dumps(encode(Date, day))) == day


OFFSETS = st.sampled_from(["", "Z", "z", "+00:00", "-00:00", "+05:30", "-11:00"])
FRACTIONS = st.just("") | st.from_regex(r"\.[0-9]{1,12}", fullmatch=True)


@given(st.datetimes(), st.sampled_from("Tt "), FRACTIONS, OFFSETS)
def test_any_rfc_3339_text_comes_back(at: datetime, t: str, fraction: str, offset: str) -> None:
    text = at.isoformat(timespec="seconds").replace("T", t) + fraction + offset

    assert encode(DateTime, decode(DateTime, json.dumps(text))) == text


@given(NUMBERS)
def test_numbers_are_not_touched(number: float) -> None:
    text = json.dumps(number)

    assert json.dumps(encode(Number, decode(Number, text))) == text


@given(st.text() | st.from_regex(r"[0-9:T.Z+-]*", fullmatch=True) | st.none() | NUMBERS)
def test_no_value_crashes(value: object) -> None:
    for unit in (DateTime, Date, HHMM, HHColonMM, HHMMDuration, Month, Minutes, EpochSeconds):
        try:
            read = decode(unit, json.dumps(value))
        except ValidationError:
            continue
        assert json.dumps(encode(unit, read)) == json.dumps(value)


def test_a_form_is_not_taken_from_one_unit_to_another() -> None:
    minutes = decode(Minutes, "0.123456789")
    instant = decode(EpochMilliseconds, "1000.5")

    assert encode(Minutes, minutes) == 0.123456789
    assert encode(Seconds, minutes) == 7.407407
    assert encode(DateTime, instant) == "1970-01-01T00:00:01.000500Z"


def test_reckoning_with_a_value_forgets_its_form() -> None:
    minutes = decode(Minutes, "12.0")
    at = decode(DateTime, '"2023-08-01T12:00:00.000Z"')
    assert isinstance(minutes, timedelta)
    assert isinstance(at, datetime)

    assert encode(Minutes, minutes + timedelta(minutes=1)) == 13
    assert encode(DateTime, at + timedelta(hours=1)) == "2023-08-01T13:00:00Z"
    assert encode(DateTime, at.replace(year=2024)) == "2024-08-01T12:00:00Z"


def test_months_are_ordered_by_time_and_show_their_wire_form() -> None:
    assert Month(2018, 12) < Month(2019, 1)
    assert str(Month(2019, 1)) == "0119"
    assert Month.parse("0119") == Month(2019, 1)
    assert len({Month(2019, 1), Month.parse("0119")}) == 1
    for year, month in ((1999, 1), (2100, 1), (2019, 0), (2019, 13)):
        with pytest.raises(ValueError, match="month from 1 to 12"):
            Month(year, month)


class Session(Model, frozen=True):
    at: Annotated[EpochMilliseconds, wire("date")]
    left: Annotated[Minutes | None, wire("remaining_time")] = None
    months: Annotated[list[Month] | None, wire("months")] = None


def test_units_stand_in_models() -> None:
    text = '{"date":1476000000000,"remaining_time":12.0,"months":["1016"]}'
    session = decode(Session, text)

    assert isinstance(session, Session)
    assert session.to_json() == text
    assert session.model_dump()["at"] == datetime(2016, 10, 9, 8, 0, tzinfo=UTC)
    assert session == Session(
        at=datetime(2016, 10, 9, 8, tzinfo=UTC),
        left=timedelta(minutes=12),
        months=[Month(2016, 10)],
    )
    assert hash(session) == hash(decode(Session, text))
