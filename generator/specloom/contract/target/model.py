"""The values about targets, and what goes wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Literal, Protocol, TypeAlias

from specloom.contract.model import Answer, Call, Case
from specloom.errors import SpecloomError

__all__ = [
    "Dropped",
    "Exchanges",
    "Limits",
    "Target",
    "TargetError",
    "Trouble",
    "Unsendable",
    "is_loopback",
]

Exchanges: TypeAlias = Callable[[Call], Answer]
"""Sends what it is given as it is."""

Trouble: TypeAlias = Literal["unreachable", "died", "slow", "certificate", "refused"]


class TargetError(SpecloomError):
    """No answer comes of it; `kind` is that of a `Stop`, `message` says what to do."""

    def __init__(self, kind: Trouble, message: str) -> None:
        super().__init__(message)
        self.kind: Trouble = kind
        self.message = message


class Dropped(TargetError):  # noqa: N818 - named for what it is
    """No answer to one request, of a target that answered others; `what` is what it did."""

    def __init__(self, message: str, what: str) -> None:
        super().__init__("died", message)
        self.what = what


class Unsendable(SpecloomError):  # noqa: N818 - named for what it is
    """A request that HTTP has no way to write; the target is not to blame."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long an answer may take, in seconds, and how large it may be, in bytes."""

    connect: float = 10.0
    answer: float = 30.0
    body: int = 20_000_000


class Target(Protocol):
    """What cases are sent to.

    `address` is what reports call it; `loopback` whether it is on this machine; `deadline` when an
    answer must be there at the latest, by `time.monotonic`.
    """

    @property
    def address(self) -> str:
        """Give what reports call it."""
        ...

    @property
    def loopback(self) -> bool:
        """Tell whether it is on this machine."""
        ...

    @property
    def deadline(self) -> float | None:
        """Give when an answer must be there at the latest."""
        ...

    @deadline.setter
    def deadline(self, end: float | None) -> None: ...

    def exchange(self, call: Call) -> Answer:
        """Send a request."""
        ...

    def send(self, case: Case) -> Answer:
        """Send what a case holds as it is."""
        ...

    def close(self) -> None:
        """End it."""
        ...


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine by its name; nothing is looked up."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"
