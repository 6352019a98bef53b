"""The catalogue of what the diff can say, derived: kinds of edit, times places, times directions.

An id is composed, a level is what the diff itself gives the example of the rule under either
policy. Listing the ids costs nothing; rules are made when they are asked for, and once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from specloom.diff.rules.examples import example, examples, fitting
from specloom.diff.rules.model import SPOTS, Kind, Rule, RuleLevel, Spot
from specloom.diff.rules.why import reason
from specloom.diff.schema_changes import Judged
from specloom.diff.spelling import spell

__all__ = ["Rule", "rule", "rule_ids", "rules"]

_Said: TypeAlias = Judged | None


def rule_ids() -> tuple[str, ...]:
    """Give the ids of all rules, in the order of the catalogue."""
    return tuple(_sources())


def rule(id_: str) -> Rule:
    """Give one rule.

    Raises:
        KeyError: There is none of that id.
    """
    kind, spot = _sources()[id_]
    return _rule(id_, kind, spot, example(kind, spot, "lenient"), example(kind, spot, "strict"))


@cache
def rules() -> Sequence[Rule]:
    """Give all rules."""
    return tuple(_all())


def _all() -> Iterator[Rule]:
    known = _sources()
    for spot in SPOTS:
        judged = zip(
            fitting(spot), examples(spot, "lenient"), examples(spot, "strict"), strict=True
        )
        for kind, lenient, strict in judged:
            id_ = _spelled(kind, spot)
            if known[id_] == (kind, spot):
                yield _rule(id_, kind, spot, lenient, strict)


@cache
def _sources() -> Mapping[str, tuple[Kind, Spot]]:
    """Give what each rule is made of."""
    found: dict[str, tuple[Kind, Spot]] = {}
    for spot in SPOTS:
        for kind in fitting(spot):
            found.setdefault(_spelled(kind, spot), (kind, spot))
    return found


def _spelled(kind: Kind, spot: Spot) -> str:
    return spell(
        kind.name,
        spot.direction,
        spot.place,
        kind.effect,
        required=kind.required,
        with_default=kind.with_default,
    )


def _rule(
    id_: str, kind: Kind, spot: Spot, lenient: Sequence[Judged], strict: Sequence[Judged]
) -> Rule:
    """Make a rule of what the diff says of its example under either policy."""
    mild, exact = _said(id_, lenient), _said(id_, strict)
    shown = mild or exact
    effect = shown.effect if shown is not None else "none"
    note = kind.notes.get(spot.direction, "")
    return Rule(
        id_,
        f"{spot.subject} {kind.told}.",
        reason(spot.direction, effect, _level(mild), _level(exact), note),
        spot.direction,
        spot.place,
        kind.name,
        effect,
        _level(mild),
        _level(exact),
        kind.base,
        kind.revision,
        shown.witness if shown is not None else None,
    )


def _said(id_: str, found: Sequence[Judged]) -> _Said:
    return next((judged for judged in found if judged.id == id_), None)


def _level(said: _Said) -> RuleLevel:
    return said.level if said is not None else "silent"
