"""What type checkers must refuse: each wrong line says so, and says it to both of them."""

# mypy: enable-error-code="deprecated"
# pyright: reportDeprecated=true, reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from datetime import timedelta

from enode_client import v2023_02_01, v2023_05_01, v2023_08_01
from enode_client.v2023_08_01 import AsyncEnode, Enode, models
from renault_zoe_client.v2016 import RenaultZoe


def arguments(enode: Enode) -> None:
    """Refuse arguments that an operation does not take."""
    enode.vehicles.get()  # type: ignore[call-arg]
    enode.vehicles.get(5)  # type: ignore[arg-type]
    enode.vehicles.get("v1", user_id="ada")  # type: ignore[call-arg]
    enode.vehicles.list(50)  # type: ignore[call-arg]
    enode.vehicles.list(page_size="50")  # type: ignore[arg-type]
    enode.vehicles.control_charging("v1")  # type: ignore[call-arg]
    enode.vehicles.control_charging("v1", action="FLY")  # type: ignore[arg-type]
    enode.vehicles.control_charging("v1", "START")  # type: ignore[call-arg]
    enode.vehicles.update_smart_charging_policy("v1", isEnabled=True)  # type: ignore[call-arg]
    enode.vehicles.update_smart_charging_policy("v1", is_enabled=None)  # type: ignore[arg-type]
    enode.vehicles.update_smart_charging_policy("v1", deadline="06:30")  # type: ignore[arg-type]
    enode.locations.create("ada", name="Home", latitude=1, longitude=2)  # type: ignore[call-arg]
    enode.aeroplanes.list()  # type: ignore[attr-defined]


def answers(enode: Enode) -> str:
    """Refuse members that an answer does not have, values it cannot hold, and changing it."""
    vehicle = enode.vehicles.get("v1")
    vehicle.id = "v2"  # type: ignore[misc]
    models.Vehicle(id="v1")  # type: ignore[call-arg]
    vehicle.batteryLevel.bit_length()  # type: ignore[attr-defined]
    vehicle.charge_state.battery_level.is_integer()  # type: ignore[union-attr]
    enode.schedules.get("s1").rules.clear()  # type: ignore[union-attr]
    enode.vehicles.list().sort()  # type: ignore[attr-defined]
    return vehicle.last_seen  # type: ignore[return-value]


async def colours(enode: AsyncEnode) -> None:
    """Refuse to take a coroutine for its result, and an async list for a list."""
    enode.vehicles.get("v1").to_dict()  # type: ignore[attr-defined]
    for vehicle in enode.vehicles.list():  # type: ignore[attr-defined]
        vehicle.to_dict()


def units(zoe: RenaultZoe) -> int:
    """Refuse bare numbers and texts where a unit is meant."""
    zoe.air_conditioning.set_timer("VF1", start=1753)  # type: ignore[arg-type]
    zoe.charging.get_charge_history("VF1", begin="1016", end="1016")  # type: ignore[arg-type]
    return zoe.battery.get("VF1").remaining_time  # type: ignore[return-value]


def versions(
    old: v2023_05_01.models.Vehicle, enode: v2023_02_01.Enode
) -> v2023_08_01.models.Vehicle:
    """Refuse what another version knows, and mark what is deprecated."""
    enode.locations.list()  # type: ignore[attr-defined]
    enode.vehicles.create_external_start("v1")  # type: ignore[deprecated]
    return old  # type: ignore[return-value]


Enode(user_id="ada")  # type: ignore[call-arg]
Enode(environment="staging")  # type: ignore[arg-type]
Enode("id", "secret")  # type: ignore[call-arg]
RenaultZoe(client_id="id")  # type: ignore[call-arg]
RenaultZoe(timeout=timedelta(seconds=5))  # type: ignore[arg-type]
