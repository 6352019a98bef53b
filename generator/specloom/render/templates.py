"""Where the templates are."""

from __future__ import annotations

from pathlib import Path

__all__ = ["templates_root"]


def templates_root() -> Path:
    """Give the folder of the templates: the installed one, else the one of the checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"
