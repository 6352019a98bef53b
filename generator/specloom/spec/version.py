"""Is it OpenAPI 3 at all?"""

from __future__ import annotations

import re

from specloom.errors import Finding
from specloom.spec.document import File
from specloom.spec.faults import fault

__all__ = ["check_root", "is_abridged"]

_KNOWN = re.compile(r"3\.[012]\.\d+(-.+)?")
_CONTENT = ("paths", "components", "webhooks")
_ABRIDGED = re.compile(r"3\.[012]")


def check_root(file: File) -> Finding | None:
    """Give what is wrong with the root of a description, or None if it is OpenAPI 3.0 to 3.2."""
    root = file.value
    if not isinstance(root, dict):
        kind = "a list" if isinstance(root, list) else "a single value"
        message = f"The file holds {kind}, not an object; name an OpenAPI description."
        return fault("root-not-object", message, file.locate("#"))
    if "openapi" in root:
        return _check_version(root["openapi"], file) or _check_content(root, file)
    if "swagger" in root:
        message = f"Swagger {root['swagger']} is not known; this reads Swagger 2.0 and OpenAPI 3.x."
        return fault("swagger", message, file.locate("#/swagger"))
    message = "There is no `openapi` key at the root; name an OpenAPI description."
    return fault("not-openapi", message, file.locate("#"))


def is_abridged(root: dict[str, object]) -> bool:
    """Whether a version like 3.1, written as a text or a number, is all that is wrong."""
    known = _ABRIDGED.fullmatch(str(root.get("openapi"))) is not None
    return known and not root.keys().isdisjoint(_CONTENT)


def _check_content(root: dict[str, object], file: File) -> Finding | None:
    """Ask for one of the three keys that OpenAPI 3.1 (section 4.8.1.1) asks for."""
    if not root.keys().isdisjoint(_CONTENT):
        return None
    message = "There are no `paths`, `components` or `webhooks`; a description has one of them."
    return fault("nothing-described", message, file.locate("#"))


def _check_version(version: object, file: File) -> Finding | None:
    if isinstance(version, str) and _KNOWN.fullmatch(version):
        return None
    if isinstance(version, str):
        message = f"OpenAPI {version} is not known; this reads 3.0.x, 3.1.x and 3.2.x."
    else:
        message = 'The version must be a string with three parts; write openapi: "3.1.0".'
    return fault("unknown-openapi-version", message, file.locate("#/openapi"))
