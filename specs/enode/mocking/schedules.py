"""Schedules: what a device shall do at which time, and whether it does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Call, Context
from specloom.mock.entities import Entity, changed, flag, moment, part, parts, stamp, text, unique
from specloom.mock.messages import Refusal, Reply
from specs.enode.mocking import control
from specs.enode.mocking.access import BY_PATH, found, user_of
from specs.enode.mocking.hooks import announce
from specs.enode.mocking.lists import page, seen

behaviour = Behaviour()

_KINDS: Final = {"vehicle": "Vehicle", "charger": "Charger", "hvac": "HVAC"}
_FORESEEN: Final = 8
"""Days in which the next transitions are looked for."""


# -------------------------------------------------------------------------------------- rules


def _applies(rule: Entity, now: datetime) -> bool:
    """Tell whether a rule is about a moment; days and hours are those of UTC."""
    begin, end = moment(rule.get("fromTimestamp")), moment(rule.get("toTimestamp"))
    if (begin is not None and now < begin) or (end is not None and now >= end):
        return False
    hours = part(rule, "hourMinute")
    day = now
    if hours:
        opens, closes = _clock(hours["from"]), _clock(hours["to"])
        at = now.time().replace(tzinfo=None)
        if opens < closes:
            if not opens <= at < closes:
                return False
        elif at < closes:  # it began the day before
            day = now - timedelta(days=1)
        elif at < opens:
            return False
    weekdays = rule.get("weekdays")
    return not isinstance(weekdays, list) or day.weekday() in weekdays


def _clock(value: JsonValue) -> time:
    hour, _, minute = str(value).partition(":")
    return time(int(hour) % 24, int(minute) % 60)


def _wanted(schedule: Entity, now: datetime) -> JsonValue:
    """Give what a schedule wants: whether to charge, or a target state. The first rule counts."""
    is_charge = "defaultShouldCharge" in schedule
    for rule in parts(schedule, "rules"):
        if _applies(rule, now):
            return rule["shouldCharge" if is_charge else "targetState"]
    return schedule["defaultShouldCharge" if is_charge else "defaultTargetState"]


def _transitions(schedule: Entity, now: datetime) -> Iterator[tuple[datetime, JsonValue]]:
    """Give when a schedule will want something else, and what."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    edges: set[datetime] = set()
    for rule in parts(schedule, "rules"):
        hours = part(rule, "hourMinute")
        clocks = [_clock(hours[name]) for name in ("from", "to") if name in hours] or [time()]
        for day in range(_FORESEEN):
            edges |= {
                datetime.combine(midnight + timedelta(days=day), at, now.tzinfo) for at in clocks
            }
        ends = (moment(rule.get(name)) for name in ("fromTimestamp", "toTimestamp"))
        edges |= {each for each in ends if each is not None}
    before = _wanted(schedule, now)
    for edge in sorted(edges):
        if edge > now and (wanted := _wanted(schedule, edge)) != before:
            before = wanted
            yield edge, wanted


# --------------------------------------------------------------------------------------- acts


@behaviour.ticks
def enforce(context: Context) -> None:
    """Have devices do what their schedules want."""
    now = context.clock.now()
    for record in context.store.records("Schedule"):
        schedule = record.entity
        if not flag(schedule, "isEnabled"):
            continue
        wanted = _wanted(schedule, now)
        key = text(schedule, "targetId")
        if isinstance(wanted, bool):
            kind = _KINDS[text(schedule, "targetType")]
            device = context.store.get(kind, key)
            if device is not None and control.refusal(device, is_start=wanted) is None:
                control.charge(context, kind, key, is_on=wanted)
        else:
            _hold(context, key, wanted if isinstance(wanted, dict) else {})
        _note(context, schedule)


def _hold(context: Context, key: str, target: Entity) -> None:
    """Have a thermostat hold a mode, or follow its own schedule: the hold type decides."""
    device = context.store.get("HVAC", key)
    if device is None or _current(device) == target:
        return
    held = control.held(target, stamp(context.clock.now()))
    context.store.put("HVAC", key, changed(device, held))
    control.announce_update(context, "HVAC", key, "thermostatState")


def _current(device: Entity) -> Entity:
    """Give what a thermostat does, as a target state."""
    if device.get("holdType") == "SCHEDULED":
        return {"holdType": "SCHEDULED"}
    names = {"HEAT": ("heatSetpoint",), "COOL": ("coolSetpoint",)}
    mode = text(device, "mode")
    setpoints = names.get(mode, ("heatSetpoint", "coolSetpoint") if mode == "AUTO" else ())
    shown = {name: device.get(name) for name in setpoints}
    return {"holdType": "PERMANENT", "mode": mode, **shown}


def _note(context: Context, schedule: Entity) -> None:
    """Tell of a schedule whose state has changed."""
    key = text(schedule, "id")
    status = _status(context, schedule)
    known = context.store.get("ScheduleState", key) or {}
    if known.get("state") == status["state"]:
        return
    now = stamp(context.clock.now())
    context.store.put("ScheduleState", key, {"state": status["state"], "changedAt": now})
    device = context.store.get(_KINDS[text(schedule, "targetType")], text(schedule, "targetId"))
    told: Entity = {
        "status": {**status, "changedAt": now},
        "schedule": schedule,
        "updatedFields": ["state", "changedAt"],
    }
    announce(context, text(device or {}, "userId"), "user:schedule:execution-updated", told)


def _status(context: Context, schedule: Entity) -> Entity:
    now = context.clock.now()
    key = text(schedule, "id")
    known = context.store.get("ScheduleState", key) or {}
    coming = [*zip(range(2), _transitions(schedule, now), strict=False)]
    common: Entity = {"scheduleId": key, "changedAt": known.get("changedAt", stamp(now))}
    wanted = _wanted(schedule, now)
    kind = _KINDS[text(schedule, "targetType")]
    device = context.store.get(kind, text(schedule, "targetId")) or {}
    if kind == "HVAC":
        current = _current(device) if device else None
        transitions: list[JsonValue] = [
            {"at": stamp(at), "target": target} for _, (at, target) in coming
        ]
        return {
            **common,
            "scheduleType": "TEMPERATURE",
            "state": _state(schedule, is_aligned=current == wanted),
            "current": current,
            "expected": wanted,
            "upcomingTransitions": transitions,
        }
    charge = part(device, "chargeState")
    reasons: Entity = {
        "needsCharge": not flag(charge, "isFullyCharged"),
        "isPluggedIn": flag(charge, "isPluggedIn"),
        "shouldCharge": wanted is True,
    }
    is_expected = all(reasons.values())
    transitions = [{"at": stamp(at), "shouldCharge": each} for _, (at, each) in coming]
    override = context.store.get("Override", text(device, "id"))
    is_overridden = override is not None and override["endedAt"] is None
    shown = {name: value for name, value in (override or {}).items() if name not in _OWNER}
    return {
        **common,
        "scheduleType": "CHARGE",
        "state": _state(schedule, is_aligned=flag(charge, "isCharging") == is_expected),
        "isCharging": flag(charge, "isCharging"),
        "isChargingExpected": is_expected,
        "isChargingExpectedParts": reasons,
        "upcomingTransitions": transitions,
        "smartOverride": shown if is_overridden else None,
    }


_OWNER: Final = ("userId", "vendor")


def _state(schedule: Entity, *, is_aligned: bool) -> str:
    if not flag(schedule, "isEnabled"):
        return "INACTIVE:DISABLED"
    return "ALIGNED" if is_aligned else "MISALIGNED"


# --------------------------------------------------------------------------------- operations


def _target(call: Call, schedule: Entity) -> Refusal | None:
    """Refuse a schedule for a device that the user does not have."""
    kind = _KINDS[text(schedule, "targetType")]
    device = found(call, kind, schedule["targetId"])
    return device if isinstance(device, Refusal) else None


@behaviour.on("GET /users/{userId}/schedules", since=BY_PATH)
def list_schedules(call: Call) -> Reply | Refusal:
    """List the schedules of a user."""
    return page(call, "Schedule", _shown)


@behaviour.on("GET /schedules", before=BY_PATH)
def all_schedules(call: Call) -> Reply:
    """List the schedules of the user, all at once."""
    body: list[JsonValue] = [_shown(each.entity) for each in seen(call, "Schedule")]
    return Reply(body=body)


def _shown(schedule: Entity) -> JsonValue:
    return {name: value for name, value in schedule.items() if name != "userId"}


@behaviour.on("POST /schedules", "POST /users/{userId}/schedules")
def create_schedule(call: Call) -> Reply | Refusal:
    """Make a schedule for a device of the user."""
    said = dict(call.body) if isinstance(call.body, dict) else {}
    refused = _target(call, said)
    if refused is not None:
        return refused
    key = unique(call.context, "schedule", user_of(call))
    schedule: Entity = {"id": key, **said}
    call.context.store.put("Schedule", key, {**schedule, "userId": user_of(call)})
    return Reply(body=schedule)


@behaviour.on("GET /schedules/{scheduleId}")
def get_schedule(call: Call) -> Reply | Refusal:
    """Tell a schedule."""
    schedule = found(call, "Schedule", call.path["scheduleId"])
    return schedule if isinstance(schedule, Refusal) else Reply(body=_shown(schedule))


@behaviour.on("PUT /schedules/{scheduleId}")
def put_schedule(call: Call) -> Reply | Refusal:
    """Change a schedule: what is left out stays."""
    schedule = found(call, "Schedule", call.path["scheduleId"])
    if isinstance(schedule, Refusal):
        return schedule
    said = call.body if isinstance(call.body, dict) else {}
    fresh: Entity = {**schedule, **said}
    refused = _target(call, fresh)
    if refused is not None:
        return refused
    call.context.store.put("Schedule", text(schedule, "id"), fresh)
    return Reply(body=_shown(fresh))


@behaviour.on("DELETE /schedules/{scheduleId}")
def delete_schedule(call: Call) -> Reply | Refusal:
    """Take a schedule away; its device can be commanded again."""
    schedule = found(call, "Schedule", call.path["scheduleId"])
    if isinstance(schedule, Refusal):
        return schedule
    call.context.store.remove("Schedule", text(schedule, "id"))
    return Reply(204)


@behaviour.on("GET /schedules/{scheduleId}/status")
def get_schedule_status(call: Call) -> Reply | Refusal:
    """Tell whether a device does what its schedule wants, and what comes next."""
    schedule = found(call, "Schedule", call.path["scheduleId"])
    if isinstance(schedule, Refusal):
        return schedule
    return Reply(body=_status(call.context, schedule))
