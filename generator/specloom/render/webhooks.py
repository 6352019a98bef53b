"""Views of the webhooks: what is delivered, and how it is signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from specloom.ir.model import Api
from specloom.names import Symbols, body_media, identifier
from specloom.render.shapes import annotation, shape_of
from specloom.render.text import Prose, one_line

__all__ = ["Signature", "WebhookView", "signature_of", "webhook_views"]


@dataclass(frozen=True, slots=True)
class WebhookView:
    """A kind of delivery: what its functions are called, and the type they give."""

    name: str
    type: str


def webhook_views(api: Api, symbols: Symbols) -> Iterator[WebhookView]:
    """Give the deliveries of an API that have a typed body."""
    taken: set[str] = set()
    for operation in api.webhooks:
        media = body_media(operation)
        if media is not None and media.schema is not None:
            shape = shape_of(media.schema, symbols)
            name = identifier(operation.path, taken)
            taken.add(name)
            yield WebhookView(name, annotation(shape, "models."))


_ALGORITHMS: Final = frozenset(("hmac-sha1", "hmac-sha256", "hmac-sha512"))
_ENCODINGS: Final = frozenset(("hex", "base64"))


@dataclass(frozen=True, slots=True)
class Signature:
    """How deliveries are signed, as `x-webhook-signature` says it."""

    header: str
    prefix: str
    algorithm: str
    encoding: str

    @property
    def doc(self) -> Prose:
        """The docstring of a function that verifies."""
        return Prose(
            "Verify a delivery on its raw body, then parse it.\n\n"
            "Args:\n"
            "    body: The request's body, byte for byte as it came.\n"
            f"    signature: The value of the header {one_line(self.header)}.\n"
            "    secret: Your secret; several while you rotate it.\n"
            "    strict: Refuse events and values that this version does not know.\n\n"
            "Raises:\n"
            "    WebhookError: The signature is missing or wrong.\n"
            "    ResponseMismatch: The body is not what the description promises."
        )


def signature_of(api: Api) -> Signature | None:
    """Read how deliveries are signed; `None` where that is not said, or cannot be done."""
    told = api.extensions.get("x-webhook-signature")
    if not isinstance(told, dict):
        return None
    header, prefix, algorithm, encoding = (
        str(told.get(key, "")) for key in ("header", "prefix", "algorithm", "encoding")
    )
    known = header and algorithm in _ALGORITHMS and encoding in _ENCODINGS
    return Signature(header, prefix, algorithm, encoding) if known else None
