"""What the schemas of resources say: which component they are, what lies in a wrapper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from specloom.ir.media_types import bare, kind_of
from specloom.ir.model import (
    JsonValue,
    Operation,
    Parameter,
    Response,
    Schema,
    SchemaObject,
    dereference,
)
from specloom.mock.reading.forms import Form, form_of, parts
from specloom.names.words import singular, words

__all__ = [
    "array_at",
    "body_of",
    "default_of",
    "identity",
    "is_required",
    "plain",
    "property_named",
    "single",
    "success_of",
    "unwrapped",
]

_WRAPPERS: Final = ("data", "result", "item", "response", "value")


def plain(name: str) -> str:
    """Give a name without case and punctuation: `userid` for `user_id` and `userId`."""
    return "".join(words(name))


def single(segment: str) -> str:
    """Give what one of the things that a segment of a path speaks of is called, plainly."""
    *before, last = words(segment) or ("",)
    return "".join((*before, singular(last)))


def identity(schema: Schema) -> str:
    """Give the pointer by which a schema is told from others, however it is referred to."""
    inner = dereference(schema)
    while isinstance(inner, SchemaObject) and inner.object is None and inner.composition:
        composed = inner.composition
        members = [
            each
            for each in (*composed.all_of, *composed.any_of, *composed.one_of)
            if not _is_null(each)
        ]
        if len(members) != 1:
            break
        inner = dereference(members[0])
    return inner.pointer


def _is_null(schema: Schema) -> bool:
    inner = dereference(schema)
    return isinstance(inner, SchemaObject) and inner.types == {"null"}


def is_required(schemas: Iterable[Schema], name: str) -> bool:
    """Tell whether any part of some schemas wants a member."""
    shapes = (part.object for part in parts(schemas))
    return any(shape is not None and name in shape.required for shape in shapes)


def success_of(operation: Operation) -> Response | None:
    """Give the first declared response of those that say that all went well."""
    fine = [each for each in operation.responses if each.status.startswith("2")]
    return min(fine, key=lambda each: each.status.upper(), default=None)


def body_of(response: Response | None) -> Schema | None:
    """Give the schema of the JSON that a response holds, or of what else holds values."""
    found = [] if response is None else response.content
    for wanted in ("json", "xml", "form"):
        for media_type in found:
            if kind_of(media_type.name) == wanted or bare(media_type.name) == "*/*":
                return media_type.schema
    return None


def unwrapped(schema: Schema) -> tuple[tuple[str, ...], Schema]:
    """Give where the resource lies in a body that shows one, and its schema: `data`, or all of it.

    A member with a telling name wraps it, if the body says nothing of its own by which it could
    be told from others.
    """
    form = form_of((schema,))
    if any(plain(name) == "id" for name in form.members):
        return (), schema
    for name, schemas in form.members.items():
        inner = form_of(schemas)
        if plain(name) in _WRAPPERS and inner.members and "array" not in inner.types:
            return (name,), schemas[0]
    return (), schema


def array_at(schema: Schema, path: Sequence[str]) -> tuple[Form, int | None]:
    """Give what the array at a path of properties holds, and how many items it may have at most."""
    schemas: tuple[Schema, ...] = (schema,)
    for name in path:
        schemas = form_of(schemas).member(name)
    most = [part.array.max_items for part in parts(schemas) if part.array is not None]
    return form_of(schemas), min((each for each in most if each is not None), default=None)


def property_named(form: Form, names: Iterable[str]) -> str:
    """Give the member that has the first of some plain names; the empty string if none has any."""
    by_name: dict[str, str] = {}
    for name in form.members:
        by_name.setdefault(plain(name), name)
    return next((by_name[name] for name in names if name in by_name), "")


def default_of(parameter: Parameter) -> JsonValue:
    """Give what a parameter means where it is not sent; None where that is not said."""
    for part in parts(() if parameter.schema is None else (parameter.schema,)):
        if part.annotations.default:
            return part.annotations.default[0]
    return None
