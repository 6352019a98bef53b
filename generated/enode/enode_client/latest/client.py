"""The clients of Enode API, version latest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal

from .._runtime.auth import BearerToken, ClientCredentials, choose
from .._runtime.client import AsyncClient, Client
from .._runtime.http import httpx
from .._runtime.options import Exchange, Options

if TYPE_CHECKING:
    from ..v2023_08_01.resources.chargers import AsyncChargers, Chargers
    from ..v2023_08_01.resources.locations import AsyncLocations, Locations
    from ..v2023_08_01.resources.schedules import AsyncSchedules, Schedules
    from ..v2023_08_01.resources.statistics import AsyncStatistics, Statistics
    from ..v2023_08_01.resources.tariffs import AsyncTariffs, Tariffs
    from ..v2023_08_01.resources.vehicles import AsyncVehicles, Vehicles
    from .resources.batteries import AsyncBatteries, Batteries
    from .resources.hvac import AsyncHvac, Hvac
    from .resources.interventions import AsyncInterventions, Interventions
    from .resources.meters import AsyncMeters, Meters
    from .resources.service_health import AsyncServiceHealth, ServiceHealth
    from .resources.solar_inverters import AsyncSolarInverters, SolarInverters
    from .resources.user_management import AsyncUserManagement, UserManagement
    from .resources.webhooks import AsyncWebhooks, Webhooks

__all__ = ["VERSION", "AsyncEnode", "Enode"]

VERSION: Final = "2023-08-01"
"""The version of the API that every call asks for."""

_SERVERS: Final = {
    "production": "https://enode-api.production.enode.io",
    "sandbox": "https://enode-api.sandbox.enode.io",
}
_TOKEN_URLS: Final = {
    "production": "https://oauth.production.enode.io/oauth2/token",
    "sandbox": "https://oauth.sandbox.enode.io/oauth2/token",
}


def _auth(
    *,
    client_id: str | None,
    client_secret: str | None,
    access_token: str | Callable[[], str] | None,
    token_url: str,
) -> httpx.Auth | None:
    if (client_id is None) != (client_secret is None):
        raise ValueError("client_id and client_secret go together")
    choose(client_id=client_id, access_token=access_token)
    if access_token is not None:
        return BearerToken(access_token)
    if client_id is not None and client_secret is not None:
        return ClientCredentials(token_url, client_id, client_secret)
    return None


class Enode(Client):
    """Enode API, version latest.

    An unofficial description of one dated version of the Enode API, written from its public
    changelog and documents.

    A *client* (you) serves many *users*. A user links a vendor, and the devices in that
    vendor's cloud become visible. Commands are asynchronous: they answer with an *action*
    that stays PENDING until the device confirms it. All times are UTC.

    Every request carries the client's own token. What the paths of assets list belongs to all
    users of the client; what stands below `/users/{userId}` belongs to one. Lists come in
    pages: pass the cursor `after` of one page to get the next.
    """

    def __init__(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        access_token: str | Callable[[], str] | None = None,
        environment: Literal["production", "sandbox"] = "production",
        base_url: str | None = None,
        token_url: str | None = None,
        timeout: float | None = 30.0,
        max_retries: int = 2,
        strict: bool = False,
        transport: httpx.BaseTransport | None = None,
        on_exchange: Callable[[Exchange], None] | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            client_id: The client's id; with `client_secret`, tokens are fetched and renewed.
            client_secret: The client's secret, sent to `token_url` alone.
            access_token: The bearer token of each request, or a function that gives it.
            environment: Which installation of the service to talk to.
            base_url: Another address of the service, for a mock or a proxy.
            token_url: Another address of the token endpoint.
            timeout: Seconds to wait for the network, for each step of a request.
            max_retries: How often a failed request is sent again.
            strict: Refuse values and kinds of objects that this version does not know.
            transport: The seam below HTTP, for tests.
            on_exchange: Called after each exchange with what a log should know.

        Raises:
            ValueError: An argument has no possible value, or two do not go together.
        """
        if environment not in _SERVERS:
            raise ValueError(f"environment must be one of {', '.join(_SERVERS)}")
        base_url = base_url or _SERVERS[environment]
        token_url = token_url or _TOKEN_URLS[environment]
        options = Options(
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            user_agent="enode-client/0.1.0",
            version_header="Enode-Version",
            version=VERSION,
            on_exchange=on_exchange,
        )
        super().__init__(
            options,
            auth=_auth(
                client_id=client_id,
                client_secret=client_secret,
                access_token=access_token,
                token_url=token_url,
            ),
            transport=transport,
        )

    @property
    def vehicles(self) -> Vehicles:
        """Electric vehicles, their charging and smart charging."""
        from ..v2023_08_01.resources.vehicles import Vehicles

        return Vehicles(self)

    @property
    def chargers(self) -> Chargers:
        """Charging stations."""
        from ..v2023_08_01.resources.chargers import Chargers

        return Chargers(self)

    @property
    def hvac(self) -> Hvac:
        """Heating, ventilation and air conditioning units."""
        from .resources.hvac import Hvac

        return Hvac(self)

    @property
    def solar_inverters(self) -> SolarInverters:
        """Inverters of solar installations."""
        from .resources.solar_inverters import SolarInverters

        return SolarInverters(self)

    @property
    def tariffs(self) -> Tariffs:
        """Prices of energy, and where they hold."""
        from ..v2023_08_01.resources.tariffs import Tariffs

        return Tariffs(self)

    @property
    def user_management(self) -> UserManagement:
        """Linking users and letting them go."""
        from .resources.user_management import UserManagement

        return UserManagement(self)

    @property
    def schedules(self) -> Schedules:
        """Weekly and dated rules for charging and for temperatures."""
        from ..v2023_08_01.resources.schedules import Schedules

        return Schedules(self)

    @property
    def webhooks(self) -> Webhooks:
        """Addresses that receive events of the client; the old firehose is one of them."""
        from .resources.webhooks import Webhooks

        return Webhooks(self)

    @property
    def service_health(self) -> ServiceHealth:
        """Whether the service and the clouds of the vendors work."""
        from .resources.service_health import ServiceHealth

        return ServiceHealth(self)

    @property
    def locations(self) -> Locations:
        """Places at which a user's devices stand."""
        from ..v2023_08_01.resources.locations import Locations

        return Locations(self)

    @property
    def statistics(self) -> Statistics:
        """Energy drawn and produced, with its price."""
        from ..v2023_08_01.resources.statistics import Statistics

        return Statistics(self)

    @property
    def interventions(self) -> Interventions:
        """What users can do so that their devices can do more."""
        from .resources.interventions import Interventions

        return Interventions(self)

    @property
    def batteries(self) -> Batteries:
        """Batteries of homes."""
        from .resources.batteries import Batteries

        return Batteries(self)

    @property
    def meters(self) -> Meters:
        """Energy meters of homes."""
        from .resources.meters import Meters

        return Meters(self)


class AsyncEnode(AsyncClient):
    """Enode API, version latest.

    An unofficial description of one dated version of the Enode API, written from its public
    changelog and documents.

    A *client* (you) serves many *users*. A user links a vendor, and the devices in that
    vendor's cloud become visible. Commands are asynchronous: they answer with an *action*
    that stays PENDING until the device confirms it. All times are UTC.

    Every request carries the client's own token. What the paths of assets list belongs to all
    users of the client; what stands below `/users/{userId}` belongs to one. Lists come in
    pages: pass the cursor `after` of one page to get the next.
    """

    def __init__(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        access_token: str | Callable[[], str] | None = None,
        environment: Literal["production", "sandbox"] = "production",
        base_url: str | None = None,
        token_url: str | None = None,
        timeout: float | None = 30.0,
        max_retries: int = 2,
        strict: bool = False,
        transport: httpx.AsyncBaseTransport | None = None,
        on_exchange: Callable[[Exchange], None] | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            client_id: The client's id; with `client_secret`, tokens are fetched and renewed.
            client_secret: The client's secret, sent to `token_url` alone.
            access_token: The bearer token of each request, or a function that gives it.
            environment: Which installation of the service to talk to.
            base_url: Another address of the service, for a mock or a proxy.
            token_url: Another address of the token endpoint.
            timeout: Seconds to wait for the network, for each step of a request.
            max_retries: How often a failed request is sent again.
            strict: Refuse values and kinds of objects that this version does not know.
            transport: The seam below HTTP, for tests.
            on_exchange: Called after each exchange with what a log should know.

        Raises:
            ValueError: An argument has no possible value, or two do not go together.
        """
        if environment not in _SERVERS:
            raise ValueError(f"environment must be one of {', '.join(_SERVERS)}")
        base_url = base_url or _SERVERS[environment]
        token_url = token_url or _TOKEN_URLS[environment]
        options = Options(
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            user_agent="enode-client/0.1.0",
            version_header="Enode-Version",
            version=VERSION,
            on_exchange=on_exchange,
        )
        super().__init__(
            options,
            auth=_auth(
                client_id=client_id,
                client_secret=client_secret,
                access_token=access_token,
                token_url=token_url,
            ),
            transport=transport,
        )

    @property
    def vehicles(self) -> AsyncVehicles:
        """Electric vehicles, their charging and smart charging."""
        from ..v2023_08_01.resources.vehicles import AsyncVehicles

        return AsyncVehicles(self)

    @property
    def chargers(self) -> AsyncChargers:
        """Charging stations."""
        from ..v2023_08_01.resources.chargers import AsyncChargers

        return AsyncChargers(self)

    @property
    def hvac(self) -> AsyncHvac:
        """Heating, ventilation and air conditioning units."""
        from .resources.hvac import AsyncHvac

        return AsyncHvac(self)

    @property
    def solar_inverters(self) -> AsyncSolarInverters:
        """Inverters of solar installations."""
        from .resources.solar_inverters import AsyncSolarInverters

        return AsyncSolarInverters(self)

    @property
    def tariffs(self) -> AsyncTariffs:
        """Prices of energy, and where they hold."""
        from ..v2023_08_01.resources.tariffs import AsyncTariffs

        return AsyncTariffs(self)

    @property
    def user_management(self) -> AsyncUserManagement:
        """Linking users and letting them go."""
        from .resources.user_management import AsyncUserManagement

        return AsyncUserManagement(self)

    @property
    def schedules(self) -> AsyncSchedules:
        """Weekly and dated rules for charging and for temperatures."""
        from ..v2023_08_01.resources.schedules import AsyncSchedules

        return AsyncSchedules(self)

    @property
    def webhooks(self) -> AsyncWebhooks:
        """Addresses that receive events of the client; the old firehose is one of them."""
        from .resources.webhooks import AsyncWebhooks

        return AsyncWebhooks(self)

    @property
    def service_health(self) -> AsyncServiceHealth:
        """Whether the service and the clouds of the vendors work."""
        from .resources.service_health import AsyncServiceHealth

        return AsyncServiceHealth(self)

    @property
    def locations(self) -> AsyncLocations:
        """Places at which a user's devices stand."""
        from ..v2023_08_01.resources.locations import AsyncLocations

        return AsyncLocations(self)

    @property
    def statistics(self) -> AsyncStatistics:
        """Energy drawn and produced, with its price."""
        from ..v2023_08_01.resources.statistics import AsyncStatistics

        return AsyncStatistics(self)

    @property
    def interventions(self) -> AsyncInterventions:
        """What users can do so that their devices can do more."""
        from .resources.interventions import AsyncInterventions

        return AsyncInterventions(self)

    @property
    def batteries(self) -> AsyncBatteries:
        """Batteries of homes."""
        from .resources.batteries import AsyncBatteries

        return AsyncBatteries(self)

    @property
    def meters(self) -> AsyncMeters:
        """Energy meters of homes."""
        from .resources.meters import AsyncMeters

        return AsyncMeters(self)
