"""How one value parts from its schema: what is not described, missing, or of another kind.

A validator says whether a value is accepted. This says what would have to change in which schema
for it to be, and finds what is accepted only because nothing is said of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import jsonschema_rs

from specloom.contract.drift.model import DriftKind
from specloom.ir.model import (
    Api,
    BooleanSchema,
    Discriminator,
    JsonValue,
    ObjectShape,
    Reference,
    Schema,
    SchemaObject,
    dereference,
)
from specloom.spec.pointers import escape
from specloom.values import Direction, Validators, compile_validator
from specloom.values.equality import equal_values, has_type, type_of
from specloom.values.json_schema import due, matches

__all__ = ["Flaw", "Judge"]

_TOLD: Final = frozenset(("type", "enum", "const", "required", "anyOf", "if"))
"""Keywords that are told in words of their own, or by what is inside of them."""

_CLOSING: Final = frozenset(("additionalProperties", "unevaluatedProperties"))


@dataclass(frozen=True, slots=True)
class Flaw:
    """One place where a value is not as described.

    Attributes:
        kind: what kind of thing.
        at: where, a JSON Pointer with `*` for every item.
        message: what is not as described.
        pointer: the place in the description that says otherwise.
        value: the value that shows it.
        subject: the name of a property or keyword.
        schemas: where the schemas stand that would have to change.
    """

    kind: DriftKind
    at: str
    message: str
    pointer: str
    value: JsonValue = None
    subject: str = ""
    schemas: tuple[str, ...] = ()


class Judge:
    """Finds the flaws of values by the schemas of one description."""

    def __init__(self, api: Api) -> None:
        self._shared = Validators(api)
        self._owners: dict[str, Schema] = {}
        self._own: dict[tuple[int, Direction], jsonschema_rs.Draft202012Validator] = {}

    def accepts(self, schema: Schema, value: JsonValue, direction: Direction) -> bool:
        """Tell whether a schema accepts a value."""
        return self._validator(schema, direction).is_valid(value)

    def _validator(
        self, schema: Schema, direction: Direction
    ) -> jsonschema_rs.Draft202012Validator:
        """Give a schema's validator; of parts that `nullable` stands for, one that is not shared.

        Those have the pointer of the schema around them, by which validators are shared.
        """
        if isinstance(schema, Reference):
            return self._shared.of(schema, direction)
        if self._owners.setdefault(schema.pointer, schema) is schema:
            return self._shared.of(schema, direction)
        key = (id(schema), direction)
        if key not in self._own:
            self._own[key] = compile_validator(schema, direction)
        return self._own[key]

    def flaws(self, schema: Schema, value: JsonValue, direction: Direction) -> list[Flaw]:
        """Give the flaws of a value, outer ones first."""
        found = list(self._walk([schema], value, "", direction))
        if found or self.accepts(schema, value, direction):
            return found
        error = next(iter(self._validator(schema, direction).iter_errors(value)))
        at = "".join(f"/{escape(token)}" for token in error.instance_path)
        keyword = str(error.schema_path[-1]) if error.schema_path else ""
        message = f"`{keyword}` refuses the value" if keyword else "the value is refused"
        return [Flaw("constraint", at, message, schema.pointer, value, keyword)]

    def _walk(
        self, schemas: Sequence[Schema], value: JsonValue, at: str, direction: Direction
    ) -> Iterator[Flaw]:
        objects = list(self._applying(schemas, value, direction))
        outer = [*_of_other_type(objects, value, at), *_not_named(objects, value, at)]
        if outer:
            yield outer[0]
            return
        undescribed: list[Flaw] = []
        if isinstance(value, dict):
            undescribed = [*_undescribed(objects, value, at)]
            yield from undescribed
            yield from _missing(objects, value, at, direction)
        yield from self._refused(objects, value, at, direction, is_open=not undescribed)
        yield from self._inside(objects, value, at, direction)

    def _inside(
        self, objects: Sequence[SchemaObject], value: JsonValue, at: str, direction: Direction
    ) -> Iterator[Flaw]:
        match value:
            case dict():
                for name, member in value.items():
                    schemas = [*chain.from_iterable(_of_member(each, name) for each in objects)]
                    if schemas:
                        step = escape(name) if _is_named(objects, name) else "*"
                        yield from self._walk(schemas, member, f"{at}/{step}", direction)
            case list():
                for index, item in enumerate(value):
                    schemas = [*chain.from_iterable(_of_item(each, index) for each in objects)]
                    if schemas:
                        yield from self._walk(schemas, item, f"{at}/*", direction)
            case _:
                pass

    # ------------------------------------------------------------------------ what applies

    def _applying(
        self, schemas: Sequence[Schema], value: JsonValue, direction: Direction
    ) -> Iterator[SchemaObject]:
        """Give every schema that a value must satisfy here, of unions the arms it is meant for."""
        seen: set[int] = set()
        waiting = list(schemas)
        while waiting:
            schema = dereference(waiting.pop(0))
            if isinstance(schema, BooleanSchema) or id(schema) in seen:
                continue
            seen.add(id(schema))
            yield schema
            waiting[:0] = self._parts(schema, value, direction)

    def _parts(
        self, schema: SchemaObject, value: JsonValue, direction: Direction
    ) -> Iterator[Schema]:
        if schema.object is not None and isinstance(value, dict):
            dependent = schema.object.dependent_schemas.items()
            yield from (part for name, part in dependent if name in value)
        composition = schema.composition
        if composition is None:
            return
        yield from composition.all_of
        for arms in (composition.any_of, composition.one_of):
            if arms:
                yield from self._meant(arms, schema.discriminator, value, direction)
        if (rule := composition.conditional) is not None:
            holds = self.accepts(rule.if_, value, direction)
            chosen = rule.then if holds else rule.else_
            yield from () if chosen is None else (chosen,)

    def _meant(
        self,
        arms: Sequence[Schema],
        discriminator: Discriminator | None,
        value: JsonValue,
        direction: Direction,
    ) -> Sequence[Schema]:
        """Give the arms that accept a value; where none does, the one that is nearest to it."""
        accepting = [arm for arm in arms if self.accepts(arm, value, direction)]
        if accepting:
            return accepting
        tagged = _tagged(discriminator, value)
        if tagged is not None:
            return [tagged]

        def distance(arm: Schema) -> int:
            found = list(self._walk([arm], value, "", direction))
            return sum(_WEIGHT if not each.at and each.kind == "type" else 1 for each in found)

        return [min(arms, key=lambda arm: (_is_null(arm), distance(arm)))]

    # ------------------------------------------------------------------------ what is refused

    def _refused(
        self,
        objects: Sequence[SchemaObject],
        value: JsonValue,
        at: str,
        direction: Direction,
        *,
        is_open: bool,
    ) -> Iterator[Flaw]:
        """Give the constraints of the schemas themselves, not of their parts, that refuse."""
        for each in objects:
            errors = self._validator(each, direction)
            if errors.is_valid(value):
                continue
            for error in errors.iter_errors(value):
                keyword = _own_keyword([str(step) for step in error.schema_path])
                told = not keyword or keyword in _TOLD or (keyword in _CLOSING and not is_open)
                if told or (keyword == "oneOf" and not self._is_ambiguous(each, value, direction)):
                    continue
                pointer = f"{each.pointer}/{keyword}"
                message = f"`{keyword}` refuses the value"
                yield Flaw("constraint", at, message, pointer, value, keyword, (each.pointer,))

    def _is_ambiguous(self, schema: SchemaObject, value: JsonValue, direction: Direction) -> bool:
        arms = schema.composition.one_of if schema.composition else ()
        return sum(self.accepts(arm, value, direction) for arm in arms) > 1


def _own_keyword(path: Sequence[str]) -> str:
    """Give the keyword that refuses; nothing where a part of the schema does."""
    match path:
        case [keyword] | ["additionalProperties" | "items" as keyword, "not"]:
            return keyword  # what is `false` is written as `{"not": {}}`
        case _:
            return ""


_WEIGHT: Final = 1000
"""How much farther an arm of another type is than one with a flaw inside."""


def _of_other_type(objects: Sequence[SchemaObject], value: JsonValue, at: str) -> Iterator[Flaw]:
    wrong = [each for each in objects if not has_type(value, each.types)]
    if wrong:
        described = " or ".join(sorted(wrong[0].types)) or "nothing"
        message = f"{described} is described, {type_of(value)} was seen"
        pointers = tuple(each.pointer for each in wrong)
        yield Flaw("type", at, message, f"{pointers[0]}/type", value, type_of(value), pointers)


def _not_named(objects: Sequence[SchemaObject], value: JsonValue, at: str) -> Iterator[Flaw]:
    wrong = [each for each in objects if each.enum is not None and not _is_of(each.enum, value)]
    if wrong:
        shown = json.dumps(value, ensure_ascii=False)
        message = "a value that is not among those described"
        pointers = tuple(each.pointer for each in wrong)
        yield Flaw("enum value", at, message, f"{pointers[0]}/enum", value, shown, pointers)


def _is_of(values: Sequence[JsonValue], value: JsonValue) -> bool:
    return any(equal_values(value, each) for each in values)


def _undescribed(
    objects: Sequence[SchemaObject], value: Mapping[str, JsonValue], at: str
) -> Iterator[Flaw]:
    shapes = [(each.pointer, each.object) for each in objects if each.object is not None]
    closed = tuple(pointer for pointer, shape in shapes if _is_closed(shape))
    listing = tuple(pointer for pointer, shape in shapes if shape.properties)
    homes = closed or listing[:1]
    if not homes:  # an object of which nothing is said may hold anything
        return
    for name, member in value.items():
        if not any(True for each in objects for _ in _of_member(each, name)):
            message = f"`{name}` is not described"
            where = f"{at}/{escape(name)}"
            yield Flaw("field", where, message, homes[0], member, name, homes)


def _is_closed(shape: ObjectShape) -> bool:
    kept = (shape.additional, shape.unevaluated_properties)
    return any(isinstance(each, BooleanSchema) and not each.accepts for each in kept)


def _missing(
    objects: Sequence[SchemaObject], value: Mapping[str, JsonValue], at: str, direction: Direction
) -> Iterator[Flaw]:
    demands: dict[str, list[str]] = {}
    for each in objects:
        shape = each.object
        for name in shape.required if shape is not None else ():
            if shape is not None and name not in value and due(shape, name, direction):
                demands.setdefault(name, []).append(each.pointer)
    for name, pointers in demands.items():
        message = f"`{name}` is required, and missing"
        pointer = f"{pointers[0]}/required"
        yield Flaw(
            "missing field", f"{at}/{escape(name)}", message, pointer, None, name, (*pointers,)
        )


def _of_member(schema: SchemaObject, name: str) -> Iterator[Schema]:
    """Give the schemas that one schema has for a member; none where it forbids or passes over."""
    shape = schema.object
    if shape is None:
        return
    found = [part for pattern, part in shape.pattern_properties.items() if matches(pattern, name)]
    if name in shape.properties:
        found.append(shape.properties[name])
    for rest in (shape.additional, shape.unevaluated_properties):
        if (
            not found
            and rest is not None
            and not (isinstance(rest, BooleanSchema) and not rest.accepts)
        ):
            found.append(rest)
    yield from found


def _is_named(objects: Sequence[SchemaObject], name: str) -> bool:
    return any(each.object is not None and name in each.object.properties for each in objects)


def _of_item(schema: SchemaObject, index: int) -> Iterator[Schema]:
    shape = schema.array
    if shape is None:
        return
    if index < len(shape.prefix_items):
        yield shape.prefix_items[index]
        return
    for rest in (shape.items, shape.unevaluated_items):
        if rest is not None:
            yield rest
            return


def _tagged(discriminator: Discriminator | None, value: JsonValue) -> Reference | None:
    if discriminator is None or not isinstance(value, dict):
        return None
    tag = value.get(discriminator.property_name)
    return discriminator.mapping.get(tag) if isinstance(tag, str) else None


def _is_null(arm: Schema) -> bool:
    schema = dereference(arm)
    return isinstance(schema, SchemaObject) and schema.types == {"null"}
