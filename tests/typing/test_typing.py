"""Both type checkers hold what the other files of this folder say, with no error to spare."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CASES = ["tests/typing/models.py", "tests/typing/omitted.py"]


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_type_checkers_agree_with_the_cases(checker: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", checker, *CASES],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
