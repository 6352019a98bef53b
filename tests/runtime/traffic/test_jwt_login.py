"""Login for a JWT and its renewal, in both generations of `x-login`."""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx
import pytest
from runtime.auth import JwtLogin, Login
from runtime.errors import LoginFailed, Unauthorized
from runtime.request import Request

from tests.runtime.traffic.drivers import Clock, Driver, Open
from tests.server import Answer, Recorded, Server

LOGIN, REFRESH = "POST /api/user/login", "POST /api/user/token/refresh"
BATTERY: Request[Any] = Request(
    operation_id="battery", method="GET", path="/battery", returns=object
)
A: Login = {
    "login": {"path": "/user/login", "username": "username", "password": "password"},
    "refresh": {"path": "/user/token/refresh"},
    "token": "token",
    "refreshToken": "refresh_token",
}
B: Login = {
    "login": {"path": "/user/login", "username": "username", "password": "password"},
    "refresh": {"path": "/user/token/refresh"},
    "token": "token",
    "refreshCookie": "refreshToken",
    "xsrf": {"member": "xsrfToken", "header": "X-XSRF-TOKEN"},
}


def jwt(number: int, expiry: object) -> str:
    claims = {"sub": "ada", "jti": f"{number}ü?>", **({} if expiry is None else {"exp": expiry})}
    parts = ({"alg": "HS256"}, claims, {"signature": number})
    return ".".join(
        base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts
    )


class Service:
    """A login of either generation; only the newest token and the newest cookie are good."""

    def __init__(self, server: Server, clock: Clock, flow: Login, lifetime: float = 900) -> None:
        self.clock, self.flow, self.lifetime = clock, flow, lifetime
        self.count = 0
        self.token = ""
        self.refreshes = True
        server.answer(LOGIN, self.login)
        server.answer(REFRESH, self.refresh)
        server.answer("GET /api/battery", self.battery)

    def login(self, request: Recorded) -> Answer:
        if request.json != {"username": "ada", "password": "s3cret"}:
            return Answer(401, json={"code": 403001, "message": "com.example.BadPassword"})
        return self.opened({"user": {"id": "1"}, "refresh_token": "r0", "xsrfToken": "x0"})

    def refresh(self, request: Recorded) -> Answer:
        cookie, xsrf = f"refreshToken=c{self.count}", "x0"
        by_body = request.json == {"token": self.token, "refresh_token": "r0"}
        by_cookie = (
            request.json == {"token": self.token}
            and request.headers.get("cookie") == cookie
            and request.headers.get("x-xsrf-token") == xsrf
        )
        good = by_cookie if "refreshCookie" in self.flow else by_body
        return self.opened({}) if good and self.refreshes else Answer(401, json={"code": 403001})

    def opened(self, more: dict[str, Any]) -> Answer:
        self.count += 1
        self.token = jwt(self.count, self.clock.now + self.lifetime)
        members = {"token": self.token, **more}
        cookies: tuple[str, ...] = ()
        if "refreshCookie" in self.flow:
            members.pop("refresh_token", None)
            cookies = ("other=1; Path=/", f"refreshToken=c{self.count}; Path=/; HttpOnly")
        return Answer(json=members, cookies=cookies, delay=0.02)

    def battery(self, request: Recorded) -> Answer:
        if request.headers.get("authorization") != f"Bearer {self.token}":
            return Answer(401, json={"code": 403852, "message": "com.example.ExpiredToken"})
        return Answer(json=self.count)


@pytest.fixture(params=[A, B], ids=["body", "cookie"])
def service(request: pytest.FixtureRequest, server: Server, clock: Clock) -> Service:
    return Service(server, clock, request.param)


@pytest.fixture
def client(server: Server, clock: Clock, service: Service, open_client: Open) -> Driver:
    base = f"{server.url}/api"
    auth = JwtLogin(base, "ada", "s3cret", service.flow, now=lambda: clock.now)
    return open_client(auth=auth, base_url=base)


def routes(server: Server) -> list[str]:
    return [one.path.removeprefix("/api") for one in server.requests]


def test_one_login_for_all_calls(server: Server, client: Driver) -> None:
    assert [client.send(BATTERY).data, client.send(BATTERY).data] == [1, 1]

    assert routes(server) == ["/user/login", "/battery", "/battery"]
    assert all("cookie" not in one.headers for one in server.requests)


def test_a_token_is_renewed_a_minute_early(server: Server, client: Driver, clock: Clock) -> None:
    client.send(BATTERY)
    clock.now += 839
    assert client.send(BATTERY).data == 1
    for count in (2, 3):  # a second time: the cookie has changed with the first
        clock.now += 841
        assert client.send(BATTERY).data == count

    assert routes(server)[3:] == ["/user/token/refresh", "/battery"] * 2
    assert len(server.seen(LOGIN)) == 1


def test_a_refused_token_is_renewed(server: Server, client: Driver, service: Service) -> None:
    client.send(BATTERY)
    good, service.token = service.token, "revoked"
    server.answer("GET /api/battery", Answer(401), service.battery)
    service.token = good

    assert client.send(BATTERY).data == 2
    assert routes(server)[2:] == ["/battery", "/user/token/refresh", "/battery"]


def test_twenty_at_once_log_in_once_and_renew_once(
    server: Server, client: Driver, clock: Clock
) -> None:
    answers = client.send_many(BATTERY, 20)
    assert [getattr(one, "data", one) for one in answers] == [1] * 20
    assert (len(server.seen(LOGIN)), len(server.seen(REFRESH))) == (1, 0)

    clock.now += 890
    answers = client.send_many(BATTERY, 20)
    assert [getattr(one, "data", one) for one in answers] == [2] * 20
    assert (len(server.seen(LOGIN)), len(server.seen(REFRESH))) == (1, 1)


def test_a_failed_renewal_means_one_login(
    server: Server, client: Driver, clock: Clock, service: Service
) -> None:
    client.send(BATTERY)
    service.refreshes = False
    clock.now += 890

    answers = client.send_many(BATTERY, 20)

    assert [getattr(one, "data", one) for one in answers] == [2] * 20
    assert (len(server.seen(LOGIN)), len(server.seen(REFRESH))) == (2, 1)


def test_a_renewal_without_a_token_means_one_login(
    server: Server, client: Driver, clock: Clock
) -> None:
    client.send(BATTERY)
    server.answer(REFRESH, Answer(json={"message": "done"}))
    clock.now += 890

    assert client.send(BATTERY).data == 2
    assert len(server.seen(LOGIN)) == 2


def test_no_loop_where_nothing_helps(server: Server, client: Driver) -> None:
    server.answer("GET /api/battery", Answer(401, json={"message": "com.example.ExpiredToken"}))

    with pytest.raises(Unauthorized, match=r"com\.example\.ExpiredToken"):
        client.send(BATTERY)

    assert routes(server) == ["/user/login", "/battery", "/user/token/refresh", "/battery"]


def test_a_wrong_password(
    server: Server, open_client: Open, clock: Clock, service: Service
) -> None:
    base = f"{server.url}/api"
    auth = JwtLogin(base, "ada", "wr0ng", service.flow, now=lambda: clock.now)

    with pytest.raises(LoginFailed, match=r"401 Unauthorized \(com\.example\.BadPassword\)$"):
        open_client(auth=auth, base_url=base).send(BATTERY)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "token",
    ["opaque", "a.b", "a.b.c", "a.!!!.c", *(jwt(1, expiry) for expiry in (None, "soon", True, 5)),
     "a." + base64.urlsafe_b64encode(b"[1]").decode() + ".c"],
)  # fmt: skip
def test_tokens_that_do_not_tell_when_they_expire(
    server: Server, open_client: Open, token: str
) -> None:
    base = f"{server.url}/api"
    server.answer(LOGIN, Answer(json={"token": token}))
    server.answer("GET /api/battery", Answer(json=1), Answer(json=2), Answer(401), Answer(json=3))
    client = open_client(auth=JwtLogin(f"{base}/", "ada", "s3cret", A), base_url=base)

    assert [client.send(BATTERY).data for _ in range(3)] == [1, 2, 3]
    # Without a refresh token there is only the login.
    assert routes(server) == [
        "/user/login", "/battery", "/battery", "/battery", "/user/login", "/battery"
    ]  # fmt: skip


def test_a_refresh_token_that_changes(server: Server, open_client: Open) -> None:
    base = f"{server.url}/api"
    server.answer(LOGIN, Answer(json={"token": "t1", "refresh_token": "r1"}))
    server.answer(REFRESH, Answer(json={"token": "t2", "refresh_token": "r2"}))
    server.answer("GET /api/battery", Answer(401), Answer(401), Answer(401), Answer(json=1))
    client = open_client(auth=JwtLogin(base, "ada", "s3cret", A), base_url=base)

    with pytest.raises(Unauthorized):
        client.send(BATTERY)
    assert client.send(BATTERY).data == 1

    assert [one.json["refresh_token"] for one in server.seen(REFRESH)] == ["r1", "r2"]


@pytest.mark.parametrize(
    "path", ["/x", "x", "@evil.example/x", ".evil.example/x", "//evil.example"]
)
def test_passwords_go_nowhere_else(path: str) -> None:
    flow: Login = {**A, "login": {**A["login"], "path": path}}
    auth = JwtLogin("https://pets.example/api", "ada", "s3cret", flow)
    sent = next(auth.sync_auth_flow(httpx.Request("GET", "https://pets.example/api/a")))

    assert str(sent.url) == f"https://pets.example/api/{path.removeprefix('/')}"
    assert sent.url.host == "pets.example"
