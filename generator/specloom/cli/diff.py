"""`specloom diff`: what changes between two descriptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import click

from specloom.cli.entry_files import EntryFile, entry_file
from specloom.cli.explain import explained
from specloom.cli.inputs import Inputs, attempt, inputs
from specloom.cli.output import WIDTH, columns, emit, excerpts, in_color, overwrite
from specloom.cli.project import shown
from specloom.cli.tell import count, progress, tell
from specloom.config import Policy
from specloom.diff import compare
from specloom.diff.accepted import apply, parse_accepted, update
from specloom.diff.model import Change, Diff, Level
from specloom.diff.rules import rule, rule_ids
from specloom.errors import BadInput, Finding
from specloom.report import FORMATS, RuleInfo, render_diff

__all__ = ["command"]

_FAILING: Final[Mapping[str, tuple[Level, ...]]] = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "never": (),
}
"""The levels that each value of --fail-on fails on."""


@click.command("diff")
@click.argument("base")
@click.argument("revision")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file instead of standard output.",
)
@click.option(
    "--fail-on",
    type=click.Choice(list(_FAILING)),
    default="error",
    help="The least level that exits with 1; error by default.",
)
@click.option(
    "--policy",
    type=click.Choice(["lenient", "strict"]),
    help="Judge by what tolerant clients survive, or by the values allowed; lenient by default.",
)
@click.option(
    "--accept", type=click.Path(path_type=Path), help="Pass over changes that this file accepts."
)
@click.option(
    "--update-accepted",
    is_flag=True,
    help="Write all that fails to the file of --accept, and drop what is stale from it.",
)
@click.option("--allow-remote", is_flag=True, help="Follow references to other hosts.")
def command(  # noqa: PLR0913 - one for each option
    base: str,
    revision: str,
    *,
    form: str,
    output: Path | None,
    fail_on: str,
    policy: Policy | None,
    accept: Path | None,
    update_accepted: bool,
    allow_remote: bool,
) -> int:
    """Say what changes between two descriptions, and prove it.

    BASE and REVISION are each a SPEC: a file, a folder, a URL, git:REF:PATH, - or API@VERSION.
    Exits 1 where a change is an error (see --fail-on), 2 where an input cannot be read.
    """
    failing, today = _FAILING[fail_on], datetime.now(UTC).astimezone().date()
    if base == revision == "-":
        raise click.UsageError("standard input can be one side only; name a file for the other")
    if update_accepted and (accept is None or not failing):
        raise click.UsageError("--update-accepted needs --accept, and a --fail-on other than never")
    wrong: list[Finding] = []
    with progress(f"reading {base} and {revision}"):
        sides = inputs(base, revision, wrong, policy=policy, allow_remote=allow_remote)
        file = attempt(lambda: _accept_file(accept, is_new=update_accepted), wrong)
    if wrong or sides is None or file is None:
        raise BadInput(*dict.fromkeys(wrong))
    with progress(f"comparing {base} and {revision}"):
        diff = compare(sides.base, sides.revision, sides.settings, sides.mapping, today)
    if update_accepted:
        file = _updated(file, diff.changes, failing)
    diff, left_out, notes = _judged(diff, file, today, is_fresh=update_accepted)
    emit(_rendered(diff, sides, form, left_out, notes, to_screen=output is None), output)
    return 1 if any(change.level in failing for change in diff.changes) else 0


# -------------------------------------------------------------------------------- accept files


def _accept_file(path: Path | None, *, is_new: bool) -> EntryFile:
    return entry_file(path, parse_accepted, is_new=is_new, update="--update-accepted")


def _updated(file: EntryFile, changes: Sequence[Change], failing: Sequence[Level]) -> EntryFile:
    wanted = [change for change in changes if change.level in failing]
    text, added, dropped = update(file.text, file.entries, changes, wanted)
    name = shown(file.path)
    if added or dropped:
        overwrite(file.path, text)
        plea = "; give each a reason" if added else ""
        tell(f"wrote {name}: {len(added)} added, {len(dropped)} dropped{plea}")
    else:
        tell(f"{name} is current" if file.entries else "there is nothing to accept")
        text = file.text
    return EntryFile(file.path, text, parse_accepted(text, name))


def _judged(
    diff: Diff, file: EntryFile, today: date, *, is_fresh: bool
) -> tuple[Diff, str, list[Finding]]:
    """Leave out what is accepted today; say that, and what is to be said about the file."""
    remaining, accepted, notes = apply(diff.changes, file.entries, today)
    left_out = ""
    if accepted:
        left_out = f"{len(accepted):,} accepted in {shown(file.path)}"
        tell(f"{shown(file.path)} accepts {count(len(accepted), 'change')}")
    told = [note for note in notes if not (is_fresh and note.id == "accepted-without-reason")]
    return replace(diff, changes=remaining), left_out, told


# -------------------------------------------------------------------------------------- output


def _rendered(  # noqa: PLR0913 - all that a report is made of
    diff: Diff,
    sides: Inputs,
    form: str,
    left_out: str,
    notes: Sequence[Finding],
    *,
    to_screen: bool,
) -> str:
    return render_diff(
        diff,
        form,
        excerpts=excerpts(sides.base.document, sides.revision.document),
        rules=_catalogue(diff) if form == "sarif" else [],
        notes=notes,
        color=to_screen and in_color(),
        width=columns() if to_screen else WIDTH,
        accepted=left_out,
    )


def _catalogue(diff: Diff) -> list[RuleInfo]:
    """Give the rules that the diff speaks of, in the order of the catalogue."""
    spoken = {change.id for change in diff.changes}
    told = [rule(id_) for id_ in rule_ids() if id_ in spoken]
    return [
        RuleInfo(
            each.id,
            each.summary,
            explained(each),
            "info" if each.level_lenient == "silent" else each.level_lenient,
        )
        for each in told
    ]
