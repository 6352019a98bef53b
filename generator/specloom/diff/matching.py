"""What was removed and what was added, matched one to one where they are likely the same thing.

Each entry point takes what is left of one kind under one parent, on either side, and gives
matches, each with how sure it is. Hints go before guesses, and a guess close to another is less
sure for it. `ask` is no match: it is worth a question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

from specloom.diff.hints import NO_HINTS, Hints
from specloom.diff.model import Confidence
from specloom.diff.similarity import (
    describe,
    example_similarity,
    name_similarity,
    name_words,
    text_similarity,
)
from specloom.diff.structures import Structures
from specloom.ir.model import BooleanSchema, Parameter, Schema

__all__ = [
    "FLOOR",
    "LIKELY",
    "NONE",
    "PIN",
    "SPELLED",
    "Likeness",
    "Match",
    "ParameterMatch",
    "match",
    "match_components",
    "match_parameters",
    "match_properties",
    "parameter_key",
    "sharing",
]

FLOOR: Final = 0.5
"""Nothing below is worth a question."""
LIKELY: Final = 0.66
_NEAR: Final = 0.08
_NEXT: Final = 0.03
"""A guess this close to another is one step less sure, or two."""
_AKIN: Final = 0.75  # a name that continues the other, or has most words in common with it
_RELATED: Final = 0.6
SPELLED: Final = 0.94
"""The same words, however they are written."""
_MANY: Final = 4096  # pairs; beyond, only those with something in common are looked at

Score: TypeAlias = Callable[[str, str], "Likeness"]
_Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two things are, from 0 to 1, and the most that may be made of it."""

    score: float
    most: Confidence = "likely"


NONE: Final = Likeness(0.0)
PIN: Final = Likeness(2.0, "sure")
"""What a hint says: beyond any guess."""


@dataclass(frozen=True, slots=True)
class Match:
    """What was called `base` and is called `revision`. `pinned` tells that a hint says so."""

    base: str
    revision: str
    confidence: Confidence
    score: float
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class ParameterMatch:
    """A parameter under another name or in another place."""

    base: Parameter
    revision: Parameter
    confidence: Confidence
    pinned: bool = False


# ------------------------------------------------------------------------------- one to one


def match(
    removed: Iterable[str],
    added: Iterable[str],
    score: Score,
    pairs: Iterable[_Pair] | None = None,
) -> tuple[Match, ...]:
    """Match names one to one, the most alike first; `pairs` are those to look at, else all.

    Gives matches sorted by `base`, the same for every order of the input.
    """
    looked_at = product(set(removed), set(added)) if pairs is None else pairs
    scored = {pair: likeness for pair in looked_at if (likeness := score(*pair)).score >= FLOOR}
    ranked = sorted(scored, key=lambda pair: (-scored[pair].score, sorted(pair), pair))
    forth: dict[str, str] = {}
    back: dict[str, str] = {}
    for base, revision in ranked:
        if base not in forth and revision not in back:
            forth[base], back[revision] = revision, base
    doubts = _doubts(scored, forth, back)
    return tuple(
        Match(*pair, confidence, min(scored[pair].score, 1.0), scored[pair] is PIN)
        for pair in sorted(forth.items())
        if (confidence := _confidence(scored[pair], doubts.get(pair, 0))) is not None
    )


def _doubts(
    scored: Mapping[_Pair, Likeness], forth: Mapping[str, str], back: Mapping[str, str]
) -> dict[_Pair, int]:
    """Count by how many steps each match is less sure because another pair comes close to it.

    A pair is no rival if its other end found somebody clearly better.
    """
    doubts: dict[_Pair, int] = {}
    for (base, revision), likeness in scored.items():
        ends = (base, forth.get(base, "")), (back.get(revision, ""), revision)
        if ends[0] == ends[1]:
            continue
        lead = max(scored.get(pair, NONE).score for pair in ends) - likeness.score
        for pair in ends:
            doubts[pair] = max(doubts.get(pair, 0), (lead < _NEAR) + (lead < _NEXT))
    return doubts


def _confidence(likeness: Likeness, doubts: int) -> Confidence | None:
    """Say how sure a match is, None where it is not worth a question."""
    if likeness is PIN:
        return "sure"
    steps: tuple[Confidence, ...] = ("sure", "likely", "ask")
    step = steps.index("ask" if likeness.score < LIKELY else likeness.most) + doubts
    return steps[step] if step < len(steps) else None


def sharing(
    removed: Mapping[str, Iterable[object]], added: Mapping[str, Iterable[object]]
) -> Iterator[_Pair]:
    """Give the pairs of names that have a mark in common, or all where they are few."""
    if len(removed) * len(added) <= _MANY:
        yield from product(removed, added)
        return
    marked: dict[object, list[str]] = {}
    for name, marks in added.items():
        for mark in marks:
            marked.setdefault(mark, []).append(name)
    for name, marks in removed.items():
        near = {other for mark in marks for other in marked.get(mark, ())}
        yield from ((name, other) for other in near)


# -------------------------------------------------------------------------------- by schema


def match_properties(
    base: Mapping[str, Schema],
    revision: Mapping[str, Schema],
    structures: Structures,
    hints: Hints = NO_HINTS,
) -> tuple[Match, ...]:
    """Match properties of one object: names that only `base` has with those only `revision` has.

    The mappings may hold all properties; those of the same name on both sides are left out.
    """
    removed, added = _apart(base, revision)

    def score(mine: str, other: str) -> Likeness:
        ours, theirs = removed[mine], added[other]
        hint = _hinted(ours.pointer, theirs.pointer, hints)
        return hint or _schemas_alike(name_similarity(mine, other), ours, theirs, structures)

    pairs = sharing(
        {name: (*name_words(name), hints.renamed(s.pointer)) for name, s in removed.items()},
        {name: (*name_words(name), s.pointer) for name, s in added.items()},
    )
    return match(removed, added, score, pairs)


def match_components(
    base: Mapping[str, Schema],
    revision: Mapping[str, Schema],
    structures: Structures,
    hints: Hints = NO_HINTS,
) -> tuple[Match, ...]:
    """Match components that only one side has. Their names say less, their structure more."""
    removed, added = _apart(base, revision)

    def score(mine: str, other: str) -> Likeness:
        ours, theirs = removed[mine], added[other]
        hint = _hinted(ours.pointer, theirs.pointer, hints)
        return hint or _components_alike(name_similarity(mine, other), ours, theirs, structures)

    pairs = sharing(
        {
            name: (*name_words(name), structures.outline(each), hints.renamed(each.pointer))
            for name, each in removed.items()
        },
        {
            name: (*name_words(name), structures.outline(each), each.pointer)
            for name, each in added.items()
        },
    )
    return match(removed, added, score, pairs)


def _apart(
    base: Mapping[str, Schema], revision: Mapping[str, Schema]
) -> tuple[dict[str, Schema], dict[str, Schema]]:
    return (
        {name: schema for name, schema in base.items() if name not in revision},
        {name: schema for name, schema in revision.items() if name not in base},
    )


def _hinted(base: str, revision: str, hints: Hints) -> Likeness | None:
    """Give what hints say about two pointers, None where they leave it open."""
    if hints.vetoed(base, revision):
        return NONE
    return PIN if hints.renamed(base) == revision else None


def _schemas_alike(name: float, base: Schema, revision: Schema, structures: Structures) -> Likeness:
    """Weigh name, structure and what is said; a plain structure says little."""
    if not structures.compatible(base, revision):
        return NONE
    structure = structures.similarity(base, revision)
    rich = _richness(base, revision, structures)
    said = _said(base, revision)
    evidence = [(0.55 - 0.2 * rich, name), (0.25 + 0.2 * rich, structure)]
    if said is not None:
        evidence.append((0.2, said))
    score = _average(evidence)
    if said is not None and said < _RELATED and name < SPELLED:
        return Likeness(score, "ask")  # two things, by what is said of them
    if name >= _AKIN and structures.equal(base, revision):
        return Likeness(score, "sure")
    return Likeness(score, "likely" if name >= _RELATED else "ask")


def _components_alike(
    name: float, base: Schema, revision: Schema, structures: Structures
) -> Likeness:
    if not structures.compatible(base, revision):
        return NONE
    structure = structures.similarity(base, revision)
    rich = _richness(base, revision, structures)
    if structures.equal(base, revision):
        most: Confidence = "sure" if name >= _RELATED else "likely"
        return Likeness(max(rich, name), most)
    if min(name, structure) < _RELATED:
        return NONE
    return Likeness(0.5 * name + 0.5 * structure, "likely" if structure >= _AKIN else "ask")


def _richness(base: Schema, revision: Schema, structures: Structures) -> float:
    """Say how much an equal structure tells: nothing for a plain string, 1 for a large object."""
    stated = min(len(structures.outline(base)), len(structures.outline(revision)))
    return min(1.0, max(0, stated - 1) / 12)


def _said(base: Schema, revision: Schema) -> float | None:
    text = text_similarity(describe(base), describe(revision))
    examples = example_similarity(base, revision)
    found = [each for each in (text, examples) if each is not None]
    return max(found) if found else None


def _average(evidence: Sequence[tuple[float, float]]) -> float:
    return sum(weight * value for weight, value in evidence) / sum(weight for weight, _ in evidence)


# ---------------------------------------------------------------------------- by parameter


def parameter_key(parameter: Parameter) -> tuple[str, str]:
    """Give what identifies a parameter: where it travels, and its name (any case in a header)."""
    name = parameter.name.lower() if parameter.location == "header" else parameter.name
    return parameter.location, name


def match_parameters(
    base: Sequence[Parameter],
    revision: Sequence[Parameter],
    structures: Structures,
    hints: Hints = NO_HINTS,
) -> tuple[ParameterMatch, ...]:
    """Match parameters of one operation that only one side has, renamed or moved elsewhere.

    The sequences may hold all parameters; those that both sides have are left out.
    """
    ours, theirs = (
        {" ".join(parameter_key(each)): each for each in side} for side in (base, revision)
    )
    removed = {key: each for key, each in ours.items() if key not in theirs}
    added = {key: each for key, each in theirs.items() if key not in ours}

    def score(mine: str, other: str) -> Likeness:
        old, new = removed[mine], added[other]
        hint = _hinted(old.pointer, new.pointer, hints)
        return hint or _parameters_alike(old, new, structures)

    return tuple(
        ParameterMatch(removed[found.base], added[found.revision], found.confidence, found.pinned)
        for found in match(removed, added, score)
    )


def _parameters_alike(base: Parameter, revision: Parameter, structures: Structures) -> Likeness:
    """Weigh two parameters as schemas; one in another place must be named alike."""
    name = name_similarity(base.name, revision.name)
    alike = _schemas_alike(name, _schema(base), _schema(revision), structures)
    if base.location == revision.location:
        return alike
    if name < _AKIN:
        return NONE
    sure = alike.most == "sure" and name >= SPELLED
    return Likeness(alike.score * 0.95, "sure" if sure else "likely")


def _schema(parameter: Parameter) -> Schema:
    if parameter.schema is not None:
        return parameter.schema
    content = parameter.content
    stated = content.schema if content is not None else None
    return stated or BooleanSchema(parameter.pointer, accepts=True)
