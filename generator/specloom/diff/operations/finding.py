"""One difference that is not a schema's: what was done, how it is told, how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from specloom.diff.model import Direction, Effect, Label, Level, OperationRef, Rename, Witness

__all__ = ["Found", "Proof", "breaks", "settle"]

Proof: TypeAlias = Callable[[], Witness | None]
"""Makes a witness, checked on both sides; None where none was found."""

_TRIES: Final = 3
_NO_EXAMPLE: Final = "no example was found that one side accepts and the other refuses"


@dataclass(frozen=True, slots=True)
class Found:
    """One difference with one cause.

    Attributes:
        id: the rule.
        direction: which way what changed travels.
        effect: what happens to what the service accepts (request) or may answer (response).
        base: the pointer on the base side; None where the thing does not exist there.
        revision: the same on the other side.
        operations: the operations it reaches, sorted; both sides' where they differ.
        told: one full sentence.
        subject: the name of what changed, or empty.
        rename: set where something was renamed or moved.
        witness: a payload that shows it.
        unproven: why no payload shows it; empty where one does or where nothing breaks.
        floor: the least level, where the effect alone would say less.
        tolerated: whether what breaks in an answer is only a warning to the lenient.
        label: how it is felt: on the wire, in code written against the client, or in meaning only.
        place: how `told` names its operation; more operations are told of behind it.
        cause: what two findings share that are one; empty where their pointers say it.
        proof: makes the witness, when it is asked for.
    """

    id: str
    direction: Direction
    effect: Effect
    base: str | None
    revision: str | None
    operations: tuple[OperationRef, ...]
    told: str
    subject: str = ""
    rename: Rename | None = None
    witness: Witness | None = None
    unproven: str = ""
    floor: Level | None = None
    tolerated: bool = False
    label: Label = "wire"
    place: str = ""
    cause: str = ""
    proof: Proof | None = field(default=None, repr=False, compare=False)


def breaks(found: Found) -> bool:
    """Tell whether less is accepted, or more may be answered: what needs a proof."""
    match found.direction:
        case "request":
            return found.effect in ("narrows", "alters")
        case "response":
            return found.effect in ("widens", "alters")
        case "none":
            return found.effect in ("narrows", "alters")


def settle(findings: Iterable[Found]) -> tuple[Found, ...]:
    """Make one finding of those with one cause, in the order of the first, and prove what breaks.

    What many operations share (a parameter, a header, a scheme) changes once, for all of them.
    """
    groups: dict[object, list[Found]] = {}
    for found in findings:
        groups.setdefault(_identity(found), []).append(found)
    return tuple(_proved(group) for group in groups.values())


def _identity(found: Found) -> object:
    where = found.cause or (found.base, found.revision)
    how = (found.floor, found.tolerated, found.rename)
    return found.id, found.direction, found.effect, where, found.subject, how


def _proved(group: list[Found]) -> Found:
    merged = _merged(group)
    if not (breaks(merged) or merged.floor == "error"):
        return replace(merged, proof=None, unproven="")
    proofs = [found.proof for found in group if found.proof is not None]
    witness = next((made for proof in proofs[:_TRIES] if (made := proof()) is not None), None)
    unproven = "" if witness is not None else merged.unproven or _NO_EXAMPLE
    return replace(merged, witness=witness, unproven=unproven, proof=None)


def _merged(group: list[Found]) -> Found:
    first = min(group, key=_standing)
    reached = tuple(sorted({ref for found in group for ref in found.operations}))
    others = len({found.place for found in group}) - 1
    if not others:
        return replace(first, operations=reached)
    more = f"{first.place} and {others} more operation{'s' * (others > 1)}"
    return replace(first, operations=reached, told=first.told.replace(first.place, more, 1))


def _standing(found: Found) -> tuple[str, str, str]:
    """Order findings by where they stand: a document in another order has the same first."""
    return found.base or "", found.revision or "", found.place
