"""Bodies of answers as values: typed by the status and the media type that they come with."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from . import coding
from .errors import ResponseMismatch, misfit
from .http import httpx
from .options import Options
from .request import Request

__all__ = ["decoded", "error_body", "says_json"]

_EMPTY: Final = {"none": b"null", "list": b"[]"}


def decoded(options: Options, request: Request[Any], response: httpx.Response) -> object:
    """Give the body of an answer as the description types it; see `Request.returns`.

    Raises:
        ResponseMismatch: It is not as described.
    """
    content = response.content.strip()
    try:
        returns = _answer_type(request, response) if content else request.returns
        return _decoded(returns, content, options, request, response)
    except ValidationError as error:
        told, cause = misfit(error) if content else "it is empty", error
    except UnicodeDecodeError:
        told, cause = "it is no text", None  # the cause would quote the body
    except _Undescribed as error:
        told, cause = f"it is {error}, which is not described", None
    raise ResponseMismatch(
        f"{request.operation_id} ({request.method}): the body of the answer "
        f"({response.status_code}) breaks its description: {told}",
        request=request,
        response=response,
        body=_untyped(response),
    ) from cause


class _Undescribed(Exception):  # noqa: N818 - named for what it is
    """An answer came in a media type that its description does not have."""


def _decoded(
    returns: object,
    content: bytes,
    options: Options,
    request: Request[Any],
    response: httpx.Response,
) -> object:
    if returns is None:
        return None
    plain = returns is bytes or not says_json(_content_type(response))
    members = _members(returns)
    text = str in members and (bytes not in members or _says_text(response))
    if plain and text and (content or returns is str):
        return _text(response)
    if plain and bytes in members and (content or returns is bytes):
        return response.content
    return coding.decode(returns, content or _EMPTY[request.empty], strict=options.strict)


def _content_type(response: httpx.Response) -> str:
    return str(response.headers.get("content-type", ""))


def _says_text(response: httpx.Response) -> bool:
    return _media_type(_content_type(response)).startswith("text/")


def _text(response: httpx.Response) -> str:
    """Give a body as text, losing nothing of it."""
    return response.content.decode(response.encoding or "utf-8")


def _answer_type(request: Request[Any], response: httpx.Response) -> object:
    """Give the type of an answer: by its status and media type, where these make a difference.

    What was asked for under a name of its own may come as plain JSON, or under none.

    Raises:
        _Undescribed: It has one of several types, but in which media type is not told.
    """
    told = _content_type(response)
    found = _told(request.answers, response, told, None)
    asked = _told(request.answers, response, request.accept, None)
    typed = asked is not None and asked is not bytes and asked is not str
    is_plain = _exact(told).partition(";charset=")[0] == "application/json"
    if asked is not None and (not told or (typed and is_plain)):
        return asked
    if found is None and told and not says_json(told) and _hangs_on_media(request, response):
        raise _Undescribed(_media_type(told)[:80])
    return request.returns if found is None else found


def _hangs_on_media(request: Request[Any], response: httpx.Response) -> bool:
    """Tell whether the answers of a status have types by media type."""
    told = {place for key in request.answers for place, _, name in [key.partition(" ")] if name}
    return not told.isdisjoint(_places(response))


def _told(
    types: Mapping[str, object], response: httpx.Response, media_type: str, default: object
) -> object:
    """Look up what is told of a status, or of a status and a media type or a range it is in."""
    name = _media_type(media_type)
    names = (f" {_exact(media_type)}", f" {name}", f" {name.partition('/')[0]}/*", " */*", "")
    keys = (place + name for place in _places(response) for name in names)
    return next((types[key] for key in keys if key in types), default)


def _places(response: httpx.Response) -> tuple[str, ...]:
    status = response.status_code
    return str(status), f"{status // 100}XX", "default"


def _members(returns: object) -> tuple[object, ...]:
    union = typing.get_origin(returns) in {typing.Union, types.UnionType}
    return typing.get_args(returns) if union else (returns,)


def says_json(media_type: str) -> bool:
    """Tell whether a media type is JSON (RFC 6838, suffix `+json`; some put it in front)."""
    name = _media_type(media_type)
    return name.endswith(("/json", "+json")) or name.startswith("application/json+")


def _exact(text: str) -> str:
    """Give a media type with its parameters, in one of the ways to write it."""
    return ";".join(part.strip() for part in text.lower().split(";"))


def _media_type(text: str) -> str:
    """Give a media type without its parameters, as types are compared."""
    return text.partition(";")[0].strip().lower()


def error_body(request: Request[Any], response: httpx.Response) -> object:
    """Give the body of an error, typed where the description types it and it fits."""
    type_ = _told(request.errors, response, _content_type(response), None)
    try:
        return _untyped(response) if type_ is None else coding.decode(type_, response.content)
    except ValidationError:
        return _untyped(response)


def _untyped(response: httpx.Response) -> object:
    """Give a body as JSON data where it is JSON, else as text, else as it came."""
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError):
        pass
    try:
        return _text(response)
    except UnicodeDecodeError:
        return response.content
