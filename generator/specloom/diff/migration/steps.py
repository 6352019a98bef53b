"""From the changes between two versions to the steps that a user of the client takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from specloom.diff.hints import read_hints
from specloom.diff.migration.acts import Act, Part, acts
from specloom.diff.migration.claims import ledger
from specloom.diff.migration.model import CHAPTERS, URGENCIES, Claim, Migration, Step
from specloom.diff.migration.places import (
    ArgumentAt,
    BodyAt,
    EnumAt,
    FieldAt,
    MethodAt,
    ResultAt,
    TypeAt,
)
from specloom.diff.migration.sides import MigrationSide
from specloom.diff.migration.snippets import Snippets
from specloom.diff.migration.source import SourceChanges, source_changes
from specloom.diff.migration.urgency import chapter_of, gravity_of, urgency_of
from specloom.diff.migration.wording import named, see, title, why
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
    claimed = {
        change.fingerprint: claims for change, claims in zip(changes, book.by_change, strict=True)
    }
    sides = source_changes(base.api, revision.api, (base.symbols, revision.symbols))
    snippets = Snippets.between(sides, base.client, revision.client)
    ends = (base, revision)
    found = acts(_part(change, sides, ends) for change in changes)
    steps = tuple(_step(act, claimed, snippets, ends) for act in sorted(found, key=_place))
    return Migration(
        api=api_name,
        base=base.version,
        revision=revision.version,
        hops=tuple(hops) or (base.version, revision.version),
        base_client=base.client,
        revision_client=revision.client,
        steps=steps,
        claims=book.claims,
        undocumented=book.undocumented,
    )


def _part(change: Change, sides: SourceChanges, ends: tuple[MigrationSide, MigrationSide]) -> Part:
    seen = see(change, sides)
    chapter = chapter_of(change, [end.api for end in ends])
    return Part(change, seen, named(seen, sides), urgency_of(change), chapter)


def _step(
    act: Act,
    claimed: Mapping[str, tuple[Claim, ...]],
    snippets: Snippets,
    ends: tuple[MigrationSide, MigrationSide],
) -> Step:
    lead = act.lead
    alike = [(part.change, part.seen) for part in act.parts if part.edit == lead.edit]
    told = [claim for part in act.parts for claim in claimed[part.change.fingerprint]]
    claims = {(claim.text, claim.cite): claim for claim in reversed(told)}
    changes = tuple(part.change for part in act.parts)
    return Step(
        change=lead.change,
        urgency=act.urgency,
        chapter=lead.chapter,
        title=title(alike, snippets.sides),
        why=why(lead.change, lead.seen),
        snippet=snippets.of(lead.change, lead.seen, told, [seen for _, seen in alike]),
        claims=tuple(reversed(claims.values())),
        tags=_tags(changes, ends),
        others=changes[1:],
    )


def _place(act: Act) -> tuple[int, ...]:
    """Give where a step stands: silent risks by how silent they are, the rest by chapter."""
    silent = act.urgency == "silent"
    change, seen = act.lead.change, act.lead.seen
    return (
        URGENCIES.index(act.urgency),
        gravity_of(change) if silent else CHAPTERS.index(act.lead.chapter),
        min(LEVELS.index(part.change.level) for part in act.parts),
        CHAPTERS.index(act.lead.chapter),
        next((at for at, kind in enumerate(_KINDS) if isinstance(seen.first, kind)), len(_KINDS)),
    )


_KINDS: Final = (MethodAt, ArgumentAt, BodyAt, ResultAt, TypeAt, EnumAt, FieldAt)
"""Calls before what they take and give, classes before their fields."""


def _tags(changes: Sequence[Change], ends: tuple[MigrationSide, MigrationSide]) -> tuple[str, ...]:
    """Give the tags of what changes reach, the new side's first."""
    reached = {(one.path, one.method) for change in changes for one in change.operations}
    found = (
        tag
        for end in reversed(ends)
        for operation in (*end.api.operations, *end.api.webhooks)
        if (operation.path, operation.method) in reached
        for tag in operation.tags
    )
    return tuple(dict.fromkeys(found))
