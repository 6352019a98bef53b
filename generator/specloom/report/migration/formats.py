"""The formats of the reports, chosen by name."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from specloom.diff.migration.model import Migration
from specloom.report.migration.document import render_json
from specloom.report.migration.index import Index, render_index_html, render_index_markdown
from specloom.report.migration.markdown import render_markdown
from specloom.report.migration.page import render_html

__all__ = ["IndexFormat", "MigrationFormat", "render_index", "render_migration"]

MigrationFormat: TypeAlias = Literal["markdown", "html", "json"]
IndexFormat: TypeAlias = Literal["markdown", "html"]


def render_migration(
    migration: Migration,
    format: MigrationFormat,  # noqa: A002 - named as the option is
    *,
    index: str = "",
    root: str = "",
) -> str:
    """Write a migration report.

    Args:
        migration: What to tell.
        format: How.
        index: The address of the overview of all reports relative to this one, without its
            suffix (`index` for `index.html` and `index.md`); empty: there is none to link to.
        root: The address of the folder from which files of descriptions are named, relative to
            this report; Markdown then links their lines. Empty: it does not.

    Returns:
        The text, which ends with a line break.

    Raises:
        BadInput: A template fails; the finding names template and line.
    """
    match format:
        case "markdown":
            return render_markdown(migration, f"{index}.md" if index else "", root)
        case "html":
            return render_html(migration, f"{index}.html" if index else "")
        case "json":
            return render_json(migration)
        case _:
            assert_never(format)


def render_index(index: Index, format: IndexFormat) -> str:  # noqa: A002 - named as the option is
    """Write the overview of all reports of an API; it ends with a line break.

    Raises:
        BadInput: A template fails; the finding names template and line.
    """
    match format:
        case "markdown":
            return render_index_markdown(index)
        case "html":
            return render_index_html(index)
        case _:
            assert_never(format)
