"""What can go wrong, as values and as one family of exceptions.

Bad input is *collected*: a `Finding` says what is wrong, where, and what to do. When nothing useful
can be made of the input the findings travel in one exception.

    SpecloomError
    ├── BadInput        the user's files, addresses or options; exit code 2
    └── OutputError     the output folder cannot be written; exit code 2
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["BadInput", "Finding", "Location", "OutputError", "Severity", "SpecloomError"]

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in an input file.

    `line` and `column` are 1-based; 0 where no line can be named (a missing file, an option).
    `pointer` is the JSON Pointer (RFC 6901) of the value as a URI fragment, `#/paths/~1me`,
    or the empty string.
    """

    file: str
    line: int = 0
    column: int = 0
    pointer: str = ""

    def __str__(self) -> str:
        """Give `file:line:column`, leaving out what is not known."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or worth knowing about an input.

    `id` is a stable kebab-case sentence (`duplicate-key`), `message` one clear sentence that
    also says what to do.
    """

    id: str
    message: str
    location: Location
    severity: Severity = "error"

    def __str__(self) -> str:
        """Give the one-line form compilers use: `file:line:column: error: message [id]`."""
        return f"{self.location}: {self.severity}: {self.message} [{self.id}]"


class SpecloomError(Exception):
    """Root of everything this package raises on purpose."""


class BadInput(SpecloomError):  # noqa: N818 - named for what it is, as in `except BadInput`
    """The input cannot be used; `findings` says why, in order of discovery (at least one)."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class OutputError(SpecloomError):
    """Output could not be written; what stood there before is whole.  `path` names the file."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
