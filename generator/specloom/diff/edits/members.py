"""The members of unions: which are the same on both sides, and how sentences name them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from specloom.diff.edits.alike import alike
from specloom.diff.edits.edit import Versus, shown
from specloom.ir.model import Discriminator, JsonValue, Reference, Schema, SchemaObject, dereference
from specloom.values.forms import Clause, Form, Forms
from specloom.values.shapes import property_at

__all__ = [
    "NAMELESS",
    "ClausePairs",
    "MemberPairs",
    "clause_pairs",
    "member_name",
    "member_names",
    "member_pairs",
    "one_like",
    "target_of",
    "what_it_is",
    "word_of",
]

_Key: TypeAlias = Callable[[Schema], str]
"""Gives what a member of a union is known by, or the empty string."""
_Find: TypeAlias = Callable[[Schema, Sequence[Schema]], Schema | None]
"""Finds the same member among those of the other side."""

_COMPONENTS: Final = "#/components/schemas"
_MOST: Final = 4
"""Members that a sentence names."""
_LONGEST: Final = 60
_FEW: Final = 3
"""Types that a sentence names."""
_ANYTHING: Final = "anything"
_NOTHING: Final = "nothing"
_NO_NAME: Final = "a variant without a name"

NAMELESS: Final = frozenset((_ANYTHING, _NOTHING, _NO_NAME))
"""What is said of a member where there is nothing to call it by."""


# -------------------------------------------------------------------------------------- pairs


@dataclass(frozen=True, slots=True)
class MemberPairs:
    """The members of two unions: pairs of the same one, and those on one side only."""

    pairs: tuple[tuple[Schema, Schema], ...]
    removed: tuple[Schema, ...]
    added: tuple[Schema, ...]


@dataclass(frozen=True, slots=True)
class ClausePairs:
    """The unions of two forms: pairs of the same one, and those on one side only."""

    pairs: tuple[tuple[Clause, Clause], ...]
    removed: tuple[Clause, ...]
    added: tuple[Clause, ...]


def clause_pairs(versus: Versus) -> ClausePairs:
    """Pair the unions of two forms: those that share members, then in their order."""
    before, after = list(versus.base.clauses), list(versus.revision.clauses)
    pairs: list[tuple[Clause, Clause]] = []
    if len(before) != len(after):
        for old in tuple(before):
            new = max(after, key=lambda each: _shared(old, each, versus), default=None)
            if new is not None and _shared(old, new, versus):
                pairs.append((old, new))
                before.remove(old)
                after.remove(new)
    while before and after:
        pairs.append((before.pop(0), after.pop(0)))
    return ClausePairs(tuple(pairs), tuple(before), tuple(after))


def _shared(old: Clause, new: Clause, versus: Versus) -> int:
    return len(member_pairs(old, new, versus).pairs)


def member_pairs(base: Clause, revision: Clause, versus: Versus) -> MemberPairs:
    """Pair the members of two unions: by tag, by name, by what they are, by likeness."""
    before, after = list(base.members), list(revision.members)
    pairs: list[tuple[Schema, Schema]] = []
    keys = (_tagger(base.discriminator, revision.discriminator), _name, _signature(versus))
    named = map(_by_key, keys[:2])
    finders = (*named, _identical, _equal(versus), _by_key(keys[2]), _akin(versus))
    for find in finders:
        for member in tuple(before):
            partner = find(member, after)
            if partner is not None:
                pairs.append((member, partner))
                before.remove(member)
                after.remove(partner)
    return MemberPairs(tuple(pairs), tuple(before), tuple(after))


def _by_key(key: _Key) -> _Find:
    def find(member: Schema, others: Sequence[Schema]) -> Schema | None:
        wanted = key(member)
        return next((each for each in others if key(each) == wanted), None) if wanted else None

    return find


def _identical(member: Schema, others: Sequence[Schema]) -> Schema | None:
    return next((each for each in others if alike(member, each)), None)


def _equal(versus: Versus) -> _Find:
    """Find what accepts the same values, however that is written."""

    def find(member: Schema, others: Sequence[Schema]) -> Schema | None:
        types = versus.forms.of(member).types
        possible = (each for each in others if versus.forms.of(each).types == types)
        return next((each for each in possible if versus.same(member, each)), None)

    return find


def _akin(versus: Versus) -> _Find:
    def find(member: Schema, others: Sequence[Schema]) -> Schema | None:
        best = max(others, key=lambda each: _likeness(member, each, versus), default=None)
        if best is None or _likeness(member, best, versus) < _AKIN:
            return None
        return best

    return find


def one_like(schema: Schema, clause: Clause, versus: Versus) -> Schema | None:
    """Give the member of a union that a schema is, or became."""
    for member in clause.members:
        if target_of(member) == target_of(schema):
            return member
    for member in clause.members:
        if versus.same(schema, member):
            return member
    return _akin(versus)(schema, clause.members)


_AKIN: Final = 0.5
"""From here on what is left over on both sides is taken for the same, changed."""


def _likeness(one: Schema, other: Schema, versus: Versus) -> float:
    """Tell how likely a schema came of another, from 0 to 1."""
    first, second = versus.forms.of(one), versus.forms.of(other)
    if first.types != second.types or _title(one) != _title(other):
        return 0
    mine, its = _constant(first, versus.forms), _constant(second, versus.forms)
    if mine is not None and its is not None and mine[0] == its[0] and mine[1] != its[1]:
        return 0  # tagged as two
    if first.object is None or second.object is None:
        listed = (first.enum is None) == (second.enum is None)
        return 1 if first.object is second.object and listed else _AKIN
    before, after = first.object.properties.keys(), second.object.properties.keys()
    return len(before & after) / max(len(before | after), 1)


def _tagger(base: Discriminator | None, revision: Discriminator | None) -> _Key:
    tags: dict[str, str] = {}
    for stated in (base, revision):
        if stated is not None:
            for tag, reference in stated.mapping.items():
                tags.setdefault(target_of(reference), tag)
    return lambda member: tags.get(target_of(member), "")


def target_of(schema: Schema) -> str:
    """Give the pointer of what a schema refers to, or its own."""
    return schema.target_pointer if isinstance(schema, Reference) else schema.pointer


def _name(schema: Schema) -> str:
    """Give the name of a member that is a component."""
    return schema.target_pointer if isinstance(schema, Reference) else ""


def _title(schema: Schema) -> str:
    target = dereference(schema)
    return target.annotations.title if isinstance(target, SchemaObject) else ""


def _signature(versus: Versus) -> _Key:
    """Tell members apart that have no name: by the tag they carry, else by what they are."""

    def told(schema: Schema) -> str:
        form = versus.forms.of(schema)
        tag = _constant(form, versus.forms)
        if tag:
            return f"{tag[0]}={tag[1]!r}"
        kinds = " ".join(sorted(form.types))
        if form.types <= {"object"}:
            names = sorted(form.object.properties) if form.object else []
            return f"{kinds} {_title(schema) or names}"
        inner = form.array.items if form.array is not None else None
        items = " ".join(sorted(versus.forms.of(inner).types)) if inner is not None else ""
        formats = form.string.formats if form.string is not None else ()
        shape = form.object
        named = sorted((*shape.properties, *shape.required)) if shape is not None else []
        return f"{kinds} {items} {form.enum or ''} {formats or ''} {named}"

    return told


def _constant(form: Form, forms: Forms) -> tuple[str, JsonValue] | None:
    """Give the required property of an object that has one value only, and the value."""
    if form.object is None:
        return None
    for name in form.object.required:
        inner = forms.of(property_at(form.object, name, forms.both))
        if inner.enum is not None and len(inner.enum) == 1:
            return name, inner.enum[0]
    return None


# -------------------------------------------------------------------------------------- words


def word_of(member: Schema, clause: Clause) -> str:
    """Give the keyword of a union in the words of rule ids, as the description spells it."""
    keyword = member.pointer.split("/")[-2:-1]
    spelled = {"oneOf": "one-of", "anyOf": "any-of"}.get("".join(keyword))
    return spelled or f"{clause.kind}-of"


def member_names(members: Sequence[Schema], joined: str, forms: Forms | None = None) -> str:
    """Name several members of a union."""
    names = list(dict.fromkeys(member_name(each, forms) for each in members[:_MOST]))
    if len(members) > _MOST:
        names.append(f"{len(members) - _MOST} more")
    if len(names) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(names)
    return f"{', '.join(names[:-1])} {joined} {names[-1]}"


def member_name(schema: Schema, forms: Forms | None = None) -> str:
    """Name a member of a union: as a component, else by what it is."""
    place, _, name = target_of(schema).rpartition("/")
    if isinstance(schema, Reference) or place == _COMPONENTS:
        return f"`{name}`"
    return what_it_is(schema, forms)


def what_it_is(schema: Schema, forms: Forms | None = None) -> str:
    """Say what values of a schema are: its title, its values, its tag, its type."""
    target = dereference(schema)
    if not isinstance(target, SchemaObject):
        return _ANYTHING if target.accepts else _NOTHING
    if target.annotations.title:
        return f"`{' '.join(target.annotations.title.split())[:_LONGEST]}`"
    if target.enum:
        return shown(*target.enum) if len(target.enum) == 1 else f"one of {shown(*target.enum)}"
    if len(target.types) == 1:
        return _of_one_type(target, next(iter(target.types)), forms)
    said = target.object
    if said is not None and (said.properties or said.required):
        return f"an object with {_listed(said.required or said.properties)}"
    parts = target.composition.all_of if target.composition is not None else ()
    for part in parts:
        if isinstance(part, Reference):
            return member_name(part)
    if 1 < len(target.types) <= _FEW:
        return " or ".join(f"{_article(kind)}{kind}" for kind in sorted(target.types))
    return _NO_NAME


def _article(kind: str) -> str:
    if kind == "null":
        return ""
    return "an " if kind[0] in "aeiou" else "a "


def _of_one_type(schema: SchemaObject, kind: str, forms: Forms | None) -> str:
    name = f"{_article(kind)}{kind}"
    if schema.array is not None and schema.array.items is not None:
        items = member_name(schema.array.items, forms)
        return f"{name} of {_plural(items)}"
    if schema.object is None or not schema.object.properties:
        return name
    tag = _constant(forms.of(schema), forms) if forms is not None else None
    if tag is not None:
        return f"{name} whose `{tag[0]}` is {shown(tag[1])}"
    return f"{name} with {_listed(schema.object.properties)}"


def _plural(name: str) -> str:
    article, _, noun = name.partition(" ")
    if article in ("a", "an") and " " not in noun:
        return f"{noun}s"
    return f"arrays{name.removeprefix('an array')}" if name.startswith("an array") else name


def _listed(names: Iterable[str]) -> str:
    first = [f"`{name}`" for name in names][:3]
    return " and ".join((", ".join(first[:-1]), first[-1])) if first[1:] else first[0]
