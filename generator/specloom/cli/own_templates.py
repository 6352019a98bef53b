"""Templates of the user's own: whether each stands in for one of specloom's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from specloom.cli.project import shown
from specloom.config import closest
from specloom.errors import BadInput, Finding, Location

__all__ = ["require_used"]

_FOLDERS: Final = ("client", "models", "runtime")
"""What a package is written from; the other folders are of reports."""


def require_used(own: Path, shipped: Path) -> None:
    """See to it that every file of a folder stands in for one of specloom's, or serves such a one.

    Hidden files and what Python leaves behind are passed over.

    Raises:
        BadInput: One does neither: its name is wrong.
    """
    known = [name for folder in _FOLDERS for name in _names(shipped / folder, shipped)]
    mine = list(_names(own, own))
    used = [name for name in mine if name in known]
    texts = [(own / name).read_text("utf-8", errors="replace") for name in used]
    findings = [
        Finding(
            "idle-template",
            f"there is no template {name!r} to stand in for{closest(name, known)}",
            Location(shown(own / name)),
        )
        for name in mine
        if name not in known and not any(name in text for text in texts)
    ]
    if findings:
        raise BadInput(*findings)


def _names(folder: Path, root: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(root).parts
        if path.is_file() and not any(one.startswith((".", "__pycache__")) for one in parts):
            yield "/".join(parts)
