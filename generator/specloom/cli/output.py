"""Where reports go: to standard output or a file; and what surrounds them."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

import click

from specloom.cli.project import shown
from specloom.cli.tell import color, tell
from specloom.errors import Location
from specloom.report import Excerpt, LookUp, cut
from specloom.spec import Document

__all__ = ["WIDTH", "columns", "emit", "excerpts", "in_color", "overwrite"]

WIDTH: Final = 100
"""Columns of what no terminal shows."""


def excerpts(*documents: Document) -> LookUp:
    """Give what looks up the lines around a place of descriptions."""

    def look_up(location: Location) -> Excerpt | None:
        found = (lines for each in documents if (lines := each.lines(location.file)))
        return cut(next(found, ()), location.line, location.column)

    return look_up


def in_color() -> bool:
    """Tell whether standard output is to be in colour."""
    wants = color()
    return sys.stdout.isatty() if wants is None else wants


def columns() -> int:
    """Give how wide standard output is."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH


def emit(text: str, output: Path | None) -> None:
    """Write a report to a file, or to standard output.

    Raises:
        OutputError: The file cannot be written.
    """
    if output is None:
        click.echo(text.encode(), nl=False)
        return
    if output.exists() and not (output.is_file() or output.is_dir()):
        output.write_bytes(text.encode())  # a pipe or a device stays what it is
    else:
        overwrite(output, text)
    tell(f"wrote {shown(output)}")


def overwrite(path: Path, text: str) -> None:
    """Write a file whole, or leave what stands there.

    Raises:
        OutputError: It cannot be written.
    """
    from specloom.render.write import replace  # noqa: PLC0415 - slow to import

    replace(path.resolve(), text)  # what a link leads to, not the link
