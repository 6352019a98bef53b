"""What all formats say in the same words."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.diff.model import Change, Diff, OperationRef
from specloom.ir.model import JsonValue
from specloom.report import render_diff
from specloom.report.words import (
    brief,
    compact,
    count,
    heading,
    laid_out,
    one_line,
    opening,
    reach,
    shorten,
    spans,
    tally,
    verdict,
    visible,
)
from tests.report.cases import CHANGES, EMPTY, PETS, UNRELATED

ERROR, WARNING, INFO = CHANGES[0], CHANGES[6], CHANGES[8]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("a\tb", "a    b"),
        ("\x1b[31m\x00\x7f", "␛[31m␀␡"),
        ("\u202eevil\ufeff", "<U+202E>evil<U+FEFF>"),
        ("a\u00a0b\u2003c", "a b c"),
        ("\ud800", "<U+D800>"),
        ("zwj\u200d", "zwj<U+200D>"),
    ],
)
def test_the_unseen_is_shown(text: str, expected: str) -> None:
    assert visible(text) == expected


@given(st.text(st.characters(codec=None)))
def test_whatever_it_is_can_be_printed(text: str) -> None:
    assert visible(text).isprintable()
    assert one_line(text).isprintable()
    assert visible(text).encode().decode() == visible(text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("x" * 120, "x" * 120),
        ("x" * 1025, f"{'x' * 40}… (1,025 characters)"),
        ([1] * 20, [1] * 20),
        ({"a": [1] * 1001}, {"a": [1, 1, 1, "… (1,001 items)"]}),
        ([{"b": "y" * 121}, None], [{"b": f"{'y' * 40}… (121 characters)"}, None]),
    ],
)
def test_what_is_all_length_is_cut(value: JsonValue, expected: JsonValue) -> None:
    assert brief(value) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, ""),
        (1, "GET /0"),
        (4, "GET /0, GET /1, GET /2, GET /3"),
        (5, "GET /0, GET /1, GET /2 and 2 more"),
        (1204, "GET /0, GET /1, GET /2 and 1,201 more"),
    ],
)
def test_reach(number: int, expected: str) -> None:
    assert reach([OperationRef(f"/{each}", "get") for each in range(number)]) == expected


@pytest.mark.parametrize(
    ("changes", "told", "meant"),
    [
        ((), "no changes", "No changes"),
        ((INFO,), "1 for information", "Nothing breaks"),
        ((WARNING, INFO), "1 warning, 1 for information", "1 change may break clients"),
        ((ERROR,), "1 error", "1 change breaks clients"),
        ((ERROR,) * 1200 + (WARNING,), "1,200 errors, 1 warning", "1,200 changes break clients"),
    ],
)
def test_tally_and_verdict(changes: tuple[Change, ...], told: str, meant: str) -> None:
    diff = replace(PETS, changes=changes)

    assert (tally(diff), verdict(diff)) == (told, meant)


def test_what_was_accepted_is_told() -> None:
    left_out = "2 accepted in Ok.toml"
    none, some = (replace(PETS, changes=changes) for changes in ((), (ERROR,)))

    assert tally(none, left_out) == "no changes but the 2 accepted in Ok.toml"
    assert verdict(none, left_out) == "No changes but the 2 accepted in Ok.toml"
    assert tally(some, left_out) == "1 error; 2 accepted in Ok.toml"
    assert verdict(some, left_out) == "1 change breaks clients; 2 accepted in Ok.toml"
    told = ("text", "markdown", "html", "junit", "github")
    reports = [render_diff(none, one, accepted=left_out) for one in told]
    assert [one for one in reports if "o changes but the 2 accepted in Ok.toml" not in one] == []


@pytest.mark.parametrize(
    ("base", "revision", "expected"),
    [
        ("1", "2", "1 → 2"),
        ("1", "1", "specs/base.yaml → specs/revision.yaml"),
        ("", "2", "specs/base.yaml → specs/revision.yaml"),
    ],
)
def test_heading_tells_the_sides_apart(base: str, revision: str, expected: str) -> None:
    assert heading(replace(PETS, base_version=base, revision_version=revision)) == expected


@pytest.mark.parametrize(("diff", "is_said"), [(PETS, False), (EMPTY, False), (UNRELATED, True)])
def test_opening(diff: Diff, is_said: bool) -> None:  # noqa: FBT001 - a column of the table
    assert ("no operation in common" in opening(diff)) is is_said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no name", [("no name", False)]),
        ("`a` of `b`.", [("a", True), (" of ", False), ("b", True), (".", False)]),
        ("odd ` one", [("odd ` one", False)]),
        ("", []),
    ],
)
def test_spans(text: str, expected: list[tuple[str, bool]]) -> None:
    assert spans(text) == expected


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_is_escaped_without_loss(text: str) -> None:
    for written in (compact({text: [text]}), laid_out({text: [text]})):
        assert json.loads(written) == {text: [text]}
        assert written.replace("\n", "").isprintable()


def test_half_a_surrogate_pair_is_no_text() -> None:
    assert compact("\ud800\U0001f600\U000e0001") == '"\\ufffd\U0001f600\\udb40\\udc01"'


def test_small_words() -> None:
    assert (count(1, "error"), count(2, "error")) == ("1 error", "2 errors")
    assert (shorten("abcdef", 6), shorten("abc def", 5)) == ("abcdef", "abc…")
