"""Statuses that an operation answers now, or not any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from specloom.diff.model import Effect, Level
from specloom.diff.operations.comparison import Comparison
from specloom.diff.operations.envelopes import prove_status
from specloom.diff.operations.finding import Found, Proof
from specloom.diff.operations.statuses import Statuses

__all__ = ["RESPONSES", "statuses"]

_LOST: Final = "an answer that no longer comes has no payload to show"
_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]


def statuses(comparison: Comparison) -> Iterator[Found]:
    """Find statuses that are answered now, or not any more."""
    base = Statuses.of(comparison.base.responses)
    revision = Statuses.of(comparison.revision.responses)
    gone = [status for status in base.responses if status not in revision.responses]
    new = [status for status in revision.responses if status not in base.responses]
    swap = _swapped(base, revision)
    if swap is not None:
        told = f"{_verbs(comparison)[0]} {_named(swap[1])} instead of {_named(swap[0])}"
        yield _status(comparison, *swap, "changed", told, success=True)
    for status in gone:
        if swap is None or status != swap[0]:
            yield from _gone(comparison, status, base, revision)
    for status in new:
        if swap is None or status != swap[1]:
            yield from _new(comparison, status, base, revision)


def _swapped(base: Statuses, revision: Statuses) -> tuple[str, str] | None:
    """Give a success of either side where no success of the one is one of the other."""
    ours = [status for status in base.responses if base.succeeds(status)]
    theirs = [status for status in revision.responses if revision.succeeds(status)]
    kept = any(revision.covering(status) or revision.inside(status) for status in ours)
    return None if kept or not (ours and theirs) else (ours[0], theirs[0])


def _gone(
    comparison: Comparison, status: str, base: Statuses, revision: Statuses
) -> Iterator[Found]:
    if revision.covering(status) is not None:
        return  # told with the range that holds it now
    left = [each.status for each in revision.inside(status) if each.status not in base.responses]
    success = base.succeeds(status)
    does, _, no_more = _verbs(comparison)
    if left:
        told = f"{does} {' and '.join(left)} instead of {_named(status)}"
        yield _status(comparison, status, left[0], "specialized", told, success=success)
    else:
        told = f"{no_more} {_named(status)}"
        lost = not any(map(revision.succeeds, revision.responses))
        floor: Level | None = ("error" if lost else "warning") if success else None
        found = _status(comparison, status, None, "removed", told, success=success)
        yield replace(found, floor=floor)


def _new(
    comparison: Comparison, status: str, base: Statuses, revision: Statuses
) -> Iterator[Found]:
    if base.covering(status) is not None:
        return  # told with the range that held it, if that is gone
    held = [each.status for each in base.inside(status) if each.status not in revision.responses]
    success = revision.succeeds(status)
    _, may, _ = _verbs(comparison)
    if held:
        told = f"{may} {_named(status)}, not only {' and '.join(held)}"
        yield _status(comparison, held[0], status, "generalized", told, success=success)
    else:
        told = f"{may} {_named(status)}"
        yield _status(comparison, None, status, "added", told, success=success)


def _verbs(comparison: Comparison) -> tuple[str, str, str]:
    """Say what becomes of a status: always, possibly, not any more."""
    if comparison.inverted:
        return "is answered with", "may be answered with", "may no longer be answered with"
    return "answers", "may answer", "no longer answers"


def _named(status: str) -> str:
    if status == "default":
        return "any other status"
    return f"any {status}" if status.endswith("XX") else status


_EFFECTS: Final[dict[str, Effect]] = {
    "removed": "narrows",
    "specialized": "narrows",
    "added": "widens",
    "generalized": "widens",
    "changed": "alters",
}


def _status(  # noqa: PLR0913 - what there is to tell
    comparison: Comparison,
    base: str | None,
    revision: str | None,
    word: str,
    told: str,
    *,
    success: bool,
) -> Found:
    """Tell of a status. That a failure is described, or not, changes nothing: any call may fail."""
    effect: Effect = _EFFECTS[word] if success else "none"
    return comparison.found(
        f"response-{'success' if success else 'non-success'}-status-{word}",
        effect,
        f"{comparison.opening} {told}.",
        base=_at(comparison.base.pointer, base),
        revision=_at(comparison.revision.pointer, revision),
        direction=comparison.direction("response"),
        subject=base or revision or "",
        unproven=_LOST,
        tolerated=effect == "widens",
        proof=_proof(comparison, base, revision),
    )


def _at(operation: str, status: str | None) -> str | None:
    return None if status is None else f"{operation}/responses/{status}"


def _proof(comparison: Comparison, base: str | None, revision: str | None) -> Proof | None:
    """Show a status that only one side knows: one that may come, or one that is not taken."""
    ours, theirs = comparison.base.responses, comparison.revision.responses
    if comparison.inverted:
        return prove_status(base, ours, theirs, "base") if base is not None else None
    return prove_status(revision, theirs, ours, "revision") if revision is not None else None


RESPONSES: Final[tuple[_Rule, ...]] = (statuses,)
