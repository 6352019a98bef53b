"""What the battery holds and how far it reaches."""

from __future__ import annotations

import builtins

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Request
from ..._runtime.units import Month
from .. import models

__all__ = ["AsyncBattery", "Battery", "BatteryRequests"]


class BatteryRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def get(vin: str) -> Request[models.BatteryStatus]:
        """Get the battery status."""
        return Request(
            operation_id="getBattery",
            method="GET",
            path=_path("/vehicle/{}/battery", vin),
            returns=models.BatteryStatus,
            errors={"401": models.ServiceError, "404": models.ServiceError},
        )

    @staticmethod
    def refresh(vin: str) -> Request[None]:
        """Ask the car for a fresh battery status."""
        return Request(
            operation_id="refreshBattery",
            method="POST",
            path=_path("/vehicle/{}/battery", vin),
            returns=None,
            errors={
                "401": models.ServiceError,
                "404": models.ServiceError,
                "503": models.ServiceError,
            },
        )

    @staticmethod
    def get_history(
        vin: str, *, begin: Month, end: Month
    ) -> Request[builtins.list[models.BatteryRecord]]:
        """List past battery records."""
        return Request(
            operation_id="getBatteryHistory",
            method="GET",
            path=_path("/vehicle/{}/battery/history", vin),
            returns=builtins.list[models.BatteryRecord],
            query=_query(("begin", _wire_value(Month, begin)), ("end", _wire_value(Month, end))),
            errors={"4XX": models.ServiceError},
            empty="list",
        )


class Battery(Resource):
    """What the battery holds and how far it reaches."""

    requests = BatteryRequests

    def get(self, vin: str) -> models.BatteryStatus:
        """Get the battery status.

        Gives the status the car last reported. `last_update` says how old it is.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return self._send(self.requests.get(vin))

    def refresh(self, vin: str) -> None:
        """Ask the car for a fresh battery status.

        Wakes the car by text message. The status arrives minutes later or never: get it again
        until `last_update` has moved. At most every twenty minutes.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
            ServerError: The car was woken less than twenty minutes ago.
        """
        return self._send(self.requests.refresh(vin))

    def get_history(
        self, vin: str, *, begin: Month, end: Month
    ) -> builtins.list[models.BatteryRecord]:
        """List past battery records.

        Lists the requests and notifications of some months.

        Args:
            vin: Vehicle identification number, seventeen characters.
            begin: First month wanted, as month and year in two digits each (October 2016 is
                `1016`).
            end: Last month wanted, itself included, as month and year in two digits each.

        Raises:
            BadRequest: The request breaks a rule of its format.
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return self._send(self.requests.get_history(vin, begin=begin, end=end))


class AsyncBattery(AsyncResource):
    """What the battery holds and how far it reaches."""

    requests = BatteryRequests

    async def get(self, vin: str) -> models.BatteryStatus:
        """Get the battery status.

        Gives the status the car last reported. `last_update` says how old it is.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return await self._send(self.requests.get(vin))

    async def refresh(self, vin: str) -> None:
        """Ask the car for a fresh battery status.

        Wakes the car by text message. The status arrives minutes later or never: get it again
        until `last_update` has moved. At most every twenty minutes.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
            ServerError: The car was woken less than twenty minutes ago.
        """
        return await self._send(self.requests.refresh(vin))

    async def get_history(
        self, vin: str, *, begin: Month, end: Month
    ) -> builtins.list[models.BatteryRecord]:
        """List past battery records.

        Lists the requests and notifications of some months.

        Args:
            vin: Vehicle identification number, seventeen characters.
            begin: First month wanted, as month and year in two digits each (October 2016 is
                `1016`).
            end: Last month wanted, itself included, as month and year in two digits each.

        Raises:
            BadRequest: The request breaks a rule of its format.
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return await self._send(self.requests.get_history(vin, begin=begin, end=end))
