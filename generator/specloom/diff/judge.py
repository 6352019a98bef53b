"""How grave an edit is: its effect on the values accepted, times the way they travel.

Nothing is graded by hand. An effect comes from the engine, which compares the base with that edit
alone against the base; a level follows from effect and direction. What a policy tolerates, and
what deserves a word although it breaks nothing, are the few named sets below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from specloom.config import Policy
from specloom.diff.edits import Edit
from specloom.diff.model import LEVELS, Direction, Effect, Level
from specloom.diff.wire import as_text
from specloom.ir.model import JsonValue, Schema
from specloom.values.answers import YES, Answer, No, Unknown, Yes
from specloom.values.forms import Form, Forms
from specloom.values.inclusion import Inclusion

__all__ = ["ALWAYS_TOLD", "TOLERATED", "Judge", "Verdict", "level_of"]

TOLERATED: Final[Mapping[Direction, frozenset[str]]] = {
    "request": frozenset(("format-added", "format-changed")),
    "response": frozenset(
        (
            "enum-value-added",
            "enum-value-renamed",
            "any-of-added",
            "one-of-added",
            "format-removed",
            "format-changed",
        )
    ),
    "none": frozenset(),
}
"""What a tolerant client survives, or hardly meets: answers that grow by a value or a variant,
which is something unknown, and formats, which few check.
"""

_WARNED: Final[dict[tuple[Direction, str], Level]] = {
    ("request", "property-removed"): "warning",  # what is sent is ignored
    ("response", "property-removed"): "warning",  # what is read may be missed
    ("request", "default-value-added"): "warning",  # what is left out means something else
    ("request", "default-value-changed"): "warning",
    ("request", "default-value-removed"): "warning",
    ("request", "unit-changed"): "error",  # the same number means something else
    ("response", "unit-changed"): "error",
    ("request", "property-renamed"): "error",
    ("response", "property-renamed"): "error",
    ("request", "discriminator-property-name-changed"): "warning",
    ("response", "discriminator-property-name-changed"): "warning",
    ("request", "discriminator-mapping-changed"): "warning",
    ("response", "discriminator-mapping-changed"): "warning",
    ("request", "discriminator-mapping-deleted"): "warning",
    ("response", "discriminator-mapping-added"): "warning",
    ("request", "became-read-only"): "warning",  # what is sent is ignored
    ("response", "became-write-only"): "warning",  # what is read is gone
    ("request", "stability-decreased"): "warning",
    ("response", "stability-decreased"): "warning",
    ("request", "content-encoding-changed"): "warning",
    ("response", "content-encoding-changed"): "warning",
    ("request", "content-media-type-changed"): "warning",
    ("response", "content-media-type-changed"): "warning",
}
"""The least level of what the values accepted do not tell."""

_OVERLOOKED: Final = frozenset(
    ("additional-properties-forbidden", "additional-properties-allowed", "union-removed")
)
"""What a lenient reading may not feel, and a strict one does: worth a word all the same."""

ALWAYS_TOLD: Final = frozenset(
    (
        "property-added",
        "property-removed",
        "property-renamed",
        "became-required",
        "became-optional",
        "wrapped-in-any-of",
        "wrapped-in-one-of",
    )
)
"""Edits that are told even where the same values are accepted: code reads them otherwise."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an edit does.

    Attributes:
        effect: what it does to the values accepted.
        sample: a value that shows how it breaks, if it does.
        samples: values that show what it refuses, and what it newly allows.
        doubt: what could not be decided.
        differs: whether other values are meant, although nobody feels it.
    """

    effect: Effect
    sample: tuple[JsonValue] | tuple[()] = ()
    samples: tuple[JsonValue, ...] = ()
    doubt: str = ""
    differs: bool = False


class Judge:
    """Asks the engine about edits under one policy."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        tolerant = policy == "lenient"
        forms = Forms(exclusive=not tolerant)
        self._strict = Inclusion(forms=forms)
        self.request = Inclusion(tolerant=tolerant, forms=forms)
        self.response = (
            Inclusion(tolerant=True, ignores_others=True, forms=forms) if tolerant else self.request
        )

    def engine(self, direction: Direction) -> Inclusion:
        """Give the engine that decides what travels one way."""
        return self.request if direction == "request" else self.response

    def verdict(
        self, edit: Edit, base: Form, direction: Direction, *, textual: bool = False
    ) -> Verdict:
        """Tell what an edit does to what is accepted, one way; `textual` where all is text."""
        if edit.edited is None or edit.edited is base:
            return Verdict("none")
        engine = self.engine(direction)
        kept = _includes(engine, base, edit.edited, textual=textual)
        known = _includes(engine, edit.edited, base, textual=textual)
        verdict = _combined(kept, known, direction)
        if verdict.effect == "none" and (textual or edit.kind in _OVERLOOKED):
            pairs = ((base, edit.edited), (edit.edited, base))
            answers = (self._strict.includes_form(*pair) for pair in pairs)
            return replace(verdict, differs=not all(isinstance(a, Yes) for a in answers))
        return verdict

    def includes(
        self, sub: Schema, sup: Schema, direction: Direction, *, textual: bool = False
    ) -> Answer:
        """Tell whether all that is sent by one schema is accepted by another, one way."""
        forms = self.engine(direction).forms
        return _includes(self.engine(direction), forms.of(sub), forms.of(sup), textual=textual)

    def level(self, edit: Edit, direction: Direction, effect: Effect) -> Level:
        """Give the level of an edit with an effect."""
        tolerated = self._policy == "lenient" and edit.kind in TOLERATED[direction]
        level = level_of(direction, effect, tolerated=tolerated)
        least: Level = _WARNED.get((direction, edit.kind), "info")
        if edit.rename is not None and edit.rename.confidence != "sure":
            least = "warning"
        return level if LEVELS.index(level) <= LEVELS.index(least) else least


def _includes(engine: Inclusion, sub: Form, sup: Form, *, textual: bool) -> Answer:
    """Ask for an inclusion; where it does not hold for values, as they are written."""
    answer = engine.includes_form(sub, sup)
    if not textual or isinstance(answer, Yes):
        return answer
    parts = as_text(engine.forms, sub, sup)
    return YES if all(isinstance(engine.includes_form(p, sup), Yes) for p in parts) else answer


def level_of(direction: Direction, effect: Effect, *, tolerated: bool = False) -> Level:
    """Give the level that follows from an effect and a direction.

    A request breaks where less is accepted, an answer where more may come; `tolerated` makes a
    warning of what may come.
    """
    if effect == "unknown":
        return "warning"
    if effect == "none":
        return "info"
    harmless = "narrows" if direction == "response" else "widens"
    if effect == harmless:
        return "info"
    return "warning" if tolerated else "error"


def _combined(kept: Answer, known: Answer, direction: Direction) -> Verdict:
    """Join two inclusions: the base in the edited, the edited in the base."""
    breaking = kept if direction == "request" else known
    match kept, known:
        case Yes(), Yes():
            return Verdict("none")
        case Yes(), No():
            effect: Effect = "widens"
        case No(), Yes():
            effect = "narrows"
        case No(), No():
            effect = "alters"
        case Unknown(reason), _:
            return _doubtful(reason, kept, known, direction)
        case _, Unknown(reason):
            return _doubtful(reason, kept, known, direction)
        case _:
            raise AssertionError
    sample = (breaking.sample,) if isinstance(breaking, No) else ()
    return Verdict(effect, sample, tuple(a.sample for a in (kept, known) if isinstance(a, No)))


def _doubtful(reason: str, kept: Answer, known: Answer, direction: Direction) -> Verdict:
    """Give a verdict where one side is open: what is sure is enough where it breaks, or cannot."""
    breaking = kept if direction == "request" else known
    if isinstance(breaking, No):
        return Verdict("alters", (breaking.sample,), (breaking.sample,))
    if isinstance(breaking, Yes):
        return Verdict("widens" if direction == "request" else "narrows")
    return Verdict("unknown", doubt=reason)
