"""What a service does that no description can say, in plain functions of the user's own.

A module that `specloom.toml` names for an API holds one `Behaviour` under the name `behaviour`
and registers functions with it; docs/mock.md shows how. Functions see and give entities in the
form of the newest version; what older versions show is made from that by the renames of
`x-migration` and then by the functions registered with `lowers`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from specloom.ir.model import JsonValue
from specloom.mock.calls import Context, ExtraRoute, Handler

__all__ = ["Behaviour", "Functions", "Lower", "Object", "Population", "Span", "Work"]

Object: TypeAlias = dict[str, JsonValue]
Lower: TypeAlias = Callable[[Object, Object], Object]
"""Takes what is shown (or sent) so far and what is stored (or was sent); gives what is to be."""
Work: TypeAlias = Callable[[Context], None]
Population: TypeAlias = Callable[[Context], Mapping[str, Object]]
"""Gives entities by their ids, in order."""


@dataclass(frozen=True, slots=True)
class Span:
    """Versions from `since` on, up to but without `before`; empty means no bound."""

    since: str = ""
    before: str = ""

    def holds(self, version: str, versions: Sequence[str]) -> bool:
        """Tell whether a version lies in it; `versions` are all of them, oldest first."""
        place = versions.index(version)
        return (not self.since or versions.index(self.since) <= place) and (
            not self.before or place < versions.index(self.before)
        )

    def unknown(self, versions: Sequence[str]) -> Iterator[str]:
        """Give the versions it names that there are not."""
        yield from (each for each in (self.since, self.before) if each and each not in versions)


@dataclass(frozen=True, slots=True)
class _Registered:
    """A function with the name it is registered for and the versions it is for."""

    name: str
    span: Span
    call: Handler


@dataclass(frozen=True, slots=True)
class _Projection:
    name: str
    span: Span
    change: Lower


@dataclass(slots=True)
class Functions:
    """All that is registered with a behaviour."""

    handlers: list[_Registered] = field(default_factory=list)
    guards: list[_Registered] = field(default_factory=list)
    lowers: list[_Projection] = field(default_factory=list)
    lifts: list[_Projection] = field(default_factory=list)
    ticks: list[Work] = field(default_factory=list)
    populations: dict[str, Population] = field(default_factory=dict)
    routes: dict[str, ExtraRoute] = field(default_factory=dict)

    def take(self, other: Functions) -> None:
        """Add those of another behaviour."""
        self.handlers += other.handlers
        self.guards += other.guards
        self.lowers += other.lowers
        self.lifts += other.lifts
        self.ticks += other.ticks
        self.populations |= other.populations
        self.routes |= other.routes


class Behaviour:
    """The functions of one API; `on`, `guards`, `route` and so on register them as decorators.

    Args:
        parts: behaviours of which this one is made, asked in their order before its own.
    """

    def __init__(self, *parts: Behaviour) -> None:
        self.functions = Functions()
        for part in parts:
            self.functions.take(part.functions)

    # ---------------------------------------------------------------------------- registering

    def on(
        self, *operations: str, since: str = "", before: str = ""
    ) -> Callable[[Handler], Handler]:
        """Register what answers calls of operations.

        The function may give None: then the next one registered is asked, and at last the mock
        itself.

        Args:
            operations: each an operationId, or method and path: `GET /vehicles/{vehicleId}`.
            since: the first version it is for.
            before: the first version it is no longer for.
        """

        def register(handler: Handler) -> Handler:
            span = Span(since, before)
            self.functions.handlers += (_Registered(name, span, handler) for name in operations)
            return handler

        return register

    def guards(self, *, since: str = "", before: str = "") -> Callable[[Handler], Handler]:
        """Register what is asked before any operation; None lets the call through."""

        def register(handler: Handler) -> Handler:
            self.functions.guards.append(_Registered("", Span(since, before), handler))
            return handler

        return register

    def route(self, key: str) -> Callable[[ExtraRoute], ExtraRoute]:
        """Register what answers a method and path outside of the description."""

        def register(route: ExtraRoute) -> ExtraRoute:
            self.functions.routes[key] = route
            return route

        return register

    def lowers(self, component: str, *, before: str, since: str = "") -> Callable[[Lower], Lower]:
        """Register how versions before one show a component; newer cuts come first.

        The function takes what the renames made of it and what is stored, and gives what is shown.
        `component` is named as in the oldest version meant or as in the newest.
        """

        def register(change: Lower) -> Lower:
            self.functions.lowers.append(_Projection(component, Span(since, before), change))
            return change

        return register

    def lifts(self, component: str, *, before: str, since: str = "") -> Callable[[Lower], Lower]:
        """Register what versions before one mean by a component that they send."""

        def register(change: Lower) -> Lower:
            self.functions.lifts.append(_Projection(component, Span(since, before), change))
            return change

        return register

    def populates(self, kind: str) -> Callable[[Population], Population]:
        """Register what there is of a kind from the start, by id; called when it is asked for."""

        def register(population: Population) -> Population:
            self.functions.populations[kind] = population
            return population

        return register

    def ticks(self, work: Work) -> Work:
        """Register what happens as time goes by; called before each answer, and now and then."""
        self.functions.ticks.append(work)
        return work

    # ---------------------------------------------------------------------------- asking

    @property
    def routes(self) -> Mapping[str, ExtraRoute]:
        """What there is besides the description."""
        return self.functions.routes

    def handlers(
        self, key: str, operation_id: str, version: str, versions: Sequence[str]
    ) -> tuple[Handler, ...]:
        """Give what to ask for an operation of a version, in order.

        Args:
            key: method and path of the operation.
            operation_id: its operationId, or nothing.
            version: the version that is served.
            versions: all of them, oldest first.
        """
        names = {key, operation_id} - {""}
        return tuple(
            each.call
            for each in (*self.functions.guards, *self.functions.handlers)
            if (not each.name or each.name in names) and each.span.holds(version, versions)
        )

    def lowerings(self, name: str, version: str, versions: Sequence[str]) -> tuple[Lower, ...]:
        """Give how a version shows a component, what is newest first."""
        return _changes(self.functions.lowers, name, version, versions, is_newest_first=True)

    def liftings(self, name: str, version: str, versions: Sequence[str]) -> tuple[Lower, ...]:
        """Give what a version means by a component, what is oldest first."""
        return _changes(self.functions.lifts, name, version, versions, is_newest_first=False)

    def populate(self, context: Context) -> None:
        """Tell the store how it is filled."""
        for kind, population in self.functions.populations.items():
            context.store.grow(kind, partial(_fill, context, kind, population))

    def tick(self, context: Context) -> None:
        """Let happen what is due."""
        for work in self.functions.ticks:
            work(context)

    @property
    def operations(self) -> tuple[str, ...]:
        """The operations that functions are registered for, as they are named, each once."""
        return (*dict.fromkeys(each.name for each in self.functions.handlers),)

    def unknown_versions(self, versions: Sequence[str]) -> list[str]:
        """Give the versions that are named and that there are not, each once."""
        handlers = (each.span for each in (*self.functions.handlers, *self.functions.guards))
        projections = (each.span for each in (*self.functions.lowers, *self.functions.lifts))
        spans = (*handlers, *projections)
        found = (name for span in spans for name in span.unknown(versions))
        return [*dict.fromkeys(found)]


def _fill(context: Context, kind: str, population: Population) -> None:
    for key, entity in population(context).items():
        context.store.put(kind, key, entity)


def _changes(
    projections: Sequence[_Projection],
    name: str,
    version: str,
    versions: Sequence[str],
    *,
    is_newest_first: bool,
) -> tuple[Lower, ...]:
    fitting = [
        each for each in projections if each.name == name and each.span.holds(version, versions)
    ]
    fitting.sort(key=lambda each: versions.index(each.span.before), reverse=is_newest_first)
    return tuple(each.change for each in fitting)
