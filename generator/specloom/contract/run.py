"""A run: requests of every tier against one target, judged, made small, tried again."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol

from specloom.contract.checks import Checks
from specloom.contract.coverage import Coverage
from specloom.contract.credentials import Access
from specloom.contract.failures import Describe, Failures, Locate
from specloom.contract.model import Case, Exchange, Goal, Run, Stop, Tier, Values, key_of
from specloom.contract.playing import Player
from specloom.contract.safety import Pace, Planned, Safety, planned
from specloom.contract.sequences import scripts
from specloom.contract.session import Progress, Session, TimeIsUp
from specloom.contract.sweep import cases
from specloom.contract.target import Target, TargetError
from specloom.contract.validity import Validity
from specloom.errors import BadInput, Finding, Location
from specloom.ir.model import Api, Operation
from specloom.spec import Document

__all__ = ["TIERS", "Fuzz", "Options", "dry_run", "in_shard", "run"]

TIERS: Final[tuple[Tier, ...]] = ("sweep", "fuzz", "sequences")


class Fuzz(Protocol):
    """See `specloom.contract.fuzz`."""

    def __call__(  # noqa: PLR0913 - what a tier is made of
        self,
        api: Api,
        document: Document,
        session: Session,
        operations: tuple[Operation, ...],
        *,
        seed: int,
        max_examples: int,
    ) -> None:
        """Fuzz operations."""
        ...


_OK: Final = range(200, 300)
_SHARE: Final = 0.5
"""How much of the time that is left fuzzing may take, when sequences are to follow."""
_GRACE: Final = 10.0
"""Seconds for trying failures again when the time that was given is used up."""


def _unplaced(pointer: str) -> Location:
    return Location("", pointer=pointer)


def _undescribed(_: Case) -> tuple[str, str]:
    return "", ""


def _silent(_tier: Tier, _sent: int, _found: int) -> None:
    pass


def _leave() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Options:
    """How a run goes.

    Attributes:
        tiers: which tiers, of `TIERS`.
        seed: what all that is made up follows from.
        max_time: seconds after which it ends; None: when all is sent.
        max_examples: how many requests of each operation the fuzz tier makes up.
        shard: which part of how many, from 1: the second of four is `(2, 4)`; None: all.
        allow_writes: what may be sent to other machines that writes (see `Safety`).
        rate: requests per second at most; None: as fast as they are answered, but ten to other
            machines.
        replays: how often a failure is tried again; 0 takes each as it was found.
        document: what the `Api` was built from; the fuzz tier needs it.
        strict_credentials: whether the target tells right credentials from wrong ones; a mock that
            takes any does not. Unless given: where they are not made up.
        locate: gives the place of a pointer, for failures.
        describe: gives a command line and a call of the generated client that send a case.
        progress: is told of each request.
        reset: puts the target into its first state; called before each tier and each replay.
    """

    tiers: tuple[Tier, ...] = TIERS
    seed: int = 0
    max_time: float | None = None
    max_examples: int = 10
    shard: tuple[int, int] | None = None
    allow_writes: tuple[str, ...] = ()
    rate: float | None = None
    replays: int = 2
    document: Document | None = None
    strict_credentials: bool | None = None
    locate: Locate = _unplaced
    describe: Describe = _undescribed
    progress: Progress = _silent
    reset: Callable[[], None] = _leave


def in_shard(operation: Operation, shard: tuple[int, int] | None) -> bool:
    """Tell whether an operation is in a part of all; it always is, whatever others there are."""
    if shard is None:
        return True
    part, parts = shard
    digest = hashlib.sha256(key_of(operation).encode(errors="surrogatepass")).digest()
    return int.from_bytes(digest[:8]) % parts == part - 1


def dry_run(api: Api, target: Target, options: Options | None = None) -> Iterator[Planned]:
    """Give what the sweep would send, and what not; other tiers go by what is answered."""
    options = options or Options()
    safety = Safety(target.loopback, options.allow_writes)
    mine = (case for case in cases(api, options.seed) if in_shard(case.operation, options.shard))
    yield from planned(mine, safety)


def run(
    api: Api, target: Target, *, options: Options | None = None, access: Access | None = None
) -> Run:
    """Test a target against its description.

    Args:
        api: the description.
        target: what is tested; the caller closes it.
        options: how.
        access: who calls; for this machine credentials are made up unless given.

    Returns:
        What was found, also when it ended early: `stop` then says why.

    Raises:
        BadInput: Credentials are missing, or the extra that a tier needs is.
    """
    return _Running(api, target, options or Options(), access or Access(api, target)).run()


class _Running:
    """One run, while it lasts."""

    def __init__(self, api: Api, target: Target, options: Options, access: Access) -> None:
        self._api, self._target, self._options, self._access = api, target, options, access
        strict = options.strict_credentials
        if strict is None:
            strict = not access.made_up
        self._checks = Checks(api, strict_credentials=strict)
        self._coverage = Coverage(api)
        self._begun = time.monotonic()
        self._engine = _fuzzer() if "fuzz" in options.tiers and options.document else None
        self._good: dict[Operation, Values] = {}
        self._full: dict[Operation, Values] = {}
        self._session = Session(
            dispatch=access.send,
            judge=self._checks.of,
            met=self._coverage.met,
            safety=Safety(target.loopback, options.allow_writes),
            pace=Pace.towards(options.rate, loopback=target.loopback),
            deadline=None if options.max_time is None else self._begun + options.max_time,
            lacks=lambda case: access.lacks(case.operation),
            progress=options.progress,
        )

    def run(self) -> Run:
        """Do all of it."""
        options, session = self._options, self._session
        failures = Failures(
            self._api,
            session,
            Validity(self._api),
            self._access.redactor,
            options.locate,
            options.describe,
            options.replays,
            options.reset,
        )
        self._target.deadline = session.deadline
        stop = self._until_the_end(self._all_tiers)
        if stop is None or stop.kind == "time":
            session.deadline = None if stop is None else time.monotonic() + _GRACE
            self._target.deadline = session.deadline
            stop = self._until_the_end(failures.confirm) or stop
        self._target.deadline = None
        return Run(
            source=self._api.source,
            title=self._api.title,
            version=self._api.version,
            target=self._target.address,
            seed=options.seed,
            shard="" if options.shard is None else "{}/{}".format(*options.shard),
            tiers=MappingProxyType(dict(session.sent)),
            failures=failures.all(),
            goals=self._goals(ended=stop is not None),
            stream=session.stream,
            notes=tuple(self._notes()),
            seconds=time.monotonic() - self._begun,
            stop=stop,
        )

    def _until_the_end(self, work: Callable[[], None]) -> Stop | None:
        """Do something; give why it ended early, if it did."""
        try:
            work()
        except TimeIsUp:
            return Stop("time", f"the {self._options.max_time:g} s that were given are used up")
        except TargetError as error:
            return Stop(error.kind, self._access.redactor.text(error.message))
        except KeyboardInterrupt:
            return Stop("interrupted", "it was interrupted")
        return None

    def _all_tiers(self) -> None:
        tiers = {"sweep": self._sweep, "fuzz": self._fuzz, "sequences": self._sequences}
        for tier in TIERS:
            if tier in self._options.tiers:
                self._options.reset()
                tiers[tier]()
                self._access.require_entry()

    # ---------------------------------------------------------------------------------- tiers

    def _sweep(self) -> None:
        for case in self._mine(cases(self._api, self._options.seed)):
            exchange = self._session.send(case)
            if exchange is not None:
                self._session.judged((exchange,))
                self._remember(exchange)

    def _fuzz(self) -> None:
        options, session = self._options, self._session
        if options.document is None or self._engine is None:
            return
        end, now = session.deadline, time.monotonic()
        if end is not None and "sequences" in options.tiers:
            session.deadline = now + max(end - now, 0) * _SHARE
        try:
            self._engine(
                self._api,
                options.document,
                session,
                tuple(each for each in self._api.operations if in_shard(each, options.shard)),
                seed=options.seed,
                max_examples=options.max_examples,
            )
        except TimeIsUp:
            if end is None or time.monotonic() >= end:
                raise
        finally:
            session.deadline = end

    def _sequences(self) -> None:
        good, untried = dict(self._good), dict[Operation, Values]()
        for case in cases(self._api, self._options.seed):
            if case.mode == "valid" and case.values is not None and case.credentials == "own":
                good.setdefault(case.operation, case.values)
                _keep_fuller(untried, case.operation, case.values)
        player = Player(self._session, self._checks)
        for script in scripts(
            self._api, good, player.pools, self._options.seed, untried | self._full
        ):
            if in_shard(script.operation, self._options.shard):
                player.play(script)

    def _mine(self, found: Iterable[Case]) -> Iterator[Case]:
        return (case for case in found if in_shard(case.operation, self._options.shard))

    def _remember(self, exchange: Exchange) -> None:
        """Keep values that an operation took, to go on from."""
        case = exchange.case
        if case.mode == "valid" and case.values is not None and exchange.answer.status in _OK:
            self._good.setdefault(case.operation, case.values)
            _keep_fuller(self._full, case.operation, case.values)

    # -------------------------------------------------------------------------- what it tells

    def _goals(self, *, ended: bool) -> dict[Goal, str]:
        session = self._session
        told = self._coverage.told(session.covered, session.sent_to, session.kept_back, ended=ended)
        mine = {
            key_of(each) for each in self._api.operations if in_shard(each, self._options.shard)
        }
        return {goal: how for goal, how in told.items() if goal.operation in mine}

    def _notes(self) -> Iterator[str]:
        yield from self._session.unsent()
        yield from map(self._access.redactor.text, self._session.notes)
        if "fuzz" in self._options.tiers and self._options.document is None:
            yield "there was no fuzzing: the document of the description is not at hand"


def _keep_fuller(full: dict[Operation, Values], operation: Operation, values: Values) -> None:
    """Keep of an operation the first values whose body has the most members."""
    known = full.get(operation)
    before = known.body if known is not None and isinstance(known.body, dict) else {}
    if isinstance(values.body, dict) and len(values.body) > len(before):
        full[operation] = values


def _fuzzer() -> Fuzz:
    """Give what fuzzes.

    Raises:
        BadInput: It is not installed.
    """
    try:
        from specloom.contract.fuzz import fuzz  # noqa: PLC0415 - heavy, and of an extra
    except ModuleNotFoundError as error:
        message = "fuzzing needs more; install it with: pip install 'specloom[contract]'"
        raise BadInput(Finding("extra-missing", message, Location(str(error.name)))) from None
    return fuzz
