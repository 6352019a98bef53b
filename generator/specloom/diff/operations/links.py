"""Links from responses to other operations: compared by where they lead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias
from urllib.parse import unquote

from specloom.diff.operations.comparison import Comparison, Context
from specloom.diff.operations.finding import Found
from specloom.diff.operations.statuses import ResponsePair
from specloom.ir.model import Api, JsonValue, Link

__all__ = ["LINKS", "links"]

_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]


def links(comparison: Comparison) -> Iterator[Found]:
    """Find links that came, went, or lead elsewhere."""
    for pair in comparison.responses:
        if not (pair.base.links or pair.revision.links):
            continue
        ours = {each.name: each for each in pair.base.links}
        theirs = {each.name: each for each in pair.revision.links}
        for name, link in ours.items():
            if name not in theirs:
                yield _found(comparison, pair, "removed", "is gone", link, None)
            elif _differ(link, theirs[name], comparison.context):
                told = "leads elsewhere, or with other values"
                yield _found(comparison, pair, "changed", told, link, theirs[name])
        for name, link in theirs.items():
            if name not in ours:
                yield _found(comparison, pair, "added", "is new", None, link)


def _found(  # noqa: PLR0913, PLR0917 - what there is to tell
    comparison: Comparison,
    pair: ResponsePair,
    word: str,
    told: str,
    base: Link | None,
    revision: Link | None,
) -> Found:
    """Tell of a link. No answer changes by it: it is a hint at what to call next."""
    name = base.name if base is not None else revision.name if revision is not None else ""
    return comparison.found(
        f"response-link-{word}",
        "none",
        f"The link `{name}` of the response {pair.base.status} of {comparison.place} {told}.",
        base=base.pointer if base is not None else None,
        revision=revision.pointer if revision is not None else None,
        direction=comparison.direction("response"),
        subject=name,
        floor=None if word == "added" else "warning",
        label="semantic",
    )


def _differ(base: Link, revision: Link, context: Context) -> bool:
    if (dict(base.parameters), base.request_body) != (
        dict(revision.parameters),
        revision.request_body,
    ):
        return True
    led, leads = _target(base, context.base), _target(revision, context.revision)
    pairs = {(pair.base.pointer, pair.revision.pointer) for pair in context.pairing.pairs}
    return led != leads and (led, leads) not in pairs


def _target(link: Link, api: Api) -> JsonValue:
    """Give the pointer of the operation that a link leads to, else what the link says."""
    if link.operation_id is not None:
        named = (each.pointer for each in api.operations if each.id == link.operation_id)
        return next(named, link.operation_id)
    return unquote(link.operation_ref or "")


LINKS: Final[tuple[_Rule, ...]] = (links,)
