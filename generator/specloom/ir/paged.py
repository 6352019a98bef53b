"""How operations are walked whose pages specloom.toml tells of, checked against the description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from specloom.config import PagingSetting, closest
from specloom.errors import BadInput, Finding
from specloom.ir.model import Api, Operation, Pagination, Schema
from specloom.ir.pagination import ends, is_array, items, page, pages, properties, tokens

__all__ = ["paged"]


def paged(api: Api, settings: Sequence[PagingSetting]) -> Api:
    """Give the description with the pagination that specloom.toml sets for some operations.

    A setting for an operation that there is not is passed over: it may be one of another version.

    Raises:
        BadInput: A setting names a parameter or a place in the answer that there is not.
    """
    if not settings:
        return api
    wanted = {one.operation: one for one in settings}
    findings: list[Finding] = []

    def settled(operation: Operation) -> Operation:
        setting = wanted.get(f"{operation.method} {operation.path}")
        if setting is None:
            return operation
        faults = list(_faults(operation, setting))
        findings.extend(faults)
        return (
            operation if faults else replace(operation, pagination=_pagination(operation, setting))
        )

    operations = tuple(map(settled, api.operations))
    if findings:
        raise BadInput(*findings)
    return replace(api, operations=operations)


def _pagination(operation: Operation, setting: PagingSetting) -> Pagination | None:
    if setting.kind == "none":
        return None
    _, body = page(operation.responses)
    shaped = items(body) if body is not None else None
    next_ = tokens(setting.next)
    more, last = ends(setting.kind, body, next_) if body is not None else ((), ())
    return Pagination(
        setting.kind,
        tokens(setting.items) if setting.items is not None else shaped or (),
        setting.parameter,
        next_,
        setting.size,
        tokens(setting.more) if setting.more is not None else more,
        tokens(setting.last) if setting.last is not None else last,
        pages(setting.kind, body) if body is not None else (),
        inferred=False,
    )


def _faults(operation: Operation, setting: PagingSetting) -> Iterator[Finding]:
    """Find what a setting says of an operation that is not so."""
    if setting.kind == "none":
        return
    queries = [one.name for one in operation.parameters if one.location == "query"]
    for key, name in (("parameter", setting.parameter), ("size", setting.size)):
        if name and name not in queries:
            yield _fault(setting, key, f"has no query parameter {name!r}{closest(name, queries)}")
    _, body = page(operation.responses)
    if body is None:
        yield _fault(setting, "", "answers with no JSON, so it has no pages; remove this")
        return
    if setting.items is not None:
        list_ = _below(body, tokens(setting.items))
        if list_ is None or not is_array(list_):
            place = f"at {setting.items}" if setting.items else "as a whole"
            yield _fault(setting, "items", f"answers with no list {place}; correct the pointer")
    elif items(body) is None:
        yield _fault(setting, "", 'answers with no list, or with several; say which by "items"')
    for key, at in (("next", setting.next), ("more", setting.more), ("last", setting.last)):
        if at and _below(body, tokens(at)) is None:
            yield _fault(setting, key, f"answers with nothing at {at}; correct the pointer")


def _fault(setting: PagingSetting, key: str, what: str) -> Finding:
    place = setting.places.get(key) or setting.places[""]
    return Finding("wrong-pagination", f"{setting.operation} {what}", place)


def _below(schema: Schema, path: tuple[str, ...]) -> Schema | None:
    """Follow properties; None where there is no such property."""
    for name in path:
        found = properties(schema).get(name)
        if found is None:
            return None
        schema = found
    return schema
