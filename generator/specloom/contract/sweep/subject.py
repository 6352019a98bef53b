"""One operation as the sweep sees it: what a usual request of it holds, and cases around that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from specloom.contract.coverage import sent
from specloom.contract.model import Case, Mode, Values
from specloom.contract.requests import write
from specloom.contract.styles import carries
from specloom.contract.sweep.judging import Judge
from specloom.contract.sweep.routes import Routes
from specloom.ir.media_types import kind_of
from specloom.ir.model import (
    Api,
    JsonValue,
    Location,
    MediaType,
    Operation,
    Parameter,
    Schema,
    SchemaObject,
    dereference,
)
from specloom.values.samples import NO_SAMPLE, NoSample

__all__ = ["ANY_ANSWER", "Body", "Subject", "carried", "placed", "schema_of", "survives", "without"]

ANY_ANSWER: Final = ("2XX", "3XX", "4XX")
"""What may be answered where a description need not say: all but a fault of the service."""
_IGNORED: Final = frozenset(("accept", "authorization", "content-type"))
_PLACES: Final[Mapping[Location, str]] = {
    "path": "path",
    "query": "query",
    "querystring": "query",
    "header": "headers",
    "cookie": "cookies",
}


@dataclass(frozen=True, slots=True)
class Body:
    """What a request may hold in one media type; `value` is a small one, `full` a large one."""

    media_type: MediaType
    value: JsonValue
    full: JsonValue


class Subject:
    """One operation with the values that its usual request holds.

    Args:
        api: the description.
        operation: the operation.
        judge: who tells whether values are valid.
        routes: where paths lead.
        seed: what is made up follows from it.
    """

    def __init__(
        self, api: Api, operation: Operation, judge: Judge, routes: Routes, seed: int
    ) -> None:
        self.api = api
        self.operation = operation
        self.judge = judge
        self.routes = routes
        self._seed = seed
        self._fresh = 0

    @cached_property
    def parameters(self) -> Mapping[Parameter, JsonValue | NoSample]:
        """The parameters, each with its usual value; those that OpenAPI ignores are left out."""
        return {
            each: self._value(each)
            for each in self.operation.parameters
            if not (each.location == "header" and each.name.lower() in _IGNORED)
        }

    def _value(self, parameter: Parameter) -> JsonValue | NoSample:
        schema = schema_of(parameter)
        if schema is None:
            return next((example.value for example in parameter.examples), "text")
        examples = parameter.examples
        if parameter.content is not None:
            examples = (*examples, *parameter.content.examples)
        usual = self.judge.usual(schema, examples)
        return next((value for value in usual if carries(parameter, value)), NO_SAMPLE)

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies that can be made, in document order."""
        content = () if self.operation.request_body is None else self.operation.request_body.content
        made = map(self._body, content)
        return tuple(body for body in made if body is not None)

    def _body(self, media_type: MediaType) -> Body | None:
        kind, schema = kind_of(media_type.name), media_type.schema
        if schema is None or kind in ("binary", "lines", "events"):
            item = media_type.item_schema
            made = NO_SAMPLE if item is None else self.judge.sample(item)
            value: JsonValue = "text" if made is NO_SAMPLE else made
            if kind == "json" and made is NO_SAMPLE:
                value = {}
            return Body(media_type, value, value)
        return self._of_schema(media_type, schema)

    def _of_schema(self, media_type: MediaType, schema: Schema) -> Body | None:
        kind = kind_of(media_type.name)
        whole = self._whole(media_type, schema)
        if kind in ("text", "xml"):  # what is no string is written in a way that only examples know
            told = [*whole, *(example.value for example in media_type.examples)]
            whole = [each for each in told if isinstance(each, str)]
        elif kind in ("form", "multipart"):
            kept = [carried(each) for each in whole if isinstance(each, dict)]
            whole = [each for each in kept if self.judge.accepts(schema, each) and survives(each)]
        return Body(media_type, whole[0], whole[-1]) if whole else None

    def _whole(self, media_type: MediaType, schema: Schema) -> list[JsonValue]:
        """Give valid bodies: a small one first, the largest one last."""
        usual = [*self.judge.usual(schema, media_type.examples)]
        small, full = self.judge.sample(schema), self.judge.sample(schema, minimal=False)
        first = [] if small is NO_SAMPLE else [small]
        last = [] if full is NO_SAMPLE else [full]
        return [*first, *usual, *last]

    @cached_property
    def usual(self) -> Values | None:
        """The values of a request with what is required; None where one cannot be made."""
        places: dict[str, dict[str, JsonValue]] = {place: {} for place in _PLACES.values()}
        for parameter, value in self.parameters.items():
            if parameter.required or parameter.location == "path":
                if value is NO_SAMPLE:
                    return None
                places[_PLACES[parameter.location]][parameter.name] = value
            elif parameter.location == "header" and parameter.name.lower() in self._pinned:
                places["headers"][parameter.name] = self._pinned[parameter.name.lower()]
        for name in self._undescribed_holes():
            places["path"][name] = "1"
        values = Values(places["path"], places["query"], places["headers"], places["cookies"])
        described = self.operation.request_body
        if described is None or not described.required:
            return values
        if not self.bodies:
            return None
        first = self.bodies[0]
        return replace(values, body=first.value, media_type=first.media_type.name)

    @cached_property
    def _pinned(self) -> Mapping[str, JsonValue]:
        """The header that pins the version, which goes with every request."""
        told = self.api.extensions.get("x-version-header")
        return {str(told.get("name")).lower(): told.get("value")} if isinstance(told, dict) else {}

    def _undescribed_holes(self) -> Iterator[str]:
        known = {each.name for each in self.operation.parameters if each.location == "path"}
        for piece in self.operation.path.split("{")[1:]:
            name = piece.partition("}")[0]
            if name not in known:
                yield name

    # ------------------------------------------------------------------------------------ cases

    def case(  # noqa: PLR0913 - all that cases differ by
        self,
        values: Values,
        mode: Mode,
        why: str,
        pointer: str,
        *,
        arms: tuple[str, ...] = (),
        expects: tuple[str, ...] = (),
    ) -> Iterator[Case]:
        """Give a case, unless what is written would lead to another operation."""
        if self.operation.method == "DELETE":
            values = self._elsewhere(values)
        call = write(self.api, self.operation, values)
        if not self.routes.leads_to(call.target, self.operation):
            return
        goals = sent(self.operation, values, arms) if mode == "valid" else ()
        yield Case(
            self.operation,
            call,
            mode,
            why,
            pointer,
            values=values,
            goals=goals,
            expects=expects,
        )

    def _elsewhere(self, values: Values) -> Values:
        """Aim at something that nothing else needs, so that what is removed is not missed."""
        holes = [each for each in self.parameters if each.location == "path"]
        if not holes or values.path.get(holes[-1].name) != self.parameters[holes[-1]]:
            return values
        unknown = self.unknown(holes[-1])
        return values if unknown is NO_SAMPLE else placed(values, holes[-1], unknown)

    def unknown(self, parameter: Parameter) -> JsonValue | NoSample:
        """Give an id that a parameter may have and that nobody knows, another one each time."""
        self._fresh += 1
        told = f"{self._seed} {self.operation.pointer} {parameter.name} {self._fresh}"
        digits = hashlib.sha256(told.encode()).hexdigest()
        schema = schema_of(parameter)
        stated = None if schema is None else dereference(schema)
        if isinstance(stated, SchemaObject) and stated.enum is not None:
            return NO_SAMPLE
        uuid = f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"
        number = int(digits[:7], 16) + 10**8
        candidates: tuple[JsonValue, ...] = (number, uuid, f"specloom-{digits[:12]}", digits[:24])
        fitting = (
            each
            for each in candidates
            if schema is None or (self.judge.accepts(schema, each) and carries(parameter, each))
        )
        return next(fitting, NO_SAMPLE)


def schema_of(parameter: Parameter) -> Schema | None:
    """Give the schema of a parameter, that of its content if it has one."""
    return parameter.schema if parameter.content is None else parameter.content.schema


def carried(value: JsonValue) -> JsonValue:
    """Give a value without the parts that a form cannot carry."""
    match value:
        case dict():
            kept = {name: carried(inner) for name, inner in value.items()}
            return {name: inner for name, inner in kept.items() if survives(inner)}
        case list():
            return [inner for inner in map(carried, value) if survives(inner)]
        case _:
            return value


def survives(value: JsonValue) -> bool:
    """Tell whether a form can carry a value: it has no way to write what is empty."""
    match value:
        case dict():
            return bool(value) and all(map(survives, value.values()))
        case list():
            return bool(value) and all(map(survives, value))
        case _:
            return value is not None and value != ""


def placed(values: Values, parameter: Parameter, value: JsonValue) -> Values:
    """Give values with that of one parameter set."""
    name = parameter.name
    match parameter.location:
        case "path":
            return replace(values, path={**values.path, name: value})
        case "query" | "querystring":
            return replace(values, query={**values.query, name: value})
        case "header":
            return replace(values, headers={**values.headers, name: value})
        case "cookie":
            return replace(values, cookies={**values.cookies, name: value})


def without(values: Values, parameter: Parameter) -> Values:
    """Give values without that of one parameter."""
    place = _PLACES[parameter.location]
    held: Mapping[str, JsonValue] = getattr(values, place)
    rest = {name: value for name, value in held.items() if name != parameter.name}
    match place:
        case "path":
            return replace(values, path=rest)
        case "query":
            return replace(values, query=rest)
        case "headers":
            return replace(values, headers=rest)
        case _:
            return replace(values, cookies=rest)
