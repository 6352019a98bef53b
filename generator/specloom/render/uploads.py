"""Files among the members of a form, which are uploaded rather than written as text."""

from __future__ import annotations

from typing import Final

from specloom.ir.model import MediaType, Schema, SchemaObject
from specloom.names import AnyKind, ListKind, ScalarKind, is_json, kind_of, nullable, own
from specloom.render.shapes import Builtin, ListOf, OneOf, Optional, Shape

__all__ = ["UPLOAD", "uploaded"]

UPLOAD: Final = Builtin("Upload")
"""The type of the runtime for all that can be uploaded."""


def uploaded(schema: Schema, name: str, media: MediaType | None) -> Shape | None:
    """Give the type of a member of a form that is a file, or files; `None` for any other."""
    if media is None or media.name.split(";")[0].strip().lower() != "multipart/form-data":
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
