"""Parameters to text, by the styles of OpenAPI 3.2 (section "Style Values", after RFC 6570).

Pure functions: `path`, `query`, `headers`, `cookies` and `form` take names and Python values and
give what stands in the request.  What is `OMITTED`, or `None` outside the path, is left out, and
so is an empty list or object, which these styles cannot tell from nothing.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Literal, NoReturn, TypeAlias, assert_never
from urllib.parse import quote
from uuid import UUID

from pydantic import ValidationError

from . import coding
from .errors import InvalidRequest, misfit
from .models import Model
from .omitted import OMITTED, Omitted

__all__ = [
    "Style",
    "Styled",
    "cookies",
    "form",
    "headers",
    "members",
    "path",
    "query",
    "styled_members",
    "text",
    "wire_value",
]

Style: TypeAlias = Literal[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
    "json",
]
"""OpenAPI's styles; `cookie` is that of OpenAPI 3.2, `json` a parameter with JSON `content`."""

# RFC 3986, section 2.2, without those that would end or split a path, or a query, or be read as a
# space there.
_RESERVED_IN_PATH = ":@!$&'()*+,;="
_RESERVED = ":/?@!$'()*,;="


@dataclass(frozen=True, slots=True)
class Styled:
    """A parameter that is not written in the usual style of its place."""

    name: str
    value: object
    style: Style = "form"
    explode: bool = True
    allow_reserved: bool = False


_Plain: TypeAlias = str | list[str] | dict[str, str]
"""A value with its parts as text: all that the flat styles can write."""

_Encode: TypeAlias = Callable[[str], str]


def wire_value(type_: object, value: object) -> object:
    """Give one parameter in its wire form, checked; `OMITTED` passes through.

    Text is no list of its letters: it does not fit where a list is wanted.

    Raises:
        InvalidRequest: The value does not fit the description.
    """
    try:
        return coding.wire_value(type_, value)
    except ValidationError as error:
        raise InvalidRequest(f"An argument does not fit: {misfit(error)}") from None


def path(template: str, *values: object) -> str:
    """Fill the holes (`{}`) of a path, percent-encoding each value.

    Raises:
        InvalidRequest: A value is missing, or makes a segment empty, `.` or `..`, any of which
            would lead to another operation.
    """
    start, *rest = template.split("{}")
    filled = start
    for place, (value, part) in enumerate(zip(values, rest, strict=True), start=1):
        filled += (_path_value(value) or _refuse_empty(template, place)) + part
    if any(segment in {".", ".."} for segment in filled.split("/")):
        raise InvalidRequest(f"The arguments of the path {template} would change its route")
    return filled


def _path_value(value: object) -> str:
    one = value if isinstance(value, Styled) else Styled("", value, "simple", explode=False)
    return "".join(_expanded(one, _RESERVED_IN_PATH))


def _refuse_empty(template: str, place: int) -> NoReturn:
    which = f"Argument {place}" if template.count("{}") > 1 else "The argument"
    raise InvalidRequest(f"{which} of the path {template} is empty")


def query(*parameters: tuple[str, object] | Styled) -> str:
    """Give the query without its `?`; pairs are in style form, exploded."""
    return "&".join(part for one in parameters for part in _expanded(_styled(one)))


def headers(*parameters: tuple[str, object] | Styled) -> dict[str, str]:
    """Give headers by name; pairs are in style simple, where nothing is percent-encoded."""
    found = {}
    for one in parameters:
        styled = one if isinstance(one, Styled) else Styled(*one, style="simple", explode=False)
        if not _absent(styled.value):
            value = _json(styled.value) if styled.style == "json" else _plain(styled)
            if value or isinstance(value, str):
                parts = _listed(value, explode=styled.explode, encode=str)
                found[styled.name] = _field(styled.name, ",".join(parts))
    return found


def cookies(*parameters: tuple[str, object] | Styled) -> str | Omitted:
    """Give the value of a `Cookie` header; pairs are in style form, exploded."""
    parts = [part for one in parameters for part in _expanded(_styled(one))]
    return "; ".join(parts) if parts else OMITTED


def styled_members(values: object, *styles: Styled) -> object:
    """Put members of a form that is given whole into the styles they have there."""
    if _absent(values):
        return values
    named = {one.name: one for one in styles}
    return {
        name: replace(named[name], value=value) if name in named else value
        for name, value in members(values).items()
    }


def form(values: object) -> str:
    """Give the text of `application/x-www-form-urlencoded` (OpenAPI, Encoding Object).

    `values` is an object, or nothing. Lists repeat their name, and what has parts is JSON; a
    `Styled` value is in its own style.

    Raises:
        InvalidRequest: It is anything else, or holds what no text can stand for.
    """
    pairs = members(values).items()
    return "&".join(part for name, value in pairs for part in _member(name, value))


def members(values: object) -> Mapping[str, object]:
    """Give the members of a form, which is an object, or nothing.

    Raises:
        InvalidRequest: It is anything else.
    """
    found = {} if _absent(values) else _unwrapped(values)
    if not isinstance(found, Mapping):
        raise InvalidRequest("A form takes an object of named values")
    return found


def _member(name: str, value: object) -> Iterator[str]:
    value = _unwrapped(value)
    match value:
        case None | Omitted.OMITTED:
            return
        case Styled(style="json"):
            if not _absent(value.value):
                yield _form_pair(name, _json(value.value))
        case Styled():
            yield from _expanded(value)
        case list() | tuple() | set() | frozenset():
            for item in value:
                if isinstance(item, list | tuple | set | frozenset):
                    yield _form_pair(name, _json(item))
                else:
                    yield from _member(name, item)
        case Mapping():
            yield _form_pair(name, _json(value))
        case _:
            yield _form_pair(name, text(name, value))


def _form_pair(name: str, value: str) -> str:
    return f"{_form_text(name)}={_form_text(value)}"


def _form_text(text: str) -> str:
    """Encode text as forms do (URL standard, section 5.2), where a space is a plus."""
    return _quoted(text, "* ").replace(" ", "+").replace("~", "%7E")


def text(name: str, value: object) -> str:
    """Give a single value as text, the way JSON spells it.

    Raises:
        InvalidRequest: The value has parts.
    """
    return _text(Styled(name, value), value)


def _styled(one: tuple[str, object] | Styled) -> Styled:
    return one if isinstance(one, Styled) else Styled(*one)


def _absent(value: object) -> bool:
    return value is OMITTED or value is None


def _field(name: str, value: str) -> str:
    """Give a header's value, unless it could not travel as one (RFC 9110, section 5.5)."""
    if not value.isascii() or not value.isprintable() or value != value.strip():
        raise InvalidRequest(f"The header {name} takes one line of ASCII text")
    return value


def _expanded(one: Styled, reserved: str = _RESERVED) -> Iterator[str]:
    """Yield the pieces of one parameter; what stands between them is the place's affair."""
    if _absent(one.value):
        return

    def encode(text: str) -> str:
        return _kept(text, reserved) if one.allow_reserved else _encode(text)

    if one.style == "json":
        yield _pair(one, _json(one.value)) if one.name else _encode(_json(one.value))
        return
    if one.style == "deepObject":
        yield from _deep(one, one.name, one.value, encode)
        return
    value = _plain(one)
    if value or isinstance(value, str):
        yield from _flat(one, value, encode)


def _flat(one: Styled, value: _Plain, encode: _Encode) -> Iterator[str]:
    match one.style:
        case "simple":
            yield ",".join(_listed(value, explode=one.explode, encode=encode))
        case "label":
            dot = "." if one.explode else ","
            yield "." + dot.join(_listed(value, explode=one.explode, encode=encode))
        case "matrix":
            for pair in _pairs(one, value, ",", encode):
                yield ";" + pair.removesuffix("=")
        case "form":
            yield from _pairs(one, value, ",", encode)
        case "cookie":
            yield from _pairs(one, value, ",", _cookie_text)
        case "spaceDelimited":
            yield from _pairs(one, value, "%20", encode)
        case "pipeDelimited":
            yield from _pairs(one, value, "%7C", encode)
        case "deepObject" | "json":
            raise AssertionError(one.style)
        case _:
            assert_never(one.style)


def _listed(value: _Plain, *, explode: bool, encode: _Encode) -> Iterator[str]:
    """Yield the pieces of a value in a style that does not repeat the parameter's name."""
    match value:
        case str():
            yield encode(value)
        case list():
            yield from map(encode, value)
        case dict() if explode:
            yield from (f"{encode(key)}={encode(text)}" for key, text in value.items())
        case dict():
            yield from (encode(text) for pair in value.items() for text in pair)
        case _:
            assert_never(value)


def _pairs(one: Styled, value: _Plain, separator: str, encode: _Encode) -> Iterator[str]:
    """Yield the `name=value` pieces of a style that has them."""
    match value:
        case list() if one.explode:
            yield from (f"{_encode(one.name)}={encode(text)}" for text in value)
        case dict() if one.explode:
            yield from (f"{encode(key)}={encode(text)}" for key, text in value.items())
        case _:
            text = separator.join(_listed(value, explode=False, encode=encode))
            yield f"{_encode(one.name)}={text}"


def _deep(one: Styled, name: str, value: object, encode: _Encode) -> Iterator[str]:
    """Yield `name[key]=value` pieces; OpenAPI leaves deeper nesting open, we go on likewise."""
    value = _unwrapped(value)
    if _absent(value):
        return
    match value:
        case Mapping():
            for key, item in value.items():
                yield from _deep(one, f"{name}[{key}]", item, encode)
        case list() | tuple() | set() | frozenset():
            for index, item in enumerate(value):
                yield from _deep(one, f"{name}[{index}]", item, encode)
        case _:
            yield f"{_encode(name)}={encode(_text(one, value))}"


def _plain(one: Styled) -> _Plain:
    """Give a value with its parts as text, and as JSON where they have parts themselves."""
    value = _unwrapped(one.value)
    match value:
        case Mapping():
            return {str(key): _part(one, item) for key, item in value.items() if not _absent(item)}
        case list() | tuple() | set() | frozenset():
            return [_part(one, item) for item in value if not _absent(item)]
        case _:
            return _text(one, value)


def _part(one: Styled, value: object) -> str:
    value = _unwrapped(value)
    return _json(value) if isinstance(value, Mapping | list | tuple) else _text(one, value)


def _unwrapped(value: object) -> object:
    return value.to_dict() if isinstance(value, Model) else value


def _text(one: Styled, value: object) -> str:
    """Give a single value as text, the way JSON spells it."""
    match value:
        case Enum():
            return _text(one, value.value)
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case float() | Decimal() if not math.isfinite(value):
            raise InvalidRequest(f"The argument {one.name} is not a finite number")
        case int() | float() | UUID():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case datetime():
            return value.isoformat().replace("+00:00", "Z")
        case date() | time():
            return value.isoformat()
        case _:
            kind = type(value).__name__
            raise InvalidRequest(
                f"The argument {one.name} holds a {kind}, which style {one.style} cannot write"
            )


def _json(value: object) -> str:
    try:
        data = coding.encode(object, value)
        return json.dumps(data, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError):
        raise InvalidRequest("An argument cannot be written as JSON") from None


def _pair(one: Styled, text: str) -> str:
    return f"{_encode(one.name)}={_encode(text)}"


def _encode(text: str) -> str:
    """Percent-encode all but unreserved characters (RFC 3986, section 2.3)."""
    return _quoted(text, "")


def _kept(text: str, reserved: str) -> str:
    """Percent-encode, but for reserved characters and what is encoded (RFC 6570, 3.2.3)."""
    pieces = re.split("(%[0-9A-Fa-f]{2})", text)
    return "".join(
        piece if place % 2 else _quoted(piece, reserved) for place, piece in enumerate(pieces)
    )


def _quoted(text: str, safe: str) -> str:
    try:
        return quote(text, safe=safe)
    except UnicodeEncodeError:
        raise InvalidRequest("An argument holds half of a surrogate pair") from None


_NOT_IN_COOKIES = re.compile(r'[^!-~]|[",;\\]')


def _cookie_text(text: str) -> str:
    """Give text for a cookie, which is not encoded (RFC 6265, section 4.1.1)."""
    if _NOT_IN_COOKIES.search(text):
        raise InvalidRequest(
            "A cookie takes ASCII text without spaces, quotes, commas and the like"
        )
    return text
