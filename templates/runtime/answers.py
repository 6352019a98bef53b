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
    returns = _answer_type(request, response) if content else request.returns
    plain = returns is bytes or not says_json(response.headers.get("content-type", ""))
    members = _members(returns)
    if returns is None:
        return None
    text = str in members and (bytes not in members or _says_text(response))
    try:
        if plain and text and (content or returns is str):
            return _text(response)
        if plain and bytes in members and (content or returns is bytes):
            return response.content
        return coding.decode(returns, content or _EMPTY[request.empty], strict=options.strict)
    except ValidationError as error:
        told, cause = misfit(error) if content else "it is empty", error
    except UnicodeDecodeError:
        told, cause = "it is no text", None  # the cause would quote the body
    raise ResponseMismatch(
        f"{request.operation_id} ({request.method}): the body of the answer "
        f"({response.status_code}) breaks its description: {told}",
        request=request,
        response=response,
        body=_untyped(response),
    ) from cause


def _says_text(response: httpx.Response) -> bool:
    return _media_type(response.headers.get("content-type", "")).startswith("text/")


def _text(response: httpx.Response) -> str:
    """Give a body as text, losing nothing of it."""
    return response.content.decode(response.encoding or "utf-8")


def _answer_type(request: Request[Any], response: httpx.Response) -> object:
    """Give the type of an answer: by its status and media type, where these make a difference.

    What was asked for under a name of its own may come as plain JSON.
    """
    name = _media_type(response.headers.get("content-type", ""))
    asked = _told(request.answers, response, _media_type(request.accept), bytes)
    if name == "application/json" and asked is not bytes and asked is not str:
        return asked
    return _told(request.answers, response, name, request.returns)


def _told(
    types: Mapping[str, object], response: httpx.Response, name: str, default: object
) -> object:
    """Look up what is told of a status, or of a status and a media type."""
    status = response.status_code
    keys = (
        key
        for place in (str(status), f"{status // 100}XX", "default")
        for key in (f"{place} {name}", place)
    )
    return next((types[key] for key in keys if key in types), default)


def _members(returns: object) -> tuple[object, ...]:
    union = typing.get_origin(returns) in {typing.Union, types.UnionType}
    return typing.get_args(returns) if union else (returns,)


def says_json(media_type: str) -> bool:
    """Tell whether a media type is JSON (RFC 6838, suffix `+json`; some put it in front)."""
    name = _media_type(media_type)
    plain = name in {"application/json", "text/json"}
    return plain or name.endswith("+json") or name.startswith("application/json+")


def _media_type(text: str) -> str:
    """Give a media type without its parameters, as types are compared."""
    return text.partition(";")[0].strip().lower()


def error_body(request: Request[Any], response: httpx.Response) -> object:
    """Give the body of an error, typed where the description types it and it fits."""
    name = _media_type(response.headers.get("content-type", ""))
    type_ = _told(request.errors, response, name, None)
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
