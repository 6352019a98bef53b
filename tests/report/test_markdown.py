"""A comment stays small enough, says what it left out, and calls nobody."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from specloom.diff.model import Change, Diff, OperationRef
from specloom.report import render_diff
from specloom.report.markdown import LIMIT
from tests.report.cases import CHANGES, EXCERPTS, HOSTILE, NOTES, PETS, STRANGE, STRANGE_NOTES

ERROR, WARNING, INFO = CHANGES[0], CHANGES[6], CHANGES[8]


def told(diff: Diff) -> str:
    return render_diff(diff, "markdown", excerpts=EXCERPTS, notes=NOTES)


def filled(*parts: tuple[int, Change]) -> str:
    return told(
        replace(PETS, changes=tuple(c for number, change in parts for c in [change] * number))
    )


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([(3, ERROR), (2, INFO)], ""),
        ([(100, ERROR), (5, INFO)], "{brief} changes told without details. The"),
        (
            [(400, ERROR), (300, WARNING), (9, INFO)],
            "{brief} changes told without details; {cut} changes left out ({errors} errors, 300",
        ),
    ],
)
def test_room_goes_to_the_gravest(parts: list[tuple[int, Change]], said: str) -> None:
    text = filled(*parts)
    full = text.count("<details>")
    brief = len(re.findall("^- [🔴🟡⚪]", text, re.MULTILINE))
    cut = sum(number for number, _ in parts) - full - brief

    assert len(text) <= LIMIT
    assert said.format(brief=brief, cut=cut, errors=cut - 309) in text
    assert ("Cut to fit" in text) is bool(said)
    assert full > 40 or not said
    assert len(text) > LIMIT - 2000 or not cut


@pytest.mark.parametrize(
    "name", [HOSTILE * 40, "`" * 3000, "<" * 5000, "日本" * 3000, "@a " * 3000]
)
def test_one_change_is_never_too_large(name: str) -> None:
    change = replace(
        STRANGE.changes[0],
        message=name,
        operations=tuple(OperationRef(f"{name}{number}", "get") for number in range(300)),
        unproven=name,
    )
    text = told(
        replace(
            PETS, base_source=name, revision_source=name, base_version=name, changes=(change,) * 50
        )
    )

    assert len(text) <= LIMIT
    assert "🔴" in text
    assert "Cut to fit" in text


@pytest.mark.parametrize("diff", [PETS, STRANGE], ids=["pets", "strange"])
def test_nothing_of_a_description_is_markup(diff: Diff) -> None:
    text = render_diff(diff, "markdown", excerpts=EXCERPTS, notes=STRANGE_NOTES)
    prose = re.sub(r"^(`{3,})\w+\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    allowed = r"</?(?:code|details|summary)>|<!-- specloom diff [^>]*-->"

    assert "<" not in re.sub(allowed, "", prose)
    assert "`" not in prose
    assert not re.search(r"[@#]\w", re.sub(r"&#\d+;", " ", prose))
    assert "](" not in prose


def test_it_opens_with_the_mark_a_job_looks_for() -> None:
    assert told(PETS).startswith("<!-- specloom diff specs/revision.yaml -->\n## API changes: ")


def test_notes_are_told_and_counted() -> None:
    text = render_diff(PETS, "markdown", notes=NOTES * 15)

    assert text.count("which is no change any more") == 10
    assert text.endswith("- and 10 more\n")
