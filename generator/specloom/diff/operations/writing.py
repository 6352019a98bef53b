"""How parameters are written: style, `explode`, reserved characters, empty values, contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from specloom.diff.model import Effect
from specloom.diff.operations.comparison import Comparison
from specloom.diff.operations.finding import Found
from specloom.diff.operations.media_ranges import MediaRange
from specloom.diff.operations.parameters import schema_of, titled
from specloom.diff.operations.wire_forms import SAME_VALUES, written_alike
from specloom.ir.model import Parameter, Style

__all__ = ["WRITING", "contents", "emptiness", "reserved", "styles"]

_RESERVING: Final = frozenset(("string", "array", "object"))
_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]


def contents(comparison: Comparison) -> Iterator[Found]:
    """Find parameters that became a document of a media type, or are none any more."""
    for base, revision in comparison.parameters.pairs:
        before, after = _media_type(base), _media_type(revision)
        if before == after:
            continue
        told = f"is written as {_written(revision)} instead of as {_written(base)}"
        word = "media-type-changed"
        if before is None or after is None:
            word = "content-removed" if after is None else "content-added"
        yield _found(comparison, base, revision, word, "alters", told)


def _media_type(parameter: Parameter) -> MediaRange | None:
    return None if parameter.content is None else MediaRange.parse(parameter.content.name)


def _written(parameter: Parameter) -> str:
    if parameter.content is not None:
        return f"`{parameter.content.name}`"
    return f"plain values in the style `{parameter.style}`"


def styles(comparison: Comparison) -> Iterator[Found]:
    """Find parameters whose values are written in another style."""
    structures = comparison.context.structures
    for base, revision in comparison.parameters.pairs:
        if base.content or revision.content or base.location != revision.location:
            continue
        ways = _style(base), _style(revision)
        if written_alike(*ways, (schema_of(base), schema_of(revision)), structures):
            continue
        if base.style != revision.style:
            told = f"is written in the style `{revision.style}` instead of `{base.style}`"
            yield _found(comparison, base, revision, "style-changed", "alters", told)
        else:
            told = "is exploded now" if revision.explode else "is no longer exploded"
            yield _found(comparison, base, revision, "explode-changed", "alters", told)


def _style(parameter: Parameter) -> tuple[Style, bool]:
    return parameter.style, parameter.explode


def reserved(comparison: Comparison) -> Iterator[Found]:
    """Find parameters that may hold reserved characters as they are, or may not any more."""
    structures = comparison.context.structures
    for base, revision in comparison.parameters.pairs:
        if base.allow_reserved == revision.allow_reserved or base.location != "query":
            continue
        kinds = structures.kinds(schema_of(base)) & structures.kinds(schema_of(revision))
        if not kinds & _RESERVING:
            continue
        if revision.allow_reserved:
            told = "may hold reserved characters as they are"
            yield _found(comparison, base, revision, "allow-reserved-added", "widens", told)
        else:
            told = "must have reserved characters percent-encoded"
            yield _found(comparison, base, revision, "allow-reserved-removed", "narrows", told)


def emptiness(comparison: Comparison) -> Iterator[Found]:
    """Find parameters that may be sent without a value, or may not any more."""
    for base, revision in comparison.parameters.pairs:
        if base.allow_empty_value == revision.allow_empty_value or base.location != "query":
            continue
        if revision.allow_empty_value:
            told = "may be sent without a value"
            yield _found(comparison, base, revision, "allow-empty-value-added", "widens", told)
        else:
            told = "may no longer be sent without a value"
            yield _found(comparison, base, revision, "allow-empty-value-removed", "narrows", told)


def _found(  # noqa: PLR0913, PLR0917 - what there is to tell
    comparison: Comparison,
    base: Parameter,
    revision: Parameter,
    word: str,
    effect: Effect,
    told: str,
) -> Found:
    return comparison.found(
        f"request-parameter-{word}",
        effect,
        f"The {titled(revision)} of {comparison.place} {told}.",
        base=base.pointer,
        revision=revision.pointer,
        direction=comparison.direction("request"),
        subject=revision.name,
        unproven=SAME_VALUES,
    )


WRITING: Final[tuple[_Rule, ...]] = (contents, styles, reserved, emptiness)
