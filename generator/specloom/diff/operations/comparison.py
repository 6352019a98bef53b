"""Two operations that are a pair, with all that is known about what surrounds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from specloom.config import DiffSettings
from specloom.diff.hints import NO_HINTS, Hints
from specloom.diff.matching import ParameterMatch, match_parameters, parameter_key
from specloom.diff.model import Direction, Effect, Label, Level, OperationRef, Rename
from specloom.diff.operations.finding import Found, Proof
from specloom.diff.operations.scheme_names import SchemeNames, name_schemes
from specloom.diff.operations.statuses import ResponsePair, pair_responses
from specloom.diff.pairing import OperationPair, Pairing, pair_callbacks
from specloom.diff.structures import Structures
from specloom.ir.model import Api, Operation, Parameter, SecurityRequirement

__all__ = [
    "Comparison",
    "Context",
    "Kind",
    "ParameterPair",
    "Parameters",
    "Security",
    "comparisons",
    "flipped",
    "refer",
    "spelled",
]

Kind: TypeAlias = Literal["operation", "webhook", "callback"]
Security: TypeAlias = tuple[SecurityRequirement, ...]
ParameterPair: TypeAlias = tuple[Parameter, Parameter]

_OPPOSITE: Final = {"request": "response", "response": "request"}


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What holds for a whole diff: the two descriptions, how they pair, and what the user said.

    `today` is the day that sunset dates are measured by, `schemes` what security schemes of both
    sides are called, `inherited` the security that both documents state for all operations.
    """

    base: Api
    revision: Api
    pairing: Pairing
    webhooks: Pairing
    today: date
    settings: DiffSettings
    hints: Hints
    structures: Structures
    schemes: SchemeNames
    inherited: tuple[Security, Security]

    @classmethod
    def of(  # noqa: PLR0913 - what there is to know
        cls,
        base: Api,
        revision: Api,
        pairing: Pairing,
        webhooks: Pairing,
        *,
        today: date,
        settings: DiffSettings | None = None,
        hints: Hints = NO_HINTS,
        structures: Structures | None = None,
    ) -> Context:
        """Give the context of a diff; `webhooks` pairs the webhooks as `pairing` the operations."""
        return cls(
            base,
            revision,
            pairing,
            webhooks,
            today,
            settings or DiffSettings(),
            hints,
            structures or Structures(),
            name_schemes(base, revision),
            (_inherited(base), _inherited(revision)),
        )


def _inherited(api: Api) -> Security:
    """Give the document's own `security`: operations without any share that very value."""
    stated = [each.security for each in (*api.operations, *api.webhooks) if each.security]
    counts = Counter(map(id, stated))
    shared = (each for each in stated if counts[id(each)] > 1)
    return next(shared, ())


@dataclass(frozen=True, slots=True, eq=False)
class Parameters:
    """The parameters of both sides: the same ones, those under another name, and what is left.

    `asks` holds guesses too unsure to act on; their parameters are in `removed` and `added`.
    """

    same: tuple[ParameterPair, ...] = ()
    renamed: tuple[ParameterMatch, ...] = ()
    removed: tuple[Parameter, ...] = ()
    added: tuple[Parameter, ...] = ()
    asks: tuple[ParameterMatch, ...] = ()

    @property
    def pairs(self) -> Iterator[ParameterPair]:
        """Give the parameters that both sides have, under whatever name."""
        yield from self.same
        yield from ((match.base, match.revision) for match in self.renamed)


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A pair of operations, with its parameters and responses paired.

    Webhooks and callbacks are requests that the service sends: what they ask travels as an
    answer, what is answered as a request.
    """

    pair: OperationPair
    context: Context
    kind: Kind
    parameters: Parameters
    responses: tuple[ResponsePair, ...]
    place: str

    @property
    def base(self) -> Operation:
        """The operation as it was."""
        return self.pair.base

    @property
    def revision(self) -> Operation:
        """The operation as it is."""
        return self.pair.revision

    @property
    def opening(self) -> str:
        """The place as the beginning of a sentence."""
        return self.place[0].upper() + self.place[1:]

    @property
    def inverted(self) -> bool:
        """Whether the service asks."""
        return self.kind != "operation"

    @property
    def operations(self) -> tuple[OperationRef, ...]:
        """How both sides are called, once where that is the same."""
        return refer(self.base, self.revision)

    def direction(self, way: Literal["request", "response"]) -> Direction:
        """Give which way travels what the description calls a request or a response."""
        if not self.inverted:
            return way
        return "response" if way == "request" else "request"

    def found(  # noqa: PLR0913 - what there is to tell
        self,
        id_: str,
        effect: Effect,
        told: str,
        *,
        base: str | None,
        revision: str | None,
        direction: Direction = "none",
        subject: str = "",
        rename: Rename | None = None,
        unproven: str = "",
        floor: Level | None = None,
        tolerated: bool = False,
        label: Label = "wire",
        cause: str = "",
        proof: Proof | None = None,
    ) -> Found:
        """Give a finding of this pair; its id is in the words of the way that things travel."""
        return Found(
            flipped(id_) if self.inverted else id_,
            direction,
            effect,
            base,
            revision,
            self.operations,
            told,
            subject,
            rename,
            None,
            unproven,
            floor,
            tolerated,
            label,
            self.place,
            cause,
            proof,
        )


def comparisons(context: Context) -> tuple[Comparison, ...]:
    """Give all pairs of operations, each followed by its callbacks; webhooks come last."""
    return (
        *_each(context.pairing, context, "operation", ""),
        *_each(context.webhooks, context, "webhook", ""),
    )


def _each(pairing: Pairing, context: Context, kind: Kind, behind: str) -> Iterator[Comparison]:
    for pair in pairing.pairs:
        place = spelled(pair.base, kind) + behind
        if pair.kind == "moved" and kind == "operation":
            place = f"{place} (now {spelled(pair.revision, kind)})"
        yield Comparison(
            pair,
            context,
            kind,
            _pair_parameters(pair, context),
            pair_responses(pair.base.responses, pair.revision.responses),
            place,
        )
        if pair.base.callbacks and pair.revision.callbacks:
            hints, structures = context.hints, context.structures
            inner = pair_callbacks(pair.base, pair.revision, hints, structures)
            yield from _each(inner, context, "callback", f" of {place}")


def _pair_parameters(pair: OperationPair, context: Context) -> Parameters:
    """Pair parameters by place and name; those of a path by where they stand in it."""
    ours = {_key(each, pair.variables): each for each in pair.base.parameters}
    theirs = {_key(each, {}): each for each in pair.revision.parameters}
    same = tuple((each, theirs[key]) for key, each in ours.items() if key in theirs)
    removed = tuple(each for key, each in ours.items() if key not in theirs)
    added = tuple(each for key, each in theirs.items() if key not in ours)
    if not (removed and added):
        return Parameters(same, (), removed, added)
    found = match_parameters(removed, added, context.structures, context.hints)
    renamed = tuple(match for match in found if match.confidence != "ask")
    gone = {match.base for match in renamed}
    new = {match.revision for match in renamed}
    return Parameters(
        same,
        renamed,
        tuple(each for each in removed if each not in gone),
        tuple(each for each in added if each not in new),
        tuple(match for match in found if match.confidence == "ask"),
    )


def _key(parameter: Parameter, variables: Mapping[str, str]) -> tuple[str, str]:
    location, name = parameter_key(parameter)
    return location, variables.get(name, name) if location == "path" else name


def refer(*operations: Operation) -> tuple[OperationRef, ...]:
    """Name operations, sorted; two of the same method and path once."""
    named: dict[tuple[str, str], OperationRef] = {}
    for each in operations:
        named.setdefault((each.path, each.method), OperationRef(each.path, each.method, each.id))
    return tuple(sorted(named.values()))


def spelled(operation: Operation, kind: Kind) -> str:
    """Name an operation in a sentence."""
    if kind == "operation":
        return f"`{operation.method} {operation.path}`"
    return f"the {kind} `{operation.path}`"


def flipped(id_: str) -> str:
    """Give an id in the words of the other direction."""
    return "-".join(_OPPOSITE.get(word, word) for word in id_.split("-"))
