"""Formatting of finished sources: one run of ruff over all of them, at the end."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ruff import find_ruff_bin  # type: ignore[import-untyped]

from specloom.errors import SpecloomError
from specloom.render.write import OutputFile

__all__ = ["formatted"]

_CONFIG: Final = """\
line-length = 100
target-version = "py311"
[lint]
select = ["F401", "I"]
[lint.isort]
combine-as-imports = false
"""
"""Sorts imports and drops those that a module turned out not to need."""


def formatted(files: Iterable[OutputFile]) -> Iterator[OutputFile]:
    """Give the same files, formatted; the runtime is formatted already and left alone.

    Raises:
        SpecloomError: ruff could not be run, or refused a file.
    """
    files = list(files)
    with tempfile.TemporaryDirectory(prefix="specloom-") as name:
        folder = Path(name)
        (folder / "ruff.toml").write_text(_CONFIG, "utf-8")
        sources = [one for one in files if one.path.endswith(".py")]
        for one in sources:
            path = folder / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(one.text, "utf-8")
        _ruff(folder, "check", "--fix", "--quiet", "--no-cache")
        _ruff(folder, "format", "--quiet", "--no-cache")
        for one in files:
            path = folder / one.path
            yield OutputFile(one.path, path.read_text("utf-8")) if path.is_file() else one


def _ruff(folder: Path, *arguments: str) -> None:
    config = str(folder / "ruff.toml")
    command = [find_ruff_bin(), *arguments, "--config", config, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise SpecloomError(f"ruff could not format what was written: {done.stdout}{done.stderr}")
