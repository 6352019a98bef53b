"""Smart charging: policies, the plans that are made by them, and overriding those."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Call, Context
from specloom.mock.entities import Entity, flag, moment, number, part, stamp, text, unique
from specloom.mock.messages import Refusal, Reply
from specs.enode.mocking import control
from specs.enode.mocking.access import found
from specs.enode.mocking.actions import begin
from specs.enode.mocking.control import announce_update
from specs.enode.mocking.hooks import announce

behaviour = Behaviour()

CHECKED: Final = "2023-04-01"
"""Since this version a policy is refused that could never have an effect."""
_CHEAP: Final = 1
"""The hour, in UTC, from which on energy is cheap."""
_EXECUTING: Final = "PLAN:EXECUTING"


# -------------------------------------------------------------------------------------- plans


@behaviour.ticks
def consider(context: Context) -> None:
    """Have every vehicle with a policy plan, wait, charge and stop as time goes by."""
    smart = context.store.records("Smart")
    planned = {record.id for record in smart if text(record.entity, "planId")}
    for record in context.store.records("Vehicle"):
        is_enabled = flag(part(record.entity, "smartChargingPolicy"), "isEnabled")
        if is_enabled or record.id in planned:
            _consider(context, record.entity)


def _smart(context: Context, vehicle: str) -> Entity:
    return context.store.get("Smart", vehicle) or {}


def _consider(context: Context, vehicle: Entity) -> None:
    """Move one vehicle on: to the state that follows from what it is and what is planned."""
    key = text(vehicle, "id")
    plan = context.store.get("Plan", text(_smart(context, key), "planId"))
    ending = _ending(vehicle)
    if ending:
        if plan is not None:
            _end(context, key, plan, ending)
        _change(context, key, _waiting(vehicle), plan_id="")
        return
    if plan is None:
        plan = _planned(context, vehicle)
    if _override(context, key) is not None:
        _change(context, key, f"{_EXECUTING}:OVERRIDDEN", plan_id=text(plan, "id"))
        return
    start = moment(plan["startAt"])
    is_on = start is not None and start <= context.clock.now()
    control.charge(context, "Vehicle", key, is_on=is_on)
    confirmed = "startConfirmedAt" if is_on else "stopConfirmedAt"
    if plan[confirmed] is None:
        now = stamp(context.clock.now())
        context.store.put("Plan", text(plan, "id"), {**plan, confirmed: now})
    state = f"{_EXECUTING}:STARTED" if is_on else f"{_EXECUTING}:STOPPED"
    _change(context, key, state, plan_id=text(plan, "id"))


def _ending(vehicle: Entity) -> str:
    """Give why there can be no plan; nothing if there can."""
    charge = part(vehicle, "chargeState")
    if not flag(part(vehicle, "smartChargingPolicy"), "isEnabled"):
        return "PLAN:ENDED:DISABLED"
    if not flag(charge, "isPluggedIn"):
        return "PLAN:ENDED:UNPLUGGED"
    if _is_full(charge):
        return "PLAN:ENDED:FINISHED"
    able = flag(part(part(vehicle, "capabilities"), "smartCharging"), "isCapable")
    return "" if able and vehicle["locationId"] is not None else "PLAN:ENDED:FAILED"


def _waiting(vehicle: Entity) -> str:
    """Give the state of a vehicle without a plan."""
    charge = part(vehicle, "chargeState")
    if not flag(part(vehicle, "smartChargingPolicy"), "isEnabled"):
        return "DISABLED"
    return "FULLY_CHARGED" if flag(charge, "isPluggedIn") and _is_full(charge) else "CONSIDERING"


def _is_full(charge: Entity) -> bool:
    return number(charge, "batteryLevel") >= number(charge, "chargeLimit")


def _planned(context: Context, vehicle: Entity) -> Entity:
    """Make a plan: wait for cheap energy, or begin now where the battery is below the minimum.

    The vehicle's last known position will do, and it is told to stop at once, however empty it is.
    """
    now = context.clock.now()
    charge, policy = part(vehicle, "chargeState"), part(vehicle, "smartChargingPolicy")
    is_urgent = number(charge, "batteryLevel") < number(policy, "minimumChargeLimit")
    start = now if is_urgent else _cheap(now)
    missing = number(charge, "chargeLimit") - number(charge, "batteryLevel")
    energy = missing / 100 * (number(charge, "batteryCapacity") or 50)
    plan: Entity = {
        "id": unique(context, "plan", text(vehicle, "id")),
        "vehicleId": vehicle["id"],
        "userId": vehicle["userId"],
        "vendor": vehicle["vendor"],
        "chargingLocationId": vehicle["locationId"],
        "locationId": vehicle["locationId"],
        "currency": "NOK",
        "nonSmartCost": round(energy * 1.25, 2),
        "smartCost": round(energy * 0.68, 2),
        "stopAt": stamp(now),
        "startAt": stamp(start),
        "estimatedFinishAt": stamp(start + timedelta(hours=energy / 7.2)),
        "stopConfirmedAt": None,
        "startConfirmedAt": None,
        "endedAt": None,
        "finalState": None,
        "failureCondition": None,
        "externalStart": None,
    }
    context.store.put("Plan", text(plan, "id"), plan)
    return plan


def _cheap(now: datetime) -> datetime:
    start = now.replace(hour=_CHEAP, minute=0, second=0, microsecond=0)
    return start if start > now else start + timedelta(days=1)


def _end(context: Context, vehicle: str, plan: Entity, state: str) -> None:
    now = stamp(context.clock.now())
    ended: Entity = {**plan, "endedAt": now, "finalState": state}
    context.store.put("Plan", text(plan, "id"), ended)
    _end_override(context, vehicle)


def _change(context: Context, key: str, state: str, *, plan_id: str) -> None:
    """Note the state of a vehicle, and tell of it where it is another one."""
    smart = _smart(context, key)
    if (smart.get("state"), smart.get("planId")) == (state, plan_id):
        return
    now = stamp(context.clock.now())
    since = now if smart.get("state") != state else smart.get("stateChangedAt", now)
    last = plan_id or text(smart, "latestPlanId")
    fresh: Entity = {
        "state": state,
        "stateChangedAt": since,
        "updatedAt": now,
        "planId": plan_id,
        "latestPlanId": last,
    }
    context.store.put("Smart", key, fresh)
    vehicle = context.store.get("Vehicle", key) or {}
    told: Entity = {
        "smartChargingStatus": _status(context, vehicle),
        "updatedFields": ["state", "stateChangedAt"],
    }
    event = "user:vehicle:smart-charging-status-updated"
    announce(context, text(vehicle, "userId"), event, told)


def _status(context: Context, vehicle: Entity) -> Entity:
    key = text(vehicle, "id")
    smart = _smart(context, key)
    now = stamp(context.clock.now())
    state = text(smart, "state") or "DISABLED"
    consideration: JsonValue = None
    if state in ("CONSIDERING", "FULLY_CHARGED"):
        charge = part(vehicle, "chargeState")
        consideration = {
            "isPluggedIn": flag(charge, "isPluggedIn"),
            "isCharging": flag(charge, "isCharging"),
            "hasTimeEstimate": charge["batteryCapacity"] is not None,
            "atChargingLocation": vehicle["locationId"] is not None,
        }
    return {
        "updatedAt": smart.get("updatedAt", now),
        "vehicleId": key,
        "userId": vehicle["userId"],
        "vendor": vehicle["vendor"],
        "state": state,
        "stateChangedAt": smart.get("stateChangedAt", now),
        "consideration": consideration,
        "plan": context.store.get("Plan", text(smart, "planId")),
        "smartOverride": _override(context, key),
    }


# --------------------------------------------------------------------------------- operations


def _vehicle(call: Call) -> Entity | Refusal:
    return found(call, "Vehicle", call.path["vehicleId"])


@behaviour.on("GET /vehicles/{vehicleId}/smart-charging-policy")
def get_policy(call: Call) -> Reply | Refusal:
    """Tell a policy."""
    vehicle = _vehicle(call)
    if isinstance(vehicle, Refusal):
        return vehicle
    return Reply(body=vehicle["smartChargingPolicy"])


@behaviour.on("PUT /vehicles/{vehicleId}/smart-charging-policy", since=CHECKED)
def check_policy(call: Call) -> Refusal | None:
    """Refuse to switch on what would have no effect."""
    vehicle = _vehicle(call)
    said = call.body if isinstance(call.body, dict) else {}
    if isinstance(vehicle, Refusal) or said.get("isEnabled") is not True:
        return None
    if not _is_capable(vehicle):
        return Refusal(400, "the vehicle cannot be smart charged")
    if not is_single(call.context, vehicle):
        return Refusal(400, "several users have linked the vehicle")
    return None


@behaviour.on("PUT /vehicles/{vehicleId}/smart-charging-policy")
def put_policy(call: Call) -> Reply | Refusal:
    """Change a policy: what is left out stays."""
    vehicle = _vehicle(call)
    if isinstance(vehicle, Refusal):
        return vehicle
    said = call.body if isinstance(call.body, dict) else {}
    policy: Entity = {**part(vehicle, "smartChargingPolicy"), **said}
    fresh: Entity = {**vehicle, "smartChargingPolicy": policy}
    key = text(vehicle, "id")
    call.context.store.put("Vehicle", key, fresh)
    announce_update(call.context, "Vehicle", key, "smartChargingPolicy")
    _consider(call.context, fresh)
    return Reply(body=policy)


def _is_capable(vehicle: Entity) -> bool:
    return flag(part(part(vehicle, "capabilities"), "smartCharging"), "isCapable")


def is_single(context: Context, vehicle: Entity) -> bool:
    """Tell whether one user alone has linked a vehicle, which its VIN tells."""
    vin = part(vehicle, "information")["vin"]
    return all(
        record.id == vehicle["id"] or part(record.entity, "information")["vin"] != vin
        for record in context.store.records("Vehicle")
    )


@behaviour.on("GET /vehicles/{vehicleId}/smart-charging-status", since=CHECKED)
def get_status(call: Call) -> Reply | Refusal:
    """Tell what is planned, and what is considered where nothing is yet."""
    vehicle = _vehicle(call)
    if isinstance(vehicle, Refusal):
        return vehicle
    return Reply(body=_status(call.context, vehicle))


@behaviour.on("GET /vehicles/{vehicleId}/smart-charging-status", before=CHECKED)
def get_full_status(call: Call) -> Reply | Refusal:
    """Tell more of what is considered; two of it have been true in every answer since March."""
    vehicle = _vehicle(call)
    if isinstance(vehicle, Refusal):
        return vehicle
    status = _status(call.context, vehicle)
    considered = part(status, "consideration")
    if considered:
        charge = part(vehicle, "chargeState")
        least = number(part(vehicle, "smartChargingPolicy"), "minimumChargeLimit")
        status["consideration"] = {
            **considered,
            "isSmartChargeCapable": _is_capable(vehicle),
            "singleUser": is_single(call.context, vehicle),
            "needsSignificantCharge": not _is_full(charge),
            "hasChargeAboveThreshold": number(charge, "batteryLevel") >= least,
            "wontStopExistingChargingSession": True,
            "likelyToGenerateSavings": True,
        }
    return Reply(body=status)


@behaviour.on("GET /vehicles/{vehicleId}/smart-charging-plans/{smartChargingPlanId}")
def get_plan(call: Call) -> Reply | Refusal:
    """Tell a plan, by its id or as the latest one."""
    vehicle = _vehicle(call)
    if isinstance(vehicle, Refusal):
        return vehicle
    asked = str(call.path["smartChargingPlanId"])
    latest = text(_smart(call.context, text(vehicle, "id")), "latestPlanId")
    plan = call.context.store.get("Plan", latest if asked == "latest" else asked)
    if plan is None or plan["vehicleId"] != vehicle["id"]:
        return Refusal(404, "the vehicle has no such plan")
    return Reply(body=plan)


# ---------------------------------------------------------------------------------- overrides


def _override(context: Context, device: str) -> Entity | None:
    """Give the override of a device that holds, without whose it is."""
    override = context.store.get("Override", device)
    if override is None or override["endedAt"] is not None:
        return None
    return {name: value for name, value in override.items() if name not in ("userId", "vendor")}


def _end_override(context: Context, device: str) -> Entity | None:
    override = context.store.get("Override", device)
    if override is None or override["endedAt"] is not None:
        return None
    ended: Entity = {**override, "endedAt": stamp(context.clock.now())}
    context.store.put("Override", device, ended)
    return ended


def _begin(kind: str, parameter: str, call: Call) -> Reply | Refusal:
    """Charge now, whatever is planned."""
    device = found(call, kind, call.path[parameter])
    if isinstance(device, Refusal):
        return device
    context = call.context
    action = begin(context, kind, device, {"kind": "START"})
    override: Entity = {
        "createdAt": stamp(context.clock.now()),
        "endedAt": None,
        "targetType": kind.lower(),
        "targetId": device["id"],
        "vendorActionId": action["id"],
        "userId": device["userId"],
        "vendor": device["vendor"],
    }
    context.store.put("Override", text(device, "id"), override)
    return Reply(body=override)


def _finish(kind: str, parameter: str, call: Call) -> Reply | Refusal:
    """Go back to what is planned."""
    device = found(call, kind, call.path[parameter])
    if isinstance(device, Refusal):
        return device
    ended = _end_override(call.context, text(device, "id"))
    return Reply(body=ended) if ended else Refusal(404, "no smart override is active")


for _path, _kind, _parameter in (
    ("/vehicles/{vehicleId}", "Vehicle", "vehicleId"),
    ("/chargers/{chargerId}", "Charger", "chargerId"),
):
    for _name in ("smart-override", "external-start"):
        behaviour.on(f"POST {_path}/{_name}")(partial(_begin, _kind, _parameter))
        behaviour.on(f"DELETE {_path}/{_name}")(partial(_finish, _kind, _parameter))
