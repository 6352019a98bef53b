"""How a list operation is walked: as it is set or stated, else as names and shape suggest.

It is set in specloom.toml (`paged`) and stated as `x-pagination`. A guess needs two witnesses: a
query parameter with a telling name and an answer that holds an array; where the name alone could
mean a filter (`after`, `since`), the answer must also say what comes next. Names are compared
without case and punctuation: `page[after]`, `pageAfter`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias, get_args

from specloom.ir.model import (
    EVERY_TYPE,
    Pagination,
    PaginationKind,
    Parameter,
    Response,
    Schema,
    SchemaObject,
    dereference,
)
from specloom.ir.reading import Raw, Reader

__all__ = [
    "ends",
    "infer",
    "is_array",
    "items",
    "page",
    "pages",
    "properties",
    "stated",
    "tokens",
    "ways",
]

_Path: TypeAlias = tuple[str, ...]

_KINDS: Final[tuple[PaginationKind, ...]] = get_args(PaginationKind)

_CURSORS: Final = (
    "cursor",
    "pagecursor",
    "nextcursor",
    "startingafter",
    "pageafter",
    "pagetoken",
    "nextpagetoken",
    "nexttoken",
    "paginationtoken",
    "continuationtoken",
)
_PERHAPS_CURSORS: Final = ("after", "offset", "marker", "token", "next", "since", "start", "page")
_PAGES: Final = ("page", "pagenumber", "pageno", "pagenum", "pageindex")
_OFFSETS: Final = ("offset", "pageoffset", "skip", "startindex", "startat", "start")
_SIZES: Final = (
    "limit",
    "pagesize",
    "perpage",
    "pagelimit",
    "maxresults",
    "maxitems",
    "pagecount",
    "size",
    "count",
    "take",
    "top",
)
_ITEMS: Final = ("data", "items", "results", "values", "entries", "records", "elements", "value")
_WRAPPERS: Final = frozenset(("data", "result", "results", "response", "embedded"))
_CONTAINERS: Final = frozenset(
    (
        "cursors",
        "links",
        "meta",
        "metadata",
        "nextpage",
        "page",
        "pageinfo",
        "pagination",
        "paging",
        "responsemetadata",
    ),
)
_NEXT: Final = (
    "nextcursor",
    "nextpagetoken",
    "nexttoken",
    "nextpagecursor",
    "continuationtoken",
    "endcursor",
    "nextmarker",
    "nextpage",
    "next",
    "cursor",
    "lastid",
)
_NEXT_URL: Final = (
    "nexturl",
    "nextpageurl",
    "nextpageuri",
    "nextpagelink",
    "nextlink",
    "odatanextlink",
    "nexturi",
    "nexthref",
    "nextpage",
    "next",
)
_MORE: Final = ("hasmore", "hasnext", "hasnextpage", "hasmoreitems", "hasmorepages", "more")
_LAST: Final = ("last", "islast", "islastpage")
_COUNTS: Final = ("totalpages", "pages", "pagestotal", "pagecount", "numpages", "lastpage")
_HREFS: Final = frozenset(("href", "uri", "url"))
_URL_FORMATS: Final = frozenset(("iri", "uri", "uri-reference", "url"))
_SCALARS: Final = frozenset(("string", "integer"))
_DEPTH: Final = 2
_DATES: Final = frozenset(("date", "date-time"))
_OF_ONE_THING: Final = frozenset(("id", "title"))


def stated(raw: Raw, pointer: str, reader: Reader) -> Pagination | None:
    """Read an `x-pagination` that is not `false`; None after reporting a fault."""
    told = reader.get(raw, "x-pagination", dict, pointer)
    if told is None:
        return None
    at = f"{pointer}/x-pagination"
    reader.required_text(told, "kind", at)
    kind: PaginationKind | None = reader.choice(told, "kind", _KINDS, at)
    if kind is None:
        return None
    return Pagination(
        kind,
        _path(told, "items", at, reader),
        reader.text(told, "parameter", at),
        _path(told, "next", at, reader),
        reader.text(told, "size", at),
        _path(told, "more", at, reader),
        _path(told, "last", at, reader),
        inferred=False,
    )


def _path(told: Raw, key: str, at: str, reader: Reader) -> _Path:
    """Read a JSON Pointer into the body (RFC 6901) as the names it passes."""
    text = reader.text(told, key, at)
    if text and not text.startswith("/"):
        message = f"`{key}` must be a JSON Pointer into the body, such as /data; begin it with /."
        reader.fault("bad-pagination-path", message, f"{at}/{key}")
        return ()
    return tokens(text)


def tokens(pointer: str) -> tuple[str, ...]:
    """Give the names that a JSON Pointer passes (RFC 6901)."""
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:])


def infer(parameters: Iterable[Parameter], responses: Iterable[Response]) -> Pagination | None:
    """Guess how a GET is walked from its query parameters and its first successful answer.

    Schemas that the answer refers to must have been read.
    """
    return next(ways(parameters, responses), None)


def ways(parameters: Iterable[Parameter], responses: Iterable[Response]) -> Iterator[Pagination]:
    """Give all ways in which a GET may be walked, the likeliest first: what `infer` chooses from.

    A `link` or `next-url` says where to go on; the others tell what its address may say.
    """
    queries = {_plain(each.name): each for each in parameters if each.location == "query"}
    answer, body = page(responses)
    if answer is None or body is None or not queries:
        return
    found = items(body)
    if found is None:
        return
    size = next((queries[name].name for name in _SIZES if name in queries), "")
    for kind, parameter, next_ in _guesses(queries, answer, body, size):
        if kind == "page" and _is_document(body, found) and _is_required(queries, parameter):
            continue
        if kind == "cursor" and not next_ and not _have_ids(body, found):
            continue
        more, last = ends(kind, body, next_)
        yield Pagination(kind, found, parameter, next_, size, more, last, pages(kind, body))


def page(responses: Iterable[Response]) -> tuple[Response | None, Schema | None]:
    """Give the first successful answer and the schema of its JSON, which is a page of a list."""
    answer = next((each for each in responses if each.status.startswith("2")), None)
    return answer, _json(answer) if answer else None


def _guesses(
    queries: Mapping[str, Parameter], answer: Response, body: Schema, size: str
) -> Iterator[tuple[PaginationKind, str, _Path]]:
    """Give what fits, the most telling first."""
    if any(header.name.lower() == "link" for header in answer.headers):
        yield "link", "", ()
    members = dict(_members(body))
    url = _next_url(members)
    named = [
        (queries[name].name, _next_cursor(members, name)) for name in _CURSORS if name in queries
    ]
    for name, path in named:
        if path or not url:
            yield "cursor", name, path
    for name in _PERHAPS_CURSORS:
        if name in queries and _may_be_cursor(queries[name]):
            path = _next_cursor(members, name)
            if path:
                yield "cursor", queries[name].name, path
    if url:
        yield "next-url", "", url
        for name in (name for name, path in named if not path):
            yield "cursor", name, ()
    for name in _PAGES:
        if name in queries and _is_number(queries[name]):
            yield "page", queries[name].name, ()
    for name in _OFFSETS:
        if size and name in queries and _is_number(queries[name]):
            yield "offset", queries[name].name, ()


def _plain(name: str) -> str:
    return re.sub("[^a-z0-9]", "", name.lower())


def _json(response: Response) -> Schema | None:
    found = (each.schema for each in response.content if "json" in each.name or each.name == "*/*")
    return next(found, None)


def _layers(schema: Schema) -> list[SchemaObject]:
    """Give the schemas that a value which is not null satisfies all together.

    References and `allOf` are followed, and a union of one schema and null.
    """
    layers: list[SchemaObject] = []
    waiting = [schema]
    for each in waiting:  # grows while it is walked
        layer = dereference(each)
        if isinstance(layer, SchemaObject) and layer not in layers:
            layers.append(layer)
            if layer.composition:
                waiting.extend(layer.composition.all_of)
                waiting.extend(_only_member(layer.composition.any_of))
                waiting.extend(_only_member(layer.composition.one_of))
    return layers


def _only_member(union: tuple[Schema, ...]) -> list[Schema]:
    """Give the member of a union that is not null, if there is just one."""
    members = [each for each in union if _types(each) != {"null"}]
    return members if len(members) == 1 else []


def _types(schema: Schema) -> frozenset[str]:
    """Give the types a schema states itself."""
    target = dereference(schema)
    return target.types if isinstance(target, SchemaObject) else EVERY_TYPE


def properties(schema: Schema) -> dict[str, Schema]:
    """Give the properties of a value that is an object, whatever part of the schema has them."""
    shapes = [layer.object for layer in _layers(schema) if layer.object]
    return {name: value for shape in shapes for name, value in shape.properties.items()}


def is_array(schema: Schema) -> bool:
    """Tell whether a schema is about lists, or null."""
    return any(layer.types - {"null"} == {"array"} or layer.array for layer in _layers(schema))


def items(body: Schema) -> _Path | None:
    """Find the array of a page: the body, a telling or the only array in it, one level deeper.

    Gives the path of properties that leads there; None where there is no such array.
    """
    if is_array(body):
        return ()
    members = properties(body)
    name = _array_name(members)
    if name is not None:
        return (name,)
    for wrapper, schema in members.items():
        inner = _array_name(properties(schema)) if _plain(wrapper) in _WRAPPERS else None
        if inner is not None:
            return wrapper, inner
    return None


def _array_name(members: Mapping[str, Schema]) -> str | None:
    arrays = {_plain(name): name for name, schema in members.items() if is_array(schema)}
    for name in _ITEMS:
        if name in arrays:
            return arrays[name]
    return next(iter(arrays.values())) if len(arrays) == 1 else None


def _members(schema: Schema, path: _Path = ()) -> Iterator[tuple[_Path, Schema]]:
    """Walk the properties of the body and of the objects in it that tell about the page."""
    for name, value in properties(schema).items():
        yield (*path, name), value
        if len(path) < _DEPTH and _plain(name) in _CONTAINERS:
            yield from _members(value, (*path, name))


def _next_cursor(members: Mapping[_Path, Schema], parameter: str) -> _Path:
    """Find where the answer holds the next cursor: named like the parameter, or `next`.

    What is named like a page or an offset says which one this is, but in an object called next.
    """
    scalars = [
        path
        for path, value in members.items()
        if _types(value) & _SCALARS and not _is_address(value)
    ]
    if parameter in _PAGES or parameter in _OFFSETS:
        scalars = [path for path in scalars if _plain(path[-1]) != parameter or _is_ahead(path)]
    return _first(scalars, (parameter, *_NEXT))


def _is_ahead(path: _Path) -> bool:
    return any(_plain(name).startswith("next") for name in path[:-1])


def _next_url(members: Mapping[_Path, Schema]) -> _Path:
    """Find where the answer holds the address of the next page."""
    links = [path for path, value in members.items() if _is_link(path, value)]
    found = _first(links, _NEXT_URL)
    if not found:
        return ()
    inner = [name for name in properties(members[found]) if _plain(name) in _HREFS]
    return (*found, *inner[:1])


def _first(paths: Iterable[_Path], names: Iterable[str]) -> _Path:
    by_name: dict[str, _Path] = {}
    for path in paths:
        by_name.setdefault(_plain(path[-1]), path)
    return next((by_name[name] for name in names if name in by_name), ())


def _is_link(path: _Path, schema: Schema) -> bool:
    """Whether a property is an address: by its format, its name, its place, or holding one."""
    if any(_plain(name) in _HREFS for name in properties(schema)):
        return True
    if _is_address(schema):
        return True
    telling = _plain(path[-1]) not in ("next", "nextpage") or "links" in map(_plain, path[:-1])
    return telling and "string" in _types(schema)


def _is_address(schema: Schema) -> bool:
    return any(layer.format in _URL_FORMATS for layer in _layers(schema))


def ends(kind: PaginationKind, body: Schema, next_: _Path) -> tuple[_Path, _Path]:
    """Find what says that a page follows, where a cursor or a count leads on, and that none does.

    What a `link` or `next-url` leads to says so itself, as a cursor does at `next_`.
    """
    if kind in ("link", "next-url"):
        return (), ()
    members = dict(_members(body))
    flags = [path for path, value in members.items() if _is_flag(value)]
    nexts = [path for path, value in members.items() if _types(value) & _SCALARS]
    more = _first(flags, _MORE) or _first(nexts, _NEXT_URL)
    return () if more == next_[: len(more)] else more, _first(flags, _LAST)


def pages(kind: PaginationKind, body: Schema) -> _Path:
    """Find how many pages there are, which is the number of the last, where pages are numbered."""
    members = dict(_members(body)) if kind == "page" else {}
    return _first((path for path, value in members.items() if _is_count(value)), _COUNTS)


def _is_count(schema: Schema) -> bool:
    return any(layer.types - {"null"} == {"integer"} for layer in _layers(schema))


def _is_flag(schema: Schema) -> bool:
    return any(layer.types - {"null"} == {"boolean"} for layer in _layers(schema))


def _is_document(body: Schema, found: _Path) -> bool:
    """Whether an answer is one thing that has a list, not a list of things."""
    members = properties(body)
    if len(found) != 1 or not _OF_ONE_THING & set(map(_plain, members)):
        return False
    shapes = [layer.array for layer in _layers(members[found[0]]) if layer.array]
    return any(shape.items and _is_scalar(shape.items) for shape in shapes)


def _have_ids(body: Schema, found: _Path) -> bool:
    """Whether the last item of a page may tell where the next begins: what is no object cannot."""
    for name in found:
        body = properties(body)[name]
    items = [layer.array.items for layer in _layers(body) if layer.array and layer.array.items]
    known = {name for item in items for name in properties(item)}
    return not any(map(_is_scalar, items)) and (not known or "id" in known)


def _is_scalar(schema: Schema) -> bool:
    return not _types(schema) & {"array", "object"}


def _is_required(queries: Mapping[str, Parameter], name: str) -> bool:
    return any(each.required for each in queries.values() if each.name == name)


def _may_be_cursor(parameter: Parameter) -> bool:
    """Whether a parameter takes an opaque text, as a cursor is: no number and no date."""
    layers = _layers(parameter.schema) if parameter.schema else []
    return any("string" in layer.types and layer.format not in _DATES for layer in layers)


def _is_number(parameter: Parameter) -> bool:
    layers = _layers(parameter.schema) if parameter.schema is not None else []
    return bool(layers) and all(layer.types & {"integer", "number"} for layer in layers)
