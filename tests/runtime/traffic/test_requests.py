"""What goes out: addresses, headers and bodies."""

from __future__ import annotations

import hashlib
import re
from typing import Annotated, Any

import httpx
import pytest
from runtime.auth import (
    ApiKey,
    Basic,
    BearerToken,
    ClientCredentials,
    HttpDigest,
    JwtLogin,
    Keyring,
    Login,
)
from runtime.errors import InvalidRequest
from runtime.models import Model, wire
from runtime.omitted import OMITTED
from runtime.options import Options
from runtime.parameters import headers, path, query
from runtime.request import Body, Form, Json, Multipart, Raw, Request
from runtime.units import Minutes

from tests.runtime.traffic.drivers import Open
from tests.server import Answer, Recorded, Server


def call(route: str = "/vehicles", **more: Any) -> Request[Any]:
    return Request(**{
        "operation_id": "vehicles.call", "method": "GET", "path": route, "returns": object, **more
    })  # fmt: skip


@pytest.fixture
def sent(server: Server) -> list[Recorded]:
    server.answer("GET /vehicles", Answer(json=None))
    server.answer("POST /vehicles", Answer(json=None))
    return server.requests


@pytest.mark.parametrize("end", ["", "/", "/api", "/api/"])
def test_paths_stand_below_the_base_url(server: Server, open_client: Open, end: str) -> None:
    route = path("/vehicles/{}/x", "a/b ü%")
    seen = f"{end.rstrip('/')}/vehicles/a%2Fb%20%C3%BC%25/x"
    server.answer(f"GET {seen}", Answer(json=1))

    sent = call(route, query=query(("a[]", "+ &"), ("b", ["x", "y"])))
    assert open_client(base_url=server.url + end).send(sent).data == 1

    assert server.requests[0].query == "a%5B%5D=%2B%20%26&b=x&b=y"


def test_a_path_may_have_a_query_of_its_own(sent: list[Recorded], open_client: Open) -> None:
    open_client().send(call("/vehicles?action=find", query="a=1"))
    open_client().send(call("/vehicles?action=find"))

    assert [one.query for one in sent] == ["action=find&a=1", "action=find"]


def test_a_url_must_be_of_the_same_service(
    server: Server, sent: list[Recorded], open_client: Open
) -> None:
    client = open_client(auth=BearerToken("secret"), base_url=f"{server.url}/api")

    client.send(call(f"{server.url}/vehicles", query="page=2"))
    assert sent[0].query == "page=2"

    for other in ("http://127.0.0.1:1/vehicles", server.url.replace("http:", "https:")):
        with pytest.raises(InvalidRequest, match="not one of this service"):
            client.send(call(other))
    assert len(sent) == 1


def test_headers_from_the_general_to_the_particular(
    sent: list[Recorded], open_client: Open
) -> None:
    client = open_client(
        headers={"X-One": "client", "X-Two": "client", "Api-Version": "user"},
        version_header="Api-Version",
        version="2023-08-01",
    )

    client.with_options(headers={"X-Three": "copy"}).send(
        call(headers=headers(("x-two", "call")), accept="text/plain")
    )

    seen = sent[0].headers
    assert (seen["x-one"], seen["x-two"], seen["x-three"]) == ("client", "call", "copy")
    assert seen["api-version"] == "2023-08-01"
    assert seen["accept"] == "text/plain"


def test_a_header_that_cannot_travel_is_refused(sent: list[Recorded], open_client: Open) -> None:
    with pytest.raises(InvalidRequest, match="X-Bad takes one line") as raised:
        open_client(headers={"X-Bad": "a\r\nX-Evil: 1"}).send(call())

    assert raised.value.operation_id == "vehicles.call"
    assert sent == []


def test_the_user_goes_along_where_the_operation_wants_one(
    sent: list[Recorded], open_client: Open
) -> None:
    client = open_client(user_header="Api-User", user_id="ada")

    client.send(call(user_scoped=True))
    client.send(call())
    client.with_options(user_id="bob").send(call(user_scoped=True))
    client.with_options(user_id=None).send(call(user_scoped=True))
    client.send(call(user_scoped=True, headers={"api-user": "eve"}))

    assert [one.headers.get("api-user") for one in sent] == ["ada", None, "bob", None, "eve"]


class Start(Model, frozen=True):
    pause: Annotated[Minutes, wire("pauseMinutes")]
    name: Annotated[str | None, wire("name")] = None


@pytest.mark.parametrize(
    ("body", "media_type", "content"),
    [
        (None, None, b""),
        (Json(Start, OMITTED), None, b""),
        (Raw("text/csv", OMITTED), None, b""),
        (Json(Start, {"pauseMinutes": 5, "name": OMITTED}), "application/json",
         b'{"pauseMinutes":5}'),
        (Json(object, {"a": OMITTED, "b": None}, "application/merge-patch+json"),
         "application/merge-patch+json", b'{"b":null}'),
        (Json(object, None), "application/json", b"null"),
        (Form({"a": "x y", "b": [1, 2], "c": OMITTED, "d": True}),
         "application/x-www-form-urlencoded", b"a=x+y&b=1&b=2&d=true"),
        (Raw("text/csv", "ü;1"), "text/csv", "ü;1".encode()),
        (Raw("application/pdf", b"%PDF"), "application/pdf", b"%PDF"),
    ],
)  # fmt: skip
def test_bodies(
    sent: list[Recorded], open_client: Open, body: Body, media_type: str | None, content: bytes
) -> None:
    open_client().send(call(method="POST", body=body))

    assert sent[0].headers.get("content-type") == media_type
    assert sent[0].body == content


def test_multipart(sent: list[Recorded], open_client: Open) -> None:
    values = {
        "note": "ü", "size": 3, "gone": OMITTED, "tags": ["a", "b"], "file": b"\0\1",
        "more": {"x": 1},
    }  # fmt: skip
    open_client().send(call(method="POST", body=Multipart(values)))

    kind, _, boundary = sent[0].headers["content-type"].partition("; boundary=")
    parts = sent[0].body.split(f"--{boundary}".encode())[1:-1]
    told = [part.strip(b"\r\n").partition(b"\r\n\r\n")[::2] for part in parts]
    assert kind == "multipart/form-data"
    assert [content for _, content in told] == [
        "ü".encode(), b"3", b"a", b"b", b"\0\1", b'{"x":1}'
    ]  # fmt: skip
    assert b'name="tags"' in told[3][0]
    assert b'filename="file"' in told[4][0]
    assert b"application/json" in told[5][0]


@pytest.mark.parametrize(
    "body",
    [Json(Start, {"pauseMinutes": "secret"}), Json(object, {"a": "\ud800"}), Raw("a/b", 5)],
)
def test_a_body_that_does_not_fit(sent: list[Recorded], open_client: Open, body: Body) -> None:
    with pytest.raises(InvalidRequest, match="body") as raised:
        open_client().send(call(method="POST", body=body))

    assert "secret" not in str(raised.value)
    assert raised.value.request is not None
    assert sent == []


def test_a_url_beyond_measure(sent: list[Recorded], open_client: Open) -> None:
    with pytest.raises(InvalidRequest, match="too long"):
        open_client().send(call(query=query(("a", "x" * 70_000))))
    assert sent == []


def test_keys_tokens_and_passwords(sent: list[Recorded], open_client: Open) -> None:
    tokens = iter(["first", "second"])
    bearer = open_client(auth=BearerToken(lambda: next(tokens)))
    bearer.send(call())
    bearer.send(call())
    open_client(auth=BearerToken("fixed")).send(call())
    open_client(auth=Basic("ada", "pässword")).send(call())
    assert [one.headers["authorization"] for one in sent] == [
        "Bearer first", "Bearer second", "Bearer fixed", "Basic YWRhOnDDpHNzd29yZA=="
    ]  # fmt: skip

    sent.clear()
    open_client(auth=ApiKey("X-Key", "header", "k1")).send(call())
    open_client(auth=ApiKey("key", "query", "k 2&")).send(call(query="a=%2B%20"))
    open_client(auth=ApiKey("key", "query", "k3")).send(call())
    open_client(auth=ApiKey("key", "cookie", "k4")).send(call(headers={"Cookie": "a=b"}))
    assert sent[0].headers["x-key"] == "k1"
    assert [one.query for one in sent[1:3]] == ["a=%2B%20&key=k+2%26", "key=k3"]
    assert sent[3].headers["cookie"] == "a=b; key=k4"

    sent.clear()
    open_client(auth=ApiKey("X-Key", "header", "k1")).send(call(headers={"x-key": "own"}))
    open_client(auth=ApiKey("key", "query", "k2")).send(call(query="a=1&key=own"))
    open_client(auth=ApiKey("key", "cookie", "k3")).send(call(headers={"Cookie": "a=b; key=own"}))
    assert (sent[0].headers["x-key"], sent[1].query) == ("own", "a=1&key=own")
    assert sent[2].headers["cookie"] == "a=b; key=own"


KEYS = {
    "id": ApiKey("X-Id", "header", "1"),
    "key": ApiKey("key", "query", "k"),
    "token": BearerToken("t"),
    "basic": Basic("ada", "pass"),
}


@pytest.mark.parametrize(
    ("given", "ways", "wanted"),
    [
        ("id key token basic", None, ("1", "key=k", "")),
        ("id key token basic", (("token", "id"), ("key",)), ("1", "", "Bearer t")),
        ("id basic", (("token", "id"), ("basic",)), ("", "", "Basic YWRhOnBhc3M=")),
        ("id", (("token",), ("id", "token")), ("1", "", "")),
        ("id", (("token",),), ("", "", "")),
        ("id", (), ("", "", "")),
        ("", None, ("", "", "")),
    ],
)
def test_each_operation_gets_what_it_asks_for(
    given: str,
    ways: tuple[tuple[str, ...], ...] | None,
    wanted: tuple[str, str, str],
    sent: list[Recorded],
    open_client: Open,
) -> None:
    keyring = Keyring({name: KEYS[name] for name in given.split()}, usual=(("id", "key"),))
    open_client(auth=keyring).send(call(security=ways))

    (one,) = sent
    found = [one.headers.get(name, "") for name in ("x-id", "authorization")]
    assert (found[0], one.query, found[1]) == wanted
    assert repr(keyring) == f"Keyring({', '.join(given.split())})"


CHALLENGE = {"WWW-Authenticate": 'Digest realm="pets", nonce="n", qop="auth", algorithm=SHA-256'}


def challenged(request: Recorded) -> Answer:
    """Check the answer to a challenge (RFC 7616, section 3.4.1)."""
    told = dict(re.findall(r'(\w+)="?([^",]+)', request.headers.get("authorization", "")))
    if not told:
        return Answer(401, headers=CHALLENGE)

    def hashed(*parts: str) -> str:
        return hashlib.sha256(":".join(parts).encode()).hexdigest()

    ours = hashed("ada", "pets", "pass"), hashed(request.method, told["uri"])
    wanted = hashed(ours[0], "n", told["nc"], told["cnonce"], "auth", ours[1])
    return Answer(json=request.body.decode()) if told["response"] == wanted else Answer(403)


@pytest.mark.parametrize("ringed", ["", "1"])
def test_passwords_that_answer_challenges(server: Server, open_client: Open, ringed: str) -> None:
    server.answer("POST /items", challenged)
    digest = HttpDigest("ada", "pass")
    keyring = Keyring({"id": KEYS["id"], "digest": digest}, usual=(("id", "digest"),))
    client = open_client(auth=keyring if ringed else digest)
    for _ in range(2):
        body = Raw("text/plain", iter([b"a", b"b"]))
        assert client.send(call("/items", method="POST", body=body)).data == "ab"

    assert [one.body for one in server.requests] == [b"ab"] * 3
    assert {one.headers.get("x-id", "") for one in server.requests} == {ringed}


def test_without_credentials_where_the_operation_needs_none(
    sent: list[Recorded], open_client: Open
) -> None:
    open_client(auth=BearerToken("secret")).send(call(authenticated=False))

    assert "authorization" not in sent[0].headers


def test_a_copy_shares_the_connections(sent: list[Recorded], open_client: Open) -> None:
    client = open_client()
    copy = client.with_options(timeout=5, strict=True)
    copy.send(call())

    assert copy.client._http is client.client._http
    assert copy.client.options.timeout == 5
    assert client.client.options.timeout == 30
    assert len(sent) == 1


@pytest.mark.parametrize(
    "url",
    ["", "example.com", "ftp://example.com", "http://", "https://me:secret@example.com",
     "https://example.com?a=b", "https://example.com#a", "http://x:port"],
)  # fmt: skip
def test_a_base_url_that_is_none(url: str) -> None:
    with pytest.raises(ValueError, match="base_url must") as raised:
        Options(base_url=url)

    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("timeout", [0, -1, -0.5, float("nan"), float("inf")])
def test_a_timeout_that_is_none(timeout: float) -> None:
    with pytest.raises(ValueError, match=r"timeout must be .* above 0"):
        Options(base_url="https://example.com", timeout=timeout)


@pytest.mark.parametrize("timeout", [None, 1, 0.5, httpx.Timeout(5)])
def test_timeouts(timeout: float | httpx.Timeout | None) -> None:
    assert Options(base_url="https://example.com", timeout=timeout).timeout == timeout


def test_retries_below_none(open_client: Open) -> None:
    with pytest.raises(ValueError, match="max_retries must be 0 or more"):
        Options(base_url="https://example.com", max_retries=-1)
    with pytest.raises(ValueError, match="max_retries must be 0 or more"):
        open_client().with_options(max_retries=-1)


@pytest.mark.parametrize(
    "url", ["", "example.com", "ftp://example.com", "https://me:secret@example.com", "http://x:y"]
)
def test_an_address_for_credentials_that_is_none(url: str) -> None:
    flow: Login = {
        "login": {"path": "/login", "username": "username", "password": "password"},
        "refresh": {"path": "/refresh"},
        "token": "token",
    }
    with pytest.raises(ValueError, match="token_url must") as refused:
        ClientCredentials(url, "me", "secret")
    with pytest.raises(ValueError, match="base_url must") as refused_too:
        JwtLogin(url, "me", "secret", flow)

    assert "secret" not in f"{refused.value}{refused_too.value}"


def test_the_client_says_who_it_is(sent: list[Recorded], open_client: Open) -> None:
    library = f"python-httpx/{httpx.__version__}"
    client = open_client(user_agent="pets-client/0.1.0")

    client.send(call())
    client.with_options(headers={"user-agent": "mine/1"}).send(call())
    client.send(call(headers={"User-Agent": "call/1"}))
    open_client().send(call())

    assert [one.headers["user-agent"] for one in sent] == [
        f"pets-client/0.1.0 {library}", "mine/1", "call/1", library
    ]  # fmt: skip


def test_a_login_says_who_it_is(server: Server, sent: list[Recorded], open_client: Open) -> None:
    server.answer("POST /token", Answer(json={"access_token": "t"}))
    auth = ClientCredentials(f"{server.url}/token", "me", "secret")

    open_client(auth=auth, user_agent="pets-client/0.1.0").send(call())

    agents = {one.headers["user-agent"] for one in sent}
    assert [one.path for one in sent] == ["/token", "/vehicles"]
    assert agents == {f"pets-client/0.1.0 python-httpx/{httpx.__version__}"}


def test_nothing_is_sent_after_closing(sent: list[Recorded], open_client: Open) -> None:
    client = open_client()
    client.close()

    with pytest.raises(RuntimeError, match="closed"):
        client.send(call())
    assert sent == []
