"""All rules: those of events, then those of edits of schemas at each place, each way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from specloom.config import Policy
from specloom.diff.model import Change
from specloom.diff.operations.comparison import flipped
from specloom.diff.rules.events import EVENTS
from specloom.diff.rules.examples import example, examples, fitting
from specloom.diff.rules.model import SPOTS, Event, Kind, Rule, RuleLevel, RulePlace, Spot
from specloom.diff.rules.occasions import occasion, occasions
from specloom.diff.rules.why import reason
from specloom.diff.schema_changes import Judged
from specloom.diff.spelling import spell

__all__ = ["examples_of", "rule", "rule_ids", "rules"]


@dataclass(frozen=True, slots=True)
class _OfEvent:
    """What a rule is made of: an event, of an operation or of what the service asks."""

    event: Event
    asked_by_service: bool


@dataclass(frozen=True, slots=True)
class _OfKind:
    """What a rule is made of: a kind of edit at a place."""

    kind: Kind
    spot: Spot


_Source: TypeAlias = _OfEvent | _OfKind
_Said: TypeAlias = Sequence[Change] | Sequence[Judged]
"""What the diff says of an example."""
_POLICIES: Final[tuple[Policy, Policy]] = ("lenient", "strict")


def rule_ids() -> tuple[str, ...]:
    """Give the ids of all rules, in the order of the catalogue."""
    return tuple(_sources())


def rule(id_: str) -> Rule:
    """Give one rule.

    Raises:
        KeyError: There is none of that id.
    """
    source = _sources()[id_]
    if isinstance(source, _OfKind):
        kind, spot = source.kind, source.spot
        return _rule(id_, source, example(kind, spot, "lenient"), example(kind, spot, "strict"))
    event, asked = source.event, source.asked_by_service
    lenient = occasion(event, "lenient", asked_by_service=asked)
    return _rule(id_, source, lenient, occasion(event, "strict", asked_by_service=asked))


@cache
def rules() -> Sequence[Rule]:
    """Give all rules."""
    known = _sources()
    return tuple(_rule(id_, known[id_], *said) for id_, said in examples_of().items())


@cache
def _sources() -> Mapping[str, _Source]:
    """Give what each rule is made of; where both an event and a kind have an id, the kind."""
    events: dict[str, _Source] = {}
    for asked in (False, True):
        for event in EVENTS:
            if event.asked_by_service or not asked:
                events.setdefault(_named(event, asked_by_service=asked), _OfEvent(event, asked))
    kinds: dict[str, _Source] = {}
    for spot in SPOTS:
        for kind in fitting(spot):
            kinds.setdefault(_spelled(kind, spot), _OfKind(kind, spot))
    return {**events, **kinds}


def examples_of() -> Mapping[str, tuple[_Said, _Said]]:
    """Give what the diff says of each example, under the lenient policy and the strict one."""
    events: dict[str, tuple[_Said, _Said]] = {}
    for asked in (False, True):
        mild, exact = (occasions(each, asked_by_service=asked) for each in _POLICIES)
        for event, said in mild.items():
            events.setdefault(_named(event, asked_by_service=asked), (said, exact[event]))
    kinds: dict[str, tuple[_Said, _Said]] = {}
    for spot in SPOTS:
        judged = (examples(spot, policy) for policy in _POLICIES)
        for kind, lenient, strict in zip(fitting(spot), *judged, strict=True):
            kinds.setdefault(_spelled(kind, spot), (lenient, strict))
    return {**events, **kinds}


def _named(event: Event, *, asked_by_service: bool) -> str:
    return flipped(event.id) if asked_by_service else event.id


def _spelled(kind: Kind, spot: Spot) -> str:
    return spell(
        kind.name,
        spot.direction,
        spot.place,
        kind.effect,
        required=kind.required,
        with_default=kind.with_default,
    )


# ----------------------------------------------------------------------------- making a rule


def _rule(id_: str, source: _Source, lenient: _Said, strict: _Said) -> Rule:
    """Make a rule of what the diff says of its example under either policy."""
    mild, exact = _of(id_, lenient), _of(id_, strict)
    said = mild or exact
    direction = said.direction if said is not None else "none"
    effect = said.effect if said is not None else "none"
    levels = _level(mild), _level(exact)
    summary, place, edit, note = _told(id_, source)
    example_ = source.kind if isinstance(source, _OfKind) else source.event
    return Rule(
        id_,
        summary,
        reason(direction, effect, *levels, note),
        direction,
        place,
        edit,
        effect,
        *levels,
        example_.base,
        example_.revision,
        said.witness if said is not None else None,
    )


def _of(id_: str, found: _Said) -> Change | Judged | None:
    return next((said for said in found if said.id == id_), None)


def _level(said: Change | Judged | None) -> RuleLevel:
    return said.level if said is not None else "silent"


def _told(id_: str, source: _Source) -> tuple[str, RulePlace, str, str]:
    """Give the summary, the place, the edit and the note of a rule."""
    if isinstance(source, _OfKind):
        kind, spot = source.kind, source.spot
        summary = f"{spot.subject} {kind.told}."
        return summary, spot.place, kind.name, kind.notes.get(spot.direction, "")
    event = source.event
    behind = " Of a webhook or a callback." if source.asked_by_service else ""
    note = "" if source.asked_by_service else event.note
    return f"{event.told}{behind}", _place(id_), id_, note


def _place(id_: str) -> RulePlace:
    """Tell from the words of an id where it is found."""
    words = id_.split("-")
    if "parameter" in words:
        return "parameter"
    if "body" in words or "media" in words:
        return "body"
    return "header" if "header" in words else "operation"
