"""Where a client says less of a value than its description does, and why.

A value that Python types cannot say in full is passed on as any JSON value, text or bytes: nothing
is refused and nothing is lost on the wire, but the caller is on his own there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from specloom.ir.model import BooleanSchema, Composition, Schema, SchemaObject, dereference
from specloom.names import (
    AnyKind,
    ClassKind,
    EnumKind,
    Kind,
    ListKind,
    MapKind,
    ScalarKind,
    Symbols,
    children,
    kind_of,
    own,
)

__all__ = ["Losses", "Reason"]

_HARMLESS: Final = frozenset(
    "callbacks default deprecated description discriminator example examples externalDocs headers "
    "if links maxItems maxLength maxProperties maximum minItems minLength minProperties minimum "
    "multipleOf not operationId pattern propertyNames readOnly security servers summary tags title "
    "uniqueItems writeOnly xml".split()
)
"""What of a description may be misread, and a client says no less of any value."""

_NAMING: Final = frozenset(
    "content encoding parameters pathItems paths patternProperties properties requestBodies "
    "responses schemas".split()
)
"""What names stand below, which are no keywords."""


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """A place of the description, and what a client does not say of it."""

    pointer: str
    why: str


@dataclass(slots=True)
class Losses:
    """Finds what is lost in schemas, and for whom; each schema is looked at once."""

    symbols: Symbols
    _found: dict[str, Reason] = field(default_factory=dict)
    _users: dict[str, list[str]] = field(default_factory=dict)

    def follow(self, user: str, roots: Iterable[Schema]) -> None:
        """Look at some schemas and all below them, on behalf of a user."""
        todo = [(user, root) for root in roots]
        while todo:
            above, schema = todo.pop()
            target = own(schema)
            known = self._users.get(target.pointer)
            self.meet(above, (schema.pointer, target.pointer))
            if known is None and not (isinstance(target, SchemaObject) and _is_plain(target)):
                kind = kind_of(target)
                self._note(target, kind)
                todo += [(target.pointer, child) for _, child in children("", kind)]

    def meet(self, user: str, pointers: Iterable[str]) -> None:
        """Say that a user needs what stands at some places, whatever it is."""
        for pointer in pointers:
            self._users.setdefault(pointer, []).append(user)

    def misread(self, unread: Mapping[str, str]) -> None:
        """Tell of what could not be understood all who need the place that it spoils.

        Goes from pointers to what is wrong there; `follow` and `meet` come before.
        """
        for pointer, wrong in unread.items():
            place = pointer
            while place and place not in self._users:
                place = place.rpartition("/")[0]
            if place and _spoils(pointer.removeprefix(place)):
                self._users.setdefault(pointer, []).append(place)
                why = wrong.partition(";")[0].removesuffix(".")
                self._found.setdefault(pointer, Reason(pointer, f"not understood: {why}"))

    def by_user(self) -> Mapping[str, frozenset[Reason]]:
        """Give what each user meets, by the names that `follow` was given."""
        met: dict[str, set[Reason]] = {}
        for pointer, reason in self._found.items():
            seen: set[str] = set()
            todo = [pointer]
            while todo:
                at = todo.pop()
                if at not in seen:
                    seen.add(at)
                    todo += self._users.get(at, ())
            for at in seen:
                met.setdefault(at, set()).add(reason)
        return {user: frozenset(reasons) for user, reasons in met.items()}

    def _note(self, schema: BooleanSchema | SchemaObject, kind: Kind) -> None:
        why = _lost(schema, kind)
        if not why and isinstance(kind, ClassKind | EnumKind):
            named = schema.pointer in self.symbols.types or schema.pointer in self.symbols.spare
            why = "" if named else "it has no name, and so no type"
        if why:
            self._found[schema.pointer] = Reason(schema.pointer, why)


def _spoils(below: str) -> bool:
    """Tell by the end of its pointer whether a fault takes something from those who need it."""
    tokens = below.split("/")
    return not any(
        token in _HARMLESS and before not in _NAMING for before, token in pairwise(tokens)
    )


def _is_plain(schema: SchemaObject) -> bool:
    """Tell most schemas, where nothing can be lost: they hold scalars of one type."""
    scalar = schema.types.isdisjoint(("array", "object")) and not _holds(schema)
    return scalar and schema.enum is None and schema.composition is None


def _holds(schema: BooleanSchema | SchemaObject) -> bool:
    """Tell a text of which more is said than that: the value that it is when read."""
    stated = schema.string if isinstance(schema, SchemaObject) else None
    return stated is not None and stated.content_schema is not None


def _lost(schema: BooleanSchema | SchemaObject, kind: Kind) -> str:
    match kind:
        case AnyKind(why) if why:
            return f"taken as any JSON value: {why}"
        case AnyKind() if isinstance(schema, SchemaObject) and _conditional(schema):
            return "taken as any JSON value: it is described by conditions alone"
        case ListKind(None) if any(part.array and part.array.prefix_items for part in _all(schema)):
            return "items are any JSON value: prefixItems says nothing of those that follow"
        case ListKind(items) if items is not None and _by_place(schema):
            return "any item may stand anywhere: prefixItems says which stands where"
        case ScalarKind("str") if _holds(schema):
            return "the text is not read: contentSchema says what it holds"
        case ClassKind(_, extra) | MapKind(extra):
            return _lost_of_object(schema, extra, kind)
        case _:
            return ""


def _by_place(schema: BooleanSchema | SchemaObject) -> bool:
    """Tell a list whose items differ by their place."""
    told = [part.array for part in _all(schema) if part.array and part.array.prefix_items]
    members = [one for array in told for one in (*array.prefix_items, array.items) if one]
    kinds = [kind_of(one) for one in members if not isinstance(own(one), BooleanSchema)]
    return any(kind != kinds[0] for kind in kinds)


def _lost_of_object(
    schema: BooleanSchema | SchemaObject, extra: Schema | None, kind: ClassKind | MapKind
) -> str:
    parts = [part.object for part in _all(schema) if part.object]
    if extra is None and any(part.pattern_properties for part in parts):
        return "properties named by patternProperties are any JSON value: so are all others"
    known = kind.properties if isinstance(kind, ClassKind) else {}
    added = (
        name
        for branch in (one for part in _all(schema) for one in _branches(part))
        for part in _all(branch)
        if part.object
        for name in part.object.properties
    )
    if extra is None and any(name not in known for name in added):
        return "properties that only a condition adds are any JSON value"
    return ""


def _conditional(schema: SchemaObject) -> bool:
    return next(_branches(schema), None) is not None


def _branches(schema: SchemaObject) -> Iterator[Schema]:
    """Give what holds under a condition."""
    conditional = schema.composition.conditional if schema.composition else None
    if conditional:
        yield from (one for one in (conditional.then, conditional.else_) if one is not None)
    if schema.object:
        yield from schema.object.dependent_schemas.values()


def _all(schema: Schema) -> Iterator[SchemaObject]:
    """Give a schema and all that `allOf` adds to it, each once."""
    todo, seen = [schema], set[str]()
    while todo:
        one = dereference(todo.pop())
        if isinstance(one, SchemaObject) and one.pointer not in seen:
            seen.add(one.pointer)
            yield one
            todo += (one.composition or Composition()).all_of
