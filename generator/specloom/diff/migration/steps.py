"""From the changes between two versions to the steps that a user of the client takes."""

from __future__ import annotations

from collections.abc import Sequence

from specloom.diff.hints import read_hints
from specloom.diff.migration.claims import ledger
from specloom.diff.migration.model import CHAPTERS, URGENCIES, Claim, Migration, Step
from specloom.diff.migration.sides import MigrationSide
from specloom.diff.migration.snippets import Snippets
from specloom.diff.migration.source import source_changes
from specloom.diff.migration.urgency import chapter_of, urgency_of
from specloom.diff.migration.wording import see, title, why
from specloom.diff.model import LEVELS, Change

__all__ = ["migrate"]


def migrate(
    api_name: str,
    base: MigrationSide,
    revision: MigrationSide,
    changes: Sequence[Change],
    hops: Sequence[str] = (),
) -> Migration:
    """Tell how to get from one version to another.

    Args:
        api_name: What the API is called in `specloom.toml`.
        base: The version that code is written for.
        revision: The version it shall be written for.
        changes: What the diff of the two found.
        hops: The versions passed, both ends included; just the ends where it is empty.

    What the vendor's changelog says is read from the descriptions (`x-migration`).
    """
    book = ledger(changes, read_hints(base.api, revision.api))
    sides = source_changes(base.api, revision.api, (base.symbols, revision.symbols))
    snippets = Snippets.between(sides, base.client, revision.client)
    steps = [
        _step(change, claims, snippets, (base, revision))
        for change, claims in zip(changes, book.by_change, strict=True)
    ]
    return Migration(
        api=api_name,
        base=base.version,
        revision=revision.version,
        hops=tuple(hops) or (base.version, revision.version),
        base_client=base.client,
        revision_client=revision.client,
        steps=tuple(sorted(steps, key=_place)),
        claims=book.claims,
        undocumented=book.undocumented,
    )


def _step(
    change: Change,
    claims: tuple[Claim, ...],
    snippets: Snippets,
    ends: tuple[MigrationSide, MigrationSide],
) -> Step:
    seen = see(change, snippets.sides)
    return Step(
        change=change,
        urgency=urgency_of(change),
        chapter=chapter_of(change, [end.api for end in ends]),
        title=title(change, seen, snippets.sides),
        why=why(change, seen),
        snippet=snippets.of(change, seen, claims),
        claims=claims,
        tags=_tags(change, ends),
    )


def _place(step: Step) -> tuple[int, int, int]:
    return (
        URGENCIES.index(step.urgency),
        CHAPTERS.index(step.chapter),
        LEVELS.index(step.change.level),
    )


def _tags(change: Change, ends: tuple[MigrationSide, MigrationSide]) -> tuple[str, ...]:
    """Give the tags of what a change reaches, the new side's first."""
    reached = {(one.path, one.method) for one in change.operations}
    found = (
        tag
        for end in reversed(ends)
        for operation in (*end.api.operations, *end.api.webhooks)
        if (operation.path, operation.method) in reached
        for tag in operation.tags
    )
    return tuple(dict.fromkeys(found))
