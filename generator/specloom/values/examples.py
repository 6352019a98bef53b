"""Whether examples and defaults are values that their schema accepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import jsonschema_rs

from specloom.errors import Finding
from specloom.ir.model import (
    Api,
    BooleanSchema,
    Example,
    JsonValue,
    MediaType,
    Schema,
    SchemaObject,
)
from specloom.spec import Document
from specloom.values.inventory import Direction, bodies, headers, parameters, schemas
from specloom.values.json_schema import Validators, pattern_works, reason

__all__ = ["examples"]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A `value` that a `schema` is said to accept, in any of the `directions`."""

    id: str
    pointer: str
    schema: Schema
    value: JsonValue
    directions: tuple[Direction | None, ...]


def examples(api: Api, document: Document) -> Iterator[Finding]:
    """Give the examples and defaults that their schema refuses, and patterns nobody can check."""
    validators = Validators(api)
    for claim in _claims(api):
        if (problem := _problem(claim, validators)) is not None:
            what = "example" if claim.id == "example-invalid" else "default"
            message = f"the {what} does not satisfy its schema: {problem}; correct one of them"
            yield Finding(claim.id, message, document.locate(claim.pointer), "warning")
    for schema in schemas(api):
        yield from _pattern(schema, document)


def _claims(api: Api) -> Iterator[_Claim]:
    for media_type, direction in bodies(api):
        yield from _of_media_type(media_type, direction)
    for parameter in parameters(api):
        if parameter.schema is not None:
            yield from _of_examples(parameter.examples, parameter.schema, "request")
        if parameter.content is not None:
            yield from _of_media_type(parameter.content, "request")
    for header in headers(api):
        yield from _of_examples(header.examples, header.schema, "response")
    for schema in schemas(api):
        yield from _of_schema(schema)


def _of_media_type(media_type: MediaType, direction: Direction) -> Iterator[_Claim]:
    """Take examples of JSON; in other media types a string stands for something unparsed."""
    if media_type.schema is not None:
        told = [e for e in media_type.examples if _is_json(media_type) or not _is_text(e.value)]
        yield from _of_examples(told, media_type.schema, direction)


def _is_json(media_type: MediaType) -> bool:
    name = media_type.name.partition(";")[0].strip().lower()
    return name.endswith(("/json", "+json"))


def _is_text(value: JsonValue) -> bool:
    return isinstance(value, str)


def _of_examples(told: Sequence[Example], schema: Schema, direction: Direction) -> Iterator[_Claim]:
    for example in told:
        yield _Claim("example-invalid", example.pointer, schema, example.value, (direction,))


def _of_schema(schema: Schema) -> Iterator[_Claim]:
    """Take what a schema says of itself, which may hold in one direction only."""
    if isinstance(schema, BooleanSchema):
        return
    said = schema.annotations
    both: tuple[Direction, Direction] = ("request", "response")
    for value in said.examples:
        yield _Claim("example-invalid", schema.pointer, schema, value, both)
    for value in said.default:
        yield _Claim("default-invalid", f"{schema.pointer}/default", schema, value, both)


def _problem(claim: _Claim, validators: Validators) -> str | None:
    """Say why no direction accepts the value; `None` if one does, or if nobody can tell."""
    problem = None
    for direction in claim.directions:
        try:
            error = next(
                iter(validators.of(claim.schema, direction).iter_errors(claim.value)), None
            )
        except (ValueError, jsonschema_rs.ReferencingError):  # said by `structure`
            return None
        if error is None:
            return None
        problem = reason(error)
    return problem


def _pattern(schema: Schema, document: Document) -> Iterator[Finding]:
    if not isinstance(schema, SchemaObject) or schema.string is None:
        return
    pattern = schema.string.pattern
    if pattern is not None and not pattern_works(pattern):
        message = f"`{pattern}` is no regular expression of ECMA 262; it will not be checked"
        location = document.locate(f"{schema.pointer}/pattern")
        yield Finding("pattern-invalid", message, location, "warning")
