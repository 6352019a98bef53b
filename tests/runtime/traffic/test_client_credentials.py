"""OAuth 2.0 client credentials: one token for everybody, renewed early, renewed once on 401."""

from __future__ import annotations

import base64
from typing import Any

import httpx
import pytest
from runtime.auth import ClientCredentials
from runtime.errors import ConnectionFailed, LoginFailed, Unauthorized
from runtime.request import Json, Request

from tests.runtime.traffic.drivers import Clock, Open
from tests.server import Answer, Recorded, Server

TOKENS = "POST /oauth2/token"
LIST: Request[Any] = Request(
    operation_id="vehicles.list", method="GET", path="/vehicles", returns=object
)
START: Request[Any] = Request(
    operation_id="vehicles.start",
    method="POST",
    path="/vehicles",
    returns=object,
    body=Json(object, {"action": "START"}),
)


class Tokens:
    """A token endpoint whose tokens are numbered, and a resource that wants the newest."""

    def __init__(self, server: Server, *, lifetime: object = 3600) -> None:
        self.count = 0
        self.lifetime = lifetime
        server.answer(TOKENS, self.give)
        server.answer("GET /vehicles", self.check)
        server.answer("POST /vehicles", self.check)

    def give(self, _: Recorded) -> Answer:
        self.count += 1
        told = {} if self.lifetime is None else {"expires_in": self.lifetime}
        body = {"access_token": f"token-{self.count}", "token_type": "bearer", **told}
        return Answer(json=body, delay=0.02)

    def check(self, request: Recorded) -> Answer:
        if request.headers.get("authorization") == f"Bearer token-{self.count}":
            return Answer(json=self.count)
        return Answer(401, json={"title": "Unauthorized"})


def credentials(server: Server, clock: Clock, secret: str = "s3cret") -> httpx.Auth:
    return ClientCredentials(f"{server.url}/oauth2/token", "id", secret, now=lambda: clock.now)


def test_the_token_request(server: Server, open_client: Open, clock: Clock) -> None:
    Tokens(server)

    auth = credentials(server, clock, "pass word:&")
    assert open_client(auth=auth, headers={"X-Mine": "1"}).send(LIST).data == 1

    token, call = server.requests
    basic = base64.b64decode(token.headers["authorization"].removeprefix("Basic "))
    assert basic == b"id:pass+word%3A%26"
    assert token.body == b"grant_type=client_credentials"
    assert token.headers["content-type"] == "application/x-www-form-urlencoded"
    assert token.headers["accept"] == "application/json"
    assert call.headers["authorization"] == "Bearer token-1"


def test_twenty_at_once_make_one_token_request(
    server: Server, open_client: Open, clock: Clock
) -> None:
    Tokens(server)

    answers = open_client(auth=credentials(server, clock)).send_many(LIST, 20)

    assert [getattr(one, "data", one) for one in answers] == [1] * 20
    assert len(server.seen(TOKENS)) == 1


def test_twenty_at_once_renew_once(server: Server, open_client: Open, clock: Clock) -> None:
    tokens = Tokens(server)
    client = open_client(auth=credentials(server, clock))
    client.send(LIST)
    tokens.count = 7  # the service forgot token-1

    answers = client.send_many(LIST, 20)

    assert [getattr(one, "data", one) for one in answers] == [8] * 20
    assert len(server.seen(TOKENS)) == 2


def test_copies_share_the_token(server: Server, open_client: Open, clock: Clock) -> None:
    Tokens(server)
    client = open_client(auth=credentials(server, clock))

    client.send(LIST)
    client.with_options(timeout=1).send(LIST)

    assert len(server.seen(TOKENS)) == 1


@pytest.mark.parametrize(
    ("lifetime", "lasts"), [(3600, 3540), ("3600", 3540), (240, 180), (60, 45), (0.4, 0.3)]
)
def test_a_token_is_renewed_early(
    server: Server, open_client: Open, clock: Clock, lifetime: object, lasts: float
) -> None:
    Tokens(server, lifetime=lifetime)
    client = open_client(auth=credentials(server, clock))
    start = clock.now

    counts = []
    for passed in (0, lasts - 0.01, lasts + 0.01):
        clock.now = start + passed
        counts.append(client.send(LIST).data)

    assert counts == [1, 1, 2]


@pytest.mark.parametrize("lifetime", [None, "soon", -1, 0, True, [], "inf", 1e400])
def test_a_token_of_unknown_life_lasts_until_it_is_refused(
    server: Server, open_client: Open, clock: Clock, lifetime: object
) -> None:
    tokens = Tokens(server, lifetime=lifetime if lifetime != 1e400 else "1e400")
    client = open_client(auth=credentials(server, clock))

    assert client.send(LIST).data == 1
    clock.now += 10**9
    assert client.send(LIST).data == 1
    tokens.count = 4
    assert client.send(START).data == 5


def test_a_refused_token_is_replaced_once(server: Server, open_client: Open, clock: Clock) -> None:
    server.answer(TOKENS, Answer(json={"access_token": "t", "expires_in": 3600}))
    server.answer("POST /vehicles", Answer(401, json={"title": "Unauthorized"}))

    with pytest.raises(Unauthorized):
        open_client(auth=credentials(server, clock)).send(START)

    assert [one.route for one in server.requests] == [TOKENS, "POST /vehicles"] * 2
    assert server.requests[1].body == server.requests[3].body == b'{"action":"START"}'
    assert clock.waits == []


def test_refused_credentials(server: Server, open_client: Open, clock: Clock) -> None:
    server.answer(TOKENS, Answer(401, json={"error": "invalid_client"}, delay=0.05))
    client = open_client(auth=credentials(server, clock))

    with pytest.raises(LoginFailed) as raised:
        client.send(LIST)
    error = raised.value
    assert str(error) == "The login was answered with 401 Unauthorized (invalid_client)"
    assert (error.status_code, error.operation_id) == (401, "vehicles.list")
    assert error.body == {"error": "invalid_client"}
    assert len(server.requests) == 1

    answers = client.send_many(LIST, 20)
    assert {type(one) for one in answers} == {LoginFailed}
    assert len({id(one) for one in answers}) == 20
    assert len(server.requests) <= 3  # those who came late ask once more


def test_credentials_that_become_right(server: Server, open_client: Open, clock: Clock) -> None:
    server.answer(TOKENS, Answer(400, content=b"<html>"), Answer(json={"access_token": "t"}))
    server.answer("GET /vehicles", Answer(json=[]))
    client = open_client(auth=credentials(server, clock))

    with pytest.raises(LoginFailed, match=r"400 Bad Request$"):
        client.send(LIST)
    assert client.send(LIST).data == []


@pytest.mark.parametrize(
    "answer",
    [Answer(json={}), Answer(json=[]), Answer(content=b"x"), Answer(json={"access_token": 5}),
     Answer(json={"access_token": "a\r\nb"}), Answer(json={"access_token": "ü"}),
     Answer(json={"access_token": ""})],
)  # fmt: skip
def test_an_answer_without_a_token(
    server: Server, open_client: Open, clock: Clock, answer: Answer
) -> None:
    server.answer(TOKENS, answer)

    with pytest.raises(LoginFailed, match="holds no token"):
        open_client(auth=credentials(server, clock)).send(LIST)
    assert len(server.requests) == 1


def test_a_redirected_login_is_refused(server: Server, open_client: Open, clock: Clock) -> None:
    server.answer(TOKENS, Answer(307, headers={"Location": "http://127.0.0.1:1/"}))

    with pytest.raises(LoginFailed, match="307"):
        open_client(auth=credentials(server, clock)).send(LIST)


@pytest.mark.parametrize("call", [LIST, START], ids=["GET", "POST"])
def test_a_login_that_fails_for_now_is_repeated(
    server: Server, open_client: Open, clock: Clock, call: Request[Any]
) -> None:
    give = Answer(json={"access_token": "t"})
    server.answer(TOKENS, Answer(429, headers={"Retry-After": "3"}), Answer(502), give)
    server.answer("GET /vehicles", Answer(json=[]))
    server.answer("POST /vehicles", Answer(json=[]))

    assert open_client(auth=credentials(server, clock)).send(call).data == []
    assert clock.waits == [3, 0.5]


def test_a_login_that_cannot_be_reached(server: Server, open_client: Open, clock: Clock) -> None:
    auth = ClientCredentials("http://127.0.0.1:1/token", "id", "s3cret")

    with pytest.raises(ConnectionFailed, match="no connection to 127"):
        open_client(auth=auth).send(START)
    assert clock.waits == [0.25, 0.5]
    assert server.requests == []


def test_a_login_is_as_patient_as_the_call(server: Server, open_client: Open, clock: Clock) -> None:
    server.answer(TOKENS, Answer(hangs=True), Answer(json={"access_token": "t"}))
    server.answer("POST /vehicles", Answer(json=[]))

    assert open_client(auth=credentials(server, clock), timeout=0.1).send(START).data == []
    assert clock.waits == [0.25]
