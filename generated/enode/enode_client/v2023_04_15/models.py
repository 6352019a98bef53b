"""The values of Enode API, version 2023-04-15.

Written by specloom; do not edit. A model is built when it is first used.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, wire
from .._runtime.unions import Tagged, UnknownVariant
from .._runtime.units import DateTime, Number
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
from ..v2023_04_01.models import SmartChargeState, SmartChargingConsideration

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


class SmartChargingPlanFailureCondition(OpenStrEnum):
    """What went wrong with a smart charging plan."""

    STOP_FAILED = "STOP_FAILED"
    """The vehicle did not stop when told."""
    START_FAILED = "START_FAILED"
    """The vehicle did not start when told."""
    FINISHED_LATE = "FINISHED_LATE"
    """Charging was done later than planned; the plan may still count as finished."""
    UNKNOWN = "UNKNOWN"
    """The cause is not known."""
    CHARGE_INTERRUPTED = "CHARGE_INTERRUPTED"
    """Charging stopped before it was done."""
    FINISHED_EARLY = "FINISHED_EARLY"
    """Charging was done more than 90 minutes before the planned time."""


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


class VehicleSmartChargingPlan(Model, frozen=True):
    """When a vehicle is to be stopped and started, and what that saves."""

    id: str
    """Identifier of the plan."""

    vehicle_id: Annotated[str, wire("vehicleId")]
    """The vehicle."""

    user_id: Annotated[str, wire("userId")]
    """The user who linked the vehicle."""

    vendor: VehicleVendor
    """Maker of the vehicle."""

    charging_location_id: Annotated[str | None, wire("chargingLocationId")]
    """Charging location of the plan; null for plans started before March 2022."""

    currency: str
    """Currency of the costs (ISO 4217)."""

    non_smart_cost: Annotated[Number, wire("nonSmartCost")]
    """What charging at once would cost, in the plan's currency. Unit: currency."""

    smart_cost: Annotated[Number | None, wire("smartCost")]
    """What charging by the plan costs, in the plan's currency; null until there is an estimate.
    Unit: currency.
    """

    stop_at: Annotated[DateTime, wire("stopAt")]
    """When the vehicle is told to stop (UTC)."""

    start_at: Annotated[DateTime | None, wire("startAt")]
    """When the vehicle is told to start (UTC); null while prices are awaited."""

    estimated_finish_at: Annotated[DateTime, wire("estimatedFinishAt")]
    """When charging should be done (UTC)."""

    stop_confirmed_at: Annotated[DateTime | None, wire("stopConfirmedAt")]
    """When the vehicle was seen to have stopped (UTC)."""

    start_confirmed_at: Annotated[DateTime | None, wire("startConfirmedAt")]
    """When the vehicle was seen to have started (UTC)."""

    ended_at: Annotated[DateTime | None, wire("endedAt")]
    """When the plan ended (UTC); null while it is carried out."""

    final_state: Annotated[SmartChargingPlanFinalState | None, wire("finalState")]
    """How the plan ended; null while it is carried out."""

    failure_condition: Annotated[SmartChargingPlanFailureCondition | None, wire("failureCondition")]
    """What went wrong; null when nothing did."""

    external_start: Annotated[SmartOverrideStatus | None, wire("externalStart")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """Former name of the smart override that suspended the plan. Read smartOverride of the
    status.
    """


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
