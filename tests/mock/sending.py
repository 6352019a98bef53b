"""Valid requests for any operation, made from samples, written by the generated client's code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import orjson
from enode_client._runtime import parameters as written
from enode_client._runtime.parameters import Styled

from specloom.ir import Api, MediaType, Operation, Parameter
from specloom.ir.media_types import kind_of
from specloom.mock.messages import Request
from specloom.values.samples import NO_SAMPLE, sample

__all__ = ["UnwritableError", "valid_request"]

_NOT_PARAMETERS = {"accept", "authorization", "content-type"}


class UnwritableError(Exception):
    """No valid request can be made: no sample of a part was found."""


def valid_request(api: Api, operation: Operation, *, full: bool = True) -> Request:
    """Give a request that an operation accepts, with all parameters or those required only."""
    wanted = [each for each in operation.parameters if full or each.required]
    by_place: dict[str, list[Styled]] = {"path": [], "query": [], "header": [], "cookie": []}
    for each in wanted:
        if each.location == "header" and each.name.lower() in _NOT_PARAMETERS:
            continue
        by_place[each.location].append(_styled(each))
    query = written.query(*by_place["query"])
    headers = {name.lower(): text for name, text in written.headers(*by_place["header"]).items()}
    cookies = written.cookies(*by_place["cookie"])
    if isinstance(cookies, str):
        headers["cookie"] = cookies
    for name, text in _credentials(api, operation):
        if name.startswith("?"):
            query = f"{query}&{name[1:]}={text}".strip("&")
        else:
            headers[name] = text
    body = b""
    if operation.request_body is not None:
        media_type = operation.request_body.content[0]
        headers["content-type"], body = _body(media_type)
    names = {one.name: one for one in by_place["path"]}
    values = [names[name] for name in re.findall(r"\{([^{}]*)\}", operation.path)]
    path = written.path(re.sub(r"\{[^{}]*\}", "{}", operation.path), *values)
    return Request(operation.method, path, query, headers, body)


def _styled(parameter: Parameter) -> Styled:
    content = parameter.content
    schema = parameter.schema if content is None else content.schema
    assert schema is not None
    value = sample(schema, "request")
    for example in parameter.examples:
        value = example.value
    if value is NO_SAMPLE:
        raise UnwritableError(parameter.pointer)
    style = "json" if content is not None else parameter.style
    return Styled(parameter.name, value, style, parameter.explode)


def _credentials(api: Api, operation: Operation) -> Iterator[tuple[str, str]]:
    for name in operation.security[0].schemes if operation.security else ():
        scheme = api.security_schemes.get(name)
        if scheme is None:
            continue
        match scheme.type, scheme.api_key_location:
            case "apiKey", "query":
                yield f"?{scheme.api_key_name}", "secret"
            case "apiKey", "cookie":
                yield "cookie", f"{scheme.api_key_name}=secret"
            case "apiKey", _:
                yield str(scheme.api_key_name).lower(), "secret"
            case "http", _ if scheme.http_scheme == "basic":
                yield "authorization", "Basic dXNlcjpzZWNyZXQ="
            case _:
                yield "authorization", "Bearer secret"


def _body(media_type: MediaType) -> tuple[str, bytes]:
    value: Any = {} if media_type.schema is None else sample(media_type.schema, "request")
    if value is NO_SAMPLE:
        raise UnwritableError(media_type.pointer)
    match kind_of(media_type.name):
        case "json":
            return media_type.name, orjson.dumps(value)
        case "form":
            return media_type.name, urlencode([*_pairs(value)]).encode()
        case "multipart":
            return f"{media_type.name}; boundary=xyz", _multipart(value, "xyz")
        case _:
            return media_type.name, value.encode() if isinstance(value, str) else b"data"


def _pairs(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, member in value.items():
        for item in member if isinstance(member, list) else [member]:
            yield name, _text(item)


def _text(value: object) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _multipart(value: Mapping[str, Any], boundary: str) -> bytes:
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
        for name, text in _pairs(value)
    ]
    return "".join([*parts, f"--{boundary}--\r\n"]).encode()
