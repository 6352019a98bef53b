"""Deprecation, sunset (`x-sunset`) and stability (`x-stability-level`): what was promised.

None of these is on the wire. They tell how grave it is when a thing is gone, and whether it was
announced in time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

from specloom.config import DiffSettings
from specloom.diff.edits.edit import shown
from specloom.diff.model import Effect, Level
from specloom.diff.operations.comparison import Comparison
from specloom.diff.operations.finding import Found
from specloom.ir.model import JsonValue, Operation, Parameter

__all__ = ["LIFECYCLE", "Life", "LifeEdit", "Removal", "life_edits", "operation_life", "removal"]

_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]

_LEVELS: Final = ("draft", "alpha", "beta", "stable")
_UNSTABLE: Final = ("draft", "alpha")
_OPERATION_IDS: Final = {
    "deprecated": "endpoint-deprecated",
    "deprecated-with-sunset": "endpoint-deprecated-with-sunset",
    "reactivated": "endpoint-reactivated",
    "sunset-deleted": "sunset-deleted",
}
"""Ids of operations that do not begin with `api-`."""


@dataclass(frozen=True, slots=True)
class Life:
    """What a description promises about how long something stays."""

    deprecated: bool
    extensions: Mapping[str, JsonValue]

    @classmethod
    def of(cls, thing: Operation | Parameter) -> Life:
        """Read it off an operation or a parameter."""
        return cls(thing.deprecated, thing.extensions)

    @property
    def sunset(self) -> JsonValue:
        """The `x-sunset` as written."""
        return self.extensions.get("x-sunset")

    @property
    def last_day(self) -> date | None:
        """The day of the sunset; None where there is none, or it is no date."""
        try:
            return datetime.fromisoformat(str(self.sunset)).date()
        except ValueError:
            return None

    @property
    def stability(self) -> JsonValue:
        """The `x-stability-level` as written."""
        return self.extensions.get("x-stability-level")

    def grace(self, settings: DiffSettings) -> timedelta:
        """Give how long a thing must stay once it is deprecated."""
        if self.stability in _UNSTABLE:
            return timedelta(0)
        beta = self.stability == "beta"
        return timedelta(days=settings.grace_days_beta if beta else settings.grace_days_stable)


# -------------------------------------------------------------------------------- removals


@dataclass(frozen=True, slots=True)
class Removal:
    """How grave it is that a thing is gone: the end of the rule's id, the effect, the sentence."""

    word: str
    effect: Effect
    told: str
    floor: Level | None = None


def removal(life: Life, today: date) -> Removal:
    """Judge a removal by what was promised: nobody may rely on what was never stable or is due."""
    if life.stability in _UNSTABLE:
        return Removal("removed-unstable", "none", "is gone; it was never stable")
    if not life.deprecated:
        return Removal(
            "removed-without-deprecation", "narrows", "is gone without having been deprecated"
        )
    last = life.last_day
    if last is None:
        return Removal("removed-with-deprecation", "none", "is gone; it was deprecated", "warning")
    if today < last:
        told = f"is gone, although it was to stay until {last}"
        return Removal("removed-before-sunset", "narrows", told)
    return Removal("removed-after-sunset", "none", f"is gone, as announced for {last}")


# ----------------------------------------------------------------------------------- edits


@dataclass(frozen=True, slots=True)
class LifeEdit:
    """A promise that changed: the end of the rule's id, the predicate of a sentence."""

    word: str
    told: str
    floor: Level | None = None


def life_edits(
    base: Life, revision: Life, settings: DiffSettings, today: date
) -> Iterator[LifeEdit]:
    """Find what changed of what is promised."""
    if base.deprecated and not revision.deprecated:
        yield LifeEdit("reactivated", "is no longer deprecated")
    elif revision.deprecated and (not base.deprecated or base.sunset != revision.sunset):
        yield _sunset(base, revision, revision.grace(settings), today)
    if base.stability != revision.stability:
        yield from _stability(base.stability, revision.stability)


def _sunset(base: Life, revision: Life, grace: timedelta, today: date) -> LifeEdit:
    """Say when a deprecated thing will be gone."""
    before, after = base.last_day, revision.last_day
    if revision.sunset is None:
        if base.deprecated:
            told = "is still deprecated, but no longer says when it will be gone"
            return LifeEdit("sunset-deleted", told, "warning")
        return LifeEdit("deprecated", "is deprecated")
    if after is None:
        told = f"is deprecated with an `x-sunset` of {shown(revision.sunset)}, which is no date"
        return LifeEdit("deprecated-sunset-parse", told, "warning")
    changed = base.deprecated and before is not None
    told = f"is deprecated and will be gone on {after}"
    if changed:
        told = f"will be gone on {after} instead of {before}"
    soon = after - today < grace and not (changed and before is not None and after >= before)
    if soon:
        word = "sunset-date-changed-too-small" if changed else "sunset-date-too-small"
        return LifeEdit(word, f"{told}, less than {grace.days} days from now", "warning")
    return LifeEdit("sunset-date-changed" if changed else "deprecated-with-sunset", told)


def _stability(base: JsonValue, revision: JsonValue) -> Iterator[LifeEdit]:
    if revision is not None and revision not in _LEVELS:
        told = f"has the stability level {shown(revision)}, which is none of {', '.join(_LEVELS)}"
        yield LifeEdit("invalid-stability-level", told, "warning")
        return
    before, after = _firmness(base), _firmness(revision)
    told = f"is {revision or 'stable'} now, formerly {base or 'stable'}"
    if after < before:
        yield LifeEdit("stability-decreased", told, "warning")
    elif after > before:
        yield LifeEdit("stability-increased", told)


def _firmness(level: JsonValue) -> int:
    """Give how firm a level is; what says nothing of the kind is taken for stable."""
    return _LEVELS.index(level) if level in _LEVELS else len(_LEVELS) - 1


# ------------------------------------------------------------------------------ operations


def operation_life(comparison: Comparison) -> Iterator[Found]:
    """Find what changed of what an operation promises."""
    context = comparison.context
    lives = Life.of(comparison.base), Life.of(comparison.revision)
    for edit in life_edits(*lives, context.settings, context.today):
        yield comparison.found(
            _OPERATION_IDS.get(edit.word, f"api-{edit.word}"),
            "none",
            f"{comparison.opening} {edit.told}.",
            base=comparison.base.pointer,
            revision=comparison.revision.pointer,
            floor=edit.floor,
            label="semantic",
        )


LIFECYCLE: Final[tuple[_Rule, ...]] = (operation_life,)
