"""Views of the webhooks: what is delivered, and how it is signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from specloom.ir.media_types import bare
from specloom.ir.model import Api, MediaType, Schema
from specloom.names import (
    AnyKind,
    ClassKind,
    EnumKind,
    ListKind,
    LiteralKind,
    ScalarKind,
    Symbols,
    UnionKind,
    body_media,
    holds_json,
    identifier,
    is_bytes,
    kind_of,
    own,
)
from specloom.render.shapes import annotation, shape_of
from specloom.render.text import Prose, literal, one_line

__all__ = ["Signature", "WebhookView", "is_read", "signature_of", "webhook_views"]


@dataclass(frozen=True, slots=True)
class WebhookView:
    """A kind of delivery: what its functions are called, the type they give, and how, as source."""

    name: str
    type: str
    code: str


def webhook_views(api: Api, symbols: Symbols) -> Iterator[WebhookView]:
    """Give the deliveries of an API that have a typed body.

    Those that are neither JSON nor a form of pairs are text, or bytes.
    """
    taken: set[str] = set()
    for operation in api.webhooks:
        media = body_media(operation)
        if media is not None and media.schema is not None:
            name = identifier(operation.path, taken)
            taken.add(name)
            yield WebhookView(name, *_reading(media, media.schema, symbols))


def is_read(media: MediaType) -> bool:
    """Tell whether deliveries in a media type are typed: JSON, and forms of pairs."""
    return holds_json(media) or bare(media.name) == "application/x-www-form-urlencoded"


def _reading(media: MediaType, schema: Schema, symbols: Symbols) -> tuple[str, str]:
    """Give the type of a delivery, and write how its body is read."""
    if not is_read(media):
        is_text = bare(media.name).startswith("text/") and not is_bytes(media)
        return ("str", "read_text(body)") if is_text else ("bytes", "body")
    type_ = annotation(shape_of(schema, symbols), "models.")
    read = f"read({type_}, body, strict=strict)"
    if not holds_json(media):
        members = [*_members(schema, frozenset())]
        texts = {name for name, one in members if _is_text(one)}
        lists = dict.fromkeys(name for name, one in members if isinstance(kind_of(one), ListKind))
        values = dict.fromkeys(name for name, _ in members if name not in texts)
        read = f"read_form({type_}, body, {[*lists]!r}, {[*values]!r}, strict=strict)"
    return type_, f"cast({literal(type_)}, {read})"


def _members(schema: Schema, seen: frozenset[str]) -> Iterator[tuple[str, Schema]]:
    """Give the members that a form may have."""
    pointer = own(schema).pointer
    match kind_of(schema):
        case ClassKind(properties):
            yield from ((name, one.schema) for name, one in properties.items())
        case UnionKind(variants) if pointer not in seen:
            for variant in variants:
                yield from _members(variant, seen | {pointer})
        case _:
            return


def _is_text(schema: Schema) -> bool:
    """Tell a member that is a text, or a list of texts; one that may be is one."""
    match kind_of(schema):
        case ListKind(items):
            return items is None or _is_text(items)
        case ScalarKind("str") | EnumKind("str") | AnyKind():
            return True
        case LiteralKind(values):
            return any(isinstance(value, str) for value in values)
        case UnionKind(members):
            return any(map(_is_text, members))
        case _:
            return False


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
