"""Request bodies as bytes, by media type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, assert_never

from specloom.contract.model import Absent, Values
from specloom.contract.styles import encoded, form, in_pairs, json_bytes, plain
from specloom.ir.contents import as_parameter
from specloom.ir.media_types import bare, kind_of
from specloom.ir.model import (
    BooleanSchema,
    Encoding,
    JsonValue,
    MediaType,
    Schema,
    dereference,
)

__all__ = ["write_body"]

_BOUNDARY: Final = "specloom-boundary-8f14e45fceea167a"


def write_body(values: Values, media_type: MediaType | None) -> tuple[bytes, str]:
    """Give the bytes of a body, and the `Content-Type` that goes with them.

    Args:
        values: what the request is made of; its `raw` bytes go before its `body`.
        media_type: what the description says of the media type, if it does.
    """
    name = _concrete(values.media_type)
    if values.raw is not None:
        return values.raw, name
    value = None if isinstance(values.body, Absent) else values.body
    match kind := kind_of(name):
        case "json":
            return json_bytes(value), name
        case "form":
            return "&".join(_form(value, media_type)).encode(), name
        case "multipart":
            content_type = name if "boundary=" in name else f"{name}; boundary={_BOUNDARY}"
            return _multipart(value, media_type), content_type
        case "lines":
            lines = value if isinstance(value, list) else [value]
            return b"".join(json_bytes(line) + b"\n" for line in lines), name
        case "text" | "xml" | "events" | "binary":
            return plain(value).encode("utf-8", "replace"), name
        case _:
            assert_never(kind)


def _encoding(media_type: MediaType | None, name: str) -> Encoding | None:
    return None if media_type is None else media_type.encoding.get(name)


# --------------------------------------------------------------------------------------- forms


def _form(value: JsonValue, media_type: MediaType | None) -> Iterator[str]:
    """Give the pairs of a form; what is no object has none, and stands as it is."""
    if not isinstance(value, dict):
        yield encoded(plain(value))
        return
    for name, inner in value.items():
        yield from _pairs(name, inner, _encoding(media_type, name))


def _pairs(name: str, value: JsonValue, encoding: Encoding | None) -> Iterator[str]:
    """Give one member: in the style that is stated, else lists repeat it and parts are JSON."""
    if encoding is not None and (styled := as_parameter(name, encoding)) is not None:
        yield from in_pairs(styled, value)
        return
    is_json = encoding is not None and kind_of(_media_type(encoding) or "") == "json"
    for inner in value if isinstance(value, list) else [value]:
        yield form(name, json_bytes(inner).decode() if is_json else inner)


def _media_type(encoding: Encoding) -> str:
    """Give the first media type of an encoding, empty where it is none but a range."""
    first = (encoding.content_type or "").partition(",")[0].strip()
    return "" if "*" in first else first


def _has_parts(values: list[JsonValue]) -> bool:
    return any(isinstance(value, dict | list) for value in values)


# ----------------------------------------------------------------------------------- multipart


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    content: bytes
    media_type: str = ""
    is_file: bool = False


def _multipart(value: JsonValue, media_type: MediaType | None) -> bytes:
    parts = list(_parts(value, media_type)) if isinstance(value, dict) else []
    marker = f"--{_BOUNDARY}"
    return (
        b"".join(
            f"{marker}\r\n{_head(part)}\r\n\r\n".encode() + part.content + b"\r\n" for part in parts
        )
        + f"{marker}--\r\n".encode()
    )


def _head(part: _Part) -> str:
    name = re.sub(r'(["\\])', r"\\\1", part.name)
    lines = [f'Content-Disposition: form-data; name="{name}"']
    if part.is_file:
        lines[0] += '; filename="file"'
    if part.media_type:
        lines.append(f"Content-Type: {part.media_type}")
    return "\r\n".join(lines)


def _parts(value: dict[str, JsonValue], media_type: MediaType | None) -> Iterator[_Part]:
    schema = None if media_type is None else media_type.schema
    for name, inner in value.items():
        encoding = _encoding(media_type, name)
        stated = "" if encoding is None else _media_type(encoding)
        member = _member(schema, name)
        if isinstance(inner, dict) or (
            isinstance(inner, list) and (_has_parts(inner) or not inner)
        ):
            yield _Part(name, json_bytes(inner), stated or "application/json")
        elif isinstance(inner, list):
            file = _is_file(_item(member))
            yield from (_part(name, each, stated, is_file=file) for each in inner)
        else:
            yield _part(name, inner, stated, is_file=_is_file(member))


def _part(name: str, value: JsonValue, stated: str, *, is_file: bool) -> _Part:
    if kind_of(stated) == "json" and stated:
        return _Part(name, json_bytes(value), stated)
    if is_file:
        data = plain(value).encode("latin-1", "replace")
        return _Part(name, data, stated or "application/octet-stream", is_file=True)
    return _Part(name, plain(value).encode("utf-8", "replace"), stated)


def _member(schema: Schema | None, name: str) -> Schema | None:
    """Give what a schema, or a part of its `allOf`, says of a property."""
    if schema is None or isinstance(stated := dereference(schema), BooleanSchema):
        return None
    if stated.object is not None and name in stated.object.properties:
        return stated.object.properties[name]
    parts = () if stated.composition is None else stated.composition.all_of
    return next((found for part in parts if (found := _member(part, name)) is not None), None)


def _item(schema: Schema | None) -> Schema | None:
    if schema is None or isinstance(stated := dereference(schema), BooleanSchema):
        return None
    return None if stated.array is None else stated.array.items


def _is_file(schema: Schema | None) -> bool:
    """Tell whether a property is the content of a file (OpenAPI 3.0 and 3.1 say it differently)."""
    if schema is None or isinstance(stated := dereference(schema), BooleanSchema):
        return False
    media_type = None if stated.string is None else stated.string.content_media_type
    return stated.format == "binary" or media_type is not None


_OF_RANGE: Final = {
    "*": "application/json",
    "application": "application/json",
    "image": "image/png",
    "audio": "audio/mpeg",
    "video": "video/mp4",
    "multipart": "multipart/form-data",
}


def _concrete(name: str) -> str:
    """Give a media type that can be sent where a description gives a range."""
    if "*" not in name:
        return name
    return _OF_RANGE.get(bare(name).partition("/")[0], "text/plain")
