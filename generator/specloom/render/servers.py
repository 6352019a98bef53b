"""Views of addresses: those of the service, and those that some operations have of their own."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from specloom.ir.model import Api, Operation, Server
from specloom.names import identifier
from specloom.render.text import Prose, sentence

__all__ = [
    "AddressView",
    "VariableView",
    "Variables",
    "address_of",
    "is_address",
    "joined",
    "own_server",
]

_HOLE: Final = re.compile(r"\{([^{}]*)\}")
_NEVER: Final = re.compile(r"[\x00-\x20\x7f@{}\\<>\"^`|%]")
"""What stands in the name of no host, or before it."""


@dataclass(frozen=True, slots=True)
class VariableView:
    """A part of an address that an argument chooses; `values` are all it may be, if told."""

    argument: str
    default: Prose
    values: tuple[Prose, ...]
    doc: Prose


@dataclass(frozen=True, slots=True)
class AddressView:
    """An address, with `{arguments}` in it where it has variables."""

    template: Prose
    arguments: tuple[str, ...] = ()


class Variables:
    """Makes arguments of the variables of servers: those that are the same share one.

    Args:
        taken: The other arguments of the client.

    Attributes:
        views: The arguments so far, in order.
    """

    def __init__(self, taken: Collection[str]) -> None:
        self._taken = set(taken)
        self._known: dict[tuple[object, ...], str] = {}
        self.views: list[VariableView] = []

    def address(self, server: Server) -> AddressView:
        """Give the address of a server, whose variables become arguments."""
        names = dict.fromkeys(
            name for name in _HOLE.findall(server.url) if name in server.variables
        )
        arguments = {name: self._argument(name, server) for name in names}
        template = _HOLE.sub(lambda hole: f"{{{arguments.get(hole[1], hole[1])}}}", server.url)
        return AddressView(Prose(template), tuple(arguments.values()))

    def _argument(self, name: str, server: Server) -> str:
        variable = server.variables[name]
        key = name, variable.default, variable.enum
        if key not in self._known:
            argument = identifier(name, self._taken)
            self._taken.add(argument)
            values = dict.fromkeys((variable.default, *variable.enum)) if variable.enum else ()
            doc = variable.description.strip() or f"A part of {server.url}"
            self._known[key] = argument
            self.views.append(
                VariableView(
                    argument,
                    Prose(variable.default),
                    tuple(map(Prose, values)),
                    Prose(sentence(doc)),
                )
            )
        return self._known[key]


def address_of(server: Server) -> str:
    """Give the address of a server by default."""
    return _HOLE.sub(
        lambda hole: server.variables[hole[1]].default if hole[1] in server.variables else hole[0],
        server.url,
    )


def is_address(url: str) -> bool:
    """Tell addresses a client can be sent to from relative, broken and unfilled ones."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - it is read, and may be none
    except ValueError:
        return False
    whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    odd = _NEVER.search(parts.netloc) or _HOLE.search(url)
    return whole and not (parts.query or parts.fragment or odd)


def joined(base: str, reference: str) -> str:
    """Resolve a reference against an address; empty where it is no URL."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return ""


def own_server(operation: Operation, api: Api) -> Server | None:
    """Give the server of an operation that is not at that of the others, None if it is.

    It may be relative to that of the others.
    """
    usual = next((one for one in map(address_of, api.servers) if is_address(one)), "")
    known = {usual.rstrip("/")} if usual else {address_of(one).rstrip("/") for one in api.servers}
    own = {joined(usual, address_of(one)).rstrip("/"): one for one in operation.servers}
    if not known.isdisjoint(own):
        return None
    somewhere = usual or "https://example.com"
    sound = (one for one in own.values() if is_address(joined(somewhere, address_of(one))))
    return next(sound, None)
