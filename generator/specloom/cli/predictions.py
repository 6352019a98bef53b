"""What a diff predicts, as contract tests take it: two rooms that know nothing of each other."""

from __future__ import annotations

from typing import Final

from specloom.contract.compat import Predicted
from specloom.contract.compat.model import Witness
from specloom.diff.model import Change, Diff
from specloom.errors import Location

__all__ = ["predicted"]

_GONE: Final = frozenset(
    (
        "api-removed-after-sunset",
        "api-removed-before-sunset",
        "api-removed-unstable",
        "api-removed-with-deprecation",
        "api-removed-without-deprecation",
        "operation-moved",
    )
)
"""Rules by which nothing is any more where an operation was."""


def predicted(diff: Diff) -> tuple[Predicted, ...]:
    """Give every change of a diff as a prediction of what clients of its base will meet."""
    return tuple(map(_predicted, diff.changes))


def _predicted(change: Change) -> Predicted:
    return Predicted(
        fingerprint=change.fingerprint,
        id=change.id,
        message=change.message,
        operations=tuple(f"{each.method.upper()} {each.path}" for each in change.operations),
        base=_pointer(change.base),
        revision=_pointer(change.revision),
        direction=change.direction,
        breaks=change.level == "error" and "wire" in change.labels,
        subject=change.subject,
        renamed=change.rename.revision if change.rename else "",
        gone=change.id in _GONE,
        witness=_witness(change),
    )


def _witness(change: Change) -> Witness | None:
    """Give the request that shows a change, where that is all that it takes."""
    told = change.witness
    if told is None or told.accepted_by != "base" or change.direction != "request":
        return None
    if told.location == "request body":
        return Witness(body=told.value)
    query = told.value.get("query") if isinstance(told.value, dict) else None
    if told.location == "request" and isinstance(query, dict):
        return Witness(query=query)
    return None


def _pointer(location: Location | None) -> str:
    return location.pointer if location else ""
