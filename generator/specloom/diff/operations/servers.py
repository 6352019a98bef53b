"""Servers: the addresses an operation answers at, wherever they are stated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from specloom.diff.edits.edit import shown
from specloom.diff.model import Effect, Level
from specloom.diff.operations.comparison import Comparison
from specloom.diff.operations.finding import Found
from specloom.ir.model import Server, ServerVariable
from specloom.spec.pointers import escape

__all__ = ["SERVERS", "servers"]

_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]
_Addresses: TypeAlias = dict[str, Server]

_VARIABLE: Final = re.compile(r"\{[^{}]*\}")
_ORIGIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/{}]*")
_NO_ADDRESS: Final = "an address that is gone has no payload to show"


def servers(comparison: Comparison) -> Iterator[Found]:
    """Find addresses that an operation no longer has, or has now.

    A prefix that moved from the servers into the paths changes no address.
    """
    if comparison.inverted:
        return  # events go to addresses of the clients
    place = comparison.place
    base, revision = _addresses(comparison)
    for address, server in base.items():
        if address in revision:
            yield from _variables(comparison, server, revision[address])
    gone = {address: each for address, each in base.items() if address not in revision}
    new = {address: each for address, each in revision.items() if address not in base}
    for server, other in _changed(gone, new):
        told = f"The server `{server.url}` of {place} is `{other.url}` now."
        yield _found(comparison, "url-changed", "alters", told, server, other)
    for server in gone.values():
        told = f"The server `{server.url}` of {place} is gone."
        effect: Effect = "narrows" if revision else "none"
        yield _found(comparison, "removed", effect, told, server, None)
    for server in new.values():
        told = f"The server `{server.url}` is new to {place}."
        yield _found(comparison, "added", "widens" if base else "none", told, None, server)


def _addresses(comparison: Comparison) -> tuple[_Addresses, _Addresses]:
    """Give the servers of both sides by address, with the path where that is spelled otherwise."""
    context = comparison.context
    base, revision = comparison.base, comparison.revision
    ours = base.servers or context.base.servers
    theirs = revision.servers or context.revision.servers
    paths = _VARIABLE.sub("{}", base.path), _VARIABLE.sub("{}", revision.path)
    if paths[0] == paths[1] or comparison.pair.kind == "moved":
        paths = "", ""
    strip = context.settings.strip_prefixes
    return _by_address(ours, paths[0], strip), _by_address(theirs, paths[1], strip)


def _by_address(stated: Sequence[Server], path: str, strip: Sequence[str]) -> _Addresses:
    return {_address(each.url, path, strip): each for each in stated}


def _address(url: str, path: str, strip: Sequence[str]) -> str:
    """Spell an address: hosts ignore case (RFC 3986, 3.2.2), a slash at the end says nothing."""
    origin = _ORIGIN.match(url)
    host = origin[0].lower() if origin else ""
    rest = url[len(host) :].rstrip("/") + path
    for prefix in sorted(strip, key=len, reverse=True):
        if f"{rest}/".startswith(f"{prefix}/"):
            return host + rest.removeprefix(prefix)
    return host + rest


def _changed(gone: _Addresses, new: _Addresses) -> list[tuple[Server, Server]]:
    """Pair servers that serve the same purpose under another address, and take them out."""
    pairs: list[tuple[Server, Server]] = []
    for address, server in tuple(gone.items()):
        alike = [key for key, other in new.items() if _purpose(other) == _purpose(server)]
        if len(alike) == 1 and len(gone) == len(new):
            pairs.append((gone.pop(address), new.pop(alike[0])))
    return pairs


def _purpose(server: Server) -> tuple[str, str]:
    environment = server.extensions.get("x-environment")
    name = environment.get("name") if isinstance(environment, dict) else None
    return (str(name), "") if name else ("", server.description)


# ------------------------------------------------------------------------------- variables


def _variables(comparison: Comparison, base: Server, revision: Server) -> Iterator[Found]:
    for name, variable in base.variables.items():
        other = revision.variables.get(name)
        if other is not None:
            yield from _variable(comparison, name, (base, revision), (variable, other))


def _variable(
    comparison: Comparison,
    name: str,
    sides: tuple[Server, Server],
    variables: tuple[ServerVariable, ServerVariable],
) -> Iterator[Found]:
    base, revision = variables
    if base.default != revision.default:
        told = f"has the default {shown(revision.default)} instead of {shown(base.default)}"
        yield _told(comparison, name, sides, "default-changed", "none", told, "warning")
    lost = [value for value in base.enum if value not in revision.enum]
    won = [value for value in revision.enum if value not in base.enum]
    if revision.enum and not base.enum:
        told = f"may only be {shown(*revision.enum)}"
        yield _told(comparison, name, sides, "became-enum", "narrows", told)
    elif base.enum and not revision.enum:
        yield _told(comparison, name, sides, "enum-removed", "widens", "may be anything")
    else:
        for value in lost:
            told = f"may no longer be {shown(value)}"
            yield _told(comparison, name, sides, "enum-value-removed", "narrows", told)
        for value in won:
            told = f"may be {shown(value)}"
            yield _told(comparison, name, sides, "enum-value-added", "widens", told)


def _told(  # noqa: PLR0913, PLR0917 - what there is to tell
    comparison: Comparison,
    name: str,
    sides: tuple[Server, Server],
    word: str,
    effect: Effect,
    told: str,
    floor: Level | None = None,
) -> Found:
    base, revision = (f"{server.pointer}/variables/{escape(name)}" for server in sides)
    return comparison.found(
        f"server-variable-{word}",
        effect,
        f"The variable `{name}` of the server `{sides[1].url}` of {comparison.place} {told}.",
        base=base,
        revision=revision,
        subject=name,
        unproven=_NO_ADDRESS,
        floor=floor,
        cause=f"{base} {revision} {told}",
    )


def _found(  # noqa: PLR0913, PLR0917 - what there is to tell
    comparison: Comparison,
    word: str,
    effect: Effect,
    told: str,
    base: Server | None,
    revision: Server | None,
) -> Found:
    return comparison.found(
        f"server-{word}",
        effect,
        told,
        base=base.pointer if base is not None else None,
        revision=revision.pointer if revision is not None else None,
        subject=base.url if base is not None else revision.url if revision is not None else "",
        unproven=_NO_ADDRESS,
        floor="warning" if word == "removed" else None,
        tolerated=word == "url-changed",  # a client of the revision knows the new address
    )


SERVERS: Final[tuple[_Rule, ...]] = (servers,)
