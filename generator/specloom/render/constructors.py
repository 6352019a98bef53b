"""What the constructor of a client says of its arguments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, assert_never

from specloom.render.clients import ClientView, CredentialView
from specloom.render.text import Prose, sentence

__all__ = ["constructor_doc"]

_PLAIN: Final = frozenset(("access_token", "api_key", "client_id", "username"))
"""What arguments are called where only one scheme wants them."""


def constructor_doc(view: ClientView) -> Prose:
    """Give the docstring: each argument, and where on the wire what it holds goes."""
    told = dict.fromkeys(view.arguments, "") | {
        name: doc
        for one in reversed(view.credentials)
        for name, doc in zip(one.arguments, _held(one), strict=True)
    }
    told |= dict(_places(view))
    told |= {
        "timeout": "Seconds to wait for the network, for each step of a request.",
        "max_retries": "How often a failed request is sent again.",
        "strict": "Refuse values and kinds of objects that this version does not know.",
        "transport": _transport(view),
        "on_exchange": "Called after each exchange with what a log should know.",
    }
    lines = "\n".join(f"    {name}: {' '.join(doc.split())}" for name, doc in told.items())
    raises = "    ValueError: An argument has no possible value, or two do not go together."
    start = "Make a client; nothing is sent yet."
    return Prose(f"{start}\n\nArgs:\n{lines}\n\nRaises:\n{raises}")


def _held(one: CredentialView) -> tuple[str, ...]:
    """Say what the arguments of a credential hold, and where it goes."""
    first = one.arguments[0]
    of = f" for {one.scheme}" if first not in _PLAIN else ""
    match one.kind:
        case "bearer":
            return (f"The bearer token{of or ' of each request'}, or a function that gives it.",)
        case "client credentials":
            name = (
                f"The client's id{of}; with `{one.arguments[1]}`, tokens are fetched and renewed."
            )
            return (name, f"The client's secret, sent to `{one.token_url}` alone.")
        case "login":
            name = f"The account's user name{of}, to log in with `{one.arguments[1]}`."
            return (name, "The account's password, sent to log in alone.")
        case "basic":
            name = f"The account's user name{of}, sent with `{one.arguments[1]}` as HTTP Basic."
            return (name, "The account's password.")
        case "digest":
            name = f"The account's user name{of}, sent as HTTP Digest."
            return (name, "The account's password, of which no more than a digest is sent.")
        case "api key":
            places = {"query": "in the query as", "cookie": "as the cookie"}
            where = places.get(str(one.facts["location"]), "as the header")
            return (f"The key{of or ' of your account'}, sent {where} {one.facts['name']}.",)
        case _:
            assert_never(one.kind)


def _places(view: ClientView) -> Iterator[tuple[str, str]]:
    """Say what chooses where requests go, and for whom."""
    if view.environments:
        yield "environment", "Which installation of the service to talk to."
    yield from ((one.argument, sentence(one.doc)) for one in view.variables)
    yield "base_url", _base(view)
    if view.own_servers:
        known = ", ".join(view.own_servers)
        yield (
            "servers",
            f"Addresses in place of those that some operations have of their own: {known}.",
        )
    for one in view.endpoints:
        yield one.token_url, "Another address of the token endpoint."
    if view.scope_argument:
        yield view.scope_argument, "Whose data to ask for where a call does not say."


def _base(view: ClientView) -> str:
    if view.servers:
        told = "Another address of the service, for a mock or a proxy"
    else:
        path = f", which ends with {view.below}" if view.below.strip("/") else ""
        told = f"The address of the service{path}"
    own = "; those of `servers` stay" if view.own_servers else ""
    return f"{told}{own}."


def _transport(view: ClientView) -> str:
    certificate = ", and for the certificate that the service asks for" if view.certificates else ""
    return f"The seam below HTTP, for tests{certificate}."
