"""What is committed in specs/ and generated/ is what the sources come to today."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

pytestmark = pytest.mark.exhaustive

Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", ["compile", "generate", "migrate"])
def test_nothing_committed_is_stale_or_edited_by_hand(
    command: str, specloom: Specloom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    result = specloom(command, "--check")

    told = [line for line in result.stderr.splitlines() if ": info: " not in line]
    assert (told, result.stdout, result.returncode) == (["all is current"], "", 0)
