"""Request bodies that came, went, or must be there now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from specloom.diff.operations.comparison import Comparison
from specloom.diff.operations.envelopes import prove_request
from specloom.diff.operations.finding import Found, Proof
from specloom.ir.model import RequestBody

__all__ = ["BODIES", "existence", "requiredness"]

_NOT_READ: Final = "whether a body is read where none is described is not told"
_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]


def existence(comparison: Comparison) -> Iterator[Found]:
    """Find a request body that came or went: where none is described, none is taken."""
    base, revision = comparison.base.request_body, comparison.revision.request_body
    direction = comparison.direction("request")
    if base is not None and revision is None:
        yield comparison.found(
            "request-body-removed",
            "alters" if base.required else "narrows",
            f"The request body of {comparison.place} is gone.",
            base=base.pointer,
            revision=None,
            direction=direction,
            unproven=_NOT_READ,
            proof=_needing(comparison, base) if comparison.inverted else None,
        )
    elif base is None and revision is not None:
        need = "required" if revision.required else "optional"
        yield comparison.found(
            f"request-body-added-{need}",
            "alters" if revision.required else "widens",
            f"A request body is new in {comparison.place} and {need}.",
            base=None,
            revision=revision.pointer,
            direction=direction,
            unproven=_NOT_READ,
            tolerated=comparison.inverted,
            proof=None if comparison.inverted else _needing(comparison, revision),
        )


def requiredness(comparison: Comparison) -> Iterator[Found]:
    """Find a request body that became required or optional."""
    base, revision = comparison.base.request_body, comparison.revision.request_body
    if base is None or revision is None or base.required == revision.required:
        return
    word = "required" if revision.required else "optional"
    yield comparison.found(
        f"request-body-became-{word}",
        "narrows" if revision.required else "widens",
        f"The request body of {comparison.place} became {word}.",
        base=base.pointer,
        revision=revision.pointer,
        direction=comparison.direction("request"),
        proof=_needing(comparison, base if comparison.inverted else revision),
    )


def _needing(comparison: Comparison, body: RequestBody) -> Proof:
    """Show a request without the body that the one who refuses it needs."""
    if comparison.inverted:
        accepting, refusing = comparison.revision, comparison.base
    else:
        accepting, refusing = comparison.base, comparison.revision
    edited = replace(accepting, request_body=replace(body, required=True))
    return prove_request(accepting, edited, refusing, "revision" if comparison.inverted else "base")


BODIES: Final[tuple[_Rule, ...]] = (existence, requiredness)
