"""Whether a request says who it comes from: what is taken, and what is told who does not."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from specloom.mock.messages import Refusal, Request
from specloom.mock.security import Guard
from tests.mock.describing import api_of

SCHEMES = """
    components:
      securitySchemes:
        header: {type: apiKey, in: header, name: X-Key}
        query: {type: apiKey, in: query, name: key}
        cookie: {type: apiKey, in: cookie, name: session}
        basic: {type: http, scheme: basic}
        bearer: {type: http, scheme: Bearer}
        digest: {type: http, scheme: digest}
        oauth: {type: oauth2, flows: {}}
        openid: {type: openIdConnect, openIdConnectUrl: "https://example.com"}
        mutual: {type: mutualTLS}
    paths:
      /a:
        get: {security: SECURITY, responses: {"200": {description: ok} FORBIDDEN}}
"""


def guard(folder: Path, security: str, more: str = "") -> Guard:
    api = api_of(SCHEMES.replace("SECURITY", security).replace("FORBIDDEN", more), folder)
    return Guard(api.operations[0], api.security_schemes)


@pytest.mark.parametrize(
    ("scheme", "query", "headers", "expected"),
    [
        ("header", "", {"x-key": "1"}, "1"),
        ("header", "", {"x-key": ""}, None),
        ("query", "key=a%20b", {}, "a b"),
        ("query", "key=", {}, None),
        ("query", "%FF=1", {}, None),
        ("cookie", "", {"cookie": "a=b; session=1"}, "1"),
        ("cookie", "", {"cookie": "session="}, None),
        ("basic", "", {"authorization": "Basic dXNlcjpzZWNyZXQ="}, "user:secret"),
        ("basic", "", {"authorization": "Basic dXNlcg=="}, None),
        ("basic", "", {"authorization": "Basic é"}, None),
        ("basic", "", {"authorization": "Bearer a"}, None),
        ("bearer", "", {"authorization": "bearer a"}, "a"),
        ("bearer", "", {"authorization": "Bearer "}, None),
        ("bearer", "", {}, None),
        ("digest", "", {"authorization": "Digest x"}, "x"),
        ("oauth", "", {"authorization": "Bearer a"}, "a"),
        ("openid", "", {"authorization": "Bearer a"}, "a"),
        ("mutual", "", {}, ""),
        ("unknown", "", {}, {}),
    ],
)
def test_credentials_are_found(
    tmp_path: Path, scheme: str, query: str, headers: dict[str, str], expected: object
) -> None:
    found = guard(tmp_path, f"[{{{scheme}: []}}]").read(Request("GET", "/a", query, headers))

    if expected is None:
        assert isinstance(found, Refusal)
        assert found.status == 401
    else:
        assert found == (expected if isinstance(expected, dict) else {scheme: expected})


def test_every_way_is_tried_and_none_is_the_last(tmp_path: Path) -> None:
    either = guard(tmp_path, "[{}, {header: [], query: []}, {bearer: []}]")

    assert either.read(Request("GET", "/a")) == {}
    assert either.read(Request("GET", "/a", "key=1", {"x-key": "2"})) == {
        "header": "2",
        "query": "1",
    }
    assert either.read(Request("GET", "/a", "", {"authorization": "Bearer 3"})) == {"bearer": "3"}
    assert guard(tmp_path, "[]").read(Request("GET", "/a")) == {}


def test_who_is_refused_is_told_how_to_come_in(tmp_path: Path) -> None:
    refused = guard(tmp_path, "[{basic: [], header: []}, {oauth: []}]").read(Request("GET", "/a"))

    assert isinstance(refused, Refusal)
    assert refused.text == "the request lacks credentials for basic and header or oauth"
    assert refused.headers == {"www-authenticate": 'Basic realm="mock", Bearer realm="mock"'}


def test_forbidden_is_said_where_only_that_is_described(tmp_path: Path) -> None:
    refused = guard(tmp_path, "[{header: []}]", ', "403": {description: No.}').read(
        Request("GET", "/a")
    )

    assert isinstance(refused, Refusal)
    assert (refused.status, refused.headers) == (403, {})


def test_a_challenge_can_be_answered(tmp_path: Path) -> None:
    digest = guard(tmp_path, "[{digest: []}, {bearer: []}]")

    def answer(request: httpx.Request) -> httpx.Response:
        found = digest.read(Request("GET", "/a", "", dict(request.headers)))
        if isinstance(found, Refusal):
            return httpx.Response(found.status, headers=found.headers)
        return httpx.Response(200, text=found["digest"])

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        given = client.get("http://mock/a", auth=httpx.DigestAuth("ada", "pass"))

    assert given.text.startswith('username="ada", realm="mock", nonce="mock"')
