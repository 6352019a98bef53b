"""From what the user names to a `Document`: the only place of this room that does I/O."""

from __future__ import annotations

import os
from pathlib import Path

from specloom.errors import BadInput, Finding
from specloom.spec import json_text, yaml_text
from specloom.spec.document import Document, File
from specloom.spec.text import Parsed, bad, decode

__all__ = ["load", "load_value"]


def load(source: str, *, allow_remote: bool = False) -> Document:
    """Load an OpenAPI 3.x description and every file it refers to.

    `source` is a path, a URL, `git:REF:PATH` or `-` for standard input.

    Raises:
        BadInput: with everything that is wrong.
    """
    file = load_value(source)
    value = file.value
    if not isinstance(value, dict):
        raise BadInput(Finding("root-not-object", "The root must be an object.", file.locate("#")))
    if "openapi" not in value:
        raise BadInput(Finding("not-openapi", "There is no `openapi` key.", file.locate("#")))
    return Document(source, (file,), {})


def load_value(source: str) -> File:
    """Load any YAML or JSON file."""
    try:
        data = Path(source).read_bytes()
    except OSError as error:
        raise bad("unreadable", f"Cannot be read: {error.strerror}.", source) from None
    return File(os.path.abspath(source), source, "", parse(data, source))


def parse(data: bytes, name: str) -> Parsed:
    """Read bytes as JSON or YAML, by the file's name, else by its first character."""
    text = decode(data, name)
    if not text.strip():
        raise bad("empty-file", "The file is empty.", name)
    if name.endswith(".json"):
        return json_text.parse(text, name)
    if text.lstrip().startswith(("{", "[")):
        try:
            return json_text.parse(text, name)
        except BadInput as error:
            if error.findings[0].id != "invalid-json":
                raise
    return yaml_text.parse(text, name)
