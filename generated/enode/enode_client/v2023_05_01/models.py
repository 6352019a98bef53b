"""The values of Enode API, version 2023-05-01.

Written by specloom; do not edit. A model is built when it is first used.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.models import Model, wire
from .._runtime.unions import Tagged, UnknownVariant, Untagged
from .._runtime.units import DateTime, Integer, Number
from ..v2023_02_01.models import (
    ActionFailureReason,
    ActionFailureType,
    ActionState,
    Capability,
    ChargeActionKind,
    Charger,
    ChargerCapabilities,
    ChargerChargeState,
    ChargerDeletedEvent,
    ChargerDiscoveredEvent,
    ChargerFieldParameter,
    ChargerHealth,
    ChargerInformation,
    ChargerPowerDeliveryState,
    ChargerSmartOverrideResponse,
    ChargerUpdatedEvent,
    ChargerVendor,
    ChargeScheduleRule,
    ChargeScheduleTransition,
    ChargeTargetType,
    ChargingLocation,
    ChargingSession,
    ChargingStatistics,
    ChargingStatisticsType,
    CredentialsInvalidatedEvent,
    FirehoseTestEvent,
    HealthStatus,
    HeartbeatEvent,
    HourMinuteRange,
    HvacAutoHold,
    HvacCapabilities,
    HvacCategory,
    HvacCoolHold,
    HvacFollowSchedule,
    HvacHealth,
    HvacHeatHold,
    HvacHoldType,
    HvacInformation,
    HvacMode,
    HvacOffHold,
    HvacPermanentHold,
    HvacVendor,
    Inverter,
    InverterDeletedEvent,
    InverterDiscoveredEvent,
    InverterFieldParameter,
    InverterHealth,
    InverterInformation,
    InverterLocation,
    InverterProductionState,
    InverterUpdatedEvent,
    InverterVendor,
    IsChargingExpectedParts,
    LinkedVendor,
    LinkUserResponse,
    MaxCurrentAction,
    MaxCurrentTargetState,
    Me,
    PowerAggregates,
    PriceAggregates,
    Problem,
    ProductionStatistics,
    ScheduleState,
    SmartChargingPlanFinalState,
    SmartOverrideResponse,
    SmartOverrideStatus,
    SmartSessionStatistics,
    StatisticsResolution,
    TariffInterval,
    TariffPeriod,
    TariffRate,
    TemperatureRange,
    TestFirehoseWebhook,
    VehicleCapabilities,
    VehicleFieldParameter,
    VehicleHealth,
    VehicleLocation,
    VehicleOdometer,
    VehiclePowerDeliveryState,
    VehicleSmartChargingPolicy,
    VehicleVendor,
    Vendor,
    VendorType,
    WebhookTestResponse,
    WebhookTestStatus,
    WebhookUser,
)
from ..v2023_03_01.models import (
    HVAC,
    ChargeAction,
    ChargerAction,
    ChargeSchedule,
    ChargeSchedulePayload,
    HvacAction,
    HvacDeletedEvent,
    HvacDiscoveredEvent,
    HvacUpdatedEvent,
    PartialChargeSchedule,
    Vehicle,
    VehicleChargeState,
    VehicleDeletedEvent,
    VehicleDiscoveredEvent,
    VehicleInformation,
    VehicleUpdatedEvent,
    VendorAction,
    VendorActionUpdatedEvent,
)
from ..v2023_04_01.models import SmartChargeState, SmartChargingConsideration
from ..v2023_04_15.models import (
    SmartChargingPlanFailureCondition,
    SmartChargingStatusUpdatedEvent,
    VehicleSmartChargingPlan,
    VehicleSmartChargingStatus,
)

__all__ = [
    "ActionFailureReason",
    "ActionFailureType",
    "ActionState",
    "Capability",
    "ChargeAction",
    "ChargeActionKind",
    "ChargeSchedule",
    "ChargeSchedulePayload",
    "ChargeScheduleRule",
    "ChargeScheduleStatus",
    "ChargeScheduleTransition",
    "ChargeTargetType",
    "Charger",
    "ChargerAction",
    "ChargerCapabilities",
    "ChargerChargeState",
    "ChargerDeletedEvent",
    "ChargerDiscoveredEvent",
    "ChargerFieldParameter",
    "ChargerHealth",
    "ChargerInformation",
    "ChargerPowerDeliveryState",
    "ChargerSmartOverrideResponse",
    "ChargerUpdatedEvent",
    "ChargerVendor",
    "ChargingLocation",
    "ChargingSession",
    "ChargingStatistics",
    "ChargingStatisticsType",
    "CredentialsInvalidatedEvent",
    "FirehoseTestEvent",
    "HVAC",
    "HealthStatus",
    "HeartbeatEvent",
    "HourMinuteRange",
    "HvacAction",
    "HvacAutoHold",
    "HvacCapabilities",
    "HvacCategory",
    "HvacCoolHold",
    "HvacDeletedEvent",
    "HvacDiscoveredEvent",
    "HvacFollowSchedule",
    "HvacHealth",
    "HvacHeatHold",
    "HvacHoldType",
    "HvacInformation",
    "HvacMode",
    "HvacOffHold",
    "HvacPermanentHold",
    "HvacUpdatedEvent",
    "HvacVendor",
    "Inverter",
    "InverterDeletedEvent",
    "InverterDiscoveredEvent",
    "InverterFieldParameter",
    "InverterHealth",
    "InverterInformation",
    "InverterLocation",
    "InverterProductionState",
    "InverterUpdatedEvent",
    "InverterVendor",
    "IsChargingExpectedParts",
    "LinkUserResponse",
    "LinkedVendor",
    "MaxCurrentAction",
    "MaxCurrentTargetState",
    "Me",
    "PartialChargeSchedule",
    "PartialSchedule",
    "PartialTemperatureSchedule",
    "PermanentAutoState",
    "PermanentCoolState",
    "PermanentHeatState",
    "PermanentHoldState",
    "PermanentOffState",
    "PowerAggregates",
    "PriceAggregates",
    "Problem",
    "ProductionStatistics",
    "Schedule",
    "ScheduleExecutionUpdatedEvent",
    "SchedulePayload",
    "ScheduleState",
    "ScheduleStatus",
    "SmartChargeState",
    "SmartChargingConsideration",
    "SmartChargingPlanFailureCondition",
    "SmartChargingPlanFinalState",
    "SmartChargingStatusUpdatedEvent",
    "SmartOverrideResponse",
    "SmartOverrideStatus",
    "SmartSessionStatistics",
    "StatisticsResolution",
    "TariffInterval",
    "TariffPeriod",
    "TariffRate",
    "TemperatureRange",
    "TemperatureSchedule",
    "TemperatureSchedulePayload",
    "TemperatureScheduleRule",
    "TemperatureScheduleStatus",
    "TemperatureScheduleTransition",
    "TestFirehoseWebhook",
    "Vehicle",
    "VehicleCapabilities",
    "VehicleChargeState",
    "VehicleDeletedEvent",
    "VehicleDiscoveredEvent",
    "VehicleFieldParameter",
    "VehicleHealth",
    "VehicleInformation",
    "VehicleLocation",
    "VehicleOdometer",
    "VehiclePowerDeliveryState",
    "VehicleSmartChargingPlan",
    "VehicleSmartChargingPolicy",
    "VehicleSmartChargingStatus",
    "VehicleUpdatedEvent",
    "VehicleVendor",
    "Vendor",
    "VendorAction",
    "VendorActionUpdatedEvent",
    "VendorType",
    "WebhookEvent",
    "WebhookTestResponse",
    "WebhookTestStatus",
    "WebhookUser",
]


class TemperatureScheduleRule(Model, frozen=True):
    """What an HVAC unit shall do at some times. Conditions left out always hold."""

    hour_minute: Annotated[HourMinuteRange | None, wire("hourMinute")] = None
    """Hours of the day at which the rule applies."""

    from_timestamp: Annotated[DateTime | None, wire("fromTimestamp")] = None
    """When the rule begins to apply (UTC)."""

    to_timestamp: Annotated[DateTime | None, wire("toTimestamp")] = None
    """When the rule ceases to apply (UTC)."""

    weekdays: list[Integer] | None = None
    """Days on which the rule applies (0 for Monday to 6 for Sunday)."""

    target_state: Annotated[HvacFollowSchedule | PermanentHoldState, wire("targetState")]
    """What the unit shall do while the rule applies."""


class PermanentCoolState(Model, frozen=True):
    """Cool down to a temperature and hold it."""

    hold_type: Annotated[Literal["PERMANENT"], wire("holdType")]
    """Always PERMANENT."""

    mode: Literal["COOL"]
    """Always COOL."""

    cool_setpoint: Annotated[Number, wire("coolSetpoint")]
    """Temperature in degrees Celsius above which the unit cools. Unit: degC."""


class PermanentHeatState(Model, frozen=True):
    """Heat up to a temperature and hold it."""

    hold_type: Annotated[Literal["PERMANENT"], wire("holdType")]
    """Always PERMANENT."""

    mode: Literal["HEAT"]
    """Always HEAT."""

    heat_setpoint: Annotated[Number, wire("heatSetpoint")]
    """Temperature in degrees Celsius below which the unit heats. Unit: degC."""


class PermanentAutoState(Model, frozen=True):
    """Stay between two temperatures."""

    hold_type: Annotated[Literal["PERMANENT"], wire("holdType")]
    """Always PERMANENT."""

    mode: Literal["AUTO"]
    """Always AUTO."""

    cool_setpoint: Annotated[Number, wire("coolSetpoint")]
    """Temperature in degrees Celsius above which the unit cools; must be above the heat
    setpoint. Unit: degC.
    """

    heat_setpoint: Annotated[Number, wire("heatSetpoint")]
    """Temperature in degrees Celsius below which the unit heats. Unit: degC."""


class PermanentOffState(Model, frozen=True):
    """Neither heat nor cool."""

    hold_type: Annotated[Literal["PERMANENT"], wire("holdType")]
    """Always PERMANENT."""

    mode: Literal["OFF"]
    """Always OFF."""


class TemperatureSchedule(Model, frozen=True):
    """What temperatures an HVAC unit keeps, and when."""

    id: str
    """Identifier of the schedule."""

    is_enabled: Annotated[bool, wire("isEnabled")]
    """Whether the schedule is in force. Default: True."""

    target_id: Annotated[str, wire("targetId")]
    """The HVAC unit."""

    target_type: Annotated[Literal["hvac"], wire("targetType")]
    """Always an HVAC unit."""

    charging_location_id: Annotated[str | None, wire("chargingLocationId")] = None
    """Charging location of the unit; null when it belongs to none."""

    rules: list[TemperatureScheduleRule]
    """Exceptions from the default, in order."""

    default_target_state: Annotated[
        HvacFollowSchedule | PermanentHoldState, wire("defaultTargetState")
    ]
    """What the unit shall do while no rule applies."""


class TemperatureSchedulePayload(Model, frozen=True):
    """A temperature schedule to create."""

    is_enabled: Annotated[bool, wire("isEnabled")]
    """Whether the schedule is in force. Default: True."""

    target_id: Annotated[str, wire("targetId")]
    """The HVAC unit."""

    target_type: Annotated[Literal["hvac"], wire("targetType")]
    """Always an HVAC unit."""

    charging_location_id: Annotated[str | None, wire("chargingLocationId")] = None
    """Charging location of the unit; null when it belongs to none."""

    rules: list[TemperatureScheduleRule]
    """Exceptions from the default, in order."""

    default_target_state: Annotated[
        HvacFollowSchedule | PermanentHoldState, wire("defaultTargetState")
    ]
    """What the unit shall do while no rule applies."""


class PartialTemperatureSchedule(Model, frozen=True):
    """Changes to a temperature schedule; what is left out stays as it is."""

    is_enabled: Annotated[bool | None, wire("isEnabled")] = None
    """Whether the schedule is in force."""

    target_id: Annotated[str | None, wire("targetId")] = None
    """The HVAC unit."""

    target_type: Annotated[Literal["hvac"] | None, wire("targetType")] = None
    """Always an HVAC unit."""

    charging_location_id: Annotated[str | None, wire("chargingLocationId")] = None
    """Charging location of the unit; null when it belongs to none."""

    rules: list[TemperatureScheduleRule] | None = None
    """Exceptions from the default, in order; they replace all rules."""

    default_target_state: Annotated[
        HvacFollowSchedule | PermanentHoldState | None, wire("defaultTargetState")
    ] = None
    """What the unit shall do while no rule applies."""


class ChargeScheduleStatus(Model, frozen=True):
    """Whether a device charges as its schedule says."""

    schedule_id: Annotated[str, wire("scheduleId")]
    """The schedule."""

    schedule_type: Annotated[Literal["CHARGE"], wire("scheduleType")]
    """Always CHARGE."""

    changed_at: Annotated[DateTime, wire("changedAt")]
    """When this status last changed (UTC)."""

    state: ScheduleState
    """Whether the device does as it should."""

    is_charging: Annotated[bool, wire("isCharging")]
    """Whether the device is charging."""

    is_charging_expected: Annotated[bool, wire("isChargingExpected")]
    """Whether the device should be charging."""

    is_charging_expected_parts: Annotated[IsChargingExpectedParts, wire("isChargingExpectedParts")]
    """Of what the expectation is made."""

    upcoming_transitions: Annotated[list[ChargeScheduleTransition], wire("upcomingTransitions")]
    """The next changes, at most two."""

    smart_override: Annotated[SmartOverrideStatus | None, wire("smartOverride")]
    """The override that suspends the schedule; null when there is none."""


class TemperatureScheduleTransition(Model, frozen=True):
    """A change that a temperature schedule will bring."""

    at: DateTime
    """When (UTC)."""

    target: HvacFollowSchedule | PermanentHoldState
    """What the unit shall do from then on."""


class TemperatureScheduleStatus(Model, frozen=True):
    """Whether an HVAC unit does as its schedule says."""

    schedule_id: Annotated[str, wire("scheduleId")]
    """The schedule."""

    schedule_type: Annotated[Literal["TEMPERATURE"], wire("scheduleType")]
    """Always TEMPERATURE."""

    changed_at: Annotated[DateTime, wire("changedAt")]
    """When this status last changed (UTC)."""

    state: ScheduleState
    """Whether the unit does as it should."""

    current: HvacFollowSchedule | PermanentHoldState | None = None
    """What the unit does; null when not known."""

    expected: HvacFollowSchedule | PermanentHoldState
    """What the unit should do."""

    upcoming_transitions: Annotated[
        list[TemperatureScheduleTransition], wire("upcomingTransitions")
    ]
    """The next changes, at most two."""


class ScheduleExecutionUpdatedEvent(Model, frozen=True):
    """A device began or ceased to do as its schedule says."""

    event: Literal["user:schedule:execution-updated"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    status: ScheduleStatus
    """Whether the device does as it should now."""

    schedule: Schedule
    """The schedule."""

    updated_fields: Annotated[list[str], wire("updatedFields")]
    """What changed, as paths such as `chargeState.batteryLevel`."""


PermanentHoldState: TypeAlias = Annotated[
    PermanentCoolState
    | PermanentHeatState
    | PermanentAutoState
    | PermanentOffState
    | UnknownVariant,
    Tagged(
        "mode",
        {
            "COOL": PermanentCoolState,
            "HEAT": PermanentHeatState,
            "AUTO": PermanentAutoState,
            "OFF": PermanentOffState,
        },
    ),
]
"""A mode to hold, with the setpoints that the mode needs."""


Schedule: TypeAlias = Annotated[
    ChargeSchedule | TemperatureSchedule | UnknownVariant,
    Tagged(
        "targetType",
        {"vehicle": ChargeSchedule, "charger": ChargeSchedule, "hvac": TemperatureSchedule},
    ),
]
"""A schedule of a vehicle, a charger or an HVAC unit."""


SchedulePayload: TypeAlias = Annotated[
    ChargeSchedulePayload | TemperatureSchedulePayload | UnknownVariant,
    Tagged(
        "targetType",
        {
            "vehicle": ChargeSchedulePayload,
            "charger": ChargeSchedulePayload,
            "hvac": TemperatureSchedulePayload,
        },
    ),
]
"""A schedule to create. `targetType` decides which kind it is."""


PartialSchedule: TypeAlias = Annotated[
    PartialChargeSchedule | PartialTemperatureSchedule, Untagged()
]
"""Changes to a schedule, of the same kind as the schedule itself."""


ScheduleStatus: TypeAlias = Annotated[
    ChargeScheduleStatus | TemperatureScheduleStatus | UnknownVariant,
    Tagged(
        "scheduleType", {"CHARGE": ChargeScheduleStatus, "TEMPERATURE": TemperatureScheduleStatus}
    ),
]
"""Whether a device does as its schedule says."""


WebhookEvent: TypeAlias = Annotated[
    VehicleDiscoveredEvent
    | VehicleUpdatedEvent
    | VehicleDeletedEvent
    | ChargerDiscoveredEvent
    | ChargerUpdatedEvent
    | ChargerDeletedEvent
    | HvacDiscoveredEvent
    | HvacUpdatedEvent
    | HvacDeletedEvent
    | InverterDiscoveredEvent
    | InverterUpdatedEvent
    | InverterDeletedEvent
    | SmartChargingStatusUpdatedEvent
    | ScheduleExecutionUpdatedEvent
    | VendorActionUpdatedEvent
    | CredentialsInvalidatedEvent
    | HeartbeatEvent
    | FirehoseTestEvent
    | UnknownVariant,
    Tagged(
        "event",
        {
            "user:vehicle:discovered": VehicleDiscoveredEvent,
            "user:vehicle:updated": VehicleUpdatedEvent,
            "user:vehicle:deleted": VehicleDeletedEvent,
            "user:charger:discovered": ChargerDiscoveredEvent,
            "user:charger:updated": ChargerUpdatedEvent,
            "user:charger:deleted": ChargerDeletedEvent,
            "user:hvac:discovered": HvacDiscoveredEvent,
            "user:hvac:updated": HvacUpdatedEvent,
            "user:hvac:deleted": HvacDeletedEvent,
            "user:inverter:discovered": InverterDiscoveredEvent,
            "user:inverter:updated": InverterUpdatedEvent,
            "user:inverter:deleted": InverterDeletedEvent,
            "user:vehicle:smart-charging-status-updated": SmartChargingStatusUpdatedEvent,
            "user:schedule:execution-updated": ScheduleExecutionUpdatedEvent,
            "user:vendor-action:updated": VendorActionUpdatedEvent,
            "user:credentials:invalidated": CredentialsInvalidatedEvent,
            "system:heartbeat": HeartbeatEvent,
            "enode:firehose:test": FirehoseTestEvent,
        },
    ),
]
"""Something that happened."""
