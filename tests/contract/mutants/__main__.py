"""`make mutants`: what our contract tests catch, and what Schemathesis does as it comes.

Prints one line for each mutant as it is done, and the shares. Exits 1 where we catch less than
95 % of them, or find fault with the service as it should be.
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


def _shown(line: Line) -> str:
    kind, name = "none", "the service as it should be"
    if line.number >= 0:
        kind, name = MUTANTS[line.number].kind, MUTANTS[line.number].name
    theirs = "" if line.theirs is None else ", ".join(line.theirs) or "-"
    return f"{kind:24}  {name:38}  {line.ours.words:58}  {theirs}".rstrip()


def _shown_change(change: Change) -> str:
    theirs = "" if change.theirs is None else ", ".join(change.theirs) or "-"
    return f"{change.hop:24}  {change.name[:58]:60}  {change.ours:36}  {theirs}".rstrip()


def _share(who: str, caught: int, of: int, seconds: float) -> str:
    return f"caught by {who}: {caught} of {of} ({caught / of:.1%}), {seconds:.0f} s of CPU"


def main() -> int:
    """Print the table; give the exit code."""
    parser = argparse.ArgumentParser(prog="make mutants ARGS=", description=__doc__)
    parser.add_argument("--alone", action="store_true", help="leave Schemathesis out (it is slow)")
    parser.add_argument("kind", nargs="*", help="kinds of mutants; all unless given")
    given = parser.parse_args()
    chosen = [
        number
        for number, mutant in enumerate(MUTANTS)
        if not given.kind or mutant.kind in given.kind
    ]
    click.echo(f"{'FAULT':24}  {'':38}  {'OURS (TIER)':58}  SCHEMATHESIS")
    lines, changes = [], list[Change]()
    ours = theirs = 0.0
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        for line in pool.imap(line_of, [(number, given.alone) for number in (-1, *chosen)]):
            lines.append(line)
            ours, theirs = ours + line.seconds[0], theirs + line.seconds[1]
            click.echo(_shown(line))
        hops = [] if given.kind else [(*each, given.alone) for each in HOPS]
        for found, seconds in pool.imap(changes_of, hops):
            changes += found
            ours, theirs = ours + seconds[0], theirs + seconds[1]
            click.echo("".join(f"{_shown_change(each)}\n" for each in found), nl=False)
    mutants = [line for line in lines if line.number >= 0]
    total = len(mutants) + len(changes)
    seen = sum(bool(each.ours.checks) for each in mutants) + sum(each.is_caught for each in changes)
    click.echo(_share("ours", seen, total, ours))
    if not given.alone:
        others = sum(bool(each.theirs) for each in mutants)
        others += sum(bool(each.theirs) for each in changes)
        click.echo(_share("Schemathesis", others, total, theirs))
    is_false = any(line.ours.checks for line in lines if line.number < 0)
    if is_false:
        click.echo("FALSE ALARM on the service as it should be")
    return int(is_false or seen < _WANTED * total)


if __name__ == "__main__":
    raise SystemExit(main())
