"""The formats by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from specloom.diff.model import Diff
from specloom.errors import Finding, Location
from specloom.report.excerpts import Excerpt
from specloom.report.github import github
from specloom.report.html import html
from specloom.report.json import json
from specloom.report.junit import junit
from specloom.report.markdown import markdown
from specloom.report.model import Formatter, LookUp, Report, RuleInfo
from specloom.report.sarif import sarif
from specloom.report.text import text

__all__ = ["FORMATS", "render_diff"]

FORMATS: Final[Mapping[str, Formatter]] = {
    "text": text,
    "json": json,
    "markdown": markdown,
    "html": html,
    "sarif": sarif,
    "junit": junit,
    "github": github,
}


def _no_excerpt(_location: Location) -> Excerpt | None:
    return None


def render_diff(  # noqa: PLR0913 - all by name
    diff: Diff,
    format: str,  # noqa: A002 - the word of the command line
    *,
    excerpts: LookUp = _no_excerpt,
    rules: Sequence[RuleInfo] = (),
    notes: Sequence[Finding] = (),
    color: bool = False,
    width: int = 100,
    accepted: str = "",
) -> str:
    """Give a diff in a format of `FORMATS`; the text ends with a line break and fits UTF-8.

    `accepted` says what was left out of it: `2 accepted in accepted.toml`.

    Raises:
        KeyError: There is no such format.
    """
    report = Report(diff, excerpts, tuple(rules), tuple(notes), color, width, accepted)
    return FORMATS[format](report).encode(errors="replace").decode()
