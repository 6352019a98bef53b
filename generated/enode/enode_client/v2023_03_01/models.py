"""The values of Enode API, version 2023-03-01.

Written by specloom; do not edit. A model is built when it is first used.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.models import Model, wire
from .._runtime.unions import Tagged, UnknownVariant, Untagged
from .._runtime.units import DateTime, Integer, Minutes, Number
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
    SmartChargeState,
    SmartChargingConsideration,
    SmartChargingPlanFailureCondition,
    SmartChargingPlanFinalState,
    SmartChargingStatusUpdatedEvent,
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
    VehicleSmartChargingStatus,
    VehicleVendor,
    Vendor,
    VendorType,
    WebhookTestResponse,
    WebhookTestStatus,
    WebhookUser,
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


class Vehicle(Model, frozen=True):
    """An electric vehicle that a user has linked, with its latest known state."""

    id: str
    """Identifier of the vehicle."""

    vendor: VehicleVendor
    """Maker whose cloud the vehicle is reached through."""

    last_seen: Annotated[DateTime | None, wire("lastSeen")]
    """When live data was last available (UTC); null if it never was."""

    is_reachable: Annotated[bool | None, wire("isReachable")]
    """Whether live data can be had now, possibly from the vendor's cache; null when not known."""

    charging_location_id: Annotated[str | None, wire("chargingLocationId")]
    """Charging location at which the vehicle stands; null when it stands at none."""

    information: VehicleInformation
    """What vehicle it is."""

    charge_state: Annotated[VehicleChargeState, wire("chargeState")]
    """Battery and charging."""

    smart_charging_policy: Annotated[VehicleSmartChargingPolicy, wire("smartChargingPolicy")]
    """How smart charging may treat the vehicle."""

    location: VehicleLocation
    """Where the vehicle is."""

    odometer: VehicleOdometer
    """How far the vehicle has been driven."""

    capabilities: VehicleCapabilities
    """What can be read from the vehicle and commanded."""


class VehicleInformation(Model, frozen=True):
    """What vehicle it is."""

    vin: str | None
    """Vehicle identification number; null when the vendor does not tell."""

    brand: str | None
    """Brand as the vendor writes it."""

    model: str | None
    """Model as the vendor writes it."""

    year: Integer | None
    """Model year."""

    display_name: Annotated[str | None, wire("displayName")] = None
    """Nickname that the user gave the vehicle."""


class VehicleChargeState(Model, frozen=True):
    """Battery and charging, as last reported."""

    battery_level: Annotated[Number | None, wire("batteryLevel")]
    """Charge of the battery in percent of its capacity. Unit: %."""

    range: Number | None
    """Distance in kilometres that the vehicle expects to go with its present charge. Unit: km."""

    is_plugged_in: Annotated[bool | None, wire("isPluggedIn")]
    """Whether a charging cable is plugged in."""

    is_charging: Annotated[bool | None, wire("isCharging")]
    """Whether the battery is being charged."""

    is_fully_charged: Annotated[bool | None, wire("isFullyCharged")]
    """Whether charging is complete, which with a charge limit is below 100 %."""

    battery_capacity: Annotated[Number | None, wire("batteryCapacity")]
    """Capacity of the battery in kilowatt-hours. Unit: kWh."""

    charge_limit: Annotated[Number | None, wire("chargeLimit")]
    """Charge in percent at which the vehicle stops by itself. Unit: %."""

    charge_rate: Annotated[Number | None, wire("chargeRate")]
    """Power in kilowatts at which it charges; null unless charging. Unit: kW."""

    charge_time_remaining: Annotated[Minutes | None, wire("chargeTimeRemaining")]
    """Minutes until the charge limit is reached; null unless charging. Unit: minutes."""

    last_updated: Annotated[DateTime | None, wire("lastUpdated")]
    """When this state was last refreshed (UTC)."""

    power_delivery_state: Annotated[VehiclePowerDeliveryState, wire("powerDeliveryState")]
    """How power flows between charger and vehicle."""


class ChargeAction(Model, frozen=True):
    """A command to start or stop charging, and what became of it."""

    id: str
    """Identifier of the action."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it was asked for (UTC)."""

    updated_at: Annotated[DateTime, wire("updatedAt")]
    """When it last changed (UTC)."""

    completed_at: Annotated[DateTime | None, wire("completedAt")]
    """When it left the state PENDING (UTC); null while pending."""

    state: ActionState
    """How far it has come."""

    target_id: Annotated[str, wire("targetId")]
    """The device."""

    target_type: Annotated[ChargeTargetType, wire("targetType")]
    """What kind of device."""

    kind: ChargeActionKind
    """What the device was told to do."""

    failure_reason: Annotated[ActionFailureReason | None, wire("failureReason")]
    """Why it failed; null unless it did."""


class HvacAction(Model, frozen=True):
    """A command to an HVAC unit, and what became of it."""

    id: str
    """Identifier of the action."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it was asked for (UTC)."""

    updated_at: Annotated[DateTime, wire("updatedAt")]
    """When it last changed (UTC)."""

    completed_at: Annotated[DateTime | None, wire("completedAt")]
    """When it left the state PENDING (UTC); null while pending."""

    state: ActionState
    """How far it has come."""

    target_id: Annotated[str, wire("targetId")]
    """The HVAC unit."""

    target_type: Annotated[Literal["hvac"], wire("targetType")]
    """Always an HVAC unit."""

    target: HvacPermanentHold | HvacFollowSchedule
    """What the unit was told."""


class HVAC(Model, frozen=True):
    """A heating, ventilation or air conditioning unit that a user has linked, with its latest
    known state.
    """

    id: str
    """Identifier of the unit."""

    vendor: HvacVendor
    """Maker whose cloud the unit is reached through."""

    last_seen: Annotated[DateTime | None, wire("lastSeen")]
    """When live data was last available (UTC); null if it never was."""

    is_reachable: Annotated[bool, wire("isReachable")]
    """Whether live data can be had now."""

    charging_location_id: Annotated[str | None, wire("chargingLocationId")] = None
    """Charging location at which the unit stands; null when it belongs to none."""

    is_active: Annotated[bool | None, wire("isActive")] = None
    """Whether the unit is heating or cooling."""

    current_temperature: Annotated[Number | None, wire("currentTemperature")] = None
    """Measured temperature in degrees Celsius. Unit: degC."""

    consumption_rate: Annotated[Number | None, wire("consumptionRate")] = None
    """Power in kilowatts that the unit draws. Experimental. Unit: kW."""

    mode: HvacMode | None = None
    """What the unit does; null when not known."""

    heat_setpoint: Annotated[Number | None, wire("heatSetpoint")] = None
    """Temperature in degrees Celsius below which the unit heats. Unit: degC."""

    cool_setpoint: Annotated[Number | None, wire("coolSetpoint")] = None
    """Temperature in degrees Celsius above which the unit cools. Unit: degC."""

    hold_type: Annotated[HvacHoldType | None, wire("holdType")] = None
    """Whether a hold or the unit's own schedule rules; null when not known."""

    information: HvacInformation
    """What unit it is."""

    capabilities: HvacCapabilities
    """What the unit can be told."""


class ChargeSchedule(Model, frozen=True):
    """When a vehicle or charger charges."""

    id: str
    """Identifier of the schedule."""

    is_enabled: Annotated[bool, wire("isEnabled")]
    """Whether the schedule is in force. Default: True."""

    default_should_charge: Annotated[bool, wire("defaultShouldCharge")]
    """Whether the device shall charge while no rule applies."""

    rules: list[ChargeScheduleRule]
    """Exceptions from the default, in order."""

    target_id: Annotated[str, wire("targetId")]
    """The device."""

    target_type: Annotated[ChargeTargetType, wire("targetType")]
    """What kind of device."""

    charging_location_id: Annotated[str | None, wire("chargingLocationId")]
    """Charging location at which the schedule is in force; null for everywhere. Ignored for
    chargers.
    """


class ChargeSchedulePayload(Model, frozen=True):
    """A charge schedule to create."""

    is_enabled: Annotated[bool, wire("isEnabled")]
    """Whether the schedule is in force. Default: True."""

    default_should_charge: Annotated[bool, wire("defaultShouldCharge")]
    """Whether the device shall charge while no rule applies."""

    rules: list[ChargeScheduleRule]
    """Exceptions from the default, in order."""

    target_id: Annotated[str, wire("targetId")]
    """The device."""

    target_type: Annotated[ChargeTargetType, wire("targetType")]
    """What kind of device."""

    charging_location_id: Annotated[str | None, wire("chargingLocationId")]
    """Charging location at which the schedule is in force; null for everywhere. Ignored for
    chargers.
    """


class PartialChargeSchedule(Model, frozen=True):
    """Changes to a charge schedule; what is left out stays as it is."""

    is_enabled: Annotated[bool | None, wire("isEnabled")] = None
    """Whether the schedule is in force."""

    default_should_charge: Annotated[bool | None, wire("defaultShouldCharge")] = None
    """Whether the device shall charge while no rule applies."""

    rules: list[ChargeScheduleRule] | None = None
    """Exceptions from the default, in order; they replace all rules."""

    target_id: Annotated[str | None, wire("targetId")] = None
    """The device."""

    target_type: Annotated[ChargeTargetType | None, wire("targetType")] = None
    """What kind of device."""

    charging_location_id: Annotated[str | None, wire("chargingLocationId")] = None
    """Charging location at which the schedule is in force; null for everywhere. Ignored for
    chargers.
    """


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

    default_target: Annotated[TemperatureTarget, wire("defaultTarget")]
    """Temperatures to keep while no rule applies."""

    rules: list[TemperatureScheduleRule]
    """Exceptions from the default, in order."""


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

    default_target: Annotated[TemperatureTarget, wire("defaultTarget")]
    """Temperatures to keep while no rule applies."""

    rules: list[TemperatureScheduleRule]
    """Exceptions from the default, in order."""


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

    default_target: Annotated[TemperatureTarget | None, wire("defaultTarget")] = None
    """Temperatures to keep while no rule applies."""

    rules: list[TemperatureScheduleRule] | None = None
    """Exceptions from the default, in order; they replace all rules."""


class VehicleDiscoveredEvent(Model, frozen=True):
    """A vehicle was found in a vendor's cloud."""

    event: Literal["user:vehicle:discovered"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    vehicle: Vehicle
    """The vehicle."""


class VehicleUpdatedEvent(Model, frozen=True):
    """A vehicle changed."""

    event: Literal["user:vehicle:updated"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    vehicle: Vehicle
    """The vehicle as it is now."""

    updated_fields: Annotated[list[str], wire("updatedFields")]
    """What changed, as paths such as `chargeState.batteryLevel`."""


class VehicleDeletedEvent(Model, frozen=True):
    """A vehicle was removed."""

    event: Literal["user:vehicle:deleted"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    vehicle: Vehicle
    """The vehicle as it was last."""


class HvacDiscoveredEvent(Model, frozen=True):
    """An HVAC unit was found in a vendor's cloud."""

    event: Literal["user:hvac:discovered"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    hvac: HVAC
    """The HVAC unit."""


class HvacUpdatedEvent(Model, frozen=True):
    """An HVAC unit changed."""

    event: Literal["user:hvac:updated"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    hvac: HVAC
    """The HVAC unit as it is now."""

    updated_fields: Annotated[list[str], wire("updatedFields")]
    """What changed, as paths such as `chargeState.batteryLevel`."""


class HvacDeletedEvent(Model, frozen=True):
    """An HVAC unit was removed."""

    event: Literal["user:hvac:deleted"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    hvac: HVAC
    """The HVAC unit as it was last."""


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


class VendorActionUpdatedEvent(Model, frozen=True):
    """A command came further."""

    event: Literal["user:vendor-action:updated"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    vendor_action: Annotated[VendorAction, wire("vendorAction")]
    """The command as it is now."""

    updated_fields: Annotated[list[str], wire("updatedFields")]
    """What changed, as paths such as `chargeState.batteryLevel`."""


ChargerAction: TypeAlias = Annotated[ChargeAction | MaxCurrentAction, Untagged()]
"""A command to a charger. A charge action has a kind, a limit has a target state."""


VendorAction: TypeAlias = Annotated[ChargeAction | MaxCurrentAction | HvacAction, Untagged()]
"""A command to a device of any kind. A charge action has a kind, a limit a target state, an HVAC
action a target.
"""


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
