"""All pairs of versions in one table, and when each breaking change first appeared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from specloom.diff.model import Change, count_levels

__all__ = ["Breaking", "Cell", "Matrix", "matrix"]

Pair: TypeAlias = tuple[str, str]
_Identity: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Breaking:
    """A breaking change of a pair of versions; `since` is the version that brought it."""

    change: Change
    since: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What getting from `base` to `revision` takes: errors, warnings and the rest."""

    base: str
    revision: str
    breaking: int
    may_break: int
    safe: int
    changes: tuple[Breaking, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The versions, oldest first, and a cell for each pair of an older and a newer one."""

    api: str
    versions: tuple[str, ...]
    cells: tuple[Cell, ...]

    def cell(self, base: str, revision: str) -> Cell | None:
        """Give the cell of a pair; None where it was not compared."""
        return next(
            (one for one in self.cells if (one.base, one.revision) == (base, revision)), None
        )


def matrix(api: str, versions: Sequence[str], diffs: Mapping[Pair, Sequence[Change]]) -> Matrix:
    """Lay out the diffs of pairs of versions.

    Args:
        api: What the API is called.
        versions: All versions, oldest first.
        diffs: The changes of each pair that was compared, older version first.
    """
    cells = tuple(
        _cell(pair, versions, diffs) for pair in combinations(versions, 2) if pair in diffs
    )
    return Matrix(api, tuple(versions), cells)


def _cell(pair: Pair, versions: Sequence[str], diffs: Mapping[Pair, Sequence[Change]]) -> Cell:
    base, revision = pair
    counts = count_levels(diffs[pair])
    passed = versions[versions.index(base) + 1 : versions.index(revision) + 1]
    return Cell(
        base=base,
        revision=revision,
        breaking=counts["error"],
        may_break=counts["warning"],
        safe=counts["info"],
        changes=tuple(
            Breaking(change, _since(change, base, passed, diffs))
            for change in diffs[pair]
            if change.level == "error"
        ),
    )


def _since(
    change: Change, base: str, passed: Sequence[str], diffs: Mapping[Pair, Sequence[Change]]
) -> str:
    """Find the first version in which the same change is seen from the same base."""
    wanted = _identity(change)
    for version in passed:
        if any(_identity(one) == wanted for one in diffs.get((base, version), ())):
            return version
    return passed[-1]


def _identity(change: Change) -> _Identity:
    """Tell changes apart by what they are about on the side that stays the same."""
    place = change.base or change.revision
    return change.id, place.pointer if place else "", change.subject
