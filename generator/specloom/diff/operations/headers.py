"""Headers of answers that came, went, must be there now, or are written another way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final, TypeAlias

from specloom.diff.model import Effect, Side
from specloom.diff.operations.comparison import Comparison
from specloom.diff.operations.envelopes import prove_headers
from specloom.diff.operations.finding import Found, Proof
from specloom.diff.operations.statuses import ResponsePair
from specloom.diff.operations.wire_forms import SAME_VALUES, written_alike
from specloom.ir.model import Header, Style

__all__ = ["HEADERS", "header_pairs", "header_writing", "headers"]

_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]


def header_pairs(
    base: Iterable[Header], revision: Iterable[Header]
) -> Iterator[tuple[Header, Header]]:
    """Give the headers of both sides; their names ignore case (RFC 9110, 5.1)."""
    theirs = {each.name.lower(): each for each in revision}
    for header in base:
        other = theirs.get(header.name.lower())
        if other is not None:
            yield header, other


def headers(comparison: Comparison) -> Iterator[Found]:
    """Find headers of answers that came, went, or are always there now, or not any more."""
    for pair in comparison.responses:
        ours = {each.name.lower(): each for each in pair.base.headers}
        theirs = {each.name.lower(): each for each in pair.revision.headers}
        for name, header in ours.items():
            other = theirs.get(name)
            if other is None:
                yield _header_gone(comparison, pair, header)
            elif other.required != header.required:
                yield _header_need(comparison, pair, header, other)
        for name, header in theirs.items():
            if name not in ours:
                yield _header_new(comparison, pair, header)


def _header_gone(comparison: Comparison, pair: ResponsePair, header: Header) -> Found:
    need = "required" if header.required else "optional"
    return comparison.found(
        f"{need}-response-header-removed",
        "widens" if header.required else "none",
        f"The header `{header.name}` of the {_titled(comparison, pair)} is gone.",
        base=header.pointer,
        revision=None,
        direction=comparison.direction("response"),
        subject=header.name,
        floor="warning" if pair.success else None,
        tolerated=not pair.success,
        proof=_header_proof(comparison, pair, header),
    )


def _header_new(comparison: Comparison, pair: ResponsePair, header: Header) -> Found:
    return comparison.found(
        "response-header-added",
        "narrows" if header.required else "none",
        f"The header `{header.name}` is new in the {_titled(comparison, pair)}.",
        base=None,
        revision=header.pointer,
        direction=comparison.direction("response"),
        subject=header.name,
        tolerated=not pair.success,
        proof=_header_proof(comparison, pair, header),
    )


def _header_need(
    comparison: Comparison, pair: ResponsePair, base: Header, revision: Header
) -> Found:
    word = "required" if revision.required else "optional"
    return comparison.found(
        f"response-header-became-{word}",
        "narrows" if revision.required else "widens",
        f"The header `{revision.name}` of the {_titled(comparison, pair)} became {word}.",
        base=base.pointer,
        revision=revision.pointer,
        direction=comparison.direction("response"),
        subject=revision.name,
        tolerated=not pair.success,
        proof=_header_proof(comparison, pair, revision if comparison.inverted else base),
    )


def _titled(comparison: Comparison, pair: ResponsePair) -> str:
    return f"response {pair.base.status} of {comparison.place}"


def _header_proof(comparison: Comparison, pair: ResponsePair, header: Header) -> Proof:
    """Show headers without one that the side that refuses it needs."""
    side: Side = "base" if comparison.inverted else "revision"
    accepting, refusing = pair.revision.headers, pair.base.headers
    if comparison.inverted:
        accepting, refusing = refusing, accepting
    others = (each for each in accepting if each.name.lower() != header.name.lower())
    edited = (*others, replace(header, required=True))
    return prove_headers(pair.base.status, accepting, edited, refusing, side)


def header_writing(comparison: Comparison) -> Iterator[Found]:
    """Find headers whose values are written another way, or that are deprecated."""
    structures = comparison.context.structures
    for pair in comparison.responses:
        for base, revision in header_pairs(pair.base.headers, pair.revision.headers):
            tell = partial(_header, comparison, pair, base, revision)
            ways = _style(base), _style(revision)
            if not written_alike(*ways, (base.schema, revision.schema), structures):
                told = "is exploded now" if revision.explode else "is no longer exploded"
                yield tell("explode-changed", "alters", told)
            if base.deprecated != revision.deprecated:
                word = "deprecated" if revision.deprecated else "reactivated"
                told = "is deprecated" if revision.deprecated else "is no longer deprecated"
                yield tell(word, "none", told)


def _style(header: Header) -> tuple[Style, bool]:
    return "simple", header.explode


def _header(  # noqa: PLR0913, PLR0917 - what there is to tell
    comparison: Comparison,
    pair: ResponsePair,
    base: Header,
    revision: Header,
    word: str,
    effect: Effect,
    told: str,
) -> Found:
    return comparison.found(
        f"response-header-{word}",
        effect,
        f"The header `{revision.name}` of the {_titled(comparison, pair)} {told}.",
        base=base.pointer,
        revision=revision.pointer,
        direction=comparison.direction("response"),
        subject=revision.name,
        unproven=SAME_VALUES,
        tolerated=not pair.success,
        label="wire" if effect != "none" else "semantic",
    )


HEADERS: Final[tuple[_Rule, ...]] = (headers, header_writing)
