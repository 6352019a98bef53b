"""What people read at a terminal keeps to its width and to its colours."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from specloom.diff.model import Diff, Label, Rename
from specloom.report import render_diff
from tests.report.cases import CHANGES, EMPTY, EXCERPTS, NOTES, PETS, STRANGE, UNRELATED


@pytest.mark.parametrize("width", [1, 40, 66, 80, 200])
@pytest.mark.parametrize("diff", [PETS, STRANGE, UNRELATED], ids=["pets", "strange", "unrelated"])
def test_lines_keep_to_the_width(diff: Diff, width: int) -> None:
    told = render_diff(diff, "text", excerpts=EXCERPTS, width=width)
    wide = [line for line in told.splitlines() if cell_len(line) > max(width, 40)]

    assert [line for line in wide if "-->" not in line] == []


def test_colour_changes_nothing_but_colour() -> None:
    plain, colored = (
        render_diff(PETS, "text", excerpts=EXCERPTS, notes=NOTES, color=color)
        for color in (False, True)
    )

    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_it_ends_with_the_tally() -> None:
    assert render_diff(PETS, "text").endswith("\n\n6 errors, 2 warnings, 3 for information.\n")
    assert render_diff(EMPTY, "text").endswith("\n\nNo changes.\n")


def test_it_opens_with_what_must_be_known_first() -> None:
    told = render_diff(UNRELATED, "text").split("\n\n")

    assert told[1].startswith("The two descriptions have no operation in common")


def test_carets_stand_under_wide_words() -> None:
    change = replace(STRANGE.changes[2], base=None, revision=None)
    told = render_diff(replace(PETS, changes=(change, CHANGES[0])), "text", excerpts=EXCERPTS)

    assert "32 | required: [vaccinated]\n   | ^^^^^^^^\n" in told


def test_information_is_listed_under_what_it_reaches() -> None:
    told = render_diff(replace(PETS, changes=CHANGES[8:]), "text", width=200)

    assert (
        told.split("\n\n")[1]
        == """\
For information
  GET /pets
    Optional property `seenAt` was added to the response. \
[response-optional-property-added]  --> specs/revision.yaml:46:9
    The description of response 200 changed. Renamed: All pets → All pets of all users \
(perhaps: please confirm) [response-description-changed]  --> specs/revision.yaml:16:11
  The API as a whole
    The title changed. [api-title-changed]  --> specs/revision.yaml:2:1"""
    )


def test_a_rename_that_the_message_tells_is_not_told_twice() -> None:
    rename = Rename("Node", "Knot", "sure")
    change = replace(CHANGES[8], message="`Node` is called `Knot` now.", rename=rename)
    told = render_diff(replace(PETS, changes=(change,)), "text")

    assert "is called `Knot` now. [" in told


@pytest.mark.parametrize(
    ("labels", "fingerprint", "expected"),
    [
        (("wire",), "0a1b2c3d4e5f", "   = felt on  wire; fingerprint 0a1b2c3d4e5f\n"),
        ((), "0a1b2c3d4e5f", "   = known by fingerprint 0a1b2c3d4e5f\n"),
        (("wire",), "", "   = felt on  wire\n"),
    ],
)
def test_facts_end_with_labels_and_fingerprint(
    labels: tuple[Label, ...], fingerprint: str, expected: str
) -> None:
    change = replace(CHANGES[0], labels=labels, fingerprint=fingerprint)

    assert expected in render_diff(replace(PETS, changes=(change,)), "text", excerpts=EXCERPTS)
