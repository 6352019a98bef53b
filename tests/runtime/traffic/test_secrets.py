"""Secrets planted everywhere show nowhere: not in a repr, a message, a traceback or a log."""

from __future__ import annotations

import logging
import traceback
from typing import Any

import httpx
import pytest
from runtime.auth import ApiKey, Basic, BearerToken, ClientCredentials, JwtLogin, Login
from runtime.errors import ApiError, InvalidRequest, UnprocessableContent
from runtime.models import Model
from runtime.omitted import OMITTED
from runtime.options import Exchange, Options
from runtime.request import Body, Form, Json, Multipart, Raw, Request
from runtime.tokens import Session

from tests.runtime.traffic.drivers import Open
from tests.server import Answer, Recorded, Reply, Server

SECRET = "pl4nted-s3cret"
FLOW: Login = {
    "login": {"path": "/login", "username": "username", "password": "password"},
    "refresh": {"path": "/refresh"},
    "token": "token",
    "refreshCookie": "refresh",
    "xsrf": {"member": "xsrf", "header": "X-XSRF"},
}


def credentials(url: str) -> list[httpx.Auth]:
    return [
        Basic("ada", SECRET),
        BearerToken(SECRET),
        BearerToken(lambda: SECRET),
        ApiKey("X-Key", "header", SECRET),
        ApiKey("key", "cookie", SECRET),
        ApiKey("key", "query", SECRET),
        ClientCredentials(f"{url}/token", "id", SECRET),
        JwtLogin(url, "ada", SECRET, FLOW),
    ]


def call(**more: Any) -> Request[Any]:
    return Request(**{
        "operation_id": "act", "method": "POST", "path": "/act", "returns": dict[str, int],
        "query": f"q={SECRET}", "headers": {"X-More": SECRET},
        "body": Json(object, {"password": SECRET}), **more,
    })  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        *credentials("http://127.0.0.1"),
        Session(SECRET, 5, SECRET, SECRET),
        call(),
        Json(object, SECRET),
        Form({"a": SECRET}),
        Multipart({"a": SECRET}),
        Raw("a/b", SECRET),
        Options(base_url="http://127.0.0.1", headers={"Authorization": SECRET}, user_id=SECRET),
    ],
    ids=lambda value: type(value).__name__,
)
def test_no_repr_shows_a_secret(value: object) -> None:
    assert SECRET not in repr(value)
    assert SECRET not in str(value)
    assert SECRET not in f"{value}"


def echo(request: Recorded) -> Answer:
    """Complain the way services do: with everything that came."""
    told = f"{request.query} {dict(request.headers)}"
    return Answer(400, json={"title": "Bad", "detail": told}, cookies=(f"refresh={SECRET}",))


ANSWERS: list[Reply] = [
    Answer(json={"a": 1}, cookies=(f"session={SECRET}",)),
    Answer(json={"a": SECRET}),
    Answer(content=f"<html>{SECRET}".encode()),
    echo,
    Answer(401, json={"message": f"Unknown token {SECRET}"}),
    Answer(503, json={"error": {"message": SECRET}}),
    Answer(302, headers={"Location": f"/?token={SECRET}"}),
]


@pytest.mark.parametrize("which", range(8))
def test_no_message_and_no_log_shows_a_secret(
    server: Server, open_client: Open, caplog: pytest.LogCaptureFixture, which: int
) -> None:
    auth = credentials(server.url)[which]
    given = {"access_token": SECRET, "token": SECRET, "xsrf": SECRET}
    server.answer("POST /token", Answer(json=given))
    server.answer("POST /login", Answer(json=given, cookies=(f"refresh={SECRET}",)))
    server.answer("POST /refresh", Answer(401, json=given))
    caplog.set_level(logging.DEBUG, logger="runtime")
    told: list[Exchange] = []
    client = open_client(auth=auth, on_exchange=told.append, headers={"X-Mine": SECRET})
    shown: list[str] = []

    for answer in ANSWERS:
        server.answer("POST /act", answer)
        try:
            client.send(call())
        except ApiError as error:
            shown += [str(error), repr(error), "".join(traceback.format_exception(error))]

    assert len(shown) == 3 * 6
    logged = [one.getMessage() for one in caplog.records if one.name.startswith("runtime")]
    assert len(logged) == len(ANSWERS)
    assert logged[0].startswith("POST /act: 200 in 0.")
    assert SECRET not in "".join([*shown, *logged, repr(told), repr(client.client)])
    assert SECRET in server.requests[-1].query


def test_no_refusal_of_a_login_shows_a_secret(server: Server, open_client: Open) -> None:
    for auth in credentials(server.url)[-2:]:
        for path in ("/token", "/login"):
            server.answer(f"POST {path}", Answer(401, json={"message": f"Bad {SECRET}"}))
        with pytest.raises(ApiError) as raised:
            open_client(auth=auth).send(call())
        assert SECRET not in "".join(traceback.format_exception(raised.value))


@pytest.mark.parametrize("ending", ["\r\nX-Evil: 1", "ü", " ", "\x00"])
def test_credentials_that_cannot_travel(server: Server, open_client: Open, ending: str) -> None:
    for auth in (BearerToken(SECRET + ending), ApiKey("X-Key", "header", SECRET + ending)):
        with pytest.raises(InvalidRequest) as raised:
            open_client(auth=auth).send(call())
        assert SECRET not in "".join(traceback.format_exception(raised.value))
    assert server.requests == []


class Account(Model, frozen=True):
    name: str
    keys: list[str]


BODIES: list[Body] = [
    Json(object, {"secret": SECRET}),
    Json(object, {"a": [{"b": {"c": SECRET}}], "n": 5, "t": True}),
    Json(list[str], ("x", SECRET)),
    Json(Account, Account(name="ada", keys=[SECRET])),
    Json(object, {"accounts": [Account(name=SECRET, keys=[])]}),
    Json(str, SECRET),
    Form({"secret": SECRET, "gone": OMITTED}),
    Multipart({"secret": SECRET, "more": {"a": SECRET}}),
    Raw("text/plain", f"{SECRET}\n"),
    Raw("text/plain", f"my {SECRET}".encode()),
]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: type(body).__name__)
def test_what_a_service_repeats_of_the_body(server: Server, open_client: Open, body: Body) -> None:
    said = f"secret {SECRET} too short"
    server.answer("POST /act", Answer(422, json={"title": said}))

    with pytest.raises(UnprocessableContent) as raised:
        open_client().send(call(body=body, query="", headers={}))

    assert str(raised.value) == "act (POST): 422 Unprocessable Entity: secret *** too short"
    assert SECRET not in "".join(traceback.format_exception(raised.value))
    assert raised.value.body == {"title": said}


def test_what_stays_readable(server: Server, open_client: Open) -> None:
    said = "An account of type big has no password, see the key user"
    server.answer("POST /act", Answer(400, json={"title": said}))
    body = Json(object, {"password": "", "type": None, "user": "big", "key": 1234})

    with pytest.raises(ApiError, match=said):
        open_client().send(call(body=body, query="", headers={}))


def test_no_part_of_a_secret_is_left_where_a_message_ends(
    server: Server, open_client: Open
) -> None:
    phrase = "correct horse\tbattery staple"
    server.answer("POST /act", Answer(400, json={"title": f"{'x' * 190} {phrase}"}))
    body = Json(object, {"phrase": phrase, "part": "correct"})

    with pytest.raises(ApiError, match=r"xxx \*{3}$"):
        open_client().send(call(body=body, query="", headers={}))
