"""The diff of a hop, and of the long jump, shows every row of the changelog that shows in it."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from specloom.config import DiffSettings
from specloom.diff import Subject, compare
from specloom.diff.model import LEVELS, Change, Diff
from specloom.errors import Location
from specloom.ir import build
from specloom.spec import load

pytestmark = pytest.mark.exhaustive

ENODE: Final = Path(__file__).parents[2] / "specs" / "enode"
JUMP: Final = ("2023-02-01", "latest")

Row = dict[str, Any]


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


HOPS: Final = {
    row["id"]: (row["hop"]["base"]["version"], row["hop"]["revision"]["version"])
    for entry in read(ENODE / "source" / "changelog.yaml")["changelog"]
    for row in entry["rows"]
    if "hop" in row
}
ROWS: Final[list[Row]] = read(Path(__file__).with_name("enode-changelog.yaml"))["rows"]


@cache
def subject(version: str) -> Subject:
    document = load(str(ENODE / f"{version}.yaml"))
    return Subject(f"enode@{version}", document, build(document))


@cache
def difference(base: str, revision: str) -> Diff:
    return compare(subject(base), subject(revision), DiffSettings())


def listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def stands_at(location: Location | None, pointers: Iterable[str]) -> bool:
    place = "" if location is None else location.pointer
    return any(place == each or place.startswith(f"{each}/") for each in pointers)


def shows(change: Change, expected: Row) -> bool:
    """Whether a change is the one that a row expects."""
    reached = {f"{each.method.upper()} {each.path}" for each in change.operations}
    sides = ((change.base, expected.get("base")), (change.revision, expected.get("revision")))
    return (
        any(fnmatchcase(change.id, glob) for glob in listed(expected["id"]))
        and LEVELS.index(change.level) <= LEVELS.index(expected["level"])
        and all(stands_at(at, listed(of)) for at, of in sides if of is not None)
        and set(expected.get("operations", ())) <= reached
    )


def near(diff: Diff, expected: Row) -> str:
    """What the diff says at the same places or of the same operations, to be read in a failure."""
    pointers = [*listed(expected.get("base")), *listed(expected.get("revision"))]
    names = set(expected.get("operations", ()))
    return "\n".join(
        f"{change.level} {change.id}: {change.message}"
        for change in diff.changes
        if stands_at(change.base, pointers)
        or stands_at(change.revision, pointers)
        or names & {f"{each.method.upper()} {each.path}" for each in change.operations}
    )


@pytest.mark.parametrize("way", ["hop", "jump"])
@pytest.mark.parametrize(
    "row", [row for row in ROWS if "changes" in row], ids=lambda row: row["row"]
)
def test_a_row_shows(row: Row, way: str) -> None:
    diff = difference(*(JUMP if way == "jump" else HOPS[row["row"]]))
    for expected in row["changes"]:
        assert any(shows(change, expected) for change in diff.changes), (
            f"nothing shows {expected}; near it:\n{near(diff, expected)}"
        )


@pytest.mark.parametrize(
    "row", [row for row in ROWS if "silent" in row], ids=lambda row: row["row"]
)
def test_what_a_row_repeats_is_silent(row: Row) -> None:
    heard = [
        change
        for change in difference(*HOPS[row["row"]]).changes
        if stands_at(change.base, row["silent"]) or stands_at(change.revision, row["silent"])
    ]
    assert heard == []


@pytest.mark.parametrize("hop", sorted({*HOPS.values(), JUMP}), ids="→".join)
def test_an_operation_that_moved_is_told_once_and_never_as_gone(hop: tuple[str, str]) -> None:
    changes = difference(*hop).changes
    moved = [change for change in changes if change.id == "operation-moved"]
    places = {(each.method, each.path) for change in moved for each in change.operations}
    assert len(places) == 2 * len(moved)
    for change in changes:
        if fnmatchcase(change.id, "api-*removed-*") or change.id == "endpoint-added":
            assert not places & {(each.method, each.path) for each in change.operations}
