from __future__ import annotations

from specloom.diff.migration.matrix import matrix
from tests.diff.migration.sides import change

FIRST = change("property-removed", "A/properties/a")
SECOND = change("property-removed", "B/properties/b")
NEW = change("property-added", None, "A/properties/c", level="info")
WARNED = change("enum-value-added", "C", "C", level="warning")
DIFFS = {
    ("1", "2"): [FIRST, NEW],
    ("2", "3"): [SECOND, WARNED],
    ("1", "3"): [FIRST, SECOND, WARNED, NEW],
}


def test_every_pair_that_was_compared_is_counted() -> None:
    made = matrix("pets", ("1", "2", "3"), DIFFS)

    assert [
        (one.base, one.revision, one.breaking, one.may_break, one.safe) for one in made.cells
    ] == [
        ("1", "2", 1, 0, 1),
        ("1", "3", 2, 1, 1),
        ("2", "3", 1, 1, 0),
    ]
    assert made.cell("3", "1") is None


def test_breaking_changes_tell_the_version_that_brought_them() -> None:
    cell = matrix("pets", ("1", "2", "3"), DIFFS).cell("1", "3")

    assert cell is not None
    assert [(one.change, one.since) for one in cell.changes] == [(FIRST, "2"), (SECOND, "3")]


def test_pairs_between_that_were_not_compared_do_no_harm() -> None:
    cell = matrix("pets", ("1", "2", "3"), {("1", "3"): [FIRST]}).cell("1", "3")

    assert cell is not None
    assert [one.since for one in cell.changes] == ["3"]
