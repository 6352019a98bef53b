"""Values that travel as text, in parameters, headers and forms: there 1 and "1" are the same.

A JSON body says which type a value has; a query does not. There an integer that becomes a string
breaks nobody, and `true` is one of the strings `true` and `false`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from specloom.diff.operations import Root
from specloom.ir.model import (
    ArrayShape,
    Composition,
    JsonValue,
    Schema,
    SchemaObject,
    StringBounds,
    Type,
)
from specloom.values.equality import type_of
from specloom.values.form import Form
from specloom.values.forms import Forms
from specloom.values.texts import scalar

__all__ = ["as_text", "is_textual", "readings"]

_FORM: Final = "application/x-www-form-urlencoded"
_INTEGER: Final = r"^-?(0|[1-9][0-9]*)$"
_NUMBER: Final = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$"
_ARRAYS: Final = frozenset[Type](("array",))
_INTEGERS: Final = frozenset[Type](("integer",))
_BOOLEANS: Final = ("true", "false")
_TEXTS: Final[dict[Type, SchemaObject]] = {
    "integer": SchemaObject(
        "", types=frozenset[Type](("string",)), string=StringBounds(pattern=_INTEGER)
    ),
    "number": SchemaObject(
        "", types=frozenset[Type](("string",)), string=StringBounds(pattern=_NUMBER)
    ),
    "boolean": SchemaObject("", types=frozenset[Type](("string",)), enum=_BOOLEANS),
}
"""What values of each type look like; more than what bounds allow, never less."""


def is_textual(root: Root) -> bool:
    """Tell whether all scalars of a root travel as text."""
    if root.place == "body":
        return root.media_type.partition(";")[0].strip().lower() == _FORM
    return not root.media_type


def as_text(forms: Forms, sub: Form, sup: Form) -> tuple[Form, ...]:
    """Give forms that together accept what a form does, and more, as another reads it.

    Args:
        forms: what makes forms.
        sub: what is sent.
        sup: what it is read by; a type that it knows stays what it is.
    """
    parts = forms.branches(sub) if sub.clauses else (sub,)
    return tuple(_as_text(forms, part, sup) for part in parts)


def _as_text(forms: Forms, sub: Form, sup: Form) -> Form:
    sub = forms.narrowed(sub, sub.types - {"null"})  # which nothing stands for
    known = sup.types | (_INTEGERS if "number" in sup.types else frozenset())
    if not sub.plain or sub.types <= known:
        return sub
    if sub.enum is not None:
        values = tuple(next((r for r in readings(v) if type_of(r) in known), v) for v in sub.enum)
        return forms.of(SchemaObject(sub.schema.pointer, enum=values))
    if known == _ARRAYS and forms.of(sub.schema) is sub:
        shape = ArrayShape(items=sub.schema, min_items=1, max_items=1)
        return forms.of(SchemaObject(sub.schema.pointer, types=_ARRAYS, array=shape))
    return _written(forms, sub, known) if "string" in known else sub


def _written(forms: Forms, sub: Form, known: frozenset[Type]) -> Form:
    written: list[Type] = [kind for kind in _TEXTS if kind in sub.types and kind not in known]
    members: list[Schema] = [_TEXTS[kind] for kind in written]
    rest = forms.narrowed(sub, sub.types.difference(written))
    if not rest.never:
        members.append(rest.schema)
    return forms.of(
        SchemaObject(sub.schema.pointer, composition=Composition(any_of=tuple(members)))
    )


def readings(value: JsonValue) -> Iterator[JsonValue]:
    """Give what a reader may take a value for once it has travelled as text; nothing, if it cannot.

    The absent, an empty list and an empty object are written alike, and one item like a list of it.
    """
    if value is None or value in ([], {}):
        return
    match value:
        case [only]:
            yield value
            yield from readings(only)
        case list() | dict():
            yield value
        case _:
            text = value if isinstance(value, str) else json.dumps(value)
            yield text
            spelled = scalar(text)
            if spelled is not None and spelled != text:
                yield spelled
            yield [value]
