"""What the constructor of a client takes: credentials, a user to ask for, an environment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from specloom.ir.model import Api, JsonValue, SecurityScheme
from specloom.names.words import identifier

__all__ = ["client_arguments", "environments", "login_kind", "scope_argument"]

_SAMPLES: Mapping[str, tuple[str, ...]] = {
    "oauth2": ("client_id", "client_secret", "access_token"),
    "login": ("username", "password", "access_token"),
    "basic": ("username", "password"),
    "bearer": ("access_token",),
    "apiKey": ("api_key",),
}


def client_arguments(api: Api) -> tuple[str, ...]:
    """Name the arguments of the client's constructor that say who asks, in order."""
    asked = {
        name
        for operation in api.operations
        for requirement in operation.security
        for name in requirement.schemes
    }
    schemes = [scheme for name, scheme in api.security_schemes.items() if name in asked]
    found = [argument for scheme in schemes for argument in _SAMPLES.get(login_kind(scheme), ())]
    return tuple(dict.fromkeys((*found, *filter(None, [scope_argument(api)]))))


def login_kind(scheme: SecurityScheme) -> str:
    """Name the kind of credentials that a scheme takes; empty where a client has none for it.

    `oauth2` stands for client credentials, `login` for an `x-login`; OAuth without client
    credentials is `bearer`, as is OpenID Connect.
    """
    match scheme.type:
        case "oauth2":
            told = any(flow.kind == "clientCredentials" for flow in scheme.flows)
            return "oauth2" if told else "bearer"
        case "http" if (scheme.http_scheme or "").lower() == "basic":
            return "basic"
        case "http" if scheme.extensions.get("x-login"):
            return "login"
        case "http":
            return "bearer" if (scheme.http_scheme or "bearer").lower() == "bearer" else ""
        case "openIdConnect":
            return "bearer"
        case "apiKey":
            return "apiKey"
        case "mutualTLS":
            return ""
        case _:
            assert_never(scheme.type)


def scope_argument(api: Api) -> str:
    """Name the argument that says whose things are asked for; empty where there is none."""
    name = _mapping(api.extensions.get("x-user-scope")).get("argument")
    return identifier(name) if isinstance(name, str) and name else ""


def environments(api: Api) -> tuple[str, ...]:
    """Name the installations of a service that a client can choose from."""
    return tuple(dict.fromkeys(_environments(api)))


def _environments(api: Api) -> Iterator[str]:
    for server in api.servers:
        name = _mapping(server.extensions.get("x-environment")).get("name")
        if isinstance(name, str) and name:
            yield name


def _mapping(value: JsonValue) -> Mapping[str, JsonValue]:
    return value if isinstance(value, dict) else {}
