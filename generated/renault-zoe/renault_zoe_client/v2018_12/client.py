"""The clients of Renault Z.E. Services, version 2018-12."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from .._runtime.auth import BearerToken, JwtLogin, choose
from .._runtime.client import AsyncClient, Client
from .._runtime.http import httpx
from .._runtime.options import Exchange, Options

if TYPE_CHECKING:
    from ..v2016.resources.charge_schedule import AsyncChargeSchedule, ChargeSchedule
    from ..v2016.resources.notifications import AsyncNotifications, Notifications
    from .resources.account import Account, AsyncAccount
    from .resources.air_conditioning import AirConditioning, AsyncAirConditioning
    from .resources.battery import AsyncBattery, Battery
    from .resources.charging import AsyncCharging, Charging

__all__ = ["VERSION", "AsyncRenaultZoe", "RenaultZoe"]

VERSION: Final = "2018-12"
"""The version of the API that this client was made for."""


def _auth(
    *,
    username: str | None,
    password: str | None,
    access_token: str | Callable[[], str] | None,
    base_url: str,
) -> httpx.Auth | None:
    if (username is None) != (password is None):
        raise ValueError("username and password go together")
    choose(username=username, access_token=access_token)
    if access_token is not None:
        return BearerToken(access_token)
    if username is not None and password is not None:
        return JwtLogin(
            base_url,
            username,
            password,
            {
                "login": {"path": "/user/login", "username": "username", "password": "password"},
                "refresh": {"path": "/user/token/refresh"},
                "token": "token",
                "refreshCookie": "refreshToken",
                "xsrf": {"member": "xsrfToken", "header": "X-XSRF-TOKEN"},
            },
        )
    return None


class RenaultZoe(Client):
    """Renault Z.E. Services, version 2018-12.

    An unofficial description of the service behind the owners' website as it was from
    December 2018 until it was closed country by country between 2019 and 2020. Logging in now
    hands out a token against request forgery and a cookie in place of the refresh token;
    owners of a country that was closed can no longer log in.

    Four habits of the service surprise its users. Commands to the car are relayed by text
    message: the answer is 202 with nothing in it, and whether the car obeyed shows up later.
    Where there is nothing to show, the answer is 204 and no JSON at all. The same remaining
    time is minutes in the battery status and milliseconds in the histories. Clock times and
    durations are strings of four digits, in the local time of the vehicle.
    """

    def __init__(
        self,
        *,
        username: str | None = None,
        password: str | None = None,
        access_token: str | Callable[[], str] | None = None,
        base_url: str = "https://www.services.renault-ze.com/api",
        timeout: float | None = 30.0,
        max_retries: int = 2,
        strict: bool = False,
        transport: httpx.BaseTransport | None = None,
        on_exchange: Callable[[Exchange], None] | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            username: The account's user name, to log in with `password`.
            password: The account's password, sent to log in alone.
            access_token: The bearer token of each request, or a function that gives it.
            base_url: Another address of the service, for a mock or a proxy.
            timeout: Seconds to wait for the network, for each step of a request.
            max_retries: How often a failed request is sent again.
            strict: Refuse values and kinds of objects that this version does not know.
            transport: The seam below HTTP, for tests.
            on_exchange: Called after each exchange with what a log should know.

        Raises:
            ValueError: An argument has no possible value, or two do not go together.
        """
        options = Options(
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            user_agent="renault-zoe-client/0.1.0",
            on_exchange=on_exchange,
        )
        super().__init__(
            options,
            auth=_auth(
                username=username,
                password=password,
                access_token=access_token,
                base_url=base_url,
            ),
            transport=transport,
        )

    @property
    def account(self) -> Account:
        """Logging in and staying logged in."""
        from .resources.account import Account

        return Account(self)

    @property
    def battery(self) -> Battery:
        """What the battery holds and how far it reaches."""
        from .resources.battery import Battery

        return Battery(self)

    @property
    def air_conditioning(self) -> AirConditioning:
        """Warming or cooling the car before a journey (preconditioning)."""
        from .resources.air_conditioning import AirConditioning

        return AirConditioning(self)

    @property
    def charging(self) -> Charging:
        """Starting a charge and looking back on charges."""
        from .resources.charging import Charging

        return Charging(self)

    @property
    def charge_schedule(self) -> ChargeSchedule:
        """The weekly calendar of charging windows, first drafted on the server, then deployed to
        the car.
        """
        from ..v2016.resources.charge_schedule import ChargeSchedule

        return ChargeSchedule(self)

    @property
    def notifications(self) -> Notifications:
        """What the owner is told, by which channel, and when not."""
        from ..v2016.resources.notifications import Notifications

        return Notifications(self)


class AsyncRenaultZoe(AsyncClient):
    """Renault Z.E. Services, version 2018-12.

    An unofficial description of the service behind the owners' website as it was from
    December 2018 until it was closed country by country between 2019 and 2020. Logging in now
    hands out a token against request forgery and a cookie in place of the refresh token;
    owners of a country that was closed can no longer log in.

    Four habits of the service surprise its users. Commands to the car are relayed by text
    message: the answer is 202 with nothing in it, and whether the car obeyed shows up later.
    Where there is nothing to show, the answer is 204 and no JSON at all. The same remaining
    time is minutes in the battery status and milliseconds in the histories. Clock times and
    durations are strings of four digits, in the local time of the vehicle.
    """

    def __init__(
        self,
        *,
        username: str | None = None,
        password: str | None = None,
        access_token: str | Callable[[], str] | None = None,
        base_url: str = "https://www.services.renault-ze.com/api",
        timeout: float | None = 30.0,
        max_retries: int = 2,
        strict: bool = False,
        transport: httpx.AsyncBaseTransport | None = None,
        on_exchange: Callable[[Exchange], None] | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            username: The account's user name, to log in with `password`.
            password: The account's password, sent to log in alone.
            access_token: The bearer token of each request, or a function that gives it.
            base_url: Another address of the service, for a mock or a proxy.
            timeout: Seconds to wait for the network, for each step of a request.
            max_retries: How often a failed request is sent again.
            strict: Refuse values and kinds of objects that this version does not know.
            transport: The seam below HTTP, for tests.
            on_exchange: Called after each exchange with what a log should know.

        Raises:
            ValueError: An argument has no possible value, or two do not go together.
        """
        options = Options(
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            user_agent="renault-zoe-client/0.1.0",
            on_exchange=on_exchange,
        )
        super().__init__(
            options,
            auth=_auth(
                username=username,
                password=password,
                access_token=access_token,
                base_url=base_url,
            ),
            transport=transport,
        )

    @property
    def account(self) -> AsyncAccount:
        """Logging in and staying logged in."""
        from .resources.account import AsyncAccount

        return AsyncAccount(self)

    @property
    def battery(self) -> AsyncBattery:
        """What the battery holds and how far it reaches."""
        from .resources.battery import AsyncBattery

        return AsyncBattery(self)

    @property
    def air_conditioning(self) -> AsyncAirConditioning:
        """Warming or cooling the car before a journey (preconditioning)."""
        from .resources.air_conditioning import AsyncAirConditioning

        return AsyncAirConditioning(self)

    @property
    def charging(self) -> AsyncCharging:
        """Starting a charge and looking back on charges."""
        from .resources.charging import AsyncCharging

        return AsyncCharging(self)

    @property
    def charge_schedule(self) -> AsyncChargeSchedule:
        """The weekly calendar of charging windows, first drafted on the server, then deployed to
        the car.
        """
        from ..v2016.resources.charge_schedule import AsyncChargeSchedule

        return AsyncChargeSchedule(self)

    @property
    def notifications(self) -> AsyncNotifications:
        """What the owner is told, by which channel, and when not."""
        from ..v2016.resources.notifications import AsyncNotifications

        return AsyncNotifications(self)
