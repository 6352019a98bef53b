"""Puts the repository on the path, so that any test can say `from tests.server import ...`."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import settings

ROOT = Path(__file__).parents[1]

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.server import Server, running  # noqa: E402 - the path comes first

# No run of a test knows of another, nor leaves anything with the user.
os.environ["SPECLOOM_CACHE_DIR"] = ""

FOR_PROCESSES = "COVERAGE_PROCESS_CONFIG"
"""What makes coverage measure the processes that a test starts."""

# What is slow only because the machine is busy does not fail.
settings.register_profile("unhurried", parent=settings(), deadline=None)
settings.load_profile("unhurried")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Keep coverage out of tests marked `exhaustive`: it would double the time they take."""
    is_exhaustive = item.get_closest_marker("exhaustive") is not None
    measuring = Coverage.current() if is_exhaustive else None
    if measuring is None:
        return (yield)
    handed_down = os.environ.pop(FOR_PROCESSES, None)
    measuring.stop()
    try:
        return (yield)
    finally:
        measuring.start()
        if handed_down is not None:
            os.environ[FOR_PROCESSES] = handed_down


@pytest.fixture(scope="session")
def _running_server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture
def server(_running_server: Server) -> Server:
    """Give a service on a free port that answers as the test says, and remembers what it saw."""
    _running_server.forget()
    return _running_server
