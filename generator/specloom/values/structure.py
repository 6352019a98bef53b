"""Whether a document is built as its version of OpenAPI says.

The published JSON Schemas of OpenAPI come with openapi-spec-validator; its 3.1 and 3.2 leave the
dialect of Schema Objects open, which is closed here to JSON Schema 2020-12 (OpenAPI 3.1, Schema
Object). Only the root file is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
import orjson

from specloom.errors import Finding
from specloom.spec import Document
from specloom.spec.pointers import join
from specloom.values.json_schema import reason

__all__ = ["structure"]

_Error = jsonschema_rs.ValidationError
_Unions = (
    jsonschema_rs.ValidationErrorKind.AnyOf,
    jsonschema_rs.ValidationErrorKind.OneOfNotValid,
)
_PUBLISHER: Final = "openapi_spec_validator"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def structure(document: Document) -> Iterator[Finding]:
    """Give what the JSON Schema of the document's OpenAPI version refuses."""
    seen: set[tuple[str, str]] = set()
    for error in _validator(document.openapi).iter_errors(document.root):
        for cause in _causes(error):
            pointer, why = join(cause.instance_path), reason(cause)
            if (pointer, why) not in seen:
                seen.add((pointer, why))
                message = f"{why}; OpenAPI {document.openapi} has another form for this"
                yield Finding("openapi-structure", message, document.locate(pointer))


@cache
def _validator(openapi: str) -> jsonschema_rs.Validator:
    schema = _published(".".join(openapi.split(".")[:2]))
    if "$defs" in schema:
        schema["$defs"]["schema"] = {"$dynamicAnchor": "meta", "$ref": _DIALECT}
    return jsonschema_rs.validator_cls_for(schema)(schema, validate_formats=False)


def _published(minor: str) -> dict[str, Any]:
    """Read the schema of an OpenAPI version.

    Only found, never imported: its package brings a second JSON Schema library along, and a client
    for HTTP, a quarter of a second and 20 MB.
    """
    package = find_spec(_PUBLISHER)
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError(_PUBLISHER)
    folder = Path(package.submodule_search_locations[0])
    file = folder / "resources" / "schemas" / f"v{minor}" / "schema.json"
    schema: dict[str, Any] = orjson.loads(file.read_bytes())
    return schema


def _causes(error: _Error) -> Iterator[_Error]:
    """Follow a failed union into the member that was meant: the one whose errors lie deepest."""
    if not isinstance(error.kind, _Unions):
        yield error
        return
    members = [causes for member in error.kind.context if (causes := [*_all_causes(member)])]
    meant = max(members, key=_depth, default=[])
    if _depth(meant)[0] > len(error.instance_path):
        yield from meant
    else:
        yield error


def _all_causes(errors: list[_Error]) -> Iterator[_Error]:
    for error in errors:
        yield from _causes(error)


def _depth(errors: list[_Error]) -> tuple[int, int]:
    deepest = max((len(error.instance_path) for error in errors), default=0)
    return deepest, -len(errors)
