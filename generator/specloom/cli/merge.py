"""`specloom merge`: the reports of several contract tests as one."""

from __future__ import annotations

from pathlib import Path

import click

from specloom.cli.output import WIDTH, columns, emit, in_color
from specloom.cli.project import shown
from specloom.cli.test import tell_outcome, verdict
from specloom.contract.documents import from_json
from specloom.contract.merging import merge
from specloom.contract.model import Run
from specloom.errors import BadInput, Finding, Location
from specloom.report.contract import RUN_FORMATS, render_run

__all__ = ["command"]


@click.command("merge")
@click.argument(
    "reports", metavar="REPORT...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--format", "form", type=click.Choice(list(RUN_FORMATS)), default="text")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file instead of standard output.",
)
@click.option(
    "--min-coverage",
    metavar="PERCENT",
    type=click.FloatRange(0, 100),
    help="Exit 1 where less is covered.",
)
def command(
    reports: tuple[Path, ...], *, form: str, output: Path | None, min_coverage: float | None
) -> int:
    """Merge the reports of contract tests, such as the shards of a CI matrix.

    A REPORT is what `specloom test … --format json` wrote. All must be of one description. Exits
    as `specloom test` does; with 3 where a shard is missing.
    """
    runs: list[Run] = []
    wrong: list[Finding] = []
    for path in reports:
        try:
            runs.append(_read(path))
        except BadInput as error:
            wrong += error.findings
    if wrong:
        raise BadInput(*wrong)
    merged = merge(runs, [shown(path) for path in reports])
    to_screen = output is None
    text = render_run(
        merged,
        form,
        color=to_screen and in_color(),
        width=columns() if to_screen else WIDTH,
    )
    emit(text, output)
    if output is not None:
        tell_outcome(merged)
    return verdict(merged, min_coverage)


def _read(path: Path) -> Run:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        message = "there is no such file; write it with `specloom test … --format json`"
    except UnicodeDecodeError:
        message = "this is no report: it is not UTF-8"
    except OSError as error:
        message = f"this cannot be read: {str(error.strerror).lower()}"
    else:
        return from_json(text, shown(path))
    raise BadInput(Finding("unreadable", message, Location(shown(path))))
