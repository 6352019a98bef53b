"""Tokens: one request for everybody, renewed when they are refused."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from enode_client import v2023_08_01
from enode_client.errors import LoginFailed, Unauthorized

from tests.clients.colours import Colour
from tests.clients.descriptions import Version, example
from tests.server import Answer, Recorded, Server

TOKENS = "POST /oauth2/token"
BATTERY = "GET /vehicle/VF1/battery"
RENAULT = [Version("renault-zoe", name) for name in ("2016", "2018-12")]


class Tokens:
    """A token endpoint whose tokens are numbered; only the newest is good."""

    def __init__(self, server: Server) -> None:
        self.count = 0
        self.vehicle = example(Version("enode", "2023-08-01"), "getVehiclesVehicleid")
        server.answer(TOKENS, self.give)
        server.answer("GET /vehicles/v1", self.check)

    def give(self, _: Recorded) -> Answer:
        self.count += 1
        body = {"access_token": f"token-{self.count}", "expires_in": 3600, "token_type": "bearer"}
        return Answer(json=body, delay=0.02)

    def check(self, request: Recorded) -> Answer:
        good = request.headers.get("authorization") == f"Bearer token-{self.count}"
        return Answer(json=self.vehicle) if good else Answer(401, json={"title": "Unauthorized"})


@pytest.fixture
def tokens(server: Server) -> Tokens:
    return Tokens(server)


@pytest.fixture
def client(server: Server, colour: Colour) -> Any:
    url = f"{server.url}/oauth2/token"
    return colour.open(v2023_08_01, client_id="me", client_secret="s3cret", token_url=url)


def test_one_token_for_twenty_at_once(
    server: Server, colour: Colour, client: Any, tokens: Tokens
) -> None:
    got = colour.together(lambda: client.vehicles.get("v1"), 20)

    assert [type(one) for one in got] == [v2023_08_01.models.Vehicle] * 20
    assert (len(server.seen(TOKENS)), tokens.count) == (1, 1)
    (asked,) = server.seen(TOKENS)
    assert asked.body == b"grant_type=client_credentials"
    basic = asked.headers["authorization"].removeprefix("Basic ")
    assert base64.b64decode(basic) == b"me:s3cret"


def test_a_refused_token_is_renewed_once_for_all(
    server: Server, colour: Colour, client: Any, tokens: Tokens
) -> None:
    colour.wait(client.vehicles.get("v1"))
    tokens.count = 7  # the first one is good no longer

    got = colour.together(lambda: client.vehicles.get("v1"), 20)

    assert [type(one) for one in got] == [v2023_08_01.models.Vehicle] * 20
    assert (len(server.seen(TOKENS)), tokens.count) == (2, 8)


def test_no_loop_where_renewal_does_not_help(
    server: Server, colour: Colour, client: Any, tokens: Tokens
) -> None:
    server.answer("GET /vehicles/v1", Answer(401, json={"title": "Unauthorized"}))

    with pytest.raises(Unauthorized):
        colour.wait(client.vehicles.get("v1"))

    assert (tokens.count, len(server.seen("GET /vehicles/v1"))) == (2, 2)


def test_a_refused_secret(server: Server, colour: Colour, client: Any) -> None:
    server.answer(TOKENS, Answer(401, json={"error": "invalid_client"}, delay=0.1))

    got = colour.together(lambda: client.vehicles.get("v1"), 20)

    assert {type(one) for one in got} == {LoginFailed}
    assert str(got[0]).endswith("(invalid_client)")
    assert "s3cret" not in "".join(map(repr, got))
    assert [one.route for one in server.requests] == [TOKENS]


def test_a_token_from_elsewhere(server: Server, colour: Colour, tokens: Tokens) -> None:
    tokens.count = 4
    client = colour.open(v2023_08_01, access_token=lambda: f"token-{tokens.count}")

    colour.wait(client.vehicles.get("v1"))

    assert len(server.requests) == 1


class Login:
    """The login of either generation; only its newest token and its newest cookie are good."""

    LIFETIME = 900.0
    ahead = 0.0

    def __init__(self, server: Server, version: Version) -> None:
        self.cookies = version.name == "2018-12"
        self.session = example(version, "login")
        self.battery = example(version, "getBattery", "charging")
        self.count = 0
        server.answer("POST /user/login", self.login)
        server.answer("POST /user/token/refresh", self.refresh)
        server.answer(BATTERY, self.check)

    @property
    def token(self) -> str:
        return f"{self.count}.{self.claims}.x"

    def now(self) -> float:
        return time.time() + self.ahead

    def login(self, request: Recorded) -> Answer:
        assert request.json == {"username": "ada@example.com", "password": "s3cret"}
        return self.opened(self.session)

    def refresh(self, request: Recorded) -> Answer:
        body = {"token": self.token}
        if self.cookies:
            assert request.headers["cookie"] == f"refreshToken=cookie-{self.count}"
            assert request.headers["x-xsrf-token"] == self.session["xsrfToken"]
        else:
            assert "cookie" not in request.headers
            body["refresh_token"] = self.session["refresh_token"]
        assert request.json == body
        return self.opened({})

    def opened(self, members: dict[str, Any]) -> Answer:
        self.count += 1
        text = json.dumps({"exp": self.now() + self.LIFETIME}).encode()
        self.claims = base64.urlsafe_b64encode(text).decode().rstrip("=")
        cookies = (f"refreshToken=cookie-{self.count}; Path=/; HttpOnly",) if self.cookies else ()
        return Answer(json={**members, "token": self.token}, cookies=cookies, delay=0.02)

    def check(self, request: Recorded) -> Answer:
        good = request.headers.get("authorization") == f"Bearer {self.token}"
        told = {"code": 403852, "message": "com.example.ExpiredToken", "timestamp": 0}
        return Answer(json=self.battery) if good else Answer(401, json=told)


@pytest.mark.parametrize("version", RENAULT, ids=str)
@pytest.mark.parametrize("way", ["refused", "expired"])
def test_twenty_at_once_log_in_once_and_renew_once(
    version: Version, way: str, server: Server, colour: Colour
) -> None:
    login = Login(server, version)
    client = colour.open(version.module, username="ada@example.com", password="s3cret")

    first = colour.wait(client.battery.get("VF1"))
    if way == "refused":
        server.answer(BATTERY, refusing(login.token, login))
    else:
        login.ahead = login.LIFETIME - 1
        client._auth._now = login.now
    got = colour.together(lambda: client.battery.get("VF1"), 20)
    later = colour.wait(client.battery.get("VF1"))

    assert {type(one) for one in (first, *got, later)} == {version.module.models.BatteryStatus}
    assert len(server.seen("POST /user/login")) == 1
    assert len(server.seen("POST /user/token/refresh")) == 1


def refusing(old: str, login: Login) -> Callable[[Recorded], Answer]:
    def check(request: Recorded) -> Answer:
        refused = request.headers.get("authorization") == f"Bearer {old}"
        return Answer(401, json={}) if refused else login.check(request)

    return check
