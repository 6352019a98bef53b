"""What a request holds and nobody could make: classes that require what the service alone sets.

Such a class has a second type, without its read-only members, and so has whatever holds it on the
way from a request. What was read may be sent as well; what is made need not make up an `id`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from specloom.ir.model import Api, MediaType, Operation, Schema
from specloom.names.classify import kind_of
from specloom.names.kinds import ClassKind, Kind, is_read_only, own
from specloom.names.media import flat_media
from specloom.names.types import NamedType, children, is_plain

__all__ = ["input_types"]


def input_types(api: Api, found: Iterable[NamedType]) -> Iterator[NamedType]:
    """Give the second types of some of the types of an API, in their order."""
    types = {one.pointer: one for one in found}
    spoilt = {one.pointer for one in types.values() if _requires_read_only(one.kind)}
    if not spoilt:
        return
    walk = _Walk(types)
    for operation in api.operations:
        walk.requests(operation)
    needing = walk.holders(spoilt)
    for pointer, one in types.items():
        if pointer in needing:
            yield NamedType(
                key=f"{one.key} input",
                pointer=f"{pointer}/~input",
                schema=one.schema,
                kind=_writable(one.kind),
                steps=(*one.steps, "input"),
                input_of=one,
            )


def _requires_read_only(kind: Kind) -> bool:
    return isinstance(kind, ClassKind) and any(
        one.required and is_read_only(one.schema) for one in kind.properties.values()
    )


def _writable(kind: Kind) -> Kind:
    if not isinstance(kind, ClassKind):
        return kind
    stated = kind.properties.items()
    return replace(
        kind, properties={name: one for name, one in stated if not is_read_only(one.schema)}
    )


@dataclass(slots=True)
class _Walk:
    """Walks what requests hold, and notes by pointers what is held by what."""

    types: Mapping[str, NamedType]
    held_by: dict[str, list[str]] = field(default_factory=dict)

    def requests(self, operation: Operation) -> None:
        """Start at the bodies of an operation, or at the members that are arguments of it."""
        body = operation.request_body
        for media in body.content if body else ():
            for schema in _given(media):
                self._visit(schema)

    def _visit(self, schema: Schema) -> None:
        waiting = [(schema, "")]
        while waiting:
            one, holder = waiting.pop()
            target = own(one)
            known = target.pointer in self.held_by
            self.held_by.setdefault(target.pointer, []).append(holder)
            if not known and not is_plain(target):
                named = self.types.get(target.pointer)
                kind = _writable(named.kind if named else kind_of(target))
                waiting += [(child, target.pointer) for _, child in children("", kind)]

    def holders(self, pointers: Iterable[str]) -> set[str]:
        """Give those of some schemas that requests hold, and all that holds them."""
        found: set[str] = set()
        waiting = [pointer for pointer in pointers if pointer in self.held_by]
        while waiting:
            pointer = waiting.pop()
            if pointer not in found:
                found.add(pointer)
                waiting += self.held_by.get(pointer, ())
        return found


def _given(media: MediaType) -> Iterator[Schema]:
    flat = flat_media(media)
    if flat is not None:
        yield from (one.schema for one in flat.properties.values() if not is_read_only(one.schema))
    elif media.schema is not None:
        yield media.schema
