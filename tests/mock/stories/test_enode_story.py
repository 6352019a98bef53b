"""A user of Enode from linking a car to charging it, with the generated clients."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from typing import TypeAlias, TypedDict
from urllib.parse import urlsplit

import pytest
from enode_client.errors import ApiError, BadRequest, Unauthorized, UnprocessableContent
from enode_client.latest import AsyncEnode, Enode, models
from enode_client.latest.webhooks import unwrap_events
from enode_client.v2023_03_01 import Enode as March
from enode_client.v2023_05_01 import AsyncEnode as AsyncMay
from enode_client.v2023_05_01 import Enode as May

from tests.mock.stories.stage import Mock, eventually, every, got, mocking
from tests.server import Answer, Server, running

SECRET = "a-secret-of-the-webhook"
USER = "story-user"
Client: TypeAlias = Enode | AsyncEnode


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    with mocking("enode") as made:
        yield made


@pytest.fixture(scope="module")
def receivers() -> Iterator[Server]:
    with running() as server:
        yield server


class Options(TypedDict):
    client_id: str
    client_secret: str
    base_url: str
    token_url: str


def options(mock: Mock) -> Options:
    return {
        "client_id": "client",
        "client_secret": "secret",
        "base_url": mock.url,
        "token_url": f"{mock.url}/oauth2/token",
    }


async def entered(stack: AsyncExitStack, client: Client | May | AsyncMay) -> None:
    if isinstance(client, AsyncEnode | AsyncMay):
        await stack.enter_async_context(client)
    else:
        stack.enter_context(client)


async def story(mock: Mock, hooks: Server, client: Client, older: May | AsyncMay) -> None:
    async with AsyncExitStack() as stack:
        await entered(stack, client)
        await entered(stack, older)
        await forget(client)
        await subscribe(hooks, client)
        car = await link(mock, client)
        await charge(mock, hooks, client, car)
        await be_refused(client, car)
        await look_back(client, older, car)


async def forget(client: Client) -> None:
    users = [user.id for user in await every(client.user_management.list())]
    if USER in users:
        await got(client.user_management.delete(USER))


async def subscribe(hooks: Server, client: Client) -> None:
    for known in await every(client.webhooks.list()):
        await got(client.webhooks.delete(known.id))
    hooks.forget()
    hooks.answer("POST /events", Answer(200))
    url = f"{hooks.url}/events"
    hook = await got(client.webhooks.create(url=url, secret=SECRET, api_version="2023-08-01"))
    tested = await got(client.webhooks.test(hook.id))
    assert tested.status == "SUCCESS"
    assert tested.response is not None
    assert tested.response.code == 200


async def link(mock: Mock, client: Client) -> models.Vehicle:
    """Link a vendor; the car it brings is found across pages."""
    linking = await got(client.user_management.link(USER, vendor="RENAULT", vendor_type="vehicle"))
    assert urlsplit(linking.link_url).hostname == "127.0.0.1"
    assert mock.get(linking.link_url).status_code == 200

    user = await got(client.user_management.get(USER))
    assert [vendor.vendor for vendor in user.linked_vendors] == ["RENAULT"]
    listed = await every(client.vehicles.list(page_size=5))
    ids = [vehicle.id for vehicle in listed]
    assert len(listed) == 13
    assert len(set(ids)) == len(ids)
    [car] = await every(client.vehicles.list_for_user(USER))
    assert car.id == ids[0]  # what came last is listed first
    return car


async def charge(mock: Mock, hooks: Server, client: Client, car: models.Vehicle) -> None:
    """Start charging, follow the action, receive the signed webhook."""
    first = await got(client.vehicles.control_charging(car.id, action="STOP"))
    action = await got(client.vehicles.control_charging(car.id, action="START"))
    assert action.state == "PENDING"
    assert action.completed_at is None
    cancelled = await got(client.vehicles.get_charge_action(first.id))
    assert cancelled.state == "CANCELLED"

    mock.later(11)
    action = await got(client.vehicles.get_charge_action(action.id))
    assert action.state == "CONFIRMED"
    assert action.completed_at is not None
    charging = await got(client.vehicles.get(car.id))
    assert charging.charge_state.is_charging is True

    def told() -> list[models.WebhookEvent]:
        found: list[models.WebhookEvent] = []
        for request in hooks.seen("POST /events"):
            signature = request.headers["x-enode-signature"]
            found += unwrap_events(request.body, signature=signature, secret=SECRET)
        return found

    def confirmed() -> list[models.VendorActionUpdatedEvent]:
        return [
            event
            for event in told()
            if isinstance(event, models.VendorActionUpdatedEvent)
            and event.vendor_action.to_dict()["id"] == action.id
            and event.vendor_action.to_dict()["state"] == "CONFIRMED"
        ]

    [event] = eventually(confirmed)
    assert event.user.id == USER
    assert any(isinstance(each, models.VehicleDiscoveredEvent) for each in told())


async def be_refused(client: Client, car: models.Vehicle) -> None:
    """Under a schedule nobody may command."""
    body = models.ChargeSchedulePayload.model_validate(
        {
            "isEnabled": True,
            "defaultShouldCharge": True,
            "rules": [],
            "targetId": car.id,
            "targetType": "vehicle",
            "locationId": None,
        }
    )
    schedule = await got(client.schedules.create(USER, body=body))
    assert isinstance(schedule, models.ChargeSchedule)
    with pytest.raises(UnprocessableContent) as refused:
        await got(client.vehicles.control_charging(car.id, action="STOP"))
    assert isinstance(refused.value.body, models.Problem)
    assert refused.value.body.detail == "a schedule controls the vehicle"
    status = (await got(client.schedules.get_status(schedule.id))).to_dict()
    assert status["state"] == "ALIGNED"
    await got(client.schedules.delete(schedule.id))
    stop = await got(client.vehicles.control_charging(car.id, action="STOP"))
    assert stop.state == "PENDING"


async def look_back(client: Client, older: May | AsyncMay, car: models.Vehicle) -> None:
    """The same car through another version, side by side."""
    new = (await got(client.vehicles.get(car.id))).to_dict()
    old = (await got(older.vehicles.get(car.id))).to_dict()
    assert new.pop("userId") == USER
    assert new.pop("locationId") == old.pop("chargingLocationId")
    assert new == old
    assert [each.id for each in await got(older.vehicles.list())] == [car.id]


def test_sync(mock: Mock, receivers: Server) -> None:
    client = Enode(**options(mock))
    older = May(**options(mock), user_id=USER)
    asyncio.run(story(mock, receivers, client, older))


def test_async(mock: Mock, receivers: Server) -> None:
    client = AsyncEnode(**options(mock))
    older = AsyncMay(**options(mock), user_id=USER)
    asyncio.run(story(mock, receivers, client, older))


def test_a_token_expires_and_is_renewed(mock: Mock) -> None:
    with Enode(**options(mock)) as client:
        before = client.vehicles.get("4eaeb363-296d-4ccc-a973-7805e6f400bd")
        mock.later(3601)
        assert client.vehicles.get(before.id).id == before.id


def test_what_was_given_by_nobody_is_refused(mock: Mock) -> None:
    with Enode(access_token="made-up", base_url=mock.url) as client:
        with pytest.raises(Unauthorized):
            client.user_management.get("user-4711")
        assert client.service_health.get_vehicle_vendors()


def test_old_versions_take_their_user_from_a_header(mock: Mock) -> None:
    with March(**options(mock), user_id="user-4711") as march:
        assert march.chargers.list() == ["a3d6f1c8-0c57-4d0c-8c0b-6f6a2d1e9b34"]
        assert march.hvac.get("6f0c2d4e-1b3a-4c5d-8e7f-9a0b1c2d3e4f").heat_setpoint == 20
        with pytest.raises(ApiError):
            march.vehicles.list(user_id="nobody")


def test_a_cursor_that_is_none_is_refused(mock: Mock) -> None:
    with Enode(**options(mock)) as client, pytest.raises(BadRequest):
        next(iter(client.vehicles.list(after="nonsense")))
