"""Statistics, made up from the hours alone: every night four hours of charging, sun at noon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Call
from specloom.mock.entities import Entity, moment, stamp, text
from specloom.mock.messages import Refusal, Reply, Violation
from specloom.mock.randomness import random_of
from specs.enode.mocking.access import BY_PATH, found, user_of

behaviour = Behaviour()

AS_IT_IS: Final = "latest"
"""Since this version the end date is taken as it is."""
_MOST: Final = 5000
_QUARTER: Final = timedelta(minutes=15)
_STEPS: Final = {
    "QUARTER_HOUR": timedelta(minutes=15),
    "HALF_HOUR": timedelta(minutes=30),
    "HOUR": timedelta(hours=1),
    "DAY": timedelta(days=1),
    "WEEK": timedelta(days=7),
}
_KINDS: Final = {
    "vehicle": "Vehicle",
    "charger": "Charger",
    "hvac": "HVAC",
    "inverter": "Inverter",
}
_NIGHT: Final = 4
"""Charging goes on from midnight to this hour, UTC."""
_RATE: Final = 7.2
_NOTHING: Final[Entity] = {"min": None, "max": None, "mean": None}


# ------------------------------------------------------------------------------------ periods


def _floor(at: datetime, resolution: str) -> datetime:
    """Give when the period began that a moment lies in."""
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    match resolution:
        case "YEAR":
            return midnight.replace(month=1, day=1)
        case "MONTH":
            return midnight.replace(day=1)
        case "WEEK":
            return midnight - timedelta(days=midnight.weekday())
        case "DAY":
            return midnight
        case _:
            step = _STEPS[resolution]
            return midnight + (at - midnight) // step * step


def _next(at: datetime, resolution: str) -> datetime:
    if resolution in _STEPS:
        return at + _STEPS[resolution]
    longer = at + timedelta(days=32 if resolution == "MONTH" else 367)
    return _floor(longer, resolution)


def _span(call: Call, resolution: str) -> tuple[datetime, datetime] | Refusal:
    """Give from when to when, as the version takes its end date."""
    start = moment(call.query["startDate"])
    end = moment(call.query.get("endDate")) or call.context.clock.now()
    if start is None or start > end:
        reason = "this is after endDate"
        return Refusal(400, violations=(Violation("query", "startDate", reason),))
    if start == end or call.context.version != AS_IT_IS:
        end = _next(_floor(end, resolution), resolution)
    return start, end


def _periods(
    start: datetime, end: datetime, resolution: str, offset: timedelta
) -> Iterator[tuple[datetime, datetime]]:
    """Give begin and end of each period; the last one may be cut short."""
    at = _floor(start + offset, resolution) - offset
    while at < end:
        following = _next(at + offset, resolution) - offset
        yield at, min(following, end)
        at = following


# ------------------------------------------------------------------------------------ numbers


def _overlap(begin: datetime, end: datetime, first: int, last: int) -> float:
    """Give the hours between two hours of each day that lie in a period."""
    total = timedelta()
    day = begin.replace(hour=0, minute=0, second=0, microsecond=0)
    while day < end:
        opens, closes = day + timedelta(hours=first), day + timedelta(hours=last)
        total += max(min(end, closes) - max(begin, opens), timedelta())
        day += timedelta(days=1)
    return total.total_seconds() / 3600


def _aggregates(most: float, mean: float, *, least: float = 0) -> Entity:
    return {"min": round(least, 4), "max": round(most, 4), "mean": round(mean, 4)}


def _charging(begin: datetime, end: datetime) -> Entity:
    """Make up a sample of charging: smart on workdays, plain at weekends."""
    hours = _overlap(begin, end, 0, _NIGHT)
    energy = round(hours * _RATE, 4)
    is_smart = begin.weekday() < 5 and energy > 0  # noqa: PLR2004 - Saturday
    price = 0.68 if energy else 0.0
    length = (end - begin).total_seconds() / 3600
    return {
        "kw": _aggregates(_RATE if energy else 0, energy / length if length else 0),
        "kwhSum": energy,
        "price": _aggregates(price, price, least=price),
        "nonSmartPrice": _aggregates(1.25, 1.25, least=1.25) if is_smart else dict(_NOTHING),
        "costSum": round(energy * price, 4),
        "estimatedSavings": round(energy * (1.25 - price), 4) if is_smart else None,
        "date": stamp(begin),
    }


def _production(begin: datetime, end: datetime) -> Entity:
    hours = _overlap(begin, end, 8, 16)
    energy = round(hours * 2.5, 4)
    length = (end - begin).total_seconds() / 3600
    return {
        "kw": _aggregates(4.1 if energy else 0, energy / length if length else 0),
        "kwhSum": energy,
        "price": _aggregates(0.68, 0.68, least=0.68),
        "earningsSum": round(energy * 0.68, 4),
        "date": stamp(begin),
    }


# --------------------------------------------------------------------------------- operations


def _device(call: Call) -> Refusal | None:
    """Refuse a device that the user does not have."""
    key, kind = call.query.get("id"), call.query.get("type")
    vehicle = call.query.get("vehicleId")
    if vehicle is not None:
        key, kind = vehicle, "vehicle"
    if key is None or not isinstance(kind, str):
        return None
    refused = found(call, _KINDS.get(kind, "Vehicle"), key)
    if not isinstance(refused, Refusal):
        return None
    return refused if call.plan.responses.of(404) is not None else Refusal(400, refused.detail)


def _resolution(call: Call) -> str:
    said = call.query.get("resolution")
    return said if isinstance(said, str) else "DAY"


def _sampled(call: Call) -> list[tuple[datetime, datetime]] | Refusal:
    refused = _device(call)
    if refused is not None:
        return refused
    resolution = _resolution(call)
    said = call.query.get("utcOffset")
    try:
        span = _span(call, resolution)
        if isinstance(span, Refusal):
            return span
        offset = timedelta(hours=float(str(said))) if said is not None else timedelta()
        periods = _periods(*span, resolution, offset)
        found_ = [each for each, _ in zip(periods, range(_MOST + 1), strict=False)]
    except (ValueError, OverflowError):
        return Refusal(400, "the time asked for is beyond all calendars")
    if len(found_) > _MOST:
        return Refusal(400, f"these are more than {_MOST} samples; ask for longer ones")
    return found_


@behaviour.on("GET /statistics/charging", "GET /users/{userId}/statistics/charging")
def charging(call: Call) -> Reply | Refusal:
    """Tell how much was charged."""
    periods = _sampled(call)
    if isinstance(periods, Refusal):
        return periods
    samples: list[JsonValue] = [_charging(*each) for each in periods]
    return Reply(body=samples)


@behaviour.on("GET /statistics/production", "GET /users/{userId}/statistics/production")
def production(call: Call) -> Reply | Refusal:
    """Tell how much the sun brought."""
    periods = _sampled(call)
    if isinstance(periods, Refusal):
        return periods
    samples: list[JsonValue] = [_production(*each) for each in periods]
    return Reply(body=samples)


_SESSIONS: Final = (
    "GET /statistics/charging/sessions",
    "GET /users/{userId}/statistics/charging/sessions",
)


@behaviour.on(*_SESSIONS)
def sessions(call: Call) -> Reply | Refusal:
    """Tell when charging went on: once each night."""
    periods = _sampled(call)
    if isinstance(periods, Refusal):
        return periods
    found_: list[JsonValue] = []
    for begin, end in periods:
        session = _session(call, begin, end)
        if session["kwhSum"]:
            found_.append(session)
    return Reply(body=found_)


def _session(call: Call, begin: datetime, end: datetime) -> Entity:
    sample = _charging(begin, end)
    key = random_of(call.context.seed, user_of(call), stamp(begin)).getrandbits(64)
    session: Entity = {
        "id": f"{key:016x}",
        "from": stamp(begin),
        "to": stamp(min(begin + timedelta(hours=_NIGHT), end)),
        "locationId": call.query.get("locationId"),
        **{name: value for name, value in sample.items() if name != "date"},
    }
    if not text(call.path, "userId") and call.context.version < BY_PATH:
        session["targetId"] = call.query.get("id", "")
    return session
