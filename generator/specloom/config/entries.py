"""Files of what a team passes over: TOML, an entry for each thing, under its fingerprint.

    # status-is-not-documented: GET /pets answered 418, which is not described
    [3f2a9c01b7de]
    reason = "The teapot stays."
    expires = 2027-01-01

Text in, values and text out: reading and writing the file is the caller's. An entry holds up to
the end of the day it names, or for ever. What such a file is about is said by its `Words`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import Final, NamedTuple

from specloom.config.parse import closest
from specloom.config.toml import headers, place, read_toml
from specloom.errors import BadInput, Finding, Location

__all__ = ["UNSAID", "Entry", "Updated", "Words", "block", "notes", "parse", "update", "valid"]

UNSAID: Final = "TODO"
"""The reason of an entry that nobody has given a reason yet."""
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Words:
    """What tells one kind of file from another.

    Attributes:
        thing: what entries are about: `change`.
        accepted: what an entry does to it, as a participle with hyphens: `passed-over`.
        accepts: the same of the entry: `accepts`.
        entry: how findings about entries are called: `accept-entry`.
        printed: what prints fingerprints: `specloom diff`.
        texts: settings of an entry besides `reason` and `expires`; each is a text.
        preamble: what a new file begins with.
    """

    thing: str
    accepted: str
    accepts: str
    entry: str
    printed: str
    preamble: str
    texts: tuple[str, ...] = ()

    @property
    def plea(self) -> str:
        """What is asked of a person who has given no reason."""
        return f"say why the {self.thing} is {self.accepted.replace('-', ' ')}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    `expires` is the last day it holds, `location` where it stands, `texts` its further settings.
    """

    fingerprint: str
    reason: str
    expires: date | None
    location: Location
    texts: Mapping[str, str] = field(default_factory=dict)


class Updated(NamedTuple):
    """The new text of a file, and the fingerprints that came and went."""

    text: str
    added: tuple[str, ...]
    dropped: tuple[str, ...]


# ------------------------------------------------------------------------------------- reading


def parse(text: str, file: str, words: Words) -> tuple[Entry, ...]:
    """Read a file; `file` is the name that findings show.

    Raises:
        BadInput: It is not TOML, or entries are wrong or stand twice: all of them.
    """
    findings = [*_duplicates(text, file, words)]
    if findings:
        raise BadInput(*findings)
    entries = []
    for fingerprint, value in read_toml(text, file).items():
        faults = [*_faults(fingerprint, value, words)]
        for key, fault in faults:
            where = Location(file, *place(text, (fingerprint, key) if key else (fingerprint,)))
            findings.append(Finding(f"wrong-{words.entry}", f"{fingerprint} {fault}", where))
        if isinstance(value, dict) and not faults:
            where = Location(file, *place(text, (fingerprint,)))
            texts = {key: str(value[key]) for key in words.texts if key in value}
            expires = value.get("expires")
            entries.append(Entry(fingerprint, str(value["reason"]), expires, where, texts))
    if findings:
        raise BadInput(*findings)
    return tuple(entries)


def _duplicates(text: str, file: str, words: Words) -> Iterator[Finding]:
    """Find entries that stand twice; tomllib would stop at the first and name no other line."""
    lines: dict[tuple[str, ...], int] = {}
    for line, keys in headers(text):
        if keys in lines:
            message = f"{'.'.join(keys)} already stands at line {lines[keys]}; remove one"
            yield Finding(f"duplicate-{words.entry}", message, Location(file, line, 1))
        lines.setdefault(keys, line)


def _faults(fingerprint: str, value: object, words: Words) -> Iterator[tuple[str, str]]:
    """Give what is wrong with an entry: the key at fault, or nothing, and the sentence."""
    if not _FINGERPRINT.fullmatch(fingerprint):
        digits = "it has 12 hexadecimal digits"
        yield "", f"is no fingerprint: {digits}, as `{words.printed}` prints them"
    if not isinstance(value, dict):
        yield "", "must be a table with a reason"
        return
    known = ("reason", "expires", *words.texts)
    for key in value:
        if key not in known:
            yield key, f"has no setting {key!r}{closest(key, known)}"
        elif key in words.texts and not isinstance(value[key], str):
            yield key, f"has a setting {key!r} that must be a text"
    reason = value.get("reason")
    if "reason" not in value:
        yield "", f"needs a reason: {words.plea}"
    elif not isinstance(reason, str) or not reason.strip():
        yield "reason", f"needs a reason that is a text: {words.plea}"
    expires = value.get("expires")
    if "expires" in value and (not isinstance(expires, date) or isinstance(expires, datetime)):
        yield "expires", "expires on a date, written without quotes: 2027-01-01"


# ------------------------------------------------------------------------------------ applying


def valid(entries: Iterable[Entry], today: date) -> dict[str, Entry]:
    """Give the entries that hold on a day, by fingerprint."""
    return {entry.fingerprint: entry for entry in entries if not _expired(entry, today)}


def notes(
    entries: Sequence[Entry], present: Collection[str], today: date, words: Words
) -> tuple[Finding, ...]:
    """Say what is to be said of a file, beside the fingerprints that are `present`.

    Entries that match nothing or have expired are told as warnings, in the order of the file, and
    those without a reason in one more.
    """
    found = [note for entry in entries if (note := _note(entry, present, today, words)) is not None]
    held = (entry for entry in entries if entry.fingerprint in present)
    if unsaid := [entry for entry in held if entry.reason == UNSAID]:
        entries_have = "1 entry has" if len(unsaid) == 1 else f"{len(unsaid)} entries have"
        message = f"no reason given: {entries_have} none; {words.plea}"
        id_ = f"{words.accepted}-without-reason"
        found.append(Finding(id_, message, unsaid[0].location, "warning"))
    return tuple(found)


def _expired(entry: Entry, today: date) -> bool:
    return entry.expires is not None and entry.expires < today


def _note(entry: Entry, present: Collection[str], today: date, words: Words) -> Finding | None:
    if entry.fingerprint not in present:
        message = f"{entry.fingerprint} matches no {words.thing}; remove it"
        return Finding(f"stale-{words.entry}", message, entry.location, "warning")
    if _expired(entry, today):
        message = (
            f"{entry.fingerprint} expired on {entry.expires} and {words.accepts} nothing any more; "
            "do what it put off, or give it another date"
        )
        return Finding(f"expired-{words.entry}", message, entry.location, "warning")
    return None


# ------------------------------------------------------------------------------------ updating


def update(
    text: str,
    entries: Sequence[Entry],
    present: Collection[str],
    wanted: Mapping[str, str],
    words: Words,
) -> Updated:
    """Give the text with an entry for all that is wanted and none for what is not present.

    Entries that stay keep their lines, comments, reasons and dates, expired ones too: a date is
    a person's decision.

    Args:
        text: The file as it stands; empty where there is none yet.
        entries: What it holds.
        present: The fingerprints of all that there is.
        wanted: What shall have an entry: the `block` of each, by fingerprint.
        words: What the file is about.
    """
    known = {entry.fingerprint for entry in entries}
    kept = [entry for entry in entries if entry.fingerprint in present]
    dropped = tuple(entry.fingerprint for entry in entries if entry.fingerprint not in present)
    new = {fingerprint: told for fingerprint, told in wanted.items() if fingerprint not in known}
    updated = _joined([_without(text, dropped) or words.preamble, *new.values()])
    reasons = {entry.fingerprint: entry.reason for entry in kept} | dict.fromkeys(new, UNSAID)
    if not _holds(updated, reasons, words):
        rewritten = [
            block(one.fingerprint, one.reason, "", one.texts, expires=one.expires) for one in kept
        ]
        updated = _joined([words.preamble, *rewritten, *new.values()])
    return Updated(updated, tuple(new), dropped)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def block(
    fingerprint: str,
    reason: str,
    comment: str,
    texts: Mapping[str, str],
    *,
    expires: date | None = None,
) -> str:
    """Write an entry with a comment above it, which may be empty."""
    lines = [f"[{fingerprint}]"]
    if comment:
        told = " ".join(comment.split())
        lines.insert(0, "# " + "".join(c if c.isprintable() else "?" for c in told))
    lines += (f"{key} = {_quoted(value)}" for key, value in texts.items())
    lines.append(f"reason = {_quoted(reason)}")
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


def _holds(text: str, reasons: Mapping[str, str], words: Words) -> bool:
    """Tell whether a text that was cut and pasted has these entries and no others."""
    try:
        found = parse(text, "", words)
    except BadInput:
        return False
    return {entry.fingerprint: entry.reason for entry in found} == reasons
