"""What the battery holds and how far it reaches."""

from __future__ import annotations

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.parameters import path as _path
from ..._runtime.request import Request
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
