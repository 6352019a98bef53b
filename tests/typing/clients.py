"""What type checkers must know of generated clients."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any, Literal, assert_never, assert_type

from enode_client import OMITTED, errors, latest, v2023_02_01, v2023_05_01, v2023_08_01
from enode_client.v2023_08_01 import AsyncEnode, Enode, UnknownVariant, models
from enode_client.v2023_08_01.webhooks import unwrap_events
from renault_zoe_client import v2016
from renault_zoe_client.v2018_12 import AsyncRenaultZoe, Month, RenaultZoe


def lists_and_answers(enode: Enode) -> None:
    """Iterate, get, command."""
    for vehicle in enode.vehicles.list(page_size=50):
        assert_type(vehicle, models.Vehicle)
        assert_type(vehicle.charge_state.battery_level, float | None)
        assert_type(vehicle.charge_state.is_plugged_in, bool | None)
        assert_type(vehicle.last_seen, datetime)
        assert_type(vehicle.vendor, models.VehicleVendor)
        assert_type(vehicle.vendor.is_known, bool)
    for page in enode.vehicles.list().pages():
        assert_type(page.items, list[models.Vehicle])
    assert_type(enode.vehicles.list().first(), models.Vehicle | None)
    assert_type(enode.vehicles.get("v1"), models.Vehicle)
    assert_type(enode.vehicles.control_charging("v1", action="START"), models.ChargeAction)
    enode.vehicles.control_charging("v1", action=models.ChargeActionKind.STOP)
    enode.vehicles.refresh_hint("v1")
    enode.vehicles.update_smart_charging_policy("v1", deadline=None, is_enabled=OMITTED)
    enode.vehicles.update_smart_charging_policy("v1", deadline=time(6, 30), is_enabled=True)
    assert_type(enode.with_options(timeout=5.0, max_retries=0), Enode)
    assert_type(enode.vehicles.get("v1").to_dict(), dict[str, Any])


def whole_responses(enode: Enode) -> None:
    """Send a request value, get everything around the answer."""
    response = enode.send(enode.vehicles.requests.get("v1"))
    assert_type(response.data, models.Vehicle)
    assert_type(response.status_code, int)
    assert_type(response.request_id, str | None)


async def both_colours(enode: AsyncEnode, zoe: AsyncRenaultZoe) -> None:
    """Await what the other client gives at once."""
    async for vehicle in enode.vehicles.list():
        assert_type(vehicle, models.Vehicle)
    assert_type(await enode.vehicles.get("v1"), models.Vehicle)
    assert_type(await enode.vehicles.list().first(), models.Vehicle | None)
    history = await zoe.charging.get_charge_history("VF1", begin=Month(2018, 1), end=Month(2018, 2))
    assert_type(history[0].remaining_time, timedelta | None)


def unions(enode: Enode) -> str:
    """Match on the kinds of a union; a checker proves that none is missing."""
    schedule = enode.schedules.get("s1")
    match schedule:
        case models.ChargeSchedule():
            return assert_type(schedule.target_type, models.ChargeTargetType)
        case models.TemperatureSchedule():
            return schedule.target_id
        case UnknownVariant():
            return schedule.tag
        case _:
            assert_never(schedule)


def webhooks(body: bytes, signature: str | None) -> None:
    """Verify, then match on the events."""
    for event in unwrap_events(body, signature=signature, secret=("new", "old")):
        match event:
            case models.VehicleUpdatedEvent():
                assert_type(event.vehicle, models.Vehicle)
            case models.HeartbeatEvent():
                assert_type(event.created_at, datetime)
            case _:
                pass


def failures(enode: Enode) -> None:
    """Catch what a call raises."""
    try:
        enode.vehicles.get("v1")
    except errors.TooManyRequests as error:
        assert_type(error.retry_after, float | None)
    except errors.StatusError as error:
        assert_type(error.status_code, int | None)
        if isinstance(error.body, models.Problem):
            assert_type(error.body.title, str)


def units(zoe: RenaultZoe) -> None:
    """Give and take Python's own types."""
    battery = zoe.battery.get("VF1")
    assert_type(battery.last_update, datetime)
    assert_type(battery.remaining_time, timedelta | None)
    assert_type(battery.charge_level, int)
    zoe.air_conditioning.set_timer("VF1", start=time(17, 53))
    window = v2016.models.ChargingWindow(start=time(1), duration=timedelta(minutes=75))
    zoe.charge_schedule.set_draft(
        "VF1", optimized_charge=False,
        mon=window, tue=window, wed=window, thu=window, fri=window, sat=window, sun=window,
    )  # fmt: skip


def users(enode: v2023_02_01.Enode) -> None:
    """Choose a user where the version knows users."""
    enode.chargers.get("c1", field=["information"], user_id="ada")
    enode.statistics.get_charging(start_date=datetime(2023, 2, 1, tzinfo=UTC), resolution="DAY")
    assert_type(enode.with_options(user_id=None).chargers.list(), list[str])


def family(rate: v2023_05_01.models.TariffRate) -> v2023_08_01.models.TariffRate:
    """Pass on a model that is the same class in both versions."""
    return rate


Enode(client_id="i", client_secret="s", environment="sandbox")
Enode(access_token=lambda: "token", timeout=None, strict=True)
v2023_02_01.Enode(access_token="t", user_id="ada")
statuses: list[int | None] = []
latest.Enode(on_exchange=lambda exchange: statuses.append(exchange.status_code))
assert_type(v2023_08_01.VERSION, Literal["2023-08-01"])
