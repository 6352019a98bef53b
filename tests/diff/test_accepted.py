"""An accept file is read exactly, applied by fingerprint, and updated without losing a word."""

from __future__ import annotations

from datetime import date

import pytest

from specloom.diff.accepted import apply, parse_accepted, update
from specloom.diff.model import Change, Level
from specloom.errors import BadInput, Finding

A, B, C, D = (letter * 12 for letter in "abcd")
TODAY = date(2026, 6, 15)

TEXT = f"""\
# Ours.

# Agreed with the app team.
[{A}]
reason = "Nobody reads it."  # really

# From here on: the old app.

[{B}]
reason = '''
# not a comment

[{C}]'''
expires = 2026-06-15
"""


def change(fingerprint: str, level: Level = "error") -> Change:
    return Change(
        id="response-property-removed",
        level=level,
        direction="response",
        effect="narrows",
        labels=("wire",),
        base=None,
        revision=None,
        operations=(),
        message=f"`{fingerprint[0]}` is\n gone\x01",
        fingerprint=fingerprint,
    )


def told(notes: tuple[Finding, ...]) -> list[str]:
    return [str(note) for note in notes]


# ------------------------------------------------------------------------------------- reading


def test_entries_are_read_with_their_places() -> None:
    first, second = parse_accepted(TEXT, "ok.toml")

    assert (first.fingerprint, first.reason, first.expires) == (A, "Nobody reads it.", None)
    assert (second.reason, second.expires) == (f"# not a comment\n\n[{C}]", TODAY)
    assert (str(first.location), str(second.location)) == ("ok.toml:4:1", "ok.toml:9:1")


@pytest.mark.parametrize("text", ["", "# none\n"])
def test_an_empty_file_accepts_nothing(text: str) -> None:
    assert parse_accepted(text, "ok.toml") == ()


REASON = 'reason = "x"\n'
FAULTS = [
    ("a = [", "1:6: error: this is not TOML: Invalid value [not-toml]"),
    (
        f"[ABC]\n{REASON}",
        (
            "1:1: error: ABC is no fingerprint: it has 12 hexadecimal digits, as `specloom diff` "
            "prints them [wrong-accept-entry]"
        ),
    ),
    (f"{A} = 1", f"1:1: error: {A} must be a table with a reason [wrong-accept-entry]"),
    (
        f"\n[{A}]\n",
        f"2:1: error: {A} needs a reason: say why the change is accepted [wrong-accept-entry]",
    ),
    (f"[{A}]\nreason = ' '\n", f"2:1: error: {A} needs a reason that is a text: say why the"),
    (f"[{A}]\nreason = 3\n", f"2:1: error: {A} needs a reason that is a text: say why the"),
    (
        f"[{A}]\n{REASON}expire = 2026-01-01\n",
        f"3:1: error: {A} has no setting 'expire'; did you mean 'expires'? [wrong-accept-entry]",
    ),
    (
        f"[{A}]\n{REASON}expires = '2026-01-01'\n",
        f"3:1: error: {A} expires on a date, written without quotes: 2027-01-01",
    ),
    (f"[{A}]\n{REASON}expires = 2026-01-01T00:00:00\n", f"3:1: error: {A} expires on a date"),
    (f"[{A}]\n{REASON}expires = 2026-02-30\n", "3:1"),
    (
        f"[{A}]\n{REASON}[{B}]\n{REASON}[{A}]\n",
        f"5:1: error: {A} already stands at line 1; remove one [duplicate-accept-entry]",
    ),
]


@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_what_is_wrong_is_located(text: str, expected: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_accepted(text, "ok.toml")

    assert str(caught.value).startswith(f"ok.toml:{expected}")


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(BadInput) as caught:
        parse_accepted(f"[x]\n[{A}]\nexpires = 1\n", "ok.toml")

    assert [finding.location.line for finding in caught.value.findings] == [1, 1, 2, 3]


# ------------------------------------------------------------------------------------ applying


def test_what_is_accepted_is_parted_from_what_remains() -> None:
    entries = parse_accepted(TEXT, "ok.toml")
    changes = [change(C), change(A), change(B, "info")]

    assert apply(changes, entries, TODAY) == ((changes[0],), (changes[1], changes[2]), ())


def test_an_expired_entry_accepts_nothing() -> None:
    remaining, accepted, notes = apply(
        [change(A), change(B)], parse_accepted(TEXT, "ok.toml"), date(2026, 6, 16)
    )

    assert ([one.fingerprint for one in remaining], len(accepted)) == ([B], 1)
    assert told(notes) == [
        (
            f"ok.toml:9:1: warning: {B} expired on 2026-06-15 and accepts nothing any more; "
            "do what it put off, or give it another date [expired-accept-entry]"
        )
    ]


def test_a_stale_entry_is_told() -> None:
    notes = apply([change(B)], parse_accepted(TEXT, "ok.toml"), TODAY).notes

    assert told(notes) == [
        f"ok.toml:4:1: warning: {A} matches no change; remove it [stale-accept-entry]"
    ]


@pytest.mark.parametrize(
    ("fingerprints", "said"), [([A], "1 entry has none"), ([A, B], "2 entries have none")]
)
def test_a_reason_not_given_is_told_once(fingerprints: list[str], said: str) -> None:
    text = "".join(f'[{each}]\nreason = "TODO"\n' for each in fingerprints)
    changes = [change(each) for each in fingerprints]
    applied = apply(changes, parse_accepted(text, "ok.toml"), TODAY)

    assert applied.remaining == ()
    assert told(applied.notes) == [
        (
            f"ok.toml:1:1: warning: no reason given: {said}; say why the change is accepted "
            "[accepted-without-reason]"
        )
    ]


# ------------------------------------------------------------------------------------ updating


def test_a_new_file() -> None:
    changes = [change(A), change(B, "warning"), change(C)]
    text, added, dropped = update("", (), changes, [changes[0], changes[2]])

    assert (added, dropped) == ((A, C), ())
    assert text == (
        "# Changes that `specloom diff --accept` passes over, each under its fingerprint. "
        "An entry needs a\n# reason, and ends where it says so: `expires = 2027-01-01`.\n"
        f'\n# error response-property-removed: `a` is gone?\n[{A}]\nreason = "TODO"\n'
        f'\n# error response-property-removed: `c` is gone?\n[{C}]\nreason = "TODO"\n'
    )
    assert update(text, parse_accepted(text, ""), changes, changes[:1]).text == text


def test_what_stays_keeps_its_lines() -> None:
    changes = [change(A), change(B), change(D)]
    text, added, dropped = update(TEXT, parse_accepted(TEXT, ""), changes, changes)

    assert (added, dropped) == ((D,), ())
    assert text.startswith(TEXT)
    assert text.endswith(
        f'\n\n# error response-property-removed: `d` is gone?\n[{D}]\nreason = "TODO"\n'
    )


def test_what_is_stale_goes_with_its_comment_only() -> None:
    text, added, dropped = update(TEXT, parse_accepted(TEXT, ""), [change(B)], [])

    assert (added, dropped) == ((), (A,))
    assert text == "# Ours.\n\n# From here on: the old app.\n\n" + TEXT[TEXT.index(f"[{B}]") :]


GAPS = "b\n\n\n\nb"
AWKWARD = [
    (f'{A} = {{ reason = "a" }}\n{B} = {{ reason = "b", expires = 2026-01-01 }}\n', "b"),
    (f"[{A}]\nreason = '''\n# one\n[x]\n# two\n'''\n[{B}]\nreason = '''{GAPS}'''\n", GAPS),
    (f'{A}.reason = "a"\n[{B}]\nreason = "\\u007f \\"b\\" \\\\ é"\n', '\x7f "b" \\ é'),
]


@pytest.mark.parametrize(("text", "reason"), AWKWARD)
def test_what_cannot_be_cut_is_written_anew(text: str, reason: str) -> None:
    before = parse_accepted(text, "")
    updated = update(text, before, [change(B), change(C)], [change(C)])
    after = parse_accepted(updated.text, "")

    assert [entry.fingerprint for entry in after] == [B, C]
    assert (after[0].reason, after[0].expires) == (reason, before[1].expires)


def test_a_file_that_accepts_nothing_more_keeps_its_opening() -> None:
    text = update(TEXT, parse_accepted(TEXT, ""), [], []).text

    assert text == "# Ours.\n\n# From here on: the old app.\n"
