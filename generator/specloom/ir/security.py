"""Who may call, and where: security schemes, security requirements, servers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal, get_args
from urllib.parse import urljoin

from specloom.ir.model import (
    Flow,
    Location,
    SecurityRequirement,
    SecurityScheme,
    Server,
    ServerVariable,
)
from specloom.ir.reading import NOTHING, Raw, Reader

__all__ = ["requirements", "schemes", "servers"]

_Type = Literal["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]
_Kind = Literal[
    "implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"
]
_TYPES: Final[tuple[_Type, ...]] = get_args(_Type)
_KINDS: Final[tuple[_Kind, ...]] = get_args(_Kind)
_KEY_LOCATIONS: Final[tuple[Location, ...]] = ("query", "header", "cookie")


def schemes(components: Raw, reader: Reader) -> dict[str, SecurityScheme]:
    """Read `components/securitySchemes`, by name in document order."""
    found = reader.members(components, "securitySchemes", "#/components")
    made = ((name, _scheme(name, raw, pointer, reader)) for name, (raw, pointer) in found)
    return {name: scheme for name, scheme in made if scheme}


def _scheme(name: str, raw: Raw, pointer: str, reader: Reader) -> SecurityScheme | None:
    reader.required_text(raw, "type", pointer)
    type_: _Type | None = reader.choice(raw, "type", _TYPES, pointer)
    if type_ is None:
        return None
    is_key = type_ == "apiKey"
    return SecurityScheme(
        pointer,
        name,
        type_,
        description=reader.text(raw, "description", pointer),
        deprecated=reader.flag(raw, "deprecated", pointer),
        api_key_name=reader.required_text(raw, "name", pointer) if is_key else None,
        api_key_location=reader.choice(raw, "in", _KEY_LOCATIONS, pointer) if is_key else None,
        http_scheme=reader.required_text(raw, "scheme", pointer) if type_ == "http" else None,
        bearer_format=reader.get(raw, "bearerFormat", str, pointer),
        flows=tuple(_flows(raw, pointer, reader)) if type_ == "oauth2" else (),
        openid_connect_url=reader.get(raw, "openIdConnectUrl", str, pointer),
        extensions=reader.extensions(raw),
    )


def _flows(raw: Raw, pointer: str, reader: Reader) -> Iterator[Flow]:
    flows = reader.get(raw, "flows", dict, pointer) or {}
    for kind in _KINDS:
        flow = reader.get(flows, kind, dict, f"{pointer}/flows")
        if flow is not None:
            yield _flow(kind, flow, f"{pointer}/flows/{kind}", reader)


def _flow(kind: _Kind, raw: Raw, pointer: str, reader: Reader) -> Flow:
    scopes = reader.get(raw, "scopes", dict, pointer) or {}
    page = "deviceAuthorizationUrl" if kind == "deviceAuthorization" else "authorizationUrl"
    return Flow(
        kind,
        {scope: reader.text(scopes, scope, f"{pointer}/scopes") for scope in scopes},
        reader.get(raw, page, str, pointer),
        reader.get(raw, "tokenUrl", str, pointer),
        reader.get(raw, "refreshUrl", str, pointer),
    )


def requirements(raw: Raw, pointer: str, reader: Reader) -> tuple[SecurityRequirement, ...]:
    """Read the `security` of an operation or of the document: alternatives, in document order."""
    return tuple(
        SecurityRequirement({name: reader.texts(stated, name, at) for name in stated})
        for stated, at in reader.items(raw, "security", pointer)
    )


def servers(raw: Raw, pointer: str, reader: Reader) -> tuple[Server, ...]:
    """Read the `servers` of the document, a path item or an operation.

    One that is relative is resolved against where the document was loaded from, unless that is a
    file: then only who calls knows, but the scheme, which is https where a host is told. A document
    without any has one at `/` (OpenAPI, Server Object).
    """
    made = (_server(value, at, reader) for value, at in reader.items(raw, "servers", pointer))
    found = tuple(server for server in made if server)
    source = reader.document.source
    if not source.startswith(("http://", "https://")):
        return tuple(
            replace(one, url=f"https:{one.url}") if one.url.startswith("//") else one
            for one in found
        )
    if not found and pointer == "#":
        found = (Server(pointer, "/"),)
    return tuple(replace(one, url=_resolved(one.url, source)) for one in found)


def _resolved(url: str, source: str) -> str:
    if url.startswith("{"):  # a variable that begins a URL may hold a whole one
        return url
    try:
        return urljoin(source, url)
    except ValueError:  # no URL, such as `//[`
        return url


def _server(raw: Raw, pointer: str, reader: Reader) -> Server | None:
    url = reader.required_text(raw, "url", pointer)
    if url is None:
        return None
    variables = {
        name: _variable(value, at, reader)
        for name, (value, at) in reader.members(raw, "variables", pointer)
    }
    return Server(
        pointer,
        url,
        reader.text(raw, "description", pointer),
        variables or NOTHING,
        reader.extensions(raw),
    )


def _variable(raw: Raw, pointer: str, reader: Reader) -> ServerVariable:
    return ServerVariable(
        reader.required_text(raw, "default", pointer) or "",
        reader.texts(raw, "enum", pointer),
        reader.text(raw, "description", pointer),
    )
