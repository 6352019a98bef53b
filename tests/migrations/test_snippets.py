"""The snippets of the committed migration reports type-check against the clients they are for."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPORTS = sorted(ROOT.glob("generated/*/migrations/*.json"))


def snippets() -> Iterator[str]:
    """Give the code of all reports, each text once."""
    told: dict[str, None] = {}
    for report in REPORTS:
        for step in json.loads(report.read_text("utf-8")).get("steps", ()):
            for code in (step["snippet"] or {}).values():
                told.setdefault(code)
    return (code for code in told if code)


@pytest.mark.skipif(not REPORTS, reason="no report is committed")
@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_snippets_fit_their_clients(checker: str, tmp_path: Path) -> None:
    for number, code in enumerate(snippets()):
        (tmp_path / f"snippet_{number}.py").write_text(code, encoding="utf-8")

    command = [sys.executable, "-m", checker, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
