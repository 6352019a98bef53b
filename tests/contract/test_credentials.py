"""Credentials come from the environment, go where the description says, and nowhere else."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import parse_qs

import pytest

from specloom.config import CredentialKind, CredentialVariable
from specloom.contract.credentials import Access, Secrets, read_secrets
from specloom.contract.model import Answer, Call, Case
from specloom.contract.target import TargetError, UrlTarget
from specloom.errors import BadInput
from specloom.ir.model import (
    Api,
    Flow,
    JsonValue,
    Operation,
    Parameter,
    SecurityRequirement,
    SecurityScheme,
    Server,
)
from tests.server import Answer as Scripted
from tests.server import Recorded
from tests.server import Server as Service

JSON = (("content-type", "application/json"),)
LOGIN: JsonValue = {
    "login": {"path": "/login", "username": "name", "password": "word"},
    "token": "jwt",
}
SCHEMES = {
    "Header": SecurityScheme(
        "#", "Header", "apiKey", api_key_name="X-Key", api_key_location="header"
    ),
    "Query": SecurityScheme("#", "Query", "apiKey", api_key_name="key", api_key_location="query"),
    "Cookie": SecurityScheme("#", "Cookie", "apiKey", api_key_name="k", api_key_location="cookie"),
    "Basic": SecurityScheme("#", "Basic", "http", http_scheme="basic"),
    "Bearer": SecurityScheme("#", "Bearer", "http", http_scheme="bearer"),
    "Digest": SecurityScheme("#", "Digest", "http", http_scheme="Digest"),
    "Connect": SecurityScheme("#", "Connect", "openIdConnect"),
    "Mutual": SecurityScheme("#", "Mutual", "mutualTLS"),
    "Login": SecurityScheme(
        "#", "Login", "http", http_scheme="bearer", extensions={"x-login": LOGIN}
    ),
    "OAuth": SecurityScheme(
        "#",
        "OAuth",
        "oauth2",
        flows=(
            Flow("clientCredentials", {"read": "", "write": ""}, token_url="https://a.b/token"),
        ),
    ),
    "Owner": SecurityScheme(
        "#", "Owner", "oauth2", flows=(Flow("password", {}, token_url="https://a.b/token"),)
    ),
    "Code": SecurityScheme("#", "Code", "oauth2", flows=(Flow("authorizationCode", {}),)),
}
SERVERS = (
    Server("#", "https://a.b", extensions={"x-environment": {"name": "production"}}),
    Server(
        "#",
        "https://s.b",
        extensions={"x-environment": {"name": "sandbox", "tokenUrl": "https://s.b/own/token"}},
    ),
)


def operation(*ways: tuple[str, ...], parameters: tuple[Parameter, ...] = ()) -> Operation:
    security = tuple(SecurityRequirement(dict.fromkeys(way, ())) for way in ways)
    return Operation("#/get", "GET", "/pets", security=security, parameters=parameters)


def api_of(*operations: Operation, **extensions: JsonValue) -> Api:
    return Api(
        "pets.yaml",
        "3.1.0",
        "Pets",
        "1",
        servers=SERVERS,
        operations=operations,
        security_schemes=SCHEMES,
        extensions={name.replace("_", "-"): value for name, value in extensions.items()},
    )


def case_of(
    of: Operation, call: Call | None = None, credentials: Literal["own", "none", "wrong"] = "own"
) -> Case:
    return Case(of, call or Call("GET", "/pets"), "valid", "", "#/get", credentials=credentials)


@dataclass
class Recorder:
    """A target that answers by a table of paths."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    loopback: bool = True
    address: str = "http://pets"
    deadline: float | None = None
    sent: list[Call] = field(default_factory=list)

    def exchange(self, call: Call) -> Answer:
        self.sent.append(call)
        replies = self.answers.get(call.target.partition("?")[0], [Answer(200)])
        return replies.pop(0) if len(replies) > 1 else replies[0]

    def send(self, case: Case) -> Answer:
        return self.exchange(case.call)

    def close(self) -> None:
        """There is nothing to close."""


def secrets(**values: str) -> Secrets:
    """Give secrets of all schemes by their kinds: `client_id="me"`."""
    kinds: dict[str, CredentialKind] = {
        "client_id": "client-id",
        "client_secret": "client-secret",
        "environment": "environment",
        "username": "username",
        "password": "password",
        "api_key": "api-key",
        "token": "token",
        "user": "user",
    }
    return Secrets({("", kinds[name]): value for name, value in values.items()})


def given(body: object, status: int = 200) -> Answer:
    return Answer(status, JSON, json.dumps(body).encode())


# ------------------------------------------------------------------------- the environment


def test_the_environment_is_read_by_kind_and_scheme() -> None:
    variables = [
        CredentialVariable("username", "NAME"),
        CredentialVariable("password", "WORD"),
        CredentialVariable("password", "OTHER", "Basic"),
        CredentialVariable("token", "EMPTY"),
    ]
    read = read_secrets(variables, {"NAME": "me", "OTHER": "planted", "EMPTY": "", "PATH": "/"})

    assert read.get("username") == read.get("username", "Basic") == "me"
    assert read.get("password") is None
    assert read.get("password", "Basic") == "planted"
    assert read.get("token") is None
    assert (read.variable("password"), read.variable("password", "Basic")) == ("WORD", "OTHER")
    assert read.variable("api-key") == ""
    assert "planted" not in repr(read)


# ---------------------------------------------------------------------------- where they go


def basic(text: str) -> str:
    return f"Basic {base64.b64encode(text.encode()).decode()}"


OWN = secrets(api_key="k&y", username="me", password="word", token="t0ken")
DRESSED: list[tuple[str, str, Mapping[str, str]]] = [
    ("Header", "/pets", {"x-key": "k&y"}),
    ("Query", "/pets?key=k%26y", {}),
    ("Cookie", "/pets", {"cookie": "k=k%26y"}),
    ("Basic", "/pets", {"authorization": basic("me:word")}),
    ("Bearer", "/pets", {"authorization": "Bearer t0ken"}),
    ("Digest", "/pets", {"authorization": "Digest t0ken"}),
    ("Connect", "/pets", {"authorization": "Bearer t0ken"}),
    ("Login", "/pets", {"authorization": "Bearer t0ken"}),
    ("OAuth", "/pets", {"authorization": "Bearer t0ken"}),
    ("Code", "/pets", {"authorization": "Bearer t0ken"}),
    ("Mutual", "/pets", {}),
]


@pytest.mark.parametrize(("name", "target", "headers"), DRESSED)
def test_where_each_kind_goes(name: str, target: str, headers: Mapping[str, str]) -> None:
    of = operation((name,))
    found = Access(api_of(of), Recorder(), OWN).dress(case_of(of))

    assert (found.target, dict(found.headers)) == (target, headers)


def test_they_replace_what_is_there_and_leave_the_rest() -> None:
    of = operation(("Query", "Cookie", "Header"))
    call = Call("GET", "/pets?key=x&a=1&a=2", (("cookie", "a=1; k=x"), ("x-key", "x"), ("z", "y")))
    found = Access(api_of(of), Recorder(), OWN).dress(case_of(of, call))

    assert found.target == "/pets?a=1&a=2&key=k%26y"
    assert found.headers == (("z", "y"), ("cookie", "a=1; k=k%26y"), ("x-key", "k&y"))


@pytest.mark.parametrize("name", [name for name in SCHEMES if name != "Mutual"])
def test_none_and_wrong_ones(name: str) -> None:
    of = operation((name,))
    target = Recorder()
    access = Access(api_of(of), target, OWN)
    wrong = access.dress(case_of(of, credentials="wrong"))
    shown = f"{wrong.target} {wrong.headers}"

    assert access.dress(case_of(of, credentials="none")) == Call("GET", "/pets")
    assert wrong != Call("GET", "/pets")
    assert not [value for value in OWN.values.values() if value in shown]
    assert target.sent == []


def test_the_first_way_that_can_be_gone_is_gone() -> None:
    of = operation((), ("Basic",), ("Header", "Bearer"), ("Header",))
    remote = Recorder(loopback=False)
    found = Access(api_of(of), remote, secrets(api_key="key")).dress(case_of(of))

    assert dict(found.headers) == {"x-key": "key"}
    assert Access(api_of(of), remote).dress(case_of(of)) == Call("GET", "/pets")


def test_what_is_missing_is_told() -> None:
    ways = operation(("Basic",), ("Mutual",)), operation(("Header",)), operation(("Nowhere",))
    names: dict[tuple[str, CredentialKind], str] = {
        ("", "username"): "NAME",
        ("Basic", "password"): "WORD",
    }
    access = Access(
        api_of(*ways, operation()), Recorder(loopback=False), Secrets({("", "token"): "t"}, names)
    )
    bare = Access(api_of(operation(), *ways), Recorder(), Secrets({}, names))

    assert access.lacks(ways[0]) == ""
    assert bare.lacks(ways[2]) == "credentials of a scheme that is not described"
    with pytest.raises(BadInput) as caught:
        Access(api_of(*ways), Recorder(loopback=False), Secrets({}, names))
    assert str(caught.value) == (
        "pets.yaml: error: credentials are missing: set NAME (Basic) or set WORD (Basic) or "
        "Mutual takes a client's certificate, which cannot be sent; "
        "name a variable for its api-key (Header); "
        "credentials of a scheme that is not described [credentials-missing]"
    )


def test_who_needs_none_is_not_asked_for_any() -> None:
    of = operation()
    access = Access(api_of(of), Recorder(loopback=False))

    assert access.lacks(of) == ""
    assert access.dress(case_of(of)) == Call("GET", "/pets")


# ------------------------------------------------------------------------------ tokens


def test_a_client_s_token_of_a_target_on_this_machine_is_its_own() -> None:
    of = operation(("OAuth",))
    target = Recorder({"/own/token": [given({"access_token": "fresh", "expires_in": 60})]})
    access = Access(
        api_of(of),
        target,
        secrets(client_id="me", client_secret="wo/rd", environment="sandbox"),
    )
    found = [access.dress(case_of(of)) for _ in range(2)]

    (asked,) = target.sent
    headers = dict(asked.headers)
    assert asked.target == "/own/token"
    assert headers["authorization"] == basic("me:wo%2Frd")
    assert parse_qs((asked.body or b"").decode()) == {
        "grant_type": ["client_credentials"],
        "scope": ["read write"],
    }
    assert [dict(each.headers)["authorization"] for each in found] == ["Bearer fresh"] * 2
    assert access.redactor.text("fresh wo/rd wo%2Frd me") == "*** *** *** me"


def test_a_password_s_token() -> None:
    of = operation(("Owner",))
    target = Recorder({"/token": [given({"access_token": "fresh"})]})
    Access(api_of(of), target, secrets(username="me", password="word")).dress(case_of(of))

    assert parse_qs((target.sent[0].body or b"").decode()) == {
        "grant_type": ["password"],
        "username": ["me"],
        "password": ["word"],
    }


def test_a_login() -> None:
    of = operation(("Login",))
    target = Recorder({"/login": [given({"jwt": "fresh"})]})
    access = Access(api_of(of), target, secrets(username="me", password="word"))
    found = access.dress(case_of(of))

    assert json.loads(target.sent[0].body or b"") == {"name": "me", "word": "word"}
    assert dict(found.headers) == {"authorization": "Bearer fresh"}


@pytest.mark.parametrize("name", ["OAuth", "Login", "Owner", "Code", "Basic", "Header"])
@pytest.mark.parametrize("answer", [Answer(404), given([]), given({"jwt": 1}), Answer(200)])
def test_a_mock_takes_anything(name: str, answer: Answer) -> None:
    of = operation((name,))
    target = Recorder({"/token": [answer], "/login": [answer]})
    found = Access(api_of(of), target).dress(case_of(of))

    assert "made-up" in str(found.headers) or name == "Basic"


def test_a_service_that_refuses_is_named() -> None:
    of = operation(("Login",))
    target = Recorder({"/login": [Answer(401)]}, loopback=False)
    access = Access(api_of(of), target, secrets(username="me", password="planted"))
    with pytest.raises(TargetError) as caught:
        access.dress(case_of(of))

    assert caught.value.kind == "refused"
    assert str(caught.value) == (
        "http://pets/login answers 401 to the credentials of Login; are they right?"
    )


def test_tokens_come_from_where_the_caller_says(server: Service) -> None:
    of = operation(("OAuth",))
    server.answer("POST /token", Scripted(200, json={"access_token": "fresh"}))
    target = Recorder(loopback=False)
    own = secrets(client_id="me", client_secret="word")
    access = Access(api_of(of), target, own, token_url=f"{server.url}/token")

    assert dict(access.dress(case_of(of)).headers) == {"authorization": "Bearer fresh"}
    assert target.sent == []


@pytest.mark.parametrize(("told", "path"), [("/token", "/token"), ("token", "/v1/token")])
def test_tokens_come_from_below_the_target(told: str, path: str, server: Service) -> None:
    flow = Flow("clientCredentials", {}, token_url=told)
    of = operation(("Near",))
    api = replace(
        api_of(of), security_schemes={"Near": SecurityScheme("#", "Near", "oauth2", flows=(flow,))}
    )
    own = secrets(client_id="me", client_secret="word")
    server.answer(f"POST {path}", Scripted(200, json={"access_token": "fresh"}))
    far = Recorder(loopback=False, address=f"{server.url}/v1")
    here = Recorder({"/token": [Answer(200, (), b'{"access_token": "made"}')]})

    for target, token in ((far, "fresh"), (here, "made")):
        sent = Access(api, target, own).dress(case_of(of))
        assert dict(sent.headers) == {"authorization": f"Bearer {token}"}


def test_secrets_travel_by_https_alone() -> None:
    of = operation(("OAuth",))
    own = secrets(client_id="me", client_secret="word")
    access = Access(
        api_of(of), Recorder(loopback=False), own, token_url="http://login.example/token"
    )
    with pytest.raises(TargetError, match="is no https address: credentials are not sent there"):
        access.dress(case_of(of))


def test_an_environment_that_is_not_there() -> None:
    of = operation(("OAuth",))
    access = Access(api_of(of), Recorder(), secrets(environment="moon"))
    with pytest.raises(BadInput, match="no environment 'moon'; the description has production, s"):
        access.dress(case_of(of))


def jwt(claims: object) -> str:
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"e30.{body}.x"


LIVES = [
    ({"jwt": "fresh", "expires_in": 0}, 2),
    ({"jwt": "fresh", "expires_in": 900}, 1),
    ({"jwt": jwt({"iat": 100, "exp": 100})}, 2),
    ({"jwt": jwt({"iat": 100, "exp": 900})}, 1),
    ({"jwt": jwt({"iat": 100})}, 1),
    ({"jwt": jwt([])}, 1),
    ({"jwt": "a.b.c"}, 1),
]


@pytest.mark.parametrize(("body", "logins"), LIVES)
def test_a_token_is_renewed_before_it_ends(body: object, logins: int) -> None:
    of = operation(("Login",))
    target = Recorder({"/login": [given(body)]})
    access = Access(api_of(of), target)
    for _ in range(2):
        access.dress(case_of(of))

    assert len(target.sent) == logins


def test_a_session_that_was_ended_is_begun_anew() -> None:
    of = operation(("Login",))
    tokens = [given({"jwt": "first"}), given({"jwt": "second"})]
    answers = [Answer(200), Answer(401), Answer(200), Answer(200)]
    target = Recorder({"/login": tokens, "/pets": answers})
    access = Access(api_of(of), target)
    found = [access.send(case_of(of)).status for _ in range(3)]

    assert found == [200, 200, 200]
    assert [dict(each.headers).get("authorization") for each in target.sent] == [
        None,
        "Bearer first",
        "Bearer first",
        None,
        "Bearer second",
        "Bearer second",
    ]


def test_what_is_refused_all_the_same_is_not_tried_for_ever() -> None:
    of = operation(("Login",))
    other = Operation("#/other", "GET", "/other", security=of.security)
    target = Recorder(
        {"/login": [given({"jwt": "any"})], "/pets": [Answer(401)], "/other": [Answer(200)]}
    )
    access = Access(api_of(of, other), target)
    for _ in range(3):
        access.send(case_of(other, Call("GET", "/other")))
        assert access.send(case_of(of)).status == 401

    assert [each.target for each in target.sent].count("/login") == 2


@pytest.mark.parametrize("credentials", ["none", "wrong"])
def test_others_are_never_tried_again(credentials: Literal["none", "wrong"]) -> None:
    of = operation(("Login",))
    target = Recorder({"/pets": [Answer(401)]})
    Access(api_of(of), target).send(case_of(of, credentials=credentials))

    assert len(target.sent) == 1


# ---------------------------------------------------------------------- version and user


VERSION: JsonValue = {"name": "Pets-Version", "value": "2024"}
SCOPE: JsonValue = {"header": "Pets-User", "argument": "user_id"}
HEADERS = (
    Parameter("#/version", "Pets-Version", "header", required=False, schema=None),
    Parameter("#/user", "pets-user", "header", required=False, schema=None),
)


@pytest.mark.parametrize(
    ("version", "pointer", "user", "expected"),
    [
        (None, "#/get", "", {"pets-version": "2024"}),
        ("latest", "#/get", "", {"pets-version": "latest"}),
        ("", "#/get", "", {}),
        (None, "#/version", "", {}),
        (None, "#/version/schema", "", {}),
        (None, "#/get", "7", {"pets-version": "2024", "pets-user": "7"}),
        (None, "#/user", "7", {"pets-version": "2024"}),
    ],
)
def test_version_and_user_go_with_every_request(
    version: str | None, pointer: str, user: str, expected: Mapping[str, str]
) -> None:
    of = operation(parameters=HEADERS)
    api = api_of(of, x_version_header=VERSION, x_user_scope=SCOPE)
    access = Access(api, Recorder(), secrets(user=user), version=version)
    case = Case(of, Call("GET", "/pets"), "valid", "", pointer)

    assert dict(access.dress(case).headers) == expected


def test_the_user_goes_only_where_it_is_described() -> None:
    of = operation()
    access = Access(api_of(of, x_user_scope=SCOPE), Recorder(), secrets(user="7"))

    assert access.dress(case_of(of)).headers == ()


def test_a_real_service(server: Service) -> None:
    def only_with_key(request: Recorded) -> Scripted:
        return Scripted(200 if request.headers.get("x-key") == "planted" else 401)

    server.answer("GET /pets", only_with_key)
    of = operation(("Header",))
    target = UrlTarget(server.url)
    access = Access(api_of(of), target, secrets(api_key="planted"))
    found = [access.send(case_of(of, credentials=each)).status for each in ("own", "none", "wrong")]
    target.close()

    assert found == [200, 401, 401]
