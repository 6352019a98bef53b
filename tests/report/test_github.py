"""GitHub gets commands on lines of their own, and no more than it keeps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from specloom.diff.model import Change, Diff
from specloom.errors import Location
from specloom.report import render_diff
from tests.report.cases import CHANGES, EMPTY, NOTES, PETS, STRANGE, UNRELATED

ERROR, WARNING, INFO = CHANGES[0], CHANGES[6], CHANGES[8]


def lines(*changes: Change) -> list[str]:
    return render_diff(replace(PETS, changes=changes), "github").splitlines()


@pytest.mark.parametrize(
    ("changes", "kinds", "ending"),
    [
        ((), "n", "no changes."),
        ((INFO,) * 30, "n", ": 30 for information."),
        ((ERROR,) * 10 + (WARNING,) * 10, "e" * 10 + "w" * 10 + "n", "10 warnings."),
        (
            (ERROR,) * 11 + (WARNING,) * 12,
            "e" * 10 + "w" * 10 + "n",
            "Not annotated: 1 more error and 2 more warnings; see the whole report.",
        ),
    ],
)
def test_the_gravest_are_told_and_the_rest_is_counted(
    changes: tuple[Change, ...], kinds: str, ending: str
) -> None:
    told = lines(*changes)

    assert "".join(line[2] for line in told) == kinds
    assert told[-1].endswith(ending)


def test_a_command_names_place_and_rule() -> None:
    assert lines(ERROR)[0] == (
        "::error file=specs/revision.yaml,line=32,col=7,title=request-property-became-required::"
        "Property `vaccinated` of the request body became required."
        '%0AWitness: request body: {"name": "Tom"}, accepted by base, refused by revision'
        "%0AReaches: POST /pets%0ABase: specs/base.yaml:35:5"
    )


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("a,b:100%.yaml", "file=a%2Cb%3A100%25.yaml,line=1,"),
        ("./a.yaml", "file=a.yaml,line=1,"),
        ("git:HEAD:a.yaml", "file=a.yaml,line=1,"),
        ("https://example.com/a.yaml", "title="),
        ("-", "title="),
    ],
)
def test_a_file_is_named_where_it_is_one(file: str, expected: str) -> None:
    told = lines(replace(ERROR, revision=Location(file, 1, 1)))

    assert told[0].startswith(f"::error {expected}")


@pytest.mark.parametrize("diff", [PETS, EMPTY, UNRELATED, STRANGE], ids=str)
def test_every_line_is_one_command(diff: Diff) -> None:
    told = render_diff(diff, "github", notes=NOTES).splitlines()

    assert {line.split(" ")[0] for line in told} <= {"::error", "::warning", "::notice"}
