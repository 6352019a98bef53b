"""Devices as they are listed, looked at and asked to report."""

from __future__ import annotations

from functools import partial
from typing import Final

from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Call
from specloom.mock.entities import Entity, stamp, text
from specloom.mock.messages import Refusal, Reply
from specs.enode.mocking.access import BY_PATH, found
from specs.enode.mocking.control import announce_update
from specs.enode.mocking.lists import page, seen

behaviour = Behaviour()

DEVICES: Final = {
    "vehicles": ("Vehicle", "vehicleId"),
    "chargers": ("Charger", "chargerId"),
    "hvacs": ("HVAC", "hvacId"),
    "inverters": ("Inverter", "inverterId"),
    "batteries": ("Battery", "batteryId"),
    "meters": ("Meter", "meterId"),
}


def _listed(kind: str, call: Call) -> Reply | Refusal:
    return page(call, kind)


def _all(call: Call) -> Reply:
    """List the vehicles of the user, whole."""
    body: list[JsonValue] = [record.entity for record in seen(call, "Vehicle")]
    return Reply(body=body)


def _ids(kind: str, call: Call) -> Reply:
    """List the devices of the user by their bare identifiers."""
    body: list[JsonValue] = [record.id for record in seen(call, kind)]
    return Reply(body=body)


def _one(kind: str, parameter: str, call: Call) -> Reply | Refusal:
    device = found(call, kind, call.path[parameter])
    if isinstance(device, Refusal):
        return device
    if call.query.get("field[]"):  # asks for what the device says now
        device = {**device, "lastSeen": stamp(call.context.clock.now())}
        call.context.store.put(kind, text(device, "id"), device)
    return Reply(body=device)


def _hinted(kind: str, parameter: str, call: Call) -> Reply | Refusal:
    device = found(call, kind, call.path[parameter])
    if isinstance(device, Refusal):
        return device
    key = text(device, "id")
    fresh: Entity = {**device, "lastSeen": stamp(call.context.clock.now())}
    call.context.store.put(kind, key, fresh)
    announce_update(call.context, kind, key, "lastSeen")
    return Reply(204)


for _plural, (_kind, _parameter) in DEVICES.items():
    _item = f"/{_plural}/{{{_parameter}}}"
    _lists = (f"GET /{_plural}", f"GET /users/{{userId}}/{_plural}")
    behaviour.on(*_lists, since=BY_PATH)(partial(_listed, _kind))
    behaviour.on(f"GET {_item}")(partial(_one, _kind, _parameter))
    behaviour.on(f"POST {_item}/refresh-hint")(partial(_hinted, _kind, _parameter))
    if _kind != "Vehicle":
        behaviour.on(f"GET /{_plural}", before=BY_PATH)(partial(_ids, _kind))
behaviour.on("GET /vehicles", before=BY_PATH)(_all)


@behaviour.on("PUT /hvacs/{hvacId}")
def place_hvac(call: Call) -> Reply | Refusal:
    """Say where a thermostat is."""
    device = found(call, "HVAC", call.path["hvacId"])
    if isinstance(device, Refusal):
        return device
    place = call.body.get("locationId") if isinstance(call.body, dict) else None
    if place is not None and isinstance(found(call, "Location", place), Refusal):
        return Refusal(call.plan.invalid, "there is no such location")
    moved: Entity = {**device, "locationId": place}
    call.context.store.put("HVAC", text(device, "id"), moved)
    return Reply(body=moved)
