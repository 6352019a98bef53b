"""The values of Renault Z.E. Services, version 2018-12.

Written by specloom; do not edit. A model is built when it is first used.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, wire
from .._runtime.units import HHMM, EpochMilliseconds, Integer, Milliseconds, Minutes, Number
from ..v2016.models import (
    AirConditioningRecord,
    AirConditioningRecordType,
    AssociatedVehicle,
    ChargeRecordType,
    ChargeSchedule,
    ChargingWindow,
    CommandResult,
    DoNotDisturb,
    NotificationChannel,
    NotificationSettings,
    RefreshedToken,
    Scope,
    ServiceError,
    User,
    VehicleDetails,
    WeeklySchedule,
)

__all__ = [
    "AirConditioningRecord",
    "AirConditioningRecordType",
    "AirConditioningTimerStatus",
    "AssociatedVehicle",
    "BatteryRecord",
    "BatteryRecordType",
    "BatteryStatus",
    "CalendarStatus",
    "ChargeRecord",
    "ChargeRecordType",
    "ChargeSchedule",
    "ChargingPoint",
    "ChargingWindow",
    "CommandResult",
    "DoNotDisturb",
    "NeighbouringCharges",
    "NotificationChannel",
    "NotificationSettings",
    "PlannedCharge",
    "RedirectLinks",
    "RefreshedToken",
    "RestrictedCountryError",
    "Scope",
    "ServiceError",
    "Session",
    "User",
    "VehicleDetails",
    "WeeklySchedule",
]


class ChargingPoint(OpenStrEnum):
    """The speed of a charging point. The list is what was seen; there may be more."""

    INVALID = "INVALID"
    """No charge in progress, or not known."""
    SLOW = "SLOW"
    """A household socket or a slow charger."""
    ACCELERATED = "ACCELERATED"
    """A faster charger."""
    FAST = "FAST"
    """A charger of the fastest kind."""


class CalendarStatus(OpenStrEnum):
    """State of a charge schedule. The list is what was seen; there may be more."""

    DRAFT = "DRAFT"
    """Written, not deployed."""
    ACTIVATED = "ACTIVATED"
    """In force."""


class BatteryRecordType(OpenStrEnum):
    """What a battery record is of. Only the request was seen; the notifications are those of
    charge records.
    """

    START_REQUEST = "START_REQUEST"
    """Somebody asked for a charge."""
    START_NOTIFICATION = "START_NOTIFICATION"
    """A charge started."""
    END_NOTIFICATION = "END_NOTIFICATION"
    """A charge ended."""


class BatteryStatus(Model, frozen=True):
    """The battery as the car last reported it. A car that lost touch reports only the required
    members, with a charge level of zero.
    """

    charging: bool
    """Whether the battery is being charged; only a plugged car charges."""

    plugged: bool
    """Whether the cable is plugged in."""

    charge_level: Integer
    """State of charge in percent. Unit: %."""

    remaining_range: Number | None = None
    """Distance the charge is good for, in kilometres. Unit: km."""

    last_update: EpochMilliseconds
    """When the server received this status, in milliseconds since 1970 (UTC). Unit: epoch-ms."""

    charging_point: ChargingPoint | None = None
    """How fast the plug charges; present only while plugged in."""

    remaining_time: Minutes | None = None
    """Time until the charge is complete, in minutes counted from `last_update`; sent only while
    charging, and not always then. Histories give the same in milliseconds. Unit: minutes.
    """


class ChargeRecord(Model, frozen=True):
    """The start or the end of a charge."""

    date: EpochMilliseconds
    """When it happened, in milliseconds since 1970 (UTC). Unit: epoch-ms."""

    type: ChargeRecordType
    """Whether the charge started or ended."""

    charging_point: ChargingPoint
    """How fast the plug charges; `INVALID` when a charge ended."""

    charge_level: Integer
    """State of charge at that moment, in percent. Unit: %."""

    remaining_autonomy: Integer
    """Distance the charge was good for, in kilometres (the battery status calls it
    `remaining_range`). Unit: km.
    """

    remaining_time: Milliseconds | None = None
    """Time until the charge is complete, in milliseconds counted from `date`; sent only when a
    charge starts, and not always then. The battery status gives the same in minutes. Unit:
    milliseconds.
    """


class Session(Model, frozen=True):
    """A login that succeeded. The refresh token is in the cookie `refreshToken`."""

    token: str = Field(repr=False)
    """Access token (JWT) to send as bearer, good for about fifteen minutes."""

    xsrf_token: Annotated[str, wire("xsrfToken")] = Field(repr=False)
    """Opaque token against request forgery, needed for every renewal and good until the next
    login.
    """

    user: User
    """The owner who logged in."""


class RestrictedCountryError(Model, frozen=True):
    """Why an owner cannot log in any longer, and where to go instead."""

    code: Integer
    """Number of the error, `403900`. It is no HTTP status."""

    message: str
    """Dotted name of the error; the last part is `RestrictedCountryException`."""

    timestamp: EpochMilliseconds
    """When it happened, in milliseconds since 1970 (UTC). Unit: epoch-ms."""

    redirect_urls: Annotated[RedirectLinks | None, wire("redirectURLs")] = None
    """Where the successor of this service is found."""

    locale: str | None = None
    """Language and country of the owner, joined by an underscore (`de_AT`)."""


class RedirectLinks(Model, frozen=True):
    """Where the successor of this service is found."""

    appstore: str | None = None
    """Address of the application for iOS."""

    playstore: str | None = None
    """Address of the application for Android."""

    website: str | None = None
    """Address of the website."""


class AirConditioningTimerStatus(Model, frozen=True):
    """The timer of the air conditioning."""

    next_start: HHMM
    """When it starts, hours and minutes in local time. Unit: HHMM."""


class NeighbouringCharges(Model, frozen=True):
    """The charge before now and the one after. Either may be missing (concluded)."""

    previous: ChargeRecord | None = None
    """The last record of a charge."""

    next: PlannedCharge | None = None
    """The next charge of the schedule."""


class PlannedCharge(Model, frozen=True):
    """A charge to come."""

    calendar_status: CalendarStatus
    """State of the schedule on the server."""

    date: EpochMilliseconds
    """When it starts, in milliseconds since 1970 (UTC), on a quarter of an hour. Unit: epoch-ms."""

    on_board_calendar_status: CalendarStatus
    """State of the schedule in the car."""


class BatteryRecord(Model, frozen=True):
    """A request to the battery, or what the car reported about it."""

    date: EpochMilliseconds
    """When it happened, in milliseconds since 1970 (UTC). Unit: epoch-ms."""

    type: BatteryRecordType
    """What the record is of."""

    result: CommandResult | None = None
    """How the request ended; notifications have none."""

    charge_level: Integer
    """State of charge at that moment, in percent. Unit: %."""

    remaining_autonomy: Integer
    """Distance the charge was good for, in kilometres. Unit: km."""

    remaining_time: Milliseconds | None = None
    """Time until the charge is complete, in milliseconds counted from `date`, as in charge
    records; only zero was seen. Unit: milliseconds.
    """
