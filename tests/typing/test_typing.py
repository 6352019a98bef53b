"""Both type checkers hold what the other files of this folder say, with no error to spare."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CASES = sorted(path for path in Path(__file__).parent.glob("*.py") if path != Path(__file__))
REFUSED = Path(__file__).with_name("refused.py")
MARK = re.compile(r"  # type: ignore\[[a-z-]+\]")
CHECKERS = pytest.mark.parametrize("checker", ["mypy", "pyright"])


def check(checker: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Run a type checker with the project's settings."""
    command = [sys.executable, "-m", checker, *map(str, paths)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@CHECKERS
def test_type_checkers_agree_with_the_cases(checker: str) -> None:
    done = check(checker, *CASES)

    assert done.returncode == 0, done.stdout + done.stderr


@CHECKERS
def test_each_wrong_line_is_reported(checker: str, tmp_path: Path) -> None:
    lines = REFUSED.read_text(encoding="utf-8").splitlines()
    wrong = {number for number, line in enumerate(lines, start=1) if MARK.search(line)}
    bare = tmp_path / "refused.py"
    bare.write_text("".join(f"{MARK.sub('', line)}\n" for line in lines), encoding="utf-8")

    done = check(checker, bare)

    reported = re.findall(r"refused\.py:(\d+)(?::\d+)?(?: -|:) error", done.stdout)
    assert done.returncode == 1
    assert len(wrong) > 30
    assert {int(number) for number in reported} == wrong


@CHECKERS
def test_the_examples_of_the_readme(checker: str, tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    paths = []
    for number, block in enumerate(re.findall(r"```python\n(.*?)```", text, re.DOTALL)):
        paths.append(tmp_path / f"example_{number}.py")
        paths[-1].write_text(block, encoding="utf-8")

    done = check(checker, *paths)

    assert len(paths) == 2
    assert done.returncode == 0, done.stdout + done.stderr
