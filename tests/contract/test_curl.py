"""A command line that is pasted into a shell sends the very request."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.contract.curl import curl
from specloom.contract.model import Call, Case
from specloom.ir import Api, Operation
from specloom.ir.model import SecurityRequirement, SecurityScheme
from tests.server import Server

SCHEMES = {
    "token": SecurityScheme("#/t", "token", "http", http_scheme="bearer"),
    "basic": SecurityScheme("#/b", "basic", "http", http_scheme="Basic"),
    "header": SecurityScheme(
        "#/h", "header", "apiKey", api_key_name="X-Key", api_key_location="header"
    ),
    "odd": SecurityScheme(
        "#/o", "odd", "apiKey", api_key_name="X-$(id)", api_key_location="header"
    ),
    "query": SecurityScheme("#/q", "query", "apiKey", api_key_name="key", api_key_location="query"),
    "cookie": SecurityScheme(
        "#/c", "cookie", "apiKey", api_key_name="sid", api_key_location="cookie"
    ),
    "digest": SecurityScheme("#/d", "digest", "http", http_scheme="Digest"),
    "hawk": SecurityScheme("#/w", "hawk", "http", http_scheme="Hawk"),
    "id": SecurityScheme("#/i", "id", "openIdConnect"),
    "tls": SecurityScheme("#/m", "tls", "mutualTLS"),
}
API = Api("pets.yaml", "3.1.0", "Pets", "1", security_schemes=SCHEMES)
PRINTER = 'curl() { printf "%s\\0" "$@"; }\n'


def case(call: Call, *schemes: str) -> Case:
    asked = (SecurityRequirement({}), SecurityRequirement(dict.fromkeys(schemes, ())))
    operation = Operation("#/paths/~1pets/get", call.method, "/pets", security=asked)
    return Case(operation, call, "valid", "", "")


def told(one: Case) -> str:
    return curl(one, API, "http://127.0.0.1:8000/")


@pytest.mark.parametrize(
    ("call", "schemes", "wanted"),
    [
        (Call("GET", "/pets"), (), "curl --include http://127.0.0.1:8000/pets"),
        (Call("HEAD", "/pets"), (), "curl --include --head http://127.0.0.1:8000/pets"),
        (
            Call("DELETE", "/pets/a%2Fb?x=it's"),
            ("token",),
            """curl --include --request DELETE 'http://127.0.0.1:8000/pets/a%2Fb?x=it'"'"'s' \\
  --header "Authorization: Bearer $ACCESS_TOKEN\"""",
        ),
        (
            Call("POST", "/pets", (("content-type", "application/json"),), b'{"name": "O\'Tom"}'),
            ("header",),
            """curl --include --request POST http://127.0.0.1:8000/pets \\
  --header "X-Key: $API_KEY" \\
  --header 'content-type: application/json' \\
  --data-raw '{"name": "O'"'"'Tom"}'""",
        ),
        (
            Call("GET", "/pets?a[b]=1"),
            ("query",),
            "curl --include --globoff 'http://127.0.0.1:8000/pets?a[b]=1''&key='\"$API_KEY\"",
        ),
        (
            Call("GET", "/a/../pets", (("host", "h"), ("x-none", ""))),
            ("cookie", "basic", "tls"),
            """curl --include --path-as-is http://127.0.0.1:8000/a/../pets \\
  --cookie "sid=$API_KEY" \\
  --user "$USERNAME:$PASSWORD" \\
  --header 'x-none;'""",
        ),
        (
            Call("GET", "/pets"),
            ("digest",),
            """curl --include http://127.0.0.1:8000/pets \\
  --digest --user "$USERNAME:$PASSWORD\"""",
        ),
        (
            Call("GET", "/pets"),
            ("hawk",),
            """curl --include http://127.0.0.1:8000/pets \\
  --header "Authorization: Hawk $ACCESS_TOKEN\"""",
        ),
        (
            Call("GET", "/pets"),
            ("id",),
            """curl --include http://127.0.0.1:8000/pets \\
  --header "Authorization: Bearer $ACCESS_TOKEN\"""",
        ),
        (
            Call("PUT", "/pets", (), b"a\r\n\x00\xff'%\\"),
            (),
            """printf '%b' 'a\\r\\n\\0000\\0377'"'"'%\\\\' | curl --include --request PUT \
http://127.0.0.1:8000/pets \\
  --header content-type: \\
  --data-binary @-""",
        ),
    ],
)
def test_a_call_is_told(call: Call, schemes: tuple[str, ...], wanted: str) -> None:
    assert told(case(call, *schemes)) == wanted


def test_several_keys_are_told_apart() -> None:
    one = case(Call("GET", "/pets"), "header", "query", "token")
    asked = replace(API, operations=(one.operation,))

    assert (
        curl(one, asked, "http://h")
        == """curl --include http://h/pets'?key='"$QUERY" \\
  --header "X-Key: $HEADER" \\
  --header "Authorization: Bearer $ACCESS_TOKEN\""""
    )


@pytest.mark.parametrize("credentials", ["none", "wrong"])
def test_other_credentials_are_told(credentials: Literal["none", "wrong"]) -> None:
    one = case(Call("GET", "/pets"), "token", "digest", "query", "unknown")
    command = told(replace(one, credentials=credentials))

    assert "$" not in command
    for shown in ("Bearer wrong", "--digest --user wrong:wrong", "key="):
        assert (shown in command) == (credentials == "wrong")


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)
HOSTILE = st.sampled_from(["$(touch x)", "`id`", "'", "\\", "!!", "-o x", "a\nb", "%s", '"'])


@given(st.one_of(TEXT, HOSTILE), st.one_of(TEXT, HOSTILE), st.binary(max_size=20) | st.none())
@settings(max_examples=60, deadline=None)
def test_no_shell_changes_a_word(target: str, value: str, body: bytes | None) -> None:
    call = Call("POST", f"/{target}", (("x-told", value),), body)
    command = PRINTER.replace("; }", "; cat; }") + told(case(call, "odd"))
    done = subprocess.run(
        ["sh", "-c", command],
        env={"API_KEY": "k", "PATH": "/usr/bin:/bin"},
        input=b"",
        capture_output=True,
        check=True,
    )
    *words, rest = done.stdout.rsplit(b"\0", maxsplit=done.stdout.count(b"\0"))

    assert f"http://127.0.0.1:8000/{target}".encode() in words
    assert f"x-told: {value}".encode() in words
    assert b"X-$(id): k" in words
    text = words[words.index(b"--data-raw") + 1] if b"--data-raw" in words else None
    assert (text if text is not None else rest) == (body or b"") or b"\0" in (body or b"")


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
@pytest.mark.parametrize(
    "body", [b'{"a": 1}', b"", b"--x\r\ncontent: \x00\xff\r\n--x--\r\n", "ünï ''".encode(), None]
)
def test_curl_sends_it(server: Server, tmp_path: Path, body: bytes | None) -> None:
    call = Call("POST", "/pets/a%20b?x[y]=1&z={}", (("x-one", "it's $HOME"), ("x-none", "")), body)
    environment: dict[str, Any] = {"ACCESS_TOKEN": "secret", "PATH": "/usr/bin:/bin"}
    command = curl(case(call, "token"), API, server.url)
    subprocess.run(
        ["sh", "-c", command], env=environment, cwd=tmp_path, capture_output=True, check=True
    )
    (sent,) = server.requests

    assert (sent.route, sent.query) == ("POST /pets/a%20b", "x[y]=1&z={}")
    assert (sent.headers["x-one"], sent.headers["x-none"]) == ("it's $HOME", "")
    assert sent.headers["authorization"] == "Bearer secret"
    assert sent.body == (body or b"")
    assert "content-type" not in sent.headers
