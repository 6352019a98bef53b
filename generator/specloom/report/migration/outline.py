"""What a migration report says and in which order, whatever it is written in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from specloom.diff.migration.model import URGENCIES, Chapter, Claim, Migration, Step, Urgency
from specloom.diff.model import LEVELS, Change, Level, count_levels

__all__ = [
    "LEVEL_WORDS",
    "TO_DO",
    "URGENCY_WORDS",
    "Ledger",
    "Section",
    "Verdict",
    "checklist",
    "count",
    "count_urgencies",
    "joined",
    "ledger",
    "level_word",
    "levels_line",
    "message",
    "sections",
    "unproven",
    "verdict",
]

LEVEL_WORDS: Final[dict[Level, str]] = {
    "error": "breaking",
    "warning": "may break",
    "info": "safe",
}
URGENCY_WORDS: Final[dict[Urgency, str]] = {
    "silent": "Silent risks",
    "must": "Must do",
    "should": "Should do",
    "new": "New for you",
    "fyi": "For your information",
}
_LEADS: Final[dict[Urgency, str]] = {
    "silent": "Nothing fails here: the same calls go on answering, and mean something else. "
    "Read these before all others.",
    "must": "Code that relies on these stops working.",
    "should": "Nothing breaks on the day. These break later, or for values you may not have met.",
    "new": "What you could not do before. Nothing here asks anything of you.",
    "fyi": "Other differences. Nothing to do.",
}
_CHAPTERS: Final[tuple[tuple[Chapter, str, str], ...]] = (
    (
        "webhooks",
        "Webhooks",
        "What is delivered to you. It may follow a version of its own, and change another day.",
    ),
    ("authentication", "Authentication", "How a call says who makes it, and for whom."),
)
TO_DO: Final[tuple[Urgency, ...]] = ("silent", "must", "should")


@dataclass(frozen=True, slots=True)
class Section:
    """Steps that stand together; `elsewhere` names the sections that hold more of the kind."""

    key: str
    title: str
    lead: str
    steps: tuple[Step, ...]
    elsewhere: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The first thing a reader sees: what breaks, then how much of the rest there is."""

    headline: str
    rest: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the changelog says beside what the diff found.

    `confirmed` pairs each claim with the steps that show it; `unconfirmed` are those that the
    descriptions should show and do not, `beyond` those that no description could; `undocumented`
    are the steps that no claim mentions.
    """

    confirmed: tuple[tuple[Claim, tuple[Step, ...]], ...]
    unconfirmed: tuple[Claim, ...]
    beyond: tuple[Claim, ...]
    undocumented: tuple[Step, ...]

    @property
    def size(self) -> int:
        """How many claims there are, each told once."""
        return len(self.confirmed) + len(self.unconfirmed) + len(self.beyond)


def sections(migration: Migration) -> tuple[Section, ...]:
    """Divide the steps: silent risks, then by urgency, then the chapters; each step once."""
    made = [_by_urgency(urgency, migration.steps) for urgency in URGENCIES]
    for chapter, title, lead in _CHAPTERS:
        steps = (step for step in migration.steps if not _stands_by_urgency(step))
        held = tuple(step for step in steps if step.chapter == chapter)
        made.append(Section(chapter, title, lead, held))
    return tuple(section for section in made if section.steps or section.elsewhere)


def _stands_by_urgency(step: Step) -> bool:
    """Tell whether a step has no chapter; silent risks stand first, whatever they are about."""
    return step.chapter == "operations" or step.urgency == "silent"


def _by_urgency(urgency: Urgency, steps: tuple[Step, ...]) -> Section:
    of_kind = [step for step in steps if step.urgency == urgency]
    here = tuple(step for step in of_kind if _stands_by_urgency(step))
    apart = Counter(step.chapter for step in of_kind if not _stands_by_urgency(step))
    elsewhere = tuple(
        (chapter, f"{apart[chapter]} under {title}")
        for chapter, title, _ in _CHAPTERS
        if apart[chapter]
    )
    return Section(urgency, URGENCY_WORDS[urgency], _LEADS[urgency], here, elsewhere)


def checklist(migration: Migration) -> tuple[Step, ...]:
    """Give what asks for work, in reading order."""
    return tuple(step for step in migration.steps if step.urgency in TO_DO)


def count_urgencies(migration: Migration) -> dict[Urgency, int]:
    """Count the steps by urgency, every urgency present, the first to read first."""
    counts: dict[Urgency, int] = dict.fromkeys(URGENCIES, 0)
    for step in migration.steps:
        counts[step.urgency] += 1
    return counts


def verdict(migration: Migration) -> Verdict:
    """Say in a sentence or two what the move costs."""
    counts = count_urgencies(migration)
    grave = [
        count(counts["silent"], "silent risk"),
        count(counts["must"], "change you must act on", "changes you must act on"),
    ]
    rest = [
        _some(counts["should"], "{} you should act on"),
        _some(counts["new"], "{} new for you"),
        _some(counts["fyi"], "{} for your information"),
    ]
    if not migration.steps:
        return Verdict("Nothing changes.", "The two descriptions say the same.")
    found = joined([one for one in grave if one])
    return Verdict(
        f"{found}." if found else "Nothing breaks.",
        f"{joined([one for one in rest if one])}.".lstrip(".").capitalize(),
    )


def level_word(change: Change) -> str:
    """Say how grave a change is; what is only felt in code is safe on the wire."""
    told = LEVEL_WORDS[change.level]
    only_source = change.level == "info" and "source" in change.labels
    return f"{told} on the wire" if only_source else told


def levels_line(migration: Migration) -> str:
    """Count the changes by level in words: `3 breaking, 1 may break, 12 safe`."""
    counts = count_levels(change for step in migration.steps for change in step.changes)
    return ", ".join(f"{counts[level]} {LEVEL_WORDS[level]}" for level in LEVELS)


def message(step: Step, change: Change | None = None) -> str:
    """Give what a change says beyond the title of its step and the operations named beside it.

    Without a change it is the leading one's; empty: nothing.
    """
    told = change or step.change
    if told.message in {step.title, step.why}:
        return ""
    near = [f"{one.method} {one.path}" for one in told.operations] if change is None else []
    known = _words(step.title, step.why, *near)
    return told.message if _words(told.message) - known - _SMALL else ""


_SMALL: Final = frozenset(
    "in answers requests now the a an is are may be has have new null".split()
)
_WORD: Final = re.compile(r"[\w/{}-]+")


def _words(*texts: str) -> frozenset[str]:
    return frozenset(
        word.replace("_", "").lower() for text in texts for word in _WORD.findall(text)
    )


def unproven(change: Change) -> str:
    """Say why nothing proves a change; empty where it is proven or needs no proof."""
    if change.witness or not change.unproven:
        return ""
    return f"No payload shows this: {change.unproven.rstrip('.')}."


def ledger(migration: Migration) -> Ledger:
    """Lay the claims of the changelog beside the changes; of none at all nothing can be said."""
    if not migration.claims:
        return Ledger((), (), (), ())
    by_fingerprint = {
        change.fingerprint: step for step in migration.steps for change in step.changes
    }
    shown: dict[tuple[str, str], list[str]] = {}
    first: dict[tuple[str, str], Claim] = {}
    for claim in migration.claims:
        key = (claim.text, claim.cite)  # a row that is restated for several places
        shown.setdefault(key, []).extend(claim.confirmed_by)
        first[key] = first[key] if key in first and first[key].shows else claim
    confirmed: list[tuple[Claim, tuple[Step, ...]]] = []
    rest: list[Claim] = []
    for key, claim in first.items():
        steps = _steps(shown[key], by_fingerprint)
        if steps:
            confirmed.append((claim, steps))
        else:
            rest.append(claim)
    unconfirmed = tuple(claim for claim in rest if claim.shows)
    beyond = tuple(claim for claim in rest if not claim.shows)
    unsaid = _steps(migration.undocumented, by_fingerprint)
    return Ledger(tuple(confirmed), unconfirmed, beyond, unsaid)


def _steps(fingerprints: Iterable[str], known: Mapping[str, Step]) -> tuple[Step, ...]:
    """Give the steps that changes are part of, each once, in reading order."""
    found = {id(known[one]) for one in fingerprints if one in known}
    return tuple(
        step for step in {id(step): step for step in known.values()}.values() if id(step) in found
    )


def count(number: int, one: str, many: str = "") -> str:
    """Count things in words; nothing is the empty string."""
    if not number:
        return ""
    return f"1 {one}" if number == 1 else f"{number:,} {many or one + 's'}"


def joined(parts: list[str]) -> str:
    """Join parts as a sentence does: `a, b and c`."""
    *first, last = parts or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _some(number: int, words: str) -> str:
    return words.format(f"{number:,}") if number else ""
