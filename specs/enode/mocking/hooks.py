"""Webhooks: events queue up for each, and are sent, signed and sent again until they are taken."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import Final

import orjson

from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Call, Context
from specloom.mock.entities import (
    Entity,
    changed,
    flag,
    moment,
    number,
    part,
    stamp,
    text,
    texts,
    unique,
)
from specloom.mock.messages import NOTHING, Refusal, Reply
from specloom.mock.outbox import Parcel, Receipt
from specloom.mock.store import Record
from specs.enode.mocking.lists import page

behaviour = Behaviour()

_HOOK: Final = "Webhook"
_EVENT: Final = "PendingEvent"
_BATCH: Final = 100
_TRIES: Final = {True: 18, False: 16}
"""How often a delivery is tried: for the firehose, for other webhooks."""
_SPAN: Final = 26 * 3600
"""Seconds from the first try to the last one."""
_HEARTBEAT: Final = timedelta(hours=1)


# ------------------------------------------------------------------------------------- events


def announce(context: Context, user: str, event: str, told: Entity) -> None:
    """Queue an event about a user for every webhook that wants it."""
    known = context.store.get("User", user)
    if known is not None and not flag(known, "isAuthorized"):
        return
    for record in context.store.records(_HOOK):
        if flag(record.entity, "isActive") and _wants(record.entity, event):
            _queue(context, record.id, user, event, told)


def _wants(hook: Entity, event: str) -> bool:
    wanted = texts(hook, "events") or ["*"]
    return "*" in wanted or event in wanted


def _queue(context: Context, hook: str, user: str, event: str, told: Entity) -> None:
    now = stamp(context.clock.now())
    said: Entity = {"event": event, "createdAt": now, "user": {"id": user}, **told}
    context.store.put(_EVENT, unique(context, "event"), {"hook": hook, "event": said})


def _waiting(context: Context, hook: str) -> list[Record]:
    return [each for each in context.store.records(_EVENT) if each.entity["hook"] == hook]


# ----------------------------------------------------------------------------------- delivery


@behaviour.ticks
def carry(context: Context) -> None:
    """Send what is due."""
    now = context.clock.now()
    for record in context.store.records(_HOOK):
        hook = record.entity
        if context.outbox.is_open(record.id):
            continue
        beat = moment(hook["heartbeatAt"])
        if beat is not None and beat <= now:
            _beat(context, record.id, hook)
        due = moment(hook["nextAt"])
        if due is None or due <= now:
            _send(context, record.id)


def _beat(context: Context, key: str, hook: Entity) -> None:
    """Queue a heartbeat; the firehose gets one even when it is offline, which may revive it."""
    if flag(hook, "isActive") or flag(hook, "isFirehose"):
        pending = len(_waiting(context, key))
        _queue(context, key, "", "system:heartbeat", {"pendingEvents": pending})
    following = stamp(context.clock.now() + _HEARTBEAT)
    context.store.put(_HOOK, key, {**hook, "heartbeatAt": following})


def _send(context: Context, key: str) -> None:
    hook = context.store.get(_HOOK, key) or {}
    batch = _waiting(context, key)[:_BATCH]
    if not batch or not (flag(hook, "isActive") or flag(hook, "isFirehose")):
        return
    body = _body(context, hook, (part(each.entity, "event") for each in batch))
    done = partial(_delivered, context, key, [each.id for each in batch])
    url = text(hook, "url")
    context.outbox.leave(Parcel(key, url, body, _headers(context, hook, body), done))


def _body(context: Context, hook: Entity, events: Iterable[Entity]) -> bytes:
    """Write events in the version of the webhook, else in the one that clients are pinned to.

    Events tell their version since there can be several webhooks; the firehose is older.
    """
    version = text(hook, "apiVersion") or context.version
    told: Entity = {} if flag(hook, "isFirehose") else {"version": version}
    shown: list[JsonValue] = []
    for event in events:
        seen = context.view(version, "WebhookEvent", {**event, "version": version})
        shown.append({**seen, **told} if isinstance(seen, dict) else seen)
    return orjson.dumps(shown)


def _headers(context: Context, hook: Entity, body: bytes) -> dict[str, str]:
    signature = hmac.new(text(hook, "secret").encode(), body, hashlib.sha1).hexdigest()
    headers = {
        "Content-Type": "application/json",
        "X-Enode-Delivery": unique(context, "delivery", hashlib.sha1(body).hexdigest()),  # noqa: S324
        "X-Enode-Signature": f"sha1={signature}",
    }
    authentication = part(hook, "authentication")
    if authentication:
        headers[text(authentication, "headerName")] = text(authentication, "headerValue")
    return headers


def _delivered(context: Context, key: str, batch: list[str], receipt: Receipt) -> None:
    hook = context.store.get(_HOOK, key)
    if hook is None:
        return
    now = context.clock.now()
    if receipt.is_success:
        for event in batch:
            context.store.remove(_EVENT, event)
        context.store.put(_HOOK, key, _healthy(hook, stamp(now)))
        return
    is_firehose = flag(hook, "isFirehose")
    tries = int(number(hook, "tries")) + 1
    if tries >= _TRIES[is_firehose]:
        _give_up(context, key, hook)
        return
    since = moment(hook["nextAt"]) or now
    wait = timedelta(seconds=_gap(tries, _TRIES[is_firehose]))
    following = (since + wait).isoformat()
    context.store.put(_HOOK, key, {**hook, "tries": tries, "nextAt": following})


def _gap(tries: int, most: int) -> float:
    """Give the seconds before the next try: each gap is twice the one before."""
    return float(_SPAN * 2 ** (tries - 1) / (2 ** (most - 1) - 1))


def _give_up(context: Context, key: str, hook: Entity) -> None:
    for record in _waiting(context, key):
        context.store.remove(_EVENT, record.id)
    context.store.put(_HOOK, key, {**hook, "isActive": False, "tries": 0, "nextAt": None})


def _healthy(hook: Entity, when: str) -> Entity:
    return {**hook, "lastSuccess": when, "isActive": True, "tries": 0, "nextAt": None}


# --------------------------------------------------------------------------------- operations


def _made(context: Context, url: str, secret: str) -> Entity:
    now = context.clock.now()
    return {
        "id": unique(context, "webhook"),
        "url": url,
        "secret": secret,
        "events": ["*"],
        "lastSuccess": None,
        "isActive": True,
        "createdAt": stamp(now),
        "apiVersion": None,
        "authentication": None,
        "isFirehose": False,
        "tries": 0,
        "nextAt": None,
        "heartbeatAt": stamp(now + _HEARTBEAT),
    }


_SHOWN: Final = ("id", "url", "events", "lastSuccess", "isActive", "createdAt", "apiVersion")


def _shown(hook: Entity) -> JsonValue:
    """Give what is told of a webhook: never its secrets."""
    header = part(hook, "authentication").get("headerName")
    authentication: JsonValue = {"headerName": header} if header is not None else None
    shown: Entity = {name: hook[name] for name in _SHOWN}
    return {**shown, "authentication": authentication}


def _body_of(call: Call) -> Entity:
    return call.body if isinstance(call.body, dict) else {}


def _firehose(call: Call) -> Entity | None:
    hooks = (record.entity for record in call.context.store.records(_HOOK))
    return next((hook for hook in hooks if flag(hook, "isFirehose")), None)


@behaviour.on("PUT /webhooks/firehose")
def put_firehose(call: Call) -> Reply:
    """Set the one webhook of old, or change it, which brings it back online."""
    said = _body_of(call)
    fresh = _made(call.context, text(said, "url"), text(said, "secret"))
    hook = {**(_firehose(call) or fresh), "isFirehose": True, "isActive": True, "tries": 0}
    hook |= {"url": said["url"], "secret": said["secret"], "nextAt": None}
    call.context.store.put(_HOOK, text(hook, "id"), hook)
    return Reply(204)


@behaviour.on("DELETE /webhooks/firehose")
def delete_firehose(call: Call) -> Reply | Refusal:
    """Take the old webhook away, if it is the one that is named."""
    hook = _firehose(call)
    if hook is None or hook["url"] != _body_of(call).get("url"):
        return Refusal(404, "there is no firehose at that address")
    call.context.store.remove(_HOOK, text(hook, "id"))
    return Reply(204)


@behaviour.on("POST /webhooks/firehose/test")
def test_firehose(call: Call) -> Reply | Refusal:
    """Send a test event to the old webhook, now."""
    hook = _firehose(call)
    return Refusal(404, "there is no firehose") if hook is None else _tested(call, hook)


@behaviour.on("GET /webhooks")
def list_webhooks(call: Call) -> Reply | Refusal:
    """List all webhooks, the firehose among them."""
    return page(call, _HOOK, _shown)


@behaviour.on("POST /webhooks")
def create_webhook(call: Call) -> Reply | Refusal:
    """Make a webhook; two at one address cannot be told apart."""
    said = _body_of(call)
    records = call.context.store.records(_HOOK)
    if any(record.entity["url"] == said["url"] for record in records):
        return Refusal(400, "there is a webhook at that address already")
    made = _made(call.context, text(said, "url"), text(said, "secret"))
    hook: Entity = {**made, **said}
    call.context.store.put(_HOOK, text(hook, "id"), hook)
    return Reply(body=_shown(hook))


def _found(call: Call) -> Entity | Refusal:
    hook = call.context.store.get(_HOOK, str(call.path["webhookId"]))
    return hook if hook is not None else Refusal(404, "there is no such webhook")


@behaviour.on("GET /webhooks/{webhookId}")
def get_webhook(call: Call) -> Reply | Refusal:
    """Tell of one webhook."""
    hook = _found(call)
    return hook if isinstance(hook, Refusal) else Reply(body=_shown(hook))


@behaviour.on("PATCH /webhooks/{webhookId}")
def update_webhook(call: Call) -> Reply | Refusal:
    """Change what is said, and have the webhook tried anew."""
    hook = _found(call)
    if isinstance(hook, Refusal):
        return hook
    updated = {**changed(hook, _body_of(call)), "isActive": True, "tries": 0, "nextAt": None}
    call.context.store.put(_HOOK, text(hook, "id"), updated)
    return Reply(body=_shown(updated))


@behaviour.on("DELETE /webhooks/{webhookId}")
def delete_webhook(call: Call) -> Reply | Refusal:
    """Take a webhook away."""
    hook = _found(call)
    if isinstance(hook, Refusal):
        return hook
    call.context.store.remove(_HOOK, text(hook, "id"))
    return Reply(204, NOTHING)


@behaviour.on("POST /webhooks/{webhookId}/test")
def test_webhook(call: Call) -> Reply | Refusal:
    """Send a test event, now; success brings a webhook back."""
    hook = _found(call)
    return hook if isinstance(hook, Refusal) else _tested(call, hook)


def _tested(call: Call, hook: Entity) -> Reply:
    context = call.context
    now = stamp(context.clock.now())
    event: Entity = {"event": "enode:firehose:test", "createdAt": now, "user": {"id": ""}}
    body = _body(context, hook, [event])
    receipt = context.outbox.deliver(text(hook, "url"), body, _headers(context, hook, body))
    if receipt.is_success:
        context.store.put(_HOOK, text(hook, "id"), _healthy(hook, now))
    answered: JsonValue = None
    if receipt.status is not None:
        headers: list[JsonValue] = [*receipt.headers]
        answered = {"code": receipt.status, "body": receipt.body, "headers": headers}
    told: Entity = {
        "status": "SUCCESS" if receipt.is_success else "FAILURE",
        "description": receipt.reason or f"The address answered {receipt.status}.",
        "response": answered,
    }
    return Reply(body=told)
