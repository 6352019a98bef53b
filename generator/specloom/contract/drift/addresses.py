"""Which operation of a description a recorded address is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from specloom.ir.model import Api, Operation, Server

__all__ = ["Addresses", "Place", "generalised", "query_of"]

_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")
_LOOPBACK: Final = frozenset(("localhost", "127.0.0.1", "::1"))
_ID: Final = re.compile(r"\d+|[0-9a-fA-F-]{16,}|(?=.*\d)[\w.~-]{12,}|.{40,}|.*[@%:].*")
"""A segment that names one thing of many: numbers, long hexadecimal, long with digits in it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: an operation, or none.

    Attributes:
        path: the path, less what servers put before it.
        operation: whose it is; None where there is none.
        template: the templated path of the description; empty where there is none.
        values: the text in each hole of the template.
    """

    path: str
    operation: Operation | None
    template: str
    values: dict[str, str]


class Addresses:
    """Finds the operation of an address.

    Args:
        api: the description.
        base: the address that stands for its servers; those of the description if empty.
    """

    def __init__(self, api: Api, base: str = "") -> None:
        own = [Server("", base)] if base else [*api.servers]
        if not base:
            own += [server for each in api.operations for server in each.servers]
        self._servers = list(dict.fromkeys(_pattern(server) for server in own))
        self._is_given = bool(base)
        self._operations: dict[str, dict[str, Operation]] = {}
        for operation in api.operations:
            self._operations.setdefault(operation.path, {})[operation.method] = operation
        ordered = sorted(self._operations, key=_vagueness)
        self._paths = [(path, *_matching(path)) for path in ordered]

    def find(self, method: str, url: str) -> Place | None:
        """Give where an address leads; None where to another service."""
        paths = list(self._inside(url))
        if not paths:
            return None
        places = [self._place(method, path) for path in paths]
        return max(places, key=lambda place: (place.operation is not None, bool(place.template)))

    def _inside(self, url: str) -> Iterator[str]:
        """Give what may be the path below a server, the longest prefix first."""
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:
            return
        path = parts.path or "/"
        anywhere = not self._is_given and (not host or host in _LOOPBACK)
        address = f"{host}:{port}" if (port := _port(parts.netloc)) else host
        for hosts, prefix in sorted(self._servers, key=lambda each: -len(each[1])):
            fits = anywhere or not hosts or re.fullmatch(hosts, address)
            found = re.match(prefix, path) if fits else None
            if found and path[found.end() :][:1] in {"/", ""}:
                yield path[found.end() :] or "/"
        if anywhere:
            yield path

    def _place(self, method: str, path: str) -> Place:
        known = [
            (template, dict(zip(names, map(unquote, found.groups()), strict=True)))
            for template, pattern, names in self._paths
            if (found := pattern.fullmatch(path))
        ]
        for template, values in known:
            operations = self._operations[template]
            operation = operations.get(method)
            if operation is None and method == "HEAD":
                operation = operations.get("GET")
            if operation is not None:
                return Place(path, operation, template, values)
        template, values = known[0] if known else ("", {})
        return Place(path, None, template, values)


def generalised(path: str) -> str:
    """Write a path that is not described with `{id}` for what looks like the name of one thing."""
    names = (f"id{number}" if number else "id" for number in range(len(path)))
    return "/".join(
        f"{{{next(names)}}}" if each and _ID.fullmatch(each) else each for each in path.split("/")
    )


def query_of(url: str) -> list[tuple[str, str]]:
    """Give the parameters in the query of an address, whatever else is wrong with that."""
    return parse_qsl(url.partition("?")[2].partition("#")[0], keep_blank_values=True)


def _pattern(server: Server) -> tuple[str, str]:
    """Give what host and path of a server look like, each as a regular expression."""

    def variable(name: str) -> str:
        stated = server.variables.get(name)
        return "|".join(map(re.escape, stated.enum)) if stated and stated.enum else "[^/]*"

    def written(text: str) -> str:
        pieces = _VARIABLE.split(text)
        return "".join(
            f"(?:{variable(piece)})" if at % 2 else re.escape(piece)
            for at, piece in enumerate(pieces)
        )

    _, mark, behind = server.url.partition("://")
    host, slash, path = (behind if mark else f"/{server.url.lstrip('/')}").partition("/")
    return written(host.rpartition("@")[2].lower()), written(f"{slash}{path}".rstrip("/"))


def _port(netloc: str) -> str:
    """Give a port that is not the usual one."""
    found = re.search(r":(\d+)$", netloc)
    return found[1] if found and found[1] not in {"80", "443"} else ""


def _vagueness(path: str) -> tuple[int, ...]:
    """Sort concrete segments before holes."""
    return tuple(2 if _VARIABLE.fullmatch(s) else 1 if "{" in s else 0 for s in path.split("/"))


def _matching(path: str) -> tuple[re.Pattern[str], list[str]]:
    pieces = _VARIABLE.split(path)
    written = "".join("([^/]+)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))
    return re.compile(written), pieces[1::2]
