"""Views of the client classes: where they connect, how they log in, what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from specloom.ir.model import Api, JsonValue, Operation, SecurityScheme, Server
from specloom.names import identifier
from specloom.names.credentials import login_kind
from specloom.render.text import Prose

__all__ = [
    "ClientView",
    "CredentialView",
    "ServerView",
    "VariableView",
    "client_view",
    "login_secrets",
    "own_server",
]

_CONSTRUCTOR: Final = frozenset(
    """access_token api_key base_url bool client_id client_secret environment float httpx
    max_retries on_exchange options password str strict timeout token_url transport
    username""".split()
)
"""What a client's constructor has and needs: no argument of the description may hide it."""


@dataclass(frozen=True, slots=True)
class ServerView:
    """A named address of the service."""

    name: Prose
    url: Prose
    token_url: Prose


@dataclass(frozen=True, slots=True)
class VariableView:
    """A part of the address that an argument chooses; `values` are all it may be, if told."""

    argument: str
    default: Prose
    values: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class CredentialView:
    """A way to log in: its kind, the arguments it takes, and its facts."""

    kind: str
    arguments: tuple[str, ...]
    facts: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class ClientView:
    """What the client classes of one version are made from.

    `template` is the address with `{arguments}` in it, where it has `variables`; `elsewhere` tells
    that some operation has a server of its own.
    """

    servers: tuple[ServerView, ...]
    environments: tuple[Prose, ...]
    template: Prose
    variables: tuple[VariableView, ...]
    elsewhere: bool
    credentials: tuple[CredentialView, ...]
    version_header: Prose
    version_value: Prose
    version_response: Prose
    scope_header: Prose
    scope_argument: str

    @property
    def arguments(self) -> tuple[str, ...]:
        """The credential arguments, in order, once each."""
        return tuple(dict.fromkeys(a for one in self.credentials for a in one.arguments))

    def credential(self, kind: str) -> CredentialView | None:
        """The credential of a kind, if the service takes one."""
        return next((one for one in self.credentials if one.kind == kind), None)


def client_view(api: Api) -> ClientView:
    """Read a client off its description."""
    header = _mapping(api.extensions.get("x-version-header"))
    scope = _mapping(api.extensions.get("x-user-scope"))
    servers = tuple(_servers(api))
    named = {one.name: one for one in reversed(servers) if one.name}
    if len(named) > 1:
        servers = tuple(one for one in servers if named.get(one.name) is one)
    scope_argument = _argument(scope.get("argument"))
    template, variables = ("", ()) if len(named) > 1 else _variables(api, scope_argument)
    return ClientView(
        servers=servers,
        environments=tuple(one.name for one in servers) if len(named) > 1 else (),
        template=Prose(template),
        variables=variables,
        elsewhere=any(own_server(one, api) for one in api.operations),
        credentials=tuple(_credentials(api)),
        version_header=Prose(header.get("name", "")),
        version_value=Prose(header.get("value", "")),
        version_response=Prose(header.get("response", "")),
        scope_header=Prose(scope.get("header", "")),
        scope_argument=scope_argument,
    )


def _variables(api: Api, scope_argument: str) -> tuple[str, tuple[VariableView, ...]]:
    """Give the address that clients have by default, as a template, and its variables."""
    server = next((one for one in api.servers if _is_address(_filled(one).rstrip("/"))), None)
    if server is None:
        return "", ()
    template = server.url.rstrip("/").replace("{", "{{").replace("}", "}}")
    found: dict[str, VariableView] = {}
    for name, variable in server.variables.items():
        hole = f"{{{{{name}}}}}"
        if hole in template:
            argument = identifier(name, _CONSTRUCTOR | found.keys() | {scope_argument})
            template = template.replace(hole, f"{{{argument}}}")
            values = dict.fromkeys((variable.default, *variable.enum)) if variable.enum else ()
            found[argument] = VariableView(
                argument, Prose(variable.default), tuple(map(Prose, values))
            )
    return template, tuple(found.values())


def _argument(name: JsonValue) -> str:
    return identifier(name, _CONSTRUCTOR) if isinstance(name, str) and name else ""


def _mapping(value: JsonValue) -> Mapping[str, JsonValue]:
    return value if isinstance(value, dict) else {}


def _servers(api: Api) -> Iterator[ServerView]:
    oauth = [
        flow.token_url
        for scheme in api.security_schemes.values()
        for flow in scheme.flows
        if flow.kind == "clientCredentials" and flow.token_url
    ]
    for server in api.servers:
        environment = _mapping(server.extensions.get("x-environment"))
        token_url = environment.get("tokenUrl") or (oauth[0] if oauth else "")
        url = _filled(server).rstrip("/")
        if _is_address(url):
            name = environment.get("name", "")
            yield ServerView(Prose(name), Prose(url), Prose(_absolute(str(token_url), url)))


def _is_address(url: str) -> bool:
    """Tell addresses a client can be sent to from relative and broken ones."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _absolute(token_url: str, server: str) -> str:
    """Resolve a token endpoint that is given relative to its server."""
    return urljoin(f"{server}/", token_url) if token_url else ""


def own_server(operation: Operation, api: Api) -> str:
    """Give the address of an operation that is not at that of the others, empty if it is.

    It may be relative to that of the others.
    """
    usual = next((_filled(one) for one in api.servers if _is_address(_filled(one))), "")
    own = {urljoin(usual, _filled(one)).rstrip("/"): _filled(one) for one in operation.servers}
    found = [url for whole, url in own.items() if _is_address(whole)]
    return found[0] if found and usual.rstrip("/") not in own else ""


def _filled(server: Server) -> str:
    url = server.url
    for name, variable in server.variables.items():
        url = url.replace(f"{{{name}}}", variable.default)
    return url


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


def _credentials(api: Api) -> Iterator[CredentialView]:
    """Give the ways to log in that operations ask for, each kind once."""
    asked = {
        name
        for operation in api.operations
        for requirement in operation.security
        for name in requirement.schemes
    }
    kinds: dict[str, CredentialView] = {}
    for name, scheme in api.security_schemes.items():
        if name in asked:
            for credential in _credential(scheme):
                kinds.setdefault(credential.kind, credential)
    yield from kinds.values()


def _credential(scheme: SecurityScheme) -> Iterator[CredentialView]:
    match login_kind(scheme):
        case "oauth2":
            yield CredentialView("client credentials", ("client_id", "client_secret"), {})
            yield CredentialView("bearer", ("access_token",), {})
        case "basic":
            yield CredentialView("basic", ("username", "password"), {})
        case "login":
            login = _mapping(scheme.extensions.get("x-login"))
            yield CredentialView("login", ("username", "password"), login)
            yield CredentialView("bearer", ("access_token",), {})
        case "bearer":
            yield CredentialView("bearer", ("access_token",), {})
        case "apiKey":
            facts: dict[str, JsonValue] = {
                "name": scheme.api_key_name,
                "location": scheme.api_key_location,
            }
            yield CredentialView("api key", ("api_key",), facts)
        case _:
            return
