"""Commands: each is an action that is pending until the device has obeyed, or has not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final

from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Call, Context
from specloom.mock.entities import Entity, changed, flag, moment, number, part, stamp, text, unique
from specloom.mock.messages import Refusal, Reply
from specs.enode.mocking import control
from specs.enode.mocking.access import BY_PATH, found
from specs.enode.mocking.hooks import announce

behaviour = Behaviour()

_ACTION: Final = "Action"
_OBEYS: Final = timedelta(seconds=10)
_SILENT: Final = timedelta(minutes=5)
"""How long a device takes to obey, and how long it is waited for."""


@dataclass(frozen=True, slots=True)
class _Device:
    """Where the devices of a kind are found.

    Attributes:
        kind: their kind in the store.
        path: the name of the path parameter.
        type: what actions call them.
    """

    kind: str
    path: str
    type: str


_DEVICES: Final = {
    "vehicles": _Device("Vehicle", "vehicleId", "vehicle"),
    "chargers": _Device("Charger", "chargerId", "charger"),
    "hvacs": _Device("HVAC", "hvacId", "hvac"),
    "batteries": _Device("Battery", "batteryId", "battery"),
}
_KINDS: Final = {device.type: device.kind for device in _DEVICES.values()}


# ----------------------------------------------------------------------------------- commands


def begin(context: Context, kind: str, device: Entity, command: Entity) -> Entity:
    """Give a new action of a device; the one that was pending is cancelled."""
    now = context.clock.now()
    for record in context.store.records("Due"):
        if record.entity["targetId"] == device["id"]:
            _end(context, record.id, "CANCELLED", None)
    target = next(name for name, each in _KINDS.items() if each == kind)
    action: Entity = {
        "id": unique(context, "action", text(device, "id")),
        "userId": device["userId"],
        "createdAt": stamp(now),
        "updatedAt": stamp(now),
        "completedAt": None,
        "state": "PENDING",
        "targetId": device["id"],
        "targetType": target,
        **command,
    }
    if target in ("vehicle", "charger"):
        action["failureReason"] = None
    wait = _OBEYS if flag(device, "isReachable") else _SILENT
    due: Entity = {"targetId": device["id"], "at": (now + wait).isoformat()}
    context.store.put(_ACTION, text(action, "id"), action)
    context.store.put("Due", text(action, "id"), due)
    return action


@behaviour.ticks
def obey(context: Context) -> None:
    """Have devices do what they were told, once they had the time."""
    now = context.clock.now()
    for record in context.store.records("Due"):
        due = moment(record.entity["at"])
        if due is not None and due <= now:
            action = context.store.get(_ACTION, record.id)
            reason = None if action is None else _done(context, action)
            _end(context, record.id, "FAILED" if reason else "CONFIRMED", reason)


def _done(context: Context, action: Entity) -> Entity | None:
    """Do what an action says; give why it cannot be done, None if it could."""
    kind, key = _KINDS[text(action, "targetType")], text(action, "targetId")
    device = context.store.get(kind, key)
    if device is None:
        return {"type": "NOT_FOUND", "detail": "The device is no longer linked."}
    if not flag(device, "isReachable"):
        return {"type": "NO_RESPONSE", "detail": "The device did not respond in five minutes."}
    if "kind" in action:
        is_start = action["kind"] == "START"
        reason = control.refusal(device, is_start=is_start)
        if reason is None:
            control.charge(context, kind, key, is_on=is_start)
        return reason
    changes = _changes(action, stamp(context.clock.now()))
    context.store.put(kind, key, changed(device, changes))
    announce_update(context, kind, key, *changes)
    return None


def _changes(action: Entity, now: str) -> Entity:
    """Give what a device shows once it obeyed an action that does not switch charging."""
    target = part(action, "targetState")
    match text(action, "targetType"):
        case "charger":
            return {"chargeState.maxCurrent": target["maxCurrent"], "chargeState.lastUpdated": now}
        case "battery":
            return {"config.operationMode": target["operationMode"], "config.lastUpdated": now}
        case _:
            return control.held(part(action, "target"), now)


def _end(context: Context, key: str, state: str, reason: Entity | None) -> None:
    context.store.remove("Due", key)
    action = context.store.get(_ACTION, key)
    if action is None:
        return
    now = stamp(context.clock.now())
    ended = {**action, "state": state, "updatedAt": now, "completedAt": now}
    if "failureReason" in action:
        ended["failureReason"] = reason
    context.store.put(_ACTION, key, ended)
    fields: list[JsonValue] = ["state", "updatedAt", "completedAt"]
    told: Entity = {"vendorAction": ended, "updatedFields": fields}
    announce(context, text(ended, "userId"), "user:vendor-action:updated", told)


def announce_update(context: Context, kind: str, key: str, *fields: str) -> None:
    """Tell webhooks that a device has changed."""
    control.announce_update(context, kind, key, *fields)


# --------------------------------------------------------------------------------- operations


def _commanded(
    device: _Device, command: Callable[[Entity], Entity], needs: str, call: Call
) -> Reply | Refusal:
    """Answer a command by the action that it begins."""
    asset = found(call, device.kind, call.path[device.path])
    if isinstance(asset, Refusal):
        return asset
    if device.type != "battery" and needs != "setMaxCurrent":
        controller = control.controller(call.context, text(asset, "id"))
        if controller:
            return Refusal(422, f"{controller} controls the {device.type}")
    said = call.body if isinstance(call.body, dict) else {}
    capability = _capability(needs, said)
    if not _is_able(asset, capability) and call.plan.responses.of(400) is not None:
        return Refusal(400, f"the {device.type} is not capable of {capability}")
    return Reply(body=begin(call.context, device.kind, asset, command(said)))


def _capability(needs: str, said: Entity) -> str:
    match needs:
        case "charging":
            return "startCharging" if said.get("action") == "START" else "stopCharging"
        case "mode":
            first, *others = text(said, "operationMode").lower().split("_")
            return first + "".join(map(str.capitalize, others))
        case _:
            return needs


def _is_able(asset: Entity, capability: str) -> bool:
    capabilities = part(asset, "capabilities")
    return capability not in capabilities or flag(part(capabilities, capability), "isCapable")


def _charging(said: Entity) -> Entity:
    return {"kind": said["action"]}


def _max_current(said: Entity) -> Entity:
    return {"targetState": {"maxCurrent": said["maxCurrent"]}}


def _mode(said: Entity) -> Entity:
    return {"targetState": {"operationMode": said["operationMode"]}}


def _hold(said: Entity) -> Entity:
    return {"target": dict(said)}


def _follow(_: Entity) -> Entity:
    return {"target": {"holdType": "SCHEDULED"}}


def _temperature(said: Entity) -> Entity:
    """Read the old way to say a temperature: the middle, and how far apart heating and cooling."""
    if said.get("temperature") is None:
        return _follow(said)
    middle, apart = number(said, "temperature"), number(said, "deadband") or 2
    half = apart / 2
    return {
        "target": {"mode": "AUTO", "heatSetpoint": middle - half, "coolSetpoint": middle + half}
    }


@behaviour.on("POST /hvacs/{hvacId}/permanent-hold")
def possible(call: Call) -> Refusal | None:
    """Refuse an automatic hold that heats above what it cools to."""
    said = call.body if isinstance(call.body, dict) else {}
    if said.get("mode") == "AUTO" and number(said, "coolSetpoint") <= number(said, "heatSetpoint"):
        return Refusal(call.plan.invalid, "coolSetpoint must be above heatSetpoint")
    return None


_COMMANDS: Final[tuple[tuple[str, str, Callable[[Entity], Entity], str], ...]] = (
    ("vehicles", "charging", _charging, "charging"),
    ("chargers", "charging", _charging, "charging"),
    ("chargers", "max-current", _max_current, "setMaxCurrent"),
    ("hvacs", "permanent-hold", _hold, "setPermanentHold"),
    ("hvacs", "follow-schedule", _follow, "setFollowSchedule"),
    ("hvacs", "temperature", _temperature, "setPermanentHold"),
    ("batteries", "operation-mode", _mode, "mode"),
)
for _plural, _verb, _command, _needs in _COMMANDS:
    _at = f"POST /{_plural}/{{{_DEVICES[_plural].path}}}/{_verb}"
    behaviour.on(_at)(partial(_commanded, _DEVICES[_plural], _command, _needs))


def _action(call: Call, target: str) -> Entity | Refusal:
    action = found(call, _ACTION, call.path["vendorActionId"])
    if isinstance(action, Refusal) or action["targetType"] == target:
        return action
    return Refusal(404, f"there is no such action of a {target}")


def _get(target: str, call: Call) -> Reply | Refusal:
    action = _action(call, target)
    return action if isinstance(action, Refusal) else Reply(body=action)


for _plural, _device in _DEVICES.items():
    behaviour.on(f"GET /{_plural}/actions/{{vendorActionId}}")(partial(_get, _device.type))


@behaviour.on("POST /batteries/actions/{vendorActionId}/cancel", since=BY_PATH)
def cancel(call: Call) -> Reply | Refusal:
    """Cancel an action, unless it has ended."""
    action = _action(call, "battery")
    if isinstance(action, Refusal):
        return action
    if action["state"] != "PENDING":
        return Reply(409, action)
    _end(call.context, text(action, "id"), "CANCELLED", None)
    return Reply(body=call.context.store.get(_ACTION, text(action, "id")) or {})
