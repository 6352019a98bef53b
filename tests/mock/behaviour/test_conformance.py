"""For every operation of every version: a valid request gets a documented, valid answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from specloom.ir import Api
from tests.mock.behaviour.acting import PROJECT, acting
from tests.mock.behaviour.enodes import Enode
from tests.mock.behaviour.renaults import Renault
from tests.mock.sending import valid_request
from tests.mock.test_conformance import faults

VERSIONS = PROJECT.api("enode").versions


def wrongs(mock: Enode, api: Api, version: str) -> Iterator[str]:
    before = mock.store.snapshot()
    for operation in api.operations:
        for full in (True, False):
            mock.store.restore(before)
            request = valid_request(api, operation, full=full)
            headers = {**request.headers, **mock.headers, "enode-version": version}
            if "enode-user-id" in headers or version < "2023-08-01":
                headers["enode-user-id"] = "user-4711"
            if version >= "2023-08-01":
                headers.pop("enode-user-id", None)
            answer = mock.family.answer(replace(request, headers=headers))
            key = f"{operation.method} {operation.path}"
            yield from (f"{key}: {fault}" for fault in faults(operation, answer))
            if answer.status >= 500:
                yield f"{key}: {answer.status}"


@pytest.mark.parametrize("version", PROJECT.api("renault-zoe").versions)
def test_every_operation_of_renault_answers_as_it_is_described(version: str) -> None:
    mock = Renault(acting("renault-zoe", version))
    api = mock.family.api(version)
    before = mock.store.snapshot()
    wrong: list[str] = []
    for operation in api.operations:
        mock.store.restore(before)
        request = valid_request(api, operation)
        headers = {**request.headers, **mock.headers}
        answer = mock.family.answer(replace(request, headers=headers))
        wrong += (f"{operation.id}: {fault}" for fault in faults(operation, answer))
    assert wrong == []
    assert mock.misfits() == []


@pytest.mark.parametrize("version", VERSIONS)
def test_every_operation_of_enode_answers_as_it_is_described(version: str) -> None:
    mock = Enode(acting("enode"))
    api = mock.family.api(version)
    assert [*wrongs(mock, api, version)] == []
    assert mock.misfits() == []
