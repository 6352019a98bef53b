"""Two descriptions to their `Diff`: paired, walked once, judged, proved and put in order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from specloom.config import DiffSettings
from specloom.diff.components import renamed_components
from specloom.diff.edits import MatchProperties
from specloom.diff.enum_values import value_renames
from specloom.diff.graph import Graph
from specloom.diff.hints import Hint, Hints, read_hints
from specloom.diff.judge import Judge, level_of
from specloom.diff.keywords import place
from specloom.diff.loose import loose_roots
from specloom.diff.matching import Match, match_properties
from specloom.diff.migration.source import source_changes, tells_names
from specloom.diff.model import LEVELS, Change, Diff, Label, Level, Witness
from specloom.diff.operations import (
    Context,
    Found,
    comparisons,
    find_changes,
    gather_moves,
    schema_roots,
)
from specloom.diff.pairing import PairingSettings, pair_operations, pair_webhooks
from specloom.diff.reach import Reach
from specloom.diff.schema_changes import Judged, schema_changes
from specloom.diff.structures import Structures
from specloom.ir.model import Api, Schema
from specloom.names import Symbols
from specloom.spec import Document

__all__ = ["Subject", "compare"]


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """One side of a comparison: the SPEC as the user named it, the document, what it says.

    `symbols` are the names of its generated client, where there is one.
    """

    source: str
    document: Document
    api: Api
    symbols: Symbols | None = None


def compare(  # noqa: PLR0913 - what there is to say
    base: Subject,
    revision: Subject,
    settings: DiffSettings = DiffSettings(),  # noqa: B008 - frozen
    mapping: Iterable[Hint] = (),
    today: date | None = None,
    *,
    each_move: bool = False,
) -> Diff:
    """Give all that changes from one description to another, the gravest first.

    Args:
        base: what code was written for.
        revision: what it is to work with.
        settings: the policy, levels of the user's own, prefixes of paths.
        mapping: rows of the user's that pin or forbid renames.
        today: the day that sunset dates are compared with; where it is left out, none has passed.
        each_move: tell of every operation that moved, even where one rewriting moved most.
    """
    hints = read_hints(base.api, revision.api, mapping)
    day = today or date.min
    comparison = _Comparison(base.api, revision.api, settings, hints, day)
    judged = list(comparison.changes(each_move=each_move))
    renamed = [one for one in judged if one.id == "api-schema-renamed"]
    finish = _Finish(base, revision, settings, renamed)
    changes = sorted(filter(None, map(finish.change, judged)), key=_order)
    return Diff(
        base.source,
        base.api.version,
        revision.source,
        revision.api.version,
        tuple(changes),
        unrelated=comparison.unrelated,
    )


class _Comparison:
    """The steps of one comparison, in their order."""

    def __init__(
        self, base: Api, revision: Api, settings: DiffSettings, hints: Hints, today: date
    ) -> None:
        structures = Structures()
        paths = PairingSettings(settings.strip_prefixes)
        self.context = Context.of(
            base,
            revision,
            pair_operations(base, revision, paths, hints, structures),
            pair_webhooks(base, revision, hints, structures),
            today=today,
            settings=settings,
            hints=hints,
            structures=structures,
        )

    @property
    def unrelated(self) -> bool:
        """Whether both sides have operations, and none in common."""
        context = self.context
        both = context.base.operations and context.revision.operations
        return bool(both) and not (context.pairing.pairs or context.webhooks.pairs)

    def changes(self, *, each_move: bool) -> Iterator[Judged]:
        """Give all changes: those of operations, then those of schemas."""
        context = self.context
        compared = comparisons(context)
        findings: Iterable[Found] = find_changes(context, compared)
        for found in findings if each_move else gather_moves(findings, context.pairing):
            yield _from_found(found, context.settings)
        judge = Judge(context.settings.policy)
        graph = Graph(judge.request, self._matcher(), partial(value_renames, context.hints))
        roots = [root for each in compared for root in schema_roots(each)]
        starts = [(graph.pair(root.base, root.revision), root) for root in roots]
        graph.settle()
        loose = list(loose_roots(context.base, context.revision, graph))
        starts += [(graph.pair(root.base, root.revision), root) for root in loose]
        graph.settle()
        reach = Reach(graph, starts)
        yield from schema_changes(graph, reach, judge)
        yield from renamed_components(graph, reach, context.base, context.revision)

    def _matcher(self) -> MatchProperties:
        """Give the matcher of properties; what it was asked once it knows."""
        known: dict[tuple[int, ...], tuple[Match, ...]] = {}
        context = self.context

        def alike(gone: Mapping[str, Schema], new: Mapping[str, Schema], found: Match) -> bool:
            """Whether one may be read like the other; what merely replaces it is told apart."""
            sides = gone[found.base], new[found.revision]
            pointers = (side.pointer for side in sides)
            return context.structures.compatible(*sides) or context.hints.pinned(*pointers)

        def match(gone: Mapping[str, Schema], new: Mapping[str, Schema]) -> tuple[Match, ...]:
            key = (*map(id, gone.values()), 0, *map(id, new.values()))
            if key not in known:
                found = match_properties(gone, new, context.structures, context.hints)
                known[key] = tuple(each for each in found if alike(gone, new, each))
            return known[key]

        return match


def _from_found(found: Found, settings: DiffSettings) -> Judged:
    tolerated = found.tolerated and settings.policy == "lenient"
    level = _level_of_found(found, tolerated=tolerated)
    if found.floor is not None and LEVELS.index(found.floor) < LEVELS.index(level):
        level = found.floor
    return Judged(
        found.id,
        level,
        found.direction,
        found.effect,
        found.base,
        found.revision,
        found.operations,
        found.told,
        found.rename,
        found.witness,
        found.unproven if level == "error" else "",
        found.subject,
        found.subject,
        semantic=found.label == "semantic",
        wire=found.label == "wire",
    )


def _level_of_found(found: Found, *, tolerated: bool) -> Level:
    direction = "request" if found.direction == "none" else found.direction
    return level_of(direction, found.effect, tolerated=tolerated)


class _Finish:
    """Locates changes, labels them, applies the user's levels, gives fingerprints."""

    def __init__(
        self,
        base: Subject,
        revision: Subject,
        settings: DiffSettings,
        renamed: Iterable[Judged],
    ) -> None:
        self._base = base
        self._revision = revision
        self._settings = settings
        planned = (base.symbols, revision.symbols)
        both = (planned[0], planned[1]) if planned[0] and planned[1] else None
        classes = [(one.base or "", one.revision or "") for one in renamed]
        self._source = source_changes(base.api, revision.api, both, classes)

    def change(self, judged: Judged) -> Change | None:
        """Give the change, None where the user wants none."""
        wanted = self._settings.level(judged.id)
        if wanted == "ignore":
            return None
        level: Level = wanted or judged.level
        witness, unproven = _proof(judged, level)
        before, after = self._base.document, self._revision.document
        return Change(
            judged.id,
            level,
            judged.direction,
            judged.effect,
            self._labels(judged),
            place(judged.id, before, judged.base, after, judged.revision),
            place(judged.id, after, judged.revision, before, judged.base),
            judged.operations,
            judged.message,
            judged.rename,
            witness,
            unproven,
            _fingerprint(judged),
            judged.subject,
        )

    def _labels(self, judged: Judged) -> tuple[Label, ...]:
        labels: list[Label] = []
        if judged.wire:
            labels.append("wire")
        names = tells_names(judged.id, judged.rename)
        if self._source.breaks(judged.base, judged.revision, judged.operations, names=names):
            labels.append("source")
        if judged.semantic:
            labels.append("semantic")
        return tuple(labels)


def _proof(judged: Judged, level: Level) -> tuple[Witness | None, str]:
    """Give what shows a change, or why nothing does: an error of the user's own making too."""
    if level != "error":
        return judged.witness if judged.level == "error" else None, judged.unproven
    witness = judged.witness
    if witness is None and not judged.unproven and judged.shown is not None:
        witness = judged.shown()
    return witness, "" if witness is not None else judged.unproven or _RAISED


_RAISED: Final = "the settings make an error of it; no payload was found that shows it"


_IN_LIST: Final = re.compile(r"/enum/\d+$")


def _fingerprint(judged: Judged) -> str:
    """Give what tells a change from all others, whatever it is called in sentences.

    Where in its list a value stands is no part of it.
    """
    places = (_IN_LIST.sub("", pointer or "") for pointer in (judged.base, judged.revision))
    parts = (judged.id, judged.direction, *places, judged.key)
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:12]


def _order(change: Change) -> tuple[object, ...]:
    """Put the gravest first, then what stands together in the document."""
    place = change.revision or change.base
    return (
        LEVELS.index(change.level),
        place.pointer if place is not None else "",
        change.id,
        change.fingerprint,
    )
