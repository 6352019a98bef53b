"""What the constructor of a client takes: credentials, a user to ask for, an environment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Final, Literal, TypeAlias, assert_never

from specloom.ir.model import Api, JsonValue, Operation, Parameter, SecurityScheme
from specloom.names.words import identifier

__all__ = [
    "CONSTRUCTOR",
    "Credential",
    "CredentialKind",
    "WaysIn",
    "client_arguments",
    "credentials",
    "environments",
    "is_sent_by_client",
    "login_kind",
    "operation_arguments",
    "place",
    "scope_argument",
    "shown_arguments",
    "token_url",
    "usual_ways_in",
    "ways_in",
]

CONSTRUCTOR: Final = frozenset(
    """base_url below bool choose dict environment filled float given httpx max_retries on_exchange
    options own_servers servers str strict timeout transport""".split()
)
"""What a client's constructor has and needs: no argument of the description may hide it."""

CredentialKind: TypeAlias = Literal[
    "bearer", "client credentials", "login", "basic", "digest", "api key"
]

_KINDS: Final[Mapping[str, tuple[tuple[CredentialKind, tuple[str, ...]], ...]]] = {
    "oauth2": (
        ("client credentials", ("client_id", "client_secret")),
        ("bearer", ("access_token",)),
    ),
    "login": (("login", ("username", "password")), ("bearer", ("access_token",))),
    "basic": (("basic", ("username", "password")),),
    "digest": (("digest", ("username", "password")),),
    "bearer": (("bearer", ("access_token",)),),
    "apiKey": (("api key", ("api_key",)),),
}
"""What a client may be given for each kind of scheme."""

WaysIn: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives, each the names of schemes that go together."""

_SEVERAL: Final = 2

_Group: TypeAlias = tuple[object, ...]
"""What schemes have in common that share an argument."""


@dataclass(frozen=True, slots=True)
class Credential:
    """What a client may be given for a security scheme, one of several things.

    `arguments` of the constructor hold it; `token_url` is the argument with another address of the
    token endpoint, empty where there is none.
    """

    scheme: SecurityScheme
    kind: CredentialKind
    arguments: tuple[str, ...]
    token_url: str = ""


def credentials(api: Api) -> tuple[Credential, ...]:
    """Give what a client may be given for the schemes that operations ask for, in their order.

    An argument is called by what it holds. Where several schemes want it, each has one of its own
    that is called by the scheme; but those that go the same way, and that some operation takes one
    for the other, share it.
    """
    gone = {name for one in api.operations for way in ways_in(one, api) for name in way}
    schemes = {name: scheme for name, scheme in api.security_schemes.items() if name in gone}
    families = _families(api, schemes)
    wanted: list[tuple[SecurityScheme, CredentialKind, tuple[str, ...]]] = [
        (scheme, kind, bases)
        for scheme in schemes.values()
        for kind, bases in _KINDS[login_kind(scheme)]
    ]
    names = _Names({scope_argument(api)})
    for scheme, kind, bases in wanted:
        for base in (*bases, *(("token_url",) if kind == "client credentials" else ())):
            names.want(base, scheme, (_way(scheme, kind), families[scheme.name]))
    given = names.given()
    return tuple(
        Credential(
            scheme,
            kind,
            tuple(given[base, scheme.name] for base in bases),
            given["token_url", scheme.name] if kind == "client credentials" else "",
        )
        for scheme, kind, bases in wanted
    )


def _families(api: Api, schemes: Mapping[str, SecurityScheme]) -> dict[str, str]:
    """Give by scheme the first of those that some operation takes one for the other."""
    found = {name: name for name in schemes}
    for operation in api.operations:
        asked = [frozenset(one.schemes) for one in operation.security]
        for one, other in combinations(asked, 2):
            if len(one - other) == len(other - one) == 1:
                (name,), (twin,) = one - other, other - one
                if name in schemes and twin in schemes and _alike(schemes[name], schemes[twin]):
                    first, second = sorted((found[name], found[twin]), key=list(schemes).index)
                    found = {key: first if it == second else it for key, it in found.items()}
    return found


def _alike(scheme: SecurityScheme, other: SecurityScheme) -> bool:
    """Tell whether the credentials of two schemes can be the same."""
    ways = ({_way(one, kind) for kind, _ in _KINDS[login_kind(one)]} for one in (scheme, other))
    return not next(ways).isdisjoint(next(ways))


class _Names:
    """Names arguments: those that are wanted once plainly, the others by their schemes."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken | CONSTRUCTOR
        self._wanted: dict[str, dict[_Group, list[SecurityScheme]]] = {}

    def want(self, base: str, scheme: SecurityScheme, group: _Group) -> None:
        """Ask for an argument for a scheme; the schemes of a group share it."""
        self._wanted.setdefault(base, {}).setdefault(group, []).append(scheme)

    def given(self) -> dict[tuple[str, str], str]:
        """Give all arguments, by what they hold and the name of the scheme."""
        found: dict[tuple[str, str], str] = {}
        alone = sorted(self._wanted.items(), key=lambda one: len(one[1]) > 1)
        for base, groups in alone:
            for schemes in groups.values():
                wish = base if len(groups) == 1 else _wish(schemes[0], base)
                name = identifier(wish, self._taken)
                self._taken.add(name)
                found |= {(base, one.name): name for one in schemes}
        return found


def _wish(scheme: SecurityScheme, base: str) -> str:
    is_all = sum(len(bases) for _, bases in _KINDS[login_kind(scheme)]) == 1
    return scheme.name if is_all else f"{scheme.name}_{base}"


def _way(scheme: SecurityScheme, kind: CredentialKind) -> _Group:
    """Give where credentials go: those that go elsewhere are others."""
    match kind:
        case "client credentials":
            return kind, token_url(scheme)
        case "login":
            return kind, scheme.name
        case "api key" | "basic" | "bearer" | "digest":
            return kind, *place(scheme)
        case _:
            assert_never(kind)


def place(scheme: SecurityScheme) -> tuple[str, str]:
    """Give where the credentials of a scheme stand in a request: two cannot stand in one place."""
    if scheme.type != "apiKey":
        return "header", "authorization"
    name, location = scheme.api_key_name or "", scheme.api_key_location or "header"
    return location, name.lower() if location == "header" else name


def token_url(scheme: SecurityScheme) -> str:
    """Give the token endpoint of a scheme's client credentials, as described; else nothing."""
    flows = (flow for flow in scheme.flows if flow.kind == "clientCredentials")
    return next((flow.token_url for flow in flows if flow.token_url), "")


def ways_in(operation: Operation, api: Api) -> WaysIn:
    """Give the ways in to an operation.

    Those that a client can go in full come first. Of others there is what it sends; what it never
    does is not in them: certificates, which are the transport's, what is not described, and of
    two credentials for one place the second.
    """
    found: list[tuple[bool, tuple[str, ...]]] = []
    for requirement in operation.security:
        known = [api.security_schemes.get(name) for name in requirement.schemes]
        due = [one for one in known if one is None or one.type != "mutualTLS"]
        sent: dict[tuple[str, str], str] = {}
        for scheme in due:
            if scheme is not None and login_kind(scheme):
                sent.setdefault(place(scheme), scheme.name)
        if sent:
            found.append((len(sent) < len(due), tuple(sent.values())))
    return tuple(dict.fromkeys(way for _, way in sorted(found, key=lambda one: one[0])))


def is_sent_by_client(parameter: Parameter, ways: WaysIn, api: Api) -> bool:
    """Tell parameters that are credentials, which a client sends by itself on some ways in."""
    name = parameter.name.lower() if parameter.location == "header" else parameter.name
    schemes = (api.security_schemes[one] for way in ways for one in way)
    return any(place(one) == (parameter.location, name) for one in schemes)


def usual_ways_in(api: Api) -> WaysIn | None:
    """Give the ways in to most operations; None where any one credential opens all of them."""
    by_scheme: dict[str, set[tuple[str, ...]]] = {}
    for one in credentials(api):
        by_scheme.setdefault(one.scheme.name, set()).add(one.arguments)
    counts = Counter(filter(None, (ways_in(one, api) for one in api.operations)))
    keys = {
        frozenset(arguments for way in ways for name in way for arguments in by_scheme[name])
        for ways in counts
    }
    single = all(len(way) == 1 for ways in counts for way in ways)
    return None if single and len(keys) < _SEVERAL else counts.most_common(1)[0][0]


def client_arguments(api: Api) -> tuple[str, ...]:
    """Name the arguments of the client's constructor that say who asks, in order."""
    found = [argument for one in credentials(api) for argument in one.arguments]
    return tuple(dict.fromkeys((*found, *filter(None, [scope_argument(api)]))))


def shown_arguments(api: Api) -> tuple[str, ...]:
    """Name the arguments to show to who first meets a client: what the usual way in takes."""
    given = credentials(api)
    usual = usual_ways_in(api) or tuple((one.scheme.name,) for one in given[:1])
    firsts = {one.scheme.name: one.arguments for one in reversed(given)}
    found = [argument for name in next(iter(usual), ()) for argument in firsts[name]]
    return tuple(dict.fromkeys(found))


def operation_arguments(operation: Operation, api: Api) -> tuple[str, ...]:
    """Name the arguments that the first way in to an operation takes, the fewest there are."""
    by_scheme = {
        name: min((one.arguments for one in group), key=len)
        for name, group in groupby(credentials(api), lambda one: one.scheme.name)
    }
    first = next(iter(ways_in(operation, api)), ())
    return tuple(dict.fromkeys(argument for name in first for argument in by_scheme[name]))


def login_kind(scheme: SecurityScheme) -> str:
    """Name the kind of credentials that a scheme takes; empty where a client has none for it.

    `oauth2` stands for client credentials, `login` for an `x-login`; OAuth without client
    credentials is `bearer`, as is OpenID Connect.
    """
    match scheme.type:
        case "oauth2":
            told = any(flow.kind == "clientCredentials" for flow in scheme.flows)
            return "oauth2" if told else "bearer"
        case "http" if (spoken := (scheme.http_scheme or "").lower()) in {"basic", "digest"}:
            return spoken
        case "http" if scheme.extensions.get("x-login"):
            return "login"
        case "http":
            return "bearer" if (scheme.http_scheme or "bearer").lower() == "bearer" else ""
        case "openIdConnect":
            return "bearer"
        case "apiKey":
            return "apiKey"
        case "mutualTLS":
            return ""
        case _:
            assert_never(scheme.type)


def scope_argument(api: Api) -> str:
    """Name the argument that says whose things are asked for; empty where there is none."""
    name = _mapping(api.extensions.get("x-user-scope")).get("argument")
    return identifier(name, CONSTRUCTOR) if isinstance(name, str) and name else ""


def environments(api: Api) -> tuple[str, ...]:
    """Name the installations of a service that a client can choose from."""
    return tuple(dict.fromkeys(_environments(api)))


def _environments(api: Api) -> Iterator[str]:
    for server in api.servers:
        name = _mapping(server.extensions.get("x-environment")).get("name")
        if isinstance(name, str) and name:
            yield name


def _mapping(value: JsonValue) -> Mapping[str, JsonValue]:
    return value if isinstance(value, dict) else {}
