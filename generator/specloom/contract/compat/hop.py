"""One hop, put to the test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from specloom.contract.compat.matching import Matcher
from specloom.contract.compat.model import Predicted
from specloom.contract.compat.probes import probes, refusal
from specloom.contract.compat.verdicts import verdicts
from specloom.contract.compat.watching import Watching
from specloom.contract.credentials import Access, Secrets
from specloom.contract.failures import Failures
from specloom.contract.model import Failure, Run
from specloom.contract.run import Options, in_shard, run
from specloom.contract.safety import Pace, Safety
from specloom.contract.session import Session
from specloom.contract.target import Target, TargetError
from specloom.contract.validity import Validity
from specloom.ir.model import Api

__all__ = ["compat"]

_VERSION: Final = "version-header-is-ignored"


def compat(  # noqa: PLR0913 - all by name
    base: Api,
    target: Target,
    predicted: Sequence[Predicted],
    *,
    other: str,
    version: str | None = None,
    secrets: Secrets | None = None,
    options: Options | None = None,
) -> Run:
    """Test whether clients of BASE live with a target that serves REVISION.

    Args:
        base: the description that requests and expectations come from.
        target: what serves REVISION; the caller closes it.
        predicted: every change between the two, harmless ones too.
        other: what BASE is called in the run.
        version: the value of the version header that asks the target for REVISION.
        secrets: credentials from the environment.
        options: how the run goes; `document` and `locate` are of BASE.

    Returns:
        The run: its failures name the changes that explain them, `predictions` holds every change
        that breaks, every other one that was seen, and what no change explains.

    Raises:
        BadInput: Credentials are missing, or the extra that a tier needs.
    """
    options = options or Options()
    watching = Watching(target)
    access = Access(base, watching, secrets, version=version)
    done = run(base, watching, options=options, access=access)
    matcher = Matcher(predicted)
    failures = [
        replace(each, changes=matcher.explains(each))
        for each in done.failures
        if each.check != _VERSION or version is None  # asked for one, and served the other
    ]
    if not done.partial:
        seen = {fingerprint for each in failures for fingerprint in each.changes}
        unseen = [each for each in predicted if each.fingerprint not in seen]
        failures += _probed(base, watching, unseen, access, options)
    return replace(
        done,
        mode="compat",
        other=other,
        failures=tuple(failures),
        predictions=tuple(verdicts(predicted, failures, watching.seen)),
    )


def _probed(
    base: Api, target: Target, predicted: Sequence[Predicted], access: Access, options: Options
) -> Iterator[Failure]:
    """Send what the predictions that were not observed name; give what is refused."""
    told: set[str] = set()
    for change, case in probes(base, predicted, seed=options.seed):
        if change.fingerprint in told or not in_shard(case.operation, options.shard):
            continue
        session = Session(
            dispatch=access.send,
            judge=refusal(change),
            met=lambda _: (),
            safety=Safety(target.loopback, options.allow_writes),
            pace=Pace.towards(options.rate, loopback=target.loopback),
            lacks=lambda asked: access.lacks(asked.operation),
        )
        try:
            exchange = session.send(case)
        except TargetError:  # whatever ended the target: what was seen before stays
            return
        if exchange is None:
            continue
        for violation in refusal(change)(exchange):
            session.fail(violation, (exchange,))
        failures = Failures(
            base,
            session,
            Validity(base),
            access.redactor,
            options.locate,
            options.describe,
            replays=0,
            reset=options.reset,
        )
        for failure in failures.all():
            told.add(change.fingerprint)
            yield replace(failure, changes=(change.fingerprint,))
