"""The addresses of a service whose description leaves something of them open.

What is put into an address stays where it is put: nothing that a program takes from elsewhere can
send requests, and the credentials with them, to another host or path.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .http import httpx
from .options import http_address

__all__ = ["below", "filled", "own_servers"]

_HOLE = re.compile(r"\{(\w+)\}")
_AUTHORITY = re.compile(r"(?:[^/]*:)?//[^/]*")
_HOST = r"[A-Za-z0-9._~-]*"
_SEGMENT = r"(?!(?:\.|%2[Ee]){1,2}(?:/|\Z))(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+"


def filled(template: str, **values: str) -> str:
    """Fill the `{variables}` of a server's URL.

    A variable in the host or the port may hold their characters alone, one in the path what a path
    may hold (RFC 3986, section 3.3), with `/` between segments, and one that begins the URL a whole
    address.

    Raises:
        ValueError: A value holds what cannot stand in its place.
    """
    made = _HOLE.sub(lambda hole: _fitting(hole, values[hole[1]]), template)
    if made.startswith("//") and not template.startswith("//"):
        raise ValueError(f"The path {template} must not begin with //")
    return made


def _fitting(hole: re.Match[str], value: str) -> str:
    before, after = hole.string[: hole.start()], hole.string[hole.end() :]
    if not before and re.match("https?://", value):
        address = http_address(value, hole[1])
        if address.query or address.fragment:
            raise ValueError(f"{hole[1]} must end with its path, without query or fragment")
        return value
    allowed, told = _allowed(before, after, value)
    if not re.fullmatch(allowed, value):
        raise ValueError(f"{hole[1]} must be {told}: it stands in {hole.string}")
    return value


def _allowed(before: str, after: str, value: str) -> tuple[str, str]:
    """Give a pattern of what may stand between two pieces of a URL, and what that is."""
    if not before and after.startswith("://"):
        return "https?", "http or https"
    in_path = not _AUTHORITY.fullmatch(before)
    if before.endswith(":") and not in_path:
        return "[0-9]*", "the digits of a port"
    ends = not after or after.startswith("/")
    if in_path or (ends and value.startswith("/") and not before.endswith("/")):
        start = "" if before.endswith("/") else "/?" if before else "(?![^/]*:)/?"
        path = f"{start}(?:{_SEGMENT}(?:/{_SEGMENT})*)?/?"
        return path, "a path without . and .. in it"
    if ends:
        host = rf"(?:{_HOST}|\[[0-9A-Fa-f:.]+\])(?::[0-9]*)?"
        return host, "the name of a host, with or without a port"
    return _HOST, "a part of the name of a host"


def own_servers(described: Mapping[str, str], given: Mapping[str, str] | None) -> dict[str, str]:
    """Give the addresses of operations with servers of their own, by the URLs in the description.

    Args:
        described: The addresses that they have.
        given: Other addresses for some of them.

    Raises:
        ValueError: What is given is no absolute HTTP address, or for no server that there is.
    """
    for name, url in (given or {}).items():
        if name not in described:
            known = ", ".join(described)
            raise ValueError(f"servers holds {name}, which no operation has; there are {known}")
        http_address(url, f"servers[{name!r}]")
    return {**described, **(given or {})}


def below(base_url: str, reference: str) -> str:
    """Resolve a reference, such as that of a token endpoint, against the address of the service.

    Raises:
        ValueError: `base_url` is no absolute HTTP address.
    """
    http_address(base_url, "base_url")
    return str(httpx.URL(f"{base_url.rstrip('/')}/").join(reference))
