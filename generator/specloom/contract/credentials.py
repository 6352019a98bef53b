"""Who calls: puts credentials, the version and the user on requests, and gets tokens for it.

Credentials come from environment variables alone, which specloom.toml names. On this machine what
is not set is made up, as a mock takes anything.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias
from urllib.parse import quote, quote_plus

from specloom.config import CredentialKind, CredentialVariable
from specloom.contract.model import Answer, Call, Case, key_of
from specloom.contract.phrases import listing
from specloom.contract.redaction import Redactor
from specloom.contract.target import Target, TargetError
from specloom.contract.tokens import Login, Tokens
from specloom.errors import BadInput, Finding, Location
from specloom.ir.model import Api, Operation, SecurityRequirement, SecurityScheme

__all__ = ["Access", "Secrets", "read_secrets"]

_Key: TypeAlias = tuple[str, CredentialKind]
_Place: TypeAlias = Literal["header", "query", "cookie"]
_UNAUTHORIZED: Final = 401
_WRONG: Final = "wrong"
_MADE_UP: Final[Mapping[CredentialKind, str]] = {
    "client-id": "made-up-client",
    "client-secret": "made-up-secret",
    "username": "made-up@example.com",
    "password": "made-up-password",
    "api-key": "made-up-key",
    "token": "made-up-token",
}
_NEEDS: Final[Mapping[str, tuple[CredentialKind, ...]]] = {
    "apiKey": ("api-key",),
    "basic": ("username", "password"),
    "login": ("username", "password"),
    "clientCredentials": ("client-id", "client-secret"),
    "password": ("client-id", "username", "password"),
    "token": ("token",),
}
"""What each way to authenticate takes; the first is the one that a scheme is given by."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What the environment holds, by scheme (empty: all of them) and kind.

    `variables` says where each comes from, whether it is set or not.
    """

    values: Mapping[_Key, str] = field(default_factory=dict, repr=False)
    variables: Mapping[_Key, str] = field(default_factory=dict)

    def get(self, kind: CredentialKind, scheme: str = "") -> str | None:
        """Give a credential of a scheme, else that of all of them, else None."""
        own = self.values.get((scheme, kind))
        return own if own is not None else self.values.get(("", kind))

    def variable(self, kind: CredentialKind, scheme: str = "") -> str:
        """Give the variable that holds a credential, or nothing."""
        return self.variables.get((scheme, kind)) or self.variables.get(("", kind), "")


def read_secrets(
    variables: Iterable[CredentialVariable], environment: Mapping[str, str]
) -> Secrets:
    """Take from an environment what specloom.toml says is there; empty is not set."""
    names: dict[_Key, str] = {(each.scheme, each.kind): each.variable for each in variables}
    values = {key: environment[name] for key, name in names.items() if environment.get(name)}
    return Secrets(values, names)


class Access:
    """Sends cases to a target with credentials.

    Args:
        api: the description.
        target: what cases are sent to.
        secrets: what the environment holds.
        made_up: whether what is missing is made up; where the target is this machine, unless given.
        token_url: where tokens come from, instead of what the description says.
        version: the value of the version header; the description's own unless given.

    Attributes:
        redactor: hides all that is secret here, tokens included as they are given.
        let_in: whether any request that is allowed was answered otherwise than by 401.

    Raises:
        BadInput: No operation that asks for credentials could be called.
    """

    def __init__(  # noqa: PLR0913 - what a caller may know better than the description
        self,
        api: Api,
        target: Target,
        secrets: Secrets | None = None,
        *,
        made_up: bool | None = None,
        token_url: str = "",
        version: str | None = None,
    ) -> None:
        self.api = api
        self.target = target
        self.secrets = secrets or Secrets()
        self.made_up = target.loopback if made_up is None else made_up
        public = ("environment", "user")
        hidden = (value for (_, kind), value in self.secrets.values.items() if kind not in public)
        self.redactor = Redactor.of(api, hidden)
        self._version = _version_header(api, version)
        self._scope = _scope_header(api)
        self._tokens = Tokens(
            api, target, self._login, self.redactor, token_url, is_lenient=self.made_up
        )
        self._hopeless: set[str] = set()
        self.let_in = False
        self._turned_away = 0
        self._check()

    def send(self, case: Case) -> Answer:
        """Send a case with its credentials; a token that is no longer good is renewed once.

        Raises:
            TargetError: No answer came, or no token is to be had.
            Unsendable: The request cannot be written.
        """
        answer = self.target.send(replace(case, call=self.dress(case)))
        if case.credentials != "own":
            return answer
        requirement = self._requirement(case.operation)
        schemes = self._schemes(requirement) if requirement else []
        key = key_of(case.operation)
        if answer.status != _UNAUTHORIZED:
            self._tokens.worked(schemes)
        elif key not in self._hopeless and self._tokens.forget(schemes):
            # What was sent before may have ended the session: logged out, reset, restarted.
            answer = self.target.send(replace(case, call=self.dress(case)))
            if answer.status == _UNAUTHORIZED:
                self._hopeless.add(key)
        if schemes and case.mode == "valid" and case.call.method == case.operation.method:
            self.let_in = self.let_in or answer.status != _UNAUTHORIZED
            self._turned_away += 1
        return answer

    def require_entry(self) -> None:
        """Refuse to go on where credentials were sent, and nothing was ever let in.

        Raises:
            TargetError: It says what to do about it.
        """
        if self.let_in or not self._turned_away:
            return
        told = f"{self.target.address} answers 401 whatever is sent"
        names = [*dict.fromkeys(filter(None, self.secrets.variables.values()))]
        if self.secrets.values:
            advice = f"are the credentials in {listing(names)} right?"
        elif names:
            advice = f"the credentials were made up: set {listing(names)}"
        else:
            advice = "the credentials were made up: say in specloom.toml which variables hold some"
        raise TargetError("refused", f"{told}; {advice}")

    def dress(self, case: Case) -> Call:
        """Give what is sent: the request with credentials, version and user.

        Raises:
            TargetError: No token is to be had.
        """
        call = case.call
        for name, value in self._standing(case):
            call = _with(call, "header", name, value)
        if case.credentials == "none":
            return call
        requirement = self._requirement(case.operation)
        for scheme in self._schemes(requirement) if requirement else ():
            proof = _WRONG_PROOF if case.credentials == "wrong" else self._proof
            for place, name, value in proof(scheme):
                call = _with(call, place, name, value)
        return call

    def lacks(self, operation: Operation) -> str:
        """Give what credentials are missing to call an operation, or nothing."""
        if not operation.security or self._requirement(operation) is not None:
            return ""
        missing = dict.fromkeys(
            told
            for requirement in operation.security
            for scheme in self._schemes(requirement)
            for told in self._missing(scheme)
        )
        return " or ".join(missing) or "credentials of a scheme that is not described"

    def _check(self) -> None:
        guarded = [each for each in self.api.operations if each.security]
        lacking = dict.fromkeys(self.lacks(each) for each in guarded)
        if lacking and all(lacking):
            message = f"credentials are missing: {'; '.join(lacking)}"
            raise BadInput(Finding("credentials-missing", message, Location(self.api.source)))

    # --------------------------------------------------------------------- which credentials

    def _requirement(self, operation: Operation) -> SecurityRequirement | None:
        """Give the first alternative that can be met; to be nobody is the last resort."""
        ways = sorted(operation.security, key=lambda way: not way.schemes)
        return next((way for way in ways if self._can(way)), None)

    def _can(self, way: SecurityRequirement) -> bool:
        known = self.api.security_schemes
        return all(name in known and not any(self._missing(known[name])) for name in way.schemes)

    def _schemes(self, way: SecurityRequirement) -> list[SecurityScheme]:
        known = self.api.security_schemes
        return [known[name] for name in way.schemes if name in known]

    def _missing(self, scheme: SecurityScheme) -> Iterator[str]:
        """Give what is needed for a scheme and there is not, as something to do."""
        if self.made_up or self.secrets.get("token", scheme.name):
            return
        if scheme.type == "mutualTLS":
            yield f"{scheme.name} takes a client's certificate, which cannot be sent"
            return
        for kind in _NEEDS[_way(scheme)]:
            if self.secrets.get(kind, scheme.name) is None:
                variable = self.secrets.variable(kind, scheme.name)
                told = f"set {variable}" if variable else f"name a variable for its {kind}"
                yield f"{told} ({scheme.name})"

    def _login(self, scheme: SecurityScheme) -> Login:
        """Give what a token of a scheme is asked for with."""

        def of(kind: CredentialKind) -> str:
            return self.secrets.get(kind, scheme.name) or _MADE_UP.get(kind, "")

        return Login(
            of("client-id"),
            of("client-secret"),
            of("username"),
            of("password"),
            self.secrets.get("environment", scheme.name) or "",
            self.secrets.get("token", scheme.name) or "",
        )

    # --------------------------------------------------------------------------- what is sent

    def _standing(self, case: Case) -> Iterator[tuple[str, str]]:
        """Give the headers that go with every request, but for a case that is about them."""
        about = {
            each.name.lower(): each.pointer
            for each in case.operation.parameters
            if each.location == "header"
        }

        def is_free(name: str) -> bool:
            pointer = about.get(name)
            return pointer is None or not f"{case.pointer}/".startswith(f"{pointer}/")

        if self._version is not None and is_free(self._version[0]):
            yield self._version
        user = self.secrets.get("user")
        if user and self._scope in about and is_free(self._scope):
            yield self._scope, user

    def _proof(self, scheme: SecurityScheme) -> Iterator[tuple[_Place, str, str]]:
        login = self._login(scheme)
        match _way(scheme):
            case _ if scheme.type == "mutualTLS":
                return
            case "apiKey":
                kind: CredentialKind = "api-key"
                key = self.secrets.get(kind, scheme.name) or login.token or _MADE_UP[kind]
                yield _placed(scheme, key)
            case "basic":
                pair = _encoded(login.username, login.password)
                self.redactor.learn(pair)
                yield "header", "authorization", f"Basic {pair}"
            case "token" if not login.token:  # made up: there is nothing to get one with
                yield "header", "authorization", f"{_prefix(scheme)} {_MADE_UP['token']}"
            case _:
                token = login.token or self._tokens.get(scheme) or _MADE_UP["token"]
                yield "header", "authorization", f"{_prefix(scheme)} {token}"


def _wrong(scheme: SecurityScheme) -> Iterator[tuple[_Place, str, str]]:
    """Give credentials that are nobody's, so that no account is locked by them."""
    match _way(scheme):
        case _ if scheme.type == "mutualTLS":
            return
        case "apiKey":
            yield _placed(scheme, _WRONG)
        case "basic":
            yield "header", "authorization", f"Basic {_encoded(_WRONG, _WRONG)}"
        case _:
            yield "header", "authorization", f"{_prefix(scheme)} {_WRONG}"


_WRONG_PROOF: Final[Callable[[SecurityScheme], Iterator[tuple[_Place, str, str]]]] = _wrong


def _way(scheme: SecurityScheme) -> str:
    """Give how one authenticates by a scheme: a key of `_NEEDS`."""
    if scheme.type == "apiKey":
        return "apiKey"
    if scheme.type == "http" and (scheme.http_scheme or "").lower() == "basic":
        return "basic"
    if isinstance(scheme.extensions.get("x-login"), dict):
        return "login"
    flows = [flow.kind for flow in scheme.flows]
    return next((kind for kind in ("clientCredentials", "password") if kind in flows), "token")


def _prefix(scheme: SecurityScheme) -> str:
    named = scheme.http_scheme or "bearer"
    return "Bearer" if named.lower() == "bearer" else named


def _placed(scheme: SecurityScheme, key: str) -> tuple[_Place, str, str]:
    match scheme.api_key_location:
        case "query" | "cookie" as place:
            return place, scheme.api_key_name or "", key
        case _:
            return "header", (scheme.api_key_name or "").lower(), key


def _encoded(name: str, password: str) -> str:
    return base64.b64encode(f"{name}:{password}".encode()).decode()


def _with(call: Call, place: _Place, name: str, value: str) -> Call:
    """Give a request with one more thing on it, in place of what goes by the same name."""
    if place == "query":
        path, _, query = call.target.partition("?")
        pairs = [pair for pair in query.split("&") if pair]
        kept = [pair for pair in pairs if pair.partition("=")[0] != quote_plus(name)]
        written = "&".join([*kept, f"{quote_plus(name)}={quote(value, safe='')}"])
        return replace(call, target=f"{path}?{written}")
    if place == "cookie":
        held = "; ".join(text for one, text in call.headers if one == "cookie")
        pairs = [pair.strip() for pair in held.split(";") if pair.strip()]
        kept = [pair for pair in pairs if pair.partition("=")[0] != name]
        name, value = "cookie", "; ".join([*kept, f"{name}={quote(value, safe='')}"])
    others = tuple(pair for pair in call.headers if pair[0] != name)
    return replace(call, headers=(*others, (name, value)))


def _version_header(api: Api, version: str | None) -> tuple[str, str] | None:
    told = api.extensions.get("x-version-header")
    if not isinstance(told, dict) or version == "":
        return None
    return str(told.get("name", "")).lower(), str(version or told.get("value", ""))


def _scope_header(api: Api) -> str:
    told = api.extensions.get("x-user-scope")
    return str(told.get("header", "")).lower() if isinstance(told, dict) else ""
