"""Views of the generated methods: one per operation, with everything its template places."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from specloom.ir.model import Api, MediaType, Operation, Schema, SchemaObject
from specloom.names import (
    Argument,
    ClassKind,
    EnumKind,
    ListKind,
    Symbols,
    body_media,
    flat_body,
    kind_of,
    own,
)
from specloom.render.clients import own_server
from specloom.render.expressions import (
    LISTS,
    body_code,
    errors_code,
    headers_code,
    is_json,
    path_code,
    query_code,
    response_media,
)
from specloom.render.models import annotations_of, described
from specloom.render.shapes import (
    FORMATS,
    UNITS,
    Anything,
    Builtin,
    Choice,
    ListOf,
    Named,
    OneOf,
    Optional,
    Shape,
    annotation,
    references,
    shape_of,
    units,
)
from specloom.render.streams import streamed, successes
from specloom.render.text import Prose, literal, summary
from specloom.render.uploads import UPLOAD, uploaded

__all__ = ["ArgumentView", "OperationView", "ResourceView", "resources"]

_SHARED_BY = 3
"""So many documented client errors of one type make it the type of every client error."""

_FEW = 12
"""Enums of at most this many values show them in signatures."""
_IMPORTED = frozenset(
    """Any ApiKey AsyncClient AsyncPager AsyncResource AsyncStream Basic BearerToken Callable
    Client ClientCredentials Event Exchange Final Form Json JwtLogin Literal Mapping Multipart
    Omitted Options Pager Paging Raw Request Resource Sequence Stream Streaming Styled
    Upload""".split()
) | {*UNITS.values(), *FORMATS.values()}
"""What the modules of clients and resources import: no resource may hide it."""


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """An argument as it stands in a signature and in the docstring."""

    name: str
    annotation: str
    positional: bool
    required: bool
    doc: Prose


@dataclass(frozen=True, slots=True)
class OperationView:
    """A method. Texts ending in `_code` are Python expressions made of names and literals.

    One with an `item` gives its items one by one, by `iterator`: from pages or from a stream.
    """

    name: str
    id: Prose
    method: str
    path: Prose
    doc: Prose
    deprecated: bool
    arguments: tuple[ArgumentView, ...]
    returns: str
    item: str
    iterator: str
    server: Prose
    path_code: str
    query_code: str
    headers_code: str
    body_code: str
    errors_code: str
    empty: str
    accept: Prose
    authenticated: bool
    user_scoped: bool
    paging_code: str
    streaming_code: str
    refs: frozenset[str]
    units: frozenset[str]

    @property
    def binary(self) -> bool:
        """Whether the answer may be bytes, which may be many."""
        return "bytes" in self.returns.split(" | ") and not self.item

    @property
    def uploads(self) -> bool:
        """Whether it takes files, or a body that is nothing but one."""
        return any(re.search(r"\bUpload\b", one.annotation) for one in self.arguments)


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A resource: the operations of one tag."""

    name: str
    class_name: str
    doc: Prose
    operations: tuple[OperationView, ...]

    @property
    def refs(self) -> frozenset[str]:
        """The names of models it mentions."""
        return frozenset(ref for one in self.operations for ref in one.refs)


def resources(api: Api, symbols: Symbols, client: str) -> tuple[ResourceView, ...]:
    """Give the resources of one version, in the order of its operations.

    `client` is the name of the client class: no resource has it too.
    """
    grouped: dict[str, list[Operation]] = {}
    for operation in api.operations:
        grouped.setdefault(symbols.methods[operation.pointer].resource, []).append(operation)
    taken = {name.casefold() for name in (client, f"Async{client}", *_IMPORTED)}
    enums = dict(_enums(symbols))
    made: list[ResourceView] = []
    for name, operations in grouped.items():
        views = tuple(_Writer(one, api, symbols, enums).view() for one in operations)
        made.append(_resource(name, operations[0].tags, views, api, taken))
    return tuple(made)


def _enums(symbols: Symbols) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for pointer, name in symbols.types.items():
        kind = symbols.named[pointer].kind
        if isinstance(kind, EnumKind):
            yield name, kind.values


def _resource(
    name: str, tags: Sequence[str], views: tuple[OperationView, ...], api: Api, taken: set[str]
) -> ResourceView:
    class_name = _class_name(name, taken)
    taken |= _class_names(class_name)
    tag = tags[0] if tags else name
    told = next((one.description for one in api.tags if one.name == tag), "")
    return ResourceView(
        name=name,
        class_name=class_name,
        doc=Prose(_sentence(told.strip() or f"The operations of {tag}")),
        operations=views,
    )


def _class_name(name: str, taken: set[str]) -> str:
    """Name a resource's classes so that none of them hides another, or what modules import."""
    plain = "".join(word[:1].upper() + word[1:] for word in name.split("_"))
    wishes = chain((plain, f"{plain}Resource"), (f"{plain}Resource{at}" for at in count(2)))
    free = (wish for wish in wishes if not _class_names(wish) & taken)
    return next(wish for wish in free if not keyword.iskeyword(wish))


def _class_names(name: str) -> set[str]:
    return {one.casefold() for one in (name, f"Async{name}", f"{name}Requests")}


@dataclass(frozen=True, slots=True)
class _Stream:
    """The type of a stream's items, and how they are told apart."""

    item: Shape
    code: str


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one operation."""

    operation: Operation
    api: Api
    symbols: Symbols
    enums: Mapping[str, tuple[str | int, ...]]

    def view(self) -> OperationView:
        operation = self.operation
        arguments = self.symbols.arguments[operation.pointer]
        shapes = {one.name: self._argument_shape(one) for one in arguments}
        returned = self._returned()
        stream = self._stream()
        item = stream.item if stream else self._item()
        problems = self._errors()
        views = tuple(_argument(one, shapes[one.name], self) for one in arguments)
        mentioned = [*shapes.values(), returned, *([item] if item else []), *problems.values()]
        return OperationView(
            name=self.symbols.methods[operation.pointer].name,
            id=Prose(operation.id or f"{operation.method} {operation.path}"),
            method=operation.method,
            path=Prose(operation.path),
            doc=_doc(operation, views),
            deprecated=operation.deprecated,
            arguments=views,
            returns=annotation(returned, "models.", lists=LISTS),
            item=annotation(item, "models.", lists=LISTS) if item else "",
            iterator="Stream" if stream else "Pager",
            server=Prose(own_server(operation, self.api)),
            path_code=path_code(operation, arguments, shapes),
            query_code=query_code(arguments, shapes),
            headers_code=headers_code(arguments, shapes),
            body_code=body_code(operation, arguments, shapes),
            errors_code=errors_code(problems),
            empty=self._empty(),
            accept=Prose(_accept(operation)),
            authenticated=any(one.schemes for one in operation.security),
            user_scoped=self._user_scoped(),
            paging_code=self._paging() if item and not stream else "",
            streaming_code=stream.code if stream else "",
            refs=frozenset(ref for shape in mentioned for ref in references(shape)),
            units=frozenset(unit for shape in mentioned for unit in units(shape)),
        )

    @property
    def scope_header(self) -> str:
        """The header that scopes a request to a user, if the description names one."""
        scope = self.api.extensions.get("x-user-scope")
        return str(scope.get("header", "")) if isinstance(scope, dict) else ""

    def _user_scoped(self) -> bool:
        header = self.scope_header.lower()
        return bool(header) and any(
            one.location == "header" and one.name.lower() == header
            for one in self.operation.parameters
        )

    def _argument_shape(self, argument: Argument) -> Shape:
        schema = self._argument_schema(argument)
        if argument.place == "body" and schema is not None:
            upload = uploaded(schema, argument.wire, body_media(self.operation))
            if upload is not None:
                return upload
        if schema is None:
            return self._untyped(argument)
        shape = shape_of(schema, self.symbols)
        return self._with_choices(shape)

    def _untyped(self, argument: Argument) -> Shape:
        match argument.place, body_media(self.operation):
            case "path", _:
                return Builtin("str")
            case "whole body", MediaType(name=name) if name.startswith("text/"):
                return OneOf((Builtin("str"), UPLOAD))
            case "whole body", MediaType(name=name) if not is_json(name):
                return UPLOAD
            case _:
                return Anything()

    def _with_choices(self, shape: Shape) -> Shape:
        """Let plain values stand where an enum is wanted."""
        match shape:
            case Named(name):
                values = self.enums.get(name, ())
                return (
                    (
                        Choice(name, values)
                        if len(values) <= _FEW
                        else OneOf((shape, Builtin("str")))
                    )
                    if values
                    else shape
                )
            case Optional(inner):
                return Optional(self._with_choices(inner))
            case ListOf(inner):
                return ListOf(self._with_choices(inner))
            case _:
                return shape

    def _argument_schema(self, argument: Argument) -> Schema | None:
        if argument.parameter is not None:
            content = argument.parameter.content
            return argument.parameter.schema or (content.schema if content else None)
        media = body_media(self.operation)
        if argument.place == "path":
            return None
        if argument.place == "whole body":
            return media.schema if media and is_json(media.name) else None
        flat = flat_body(self.operation)
        return flat.properties[argument.wire].schema if flat else None

    def _returned(self) -> Shape:
        shapes: list[Shape] = []
        empty = False
        for response in successes(self.operation):
            media = response_media(response)
            if media is None:
                empty = True
            elif is_json(media.name):
                shapes.append(shape_of(media.schema, self.symbols) if media.schema else Anything())
            else:
                shapes.append(Builtin("str" if media.name.startswith("text/") else "bytes"))
        shapes = list(dict.fromkeys(shapes))
        if not shapes:
            return Builtin("None")
        shape = shapes[0] if len(shapes) == 1 else OneOf(tuple(shapes))
        if empty and self._empty() == "none" and not isinstance(shape, Optional | Anything):
            return Optional(shape)
        return shape

    def _empty(self) -> str:
        told = [one.extensions.get("x-empty") for one in successes(self.operation)]
        return "list" if "list" in told else "none"

    def _errors(self) -> dict[str, Shape]:
        problems: dict[str, Shape] = {}
        for response in self.operation.responses:
            media = response_media(response)
            if response.status[0] in "45d" and media and media.schema and is_json(media.name):
                problems[response.status] = shape_of(media.schema, self.symbols)
        return _grouped(problems)

    def _item(self) -> Shape | None:
        paging = self.operation.pagination
        schema = self._page_schema()
        if paging is None or schema is None:
            return None
        for name in paging.items:
            kind = kind_of(schema)
            if not isinstance(kind, ClassKind) or name not in kind.properties:
                return None
            schema = kind.properties[name].schema
        kind = kind_of(schema)
        if not isinstance(kind, ListKind):
            return None
        return shape_of(kind.items, self.symbols) if kind.items is not None else Anything()

    def _stream(self) -> _Stream | None:
        told = streamed(self.operation)
        if told is None:
            return None
        if told.events:
            item: Shape = Builtin("Event")
        else:
            item = shape_of(told.item, self.symbols) if told.item is not None else Anything()
        type_ = annotation(item, "models.", lists=LISTS)
        return _Stream(item, f"Streaming({literal(told.kind)}, {type_})")

    def _page_schema(self) -> Schema | None:
        for response in successes(self.operation):
            media = response_media(response)
            if media is not None and media.schema is not None:
                return media.schema
        return None

    def _paging(self) -> str:
        paging = self.operation.pagination
        schema = self._page_schema()
        if paging is None or schema is None:
            return ""
        parts = [literal(paging.kind), f"items={self._attributes(schema, paging.items)}"]
        if paging.next:
            parts.append(f"next={self._attributes(schema, paging.next)}")
        parts += [
            f"{key}={literal(value)}"
            for key, value in (("parameter", paging.parameter), ("size", paging.size))
            if value
        ]
        if paging.kind == "page" and self._counts_from_zero(paging.parameter):
            parts.append("start=0")
        return f"Paging({', '.join(parts)})"

    def _counts_from_zero(self, name: str) -> bool:
        """Tell whether a page number starts at 0: by its default, else by its minimum."""
        schemas = [one.schema for one in self.operation.parameters if one.name == name]
        for schema in schemas:
            target = own(schema) if schema is not None else None
            if isinstance(target, SchemaObject):
                least = target.number.minimum if target.number else None
                return (target.annotations.default or (least,))[0] == 0
        return False

    def _attributes(self, schema: Schema, path: Sequence[str]) -> str:
        """Write a path of wire names as a tuple of attribute names."""
        names: list[str] = []
        for wire in path:
            pointer = own(schema).pointer
            names.append(self.symbols.members.get(pointer, {}).get(wire, wire))
            kind = kind_of(schema)
            if isinstance(kind, ClassKind) and wire in kind.properties:
                schema = kind.properties[wire].schema
        return repr(tuple(names))


def _grouped(problems: dict[str, Shape]) -> dict[str, Shape]:
    """Say once what several client errors share: one type for three of them holds for all 4xx."""
    kinds = {shape for status, shape in problems.items() if status[0] == "4"}
    told = [status for status in problems if status[0] == "4"]
    if len(kinds) != 1 or len(told) < _SHARED_BY:
        return problems
    return {"4XX": kinds.pop(), **{s: shape for s, shape in problems.items() if s[0] != "4"}}


def _doc(operation: Operation, arguments: Sequence[ArgumentView]) -> Prose:
    """Give the docstring of a method: what it does, then its arguments."""
    title = operation.summary.strip() or operation.id or f"{operation.method} {operation.path}"
    title = _sentence(title)
    body = operation.description.strip()
    parts = [title, body if body.rstrip(".") != title.rstrip(".") else ""]
    told = [f"    {one.name}: {one.doc}" for one in arguments if one.doc]
    parts.append("\n".join(("Args:", *told)) if told else "")
    return Prose("\n\n".join(part for part in parts if part))


def _sentence(text: str) -> str:
    """Give a text its full stop."""
    return text if text[-1:] in ".!?:`|>" else f"{text}."


def _argument(one: Argument, shape: Shape, writer: _Writer) -> ArgumentView:
    if one.parameter is not None:
        schema = one.parameter.schema
        notes = annotations_of(schema) if schema is not None else None
        text = one.parameter.description or (notes.description if notes else "")
        unit = notes.unit if notes else ""
        doc = Prose(f"{text.rstrip('.')}. Unit: {unit}." if unit and unit not in text else text)
    else:
        schema = writer._argument_schema(one)  # noqa: SLF001 - the writer's own half
        doc = described(annotations_of(schema), "") if schema is not None else Prose("")
    if one.place == "whole body" and writer.operation.request_body is not None:
        doc = Prose(writer.operation.request_body.description or doc or "The request body.")
    return ArgumentView(
        name=one.name,
        annotation=annotation(shape, "models.", argument=True),
        positional=one.place == "path",
        required=one.required,
        doc=summary(doc),
    )


def _accept(operation: Operation) -> str:
    offered = [
        media.name
        for response in operation.responses
        if response.status[0] == "2" and (media := response_media(response)) is not None
    ]
    return ", ".join(dict.fromkeys(offered)) or "application/json"
