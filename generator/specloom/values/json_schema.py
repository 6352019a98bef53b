"""A schema in JSON Schema 2020-12, and validators compiled from it.

References become `$ref`s into `$defs`, keyed by the pointer of their target, so that recursion
stays finite and nothing is written twice. Formats are asserted where JSON Schema defines them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, assert_never
from urllib.parse import quote

import jsonschema_rs

from specloom.ir.model import (
    EVERY_TYPE,
    Api,
    ArrayShape,
    BooleanSchema,
    Composition,
    JsonValue,
    NumberBounds,
    ObjectShape,
    Reference,
    Schema,
    SchemaObject,
    StringBounds,
)
from specloom.spec.pointers import join
from specloom.values.inventory import Direction
from specloom.values.numbers import NumberSet

__all__ = [
    "Extent",
    "Validators",
    "compile_validator",
    "due",
    "json_schema",
    "matches",
    "pattern_works",
    "reason",
]

_Keywords = dict[str, JsonValue]
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_BUNDLE: Final = "urn:specloom:schemas"
_LONG: Final = 160


@dataclass(frozen=True, slots=True)
class Extent:
    """How far values reach: their `keys`, and whether any array of theirs holds `items`.

    A schema for a key that no value has is never asked: values of an extent are accepted by what
    is left without such schemas if and only if they are accepted by the whole.
    """

    keys: frozenset[str]
    items: bool


def json_schema(
    schema: Schema,
    direction: Direction | None = None,
    *,
    extent: Extent | None = None,
    ranges: bool = False,
) -> dict[str, JsonValue]:
    """Write a schema as one self-contained JSON Schema.

    With a `direction`, read-only properties are not required in requests, nor write-only ones in
    responses (OpenAPI 3.0.4, Schema Object, `readOnly`). With an `extent`, what values of that
    extent never meet is left out. `ranges` writes the integer formats of OpenAPI as bounds.
    """
    translation = _Translation("", direction, extent, ranges=ranges)
    written = translation.schema(schema)
    definitions: dict[str, JsonValue] = {}
    while translation.waiting:
        name, target = translation.waiting.popitem()
        definitions[name] = translation.schema(target)
    return {"$schema": _DIALECT, **written, **({"$defs": definitions} if definitions else {})}


def compile_validator(
    schema: Schema, direction: Direction | None = None
) -> jsonschema_rs.Draft202012Validator:
    """Compile the validator of one schema; for many schemas of one `Api` use `Validators`."""
    return jsonschema_rs.Draft202012Validator(json_schema(schema, direction), validate_formats=True)


class Validators:
    """The validators of one `Api`, each compiled on first use over one bundle they share.

    `ranges` writes the integer formats of OpenAPI as bounds.
    """

    def __init__(self, api: Api, *, ranges: bool = False) -> None:
        self._api = api
        self._ranges = ranges
        self._registries: dict[Direction | None, jsonschema_rs.Registry] = {}
        self._compiled: dict[tuple[str, Direction | None], jsonschema_rs.Draft202012Validator] = {}

    def of(
        self, schema: Schema, direction: Direction | None = None
    ) -> jsonschema_rs.Draft202012Validator:
        """Give the validator of a schema.

        Raises:
            ValueError: the schema states something that JSON Schema forbids (`minLength: -1`).
        """
        pointer = schema.target_pointer if isinstance(schema, Reference) else schema.pointer
        key = (pointer, direction)
        if key not in self._compiled:
            self._compiled[key] = jsonschema_rs.Draft202012Validator(
                {"$schema": _DIALECT, **self._translation(direction).schema(schema)},
                validate_formats=True,
                registry=self._registry(direction),
            )
        return self._compiled[key]

    def _translation(self, direction: Direction | None) -> _Translation:
        return _Translation(_BUNDLE, direction, ranges=self._ranges)

    def _registry(self, direction: Direction | None) -> jsonschema_rs.Registry:
        if direction not in self._registries:
            translation = self._translation(direction)
            definitions = {at: translation.schema(s) for at, s in self._api.index.items()}
            bundle = {"$schema": _DIALECT, "$defs": definitions}
            self._registries[direction] = jsonschema_rs.Registry([(_BUNDLE, bundle)])
        return self._registries[direction]


@lru_cache(maxsize=4096)
def pattern_works(pattern: str) -> bool:
    """Tell whether a regular expression can be checked; one that cannot is left out."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def matches(pattern: str, text: str) -> bool:
    """Tell whether a regular expression matches somewhere in a text; one that is none does not."""
    try:
        return jsonschema_rs.Draft202012Validator({"pattern": pattern}).is_valid(text)
    except ValueError:
        return False


def due(shape: ObjectShape, name: str, direction: Direction | None) -> bool:
    """Tell whether a property that is `required` must be there in a direction."""
    schema = shape.properties.get(name)
    while direction is not None and not isinstance(schema, BooleanSchema | None):
        said = schema.annotations
        if said.read_only if direction == "request" else said.write_only:
            return False
        schema = schema.target if isinstance(schema, Reference) else None
    return True


def reason(error: jsonschema_rs.ValidationError) -> str:
    """Say in one line why a value is refused, and where in it; long values are cut."""
    at = join(error.instance_path).removeprefix("#")
    text = error.message.splitlines()[0]
    if len(text) > _LONG:
        text = f"{text[: _LONG // 3]} … {text[-2 * _LONG // 3 :]}"
    return f"{at}: {text}" if at else text


class _Translation:
    """From `Schema` to keywords; targets of references, met on the way, wait by their name."""

    def __init__(
        self,
        document: str,
        direction: Direction | None,
        extent: Extent | None = None,
        *,
        ranges: bool = False,
    ) -> None:
        self.document = document
        self.direction: Direction | None = direction
        self.extent = extent
        self.ranges = ranges
        self.waiting: dict[str, Schema] = {}
        self._named: dict[str, Schema] = {}

    def _name(self, reference: Reference) -> str:
        """Give the name of a target: its pointer, told apart from that of another document."""
        name, target = reference.target_pointer, reference.target
        while self._named.get(name, target) is not target:
            name += "'"
        if name not in self._named:
            self._named[name] = self.waiting[name] = target
        return name

    def schema(self, schema: Schema) -> _Keywords:
        match schema:
            case BooleanSchema(accepts=accepts):
                return {} if accepts else {"not": {}}
            case Reference():
                token = self._name(schema).replace("~", "~0").replace("/", "~1")
                return {"$ref": f"{self.document}#/$defs/{quote(token, safe='~')}"}
            case SchemaObject():
                return dict(self._keywords(schema))
            case _:
                assert_never(schema)

    def _keywords(self, schema: SchemaObject) -> Iterator[tuple[str, JsonValue]]:
        if schema.types != EVERY_TYPE:
            yield "type", list[JsonValue](sorted(schema.types))
        if schema.format is not None:
            yield "format", schema.format
        if schema.enum is not None:
            yield "enum", list(schema.enum)
        least, most = _range(schema.format) if self.ranges else (None, None)
        if schema.number is not None or least is not None:
            yield from _number(schema.number or NumberBounds(), least, most)
        if schema.string is not None:
            yield from _string(schema.string)
        if schema.array is not None:
            yield from self._array(schema.array)
        if schema.object is not None:
            yield from self._object(schema.object)
        if schema.composition is not None:
            yield from self._composition(schema.composition)

    def _array(self, array: ArrayShape) -> Iterator[tuple[str, JsonValue]]:
        if self.extent is None or self.extent.items:
            if array.prefix_items:
                yield "prefixItems", self._each(array.prefix_items)
            yield from self._present(
                ("items", array.items), ("unevaluatedItems", array.unevaluated_items)
            )
        yield from self._present(("contains", array.contains))
        yield from _stated(
            ("minContains", array.min_contains),
            ("maxContains", array.max_contains),
            ("minItems", array.min_items or None),
            ("maxItems", array.max_items),
            ("uniqueItems", array.unique_items or None),
        )

    def _object(self, shape: ObjectShape) -> Iterator[tuple[str, JsonValue]]:
        if required := [name for name in shape.required if due(shape, name, self.direction)]:
            yield "required", list[JsonValue](required)
        if self.extent is None or self.extent.keys:
            yield from self._members(shape)
        if shape.dependent_required:
            named = shape.dependent_required.items()
            yield "dependentRequired", {name: list[JsonValue](names) for name, names in named}
        yield from _stated(
            ("minProperties", shape.min_properties or None),
            ("maxProperties", shape.max_properties),
        )

    def _members(self, shape: ObjectShape) -> Iterator[tuple[str, JsonValue]]:
        """Write the schemas of members; without any member there is nothing to ask them."""
        for keyword, members in (
            ("properties", self._met(shape.properties)),
            ("patternProperties", shape.pattern_properties),
            ("dependentSchemas", self._met(shape.dependent_schemas)),
        ):
            if members:
                yield keyword, {name: self.schema(member) for name, member in members.items()}
        yield from self._present(
            ("additionalProperties", shape.additional),
            ("propertyNames", shape.property_names),
            ("unevaluatedProperties", shape.unevaluated_properties),
        )

    def _met(self, members: Mapping[str, Schema]) -> Mapping[str, Schema]:
        if self.extent is None:
            return members
        keys = self.extent.keys
        return {name: member for name, member in members.items() if name in keys}

    def _composition(self, composition: Composition) -> Iterator[tuple[str, JsonValue]]:
        for keyword, members in (
            ("allOf", composition.all_of),
            ("anyOf", composition.any_of),
            ("oneOf", composition.one_of),
        ):
            if members:
                yield keyword, self._each(members)
        yield from self._present(("not", composition.not_))
        if (rule := composition.conditional) is not None:
            yield from self._present(("if", rule.if_), ("then", rule.then), ("else", rule.else_))

    def _each(self, schemas: Iterable[Schema]) -> list[JsonValue]:
        return [self.schema(schema) for schema in schemas]

    def _present(self, *pairs: tuple[str, Schema | None]) -> Iterator[tuple[str, JsonValue]]:
        return ((keyword, self.schema(schema)) for keyword, schema in pairs if schema is not None)


def _number(
    bounds: NumberBounds, least: int | None, most: int | None
) -> Iterator[tuple[str, JsonValue]]:
    low = [bound for bound in (bounds.minimum, least) if bound is not None]
    high = [bound for bound in (bounds.maximum, most) if bound is not None]
    return _stated(
        ("minimum", max(low, default=None)),
        ("maximum", min(high, default=None)),
        ("exclusiveMinimum", bounds.exclusive_minimum),
        ("exclusiveMaximum", bounds.exclusive_maximum),
        ("multipleOf", bounds.multiple_of),
    )


@lru_cache(maxsize=256)
def _range(format_: str | None) -> tuple[int | None, int | None]:
    """Give the least and the greatest number of a format; most formats have none."""
    numbers = NumberSet.of(None, integer=False, format=format_)
    if numbers.lower is None or numbers.upper is None:
        return None, None
    return int(numbers.lower), int(numbers.upper)


def _string(bounds: StringBounds) -> Iterator[tuple[str, JsonValue]]:
    pattern = bounds.pattern
    return _stated(
        ("minLength", bounds.min_length or None),
        ("maxLength", bounds.max_length),
        ("pattern", pattern if pattern is not None and pattern_works(pattern) else None),
        ("contentEncoding", bounds.content_encoding),
        ("contentMediaType", bounds.content_media_type),
    )


def _stated(*pairs: tuple[str, JsonValue]) -> Iterator[tuple[str, JsonValue]]:
    return ((keyword, value) for keyword, value in pairs if value is not None)
