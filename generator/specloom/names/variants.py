"""What the members of a union are called: by what they say of themselves, not by their numbers.

A member that comes or goes renames no other one that says enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from specloom.ir.model import BooleanSchema, Schema
from specloom.names.classify import kind_of
from specloom.names.kinds import (
    AnyKind,
    ClassKind,
    EnumKind,
    Kind,
    ListKind,
    LiteralKind,
    MapKind,
    ScalarKind,
    Tag,
    UnionKind,
    own,
)
from specloom.names.words import words

__all__ = ["SORTS", "variant_words"]

SORTS: Final = {
    "an object": "object",
    "an enum": "enum",
    "a list": "list",
    "a map": "map",
    "a union": "union",
    "a value": "value",
}
"""What tells a member by its sort alone, which its name need not say."""

_LONG: Final = 40
"""Titles of more characters are sentences."""


def variant_words(members: Sequence[Schema], tag: Tag | None) -> tuple[str, ...]:
    """Give the words for each member, or `option 1` for what says nothing that no other says.

    Those are, in this order: its title, the value of its tag or of another constant property, a
    property that it alone has, its sort.
    """
    proposals = _proposals(members, tag)
    chosen: dict[int, str] = {}
    found: dict[int, str] | None = None
    while found is None or found:  # who has a name leaves what else it says to the others
        left = [at for at in range(len(members)) if at not in chosen]
        claims = Counter(claim for at in left for claim in {*map(words, proposals[at])})
        claims.update({words(one): len(members) for one in chosen.values()})
        found = {
            at: free
            for at in left
            if (free := next((one for one in proposals[at] if claims[words(one)] == 1), ""))
        }
        chosen |= found
    return tuple(chosen.get(at, f"option {at + 1}").replace("/", " ") for at in range(len(members)))


def _proposals(members: Sequence[Schema], tag: Tag | None) -> list[list[str]]:
    kinds = [kind_of(member) for member in members]
    shared = Counter(name for kind in kinds for name in _properties(kind))
    objects = sum(isinstance(one, ClassKind) for one in kinds)
    made = []
    for at, (member, kind) in enumerate(zip(members, kinds, strict=True)):
        told = [value for value, place in tag.members.items() if place == at] if tag else []
        alone = [name for name in _properties(kind) if shared[name] == 1] if objects > 1 else []
        made.append([*_title(member), *told[:1], *_constants(kind), *alone[:1], _sort(kind)])
    return made


def _title(member: Schema) -> Iterator[str]:
    for one in (member, own(member)):
        title = "" if isinstance(one, BooleanSchema) else one.annotations.title
        if words(title) and len(title) <= _LONG:
            yield title
            return


def _properties(kind: Kind) -> Iterator[str]:
    """Give the properties of an object, those first that must be there."""
    if isinstance(kind, ClassKind):
        yield from sorted(kind.properties, key=lambda name: not kind.properties[name].required)


def _constants(kind: Kind) -> Iterator[str]:
    """Give the texts that properties always have."""
    if isinstance(kind, ClassKind):
        for name in _properties(kind):
            match kind_of(kind.properties[name].schema):
                case LiteralKind((str(value),)) if words(value):
                    yield value
                case _:
                    continue


def _sort(kind: Kind) -> str:
    match kind:
        case ClassKind():
            return "an object"
        case EnumKind():
            return "an enum"
        case ListKind():
            return "a list"
        case MapKind():
            return "a map"
        case UnionKind():
            return "a union"
        case ScalarKind() | LiteralKind() | AnyKind():
            return "a value"
        case _:
            assert_never(kind)
