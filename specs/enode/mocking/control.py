"""What devices do when they are told to, by an action, a schedule or a smart charging plan."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Context
from specloom.mock.entities import Entity, changed, flag, moment, number, part, stamp, text
from specs.enode.mocking.hooks import announce

behaviour = Behaviour()

_RATE: Final = 7.2
_MINUTE: Final = timedelta(minutes=1)
_EVENTS: Final = {
    "Vehicle": "vehicle",
    "Charger": "charger",
    "HVAC": "hvac",
    "Inverter": "inverter",
    "Battery": "battery",
    "Meter": "meter",
}


def announce_update(context: Context, kind: str, key: str, *fields: str) -> None:
    """Tell webhooks that a device has changed."""
    device = context.store.get(kind, key)
    if device is None:
        return
    name = _EVENTS[kind]
    told: Entity = {name: device, "updatedFields": list[JsonValue](fields)}
    announce(context, text(device, "userId"), f"user:{name}:updated", told)


def controller(context: Context, device: str) -> str:
    """Give what controls a device; nothing if nobody does, and commands are taken."""
    for record in context.store.records("Schedule"):
        if record.entity["targetId"] == device and flag(record.entity, "isEnabled"):
            return "a schedule"
    smart = context.store.get("Smart", device) or {}
    state = text(smart, "state")
    is_planned = state.startswith("PLAN:EXECUTING") and state != "PLAN:EXECUTING:OVERRIDDEN"
    return "a smart charging plan" if is_planned else ""


def refusal(device: Entity, *, is_start: bool) -> Entity | None:
    """Give why a device cannot start or stop charging; None if it can."""
    state = part(device, "chargeState")
    capability = part(part(device, "capabilities"), "startCharging" if is_start else "stopCharging")
    if capability and not flag(capability, "isCapable"):
        return {"type": "FAILED_PRECONDITION", "detail": "The device takes no such command."}
    if not flag(state, "isPluggedIn"):
        return {"type": "FAILED_PRECONDITION", "detail": "The device is not plugged in."}
    if is_start and flag(state, "isFullyCharged"):
        return {"type": "UNNECESSARY", "detail": "The battery is full already."}
    return None


def charge(context: Context, kind: str, key: str, *, is_on: bool) -> None:
    """Have a vehicle or a charger charge, or stop it; nothing happens where it does already."""
    device = context.store.get(kind, key)
    if device is None or part(device, "chargeState")["isCharging"] is is_on:
        return
    changes: Entity = {
        "chargeState.isCharging": is_on,
        "chargeState.chargeRate": _RATE if is_on else 0,
        "chargeState.powerDeliveryState": "PLUGGED_IN:CHARGING" if is_on else "PLUGGED_IN:STOPPED",
        "chargeState.lastUpdated": stamp(context.clock.now()),
    }
    if kind == "Vehicle":
        changes["chargeState.chargeTimeRemaining"] = _remaining(device) if is_on else None
    context.store.put(kind, key, changed(device, changes))
    announce_update(context, kind, key, "chargeState.isCharging", "chargeState.chargeRate")


def _remaining(vehicle: Entity) -> int:
    """Give the minutes until a vehicle that charges is full."""
    state = part(vehicle, "chargeState")
    missing = number(state, "chargeLimit") - number(state, "batteryLevel")
    return max(round(missing / 100 * number(state, "batteryCapacity") / _RATE * 60), 0)


@behaviour.ticks
def fill(context: Context) -> None:
    """Have batteries of vehicles that charge fill up, minute by minute."""
    now = context.clock.now()
    for record in context.store.records("Vehicle"):
        state = part(record.entity, "chargeState")
        since = moment(state["lastUpdated"]) if state["isCharging"] else None
        if since is None or now - since < _MINUTE:
            continue
        hours = (now - since).total_seconds() / 3600
        capacity = number(state, "batteryCapacity") or 50
        limit = number(state, "chargeLimit")
        level = round(number(state, "batteryLevel") + hours * _RATE / capacity * 100, 2)
        vehicle = changed(
            record.entity,
            {
                "chargeState.batteryLevel": min(level, limit),
                "chargeState.range": round(min(level, limit) * capacity / 100 * 5.5),
                "chargeState.lastUpdated": stamp(now),
            },
        )
        vehicle = changed(vehicle, {"chargeState.chargeTimeRemaining": _remaining(vehicle)})
        if level >= limit:
            vehicle = changed(
                vehicle,
                {
                    "chargeState.isCharging": False,
                    "chargeState.isFullyCharged": True,
                    "chargeState.chargeRate": 0,
                    "chargeState.chargeTimeRemaining": None,
                    "chargeState.powerDeliveryState": "PLUGGED_IN:COMPLETE",
                },
            )
        context.store.put("Vehicle", record.id, vehicle)
        announce_update(context, "Vehicle", record.id, "chargeState.batteryLevel")


def held(target: Entity, now: str) -> Entity:
    """Give what a thermostat shows once it holds a mode, or follows its own schedule."""
    if target.get("holdType") == "SCHEDULED":
        shown: Entity = {"holdType": "SCHEDULED"}
    else:
        shown = {
            "holdType": "PERMANENT",
            "mode": target.get("mode"),
            "heatSetpoint": target.get("heatSetpoint"),
            "coolSetpoint": target.get("coolSetpoint"),
        }
    below = {f"thermostatState.{name}": value for name, value in shown.items()}
    return {**shown, **below, "thermostatState.lastUpdated": now}
