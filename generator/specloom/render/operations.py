"""Views of the generated methods: one or more per operation, with all that a template places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from specloom.ir.model import Api, MediaType, Operation, Schema
from specloom.ir.servers import own_server
from specloom.names import Argument, ScalarKind, Symbols, kind_of
from specloom.names.credentials import WaysIn, ways_in
from specloom.render.answers import (
    Answer,
    answers,
    answers_by_type,
    errors,
    gives_list,
    returned,
)
from specloom.render.arguments import (
    ON,
    Arguments,
    ArgumentView,
    Way,
    merged,
    shown,
    ways_code,
)
from specloom.render.choices import Choices, Offer, Signature
from specloom.render.documentation import method_doc
from specloom.render.expressions import LISTS, headers_code, path_code, query_code, types_code
from specloom.render.pages import item_of, paging_code
from specloom.render.shapes import (
    Anything,
    Builtin,
    Literals,
    Optional,
    Shape,
    annotation,
    references,
    shape_of,
    units,
)
from specloom.render.streams import Streamed, also_streamed, streamed
from specloom.render.text import Prose, literal

__all__ = ["ArgumentView", "OperationView", "operation_views"]


@dataclass(frozen=True, slots=True)
class OperationView:
    """A method. Texts ending in `_code` are Python expressions made of names and literals.

    One with an `item` gives its items one by one, by `iterator`: from pages or from a stream.
    Where what it takes or gives hangs on a media type, `overloads` say how; `calls` are those of
    the method itself, which leaves a body out as a whole or not at all.
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
    overloads: tuple[Signature, ...]
    calls: tuple[Signature, ...]
    server: Prose
    path_code: str
    query_code: str
    headers_code: str
    body_code: str
    errors_code: str
    answers_code: str
    empty: str
    accept_code: str
    authenticated: bool
    security_code: str
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
    def chooses_body(self) -> bool:
        """Whether its body may be sent in several media types, or not at all."""
        return self.body_code.startswith(("_body(", "_given("))

    @property
    def uploads(self) -> bool:
        """Whether it takes files, or a body that is nothing but one."""
        return any(re.search(r"\bUpload\b", one.annotation) for one in self.arguments)


def operation_views(
    operation: Operation,
    api: Api,
    symbols: Symbols,
    enums: Mapping[str, tuple[str | int, ...]],
    usual: WaysIn | None = None,
) -> Iterator[OperationView]:
    """Give the methods of an operation: the usual one, and one for each other kind of answer.

    A stream that can be had instead of a whole answer is a method of its own, and so is an answer
    without pages where the usual one has them.
    """
    writer = _Writer(operation, api, symbols, enums, usual)
    return map(writer.view, writer.calls())


@dataclass(frozen=True, slots=True)
class _Call:
    """One way to call an operation, which is one method.

    `arguments` are those sent, `flag` the one that would turn a stream on; `accept` is what is
    asked for unasked, `note` what the documentation adds to the description.
    """

    name: str
    arguments: tuple[Argument, ...]
    offers: tuple[Offer, ...]
    accept: str
    types: Mapping[str, Shape]
    paging_code: str = ""
    streaming_code: str = ""
    flag: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one operation."""

    operation: Operation
    api: Api
    symbols: Symbols
    enums: Mapping[str, tuple[str | int, ...]]
    usual: WaysIn | None

    def calls(self) -> Iterator[_Call]:
        """Give the ways to call it, the usual one first."""
        operation = self.operation
        name = self.symbols.methods[operation.pointer].name
        further = self.symbols.further
        arguments = self.symbols.arguments[operation.pointer]
        if stream := streamed(operation):
            yield self._streaming(name, stream, arguments)
            return
        whole = answers(operation)
        pages = [self._paging(one) for one in whole]
        alike = tuple(one for one, its in zip(whole, pages, strict=True) if its == pages[0])
        others = tuple(one for one, its in zip(whole, pages, strict=True) if its != pages[0])
        stream = also_streamed(operation)
        if stream is None:
            yield self._whole(name, alike, arguments)
        else:
            other, flag = further[operation.pointer, "stream"], _flag(arguments)
            note = f"`{other}` gives the answer item by item."
            yield replace(self._whole(name, alike, arguments), flag=flag, note=note)
            on = tuple(replace(one, name=ON) if one.name == flag else one for one in arguments)
            call = self._streaming(other, stream, on)
            yield replace(call, note="Gives the answer item by item, as it comes.")
        if others:
            yield self._whole(further[operation.pointer, "as"], others, arguments)

    def _whole(
        self, name: str, offered: tuple[Answer, ...], arguments: tuple[Argument, ...]
    ) -> _Call:
        offers: dict[tuple[Shape, Shape | None], tuple[str, ...]] = {}
        for one in offered:
            key = returned(one, self.operation, self.symbols), self._item(one)
            offers[key] = (*offers.get(key, ()), one.name)
        return _Call(
            name,
            arguments,
            tuple(Offer(names, *key) for key, names in offers.items()),
            _accept(offered[0].media),
            answers_by_type(offered, self.operation, self.symbols),
            paging_code=self._paging(offered[0]),
        )

    def _streaming(self, name: str, stream: Streamed, arguments: tuple[Argument, ...]) -> _Call:
        item: Shape = Builtin("Event") if stream.events else Anything()
        if stream.item is not None:
            item = shape_of(stream.item, self.symbols)
        read = returned(Answer("", stream.media), self.operation, self.symbols)
        code = f"Streaming({literal(stream.kind)}, {_type(item)})"
        offers = (Offer(("",), read, item),)
        return _Call(name, arguments, offers, _accept(stream.media), {}, streaming_code=code)

    def _item(self, answer: Answer) -> Shape | None:
        page = _page(answer)
        return item_of(self.operation, page, self.symbols) if page is not None else None

    def _paging(self, answer: Answer) -> str:
        page = _page(answer)
        if page is None or self._item(answer) is None:
            return ""
        return paging_code(self.operation, page, self.symbols)

    def view(self, call: _Call) -> OperationView:
        """Give the view of a call."""
        operation = self.operation
        ways = self._ways(call)
        shapes = merged(ways, call.arguments)
        choices = Choices(operation, ways, call.offers, shown(call.arguments, shapes, operation))
        signature = choices.signature
        told = [(one.name, one.doc) for one in signature.arguments]
        problems = errors(operation, self.symbols)
        server, entries = own_server(operation, self.api), ways_in(operation, self.api)
        mentioned = [
            *(shape for way in ways for shape in way.shapes.values()),
            *(one.returned for one in call.offers),
            *(one.item for one in call.offers if one.item),
            *problems.values(),
        ]
        return OperationView(
            name=call.name,
            id=Prose(operation.id or f"{operation.method} {operation.path}"),
            method=operation.method,
            path=Prose(operation.path),
            doc=method_doc(operation, told, call.note),
            deprecated=operation.deprecated,
            arguments=signature.arguments,
            returns=signature.returns,
            item=signature.item,
            iterator="Stream" if call.streaming_code else "Pager",
            overloads=tuple(choices.overloads()),
            calls=tuple(choices.calls()),
            server=Prose(server.url if server else ""),
            path_code=path_code(operation, call.arguments, shapes),
            query_code=query_code(call.arguments, shapes),
            headers_code=headers_code(call.arguments, shapes),
            body_code=self._body_code(ways, choices),
            errors_code=types_code(problems),
            answers_code=types_code(call.types),
            empty="list" if gives_list(operation) else "none",
            accept_code=choices.accept or literal(call.accept),
            authenticated=bool(entries),
            security_code=literal(entries) if self.usual not in {None, entries} and entries else "",
            user_scoped=self._user_scoped(),
            paging_code=call.paging_code,
            streaming_code=call.streaming_code,
            refs=frozenset(ref for shape in mentioned for ref in references(shape)),
            units=frozenset(unit for shape in mentioned for unit in units(shape)),
        )

    def _ways(self, call: _Call) -> tuple[Way, ...]:
        """Give the arguments by media type of the body; a flag may not turn the stream on."""
        ways = Arguments(self.operation, self.symbols, self.enums).ways(call.arguments)
        return tuple(
            replace(
                way,
                shapes={
                    name: _off(shape) if name == call.flag else shape
                    for name, shape in way.shapes.items()
                },
            )
            for way in ways
        )

    def _body_code(self, ways: Sequence[Way], choices: Choices) -> str:
        body = self.operation.request_body
        return ways_code(
            ways,
            choices.content_type,
            told=choices.given_tells,
            optional=body is not None and not body.required,
        )

    def _user_scoped(self) -> bool:
        scope = self.api.extensions.get("x-user-scope")
        header = str(scope.get("header", "")).lower() if isinstance(scope, dict) else ""
        return bool(header) and any(
            one.location == "header" and one.name.lower() == header
            for one in self.operation.parameters
        )


def _flag(arguments: Sequence[Argument]) -> str:
    """Find the argument that turns a stream on, by the name that services have agreed on."""
    found = (
        one.name
        for one in arguments
        if one.wire == "stream" and one.place in {"body", "query"} and one.schema is not None
        if kind_of(one.schema) == ScalarKind("bool")
    )
    return next(found, "")


def _off(shape: Shape) -> Shape:
    off = Literals((False,))
    return Optional(off) if isinstance(shape, Optional) else off


def _accept(media: Mapping[str, MediaType]) -> str:
    return ", ".join(dict.fromkeys(one.name for one in media.values())) or "application/json"


def _page(answer: Answer) -> Schema | None:
    return next((one.schema for one in answer.media.values() if one.schema is not None), None)


def _type(shape: Shape | None) -> str:
    return annotation(shape, "models.", lists=LISTS) if shape else ""
