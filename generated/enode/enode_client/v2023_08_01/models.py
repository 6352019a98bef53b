"""The values of Enode API, version 2023-08-01.

Written by specloom; do not edit. A model is built when it is first used.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .._runtime.models import Model, wire
from .._runtime.unions import Tagged, UnknownVariant, Untagged
from .._runtime.units import DateTime, HHColonMM, Integer, Number
from ..v2023_02_01.models import (
    ActionFailureReason,
    ActionFailureType,
    ActionState,
    Capability,
    ChargeActionKind,
    ChargerCapabilities,
    ChargerChargeState,
    ChargerHealth,
    ChargerInformation,
    ChargerPowerDeliveryState,
    ChargerSmartOverrideResponse,
    ChargerVendor,
    ChargeScheduleRule,
    ChargeScheduleTransition,
    ChargeTargetType,
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
    InverterHealth,
    InverterInformation,
    InverterLocation,
    InverterProductionState,
    InverterVendor,
    IsChargingExpectedParts,
    LinkedVendor,
    LinkUserResponse,
    MaxCurrentTargetState,
    PowerAggregates,
    PriceAggregates,
    Problem,
    ProductionStatistics,
    ScheduleState,
    SmartChargingPlanFinalState,
    SmartOverrideResponse,
    SmartOverrideStatus,
    StatisticsResolution,
    TariffPeriod,
    TariffRate,
    TemperatureRange,
    TestFirehoseWebhook,
    VehicleCapabilities,
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
from ..v2023_03_01.models import VehicleChargeState, VehicleInformation
from ..v2023_04_01.models import SmartChargeState, SmartChargingConsideration
from ..v2023_04_15.models import SmartChargingPlanFailureCondition
from ..v2023_05_01.models import (
    ChargeScheduleStatus,
    PermanentAutoState,
    PermanentCoolState,
    PermanentHeatState,
    PermanentHoldState,
    PermanentOffState,
    TemperatureScheduleRule,
    TemperatureScheduleTransition,
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
    "ChargerHealth",
    "ChargerInformation",
    "ChargerPowerDeliveryState",
    "ChargerSmartOverrideResponse",
    "ChargerUpdatedEvent",
    "ChargerVendor",
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
    "InverterHealth",
    "InverterInformation",
    "InverterLocation",
    "InverterProductionState",
    "InverterUpdatedEvent",
    "InverterVendor",
    "IsChargingExpectedParts",
    "LinkUserResponse",
    "LinkedVendor",
    "LocationResponse",
    "MaxCurrentAction",
    "MaxCurrentTargetState",
    "NonSmartPriceAggregates",
    "PaginatedChargerList",
    "PaginatedHVACList",
    "PaginatedInverterList",
    "PaginatedLocationList",
    "PaginatedScheduleList",
    "PaginatedUserList",
    "PaginatedVehicleList",
    "Pagination",
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
    "UserResponse",
    "UsersListEntry",
    "Vehicle",
    "VehicleCapabilities",
    "VehicleChargeState",
    "VehicleDeletedEvent",
    "VehicleDiscoveredEvent",
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

    last_seen: Annotated[DateTime, wire("lastSeen")]
    """When live data was last available (UTC)."""

    is_reachable: Annotated[bool | None, wire("isReachable")]
    """Whether live data can be had now, possibly from the vendor's cache; null when not known."""

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

    user_id: Annotated[str, wire("userId")]
    """The user who linked the device."""

    location_id: Annotated[str | None, wire("locationId")]
    """Location at which the device stands; null when it stands at none."""


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

    charging_location_id: Annotated[str | None, wire("chargingLocationId")] = Field(
        deprecated="The service has deprecated this field."
    )
    """The same as `locationId`."""

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
        deprecated="The service has deprecated this field."
    )
    """Former name of the smart override that suspended the plan. Read smartOverride of the
    status.
    """

    location_id: Annotated[str | None, wire("locationId")]
    """Location of the plan; null when it has none."""


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

    user_id: Annotated[str, wire("userId")]
    """The user whose device was told."""


class MaxCurrentAction(Model, frozen=True):
    """A command to limit the current of a charger, and what became of it."""

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
    """The charger."""

    target_type: Annotated[Literal["charger"], wire("targetType")]
    """Always a charger."""

    target_state: Annotated[MaxCurrentTargetState, wire("targetState")]
    """What the charger was told."""

    failure_reason: Annotated[ActionFailureReason | None, wire("failureReason")]
    """Why it failed; null unless it did."""

    user_id: Annotated[str, wire("userId")]
    """The user whose device was told."""


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

    user_id: Annotated[str, wire("userId")]
    """The user whose device was told."""


class Charger(Model, frozen=True):
    """A charging station that a user has linked, with its latest known state."""

    id: str
    """Identifier of the charger."""

    vendor: ChargerVendor
    """Maker whose cloud the charger is reached through."""

    last_seen: Annotated[DateTime, wire("lastSeen")]
    """When live data was last available (UTC)."""

    is_reachable: Annotated[bool, wire("isReachable")]
    """Whether live data can be had now."""

    charge_state: Annotated[ChargerChargeState, wire("chargeState")]
    """What the charger is doing."""

    information: ChargerInformation
    """What charger it is."""

    capabilities: ChargerCapabilities
    """What can be read from the charger and commanded."""

    user_id: Annotated[str, wire("userId")]
    """The user who linked the device."""

    location_id: Annotated[str | None, wire("locationId")]
    """Location at which the device stands; null when it stands at none."""


class HVAC(Model, frozen=True):
    """A heating, ventilation or air conditioning unit that a user has linked, with its latest
    known state.
    """

    id: str
    """Identifier of the unit."""

    vendor: HvacVendor
    """Maker whose cloud the unit is reached through."""

    last_seen: Annotated[DateTime, wire("lastSeen")]
    """When live data was last available (UTC)."""

    is_reachable: Annotated[bool, wire("isReachable")]
    """Whether live data can be had now."""

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

    user_id: Annotated[str, wire("userId")]
    """The user who linked the device."""

    location_id: Annotated[str | None, wire("locationId")]
    """Location at which the device stands; null when it stands at none."""


class Inverter(Model, frozen=True):
    """An inverter of a solar installation that a user has linked, with its latest known state."""

    id: str
    """Identifier of the inverter."""

    vendor: InverterVendor
    """Maker whose cloud the inverter is reached through."""

    charging_location_id: Annotated[str | None, wire("chargingLocationId")] = None
    """Charging location at which the inverter stands; null when it belongs to none."""

    last_seen: Annotated[DateTime, wire("lastSeen")]
    """When live data was last available (UTC)."""

    is_reachable: Annotated[bool, wire("isReachable")]
    """Whether live data can be had now."""

    production_state: Annotated[InverterProductionState, wire("productionState")]
    """What the installation produces."""

    information: InverterInformation
    """What installation it is."""

    location: InverterLocation
    """Where the installation is."""

    user_id: Annotated[str, wire("userId")]
    """The user who linked the device."""


class TariffInterval(Model, frozen=True):
    """Hours of some weekdays during which a rate holds."""

    name: str
    """Name of the rate."""

    weekdays: list[Integer] | None = None
    """Days on which it holds (0 for Monday to 6 for Sunday); every day when left out."""

    from_: Annotated[HHColonMM, wire("from")]
    """Time of day (HH:MM) from which it holds, in the time zone of the place. Unit: HH:MM."""

    to: HHColonMM
    """Time of day (HH:MM) before which it holds, in the time zone of the place. Unit: HH:MM."""


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

    location_id: Annotated[str | None, wire("locationId")]
    """Location at which the schedule is in force; null for everywhere. Ignored for chargers."""


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

    location_id: Annotated[str | None, wire("locationId")]
    """Location at which the schedule is in force; null for everywhere. Ignored for chargers."""


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

    location_id: Annotated[str | None, wire("locationId")] = None
    """Location at which the schedule is in force; null for everywhere. Ignored for chargers."""


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

    rules: list[TemperatureScheduleRule] | None = None
    """Exceptions from the default, in order; they replace all rules."""

    default_target_state: Annotated[
        HvacFollowSchedule | PermanentHoldState | None, wire("defaultTargetState")
    ] = None
    """What the unit shall do while no rule applies."""


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

    current: HvacFollowSchedule | PermanentHoldState | None
    """What the unit does; null when not known."""

    expected: HvacFollowSchedule | PermanentHoldState
    """What the unit should do."""

    upcoming_transitions: Annotated[
        list[TemperatureScheduleTransition], wire("upcomingTransitions")
    ]
    """The next changes, at most two."""


class ChargingStatistics(Model, frozen=True):
    """Energy that devices drew in a period, and what it cost."""

    kw: PowerAggregates
    """Power that was drawn."""

    kwh_sum: Annotated[Number, wire("kwhSum")]
    """Energy drawn, in kilowatt-hours. Unit: kWh."""

    price: PriceAggregates
    """Price that was paid."""

    non_smart_price: Annotated[NonSmartPriceAggregates, wire("nonSmartPrice")]
    """Price that would have been paid without smart charging."""

    cost_sum: Annotated[Number, wire("costSum")]
    """What the energy cost, in the currency of the place. Unit: currency."""

    estimated_savings: Annotated[Number | None, wire("estimatedSavings")]
    """What smart charging saved, in the currency of the place; null when charging was not smart.
    Unit: currency.
    """

    date: DateTime
    """When the period begins (UTC)."""


class NonSmartPriceAggregates(Model, frozen=True):
    """Lowest, highest and mean price that would have been paid without smart charging."""

    min: Number | None
    """Lowest price per kilowatt-hour; null when charging was not smart. Unit: currency/kWh."""

    max: Number | None
    """Highest price per kilowatt-hour; null when charging was not smart. Unit: currency/kWh."""

    mean: Number | None
    """Mean price per kilowatt-hour; null when charging was not smart. Unit: currency/kWh."""


class ChargingSession(Model, frozen=True):
    """One charge from plugging in to unplugging."""

    id: str
    """Identifier of the session."""

    from_: Annotated[DateTime, wire("from")]
    """When it began (UTC)."""

    to: DateTime
    """When it ended (UTC)."""

    kw: PowerAggregates
    """Power that was drawn."""

    kwh_sum: Annotated[Number, wire("kwhSum")]
    """Energy drawn, in kilowatt-hours. Unit: kWh."""

    price: PriceAggregates
    """Price that was paid."""

    cost_sum: Annotated[Number, wire("costSum")]
    """What the energy cost, in the currency of the place. Unit: currency."""

    location_id: Annotated[str | None, wire("locationId")]
    """Location of the session; null when it was at none."""

    non_smart_price: Annotated[NonSmartPriceAggregates, wire("nonSmartPrice")]
    """Price that would have been paid without smart charging."""

    estimated_savings: Annotated[Number | None, wire("estimatedSavings")]
    """What smart charging saved, in the currency of the place; null when charging was not smart.
    Unit: currency.
    """


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


class ChargerDiscoveredEvent(Model, frozen=True):
    """A charger was found in a vendor's cloud."""

    event: Literal["user:charger:discovered"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    charger: Charger
    """The charger."""


class ChargerUpdatedEvent(Model, frozen=True):
    """A charger changed."""

    event: Literal["user:charger:updated"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    charger: Charger
    """The charger as it is now."""

    updated_fields: Annotated[list[str], wire("updatedFields")]
    """What changed, as paths such as `chargeState.batteryLevel`."""


class ChargerDeletedEvent(Model, frozen=True):
    """A charger was removed."""

    event: Literal["user:charger:deleted"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    charger: Charger
    """The charger as it was last."""


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


class InverterDiscoveredEvent(Model, frozen=True):
    """An inverter was found in a vendor's cloud."""

    event: Literal["user:inverter:discovered"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    inverter: Inverter
    """The inverter."""


class InverterUpdatedEvent(Model, frozen=True):
    """An inverter changed."""

    event: Literal["user:inverter:updated"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    inverter: Inverter
    """The inverter as it is now."""

    updated_fields: Annotated[list[str], wire("updatedFields")]
    """What changed, as paths such as `chargeState.batteryLevel`."""


class InverterDeletedEvent(Model, frozen=True):
    """An inverter was removed."""

    event: Literal["user:inverter:deleted"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    inverter: Inverter
    """The inverter as it was last."""


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


class Pagination(Model, frozen=True):
    """Cursors that lead from one page to its neighbours."""

    after: str | None
    """Cursor of the page that follows; null on the last page."""

    before: str | None
    """Cursor of the page that precedes; null on the first page."""


class PaginatedUserList(Model, frozen=True):
    """A page of users."""

    data: list[UsersListEntry]
    """The users, newest first."""

    pagination: Pagination
    """Cursors of the neighbouring pages."""


class UsersListEntry(Model, frozen=True):
    """A user of the client, as lists show it."""

    id: str
    """Identifier that you gave the user."""

    created_at: Annotated[DateTime | None, wire("createdAt")]
    """When the user was created (UTC); null when that was not kept."""

    scopes: list[str] | None = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """What the user allowed you."""


class PaginatedVehicleList(Model, frozen=True):
    """A page of vehicles."""

    data: list[Vehicle]
    """The vehicles, newest first."""

    pagination: Pagination
    """Cursors of the neighbouring pages."""


class PaginatedChargerList(Model, frozen=True):
    """A page of chargers."""

    data: list[Charger]
    """The chargers, newest first."""

    pagination: Pagination
    """Cursors of the neighbouring pages."""


class PaginatedHVACList(Model, frozen=True):
    """A page of HVAC units."""

    data: list[HVAC]
    """The HVAC units, newest first."""

    pagination: Pagination
    """Cursors of the neighbouring pages."""


class PaginatedInverterList(Model, frozen=True):
    """A page of solar inverters."""

    data: list[Inverter]
    """The solar inverters, newest first."""

    pagination: Pagination
    """Cursors of the neighbouring pages."""


class PaginatedLocationList(Model, frozen=True):
    """A page of locations."""

    data: list[LocationResponse]
    """The locations, newest first."""

    pagination: Pagination
    """Cursors of the neighbouring pages."""


class LocationResponse(Model, frozen=True):
    """A place, such as a home, at which a user's devices stand."""

    id: str
    """Identifier of the location."""

    user_id: Annotated[str, wire("userId")]
    """The user whose location it is."""

    name: str
    """Name that the user gave the place."""

    latitude: Number
    """Latitude in degrees, north positive (WGS 84). Unit: deg."""

    longitude: Number
    """Longitude in degrees, east positive (WGS 84). Unit: deg."""

    timezone_name: Annotated[str | None, wire("timezoneName")] = None
    """Time zone of the place (IANA name, such as Europe/Oslo). Default: "UTC"."""


class PaginatedScheduleList(Model, frozen=True):
    """A page of schedules."""

    data: list[Schedule]
    """The schedules, newest first."""

    pagination: Pagination
    """Cursors of the neighbouring pages."""


class UserResponse(Model, frozen=True):
    """A user and the vendors that the user has linked."""

    id: str
    """Identifier that you gave the user."""

    linked_vendors: Annotated[list[LinkedVendor], wire("linkedVendors")]
    """Vendors to whose clouds the user has given access."""


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
