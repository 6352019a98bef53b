"""Calls: requests that were found to be what the description says, and what handles them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import TypeAlias

from specloom.ir.model import JsonValue
from specloom.mock.clock import Clock
from specloom.mock.messages import NOTHING, Answer, Body, Refusal, Reply, Request
from specloom.mock.outbox import Outbox
from specloom.mock.plans import OperationPlan
from specloom.mock.preferences import NO_WISH, Wish
from specloom.mock.randomness import digest, random_of
from specloom.mock.store import Store

__all__ = ["Call", "Context", "ExtraRoute", "Handler", "View"]


View: TypeAlias = Callable[[str, str, JsonValue], JsonValue]
"""Takes a version, the name of a component there, and a value in its newest form."""


def _same(_version: str, _component: str, value: JsonValue) -> JsonValue:
    return value


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What calls of one version happen in; `clock` and `store` are those of all versions.

    Attributes:
        version: the version of the description that is served.
        seed: what everything that is made up follows from.
        clock: the time it is.
        store: what has been stored.
        outbox: requests that the service makes of its own accord, for all versions.
        view: gives a value of a component as another version shows it.
    """

    version: str
    seed: int
    clock: Clock
    store: Store
    outbox: Outbox = field(default_factory=Outbox)
    view: View = _same


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """One request for one operation, valid, read by its description.

    Parameters are by their names as described; one that was not sent is not there.

    Attributes:
        request: the request as it came.
        plan: the operation that it is for.
        body: as described; `NOTHING` where there is none.
        credentials: what the request says it comes from, by security scheme.
        wish: what answer the client would like.
        context: what the call happens in.
    """

    request: Request
    plan: OperationPlan
    context: Context
    path: Mapping[str, JsonValue] = field(default_factory=dict)
    query: Mapping[str, JsonValue] = field(default_factory=dict)
    headers: Mapping[str, JsonValue] = field(default_factory=dict)
    cookies: Mapping[str, JsonValue] = field(default_factory=dict)
    body: Body = NOTHING
    credentials: Mapping[str, str] = field(default_factory=dict)
    wish: Wish = NO_WISH

    @property
    def choice(self) -> int:
        """A number that follows from seed, version, operation, request and state."""
        context, request = self.context, self.request
        return digest(
            context.seed,
            context.version,
            self.plan.key,
            request.path,
            request.query,
            request.body,
            context.store.seed,
            context.store.revision,
        )

    def random(self, *more: str | int) -> Random:
        """Give a source of numbers that follow from the same, and from `more`."""
        return random_of(self.choice, *more)


Handler: TypeAlias = Callable[[Call], Reply | Refusal | None]
"""Answers a call, or gives None: it is none of the handler's, and the next one is asked."""

ExtraRoute: TypeAlias = Callable[[Request, Context], Reply | Refusal | Answer]
"""Answers requests for what the description does not tell of."""
