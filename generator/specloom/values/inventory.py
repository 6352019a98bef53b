"""Everything an `Api` holds, each thing once, in document order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias, assert_never

from specloom.ir.model import (
    Api,
    ArrayShape,
    BooleanSchema,
    Composition,
    Header,
    MediaType,
    ObjectShape,
    Operation,
    Parameter,
    Reference,
    Response,
    Schema,
    SchemaObject,
)

__all__ = [
    "Direction",
    "bodies",
    "headers",
    "operations",
    "parameters",
    "responses",
    "schemas",
    "subschemas",
]

Direction: TypeAlias = Literal["request", "response"]
"""Which way a body travels: to the service, or from it (webhooks and callbacks: the other way)."""


def operations(api: Api) -> Iterator[tuple[Operation, bool]]:
    """Give every operation and whether the service receives it; it sends webhooks and callbacks."""
    for operation in api.operations:
        yield operation, True
        yield from ((callback, False) for callback in _callbacks(operation))
    for operation in api.webhooks:
        yield operation, False


def _callbacks(operation: Operation) -> Iterator[Operation]:
    for callback in operation.callbacks:
        yield callback
        yield from _callbacks(callback)


def parameters(api: Api) -> Iterator[Parameter]:
    """Give every parameter; one that operations share comes once."""
    seen: set[str] = set()
    for operation, _ in operations(api):
        for parameter in operation.parameters:
            if parameter.pointer not in seen:
                seen.add(parameter.pointer)
                yield parameter


def responses(api: Api) -> Iterator[Response]:
    """Give every response; one that operations share comes once."""
    for response, _ in _responses(api):
        yield response


def _responses(api: Api) -> Iterator[tuple[Response, Direction]]:
    seen: set[str] = set()
    for operation, received in operations(api):
        for response in operation.responses:
            if response.pointer not in seen:
                seen.add(response.pointer)
                yield response, "response" if received else "request"


def headers(api: Api) -> Iterator[Header]:
    """Give every response header."""
    for response in responses(api):
        yield from response.headers


def bodies(api: Api) -> Iterator[tuple[MediaType, Direction]]:
    """Give every body in every media type, with the way it travels."""
    seen: set[str] = set()
    for operation, received in operations(api):
        body = operation.request_body
        if body is not None and body.pointer not in seen:
            seen.add(body.pointer)
            for media_type in body.content:
                yield media_type, "request" if received else "response"
    for response, direction in _responses(api):
        for media_type in response.content:
            yield media_type, direction


def schemas(api: Api) -> Iterator[Schema]:
    """Give every schema, references among them."""
    seen: set[int] = set()
    stack = list(_roots(api))[::-1]
    while stack:
        schema = stack.pop()
        if id(schema) in seen:
            continue
        seen.add(id(schema))
        yield schema
        stack.extend(list(subschemas(schema))[::-1])


def _roots(api: Api) -> Iterator[Schema]:
    yield from api.schemas.values()
    for parameter in parameters(api):
        if parameter.schema is not None:
            yield parameter.schema
        if parameter.content is not None:
            yield from _of_media_type(parameter.content)
    for media_type, _ in bodies(api):
        yield from _of_media_type(media_type)
    for header in headers(api):
        yield header.schema
    yield from api.index.values()


def _of_media_type(media_type: MediaType) -> Iterator[Schema]:
    if media_type.schema is not None:
        yield media_type.schema
    if media_type.item_schema is not None:
        yield media_type.item_schema
    for encoding in media_type.encoding.values():
        yield from (header.schema for header in encoding.headers)


def subschemas(schema: Schema) -> Iterator[Schema]:
    """Give the schemas stated directly inside one; a reference is not followed."""
    match schema:
        case BooleanSchema() | Reference():
            return
        case SchemaObject(array=array, object=shape, composition=composition):
            if shape is not None:
                yield from _of_object(shape)
            if array is not None:
                yield from _of_array(array)
            if composition is not None:
                yield from _of_composition(composition)
        case _:
            assert_never(schema)


def _of_object(shape: ObjectShape) -> Iterator[Schema]:
    yield from shape.properties.values()
    yield from shape.pattern_properties.values()
    yield from shape.dependent_schemas.values()
    yield from _present(shape.additional, shape.property_names, shape.unevaluated_properties)


def _of_array(array: ArrayShape) -> Iterator[Schema]:
    yield from array.prefix_items
    yield from _present(array.items, array.contains, array.unevaluated_items)


def _of_composition(composition: Composition) -> Iterator[Schema]:
    yield from (*composition.all_of, *composition.any_of, *composition.one_of)
    yield from _present(composition.not_)
    if (rule := composition.conditional) is not None:
        yield from _present(rule.if_, rule.then, rule.else_)


def _present(*schemas: Schema | None) -> Iterator[Schema]:
    return (schema for schema in schemas if schema is not None)
