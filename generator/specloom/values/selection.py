"""A part of a description: some of its operations, and the schemas that these need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase

from specloom.config import Selection
from specloom.errors import Finding
from specloom.ir.model import Api, Operation, Reference, Schema, SchemaObject
from specloom.ir.resources import pairs
from specloom.spec import Document
from specloom.values.inventory import schemas, subschemas

__all__ = ["about", "idle", "select"]


def select(api: Api, selection: Selection) -> Api:
    """Give the part of an API that is selected, with the named schemas that it needs.

    Webhooks are selected as operations are; their path is their name.
    """
    if selection == Selection():
        return api
    operations = tuple(one for one in api.operations if _is_selected(one, selection))
    webhooks = tuple(one for one in api.webhooks if _is_selected(one, selection))
    part = replace(api, operations=operations, webhooks=webhooks, schemas={}, index={})
    needed = _needed(part)
    return replace(
        part,
        schemas={name: one for name, one in api.schemas.items() if id(one) in needed},
        index={pointer: one for pointer, one in api.index.items() if id(one) in needed},
        resources=pairs(one.path for one in operations),
    )


def idle(apis: Iterable[Api], selection: Selection) -> tuple[str, ...]:
    """Give the patterns that fit no operation of any of some APIs."""
    operations = [one for api in apis for one in (*api.operations, *api.webhooks)]
    patterns = (*selection.include, *selection.exclude)
    return tuple(one for one in patterns if not any(_fits(one, each) for each in operations))


def about(
    part: Api, api: Api, document: Document, findings: Iterable[Finding]
) -> Iterator[Finding]:
    """Give the findings in a description that are about a part of its API, not about the rest."""
    kept = {id(one) for one in (*part.operations, *part.webhooks, *part.schemas.values())}
    every = (*api.operations, *api.webhooks, *api.schemas.values())
    left = {document.locate(one.pointer).pointer for one in every if id(one) not in kept}
    return (one for one in findings if left.isdisjoint(_above(one.location.pointer)))


def _above(pointer: str) -> Iterator[str]:
    """Give a pointer and those of all that it stands in."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]


def _is_selected(operation: Operation, selection: Selection) -> bool:
    wanted = not selection.include or any(_fits(one, operation) for one in selection.include)
    return wanted and not any(_fits(one, operation) for one in selection.exclude)


def _fits(pattern: str, operation: Operation) -> bool:
    kind, _, glob = pattern.partition(":")
    match kind:
        case "tag":
            return any(fnmatchcase(tag, glob) for tag in operation.tags)
        case "path":
            return fnmatchcase(operation.path, glob)
        case _:
            return fnmatchcase(operation.id, glob)


def _needed(part: Api) -> set[int]:
    """Give the identities of all schemas that operations lead to, through references too."""
    found: set[int] = set()
    todo = list(schemas(part))
    while todo:
        schema = todo.pop()
        if id(schema) not in found:
            found.add(id(schema))
            todo += (*subschemas(schema), *_referred(schema))
    return found


def _referred(schema: Schema) -> Iterator[Schema]:
    if isinstance(schema, Reference):
        yield schema.target
    if isinstance(schema, SchemaObject) and (told := schema.discriminator):
        yield from told.mapping.values()
        if told.default is not None:
            yield told.default
