"""The formats of a run by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from specloom.contract.model import Run
from specloom.errors import Location
from specloom.report.contract.github import github
from specloom.report.contract.har import har
from specloom.report.contract.html import html
from specloom.report.contract.json import json
from specloom.report.contract.junit import junit
from specloom.report.contract.model import RunFormatter, RunReport
from specloom.report.contract.sarif import sarif
from specloom.report.contract.text import text
from specloom.report.excerpts import Excerpt
from specloom.report.model import LookUp

__all__ = ["RUN_FORMATS", "render_run"]

RUN_FORMATS: Final[Mapping[str, RunFormatter]] = {
    "text": text,
    "json": json,
    "html": html,
    "junit": junit,
    "sarif": sarif,
    "github": github,
    "har": har,
}


def _no_excerpt(_location: Location) -> Excerpt | None:
    return None


def render_run(
    run: Run,
    format: str,  # noqa: A002 - the word of the command line
    *,
    excerpts: LookUp = _no_excerpt,
    color: bool = False,
    width: int = 100,
) -> str:
    """Give a run in a format of `RUN_FORMATS`; the text ends with a line break and fits UTF-8.

    Raises:
        KeyError: There is no such format.
    """
    report = RunReport(run, excerpts, color, width)
    return RUN_FORMATS[format](report).encode(errors="replace").decode()
