"""The same comparison gives the same bytes, whatever Python's hashes are seeded with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.diff.subjects import ADYEN, ENODE, raw_of

SEEDS: Final = ("0", "1", "77")
PAIRS: Final = ((ENODE[4], ENODE[5]), (ADYEN[0], ADYEN[-1]))


@pytest.mark.parametrize("pair", PAIRS)
def test_the_same_bytes_for_every_seed(pair: tuple[str, str], tmp_path: Path) -> None:
    for side, name in zip(("base", "revision"), pair, strict=True):
        (tmp_path / f"{side}.json").write_text(json.dumps(raw_of(name)), encoding="utf-8")
    script = "from specloom.cli import main; main()"
    command = [sys.executable, "-c", script, "diff", "base.json", "revision.json"]
    runs = [
        subprocess.Popen(
            [*command, "--format", "json"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
        )
        for seed in SEEDS
    ]
    printed = [run.communicate()[0] for run in runs]

    assert [run.returncode for run in runs] == [1] * len(SEEDS)
    assert len(json.loads(printed[0])["changes"]) > 100
    assert set(printed) == {printed[0]}
