"""What the catalogue is made of: kinds of edit, the places they show at, and the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from specloom.diff.model import Direction, Effect, Level, Witness

__all__ = ["SPOTS", "Event", "Kind", "Rule", "RuleLevel", "RulePlace", "Spot", "Way"]

Way: TypeAlias = Literal["request", "response"]
RulePlace: TypeAlias = Literal["operation", "body", "parameter", "header", "property"]
RuleLevel: TypeAlias = Level | Literal["silent"]
"""How grave a rule is under a policy; `silent` where that policy finds nothing in the example."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that the diff can say, with an example that it says it of.

    Attributes:
        id: what a `Change` has as its `id`.
        summary: what happened, one sentence.
        why: why that breaks something, or does not.
        direction: which way what changed travels.
        place: where it stands: in a body, a parameter, a header or a property, or at an operation.
        edit: what was done; several rules share one where places and directions differ.
        effect: what it does, in the example, to the values accepted.
        level_lenient: how grave the example is under the lenient policy.
        level_strict: the same under the strict one.
        example_base: YAML of the example as it was: a schema, or a whole description.
        example_revision: YAML of the same as it is.
        witness: a payload that one of them accepts and the other refuses, where there is one.
    """

    id: str
    summary: str
    why: str
    direction: Direction
    place: RulePlace
    edit: str
    effect: Effect
    level_lenient: RuleLevel
    level_strict: RuleLevel
    example_base: str
    example_revision: str
    witness: Witness | None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of edit of a schema.

    Attributes:
        name: what `Edit.kind` says.
        told: the predicate of a sentence about the place: `has a smaller maximum`.
        base: YAML of a schema.
        revision: YAML of the schema that this edit makes of it.
        mirror: the kind that undoes it.
        unmirrored: why no kind does.
        of_property: whether the edit is of a property and its example the object that has it.
        required: whether that property is required.
        with_default: whether that property has a default.
        effect: the effect that its id tells, where ids differ by it.
        notes: what there is to add to why it breaks or not, by direction.
    """

    name: str
    told: str
    base: str
    revision: str
    mirror: str = ""
    unmirrored: str = ""
    of_property: bool = False
    required: bool = False
    with_default: bool = False
    effect: Effect = "none"
    notes: Mapping[Way, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """What can happen to an operation, or around it.

    Attributes:
        id: the id of its rule.
        told: a sentence.
        base: YAML of an operation, or of a description from `paths` on.
        revision: the same as this event leaves it.
        mirror: the id of what undoes it.
        note: what there is to add to why it breaks or not.
        asked_by_service: whether it can happen to webhooks and callbacks too, as another rule.
    """

    id: str
    told: str
    base: str
    revision: str
    mirror: str
    note: str = ""
    asked_by_service: bool = False

    @property
    def whole(self) -> bool:
        """Whether the example is a description rather than an operation."""
        return "\npaths:" in f"\n{self.base}"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and the way what stands there travels; `subject` begins a sentence about it.

    `asked_by_service` tells that it is one of a webhook or a callback, where the service asks.
    """

    direction: Way
    place: Literal["body", "parameter", "header", "property"]
    subject: str
    asked_by_service: bool = False


SPOTS: Final = (
    Spot("request", "body", "The body of a request"),
    Spot("request", "property", "A property in a request"),
    Spot("request", "parameter", "A parameter"),
    Spot("response", "body", "The body of an answer"),
    Spot("response", "property", "A property in an answer"),
    Spot("response", "header", "A header of an answer"),
    Spot("response", "parameter", "A parameter of a webhook or a callback", asked_by_service=True),
    Spot(
        "request",
        "header",
        "A header of what answers a webhook or a callback",
        asked_by_service=True,
    ),
)
