"""The service that is mutated: the mock of a small description, with a token and a version."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias

from specloom.ir import Api, build
from specloom.mock import App, service
from specloom.mock.messages import Answer, Refusal, Request, Responder
from specloom.spec import Document, load
from specloom.spec.document import File
from specloom.spec.text import Parsed

__all__ = ["TOKEN", "VERSION", "Edit", "Fault", "app", "described", "edited", "responder"]

TOKEN: Final = "token-of-the-tests"
VERSION: Final = "X-Api-Version"
_FILE: Final = Path(__file__).with_name("pets.yaml")

Fault: TypeAlias = Callable[[Request, Responder], Answer]
"""Answers a request, asking the service or not."""

Edit: TypeAlias = Callable[[Any], None]
"""Changes the description that the service is made from; the one it is tested by stays."""


def described() -> tuple[Document, Api]:
    """Give the description that the service is tested by."""
    document = load(str(_FILE))
    return document, build(document)


def edited(document: Document, edit: Edit) -> Api:
    """Build a description with something in it changed."""
    root = document.files[0]
    value = copy.deepcopy(root.value)
    edit(value)
    parsed = Parsed(value, _holders(value), root.parsed.find, root.parsed.lines)
    return build(Document(document.source, (File(root.name, "", parsed),), document.links))


def _holders(value: Any) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
            if "$ref" in one or "mapping" in one:
                found.append(one)
        elif isinstance(one, list):
            waiting += one
    return found


def responder(api: Api, fault: Fault | None = None) -> Responder:
    """Give what answers as the description says, but for a fault."""
    mock = service(api)

    def versioned(request: Request) -> Answer:
        served = request.headers.get(VERSION.lower(), api.version)
        answer = guarded(request)
        return Answer(answer.status, (*answer.headers, (VERSION.lower(), served)), answer.body)

    def guarded(request: Request) -> Answer:
        is_public = request.path == "/health" or not mock.serves(request)
        if not is_public and request.headers.get("authorization") != f"Bearer {TOKEN}":
            return mock.refuse(request, Refusal(401, "send the token"))
        return mock.answer(request)

    if fault is None:
        return versioned
    return lambda request: fault(request, versioned)


def app(api: Api, fault: Fault | None = None) -> App:
    """Give the service as an ASGI application."""
    return App(responder(api, fault))
