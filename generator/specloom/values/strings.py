"""Sets of strings: lengths, patterns and formats; which includes which.

Lengths count Unicode code points. Formats that JSON Schema defines are predicates. Others, and
what nothing here can check (content encodings, patterns that do not compile), are labels: they
hold where both sides have them, and are otherwise not known to hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

import jsonschema_rs

from specloom.ir.model import JsonValue, StringBounds
from specloom.values.answers import YES, Answer, No, Unknown
from specloom.values.formats import FORMATS, implies
from specloom.values.json_schema import pattern_works
from specloom.values.regular import Found, difference, intersection

__all__ = ["EVERY_STRING", "StringSet", "includes"]

_FREE: Final = frozenset(("", "binary", "password"))
"""Formats that say how to treat a string, not which there are. (`byte`, base64, does restrict.)"""

_PLAIN: Final = ("text", "x", "", "a b", "1", "é", "~", "{")
_LONGEST: Final = 1 << 24


@dataclass(frozen=True, slots=True)
class StringSet:
    """The strings with a length in a range that match all patterns and have all formats.

    Args:
        min_length: the least length.
        max_length: the greatest length.
        patterns: regular expressions, sorted.
        formats: formats of `FORMATS`, sorted.
        opaque: other labels, sorted.
    """

    min_length: int = 0
    max_length: int | None = None
    patterns: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    opaque: tuple[str, ...] = ()

    @classmethod
    def of(cls, bounds: StringBounds | None, format: str | None = None) -> StringSet:  # noqa: A002 - OpenAPI's word
        """Give the strings that a schema with such constraints and such a format allows."""
        bounds = bounds or StringBounds()
        pattern = bounds.pattern
        works = pattern is not None and pattern_works(pattern)
        labels = (
            ("contentEncoding", bounds.content_encoding),
            ("contentMediaType", bounds.content_media_type),
            ("format", None if format in FORMATS or format in _FREE else format),
            ("pattern", None if works else pattern),
        )
        return cls(
            max(bounds.min_length, 0),
            bounds.max_length,
            (pattern,) if pattern is not None and works else (),
            (format,) if format in FORMATS and format is not None else (),
            tuple(f"{keyword}: {label}" for keyword, label in labels if label is not None),
        )

    def intersect(self, other: StringSet) -> StringSet:
        """Give the strings that are in both sets."""
        lasts = [last for last in (self.max_length, other.max_length) if last is not None]
        return StringSet(
            max(self.min_length, other.min_length),
            min(lasts, default=None),
            _union(self.patterns, other.patterns),
            _union(self.formats, other.formats),
            _union(self.opaque, other.opaque),
        )

    @property
    def is_empty(self) -> bool | None:
        """Whether there is no such string; `None` if that is not known."""
        found = self.search()
        if not found.samples and not found.reason:
            return True
        return None if self.sample() is None else False

    def contains(self, value: str) -> bool | None:
        """Tell whether a string is in the set, as far as that can be checked: labels are not.

        `None` if the validator cannot read the string, which holds half a surrogate pair.
        """
        try:
            return _validator(self).is_valid(value)
        except UnicodeEncodeError:
            return None

    def sample(self) -> str | None:
        """Give a short and realistic string of the set, or `None` if none was found."""
        return next((text for text in _candidates(self) if self.contains(text)), None)

    def search(self, least: int = 0, most: int | None = None) -> Found:
        """Find strings of the set by length; where formats are not regular, only candidates."""
        within = self.intersect(StringSet(least, most))
        return intersection(self.regular, within.min_length, within.max_length)

    def beyond(self, pattern: str) -> Found:
        """Find strings of the set that do not match a pattern; as `search` does."""
        return difference(self.regular, pattern, self.min_length, self.max_length)

    @property
    def regular(self) -> tuple[str, ...]:
        """The patterns that all strings of the set match, formats included."""
        around = (FORMATS[name].around for name in self.formats)
        return _union(self.patterns, tuple(pattern for pattern in around if pattern))


EVERY_STRING: Final = StringSet()
"""What `type: string` alone allows."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """A constraint of the one set that the other was not proven to meet."""

    reason: str
    candidates: tuple[str, ...] = ()


def includes(sub: StringSet, sup: StringSet) -> Answer:
    """Tell whether every string of `sub` is in `sup`.

    Decided wherever formats are not in play; with them, as far as what is known of them goes.
    """
    if sub.intersect(sup) == sub:
        return YES
    gaps = list(_gaps(sub, sup))
    if not gaps or sub.is_empty:
        return YES
    suspects = chain.from_iterable(gap.candidates for gap in gaps)
    for text in chain(_realistic(sub), suspects, _pool(sub, sup)):
        if sub.contains(text) and sup.contains(text) is False:
            return No(text)
    return Unknown(gaps[0].reason)


def _gaps(sub: StringSet, sup: StringSet) -> Iterator[_Gap]:
    yield from _lengths(sub, sup)
    for pattern in sup.patterns:
        if pattern not in sub.patterns:
            yield from _gap(sub.beyond(pattern), f"whether every {_name(sub)} matches `{pattern}`")
    for name in sup.formats:
        yield from _format(sub, name)
    for label in sup.opaque:
        if label not in sub.opaque:
            yield _Gap(f"what `{label}` allows is not known")


def _gap(found: Found, question: str) -> Iterator[_Gap]:
    """Give the gap that a search shows; none if it proves that nothing is there."""
    if found.samples or found.reason:
        yield _Gap(found.reason or question, found.samples)


def _lengths(sub: StringSet, sup: StringSet) -> Iterator[_Gap]:
    question = f"which lengths every {_name(sub)} has"
    if sup.min_length > sub.min_length:
        yield from _gap(sub.search(most=sup.min_length - 1), question)
    last = sup.max_length
    if last is not None and (sub.max_length is None or sub.max_length > last):
        yield from _gap(_longer(sub, last + 1), question)


def _longer(strings: StringSet, least: int) -> Found:
    if not strings.regular and not strings.formats and least <= _LONGEST:
        return Found(("x" * least,))
    found = strings.search(least)
    filled = (FORMATS[name].stretched(least) for name in strings.formats)
    return Found((*(text for text in filled if text), *found.samples), found.reason)


def _format(sub: StringSet, name: str) -> Iterator[_Gap]:
    if any(implies(known, name) for known in sub.formats):
        return
    form = FORMATS[name]
    found = [sub.beyond(pattern) for pattern in form.within]
    if found and not any(one.samples or one.reason for one in found):
        return
    beyond = sub.beyond(form.around).samples if form.around else ()
    yield _Gap(f"whether every {_name(sub)} is a `{name}`", beyond)


def _name(strings: StringSet) -> str:
    return " and ".join(f"`{name}`" for name in strings.formats) or "such string"


def _candidates(strings: StringSet) -> Iterator[str]:
    """Give strings that may well be in a set, the most realistic first."""
    yield from _realistic(strings)
    for name in strings.formats:
        for length in (strings.min_length, strings.max_length or 0):
            if text := FORMATS[name].stretched(length):
                yield text
    yield "x" * min(strings.min_length, _LONGEST)
    yield from strings.search().samples


def _realistic(strings: StringSet) -> Iterator[str]:
    for name in strings.formats:
        yield from FORMATS[name].samples
    if not strings.regular and not strings.formats:
        yield from ("text", "x")


def _pool(sub: StringSet, sup: StringSet) -> Iterator[str]:
    """Give strings that often tell sets apart."""
    yield from _candidates(sub)
    yield from _PLAIN
    for form in FORMATS.values():
        yield from form.samples
    for strings in (sub, sup):
        yield from strings.search().samples


def _union(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*one, *other}))


@lru_cache(maxsize=4096)
def _validator(strings: StringSet) -> jsonschema_rs.Draft202012Validator:
    parts: list[JsonValue] = [{"pattern": pattern} for pattern in strings.patterns]
    parts.extend({"format": name} for name in strings.formats)
    schema: dict[str, JsonValue] = {"type": "string", "minLength": strings.min_length}
    if strings.max_length is not None:
        schema["maxLength"] = strings.max_length
    if parts:
        schema["allOf"] = parts
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
