"""What is wrong with a value, in one sentence: its place, what stands there, what was wanted."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, cast

import jsonschema_rs

from specloom.contract.phrases import article, called, listing, shown
from specloom.contract.styles import plain
from specloom.ir.model import JsonValue
from specloom.values.equality import type_of

__all__ = ["sentence"]

_Kind = jsonschema_rs.ValidationErrorKind
_Step = str | int
_TOO_MUCH: Final = "is there, where nothing else is allowed"


def sentence(whole: str, error: jsonschema_rs.ValidationError, member: str | None = None) -> str:
    """Say what is wrong.

    Args:
        whole: what the error is about, `the body of 200`.
        error: what is wrong.
        member: the member of the place that it is about, which is missing or too much.
    """
    place: list[_Step] = [*error.instance_path]
    if member is not None:
        place.append(member)
    told = _fault(error) if member is None else _of_member(error)
    if not place:
        return f"{whole[0].upper()}{whole[1:]} {told}."
    return f"In {whole}, {called('it all', place)} {told}."


def _of_member(error: jsonschema_rs.ValidationError) -> str:
    if isinstance(error.kind, _Kind.Required):
        return "is missing, which is required"
    return _TOO_MUCH


def _fault(error: jsonschema_rs.ValidationError) -> str:
    value = _ours(error.instance)
    match error.kind:
        case _Kind.Type(types=types):
            return f"is {_seen(value)}, where {_wanted(types)} is described"
        case _Kind.Enum(options=options):
            listed = map(_ours, options if isinstance(options, list) else [options])
            return f"is {_seen(value)}, which is none of {listing(map(shown, listed))}"
        case _Kind.Constant(expected_value=wanted):
            return f"is {_seen(value)}, where only {shown(_ours(wanted))} is described"
        case _Kind.Pattern(pattern=pattern):
            return f"is {_seen(value)}, which the pattern `{pattern}` does not match"
        case _Kind.Format(format=format_):
            return f"is {_seen(value)}, which is no {format_}"
        case _Kind.AnyOf() | _Kind.OneOfNotValid():
            return f"is {_seen(value)}, which is none of the kinds that are described"
        case _Kind.OneOfMultipleValid():
            return f"is {_seen(value)}, which is of more than the one kind that it may be"
        case _Kind.UniqueItems():
            return "holds an item twice, where all must differ"
        case _Kind.Not(schema=schema) if schema:
            return f"is {_seen(value)}, which `not` rules out"
        case _Kind.FalseSchema() | _Kind.Not():
            return _TOO_MUCH
        case _ if error.kind.name in _BOUNDS:
            return _BOUNDS[error.kind.name].format(_measured(value), plain(error.kind.value))
        case _:
            return f"is {_seen(value)}, which `{error.kind.name}` does not allow"


_BOUNDS: Final = {
    "minimum": "is {}, below its minimum of {}",
    "maximum": "is {}, above its maximum of {}",
    "exclusiveMinimum": "is {}, and must be above {}",
    "exclusiveMaximum": "is {}, and must be below {}",
    "multipleOf": "is {}, which is no multiple of {}",
    "minLength": "has {}, fewer than its minLength of {}",
    "maxLength": "has {}, more than its maxLength of {}",
    "minItems": "has {}, fewer than its minItems of {}",
    "maxItems": "has {}, more than its maxItems of {}",
    "minProperties": "has {}, fewer than its minProperties of {}",
    "maxProperties": "has {}, more than its maxProperties of {}",
}


def _ours(value: jsonschema_rs.JsonValue) -> JsonValue:
    """Give a value of the validator as one of ours, which have no decimals."""
    return float(value) if isinstance(value, Decimal) else cast("JsonValue", value)


def _measured(value: JsonValue) -> str:
    """Give a number as it is, and how much there is of anything else."""
    match value:
        case str():
            return _count(len(value), "letter")
        case list():
            return _count(len(value), "item")
        case dict():
            return _count(len(value), "member")
        case _:
            return shown(value)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _seen(value: JsonValue) -> str:
    """Give a value with its type; what is more than a line is only called by that."""
    kind = article(type_of(value))
    if isinstance(value, dict | list) or value is None:
        return kind
    return f"{shown(value)}, {kind}" if isinstance(value, str) else shown(value)


def _wanted(types: Sequence[str]) -> str:
    return listing(map(article, sorted(types, key=lambda each: each == "null")), "or")
