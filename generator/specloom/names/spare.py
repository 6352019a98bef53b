"""Classes that nobody could use: bodies whose members are arguments of methods, and nothing else.

Whatever else holds, gives or takes such a class needs it. What is only described, and met by no
operation, is kept: it may come by other ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specloom.ir.model import Api, MediaType, Operation, Schema
from specloom.names.classify import kind_of
from specloom.names.kinds import own
from specloom.names.media import body_ways, flat_media
from specloom.names.types import NamedType, children, is_plain

__all__ = ["spare_types"]


def spare_types(api: Api, found: Iterable[NamedType]) -> frozenset[str]:
    """Give the pointers of those of some types that nothing needs."""
    types = {one.pointer: one for one in found}
    apart = frozenset(_apart(api)) & types.keys()
    if not apart:
        return apart
    waiting = [schema for one in api.operations for schema in _met(one)]
    for hook in (*api.webhooks, *(back for one in api.operations for back in one.callbacks)):
        waiting += _whole(hook)
    for pointer, one in types.items():
        if pointer not in apart:
            waiting += (child for _, child in children("", one.kind))
    needed: set[str] = set()
    while waiting:
        target = own(waiting.pop())
        if target.pointer not in needed and not is_plain(target):
            needed.add(target.pointer)
            named = types.get(target.pointer)
            kind = named.kind if named is not None else kind_of(target)
            waiting += (child for _, child in children("", kind))
    return apart - needed


def _apart(api: Api) -> Iterator[str]:
    """Give the pointers of bodies that are taken apart."""
    for operation in api.operations:
        for media in body_ways(operation):
            if media.schema is not None and flat_media(media) is not None:
                yield own(media.schema).pointer


def _met(operation: Operation) -> Iterator[Schema]:
    """Give the schemas that an operation takes and gives, members for a body taken apart."""
    for parameter in operation.parameters:
        if parameter.schema is not None:
            yield parameter.schema
        if parameter.content is not None:
            yield from _in(parameter.content)
    for media in body_ways(operation):
        flat = flat_media(media)
        yield from _in(media) if flat is None else (one.schema for one in flat.properties.values())
    for response in operation.responses:
        for media in response.content:
            yield from _in(media)


def _whole(operation: Operation) -> Iterator[Schema]:
    """Give the schemas of what a service sends and is answered."""
    body = operation.request_body
    contents = [
        *(body.content if body else ()),
        *(m for r in operation.responses for m in r.content),
    ]
    for media in contents:
        yield from _in(media)


def _in(media: MediaType) -> Iterator[Schema]:
    yield from (one for one in (media.schema, media.item_schema) if one is not None)
