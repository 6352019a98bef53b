"""What stories are played on: `specloom mock` in a process of its own, asked over the network.

A story is written once, for the clients of both kinds: `got` and `every` wait where that is due.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, cast

import httpx

__all__ = ["Mock", "eventually", "every", "got", "mocking"]

T = TypeVar("T")
ROOT = Path(__file__).parents[3]
_RUN = "from specloom.cli import main; main()"


async def got(said: T | Awaitable[T]) -> T:
    """Give what a client of either kind answers."""
    if isinstance(said, Awaitable):
        return await cast("Awaitable[T]", said)
    return said


async def every(said: Iterable[T] | AsyncIterable[T]) -> list[T]:
    """Give all that a list of either kind holds."""
    if isinstance(said, AsyncIterable):
        return [each async for each in said]
    return [*said]


class Mock:
    """A mock that runs, and its clock."""

    def __init__(self, url: str) -> None:
        self.url = url

    def get(self, path: str) -> httpx.Response:
        url = path if path.startswith("http") else f"{self.url}{path}"
        return httpx.get(url, trust_env=False)

    def later(self, seconds: float) -> None:
        """Let time pass."""
        told = {"advance": seconds}
        answer = httpx.post(f"{self.url}/__mock__/clock", json=told, trust_env=False)
        answer.raise_for_status()


@contextmanager
def mocking(*arguments: str) -> Iterator[Mock]:
    """Run a mock until the block ends."""
    command = [sys.executable, "-c", _RUN, "mock", *arguments, "--port", "0"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield Mock(process.stdout.readline().strip())
        finally:
            process.terminate()


def eventually(holds: Callable[[], T], *, within: float = 10) -> T:
    """Give what is true, as soon as it is."""
    give_up = time.monotonic() + within
    while not (found := holds()):
        assert time.monotonic() < give_up, "it never came true"
        time.sleep(0.05)
    return found
