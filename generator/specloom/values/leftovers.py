"""What a description says in the words of an earlier OpenAPI than its own.

A description that moved from 3.0 to 3.1 may keep `nullable`, which says nothing there. Its author
still means it, so it is read where it stands beside a `type`; but no other reader has to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from specloom.errors import Finding
from specloom.ir.model import Api
from specloom.spec import Document, File
from specloom.values.inventory import schemas

__all__ = ["leftovers"]

_NULL: Final = "{type: 'null'}"


def leftovers(api: Api, document: Document) -> Iterator[Finding]:
    """Give every `nullable: true` in a description later than 3.0, with what to write instead."""
    if document.openapi.startswith("3.0"):
        return
    files = {file.prefix: file for file in document.files}
    seen: set[str] = set()
    for schema in schemas(api):
        raw = _raw(schema.pointer, document, files)
        if _is_left_over(raw) and schema.pointer not in seen:
            seen.add(schema.pointer)
            location = document.locate(f"{schema.pointer}/nullable")
            version = ".".join(document.openapi.split(".")[:2])
            yield Finding("nullable-leftover", _message(raw, version), location, "warning")


def _is_left_over(raw: Mapping[object, object]) -> bool:
    stated = raw.get("type")
    listed = stated if isinstance(stated, list) else [stated]
    return raw.get("nullable") is True and "null" not in listed


def _raw(pointer: str, document: Document, files: Mapping[str, File]) -> Mapping[object, object]:
    prefix, _, fragment = pointer.partition("#")
    target = document.find(f"#{fragment}", files[prefix]) if prefix in files else None
    return target.value if target is not None and isinstance(target.value, dict) else {}


def _message(raw: Mapping[object, object], version: str) -> str:
    said = f"`nullable` is a word of OpenAPI 3.0 that says nothing in {version}"
    stated = raw.get("type")
    if stated is None:
        union = next((each for each in ("anyOf", "oneOf") if each in raw), "")
        instead = f"add {_NULL} to `{union}`" if union else f"write `anyOf: [..., {_NULL}]`"
        return f"{said}; if null is meant, {instead} instead"
    instead = f"write `type: [{stated}, 'null']`"
    if isinstance(stated, list):
        instead = "list 'null' in `type`"
    listed = raw.get("enum")
    if isinstance(listed, list) and None not in listed:
        instead += " and null in `enum`"
    return f"{said}; null is taken to be meant here, so {instead} instead"
