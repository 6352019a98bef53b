"""An owner of a Renault through a day, with the generated clients."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import TypeAlias

import pytest
from renault_zoe_client.errors import LoginFailed, ServerError
from renault_zoe_client.v2016 import AsyncRenaultZoe as Async2016
from renault_zoe_client.v2016 import RenaultZoe as Sync2016
from renault_zoe_client.v2018_12 import AsyncRenaultZoe as Async2018
from renault_zoe_client.v2018_12 import RenaultZoe as Sync2018
from renault_zoe_client.v2018_12 import models

from tests.mock.stories.stage import Mock, got, mocking

FULL = "VF1AGVYB0EXAMPLE1"
LOW = "VF1AGVYB0EXAMPLE2"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Client: TypeAlias = Sync2018 | Async2018
"""Those of 2016 have all that the story asks of them, under the same names."""


@pytest.fixture
def mock(request: pytest.FixtureRequest) -> Iterator[Mock]:
    with mocking(request.param) as made:
        yield made


async def story(mock: Mock, client: Client, life: int) -> None:
    async with AsyncExitStack() as stack:
        if isinstance(client, Async2018 | Async2016):
            await stack.enter_async_context(client)
        else:
            stack.enter_context(client)
        assert (await got(client.battery.get(FULL))).charge_level == 63
        for _ in range(2):  # the login's token expires, then the renewed one
            mock.later(life + 1)
            assert (await got(client.battery.get(FULL))).plugged is True
        await precondition(mock, client)
        await plan(mock, client)


async def precondition(mock: Mock, client: Client) -> None:
    """Above 45 % the car obeys, below it fails; either way the command is taken."""
    for vin, result in ((FULL, "SUCCESS"), (LOW, "ERROR")):
        assert await got(client.air_conditioning.get_last(vin)) is None
        await got(client.air_conditioning.start(vin))
        mock.later(11)
        last = await got(client.air_conditioning.get_last(vin))
        assert last is not None
        assert (last.type, last.result) == ("USER_REQUEST", result)


async def plan(mock: Mock, client: Client) -> None:
    """Write a schedule, deploy it, see it in the car."""
    windows = {
        day: {"start": "1600", "duration": "0115" if day == "mon" else "0015"} for day in DAYS
    }
    made = {day: models.ChargingWindow.model_validate(window) for day, window in windows.items()}
    await got(client.charge_schedule.set_draft(FULL, optimized_charge=False, **made))
    before = await got(client.charge_schedule.get(FULL))
    assert before.schedule.mon.start != made["mon"].start
    await got(client.charge_schedule.deploy(FULL))
    mock.later(11)
    after = await got(client.charge_schedule.get(FULL))
    assert after.enabled is True
    assert after.to_dict()["schedule"] == windows
    assert after.schedule.mon.duration == timedelta(minutes=75)


@pytest.mark.parametrize(
    ("mock", "make", "life"),
    [
        ("renault-zoe@2016", Sync2016, 36_000),
        ("renault-zoe@2016", Async2016, 36_000),
        ("renault-zoe", Sync2018, 900),
        ("renault-zoe", Async2018, 900),
    ],
    indirect=["mock"],
)
def test_a_day(mock: Mock, make: type[Client], life: int) -> None:
    client = make(username="owner@example.com", password="secret", base_url=mock.url)
    asyncio.run(story(mock, client, life))


@pytest.mark.parametrize("mock", ["renault-zoe"], indirect=True)
def test_refusals(mock: Mock) -> None:
    def login(username: str, password: str) -> Sync2018:
        return Sync2018(username=username, password=password, base_url=mock.url, max_retries=0)

    with login("owner@example.com", "wrong") as client, pytest.raises(LoginFailed):
        client.battery.get(FULL)
    with login("owner@example.com", "right") as client:
        client.battery.refresh(FULL)
        with pytest.raises(ServerError):
            client.battery.refresh(FULL)
        mock.later(20 * 60)
        client.battery.refresh(FULL)
