"""Files among the members of a form, which are uploaded rather than written as text."""

from __future__ import annotations

from typing import Final

from specloom.ir.media_types import bare, is_json
from specloom.ir.model import MediaType, Schema, SchemaObject
from specloom.names import (
    AnyKind,
    ClassKind,
    ListKind,
    MapKind,
    ScalarKind,
    UnionKind,
    is_whole_form,
    kind_of,
    nullable,
    own,
)
from specloom.render.shapes import Anything, Builtin, ListOf, MapOf, OneOf, Optional, Shape

__all__ = ["UPLOAD", "is_untyped", "uploaded", "whole_form"]

UPLOAD: Final = Builtin("Upload")
"""The type of the runtime for all that can be uploaded."""


def uploaded(schema: Schema, name: str, media: MediaType | None) -> Shape | None:
    """Give the type of a member of a form that is a file, or files; `None` for any other."""
    if media is None or bare(media.name) != "multipart/form-data":
        return None
    told = media.encoding.get(name)
    content_type = (told.content_type if told else "") or ""
    kind = kind_of(schema)
    shape: Shape | None = None
    if _is_file(schema, content_type):
        # What is called text is some, whatever the media type of its part.
        by_encoding = kind == ScalarKind("str") and not _is_file(schema, "")
        shape = OneOf((Builtin("str"), UPLOAD)) if by_encoding else UPLOAD
    elif isinstance(kind, ListKind) and _are_files(kind.items, content_type):
        shape = ListOf(UPLOAD)
    return Optional(shape) if shape and nullable(schema) else shape


def whole_form(media: MediaType) -> Shape | None:
    """Give the type of a form that is one argument and may hold files; `None` for any other."""
    if bare(media.name) != "multipart/form-data" or not is_whole_form(media):
        return None
    schema = media.schema
    kind = kind_of(schema) if schema is not None else AnyKind()
    shape: Shape | None = None
    if isinstance(kind, MapKind) and kind.values is not None:
        file = uploaded(kind.values, "", media)
        shape = MapOf(file) if file else None
    elif isinstance(kind, AnyKind | MapKind) or (schema and _holds_files(schema, media)):
        shape = MapOf(OneOf((UPLOAD, Anything())))
    return Optional(shape) if shape and schema and nullable(schema) else shape


def is_untyped(media: MediaType) -> bool:
    """Tell a form whose members are known, but are passed as a mapping, as files are among them."""
    return (
        media.schema is not None
        and isinstance(kind_of(media.schema), ClassKind | UnionKind)
        and whole_form(media) is not None
    )


def _holds_files(schema: Schema, media: MediaType) -> bool:
    match kind_of(schema):
        case ClassKind(properties, extra):
            members = [(name, one.schema) for name, one in properties.items()]
            members += [("", extra)] if extra is not None else []
            return any(_may_be_file(one, name, media) for name, one in members)
        case MapKind(values):
            return values is None or _may_be_file(values, "", media)
        case UnionKind(variants):
            return any(_holds_files(one, media) for one in variants)
        case _:
            return False


def _may_be_file(schema: Schema, name: str, media: MediaType) -> bool:
    kind = kind_of(schema)
    members = kind.members if isinstance(kind, UnionKind) else (schema,)
    return any(uploaded(one, name, media) is not None for one in members)


def _are_files(items: Schema | None, content_type: str) -> bool:
    """Tell files of one name; items are bytes where nothing is said (OpenAPI, Encoding Object)."""
    if items is None or kind_of(items) == AnyKind():
        return not content_type or not _is_text(content_type)
    return _is_file(items, content_type)


def _is_file(schema: Schema, content_type: str) -> bool:
    """Tell bytes: by the format of OpenAPI 3.0, or by the media type that later versions state."""
    match kind_of(schema):
        case ScalarKind("str", "binary"):
            return True
        case ScalarKind("str", "") | AnyKind(""):
            target = own(schema)
            stated = target.string if isinstance(target, SchemaObject) else None
            encoded = stated is not None and stated.content_encoding
            media_type = (stated.content_media_type if stated else None) or content_type
            return bool(media_type) and not encoded and not _is_text(media_type)
        case _:
            return False


def _is_text(media_type: str) -> bool:
    first = media_type.split(",", maxsplit=1)[0].strip().lower()
    return first.startswith("text/") or is_json(first)
