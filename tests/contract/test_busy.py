"""A service that is described as busy at times may say so."""

from __future__ import annotations

import pytest

from specloom.contract.checks import Checks
from specloom.contract.model import Answer, Call, Case, Exchange
from specloom.ir import Api, Operation
from specloom.ir.model import Response


@pytest.mark.parametrize(
    ("described", "status", "checks"),
    [
        (("200", "503"), 503, []),
        (("200", "5XX"), 503, ["server-error"]),
        (("200", "default"), 503, ["server-error"]),
        (("200", "500"), 500, ["server-error"]),
    ],
)
def test_only_a_described_503_is_no_fault(
    described: tuple[str, ...], status: int, checks: list[str]
) -> None:
    responses = tuple(Response(f"#/{one}", one) for one in described)
    operation = Operation("#/paths/~1pets/get", "GET", "/pets", responses=responses)
    api = Api("pets.yaml", "3.1.0", "Pets", "1", operations=(operation,))
    case = Case(operation, Call("GET", "/pets"), "valid", "a request", "")

    found = Checks(api).of(Exchange(case, Answer(status)))

    assert [one.check for one in found] == checks
