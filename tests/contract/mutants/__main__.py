"""`make mutants`: what our contract tests catch, and what Schemathesis does as it comes.

Prints one line for each mutant as it is done, and the shares. Exits 1 where we catch less than
95 % of them, or find fault with the service as it should be.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from typing import Final

import click

from tests.contract.mutants.catalogue import MUTANTS
from tests.contract.mutants.trial import Line, line_of

_WANTED: Final = 0.95


def _lines(*, is_alone: bool, chosen: Sequence[int]) -> Iterator[Line]:
    tasks = [(number, is_alone) for number in (-1, *chosen)]
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        yield from pool.imap(line_of, tasks)


def _shown(line: Line) -> str:
    kind, name = "none", "the service as it should be"
    if line.number >= 0:
        kind, name = MUTANTS[line.number].kind, MUTANTS[line.number].name
    theirs = "" if line.theirs is None else ", ".join(line.theirs) or "-"
    return f"{kind:24}  {name:38}  {line.ours.words:58}  {theirs}".rstrip()


def _shares(lines: Sequence[Line]) -> Iterator[str]:
    mutants = [line for line in lines if line.number >= 0]
    ours = sum(bool(line.ours.checks) for line in mutants)
    seconds = sum(line.seconds[0] for line in lines)
    yield f"caught by ours: {ours} of {len(mutants)} ({ours / len(mutants):.1%}), {seconds:.0f} s"
    if any(line.theirs is not None for line in mutants):
        theirs = sum(bool(line.theirs) for line in mutants)
        seconds = sum(line.seconds[1] for line in lines)
        share = theirs / len(mutants)
        yield f"caught by Schemathesis: {theirs} of {len(mutants)} ({share:.1%}), {seconds:.0f} s"
    if any(line.ours.checks for line in lines if line.number < 0):
        yield "FALSE ALARM on the service as it should be"


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
    lines = []
    for line in _lines(is_alone=given.alone, chosen=chosen):
        lines.append(line)
        click.echo(_shown(line))
    click.echo("\n".join(_shares(lines)))
    missed = sum(not line.ours.checks for line in lines if line.number >= 0)
    is_false = any(line.ours.checks for line in lines if line.number < 0)
    return int(is_false or missed > (1 - _WANTED) * len(chosen))


if __name__ == "__main__":
    raise SystemExit(main())
