"""Edits of the bounds of numbers and strings, of patterns, formats and contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from specloom.diff.edits.edit import Edit, Versus, shown
from specloom.ir.model import JsonValue, SchemaObject, Type, dereference
from specloom.values.forms import Form
from specloom.values.numbers import EVERY_NUMBER, NumberSet
from specloom.values.strings import StringSet

__all__ = [
    "content",
    "direction_of",
    "format_",
    "lengths",
    "multiple_of",
    "pattern",
    "ranges",
    "told_of_bound",
]

_NUMERIC: Final = frozenset[Type](("number", "integer"))
_EVERY_STRING: Final = StringSet()


# --------------------------------------------------------------------------------------- numbers


def _number_sets(versus: Versus) -> tuple[NumberSet, NumberSet] | None:
    """Give the numbers of both sides without what only a format says."""
    if not (versus.base.types & _NUMERIC and versus.revision.types & _NUMERIC):
        return None
    before, after = _stated(versus.base), _stated(versus.revision)
    return None if before == after else (before, after)


def _stated(form: Form) -> NumberSet:
    number = form.number or EVERY_NUMBER
    implied = NumberSet.of(None, integer=False, format=_format_of(form))
    if number.lower == implied.lower:
        number = replace(number, lower=None, lower_open=False)
    if number.upper == implied.upper:
        number = replace(number, upper=None, upper_open=False)
    return number


def _with(form: Form, number: NumberSet) -> Form:
    implied = NumberSet.of(None, integer="integer" in form.types, format=_format_of(form))
    return replace(form, number=number.intersect(implied))


def ranges(versus: Versus) -> Iterator[Edit]:
    """Find bounds of numbers that moved."""
    sets = _number_sets(versus)
    if sets is None:
        return
    before, after = sets
    if (before.lower, before.lower_open) != (after.lower, after.lower_open):
        edited = replace(before, lower=after.lower, lower_open=after.lower_open)
        is_open = after.lower_open if after.lower is not None else before.lower_open
        name = f"{'exclusive-' * is_open}min"
        rises = _rises((before.lower, before.lower_open), (after.lower, after.lower_open))
        yield _moved(versus, name, (before.lower, after.lower), edited, rises=rises)
    if (before.upper, before.upper_open) != (after.upper, after.upper_open):
        edited = replace(before, upper=after.upper, upper_open=after.upper_open)
        is_open = after.upper_open if after.upper is not None else before.upper_open
        name = f"{'exclusive-' * is_open}max"
        rises = _rises((before.upper, not before.upper_open), (after.upper, not after.upper_open))
        yield _moved(versus, name, (before.upper, after.upper), edited, rises=rises)


def _rises(old: tuple[Fraction | None, bool], new: tuple[Fraction | None, bool]) -> bool:
    """Tell whether a bound is higher; among the same numbers one that leaves out what is below."""
    if old[0] is None or new[0] is None:
        return new[0] is not None
    return (new[0], new[1]) > (old[0], old[1])


def _moved(
    versus: Versus,
    name: str,
    bounds: tuple[Fraction | None, Fraction | None],
    edited: NumberSet,
    *,
    rises: bool,
) -> Edit:
    old, new = bounds
    told = told_of_bound(f"{name.replace('-', ' ')}imum", _plain(old), _plain(new))
    if old == new:
        other = "inclusive" if name.startswith("exclusive") else "exclusive"
        told = f"{told.partition(' instead')[0]}, formerly {other}"
    verb = direction_of(old, new)
    if old is not None and new is not None:
        verb = "increased" if rises else "decreased"
    return versus.edit(f"{name}-{verb}", told, _with(versus.base, edited))


def _plain(number: Fraction | None) -> int | float | None:
    if number is None:
        return None
    return number.numerator if number.denominator == 1 else float(number)


def direction_of(old: Fraction | int | None, new: Fraction | int | None) -> str:
    """Give what happened to a bound, in the words of rule ids."""
    if old is None:
        return "set"
    if new is None:
        return "unset"
    return "increased" if new >= old else "decreased"


def told_of_bound(name: str, old: JsonValue, new: JsonValue, of: str = "") -> str:
    """Say what happened to a bound; `of` is what it counts (`item`)."""
    article = "an" if name[0] in "aeiou" else "a"
    if old is None:
        return f"has {article} {name} of {_counted(new, of)} now"
    if new is None:
        return f"no longer has {article} {name} of {_counted(old, of)}"
    return f"has {article} {name} of {_counted(new, of)} instead of {shown(old)}"


def _counted(number: JsonValue, of: str) -> str:
    plural = f"{of[:-1]}ies" if of.endswith("y") else f"{of}s"
    return f"{shown(number)} {of if number == 1 else plural}" if of else shown(number)


def multiple_of(versus: Versus) -> Iterator[Edit]:
    """Find a step of numbers that changed."""
    sets = _number_sets(versus)
    if sets is None:
        return
    old, new = (_step(each, form) for each, form in zip(sets, _forms(versus), strict=True))
    if old == new:
        return
    edited = _with(versus.base, replace(sets[0], step=sets[1].step))
    if old is None:
        yield versus.edit("multiple-of-set", f"must be a multiple of {shown(new)}", edited)
    elif new is None:
        told = f"need no longer be a multiple of {shown(old)}"
        yield versus.edit("multiple-of-unset", told, edited)
    else:
        told = f"must be a multiple of {shown(new)} instead of {shown(old)}"
        yield versus.edit("multiple-of-changed", told, edited)


def _forms(versus: Versus) -> tuple[Form, Form]:
    return versus.base, versus.revision


def _step(number: NumberSet, form: Form) -> int | float | None:
    """Give a stated step; that integers are whole is told by their type."""
    if number.step == 1 and "integer" in form.types:
        return None
    return _plain(number.step)


# --------------------------------------------------------------------------------------- strings


def _string_sets(versus: Versus) -> tuple[StringSet, StringSet] | None:
    if not ("string" in versus.base.types and "string" in versus.revision.types):
        return None
    before = versus.base.string or _EVERY_STRING
    after = versus.revision.string or _EVERY_STRING
    return None if before == after else (before, after)


def lengths(versus: Versus) -> Iterator[Edit]:
    """Find lengths of strings that changed."""
    sets = _string_sets(versus)
    if sets is None:
        return
    before, after = sets
    if before.min_length != after.min_length:
        old, new = before.min_length or None, after.min_length or None
        edited = replace(versus.base, string=replace(before, min_length=after.min_length))
        told = told_of_bound("minimum length", old, new)
        yield versus.edit(f"min-length-{direction_of(old, new)}", told, edited)
    if before.max_length != after.max_length:
        old, new = before.max_length, after.max_length
        edited = replace(versus.base, string=replace(before, max_length=new))
        told = told_of_bound("maximum length", old, new)
        yield versus.edit(f"max-length-{direction_of(old, new)}", told, edited)


def pattern(versus: Versus) -> Iterator[Edit]:
    """Find a pattern that changed."""
    sets = _string_sets(versus)
    if sets is None or sets[0].patterns == sets[1].patterns:
        return
    before, after = sets
    edited = replace(versus.base, string=replace(before, patterns=after.patterns))
    old, new = shown(*before.patterns), shown(*after.patterns)
    if not before.patterns:
        yield versus.edit("pattern-added", f"must match the pattern {new}", edited)
    elif not after.patterns:
        yield versus.edit("pattern-removed", f"need no longer match the pattern {old}", edited)
    else:
        told = f"must match the pattern {new} instead of {old}"
        yield versus.edit("pattern-changed", told, edited)


def _format_of(form: Form) -> str | None:
    schema = dereference(form.schema)
    return schema.format if isinstance(schema, SchemaObject) else None


def format_(versus: Versus) -> Iterator[Edit]:
    """Find a format that changed, of strings or of numbers."""
    old, new = _formats(versus.base), _formats(versus.revision)
    if old == new or not versus.base.types & versus.revision.types - {"null"}:
        return
    edited = _with_format(versus)
    before, after = shown(*old), shown(*new)
    if not old:
        yield versus.edit("format-added", f"has the format {after} now", edited)
    elif not new:
        yield versus.edit("format-removed", f"no longer has the format {before}", edited)
    else:
        told = f"has the format {after} instead of {before}"
        yield versus.edit("format-changed", told, edited)


def _formats(form: Form) -> tuple[str, ...]:
    stated = _format_of(form)
    known = form.string.formats if form.string is not None else ()
    return known or ((stated,) if stated else ())


def _with_format(versus: Versus) -> Form:
    edited, revision = versus.base, versus.revision
    if "string" in edited.types:
        after = revision.string or _EVERY_STRING
        before = edited.string or _EVERY_STRING
        text = replace(before, formats=after.formats, opaque=after.opaque)
        edited = replace(edited, string=text)
    if edited.types & _NUMERIC:
        implied = NumberSet.of(None, integer="integer" in edited.types, format=_format_of(revision))
        edited = replace(edited, number=_stated(edited).intersect(implied))
    return edited


def content(versus: Versus) -> Iterator[Edit]:
    """Find an encoding or a media type inside of strings that changed."""
    one, other = dereference(versus.base.schema), dereference(versus.revision.schema)
    if not (isinstance(one, SchemaObject) and isinstance(other, SchemaObject)):
        return
    for attribute, kind, word in (
        ("content_encoding", "content-encoding-changed", "encoded as"),
        ("content_media_type", "content-media-type-changed", "of the media type"),
    ):
        old = getattr(one.string, attribute, None)
        new = getattr(other.string, attribute, None)
        if old == new:
            continue
        if new is None:
            told = f"is no longer {word} {shown(old)}"
        else:
            told = f"is {word} {shown(new)} {f'instead of {shown(old)}' if old else 'now'}"
        yield versus.edit(kind, told)
