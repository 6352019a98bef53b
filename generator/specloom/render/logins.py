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
        found = [tuple(self._lacking(way, operation)) for way in operation.security]
        if all(found):
            yield from (reason for way in found for reason in way)

    def _lacking(self, way: SecurityRequirement, operation: Operation) -> Iterator[Reason]:
        held: dict[tuple[str, str], SecurityScheme] = {}
        for name in way.schemes:
            scheme = self.api.security_schemes.get(name)
            if scheme is None:
                why = f"credentials of {name} are not sent: no security scheme is called so"
                yield Reason(operation.pointer, why)
            elif scheme.type == "mutualTLS":
                continue
            elif not login_kind(scheme):
                why = f"credentials of the HTTP scheme {scheme.http_scheme} are not sent"
                yield Reason(scheme.pointer, why)
            elif held.setdefault(place(scheme), scheme) is not scheme:
                where = " ".join(place(scheme))
                why = f"{name} is not sent beside {held[place(scheme)].name}: both are the {where}"
                yield Reason(scheme.pointer, why)
