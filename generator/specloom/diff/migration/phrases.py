"""The sentences that steps are told in: what a title says, and why code breaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from specloom.diff.migration.edits import Edit

__all__ = ["READS_AS_NONE", "REASONS", "SUCCEEDS", "TITLES", "VAGUE", "Role"]

Role: TypeAlias = Literal[
    "field", "member", "argument", "method", "type", "value", "result", "other"
]
"""What a change is about, as its title sees it."""

TITLES: Final[Mapping[tuple[Role, Edit], str]] = {
    ("other", "meaning"): "{it} means something else",
    ("other", "moved"): "{it} is now {new}",
    ("other", "renamed"): "{it} is now called {new}",
    ("other", "deprecated"): "{it} is deprecated",
    ("other", "nullable"): "{it} may be `None`",
    ("other", "not nullable"): "{it} is never `None`",
    ("other", "optional"): "{it} may be missing",
    ("other", "required"): "{it} is always there",
    ("other", "grown"): "{it} may be more than before",
    ("other", "shrunk"): "{it} may be less than before",
    ("value", "grown"): "{it} may be{value}",
    ("value", "shrunk"): "{it} is no longer{value}",
    ("value", "respelled"): "{it} is now called {new}",
    ("type", "grown"): "{it} may be {member}",
    ("type", "shrunk"): "{it} is no longer one of {member}",
    ("other", "default"): "{it} has another default",
    ("other", "type"): "{it} has another type",
    ("other", "new"): "{it} is new",
    ("other", "gone"): "{it} is gone",
    ("other", "narrows"): "{it} allows less than before",
    ("other", "widens"): "{it} allows more than before",
    ("field", "optional"): "{it} may be `None`",
    ("field", "type"): "{it} is now `{is}`, was `{was}`",
    ("member", "optional"): "{it} may be left out",
    ("member", "required"): "{it} must be given",
    ("member", "type"): "{it} is now `{is}`, was `{was}`",
    ("member", "not nullable"): "{it} may no longer be `None`",
    ("argument", "optional"): "{it} may be left out",
    ("argument", "required"): "{it} must be passed",
    ("argument", "nullable"): "{it} may be `None`",
    ("argument", "not nullable"): "{it} may no longer be `None`",
    ("argument", "type"): "{it} takes `{is}`, took `{was}`",
    ("argument", "grown"): "{it} takes more than before",
    ("argument", "shrunk"): "{it} takes less than before",
    ("argument", "narrows"): "{it} takes less than before",
    ("argument", "widens"): "{it} takes more than before",
    ("argument", "default"): "{it} means something else when left out",
    ("result", "type"): "{it} gives `{is}`, gave `{was}`",
    ("type", "variants"): "{it} is one of several classes now",
    ("field", "variants"): "{it} is one of several classes now",
    ("member", "variants"): "{it} is one of several classes now",
}

VAGUE: Final = frozenset(
    TITLES[role, edit]
    for role, edit in TITLES
    if role in {"other", "argument"} and edit in {"grown", "shrunk", "narrows", "widens"}
) | {TITLES["other", "type"]}
"""Titles that say no more than `more`, `less` or `another`."""

READS_AS_NONE: Final = (
    "No answer holds this any more. Code of the old client reads `None`, without an error; with "
    "the new client it no longer type-checks."
)
SUCCEEDS: Final = (
    "The client takes every success alike; only code that asks for the number itself notices."
)

REASONS: Final[Mapping[tuple[Role, str, Edit], str]] = {
    ("other", "request", "meaning"): (
        "Calls still succeed and type-check, and do or give something else."
    ),
    ("other", "response", "meaning"): "Nothing fails; what comes means something else.",
    ("other", "request", "moved"): (
        "Nothing answers at the old path any more, so calls of the old client fail."
    ),
    ("other", "request", "renamed"): (
        "The old name is no longer understood, and no longer type-checks."
    ),
    ("other", "response", "renamed"): (
        "The value comes under its new name only: the old one reads as missing, and no longer "
        "type-checks."
    ),
    ("other", "request", "respelled"): "The service refuses requests that hold the old value.",
    ("other", "response", "respelled"): (
        "Code that waits for the old value never meets it again, and nothing tells it so."
    ),
    ("other", "request", "deprecated"): "This still works, and is going to leave.",
    ("other", "response", "deprecated"): "This still comes, and is going to leave.",
    ("other", "response", "nullable"): (
        "Code that uses the value without asking for `None` fails the first time there is none."
    ),
    ("other", "response", "optional"): (
        "Code that uses the value without asking for `None` fails the first time it is left out."
    ),
    ("other", "response", "not nullable"): "A check for `None` is needed no longer.",
    ("other", "response", "required"): "A check for `None` is needed no longer.",
    ("other", "request", "nullable"): "Nothing breaks; `None` is a value of its own now.",
    ("other", "request", "not nullable"): "The service refuses requests that say null.",
    ("other", "request", "optional"): "Nothing breaks; it may be left out now.",
    ("other", "request", "required"): (
        "The service refuses requests without it, and calls without it no longer type-check."
    ),
    ("other", "response", "grown"): (
        "Code that takes every other value for one it knows goes the wrong way, without an error."
    ),
    ("other", "request", "grown"): "Nothing breaks; there is more to choose from.",
    ("other", "response", "shrunk"): "A branch that waits for it is never taken again.",
    ("other", "request", "shrunk"): "The service refuses requests that hold it.",
    ("other", "request", "default"): (
        "Calls that leave it out still succeed, and mean something else."
    ),
    ("other", "response", "default"): "Nothing breaks.",
    ("other", "request", "type"): "The service refuses what was right before.",
    ("other", "response", "type"): "Code that computes with the value no longer type-checks.",
    ("other", "request", "new"): "Nothing breaks; this is there to be used.",
    ("other", "response", "new"): "Nothing breaks; this is there to be read.",
    ("other", "request", "gone"): (
        "The service no longer understands this, and passing it no longer type-checks."
    ),
    ("other", "response", "gone"): (
        "No answer holds this any more, and code that reads it no longer type-checks."
    ),
    ("other", "request", "narrows"): "The service refuses some requests that it accepted.",
    ("other", "response", "narrows"): "Nothing breaks; less is to be expected.",
    ("other", "request", "widens"): "Nothing breaks; more is accepted.",
    ("other", "response", "widens"): "Answers may hold what code has never seen.",
    ("other", "response", "status"): "Errors are raised as before; there is one more to expect.",
    ("other", "response", "variants"): (
        "Which class a value has depends on what it is: look before reading its fields."
    ),
    ("other", "request", "variants"): (
        "What is sent is one of several classes now: make the one that is meant."
    ),
    ("argument", "request", "moved"): (
        "Requests that carry it in the old place are refused; pass it where the method has it."
    ),
    ("method", "request", "gone"): "Nothing answers there any more: calls fail.",
    ("method", "request", "new"): "Nothing breaks; this is there to be called.",
    ("argument", "request", "new"): "Nothing breaks; this may be passed.",
    ("type", "request", "new"): "Nothing breaks.",
    (
        "type",
        "request",
        "renamed",
    ): "Annotations and imports with the old name no longer type-check.",
    ("type", "request", "gone"): "Annotations and imports with its name no longer type-check.",
    (
        "type",
        "response",
        "renamed",
    ): "Annotations and imports with the old name no longer type-check.",
    ("type", "response", "gone"): "It never comes again, and its name no longer type-checks.",
}
