"""Operations that one rewriting of paths moved, most of all that there are: told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from specloom.diff.model import Rename
from specloom.diff.moves import rewriting
from specloom.diff.operations.finding import Found
from specloom.diff.pairing import OperationPair, Pairing

__all__ = ["gather_moves"]

_Places: TypeAlias = tuple[str | None, str | None]

_MOVED: Final = "operation-moved"


def gather_moves(findings: Iterable[Found], pairing: Pairing) -> Iterator[Found]:
    """Make one finding of all moves that say the same of most operations: `/v1` became `/v2`.

    Moves that somebody told of are left as they are.
    """
    swept = _swept(pairing)
    groups: dict[object, list[Found]] = {}
    for found in findings:
        if found.id == _MOVED and (found.base, found.revision) in swept:
            groups.setdefault((found.effect, found.floor), []).append(found)
        else:
            yield found
    for group in groups.values():
        yield _gathered(group, swept) if len(group) > 1 else group[0]


def _swept(pairing: Pairing) -> Mapping[_Places, OperationPair]:
    """Give the pairs that the one rewriting explains, if that is more than half of the base."""
    explained: dict[object, list[OperationPair]] = {}
    for pair in pairing.pairs:
        if pair.kind == "moved" and not pair.hinted and pair.base.method == pair.revision.method:
            moved = rewriting(pair.base.path, pair.revision.path)
            explained.setdefault(moved, []).append(pair)
    most = max(explained.values(), key=len, default=[])
    if 2 * len(most) <= len(pairing.pairs) + len(pairing.removed):
        return {}
    return {(pair.base.pointer, pair.revision.pointer): pair for pair in most}


def _gathered(group: Sequence[Found], swept: Mapping[_Places, OperationPair]) -> Found:
    first = min(group, key=lambda found: (found.base or "", found.revision or ""))
    pair = swept[first.base, first.revision]
    ours, theirs = rewriting(pair.base.path, pair.revision.path)
    before = _beginning(pair.base.path, len(ours))
    after = _beginning(pair.revision.path, len(theirs))
    return replace(
        first,
        operations=tuple(sorted({each for found in group for each in found.operations})),
        told=f"{len(group)} operations moved from `{before}` to `{after}`.",
        subject=before,
        rename=Rename(before, after, "sure"),
    )


def _beginning(path: str, count: int) -> str:
    """Give so many segments of a path, with the names of its variables."""
    segments = [segment for segment in path.split("/") if segment]
    return f"/{'/'.join(segments[:count])}"
