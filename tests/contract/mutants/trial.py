"""Puts one mutant to the test: ours, and Schemathesis as it comes."""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import schemathesis
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.openapi import from_dict

from specloom.contract.credentials import Access, Secrets
from specloom.contract.model import Run, Tier
from specloom.contract.run import TIERS, Options, run
from specloom.contract.target import AsgiTarget
from specloom.ir import Api
from specloom.mock import App
from specloom.spec import Document
from tests.contract.mutants.catalogue import MUTANTS, Mutant
from tests.contract.mutants.subject import TOKEN, VERSION, app, described, edited

__all__ = [
    "Caught",
    "Line",
    "beside",
    "caught",
    "failures_of",
    "line_of",
    "made",
    "tried",
    "wrapped",
]

_SEED: Final = 1


@dataclass(frozen=True, slots=True)
class Caught:
    """What was found: each check once, by the tier that found it first."""

    checks: tuple[tuple[Tier, str], ...]

    @property
    def words(self) -> str:
        """Give it in a few words."""
        return ", ".join(f"{check} ({tier})" for tier, check in self.checks[:2]) or "-"


@dataclass(frozen=True, slots=True)
class Line:
    """What was found of one mutant, and the seconds of CPU that it took."""

    number: int
    ours: Caught
    theirs: tuple[str, ...] | None
    seconds: tuple[float, float]


@cache
def _description() -> tuple[Document, Api]:
    return described()


def made(mutant: Mutant | None) -> App:
    """Give the mutant as an application, new each time; the service as it should be for None."""
    document, api = _description()
    if mutant is None:
        return app(api)
    served = edited(document, mutant.edit) if mutant.edit else api
    return app(served, mutant.fault() if mutant.fault else None)


def tried(mutant: Mutant | None, tiers: tuple[Tier, ...] = TIERS) -> Run:
    """Test a mutant as `specloom test` would."""
    document, api = _description()
    inner = [made(mutant)]

    async def outer(scope: Any, receive: Any, send: Any) -> None:
        await inner[0](scope, receive, send)

    def reset() -> None:
        inner[0] = made(mutant)

    target = AsgiTarget(outer)
    try:
        access = Access(api, target, Secrets({("", "token"): TOKEN}))
        options = Options(
            tiers=tiers,
            seed=_SEED,
            document=document,
            strict_credentials=True,
            reset=reset,
        )
        return run(api, target, options=options, access=access)
    finally:
        target.close()


def caught(found: Run) -> Caught:
    """Give the checks that failed."""
    order = {tier: place for place, tier in enumerate(TIERS)}
    seen: dict[tuple[Tier, str], None] = {(f.tier, f.check): None for f in found.failures}
    return Caught(tuple(sorted(seen, key=lambda one: (order[one[0]], one[1]))))


def beside(mutant: Mutant | None) -> tuple[str, ...]:
    """Give the checks of Schemathesis that fail first: all its phases and checks, as it sets them.

    It ends at the first case that fails (`--max-failures 1`): the mutant is caught, and what else
    it would say of it costs ten times as much.
    """
    document, api = _description()
    settings = {
        "seed": _SEED,
        "headers": {"Authorization": f"Bearer {TOKEN}", VERSION: api.version},
        "base-url": "http://127.0.0.1",
        "generation": {"database": "none"},
        "max-failures": 1,
    }
    schema = from_dict(document.root, config=schemathesis.Config.from_dict(settings))
    schema.app = wrapped(made(mutant))
    failed: dict[str, None] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for event in from_schema(schema).execute():
            if isinstance(event, events.ScenarioFinished):
                failed |= dict.fromkeys(failures_of(event.recorder))
    return tuple(sorted(failed))


def failures_of(recorder: ScenarioRecorder) -> list[str]:
    """Give the checks that failed in what Schemathesis recorded."""
    checks = (check for group in recorder.checks.values() for check in group)
    return [check.name for check in checks if check.failure_info is not None]


def line_of(task: tuple[int, bool]) -> Line:
    """Try one mutant, by its number and whether ours alone do; -1 is the service as it should be.

    Mutants travel to other processes as numbers, since functions do not.
    """
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)  # a mutant that fails says so on standard error
    number, is_alone = task
    mutant = None if number < 0 else MUTANTS[number]
    begun = time.process_time()
    ours = caught(tried(mutant))
    between = time.process_time()
    theirs = None if is_alone else beside(mutant)
    return Line(number, ours, theirs, (between - begun, time.process_time() - between))


def wrapped(inner: App) -> Callable[[Any, Any, Any], Awaitable[None]]:
    """Give a function, by which Schemathesis tells ASGI."""

    async def outer(scope: Any, receive: Any, send: Any) -> None:
        await inner(scope, receive, send)

    return outer
