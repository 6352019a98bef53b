"""Path items to operations: parameters merged and explicit, bodies, callbacks, webhooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from specloom.ir import pagination, security
from specloom.ir.contents import Contents
from specloom.ir.dialects import Dialect
from specloom.ir.model import (
    BooleanSchema,
    Location,
    MediaType,
    Operation,
    Pagination,
    Parameter,
    Response,
    Schema,
    SecurityRequirement,
    Server,
    Style,
)
from specloom.ir.reading import Raw, Reader, below
from specloom.ir.schemas import Schemas

__all__ = ["Operations"]

_Parameters: TypeAlias = dict[tuple[str, str], Parameter | None]
"""By location and name, which make a parameter unique; one that is left out, by its pointer."""

_STYLES: Final[Mapping[Location, tuple[Style, ...]]] = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "querystring": ("form",),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
}
"""The styles of each location, its default first (OpenAPI 3.2, 4.12.3)."""

_LOCATIONS: Final = tuple(_STYLES)
_EXPLODED: Final = frozenset(("form", "cookie"))
"""The styles whose `explode` defaults to true."""

_IGNORED_HEADERS: Final = frozenset(("accept", "authorization", "content-type"))
"""Header parameters that OpenAPI says are ignored: other objects describe them (4.8.12)."""


class Operations:
    """Reads the operations of one document."""

    def __init__(
        self,
        reader: Reader,
        dialect: Dialect,
        schemas: Schemas,
    ) -> None:
        self._reader = reader
        self._dialect = dialect
        self._schemas = schemas
        self._contents = Contents(reader, schemas)
        self._parameters: dict[str, Parameter | None] = {}
        root = reader.document.root
        self._security = security.requirements(root, "#", reader)

    def under(self, items: Raw, pointer: str) -> Iterator[Operation]:
        """Read the path items of `paths`, `webhooks` or one callback: a map from path to item."""
        for path, (item, at) in self._reader.entries(_without_extensions(items), pointer):
            yield from self._in_item(path, item, at)

    def _in_item(self, path: str, item: Raw, pointer: str) -> Iterator[Operation]:
        shared = dict(self._declared(item, pointer))
        servers = security.servers(item, pointer, self._reader)
        for method, tokens, raw in self._dialect.requests(item):
            place = self._reader.follow(raw, below(pointer, *tokens))
            if place:
                yield self._operation(method, path, place, shared, servers)

    def _operation(
        self,
        method: str,
        path: str,
        place: tuple[Raw, str],
        shared: _Parameters,
        servers: tuple[Server, ...],
    ) -> Operation:
        raw, pointer = place
        reader, contents = self._reader, self._contents
        declared = shared | dict(self._declared(raw, pointer))
        parameters = tuple(one for one in declared.values() if one is not None)
        responses = contents.responses(raw, pointer)
        return Operation(
            pointer,
            method,
            path,
            reader.text(raw, "operationId", pointer),
            reader.texts(raw, "tags", pointer),
            reader.text(raw, "summary", pointer),
            reader.text(raw, "description", pointer),
            reader.flag(raw, "deprecated", pointer),
            parameters,
            contents.request_body(raw, pointer),
            responses,
            self._requirements(raw, pointer),
            security.servers(raw, pointer, reader) or servers,
            tuple(self._callbacks(raw, pointer)) if "callbacks" in raw else (),
            self._pagination(raw, pointer, method, parameters, responses),
            reader.extensions(raw),
            tuple(at for (_, at), one in declared.items() if one is None),
        )

    def _requirements(self, raw: Raw, pointer: str) -> tuple[SecurityRequirement, ...]:
        if raw.get("security") is None:
            return self._security
        return security.requirements(raw, pointer, self._reader)

    def _callbacks(self, raw: Raw, pointer: str) -> Iterator[Operation]:
        callbacks = self._reader.get(raw, "callbacks", dict, pointer) or {}
        found = self._reader.entries(_without_extensions(callbacks), f"{pointer}/callbacks")
        for _, (items, at) in found:
            yield from self.under(items, at)

    def _pagination(
        self,
        raw: Raw,
        pointer: str,
        method: str,
        parameters: tuple[Parameter, ...],
        responses: tuple[Response, ...],
    ) -> Pagination | None:
        stated = raw.get("x-pagination")
        if stated is False:
            return None
        if stated is not None:
            return pagination.stated(raw, pointer, self._reader)
        if method != "GET":
            return None
        self._schemas.settle()
        return pagination.infer(parameters, responses)

    def _declared(
        self, raw: Raw, pointer: str
    ) -> Iterator[tuple[tuple[str, str], Parameter | None]]:
        """Read `parameters`, keyed by what makes each unique."""
        for value, at in self._reader.items(raw, "parameters", pointer):
            if at not in self._parameters:
                self._parameters[at] = self._parameter(value, at)
            parameter = self._parameters[at]
            if parameter:
                name, location = parameter.name, parameter.location
                # Header names ignore case (RFC 9110, 5.1).
                yield (location, name.lower() if location == "header" else name), parameter
            else:
                yield ("", at), None

    def _parameter(self, raw: Raw, pointer: str) -> Parameter | None:
        """Read one parameter; None for one that is ignored, or after reporting a fault."""
        reader = self._reader
        name = reader.required_text(raw, "name", pointer)
        reader.required_text(raw, "in", pointer)
        location: Location | None = reader.choice(raw, "in", _LOCATIONS, pointer)
        if name is None or location is None:
            return None
        if location == "header" and name.lower() in _IGNORED_HEADERS:
            return None
        stated: Style | None = reader.choice(raw, "style", _STYLES[location], pointer)
        style = stated or _STYLES[location][0]
        explode = reader.get(raw, "explode", bool, pointer)
        schema, content = self._value(raw, pointer)
        return Parameter(
            pointer,
            name,
            location,
            location == "path" or reader.flag(raw, "required", pointer),
            schema,
            content,
            style,
            style in _EXPLODED if explode is None else explode,
            reader.flag(raw, "allowReserved", pointer),
            reader.flag(raw, "allowEmptyValue", pointer),
            reader.text(raw, "description", pointer),
            reader.flag(raw, "deprecated", pointer),
            self._contents.examples(raw, pointer),
            reader.extensions(raw),
        )

    def _value(self, raw: Raw, pointer: str) -> tuple[Schema | None, MediaType | None]:
        """Read a parameter's `schema`, else its `content`; one with neither takes any value."""
        schema = self._contents.schema(raw, "schema", pointer)
        content = () if schema else self._contents.media_types(raw, pointer)
        if content:
            return None, content[0]
        return schema or BooleanSchema(pointer, accepts=True), None


def _without_extensions(items: Raw) -> Raw:
    return {name: item for name, item in items.items() if not name.startswith("x-")}
