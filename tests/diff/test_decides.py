"""The engine decides: hardly any pair of real schemas stays open."""

from __future__ import annotations

import pytest

from specloom.config import Policy
from tests.diff.decisions import MOST, SMALL, decisions

pytestmark = pytest.mark.exhaustive


@pytest.mark.parametrize("policy", ["lenient", "strict"])
@pytest.mark.parametrize(("base", "revision"), SMALL)
def test_hardly_any_pair_stays_undecided(base: str, revision: str, policy: Policy) -> None:
    found = decisions(base, revision, policy)

    assert found.pairs > 1_000
    assert found.share <= MOST, found.reasons.most_common()
