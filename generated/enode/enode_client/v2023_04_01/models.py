"""The values of Enode API, version 2023-04-01.

Written by specloom; do not edit. A model is built when it is first used.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, wire
from .._runtime.unions import Tagged, UnknownVariant
from .._runtime.units import DateTime
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
    ChargeScheduleStatus,
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
    ScheduleStatus,
    SmartChargingPlanFailureCondition,
    SmartChargingPlanFinalState,
    SmartOverrideResponse,
    SmartOverrideStatus,
    SmartSessionStatistics,
    StatisticsResolution,
    TargetTemperature,
    TariffInterval,
    TariffPeriod,
    TariffRate,
    TemperatureRange,
    TemperatureScheduleRule,
    TemperatureScheduleStatus,
    TemperatureScheduleTransition,
    TemperatureTarget,
    TestFirehoseWebhook,
    VehicleCapabilities,
    VehicleFieldParameter,
    VehicleHealth,
    VehicleLocation,
    VehicleOdometer,
    VehiclePowerDeliveryState,
    VehicleSmartChargingPlan,
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
    PartialSchedule,
    PartialTemperatureSchedule,
    Schedule,
    ScheduleExecutionUpdatedEvent,
    SchedulePayload,
    TemperatureSchedule,
    TemperatureSchedulePayload,
    Vehicle,
    VehicleChargeState,
    VehicleDeletedEvent,
    VehicleDiscoveredEvent,
    VehicleInformation,
    VehicleUpdatedEvent,
    VendorAction,
    VendorActionUpdatedEvent,
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
    "TargetTemperature",
    "TariffInterval",
    "TariffPeriod",
    "TariffRate",
    "TemperatureRange",
    "TemperatureSchedule",
    "TemperatureSchedulePayload",
    "TemperatureScheduleRule",
    "TemperatureScheduleStatus",
    "TemperatureScheduleTransition",
    "TemperatureTarget",
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


class SmartChargeState(OpenStrEnum):
    """Where smart charging of a vehicle stands."""

    DISABLED = "DISABLED"
    """Switched off by the policy."""
    CONSIDERING = "CONSIDERING"
    """Waiting until a plan can be made; see the consideration."""
    UNKNOWN = "UNKNOWN"
    """Too little is known of the vehicle."""
    PLAN_EXECUTING_STOPPING = "PLAN:EXECUTING:STOPPING"
    """A plan exists and the vehicle is being told to stop."""
    PLAN_EXECUTING_STOP_FAILED = "PLAN:EXECUTING:STOP_FAILED"
    """The vehicle did not stop."""
    PLAN_EXECUTING_STOPPED = "PLAN:EXECUTING:STOPPED"
    """Stopped until the planned start."""
    PLAN_EXECUTING_STOPPED_AWAITING_PRICES = "PLAN:EXECUTING:STOPPED:AWAITING_PRICES"
    """Stopped until prices are known. Since when this value exists is not known."""
    PLAN_EXECUTING_STARTING = "PLAN:EXECUTING:STARTING"
    """The vehicle is being told to start."""
    PLAN_EXECUTING_START_FAILED = "PLAN:EXECUTING:START_FAILED"
    """The vehicle did not start."""
    PLAN_EXECUTING_STARTED = "PLAN:EXECUTING:STARTED"
    """Charging as planned."""
    PLAN_EXECUTING_CHARGE_INTERRUPTED = "PLAN:EXECUTING:CHARGE_INTERRUPTED"
    """Charging stopped before it was done. Since when this value exists is not known."""
    PLAN_EXECUTING_OVERRIDDEN = "PLAN:EXECUTING:OVERRIDDEN"
    """A smart override suspends the plan."""
    PLAN_ENDED_FINISHED = "PLAN:ENDED:FINISHED"
    """Charged as planned."""
    PLAN_ENDED_UNPLUGGED = "PLAN:ENDED:UNPLUGGED"
    """The cable was pulled before the plan was done."""
    PLAN_ENDED_FAILED = "PLAN:ENDED:FAILED"
    """The plan could not be carried out; see the failure condition."""
    PLAN_ENDED_DISABLED = "PLAN:ENDED:DISABLED"
    """Smart charging was switched off meanwhile."""
    PLAN_ENDED_DEADLINE_CHANGED = "PLAN:ENDED:DEADLINE_CHANGED"
    """The deadline was changed meanwhile."""
    FULLY_CHARGED = "FULLY_CHARGED"
    """The vehicle needs no charge, being at or near its limit, and is left alone until it was
    used.
    """


class VehicleSmartChargingStatus(Model, frozen=True):
    """What smart charging is doing with a vehicle."""

    updated_at: Annotated[DateTime, wire("updatedAt")]
    """When this status was last refreshed (UTC)."""

    vehicle_id: Annotated[str, wire("vehicleId")]
    """The vehicle."""

    user_id: Annotated[str, wire("userId")]
    """The user who linked the vehicle."""

    vendor: VehicleVendor
    """Maker of the vehicle."""

    state: SmartChargeState
    """Where smart charging stands."""

    state_changed_at: Annotated[DateTime, wire("stateChangedAt")]
    """When the state last changed (UTC)."""

    consideration: SmartChargingConsideration | None
    """What a plan still waits for; null unless the state is CONSIDERING."""

    plan: VehicleSmartChargingPlan | None
    """The plan being carried out, or the last one; null when there is none."""

    smart_override: Annotated[SmartOverrideStatus | None, wire("smartOverride")]
    """The override that suspends smart charging; null when there is none."""


class SmartChargingConsideration(Model, frozen=True):
    """What must hold before a plan is made; each is true once it holds."""

    is_plugged_in: Annotated[bool, wire("isPluggedIn")]
    """The vehicle is plugged in."""

    is_charging: Annotated[bool, wire("isCharging")]
    """The vehicle is charging."""

    has_time_estimate: Annotated[bool, wire("hasTimeEstimate")]
    """The time that charging will take can be estimated."""

    at_charging_location: Annotated[bool, wire("atChargingLocation")]
    """The vehicle is at a charging location."""


class SmartChargingStatusUpdatedEvent(Model, frozen=True):
    """Smart charging of a vehicle changed."""

    event: Literal["user:vehicle:smart-charging-status-updated"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    smart_charging_status: Annotated[VehicleSmartChargingStatus, wire("smartChargingStatus")]
    """What smart charging is doing now."""

    updated_fields: Annotated[list[str], wire("updatedFields")]
    """What changed, as paths such as `chargeState.batteryLevel`."""


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
