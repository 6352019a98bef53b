"""What stands around the body, read and checked: path, query, headers and cookies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias, assert_never

import orjson

from specloom.ir.media_types import is_json
from specloom.ir.model import JsonValue, Location, Parameter, Schema
from specloom.mock.checks import Check, Checks
from specloom.mock.messages import NOTHING, Nothing, Request, Violation
from specloom.mock.reading.forms import Form
from specloom.mock.reading.styles import (
    Decode,
    Pairs,
    decoded,
    decoded_plus,
    deep,
    flat,
    pairs_of,
    spread,
)
from specloom.mock.reading.texts import Text, Tree

__all__ = ["Arguments", "ParametersReader", "finder"]

_NOT_PARAMETERS: Final = ("accept", "authorization", "content-type")
"""Headers whose parameters OpenAPI ignores (Parameter Object, `name`)."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """The values of the parameters that were sent, by their names as described."""

    path: dict[str, JsonValue] = field(default_factory=dict)
    query: dict[str, JsonValue] = field(default_factory=dict)
    headers: dict[str, JsonValue] = field(default_factory=dict)
    cookies: dict[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Sent:
    """The parts of a request that parameters stand in; texts are encoded as sent."""

    path: Mapping[str, str]
    query: Pairs
    headers: Mapping[str, str]
    cookies: Pairs
    querystring: str


_Find: TypeAlias = Callable[[_Sent], "Sequence[Tree] | None"]
"""Gives what a parameter may stand for, None where it was not sent."""


class ParametersReader:
    """Reads and checks the parameters of one operation."""

    def __init__(self, parameters: Sequence[Parameter], checks: Checks) -> None:
        taken = frozenset(each.name for each in parameters if each.location == "query")
        self._readers = [
            _Reader(each, checks, taken)
            for each in parameters
            if not (each.location == "header" and each.name.lower() in _NOT_PARAMETERS)
        ]
        self._wants_query = any(each.location == "query" for each in parameters)
        self._wants_cookies = any(each.location == "cookie" for each in parameters)

    def read(
        self, request: Request, path: Mapping[str, str]
    ) -> tuple[Arguments, tuple[Violation, ...]]:
        """Give the values that were sent, and all that is wrong with them.

        Args:
            request: the request.
            path: the text in each hole of the path, as sent.
        """
        try:
            query = pairs_of(request.query) if self._wants_query else _NO_PAIRS
            cookies = _cookies(request.headers) if self._wants_cookies else _NO_PAIRS
        except UnicodeDecodeError:
            return Arguments(), (Violation("query", "", "the query is not UTF-8"),)
        sent = _Sent(path, query, request.headers, cookies, request.query)
        arguments = Arguments()
        places: dict[Location, dict[str, JsonValue]] = {
            "path": arguments.path,
            "query": arguments.query,
            "querystring": arguments.query,
            "header": arguments.headers,
            "cookie": arguments.cookies,
        }
        wrong: list[Violation] = []
        for reader in self._readers:
            value = reader.read(sent, wrong)
            if value is not NOTHING:
                places[reader.parameter.location][reader.parameter.name] = value
        return arguments, tuple(wrong)


_NO_PAIRS: Final[Pairs] = {}


def _cookies(headers: Mapping[str, str]) -> Pairs:
    found: dict[str, list[str]] = {}
    for pair in headers.get("cookie", "").replace(", ", "; ").split(";"):
        name, equals, value = pair.strip().partition("=")
        if equals:
            found.setdefault(name, []).append(value.strip('"'))
    return found


class _Reader:
    """Reads one parameter; `taken` are the names that parameters of the query have."""

    def __init__(self, parameter: Parameter, checks: Checks, taken: frozenset[str]) -> None:
        self.parameter = parameter
        schema = parameter.schema if parameter.content is None else parameter.content.schema
        schemas: tuple[Schema, ...] = () if schema is None else (schema,)
        self._check: Check | None = None if schema is None else checks.of(schema, "request")
        self._text = Text(schemas, checks)
        self._is_json = parameter.content is not None and is_json(parameter.content.name)
        self._find = _finder(parameter, self._text.form, taken)

    def read(self, sent: _Sent, wrong: list[Violation]) -> JsonValue | Nothing:
        """Give the value, `NOTHING` where there is none; `wrong` grows by what is wrong."""
        parameter = self.parameter
        try:
            trees = self._find(sent)
            if trees is None:
                if parameter.required:
                    self._tell(wrong, "this is required and missing")
                return NOTHING
            value = _from_json(trees) if self._is_json else self._text.likeliest(trees)
        except UnicodeDecodeError:
            self._tell(wrong, "this is not UTF-8")
            return NOTHING
        except ValueError:
            self._tell(wrong, "this is not JSON")
            return NOTHING
        if self._check is None or (value == "" and parameter.allow_empty_value):
            return value
        if not self._check.accepts(value):
            for pointer, reason in self._check.why_not(value):
                self._tell(wrong, reason, pointer)
            return NOTHING
        return value

    def _tell(self, wrong: list[Violation], reason: str, pointer: str = "") -> None:
        parameter = self.parameter
        wrong.append(Violation(parameter.location, f"{parameter.name}{pointer}", reason))


def _from_json(trees: Sequence[Tree]) -> JsonValue:
    text = trees[0]
    value: JsonValue = orjson.loads(text if isinstance(text, str) else b"")
    return value


def _finder(parameter: Parameter, form: Form, taken: frozenset[str]) -> _Find:
    """Give what finds a parameter in a request, by its place and style."""
    name = parameter.name
    match parameter.location:
        case "path":
            return lambda sent: _whole(parameter, form, sent.path.get(name), decoded)
        case "header":
            lower = name.lower()
            return lambda sent: _whole(parameter, form, sent.headers.get(lower), str)
        case "querystring":
            return lambda sent: _querystring(sent.querystring, is_text=parameter.content is None)
        case "query":
            find = finder(parameter, form, taken, decoded_plus)
            return lambda sent: find(sent.query)
        case "cookie":
            find = finder(parameter, form, taken, str if parameter.style == "cookie" else decoded)
            return lambda sent: find(sent.cookies)
        case _:
            assert_never(parameter.location)


def _whole(
    parameter: Parameter, form: Form, text: str | None, decode: Decode
) -> Sequence[Tree] | None:
    if text is None:
        return None
    is_text = form.is_plain and parameter.style == "simple"
    if parameter.content is not None or is_text:
        return [decode(text)]
    return [*flat(parameter, text, decode)] or None


def _querystring(text: str, *, is_text: bool) -> Sequence[Tree] | None:
    if not text:
        return None
    if is_text:
        return [decoded(text)]
    pairs = pairs_of(text)
    return [decoded(text), spread(pairs, pairs, decoded_plus) or {}]


def finder(
    parameter: Parameter, form: Form, taken: frozenset[str], decode: Decode
) -> Callable[[Pairs], Sequence[Tree] | None]:
    """Give what finds a parameter among pairs: what it may stand for, None where it is not there.

    `taken` are names that are never members of an object whose members are pairs of their own.
    """
    name = parameter.name

    def find_deep(pairs: Pairs) -> Sequence[Tree] | None:
        found = deep(name, pairs, decode)
        return None if found is None else [found]

    def find_exploded(pairs: Pairs) -> Sequence[Tree] | None:
        texts = pairs.get(name)
        if texts is not None:
            listed = [decode(text) for text in texts]
            return [listed[0], listed] if len(listed) == 1 else [listed]
        if "object" not in form.types:
            return None
        others = [each for each in pairs if each not in taken] if form.others_allowed else []
        found = spread(dict.fromkeys((*form.members, *others)), pairs, decode)
        return None if found is None else [found]

    def find_flat(pairs: Pairs) -> Sequence[Tree] | None:
        texts = pairs.get(name)
        if texts is None:
            return None
        if parameter.content is not None or form.is_plain:
            return [decode(texts[0])] if len(texts) == 1 else [[*map(decode, texts)]]
        return [tree for text in texts[:1] for tree in flat(parameter, text, decode)]

    if parameter.style == "deepObject":
        return find_deep
    is_exploded = parameter.explode and parameter.content is None
    return find_exploded if is_exploded else find_flat
