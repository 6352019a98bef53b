"""A baseline is read exactly, marks what it knows, and is updated without losing a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from specloom.contract.baseline import apply, parse_baseline, update
from specloom.errors import BadInput
from tests.contract.runs import ACCEPTED_TOO_MUCH, USED_AFTER_DELETE, WRONG_TYPE

A, B = ACCEPTED_TOO_MUCH.fingerprint, WRONG_TYPE.fingerprint
TODAY = date(2026, 6, 15)
TEXT = f"""\
# Ours.

# Fixed in the next release.
[{A}]
operation = "GET /pets"
check = "invalid-request-is-accepted"
reason = "Harmless."
expires = 2026-06-15
"""


def test_what_is_known_is_marked() -> None:
    failures, notes = apply([ACCEPTED_TOO_MUCH, WRONG_TYPE], parse_baseline(TEXT, "b.toml"), TODAY)

    assert failures == (replace(ACCEPTED_TOO_MUCH, accepted="Harmless."), WRONG_TYPE)
    assert notes == ()


def test_an_expired_entry_passes_over_nothing() -> None:
    failures, notes = apply([ACCEPTED_TOO_MUCH], parse_baseline(TEXT, "b.toml"), date(2026, 6, 16))

    assert failures == (ACCEPTED_TOO_MUCH,)
    assert [str(note) for note in notes] == [
        (
            f"b.toml:4:1: warning: {A} expired on 2026-06-15 and passes over nothing any more; do "
            "what it put off, or give it another date [expired-baseline-entry]"
        )
    ]


def test_a_stale_entry_is_told_by_a_whole_run_only() -> None:
    entries = parse_baseline(TEXT, "b.toml")

    assert [str(note) for note in apply([], entries, TODAY).notes] == [
        f"b.toml:4:1: warning: {A} matches no failure; remove it [stale-baseline-entry]"
    ]
    assert apply([], entries, TODAY, whole=False).notes == ()


def test_a_missing_reason_is_told() -> None:
    text = update("", (), [WRONG_TYPE]).text
    notes = apply([WRONG_TYPE], parse_baseline(text, "b.toml"), TODAY).notes

    assert [str(note) for note in notes] == [
        (
            "b.toml:5:1: warning: no reason given: 1 entry has none; say why the failure is passed "
            "over [passed-over-without-reason]"
        )
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[x]\nreason = 'r'\n", "x is no fingerprint: it has 12 hexadecimal digits, as `specloom"),
        (f"[{A}]\n", f"{A} needs a reason: say why the failure is passed over"),
        (f"[{A}]\nreason = 'r'\ncheck = 1\n", f"3:1: error: {A} has a setting 'check' that must"),
        (f"[{A}]\nreason = 'r'\nchecks = ''\n", "no setting 'checks'; did you mean 'check'?"),
    ],
)
def test_what_is_wrong_is_located(text: str, said: str) -> None:
    with pytest.raises(BadInput, match=said.replace("?", r"\?")):
        parse_baseline(text, "b.toml")


def test_a_new_baseline() -> None:
    text, added, dropped = update("", (), [ACCEPTED_TOO_MUCH, USED_AFTER_DELETE])

    assert (added, dropped) == ((A,), ())
    assert text.endswith(
        "\n\n# GET /pets answered 200 to a request that the description does not allow.\n"
        f'[{A}]\noperation = "GET /pets"\ncheck = "invalid-request-is-accepted"\nreason = "TODO"\n'
    )
    assert parse_baseline(text, "")[0].texts == {
        "operation": "GET /pets",
        "check": "invalid-request-is-accepted",
    }


def test_what_stays_keeps_its_lines() -> None:
    text, added, dropped = update(TEXT, parse_baseline(TEXT, ""), [ACCEPTED_TOO_MUCH, WRONG_TYPE])

    assert (added, dropped) == ((B,), ())
    assert text.startswith(TEXT)


def test_only_a_whole_run_drops_what_is_gone() -> None:
    entries = parse_baseline(TEXT, "")

    assert update(TEXT, entries, []).text == "# Ours.\n"
    assert update(TEXT, entries, [], whole=False).text == TEXT


def test_what_cannot_be_cut_keeps_its_settings() -> None:
    text = f'{A} = {{ reason = "a", check = "x" }}\n{B} = {{ reason = "b", operation = "y" }}\n'
    updated = update(text, parse_baseline(text, ""), [WRONG_TYPE])
    (left,) = parse_baseline(updated.text, "")

    assert (left.fingerprint, left.reason, left.texts) == (B, "b", {"operation": "y"})
