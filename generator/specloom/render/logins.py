"""Credentials that operations ask for and a client does not send.

A client sends one kind of credentials at a time, and of several keys the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specloom.ir.model import Api, Operation, SecurityScheme
from specloom.names.credentials import login_kind
from specloom.render.losses import Reason

__all__ = ["Unsent"]


class Unsent:
    """Tells which credentials a client of an API does not send.

    Args:
        api: The API, with the schemes that its operations name.
    """

    def __init__(self, api: Api) -> None:
        self._reasons = _reasons(api)

    def of(self, operation: Operation) -> Iterator[Reason]:
        """Give why an operation cannot be asked as it wants; nothing where there is a way."""
        ways = [
            [self._reasons[name] for name in requirement.schemes if name in self._reasons]
            for requirement in operation.security
        ]
        if all(ways):
            yield from (reason for way in ways for reason in way)


def _reasons(api: Api) -> Mapping[str, Reason]:
    """Give why schemes are not satisfied, by their names."""
    asked = {
        name
        for operation in api.operations
        for requirement in operation.security
        for name in requirement.schemes
    }
    schemes = [scheme for name, scheme in api.security_schemes.items() if name in asked]
    keys = [scheme for scheme in schemes if scheme.type == "apiKey"]
    found: dict[str, Reason] = {}
    for scheme in schemes:
        if scheme.type == "http" and not login_kind(scheme):
            why = f"credentials of the HTTP scheme {scheme.http_scheme} are not sent"
            found[scheme.name] = Reason(scheme.pointer, why)
        elif scheme.type == "apiKey" and _place(scheme) != _place(keys[0]):
            why = f"the key {scheme.api_key_name} is not sent: {keys[0].api_key_name} is"
            found[scheme.name] = Reason(scheme.pointer, why)
    return found


def _place(scheme: SecurityScheme) -> tuple[str | None, str | None]:
    return scheme.api_key_location, scheme.api_key_name
