"""Addresses of the service, and the variables in them."""

from __future__ import annotations

from typing import Final

from specloom.diff.rules.events.rows import itself, mirrored
from specloom.diff.rules.model import Event

__all__ = ["SERVERS"]

_GONE: Final = "Nothing answers at the old address, as far as the description tells."


def _servers(*urls: str) -> str:
    listed = ", ".join(f"{{url: 'https://{url}'}}" for url in urls)
    return f"{{servers: [{listed}]}}"


def _variable(said: str) -> str:
    variable = f"variables: {{zone: {{{said}}}}}"
    return f"{{servers: [{{url: 'https://{{zone}}.example.com', {variable}}}]}}"


SERVERS: Final[tuple[Event, ...]] = (
    *mirrored(
        "server-added",
        "A server is new.",
        "server-removed",
        "A server is gone.",
        _servers("a.example.com"),
        _servers("a.example.com", "b.example.com"),
        "",
        _GONE,
    ),
    *itself(
        "server-url-changed",
        "A server has another address.",
        _servers("a.example.com"),
        _servers("b.example.com"),
        _GONE,
    ),
    *itself(
        "server-variable-default-changed",
        "A variable of a server's address has another default.",
        _variable("default: eu"),
        _variable("default: us"),
        "Who does not set it comes elsewhere.",
    ),
    *mirrored(
        "server-variable-became-enum",
        "A variable of a server's address is restricted to a list of values.",
        "server-variable-enum-removed",
        "A variable of a server's address is no longer restricted to a list of values.",
        _variable("default: eu"),
        _variable("default: eu, enum: [eu, us]"),
    ),
    *mirrored(
        "server-variable-enum-value-added",
        "A variable of a server's address may have a new value.",
        "server-variable-enum-value-removed",
        "A variable of a server's address no longer has one of its values.",
        _variable("default: eu, enum: [eu]"),
        _variable("default: eu, enum: [eu, us]"),
    ),
)
