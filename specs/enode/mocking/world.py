"""What there is at the start: five users, their devices, and the things the examples name.

Identifiers are those of the description's examples, so that these work as they stand.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Context
from specloom.mock.entities import Entity, changed, stamp
from specloom.mock.randomness import random_of

behaviour = Behaviour()

USERS: Final = ("user-4711", "user-17", "user-23", "user-42", "user-99")
HOME: Final = "8d90101b-3f2f-462a-bbb4-1ed320d33bbe"
CAR: Final = "4eaeb363-296d-4ccc-a973-7805e6f400bd"
CHARGER: Final = "a3d6f1c8-0c57-4d0c-8c0b-6f6a2d1e9b34"
HVAC: Final = "6f0c2d4e-1b3a-4c5d-8e7f-9a0b1c2d3e4f"
INVERTER: Final = "c2b7a9d4-5e6f-4a1b-9c8d-7e6f5a4b3c2d"
BATTERY: Final = "d5a1c9b7-3e2f-4b8a-9d6c-1f0e2d3c4b5a"
METER: Final = "e6b2d0c8-4f3a-4c9b-8e7d-2a1f3e4d5c6b"
SCHEDULE: Final = "e5f1d2c3-b4a5-4968-8776-554433221100"
ACTION: Final = "9f6a1c3e-2d4b-4f8a-b7c6-5d4e3f2a1b0c"
HOOK: Final = "6a7c1e0e-2f34-4a1b-9a55-0d1f6a9c3b21"
SUBSCRIPTION: Final = "c5e7a913-2b4d-4f60-8a1c-7d9e3b5f0a26"
"""The intervention of vehicles that cannot be commanded."""
SHARED_VIN: Final = "5YJ3E7EB0KF000042"
"""The vehicle that two users have linked."""

_CARS: Final = (
    ("TESLA", "Tesla", "Model 3", 73.5),
    ("BMW", "BMW", "i3", 37.9),
    ("RENAULT", "Renault", "Zoe", 52.0),
    ("KIA", "Kia", "EV6", 74.0),
    ("VOLVO", "Volvo", "XC40", 75.0),
)
_ABLE: Final[dict[str, JsonValue]] = {"isCapable": True, "interventionIds": []}


def able(*names: str) -> Entity:
    """Give capabilities that are there."""
    return {name: dict(_ABLE) for name in names}


def unable(intervention: str, *names: str) -> Entity:
    """Give capabilities that an intervention would bring."""
    return {name: {"isCapable": False, "interventionIds": [intervention]} for name in names}


def vehicle(key: str, user: str, when: datetime, *, seed: int = 0, model: int = 0) -> Entity:
    """Make a vehicle that is plugged in, half full and not charging."""
    vendor, brand, name, capacity = _CARS[model % len(_CARS)]
    random = random_of(seed, "vehicle", key)
    level = random.randint(35, 75)
    seen = stamp(when)
    capabilities = able(
        "information", "chargeState", "location", "odometer", "startCharging", "stopCharging"
    )
    return {
        "id": key,
        "userId": user,
        "vendor": vendor,
        "locationId": HOME if user == USERS[0] else None,
        "lastSeen": seen,
        "isReachable": True,
        "information": {
            "vin": f"5YJ3E7EB0KF{random.randrange(10**6):06}",
            "brand": brand,
            "model": name,
            "year": random.randint(2018, 2023),
            "displayName": f"{brand} of {user}",
        },
        "chargeState": {
            "batteryLevel": level,
            "range": round(level * capacity / 100 * 5.5),
            "isPluggedIn": True,
            "isCharging": False,
            "isFullyCharged": False,
            "batteryCapacity": capacity,
            "chargeLimit": 90,
            "chargeRate": 0,
            "chargeTimeRemaining": None,
            "lastUpdated": seen,
            "powerDeliveryState": "PLUGGED_IN:STOPPED",
        },
        "smartChargingPolicy": {"isEnabled": False, "deadline": None, "minimumChargeLimit": 0},
        "location": {"longitude": 10.7197, "latitude": 59.9173, "lastUpdated": seen},
        "odometer": {"distance": random.randint(5_000, 90_000), "lastUpdated": seen},
        "capabilities": {**capabilities, **able("smartCharging")},
    }


def _key(context: Context, *parts: str | int) -> str:
    return str(UUID(int=random_of(context.seed, *parts).getrandbits(128), version=4))


@behaviour.populates("User")
def _users(context: Context) -> dict[str, Entity]:
    now = context.clock.now()
    linked: dict[str, list[JsonValue]] = {
        USERS[0]: [
            {"vendor": "TESLA", "isValid": True, "vendorType": "vehicle"},
            {"vendor": "ZAPTEC", "isValid": True, "vendorType": "charger"},
            {"vendor": "ECOBEE", "isValid": True, "vendorType": "hvac"},
            {"vendor": "ENPHASE", "isValid": True, "vendorType": "inverter"},
        ]
    }
    other: list[JsonValue] = [{"vendor": "TESLA", "isValid": True, "vendorType": "vehicle"}]
    return {
        user: {
            "id": user,
            "createdAt": stamp(now - timedelta(days=300 - place)),
            "linkedVendors": linked.get(user, other),
            "isAuthorized": True,
        }
        for place, user in enumerate(USERS)
    }


@behaviour.populates("Vehicle")
def _vehicles(context: Context) -> dict[str, Entity]:
    """Twelve of them; two users share one, another one takes no commands."""
    seen = context.clock.now() - timedelta(minutes=5)
    found: dict[str, Entity] = {CAR: vehicle(CAR, USERS[0], seen, seed=context.seed)}
    for place in range(1, 12):
        key = _key(context, "vehicle", place)
        user = USERS[1 + place % (len(USERS) - 1)]
        found[key] = vehicle(key, user, seen, seed=context.seed, model=place)
    *_, shared, again, deaf = found.values()
    for each in (shared, again):
        found[str(each["id"])] = changed(each, {"information.vin": SHARED_VIN})
    cannot = unable(SUBSCRIPTION, "startCharging", "stopCharging", "smartCharging")
    found[str(deaf["id"])] = changed(
        deaf, {f"capabilities.{name}": value for name, value in cannot.items()}
    )
    return found


@behaviour.populates("Charger")
def _chargers(context: Context) -> dict[str, Entity]:
    seen = stamp(context.clock.now() - timedelta(minutes=5))
    capabilities = ("information", "chargeState", "startCharging", "stopCharging", "setMaxCurrent")
    found: Entity = {
        "id": CHARGER,
        "userId": USERS[0],
        "vendor": "ZAPTEC",
        "locationId": HOME,
        "lastSeen": seen,
        "isReachable": True,
        "chargeState": {
            "isPluggedIn": True,
            "isCharging": False,
            "chargeRate": 0,
            "lastUpdated": seen,
            "maxCurrent": 16,
            "powerDeliveryState": "PLUGGED_IN:STOPPED",
        },
        "information": {"brand": "Zaptec", "model": "Zaptec Go", "year": 2022},
        "capabilities": able(*capabilities),
    }
    return {CHARGER: found}


@behaviour.populates("HVAC")
def _hvacs(context: Context) -> dict[str, Entity]:
    seen = stamp(context.clock.now() - timedelta(minutes=5))
    held: Entity = {
        "mode": "AUTO",
        "heatSetpoint": 20,
        "coolSetpoint": 24,
        "holdType": "PERMANENT",
    }
    found: Entity = {
        "id": HVAC,
        "userId": USERS[0],
        "vendor": "ECOBEE",
        "locationId": HOME,
        "lastSeen": seen,
        "isReachable": True,
        "isActive": True,
        "currentTemperature": 20.8,
        "consumptionRate": 1.8,
        **held,
        "information": {
            "brand": "Ecobee",
            "model": "SmartThermostat",
            "displayName": "Living room",
            "groupName": "Home",
            "category": "HEATING",
        },
        "capabilities": {
            "capableModes": ["HEAT", "COOL", "AUTO", "OFF"],
            "capableHoldTypes": ["PERMANENT", "SCHEDULED"],
            "coolSetpointRange": {"min": 18, "max": 33},
            "heatSetpointRange": {"min": 7, "max": 26},
            "setpointDifferenceRange": {"min": 2.5, "max": None},
            **able("setFollowSchedule", "setPermanentHold"),
        },
        "temperatureState": {"currentTemperature": 20.8, "isActive": True, "lastUpdated": seen},
        "thermostatState": {**held, "lastUpdated": seen},
    }
    return {HVAC: found}


@behaviour.populates("Inverter")
def _inverters(context: Context) -> dict[str, Entity]:
    seen = stamp(context.clock.now() - timedelta(minutes=5))
    found: Entity = {
        "id": INVERTER,
        "userId": USERS[0],
        "vendor": "ENPHASE",
        "chargingLocationId": HOME,
        "lastSeen": seen,
        "isReachable": True,
        "productionState": {
            "productionRate": 3.4,
            "isProducing": True,
            "totalLifetimeProduction": 10432.6,
            "lastUpdated": seen,
        },
        "information": {
            "id": "7705419",
            "brand": "Enphase",
            "model": "IQ8",
            "siteName": "Sunny roof",
            "installationDate": "2020-06-15T00:00:00Z",
        },
        "location": {"longitude": 10.7197, "latitude": 59.9173},
        "timezone": "Europe/Oslo",
        "capabilities": able("productionState", "productionStatistics"),
    }
    return {INVERTER: found}


@behaviour.populates("Battery")
def _batteries(context: Context) -> dict[str, Entity]:
    seen = stamp(context.clock.now() - timedelta(minutes=5))
    found: Entity = {
        "id": BATTERY,
        "userId": USERS[0],
        "vendor": "TESLA",
        "locationId": HOME,
        "lastSeen": seen,
        "isReachable": True,
        "chargeState": {
            "status": "CHARGING",
            "batteryCapacity": 13.5,
            "batteryLevel": 62,
            "chargeRate": 2.4,
            "dischargeLimit": 20,
            "lastUpdated": seen,
        },
        "config": {"operationMode": "SELF_RELIANCE", "lastUpdated": seen},
        "information": {
            "id": "1528901234567",
            "brand": "Tesla",
            "model": "Powerwall 2",
            "siteName": "Sunny roof",
            "installationDate": "2021-04-09T00:00:00Z",
        },
        "location": {"longitude": 10.7197, "latitude": 59.9173},
        "capabilities": {
            **able("importFocus", "timeOfUse", "selfReliance"),
            **unable(SUBSCRIPTION, "exportFocus"),
        },
    }
    return {BATTERY: found}


@behaviour.populates("Meter")
def _meters(context: Context) -> dict[str, Entity]:
    seen = stamp(context.clock.now() - timedelta(minutes=5))
    found: Entity = {
        "id": METER,
        "userId": USERS[0],
        "vendor": "ENPHASE",
        "lastSeen": seen,
        "isReachable": True,
        "information": {
            "brand": "Enphase",
            "model": "IQ Gateway",
            "siteName": "Sunny roof",
            "installationDate": "2020-06-15T00:00:00Z",
        },
        "energyState": {"power": -1.7, "lastUpdated": seen},
        "location": {"longitude": 10.7197, "latitude": 59.9173},
        "capabilities": able("measuresConsumption", "measuresProduction"),
    }
    return {METER: found}


@behaviour.populates("Location")
def _locations(_: Context) -> dict[str, Entity]:
    home: Entity = {
        "id": HOME,
        "userId": USERS[0],
        "name": "Home",
        "latitude": 59.9173,
        "longitude": 10.7197,
        "timezoneName": "Europe/Oslo",
    }
    return {HOME: home}


@behaviour.populates("Tariff")
def _tariffs(_: Context) -> dict[str, Entity]:
    rates: list[JsonValue] = [{"name": "DAY", "cost": "1.25"}, {"name": "NIGHT", "cost": "0.68"}]
    return {"day-and-night": {"rates": rates}}


@behaviour.populates("Schedule")
def _schedules(_: Context) -> dict[str, Entity]:
    """One that is switched off, so that charging can be commanded."""
    nightly: Entity = {
        "hourMinute": {"from": "22:30", "to": "06:00"},
        "weekdays": [0, 1, 2, 3, 4],
        "shouldCharge": True,
    }
    schedule: Entity = {
        "id": SCHEDULE,
        "isEnabled": False,
        "defaultShouldCharge": False,
        "rules": [nightly],
        "targetId": CAR,
        "targetType": "vehicle",
        "locationId": HOME,
    }
    return {SCHEDULE: schedule}


@behaviour.populates("Action")
def _actions(context: Context) -> dict[str, Entity]:
    """One for each kind of device, all of them ended."""
    begun = context.clock.now() - timedelta(hours=1)
    ended = stamp(begun + timedelta(seconds=67))
    common: Entity = {
        "userId": USERS[0],
        "createdAt": stamp(begun),
        "updatedAt": ended,
        "completedAt": ended,
        "state": "CONFIRMED",
    }
    stopped: Entity = {
        **common,
        "id": ACTION,
        "targetId": CAR,
        "targetType": "vehicle",
        "kind": "STOP",
        "failureReason": None,
    }
    return {ACTION: stopped}
