"""A run for other tools, and to be merged: the shape is published as `docs/test.schema.json`."""

from __future__ import annotations

from specloom.contract.documents import to_json
from specloom.report.contract.model import RunReport

__all__ = ["json"]


def json(report: RunReport) -> str:
    """Give a run as JSON, complete: what it holds can be read back."""
    return to_json(report.run)
