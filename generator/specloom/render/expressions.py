"""The expressions a request is built from: path, query, headers, body, as Python source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from specloom.ir.contents import as_parameter
from specloom.ir.media_types import bare, is_json
from specloom.ir.model import Encoding, MediaType, Operation, Parameter
from specloom.names import (
    Argument,
    flat_media,
    holds_json,
    is_whole_form,
    path_template,
)
from specloom.render.shapes import (
    Builtin,
    ListOf,
    Optional,
    Shape,
    annotation,
    leaves,
    plain,
    references,
    units,
)
from specloom.render.text import literal

__all__ = [
    "LISTS",
    "body_code",
    "headers_code",
    "path_code",
    "query_code",
    "types_code",
]


LISTS: Final = "builtins.list"
"""How lists are spelled beside methods that may be called `list`."""


def _sent(one: Argument, shape: Shape) -> str:
    """Write an argument as it goes out: units and models in their wire form, files as they are."""
    if Builtin("Upload") in leaves(shape):
        return one.name
    if any(units(shape)) or any(references(plain(shape))) or _is_list(shape):
        return f"_wire_value({annotation(plain(shape), 'models.', lists=LISTS)}, {one.name})"
    return one.name


def _is_list(shape: Shape) -> bool:
    """Tell lists, which a text must not be mistaken for: it is a sequence of texts as well."""
    inner = shape.inner if isinstance(shape, Optional) else shape
    return isinstance(inner, ListOf) and inner.items != Builtin("Upload")


def path_code(
    operation: Operation, arguments: Sequence[Argument], shapes: Mapping[str, Shape]
) -> str:
    """Write the expanded path."""
    template, holes = path_template(operation)
    if not holes:
        return literal(template)
    places = {one.wire: one for one in arguments if one.place == "path"}
    values = ", ".join(
        _styled(places[name], shapes[places[name].name], "simple", name_first=False)
        for name in holes
    )
    return f"_path({literal(template)}, {values})"


def _styled(one: Argument, shape: Shape, style: str, *, name_first: bool) -> str:
    """Write a parameter, naming its style only where it is not the place's own."""
    parameter = one.parameter
    value = _sent(one, shape)
    name = literal(one.wire if parameter is None else parameter.name)
    if parameter is None or _usual(parameter, style):
        return f"({name}, {value})" if name_first else value
    parts = [literal("") if parameter.location == "path" and parameter.content else name, value]
    if parameter.content is not None:
        parts.append('style="json"')
    else:
        parts += [f"style={literal(parameter.style)}", f"explode={parameter.explode}"]
    if parameter.allow_reserved:
        parts.append("allow_reserved=True")
    return f"Styled({', '.join(parts)})"


def _usual(parameter: Parameter, style: str) -> bool:
    if parameter.content is not None:
        return not is_json(parameter.content.name)
    return (
        parameter.style == style
        and parameter.explode == (style == "form")
        and not parameter.allow_reserved
    )


def query_code(arguments: Sequence[Argument], shapes: Mapping[str, Shape]) -> str:
    """Write the query, empty where there is none."""
    for one in arguments:
        if one.parameter is not None and one.parameter.location == "querystring":
            return _whole_query(one, shapes[one.name], one.parameter)
    parts = [
        _styled(one, shapes[one.name], "form", name_first=True)
        for one in arguments
        if one.place == "query"
    ]
    return f"_query({', '.join(parts)})" if parts else ""


def _whole_query(one: Argument, shape: Shape, parameter: Parameter) -> str:
    """Write a parameter that is the query as a whole: a form, JSON or text without a name."""
    media_type = parameter.content.name if parameter.content else ""
    value = _sent(one, shape)
    if _is_form(media_type):
        return f"_form({value})"
    style = "json" if is_json(media_type) else "simple"
    return f'_query(Styled("", {value}, style={literal(style)}))'


def headers_code(arguments: Sequence[Argument], shapes: Mapping[str, Shape]) -> str:
    """Write the headers (cookies among them), empty where there are none."""
    parts = [
        _styled(one, shapes[one.name], "simple", name_first=True)
        for one in arguments
        if one.place == "header" and one.parameter is not None
    ]
    cookies = [
        _styled(one, shapes[one.name], "form", name_first=True)
        for one in arguments
        if one.place == "cookie"
    ]
    if cookies:
        parts.append(f'("Cookie", _cookies({", ".join(cookies)}))')
    return f"_headers({', '.join(parts)})" if parts else ""


def body_code(
    media: MediaType | None,
    arguments: Sequence[Argument],
    shapes: Mapping[str, Shape],
    *,
    optional: bool,
) -> str:
    """Write a body in one media type, empty where there is none.

    One that is `optional` is not sent where nothing is given of it.
    """
    if media is None:
        return ""
    body = _body(media, arguments, shapes)
    members = [one for one in arguments if one.place == "body"]
    if not optional or not members or any(one.required for one in members):
        return body
    flat = flat_media(media)
    needed = [name for name, one in flat.properties.items() if one.required] if flat else []
    return f"_given({', '.join((body, *map(literal, needed)))})"


def _body(media: MediaType, arguments: Sequence[Argument], shapes: Mapping[str, Shape]) -> str:
    whole = next((one for one in arguments if one.place == "whole body"), None)
    if whole is not None and is_whole_form(media):
        return _whole_form(media, whole.name, shapes[whole.name])
    if whole is not None and not holds_json(media):
        return f"Raw({literal(media.name)}, {whole.name})"
    if whole is not None:
        type_ = annotation(plain(shapes[whole.name]), "models.", lists=LISTS)
        return f"Json({type_}, {whole.name}{_other_json(media.name)})"
    members = ", ".join(
        f"{literal(one.wire)}: {_member(one, shapes[one.name], media)}"
        for one in arguments
        if one.place == "body"
    )
    match bare(media.name):
        case "application/x-www-form-urlencoded" | "multipart/form-data" if not members:
            return ""
        case "application/x-www-form-urlencoded":
            return f"Form({{{members}}})"
        case "multipart/form-data":
            return f"Multipart({{{members}}}{_media_types(_wires(arguments), media)})"
        case _:
            return f"Json(object, {{{members}}}{_other_json(media.name)})"


def _whole_form(media: MediaType, name: str, shape: Shape) -> str:
    """Write a form that is one argument; one with files goes out as it is."""
    value = name
    if Builtin("Upload") not in leaves(shape):
        value = f"_wire_value({annotation(plain(shape), 'models.', lists=LISTS)}, {name})"
    if _is_form(media.name):
        styled = [
            f"Styled({literal(name)}, OMITTED, {style})"
            for name, one in media.encoding.items()
            if (style := _style(name, one))
        ]
        return f"Form(_styled({', '.join((value, *styled))}))" if styled else f"Form({value})"
    return f"Multipart({value}{_media_types(media.encoding, media)})"


def _member(one: Argument, shape: Shape, media: MediaType) -> str:
    """Write a member of a body, in the style its `encoding` names (OpenAPI, Encoding Object)."""
    value = _sent(one, shape)
    told = media.encoding.get(one.wire)
    style = _style(one.wire, told) if told and _is_form(media.name) else ""
    return f"Styled({literal(one.wire)}, {value}, {style})" if style else value


def _style(name: str, encoding: Encoding) -> str:
    """Write the style that a member of a form is in, empty where it is in the usual one."""
    styled = as_parameter(name, encoding)
    if styled is None:
        is_other = encoding.content_type and is_json(encoding.content_type)
        return 'style="json"' if is_other else ""
    reserved = ", allow_reserved=True" if styled.allow_reserved else ""
    return f"style={literal(styled.style)}, explode={styled.explode}{reserved}"


def _wires(arguments: Sequence[Argument]) -> Iterator[str]:
    return (one.wire for one in arguments if one.place == "body")


def _media_types(names: Iterable[str], media: MediaType) -> str:
    """Write the media types of parts that have but one by their `encoding`."""
    told = (
        (name, media.encoding[name].content_type or "") for name in names if name in media.encoding
    )
    types = [f"{literal(name)}: {literal(type_)}" for name, type_ in told if _is_one(type_)]
    return f", {{{', '.join(types)}}}" if types else ""


def _is_one(media_type: str) -> bool:
    return bool(media_type) and not re.search(r"[,*]", media_type) and media_type.isascii()


def _is_form(media_type: str) -> bool:
    return bare(media_type) == "application/x-www-form-urlencoded"


def _other_json(media_type: str) -> str:
    """Name a media type that is JSON under another name (`application/merge-patch+json`)."""
    usual = media_type.strip().lower() == "application/json" or "*" in media_type
    return "" if usual else f", {literal(media_type)}"


def types_code(types: Mapping[str, Shape]) -> str:
    """Write types of answers by what they are told apart by, empty where there are none."""
    entries = (
        f"{literal(key)}: {annotation(shape, 'models.', lists=LISTS)}"
        for key, shape in types.items()
    )
    return f"{{{', '.join(entries)}}}" if types else ""
