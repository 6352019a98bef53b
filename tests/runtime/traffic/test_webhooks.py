"""Deliveries with right, wrong and rotated secrets."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Annotated, Any, cast

import pytest
from runtime.errors import ResponseMismatch, WebhookError
from runtime.models import Model, wire
from runtime.unions import Tagged, UnknownVariant
from runtime.webhooks import Algorithm, Encoding, read, read_form, read_text, verify

BODY = '[{"event": "user:vehicle:updated", "name": "ü"}]'.encode()
FORMS: list[tuple[Algorithm, Encoding, str]] = [
    ("hmac-sha1", "hex", "sha1="),
    ("hmac-sha256", "hex", ""),
    ("hmac-sha512", "base64", "v1,"),
]
forms = pytest.mark.parametrize(("algorithm", "encoding", "prefix"), FORMS)


def sign(secret: str, algorithm: Algorithm, encoding: Encoding, body: bytes = BODY) -> str:
    digest = hmac.new(secret.encode(), body, getattr(hashlib, algorithm[5:])).digest()
    return digest.hex() if encoding == "hex" else base64.b64encode(digest).decode()


@forms
def test_right_and_rotated_secrets(algorithm: Algorithm, encoding: Encoding, prefix: str) -> None:
    how: Any = {"algorithm": algorithm, "encoding": encoding, "prefix": prefix}
    signature = prefix + sign("s3cret ü", algorithm, encoding)

    verify(BODY, signature, "s3cret ü", **how)
    verify(BODY, signature, "new", "s3cret ü", **how)
    verify(BODY, signature, "s3cret ü", "old", **how)
    if encoding == "hex":
        verify(BODY, prefix + signature.removeprefix(prefix).upper(), "s3cret ü", **how)


@forms
def test_wrong_secrets_and_bodies(algorithm: Algorithm, encoding: Encoding, prefix: str) -> None:
    how: Any = {"algorithm": algorithm, "encoding": encoding, "prefix": prefix}
    signature = prefix + sign("s3cret", algorithm, encoding)

    for body, secrets in ((BODY, ("wrong", "other")), (BODY + b"\n", ("s3cret",)), (b"", ("s",))):
        with pytest.raises(WebhookError, match="another secret") as raised:
            verify(body, signature, *secrets, **how)
        assert "s3cret" not in str(raised.value)
        assert signature not in str(raised.value)


@pytest.mark.parametrize(
    "signature",
    [None, "", "sha1=", "sha1=ü", "sha1=\ud800", "sha256=00", "00" * 20, "sha1=" + "00" * 20],
)  # fmt: skip
def test_signatures_that_are_none(signature: str | None) -> None:
    with pytest.raises(WebhookError):
        verify(BODY, signature, "s3cret", algorithm="hmac-sha1", prefix="sha1=")


@pytest.mark.parametrize("secrets", [(), ("",), ("s3cret", "")])
def test_an_empty_secret_verifies_nothing(secrets: tuple[str, ...]) -> None:
    signature = hmac.new(b"", BODY, "sha1").hexdigest()

    with pytest.raises(WebhookError, match="no secret"):
        verify(BODY, signature, *secrets, algorithm="hmac-sha1")


class Updated(Model, frozen=True):
    event: Annotated[str, wire("event")]
    name: Annotated[str, wire("name")]


Event = Annotated[Updated | UnknownVariant, Tagged("event", {"user:vehicle:updated": Updated})]


def test_reading() -> None:
    assert read(list[Event], BODY) == [Updated(event="user:vehicle:updated", name="ü")]
    (unknown,) = cast("list[UnknownVariant]", read(list[Event], b'[{"event": "new"}]'))
    assert unknown.tag == "new"


@pytest.mark.parametrize(
    ("body", "strict"),
    [
        (b'[{"event": "new"}]', True), (b"", False), (b'[{"event": "user:vehicle:updated"}]', False)
    ],
)  # fmt: skip
def test_a_delivery_that_breaks_its_description(body: bytes, *, strict: bool) -> None:
    with pytest.raises(ResponseMismatch, match="delivery breaks"):
        read(list[Event], body, strict=strict)


class Order(Model, frozen=True):
    name: Annotated[str, wire("name")]
    count: Annotated[int | None, wire("n")] = None
    tags: Annotated[list[str] | None, wire("tags")] = None
    sizes: Annotated[list[int] | None, wire("sizes")] = None
    detail: Annotated[dict[str, int] | None, wire("detail")] = None


def order(body: bytes) -> Order:
    found = read_form(Order, body, ["tags", "sizes"], ["n", "sizes", "detail"])
    return cast("Order", found)


def test_a_form_is_read_as_its_members_are_typed() -> None:
    body = b"name=%C3%A9+x&n=7&tags=1&sizes=1&sizes=2&detail=%7B%22a%22%3A1%7D&more=1&more="

    assert order(body).to_dict() == {
        "name": "é x",
        "n": 7,
        "tags": ["1"],
        "sizes": [1, 2],
        "detail": {"a": 1},
        "more": ["1", ""],
    }


@pytest.mark.parametrize("body", [b"", b"name=a&n=x", b"name=a&name=b", b"name=\xff", b"name=%FF"])
def test_a_form_that_breaks_its_description(body: bytes) -> None:
    with pytest.raises(ResponseMismatch, match="breaks its description"):
        order(body)


def test_text_is_read_as_it_is() -> None:
    assert read_text(BODY) == BODY.decode()
