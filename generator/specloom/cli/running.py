"""What a contract test is run between, and the run itself: one target, a hop, or two targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from specloom.cli.inputs import inputs
from specloom.cli.testing import Tested, describe, mock_target, secrets_of, tested
from specloom.contract.against import against
from specloom.contract.compat import Predicted, compat
from specloom.contract.credentials import Access
from specloom.contract.model import Run
from specloom.contract.run import Options, run
from specloom.contract.target import Target, UrlTarget
from specloom.errors import BadInput, Finding

__all__ = ["Sides", "make_sides", "sent"]


@dataclass(frozen=True, slots=True)
class Sides:
    """What is tested.

    Attributes:
        asked: what requests and expectations come from.
        served: what the target is said to serve; the same, but for a hop.
        target: the target.
        reset: puts it into its first state.
        version: what asks the target for the version it is to serve; None: as described.
        predicted: the changes between the two, where they are not the same.
        other: a second target to compare with, if any.
    """

    asked: Tested
    served: Tested
    target: Target
    reset: Callable[[], None]
    version: str | None
    predicted: tuple[Predicted, ...] = ()
    other: Target | None = None

    def close(self) -> None:
        """End what was opened."""
        self.target.close()
        if self.other is not None:
            self.other.close()


def make_sides(  # noqa: PLR0913 - what the command line says
    spec: str,
    seed: int,
    *,
    target: str | None,
    base: str | None,
    other: str | None,
    allow_remote: bool,
) -> Sides:
    """Read what is to be read, and make the targets.

    Args:
        spec: what the target serves.
        seed: that of its mock.
        target: its address; None: the mock.
        base: the description that requests come from, if that is another.
        other: the address of a second target, if any.
        allow_remote: whether descriptions may refer to other hosts.

    Raises:
        BadInput: Something cannot be used.
    """
    served = tested(spec, allow_remote=allow_remote)
    asked = served if base is None else tested(base, allow_remote=allow_remote)
    hop = () if base is None else _predicted(asked, served, allow_remote=allow_remote)
    second = UrlTarget(other) if other is not None else None
    if target is not None:
        pinned = None if asked is served else served.pin
        return Sides(asked, served, UrlTarget(target), _leave, pinned, hop, second)
    mock, reset = mock_target(served.spec, seed, allow_remote=allow_remote)
    # A mock knows its versions by their names; two may have one value in the header.
    return Sides(asked, served, mock, reset, served.version or None, hop, second)


def _predicted(base: Tested, revision: Tested, *, allow_remote: bool) -> tuple[Predicted, ...]:
    """Give what `specloom diff` tells of a hop.

    Raises:
        BadInput: The settings of the project are wrong.
    """
    from specloom.cli.predictions import predicted  # noqa: PLC0415 - only who asks for a hop
    from specloom.diff import compare  # noqa: PLC0415

    wrong: list[Finding] = []
    sides = inputs(base.spec, revision.spec, wrong, allow_remote=allow_remote)
    if sides is None:
        raise BadInput(*dict.fromkeys(wrong))
    return predicted(compare(sides.base, sides.revision, sides.settings, sides.mapping))


def sent(sides: Sides, options: Options) -> Run:
    """Run the test; `options` need not say what follows from the sides.

    Raises:
        BadInput: Credentials are missing.
    """
    asked, served = sides.asked, sides.served
    secrets = secrets_of(served)
    access = Access(asked.api, sides.target, secrets, version=sides.version)
    options = replace(
        options,
        document=asked.document,
        locate=asked.document.locate,
        describe=describe(asked, sides.target, access),
        reset=sides.reset,
    )
    if sides.other is not None:
        found = against(
            asked.api,
            sides.target,
            sides.other,
            version=sides.version,
            secrets=secrets,
            options=options,
        )
        return replace(found, source=served.spec)
    if asked is served:
        found = run(asked.api, sides.target, options=options, access=access)
        return replace(found, source=served.spec)
    found = compat(
        asked.api,
        sides.target,
        sides.predicted,
        other=asked.spec,
        version=sides.version,
        secrets=secrets,
        options=options,
    )
    api = served.api
    return replace(found, source=served.spec, title=api.title, version=api.version)


def _leave() -> None:
    """Leave a service as it is: nobody but its owner can put it back."""
