"""Requests as they are sent, written from the values that go into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from re import compile as pattern
from typing import Final

from specloom.contract.bodies import write_body
from specloom.contract.model import ABSENT, Call, Values
from specloom.contract.styles import in_header, in_pairs, in_path, plain
from specloom.ir.model import Api, JsonValue, Location, MediaType, Operation, Parameter

__all__ = ["write"]

_HOLE: Final = pattern(r"\{([^{}]*)\}")


def write(api: Api, operation: Operation, values: Values) -> Call:
    """Write a request of an operation, by the styles and media types that are described.

    Values need not fit their schemas; those for which no parameter is described are written in
    the usual style of their place. A path parameter without a value leaves its hole empty. The
    header that pins the version is added where the values have none; credentials are not.
    """
    plan = _plan(operation)
    target = plan.path(values)
    query = "&".join(plan.pairs("query", values.query))
    headers = dict(plan.headers(values))
    if values.cookies and (cookies := "; ".join(plan.pairs("cookie", values.cookies))):
        headers["cookie"] = cookies
    for name, value in _version(api):
        headers.setdefault(name, value)
    body = None
    if values.raw is not None or values.body is not ABSENT:
        body, content_type = write_body(values, plan.content.get(values.media_type))
        if content_type:
            headers["content-type"] = content_type
    return Call(
        operation.method,
        f"{target}?{query}" if query else target,
        tuple(headers.items()),
        body,
    )


@lru_cache(maxsize=64)
def _version(api: Api) -> tuple[tuple[str, str], ...]:
    told = api.extensions.get("x-version-header")
    if not isinstance(told, dict):
        return ()
    return ((str(told.get("name", "")).lower(), plain(told.get("value"))),)


@dataclass(frozen=True, slots=True)
class _Plan:
    """An operation, taken apart once."""

    pieces: tuple[str, ...]
    parameters: dict[tuple[Location, str], Parameter]
    content: dict[str, MediaType]

    def path(self, values: Values) -> str:
        """Give the path; every other piece of it is the name of a hole."""
        filled = list(self.pieces)
        for place in range(1, len(filled), 2):
            name = filled[place]
            filled[place] = ""
            if name in values.path:
                parameter = self._parameter("path", name)
                filled[place] = in_path(parameter, values.path[name])
        return "".join(filled)

    def pairs(self, location: Location, values: Mapping[str, JsonValue]) -> list[str]:
        return [
            pair
            for name, value in values.items()
            for pair in in_pairs(self._parameter(location, name), value)
        ]

    def headers(self, values: Values) -> list[tuple[str, str]]:
        return [
            (name.lower(), in_header(self._parameter("header", name), value))
            for name, value in values.headers.items()
        ]

    def _parameter(self, location: Location, name: str) -> Parameter:
        found = self.parameters.get((location, name))
        return found if found is not None else _undescribed(location, name)


@lru_cache(maxsize=4096)
def _plan(operation: Operation) -> _Plan:
    content = () if operation.request_body is None else operation.request_body.content
    parameters: dict[tuple[Location, str], Parameter] = {}
    for each in operation.parameters:
        place: Location = "query" if each.location == "querystring" else each.location
        parameters[place, each.name] = each
    return _Plan(
        tuple(_HOLE.split(operation.path)), parameters, {each.name: each for each in content}
    )


@lru_cache(maxsize=1024)
def _undescribed(location: Location, name: str) -> Parameter:
    simple = location in ("path", "header")
    return Parameter(
        "",
        name,
        location,
        required=False,
        schema=None,
        style="simple" if simple else "form",
        explode=not simple,
    )
