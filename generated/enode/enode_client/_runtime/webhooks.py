"""Webhook deliveries: verify the body as it came, byte for byte, then read it."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Collection
from typing import Final, Literal, TypeAlias
from urllib.parse import parse_qsl

from pydantic import ValidationError

from . import coding
from .errors import ResponseMismatch, WebhookError, misfit

__all__ = ["Algorithm", "Encoding", "read", "read_form", "read_text", "verify"]

Algorithm: TypeAlias = Literal["hmac-sha1", "hmac-sha256", "hmac-sha512"]
Encoding: TypeAlias = Literal["hex", "base64"]

_DIGESTS: Final = {"hmac-sha1": "sha1", "hmac-sha256": "sha256", "hmac-sha512": "sha512"}


def verify(
    body: bytes,
    signature: str | None,
    *secrets: str,
    algorithm: Algorithm,
    prefix: str = "",
    encoding: Encoding = "hex",
) -> None:
    """Make sure that a delivery was signed with one of the secrets (RFC 2104).

    Args:
        body: The body of the delivery, byte for byte: parsing and writing it again changes it.
        signature: The value of the header that carries the signature, `None` where it is absent.
        secrets: Your secret; while you rotate it, the new one and the old one.
        algorithm: How the service signs.
        prefix: What stands before the signature in the header.
        encoding: How the signature is written.

    Raises:
        WebhookError: The signature is missing or made with none of the secrets.
    """
    if not secrets or not all(secrets):
        raise WebhookError("There is no secret to verify the signature with, or an empty one")
    if signature is None or not signature.startswith(prefix):
        raise WebhookError("The delivery is not signed as the service signs")
    given = signature.removeprefix(prefix).strip()
    told = (given.lower() if encoding == "hex" else given).encode("utf-8", "replace")
    # Every secret is tried, each in constant time: how long it takes tells nothing.
    matches = [
        hmac.compare_digest(told, _signature(body, secret, algorithm, encoding))
        for secret in secrets
    ]
    if not any(matches):
        raise WebhookError("The delivery is signed with another secret, or its body was changed")


def _signature(body: bytes, secret: str, algorithm: Algorithm, encoding: Encoding) -> bytes:
    digest = hmac.digest(secret.encode(), body, _DIGESTS[algorithm])
    return digest.hex().encode("ascii") if encoding == "hex" else base64.b64encode(digest)


def read(type_: object, body: bytes, *, strict: bool = False) -> object:
    """Read a delivery as `type_`. Verify it first.

    Raises:
        ResponseMismatch: The body is not what the description promises.
    """
    try:
        return coding.decode(type_, body, strict=strict)
    except ValidationError as error:
        raise ResponseMismatch(f"The delivery breaks its description: {misfit(error)}") from error


def read_form(
    type_: object,
    body: bytes,
    lists: Collection[str] = (),
    values: Collection[str] = (),
    *,
    strict: bool = False,
) -> object:
    """Read a delivery of `application/x-www-form-urlencoded` as `type_`. Verify it first.

    Args:
        type_: The type of the object that the form is.
        body: The body of the delivery.
        lists: The members that are lists, whose names repeat.
        values: The members, or items of such, that are no text but what JSON has for it.
        strict: Refuse values that this version does not know.

    Raises:
        ResponseMismatch: The body is not what the description promises.
    """
    found: dict[str, list[object]] = {}
    for name, text in _pairs(read_text(body)):
        found.setdefault(name, []).append(_value(text) if name in values else text)
    members = {name: each if name in lists or each[1:] else each[0] for name, each in found.items()}
    return read(type_, json.dumps(members).encode(), strict=strict)


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise ResponseMismatch("The delivery breaks its description: it is no text") from None


def _value(text: str) -> object:
    """Give what a text is as JSON; what is none stays text, and will not fit."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def read_text(body: bytes) -> str:
    """Read a delivery that is text, or any other whose text is wanted. Verify it first.

    Raises:
        ResponseMismatch: The body is no text.
    """
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise ResponseMismatch("The delivery breaks its description: it is no text") from None
