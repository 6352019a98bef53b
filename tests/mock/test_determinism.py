"""The same seed gives the same answers, in every process, whatever Python hashes by."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from specloom.ir import build
from specloom.mock import service
from specloom.mock.messages import Answer, Request
from specloom.spec import load
from tests.mock.sending import valid_request

ROOT = Path(__file__).parents[2]
SPEC = "specs/enode/2023-04-01.yaml"


def answers(seed: int) -> str:
    """Give a digest of what the mock answers to a request for each operation, twice."""
    api = build(load(str(ROOT / SPEC)))
    mock = service(api, seed=seed)
    hashed = hashlib.sha256()
    for _ in range(2):
        for operation in api.operations:
            hashed.update(_bytes(mock.answer(valid_request(api, operation))))
    hashed.update(repr(mock.context.store.snapshot()).encode())
    return hashed.hexdigest()


def _bytes(answer: Answer) -> bytes:
    return repr((answer.status, answer.headers, answer.body)).encode()


def elsewhere(seed: int, hash_seed: str) -> str:
    code = f"import sys; sys.path[:0] = {sys.path!r}; "
    code += f"from tests.mock.test_determinism import answers; print(answers({seed}))"
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment,
        cwd=ROOT,
    )  # fmt: skip
    return done.stdout.strip()


def test_answers_follow_from_the_seed_in_every_process() -> None:
    here = answers(7)

    assert elsewhere(7, "1") == elsewhere(7, "2") == here
    assert answers(8) != here


def test_answers_follow_from_the_request_and_the_state() -> None:
    api = build(load(str(ROOT / SPEC)))
    first, second = service(api), service(api)
    request = Request(
        "GET", "/vehicles/any", "", {"authorization": "Bearer x", "enode-user-id": "u"}
    )
    other = Request("GET", "/chargers/any", "", {"authorization": "Bearer x", "enode-user-id": "u"})

    before = first.answer(request)
    second.answer(other)  # what was only looked at changes nothing

    assert second.answer(request) == before == first.answer(request)
