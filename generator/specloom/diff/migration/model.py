"""The values a migration report is made of: steps in terms of the two generated clients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from specloom.diff.model import Change
from specloom.names.programs import Client

__all__ = [
    "CHAPTERS",
    "URGENCIES",
    "Chapter",
    "Claim",
    "Client",
    "Migration",
    "Snippet",
    "Step",
    "Urgency",
]

Urgency: TypeAlias = Literal["silent", "must", "should", "new", "fyi"]
"""What a step asks of its reader; `silent` breaks without an error, so it comes first."""
Chapter: TypeAlias = Literal["operations", "webhooks", "authentication"]

URGENCIES: Final[tuple[Urgency, ...]] = ("silent", "must", "should", "new", "fyi")
CHAPTERS: Final[tuple[Chapter, ...]] = ("operations", "webhooks", "authentication")


@dataclass(frozen=True, slots=True)
class Snippet:
    """Code of the user before and after; either is empty where there is nothing to write.

    Each is a complete piece of Python: it type-checks, imports included, against the client of
    its side (`before` the base's, `after` the revision's).
    """

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An entry of the vendor's changelog, restated: one row of `x-migration`.

    `confirmed_by` holds the fingerprints of the changes that show it; `shows` is False where no
    description could (a behaviour, a note), so that nothing is expected to.
    """

    kind: str
    text: str
    cite: str
    base: str = ""
    revision: str = ""
    confirmed_by: tuple[str, ...] = ()
    shows: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, or to know: changes that are one act for a reader, and what they mean.

    `change` leads, `others` are settled together with it. `title` is a short sentence in terms of
    the client (`ChargeState.is_charging may be None`), `why` says in one or two what breaks and
    when. `tags` are those of the operations reached.
    """

    change: Change
    urgency: Urgency
    chapter: Chapter
    title: str
    why: str
    snippet: Snippet | None = None
    claims: tuple[Claim, ...] = ()
    tags: tuple[str, ...] = ()
    others: tuple[Change, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """Give all changes, the leading one first."""
        return (self.change, *self.others)


@dataclass(frozen=True, slots=True)
class Migration:
    """How to get from one version to another, the net of all hops between.

    `steps` stand in reading order: by urgency, then chapter, then gravity. `hops` are the
    versions passed, both ends included. `undocumented` holds the fingerprints of changes that no
    claim mentions.
    """

    api: str
    base: str
    revision: str
    hops: tuple[str, ...]
    base_client: Client
    revision_client: Client
    steps: tuple[Step, ...]
    claims: tuple[Claim, ...]
    undocumented: tuple[str, ...]
