"""Changes that a team has seen and accepted: a TOML file, each under its fingerprint.

    # error response-property-removed: `name` is gone from the response 200 of GET /pets
    [3f2a9c01b7de]
    reason = "Nobody reads it."
    expires = 2027-01-01

Text in, values and text out: reading and writing the file is the caller's. An entry accepts the
change with its fingerprint up to the end of the day it names, or for ever.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Final, NamedTuple

from specloom.config import closest, headers, place, read_toml
from specloom.diff.model import Change
from specloom.errors import BadInput, Finding, Location

__all__ = ["Accepted", "Applied", "Updated", "apply", "parse_accepted", "update"]

_UNSAID: Final = "TODO"
_PREAMBLE: Final = """\
# Changes that `specloom diff --accept` passes over, each under its fingerprint. An entry needs a
# reason, and ends where it says so: `expires = 2027-01-01`.
"""
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{12}")
_KEYS: Final = ("reason", "expires")


@dataclass(frozen=True, slots=True)
class Accepted:
    """One entry; `expires` is the last day it holds, `location` where it stands."""

    fingerprint: str
    reason: str
    expires: date | None
    location: Location


class Applied(NamedTuple):
    """Changes that remain, changes that are accepted, and what is to be said about the file."""

    remaining: tuple[Change, ...]
    accepted: tuple[Change, ...]
    notes: tuple[Finding, ...]


class Updated(NamedTuple):
    """The new text of the file, and the fingerprints that came and went."""

    text: str
    added: tuple[str, ...]
    dropped: tuple[str, ...]


# ------------------------------------------------------------------------------------- reading


def parse_accepted(text: str, file: str) -> tuple[Accepted, ...]:
    """Read an accept file; `file` is the name that findings show.

    Raises:
        BadInput: It is not TOML, or entries are wrong or stand twice: all of them.
    """
    findings = [*_duplicates(text, file)]
    if findings:
        raise BadInput(*findings)
    entries = []
    for fingerprint, value in read_toml(text, file).items():
        faults = [*_faults(fingerprint, value)]
        for key, fault in faults:
            where = Location(file, *place(text, (fingerprint, key) if key else (fingerprint,)))
            findings.append(Finding("wrong-accept-entry", f"{fingerprint} {fault}", where))
        if isinstance(value, dict) and not faults:
            where = Location(file, *place(text, (fingerprint,)))
            expires = value.get("expires")
            entries.append(Accepted(fingerprint, str(value["reason"]), expires, where))
    if findings:
        raise BadInput(*findings)
    return tuple(entries)


def _duplicates(text: str, file: str) -> Iterator[Finding]:
    """Find entries that stand twice; tomllib would stop at the first and name no other line."""
    lines: dict[tuple[str, ...], int] = {}
    for line, keys in headers(text):
        if keys in lines:
            message = f"{'.'.join(keys)} already stands at line {lines[keys]}; remove one"
            yield Finding("duplicate-accept-entry", message, Location(file, line, 1))
        lines.setdefault(keys, line)


def _faults(fingerprint: str, value: object) -> Iterator[tuple[str, str]]:
    """Give what is wrong with an entry: the key at fault, or nothing, and the sentence."""
    if not _FINGERPRINT.fullmatch(fingerprint):
        yield "", "is no fingerprint: it has 12 hexadecimal digits, as `specloom diff` prints them"
    if not isinstance(value, dict):
        yield "", "must be a table with a reason"
        return
    for key in value:
        if key not in _KEYS:
            yield key, f"has no setting {key!r}{closest(key, _KEYS)}"
    reason = value.get("reason")
    if "reason" not in value:
        yield "", "needs a reason: say why the change is accepted"
    elif not isinstance(reason, str) or not reason.strip():
        yield "reason", "needs a reason that is a text: say why the change is accepted"
    expires = value.get("expires")
    if "expires" in value and (not isinstance(expires, date) or isinstance(expires, datetime)):
        yield "expires", "expires on a date, written without quotes: 2027-01-01"


# ------------------------------------------------------------------------------------ applying


def apply(changes: Iterable[Change], entries: Sequence[Accepted], today: date) -> Applied:
    """Part the changes that are accepted on a day from those that remain, both in their order.

    Entries that match no change or have expired are told as warnings, in the order of the file,
    and those without a reason in one more.
    """
    changes = tuple(changes)
    present = {change.fingerprint for change in changes}
    valid = {entry.fingerprint for entry in entries if not _expired(entry, today)}
    notes = [note for entry in entries if (note := _note(entry, present, today)) is not None]
    held = (entry for entry in entries if entry.fingerprint in present)
    if unsaid := [entry for entry in held if entry.reason == _UNSAID]:
        entries_have = "1 entry has" if len(unsaid) == 1 else f"{len(unsaid)} entries have"
        message = f"no reason given: {entries_have} none; say why the change is accepted"
        notes.append(Finding("accepted-without-reason", message, unsaid[0].location, "warning"))
    return Applied(
        tuple(change for change in changes if change.fingerprint not in valid),
        tuple(change for change in changes if change.fingerprint in valid),
        tuple(notes),
    )


def _expired(entry: Accepted, today: date) -> bool:
    return entry.expires is not None and entry.expires < today


def _note(entry: Accepted, present: Collection[str], today: date) -> Finding | None:
    if entry.fingerprint not in present:
        message = f"{entry.fingerprint} matches no change; remove it"
        return Finding("stale-accept-entry", message, entry.location, "warning")
    if _expired(entry, today):
        message = (
            f"{entry.fingerprint} expired on {entry.expires} and accepts nothing any more; "
            "do what it put off, or give it another date"
        )
        return Finding("expired-accept-entry", message, entry.location, "warning")
    return None


# ------------------------------------------------------------------------------------ updating


def update(
    text: str, entries: Sequence[Accepted], changes: Iterable[Change], wanted: Iterable[Change]
) -> Updated:
    """Give the text with an entry for each of the `wanted` changes and none for what is no change.

    Entries that stay keep their lines, comments, reasons and dates, expired ones too: a date is
    a person's decision. `text` is empty where there is no file yet; `entries` are what it holds.
    """
    present = {change.fingerprint for change in changes}
    known = {entry.fingerprint for entry in entries}
    kept = [entry for entry in entries if entry.fingerprint in present]
    dropped = tuple(entry.fingerprint for entry in entries if entry.fingerprint not in present)
    new = {one.fingerprint: one for one in wanted if one.fingerprint not in known}
    blocks = [_block(fingerprint, _UNSAID, change) for fingerprint, change in new.items()]
    updated = _joined([_without(text, dropped) or _PREAMBLE, *blocks])
    reasons = {entry.fingerprint: entry.reason for entry in kept} | dict.fromkeys(new, _UNSAID)
    if not _holds(updated, reasons):
        rewritten = [_block(entry.fingerprint, entry.reason, None, entry.expires) for entry in kept]
        updated = _joined([_PREAMBLE, *rewritten, *blocks])
    return Updated(updated, tuple(new), dropped)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _block(
    fingerprint: str, reason: str, change: Change | None, expires: date | None = None
) -> str:
    lines = [f"[{fingerprint}]", f"reason = {_quoted(reason)}"]
    if change is not None:
        told = " ".join(f"{change.level} {change.id}: {change.message}".split())
        lines.insert(0, "# " + "".join(c if c.isprintable() else "?" for c in told))
    if expires is not None:
        lines.append(f"expires = {expires}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _without(text: str, dropped: Collection[str]) -> str:
    """Cut entries out, with the comment right above each; what stands elsewhere is left alone."""
    lines = text.split("\n")
    starts = [line - 1 for line, _ in headers(text)]
    names = [keys[0] for _, keys in headers(text)]
    gone: set[int] = set()
    for (start, end), name in zip(pairwise([*starts, len(lines)]), names, strict=True):
        if name in dropped:
            gone.update(range(_first(lines, start), _last(lines, start, end) + 1))
    kept = [line for number, line in enumerate(lines) if number not in gone]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)) if gone else text


def _first(lines: Sequence[str], start: int) -> int:
    """Give the first line of the comment that ends right above an entry, or the entry's own."""
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _last(lines: Sequence[str], start: int, end: int) -> int:
    """Give the last line of an entry, without the comments and blanks that lead to the next."""
    said = (number for number in range(end - 1, start, -1) if _says(lines[number]))
    return next(said, start)


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _holds(text: str, reasons: Mapping[str, str]) -> bool:
    """Tell whether a text that was cut and pasted has these entries and no others."""
    try:
        found = parse_accepted(text, "")
    except BadInput:
        return False
    return {entry.fingerprint: entry.reason for entry in found} == reasons
