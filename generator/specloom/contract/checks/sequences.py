"""What the answers of a sequence say together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specloom.contract.model import Exchange, Violation
from specloom.ir.model import Api

__all__ = ["across"]


def across(api: Api, exchanges: Sequence[Exchange]) -> Iterator[Violation]:
    """Give what a sequence shows that no answer of it shows alone."""
    del api, exchanges
    yield from ()
