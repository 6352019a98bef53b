"""Raw schemas to `Schema` nodes: a place of the document is one node, however it is reached.

References are not followed while a schema is read: their targets wait in a list until `settle`,
so that recursion is as deep as the text is nested and no deeper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from specloom.ir import constraints
from specloom.ir.dialects import Dialect
from specloom.ir.discriminators import Discriminators
from specloom.ir.model import (
    ANNOTATIONS,
    Annotations,
    ArrayShape,
    BooleanSchema,
    Composition,
    Conditional,
    ObjectShape,
    Reference,
    Schema,
    SchemaObject,
    StringBounds,
    Type,
)
from specloom.ir.reading import NOTHING, Place, Raw, Reader, below

__all__ = ["Schemas"]

_NULL: Final[frozenset[Type]] = frozenset(("null",))

_GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "string": (
        "minLength",
        "maxLength",
        "pattern",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
    ),
    "array": (
        "items",
        "prefixItems",
        "contains",
        "minContains",
        "maxContains",
        "minItems",
        "maxItems",
        "uniqueItems",
        "unevaluatedItems",
    ),
    "object": (
        "properties",
        "required",
        "additionalProperties",
        "patternProperties",
        "propertyNames",
        "minProperties",
        "maxProperties",
        "dependentRequired",
        "dependentSchemas",
        "unevaluatedProperties",
    ),
    "composition": ("allOf", "anyOf", "oneOf", "not", "if", "$ref"),
    "enum": ("enum", "const"),
    "annotations": (
        "title",
        "description",
        "default",
        "example",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
    ),
}
_GROUP: Final = {keyword: group for group, keywords in _GROUPS.items() for keyword in keywords}


class Schemas:
    """The schemas of one document, read on demand and shared.

    Attributes:
        index: every schema that is referred to, by pointer; complete after `settle`.
    """

    def __init__(self, reader: Reader, dialect: Dialect) -> None:
        self.index: dict[str, Schema] = {}
        self._reader = reader
        self._dialect = dialect
        self._nodes: dict[str, Schema] = {}
        self._waiting: list[Place] = []
        self._discriminators = Discriminators(reader, self.link)

    def at(self, raw: object, pointer: str) -> Schema:
        """Give the schema that stands at `pointer`, the same node every time."""
        node = self._nodes.get(pointer)
        if node is None:
            node = self._nodes[pointer] = self._read(raw, pointer)
        return node

    def component(self, raw: object, pointer: str) -> Schema:
        """Give a schema that may be referred to by name, indexed."""
        node = self.index[pointer] = self.at(raw, pointer)
        return node

    def link(self, target: Place, pointer: str, says: Annotations = ANNOTATIONS) -> Reference:
        """Make the reference that stands at `pointer`; its target is read by `settle`."""
        if target[1] not in self.index:
            self._waiting.append(target)
        return Reference(pointer, target[1], self.index, says)

    def settle(self) -> None:
        """Read all schemas that were referred to so far, and those they refer to."""
        while self._waiting:
            raw, pointer = self._waiting.pop()
            if pointer not in self.index:
                self.component(raw, pointer)

    def unite(self) -> None:
        """Make the unions of schemas that discriminators tell apart, once all is settled."""
        self._discriminators.unite(self._nodes)

    def _read(self, raw: object, pointer: str) -> Schema:
        if isinstance(raw, dict):
            return self._reference(raw, pointer) if "$ref" in raw else self._object(raw, pointer)
        if isinstance(raw, bool):
            return BooleanSchema(pointer, raw)
        self._reader.expected("a schema (an object, true or false)", raw, pointer)
        return BooleanSchema(pointer, accepts=True)

    def _reference(self, raw: Raw, pointer: str) -> Schema:
        """Read a `$ref` with whatever stands beside it."""
        target = self._reader.target(raw["$ref"], pointer)
        if target is None:
            return BooleanSchema(pointer, accepts=True)
        if len(raw) == 1:
            return self.link(target, pointer)
        if self._dialect.constrains(raw):
            return self._object(raw, pointer, self.link(target, pointer))
        return self.link(target, pointer, constraints.read_annotations(raw, pointer, self._reader))

    def _object(self, raw: Raw, pointer: str, also: Reference | None = None) -> SchemaObject:
        """Read a schema with keywords; `also` is a `$ref` that stands among them."""
        nullable = self._dialect.nullable(raw)
        if nullable and "allOf" in raw:
            return self._nullable_all_of(raw, pointer)
        reader = self._reader
        stated = {_GROUP.get(keyword, keyword) for keyword in raw}
        annotated = "annotations" in stated or any(keyword[:2] == "x-" for keyword in stated)
        return SchemaObject(
            pointer,
            constraints.read_types(raw, pointer, reader, nullable=nullable),
            reader.get(raw, "format", str, pointer),
            constraints.read_enum(raw, pointer, reader, nullable=nullable)
            if "enum" in stated
            else None,
            constraints.read_number(raw, pointer, reader) if "number" in stated else None,
            self._string(raw, pointer) if "string" in stated else None,
            self._array(raw, pointer) if "array" in stated else None,
            self._members(raw, pointer) if "object" in stated else None,
            self._composition(raw, pointer, also, nullable=nullable)
            if "composition" in stated
            else None,
            self._discriminators.read(raw, pointer) if "discriminator" in stated else None,
            constraints.read_annotations(raw, pointer, reader) if annotated else ANNOTATIONS,
        )

    def _nullable_all_of(self, raw: Raw, pointer: str) -> SchemaObject:
        """Read 3.0's nullable `allOf` as any of the schema and null, as 3.1 spells it.

        Strictly null would have to be accepted by each member too; but whoever writes `nullable`
        beside `allOf` means that null comes.
        """
        rest = {
            keyword: value
            for keyword, value in raw.items()
            if keyword != "nullable"
            and _GROUP.get(keyword) != "annotations"
            and not keyword.startswith("x-")
        }
        match rest:
            case {"allOf": [only], **others} if not others:
                inner = self.at(only, f"{pointer}/allOf/0")
            case _:
                inner = self._object(rest, pointer)
        return SchemaObject(
            pointer,
            composition=Composition(any_of=(inner, SchemaObject(pointer, _NULL))),
            annotations=constraints.read_annotations(raw, pointer, self._reader),
        )

    def _string(self, raw: Raw, pointer: str) -> StringBounds:
        bounds = constraints.read_string(raw, pointer, self._reader)
        held = self._one(raw, "contentSchema", pointer)
        return bounds if held is None else replace(bounds, content_schema=held)

    def _array(self, raw: Raw, pointer: str) -> ArrayShape:
        reader = self._reader
        return ArrayShape(
            self._one(raw, "items", pointer),
            self._many(raw, "prefixItems", pointer),
            self._one(raw, "contains", pointer),
            reader.count(raw, "minContains", pointer),
            reader.count(raw, "maxContains", pointer),
            reader.count(raw, "minItems", pointer) or 0,
            reader.count(raw, "maxItems", pointer),
            reader.flag(raw, "uniqueItems", pointer),
            self._one(raw, "unevaluatedItems", pointer),
        )

    def _members(self, raw: Raw, pointer: str) -> ObjectShape:
        reader = self._reader
        return ObjectShape(
            self._named(raw, "properties", pointer),
            reader.texts(raw, "required", pointer),
            self._one(raw, "additionalProperties", pointer),
            self._named(raw, "patternProperties", pointer),
            self._one(raw, "propertyNames", pointer),
            reader.count(raw, "minProperties", pointer) or 0,
            reader.count(raw, "maxProperties", pointer),
            self._dependent_required(raw, pointer),
            self._named(raw, "dependentSchemas", pointer),
            self._one(raw, "unevaluatedProperties", pointer),
        )

    def _dependent_required(self, raw: Raw, pointer: str) -> Mapping[str, tuple[str, ...]]:
        stated = self._reader.get(raw, "dependentRequired", dict, pointer)
        if not stated:
            return NOTHING
        at = below(pointer, "dependentRequired")
        return {name: self._reader.texts(stated, name, at) for name in stated}

    def _composition(
        self, raw: Raw, pointer: str, also: Reference | None, *, nullable: bool
    ) -> Composition:
        all_of = self._many(raw, "allOf", pointer)
        return Composition(
            (also, *all_of) if also else all_of,
            self._union(raw, "anyOf", pointer, nullable=nullable),
            self._union(raw, "oneOf", pointer, nullable=nullable),
            self._one(raw, "not", pointer),
            self._conditional(raw, pointer) if "if" in raw else None,
        )

    def _union(self, raw: Raw, key: str, pointer: str, *, nullable: bool) -> tuple[Schema, ...]:
        """Read `anyOf` or `oneOf`; beside 3.0's `nullable`, null is one member more.

        As with `allOf`, the letter of 3.0 would let the members refuse the null.
        """
        members = self._many(raw, key, pointer)
        if not (nullable and members):
            return members
        at = f"{pointer}/{key}"
        if any(self._takes_null(raw, f"{at}/{number}") for number, raw in enumerate(raw[key])):
            return members
        return (*members, SchemaObject(pointer, _NULL))

    def _takes_null(self, raw: object, pointer: str) -> bool:
        """Whether a member of a 3.0 union says itself that it accepts null."""
        while isinstance(raw, dict) and "$ref" in raw:
            place = self._reader.target(raw["$ref"], pointer)
            if place is None:
                return False
            raw, pointer = place
        return isinstance(raw, dict) and (self._dialect.nullable(raw) or raw.get("type") == "null")

    def _conditional(self, raw: Raw, pointer: str) -> Conditional | None:
        if_ = self._one(raw, "if", pointer)
        then, else_ = self._one(raw, "then", pointer), self._one(raw, "else", pointer)
        return Conditional(if_, then, else_) if if_ else None

    def _one(self, raw: Raw, key: str, pointer: str) -> Schema | None:
        value = raw.get(key)
        return None if value is None else self.at(value, f"{pointer}/{key}")

    def _many(self, raw: Raw, key: str, pointer: str) -> tuple[Schema, ...]:
        values = self._reader.get(raw, key, list, pointer)
        if not values:
            return ()
        at = f"{pointer}/{key}/"
        return tuple([self.at(value, f"{at}{number}") for number, value in enumerate(values)])

    def _named(self, raw: Raw, key: str, pointer: str) -> Mapping[str, Schema]:
        values = self._reader.get(raw, key, dict, pointer)
        if not values:
            return NOTHING
        at = f"{pointer}/{key}"
        return {name: self.at(value, below(at, name)) for name, value in values.items()}
