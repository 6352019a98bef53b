"""What type checkers must know of generated models."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Literal, TypeAlias, assert_never, assert_type

from pydantic import Field
from runtime.enums import OpenStrEnum
from runtime.models import Model, wire
from runtime.unions import Tagged, UnknownVariant, Untagged
from runtime.units import EpochMilliseconds, Integer, Minutes, Month, Number
from typing_extensions import TypeAliasType

Json = TypeAliasType("Json", "bool | int | float | str | list[Json] | dict[str, Json] | None")


class Vehicle(Model, frozen=True):
    """A model as the generator writes it."""

    level: Annotated[Number | None, wire("batteryLevel")]
    kind: Annotated[Literal["vehicle"], wire("kind")]
    status: Annotated[Status | None, wire("status")] = None
    count: Annotated[Integer | None, wire("count")] = None
    left: Annotated[Minutes | None, wire("remaining_time")] = None
    at: Annotated[EpochMilliseconds | None, wire("date")] = None
    month: Annotated[Month | None, wire("month")] = None
    schedule: Annotated[Schedule | None, wire("schedule")] = None
    place: Annotated[Place | None, wire("place")] = None
    anything: Annotated[Json, wire("anything")] = None
    old: Annotated[str | None, wire("old")] = Field(default=None, deprecated="Use status.")


class Status(OpenStrEnum):
    """An open enumeration."""

    ON = "on"


class Charge(Model, frozen=True):
    """A variant."""

    limit: Annotated[int, wire("limit")]


class Heat(Model, frozen=True):
    """A variant."""

    degrees: Annotated[float, wire("degrees")]


class Prices(Model, frozen=True):
    """A model whose other members have a type."""

    currency: Annotated[str, wire("currency")]
    __pydantic_extra__: dict[str, Charge] = Field(init=False)


Schedule: TypeAlias = Annotated[
    Charge | Heat | UnknownVariant, Tagged("target", {"vehicle": Charge, "hvac": "Heat"})
]
Place: TypeAlias = Annotated[Charge | Heat, Untagged()]

vehicle = Vehicle(level=50, kind="vehicle", left=timedelta(minutes=5), status=Status.ON)
assert_type(vehicle.level, float | None)
assert_type(vehicle.kind, Literal["vehicle"])
assert_type(vehicle.status, Status | None)
assert_type(vehicle.count, int | None)
assert_type(vehicle.left, timedelta | None)
assert_type(vehicle.at, datetime | None)
assert_type(vehicle.month, Month | None)
assert_type(vehicle.schedule, Charge | Heat | UnknownVariant | None)
assert_type(vehicle.place, Charge | Heat | None)
assert_type(vehicle.old, str | None)
assert_type(UnknownVariant(target="boat", size=5).tag, str)
assert_type(Prices(currency="EUR").__pydantic_extra__, dict[str, Charge])

Vehicle(level=50)  # type: ignore[call-arg]
Vehicle(batteryLevel=5, kind="vehicle")  # type: ignore[call-arg]


def told_apart(schedule: Charge | Heat | UnknownVariant) -> float | str:
    """Match on the variants; a checker proves that none is missing."""
    match schedule:
        case Charge():
            return schedule.limit
        case Heat():
            return schedule.degrees
        case UnknownVariant():
            return schedule.tag
        case _:
            assert_never(schedule)


def told_apart_by_kind(value: Json) -> str:
    """Walk into a recursive alias."""
    match value:
        case dict():
            return told_apart_by_kind(value["x"])
        case list():
            return told_apart_by_kind(value[0])
        case _:
            return str(assert_type(value, bool | int | float | str | None))
