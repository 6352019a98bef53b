"""Operations, webhooks and callbacks that came, went or moved, and how they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from specloom.diff.model import Rename
from specloom.diff.operations.comparison import Comparison, Context, Kind, refer, spelled
from specloom.diff.operations.finding import Found
from specloom.diff.operations.lifecycle import Life, removal
from specloom.diff.operations.parameters import SAY_SO
from specloom.diff.pairing import Pairing, pair_callbacks
from specloom.ir.model import Operation

__all__ = ["EXISTENCE", "callbacks", "identifiers", "moved", "operations", "tags", "webhooks"]

_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]

_NO_ANSWER: Final = "a call that nothing answers any more has no payload to show"
_NO_EVENT: Final = "what is no longer sent cannot be shown"


def operations(context: Context) -> Iterator[Found]:
    """Find operations that only one side has."""
    yield from _unpaired(context.pairing, context, "operation", "")


def webhooks(context: Context) -> Iterator[Found]:
    """Find webhooks that only one side has."""
    yield from _unpaired(context.webhooks, context, "webhook", "")


def callbacks(comparison: Comparison) -> Iterator[Found]:
    """Find callbacks of a pair that only one side has."""
    base, revision = comparison.base, comparison.revision
    if base.callbacks or revision.callbacks:
        context = comparison.context
        pairing = pair_callbacks(base, revision, context.hints, context.structures)
        behind = f" of {comparison.place}"
        for found in _unpaired(pairing, context, "callback", behind):
            reached = sorted((*found.operations, *comparison.operations))
            yield replace(found, operations=tuple(reached))


def _unpaired(pairing: Pairing, context: Context, kind: Kind, behind: str) -> Iterator[Found]:
    guesses = {ask.base: ask.revision for ask in pairing.asks}
    for operation in pairing.removed:
        guess = guesses.get(operation)
        perhaps = f"; perhaps it is {spelled(guess, kind)} now {SAY_SO}" if guess else ""
        yield _removed(operation, kind, behind, perhaps, context)
    for operation in pairing.added:
        yield _added(operation, kind, behind)


def _removed(
    operation: Operation, kind: Kind, behind: str, perhaps: str, context: Context
) -> Found:
    judged = removal(Life.of(operation), context.today)
    promised = kind == "operation" or judged.effect == "none"
    told = judged.told if promised else "is gone"
    place = spelled(operation, kind) + behind
    return Found(
        f"api-{judged.word}" if kind == "operation" else f"{kind}-removed",
        "none",
        judged.effect,
        operation.pointer,
        None,
        refer(operation),
        _sentence(f"{place} {told}{perhaps}."),
        subject=operation.path,
        unproven=_NO_ANSWER if kind == "operation" else _NO_EVENT,
        floor=judged.floor,
        place=place,
    )


def _added(operation: Operation, kind: Kind, behind: str) -> Found:
    place = spelled(operation, kind) + behind
    return Found(
        "endpoint-added" if kind == "operation" else f"{kind}-added",
        "none",
        "widens",
        None,
        operation.pointer,
        refer(operation),
        _sentence(f"{place} is new."),
        subject=operation.path,
        place=place,
    )


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def moved(comparison: Comparison) -> Iterator[Found]:
    """Find operations that have another path or method, webhooks that have another name."""
    rename = comparison.pair.rename
    if rename is None:
        return
    base, revision, kind = comparison.base, comparison.revision, comparison.kind
    judged = removal(Life.of(base), comparison.context.today)
    if kind == "operation":
        told = f"{spelled(base, kind)} moved to {spelled(revision, kind)}{_doubt(rename)}."
    else:
        became = "is called" if kind == "webhook" else "is sent to"
        told = f"{comparison.opening} {became} `{revision.path}` now{_doubt(rename)}."
    yield comparison.found(
        "operation-moved" if kind == "operation" else f"{kind}-renamed",
        "alters" if judged.effect == "narrows" else "none",
        told,
        base=base.pointer,
        revision=revision.pointer,
        subject=base.path,
        rename=rename,
        unproven=_NO_ANSWER if kind == "operation" else _NO_EVENT,
        floor=judged.floor,
    )


def _doubt(rename: Rename) -> str:
    return ", it seems" if rename.confidence == "likely" else ""


def identifiers(comparison: Comparison) -> Iterator[Found]:
    """Find operations that have another `operationId`."""
    base, revision = comparison.base.id, comparison.revision.id
    if base == revision:
        return
    opening = comparison.opening
    if base and revision:
        word = "changed"
        told = f"The operationId of {comparison.place} is `{revision}` instead of `{base}`."
    elif base:
        word, told = "removed", f"{opening} no longer has the operationId `{base}`."
    else:
        word, told = "added", f"{opening} has the operationId `{revision}` now."
    yield comparison.found(
        f"api-operation-id-{word}",
        "none",
        told,
        base=comparison.base.pointer,
        revision=comparison.revision.pointer,
        subject=base or revision,
        rename=Rename(base, revision, "sure") if base and revision else None,
        label="source",
    )


def tags(comparison: Comparison) -> Iterator[Found]:
    """Find tags that an operation has or no longer has."""
    base, revision = comparison.base.tags, comparison.revision.tags
    if base == revision:
        return
    for word, has, names in (
        ("removed", "no longer has", [tag for tag in base if tag not in revision]),
        ("added", "has", [tag for tag in revision if tag not in base]),
    ):
        for tag in names:
            yield comparison.found(
                f"api-tag-{word}",
                "none",
                f"{comparison.opening} {has} the tag `{tag}`.",
                base=comparison.base.pointer,
                revision=comparison.revision.pointer,
                subject=tag,
                label="source",
            )


EXISTENCE: Final[tuple[_Rule, ...]] = (moved, callbacks, identifiers, tags)
