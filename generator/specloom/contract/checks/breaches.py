"""What of a schema a value breaks: each break once, with its exact place in the description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import jsonschema_rs

from specloom.contract.checks.sentences import sentence
from specloom.ir.model import (
    ArrayShape,
    BooleanSchema,
    Composition,
    ObjectShape,
    Reference,
    Schema,
    SchemaObject,
)
from specloom.spec.pointers import join

__all__ = ["Breach", "breaches"]

_MOST: Final = 200
_Kind = jsonschema_rs.ValidationErrorKind
_Step = str | int


@dataclass(frozen=True, slots=True)
class Breach:
    """One way in which a value is not what its schema says.

    Attributes:
        at: the JSON Pointer of its place in the value, without `#`.
        message: what is wrong, with what was wanted, in one sentence.
        pointer: the keyword that is broken, in the description.
        kind: keyword and place, with `*` for the index of any item.
    """

    at: str
    message: str
    pointer: str
    kind: str


def breaches(
    schema: Schema, errors: Iterable[jsonschema_rs.ValidationError], whole: str
) -> Iterator[Breach]:
    """Give each break of a schema once, however many items of a list show it.

    Of a union, what breaks the one member that was plainly meant; else the union itself.

    Args:
        schema: what a value should be.
        errors: what a validator says of it.
        whole: what the value is called in sentences: `the body of 200`.
    """
    seen: set[str] = set()
    for error in islice(errors, _MOST):
        for told in _meant(schema, error):
            for breach in _told(schema, told, whole):
                if breach.kind not in seen:
                    seen.add(breach.kind)
                    yield breach


def _told(schema: Schema, error: jsonschema_rs.ValidationError, whole: str) -> Iterator[Breach]:
    place: list[_Step] = [*error.instance_path]
    keyword, pointer = _located(schema, error.evaluation_path)
    names: list[str | None] = [None]
    if isinstance(error.kind, _Kind.Required):
        names = [error.kind.property]
    elif isinstance(error.kind, _Kind.UnevaluatedProperties):
        names = [*error.kind.unexpected]
    for name in names:
        at = place if name is None else [*place, name]
        general = join(["*" if isinstance(step, int) else step for step in at])
        kind = f"{keyword} {general.removeprefix('#')}".rstrip()
        yield Breach(join(at).removeprefix("#"), sentence(whole, error, name), pointer, kind)


# --------------------------------------------------------------------------- unions, taken apart


def _meant(
    schema: Schema, error: jsonschema_rs.ValidationError
) -> Iterator[jsonschema_rs.ValidationError]:
    kind = error.kind
    if isinstance(kind, _Kind.AnyOf | _Kind.OneOfNotValid):
        union = _node(schema, error.evaluation_path[:-1])
        member = _only(kind.context, len(error.instance_path), _tag(union))
        if member is not None:
            for inner in member:
                yield from _meant(schema, inner)
            return
    yield error


def _tag(union: Schema | None) -> str | None:
    if isinstance(union, SchemaObject) and union.discriminator is not None:
        return union.discriminator.property_name
    return None


def _only(
    members: Sequence[Sequence[jsonschema_rs.ValidationError]], depth: int, tag: str | None
) -> Sequence[jsonschema_rs.ValidationError] | None:
    """Give the errors of the one member that a value was meant for; None where that is not plain.

    Members of another type are out, and those whose constants or tags the value does not have.
    """
    near = [errors for errors in members if not any(_is_other(e, depth) for e in errors)]
    if len(near) > 1:
        near = [
            errors for errors in near if not any(_is_tagged_other(e, depth, tag) for e in errors)
        ] or near
    return near[0] if len(near) == 1 else None


def _is_other(error: jsonschema_rs.ValidationError, depth: int) -> bool:
    return len(error.instance_path) == depth and isinstance(
        error.kind, _Kind.Type | _Kind.Enum | _Kind.Constant
    )


def _is_tagged_other(error: jsonschema_rs.ValidationError, depth: int, tag: str | None) -> bool:
    if len(error.instance_path) != depth + 1:
        return False
    if tag is not None:
        return error.instance_path[-1] == tag
    return isinstance(error.kind, _Kind.Enum | _Kind.Constant)


# ------------------------------------------------------------------ the place in the description


def _located(schema: Schema, path: Sequence[_Step]) -> tuple[str, str]:
    """Give the keyword at the end of a path of keywords, and its pointer in the description."""
    *around, last = path
    node = _node(schema, around)
    if isinstance(node, BooleanSchema):  # `false`, which is checked as `not: {}`
        words = [step for step in around if isinstance(step, str)]
        return words[-1] if words else "false", node.pointer
    return str(last), f"{schema.pointer if node is None else node.pointer}/{last}"


def _node(schema: Schema, path: Sequence[_Step]) -> Schema | None:
    """Follow keywords from a schema; None where they end between schemas."""
    node: Schema | Mapping[str, Schema] | Sequence[Schema] | None = schema
    for step in path:
        match node, step:
            case Reference(), "$ref":
                node = node.target
            case SchemaObject(), str():
                node = _beneath(node, step)
            case Mapping(), str():
                node = node.get(step)
            case tuple(), int() if step < len(node):
                node = node[step]
            case _:
                return None
    return node if not isinstance(node, Mapping | Sequence) else None


_ARRAY: Final = ArrayShape()
_OBJECT: Final = ObjectShape()
_COMPOSITION: Final = Composition()


def _beneath(
    schema: SchemaObject, keyword: str
) -> Schema | Mapping[str, Schema] | Sequence[Schema] | None:
    shape, array = schema.object or _OBJECT, schema.array or _ARRAY
    composition = schema.composition or _COMPOSITION
    rule = composition.conditional
    found: dict[str, Schema | Mapping[str, Schema] | Sequence[Schema] | None] = {
        "properties": shape.properties,
        "patternProperties": shape.pattern_properties,
        "dependentSchemas": shape.dependent_schemas,
        "additionalProperties": shape.additional,
        "propertyNames": shape.property_names,
        "unevaluatedProperties": shape.unevaluated_properties,
        "prefixItems": array.prefix_items,
        "items": array.items,
        "contains": array.contains,
        "unevaluatedItems": array.unevaluated_items,
        "allOf": composition.all_of,
        "anyOf": composition.any_of,
        "oneOf": composition.one_of,
        "not": composition.not_,
        "if": None if rule is None else rule.if_,
        "then": None if rule is None else rule.then,
        "else": None if rule is None else rule.else_,
    }
    return found.get(keyword)
