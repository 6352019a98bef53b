"""Edits of what a schema says without changing what it accepts: defaults, marks, units, sunset."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.diff.edits.edit import Edit, shown
from specloom.ir.model import Annotations, JsonValue

__all__ = ["marks", "stability_rank"]

_STABILITY = ("draft", "alpha", "beta", "stable")


def marks(base: Annotations, revision: Annotations, at: str, by: str) -> Iterator[Edit]:
    """Find what changed between the annotations of one place; `at` and `by` are its pointers."""
    yield from _default(base.default, revision.default, at, by)
    if base.deprecated != revision.deprecated:
        told = "is deprecated" if revision.deprecated else "is no longer deprecated"
        kind = "deprecated" if revision.deprecated else "reactivated"
        yield Edit(kind, at, by, told)
    for word, was, is_ in (
        ("read-only", base.read_only, revision.read_only),
        ("write-only", base.write_only, revision.write_only),
    ):
        if was != is_:
            kind = f"became-{word}" if is_ else f"became-not-{word}"
            told = f"is {word} now" if is_ else f"is no longer {word}"
            yield Edit(kind, at, by, told)
    if base.unit != revision.unit and base.unit and revision.unit:
        told = f"is given in {revision.unit} instead of {base.unit}"
        yield Edit("unit-changed", at, by, told)
    yield from _stability(base, revision, at, by)
    yield from _sunset(base, revision, at, by)


def _default(
    before: tuple[JsonValue] | tuple[()],
    after: tuple[JsonValue] | tuple[()],
    at: str,
    by: str,
) -> Iterator[Edit]:
    if before == after and list(map(type, before)) == list(map(type, after)):
        return
    if not before:
        yield Edit("default-value-added", at, by, f"has the default {shown(*after)} now")
    elif not after:
        yield Edit("default-value-removed", at, by, f"no longer has the default {shown(*before)}")
    else:
        told = f"has the default {shown(*after)} instead of {shown(*before)}"
        yield Edit("default-value-changed", at, by, told)


def stability_rank(value: JsonValue) -> int | None:
    """Give how firm an `x-stability-level` is, from 0; None where it is none of the four."""
    return _STABILITY.index(value) if value in _STABILITY else None


def _stability(base: Annotations, revision: Annotations, at: str, by: str) -> Iterator[Edit]:
    old, new = (each.extensions.get("x-stability-level") for each in (base, revision))
    before, after = stability_rank(old), stability_rank(new)
    if before is None or after is None or before == after:
        return
    kind = f"stability-{'increased' if after > before else 'decreased'}"
    yield Edit(kind, at, by, f"is {new} now, formerly {old}")


def _sunset(base: Annotations, revision: Annotations, at: str, by: str) -> Iterator[Edit]:
    old, new = (each.extensions.get("x-sunset") for each in (base, revision))
    if old == new:
        return
    if old is None:
        yield Edit("sunset-added", at, by, f"will be gone on {new}")
    elif new is None:
        yield Edit("sunset-deleted", at, by, f"is no longer said to be gone on {old}")
    else:
        yield Edit("sunset-changed", at, by, f"will be gone on {new} instead of {old}")
