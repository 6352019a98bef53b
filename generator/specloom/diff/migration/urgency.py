"""How a step is sorted: what it asks of its reader, and the chapter it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from specloom.diff.migration.edits import Edit, edit_of
from specloom.diff.migration.model import Chapter, Urgency
from specloom.diff.model import Change
from specloom.ir.model import Api

__all__ = ["chapter_of", "gravity_of", "urgency_of"]

_BY_GRAVITY: Final[tuple[frozenset[Edit], ...]] = (
    frozenset(("meaning",)),
    frozenset(("moved", "renamed", "gone")),
    frozenset(("grown", "respelled")),
    frozenset(("default",)),
    frozenset(("type",)),
    frozenset(("nullable",)),
    frozenset(("optional",)),
)
"""The edits that are felt without an error, what is the hardest to notice first."""


def urgency_of(change: Change) -> Urgency:
    """Say what a change asks for; what breaks without an error of its own comes first."""
    if _is_silent(change):
        return "silent"
    if "-success-status-" in change.id and "-non-" not in change.id:
        return "must" if "source" in change.labels else "should"
    edit = edit_of(change)
    if change.level == "error" or ("source" in change.labels and edit != "deprecated"):
        return "must"
    if change.level == "warning" or edit == "deprecated":
        return "should"
    if edit == "status":
        return "fyi"
    return "new" if edit in {"new", "grown", "optional"} else "fyi"


def gravity_of(change: Change) -> int:
    """Say how silent a change is, the smaller the more so: what reads the same, and means else."""
    edit = edit_of(change)
    found = (at for at, edits in enumerate(_BY_GRAVITY) if edit in edits)
    return next(found, len(_BY_GRAVITY))


def _is_silent(change: Change) -> bool:
    """Tell what neither the service nor a caller of the old client is told about."""
    match edit_of(change):
        case "meaning":
            return True
        case "grown" | "respelled" | "nullable" | "optional":
            return change.direction == "response"
        case "gone":
            return change.id == "response-optional-property-removed"
        case "renamed":
            return change.direction == "response" and _leaves_its_object(change)
        case "default":
            return change.direction == "request"
        case "deprecated":
            return False
        case _:
            return "semantic" in change.labels


def _leaves_its_object(change: Change) -> bool:
    """Tell a field that moved elsewhere under its own name from one that got another name."""
    if change.base is None or change.revision is None:
        return False
    before = change.base.pointer.rpartition("/")
    after = change.revision.pointer.rpartition("/")
    return before[0] != after[0] and before[2] == after[2]


def chapter_of(change: Change, apis: Iterable[Api]) -> Chapter:
    """Say which chapter a change belongs to: whether it is felt in calls, events or at login."""
    pointers = [one.pointer for one in (change.base, change.revision) if one is not None]
    if "security" in change.id or any("/securitySchemes/" in pointer for pointer in pointers):
        return "authentication"
    hooks = {(hook.path, hook.method) for api in apis for hook in api.webhooks}
    reached = {(one.path, one.method) for one in change.operations}
    hooked = bool(reached) and reached <= hooks
    told = all(pointer.startswith("#/webhooks/") for pointer in pointers)
    return "webhooks" if hooked or told else "operations"
