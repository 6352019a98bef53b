"""Locations of users, and what energy costs there."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Call
from specloom.mock.entities import Entity, parts, text, unique
from specloom.mock.messages import NOTHING, Refusal, Reply
from specs.enode.mocking.access import BY_PATH, found, user_of
from specs.enode.mocking.lists import page, seen

behaviour = Behaviour()

_DAY = 24 * 60
_ITEMS = ("/locations/{locationId}", "/charging-locations/{chargingLocationId}")


def _location(call: Call) -> Entity | Refusal:
    key = call.path.get("locationId", call.path.get("chargingLocationId"))
    return found(call, "Location", key)


def _operations(method: str, below: str = "") -> tuple[str, ...]:
    return tuple(f"{method} {item}{below}" for item in _ITEMS)


@behaviour.on("GET /locations", "GET /users/{userId}/locations")
def list_locations(call: Call) -> Reply | Refusal:
    """List locations, of one user or of all."""
    return page(call, "Location")


@behaviour.on("GET /charging-locations", before=BY_PATH)
def all_locations(call: Call) -> Reply:
    """List the locations of the user, all at once."""
    body: list[JsonValue] = [record.entity for record in seen(call, "Location")]
    return Reply(body=body)


@behaviour.on("POST /charging-locations", "POST /users/{userId}/locations")
def create_location(call: Call) -> Reply:
    """Make a location of the user."""
    said = call.body if isinstance(call.body, dict) else {}
    key = unique(call.context, "location", user_of(call))
    location: Entity = {**said, "id": key, "userId": user_of(call)}
    call.context.store.put("Location", key, location)
    return Reply(body=location)


@behaviour.on(*_operations("GET"))
def get_location(call: Call) -> Reply | Refusal:
    """Tell a location."""
    location = _location(call)
    return location if isinstance(location, Refusal) else Reply(body=location)


@behaviour.on(*_operations("PUT"))
def put_location(call: Call) -> Reply | Refusal:
    """Write a location; before paths named users, what was left out stayed."""
    location = _location(call)
    if isinstance(location, Refusal):
        return location
    said = call.body if isinstance(call.body, dict) else {}
    fresh: Entity = {**location, **said, "id": location["id"], "userId": location["userId"]}
    call.context.store.put("Location", text(location, "id"), fresh)
    return Reply(body=fresh)


@behaviour.on(*_operations("DELETE"))
def delete_location(call: Call) -> Reply | Refusal:
    """Take a location away, and tell what it was; devices are then at none."""
    location = _location(call)
    if isinstance(location, Refusal):
        return location
    store = call.context.store
    for kind, name in (
        ("Vehicle", "locationId"),
        ("Charger", "locationId"),
        ("HVAC", "locationId"),
        ("Battery", "locationId"),
        ("Inverter", "chargingLocationId"),
    ):
        for record in store.records(kind):
            if record.entity.get(name) == location["id"]:
                store.put(kind, record.id, {**record.entity, name: None})
    store.remove("Location", text(location, "id"))
    return Reply(body=location)


# ------------------------------------------------------------------------------------ tariffs


@behaviour.on("PUT /tariffs/{tariffId}")
def put_tariff(call: Call) -> Reply:
    """Write the rates of a tariff."""
    rates = call.body if isinstance(call.body, list) else []
    call.context.store.put("Tariff", str(call.path["tariffId"]), {"rates": rates})
    return Reply(204, NOTHING)


@behaviour.on(*_operations("PUT", "/tariff"))
def put_location_tariff(call: Call) -> Reply | Refusal:
    """Say which rate holds when; an empty list takes the tariff away."""
    location = _location(call)
    if isinstance(location, Refusal):
        return location
    said = call.body if isinstance(call.body, dict) else {}
    tariff = call.context.store.get("Tariff", text(said, "tariffId"))
    if tariff is None:
        return Refusal(400, "there is no such tariff; send its rates by PUT /tariffs/{tariffId}")
    names = {text(rate, "name") for rate in parts(tariff, "rates")}
    intervals = parts(said, "tariffIntervals")
    unknown = [text(each, "name") for each in intervals if text(each, "name") not in names]
    if unknown:
        return Refusal(400, f"the tariff has no rate {unknown[0]!r}")
    fault = _fault(intervals)
    if fault:
        return Refusal(400, fault)
    key = text(location, "id")
    call.context.store.put("LocationTariff", key, dict(said))
    return Reply(204)


def _fault(intervals: list[Entity]) -> str:
    """Say what is wrong with intervals: each minute of the week has one rate, or none has any."""
    if not intervals:
        return ""
    taken = [0] * (7 * _DAY)
    for interval in intervals:
        for day, start, end in _stretches(interval):
            for minute in range(start, end):
                taken[(day * _DAY + minute) % len(taken)] += 1
    if max(taken) > 1:
        return "intervals overlap"
    return "" if min(taken) else "intervals leave a part of the week out"


def _stretches(interval: Entity) -> Iterator[tuple[int, int, int]]:
    """Give day, first minute and end of each stretch, which may lie beyond midnight."""
    start, end = _minutes(text(interval, "from")), _minutes(text(interval, "to"))
    weekdays = interval.get("weekdays")
    days = weekdays if isinstance(weekdays, list) else range(7)
    for day in days:
        if isinstance(day, int):
            yield day, start, end if end > start else end + _DAY


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour or 0) * 60 + int(minute or 0)


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


@behaviour.on(*_operations("GET", "/tariff"))
def get_location_tariff(call: Call) -> Reply | Refusal:
    """Tell which rate holds when, divided at midnight."""
    location = _location(call)
    if isinstance(location, Refusal):
        return location
    said = call.context.store.get("LocationTariff", text(location, "id")) or {}
    found_: list[tuple[int, int, int, str]] = []
    for interval in parts(said, "tariffIntervals"):
        for day, start, end in _stretches(interval):
            found_.append((day, start, min(end, _DAY), text(interval, "name")))
            if end > _DAY:
                found_.append(((day + 1) % 7, 0, end - _DAY, text(interval, "name")))
    body: list[JsonValue] = [
        {
            "weekday": day,
            "fromHourMinute": _clock(start),
            "toHourMinute": _clock(end),
            "tariffId": text(said, "tariffId"),
            "tariffName": name,
        }
        for day, start, end, name in sorted(found_)
    ]
    return Reply(body=body)
