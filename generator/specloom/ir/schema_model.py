"""The values schemas are made of: JSON Schema 2020-12 with OpenAPI's discriminator.

What the three versions of OpenAPI spell differently has one spelling here; see `model`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

__all__ = [
    "ANNOTATIONS",
    "EVERY_TYPE",
    "Annotations",
    "ArrayShape",
    "BooleanSchema",
    "Composition",
    "Conditional",
    "Discriminator",
    "JsonValue",
    "NumberBounds",
    "ObjectShape",
    "Reference",
    "Schema",
    "SchemaObject",
    "StringBounds",
    "Type",
    "dereference",
]

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
Type = Literal["null", "boolean", "integer", "number", "string", "array", "object"]

EVERY_TYPE: Final[frozenset[Type]] = frozenset(
    ("null", "boolean", "number", "string", "array", "object")
)
"""What a schema that names no `type` allows (`integer` is a `number`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Annotations:
    """What a schema says to people and tools without changing what it accepts."""

    title: str = ""
    description: str = ""
    default: tuple[JsonValue] | tuple[()] = ()
    examples: tuple[JsonValue, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        """The `x-unit` of the value (`kWh`, `epoch-ms`, …), or the empty string."""
        unit = self.extensions.get("x-unit")
        return unit if isinstance(unit, str) else ""


ANNOTATIONS: Final = Annotations()
"""The annotations of every schema that has none: one shared value."""


@dataclass(frozen=True, slots=True, eq=False)
class NumberBounds:
    """Constraints on numbers; `None` means unbounded. Exclusive bounds are numbers, as in 3.1."""

    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class StringBounds:
    """Constraints on strings. `pattern` is an ECMA 262 regular expression, unanchored.

    `content_schema` describes the value that the string holds in `content_media_type`.
    """

    min_length: int = 0
    max_length: int | None = None
    pattern: str | None = None
    content_encoding: str | None = None
    content_media_type: str | None = None
    content_schema: Schema | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ArrayShape:
    """Constraints on arrays; `items` rules what follows `prefix_items`."""

    items: Schema | None = None
    prefix_items: tuple[Schema, ...] = ()
    contains: Schema | None = None
    min_contains: int | None = None
    max_contains: int | None = None
    min_items: int = 0
    max_items: int | None = None
    unique_items: bool = False
    unevaluated_items: Schema | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ObjectShape:
    """Constraints on objects, in document order. `additional` rules properties not named."""

    properties: Mapping[str, Schema] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    additional: Schema | None = None
    pattern_properties: Mapping[str, Schema] = field(default_factory=dict)
    property_names: Schema | None = None
    min_properties: int = 0
    max_properties: int | None = None
    dependent_required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dependent_schemas: Mapping[str, Schema] = field(default_factory=dict)
    unevaluated_properties: Schema | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Conditional:
    """`if`, `then` and `else`."""

    if_: Schema
    then: Schema | None = None
    else_: Schema | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Composition:
    """Schemas a value must satisfy besides this one: all, any, exactly one, none."""

    all_of: tuple[Schema, ...] = ()
    any_of: tuple[Schema, ...] = ()
    one_of: tuple[Schema, ...] = ()
    not_: Schema | None = None
    conditional: Conditional | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Discriminator:
    """Which member of a union a value is, told by one property.

    `mapping` goes from tag to schema, explicit entries first; then each member of the union that
    no explicit entry leads to, by the values that it alone lists for the property, else by its
    component name. Where there is no union, the members are the components that extend the schema
    by `allOf`. `default` is 3.2's `defaultMapping`.

    To JSON Schema all of this is a hint. Who takes it at its word finds in `unions`, by the pointer
    of each schema of the document that has heirs, the union of these and the schema itself.
    """

    property_name: str
    mapping: Mapping[str, Reference]
    default: Reference | None = None
    unions: Mapping[str, SchemaObject] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class BooleanSchema:
    """`true` accepts every value, `false` none."""

    pointer: str
    accepts: bool


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A `$ref`: the same schema as `target`, possibly with annotations of its own (3.1).

    `target_pointer` always names a place that exists; a chain of references that never reaches a
    schema is a finding of the loader. Constraints beside `$ref` become an `all_of` instead.
    """

    pointer: str
    target_pointer: str
    index: Mapping[str, Schema] = field(repr=False)
    annotations: Annotations = ANNOTATIONS

    @property
    def target(self) -> Schema:
        """The schema referred to: one step, so possibly a `Reference` again."""
        return self.index[self.target_pointer]


@dataclass(frozen=True, slots=True, eq=False)
class SchemaObject:
    """A schema with keywords.

    A value is accepted if its type is in `types` and the constraints *of its type* hold, and
    `enum` and `composition` hold. `types` never holds both `integer` and `number`.
    A group of constraints is `None` where the schema states none of them.

    3.0's `nullable` may give a schema a part that the document does not spell: a null among the
    members of its union, or (beside `allOf`) a union of the schema and null. Such parts have the
    pointer of the schema itself.
    """

    pointer: str
    types: frozenset[Type] = EVERY_TYPE
    format: str | None = None
    enum: tuple[JsonValue, ...] | None = None
    number: NumberBounds | None = None
    string: StringBounds | None = None
    array: ArrayShape | None = None
    object: ObjectShape | None = None
    composition: Composition | None = None
    discriminator: Discriminator | None = None
    annotations: Annotations = ANNOTATIONS


Schema: TypeAlias = BooleanSchema | Reference | SchemaObject


def dereference(schema: Schema) -> BooleanSchema | SchemaObject:
    """Follow references to the schema that states something itself."""
    while isinstance(schema, Reference):
        schema = schema.target
    return schema
