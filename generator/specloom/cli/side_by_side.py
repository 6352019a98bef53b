"""Work in parts that do not concern each other, each in a process of its own where that pays.

A process takes a third of a second to start, and all of Python's work is one at a time within one:
parts of less are done one after the other.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from specloom.errors import BadInput

__all__ = ["side_by_side"]

_Part = TypeVar("_Part")
_Result = TypeVar("_Result")


def side_by_side(
    work: Callable[[_Part], _Result], parts: Sequence[_Part], *, apart: bool
) -> list[_Result | BadInput]:
    """Give what each part comes to, in their order: its result, or what is wrong with it.

    Args:
        work: Does one part; a process must be able to find it by its name.
        parts: What to do.
        apart: Whether they are worth processes of their own; there are as many as processors.

    Raises:
        ChildProcessError: A process ended before its work did.
    """
    at_once = min(len(parts), os.cpu_count() or 1)
    if not apart or at_once == 1:
        return [_done(work, part) for part in parts]
    pool = ProcessPoolExecutor(at_once, get_context("spawn"), _begin)
    try:
        with pool:
            return list(pool.map(_done, [work] * len(parts), parts))
    except BrokenProcessPool as error:
        message = (
            "a process that wrote a client ended half-way, as when memory runs out; nothing was "
            "changed: run this again, for fewer APIs at a time"
        )
        raise ChildProcessError(message) from error


def _begin() -> None:
    """Let a new process be as the command line is, and end at once with it."""
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _done(work: Callable[[_Part], _Result], part: _Part) -> _Result | BadInput:
    try:
        return work(part)
    except BadInput as error:
        return error
