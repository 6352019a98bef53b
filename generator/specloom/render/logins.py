"""Credentials that operations ask for and a client does not send."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom.ir.model import Api, Operation, SecurityRequirement, SecurityScheme
from specloom.names.credentials import login_kind, place
from specloom.render.losses import Reason

__all__ = ["Unsent"]


@dataclass(frozen=True, slots=True)
class Unsent:
    """Tells which credentials a client of an API does not send.

    Certificates (`mutualTLS`) are none of them: what carries the requests shows them.
    """

    api: Api

    def of(self, operation: Operation) -> Iterator[Reason]:
        """Give why an operation cannot be asked as it wants; nothing where there is a way."""
        found = [tuple(self._lacking(way)) for way in operation.security]
        if all(found):
            yield from (reason for way in found for reason in way)

    def _lacking(self, way: SecurityRequirement) -> Iterator[Reason]:
        known = (self.api.security_schemes.get(name) for name in way.schemes)
        held: dict[tuple[str, str], SecurityScheme] = {}
        for scheme in known:
            if scheme is None or scheme.type == "mutualTLS":
                continue
            if not login_kind(scheme):
                why = f"credentials of the HTTP scheme {scheme.http_scheme} are not sent"
                yield Reason(scheme.pointer, why)
            elif held.setdefault(place(scheme), scheme) is not scheme:
                other = held[place(scheme)].name
                location, name = place(scheme)
                why = f"{scheme.name} is not sent beside {other}: both are the {location} {name}"
                yield Reason(scheme.pointer, why)
