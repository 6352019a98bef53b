"""One edit of a schema: what was done, where, and the base with that alone done to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from specloom.diff.model import Rename
from specloom.ir.model import JsonValue, Schema, SchemaObject, dereference
from specloom.values.forms import Form, Forms

__all__ = ["Edit", "MatchValues", "Versus", "shown"]

_Values: TypeAlias = Sequence[JsonValue]
MatchValues: TypeAlias = Callable[[Schema, Schema, _Values, _Values], Sequence[Rename]]
"""Takes two schemas, the listed values that only each of them has, and tells which are renamed."""

_LONGEST: Final = 60
_MOST: Final = 8


@dataclass(frozen=True, slots=True, eq=False)
class Versus:
    """Two forms of what is one place on both sides, and the maker of forms.

    `at` and `by` are the schemas as they stand in the two descriptions; `same` tells whether two
    schemas are proven to accept the same values, `renamed` which listed values are called
    otherwise.
    """

    base: Form
    revision: Form
    forms: Forms
    at: Schema
    by: Schema
    same: Callable[[Schema, Schema], bool]
    renamed: MatchValues

    @property
    def pointers(self) -> tuple[str, str]:
        """Give where the two stand."""
        return self.at.pointer, self.by.pointer

    def edit(self, kind: str, told: str, edited: Form | None = None) -> Edit:
        """Give an edit of this very place."""
        return Edit(kind, *self.pointers, told, edited)


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """What was done to one place.

    Attributes:
        kind: what was done, in the words of rule ids (`max-length-decreased`).
        base: the pointer on the base side; None where the thing does not exist there.
        revision: the same on the other side.
        told: the predicate of a sentence about the place: `became required`.
        edited: the base with this edit alone; None where it says nothing about values.
        subject: the name of the property or tag that the edit is about, empty for the place itself.
        required: whether that property is required where it exists.
        member: the schema that was added or removed, if that is what the edit is.
        rename: set where the edit is a rename.
        key: tells apart edits of one kind at one place.
    """

    kind: str
    base: str | None
    revision: str | None
    told: str
    edited: Form | None = None
    subject: str = ""
    required: bool = False
    member: Schema | None = None
    rename: Rename | None = None
    key: str = field(default="")

    @property
    def read_only(self) -> bool:
        """Whether what was added or removed is only read."""
        return _annotated(self.member, "read_only")

    @property
    def write_only(self) -> bool:
        """Whether what was added or removed is only written."""
        return _annotated(self.member, "write_only")


def _annotated(schema: Schema | None, flag: str) -> bool:
    if schema is None:
        return False
    target = dereference(schema)
    own = getattr(schema, "annotations", None)
    return bool(getattr(own, flag, False)) or (
        isinstance(target, SchemaObject) and bool(getattr(target.annotations, flag))
    )


def shown(*values: JsonValue) -> str:
    """Write values for a sentence: quoted, the first few of many."""
    texts = [_one(value) for value in values[:_MOST]]
    more = len(values) - len(texts)
    if more:
        texts.append(f"{more} more")
    if len(texts) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def _one(value: JsonValue) -> str:
    match value:
        case None:
            text = "null"
        case bool():
            text = str(value).lower()
        case str():
            text = f"'{value}'"
        case float() if value.is_integer():
            text = str(int(value))
        case int() | float():
            text = str(value)
        case list():
            text = f"[{', '.join(map(_one, value))}]"
        case _:
            text = f"{{{', '.join(f'{key}: {_one(each)}' for key, each in value.items())}}}"
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
