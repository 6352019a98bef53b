"""Whether code written against one generated client still type-checks against the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from specloom.diff.migration.places import (
    ArgumentAt,
    BodyAt,
    EnumAt,
    FieldAt,
    MethodAt,
    Place,
    ResultAt,
    SecurityAt,
    ServerAt,
    TypeAt,
    WebhookAt,
    method_name,
)
from specloom.diff.migration.returns import returned_type
from specloom.diff.migration.surface import Surface, enum_members
from specloom.diff.migration.types import NONE, PythonType, fits, translated, type_of
from specloom.diff.model import Change, OperationRef, Rename
from specloom.ir.model import Api, Operation
from specloom.names import Argument, Symbols, UnionKind, body_media
from specloom.names import plan as plan_names
from specloom.names.credentials import client_arguments, environments

__all__ = [
    "SourceChanges",
    "argument_type",
    "field_type",
    "source_changes",
    "source_impact",
    "tells_names",
]


def source_changes(
    base: Api,
    revision: Api,
    planned: tuple[Symbols, Symbols] | None = None,
    renamed: Iterable[tuple[str, str]] = (),
) -> SourceChanges:
    """Compare what two descriptions are called in Python.

    Args:
        base: The description that code was written for.
        revision: The one it shall work with.
        planned: Their symbols, where there is a lock; else they are planned when first needed.
        renamed: The pointers of components that are called otherwise: what holds them is no
            other type for that.
    """
    return SourceChanges(base, revision, planned, tuple(renamed))


def source_impact(change: Change, sides: SourceChanges) -> bool:
    """Tell whether what changed keeps code for the base client from type-checking."""
    base = change.base.pointer if change.base else None
    revision = change.revision.pointer if change.revision else None
    names = tells_names(change.id, change.rename)
    return sides.breaks(base, revision, change.operations, names=names)


def tells_names(rule: str, rename: Rename | None) -> bool:
    """Tell whether a change is about what something is called, and so about names in code."""
    return rename is not None or rule.startswith(_NAMES)


_NAMES: Final = ("api-operation-id-", "api-tag-")


@dataclass(frozen=True)
class SourceChanges:
    """Answers, place by place, whether code for the base client still type-checks."""

    base_api: Api
    revision_api: Api
    planned: tuple[Symbols, Symbols] | None = None
    renamed: tuple[tuple[str, str], ...] = ()

    @cached_property
    def _surfaces(self) -> tuple[Surface, Surface]:
        before, after = self.planned or plan_names((self.base_api, self.revision_api))[0]
        return Surface(self.base_api, before), Surface(self.revision_api, after)

    @property
    def base(self) -> Surface:
        """What the base client shows."""
        return self._surfaces[0]

    @property
    def revision(self) -> Surface:
        """What the revision's client shows."""
        return self._surfaces[1]

    def breaks(
        self,
        base_pointer: str | None,
        revision_pointer: str | None,
        operations: Sequence[OperationRef] = (),
        *,
        names: bool = True,
    ) -> bool:
        """Tell whether what stands at a place, or came or went there, breaks a caller's code.

        Args:
            base_pointer: Where it stands on the base side; None where it does not exist.
            revision_pointer: The same on the other side.
            operations: Those it reaches; of what several operations share, only they count.
            names: Whether other names count; else only what is called that is compared.
        """
        if base_pointer is not None and (revision_pointer or "").startswith(f"{base_pointer}/"):
            revision_pointer = base_pointer  # what is new inside is felt in the whole
        before = _within(self.base.places.at(base_pointer or ""), operations)
        after = _within(self.revision.places.at(revision_pointer or ""), operations)
        if base_pointer is None:
            return any(self._adds(one, names=names) for one in after)
        if revision_pointer is None:
            return any(self._breaks(one, after, names=True) for one in before)
        return any(self._breaks(one, after, names=names) for one in before)

    def _adds(self, place: Place, *, names: bool) -> bool:
        """Tell whether something new, or something in what was there, breaks code."""
        twin = self.base.twin(place, self.revision)
        if twin is not None:
            return self._differs(twin, place, names=names)
        return self._demands(place)

    def _breaks(self, place: Place, after: Sequence[Place], *, names: bool) -> bool:
        twin = self._partner(place, after)
        if twin is not None:
            return self._differs(place, twin, names=names)
        match place:
            case FieldAt(_, class_name):
                return class_name in self.base.read | self.base.made
            case ArgumentAt(operation):
                return method_name(operation, self.base.symbols) in self.revision.methods
            case ResultAt() | BodyAt():
                return False  # the operation itself is gone, which is a change of its own
            case _:
                return True

    def _partner(self, place: Place, after: Sequence[Place]) -> Place | None:
        """Find what a place became: what stands at the other pointer, else what has its name."""
        alike = [one for one in after if type(one) is type(place)]
        if isinstance(place, ArgumentAt):
            method = method_name(place.operation, self.base.symbols)
            alike = [
                one
                for one in alike
                if isinstance(one, ArgumentAt)
                and method_name(one.operation, self.revision.symbols) == method
            ]
        twin = self.revision.twin(place, self.base)
        return twin if twin in alike or not alike else alike[0]

    def _demands(self, place: Place) -> bool:
        """Tell whether something new must be given where code gives nothing."""
        match place:
            case FieldAt(_, class_name, property=prop):
                made = class_name in self.base.made and class_name in self.revision.made
                return prop.required and made
            case ArgumentAt(operation, argument):
                known = method_name(operation, self.revision.symbols) in self.base.methods
                return argument.required and known
            case _:
                return False

    def _differs(self, place: Place, twin: Place, *, names: bool) -> bool:
        if names and self._renamed(place, twin):
            return True
        match place, twin:
            case FieldAt(), FieldAt():
                return self._field(place, twin)
            case EnumAt(named, _, member), EnumAt(other, _, new_member):
                kept = enum_members(other, self.revision.symbols)
                wanted = (member,) if member else enum_members(named, self.base.symbols)
                renamed = bool(member and new_member) and member != new_member
                return renamed or not set(wanted) <= set(kept)
            case TypeAt(), TypeAt():
                return self._type(place, twin)
            case ArgumentAt(), ArgumentAt():
                return self._argument(place, twin)
            case MethodAt(), MethodAt():
                return False  # what it takes and gives has places of its own
            case BodyAt(before), BodyAt(after):
                return self._body(before, after)
            case ResultAt(before, response), ResultAt(after):
                good = response.status[:1] in {"2", "d"}
                old = self._translated(returned_type(before, self.base.symbols))
                return good and not fits(returned_type(after, self.revision.symbols), old)
            case WebhookAt(before), WebhookAt(after):
                old = self._translated(_delivery(before, self.base))
                return not fits(_delivery(after, self.revision), old)
            case SecurityAt(), SecurityAt():
                return not set(client_arguments(self.base_api)) <= set(
                    client_arguments(self.revision_api)
                )
            case ServerAt(), ServerAt():
                return not set(environments(self.base_api)) <= set(environments(self.revision_api))
            case _:
                return True

    def _renamed(self, place: Place, twin: Place) -> bool:
        match place, twin:
            case FieldAt(), FieldAt():
                known = place.class_name in self.base.read | self.base.made
                return known and place.name != twin.name
            case ((EnumAt(_, name) | TypeAt(_, name)), (EnumAt(_, other) | TypeAt(_, other))):
                return name != other
            case ArgumentAt(), ArgumentAt():
                return place.argument.name != twin.argument.name
            case MethodAt(before), MethodAt(after):
                old = method_name(before, self.base.symbols)
                moved = old != method_name(after, self.revision.symbols)
                return moved or self._path(before, self.base) != self._path(after, self.revision)
            case _:
                return False

    def _translated(self, members: PythonType) -> PythonType:
        """Write a type of the base client with the names that classes have in the revision's."""
        return translated(members, self._classes)

    @cached_property
    def _classes(self) -> Mapping[str, str]:
        old, new = self.base.symbols.types, self.revision.symbols.types
        return {
            f"models.{old[one]}": f"models.{new[other]}"
            for one, other in self.renamed
            if one in old and other in new
        }

    @staticmethod
    def _path(operation: Operation, side: Surface) -> list[str]:
        arguments = side.symbols.arguments[operation.pointer]
        return [one.name for one in arguments if one.place == "path"]

    def _field(self, place: FieldAt, twin: FieldAt) -> bool:
        old = self._translated(field_type(place, self.base.symbols))
        new = field_type(twin, self.revision.symbols)
        if place.class_name in self.base.read and not fits(new, old):
            return True
        if place.class_name not in self.base.made:
            return False
        return (twin.property.required and not place.property.required) or not fits(old, new)

    def _type(self, place: TypeAt, twin: TypeAt) -> bool:
        heirs, others = _heirs(place, self.base), _heirs(twin, self.revision)
        if heirs and others:
            return self._type(heirs, others)
        if type(place.type.kind) is not type(twin.type.kind) or heirs or others:
            return True  # what refers to a class with heirs is a union
        if not isinstance(place.type.kind, UnionKind) or not isinstance(twin.type.kind, UnionKind):
            return False
        old = self._translated(_members(place.type.kind, self.base.symbols))
        new = _members(twin.type.kind, self.revision.symbols)
        # Whoever reads a union that a tag tells apart is ready for unknown members already.
        grown = place.type.kind.tag is None and not fits(new, old)
        gone = not fits(old, new)
        return gone or (grown and place.name in self.base.read)

    def _argument(self, place: ArgumentAt, twin: ArgumentAt) -> bool:
        if twin.argument.required and not place.argument.required:
            return True
        old = self._translated(argument_type(place.argument, self.base.symbols))
        new = argument_type(twin.argument, self.revision.symbols)
        return not fits(old, new)

    def _body(self, before: Operation, after: Operation) -> bool:
        old = {one.name: one for one in _sent(before, self.base)}
        new = {one.name: one for one in _sent(after, self.revision)}
        if not old.keys() <= new.keys():
            return True
        return any(
            one.required
            if name not in old
            else self._argument(ArgumentAt(before, old[name]), ArgumentAt(after, one))
            for name, one in new.items()
        )


def _heirs(place: TypeAt, side: Surface) -> TypeAt | None:
    """Give the union of a class and its heirs."""
    pointer = f"{place.type.pointer}/discriminator"
    named = side.symbols.named.get(pointer)
    return TypeAt(named, side.symbols.types[pointer]) if named is not None else None


def _within(places: Sequence[Place], operations: Sequence[OperationRef]) -> list[Place]:
    """Leave out arguments and results of operations that a change does not reach."""
    reached = {(one.path, one.method) for one in operations}
    return [
        one
        for one in places
        if not reached
        or not isinstance(one, ArgumentAt | ResultAt)
        or (one.operation.path, one.operation.method) in reached
    ]


def field_type(place: FieldAt, symbols: Symbols) -> PythonType:
    """Give the type of a field as it is read: None where it may be absent."""
    inner = type_of(place.property.schema, symbols)
    return inner if place.property.required else tuple(dict.fromkeys((*inner, NONE)))


def argument_type(argument: Argument, symbols: Symbols) -> PythonType:
    """Give the type of an argument; anything where none is stated."""
    schema = argument.schema
    return type_of(schema, symbols) if schema is not None else ("Any",)


def _members(kind: UnionKind, symbols: Symbols) -> PythonType:
    return tuple(atom for member in kind.members for atom in type_of(member, symbols))


def _sent(operation: Operation, side: Surface) -> list[Argument]:
    arguments = side.symbols.arguments[operation.pointer]
    return [one for one in arguments if one.place in {"body", "whole body"}]


def _delivery(webhook: Operation, side: Surface) -> PythonType:
    media = body_media(webhook)
    if media is None or media.schema is None:
        return ()
    return type_of(media.schema, side.symbols)
