"""Views of the client classes: where they connect, how they log in, what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from specloom.ir.model import Api, JsonValue, Server
from specloom.ir.servers import address_of, is_address, joined, own_server
from specloom.names.credentials import (
    CONSTRUCTOR,
    Credential,
    CredentialKind,
    WaysIn,
    client_arguments,
    credentials,
    scope_argument,
    shown_arguments,
    token_url,
    usual_ways_in,
)
from specloom.render.servers import AddressView, Variables, VariableView
from specloom.render.text import Prose

__all__ = ["ClientView", "CredentialView", "ServerView", "client_view", "login_secrets"]

_ORDER: Final[tuple[CredentialKind, ...]] = (
    "bearer", "client credentials", "login", "basic", "digest", "api key"
)  # fmt: skip

_NOTHING: Final = Prose()


@dataclass(frozen=True, slots=True)
class ServerView:
    """A named address of the service, and of its token endpoint."""

    name: Prose
    address: AddressView
    token_url: Prose


@dataclass(frozen=True, slots=True)
class CredentialView:
    """What may be given for a security scheme: its kind, the arguments that hold it, its facts.

    `token_url` is the argument with the address of a token endpoint, and `endpoint` that address in
    the description, which may be relative.
    """

    scheme: Prose
    kind: CredentialKind
    arguments: tuple[str, ...]
    facts: Mapping[str, JsonValue]
    token_url: str = ""
    endpoint: Prose = _NOTHING

    @property
    def absolute(self) -> bool:
        """Whether the token endpoint is told whole."""
        return not self.endpoint or is_address(self.endpoint)


@dataclass(frozen=True, slots=True)
class ClientView:
    """What the client classes of one version are made from.

    `own_servers` are those that operations have of their own, by their URL in the description, and
    `below` is the path of a server that is relative. Where operations differ in the credentials
    they ask for, `usual` are the ways in to most; `shown` are the arguments that go one of them.
    `certificates` tells that some ask for one of the client, which its transport shows.
    """

    servers: tuple[ServerView, ...]
    environments: tuple[Prose, ...]
    own_servers: Mapping[Prose, AddressView]
    below: Prose
    variables: tuple[VariableView, ...]
    credentials: tuple[CredentialView, ...]
    usual: WaysIn | None
    shown: tuple[str, ...]
    certificates: bool
    version_header: Prose
    version_value: Prose
    version_response: Prose
    scope_header: Prose
    scope_argument: str

    @property
    def arguments(self) -> tuple[str, ...]:
        """The credential arguments, in order, once each."""
        return tuple(dict.fromkeys(a for one in self.credentials for a in one.arguments))

    @property
    def tokens(self) -> frozenset[str]:
        """The credential arguments that may be functions."""
        return frozenset(one.arguments[0] for one in self.credentials if one.kind == "bearer")

    @property
    def pairs(self) -> tuple[tuple[str, ...], ...]:
        """The credential arguments that go together."""
        return tuple(
            dict.fromkeys(one.arguments for one in self.credentials if len(one.arguments) > 1)
        )

    @property
    def rivals(self) -> tuple[tuple[str, ...], ...]:
        """The credential arguments of which one can be given, each told by its first."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.credentials:
            key = one.scheme if self.usual is not None else ""
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), one.arguments[0])))
        return tuple(dict.fromkeys(names for names in found.values() if len(names) > 1))

    @property
    def ways(self) -> tuple[CredentialView, ...]:
        """What makes credentials: each thing that may be given, of each scheme if those differ."""
        ordered = sorted(self.credentials, key=lambda one: _ORDER.index(one.kind))
        return tuple(ordered) if self.usual is not None else _firsts(ordered, "arguments")

    @property
    def logins(self) -> bool:
        """Whether somebody logs in below the address of the service."""
        return any(one.kind == "login" for one in self.credentials)

    @property
    def digests(self) -> bool:
        """Whether passwords answer challenges."""
        return any(one.kind == "digest" for one in self.credentials)

    @property
    def endpoints(self) -> tuple[CredentialView, ...]:
        """The credentials that fetch tokens from an endpoint, one for each argument with one."""
        return _firsts((one for one in self.credentials if one.token_url), "token_url")

    @property
    def token_urls(self) -> bool:
        """Whether environments have token endpoints of their own, which one scheme can have."""
        told = bool(self.environments) and any(one.token_url for one in self.servers)
        return told and len(self.endpoints) == 1

    @property
    def filling(self) -> tuple[str, ...]:
        """The arguments that fill the addresses of the service."""
        return tuple(dict.fromkeys(a for one in self.servers for a in one.address.arguments))

    @property
    def open(self) -> bool:
        """Whether something of an address is left to the constructor."""
        relative = not self.token_urls and not all(one.absolute for one in self.endpoints)
        return bool(self.variables or self.own_servers) or relative

    @property
    def default(self) -> AddressView | None:
        """The address that clients have by default, where no environment chooses it."""
        return self.servers[0].address if self.servers and not self.environments else None


def client_view(api: Api) -> ClientView:
    """Read a client off its description."""
    header = _mapping(api.extensions.get("x-version-header"))
    scope = _mapping(api.extensions.get("x-user-scope"))
    given = tuple(map(_credential, credentials(api)))
    urls = {one.token_url for one in given}
    variables = Variables(CONSTRUCTOR | {*client_arguments(api), *urls, scope_argument(api)})
    servers = tuple(_servers(api, variables))
    own: dict[str, Server] = {}
    for operation in api.operations:
        if server := own_server(operation, api):
            own.setdefault(server.url, server)
    return ClientView(
        servers=servers,
        environments=tuple(one.name for one in servers) if len(servers) > 1 else (),
        own_servers={Prose(url): variables.address(one) for url, one in own.items()},
        below=Prose(next((url for url in map(address_of, api.servers) if url[:1] == "/"), "")),
        variables=tuple(variables.views),
        credentials=given,
        usual=usual_ways_in(api),
        shown=shown_arguments(api),
        certificates=_certificates(api),
        version_header=Prose(header.get("name", "")),
        version_value=Prose(header.get("value", "")),
        version_response=Prose(header.get("response", "")),
        scope_header=Prose(scope.get("header", "")),
        scope_argument=scope_argument(api),
    )


def _firsts(views: Iterable[CredentialView], name: str) -> tuple[CredentialView, ...]:
    """Give of views that have the same attribute the first."""
    found: dict[object, CredentialView] = {}
    for one in views:
        found.setdefault(getattr(one, name), one)
    return tuple(found.values())


def _mapping(value: JsonValue) -> Mapping[str, JsonValue]:
    return value if isinstance(value, dict) else {}


def _certificates(api: Api) -> bool:
    names = {name for one in api.operations for way in one.security for name in way.schemes}
    return any(
        one.type == "mutualTLS" for name, one in api.security_schemes.items() if name in names
    )


def _servers(api: Api, variables: Variables) -> Iterator[ServerView]:
    """Give the first of the servers, or the first of each name where there are several names."""
    sound = [one for one in api.servers if is_address(address_of(one))]
    told = [(one, _mapping(one.extensions.get("x-environment"))) for one in sound]
    named: dict[str, tuple[Server, Mapping[str, JsonValue]]] = {}
    for server, environment in told:
        if name := environment.get("name"):
            named.setdefault(str(name), (server, environment))
    chosen = list(named.values()) if len(named) > 1 else told[:1]
    has_own = any(environment.get("tokenUrl") for _, environment in chosen)
    usual = next(filter(None, map(token_url, api.security_schemes.values())), "")
    for server, environment in chosen:
        endpoint = str(environment.get("tokenUrl") or usual) if has_own else ""
        resolved = joined(f"{address_of(server).rstrip('/')}/", endpoint) if endpoint else ""
        short = replace(server, url=server.url.rstrip("/"))
        name = str(environment.get("name") or "")
        yield ServerView(Prose(name), variables.address(short), Prose(resolved))


def _credential(credential: Credential) -> CredentialView:
    scheme = credential.scheme
    facts: Mapping[str, JsonValue] = {}
    if credential.kind == "login":
        facts = _mapping(scheme.extensions.get("x-login"))
    elif credential.kind == "api key":
        facts = {"name": scheme.api_key_name, "location": scheme.api_key_location}
    return CredentialView(
        Prose(scheme.name),
        credential.kind,
        credential.arguments,
        facts,
        credential.token_url,
        Prose(token_url(scheme)),
    )


def login_secrets(api: Api) -> frozenset[str]:
    """Give the properties that carry passwords and tokens where the API logs in with them."""
    return frozenset(
        name
        for scheme in api.security_schemes.values()
        if (told := _mapping(scheme.extensions.get("x-login")))
        for name in (
            told.get("token"),
            told.get("refreshToken"),
            _mapping(told.get("login")).get("password"),
            _mapping(told.get("xsrf")).get("member"),
        )
        if isinstance(name, str)
    )
