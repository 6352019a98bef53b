"""Time passes when it is told to, or by itself where that is wanted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from specloom.mock.clock import START, Clock


def test_a_clock_stands_still_until_it_is_moved() -> None:
    clock = Clock()
    assert clock.now() == clock.now() == START

    clock.advance(3600)
    assert clock.now() - START == timedelta(hours=1)

    other = datetime(2030, 1, 1, tzinfo=UTC)
    clock.set(other)
    assert clock.now() == other


def test_a_clock_may_run() -> None:
    clock = Clock(running=True)
    before = clock.now()
    while clock.now() == before:
        pass

    clock.set(START)
    assert timedelta() <= clock.now() - START < timedelta(minutes=1)


def test_a_clock_goes_back_to_its_start() -> None:
    clock = Clock(datetime(2030, 1, 1, tzinfo=UTC))
    clock.advance(5)

    clock.reset()

    assert clock.now() == datetime(2030, 1, 1, tzinfo=UTC)
    assert not clock.is_running
    assert Clock(running=True).is_running
