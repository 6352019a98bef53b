"""Descriptions of a few lines as an `Api`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from specloom.ir import Api, build
from specloom.spec import load

__all__ = ["api_of", "document"]


def document(schemas: Mapping[str, Any], **parts: Any) -> dict[str, Any]:
    """Give a whole description around some schemas."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Test", "version": "1"},
        "paths": {},
        "components": {"schemas": dict(schemas)},
        **parts,
    }


def api_of(folder: Path, value: object) -> Api:
    """Build a description, by way of a file in `folder`."""
    path = folder / "openapi.json"
    path.write_text(json.dumps(value), "utf-8")
    return build(load(str(path)))
