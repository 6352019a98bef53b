"""Every output format of a diff and, in `migration/`, of a migration: functions over the values.

Takes a `Diff`, what stands at its places in the two descriptions, the catalogue of rules and the
notes of the run; gives text in one of `FORMATS`. Text of a description is hostile until it has
been made visible and escaped for its format. Never reads a description, never writes, never
decides: what a change means was said by `diff`.
"""

from __future__ import annotations

from specloom.report.excerpts import Excerpt, Excerpts, cut
from specloom.report.formats import FORMATS, render_diff
from specloom.report.model import Formatter, LookUp, Report, RuleInfo

__all__ = [
    "FORMATS",
    "Excerpt",
    "Excerpts",
    "Formatter",
    "LookUp",
    "Report",
    "RuleInfo",
    "cut",
    "render_diff",
]
