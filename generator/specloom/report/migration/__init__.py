"""The reports of a migration: what to do to move from one version to another.

Takes a `Migration`, gives it as one self-contained HTML page, as Markdown or as JSON (its schema
is `docs/migration.schema.json`); takes an `Index`, gives the matrix of all versions. All formats
say the same in the same order (`outline`). Never reads a description, never writes a file.
"""

from __future__ import annotations

from specloom.report.migration.formats import (
    IndexFormat,
    MigrationFormat,
    render_index,
    render_migration,
)
from specloom.report.migration.index import Index, IndexedReport, indexed, report_name

__all__ = [
    "Index",
    "IndexFormat",
    "IndexedReport",
    "MigrationFormat",
    "indexed",
    "render_index",
    "render_migration",
    "report_name",
]
