"""Statuses that an operation answers now, or not any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from specloom.diff.model import Effect, Level
from specloom.diff.operations.comparison import Comparison
from specloom.diff.operations.envelopes import prove_status
from specloom.diff.operations.finding import Found, Proof
from specloom.diff.operations.statuses import Statuses

__all__ = ["RESPONSES"]

_LOST: Final = "an answer that no longer comes has no payload to show"
_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]


def statuses(comparison: Comparison) -> Iterator[Found]:
    """Find statuses that are answered now, or not any more."""
    base = Statuses.of(comparison.base.responses)
    revision = Statuses.of(comparison.revision.responses)
    if base.responses.keys() == revision.responses.keys():
        return
    for status in base.responses:
        if status not in revision.responses:
            yield from _gone(comparison, status, base, revision)
    for status in revision.responses:
        if status not in base.responses:
            yield from _new(comparison, status, base, revision)


def _gone(
    comparison: Comparison, status: str, base: Statuses, revision: Statuses
) -> Iterator[Found]:
    if revision.covering(status) is not None:
        return  # told with the range that holds it now
    left = [each.status for each in revision.inside(status) if each.status not in base.responses]
    if left:
        told = f"answers {_listed(left)} instead of any {status}"
        yield _status(comparison, status, left[0], base.succeeds(status), "specialized", told)
        return
    told = f"no longer answers {status}"
    yield _status(comparison, status, None, base.succeeds(status), "removed", told)


def _new(
    comparison: Comparison, status: str, base: Statuses, revision: Statuses
) -> Iterator[Found]:
    if base.covering(status) is not None:
        return  # told with the range that held it, if that is gone
    held = [each.status for each in base.inside(status) if each.status not in revision.responses]
    success = revision.succeeds(status)
    if held:
        told = f"may answer any {status}, not only {_listed(held)}"
        yield _status(comparison, held[0], status, success, "generalized", told)
    else:
        told = f"may answer {status}"
        yield _status(comparison, None, status, success, "added", told)


def _listed(statuses_: list[str]) -> str:
    return " and ".join(statuses_)


_EFFECTS: Final[dict[str, Effect]] = {
    "removed": "narrows",
    "specialized": "narrows",
    "added": "widens",
    "generalized": "widens",
}


def _status(  # noqa: PLR0913, PLR0917 - what there is to tell
    comparison: Comparison,
    base: str | None,
    revision: str | None,
    success: bool,  # noqa: FBT001 - as the status says
    word: str,
    told: str,
) -> Found:
    """Tell of a status. That a failure is described, or not, changes nothing: any call may fail."""
    effect: Effect = _EFFECTS[word] if success else "none"
    floor: Level | None = None
    if success and word == "removed":
        effect, floor = ("narrows", "warning") if _still_succeeds(comparison) else ("alters", None)
    return comparison.found(
        f"response-{'success' if success else 'non-success'}-status-{word}",
        effect,
        f"{comparison.opening} {told}.",
        base=_at(comparison.base.pointer, base),
        revision=_at(comparison.revision.pointer, revision),
        direction=comparison.direction("response"),
        subject=base or revision or "",
        unproven=_LOST,
        floor=floor,
        tolerated=effect == "widens",
        proof=_proof(comparison, base, revision, word),
    )


def _at(operation: str, status: str | None) -> str | None:
    return None if status is None else f"{operation}/responses/{status}"


def _still_succeeds(comparison: Comparison) -> bool:
    """Tell whether some success of the base is one still."""
    base = Statuses.of(comparison.base.responses)
    revision = Statuses.of(comparison.revision.responses)
    wins = [status for status in base.responses if base.succeeds(status)]
    return any(revision.covering(status) or revision.inside(status) for status in wins)


def _proof(
    comparison: Comparison, base: str | None, revision: str | None, word: str
) -> Proof | None:
    """Show a status that only one side knows: one that may come, or one that is not taken."""
    ours, theirs = comparison.base.responses, comparison.revision.responses
    if comparison.inverted:
        return prove_status(base, ours, theirs, "base") if base is not None else None
    if word == "removed":
        wins = (each.status for each in theirs if Statuses.of(theirs).succeeds(each.status))
        revision = next(wins, None)
    return prove_status(revision, theirs, ours, "revision") if revision is not None else None


RESPONSES: Final[tuple[_Rule, ...]] = (statuses,)
