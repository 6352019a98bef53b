"""What all formats say in the same words, and text made safe to look at.

Descriptions are written by strangers: whatever of theirs is shown passes through `visible` or
`one_line`, so that nothing can move a cursor, reorder a line or hide.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from specloom.diff.model import (
    LEVELS,
    Change,
    Diff,
    Level,
    OperationRef,
    Rename,
    Witness,
    count_levels,
)
from specloom.ir.model import JsonValue

__all__ = [
    "TITLES",
    "brief",
    "by_level",
    "compact",
    "count",
    "felt",
    "heading",
    "laid_out",
    "lines",
    "one_line",
    "opening",
    "operation",
    "proof",
    "reach",
    "renamed",
    "sentence",
    "shorten",
    "sides",
    "spans",
    "tally",
    "verdict",
    "visible",
]

TITLES: Final[Mapping[Level, str]] = {
    "error": "Errors",
    "warning": "Warnings",
    "info": "For information",
}
"""What stands over the changes of a level, the gravest first."""

_LONG_TEXT: Final = 120
_TEXT_KEPT: Final = 40
_LONG_LIST: Final = 20
_ITEMS_KEPT: Final = 3

_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_TAB: Final = "    "
_DELETE: Final = 0x7F
_CONTROLS_END: Final = 0x20
_CONTROL_PICTURES: Final = 0x2400


def visible(text: str) -> str:
    """Give text in which every character shows: controls as `␛`, the unseen as `<U+202E>`."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    code = ord(character)
    if character.isprintable():
        return character
    if character == "\t":
        return _TAB
    if code < _CONTROLS_END:
        return chr(_CONTROL_PICTURES + code)
    if code == _DELETE:
        return "␡"
    return " " if character.isspace() else f"<U+{code:04X}>"


def one_line(text: str) -> str:
    """Give text as one visible line, runs of white space as one space."""
    return visible(" ".join(text.split()))


def lines(text: str) -> str:
    """Give text of several lines, each visible."""
    return "\n".join(map(visible, text.split("\n")))


def spans(text: str) -> list[tuple[str, bool]]:
    """Split a message at its backticks: each piece, and whether it is a name from a description."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # an odd backtick: part of a name, so nothing can be told apart
        return [(text, False)]
    return [(piece, number % 2 == 1) for number, piece in enumerate(pieces) if piece]


def shorten(text: str, limit: int) -> str:
    """Give at most `limit` characters of text, with `…` where some were cut."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def by_level(diff: Diff) -> tuple[Change, ...]:
    """Give the changes in their order, but no graver one after a lesser."""
    return tuple(sorted(diff.changes, key=lambda change: LEVELS.index(change.level)))


def brief(value: JsonValue) -> JsonValue:
    """Give a value for people to look at: long texts and lists are cut, and say how long they are.

    A payload that shows a limit on lengths is hardly anything but length.
    """
    if isinstance(value, str):
        if len(value) <= _LONG_TEXT:
            return value
        return f"{value[:_TEXT_KEPT]}… ({len(value):,} characters)"
    if isinstance(value, list):
        if len(value) <= _LONG_LIST:
            return [brief(item) for item in value]
        kept = [brief(item) for item in value[:_ITEMS_KEPT]]
        return [*kept, f"… ({len(value):,} items)"]
    if isinstance(value, dict):
        return {key: brief(item) for key, item in value.items()}
    return value


def compact(value: JsonValue) -> str:
    """Give a value as JSON on one line; what does not show is escaped."""
    return _escaped(json.dumps(value, ensure_ascii=False))


def laid_out(value: JsonValue) -> str:
    """Give a value as JSON laid out on several lines; what does not show is escaped."""
    return "\n".join(map(_escaped, json.dumps(value, ensure_ascii=False, indent=2).split("\n")))


def _escaped(text: str) -> str:
    """Escape in JSON, which has such characters in its strings only, what `visible` would show."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else _escape(one) for one in text)


def _escape(character: str) -> str:
    """Write a character as JSON does; half a surrogate pair, which is none, as U+FFFD."""
    units = _LONE_SURROGATE.sub("\ufffd", character).encode("utf-16-be")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))


def count(number: int, noun: str) -> str:
    """Give `1 error`, `2 errors`, `1,200 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def heading(diff: Diff) -> str:
    """Name the two sides by what tells them apart: their versions, else their sources."""
    base, revision = diff.base_version, diff.revision_version
    if not base or not revision or base == revision:
        base, revision = diff.base_source, diff.revision_source
    return f"{one_line(base)} → {one_line(revision)}"


def sides(diff: Diff) -> str:
    """Name both sources, each with its version."""
    base = _side(diff.base_source, diff.base_version)
    return f"{base} → {_side(diff.revision_source, diff.revision_version)}"


def _side(source: str, version: str) -> str:
    return one_line(f"{source} ({version})" if version else source)


def opening(diff: Diff) -> str:
    """Give the sentence a reader needs before anything else, or the empty string."""
    if not diff.unrelated:
        return ""
    return (
        "The two descriptions have no operation in common: all of the one is told as removed, "
        "all of the other as added."
    )


def tally(diff: Diff, accepted: str = "") -> str:
    """Give `3 errors, 1 warning, 12 for information`, or `no changes`.

    `accepted` says what was left out: `2 accepted in accepted.toml`.
    """
    counts = count_levels(diff.changes)
    words = [_counted(level, number) for level, number in counts.items() if number]
    left_out = one_line(accepted)
    if not words:
        return f"no changes but the {left_out}" if left_out else "no changes"
    return "; ".join(filter(None, [", ".join(words), left_out]))


def sentence(text: str) -> str:
    """Give text with a capital at its head, the rest as it is."""
    return text[:1].upper() + text[1:]


def verdict(diff: Diff, accepted: str = "") -> str:
    """Say in a few words what the changes mean for those who call the API."""
    if not diff.changes:
        return sentence(tally(diff, accepted))
    return "; ".join(filter(None, [_meaning(diff), one_line(accepted)]))


def _meaning(diff: Diff) -> str:
    counts = count_levels(diff.changes)
    if breaking := counts["error"]:
        return f"{count(breaking, 'change')} {'breaks' if breaking == 1 else 'break'} clients"
    if doubtful := counts["warning"]:
        return f"{count(doubtful, 'change')} may break clients"
    return "Nothing breaks"


def _counted(level: Level, number: int) -> str:
    return f"{number:,} for information" if level == "info" else count(number, level)


def operation(ref: OperationRef) -> str:
    """Give `GET /vehicles`."""
    return one_line(f"{ref.method.upper()} {ref.path}")


def reach(operations: Sequence[OperationRef], limit: int = 3) -> str:
    """Name the first operations and count the rest: `GET /a, PUT /b and 12 more`."""
    shown = operations if len(operations) <= limit + 1 else operations[:limit]
    names = ", ".join(map(operation, shown))
    more = len(operations) - len(shown)
    return f"{names} and {more:,} more" if more else names


def renamed(rename: Rename) -> str:
    """Give `a → b`, with how sure that is unless it is sure."""
    doubt = {"sure": "", "likely": " (likely)", "ask": " (perhaps: please confirm)"}
    return f"{one_line(rename.base)} → {one_line(rename.revision)}{doubt[rename.confidence]}"


def proof(witness: Witness) -> str:
    """Give `accepted by base, refused by revision`."""
    return f"accepted by {witness.accepted_by}, refused by {witness.refused_by}"


def felt(change: Change) -> str:
    """Name how a change is felt: `wire, source`."""
    return ", ".join(change.labels)
