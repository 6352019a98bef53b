"""The values of a contract test: what is sent, what came back, what is wrong, what was covered.

A `Case` knows its operation and lives as long as a run. What a run results in (`Run`, `Failure`,
`Goal`) is made of text and numbers alone, so that it can be written to a file, read again, and
merged with that of other runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from specloom.errors import Location
from specloom.ir.model import JsonValue, Operation

__all__ = [
    "ABSENT",
    "Absent",
    "Answer",
    "Call",
    "Case",
    "Exchange",
    "Failure",
    "Goal",
    "GoalKind",
    "Mode",
    "Prediction",
    "Run",
    "RunMode",
    "Send",
    "Step",
    "Stop",
    "StopKind",
    "Tier",
    "Values",
    "Verdict",
    "Violation",
    "key_of",
]

Mode: TypeAlias = Literal["valid", "invalid"]
"""Whether the description allows the request."""

Tier: TypeAlias = Literal["sweep", "fuzz", "sequences"]

GoalKind: TypeAlias = Literal["status", "parameter", "request", "response", "branch"]
"""What there is to cover: statuses, parameters, media types each way, arms of schemas."""

Verdict: TypeAlias = Literal["confirmed", "not observed", "unpredicted"]

RunMode: TypeAlias = Literal["test", "compat", "against"]

StopKind: TypeAlias = Literal[
    "unreachable", "died", "slow", "certificate", "refused", "time", "interrupted"
]


class Absent:
    """The type of `ABSENT`: no body at all, which is not a body of null."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Give its name."""
        return "ABSENT"


ABSENT: Final = Absent()


# -------------------------------------------------------------------------------- what is sent


@dataclass(frozen=True, slots=True)
class Values:
    """What goes into a request, by name in each place, before it is written.

    `body` is JSON where `media_type` is JSON or a form; else text, or bytes in `raw`.
    """

    path: Mapping[str, JsonValue] = field(default_factory=dict)
    query: Mapping[str, JsonValue] = field(default_factory=dict)
    headers: Mapping[str, JsonValue] = field(default_factory=dict)
    cookies: Mapping[str, JsonValue] = field(default_factory=dict)
    body: JsonValue | Absent = ABSENT
    media_type: str = ""
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A request as it is sent, but for credentials.

    `target` is path and query, written as on the wire, relative to the address of the target;
    header names are in lower case.
    """

    method: str
    target: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One request and what the description says of it.

    Attributes:
        operation: whose request it is; for a method that is not described, one of its path.
        call: what is sent.
        mode: whether the description allows it.
        why: what is special about it, for people: `pageSize is 51, above its maximum of 50`.
        pointer: the place in the description that it is about.
        tier: which tier made it.
        values: what `call` was written from; None for a request that no values describe.
        goals: what it covers by being sent.
        credentials: whose credentials go with it: those of the run, none, or wrong ones.
        expects: statuses that are the only right ones, `404` or `4XX`; empty where any will do
            that `mode` allows.
    """

    operation: Operation
    call: Call
    mode: Mode
    why: str
    pointer: str
    tier: Tier = "sweep"
    values: Values | None = None
    goals: tuple[Goal, ...] = ()
    credentials: Literal["own", "none", "wrong"] = "own"
    expects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A response. Header names are in lower case; `seconds` is how long it took.

    `status` is 0 where none came and the connection was dropped; `body` then says how.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    seconds: float = 0.0

    def header(self, name: str) -> str | None:
        """Give a header's value, values of the same name joined; None where there is none."""
        found = [value for one, value in self.headers if one == name.lower()]
        return ", ".join(found) if found else None


@dataclass(frozen=True, slots=True)
class Exchange:
    """A case and its answer."""

    case: Case
    answer: Answer


Send: TypeAlias = Callable[[Case], Answer]
"""Sends a case; raises `TargetError` (see `contract.target`) where no answer comes of it."""


# ------------------------------------------------------------------------------ what comes of it


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing to cover.

    Attributes:
        operation: the operation, `GET /vehicles/{vehicleId}`.
        kind: what kind of thing.
        name: which one: `200`, `query pageSize`, `application/json`, or the pointer of an arm.
    """

    operation: str
    kind: GoalKind
    name: str


@dataclass(frozen=True, slots=True)
class Violation:
    """One way in which an answer breaks the description.

    Attributes:
        check: the check's id, a kebab-case sentence: `status-is-not-documented`.
        message: what is wrong, in one sentence, with what was wanted.
        pointer: the place in the description that is broken.
        at: where in the answer, a JSON Pointer into its body or the name of a header; may be empty.
        kind: what is alike in all failures of one cause (keyword, property, status), whatever the
            values; part of the fingerprint.
    """

    check: str
    message: str
    pointer: str
    at: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One request and its answer as text, redacted, for reports.

    `status` is 0, and `answer` says how, where the connection was dropped. `curl` is a command line
    that sends the request; `snippet` a call of the generated client, or
    empty where it cannot send such a request. Bodies are cut where they are long.
    """

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: str
    status: int
    answer_headers: tuple[tuple[str, str], ...]
    answer: str
    curl: str
    snippet: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """One distinct failure.

    Attributes:
        check: the check's id.
        operation: the operation, `GET /vehicles/{vehicleId}`.
        operation_id: its `operationId` or the empty string.
        message: what is wrong, in one sentence.
        why: what the request was about, of the smallest case that shows it.
        pointer: the place in the description that is broken.
        location: the same as file, line and column.
        steps: the smallest sequence of requests that shows it; the last one fails.
        fingerprint: 12 hex digits of check, operation and kind; never depends on wording.
        tier: which tier found it.
        count: how many requests showed it.
        flaky: shown once, and not again when replayed.
        accepted: the reason the baseline gives for passing over it; empty where it does not.
        changes: fingerprints of the predicted changes that explain it (compat mode).
    """

    check: str
    operation: str
    operation_id: str
    message: str
    why: str
    pointer: str
    location: Location
    steps: tuple[Step, ...]
    fingerprint: str
    tier: Tier
    count: int = 1
    flaky: bool = False
    accepted: str = ""
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prediction:
    """A breaking change that was predicted, and what was seen of it (compat mode).

    `fingerprint`, `id` and `message` are those of the change; `reason` says why it was not
    observed, as far as that is known.
    """

    fingerprint: str
    id: str
    message: str
    operations: tuple[str, ...]
    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a run ended before its end.

    `kind`: `unreachable`, `died`, `slow`, `certificate`, `refused`, `time`, `interrupted`. Time
    that was used up is as agreed; anything else makes the run partial.
    """

    kind: StopKind
    message: str


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a run, or of several that were merged.

    Attributes:
        source: the description, as it was named.
        title: the API's title.
        version: its version.
        target: the address, or `mock`.
        mode: `test`, `compat`, `against`.
        other: the base of a compat run, the other address of `against`; else empty.
        seed: what all that is made up follows from.
        shard: `1/4`, or empty.
        tiers: requests sent, by tier.
        failures: ordered by operation, then check.
        predictions: of a compat run.
        goals: everything there is to cover, with how it was met: `covered`, or why not.
        stream: SHA-256 of the request stream in order; equal seeds give equal streams.
        notes: findings about the run itself (a skipped operation, a stale baseline entry).
        seconds: how long it took.
        stop: why it ended early, if it did.
    """

    source: str
    title: str
    version: str
    target: str
    mode: RunMode = "test"
    other: str = ""
    seed: int = 0
    shard: str = ""
    tiers: Mapping[Tier, int] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    goals: Mapping[Goal, str] = field(default_factory=dict)
    stream: str = ""
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    stop: Stop | None = None

    @property
    def partial(self) -> bool:
        """Whether something other than the agreed time cut it short."""
        return self.stop is not None and self.stop.kind != "time"

    @property
    def void(self) -> bool:
        """Whether there was not a single answer."""
        return self.stop is not None and self.stop.kind in ("unreachable", "certificate")

    @property
    def broken(self) -> tuple[Failure, ...]:
        """The failures that count: neither flaky, nor passed over, nor predicted."""
        passed = (one for one in self.failures if not one.flaky and not one.accepted)
        return tuple(one for one in passed if not one.changes)

    @property
    def coverage(self) -> float:
        """How much of the goals is covered, from 0 to 1; 1 where there are none."""
        met = sum(how == "covered" for how in self.goals.values())
        return met / len(self.goals) if self.goals else 1.0


def key_of(operation: Operation) -> str:
    """Give what an operation is called in reports: `GET /vehicles/{vehicleId}`."""
    return f"{operation.method} {operation.path}"
