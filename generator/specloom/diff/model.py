"""The values a diff is made of: changes, each with its proof, and the diff as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from specloom.errors import Location
from specloom.ir.model import JsonValue

__all__ = [
    "LEVELS",
    "Change",
    "Confidence",
    "Diff",
    "Direction",
    "Effect",
    "Label",
    "Level",
    "OperationRef",
    "Rename",
    "Side",
    "Witness",
    "count_levels",
]

Level: TypeAlias = Literal["error", "warning", "info"]
Direction: TypeAlias = Literal["request", "response", "none"]
"""Which way what changed travels: to the service, from it, or neither."""
Effect: TypeAlias = Literal["narrows", "widens", "alters", "none", "unknown"]
"""What an edit does to the set of values that are accepted; `alters` does both."""
Label: TypeAlias = Literal["wire", "source", "semantic"]
Confidence: TypeAlias = Literal["sure", "likely", "ask"]
Side: TypeAlias = Literal["base", "revision"]

LEVELS: Final[tuple[Level, ...]] = ("error", "warning", "info")
"""The gravest first."""


@dataclass(frozen=True, slots=True, order=True)
class OperationRef:
    """An operation that a change reaches; `id` is its operationId or empty.

    A webhook's `path` is its name, a callback's its expression.
    """

    path: str
    method: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Rename:
    """What was called `base` on one side and is called `revision` on the other."""

    base: str
    revision: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Witness:
    """A payload that one side accepts and the other refuses, checked by a validator.

    `location` says where it travels: `request body`, `query limit`, `response 200 body`, with
    ` at /a/b` (a JSON Pointer, RFC 6901) where it is a part of a body; what the service sends by
    itself is named before (`webhook userUpdated body`).
    """

    location: str
    value: JsonValue
    accepted_by: Side
    refused_by: Side


@dataclass(frozen=True, slots=True)
class Change:
    """One difference with one cause.

    Attributes:
        id: the rule, a kebab-case sentence such as `request-property-became-required`.
        level: how grave it is under the policy in force.
        direction: which way what changed travels.
        effect: what it does to the values accepted.
        labels: how it is felt: on the wire, in source written against the generated client, or
            in meaning only. In the order wire, source, semantic.
        base: where it stands on the base side; None where the thing does not exist there.
        revision: the same on the other side. `Location.pointer` is the JSON Pointer.
        operations: the operations it reaches, sorted; both sides' where they differ.
        message: one sentence that stands alone.
        rename: set where something was renamed or moved.
        witness: the proof; every error has one or an `unproven`.
        unproven: why no payload can show it ("an operation that is gone answers nothing").
        fingerprint: 12 hexadecimal digits; never depends on wording.
        subject: the name of what changed (a property, a parameter, a status), or empty.
    """

    id: str
    level: Level
    direction: Direction
    effect: Effect
    labels: tuple[Label, ...]
    base: Location | None
    revision: Location | None
    operations: tuple[OperationRef, ...]
    message: str
    rename: Rename | None = None
    witness: Witness | None = None
    unproven: str = ""
    fingerprint: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Diff:
    """All that changes from `base` to `revision`, the gravest first.

    `base_source` and `revision_source` are the SPECs as the user named them, the versions those
    that the descriptions state. `unrelated` tells that the two have no operation in common.
    """

    base_source: str
    base_version: str
    revision_source: str
    revision_version: str
    changes: tuple[Change, ...]
    unrelated: bool = False


def count_levels(changes: Iterable[Change]) -> dict[Level, int]:
    """Count changes by level, every level present, the gravest first."""
    counts: dict[Level, int] = dict.fromkeys(LEVELS, 0)
    for change in changes:
        counts[change.level] += 1
    return counts
