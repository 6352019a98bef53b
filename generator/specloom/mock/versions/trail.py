"""What became of a version's names: the rows of `x-migration`, followed to the newest version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from specloom.ir.model import Api

__all__ = ["Trail", "component"]

_SAME: Final = frozenset(("renamed", "moved"))
_COMPONENTS: Final = "#/components/schemas/"


class Trail:
    """Leads from places of any version to those of the newest one.

    Args:
        newest: the newest description, whose rows tell of all steps.
        versions: all versions, oldest first.
    """

    def __init__(self, newest: Api, versions: Sequence[str]) -> None:
        self._versions = versions
        rows = [*_rows(newest)]
        steps = [*pairwise(versions)]
        self._moves = [_pairs(rows, step, _SAME) for step in steps]
        self._successors = [_pairs(rows, step, frozenset(("replaced_by",))) for step in steps]

    def newest(self, version: str, place: str) -> str:
        """Give where what stands at a place of a version stands now, under its newest name."""
        for moves in self._moves[self._versions.index(version) :]:
            place = _moved(moves, place)
        return place

    def successor(self, version: str, place: str) -> str:
        """Give the place of what is to be used now instead; the place itself if nothing is."""
        at = self._versions.index(version)
        for moves, successors in zip(self._moves[at:], self._successors[at:], strict=True):
            place = successors.get(place) or _moved(moves, place)
        return place


def component(place: str) -> str:
    """Give the name of the component that stands at a place; nothing if none does."""
    name = place.removeprefix(_COMPONENTS)
    return "" if name == place or "/" in name else name


def _moved(moves: Mapping[str, str], place: str) -> str:
    """Follow the row about a place or the nearest thing above it."""
    above = place
    while above.count("/") > 1:
        if above in moves:
            return moves[above] + place[len(above) :]
        above = above.rpartition("/")[0]
    return place


def _rows(api: Api) -> Iterable[Mapping[str, object]]:
    rows = api.extensions.get("x-migration")
    return (row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()


def _pairs(
    rows: Iterable[Mapping[str, object]], step: tuple[str, str], kinds: frozenset[str]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        base, revision = row.get("base"), row.get("revision")
        is_ours = (row.get("from"), row.get("to")) == step and row.get("kind") in kinds
        if is_ours and isinstance(base, str) and isinstance(revision, str):
            found.setdefault(base, revision)
    return found
