"""Users: linking them to vendors, and letting them go."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qs

from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Call, Context
from specloom.mock.entities import Entity, parts, stamp, text, unique
from specloom.mock.messages import Refusal, Reply, Request
from specs.enode.mocking.access import user_of
from specs.enode.mocking.devices import DEVICES
from specs.enode.mocking.hooks import announce
from specs.enode.mocking.lists import page
from specs.enode.mocking.world import vehicle

behaviour = Behaviour()

_LINK: Final = "/link"
_EVENTS: Final = {kind: parameter.removesuffix("Id") for kind, parameter in DEVICES.values()}


@behaviour.on("GET /users")
def list_users(call: Call) -> Reply | Refusal:
    """List the users of the client."""
    return page(call, "User", lambda user: {name: user[name] for name in ("id", "createdAt")})


def _shown(user: Entity) -> JsonValue:
    return {name: user[name] for name in ("id", "linkedVendors")}


def _user(call: Call) -> Entity:
    return call.context.store.get("User", user_of(call)) or {}


@behaviour.on("GET /me", "GET /users/{userId}")
def get_user(call: Call) -> Reply:
    """Tell of a user."""
    return Reply(body=_shown(_user(call)))


# ------------------------------------------------------------------------------------ linking


@behaviour.on("POST /users/{userId}/link")
def link(call: Call) -> Reply:
    """Give the address at which the user links a vendor; opening it is all the mock asks for."""
    context, user = call.context, str(call.path["userId"])
    known = context.store.get("User", user)
    if known is None:
        now = stamp(context.clock.now())
        known = {"id": user, "createdAt": now, "linkedVendors": [], "isAuthorized": True}
    context.store.put("User", user, {**known, "isAuthorized": True})
    said = call.body if isinstance(call.body, dict) else {}
    state = unique(context, "link", user).replace("-", "")
    context.store.put("Link", state, {"userId": user, **said})
    host = call.request.headers.get("host", "127.0.0.1")
    return Reply(body={"linkState": state, "linkUrl": f"http://{host}{_LINK}?state={state}"})


@behaviour.route(f"GET {_LINK}")
def complete(request: Request, context: Context) -> Reply:
    """Link the vendor, as a user does who logs in there, and lead back to the application."""
    state = parse_qs(request.query).get("state", [""])[0]
    asked = context.store.get("Link", state)
    if asked is None:
        return Reply(404, {"error": "this link is unknown or was used already"})
    context.store.remove("Link", state)
    linked: Entity = {
        "vendor": text(asked, "vendor") or "TESLA",
        "isValid": True,
        "vendorType": text(asked, "vendorType") or "vehicle",
    }
    key = text(asked, "userId")
    user = context.store.get("User", key) or {}
    others = [each for each in parts(user, "linkedVendors") if each["vendor"] != linked["vendor"]]
    context.store.put("User", key, {**user, "linkedVendors": [*others, linked]})
    if linked["vendorType"] == "vehicle":
        _discover(context, key, text(linked, "vendor"))
    target = text(asked, "redirectUri")
    if target:
        return Reply(302, headers={"location": f"{target}?state={state}"})
    return Reply(200, {"linked": linked})


def _discover(context: Context, user: str, vendor: str) -> None:
    """Have a vehicle of a vendor appear."""
    key = unique(context, "vehicle", user, vendor)
    car = vehicle(key, user, context.clock.now(), seed=context.seed)
    car = {**car, "vendor": vendor}
    context.store.put("Vehicle", key, car)
    announce(context, user, "user:vehicle:discovered", {"vehicle": car})


# ------------------------------------------------------------------------------- letting go


@behaviour.on("DELETE /users/{userId}/authorization")
def deauthorize(call: Call) -> Reply:
    """Forget the user's credentials; the data stays, and no more events are sent."""
    user = _user(call)
    vendors: list[JsonValue] = []
    for each in parts(user, "linkedVendors"):
        vendors.append({**each, "isValid": False})
        told: Entity = {"vendor": each["vendor"]}
        announce(call.context, text(user, "id"), "user:credentials:invalidated", told)
    silent: Entity = {**user, "linkedVendors": vendors, "isAuthorized": False}
    call.context.store.put("User", text(user, "id"), silent)
    return Reply(204)


@behaviour.on("DELETE /users/{userId}")
def unlink(call: Call) -> Reply:
    """Forget a user and all that is theirs."""
    user = text(_user(call), "id")
    store = call.context.store
    _remove(call.context, user, None)
    for kind in ("Location", "Schedule", "Action"):
        for record in store.records(kind):
            if record.entity.get("userId") == user:
                store.remove(kind, record.id)
    store.remove("User", user)
    return Reply(204)


_VENDORS: Final = (
    "DELETE /me/vendors/{vendor}",
    "DELETE /users/{userId}/vendors/{vendor}",
    "DELETE /users/{userId}/vendor/{vendor}",
)


@behaviour.on(*_VENDORS)
def disconnect(call: Call) -> Reply | Refusal:
    """Take a vendor away from a user, with the devices it brought."""
    user, vendor = _user(call), str(call.path["vendor"])
    vendors = parts(user, "linkedVendors")
    rest = [each for each in vendors if each["vendor"] != vendor]
    if len(rest) == len(vendors):
        return Refusal(404, f"the user has not linked {vendor}")
    call.context.store.put("User", text(user, "id"), {**user, "linkedVendors": [*rest]})
    _remove(call.context, text(user, "id"), vendor)
    return Reply(204)


@behaviour.on("GET /users/{userId}/vendor/{vendor}")
def get_vendor(call: Call) -> Reply | Refusal:
    """Tell of one vendor that a user has linked."""
    vendor = str(call.path["vendor"])
    for each in parts(_user(call), "linkedVendors"):
        if each["vendor"] == vendor:
            return Reply(body=each)
    return Refusal(404, f"the user has not linked {vendor}")


def _remove(context: Context, user: str, vendor: str | None) -> None:
    """Have the devices of a user vanish, those of one vendor or all."""
    for kind, name in _EVENTS.items():
        for record in context.store.records(kind):
            device = record.entity
            if device["userId"] == user and vendor in (None, device["vendor"]):
                context.store.remove(kind, record.id)
                announce(context, user, f"user:{name}:deleted", {name: device})
