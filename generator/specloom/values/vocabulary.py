"""The extensions of OpenAPI that mean something here, and what each may say where.

An extension in a place that gives it no meaning, or with a value that its JSON Schema refuses, is
a finding; so is an unknown key of ours (`x-specloom-…`). Extensions of others are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, TypeAlias

import jsonschema_rs

from specloom.errors import Finding
from specloom.ir.model import Api, JsonValue, Reference, Schema, SchemaObject, Server
from specloom.spec import Document
from specloom.spec.pointers import descend, escape, join, split
from specloom.values.inventory import operations, parameters, responses, schemas
from specloom.values.json_schema import reason

__all__ = ["VOCABULARY", "Place", "Term", "vocabulary"]

Place: TypeAlias = Literal[
    "root", "server", "operation", "parameter", "response", "schema", "security scheme"
]
_Stated = tuple[Place, str, Mapping[str, JsonValue]]
_Schema = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Term:
    """One extension: where it may stand, and the JSON Schema of its value."""

    places: tuple[Place, ...]
    schema: _Schema


def _object(required: tuple[str, ...], **members: JsonValue) -> _Schema:
    """Write the schema of a closed object."""
    return {
        "type": "object",
        "required": list(required),
        "properties": members,
        "additionalProperties": False,
    }


_TEXT: Final[_Schema] = {"type": "string", "minLength": 1}
_POINTER: Final[_Schema] = {"type": "string", "pattern": "^(/[^/]+)*$"}
_PATH: Final[_Schema] = {"type": "string", "pattern": "^/"}
_PLACE: Final[_Schema] = {"type": "string", "pattern": "^#(/.*)?$"}
_KINDS: Final[list[JsonValue]] = [
    "renamed",
    "moved",
    "replaced_by",
    "meaning_changed",
    "enum_map",
    "lossy",
    "behaviour",
    "note",
]

VOCABULARY: Final[Mapping[str, Term]] = {
    "x-unit": Term(("schema",), _TEXT),
    "x-evidence": Term(
        ("operation", "parameter", "response", "schema", "security scheme"),
        {"enum": ["derived", "assumed"]},
    ),
    "x-environment": Term(
        ("server",),
        _object(("name",), name=_TEXT, tokenUrl={"type": "string", "format": "uri"}),
    ),
    "x-version-header": Term(
        ("root",), _object(("name", "value"), name=_TEXT, value=_TEXT, response=_TEXT)
    ),
    "x-user-scope": Term(("root",), _object(("header", "argument"), header=_TEXT, argument=_TEXT)),
    "x-login": Term(
        ("security scheme",),
        {
            **_object(
                ("login", "refresh", "token"),
                login=_object(
                    ("path", "username", "password"), path=_PATH, username=_TEXT, password=_TEXT
                ),
                refresh=_object(("path",), path=_PATH),
                token=_TEXT,
                refreshToken=_TEXT,
                refreshCookie=_TEXT,
                xsrf=_object(("member", "header"), member=_TEXT, header=_TEXT),
            ),
            "oneOf": [{"required": ["refreshToken"]}, {"required": ["refreshCookie"]}],
        },
    ),
    "x-webhook-signature": Term(
        ("root",),
        _object(
            ("header", "algorithm", "encoding"),
            header=_TEXT,
            prefix={"type": "string"},
            algorithm={"enum": ["hmac-sha1", "hmac-sha256", "hmac-sha512"]},
            encoding={"enum": ["hex", "base64"]},
        ),
    ),
    "x-empty": Term(("response",), {"enum": ["none", "list"]}),
    "x-pagination": Term(
        ("operation",),
        {
            "oneOf": [
                {"const": False},
                _object(
                    ("kind", "items"),
                    kind={"enum": ["cursor", "offset", "page", "link", "next-url"]},
                    items=_POINTER,
                    next=_POINTER,
                    more=_POINTER,
                    last=_POINTER,
                    parameter=_TEXT,
                    size=_TEXT,
                ),
            ]
        },
    ),
    "x-migration": Term(
        ("root",),
        {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["from", "to", "kind", "text", "cite"],
                "properties": {
                    "from": _TEXT,
                    "to": _TEXT,
                    "kind": {"enum": _KINDS},
                    "base": _PLACE,
                    "revision": _PLACE,
                    "text": _TEXT,
                    "cite": _TEXT,
                    "map": {"type": "object", "additionalProperties": _TEXT},
                },
                "additionalProperties": False,
            },
        },
    ),
    "x-enum-descriptions": Term(
        ("schema",),
        {"type": "object", "additionalProperties": {"type": "string", "pattern": "^[^\\n]+$"}},
    ),
}
"""Every extension by its key, in the order of `docs/x-vocabulary.md`."""


def vocabulary(api: Api, document: Document) -> Iterator[Finding]:
    """Give the extensions that say nothing we understand."""
    for place, pointer, extensions in _stated(api):
        for key, value in extensions.items():
            if (term := VOCABULARY.get(key)) is not None:
                location = document.locate(f"{pointer}/{escape(key)}")
                for name, message in _check(key, term, place, value):
                    yield Finding(name, message, location)
    for schema in schemas(api):
        if isinstance(schema, SchemaObject):
            yield from _enum_descriptions(schema, document)
    yield from _migration(api, document)
    yield from _unknown(document)


def _stated(api: Api) -> Iterator[_Stated]:
    yield "root", "#", api.extensions
    for scheme in api.security_schemes.values():
        yield "security scheme", scheme.pointer, scheme.extensions
    for server in _servers(api):
        yield "server", server.pointer, server.extensions
    for operation, _ in operations(api):
        yield "operation", operation.pointer, operation.extensions
    for parameter in parameters(api):
        yield "parameter", parameter.pointer, parameter.extensions
    for response in responses(api):
        yield "response", response.pointer, response.extensions
    for schema in schemas(api):
        yield "schema", schema.pointer, _extensions(schema)


def _servers(api: Api) -> Iterator[Server]:
    """Give every server; operations that name none of their own share the document's."""
    seen: set[str] = set()
    for server in (*api.servers, *(s for o, _ in operations(api) for s in o.servers)):
        if server.pointer not in seen:
            seen.add(server.pointer)
            yield server


def _extensions(schema: Schema) -> Mapping[str, JsonValue]:
    return schema.annotations.extensions if isinstance(schema, SchemaObject | Reference) else {}


@cache
def _validator(key: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(VOCABULARY[key].schema, validate_formats=True)


def _check(key: str, term: Term, place: Place, value: JsonValue) -> Iterator[tuple[str, str]]:
    if place not in term.places:
        expected = " or ".join(term.places)
        yield (
            "extension-out-of-place",
            f"`{key}` means nothing on a {place}; move it to a {expected} or remove it",
        )
        return
    for error in _validator(key).iter_errors(value):
        message = f"`{key}`: {reason(error)}; docs/x-vocabulary.md shows what it may say"
        yield "extension-value", message


def _enum_descriptions(schema: SchemaObject, document: Document) -> Iterator[Finding]:
    described = schema.annotations.extensions.get("x-enum-descriptions")
    if not isinstance(described, dict):
        return
    values = {str(value) for value in schema.enum or ()}
    for value in described:
        if value not in values:
            pointer = f"{schema.pointer}/x-enum-descriptions/{escape(value)}"
            message = (
                f"`{value}` is described but is no value of the enum; remove one or add the other"
            )
            yield Finding("enum-description-of-no-value", message, document.locate(pointer))


def _migration(api: Api, document: Document) -> Iterator[Finding]:
    """Find steps to this very version whose `revision` is not in it."""
    entries = api.extensions.get("x-migration")
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(entry, dict) or entry.get("to") != api.version:
            continue
        revision = entry.get("revision")
        if isinstance(revision, str) and not _exists(document, revision):
            message = f"nothing stands at `{revision}`; correct the pointer or leave it out"
            location = document.locate(f"#/x-migration/{index}/revision")
            yield Finding("migration-points-nowhere", message, location)


def _exists(document: Document, pointer: str) -> bool:
    tokens = split(pointer)
    return len(descend(document.root, tokens)[0]) == len(tokens)


def _unknown(document: Document) -> Iterator[Finding]:
    stack: list[tuple[tuple[str, ...], object]] = [((), document.root)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack.extend(
                ((*path, key), inner) for key, inner in value.items() if _speaks(path, key)
            )
            for key in value:
                if key.startswith("x-specloom-") and path[-1:] != ("properties",):
                    message = f"`{key}` is no extension of ours; docs/x-vocabulary.md lists them"
                    yield Finding("extension-unknown", message, document.locate(join((*path, key))))
        elif isinstance(value, list):
            stack.extend(((*path, str(index)), inner) for index, inner in enumerate(value))


def _speaks(path: tuple[str, ...], key: str) -> bool:
    """Tell whether keywords may stand below a key, rather than somebody's data."""
    data = {"example", "examples", "default", "enum", "const"}
    return path[-1:] == ("properties",) or (key not in data and not key.startswith("x-"))
