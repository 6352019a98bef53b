"""Who may ask for what: tokens of clients and users, and the user that a request is about."""

from __future__ import annotations

import base64
import binascii
from datetime import timedelta
from typing import Final
from urllib.parse import parse_qs

from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Call, Context
from specloom.mock.entities import Entity, moment, stamp, text, unique
from specloom.mock.messages import Refusal, Reply, Request, Violation

behaviour = Behaviour()

BY_PATH: Final = "2023-08-01"
"""Since this version the path names the user."""
HEADER: Final = "Enode-User-Id"
_LIFE: Final = 3600


@behaviour.route("POST /oauth2/token")
def issue(request: Request, context: Context) -> Reply:
    """Give a token for a client's id and secret, whatever they are.

    A legacy token of a user comes from `grant_type=authorization_code`; the mock takes the user's
    id for the code.
    """
    client = _client(request.headers.get("authorization", ""))
    if client is None:
        told = {"www-authenticate": 'Basic realm="mock"'}
        return Reply(401, {"error": "invalid_client"}, told)
    form = parse_qs(request.body.decode("utf-8", "replace"))
    grant = form.get("grant_type", [""])[0]
    user = form.get("code", [""])[0] if grant == "authorization_code" else ""
    if grant not in ("client_credentials", "authorization_code"):
        return Reply(400, {"error": "unsupported_grant_type" if grant else "invalid_request"})
    if grant == "authorization_code" and context.store.get("User", user) is None:
        return Reply(400, {"error": "invalid_grant"})
    token = unique(context, "token", client).replace("-", "")
    expires = stamp(context.clock.now() + timedelta(seconds=_LIFE))
    context.store.put("Token", token, {"expiresAt": expires, "userId": user})
    body: Entity = {
        "access_token": token,
        "expires_in": _LIFE,
        "scope": "",
        "token_type": "bearer",
    }
    return Reply(200, body, {"cache-control": "no-store"})


def _client(authorization: str) -> str | None:
    scheme, _, encoded = authorization.partition(" ")
    try:
        decoded = base64.b64decode(encoded, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None
    client, colon, secret = decoded.partition(":")
    return client if scheme.lower() == "basic" and colon and client and secret else None


def _token(call: Call) -> Entity | None:
    """Give what is known of the token that was sent; None if it is not good."""
    sent = next(iter(call.credentials.values()), "")
    token = call.context.store.get("Token", sent)
    if token is None:
        return None
    expires = moment(token["expiresAt"])
    return token if expires is not None and call.context.clock.now() < expires else None


@behaviour.guards()
def authorized(call: Call) -> Refusal | None:
    """Refuse tokens that were never given or have expired; health is told to anybody."""
    if not call.credentials or call.plan.operation.path.startswith("/health"):
        return None
    if _token(call) is not None:
        return None
    detail = "the access token is unknown or has expired; get one by POST /oauth2/token"
    return Refusal(401, detail, headers={"www-authenticate": 'Bearer error="invalid_token"'})


@behaviour.guards(since=BY_PATH)
def headerless(call: Call) -> Refusal | None:
    """Refuse what names its user in the old way."""
    if HEADER.lower() in call.request.headers:
        reason = "this is no longer taken; name the user in the path"
        return Refusal(400, violations=(Violation("header", HEADER, reason),))
    if text(_token(call) or {}, "userId"):
        return Refusal(403, "the access token of a single user is no longer taken")
    return None


@behaviour.guards(before=BY_PATH)
def scoped(call: Call) -> Refusal | None:
    """Have everything that belongs to a user ask for one."""
    if not any(each.name == HEADER for each in call.plan.operation.parameters):
        return None
    user = user_of(call)
    if not user:
        return Refusal(403, f"name the user by the header {HEADER}")
    if call.context.store.get("User", user) is None:
        return Refusal(403, f"no user {user!r} is known; link one by POST /users/{{userId}}/link")
    return None


@behaviour.guards()
def known(call: Call) -> Refusal | None:
    """Refuse paths that name an unknown user, but for linking: that creates one."""
    user = call.path.get("userId")
    is_linking = call.plan.operation.path.endswith("/link")
    if not isinstance(user, str) or is_linking:
        return None
    if call.context.store.get("User", user) is None:
        return Refusal(404, f"no user {user!r} is known")
    return None


def user_of(call: Call) -> str:
    """Give the user that a call is about; nothing where it is about those of the whole client."""
    for said in (call.path.get("userId"), text(_token(call) or {}, "userId")):
        if isinstance(said, str) and said:
            return said
    header = call.headers.get(HEADER)
    return header if isinstance(header, str) else ""


def may_see(call: Call, entity: Entity) -> bool:
    """Tell whether an entity is one of those that a call is about."""
    user = user_of(call)
    return not user or text(entity, "userId") == user


def found(call: Call, kind: str, key: object) -> Entity | Refusal:
    """Give an entity that a call may see, or the refusal that says there is none."""
    entity = call.context.store.get(kind, key) if isinstance(key, str) else None
    if entity is None or not may_see(call, entity):
        return Refusal(404, f"there is no such {kind.lower()}")
    return entity
