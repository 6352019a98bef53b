"""Small descriptions, and the mock as what answers cases in-process."""

from __future__ import annotations

from typing import Any

import orjson

from specloom.contract.model import Answer, Case, Exchange, Mode, Values
from specloom.contract.requests import write
from specloom.ir.model import Api, Operation
from specloom.mock import Service
from specloom.mock.messages import Request

__all__ = ["answer", "answered", "case_of", "exchange", "named"]


def answered(service: Service, case: Case) -> Exchange:
    """Send a case to a mock."""
    path, _, query = case.call.target.partition("?")
    headers = dict(case.call.headers)
    if case.credentials != "none":
        headers.setdefault("authorization", "Bearer anybody")
    said = service.answer(Request(case.call.method, path, query, headers, case.call.body or b""))
    return Exchange(case, Answer(said.status, said.headers, said.body))


def named(api: Api, key: str) -> Operation:
    """Give an operation by `GET /pets`."""
    method, _, path = key.partition(" ")
    return next(each for each in api.operations if (each.method, each.path) == (method, path))


def case_of(api: Api, key: str, values: Values | None = None, *, mode: Mode = "valid") -> Case:
    """Give a case of an operation."""
    operation, values = named(api, key), values or Values()
    call = write(api, operation, values)
    return Case(operation, call, mode, "as the test says", operation.pointer, values=values)


def answer(status: int, body: Any = None, **headers: str) -> Answer:
    """Give an answer of JSON; bytes stand as they are."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    if body is None:
        return Answer(status, tuple(told.items()))
    data = body if isinstance(body, bytes) else orjson.dumps(body)
    return Answer(status, tuple({"content-type": "application/json", **told}.items()), data)


def exchange(api: Api, key: str, said: Answer, values: Values | None = None) -> Exchange:
    """Give a case of an operation with an answer."""
    return Exchange(case_of(api, key, values), said)
