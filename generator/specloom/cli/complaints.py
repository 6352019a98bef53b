"""What goes wrong while a mock serves, told in one line each, once."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import specloom
from specloom.cli.project import shown
from specloom.cli.tell import tell_findings
from specloom.errors import Finding, Location

__all__ = ["LOG", "complain", "lines_of"]

LOG: Final = logging.getLogger("specloom.mock")
_OURS: Final = Path(specloom.__file__).parent
_MOST: Final = 1_000


def complain(root: Path | None) -> None:
    """Have what the mock logs told on standard error.

    Args:
        root: the folder of the project, whose own code may fail.
    """
    LOG.handlers = [_Complaints(root)]


def lines_of(error: BaseException) -> Iterator[tuple[str, int]]:
    """Give the lines that led to an error, each with its file, the deepest last."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield frame.f_code.co_filename, line


class _Complaints(logging.Handler):
    def __init__(self, root: Path | None) -> None:
        super().__init__(logging.WARNING)
        self._root = root
        self._told: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        said = record.getMessage()
        if error is None:
            kind = str(getattr(record, "finding", "mock-warning"))
            finding = Finding(kind, said, Location("mock"), "warning")
        else:
            finding = self._finding(said, error)
        if str(finding) not in self._told and len(self._told) < _MOST:
            self._told.add(str(finding))
            tell_findings([finding])
            if error is not None and os.environ.get("SPECLOOM_DEBUG") == "1":
                traceback.print_exception(error, file=sys.stderr)

    def _finding(self, said: str, error: BaseException) -> Finding:
        what = " ".join(f"{said}: {type(error).__name__}: {error}".split())
        for file, line in reversed([*lines_of(error)]):
            if self._is_own(Path(file)):
                place = Location(shown(Path(file)), line, 1)
                return Finding("behaviour-failed", what, place)
        message = f"{what}; this is a fault of specloom: please report it, with the traceback "
        return Finding("mock-failed", f"{message}that SPECLOOM_DEBUG=1 shows", Location("mock"))

    def _is_own(self, file: Path) -> bool:
        """Tell whether a file is the project's own code."""
        if self._root is None or "site-packages" in file.parts or file.is_relative_to(_OURS):
            return False
        return file.is_relative_to(self._root)
