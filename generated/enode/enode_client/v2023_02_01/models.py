"""The values of Enode API, version 2023-02-01.

Written by specloom; do not edit. A model is built when it is first used.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field
from typing_extensions import deprecated  # pydantic itself needs and brings it

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, wire
from .._runtime.unions import Tagged, UnknownVariant, Untagged
from .._runtime.units import DateTime, HHColonMM, Integer, Minutes, Number

__all__ = [
    "ActionFailureReason",
    "ActionFailureType",
    "ActionState",
    "Capability",
    "ChargeAction",
    "ChargeActionKind",
    "ChargeActionUpdatedEvent",
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
    "IsChargingReason",
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


class VehicleVendor(OpenStrEnum):
    """Maker of a vehicle. The list is a later, longer one; in 2023 some were missing."""

    AUDI = "AUDI"
    BMW = "BMW"
    HONDA = "HONDA"
    HYUNDAI = "HYUNDAI"
    JAGUAR = "JAGUAR"
    LANDROVER = "LANDROVER"
    KIA = "KIA"
    MERCEDES = "MERCEDES"
    MINI = "MINI"
    NISSAN = "NISSAN"
    PEUGEOT = "PEUGEOT"
    PORSCHE = "PORSCHE"
    RENAULT = "RENAULT"
    SEAT = "SEAT"
    SKODA = "SKODA"
    TESLA = "TESLA"
    VOLKSWAGEN = "VOLKSWAGEN"
    VOLVO = "VOLVO"
    FORD = "FORD"
    OPEL = "OPEL"
    DS = "DS"
    TOYOTA = "TOYOTA"
    LEXUS = "LEXUS"
    CITROEN = "CITROEN"
    CUPRA = "CUPRA"
    VAUXHALL = "VAUXHALL"
    FIAT = "FIAT"
    RIVIAN = "RIVIAN"
    NIO = "NIO"
    CHEVROLET = "CHEVROLET"
    GMC = "GMC"
    CADILLAC = "CADILLAC"
    XPENG = "XPENG"


class ChargerVendor(OpenStrEnum):
    """Maker of a charger. The list is a later, longer one; in 2023 some were missing."""

    ZAPTEC = "ZAPTEC"
    EASEE = "EASEE"
    WALLBOX = "WALLBOX"
    EO = "EO"
    CHARGEAMPS = "CHARGEAMPS"
    EVBOX = "EVBOX"
    GOE = "GOE"
    FRONIUS = "FRONIUS"
    CHARGEPOINT = "CHARGEPOINT"
    ENELX = "ENELX"
    TESLA = "TESLA"
    OHME = "OHME"


class HvacVendor(OpenStrEnum):
    """Maker of an HVAC unit. The list is a later, longer one; in 2023 some were missing."""

    TADO = "TADO"
    MILL = "MILL"
    ADAX = "ADAX"
    ECOBEE = "ECOBEE"
    SENSIBO = "SENSIBO"
    HONEYWELL = "HONEYWELL"
    RESIDEO = "RESIDEO"
    MITSUBISHI = "MITSUBISHI"
    MICROMATIC = "MICROMATIC"
    NIBE = "NIBE"
    PANASONIC = "PANASONIC"
    TOSHIBA = "TOSHIBA"
    DAIKIN = "DAIKIN"
    NEST = "NEST"
    FUJITSU = "FUJITSU"
    BOSCH = "BOSCH"
    NETATMO = "NETATMO"


class InverterVendor(OpenStrEnum):
    """Maker of a solar inverter. The list is a later, longer one; in 2023 some were missing."""

    APSYSTEMS = "APSYSTEMS"
    CSI_SOLAR = "CSISolar"
    DEYE = "Deye"
    ENPHASE = "ENPHASE"
    FOXESS = "FOXESS"
    FRONIUS = "FRONIUS"
    GOODWE = "GOODWE"
    GROWATT = "GROWATT"
    HOYMILES = "Hoymiles"
    HUAWEI = "HUAWEI"
    INVT = "INVT"
    SMA = "SMA"
    SOFAR = "SOFAR"
    SOLAREDGE = "SOLAREDGE"
    SOLARK = "SOLARK"
    SOLAX = "SOLAX"
    SOLIS = "SOLIS"
    SOLPLANET = "SOLPLANET"
    SUNGROW = "SUNGROW"
    SUNSYNK = "SUNSYNK"
    TESLA = "TESLA"
    TSUN = "TSUN"


class Vendor(OpenStrEnum):
    """Maker of any kind of device."""

    AUDI = "AUDI"
    BMW = "BMW"
    HONDA = "HONDA"
    HYUNDAI = "HYUNDAI"
    JAGUAR = "JAGUAR"
    LANDROVER = "LANDROVER"
    KIA = "KIA"
    MERCEDES = "MERCEDES"
    MINI = "MINI"
    NISSAN = "NISSAN"
    PEUGEOT = "PEUGEOT"
    PORSCHE = "PORSCHE"
    RENAULT = "RENAULT"
    SEAT = "SEAT"
    SKODA = "SKODA"
    TESLA = "TESLA"
    VOLKSWAGEN = "VOLKSWAGEN"
    VOLVO = "VOLVO"
    FORD = "FORD"
    OPEL = "OPEL"
    DS = "DS"
    TOYOTA = "TOYOTA"
    LEXUS = "LEXUS"
    CITROEN = "CITROEN"
    CUPRA = "CUPRA"
    VAUXHALL = "VAUXHALL"
    FIAT = "FIAT"
    RIVIAN = "RIVIAN"
    NIO = "NIO"
    CHEVROLET = "CHEVROLET"
    GMC = "GMC"
    CADILLAC = "CADILLAC"
    XPENG = "XPENG"
    ZAPTEC = "ZAPTEC"
    EASEE = "EASEE"
    WALLBOX = "WALLBOX"
    EO = "EO"
    CHARGEAMPS = "CHARGEAMPS"
    EVBOX = "EVBOX"
    GOE = "GOE"
    FRONIUS = "FRONIUS"
    CHARGEPOINT = "CHARGEPOINT"
    ENELX = "ENELX"
    OHME = "OHME"
    TADO = "TADO"
    MILL = "MILL"
    ADAX = "ADAX"
    ECOBEE = "ECOBEE"
    SENSIBO = "SENSIBO"
    HONEYWELL = "HONEYWELL"
    RESIDEO = "RESIDEO"
    MITSUBISHI = "MITSUBISHI"
    MICROMATIC = "MICROMATIC"
    NIBE = "NIBE"
    PANASONIC = "PANASONIC"
    TOSHIBA = "TOSHIBA"
    DAIKIN = "DAIKIN"
    NEST = "NEST"
    FUJITSU = "FUJITSU"
    BOSCH = "BOSCH"
    NETATMO = "NETATMO"
    APSYSTEMS = "APSYSTEMS"
    CSI_SOLAR = "CSISolar"
    DEYE = "Deye"
    ENPHASE = "ENPHASE"
    FOXESS = "FOXESS"
    GOODWE = "GOODWE"
    GROWATT = "GROWATT"
    HOYMILES = "Hoymiles"
    HUAWEI = "HUAWEI"
    INVT = "INVT"
    SMA = "SMA"
    SOFAR = "SOFAR"
    SOLAREDGE = "SOLAREDGE"
    SOLARK = "SOLARK"
    SOLAX = "SOLAX"
    SOLIS = "SOLIS"
    SOLPLANET = "SOLPLANET"
    SUNGROW = "SUNGROW"
    SUNSYNK = "SUNSYNK"
    TSUN = "TSUN"


class IsChargingReason(OpenStrEnum):
    """Why a vehicle is charging or is not."""

    DEFAULT = "DEFAULT"
    """Nothing in particular decided it."""
    NOT_PLUGGED_IN = "NOT_PLUGGED_IN"
    """No cable is plugged in."""
    FULLY_CHARGED = "FULLY_CHARGED"
    """The charge limit is reached."""
    MANUALLY_STOPPED = "MANUALLY_STOPPED"
    """The user stopped it."""
    SMART_CHARGING_DELAY = "SMART_CHARGING_DELAY"
    """Smart charging waits for a cheaper hour."""
    MANUALLY_STARTED = "MANUALLY_STARTED"
    """The user started it."""
    SMART_CHARGING_ACTIVE = "SMART_CHARGING_ACTIVE"
    """Smart charging started it."""
    SMART_CHARGING_DEADLINE = "SMART_CHARGING_DEADLINE"
    """It must charge now to be ready by the deadline."""


class VehiclePowerDeliveryState(OpenStrEnum):
    """How power flows between a charger and the vehicle."""

    UNKNOWN = "UNKNOWN"
    """The vendor does not tell."""
    UNPLUGGED = "UNPLUGGED"
    """No cable is plugged in."""
    PLUGGED_IN_INITIALIZING = "PLUGGED_IN:INITIALIZING"
    """Plugged in, about to begin."""
    PLUGGED_IN_CHARGING = "PLUGGED_IN:CHARGING"
    """Plugged in and charging."""
    PLUGGED_IN_STOPPED = "PLUGGED_IN:STOPPED"
    """Plugged in; charging was stopped and can be started."""
    PLUGGED_IN_COMPLETE = "PLUGGED_IN:COMPLETE"
    """Plugged in; the charge limit is reached."""
    PLUGGED_IN_NO_POWER = "PLUGGED_IN:NO_POWER"
    """Plugged in, but the charger offers no power."""
    PLUGGED_IN_FAULT = "PLUGGED_IN:FAULT"
    """Plugged in, but a fault prevents charging."""


class VehicleFieldParameter(OpenStrEnum):
    """Part of a vehicle to fetch live."""

    SMART_CHARGING_POLICY = "smartChargingPolicy"
    """Always returned; naming it is deprecated."""
    CHARGE_STATE = "chargeState"
    """Battery and charging."""
    LOCATION = "location"
    """Position."""
    INFORMATION = "information"
    """Brand, model, year, VIN."""
    ODOMETER = "odometer"
    """Distance driven."""
    CAPABILITIES = "capabilities"
    """Always returned; naming it is deprecated."""


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


class SmartChargingPlanFinalState(OpenStrEnum):
    """How a smart charging plan ended."""

    PLAN_ENDED_FINISHED = "PLAN:ENDED:FINISHED"
    """Charged as planned."""
    PLAN_ENDED_UNPLUGGED = "PLAN:ENDED:UNPLUGGED"
    """The cable was pulled before the plan was done."""
    PLAN_ENDED_FAILED = "PLAN:ENDED:FAILED"
    """The plan could not be carried out."""
    PLAN_ENDED_DISABLED = "PLAN:ENDED:DISABLED"
    """Smart charging was switched off meanwhile."""
    PLAN_ENDED_DEADLINE_CHANGED = "PLAN:ENDED:DEADLINE_CHANGED"
    """The deadline was changed meanwhile."""


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


class ChargeTargetType(OpenStrEnum):
    """Kind of device that can be told to charge."""

    VEHICLE = "vehicle"
    """A vehicle."""
    CHARGER = "charger"
    """A charger."""


class ActionState(OpenStrEnum):
    """How far a command has come."""

    PENDING = "PENDING"
    """Sent again and again until the device confirms it or time runs out."""
    CONFIRMED = "CONFIRMED"
    """The device has done it."""
    FAILED = "FAILED"
    """The device has not done it in time, or refused."""
    CANCELLED = "CANCELLED"
    """A newer command took its place."""


class ActionFailureType(OpenStrEnum):
    """Kind of reason for which an action failed."""

    NO_RESPONSE = "NO_RESPONSE"
    """The device did not answer in time."""
    FAILED_PRECONDITION = "FAILED_PRECONDITION"
    """The device was not in a state to do it."""
    CONFLICT = "CONFLICT"
    """Something else commanded the device otherwise."""
    NOT_FOUND = "NOT_FOUND"
    """The vendor no longer knows the device."""
    UNNECESSARY = "UNNECESSARY"
    """The device was already as it should be."""
    REQUESTED_CANCELLATION = "REQUESTED_CANCELLATION"
    """The action was cancelled on request."""


class ChargeActionKind(OpenStrEnum):
    """What a device is told to do."""

    START = "START"
    """Start charging."""
    STOP = "STOP"
    """Stop charging."""


class ChargerPowerDeliveryState(OpenStrEnum):
    """How power flows between the charger and a vehicle."""

    UNKNOWN = "UNKNOWN"
    """The vendor does not tell."""
    UNPLUGGED = "UNPLUGGED"
    """No cable is plugged in."""
    PLUGGED_IN_INITIALIZING = "PLUGGED_IN:INITIALIZING"
    """Plugged in, about to begin."""
    PLUGGED_IN_CHARGING = "PLUGGED_IN:CHARGING"
    """Plugged in and charging."""
    PLUGGED_IN_STOPPED = "PLUGGED_IN:STOPPED"
    """Plugged in, not charging."""
    PLUGGED_IN_NO_POWER = "PLUGGED_IN:NO_POWER"
    """Plugged in, but no power is to be had."""
    PLUGGED_IN_FAULT = "PLUGGED_IN:FAULT"
    """Plugged in, but a fault prevents charging."""


class ChargerFieldParameter(OpenStrEnum):
    """Part of a charger to fetch live."""

    INFORMATION = "information"
    """Brand, model, year."""
    CHARGE_STATE = "chargeState"
    """What the charger is doing."""


class HvacMode(OpenStrEnum):
    """What an HVAC unit does."""

    OFF = "OFF"
    """Neither heats nor cools."""
    AUTO = "AUTO"
    """Heats or cools to stay between the setpoints."""
    COOL = "COOL"
    """Cools down to the cool setpoint."""
    HEAT = "HEAT"
    """Heats up to the heat setpoint."""


class HvacHoldType(OpenStrEnum):
    """What rules an HVAC unit."""

    PERMANENT = "PERMANENT"
    """A mode is held until something else is commanded."""
    SCHEDULED = "SCHEDULED"
    """The unit follows its own schedule."""


class HvacCategory(OpenStrEnum):
    """What an HVAC unit is made for."""

    HEATING = "HEATING"
    """Heating only."""
    COOLING = "COOLING"
    """Cooling only."""
    HEAT_PUMP = "HEAT_PUMP"
    """Heat pump, which heats and cools."""
    AGGREGATOR = "AGGREGATOR"
    """Central unit that commands others."""


class InverterFieldParameter(OpenStrEnum):
    """Part of an inverter to fetch live."""

    INFORMATION = "information"
    """Brand, model, site."""
    PRODUCTION_STATE = "productionState"
    """What the installation produces."""
    LOCATION = "location"
    """Position."""


class ScheduleState(OpenStrEnum):
    """Whether a device does what its schedule says."""

    ALIGNED = "ALIGNED"
    """The device does as it should."""
    MISALIGNED = "MISALIGNED"
    """The device does not do as it should."""
    PENDING = "PENDING"
    """The device has been told and has not confirmed yet."""
    INACTIVE_OVERRIDDEN = "INACTIVE:OVERRIDDEN"
    """Something else commands the device for now."""
    INACTIVE_DISABLED = "INACTIVE:DISABLED"
    """The schedule is switched off."""
    INACTIVE_AWAY = "INACTIVE:AWAY"
    """The vehicle is not at the charging location of the schedule."""
    INACTIVE_INCAPABLE = "INACTIVE:INCAPABLE"
    """The device cannot be commanded."""


class StatisticsResolution(OpenStrEnum):
    """Length of the period that one sample stands for."""

    QUARTER_HOUR = "QUARTER_HOUR"
    HALF_HOUR = "HALF_HOUR"
    HOUR = "HOUR"
    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"
    YEAR = "YEAR"


class ChargingStatisticsType(OpenStrEnum):
    """Kind of device that consumes energy."""

    CHARGER = "charger"
    VEHICLE = "vehicle"
    HVAC = "hvac"


class HealthStatus(OpenStrEnum):
    """How well a vendor's cloud works. So far the service always answers READY."""

    READY = "READY"
    """Works."""
    ELEVATED_ERROR_RATE = "ELEVATED_ERROR_RATE"
    """Fails more often than usual."""
    OUTAGE = "OUTAGE"
    """Does not work."""


class WebhookTestStatus(OpenStrEnum):
    """Whether a test event was received well."""

    SUCCESS = "SUCCESS"
    """The receiver answered 200 in time."""
    FAILURE = "FAILURE"
    """The receiver did not answer, or answered otherwise."""


class Problem(Model, frozen=True):
    """What went wrong (in the manner of RFC 7807)."""

    type: str
    """Address that names the kind of problem; compare this, not the title."""

    title: str
    """Short name of the kind of problem."""

    detail: str
    """What was wrong with this request, for a developer to read."""

    error: str | None = Field(default=None, deprecated="The service has deprecated this field.")
    """The same as `type`. Some problems still carry it."""

    message: str | None = Field(default=None, deprecated="The service has deprecated this field.")
    """The same as `detail`. Some problems still carry it."""


class Capability(Model, frozen=True):
    """Whether a device can do something, and what the user could do about it if not."""

    is_capable: Annotated[bool, wire("isCapable")]
    """True when it can be done now."""

    intervention_ids: Annotated[list[str], wire("interventionIds")]
    """Interventions by which the user could make it possible; empty when there are none."""


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

    id: str | None = Field(default=None, deprecated="The service has deprecated this field.")
    """The vehicle's identification number once more. Use `vin`."""

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

    is_charging_reasons: Annotated[list[IsChargingReason] | None, wire("isChargingReasons")] = (
        Field(default=None, deprecated="The service has deprecated this field.")
    )
    """Why the vehicle is charging or is not. Use `powerDeliveryState`."""

    power_delivery_state: Annotated[VehiclePowerDeliveryState, wire("powerDeliveryState")]
    """How power flows between charger and vehicle."""


class VehicleSmartChargingPolicy(Model, frozen=True):
    """How smart charging may treat a vehicle."""

    is_enabled: Annotated[bool, wire("isEnabled")]
    """Whether smart charging is on. Default: False."""

    deadline: HHColonMM | None
    """Time of day (HH:MM) by which the vehicle shall be ready, in the time zone of its charging
    location, else in UTC; null when unset. Unit: HH:MM.
    """

    minimum_charge_limit: Annotated[Number, wire("minimumChargeLimit")]
    """Charge in percent up to which the vehicle is charged at once, whatever the price. At most
    the vehicle's own limit. Unit: %. Default: 0.
    """


class VehicleLocation(Model, frozen=True):
    """Where the vehicle was last seen."""

    longitude: Number | None
    """Longitude in degrees, east positive (WGS 84). Unit: deg."""

    latitude: Number | None
    """Latitude in degrees, north positive (WGS 84). Unit: deg."""

    last_updated: Annotated[DateTime | None, wire("lastUpdated")]
    """When the position was last refreshed (UTC)."""


class VehicleOdometer(Model, frozen=True):
    """How far the vehicle has been driven."""

    distance: Number | None
    """Distance driven in kilometres. Unit: km."""

    last_updated: Annotated[DateTime | None, wire("lastUpdated")]
    """When the reading was last refreshed (UTC)."""


class VehicleCapabilities(Model, frozen=True):
    """What can be read from a vehicle and commanded."""

    information: Capability
    """Reading what vehicle it is."""

    charge_state: Annotated[Capability, wire("chargeState")]
    """Reading battery and charging."""

    location: Capability
    """Reading the position."""

    odometer: Capability
    """Reading the odometer."""

    start_charging: Annotated[Capability, wire("startCharging")]
    """Starting to charge by command."""

    stop_charging: Annotated[Capability, wire("stopCharging")]
    """Stopping to charge by command."""

    smart_charging: Annotated[Capability, wire("smartCharging")]
    """Smart charging."""

    set_max_current: Annotated[Capability | None, wire("setMaxCurrent")] = None
    """Limiting the current by command. Known from a later description of the vendor; when it was
    first returned is not known.
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

    recently_at_charging_location: Annotated[bool, wire("recentlyAtChargingLocation")]
    """The vehicle was at a charging location a short while ago."""

    has_time_estimate: Annotated[bool, wire("hasTimeEstimate")]
    """The time that charging will take can be estimated."""

    is_smart_charge_capable: Annotated[bool, wire("isSmartChargeCapable")]
    """The vehicle has what smart charging needs."""

    single_user: Annotated[bool, wire("singleUser")]
    """Exactly one user has linked the vehicle."""

    needs_significant_charge: Annotated[bool, wire("needsSignificantCharge")]
    """The vehicle needs more than 60 minutes of charging and more than 5 % of its capacity."""

    has_charge_above_threshold: Annotated[bool, wire("hasChargeAboveThreshold")]
    """The battery is above the policy's minimumChargeLimit."""

    wont_stop_existing_charging_session: Annotated[
        bool, wire("wontStopExistingChargingSession")
    ] = Field(deprecated="The service has deprecated this field.")
    """No charge begun before the last deadline would be cut short. Always true since March 2023."""

    likely_to_generate_savings: Annotated[bool, wire("likelyToGenerateSavings")] = Field(
        deprecated="The service has deprecated this field."
    )
    """Shifting the charge should save money. Always true since March 2023."""


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


class SmartOverrideStatus(Model, frozen=True):
    """A charge that the user wants now, whatever the plan or schedule says."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it began (UTC)."""

    ended_at: Annotated[DateTime | None, wire("endedAt")]
    """When it ended (UTC); null while it is active."""

    target_type: Annotated[ChargeTargetType, wire("targetType")]
    """What kind of device is charging."""

    target_id: Annotated[str, wire("targetId")]
    """The device."""

    vendor_action_id: Annotated[str | None, wire("vendorActionId")]
    """Action that started the charge; null when the device was charging already."""


class SmartOverrideResponse(Model, frozen=True):
    """The smart override of a vehicle that was begun or ended."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it began (UTC)."""

    ended_at: Annotated[DateTime | None, wire("endedAt")]
    """When it ended (UTC); null while it is active."""

    target_type: Annotated[ChargeTargetType, wire("targetType")]
    """What kind of device is charging."""

    target_id: Annotated[str, wire("targetId")]
    """The device."""

    vendor_action_id: Annotated[str | None, wire("vendorActionId")]
    """Action that started the charge; null when the device was charging already."""

    user_id: Annotated[str, wire("userId")]
    """The user who linked the device."""

    vendor: VehicleVendor
    """Maker of the device."""


class ChargerSmartOverrideResponse(Model, frozen=True):
    """The smart override of a charger that was begun or ended."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it began (UTC)."""

    ended_at: Annotated[DateTime | None, wire("endedAt")]
    """When it ended (UTC); null while it is active."""

    target_type: Annotated[Literal["charger"], wire("targetType")]
    """Always a charger."""

    target_id: Annotated[str, wire("targetId")]
    """The charger."""

    vendor_action_id: Annotated[str | None, wire("vendorActionId")]
    """Action that started the charge; null when the charger was charging already."""

    user_id: Annotated[str, wire("userId")]
    """The user who linked the charger."""

    vendor: ChargerVendor
    """Maker of the charger."""


class ActionFailureReason(Model, frozen=True):
    """Why an action failed."""

    type: ActionFailureType
    """Kind of reason."""

    detail: str
    """The reason in words."""


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

    entity_id: Annotated[str, wire("entityId")] = Field(
        deprecated="The service has deprecated this field."
    )
    """The same as `targetId`."""

    entity_type: Annotated[ChargeTargetType, wire("entityType")] = Field(
        deprecated="The service has deprecated this field."
    )
    """The same as `targetType`."""

    chargeable_id: Annotated[str, wire("chargeableId")] = Field(
        deprecated="The service has deprecated this field."
    )
    """The same as `targetId`."""

    chargeable_type: Annotated[ChargeTargetType, wire("chargeableType")] = Field(
        deprecated="The service has deprecated this field."
    )
    """The same as `targetType`."""


class MaxCurrentTargetState(Model, frozen=True):
    """Limit that a charger was told to keep."""

    max_current: Annotated[Number, wire("maxCurrent")]
    """Highest current in amperes that the charger may draw. Unit: A."""


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

    target_temperature: Annotated[TargetTemperature | None, wire("targetTemperature")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The temperature the unit was told to keep. Use `target`."""


class HvacCoolHold(Model, frozen=True):
    """Cool down to a temperature."""

    mode: Literal["COOL"]
    """Always COOL."""

    cool_setpoint: Annotated[Number, wire("coolSetpoint")]
    """Temperature in degrees Celsius above which the unit cools. Unit: degC."""


class HvacHeatHold(Model, frozen=True):
    """Heat up to a temperature."""

    mode: Literal["HEAT"]
    """Always HEAT."""

    heat_setpoint: Annotated[Number, wire("heatSetpoint")]
    """Temperature in degrees Celsius below which the unit heats. Unit: degC."""


class HvacAutoHold(Model, frozen=True):
    """Stay between two temperatures."""

    mode: Literal["AUTO"]
    """Always AUTO."""

    cool_setpoint: Annotated[Number, wire("coolSetpoint")]
    """Temperature in degrees Celsius above which the unit cools; must be above the heat
    setpoint. Unit: degC.
    """

    heat_setpoint: Annotated[Number, wire("heatSetpoint")]
    """Temperature in degrees Celsius below which the unit heats. Unit: degC."""


class HvacOffHold(Model, frozen=True):
    """Neither heat nor cool."""

    mode: Literal["OFF"]
    """Always OFF."""


class HvacFollowSchedule(Model, frozen=True):
    """Follow the unit's own schedule."""

    hold_type: Annotated[Literal["SCHEDULED"], wire("holdType")]
    """Always SCHEDULED."""


class TargetTemperature(Model, frozen=True):
    """A temperature with a band around it; 22 with a deadband of 4 heats to 20 and cools to 24."""

    temperature: Number | None = None
    """Middle of the band in degrees Celsius. Unit: degC."""

    deadband: Number | None = None
    """Width of the band in degrees Celsius, half of it on each side. Unit: degC."""


class Charger(Model, frozen=True):
    """A charging station that a user has linked, with its latest known state."""

    id: str
    """Identifier of the charger."""

    vendor: ChargerVendor
    """Maker whose cloud the charger is reached through."""

    last_seen: Annotated[DateTime | None, wire("lastSeen")]
    """When live data was last available (UTC); null if it never was."""

    is_reachable: Annotated[bool, wire("isReachable")]
    """Whether live data can be had now."""

    charging_location_id: Annotated[str | None, wire("chargingLocationId")]
    """Charging location at which the charger stands; null when it belongs to none."""

    charge_state: Annotated[ChargerChargeState, wire("chargeState")]
    """What the charger is doing."""

    information: ChargerInformation
    """What charger it is."""

    capabilities: ChargerCapabilities
    """What can be read from the charger and commanded."""


class ChargerChargeState(Model, frozen=True):
    """What a charger is doing, as last reported."""

    is_plugged_in: Annotated[bool | None, wire("isPluggedIn")]
    """Whether a vehicle is plugged in."""

    is_charging: Annotated[bool | None, wire("isCharging")]
    """Whether a vehicle is being charged."""

    charge_rate: Annotated[Number | None, wire("chargeRate")]
    """Power in kilowatts delivered to the vehicle. Unit: kW."""

    last_updated: Annotated[DateTime | None, wire("lastUpdated")]
    """When this state was last refreshed (UTC)."""

    max_current: Annotated[Number | None, wire("maxCurrent")]
    """Highest current in amperes that the charger may draw. Unit: A."""

    power_delivery_state: Annotated[ChargerPowerDeliveryState, wire("powerDeliveryState")]
    """How power flows between charger and vehicle."""


class ChargerInformation(Model, frozen=True):
    """What charger it is."""

    brand: str
    """Brand as the vendor writes it."""

    model: str
    """Model as the vendor writes it."""

    year: Integer | None
    """Year of the model."""


class ChargerCapabilities(Model, frozen=True):
    """What can be read from a charger and commanded."""

    information: Capability
    """Reading what charger it is."""

    charge_state: Annotated[Capability, wire("chargeState")]
    """Reading what it is doing."""

    start_charging: Annotated[Capability, wire("startCharging")]
    """Starting to charge by command."""

    stop_charging: Annotated[Capability, wire("stopCharging")]
    """Stopping to charge by command."""

    set_max_current: Annotated[Capability, wire("setMaxCurrent")]
    """Limiting the current by command."""


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

    target_temperature: Annotated[TargetTemperature, wire("targetTemperature")] = Field(
        deprecated="The service has deprecated this field."
    )
    """The temperature the unit keeps. Use the setpoints."""

    information: HvacInformation
    """What unit it is."""

    capabilities: HvacCapabilities
    """What the unit can be told."""


class HvacInformation(Model, frozen=True):
    """What HVAC unit it is."""

    brand: str
    """Brand as the vendor writes it."""

    model: str | None
    """Model as the vendor writes it."""

    display_name: Annotated[str, wire("displayName")]
    """Name that the user gave the unit."""

    group_name: Annotated[str | None, wire("groupName")]
    """Name of the room or group the unit belongs to."""

    category: HvacCategory
    """What the unit is made for."""


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


class TemperatureRange(Model, frozen=True):
    """Lowest and highest temperature, or difference of temperatures."""

    min: Number | None
    """Lowest value in degrees Celsius; null when there is no limit. Unit: degC."""

    max: Number | None
    """Highest value in degrees Celsius; null when there is no limit. Unit: degC."""


class Inverter(Model, frozen=True):
    """An inverter of a solar installation that a user has linked, with its latest known state."""

    id: str
    """Identifier of the inverter."""

    vendor: InverterVendor
    """Maker whose cloud the inverter is reached through."""

    charging_location_id: Annotated[str | None, wire("chargingLocationId")] = None
    """Charging location at which the inverter stands; null when it belongs to none."""

    last_seen: Annotated[DateTime | None, wire("lastSeen")]
    """When live data was last available (UTC); null if it never was."""

    is_reachable: Annotated[bool, wire("isReachable")]
    """Whether live data can be had now."""

    production_state: Annotated[InverterProductionState, wire("productionState")]
    """What the installation produces."""

    information: InverterInformation
    """What installation it is."""

    location: InverterLocation
    """Where the installation is."""


class InverterProductionState(Model, frozen=True):
    """What a solar installation produces."""

    production_rate: Annotated[Number | None, wire("productionRate")]
    """Power in kilowatts being produced. Unit: kW."""

    is_producing: Annotated[bool | None, wire("isProducing")]
    """Whether anything is being produced."""

    total_lifetime_production: Annotated[Number | None, wire("totalLifetimeProduction")]
    """Energy in kilowatt-hours produced since the installation. Unit: kWh."""

    last_updated: Annotated[DateTime | None, wire("lastUpdated")]
    """When this state was last refreshed (UTC)."""


class InverterInformation(Model, frozen=True):
    """What solar installation it is."""

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


class InverterLocation(Model, frozen=True):
    """Where a solar installation is."""

    longitude: Number | None
    """Longitude in degrees, east positive (WGS 84). Unit: deg."""

    latitude: Number | None
    """Latitude in degrees, north positive (WGS 84). Unit: deg."""


class ChargingLocation(Model, frozen=True):
    """A place, such as a home, at which a user's devices stand."""

    id: str
    """Identifier of the charging location."""

    name: str
    """Name that the user gave the place."""

    latitude: Number
    """Latitude in degrees, north positive (WGS 84). Unit: deg."""

    longitude: Number
    """Longitude in degrees, east positive (WGS 84). Unit: deg."""

    timezone_name: Annotated[str | None, wire("timezoneName")] = None
    """Time zone of the place (IANA name, such as Europe/Oslo). Default: "UTC"."""


class TariffRate(Model, frozen=True):
    """A named price of energy within a tariff."""

    name: str
    """Name of the rate, unique within its tariff."""

    cost: str
    """Price per kilowatt-hour in the currency of the place, as a decimal number in a string.
    Unit: currency/kWh.
    """


class TariffInterval(Model, frozen=True):
    """Hours of some weekdays during which a rate holds."""

    name: str
    """Name of the rate."""

    weekdays: list[Integer] | None = None
    """Days on which it holds (0 for Monday to 6 for Sunday); every day when left out."""

    from_hour_minute: Annotated[HHColonMM, wire("fromHourMinute")]
    """Time of day (HH:MM) from which it holds, in the time zone of the place. Unit: HH:MM."""

    to_hour_minute: Annotated[HHColonMM, wire("toHourMinute")]
    """Time of day (HH:MM) before which it holds, in the time zone of the place. Unit: HH:MM."""


class TariffPeriod(Model, frozen=True):
    """Hours of one weekday during which a rate of a tariff holds."""

    weekday: Integer
    """Day of the week, 0 for Monday to 6 for Sunday."""

    from_hour_minute: Annotated[HHColonMM, wire("fromHourMinute")]
    """Time of day (HH:MM) from which it holds, in the time zone of the place. Unit: HH:MM."""

    to_hour_minute: Annotated[HHColonMM, wire("toHourMinute")]
    """Time of day (HH:MM) before which it holds, in the time zone of the place. Unit: HH:MM."""

    tariff_id: Annotated[str, wire("tariffId")]
    """The tariff."""

    tariff_name: Annotated[str, wire("tariffName")]
    """Name of the rate."""


class Me(Model, frozen=True):
    """A user and the vendors that the user has linked."""

    id: str
    """Identifier that you gave the user."""

    linked_vendors: Annotated[list[LinkedVendor], wire("linkedVendors")]
    """Vendors to whose clouds the user has given access."""


class LinkedVendor(Model, frozen=True):
    """A vendor that a user has linked."""

    vendor: Vendor
    """The vendor."""

    is_valid: Annotated[bool, wire("isValid")]
    """Whether the credentials still work; if not, the user must link the vendor again."""

    vendor_type: Annotated[VendorType, wire("vendorType")]
    """What kind of device was linked."""


class LinkUserResponse(Model, frozen=True):
    """Where to send the user to link devices."""

    link_state: Annotated[str, wire("linkState")]
    """Token of this linking, good for 24 hours."""

    link_url: Annotated[str, wire("linkUrl")]
    """Address to open in the user's browser."""


class HourMinuteRange(Model, frozen=True):
    """Hours of the day; a range that ends before it begins crosses midnight."""

    from_: Annotated[HHColonMM, wire("from")]
    """Time of day (HH:MM) at which it begins, in the time zone of the charging location, else in
    UTC. Unit: HH:MM.
    """

    to: HHColonMM
    """Time of day (HH:MM) at which it ends, in the time zone of the charging location, else in
    UTC. Unit: HH:MM.
    """


class ChargeScheduleRule(Model, frozen=True):
    """When a device shall charge, or shall not. Conditions left out always hold."""

    hour_minute: Annotated[HourMinuteRange | None, wire("hourMinute")] = None
    """Hours of the day at which the rule applies."""

    from_timestamp: Annotated[DateTime | None, wire("fromTimestamp")] = None
    """When the rule begins to apply (UTC)."""

    to_timestamp: Annotated[DateTime | None, wire("toTimestamp")] = None
    """When the rule ceases to apply (UTC)."""

    weekdays: list[Integer] | None = None
    """Days on which the rule applies (0 for Monday to 6 for Sunday)."""

    should_charge: Annotated[bool, wire("shouldCharge")]
    """Whether the device shall charge while the rule applies."""


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

    chargeable_id: Annotated[str | None, wire("chargeableId")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetId`."""

    chargeable_type: Annotated[ChargeTargetType | None, wire("chargeableType")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetType`."""

    entity_id: Annotated[str | None, wire("entityId")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetId`."""

    entity_type: Annotated[ChargeTargetType | None, wire("entityType")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetType`."""


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

    chargeable_id: Annotated[str | None, wire("chargeableId")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetId`."""

    chargeable_type: Annotated[ChargeTargetType | None, wire("chargeableType")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetType`."""

    entity_id: Annotated[str | None, wire("entityId")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetId`."""

    entity_type: Annotated[ChargeTargetType | None, wire("entityType")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetType`."""


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

    chargeable_id: Annotated[str | None, wire("chargeableId")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetId`."""

    chargeable_type: Annotated[ChargeTargetType | None, wire("chargeableType")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetType`."""

    entity_id: Annotated[str | None, wire("entityId")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetId`."""

    entity_type: Annotated[ChargeTargetType | None, wire("entityType")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetType`."""


class TemperatureTarget(Model, frozen=True):
    """Temperatures that an HVAC unit shall keep."""

    heat_setpoint: Annotated[Number | None, wire("heatSetpoint")] = None
    """Temperature in degrees Celsius below which the unit heats. Unit: degC."""

    cool_setpoint: Annotated[Number | None, wire("coolSetpoint")] = None
    """Temperature in degrees Celsius above which the unit cools. Unit: degC."""


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

    target: TemperatureTarget | None = None
    """Temperatures to keep while the rule applies."""

    target_temperature: Annotated[TargetTemperature | None, wire("targetTemperature")] = None
    """The same as one temperature and a band around it."""


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

    entity_id: Annotated[str | None, wire("entityId")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetId`."""

    entity_type: Annotated[Literal["hvac"] | None, wire("entityType")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetType`."""


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

    entity_id: Annotated[str | None, wire("entityId")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetId`."""

    entity_type: Annotated[Literal["hvac"] | None, wire("entityType")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetType`."""


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

    entity_id: Annotated[str | None, wire("entityId")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetId`."""

    entity_type: Annotated[Literal["hvac"] | None, wire("entityType")] = Field(
        default=None, deprecated="The service has deprecated this field."
    )
    """The same as `targetType`."""


class IsChargingExpectedParts(Model, frozen=True):
    """What must hold for a device to be expected to charge; all three together."""

    needs_charge: Annotated[bool, wire("needsCharge")]
    """The battery is not full."""

    is_plugged_in: Annotated[bool, wire("isPluggedIn")]
    """The cable is plugged in."""

    should_charge: Annotated[bool, wire("shouldCharge")]
    """The schedule says that it shall charge."""


class ChargeScheduleTransition(Model, frozen=True):
    """A change that a charge schedule will bring."""

    at: DateTime
    """When (UTC)."""

    should_charge: Annotated[bool, wire("shouldCharge")]
    """Whether the device shall charge from then on."""


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

    external_start: Annotated[SmartOverrideStatus | None, wire("externalStart")]
    """The override that suspends the schedule; null when there is none."""


class TemperatureScheduleTransition(Model, frozen=True):
    """A change that a temperature schedule will bring."""

    at: DateTime
    """When (UTC)."""

    target: TemperatureTarget
    """Temperatures to keep from then on."""


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

    current: TemperatureTarget | None = None
    """What the unit keeps; null when not known."""

    expected: TemperatureTarget
    """What the unit should keep."""

    upcoming_transitions: Annotated[
        list[TemperatureScheduleTransition], wire("upcomingTransitions")
    ]
    """The next changes, at most two."""


class PowerAggregates(Model, frozen=True):
    """Lowest, highest and mean power of a period."""

    min: Number
    """Lowest power in kilowatts. Unit: kW."""

    max: Number
    """Highest power in kilowatts. Unit: kW."""

    mean: Number
    """Mean power in kilowatts. Unit: kW."""


class PriceAggregates(Model, frozen=True):
    """Lowest, highest and mean price of energy of a period."""

    min: Number
    """Lowest price per kilowatt-hour. Unit: currency/kWh."""

    max: Number
    """Highest price per kilowatt-hour. Unit: currency/kWh."""

    mean: Number
    """Mean price per kilowatt-hour. Unit: currency/kWh."""


class ChargingStatistics(Model, frozen=True):
    """Energy that devices drew in a period, and what it cost."""

    kw: PowerAggregates
    """Power that was drawn."""

    kwh_sum: Annotated[Number, wire("kwhSum")]
    """Energy drawn, in kilowatt-hours. Unit: kWh."""

    price: PriceAggregates
    """Price that was paid."""

    non_smart_price: Annotated[PriceAggregates, wire("nonSmartPrice")]
    """Price that would have been paid without smart charging."""

    cost_sum: Annotated[Number, wire("costSum")]
    """What the energy cost, in the currency of the place. Unit: currency."""

    non_smart_cost_sum: Annotated[Number, wire("nonSmartCostSum")]
    """What the energy would have cost without smart charging, in the currency of the place.
    Unit: currency.
    """

    estimated_savings: Annotated[Number, wire("estimatedSavings")]
    """What smart charging saved, in the currency of the place. Unit: currency."""

    date: DateTime
    """When the period begins (UTC)."""


class SmartSessionStatistics(Model, frozen=True):
    """What a charging session would have cost without smart charging."""

    non_smart_price: Annotated[PriceAggregates | None, wire("nonSmartPrice")]
    """Price that would have been paid; null when smart charging had no part in the session."""

    non_smart_cost_sum: Annotated[Number | None, wire("nonSmartCostSum")]
    """What the energy would have cost, in the currency of the place; null when smart charging
    had no part in the session. Unit: currency.
    """

    estimated_savings: Annotated[Number | None, wire("estimatedSavings")]
    """What was saved, in the currency of the place; null when smart charging had no part in the
    session. Unit: currency.
    """


class ChargingSession(Model, frozen=True):
    """One charge from plugging in to unplugging."""

    id: str
    """Identifier of the session."""

    target_id: Annotated[str, wire("targetId")]
    """The device."""

    charging_location_id: Annotated[str | None, wire("chargingLocationId")]
    """Charging location of the session; null when it was at none."""

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

    smart_session: Annotated[bool, wire("smartSession")]
    """Whether smart charging had a part in the session."""

    smart_stats: Annotated[SmartSessionStatistics, wire("smartStats")]
    """What it would have cost without smart charging."""


class ProductionStatistics(Model, frozen=True):
    """Energy that inverters produced in a period, and what it earned."""

    kw: PowerAggregates
    """Power that was produced."""

    kwh_sum: Annotated[Number, wire("kwhSum")]
    """Energy produced, in kilowatt-hours. Unit: kWh."""

    price: PriceAggregates
    """Price that was earned."""

    earnings_sum: Annotated[Number, wire("earningsSum")]
    """What the energy earned, in the currency of the place. Unit: currency."""

    date: DateTime
    """When the period begins (UTC)."""


class VehicleHealth(Model, frozen=True):
    """How well the cloud of a maker of vehicles works."""

    vendor: VehicleVendor
    """The vendor."""

    display_name: Annotated[str, wire("displayName")]
    """Name of the vendor to show to users."""

    status: HealthStatus
    """How well its cloud works."""


class ChargerHealth(Model, frozen=True):
    """How well the cloud of a maker of chargers works."""

    vendor: ChargerVendor
    """The vendor."""

    display_name: Annotated[str, wire("displayName")]
    """Name of the vendor to show to users."""

    status: HealthStatus
    """How well its cloud works."""


class HvacHealth(Model, frozen=True):
    """How well the cloud of a maker of HVAC units works."""

    vendor: HvacVendor
    """The vendor."""

    display_name: Annotated[str, wire("displayName")]
    """Name of the vendor to show to users."""

    status: HealthStatus
    """How well its cloud works."""


class InverterHealth(Model, frozen=True):
    """How well the cloud of a maker of solar inverters works."""

    vendor: InverterVendor
    """The vendor."""

    display_name: Annotated[str, wire("displayName")]
    """Name of the vendor to show to users."""

    status: HealthStatus
    """How well its cloud works."""


class TestFirehoseWebhook(Model, frozen=True):
    """How a test event was received."""

    status: WebhookTestStatus
    """Whether it was received well."""

    description: str
    """What happened, in words."""

    response: WebhookTestResponse | None
    """What the receiver answered; null when it did not answer."""


class WebhookTestResponse(Model, frozen=True):
    """What the receiver of a test event answered."""

    code: Integer
    """Status code of the answer."""

    body: str
    """Body of the answer."""

    headers: list[str] | None
    """Header lines of the answer; null when they were not kept."""


class WebhookUser(Model, frozen=True):
    """The user whom an event is about."""

    id: str
    """Identifier that you gave the user."""


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


@deprecated("The service has deprecated this.", category=None)
class ChargeActionUpdatedEvent(Model, frozen=True):
    """A command to start or stop charging came further. Listen to user:vendor-action:updated."""

    event: Literal["user:charge-action:updated"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """The user."""

    charge_action: Annotated[ChargeAction, wire("chargeAction")]
    """The command as it is now."""

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


class FirehoseTestEvent(Model, frozen=True):
    """Sent when you ask for a test event."""

    event: Literal["enode:firehose:test"]
    """Name of the event."""

    created_at: Annotated[DateTime, wire("createdAt")]
    """When it happened (UTC)."""

    user: WebhookUser
    """A user of yours; the event is not about that user."""


ChargerAction: TypeAlias = Annotated[ChargeAction | MaxCurrentAction, Untagged()]
"""A command to a charger. A charge action has a kind, a limit has a target state."""


HvacPermanentHold: TypeAlias = Annotated[
    HvacCoolHold | HvacHeatHold | HvacAutoHold | HvacOffHold | UnknownVariant,
    Tagged(
        "mode",
        {"COOL": HvacCoolHold, "HEAT": HvacHeatHold, "AUTO": HvacAutoHold, "OFF": HvacOffHold},
    ),
]
"""A mode to hold until something else is commanded, with the setpoints that the mode needs."""


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
    | ChargeActionUpdatedEvent
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
            "user:charge-action:updated": ChargeActionUpdatedEvent,
            "user:vendor-action:updated": VendorActionUpdatedEvent,
            "user:credentials:invalidated": CredentialsInvalidatedEvent,
            "system:heartbeat": HeartbeatEvent,
            "enode:firehose:test": FirehoseTestEvent,
        },
    ),
]
"""Something that happened."""
