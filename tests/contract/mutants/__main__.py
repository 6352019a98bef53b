"""`make mutants`: what our contract tests catch, and what Schemathesis does as it comes.

Prints one line for each breaking change of the hops, one for each mutant, and the shares. Exits 1
where we catch less than 95 % of them, or find fault with the service as it should be.

Schemathesis has its own phases, checks and limits on both. On a mutant it ends at the first case
that fails; on a hop it runs whole, on the server of BASE too, and what fails there does not count.
"""

from __future__ import annotations

import argparse
import os
from multiprocessing import get_context
from typing import Final

import click

from tests.contract.hops import HOPS
from tests.contract.mutants.catalogue import MUTANTS
from tests.contract.mutants.trial import Line, line_of
from tests.contract.mutants.versions import Change, changes_of

_WANTED: Final = 0.95


def _theirs(checks: tuple[str, ...] | None) -> str:
    return "" if checks is None else ", ".join(checks) or "-"


def _row(*cells: str) -> str:
    """Give a line of the table: where, what, what we say of it, what Schemathesis says."""
    where, what, ours, theirs = (cell.replace("\n", " ") for cell in cells)
    return f"{where[:24]:24}  {what[:58]:58}  {ours[:62]:62}  {theirs}".rstrip()


def _shown(line: Line) -> str:
    kind, name = "none", "the service as it should be"
    if line.number >= 0:
        kind, name = MUTANTS[line.number].kind, MUTANTS[line.number].name
    return _row(kind, name, line.ours.words, _theirs(line.theirs))


def _shown_change(change: Change) -> str:
    mark = "" if change.is_caught else "MISSED: "
    return _row(change.hop, change.name, f"{mark}{change.ours}", _theirs(change.theirs))


def _share(who: str, caught: list[bool], seconds: float) -> str:
    share = f"{sum(caught)} of {len(caught)} ({sum(caught) / len(caught):.1%})"
    return f"caught by {who}: {share}, {seconds:.0f} s of CPU"


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make mutants ARGS=",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--alone", action="store_true", help="leave Schemathesis out (it is slow)")
    parser.add_argument("kind", nargs="*", help="kinds of mutants, without hops; all unless given")
    return parser.parse_args()


def _tried(kinds: list[str], *, is_alone: bool) -> tuple[list[Change], list[Line], list[float]]:
    """Try hops and mutants, printing each; give them, and the seconds of CPU of us and them."""
    hops = [] if kinds else [(*each, is_alone) for each in HOPS]
    numbers = [n for n, mutant in enumerate(MUTANTS) if not kinds or mutant.kind in kinds]
    changes, lines = list[Change](), list[Line]()
    seconds = [0.0, 0.0]
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        # The longest go first, so that no processor idles in the end.
        hopped = pool.imap(changes_of, hops)
        mutated = pool.imap(line_of, [(number, is_alone) for number in (-1, *numbers)])
        click.echo(_row("HOP OR FAULT", "WHAT BREAKS", "OURS (TIER)", "SCHEMATHESIS"))
        for found, took in hopped:
            changes += found
            seconds = [sum(both) for both in zip(seconds, took, strict=True)]
            for change in found:
                click.echo(_shown_change(change))
        for line in mutated:
            lines.append(line)
            seconds = [sum(both) for both in zip(seconds, line.seconds, strict=True)]
            click.echo(_shown(line))
    return changes, lines, seconds


def main() -> int:
    """Print the table; give the exit code."""
    given = _given()
    changes, (sound, *mutants), (ours, theirs) = _tried(given.kind, is_alone=given.alone)
    caught = [each.is_caught for each in changes] + [bool(each.ours.checks) for each in mutants]
    click.echo(_share("ours", caught, ours))
    if not given.alone:
        others = [bool(each.theirs) for each in changes] + [bool(each.theirs) for each in mutants]
        click.echo(_share("Schemathesis", others, theirs))
        click.echo("It ends at the first failing case of a fault; of a hop it does all it does.")
    if sound.ours.checks:
        click.echo("FALSE ALARM on the service as it should be")
    return int(bool(sound.ours.checks) or sum(caught) < _WANTED * len(caught))


if __name__ == "__main__":
    raise SystemExit(main())
