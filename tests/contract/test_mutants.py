"""A sample of the mutants is caught, and the service as it should be is not; see `make mutants`."""

from __future__ import annotations

import pytest

from tests.contract.mutants.catalogue import MUTANTS
from tests.contract.mutants.trial import caught, tried

SAMPLE = {
    ("missing required field", "of the items of a page"): "answer-breaks-its-schema",
    ("ignored auth", "any token will do"): "authentication-is-ignored",
    ("500 on a boundary", "the longest name"): "server-error",
    ("invalid accepted", "an unknown field"): "invalid-request-accepted",
    ("use after delete", "deleting does nothing"): "use-after-delete",
}


def test_there_are_many_and_each_is_another() -> None:
    names = [(each.kind, each.name) for each in MUTANTS]

    assert len(names) >= 60
    assert len(set(names)) == len(names)
    assert [each for each in MUTANTS if (each.fault is None) == (each.edit is None)] == []


def test_the_service_as_it_should_be_raises_no_alarm() -> None:
    found = tried(None, ("sweep", "sequences"))

    assert (found.failures, found.stop) == ((), None)


@pytest.mark.parametrize(("kind", "name"), SAMPLE)
def test_a_mutant_is_caught(kind: str, name: str) -> None:
    [mutant] = [each for each in MUTANTS if (each.kind, each.name) == (kind, name)]
    found = tried(mutant, ("sweep", "sequences"))

    assert SAMPLE[kind, name] in [check for _, check in caught(found).checks]
