"""Faults, put together from small parts: which requests, and what is done to their answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qs

from specloom.mock.messages import Answer, Request, Responder
from tests.contract.mutants.subject import TOKEN, Fault

__all__ = [
    "Edit",
    "When",
    "body",
    "boundary",
    "header",
    "is_of",
    "plain",
    "problem",
    "query",
    "refuses",
    "sends",
    "sent",
    "status",
    "unauthenticated",
]

Edit: TypeAlias = Callable[[Any], Any]
"""Changes what a body holds; gives another where the whole is replaced."""

When: TypeAlias = Callable[[Request], bool]

_JSON: Final = (("content-type", "application/json"),)
_HOLE: Final = re.compile(r"\{[^}]*\}")


def is_of(request: Request, operation: str) -> bool:
    """Tell whether a request is for an operation, `GET /pets/{petId}`."""
    method, _, path = operation.partition(" ")
    return request.method == method and bool(re.fullmatch(_HOLE.sub("[^/]+", path), request.path))


def query(request: Request, name: str) -> str | None:
    """Give a parameter of the query."""
    return parse_qs(request.query).get(name, [None])[0]


def sent(request: Request) -> Any:
    """Give the body of a request; nothing where it is no JSON."""
    try:
        return json.loads(request.body)
    except ValueError:
        return None


def plain(status: int, value: Any = None) -> Answer:
    """Give an answer of one's own."""
    return Answer(status, _JSON, b"" if value is None else json.dumps(value).encode())


def problem(status: int) -> Answer:
    """Give a refusal in the shape that is described."""
    return plain(status, {"title": "Refused", "detail": "because of a fault"})


# ------------------------------------------------------------------------------ of the answer


def body(operation: str, edit: Edit, on: int = 200) -> Fault:
    """Change what the body of an answer holds."""

    def fault(request: Request, ask: Responder) -> Answer:
        answer = ask(request)
        if not is_of(request, operation) or answer.status != on or not answer.body:
            return answer
        if "json" not in dict(answer.headers).get("content-type", ""):
            return answer
        value = json.loads(answer.body)
        made = edit(value)
        return replace(answer, body=json.dumps(value if made is None else made).encode())

    return fault


def sends(operation: str, change: Callable[[Answer], Answer], on: int = 200) -> Fault:
    """Change an answer as it travels."""

    def fault(request: Request, ask: Responder) -> Answer:
        answer = ask(request)
        return change(answer) if is_of(request, operation) and answer.status == on else answer

    return fault


def header(operation: str, name: str, value: str | None, on: int = 200) -> Fault:
    """Change a header, or leave it out."""

    def change(answer: Answer) -> Answer:
        others = tuple(each for each in answer.headers if each[0] != name)
        return replace(answer, headers=others if value is None else (*others, (name, value)))

    return sends(operation, change, on)


def status(operation: str, other: int, on: int = 200) -> Fault:
    """Answer with another status."""
    return sends(operation, lambda answer: replace(answer, status=other), on)


# ----------------------------------------------------------------------------- of the request


def boundary(operation: str, when: When, answer: Answer | None = None) -> Fault:
    """Fail where a request, which would be accepted, holds something; with 500 unless given."""

    def fault(request: Request, ask: Responder) -> Answer:
        if not is_of(request, operation):
            return ask(request)
        said = ask(request)
        return (answer or plain(500)) if said.status < 300 and when(request) else said

    return fault


def refuses(operation: str, when: When, status: int = 400) -> Fault:
    """Refuse what should be accepted."""
    return boundary(operation, when, problem(status))


def unauthenticated(*operations: str, wrong: bool = False) -> Fault:
    """Forget to ask for the token; or only to look at it."""

    def fault(request: Request, ask: Responder) -> Answer:
        has_some = "authorization" in request.headers
        if any(is_of(request, each) for each in operations) and (has_some or not wrong):
            request = replace(request, headers=_with_token(request.headers))
        return ask(request)

    return fault


def _with_token(headers: Mapping[str, str]) -> dict[str, str]:
    return {**headers, "authorization": f"Bearer {TOKEN}"}
