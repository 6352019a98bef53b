"""The steps of a migration as its page shows them: cards in sections, and what filters them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from specloom.diff.migration.model import Claim, Migration, Snippet, Step, Urgency
from specloom.diff.model import LEVELS, Change, OperationRef, Rename
from specloom.errors import Location
from specloom.report.migration import outline
from specloom.report.migration.colour import Line, json_lines, python_sides
from specloom.report.migration.excerpt import excerpt
from specloom.report.payloads import payload
from specloom.report.words import laid_out, visible

__all__ = [
    "MANY",
    "Card",
    "CardSection",
    "Code",
    "Options",
    "Other",
    "Place",
    "Proof",
    "card_sections",
    "options",
]

_LABELS: Final = ("wire", "source", "semantic")
MANY: Final = 30
"""No more cards than these are unfolded at first: the gravest kinds, each whole or not at all."""


@dataclass(frozen=True, slots=True)
class Code:
    """A snippet, each side coloured; a side without lines has nothing to write."""

    before: tuple[Line, ...]
    after: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A witness: what travels, where, and which versions accept and refuse it."""

    place: str
    lines: tuple[Line, ...]
    accepted_by: str
    refused_by: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a description says it."""

    version: str
    location: Location


@dataclass(frozen=True, slots=True)
class Other:
    """A change that is settled with the leading one, in a line."""

    change: Change
    level: str
    proof: Proof | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A step as the page shows it; `tags` and `reaches` are numbers of the filters' options.

    `operations`, `levels` and `labels` are those of all its changes.
    """

    step: Step
    change: Change
    level: str
    todo: bool
    open: bool
    tags: str
    reaches: str
    message: str
    code: Code | None
    proof: Proof | None
    unproven: str
    places: tuple[Place, ...]
    operations: tuple[OperationRef, ...]
    levels: tuple[str, ...]
    labels: tuple[str, ...]
    others: tuple[Other, ...]

    @property
    def rename(self) -> Rename | None:
        """Give the rename that the change is, if it is one."""
        return self.change.rename

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Give what the changelog says about it, beside what stands there already."""
        return tuple(one for one in self.step.claims if one.text != self.message)


@dataclass(frozen=True, slots=True)
class CardSection:
    """A section of the page."""

    section: outline.Section
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """What the page can be filtered by: all that occurs, sorted."""

    levels: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]
    tags: tuple[str, ...]
    operations: tuple[OperationRef, ...]


def options(migration: Migration) -> Options:
    """Collect what there is to filter by."""
    changes = [change for step in migration.steps for change in step.changes]
    present = {change.level for change in changes}
    labels = {label for change in changes for label in change.labels}
    return Options(
        tuple((level, outline.LEVEL_WORDS[level]) for level in LEVELS if level in present),
        tuple(label for label in _LABELS if label in labels),
        tuple(sorted({tag for step in migration.steps for tag in step.tags})),
        tuple(sorted({one for change in changes for one in change.operations})),
    )


def card_sections(migration: Migration, choices: Options) -> tuple[CardSection, ...]:
    """Make the cards; `choices` numbers the options of the filters, from 0."""
    unfolded = _unfolded(migration)
    tags = {tag: number for number, tag in enumerate(choices.tags)}
    operations = {one: number for number, one in enumerate(choices.operations)}
    return tuple(
        CardSection(
            section,
            tuple(_card(step, migration, tags, operations, unfolded) for step in section.steps),
        )
        for section in outline.sections(migration)
    )


def _unfolded(migration: Migration) -> tuple[Urgency, ...]:
    counts = outline.count_urgencies(migration)
    totals = accumulate(counts[urgency] for urgency in outline.TO_DO)
    return tuple(
        urgency for urgency, total in zip(outline.TO_DO, totals, strict=True) if total <= MANY
    )


def _card(
    step: Step,
    migration: Migration,
    tags: dict[str, int],
    operations: dict[OperationRef, int],
    unfolded: Collection[Urgency],
) -> Card:
    change = step.change
    reached = tuple(sorted({one for each in step.changes for one in each.operations}))
    labels = {label for each in step.changes for label in each.labels}
    levels = {each.level for each in step.changes}
    todo = step.urgency in outline.TO_DO
    return Card(
        step=step,
        change=change,
        level=outline.level_word(change),
        todo=todo,
        open=step.urgency in unfolded,
        tags=_numbers(tags[tag] for tag in step.tags),
        reaches=_numbers(operations[one] for one in reached),
        message=outline.message(step),
        code=_code(step.snippet, migration),
        proof=_proof(change, migration),
        unproven=outline.unproven(change),
        places=_places(change, migration),
        operations=reached,
        levels=tuple(level for level in LEVELS if level in levels),
        labels=tuple(label for label in _LABELS if label in labels),
        others=tuple(_other(one, migration) for one in step.others),
    )


def _other(change: Change, migration: Migration) -> Other:
    return Other(
        change,
        outline.level_word(change),
        _proof(change, migration),
        _places(change, migration),
    )


def _numbers(numbers: Iterable[int]) -> str:
    return " ".join(map(str, sorted(numbers)))


def _code(snippet: Snippet | None, migration: Migration) -> Code | None:
    if snippet is None:
        return None
    before, after = python_sides(
        _shown(excerpt(snippet.before, migration.base_client)),
        _shown(excerpt(snippet.after, migration.revision_client)),
    )
    return Code(before, after) if before or after else None


def _shown(code: str) -> str:
    return "\n".join(map(visible, code.split("\n")))


def _proof(change: Change, migration: Migration) -> Proof | None:
    witness = change.witness
    if witness is None:
        return None
    names = {"base": migration.base, "revision": migration.revision}
    return Proof(
        witness.location,
        json_lines(laid_out(payload(change, witness))),
        names[witness.accepted_by],
        names[witness.refused_by],
    )


def _places(change: Change, migration: Migration) -> tuple[Place, ...]:
    sides = ((migration.base, change.base), (migration.revision, change.revision))
    return tuple(Place(version, place) for version, place in sides if place is not None)
