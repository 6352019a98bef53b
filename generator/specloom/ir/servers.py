"""Where a service is by default, and where some of its operations are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urljoin, urlsplit

from specloom.ir.model import Api, Operation, Server

__all__ = ["HOLE", "address_of", "document_servers", "is_address", "joined", "own_server"]

HOLE: Final = re.compile(r"\{([^{}]*)\}")
"""A variable in a server's URL."""
_NEVER: Final = re.compile(r"[\x00-\x20\x7f@{}\\<>\"^`|%]")
"""What stands in the name of no host, or before it."""


def address_of(server: Server) -> str:
    """Give the address of a server by default."""
    return HOLE.sub(
        lambda hole: server.variables[hole[1]].default if hole[1] in server.variables else hole[0],
        server.url,
    )


def is_address(url: str) -> bool:
    """Tell addresses that requests can be sent to from relative, broken and unfilled ones."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - it is read, and may be none
    except ValueError:
        return False
    whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    odd = _NEVER.search(parts.netloc) or HOLE.search(url)
    return whole and not (parts.query or parts.fragment or odd)


def joined(base: str, reference: str) -> str:
    """Resolve a reference against an address; empty where it is no URL."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return ""


def document_servers(
    stated: tuple[Server, ...], operations: Iterable[Operation]
) -> tuple[Server, ...]:
    """Give the servers of a document: where it states no whole address, those of all operations.

    They are its own as long as all operations have the same, one of them a whole address.
    """
    if any(is_address(address_of(one)) for one in stated):
        return stated
    distinct = {tuple(map(address_of, one.servers)): one.servers for one in operations}
    addresses, shared = next(iter(distinct.items()), ((), ()))
    return shared if len(distinct) == 1 and any(map(is_address, addresses)) else stated


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
