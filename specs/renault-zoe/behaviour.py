"""What the Renault Z.E. service does that its descriptions cannot say.

`specloom mock renault-zoe` loads this because specloom.toml names it. There is one owner with two
cars: one at 63 %, plugged in, which charges at night only; one at 30 %, not plugged in. Any name
and password log in, but for the password `wrong` and for names that end in the domain of a
country that has moved. Cars are reached by text message: what they were told happens later.
Months are those of UTC, clock times those of Europe/London.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import math
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import orjson

from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Call, Context
from specloom.mock.entities import Entity, flag, number, part, text, unique
from specloom.mock.messages import NOTHING, Refusal, Reply

behaviour = Behaviour()

COOKIES: Final = "2018-12"
"""Since this version the refresh token is a cookie."""
FULL: Final = "VF1AGVYB0EXAMPLE1"
LOW: Final = "VF1AGVYB0EXAMPLE2"
_OWNER: Final = "184467"
_ZONE: Final = ZoneInfo("Europe/London")
_LIVES: Final = {"2016": 36_000, COOKIES: 900}
_MOVED: Final = (".at", ".ch", ".nl", ".se")
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_SMS: Final = timedelta(seconds=10)
_GUARD: Final = timedelta(minutes=20)
_RUN: Final = timedelta(minutes=5)
_REPORT: Final = timedelta(minutes=15)
_WEEK: Final = 7 * 24 * 60
_PER_MINUTE: Final = 0.5
"""How much a charge gains in a minute, in percent."""
_LEAST: Final = 45
"""The air conditioning starts only above this charge, in percent."""

_EXCEPTION: Final = "com.worldline.renault.myzeonline"


def _millis(when: datetime) -> int:
    return int(when.timestamp() * 1000)


def _wrong(call: Call, status: int, message: str, code: int = 0) -> Reply:
    """Answer by an error as the service words it."""
    now = _millis(call.context.clock.now())
    return Reply(status, {"code": code, "message": message, "timestamp": now})


def _sent(call: Call) -> Entity:
    return call.body if isinstance(call.body, dict) else {}


# -------------------------------------------------------------------------------------- tokens


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _signed(context: Context, claims: Mapping[str, JsonValue]) -> str:
    """Give a JWT; its parts are base64url without padding."""
    head = _encoded(orjson.dumps({"alg": "HS512"}))
    unsigned = f"{head}.{_encoded(orjson.dumps(claims))}"
    key = f"mock {context.seed}".encode()
    return f"{unsigned}.{_encoded(hmac.new(key, unsigned.encode(), hashlib.sha512).digest())}"


def _claims(context: Context, token: str) -> Entity | None:
    """Give what a token says; None if it is none of ours."""
    try:
        payload = token.split(".")[1]
        read = orjson.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (IndexError, ValueError):
        return None
    is_ours = isinstance(read, dict) and hmac.compare_digest(
        _signed(context, read).encode(), token.encode("utf-8", "replace")
    )
    return read if is_ours else None


def _token(context: Context, version: str, claims: Entity) -> str:
    """Give a fresh token; only its times are new."""
    now = int(context.clock.now().timestamp())
    return _signed(context, {**claims, "iat": now, "exp": now + _LIVES[version]})


@behaviour.guards()
def authorized(call: Call) -> Reply | None:
    """Refuse tokens that are not ours, or have expired; renewing takes no token."""
    token = next(iter(call.credentials.values()), None)
    if token is None or call.plan.operation.id == "refreshToken":
        return None
    claims = _claims(call.context, token)
    if claims is None:
        return _wrong(call, 401, "mock.InvalidAuthenticationException.InvalidToken")
    if call.context.clock.now().timestamp() < number(claims, "exp"):
        return None
    message = f"{_EXCEPTION}.exception.InvalidAuthenticationException.ExpiredToken"
    return _wrong(call, 401, message, 403852)


@behaviour.on("login")
def refused(call: Call) -> Reply | None:
    """Refuse a wrong password."""
    if text(_sent(call), "password") != "wrong":
        return None
    return _wrong(call, 401, "mock.InvalidAuthenticationException.BadCredentials")


@behaviour.on("login", since=COOKIES)
def moved(call: Call) -> Reply | None:
    """Turn away owners of countries that have moved to the successor."""
    name = text(_sent(call), "username").lower()
    if not name.endswith(_MOVED):
        return None
    country = name[-2:]
    links: Entity = {
        "appstore": "https://apps.example.com/my-renault",
        "playstore": "https://play.example.com/my-renault",
        "website": "https://www.example.com/my-renault",
    }
    body: Entity = {
        "code": 403900,
        "message": f"{_EXCEPTION}.user.exception.RestrictedCountryException",
        "timestamp": _millis(call.context.clock.now()),
        "redirectURLs": links,
        "locale": f"{'de' if country in ('at', 'ch') else country}_{country.upper()}",
    }
    return Reply(403, body)


@behaviour.on("login", before=COOKIES)
def login(call: Call) -> Reply:
    """Log in; the refresh token can be used again and again."""
    context, name = call.context, text(_sent(call), "username")
    claims: Entity = {"sub": name, "jti": unique(context, "jti", name).replace("-", "")}
    refresh = unique(context, "refresh", name)
    context.store.put("Session", refresh, dict(claims))
    token = _token(context, "2016", claims)
    return Reply(body={"token": token, "refresh_token": refresh, "user": _user(context, name)})


@behaviour.on("login", since=COOKIES)
def login_by_cookie(call: Call) -> Reply:
    """Log in; the refresh token is a cookie, good for one renewal."""
    context, name = call.context, text(_sent(call), "username")
    claims: Entity = {"sub": name, "userId": _OWNER}
    xsrf = unique(context, "xsrf", name)
    token = _token(context, COOKIES, claims)
    cookie = _bake(context, {"claims": claims, "xsrf": xsrf, "token": token})
    body: Entity = {"token": token, "xsrfToken": xsrf, "user": _user(context, name)}
    return Reply(body=body, headers={"set-cookie": cookie})


def _bake(context: Context, session: Entity) -> str:
    key = unique(context, "cookie", text(session, "token"))
    context.store.put("Session", key, session)
    return f"refreshToken={key}; Path=/; HttpOnly"


@behaviour.on("refreshToken", before=COOKIES)
def renew(call: Call) -> Reply:
    """Renew a token, expired or not; it says who it was given to as before."""
    sent = _sent(call)
    claims = _claims(call.context, text(sent, "token")) or {}
    session = call.context.store.get("Session", text(sent, "refresh_token"))
    if session is None or {name: claims.get(name) for name in session} != session:
        return _wrong(call, 401, "mock.InvalidAuthenticationException.RefreshRefused")
    return Reply(body={"token": _token(call.context, "2016", session)})


@behaviour.on("refreshToken", since=COOKIES)
def renew_by_cookie(call: Call) -> Reply:
    """Renew a token by the cookie that goes with it, which is spent; another one comes."""
    context, key = call.context, str(call.cookies["refreshToken"])
    session = context.store.get("Session", key) or {}
    is_good = (session.get("token"), session.get("xsrf")) == (
        _sent(call).get("token"),
        call.headers["X-XSRF-TOKEN"],
    )
    if not session or not is_good:
        return _wrong(call, 401, "mock.InvalidAuthenticationException.RefreshRefused")
    context.store.remove("Session", key)
    token = _token(context, COOKIES, part(session, "claims"))
    cookie = _bake(context, {**session, "token": token})
    return Reply(body={"token": token}, headers={"set-cookie": cookie})


def _user(context: Context, name: str) -> Entity:
    active = context.store.get("Owner", _OWNER) or {}
    cars = [record.entity for record in context.store.records("Car")]
    code = "12345678"
    return {
        "id": _OWNER,
        "locale": "en_GB",
        "country": "GB",
        "timezone": "Europe/London",
        "email": name if "@" in name else "owner@example.com",
        "first_name": "Owner",
        "last_name": "Example",
        "phone_number": "+447700900123",
        "vehicle_details": {
            "timezone": "Europe/London",
            "VIN": text(active, "activeVehicle") or FULL,
            "activation_code": code,
            "phone_number": "+447700900123",
        },
        "scopes": [
            "BATTERY_CHARGE_STATUS",
            "BATTERY_CHARGE_HISTORY",
            "BATTERY_CHARGE_REMOTE_ACTIVATION",
            "BATTERY_CHARGE_SCHEDULING",
            "AC_REMOTE_CONTROL",
            "BATTERY_CHARGE_LOWALERT",
        ],
        "active_account": _OWNER,
        "associated_vehicles": [
            {"VIN": car["vin"], "activation_code": code, "user_id": _OWNER} for car in cars
        ],
        "gdc_uid": "990017",
    }


@behaviour.on("setActiveVehicle")
def activate(call: Call) -> Reply:
    """Choose the active car."""
    vin = text(_sent(call), "active_vehicle")
    if call.context.store.get("Car", vin) is None:
        return _wrong(call, 404, "mock.VehicleException.UnknownVin")
    call.context.store.put("Owner", _OWNER, {"activeVehicle": vin})
    return Reply(204)


# ---------------------------------------------------------------------------------------- cars


@behaviour.populates("Car")
def _cars(context: Context) -> dict[str, Entity]:
    now = context.clock.now()
    nights: Entity = {day: {"start": "0100", "duration": "0500"} for day in _DAYS}
    settings: Entity = {
        "battery_status": "NONE",
        "charge_start": "NONE",
        "charge_end": "EMAIL",
        "charge_problem": "EMAIL",
        "low_battery": "SMS",
        "low_battery_reminder": "NONE",
        "do_not_disturb": None,
    }
    common: Entity = {
        "charging": False,
        "updated": now.isoformat(),
        "override": False,
        "schedule": nights,
        "draft": None,
        "timer": None,
        "settings": settings,
        "wokenAt": None,
        "runsUntil": None,
    }
    full: Entity = {"vin": FULL, "plugged": True, "level": 63, "enabled": True, **common}
    low: Entity = {"vin": LOW, "plugged": False, "level": 30, "enabled": False, **common}
    return {
        vin: {**car, "reported": _reported(car, now)} for vin, car in ((FULL, full), (LOW, low))
    }


def _time(car: Entity, name: str) -> datetime | None:
    value = car.get(name)
    return datetime.fromisoformat(value) if isinstance(value, str) else None


def _reported(car: Entity, now: datetime) -> Entity:
    """Give the status that a car sends: what does not apply is left out."""
    level = math.floor(number(car, "level"))
    status: Entity = {
        "charging": car["charging"],
        "plugged": car["plugged"],
        "charge_level": level,
        "remaining_range": float(round(level * 1.25)),
        "last_update": _millis(now),
    }
    if flag(car, "plugged"):
        status["charging_point"] = "ACCELERATED" if flag(car, "charging") else "INVALID"
    if flag(car, "charging"):
        status["remaining_time"] = _minutes_left(car)
    return status


def _minutes_left(car: Entity) -> int:
    return math.ceil((100 - number(car, "level")) / _PER_MINUTE)


def _keep(context: Context, car: Entity, **changes: JsonValue) -> Entity:
    fresh: Entity = {**car, **changes}
    context.store.put("Car", text(car, "vin"), fresh)
    return fresh


def _log(context: Context, kind: str, car: Entity, record: Entity) -> None:
    key = unique(context, kind, text(car, "vin"))
    context.store.put(kind, key, {"vin": car["vin"], "record": record})


def _later(context: Context, car: Entity, what: str, wait: timedelta = _SMS) -> None:
    """Send a text message: what it says happens when the car has read it."""
    due = (context.clock.now() + wait).isoformat()
    context.store.put("Message", unique(context, what), {"vin": car["vin"], "at": due, "do": what})


@behaviour.ticks
def live(context: Context) -> None:
    """Have cars read their messages, start by their timers, charge and report."""
    now = context.clock.now()
    for record in context.store.records("Message"):
        due = _time(record.entity, "at")
        if due is not None and due <= now:
            context.store.remove("Message", record.id)
            car = context.store.get("Car", text(record.entity, "vin")) or {}
            _obey(context, car, text(record.entity, "do"))
    for record in context.store.records("Car"):
        car = record.entity
        timer = _time(car, "timer")
        if timer is not None and timer <= now:
            _obey(context, _keep(context, car, timer=None), "air")
            car = context.store.get("Car", record.id) or car
        _charge(context, car)


def _obey(context: Context, car: Entity, what: str) -> None:
    now = context.clock.now()
    match what:
        case "air":
            _condition(context, car)
        case "charge":
            _start(context, car)
        case "report":
            _keep(context, car, reported=_reported(car, now))
        case "deploy":
            draft = part(car, "draft")
            if draft:  # else an earlier message has brought it already
                week = {day: draft[day] for day in _DAYS}
                _keep(context, car, schedule=week, draft=None, enabled=True)


def _condition(context: Context, car: Entity) -> None:
    """Run the air conditioning, if there is charge enough; either way it is written down."""
    now = context.clock.now()
    request: Entity = {"date": _millis(now), "type": "USER_REQUEST", "result": "ERROR"}
    if number(car, "level") > _LEAST:
        _keep(context, car, runsUntil=(now + _RUN).isoformat())
        told: Entity = {"date": _millis(now), "type": "CAR_NOTIFICATION", "result": "SUCCESS"}
        _log(context, "AirRecord", car, told)
        request |= {"date": _millis(now + timedelta(seconds=4)), "result": "SUCCESS"}
    _log(context, "AirRecord", car, request)


def _start(context: Context, car: Entity) -> None:
    """Charge at once, whatever the schedule says; if that cannot be, the owner is told."""
    now = context.clock.now()
    level = math.floor(number(car, "level"))
    can = flag(car, "plugged") and not flag(car, "charging") and number(car, "level") < 100  # noqa: PLR2004
    request: Entity = {
        "date": _millis(now),
        "type": "START_REQUEST",
        "result": "SUCCESS" if can else "ERROR",
        "charge_level": level,
        "remaining_autonomy": round(level * 1.25),
    }
    _log(context, "BatteryRecord", car, request)
    if can:
        _begin(context, _keep(context, car, override=True))
        return
    _notify(context, car, "charge_problem", "unplugged, charging already, or out of reach")
    _keep(context, car, reported=_reported(car, now))


def _notify(context: Context, car: Entity, what: str, why: str) -> None:
    """Tell the owner by the channel that was chosen, unless they are not to be disturbed."""
    settings = part(car, "settings")
    channel = text(settings, what)
    if channel == "NONE" or _is_silent(part(settings, "do_not_disturb"), context.clock.now()):
        return
    notice: Entity = {"vin": car["vin"], "channel": channel, "about": what, "text": why}
    context.store.put("Notice", unique(context, "notice"), notice)


def _is_silent(hours: Entity, now: datetime) -> bool:
    at = now.astimezone(_ZONE).strftime("%H%M")
    start, end = text(hours, "start"), text(hours, "end")
    if start <= end:
        return start <= at < end
    return at >= start or at < end


def _begin(context: Context, car: Entity) -> None:
    now = context.clock.now()
    fresh = _keep(context, car, charging=True, updated=now.isoformat())
    left = _minutes_left(fresh) * 60_000
    _charged(context, fresh, "START_NOTIFICATION", "ACCELERATED", remaining_time=left)
    _keep(context, fresh, reported=_reported(fresh, now))
    _notify(context, fresh, "charge_start", "the charge has started")


def _charged(context: Context, car: Entity, event: str, point: str, **more: JsonValue) -> None:
    level = math.floor(number(car, "level"))
    record: Entity = {
        "date": _millis(context.clock.now()),
        "type": event,
        "charging_point": point,
        "charge_level": level,
        "remaining_autonomy": round(level * 1.25),
        **more,
    }
    _log(context, "ChargeRecord", car, record)


def _charge(context: Context, car: Entity) -> None:
    """Have a car charge for the time that went by, begin or end as its schedule says."""
    now = context.clock.now()
    is_due = flag(car, "plugged") and (
        flag(car, "override") or not flag(car, "enabled") or _is_open(part(car, "schedule"), now)
    )
    if not flag(car, "charging"):
        if is_due and number(car, "level") < 100:  # noqa: PLR2004 - percent
            _begin(context, car)
        return
    since = _time(car, "updated") or now
    minutes = (now - since).total_seconds() / 60
    if minutes >= 1:
        level = min(round(number(car, "level") + minutes * _PER_MINUTE, 3), 100)
        car = _keep(context, car, level=level, updated=now.isoformat())
    if number(car, "level") >= 100 or not is_due:  # noqa: PLR2004 - percent
        car = _keep(context, car, charging=False, override=False)
        _charged(context, car, "END_NOTIFICATION", "INVALID")
        _notify(context, car, "charge_end", "the charge has ended")
        _keep(context, car, reported=_reported(car, now))
    elif _millis(now - _REPORT) >= number(part(car, "reported"), "last_update"):
        _keep(context, car, reported=_reported(car, now))


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[2:])


def _windows(week: Entity) -> Iterator[tuple[int, int]]:
    """Give when each window opens and how long it stays so, in minutes of the week."""
    for place, day in enumerate(_DAYS):
        window = part(week, day)
        opens = place * 24 * 60 + _minutes(text(window, "start"))
        yield opens, _minutes(text(window, "duration"))


def _is_open(week: Entity, now: datetime) -> bool:
    local = now.astimezone(_ZONE)
    minute = local.weekday() * 24 * 60 + local.hour * 60 + local.minute
    return any((minute - opens) % _WEEK < length for opens, length in _windows(week))


# --------------------------------------------------------------------------------- operations


@behaviour.guards()
def known(call: Call) -> Reply | None:
    """Refuse cars that are not the owner's."""
    vin = call.path.get("vin")
    if vin is None or call.context.store.get("Car", str(vin)) is not None:
        return None
    return _wrong(call, 404, "mock.VehicleException.UnknownVin")


def _car(call: Call) -> Entity:
    return call.context.store.get("Car", str(call.path["vin"])) or {}


@behaviour.on("getBattery")
def get_battery(call: Call) -> Reply:
    """Tell what the car last reported."""
    return Reply(body=_car(call)["reported"])


@behaviour.on("refreshBattery")
def wake(call: Call) -> Reply:
    """Ask the car to report, at most every twenty minutes."""
    car, now = _car(call), call.context.clock.now()
    woken = _time(car, "wokenAt")
    if woken is not None and now - woken < _GUARD:
        return _wrong(call, 503, "mock.exception.Send SMS Error")
    _keep(call.context, car, wokenAt=now.isoformat())
    _later(call.context, car, "report", timedelta(minutes=2))
    return Reply(202)


@behaviour.on("startAirConditioning")
def start_air(call: Call) -> Reply:
    """Tell the car to warm or cool itself; not while it does already."""
    car, now = _car(call), call.context.clock.now()
    until = _time(car, "runsUntil")
    waits = any(
        (record.entity["vin"], record.entity["do"]) == (car["vin"], "air")
        for record in call.context.store.records("Message")
    )
    if waits or (until is not None and now < until):
        return _wrong(call, 503, "mock.CommandException.TooSoon")
    _later(call.context, car, "air")
    return Reply(202)


@behaviour.on("setAirConditioningTimer")
def set_timer(call: Call) -> Reply:
    """Set the timer to the next time that the clock in the car shows this."""
    car = _car(call)
    local = call.context.clock.now().astimezone(_ZONE)
    start = text(_sent(call), "start")
    at = local.replace(hour=int(start[:2]), minute=int(start[2:]), second=0, microsecond=0)
    at = at if at > local else at + timedelta(days=1)
    _keep(call.context, car, timer=at.isoformat())
    return Reply(202)


@behaviour.on("getAirConditioningTimer")
def get_timer(call: Call) -> Reply:
    """Tell the timer, if it is set."""
    timer = _time(_car(call), "timer")
    if timer is None:
        return Reply(204, NOTHING)
    return Reply(200, {"next_start": timer.astimezone(_ZONE).strftime("%H%M")})


@behaviour.on("cancelAirConditioningTimer")
def cancel_timer(call: Call) -> Reply:
    """Clear the timer; what runs already goes on."""
    _keep(call.context, _car(call), timer=None)
    return Reply(202)


def _records(call: Call, kind: str) -> list[Entity]:
    """Give what was written down of a car, newest first."""
    own = (
        part(each.entity, "record")
        for each in call.context.store.records(kind)
        if each.entity["vin"] == call.path["vin"]
    )
    return sorted(own, key=lambda record: number(record, "date"), reverse=True)


@behaviour.on("getLastAirConditioning")
def last_air(call: Call) -> Reply:
    """Tell the newest record; after a month it is forgotten."""
    oldest = _millis(call.context.clock.now() - timedelta(days=31))
    recent = [each for each in _records(call, "AirRecord") if number(each, "date") >= oldest]
    return Reply(200, recent[0]) if recent else Reply(204, NOTHING)


def _month(text_: str) -> tuple[int, int]:
    return int(text_[2:]), int(text_[:2])


def _history(call: Call, kind: str) -> Reply:
    """Tell the records of some months, both ends among them; nothing where there are none."""
    begin, end = _month(str(call.query["begin"])), _month(str(call.query["end"]))
    if begin > end:
        return _wrong(call, 400, "mock.ValidationException.Invalid")
    shown: list[JsonValue] = []
    for record in _records(call, kind):
        when = datetime.fromtimestamp(number(record, "date") / 1000, UTC)
        if begin <= (when.year % 100, when.month) <= end:
            shown.append(record)
    return Reply(200, shown) if shown else Reply(204, NOTHING)


@behaviour.on("getAirConditioningHistory")
def air_history(call: Call) -> Reply:
    """List records of the air conditioning."""
    return _history(call, "AirRecord")


@behaviour.on("getChargeHistory")
def charge_history(call: Call) -> Reply:
    """List when charging began and ended."""
    return _history(call, "ChargeRecord")


@behaviour.on("getBatteryHistory")
def battery_history(call: Call) -> Reply:
    """List what was asked of the battery."""
    return _history(call, "BatteryRecord")


@behaviour.on("startCharging")
def start_charging(call: Call) -> Reply:
    """Tell the car to charge; if it cannot, the owner hears of it, never this answer."""
    _later(call.context, _car(call), "charge")
    return Reply(202)


@behaviour.on("getNeighbouringCharges")
def siblings(call: Call) -> Reply:
    """Tell the last record of a charge, and when the schedule opens next."""
    car = _car(call)
    local = call.context.clock.now().astimezone(_ZONE)
    minute = local.weekday() * 24 * 60 + local.hour * 60 + local.minute
    wait = min((opens - minute - 1) % _WEEK + 1 for opens, _ in _windows(part(car, "schedule")))
    at = local.replace(second=0, microsecond=0) + timedelta(minutes=wait)
    following: Entity = {
        "calendar_status": "ACTIVATED" if car["draft"] is None else "DRAFT",
        "date": _millis(at),
        "on_board_calendar_status": "ACTIVATED" if flag(car, "enabled") else "DRAFT",
    }
    past = _records(call, "ChargeRecord")[:1]
    previous: Entity = {"previous": past[0]} if past else {}
    return Reply(body={**previous, "next": following})


@behaviour.on("setChargeScheduleDraft")
def draft(call: Call) -> Reply | Refusal:
    """Write the draft; a window may not reach into the next one, nor touch it."""
    week = sorted(_windows(_sent(call)))
    for (opens, length), (following, _) in zip(week, [*week[1:], *week[:1]], strict=True):
        if (following - opens) % _WEEK <= length:
            return _wrong(call, 400, "mock.ValidationException.OverlappingWindows")
    _keep(call.context, _car(call), draft=dict(_sent(call)))
    return Reply(204)


@behaviour.on("deployChargeSchedule")
def deploy(call: Call) -> Reply:
    """Send the draft to the car."""
    car = _car(call)
    if car["draft"] is None:
        return _wrong(call, 409, "mock.ScheduleException.NoDraft")
    _later(call.context, car, "deploy")
    return Reply(202)


@behaviour.on("getChargeSchedule")
def onboard(call: Call) -> Reply:
    """Tell the schedule in the car."""
    car = _car(call)
    return Reply(body={"enabled": car["enabled"], "schedule": car["schedule"]})


@behaviour.on("setChargeScheduleActivation")
def switch(call: Call) -> Reply:
    """Switch the schedule on or off; without one the car charges whenever it is plugged in."""
    _keep(call.context, _car(call), enabled=_sent(call)["enabled"])
    return Reply(204)


@behaviour.on("getNotificationSettings")
def get_settings(call: Call) -> Reply:
    """Tell how the owner hears of things."""
    return Reply(body=_car(call)["settings"])


@behaviour.on("setNotificationSettings")
def put_settings(call: Call) -> Reply:
    """Replace all of that."""
    _keep(call.context, _car(call), settings=dict(_sent(call)))
    return Reply(204)
