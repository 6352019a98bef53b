"""The clients of Enode API, version 2023-02-01."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal

from .._runtime.auth import BearerToken, ClientCredentials, choose
from .._runtime.client import AsyncClient, Client
from .._runtime.http import httpx
from .._runtime.options import Exchange, Options

if TYPE_CHECKING:
    from .resources.chargers import AsyncChargers, Chargers
    from .resources.charging_locations import AsyncChargingLocations, ChargingLocations
    from .resources.hvac import AsyncHvac, Hvac
    from .resources.me import AsyncMe, Me
    from .resources.schedules import AsyncSchedules, Schedules
    from .resources.service_health import AsyncServiceHealth, ServiceHealth
    from .resources.solar_inverters import AsyncSolarInverters, SolarInverters
    from .resources.statistics import AsyncStatistics, Statistics
    from .resources.tariffs import AsyncTariffs, Tariffs
    from .resources.user_management import AsyncUserManagement, UserManagement
    from .resources.vehicles import AsyncVehicles, Vehicles
    from .resources.webhooks import AsyncWebhooks, Webhooks

__all__ = ["VERSION", "AsyncEnode", "Enode"]

VERSION: Final = "2023-02-01"
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
    """Enode API, version 2023-02-01.

    An unofficial description of one dated version of the Enode API, written from its public
    changelog and documents.

    A *client* (you) serves many *users*. A user links a vendor, and the devices in that
    vendor's cloud become visible. Commands are asynchronous: they answer with an *action*
    that stays PENDING until the device confirms it. All times are UTC.

    Operations on a user's things need to know the user: either the header `Enode-User-Id`
    says so beside the client's own token, or, deprecated, the access token is the user's.
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
        user_id: str | None = None,
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
            user_id: Whose data to ask for where a call does not say.
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
            user_header="Enode-User-Id",
            user_id=user_id,
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
        from .resources.vehicles import Vehicles

        return Vehicles(self)

    @property
    def chargers(self) -> Chargers:
        """Charging stations."""
        from .resources.chargers import Chargers

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
    def charging_locations(self) -> ChargingLocations:
        """Places at which a user's devices stand."""
        from .resources.charging_locations import ChargingLocations

        return ChargingLocations(self)

    @property
    def tariffs(self) -> Tariffs:
        """Prices of energy, and where they hold."""
        from .resources.tariffs import Tariffs

        return Tariffs(self)

    @property
    def me(self) -> Me:
        """The user on whose behalf a request is made."""
        from .resources.me import Me

        return Me(self)

    @property
    def user_management(self) -> UserManagement:
        """Linking users and letting them go."""
        from .resources.user_management import UserManagement

        return UserManagement(self)

    @property
    def schedules(self) -> Schedules:
        """Weekly and dated rules for charging and for temperatures."""
        from .resources.schedules import Schedules

        return Schedules(self)

    @property
    def statistics(self) -> Statistics:
        """Energy drawn and produced, with its price."""
        from .resources.statistics import Statistics

        return Statistics(self)

    @property
    def webhooks(self) -> Webhooks:
        """The firehose, one address that receives all events of the client."""
        from .resources.webhooks import Webhooks

        return Webhooks(self)

    @property
    def service_health(self) -> ServiceHealth:
        """Whether the service and the clouds of the vendors work."""
        from .resources.service_health import ServiceHealth

        return ServiceHealth(self)


class AsyncEnode(AsyncClient):
    """Enode API, version 2023-02-01.

    An unofficial description of one dated version of the Enode API, written from its public
    changelog and documents.

    A *client* (you) serves many *users*. A user links a vendor, and the devices in that
    vendor's cloud become visible. Commands are asynchronous: they answer with an *action*
    that stays PENDING until the device confirms it. All times are UTC.

    Operations on a user's things need to know the user: either the header `Enode-User-Id`
    says so beside the client's own token, or, deprecated, the access token is the user's.
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
        user_id: str | None = None,
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
            user_id: Whose data to ask for where a call does not say.
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
            user_header="Enode-User-Id",
            user_id=user_id,
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
        from .resources.vehicles import AsyncVehicles

        return AsyncVehicles(self)

    @property
    def chargers(self) -> AsyncChargers:
        """Charging stations."""
        from .resources.chargers import AsyncChargers

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
    def charging_locations(self) -> AsyncChargingLocations:
        """Places at which a user's devices stand."""
        from .resources.charging_locations import AsyncChargingLocations

        return AsyncChargingLocations(self)

    @property
    def tariffs(self) -> AsyncTariffs:
        """Prices of energy, and where they hold."""
        from .resources.tariffs import AsyncTariffs

        return AsyncTariffs(self)

    @property
    def me(self) -> AsyncMe:
        """The user on whose behalf a request is made."""
        from .resources.me import AsyncMe

        return AsyncMe(self)

    @property
    def user_management(self) -> AsyncUserManagement:
        """Linking users and letting them go."""
        from .resources.user_management import AsyncUserManagement

        return AsyncUserManagement(self)

    @property
    def schedules(self) -> AsyncSchedules:
        """Weekly and dated rules for charging and for temperatures."""
        from .resources.schedules import AsyncSchedules

        return AsyncSchedules(self)

    @property
    def statistics(self) -> AsyncStatistics:
        """Energy drawn and produced, with its price."""
        from .resources.statistics import AsyncStatistics

        return AsyncStatistics(self)

    @property
    def webhooks(self) -> AsyncWebhooks:
        """The firehose, one address that receives all events of the client."""
        from .resources.webhooks import AsyncWebhooks

        return AsyncWebhooks(self)

    @property
    def service_health(self) -> AsyncServiceHealth:
        """Whether the service and the clouds of the vendors work."""
        from .resources.service_health import AsyncServiceHealth

        return AsyncServiceHealth(self)
