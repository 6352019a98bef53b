"""For every operation of every version: the generated client reads what the mock answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from specloom.mock import service
from specloom.mock.messages import Answer, Request
from tests.clients.descriptions import VERSIONS, Case, Version, cases
from tests.clients.test_examples import arguments
from tests.mock.behaviour.acting import described


def transport(answer: Callable[[Request], Answer]) -> httpx.MockTransport:
    """Give what carries requests to a mock in this process."""

    def carry(sent: httpx.Request) -> httpx.Response:
        path, _, query = sent.url.raw_path.decode("ascii").partition("?")
        headers = {name.lower(): value for name, value in sent.headers.items()}
        said = answer(Request(sent.method, path, query, headers, sent.read()))
        return httpx.Response(said.status, headers=[*said.headers], content=said.body)

    return httpx.MockTransport(carry)


def request_of(client: Any, case: Case) -> Any:
    """Give the request that a user of the client would make of a case."""
    resource, method = case.version.symbols[case.pointer].split(".")
    build = getattr(getattr(client, resource).requests, method)
    positional, keywords = arguments(case, build)
    return build(*positional, **keywords)


@pytest.mark.parametrize("version", VERSIONS, ids=str)
def test_every_operation_is_answered_as_its_client_expects(version: Version) -> None:
    mock = service(described(version.api, version.name))
    name = next(each for each in version.module.__all__ if each.startswith("Async"))
    cls = getattr(version.module, name.removeprefix("Async"))
    read: set[str] = set()
    options = {"access_token": "t0k3n", "strict": True, "max_retries": 0}
    with cls(base_url="http://mock", transport=transport(mock.answer), **options) as client:
        for case in cases(version):
            response = client.send(request_of(client, case))

            assert 200 <= response.status_code < 300, case
            read.add(case.operation_id)
            if case.method == "delete":  # others are about what it deleted
                mock.context.store.clear()

    assert read == {operation.id for operation in mock.api.operations}
    assert not mock.misfits
