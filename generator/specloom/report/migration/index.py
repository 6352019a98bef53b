"""The overview of all reports of an API: every pair of versions in one table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from specloom.diff.migration.matrix import Cell, Matrix
from specloom.diff.migration.model import Migration
from specloom.report.migration import outline
from specloom.report.migration.breaks import Break, breaks
from specloom.report.migration.page import fill
from specloom.report.migration.prose import markdown_prose

__all__ = [
    "Index",
    "IndexedReport",
    "indexed",
    "render_index_html",
    "render_index_markdown",
    "report_name",
]


@dataclass(frozen=True, slots=True)
class IndexedReport:
    """A report that was written: `name` is its file without suffix, `verdict` its first line."""

    base: str
    revision: str
    name: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Index:
    """All versions of an API, and the reports that were written about them."""

    matrix: Matrix
    reports: tuple[IndexedReport, ...]

    def report(self, base: str, revision: str) -> IndexedReport | None:
        """Give the report of a pair; None where none was written."""
        wanted = (base, revision)
        return next((one for one in self.reports if (one.base, one.revision) == wanted), None)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A cell with its report; `key` is its anchor."""

    cell: Cell
    report: IndexedReport | None
    key: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table: where one comes from; None where there is no such pair."""

    base: str
    pairs: tuple[_Pair | None, ...]


@dataclass(frozen=True, slots=True)
class _Origin:
    """What first broke in a version, of the breaking changes of a pair, and how many these are."""

    since: str
    number: int
    breaks: tuple[Break, ...]


def report_name(base: str, revision: str) -> str:
    """Give the name of the file of a report, without its suffix."""
    return "-to-".join(re.sub(r"[^\w.-]+", "_", version) for version in (base, revision))


def indexed(migration: Migration) -> IndexedReport:
    """Give what the overview tells of a report."""
    verdict = outline.verdict(migration)
    name = report_name(migration.base, migration.revision)
    return IndexedReport(migration.base, migration.revision, name, verdict.headline)


# --------------------------------------------------------------------------------------- views


def _pairs(index: Index) -> tuple[_Pair, ...]:
    return tuple(
        _Pair(cell, index.report(cell.base, cell.revision), report_name(cell.base, cell.revision))
        for cell in index.matrix.cells
    )


def _rows(index: Index, pairs: Iterable[_Pair]) -> tuple[_Row, ...]:
    by_versions = {(pair.cell.base, pair.cell.revision): pair for pair in pairs}
    versions = index.matrix.versions
    return tuple(
        _Row(base, tuple(by_versions.get((base, revision)) for revision in versions[1:]))
        for base in versions[:-1]
    )


def _origins(cell: Cell, versions: Iterable[str]) -> tuple[_Origin, ...]:
    """Group the breaking changes of a pair by the version that brought them, oldest first."""
    found = (
        (version, [one.change for one in cell.changes if one.since == version])
        for version in versions
    )
    return tuple(_Origin(since, len(new), breaks(new)) for since, new in found if new)


# ------------------------------------------------------------------------------------- formats


def render_index_html(index: Index) -> str:
    """Write the overview as one self-contained page.

    Raises:
        BadInput: A template fails; the finding names template and line.
    """
    pairs = _pairs(index)
    versions = index.matrix.versions
    return fill(
        "index",
        api=index.matrix.api,
        versions=versions,
        rows=_rows(index, pairs),
        reports=index.reports,
        breaks=tuple((pair, _origins(pair.cell, versions)) for pair in pairs if pair.cell.changes),
    )


def render_index_markdown(index: Index) -> str:
    """Write the overview as GitHub-flavoured Markdown."""
    pairs = _pairs(index)
    return "\n\n".join(_markdown(index, pairs)) + "\n"


def _markdown(index: Index, pairs: tuple[_Pair, ...]) -> Iterator[str]:
    versions = index.matrix.versions
    yield f"# {markdown_prose(index.matrix.api)}: from version to version"
    if index.reports:
        yield "\n".join(
            f"- [{_markdown_jump(one.base, one.revision)}]({one.name}.md): "
            f"{markdown_prose(one.verdict)}"
            for one in index.reports
        )
    yield "## All pairs"
    yield "Changes that are **breaking** · may break · safe, from the row to the column."
    head = "".join(f" {markdown_prose(version)} |" for version in versions[1:])
    yield "\n".join(
        [
            f"| from \\ to |{head}",
            "|---|" + "---:|" * len(versions[1:]),
            *(_markdown_row(row) for row in _rows(index, pairs)),
        ]
    )
    yield "## Where each break first appeared"
    for pair in _telling(pairs, versions):
        yield from _markdown_breaks(pair, versions)


def _telling(pairs: tuple[_Pair, ...], versions: tuple[str, ...]) -> Iterator[_Pair]:
    """Give the pairs that have a report; of these the jumps, for a hop tells no more than itself.

    The page tells of all pairs: it can fold them.
    """
    reported = [pair for pair in pairs if pair.report is not None]
    hops = set(pairwise(versions))
    jumps = [pair for pair in reported if (pair.cell.base, pair.cell.revision) not in hops]
    yield from jumps or reported or pairs


def _markdown_jump(base: str, revision: str) -> str:
    return f"{markdown_prose(base)} → {markdown_prose(revision)}"


def _markdown_row(row: _Row) -> str:
    cells = "".join(f" {_markdown_cell(pair)} |" for pair in row.pairs)
    return f"| **{markdown_prose(row.base)}** |{cells}"


def _markdown_cell(pair: _Pair | None) -> str:
    if pair is None:
        return ""
    cell = pair.cell
    counts = f"**{cell.breaking}** · {cell.may_break} · {cell.safe}"
    return f"[{counts}]({pair.report.name}.md)" if pair.report else counts


def _markdown_breaks(pair: _Pair, versions: tuple[str, ...]) -> Iterator[str]:
    if not pair.cell.changes:
        return
    yield f"### {_markdown_jump(pair.cell.base, pair.cell.revision)}"
    lines: list[str] = []
    for origin in _origins(pair.cell, versions):
        lines.append(f"- since {markdown_prose(origin.since)}")
        lines += [f"  - {_markdown_break(one, pair)}" for one in origin.breaks]
    yield "\n".join(lines)


def _markdown_break(one: Break, pair: _Pair) -> str:
    said = markdown_prose(one.said)
    if pair.report is None:
        return said
    return f"[{said}]({pair.report.name}.md#change-{one.fingerprint})"
