"""Failures that a team knows of: a TOML file, each under its fingerprint.

    # The answer is 418, which is not described, as 200 is.
    [3f2a9c01b7de]
    operation = "GET /pets"
    check = "status-is-not-documented"
    reason = "The teapot stays."
    expires = 2027-01-01

Text in, values and text out: reading and writing the file is the caller's. An entry passes over
the failure with its fingerprint up to the end of the day it names, or for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from specloom.config import entries as files
from specloom.config.entries import UNSAID, Entry, Updated, Words, block
from specloom.contract.model import Failure
from specloom.errors import Finding

__all__ = ["Applied", "Known", "apply", "parse_baseline", "update"]

Known: TypeAlias = Entry
"""One entry: the fingerprint of a failure, and why it is passed over."""

_WORDS: Final = Words(
    thing="failure",
    accepted="passed-over",
    accepts="passes over",
    entry="baseline-entry",
    printed="specloom test",
    preamble="""\
# Failures that `specloom test --baseline` passes over, each under its fingerprint. An entry needs a
# reason, and ends where it says so: `expires = 2027-01-01`.
""",
    texts=("operation", "check"),
)


class Applied(NamedTuple):
    """All failures, those that are passed over marked, and what is to be said about the file."""

    failures: tuple[Failure, ...]
    notes: tuple[Finding, ...]


def parse_baseline(text: str, file: str) -> tuple[Known, ...]:
    """Read a baseline; `file` is the name that findings show.

    Raises:
        BadInput: It is not TOML, or entries are wrong or stand twice: all of them.
    """
    return files.parse(text, file, _WORDS)


def apply(
    failures: Iterable[Failure], entries: Sequence[Known], today: date, *, whole: bool = True
) -> Applied:
    """Mark the failures that are passed over on a day.

    Entries that match no failure or have expired are told as warnings, in the order of the file,
    and those without a reason in one more. Where the run was not the `whole` (a shard, a tier, one
    that ended early), what it did not show may well be there, and no entry counts as stale.
    """
    failures = tuple(failures)
    held = files.valid(entries, today)
    present = {failure.fingerprint for failure in failures}
    told = entries if whole else [one for one in entries if one.fingerprint in present]
    return Applied(
        tuple(
            replace(failure, accepted=held[failure.fingerprint].reason)
            if failure.fingerprint in held
            else failure
            for failure in failures
        ),
        files.notes(told, present, today, _WORDS),
    )


def update(
    text: str, entries: Sequence[Known], failures: Iterable[Failure], *, whole: bool = True
) -> Updated:
    """Give the text with an entry for each failure that is not flaky.

    Where the run was the `whole`, there is none left for what is no failure. Entries that stay
    keep their lines, comments, reasons and dates. `text` is empty where there is no file yet;
    `entries` are what it holds.
    """
    failures = tuple(failures)
    present = {failure.fingerprint for failure in failures}
    if not whole:
        present |= {entry.fingerprint for entry in entries}
    blocks = {
        one.fingerprint: block(
            one.fingerprint,
            UNSAID,
            one.message,
            {"operation": one.operation, "check": one.check},
        )
        for one in failures
        if not one.flaky
    }
    return files.update(text, entries, present, blocks, _WORDS)
