"""Docstrings of methods: what they do, take and raise, in the words of the description."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from specloom.ir.model import (
    Annotations,
    ArrayShape,
    NumberBounds,
    Operation,
    Schema,
    SchemaObject,
    StringBounds,
)
from specloom.names import Argument, own
from specloom.render.markup import plain
from specloom.render.models import annotations_of
from specloom.render.shapes import FORMATS, UNITS
from specloom.render.text import Prose, said_default, sentence, summary

__all__ = ["argument_doc", "is_typed", "method_doc"]

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_LONG: Final = 40
"""Patterns of more characters are left to the description."""
_VAST: Final = 2**31 - 1
"""Bounds from here on tell of a machine's numbers, not of the service."""
_MANY: Final = 1000
"""Texts may be longer than this nearly everywhere; hardly anybody counts so far."""
_ERRORS: Final = {
    "400": "BadRequest",
    "401": "Unauthorized",
    "403": "Forbidden",
    "404": "NotFound",
    "409": "Conflict",
    "422": "UnprocessableContent",
    "429": "TooManyRequests",
}
"""What is raised for a status; any other of a kind is an error of that kind."""
_KINDS: Final = {"4": "ClientError", "5": "ServerError"}


def method_doc(operation: Operation, told: Sequence[tuple[str, Prose]], note: str) -> Prose:
    """Give the docstring of a method.

    Args:
        operation: What it calls.
        told: Its arguments with what is told of each, empty for nothing.
        note: What there is to say beyond the description.
    """
    arguments = [f"    {name}: {doc}" for name, doc in told if doc]
    raised = [f"    {name}: {doc}" for name, doc in _raised(operation)]
    parts = [
        *_said(operation),
        note,
        "\n".join(("Args:", *arguments)) if arguments else "",
        "\n".join(("Raises:", *raised)) if raised else "",
    ]
    return Prose("\n\n".join(part for part in parts if part))


def _said(operation: Operation) -> Iterator[str]:
    """Give the summary and the description, neither where it only says what the other does."""
    title = " ".join(operation.summary.split())
    body = plain(operation.description).strip()
    if title and _words(title) != _words(summary(body)):
        yield sentence(title)
        body = body if _words(body) - _words(title) else ""
    body = f"{body[:-1]}." if body.endswith(":") else body  # nothing follows that it leads to
    yield body or ("" if title else f"Send `{operation.method} {operation.path}`.")


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    """Give the words that tell one sentence from another: `Deletes a pet` is `Delete pet`."""
    found = {word.removesuffix("s") for word in re.findall(r"\w+", text.casefold())}
    return frozenset(found - {"a", "an", "the"})


def _raised(operation: Operation) -> Iterator[tuple[str, str]]:
    """Give the errors that the description tells of, and when they come."""
    told: dict[str, dict[str, str]] = {}
    for one in operation.responses:
        name = _ERRORS.get(one.status) or _KINDS.get(one.status[0])
        if name and (said := summary(one.description).rstrip(".")):
            said = f"Status {one.status}" if said.replace(" ", "") == name else said
            told.setdefault(name, {}).setdefault(said, one.status)
    for name, reasons in told.items():
        only = len(reasons) == 1
        every = (said if only else f"{status}, {said}" for said, status in reasons.items())
        yield name, sentence("; ".join(every))


# ----------------------------------------------------------------------------------- arguments


def argument_doc(argument: Argument, operation: Operation) -> Prose:
    """Give what is told of an argument: a sentence, its limits and default, as far as it says."""
    schema, described = argument.schema, ""
    if (parameter := argument.parameter) is not None:
        schema, described = parameter.schema, parameter.description
    elif argument.place == "whole body" and operation.request_body is not None:
        described = operation.request_body.description
    notes = annotations_of(schema) if schema is not None else Annotations()
    said = summary(described or notes.description or notes.title).removesuffix(":")
    if _words(said) <= {*_words(argument.name.replace("_", " ")), "parameter"}:
        said = ""  # its name has said so
    if not said and argument.place == "whole body":
        said = "The request body"
    parts = [sentence(said) if said else ""]
    if schema is not None and not is_typed(schema):
        parts += _further(schema, notes, said)
        settled = argument.required or argument.held
        parts += () if settled else [said_default(notes.default, said)]
    parts += ["The client's own is sent if it is left out."] if argument.held else ()
    return Prose(" ".join(part for part in parts if part))


def is_typed(schema: Schema) -> bool:
    """Tell values that have a type of their own, not that in which the service counts them."""
    unit = annotations_of(schema).unit
    return unit in UNITS or getattr(own(schema), "format", None) in FORMATS


def _further(schema: Schema, notes: Annotations, said: str) -> Iterator[str]:
    if notes.unit and notes.unit not in said:
        yield f"Unit: {notes.unit}."
    yield _limits(schema, said)


def _limits(schema: Schema, said: str) -> str:
    """Give the limits of a value in a sentence, unless the text already has each number of it."""
    target = own(schema)
    if not isinstance(target, SchemaObject):
        return ""
    number, string, array = target.number, target.string, target.array
    told = [
        *(_bounds(number) if number else ()),
        *(_lengths(string) if string else ()),
        *(_sizes(array) if array else ()),
    ]
    known = _numbers(said)
    return " ".join(one for one in told if not _numbers(one) <= known or "`" in one)


def _numbers(text: str) -> set[float]:
    return set(map(float, _NUMBER.findall(text.replace(",", ""))))


def _bounds(of: NumberBounds) -> Iterator[str]:
    low, high = _near(of.minimum), _near(of.maximum)
    yield from _range(low if high is not None else low or None, high, "")
    if (above := _near(of.exclusive_minimum)) is not None:
        yield f"More than {_figure(above)}."
    if (below := _near(of.exclusive_maximum)) is not None:
        yield f"Less than {_figure(below)}."
    step = _near(of.multiple_of)
    if step is not None and step != 1:
        yield f"A multiple of {_figure(step)}."


def _near(bound: float | None) -> float | None:
    return bound if bound is not None and abs(bound) < _VAST else None


def _lengths(of: StringBounds) -> Iterator[str]:
    high = of.max_length if of.max_length is not None and of.max_length <= _MANY else None
    yield from _count(of.min_length, high, " character")
    if of.pattern and len(of.pattern) <= _LONG and "`" not in of.pattern:
        yield f"Matches `{of.pattern}`."


def _sizes(of: ArrayShape) -> Iterator[str]:
    yield from _count(of.min_items, of.max_items, " item")


def _count(low: int, high: int | None, unit: str) -> Iterable[str]:
    """Say how many there are; at least one goes without saying."""
    return _range(low if low > 1 or (low and high is not None) else None, high, unit)


def _range(low: float | None, high: float | None, unit: str) -> Iterable[str]:
    """Say what a value lies between, each bound in it."""
    last = high if high is not None else low
    if last is None:
        return ()
    many = f"{unit}{'s' if unit and last != 1 else ''}"
    if low is None or high is None:
        return (f"At {'least' if high is None else 'most'} {_figure(last)}{many}.",)
    if low == high:
        return (f"Exactly {_figure(low)}{many}.",)
    return (f"{'' if unit else 'From '}{_figure(low)} to {_figure(high)}{many}.",)


def _figure(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)
