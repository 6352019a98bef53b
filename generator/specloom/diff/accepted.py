"""Changes that a team has seen and accepted: a TOML file, each under its fingerprint.

    # error response-property-removed: `name` is gone from the response 200 of GET /pets
    [3f2a9c01b7de]
    reason = "Nobody reads it."
    expires = 2027-01-01

Text in, values and text out: reading and writing the file is the caller's. An entry accepts the
change with its fingerprint up to the end of the day it names, or for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from specloom.config import entries as files
from specloom.config.entries import UNSAID, Entry, Updated, Words, block
from specloom.diff.model import Change
from specloom.errors import Finding

__all__ = ["Accepted", "Applied", "apply", "parse_accepted", "update"]

Accepted: TypeAlias = Entry
"""One entry: the fingerprint of a change, and why it is accepted."""

_WORDS: Final = Words(
    thing="change",
    accepted="accepted",
    accepts="accepts",
    entry="accept-entry",
    printed="specloom diff",
    preamble="""\
# Changes that `specloom diff --accept` passes over, each under its fingerprint. An entry needs a
# reason, and ends where it says so: `expires = 2027-01-01`.
""",
)


class Applied(NamedTuple):
    """Changes that remain, changes that are accepted, and what is to be said about the file."""

    remaining: tuple[Change, ...]
    accepted: tuple[Change, ...]
    notes: tuple[Finding, ...]


def parse_accepted(text: str, file: str) -> tuple[Accepted, ...]:
    """Read an accept file; `file` is the name that findings show.

    Raises:
        BadInput: It is not TOML, or entries are wrong or stand twice: all of them.
    """
    return files.parse(text, file, _WORDS)


def apply(changes: Iterable[Change], entries: Sequence[Accepted], today: date) -> Applied:
    """Part the changes that are accepted on a day from those that remain, both in their order.

    Entries that match no change or have expired are told as warnings, in the order of the file,
    and those without a reason in one more.
    """
    changes = tuple(changes)
    held = files.valid(entries, today)
    return Applied(
        tuple(change for change in changes if change.fingerprint not in held),
        tuple(change for change in changes if change.fingerprint in held),
        files.notes(entries, {change.fingerprint for change in changes}, today, _WORDS),
    )


def update(
    text: str, entries: Sequence[Accepted], changes: Iterable[Change], wanted: Iterable[Change]
) -> Updated:
    """Give the text with an entry for each of the `wanted` changes and none for what is no change.

    Entries that stay keep their lines, comments, reasons and dates, expired ones too: a date is
    a person's decision. `text` is empty where there is no file yet; `entries` are what it holds.
    """
    present = {change.fingerprint for change in changes}
    blocks = {
        one.fingerprint: block(one.fingerprint, UNSAID, f"{one.level} {one.id}: {one.message}", {})
        for one in wanted
    }
    return files.update(text, entries, present, blocks, _WORDS)
