"""Puts values that were seen in answers into requests, wherever their names and schemas fit."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from specloom.contract.model import Absent, Values
from specloom.contract.pools import Pools, holder_of
from specloom.contract.validity import Validity
from specloom.ir.model import (
    JsonValue,
    Operation,
    Parameter,
    Schema,
    SchemaObject,
    dereference,
)
from specloom.names.words import singular

__all__ = ["Infusion"]

_OFFERS: Final = 2
"""How many seen values are tried in each place: the newest and the oldest."""
_SEEN: Final = 0.7
"""How often a random walk puts in what was seen, where it can."""
_DEEP: Final = 6


@dataclass(frozen=True, slots=True)
class Infusion:
    """Makes values out of others and what was seen."""

    pools: Pools
    validity: Validity

    def each(self, operation: Operation, values: Values) -> Iterator[tuple[str, Values]]:
        """Give values with one more thing in them that was seen, and what it is called."""
        for parameter in operation.parameters:
            for offer in self._few(self._offers(operation, parameter)):
                yield parameter.name, _with(values, parameter, offer)
        if isinstance(values.body, Absent):
            return
        holder = holder_of(operation)
        schema = _body_schema(operation, values)
        for name, changed in self._bodies(values.body, schema, holder, 0):
            if self.validity.accepts(schema, changed):
                yield name, replace(values, body=changed)

    def some(self, operation: Operation, values: Values, chance: random.Random) -> Values:
        """Give values with some of what was seen in them, as chance has it."""
        for parameter in operation.parameters:
            offers = self._offers(operation, parameter)
            if offers and (parameter.location == "path" or chance.random() < _SEEN):
                values = _with(values, parameter, chance.choice(offers))
        if isinstance(values.body, Absent) or chance.random() > _SEEN:
            return values
        schema = _body_schema(operation, values)
        bodies = [
            changed
            for _, changed in self._bodies(values.body, schema, holder_of(operation), 0)
            if self.validity.accepts(schema, changed)
        ]
        return replace(values, body=chance.choice(bodies)) if bodies else values

    def _offers(self, operation: Operation, parameter: Parameter) -> list[JsonValue]:
        if parameter.location not in {"path", "query"} or parameter.schema is None:
            return []
        holder = holder_of(operation)
        if parameter.location == "path":
            before = operation.path.partition(f"{{{parameter.name}}}")[0]
            parts = [part for part in before.split("/") if part and "{" not in part]
            holder = singular(parts[-1]) if parts else holder
        offers = self.pools.offers(parameter.name, holder.lower())
        return [each for each in offers if self.validity.accepts(parameter.schema, each)]

    def _few(self, offers: list[JsonValue]) -> list[JsonValue]:
        return offers[:1] + offers[1:][-(_OFFERS - 1) :]

    def _bodies(
        self, body: JsonValue, schema: Schema | None, holder: str, depth: int
    ) -> Iterator[tuple[str, JsonValue]]:
        """Give a body with one of its members replaced, or added, by what was seen."""
        if depth > _DEEP or not isinstance(body, dict):
            return
        members = _properties(schema)
        for name in dict.fromkeys((*body, *members)):
            inner = body.get(name)
            if isinstance(inner, dict):
                own = singular(name).lower()
                for at, changed in self._bodies(inner, members.get(name), own, depth + 1):
                    yield at, {**body, name: changed}
            elif isinstance(inner, list):
                listed: list[JsonValue] = [*self.pools.offers(name, holder)]
                if listed and not any(isinstance(one, dict | list) for one in inner):
                    yield name, {**body, name: listed[:1]}
            else:
                for offer in self._few([*self.pools.offers(name, holder)]):
                    if offer != inner:
                        yield name, {**body, name: offer}


def _with(values: Values, parameter: Parameter, value: JsonValue) -> Values:
    if parameter.location == "path":
        return replace(values, path={**values.path, parameter.name: value})
    return replace(values, query={**values.query, parameter.name: value})


def _body_schema(operation: Operation, values: Values) -> Schema | None:
    content = operation.request_body.content if operation.request_body else ()
    return next((each.schema for each in content if each.name == values.media_type), None)


def _properties(schema: Schema | None, depth: int = 0) -> Mapping[str, Schema]:
    """Give the members that a schema names, those of all that it is made of with them."""
    shape = None if schema is None else dereference(schema)
    if not isinstance(shape, SchemaObject) or depth > _DEEP:
        return {}
    found: dict[str, Schema] = {}
    if shape.composition is not None:
        for part in shape.composition.all_of:
            found.update(_properties(part, depth + 1))
    if shape.object is not None:
        found.update(shape.object.properties)
    return found
