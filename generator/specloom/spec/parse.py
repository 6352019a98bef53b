"""Bytes to a plain value, whatever the format."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from specloom.errors import BadInput
from specloom.spec import json_text, yaml_text
from specloom.spec.faults import empty
from specloom.spec.text import Parsed

__all__ = ["parse"]

_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"
"""Byte order marks and white space, also of UTF-16."""


def parse(data: bytes, file: str) -> Parsed:
    """Read JSON or YAML; `file` is the name that findings show, and may tell the format.

    A name ending in `.json` is JSON. Anything else that begins with a bracket is tried as JSON
    first, being the faster to read, and then as the YAML it may also be.

    Raises:
        BadInput: with everything that is wrong with the text.
    """
    start = _start(data)
    if not start:
        raise empty(file)
    with _without_collector():
        if file.endswith(".json"):
            return json_text.parse(data, file)
        if start in b"{[":
            try:
                return json_text.parse(data, file)
            except BadInput as error:
                if error.findings[0].id != "invalid-json":
                    raise
        return yaml_text.parse(data, file)


def _start(data: bytes) -> bytes:
    """Give the first byte that means something, whatever the encoding."""
    return (data[:1000].lstrip(_BLANK) or data.lstrip(_BLANK))[:1]


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep Python from looking for garbage, again and again, in a tree that only grows."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
