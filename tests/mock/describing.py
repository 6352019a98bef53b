"""Small descriptions, written in YAML or as values."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import orjson

from specloom.ir import Api, build
from specloom.mock import Service, service
from specloom.mock.messages import Answer
from specloom.spec import load

__all__ = ["api_of", "body_of", "header_of", "operation_with", "service_of"]

_HEAD = 'openapi: "3.1.0"\ninfo: {title: Pets, version: "1"}\n'


def api_of(text: str, folder: Path) -> Api:
    """Build a description from its paths and components, in YAML."""
    file = folder / "openapi.yaml"
    file.write_text(_HEAD + textwrap.dedent(text), encoding="utf-8")
    return build(load(str(file)))


def service_of(text: str, folder: Path, *, seed: int = 0) -> Service:
    """Give the mock of a description."""
    return service(api_of(text, folder), seed=seed)


def operation_with(folder: Path, operation: dict[str, Any], *, path: str = "/x") -> Api:
    """Build a description with one operation, `POST /x` if nothing else is said."""
    raw = {
        "openapi": "3.1.0",
        "info": {"title": "One", "version": "1"},
        "paths": {path: {"post": {"responses": {"204": {"description": "Done."}}, **operation}}},
    }
    file = folder / "one.json"
    file.write_bytes(orjson.dumps(raw))
    return build(load(str(file)))


def body_of(answer: Answer) -> Any:
    """Read the JSON of an answer."""
    return orjson.loads(answer.body)


def header_of(answer: Answer, name: str) -> str | None:
    """Give a header of an answer."""
    return dict(answer.headers).get(name)
