"""Parameters that came, went, got another name, or must be there now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from specloom.diff.edits.edit import shown
from specloom.diff.matching import parameter_key
from specloom.diff.model import Effect, Level, Rename
from specloom.diff.operations.comparison import Comparison
from specloom.diff.operations.envelopes import prove_request
from specloom.diff.operations.finding import Found, Proof
from specloom.diff.operations.lifecycle import Life, life_edits, removal
from specloom.ir.model import (
    BooleanSchema,
    JsonValue,
    Parameter,
    Schema,
    dereference,
)

__all__ = [
    "PARAMETERS",
    "SAY_SO",
    "gone",
    "new",
    "promises",
    "renamed",
    "requiredness",
    "schema_of",
    "titled",
]

SAY_SO: Final = "(say so in a mapping file)"
_KINDS: Final = {
    "path": "path parameter",
    "query": "query parameter",
    "querystring": "query string",
    "header": "request header",
    "cookie": "cookie",
}
_EFFECTS: Final[dict[tuple[bool, bool], Effect]] = {
    (False, False): "none",
    (False, True): "narrows",
    (True, False): "widens",
    (True, True): "alters",
}
"""What another name does, by whether the old one and the new one must be there."""
_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]


def titled(parameter: Parameter) -> str:
    """Name a parameter in a sentence."""
    return f"{_KINDS[parameter.location]} `{parameter.name}`"


def schema_of(parameter: Parameter) -> Schema:
    """Give the schema of a parameter's values, wherever it is stated."""
    stated = parameter.content.schema if parameter.content is not None else parameter.schema
    return stated or BooleanSchema(parameter.pointer, accepts=True)


def gone(comparison: Comparison) -> Iterator[Found]:
    """Find parameters that were removed: what is sent is not read any more."""
    guesses = {match.base: match.revision for match in comparison.parameters.asks}
    for parameter in comparison.parameters.removed:
        word, told, floor = _farewell(comparison, parameter)
        guess = guesses.get(parameter)
        perhaps = f"; perhaps it is the {titled(guess)} now {SAY_SO}" if guess else ""
        yield comparison.found(
            f"request-parameter-{word}",
            "widens" if parameter.required else "none",
            f"The {titled(parameter)} of {comparison.place} {told}{perhaps}.",
            base=parameter.pointer,
            revision=None,
            direction=comparison.direction("request"),
            subject=parameter.name,
            floor=floor,
            proof=_needing(comparison, parameter),
        )


def _farewell(comparison: Comparison, parameter: Parameter) -> tuple[str, str, Level | None]:
    """Give the end of the id, the predicate and the floor of a removal."""
    if parameter.location == "path":  # the path without it is another, and told as such
        return "removed", "is gone", None
    judged = removal(Life.of(parameter), comparison.context.today)
    if judged.word == "removed-without-deprecation":
        return "removed", "is gone", "warning"
    return judged.word, judged.told, "warning" if judged.effect == "narrows" else None


def new(comparison: Comparison) -> Iterator[Found]:
    """Find parameters that were added."""
    for parameter in comparison.parameters.added:
        need = "required" if parameter.required else "optional"
        default = _default(parameter)
        with_default = f", with the default {shown(*default)}" if default else ""
        told = f"The {titled(parameter)} is new in {comparison.place} and {need}{with_default}."
        yield comparison.found(
            _id_of_new(parameter, need, has_default=bool(default)),
            "narrows" if parameter.required else "none",
            told,
            base=None,
            revision=parameter.pointer,
            direction=comparison.direction("request"),
            subject=parameter.name,
            proof=_needing(comparison, parameter),
        )


def _id_of_new(parameter: Parameter, need: str, *, has_default: bool) -> str:
    if parameter.location == "path":
        return "new-request-path-parameter"
    if has_default and need == "required":
        return "new-required-request-default-parameter-to-existing-path"
    return f"new-{need}-request-parameter"


def _default(parameter: Parameter) -> tuple[JsonValue] | tuple[()]:
    schema = schema_of(parameter)
    own = () if isinstance(schema, BooleanSchema) else schema.annotations.default
    stated = dereference(schema)
    return own or (() if isinstance(stated, BooleanSchema) else stated.annotations.default)


def renamed(comparison: Comparison) -> Iterator[Found]:
    """Find parameters that have another name, or travel elsewhere."""
    for match in comparison.parameters.renamed:
        base, revision = match.base, match.revision
        moved = base.location != revision.location
        names = (
            (f"{base.location} {base.name}", f"{revision.location} {revision.name}")
            if moved
            else (base.name, revision.name)
        )
        told = f"travels as the {titled(revision)}" if moved else f"is called `{revision.name}`"
        perhaps = " now, it seems" if match.confidence == "likely" else " now"
        required = " and is required" if revision.required and not base.required else ""
        yield comparison.found(
            f"request-parameter-{'moved' if moved else 'renamed'}",
            _EFFECTS[base.required, revision.required],
            f"The {titled(base)} of {comparison.place} {told}{perhaps}{required}.",
            base=base.pointer,
            revision=revision.pointer,
            direction=comparison.direction("request"),
            subject=base.name,
            rename=Rename(*names, match.confidence),
            floor="warning",
            proof=_needing(comparison, base if comparison.inverted else revision),
        )


def requiredness(comparison: Comparison) -> Iterator[Found]:
    """Find parameters that became required or optional."""
    for base, revision in comparison.parameters.same:
        if base.required == revision.required:
            continue
        word = "required" if revision.required else "optional"
        yield comparison.found(
            f"request-parameter-became-{word}",
            "narrows" if revision.required else "widens",
            f"The {titled(revision)} of {comparison.place} became {word}.",
            base=base.pointer,
            revision=revision.pointer,
            direction=comparison.direction("request"),
            subject=revision.name,
            proof=_needing(comparison, base if comparison.inverted else revision),
        )


def promises(comparison: Comparison) -> Iterator[Found]:
    """Find what changed of what parameters promise: deprecation, sunset, stability."""
    context = comparison.context
    for base, revision in comparison.parameters.pairs:
        for edit in life_edits(Life.of(base), Life.of(revision), context.settings, context.today):
            yield comparison.found(
                f"request-parameter-{edit.word}",
                "none",
                f"The {titled(revision)} of {comparison.place} {edit.told}.",
                base=base.pointer,
                revision=revision.pointer,
                direction=comparison.direction("request"),
                subject=revision.name,
                floor=edit.floor,
                label="semantic",
            )


def _needing(comparison: Comparison, parameter: Parameter) -> Proof:
    """Show a request without a parameter that the one who refuses it needs."""
    if comparison.inverted:
        sides = comparison.revision, comparison.base
    else:
        sides = comparison.base, comparison.revision
    accepting, refusing = sides
    others = (
        each for each in accepting.parameters if parameter_key(each) != parameter_key(parameter)
    )
    edited = replace(accepting, parameters=(*others, replace(parameter, required=True)))
    return prove_request(accepting, edited, refusing, "revision" if comparison.inverted else "base")


PARAMETERS: Final[tuple[_Rule, ...]] = (gone, renamed, new, requiredness, promises)
