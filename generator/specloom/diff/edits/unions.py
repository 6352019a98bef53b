"""Edits of unions, negations, conditions and discriminators."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from specloom.diff.edits.edit import Edit, Versus
from specloom.ir.model import (
    Discriminator,
    Reference,
    Schema,
    SchemaObject,
    Type,
    dereference,
)
from specloom.values.forms import Clause, Form
from specloom.values.shapes import property_at

__all__ = ["MemberPairs", "clauses", "conditions", "discriminator", "member_pairs", "members"]

_Key: TypeAlias = Callable[[Schema], str]
"""Gives what a member of a union is known by, or the empty string."""

_WORDS: Final = {"any": "any-of", "one": "one-of"}


@dataclass(frozen=True, slots=True)
class MemberPairs:
    """The members of two unions: pairs of the same one, and those on one side only."""

    pairs: tuple[tuple[Schema, Schema], ...]
    removed: tuple[Schema, ...]
    added: tuple[Schema, ...]


def member_pairs(base: Clause, revision: Clause, versus: Versus) -> MemberPairs:
    """Pair the members of two unions.

    By tag, by name, by being equal, by what they look like, and by place where one is left over.
    """
    before, after = list(base.members), list(revision.members)
    pairs: list[tuple[Schema, Schema]] = []

    def pair(member: Schema, partner: Schema) -> None:
        pairs.append((member, partner))
        before.remove(member)
        after.remove(partner)

    for key in (_tagger(base.discriminator, revision.discriminator), _name):
        _pair_by(key, before, after, pair)
    for member in list(before):
        equal = (other for other in after if _equal(member, other, versus))
        if (partner := next(equal, None)) is not None:
            pair(member, partner)
    _pair_by(_signature(versus), before, after, pair)
    if len(before) == len(after) == 1 and _akin(before[0], after[0], versus):
        pair(before[0], after[0])
    return MemberPairs(tuple(pairs), tuple(before), tuple(after))


def _pair_by(
    key: _Key,
    before: list[Schema],
    after: list[Schema],
    pair: Callable[[Schema, Schema], None],
) -> None:
    """Pair members that are known by the same; of several the first with the first."""
    known: dict[str, list[Schema]] = {}
    for partner in after:
        known.setdefault(key(partner), []).append(partner)
    known.pop("", None)
    for member in list(before):
        if partners := known.get(key(member)):
            pair(member, partners.pop(0))


def _equal(one: Schema, other: Schema, versus: Versus) -> bool:
    alike = versus.forms.of(one).types == versus.forms.of(other).types
    return alike and versus.same(one, other)


def _tagger(base: Discriminator | None, revision: Discriminator | None) -> _Key:
    tags: dict[str, str] = {}
    for stated in (base, revision):
        if stated is not None:
            for tag, reference in stated.mapping.items():
                tags.setdefault(_target(reference), tag)
    return lambda member: tags.get(_target(member), "")


def _target(schema: Schema) -> str:
    return schema.target_pointer if isinstance(schema, Reference) else schema.pointer


def _name(schema: Schema) -> str:
    """Give the name of a member that is a component."""
    return schema.target_pointer if isinstance(schema, Reference) else ""


def _signature(versus: Versus) -> _Key:
    """Tell members apart that have no name: by the tag they carry, else by type."""

    def told(schema: Schema) -> str:
        form = versus.forms.of(schema)
        tag = _constant(form, versus)
        if tag:
            return tag
        target = dereference(schema)
        title = target.annotations.title if isinstance(target, SchemaObject) else ""
        kinds = " ".join(sorted(form.types))
        if form.types <= {"object"}:
            names = sorted(form.object.properties) if form.object else []
            return f"{kinds} {title or names}"
        return f"{kinds} {form.enum or ''}{(form.string and form.string.formats) or ''}"

    return told


def _constant(form: Form, versus: Versus) -> str:
    if form.object is None:
        return ""
    for name in form.object.required:
        inner = versus.forms.of(property_at(form.object, name, versus.forms.both))
        if inner.enum is not None and len(inner.enum) == 1:
            return f"{name}={inner.enum[0]!r}"
    return ""


def _akin(one: Schema, other: Schema, versus: Versus) -> bool:
    """Whether two members left over may be the same one, changed."""
    first, second = versus.forms.of(one), versus.forms.of(other)
    if first.types != second.types:
        return False
    if first.object is None or second.object is None:
        return True
    before, after = first.object.properties.keys(), second.object.properties.keys()
    return 2 * len(before & after) >= len(before | after)


def clauses(versus: Versus) -> list[tuple[Clause, Clause]]:
    """Pair the unions of two forms by their order."""
    return list(zip(versus.base.clauses, versus.revision.clauses, strict=False))


def members(versus: Versus) -> Iterator[Edit]:
    """Find unions that came or went, and members of them that did."""
    before, after = versus.base.clauses, versus.revision.clauses
    if not before and not after:
        return
    if len(before) != len(after):
        yield from _unions(versus, before, after)
        return
    for index, (old, new) in enumerate(clauses(versus)):
        found = member_pairs(old, new, versus)
        if old.kind != new.kind:
            edited = _with_clause(versus.base, index, replace(old, kind=new.kind))
            told = (
                "asks for exactly one of its variants"
                if new.kind == "one"
                else ("may be several of its variants at once")
            )
            yield versus.edit("union-kind-changed", told, edited)
        for member in found.removed:
            yield _member_edit(versus, index, member, "removed")
        for member in found.added:
            yield _member_edit(versus, index, member, "added")


def _with_clause(form: Form, index: int, clause: Clause) -> Form:
    others = list(form.clauses)
    others[index] = clause
    return replace(form, clauses=tuple(others))


def _member_edit(versus: Versus, index: int, member: Schema, verb: str) -> Edit:
    clause = versus.base.clauses[index]
    kept = tuple(each for each in clause.members if each is not member)
    if verb == "added":
        kept = (*clause.members, member)
    edited = _with_clause(versus.base, index, replace(clause, members=kept))
    edited = replace(edited, types=_all_types(edited, versus))
    name = member_name(member)
    told = f"may be {name} now" if verb == "added" else f"is no longer {name}"
    base, revision = versus.pointers
    target = _target(member)
    return Edit(
        f"{_WORDS[clause.kind]}-{verb}",
        base if verb == "added" else member.pointer,
        member.pointer if verb == "added" else revision,
        told,
        edited,
        member=member,
        key=target.rpartition("/")[2],
    )


def _all_types(form: Form, versus: Versus) -> frozenset[Type]:
    types = form.types
    for clause in form.clauses:
        for member in clause.members:
            types |= versus.forms.of(member).types
    return types - {"integer"} if "number" in types else types


def member_name(schema: Schema) -> str:
    """Name a member of a union for a sentence."""
    if isinstance(schema, Reference):
        return f"`{schema.target_pointer.rpartition('/')[2]}`"
    target = dereference(schema)
    if isinstance(target, SchemaObject):
        if target.annotations.title:
            return f"`{' '.join(target.annotations.title.split())[:60]}`"
        if len(target.types) == 1:
            kind = next(iter(target.types))
            return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    return "a variant without a name"


def _unions(
    versus: Versus, before: tuple[Clause, ...], after: tuple[Clause, ...]
) -> Iterator[Edit]:
    """Tell a union that came or went, as a whole."""
    base, revision = versus.base, versus.revision
    edited = replace(revision, clauses=after, schema=revision.schema)
    if len(after) > len(before):
        names = ", ".join(member_name(m) for m in after[-1].members[:6])
        kind = "wrapped-in-one-of" if after[-1].kind == "one" else "wrapped-in-any-of"
        if not before and base.types:
            yield versus.edit(kind, f"is one of several variants now: {names}", edited)
    else:
        yield versus.edit("union-removed", "is no longer one of several variants", edited)


def conditions(versus: Versus) -> Iterator[Edit]:
    """Find `not` and `if` that came, went or changed."""
    for word, field, told in (
        ("not", "nots", "excludes other values"),
        ("if", "conditionals", "has another rule of `if` and `then`"),
    ):
        old, new = getattr(versus.base, field), getattr(versus.revision, field)
        if old == new or not (old or new):
            continue
        verb = "added" if not old else "removed" if not new else "changed"
        edited = replace(versus.base, **{field: new})
        yield versus.edit(f"{word}-{verb}", told, edited)


def discriminator(versus: Versus) -> Iterator[Edit]:
    """Find a discriminator that came, went, or tells variants apart otherwise."""
    old, new = _discriminator(versus.base), _discriminator(versus.revision)
    if old is None and new is None:
        return
    if old is None or new is None:
        verb, told = ("added", "are told apart by") if new else ("removed", "no longer are by")
        name = (new or old).property_name  # type: ignore[union-attr]
        yield versus.edit(f"discriminator-{verb}", f"has variants that {told} `{name}`")
        return
    if old.property_name != new.property_name:
        told = f"tells its variants apart by `{new.property_name}` instead of `{old.property_name}`"
        yield versus.edit("discriminator-property-name-changed", told)
    partners = {
        (_target(one), _target(other))
        for pair in clauses(versus)
        for one, other in member_pairs(*pair, versus).pairs
    }
    known = ({_name(m) for c in form.clauses for m in c.members} for form in _forms(versus))
    before, after = known
    for tag in dict.fromkeys((*old.mapping, *new.mapping)):
        was, is_ = old.mapping.get(tag), new.mapping.get(tag)
        target = was or is_
        come_or_gone = target is not None and (_target(target) in before) != (
            _target(target) in after
        )
        if come_or_gone or _is_the_same(was, is_, partners, versus):
            continue  # the variant itself is told, or nothing but its name changed
        yield from _tag(versus, tag, was, is_)


def _is_the_same(
    old: Reference | None, new: Reference | None, partners: set[tuple[str, str]], versus: Versus
) -> bool:
    """Whether a tag leads to the same variant, whatever that is called."""
    if old is None or new is None:
        return False
    was, is_ = _target(old), _target(new)
    renamed = (was, is_) in partners and was not in new.index and is_ not in old.index
    return renamed or versus.same(old, new)


def _forms(versus: Versus) -> tuple[Form, Form]:
    return versus.base, versus.revision


def _discriminator(form: Form) -> Discriminator | None:
    stated = next((c.discriminator for c in form.clauses if c.discriminator), None)
    return stated or form.discriminator


def _tag(versus: Versus, tag: str, old: Reference | None, new: Reference | None) -> Iterator[Edit]:
    base, revision = versus.pointers
    if old is None and new is not None:
        told = f"has the tag '{tag}' for {member_name(new)}"
        yield Edit("discriminator-mapping-added", base, revision, told, key=tag)
    elif new is None and old is not None:
        told = f"no longer has the tag '{tag}' for {member_name(old)}"
        yield Edit("discriminator-mapping-deleted", base, revision, told, key=tag)
    elif old is not None and new is not None and old.target_pointer != new.target_pointer:
        told = f"takes the tag '{tag}' for {member_name(new)} instead of {member_name(old)}"
        yield Edit("discriminator-mapping-changed", base, revision, told, key=tag)
