"""Hundreds of requests over a socket: none fails, those that are invalid are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mock.fuzzing import send_all
from tests.mock.test_conformance import OTHERS, committed, corpus

COUNT = 500
SPECS = ("specs/enode/latest.yaml", "specs/renault-zoe/2018-12.yaml")


@pytest.mark.parametrize("name", [*SPECS, *OTHERS])
def test_what_is_sent_never_breaks_it(name: str, tmp_path: Path) -> None:
    api = committed(Path(name)) if name in SPECS else corpus(name, tmp_path)

    tally = send_all(api, COUNT, seed=3)

    assert tally.failed == []
    assert tally.turned_down == []
    assert tally.invalid > 50
    assert tally.refused >= 0.95 * tally.invalid, tally.passed
