"""A run as a person at a terminal sees it go on."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TypeAlias

from specloom.contract.model import Tier
from specloom.report.contract.words import TIERS
from specloom.report.words import count

__all__ = ["Watch", "watched"]

Watch: TypeAlias = Callable[[Tier, int, int], None]
"""Is told the tier, how many requests it has sent, and how many failures there are."""

_OFTEN: Final = 0.1
"""Seconds between two looks: a terminal is slower than what it shows."""


def _nothing(_tier: Tier, _sent: int, _found: int) -> None:
    pass


@contextmanager
def watched(subject: str, seconds: float | None, *, quiet: bool) -> Iterator[Watch]:
    """Show what goes on, on standard error, where a person is watching.

    Args:
        subject: What is tested.
        seconds: How long it may take; the bar then tells how much of it is over.
        quiet: Show nothing.
    """
    if quiet or not sys.stderr.isatty():
        yield _nothing
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=20), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(subject, total=seconds)
        begun, last = time.monotonic(), 0.0

        def watch(tier: Tier, sent: int, found: int) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last < _OFTEN:
                return
            last = now
            told = f"{subject}: {TIERS[tier]}, {count(sent, 'request')}, {count(found, 'failure')}"
            bar.update(task, description=told, completed=now - begun)

        yield watch
