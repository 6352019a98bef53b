"""Whatever is asked, a behaviour has an answer: nothing fails, and nothing invalid leaves."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import orjson
import pytest

from specloom.ir import Api, Operation
from specloom.mock.checks import Checks
from specloom.mock.generation import Generator
from specloom.mock.messages import Request
from specloom.mock.randomness import random_of
from specloom.values.samples import NO_SAMPLE
from tests.mock.behaviour.acting import PROJECT, Acting, acting
from tests.mock.behaviour.enodes import USER, Enode
from tests.mock.behaviour.renaults import Renault
from tests.mock.sending import valid_request
from tests.mock.test_fuzz import mangled

TIMES = 12


def varied(api: Api, checks: Checks, operation: Operation, chance: random.Random) -> Request:
    """Give a valid request with a body and a query made up anew."""
    request = valid_request(api, operation, full=chance.random() < 0.7)
    body = request.body
    for content in operation.request_body.content[:1] if operation.request_body else ():
        if content.schema is not None:
            value = Generator(content.schema, checks, "request").value(chance)
            body = body if value is NO_SAMPLE else orjson.dumps(value)
    known = {"userId": USER, "user-4711": USER}
    path = request.path
    for part in operation.path.split("/"):
        path = path.replace(part, known.get(part.strip("{}"), part)) if "{" in part else path
    return replace(request, path=path, body=body)


def asked(mock: Acting, version: str, headers: dict[str, str]) -> Iterator[tuple[Request, int]]:
    api = mock.family.api(version)
    checks = Checks(api)
    for operation in api.operations:
        for turn in range(TIMES):
            chance = random_of(version, operation.path, operation.method, turn)
            request = varied(api, checks, operation, chance)
            request = replace(request, headers={**request.headers, **headers})
            if turn % 3 == 2:
                request = replace(mangled(request, chance), headers=request.headers)
            yield request, mock.family.answer(request).status
            mock.later(chance.choice([0, 1, 11, 700]))


@pytest.mark.parametrize("version", PROJECT.api("enode").versions)
def test_enode_has_an_answer(version: str) -> None:
    enode = Enode(acting("enode"))
    for number, token in enumerate(enode.store.records("Token")):
        forever = {**token.entity, "expiresAt": "9999-01-01T00:00:00Z", "number": number}
        enode.store.put("Token", token.id, forever)
    headers = {**enode.headers, "enode-version": version}
    if version < "2023-08-01":
        headers["enode-user-id"] = USER
    failed = [
        request
        for request, status in asked(enode.mock, version, headers)
        if status >= 500 and not request.path.startswith("/health")
    ]
    assert failed == []
    assert enode.misfits() == []


@pytest.mark.parametrize("version", PROJECT.api("renault-zoe").versions)
def test_renault_has_an_answer(version: str) -> None:
    renault = Renault(acting("renault-zoe", version))
    failed = [
        request
        for request, status in asked(renault.mock, version, renault.headers)
        if status >= 500 and status != 503
    ]
    assert failed == []
    assert renault.misfits() == []
