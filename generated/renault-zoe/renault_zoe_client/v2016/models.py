"""The values of Renault Z.E. Services, version 2016.

Written by specloom; do not edit. A model is built when it is first used.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, wire
from .._runtime.units import (
    HHMM,
    EpochMilliseconds,
    HHMMDuration,
    Integer,
    Milliseconds,
    Minutes,
    Number,
)

__all__ = [
    "AirConditioningRecord",
    "AirConditioningRecordType",
    "AssociatedVehicle",
    "BatteryStatus",
    "ChargeRecord",
    "ChargeRecordType",
    "ChargeSchedule",
    "ChargingPoint",
    "ChargingWindow",
    "CommandResult",
    "DoNotDisturb",
    "NotificationChannel",
    "NotificationSettings",
    "RefreshedToken",
    "Scope",
    "ServiceError",
    "Session",
    "User",
    "VehicleDetails",
    "WeeklySchedule",
]


class Scope(OpenStrEnum):
    """A service that an owner's contract covers. The list is what was seen; there may be more."""

    BATTERY_CHARGE_STATUS = "BATTERY_CHARGE_STATUS"
    """Reading the battery status."""
    BATTERY_CHARGE_HISTORY = "BATTERY_CHARGE_HISTORY"
    """Reading past charges."""
    BATTERY_CHARGE_REMOTE_ACTIVATION = "BATTERY_CHARGE_REMOTE_ACTIVATION"
    """Starting a charge."""
    BATTERY_CHARGE_SCHEDULING = "BATTERY_CHARGE_SCHEDULING"
    """Reading and writing the charge schedule."""
    AC_REMOTE_CONTROL = "AC_REMOTE_CONTROL"
    """Starting the air conditioning."""
    BATTERY_CHARGE_LOWALERT = "BATTERY_CHARGE_LOWALERT"
    """Being warned of a low battery."""


class ChargingPoint(OpenStrEnum):
    """The speed of a charging point. The list is what was seen; there may be more."""

    INVALID = "INVALID"
    """No charge in progress, or not known."""
    SLOW = "SLOW"
    """A household socket or a slow charger."""
    ACCELERATED = "ACCELERATED"
    """A faster charger."""


class AirConditioningRecordType(OpenStrEnum):
    """Who made a record. The list is what was seen; there may be more."""

    USER_REQUEST = "USER_REQUEST"
    """Somebody asked for air conditioning."""
    CAR_NOTIFICATION = "CAR_NOTIFICATION"
    """The car reported."""


class CommandResult(OpenStrEnum):
    """How a command to the car ended. The list is what was seen; there may be more."""

    SUCCESS = "SUCCESS"
    """The car did as it was asked."""
    ERROR = "ERROR"
    """The car was not reached or refused."""


class ChargeRecordType(OpenStrEnum):
    """Start or end of a charge. The list is what was seen; there may be more."""

    START_NOTIFICATION = "START_NOTIFICATION"
    """A charge started."""
    END_NOTIFICATION = "END_NOTIFICATION"
    """A charge ended."""


class NotificationChannel(OpenStrEnum):
    """How a notification reaches the owner."""

    NONE = "NONE"
    """Not at all."""
    EMAIL = "EMAIL"
    """By e-mail."""
    SMS = "SMS"
    """By text message."""


class Session(Model, frozen=True):
    """A login that succeeded."""

    token: str = Field(repr=False)
    """Access token (JWT) to send as bearer, good for ten hours."""

    refresh_token: str = Field(repr=False)
    """Opaque token that renews the access token any number of times."""

    user: User
    """The owner who logged in."""


class User(Model, frozen=True):
    """An owner with their vehicles."""

    id: str
    """Identifier of the owner."""

    locale: str
    """Language and country of the owner, joined by an underscore (`en_GB`)."""

    country: str
    """Country of the owner, two capital letters of ISO 3166-1."""

    timezone: str
    """Time zone of the owner, a name of the IANA database."""

    email: str
    """E-mail address of the owner."""

    first_name: str
    """First name of the owner."""

    last_name: str
    """Last name of the owner."""

    phone_number: str
    """Phone number that text messages go to, in international form with a plus sign."""

    vehicle_details: VehicleDetails | None = None
    """The active vehicle; absent for an owner who has none."""

    scopes: list[Scope]
    """What the owner's contract covers."""

    active_account: str
    """Identifier of the account in use."""

    associated_vehicles: list[AssociatedVehicle]
    """All vehicles of the owner."""

    gdc_uid: str
    """Identifier of the owner in the manufacturer's data centre."""


class VehicleDetails(Model, frozen=True):
    """The vehicle an owner is working with."""

    timezone: str
    """Time zone of the vehicle, a name of the IANA database; clock times mean this zone."""

    vin: Annotated[str, wire("VIN")]
    """Vehicle identification number, seventeen characters."""

    activation_code: str
    """Code with which the vehicle was registered."""

    phone_number: str
    """Phone number in international form with a plus sign."""


class AssociatedVehicle(Model, frozen=True):
    """One of an owner's vehicles."""

    vin: Annotated[str, wire("VIN")]
    """Vehicle identification number, seventeen characters."""

    activation_code: str
    """Code with which the vehicle was registered."""

    user_id: str
    """Identifier of the owner the vehicle is registered to."""


class RefreshedToken(Model, frozen=True):
    """A renewed access token."""

    token: str = Field(repr=False)
    """The new access token (JWT)."""


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


class AirConditioningRecord(Model, frozen=True):
    """A request for air conditioning, or what the car reported about one."""

    date: EpochMilliseconds
    """When it happened, in milliseconds since 1970 (UTC). Unit: epoch-ms."""

    type: AirConditioningRecordType
    """Who made the record."""

    result: CommandResult
    """How it ended."""


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


class ChargingWindow(Model, frozen=True):
    """The stretch of a day in which the car may charge; it may run past midnight, but not into
    the next window.
    """

    start: HHMM
    """When the window opens, hours and minutes in local time, on a quarter of an hour. Unit:
    HHMM.
    """

    duration: HHMMDuration
    """How long it stays open, hours and minutes in full quarters of an hour (`0115` is 75
    minutes), at least `0015`. Unit: HHMM-duration.
    """


class WeeklySchedule(Model, frozen=True):
    """One charging window for each of the seven days."""

    mon: ChargingWindow
    """The window on Monday."""

    tue: ChargingWindow
    """The window on Tuesday."""

    wed: ChargingWindow
    """The window on Wednesday."""

    thu: ChargingWindow
    """The window on Thursday."""

    fri: ChargingWindow
    """The window on Friday."""

    sat: ChargingWindow
    """The window on Saturday."""

    sun: ChargingWindow
    """The window on Sunday."""


class ChargeSchedule(Model, frozen=True):
    """The schedule in the car."""

    enabled: bool
    """Whether the car keeps to the schedule; if not, it charges whenever it is plugged in."""

    schedule: WeeklySchedule
    """The windows of the week."""


class NotificationSettings(Model, frozen=True):
    """How the owner hears of things."""

    battery_status: NotificationChannel
    """Channel for the battery status."""

    charge_start: NotificationChannel
    """Channel for the start of a charge."""

    charge_end: NotificationChannel
    """Channel for the end of a charge."""

    charge_problem: NotificationChannel
    """Channel for a charge that failed."""

    low_battery: NotificationChannel
    """Channel for the warning of a low battery."""

    low_battery_reminder: NotificationChannel
    """Channel for the repeated warning of a low battery."""

    do_not_disturb: DoNotDisturb | None
    """The hours of silence, the same every day; null for none."""


class DoNotDisturb(Model, frozen=True):
    """The hours of each day in which no notification is sent."""

    start: HHMM
    """When the silence begins, hours and minutes in local time. Unit: HHMM."""

    end: HHMM
    """When it ends, hours and minutes in local time; earlier than the start means the next day.
    Unit: HHMM.
    """


class ServiceError(Model, frozen=True):
    """What went wrong."""

    code: Integer
    """Number of the error. It is no HTTP status, though it may start like another one."""

    message: str
    """Dotted name of the error; the last part tells its kind."""

    timestamp: EpochMilliseconds
    """When it happened, in milliseconds since 1970 (UTC). Unit: epoch-ms."""
