"""Planted secrets never come out, wherever they stand; all else stays as it is."""

from __future__ import annotations

import base64
import json
from typing import cast
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.contract.model import Answer, Call
from specloom.contract.redaction import HIDDEN, Redactor
from specloom.ir.model import Api, SecurityScheme

SECRET = 'p/läntéd "s&cret"+='
JSON = (("content-type", "application/json"),)
FORM = (("content-type", "application/x-www-form-urlencoded"),)

SPELLINGS = [
    SECRET,
    quote(SECRET, safe=""),
    quote(SECRET),
    quote_plus(SECRET),
    json.dumps(SECRET),
    json.dumps(SECRET, ensure_ascii=False),
    base64.b64encode(SECRET.encode()).decode(),
    repr(SECRET),
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_value_is_hidden_in_every_spelling(spelling: str) -> None:
    redactor = Redactor([SECRET])
    cores = [core.strip("\"'") for core in SPELLINGS]

    for text in (spelling, f"before {spelling} after", f"/pets/{spelling}?q={spelling}"):
        hidden = redactor.text(text)
        assert HIDDEN in hidden
        assert not [core for core in cores if core in hidden]


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="*"), max_size=12)


@given(TEXT.filter(lambda text: len(text) >= 4), TEXT, TEXT)
def test_whatever_it_is_it_is_gone(secret: str, before: str, after: str) -> None:
    redactor = Redactor([secret])
    text = f"{before}{secret}{after}"
    body = json.dumps([text]).encode()

    assert secret not in redactor.text(text)
    assert next(iter(cast("dict[str, int]", redactor.value({text: 1})))) == redactor.text(text)
    assert secret not in redactor.body(body, "application/json")
    assert quote(secret, safe="") not in redactor.target(f"/{quote(text, safe='')}")


SECRET_NAMES = (
    "authorization Proxy-Authorization cookie Set-Cookie X-API-Key apiKey api_key password "
    "clientSecret client_secret access_token refreshToken X-XSRF-TOKEN x-csrf-token jwt "
    "X-Auth-Token credentials privateKey signing-key token"
).split()
OPEN_NAMES = (
    "accept content-type location nextPageToken page_token continuationToken sortKey key id name "
    "passport tokenType authorizationUrlCount keyboard monkey secretary 日本 - "
).split()


@pytest.mark.parametrize("name", SECRET_NAMES)
def test_what_goes_by_a_secret_name_is_hidden(name: str) -> None:
    redactor = Redactor()

    assert redactor.is_secret(name)
    assert redactor.headers([(name, "abcdef")]) == ((name, HIDDEN),)
    assert redactor.target(f"/pets?a=1&{name}=abcdef") == f"/pets?a=1&{name}={HIDDEN}"
    body = json.dumps({"pets": [{name: "abcdef", "id": 1}]}).encode()
    assert "abcdef" not in redactor.body(body, "application/json")
    assert "abcdef" not in redactor.body(f"id=1&{name}=abcdef".encode(), FORM[0][1])


@pytest.mark.parametrize("name", [name for name in OPEN_NAMES if name != "authorizationUrlCount"])
def test_other_names_are_not(name: str) -> None:
    assert not Redactor().is_secret(name)


def test_an_api_says_where_its_keys_stand() -> None:
    schemes = {
        "Key": SecurityScheme("#", "Key", "apiKey", api_key_name="Door", api_key_location="query"),
        "Token": SecurityScheme("#", "Token", "oauth2"),
    }
    redactor = Redactor.of(Api("", "3.1.0", "Pets", "1", security_schemes=schemes), ["planted"])

    assert redactor.target("/?door=7") == f"/?door={HIDDEN}"
    assert redactor.text("it is planted") == f"it is {HIDDEN}"


def test_what_is_learnt_is_hidden_from_then_on() -> None:
    redactor = Redactor()
    redactor.learn("fresh-token")
    redactor.learn("")

    assert redactor.text("fresh-token fresh") == f"{HIDDEN} fresh"


def test_short_secrets_are_hidden_where_they_are_all_there_is() -> None:
    redactor = Redactor(["abc", "12"])

    assert redactor.text("abc") == HIDDEN
    assert redactor.text("the abc of pets") == "the abc of pets"
    assert redactor.value({"a": "abc", "b": 12, "c": 123}) == {"a": HIDDEN, "b": HIDDEN, "c": 123}
    assert redactor.target("/?q=abc&r=abcd") == f"/?q={HIDDEN}&r=abcd"


def test_bodies_without_secrets_are_shown_to_the_byte() -> None:
    redactor = Redactor(["planted-secret"])

    assert redactor.body(b'{"a":  1.0}', "application/json") == '{"a":  1.0}'
    assert redactor.body(b'{"a": ', "application/json") == '{"a": '
    assert redactor.body(b'{"a": planted-secret', "application/json") == f'{{"a": {HIDDEN}'
    assert redactor.body(b"\xff\xfe\x00", "image/png") == "(3 bytes, no text)"
    assert redactor.body(b"\xff planted-secret", "image/png") == HIDDEN
    assert redactor.body(None) == redactor.body(b"") == ""
    assert redactor.body(b'{"hasToken": true, "token": ""}') == '{"hasToken": true, "token": ""}'


def test_requests_and_answers_are_shown_without_secrets() -> None:
    redactor = Redactor(["planted-secret"])
    call = Call(
        "POST",
        "/pets?token=x&q=planted-secret",
        (("authorization", "Bearer y"), *FORM),
        b"password=z&name=Tom",
    )
    answer = Answer(
        200, (("set-cookie", "session=w"), *JSON), b'{"said": "planted-secret", "secret": 5}', 0.5
    )

    assert redactor.call(call) == Call(
        "POST",
        f"/pets?token={HIDDEN}&q={HIDDEN}",
        (("authorization", HIDDEN), *FORM),
        f"password={HIDDEN}&name=Tom".encode(),
    )
    assert redactor.answer(answer) == Answer(
        200,
        (("set-cookie", HIDDEN), *JSON),
        f'{{"said": "{HIDDEN}", "secret": "{HIDDEN}"}}'.encode(),
        0.5,
    )
    assert redactor.call(Call("GET", "/")) == Call("GET", "/")
