"""The values of Enode API, version latest.

Written by specloom; do not edit. A model is built when it is first used.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, wire
from .._runtime.unions import Tagged, UnknownVariant, Untagged
from .._runtime.units import DateTime, Integer, Number
from ..v2023_02_01.models import (
    ActionFailureReason,
    ActionFailureType,
    ActionState,
    Capability,
    ChargeActionKind,
    ChargerCapabilities,
    ChargerChargeState,
    ChargerInformation,
    ChargerPowerDeliveryState,
    ChargerSmartOverrideResponse,
    ChargerVendor,
    ChargeScheduleRule,
    ChargeScheduleTransition,
    ChargeTargetType,
    ChargingStatisticsType,
    HealthStatus,
    HourMinuteRange,
    HvacAutoHold,
    HvacCategory,
    HvacCoolHold,
    HvacFollowSchedule,
    HvacHeatHold,
    HvacHoldType,
    HvacInformation,
    HvacMode,
    HvacOffHold,
    HvacPermanentHold,
    HvacVendor,
    InverterInformation,
    InverterLocation,
    InverterProductionState,
    InverterVendor,
    IsChargingExpectedParts,
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
    VehicleLocation,
    VehicleOdometer,
    VehiclePowerDeliveryState,
    VehicleSmartChargingPolicy,
    VehicleVendor,
    Vendor,
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
from ..v2023_08_01.models import (
    ChargeAction,
    Charger,
    ChargerAction,
    ChargeSchedule,
    ChargeSchedulePayload,
    ChargingSession,
    ChargingStatistics,
    HvacAction,
    LocationResponse,
    MaxCurrentAction,
    NonSmartPriceAggregates,
    PaginatedChargerList,
    PaginatedLocationList,
    PaginatedScheduleList,
    PaginatedUserList,
    PaginatedVehicleList,
    Pagination,
    PartialChargeSchedule,
    PartialSchedule,
    PartialTemperatureSchedule,
    Schedule,
    SchedulePayload,
    ScheduleStatus,
    TariffInterval,
    TemperatureSchedule,
    TemperatureSchedulePayload,
    TemperatureScheduleStatus,
    UsersListEntry,
    Vehicle,
    VehicleSmartChargingPlan,
    VehicleSmartChargingStatus,
)

__all__ = [
    "ActionFailureReason",
    "ActionFailureType",
    "ActionState",
    "Battery",
    "BatteryCapabilities",
    "BatteryChargeState",
    "BatteryConfig",
    "BatteryDeletedEvent",
    "BatteryDiscoveredEvent",
    "BatteryHealth",
    "BatteryInformation",
    "BatteryLocation",
    "BatteryOperationMode",
    "BatteryStatus",
    "BatteryUpdatedEvent",
    "BatteryVendor",
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
    "HvacTemperatureState",
    "HvacThermostatState",
    "HvacUpdatedEvent",
    "HvacVendor",
    "Intervention",
    "InterventionAccess",
    "InterventionAgent",
    "InterventionDomain",
    "InterventionLanguage",
    "InterventionResolution",
    "Inverter",
    "InverterCapabilities",
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
    "Meter",
    "MeterCapabilities",
    "MeterDeletedEvent",
    "MeterDiscoveredEvent",
    "MeterEnergyState",
    "MeterHealth",
    "MeterInformation",
    "MeterLocation",
    "MeterUpdatedEvent",
    "MeterVendor",
    "NonSmartPriceAggregates",
    "OperationModeAction",
    "OperationModeTargetState",
    "PaginatedBatteryList",
    "PaginatedChargerList",
    "PaginatedHVACList",
    "PaginatedInverterList",
    "PaginatedLocationList",
    "PaginatedMeterList",
    "PaginatedScheduleList",
    "PaginatedUserList",
    "PaginatedVehicleList",
    "PaginatedWebhookList",
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
    "WebhookAuthentication",
    "WebhookAuthenticationHeader",
    "WebhookEvent",
    "WebhookResponse",
    "WebhookTestResponse",
    "WebhookTestStatus",
    "WebhookUser",
]


class VendorType(OpenStrEnum):
    """Kind of device that a vendor makes."""

    VEHICLE = "vehicle"
    """Electric vehicle."""
    CHARGER = "charger"
    """Charging station."""
    HVAC = "hvac"
    """Heating, ventilation or air conditioning unit."""
    INVERTER = "inverter"
    """Inverter of a solar installation."""
    BATTERY = "battery"
    """Battery of a home."""
    METER = "meter"
    """Energy meter of a home."""


class BatteryOperationMode(OpenStrEnum):
    """What a battery works towards."""

    IMPORT_FOCUS = "IMPORT_FOCUS"
    """Takes energy from the grid and stores it."""
    EXPORT_FOCUS = "EXPORT_FOCUS"
    """Gives stored energy to the grid."""
    TIME_OF_USE = "TIME_OF_USE"
    """Follows the price of the hour, storing when energy is cheap."""
    SELF_RELIANCE = "SELF_RELIANCE"
    """Covers the home's own needs before all else."""


class BatteryVendor(OpenStrEnum):
    """Maker of a battery. The list is one of July 2024."""

    TESLA = "TESLA"
    ENPHASE = "ENPHASE"
    HUAWEI = "HUAWEI"


class BatteryStatus(OpenStrEnum):
    """What a battery does at the moment."""

    CHARGING = "CHARGING"
    """Energy flows into the battery."""
    DISCHARGING = "DISCHARGING"
    """Energy flows out of the battery."""
    IDLE = "IDLE"
    """No energy flows."""
    FAULT = "FAULT"
    """The battery reports an error."""
    UNKNOWN = "UNKNOWN"
    """The vendor does not tell."""


class MeterVendor(OpenStrEnum):
    """Maker of a meter. The list is one of July 2024."""

    ENPHASE = "ENPHASE"
    HUAWEI = "HUAWEI"
    TESLA = "TESLA"


class InterventionDomain(OpenStrEnum):
    """What an intervention concerns."""

    ACCOUNT = "Account"
    """The user's account with the vendor."""
    DEVICE = "Device"
    """The device itself."""


class InterventionAccess(OpenStrEnum):
    """Whether somebody must stand in front of the device to resolve an intervention."""

    REMOTE = "Remote"
    """It can be done from anywhere, in an app for instance."""
    PHYSICAL = "Physical"
    """It must be done at the device."""


class InterventionAgent(OpenStrEnum):
    """Who can resolve an intervention."""

    USER = "User"
    """The user alone can do it."""
    THIRD_PARTY = "ThirdParty"
    """Somebody else, such as an installer, is needed."""


class InterventionLanguage(OpenStrEnum):
    """Language, as a BCP 47 tag, in which the texts of an intervention are given."""

    EN_US = "en-US"
    EN_GB = "en-GB"
    DE_DE = "de-DE"
    FR_FR = "fr-FR"
    ES_ES = "es-ES"
    PT_PT = "pt-PT"
    NL_NL = "nl-NL"
    NL_BE = "nl-BE"
    NB_NO = "nb-NO"
    SV_SE = "sv-SE"
    DA_DK = "da-DK"
    FI_FI = "fi-FI"
    RO_RO = "ro-RO"


class OperationModeAction(Model, frozen=True):
    """A command to a battery, and what became of it."""

    id: str
    """Identifier of the action."""

    user_id: Annotated[str, wire("userId")]
    """The user whose device was told."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it was asked for (UTC)."""

    updated_at: Annotated[DateTime, wire("updatedAt")]
    """When it last changed (UTC)."""

    completed_at: Annotated[DateTime | None, wire("completedAt")]
    """When it left the state PENDING (UTC); null while pending."""

    state: ActionState
    """How far it has come."""

    target_id: Annotated[str, wire("targetId")]
    """The battery."""

    target_type: Annotated[Literal["battery"], wire("targetType")]
    """Always a battery."""

    target_state: Annotated[OperationModeTargetState, wire("targetState")]
    """What the battery was told."""


class OperationModeTargetState(Model, frozen=True):
    """Mode that a battery was told to be in."""

    operation_mode: Annotated[BatteryOperationMode, wire("operationMode")]
    """The mode."""


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

    temperature_state: Annotated[HvacTemperatureState | None, wire("temperatureState")] = None
    """What the unit measures, and when that was last heard."""

    thermostat_state: Annotated[HvacThermostatState | None, wire("thermostatState")] = None
    """What the unit is set to, and when that was last heard."""


class HvacCapabilities(Model, frozen=True):
    """What an HVAC unit can be told."""

    capable_modes: Annotated[list[HvacMode] | None, wire("capableModes")]
    """Modes it can hold; null when not known."""

    capable_hold_types: Annotated[list[HvacHoldType] | None, wire("capableHoldTypes")]
    """What can rule it; null when not known."""

    cool_setpoint_range: Annotated[TemperatureRange | None, wire("coolSetpointRange")]
    """Cool setpoints it takes; null when not known."""

    heat_setpoint_range: Annotated[TemperatureRange | None, wire("heatSetpointRange")]
    """Heat setpoints it takes; null when not known."""

    setpoint_difference_range: Annotated[TemperatureRange | None, wire("setpointDifferenceRange")]
    """How far apart the setpoints may be; null when not known."""

    set_follow_schedule: Annotated[Capability | None, wire("setFollowSchedule")] = None
    """Whether the unit can be told to follow its own schedule."""

    set_permanent_hold: Annotated[Capability | None, wire("setPermanentHold")] = None
    """Whether the unit can be told to hold a mode until something else is commanded."""


class HvacTemperatureState(Model, frozen=True):
    """What an HVAC unit measures."""

    current_temperature: Annotated[Number | None, wire("currentTemperature")] = None
    """Measured temperature in degrees Celsius; null when not known. Unit: degC."""

    is_active: Annotated[bool | None, wire("isActive")] = None
    """Whether the unit is heating or cooling; null when not known."""

    last_updated: Annotated[DateTime | None, wire("lastUpdated")] = None
    """When this state was last refreshed (UTC)."""


class HvacThermostatState(Model, frozen=True):
    """What an HVAC unit is set to."""

    mode: HvacMode | None = None
    """What the unit does; null when not known."""

    heat_setpoint: Annotated[Number | None, wire("heatSetpoint")] = None
    """Temperature in degrees Celsius below which the unit heats; null when not known. Unit:
    degC.
    """

    cool_setpoint: Annotated[Number | None, wire("coolSetpoint")] = None
    """Temperature in degrees Celsius above which the unit cools; null when not known. Unit:
    degC.
    """

    hold_type: Annotated[HvacHoldType | None, wire("holdType")] = None
    """Whether a hold or the unit's own schedule rules; null when not known."""

    last_updated: Annotated[DateTime | None, wire("lastUpdated")] = None
    """When this state was last refreshed (UTC)."""


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

    timezone: str | None = None
    """Time zone in which the installation stands (IANA name); null when not known."""

    capabilities: InverterCapabilities | None = None
    """What the inverter can tell."""


class InverterCapabilities(Model, frozen=True):
    """What a solar inverter can tell."""

    production_state: Annotated[Capability | None, wire("productionState")] = None
    """Whether the inverter tells what it produces now."""

    production_statistics: Annotated[Capability | None, wire("productionStatistics")] = None
    """Whether the inverter tells what it produced over time."""


class LinkedVendor(Model, frozen=True):
    """A vendor that a user has linked."""

    vendor: Vendor
    """The vendor."""

    is_valid: Annotated[bool, wire("isValid")]
    """Whether the credentials still work; if not, the user must link the vendor again."""

    vendor_type: Annotated[VendorType, wire("vendorType")]
    """What kind of device was linked."""


class VehicleHealth(Model, frozen=True):
    """How well the cloud of a maker of vehicles works."""

    vendor: VehicleVendor
    """The vendor."""

    display_name: Annotated[str, wire("displayName")]
    """Name of the vendor to show to users."""

    status: HealthStatus
    """How well its cloud works."""

    portal_name: Annotated[str | None, wire("portalName")] = None
    """Name of the vendor's portal at which users sign in."""

    linking_status: Annotated[HealthStatus | None, wire("linkingStatus")] = None
    """How well linking to the vendor works."""


class ChargerHealth(Model, frozen=True):
    """How well the cloud of a maker of chargers works."""

    vendor: ChargerVendor
    """The vendor."""

    display_name: Annotated[str, wire("displayName")]
    """Name of the vendor to show to users."""

    status: HealthStatus
    """How well its cloud works."""

    portal_name: Annotated[str | None, wire("portalName")] = None
    """Name of the vendor's portal at which users sign in."""

    linking_status: Annotated[HealthStatus | None, wire("linkingStatus")] = None
    """How well linking to the vendor works."""


class HvacHealth(Model, frozen=True):
    """How well the cloud of a maker of HVAC units works."""

    vendor: HvacVendor
    """The vendor."""

    display_name: Annotated[str, wire("displayName")]
    """Name of the vendor to show to users."""

    status: HealthStatus
    """How well its cloud works."""

    portal_name: Annotated[str | None, wire("portalName")] = None
    """Name of the vendor's portal at which users sign in."""

    linking_status: Annotated[HealthStatus | None, wire("linkingStatus")] = None
    """How well linking to the vendor works."""


class InverterHealth(Model, frozen=True):
    """How well the cloud of a maker of solar inverters works."""

    vendor: InverterVendor
    """The vendor."""

    display_name: Annotated[str, wire("displayName")]
    """Name of the vendor to show to users."""

    status: HealthStatus
    """How well its cloud works."""

    portal_name: Annotated[str | None, wire("portalName")] = None
    """Name of the vendor's portal at which users sign in."""

    linking_status: Annotated[HealthStatus | None, wire("linkingStatus")] = None
    """How well linking to the vendor works."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


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

    version: str
    """Version of the API in which the event is rendered."""


class CredentialsInvalidatedEvent(Model, frozen=True):
    """The credentials for a vendor no longer work; the user must link it again."""

    event: Literal["user:credentials:invalidated"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    vendor: Vendor
    """The vendor."""

    version: str
    """Version of the API in which the event is rendered."""


class HeartbeatEvent(Model, frozen=True):
    """Sent now and then, to show that events can arrive."""

    event: Literal["system:heartbeat"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """A user of yours; the event is not about that user."""

    pending_events: Annotated[Integer, wire("pendingEvents")]
    """Estimated number of events that still wait to be sent."""

    version: str
    """Version of the API in which the event is rendered."""


class FirehoseTestEvent(Model, frozen=True):
    """Sent when you ask for a test event."""

    event: Literal["enode:firehose:test"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """A user of yours; the event is not about that user."""

    version: str
    """Version of the API in which the event is rendered."""


class BatteryDiscoveredEvent(Model, frozen=True):
    """A battery was found in a vendor's cloud."""

    event: Literal["user:battery:discovered"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    battery: Battery
    """The battery."""

    version: str
    """Version of the API in which the event is rendered."""


class Battery(Model, frozen=True):
    """A battery of a home that a user has linked, with its latest known state."""

    id: str
    """Identifier of the battery."""

    user_id: Annotated[str, wire("userId")]
    """The user who linked the device."""

    vendor: BatteryVendor
    """Maker whose cloud the battery is reached through."""

    location_id: Annotated[str | None, wire("locationId")]
    """Location at which the device stands; null when it stands at none."""

    last_seen: Annotated[DateTime, wire("lastSeen")]
    """When live data was last available (UTC)."""

    is_reachable: Annotated[bool, wire("isReachable")]
    """Whether live data can be had now."""

    charge_state: Annotated[BatteryChargeState, wire("chargeState")]
    """How full the battery is and what flows."""

    config: BatteryConfig
    """How the battery is set up to work."""

    information: BatteryInformation
    """What the battery is."""

    location: BatteryLocation
    """Where the battery stands."""

    capabilities: BatteryCapabilities
    """What the battery can be told to do."""

    scopes: list[str] | None = None
    """What the user allowed you."""


class BatteryChargeState(Model, frozen=True):
    """How full a battery is and what flows in or out."""

    status: BatteryStatus | None
    """What the battery is doing; null when not known."""

    battery_capacity: Annotated[Number | None, wire("batteryCapacity")]
    """Capacity in kilowatt-hours; null when not known. Unit: kWh."""

    battery_level: Annotated[Number | None, wire("batteryLevel")]
    """Charge in percent of the capacity; null when not known. Unit: %."""

    charge_rate: Annotated[Number | None, wire("chargeRate")]
    """Power in kilowatts, positive while charging and negative while discharging; null when not
    known. Unit: kW.
    """

    discharge_limit: Annotated[Number | None, wire("dischargeLimit")]
    """Charge in percent that is kept in reserve, not to be discharged; null when not known.
    Unit: %.
    """

    last_updated: Annotated[DateTime | None, wire("lastUpdated")]
    """When this state was last refreshed (UTC)."""


class BatteryConfig(Model, frozen=True):
    """How a battery is set up to work."""

    operation_mode: Annotated[BatteryOperationMode | None, wire("operationMode")]
    """What the battery works towards; null when not known."""

    last_updated: Annotated[DateTime | None, wire("lastUpdated")]
    """When this setup was last refreshed (UTC)."""


class BatteryInformation(Model, frozen=True):
    """What battery it is."""

    id: str
    """Identifier that the vendor uses."""

    brand: str
    """Brand as the vendor writes it."""

    model: str
    """Model as the vendor writes it."""

    site_name: Annotated[str, wire("siteName")]
    """Name of the site."""

    installation_date: Annotated[DateTime, wire("installationDate")]
    """When it was installed (UTC)."""


class BatteryLocation(Model, frozen=True):
    """Where the site is."""

    longitude: Number | None
    """Longitude in degrees, east positive (WGS 84). Unit: deg."""

    latitude: Number | None
    """Latitude in degrees, north positive (WGS 84). Unit: deg."""


class BatteryCapabilities(Model, frozen=True):
    """Which operation modes the battery can be put into, and what would unlock the others."""

    export_focus: Annotated[Capability, wire("exportFocus")]
    """Whether the mode EXPORT_FOCUS can be set."""

    import_focus: Annotated[Capability, wire("importFocus")]
    """Whether the mode IMPORT_FOCUS can be set."""

    time_of_use: Annotated[Capability, wire("timeOfUse")]
    """Whether the mode TIME_OF_USE can be set."""

    self_reliance: Annotated[Capability, wire("selfReliance")]
    """Whether the mode SELF_RELIANCE can be set."""


class BatteryUpdatedEvent(Model, frozen=True):
    """A battery changed."""

    event: Literal["user:battery:updated"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    battery: Battery
    """The battery as it is now."""

    updated_fields: Annotated[list[str], wire("updatedFields")]
    """What changed, as paths such as `chargeState.batteryLevel`."""

    version: str
    """Version of the API in which the event is rendered."""


class BatteryDeletedEvent(Model, frozen=True):
    """A battery can no longer be reached and was removed."""

    event: Literal["user:battery:deleted"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    battery: Battery
    """The battery as it was last."""

    version: str
    """Version of the API in which the event is rendered."""


class MeterDiscoveredEvent(Model, frozen=True):
    """A meter was found in a vendor's cloud."""

    event: Literal["user:meter:discovered"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    meter: Meter
    """The meter."""

    version: str
    """Version of the API in which the event is rendered."""


class Meter(Model, frozen=True):
    """An energy meter of a home that a user has linked, with its latest known state."""

    id: str
    """Identifier of the meter."""

    user_id: Annotated[str, wire("userId")]
    """The user who linked the device."""

    vendor: MeterVendor
    """Maker whose cloud the meter is reached through."""

    last_seen: Annotated[DateTime, wire("lastSeen")]
    """When live data was last available (UTC)."""

    is_reachable: Annotated[bool, wire("isReachable")]
    """Whether live data can be had now."""

    information: MeterInformation
    """What the meter is."""

    energy_state: Annotated[MeterEnergyState, wire("energyState")]
    """What flows through the meter."""

    location: MeterLocation
    """Where the meter stands."""

    capabilities: MeterCapabilities
    """What the meter can measure."""

    scopes: list[str] | None = None
    """What the user allowed you."""


class MeterInformation(Model, frozen=True):
    """What meter it is."""

    brand: str
    """Brand as the vendor writes it."""

    model: str
    """Model as the vendor writes it."""

    site_name: Annotated[str, wire("siteName")]
    """Name of the site."""

    installation_date: Annotated[DateTime, wire("installationDate")]
    """When it was installed (UTC)."""


class MeterEnergyState(Model, frozen=True):
    """What flows through a meter."""

    power: Number | None
    """Power in kilowatts, positive while the home takes energy from the grid and negative while
    it gives energy; null when not known. The unit is that of the other assets. Unit: kW.
    """

    last_updated: Annotated[DateTime | None, wire("lastUpdated")]
    """When the power was last refreshed (UTC)."""


class MeterLocation(Model, frozen=True):
    """Where the site is."""

    longitude: Number | None
    """Longitude in degrees, east positive (WGS 84). Unit: deg."""

    latitude: Number | None
    """Latitude in degrees, north positive (WGS 84). Unit: deg."""


class MeterCapabilities(Model, frozen=True):
    """What a meter can measure."""

    measures_consumption: Annotated[Capability, wire("measuresConsumption")]
    """Whether the meter measures what the home uses."""

    measures_production: Annotated[Capability, wire("measuresProduction")]
    """Whether the meter measures what the home produces."""


class MeterUpdatedEvent(Model, frozen=True):
    """A meter changed."""

    event: Literal["user:meter:updated"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    meter: Meter
    """The meter as it is now."""

    updated_fields: Annotated[list[str], wire("updatedFields")]
    """What changed, as paths such as `energyState.power`."""

    version: str
    """Version of the API in which the event is rendered."""


class MeterDeletedEvent(Model, frozen=True):
    """A meter can no longer be reached and was removed."""

    event: Literal["user:meter:deleted"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    meter: Meter
    """The meter as it was last."""

    version: str
    """Version of the API in which the event is rendered."""


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


class UserResponse(Model, frozen=True):
    """A user and the vendors that the user has linked."""

    id: str
    """Identifier that you gave the user."""

    linked_vendors: Annotated[list[LinkedVendor], wire("linkedVendors")]
    """Vendors to whose clouds the user has given access."""


class WebhookAuthentication(Model, frozen=True):
    """Header to send with every delivery, by which the receiver knows the sender."""

    header_name: Annotated[str, wire("headerName")]
    """Name of the header, in lower case."""

    header_value: Annotated[str | None, wire("headerValue")] = Field(default=None, repr=False)
    """Value of the header; never returned."""


class WebhookResponse(Model, frozen=True):
    """A webhook of the client."""

    id: str
    """Identifier of the webhook."""

    url: str
    """Address that receives the events (HTTPS)."""

    events: list[str] | None = None
    """Names of the events that are sent; `*` means all."""

    last_success: Annotated[DateTime | None, wire("lastSuccess")]
    """When a delivery was last received well (UTC); null before the first."""

    is_active: Annotated[bool, wire("isActive")]
    """Whether events are sent. False after too many failures, until a change or a test with
    success.
    """

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it was created (UTC)."""

    api_version: Annotated[str | None, wire("apiVersion")]
    """Version in which events are rendered; null for the one your client is pinned to."""

    authentication: WebhookAuthenticationHeader | None
    """Header that is sent with every delivery; null when none is."""


class WebhookAuthenticationHeader(Model, frozen=True):
    """Header that is sent with every delivery, without its value."""

    header_name: Annotated[str, wire("headerName")]
    """Name of the header."""


class PaginatedWebhookList(Model, frozen=True):
    """A page of webhooks."""

    data: list[WebhookResponse]
    """Webhooks of this page, the newest first."""

    pagination: Pagination
    """Cursors of the neighbouring pages."""


class Intervention(Model, frozen=True):
    """Something a person can do to unlock a capability that a device lacks for now."""

    id: str
    """Identifier of the intervention, as the capabilities of an asset list it."""

    vendor: str
    """Vendor that the intervention belongs to."""

    vendor_type: Annotated[VendorType, wire("vendorType")]
    """Kind of device that the intervention belongs to."""

    brand: str
    """Brand as the vendor writes it."""

    introduced_at: Annotated[DateTime, wire("introducedAt")]
    """Since when it is known (UTC)."""

    domain: InterventionDomain
    """What the intervention concerns."""

    resolution: InterventionResolution
    """What is to be done."""


class InterventionResolution(Model, frozen=True):
    """What is to be done to resolve an intervention."""

    title: str
    """Heading of the instructions, in the language asked for."""

    description: str
    """Instructions as Markdown, in the language asked for."""

    access: InterventionAccess
    """Whether the device must be at hand."""

    agent: InterventionAgent
    """Who can do it."""


class PaginatedBatteryList(Model, frozen=True):
    """A page of batteries."""

    data: list[Battery]
    """Batteries of this page, the newest first."""

    pagination: Pagination
    """Cursors of the neighbouring pages."""


class BatteryHealth(Model, frozen=True):
    """How well the cloud of a maker of batteries works."""

    vendor: BatteryVendor
    """The vendor."""

    display_name: Annotated[str, wire("displayName")]
    """Name of the vendor to show to users."""

    status: HealthStatus
    """How well its cloud works."""

    portal_name: Annotated[str | None, wire("portalName")] = None
    """Name of the vendor's portal at which users sign in."""

    linking_status: Annotated[HealthStatus | None, wire("linkingStatus")] = None
    """How well linking to the vendor works."""


class PaginatedMeterList(Model, frozen=True):
    """A page of meters."""

    data: list[Meter]
    """Meters of this page, the newest first."""

    pagination: Pagination
    """Cursors of the neighbouring pages."""


class MeterHealth(Model, frozen=True):
    """How well the cloud of a maker of meters works."""

    vendor: MeterVendor
    """The vendor."""

    display_name: Annotated[str, wire("displayName")]
    """Name of the vendor to show to users."""

    status: HealthStatus
    """How well its cloud works."""

    portal_name: Annotated[str | None, wire("portalName")] = None
    """Name of the vendor's portal at which users sign in."""

    linking_status: Annotated[HealthStatus | None, wire("linkingStatus")] = None
    """How well linking to the vendor works."""


VendorAction: TypeAlias = Annotated[
    ChargeAction | MaxCurrentAction | HvacAction | OperationModeAction, Untagged()
]
"""A command to a device of any kind. A charge action has a kind, a limit or an operation mode a
target state, an HVAC action a target.
"""


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
    | BatteryDiscoveredEvent
    | BatteryUpdatedEvent
    | BatteryDeletedEvent
    | MeterDiscoveredEvent
    | MeterUpdatedEvent
    | MeterDeletedEvent
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
            "user:battery:discovered": BatteryDiscoveredEvent,
            "user:battery:updated": BatteryUpdatedEvent,
            "user:battery:deleted": BatteryDeletedEvent,
            "user:meter:discovered": MeterDiscoveredEvent,
            "user:meter:updated": MeterUpdatedEvent,
            "user:meter:deleted": MeterDeletedEvent,
        },
    ),
]
"""Something that happened."""
