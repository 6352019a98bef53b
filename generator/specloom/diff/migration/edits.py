"""What kind of edit a change is to somebody who writes code."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from specloom.diff.model import Change

__all__ = ["Edit", "edit_of"]

Edit: TypeAlias = Literal[
    "meaning",
    "moved",
    "renamed",
    "respelled",
    "deprecated",
    "nullable",
    "not nullable",
    "optional",
    "required",
    "grown",
    "shrunk",
    "default",
    "type",
    "variants",
    "status",
    "new",
    "gone",
    "narrows",
    "widens",
    "other",
]

_BY_WORD: Final[tuple[tuple[str, Edit], ...]] = (
    ("-success-status-", "status"),
    ("-became-not-nullable", "not nullable"),
    ("-became-nullable", "nullable"),
    ("-became-optional", "optional"),
    ("-became-required", "required"),
    ("-enum-value-added", "grown"),
    ("-enum-value-removed", "shrunk"),
    ("-enum-value-renamed", "respelled"),
    ("-one-of-added", "grown"),
    ("-any-of-added", "grown"),
    ("-one-of-removed", "shrunk"),
    ("-any-of-removed", "shrunk"),
    ("-default-value-", "default"),
    ("-wrapped-in-", "variants"),
    ("-discriminator-", "variants"),
    ("-unit-changed", "type"),
    ("-type-", "type"),
    ("-list-of-types-", "type"),
)
_NAMES_METHODS: Final = ("api-operation-id-", "api-tag-")
"""What the method of an operation, and the resource it is found on, are called after."""


def edit_of(change: Change) -> Edit:
    """Read the edit off a change: its rename, its id, which sides it stands on, its effect."""
    if "meaning" in change.id:
        return "meaning"
    if change.id.startswith(_NAMES_METHODS):
        return "renamed"
    if change.id.startswith("response-header-") or "-media-type-" in change.id:
        return "other"
    if change.rename is not None and "-enum-value-" not in change.id:
        return "moved" if " " in change.rename.base else "renamed"
    if change.id.startswith("new-required-") and "default" not in change.id:
        return "required"
    for word, edit in _BY_WORD:
        if word in change.id:
            return edit
    if change.revision is None:
        return "gone"
    if "deprecated" in change.id or "sunset" in change.id:
        return "deprecated"
    if change.base is None:
        return "new"
    match change.effect:
        case "narrows" | "widens":
            return change.effect
        case _:
            return "other"
