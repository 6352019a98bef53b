"""Parameters as text, by the styles of OpenAPI 3.2 (section "Style Values", after RFC 6570).

Unlike in a client nothing is refused here: a contract test also sends what does not fit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias, assert_never
from urllib.parse import quote

import orjson

from specloom.ir.media_types import kind_of
from specloom.ir.model import JsonValue, Parameter

__all__ = ["carries", "encoded", "form", "in_header", "in_pairs", "in_path", "json_bytes", "plain"]

_Encode: TypeAlias = Callable[[str], str]

# RFC 3986, section 2.2, without those that would end or split a path, or a query, or be read as a
# space there.
_RESERVED_IN_PATH: Final = ":@!$&'()*+,;="
_RESERVED: Final = ":/?@!$'()*,;="


def plain(value: JsonValue) -> str:
    """Give a value as text: as JSON writes it, but for strings, which stand as they are."""
    if isinstance(value, str):
        return value
    return json_bytes(value).decode()


def json_bytes(value: JsonValue) -> bytes:
    """Give a value as JSON without spaces, whatever the size of its numbers."""
    try:
        return orjson.dumps(value)
    except TypeError:  # a number of more than 64 bits, or half of a surrogate pair
        return json.dumps(value, separators=(",", ":")).encode()


def encoded(text: str) -> str:
    """Percent-encode all but unreserved characters (RFC 3986, section 2.3)."""
    return text if text.isalnum() and text.isascii() else quote(text, safe="", errors="replace")


def form(name: str, value: JsonValue) -> str:
    """Give a pair of a form (URL standard, section 5.2), where a space is a plus."""
    return f"{_in_form(name)}={_in_form(plain(value))}"


def _in_form(text: str) -> str:
    written = quote(text, safe="* ", errors="replace")
    return written.replace(" ", "+").replace("~", "%7E")


def _kept(text: str, reserved: str = _RESERVED) -> str:
    """Percent-encode as RFC 6570 expands `{+reserved}`: what is encoded already stays."""
    pieces = re.split("(%[0-9A-Fa-f]{2})", text)
    return "".join(
        piece if place % 2 else quote(piece, safe=reserved, errors="replace")
        for place, piece in enumerate(pieces)
    )


def _kept_in_path(text: str) -> str:
    return _kept(text, _RESERVED_IN_PATH)


def in_path(parameter: Parameter, value: JsonValue) -> str:
    """Give what stands in a hole of a path."""
    if parameter.content is not None:
        return encoded(_content(parameter, value))
    encode = _kept_in_path if parameter.allow_reserved else encoded
    match parameter.style:
        case "label":
            dot = "." if parameter.explode else ","
            return "." + dot.join(_listed(value, encode, explode=parameter.explode))
        case "matrix":
            pairs = _pairs(parameter, value, ",", encode)
            return "".join(f";{pair.removesuffix('=')}" for pair in pairs)
        case _:
            return ",".join(_listed(value, encode, explode=parameter.explode))


def in_header(parameter: Parameter, value: JsonValue) -> str:
    """Give the value of a header, where nothing is percent-encoded."""
    if parameter.content is not None:
        return _content(parameter, value)
    return ",".join(_listed(value, str, explode=parameter.explode))


def in_pairs(parameter: Parameter, value: JsonValue) -> Iterator[str]:
    """Give the `name=value` pieces of a parameter in a query or a cookie."""
    name = encoded(parameter.name)
    if parameter.location == "querystring":
        yield from _whole_query(parameter, value)
    elif parameter.content is not None:
        yield f"{name}={encoded(_content(parameter, value))}"
    else:
        encode = _kept if parameter.allow_reserved else encoded
        match parameter.style:
            case "deepObject":
                yield from _deep(parameter.name, value, encode)
            case "cookie":
                yield from _pairs(parameter, value, ",", str)
            case "spaceDelimited":
                yield from _pairs(parameter, value, "%20", encode)
            case "pipeDelimited":
                yield from _pairs(parameter, value, "%7C", encode)
            case "form" | "simple" | "label" | "matrix":
                yield from _pairs(parameter, value, ",", encode)
            case _:
                assert_never(parameter.style)


def _content(parameter: Parameter, value: JsonValue) -> str:
    is_json = parameter.content is None or kind_of(parameter.content.name) == "json"
    return json_bytes(value).decode() if is_json else plain(value)


def _whole_query(parameter: Parameter, value: JsonValue) -> Iterator[str]:
    is_form = parameter.content is not None and kind_of(parameter.content.name) == "form"
    if is_form and isinstance(value, dict):
        for name, inner in value.items():
            for each in inner if isinstance(inner, list) else [inner]:
                yield form(name, each)
    else:
        yield encoded(_content(parameter, value))


def _deep(name: str, value: JsonValue, encode: _Encode) -> Iterator[str]:
    """Give `name[key]=value` pieces; OpenAPI leaves deeper nesting open, we go on likewise."""
    match value:
        case dict():
            for key, inner in value.items():
                yield from _deep(f"{name}[{key}]", inner, encode)
        case list():
            for index, inner in enumerate(value):
                yield from _deep(f"{name}[{index}]", inner, encode)
        case _:
            yield f"{encoded(name)}={encode(plain(value))}"


def _listed(value: JsonValue, encode: _Encode, *, explode: bool) -> Iterator[str]:
    """Give the pieces of a value in a style that does not repeat the parameter's name."""
    match value:
        case list():
            yield from (encode(plain(inner)) for inner in value)
        case dict() if explode:
            yield from (f"{encode(key)}={encode(plain(inner))}" for key, inner in value.items())
        case dict():
            yield from (encode(plain(each)) for pair in value.items() for each in pair)
        case _:
            yield encode(plain(value))


def _pairs(
    parameter: Parameter, value: JsonValue, separator: str, encode: _Encode
) -> Iterator[str]:
    """Give the `name=value` pieces of a style that has them."""
    name = encoded(parameter.name)
    match value:
        case list() | dict() if not value:
            return
        case list() if parameter.explode:
            yield from (f"{name}={encode(plain(inner))}" for inner in value)
        case dict() if parameter.explode:
            yield from (f"{encode(key)}={encode(plain(inner))}" for key, inner in value.items())
        case _:
            yield f"{name}={separator.join(_listed(value, encode, explode=False))}"


# ------------------------------------------------------------------------------ what can travel

_FIELD: Final = re.compile(r"(?:[!-~](?:[ -~]*[!-~])?)?")
_COOKIE: Final = re.compile(r"[!#-+\--:<-\[\]-~]*")


def carries(parameter: Parameter, value: JsonValue) -> bool:
    """Tell whether a parameter can carry a value so that a reader gets the same value back.

    What null is as text no style says.
    """
    if parameter.content is not None:
        return parameter.location != "header" or _travels(parameter, _content(parameter, value))
    if parameter.style == "deepObject":
        return isinstance(value, dict | list) and _nests(value)
    match value:
        case None:
            return False
        case dict():
            parts = [*value, *value.values()]
        case list():
            parts = value
        case _:
            return _travels(parameter, plain(value))
    if not parts or any(part is None or isinstance(part, dict | list) for part in parts):
        return False
    return all(_is_whole(parameter, plain(part)) for part in parts)


def _nests(value: JsonValue) -> bool:
    """Tell whether a value can be spelled by keys in brackets."""
    match value:
        case dict():
            return bool(value) and all(
                key and not _BRACKET.search(key) and _nests(inner) for key, inner in value.items()
            )
        case list():
            return bool(value) and all(map(_nests, value))
        case _:
            return value is not None


_BRACKET: Final = re.compile(r"[\[\]]")


def _is_whole(parameter: Parameter, text: str) -> bool:
    """Tell whether a part stays one: it holds nothing that stands between parts."""
    if text == "" or not _travels(parameter, text):
        return False
    repeats = parameter.location in ("query", "cookie") and parameter.explode
    return repeats or not _BETWEEN.search(text)


_BETWEEN: Final = re.compile(r"[,|; =.]")


def _travels(parameter: Parameter, text: str) -> bool:
    """Tell whether text survives its place."""
    match parameter.location:
        case "path":
            return text not in ("", ".", "..")
        case "header":
            return _FIELD.fullmatch(text) is not None
        case "cookie" if parameter.style == "cookie":
            return _COOKIE.fullmatch(text) is not None
        case _:
            return True
