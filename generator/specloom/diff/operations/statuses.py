"""Which responses of two operations answer the same: by status, by range, by `default`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from specloom.ir.model import Response

__all__ = ["ResponsePair", "Statuses", "is_success", "pair_responses"]

_DEFAULT: Final = "default"


@dataclass(frozen=True, slots=True, eq=False)
class ResponsePair:
    """Two responses that may stand for the same status; `success` is that of the base."""

    base: Response
    revision: Response
    success: bool


@dataclass(frozen=True, slots=True, eq=False)
class Statuses:
    """The responses of one operation by status.

    `default` stands for failures where the description knows a successful status, else for all.
    """

    responses: Mapping[str, Response]

    @classmethod
    def of(cls, responses: Iterable[Response]) -> Statuses:
        """Read the responses of an operation."""
        return cls({each.status: each for each in responses})

    @property
    def named_success(self) -> bool:
        """Whether a successful status is named."""
        return any(status.startswith("2") for status in self.responses)

    def succeeds(self, status: str) -> bool:
        """Tell whether one of the statuses is a success."""
        return is_success(status) or (status == _DEFAULT and not self.named_success)

    def covering(self, status: str) -> Response | None:
        """Give what holds for a status that is not named, or for all of a range."""
        if status in self.responses:
            return self.responses[status]
        wider = f"{status[0]}XX"
        if wider != status and wider in self.responses:
            return self.responses[wider]
        if status == _DEFAULT or (is_success(status) and self.named_success):
            return None
        return self.responses.get(_DEFAULT)

    def inside(self, status: str) -> tuple[Response, ...]:
        """Give the responses that a range or `default` would cover, were they not named."""
        if status != _DEFAULT and not status.endswith("XX"):
            return ()
        return tuple(
            each
            for each in self.responses.values()
            if each.status != status and (status == _DEFAULT or each.status[0] == status[0])
        )


def is_success(status: str) -> bool:
    """Tell whether a status says so itself."""
    return status.startswith("2")


def pair_responses(
    base: Iterable[Response], revision: Iterable[Response]
) -> tuple[ResponsePair, ...]:
    """Pair responses: of the same status, else one with what covers it on the other side."""
    ours, theirs = Statuses.of(base), Statuses.of(revision)
    pairs: dict[tuple[str, str], ResponsePair] = {}
    for status, mine in ours.responses.items():
        other = theirs.covering(status)
        if other is not None:
            pairs[status, other.status] = ResponsePair(mine, other, ours.succeeds(status))
    for status, other in theirs.responses.items():
        covering = ours.covering(status)
        if covering is not None and status not in ours.responses:
            pairs.setdefault(
                (covering.status, status),
                ResponsePair(covering, other, theirs.succeeds(status)),
            )
    return tuple(pairs.values())
