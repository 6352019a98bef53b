"""Cases about what stands around the body: path, query, headers and cookies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from specloom.contract.model import Case, Values
from specloom.contract.styles import carries, in_header
from specloom.contract.sweep.changes import Change, changes
from specloom.contract.sweep.edges import PARTED
from specloom.contract.sweep.places import found
from specloom.contract.sweep.subject import ANY_ANSWER, Subject, placed, schema_of, without
from specloom.ir.model import JsonValue, Parameter
from specloom.values.samples import NO_SAMPLE

__all__ = ["about_parameters"]

_MOST: Final = 60
_SENDABLE: Final = re.compile(r"(?:[!-~](?:[ -~]*[!-~])?)?")


def about_parameters(subject: Subject, usual: Values) -> Iterator[Case]:
    """Give the cases of each parameter in turn, then one with all that are optional."""
    every = usual
    for parameter, value in subject.parameters.items():
        if value is NO_SAMPLE:
            continue
        here = placed(usual, parameter, value)
        every = placed(every, parameter, value)
        if not parameter.required and parameter.location != "path":
            why = f"`{parameter.name}` is there, which is optional"
            yield from subject.case(here, "valid", why, parameter.pointer)
        yield from islice(_varied(subject, here, parameter, value), _MOST)
        if parameter.required and parameter.location != "path":
            rest = without(usual, parameter)
            why = f"`{parameter.name}` is missing, which is required"
            yield from subject.case(rest, "invalid", why, f"{parameter.pointer}/required")
    if every != usual:
        pointer = subject.operation.pointer
        yield from subject.case(every, "valid", "with every parameter", pointer)


def _varied(
    subject: Subject, values: Values, parameter: Parameter, value: JsonValue
) -> Iterator[Case]:
    unknown = subject.unknown(parameter) if parameter.location == "path" else NO_SAMPLE
    if unknown is not NO_SAMPLE:
        why = f"`{parameter.name}` is one that nobody knows"
        there = placed(values, parameter, unknown)
        yield from subject.case(there, "valid", why, parameter.pointer, expects=ANY_ANSWER)
    schema = schema_of(parameter)
    if schema is None:
        return
    for example in parameter.examples[1:]:
        if subject.judge.accepts(schema, example.value) and carries(parameter, example.value):
            there = placed(values, parameter, example.value)
            why = f"`{parameter.name}` is as in an example"
            yield from subject.case(there, "valid", why, example.pointer)
    for change in changes(schema, value, parameter.name):
        if _holds(subject, parameter, change, is_parted=isinstance(value, dict)):
            there = placed(values, parameter, change.value)
            yield from subject.case(
                there, change.mode, change.why, change.pointer, arms=change.arms
            )


def _holds(subject: Subject, parameter: Parameter, change: Change, *, is_parted: bool) -> bool:
    """Tell whether a change, written as the parameter is, is what it is meant to be."""
    schema, value = schema_of(parameter), change.value
    if schema is None:
        return False
    if change.mode == "valid":
        if parameter.location == "path" and subject.operation.method == "DELETE":
            return False  # what others may need is not removed
        return carries(parameter, value) and subject.judge.accepts(schema, value) is True
    if parameter.location == "header" and not _SENDABLE.fullmatch(in_header(parameter, value)):
        return False
    if parameter.content is not None:
        return subject.judge.refuses(schema, value)
    if not _says(parameter, change, is_parted=is_parted):
        return False
    if parameter.explode and not isinstance(value, dict):  # which may be a member of an object
        as_member: JsonValue = {parameter.name: value}
        refuses = subject.judge.refuses
        return refuses(schema, as_member, ()) and refuses(schema, value, change.at)
    return subject.judge.refuses(schema, value, change.at)


def _says(parameter: Parameter, change: Change, *, is_parted: bool) -> bool:
    """Tell whether a style has a way to write what is wrong; `is_parted` where an object is."""
    value = change.value
    if isinstance(value, dict) != is_parted and (
        isinstance(value, dict) or parameter.explode or parameter.style == "deepObject"
    ):
        return False  # members would be parameters of their own, and the other way round
    if parameter.style == "deepObject" and not isinstance(value, dict):
        return False
    if change.at and found(value, change.at) in PARTED:
        return False
    return value not in ("", [], {}, ".", "..") and not change.pointer.endswith(_EXTRA)


_EXTRA: Final = "/additionalProperties"
