"""What the JSON Schema of OpenAPI cannot say: names that must be unique or agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from specloom.errors import Finding
from specloom.ir.model import Api, BooleanSchema, ObjectShape, Operation, SchemaObject
from specloom.spec import Document
from specloom.values.inventory import operations, schemas

__all__ = ["soundness"]

_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")


def soundness(api: Api, document: Document) -> Iterator[Finding]:
    """Give contradictions between the parts of a description."""
    yield from _operation_ids(api, document)
    for operation in api.operations:
        yield from _path_parameters(operation, document)
    for schema in schemas(api):
        if isinstance(schema, SchemaObject):
            yield from _enum(schema, document)
            yield from _required(schema, document)


def _operation_ids(api: Api, document: Document) -> Iterator[Finding]:
    first: dict[str, Operation] = {}
    for operation, _ in operations(api):
        if not operation.id:
            continue
        other = first.setdefault(operation.id, operation)
        if other.pointer != operation.pointer:
            where = f"{other.method.upper()} {other.path}"
            message = f"operationId `{operation.id}` is that of {where} already; choose another"
            location = document.locate(f"{operation.pointer}/operationId")
            yield Finding("operation-id-duplicate", message, location)


def _path_parameters(operation: Operation, document: Document) -> Iterator[Finding]:
    """Compare `{names}` in the path with the parameters declared (OpenAPI, Path Templating)."""
    wanted = _VARIABLE.findall(operation.path)
    declared = {p.name: p for p in operation.parameters if p.location == "path"}
    for name in dict.fromkeys(wanted):
        if name not in declared:
            message = f"the path holds `{{{name}}}`, but no parameter `{name}` in path is declared"
            location = document.locate(operation.pointer)
            yield Finding("path-parameter-missing", message, location)
    for name, parameter in declared.items():
        if name not in wanted:
            message = f"`{name}` is declared in path, but `{operation.path}` holds no `{{{name}}}`"
            yield Finding("path-parameter-unused", message, document.locate(parameter.pointer))


def _enum(schema: SchemaObject, document: Document) -> Iterator[Finding]:
    if schema.enum == ():
        message = "an enum without values accepts nothing; list its values or remove it"
        yield Finding("enum-empty", message, document.locate(f"{schema.pointer}/enum"))


def _required(schema: SchemaObject, document: Document) -> Iterator[Finding]:
    """Find what a closed object requires and forbids at once."""
    shape = schema.object
    if shape is None or not _is_closed(shape):
        return
    for name in shape.required:
        if name not in shape.properties:
            message = f"`{name}` is required but not among the properties of this closed object"
            location = document.locate(f"{schema.pointer}/required")
            yield Finding("required-property-forbidden", message, location)


def _is_closed(shape: ObjectShape) -> bool:
    refuses = isinstance(shape.additional, BooleanSchema) and not shape.additional.accepts
    return refuses and not shape.pattern_properties
