"""The webhooks of Enode API, version 2023-03-01: verified and parsed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from .._runtime.webhooks import read, verify
from . import models

__all__ = [
    "parse_events",
    "unwrap_events",
]


def parse_events(body: bytes, *, strict: bool = False) -> list[models.WebhookEvent]:
    """Parse a delivery whose origin is already trusted.

    Raises:
        ResponseMismatch: The body is not what the description promises.
    """
    return cast("list[models.WebhookEvent]", read(list[models.WebhookEvent], body, strict=strict))


def unwrap_events(
    body: bytes, *, signature: str | None, secret: str | Sequence[str], strict: bool = False
) -> list[models.WebhookEvent]:
    """Verify a delivery on its raw body, then parse it.

    Args:
        body: The request's body, byte for byte as it came.
        signature: The value of the header X-Enode-Signature.
        secret: Your secret; several while you rotate it.
        strict: Refuse events and values that this version does not know.

    Raises:
        WebhookError: The signature is missing or wrong.
        ResponseMismatch: The body is not what the description promises.
    """
    secrets = (secret,) if isinstance(secret, str) else tuple(secret)
    verify(
        body,
        signature,
        *secrets,
        algorithm="hmac-sha1",
        prefix="sha1=",
        encoding="hex",
    )
    return parse_events(body, strict=strict)
